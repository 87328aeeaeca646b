"""Files to begin with: a configuration with every key explained, and pieces for pre-commit and CI."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from reportlint.authoring.rules import RuleSpec, default_options, options_type
from reportlint.plugins.pack import Pack

from .keys import KEYS, Key
from .selection import has_prefix

_TABLES = ("severity", "options", "limits", "hierarchy", "overrides")


def starter_kinds() -> tuple[str, ...]:
    """What ``starter`` can write."""
    return tuple(_WRITERS)


def starter(
    kind: str, lang: str = "en", pack: Pack | None = None, version: str = "", rules: Sequence[RuleSpec] = ()
) -> str:
    """The text of a start file: "toml", "pyproject", "yaml", "pre-commit", "github", "gitlab".

    Comments are in ``lang``; examples speak of ``pack`` where there is one, and of those of ``rules`` that are its own;
    what installs the program is pinned to ``version`` where it is given. KeyError for another kind.
    """
    text = _WRITERS[kind](lang)
    if version:
        text = text.replace("rev: main", f"rev: v{version}").replace("reportlint@main", f"reportlint@v{version}")
        text = text.replace('install "reportlint[all]"', f'install "reportlint[all]=={version}"')
    if pack is None:
        return text
    own = [rule for rule in rules if has_prefix(rule.code, pack.prefix)]
    text = _with_codes(_with_options(text, own, rules), own)
    text = text.replace("my-pack", pack.title).replace("ABC", pack.prefix)
    return text.replace("my-kind", pack.profiles[0].id) if pack.profiles else text


def _with_options(text: str, own: Sequence[RuleSpec], others: Sequence[RuleSpec]) -> str:
    """The example of options made one of a rule that is there and has a plain one, of the pack's own where there is."""
    import msgspec

    for rule in (*own, *others):
        kind = options_type(rule)
        values = {} if kind is None else msgspec.json.decode(msgspec.json.encode(default_options(kind)))
        for name, value in values.items():
            if isinstance(value, int | str):
                text = text.replace("ABC601", rule.code).replace("min-length = 50", f"{name} = {_value(value)}")
                return text.replace('"min-length": 50', f'"{name}": {_value(value)}')
    return text


def _with_codes(text: str, rules: Sequence[RuleSpec]) -> str:
    """The codes of the examples, those that no rule has replaced by one that is there."""
    if not rules:
        return text
    first = rules[0].code
    letters = first.rstrip("0123456789")
    variants = (f"{rule.code}.{variant}" for rule in rules for variant in rule.messages if variant)
    example = next(variants, first)

    def real(match: re.Match[str]) -> str:
        if match[2]:
            return example
        return match[0] if any(rule.code.startswith(letters + match[1]) for rule in rules) else first

    return re.sub(r"ABC(\d+)(\.\w+)?", real, text)


def _say(lang: str, zh: str, en: str) -> str:
    return zh if lang == "zh" else en


def _heading(lang: str) -> str:
    return _say(
        lang,
        "# reportlint的配置。去掉行首的“# ”，一行就生效；不写的都用默认值。",
        "# The configuration of reportlint. A line works once its leading # is gone; what is not set has its default.",
    )


def _explained(key: Key, lang: str) -> str:
    return f"# {_say(lang, key.zh, key.en)}"


def _toml(lang: str, prefix: str = "") -> str:
    lines = [_heading(lang)]
    if prefix:
        lines += [f"[{prefix}]"]
    for key in (key for key in KEYS if key.name not in _TABLES):
        lines += ["", _explained(key, lang), f"# {key.name} = {key.example}"]
    for key in (key for key in KEYS if key.name in _TABLES):
        lines += ["", _explained(key, lang), *(f"# {line}" for line in _table(key, f"{prefix}." if prefix else ""))]
    return "\n".join(lines) + "\n"


def _table(key: Key, prefix: str) -> list[str]:
    """The example of a table, under its own heading."""
    import tomli

    example = tomli.loads(f"value = {key.example}")["value"]
    if isinstance(example, list):
        return [f"[[{prefix}{key.name}]]", *(f"{name} = {_value(value)}" for name, value in example[0].items())]
    if all(isinstance(value, dict) for value in example.values()):
        lines = []
        for name, table in example.items():
            lines += [
                f"[{prefix}{key.name}.{name}]",
                *(f"{option} = {_value(value)}" for option, value in table.items()),
            ]
        return lines
    return [f"[{prefix}{key.name}]", *(f"{_key(name)} = {_value(value)}" for name, value in example.items())]


def _key(name: str) -> str:
    return name if name.replace("-", "").isalnum() and name.isascii() else f'"{name}"'


def _value(value: object) -> str:
    import json

    return json.dumps(value, ensure_ascii=False)


def _yaml(lang: str) -> str:
    import tomli

    lines = [_heading(lang)]
    for key in KEYS:
        example = tomli.loads(f"value = {key.example}")["value"]
        lines += ["", _explained(key, lang), f"# {key.name}: {_value(example)}"]
    return "\n".join(lines) + "\n"


def _pre_commit(lang: str) -> str:
    note = _say(
        lang,
        "# 放进.pre-commit-config.yaml。只检查提交的文件；reportlint-fix同时作安全的修改，"
        "reportlint-collection检查整个仓库。",
        "# For .pre-commit-config.yaml. It checks the files of a commit; reportlint-fix also makes the safe fixes, "
        "reportlint-collection checks the whole repository.",
    )
    return f"""{note}
repos:
  - repo: https://github.com/reportlint/reportlint
    rev: main
    hooks:
      - id: reportlint
        files: \\.(md|markdown|txt|html|htm|docx|pdf)$
        additional_dependencies: ["reportlint[all]"]
"""


def _github(lang: str) -> str:
    note = _say(
        lang,
        "# 放进.github/workflows/reportlint.yaml。有内容未能检查时退出码为3，同样不通过。",
        "# For .github/workflows/reportlint.yaml. Exit code 3 (something was not checked) fails too.",
    )
    return f"""{note}
name: reportlint
on: [push, pull_request]
permissions:
  contents: read
  security-events: write
jobs:
  reportlint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - uses: reportlint/reportlint@main
        with:
          paths: .
          extras: all
"""


def _gitlab(lang: str) -> str:
    note = _say(
        lang,
        "# 放进.gitlab-ci.yml。有内容未能检查时退出码为3，同样不通过。",
        "# For .gitlab-ci.yml. Exit code 3 (something was not checked) fails too.",
    )
    return f"""{note}
reportlint:
  image: python:3.13-slim
  script:
    - pip install "reportlint[all]"
    - reportlint check --format concise --format gitlab=gl-code-quality-report.json --format junit=junit.xml .
  artifacts:
    when: always
    reports:
      codequality: gl-code-quality-report.json
      junit: junit.xml
"""


_WRITERS: Mapping[str, Callable[[str], str]] = {
    "toml": _toml,
    "pyproject": lambda lang: _toml(lang, "tool.reportlint"),
    "yaml": _yaml,
    "pre-commit": _pre_commit,
    "github": _github,
    "gitlab": _gitlab,
}
