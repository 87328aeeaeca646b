"""Files to begin with: a configuration with every key explained, and pieces for pre-commit and CI."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reportlint.plugins.pack import Pack

from .keys import KEYS, Key

_TABLES = ("severity", "options", "limits", "hierarchy", "overrides")


def starter_kinds() -> tuple[str, ...]:
    """What ``starter`` can write."""
    return tuple(_WRITERS)


def starter(kind: str, lang: str = "en", pack: Pack | None = None, version: str = "") -> str:
    """The text of a start file: "toml", "pyproject", "yaml", "pre-commit", "github", "gitlab".

    Comments are in ``lang``; examples speak of the rules of ``pack`` where there is one; what installs the program is
    pinned to ``version`` where it is given. KeyError for another kind.
    """
    text = _WRITERS[kind](lang)
    if version:
        text = text.replace("reportlint[all]", f"reportlint[all]=={version}")
    if pack is None:
        return text
    text = text.replace("my-pack", pack.title).replace("ABC", pack.prefix)
    return text.replace("my-kind", pack.profiles[0].id) if pack.profiles else text


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
        "# 放进.pre-commit-config.yaml。verbose使警告在通过时也能看到。",
        "# For .pre-commit-config.yaml. With verbose, warnings are seen also when the hook passes.",
    )
    return f"""{note}
repos:
  - repo: local
    hooks:
      - id: reportlint
        name: reportlint
        language: python
        additional_dependencies: ["reportlint[all]"]
        entry: reportlint check
        files: \\.(md|markdown|txt|html|htm|docx|pdf)$
        verbose: true
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
jobs:
  reportlint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - run: pip install "reportlint[all]"
      - run: reportlint check .
"""


def _gitlab(lang: str) -> str:
    note = _say(
        lang,
        "# 放进.gitlab-ci.yml。有内容未能检查时退出码为3，同样不通过。",
        "# For .gitlab-ci.yml. Exit code 3 (something was not checked) fails too.",
    )
    return f"""{note}
reportlint:
  image: python:3.12-slim
  script:
    - pip install "reportlint[all]"
    - reportlint check .
"""


_WRITERS: Mapping[str, Callable[[str], str]] = {
    "toml": _toml,
    "pyproject": lambda lang: _toml(lang, "tool.reportlint"),
    "yaml": _yaml,
    "pre-commit": _pre_commit,
    "github": _github,
    "gitlab": _gitlab,
}
