"""The values of ``check``'s options, read and checked."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from reportlint.batch.joining import Asked, read_asked
from reportlint.config.command import command_line, split_words
from reportlint.config.errors import SettingsError, hint
from reportlint.config.layers import Configuration
from reportlint.output import DEFAULT_FORMAT, FORMATS

from .help import Option, Words
from .language import Say

EXECUTORS = ("local",)
"""Where a run can be: on this machine. Plugins may bring others."""


class Target(Struct, frozen=True):
    """The name of a format, known or not, and the file that it goes to; "" is stdout."""

    format: str
    file: str = ""


class CheckOptions(Struct, frozen=True):
    """What the command line of ``check`` asks for."""

    jobs: int
    """Processes to check in; 0 to choose by the number of files."""

    asked: Asked
    """What is said of rules and of the whole run, with the run's configuration."""
    targets: tuple[Target, ...]
    required_plugins: tuple[str, ...] = ()
    stdin_filename: str = ""
    color: str = "auto"
    verbosity: int = 0
    """0 says what was done in one line, 1 more, -1 nothing."""
    exit_zero: bool = False
    statistics: bool = False
    timing: bool = False
    show_passed: bool = False
    show_files: bool = False
    show_tracebacks: bool = False
    baseline: bool = False
    """Whether what the baseline holds is left out."""
    fix: bool = False
    unsafe_fixes: bool = False
    diff: bool = False
    """Whether the changes of fixes are shown instead of the findings, and no file is changed."""

    @property
    def mends(self) -> bool:
        return self.fix or self.diff


WORDS: Mapping[str, Words] = {
    **dict.fromkeys(("--select", "--extend-select", "--ignore", "--severity"), ("@rules",)),
    "--fail-on": ("error", "warning", "info", "never"),
    "--profile": ("@profiles",),
    "--format": tuple(FORMATS),
    "--output-file": ("@files",),
    "--lang": ("zh", "en"),
    "--color": ("auto", "always", "never"),
    "--require-plugins": ("@plugins",),
    "--stdin-filename": ("@reports",),
    "--jobs": ("auto", "1", "2", "4", "8"),
    "--executor": EXECUTORS,
    "--cache-dir": ("@folders",),
}
"""What a shell offers for the values of options."""


def check_options(say: Say) -> list[Option]:
    """The options of ``check``."""
    rules, output, run = say("规则", "Rules"), say("输出", "Output"), say("运行", "Run")
    names = say("规则", "RULES")
    file, name = say("文件", "FILE"), say("名称", "NAME")

    def option(declared: str, section: str, zh: str, en: str, **settings: Any) -> Option:
        words = WORDS.get(declared, ())
        return Option(*declared.split(), section=section, help=say(zh, en), words=words, **settings)

    def many(declared: str, section: str, metavar: str, zh: str, en: str) -> Option:
        return option(declared, section, zh, en, metavar=metavar, multiple=True)

    def flag(declared: str, section: str, zh: str, en: str) -> Option:
        return option(declared, section, zh, en, is_flag=True, default=None)

    return [
        many("--select", rules, names, "只用这些规则（编号、前缀、名称、标签）",
             "Only these rules: codes, prefixes, names, tags."),
        many("--extend-select", rules, names, "另外加上这些规则", "These rules as well."),
        many("--ignore", rules, names, "不用这些规则", "Not these rules."),
        many("--severity", rules, say("规则=级别", "RULE=LEVEL"), "改变级别：error、warning、info、off",
             "Another severity: error, warning, info, off."),
        option("--fail-on", rules, "达到哪一级别时以1退出：error（默认）、warning、info、never",
               "From which severity on to exit with 1: error (the default), warning, info, never.",
               metavar=say("级别", "LEVEL")),
        option("--profile", rules, "把每个文件当作哪一种报告", "Read every file as this kind of report.", metavar=name),
        flag("--collection/--no-collection", rules, "是否作跨报告的检查（给出文件夹时默认进行）",
             "Whether to check across reports (the default when a folder is named)."),
        option("--baseline", rules, "不重复报告基线中已有的问题", "Leave out what the baseline holds.",
               metavar=f"[={file}]"),
        many("--format", output, say("名称[=文件]", "NAME[=FILE]"),
             f"输出格式：{'、'.join(FORMATS)}；可重复，可写入文件",
             f"Output format: {', '.join(FORMATS)}; repeatable, into a file if one is named."),
        option("--output-file", output, "把结果写入文件而不是标准输出", "Write the results to a file instead of stdout.",
               metavar=file),
        option("--lang", output, "问题说明的语言：zh或en（默认随报告种类）",
               "The language of findings: zh or en (the default is that of the kind of report).", metavar="LANG"),
        option("--color", output, "着色：auto、always、never", "Colours: auto, always, never.",
               metavar=say("何时", "WHEN")),
        flag("--statistics", output, "按规则统计问题", "Count the findings by rule."),
        flag("--timing", output, "说明时间用在哪里", "Say where the time went."),
        flag("--show-passed", output, "列出每份报告的规则：通过、未通过、不适用、已关闭、未检查",
             "List the rules of each report: passed, failed, not applied, off, not checked."),
        flag("--show-files", output, "列出检查过的文件", "List the files that were looked at."),
        flag("--show-tracebacks", output, "规则出错时显示位置", "Show where a rule crashed."),
        option("-q --quiet", output, "不说明做了什么", "Do not say what was done.", count=True),
        option("-v --verbose", output, "多作说明", "Say more.", count=True),
        *configuration_options(say, run),
        many("--require-plugins", run, say("名称", "NAMES"), "没有这些插件就不运行", "Do not run without these plugins."),
        option("--stdin-filename", run, "从标准输入读取（路径写作 -）时的文件名",
               "The name of what is read from stdin (path -).", metavar=name),
        option("--jobs", run, "并行的进程数，或auto", "How many processes, or auto.", metavar="N"),
        option("--executor", run, "在哪里运行：local（本机）", "Where to run: local (on this machine).", metavar=name),
        option("--cache-dir", run, "缓存文件夹", "The folder of the cache.", metavar=say("文件夹", "FOLDER")),
        flag("--no-cache", run, "不用缓存", "Use no cache."),
        flag("--exit-zero", run, "有问题也以0退出", "Exit with 0 although there are findings."),
        flag("--fix", run, "改正能够安全改正的问题，再报告其余的", "Mend what can be mended safely, and report the rest."),
        flag("--unsafe-fixes", run, "与--fix或--diff同用：也作可能改变原意的修改",
             "With --fix or --diff: mend also what may change the meaning."),
        flag("--diff", run, "不改文件，只在标准输出显示会作的修改；有修改则以1退出",
             "Change no file; show on stdout, instead of the findings, what would be mended, and exit with 1 if anything."),
    ]  # fmt: skip


