"""The keys of a configuration: the one table that reading, schema, listing and start files come from."""

from __future__ import annotations

from msgspec import Struct


class Key(Struct, frozen=True):
    """``shape`` says what values it takes; ``run_only`` whether only the run's configuration may set it."""

    name: str
    shape: str
    zh: str
    en: str
    example: str
    """A value in TOML."""
    run_only: bool = False
    choices: tuple[str, ...] = ()
    default: str | bool | None = None
    """What holds when no configuration says anything, where that is one plain value."""


LEVELS = ("error", "warning", "info", "off")

KEYS = (
    Key(
        "profile",
        "word",
        "把文件当作哪一类报告（默认自动识别）",
        "the kind of report that files are read as (recognised unless set)",
        '"my-kind"',
    ),
    Key(
        "extends",
        "extends",
        "以另一份配置文件或某个预设为基础",
        "what this configuration builds on: another file, or a preset",
        '"my-pack:recommended"',
    ),
    Key(
        "select",
        "names",
        "只运行这些规则（代码、名称、前缀或标签），代替预设",
        "run these rules only (codes, names, prefixes or tags), instead of the preset's",
        '["ABC1", "ABC201"]',
    ),
    Key("extend-select", "names", "在预设之外再运行这些规则", "run these rules too", '["ABC3"]', run_only=True),
    Key("ignore", "names", "不运行这些规则", "do not run these rules", '["ABC102"]'),
    Key("exclude", "globs", "不检查这些文件", "do not check these files", '["drafts/", "*.old.md"]'),
    Key(
        "fail-on",
        "choice",
        "达到哪一级才算不通过",
        "the lowest severity that fails the run",
        '"error"',
        run_only=True,
        choices=("error", "warning", "info", "never"),
        default="error",
    ),
    Key(
        "lang",
        "choice",
        "问题用哪种语言说明（默认随报告）",
        "the language of the findings (the report's own unless set)",
        '"zh"',
        run_only=True,
        choices=("zh", "en"),
    ),
    Key(
        "mandatory",
        "names",
        "这些规则任何人都不能关闭或屏蔽",
        "rules that nothing can switch off or suppress",
        '["ABC201"]',
        run_only=True,
    ),
    Key(
        "require-reason",
        "flag",
        "屏蔽问题必须写明理由",
        "a suppression must give a reason",
        "true",
        run_only=True,
        default=False,
    ),
    Key(
        "collection",
        "flag",
        "是否运行跨报告的规则（默认检查文件夹时运行）",
        "whether rules across reports run (by default when a folder is checked)",
        "true",
        run_only=True,
    ),
    Key(
        "baseline",
        "path",
        "基线文件：其中的问题不再提出",
        "the baseline: findings in it are not reported again",
        '".reportlint-baseline.json"',
        run_only=True,
    ),
    Key(
        "plugins",
        "plugins",
        "自己的规则：Python文件或文件夹",
        "rules of your own: Python files or folders",
        '["./rules/ours.py"]',
        run_only=True,
    ),
    Key(
        "rule-files",
        "rule-files",
        "自己的规则：YAML文件",
        "rules of your own: YAML files",
        '["./rules/ours.yaml"]',
        run_only=True,
    ),
    Key(
        "severity",
        "severity",
        "改变规则的级别：error、warning、info、off",
        "severities of rules: error, warning, info, off",
        '{ABC2 = "warning", "ABC503.pending" = "off"}',
    ),
    Key("options", "options", "规则的选项", "options of rules", "{ABC601 = {min-length = 50}}"),
    Key(
        "limits",
        "limits",
        "一个文件最多允许多大；超过则不检查",
        "what a file may be at most; over it, it is not checked",
        "{file-bytes = 20000000}",
        run_only=True,
    ),
    Key(
        "hierarchy",
        "hierarchy",
        "各单位和它们的下级单位",
        "bodies, each with those below it",
        '{"Parent body" = ["Child body"]}',
        run_only=True,
    ),
    Key(
        "overrides",
        "overrides",
        "对部分文件或章节另作规定，写在后面的优先",
        "other rules for some files or sections; the later one wins",
        '[{files = ["2019/**"], ignore = ["ABC3"]}]',
    ),
)
BY_NAME = {key.name: key for key in KEYS}

OVERRIDE_KEYS = ("files", "sections", "select", "ignore", "severity", "options")
RUN_LIMITS = {
    "seconds": ("检查一份报告最多用多少秒", "seconds that one report may take"),
    "memory-bytes": ("检查一份报告最多用多少内存", "memory that one report may take"),
}
"""Limits of the run beside those of a file (``reportlint.model.Limits``)."""


def limit_names() -> tuple[str, ...]:
    """The keys of ``limits``."""
    from msgspec import structs

    from reportlint.model import Limits

    return (*(field.encode_name.replace("_", "-") for field in structs.fields(Limits)), *RUN_LIMITS)