def configuration_options(say: Say, section: str = "") -> list[Option]:
    """Which configuration is read."""
    return [
        Option(
            "--config",
            words=("@files",),
            metavar=say("文件", "FILE"),
            section=section,
            help=say("使用这个配置文件，而不是最近的一份", "Use this configuration, not the nearest."),
        ),
        Option("--isolated", is_flag=True, section=section, help=say("不读任何配置", "Read no configuration.")),
    ]


def asked_of(values: Mapping[str, Any], command_line: Configuration) -> Asked:
    """The configuration that a command asks for. SettingsError when it asks for two things at once."""
    config, isolated = values.get("config") or "", bool(values.get("isolated"))
    if isolated and config:
        raise SettingsError(
            "--isolated不读任何配置，不能与--config同用",
            "--isolated reads no configuration; it does not go with --config",
        )
    return read_asked(command_line, config, isolated=isolated)


def read_options(values: Mapping[str, Any]) -> CheckOptions:
    """The options of a command line. SettingsError names the first that cannot be followed."""
    if values.get("unsafe_fixes") and not (values.get("fix") or values.get("diff")):
        raise SettingsError("--unsafe-fixes要与--fix或--diff同用", "--unsafe-fixes goes with --fix or --diff")
    one_of("--executor", values.get("executor") or "local", EXECUTORS)
    asked = asked_of(values, _command_line(values))
    return CheckOptions(
        jobs=_read_jobs(values.get("jobs")),
        asked=asked,
        targets=_targets(values.get("format") or (), values.get("output_file") or ""),
        required_plugins=split_words(values.get("require_plugins") or ()),
        stdin_filename=values.get("stdin_filename") or "",
        color=one_of("--color", values.get("color") or "auto", ("auto", "always", "never")),
        verbosity=(values.get("verbose") or 0) - (values.get("quiet") or 0),
        baseline=values.get("baseline") is not None or asked.settings.baseline is not None,
        **{
            name: bool(values.get(name))
            for name in (
                "exit_zero", "statistics", "timing", "show_passed", "show_files", "show_tracebacks",
                "fix", "unsafe_fixes", "diff",
            )
        },
    )  # fmt: skip


def _command_line(values: Mapping[str, Any]) -> Configuration:
    return command_line(
        select=values.get("select") or None,
        extend_select=values.get("extend_select") or (),
        ignore=values.get("ignore") or (),
        severity=values.get("severity") or (),
        profile=values.get("profile") or "",
        fail_on=values.get("fail_on") or "",
        lang=values.get("lang") or "",
        collection=values.get("collection"),
        baseline=os.path.abspath(values["baseline"]) if values.get("baseline") else "",
    )


def _targets(formats: Sequence[str], output_file: str) -> tuple[Target, ...]:
    targets: list[Target] = []
    for word in formats or [DEFAULT_FORMAT]:
        name, equals, file = word.partition("=")
        if equals and not file:
            raise SettingsError(f"--format {word}缺少文件名", f"--format {word} names no file")
        targets.append(Target(name, file))
    free = [index for index, target in enumerate(targets) if not target.file]
    if len(free) > 1:
        names = ", ".join(targets[index].format for index in free)
        raise SettingsError(
            f"标准输出只能有一种格式，而这里有{names}；其余的写作 名称=文件",
            f"stdout holds one format, and these are {names}; write the others as NAME=FILE",
        )
    if output_file:
        if not free:
            raise SettingsError(
                "每种格式都已写明文件，--output-file没有可写的",
                "every format names its file; nothing is left for --output-file",
            )
        targets[free[0]] = Target(targets[free[0]].format, output_file)
    return tuple(targets)


def one_of(option: str, word: str, known: Sequence[str]) -> str:
    """The word, when it is one of those that an option knows."""
    if word in known:
        return word
    zh, en = hint(word, known)
    listed = ", ".join(known)
    raise SettingsError(
        f"{option}没有“{word}”这个值{zh or f'；可用的有：{listed}'}",
        f"{option} knows no {word!r}{en or f'; there are: {listed}'}",
    )


def _read_jobs(jobs: str | None) -> int:
    """How many processes; 0 to choose."""
    if jobs is not None and jobs != "auto" and not (jobs.isascii() and jobs.isdigit() and int(jobs[:6]) > 0):
        raise SettingsError(
            f"--jobs是1以上的整数或auto，而不是{jobs}", f"--jobs is a number from 1 or auto, not {jobs!r}"
        )
    return int(jobs[:6]) if jobs and jobs != "auto" else 0
