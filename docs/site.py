"""Assembles the documentation: the pages of this folder, and those that are made of the program itself.

python docs/site.py build/docs      writes the folder that the site is built of
python docs/site.py --readme        writes the tables of rules into the READMEs
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from reportlint.authoring.messages import Message
from reportlint.authoring.pages import TITLES, Part, flowing, page_of, read_page
from reportlint.authoring.rules import RuleSpec
from reportlint.config.keys import KEYS
from reportlint.engine.results import CORE_RULES, CoreRule
from reportlint.plugins.registry import Registry

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
READMES = {"en": ROOT / "README.md", "zh": ROOT / "README.zh-CN.md"}
TABLE = re.compile(r"(<!-- rules -->\n).*?(<!-- /rules -->)", re.DOTALL)
FAMILIES = {
    "structure": "结构",
    "period": "年份与期限",
    "tables": "表格",
    "arithmetic": "勾稽关系",
    "narrative": "文与表",
    "content": "内容",
    "privacy": "隐私与联系方式",
    "language": "文字",
    "series": "前后年度",
}


class Entry(Struct, frozen=True):
    """A rule as the pages show it."""

    code: str
    name: str
    severity: str
    pack: str
    tags: tuple[str, ...]
    source: str
    page: str
    chinese: str
    """The Chinese page; "" where there is none."""
    messages: Mapping[str, Message]


def entries() -> list[Entry]:
    """All rules: the program's own, then those of each pack by code."""
    registry = Registry()
    core = [_core_entry(rule) for rule in CORE_RULES.values()]
    packs = sorted(registry.packs, key=lambda pack: pack.title != "govinfo")
    return core + [_entry(spec, pack.title) for pack in packs for spec in registry.rules(pack)]


def _core_entry(rule: CoreRule) -> Entry:
    from reportlint.cli.core_pages import core_page

    pages = core_page(rule.code), core_page(rule.code, "zh")
    return Entry(rule.code, rule.name, rule.severity.label, "core", (), "", *pages, rule.messages)


def _entry(spec: RuleSpec, pack: str) -> Entry:
    return Entry(
        code=spec.code,
        name=spec.name,
        severity=spec.severity.label,
        pack=pack,
        tags=spec.tags,
        source=spec.source,
        page=spec.page,
        chinese=chinese if (chinese := page_of(spec, "zh")) != spec.page else "",
        messages=spec.messages,
    )


def table(language: str, rules: list[Entry], *, linked: bool = False) -> str:
    """The table of the rules of a pack, a heading a family; ``linked`` to the pages beside it."""
    lines: list[str] = []
    family = None
    for rule in rules:
        if (tag := rule.tags[0] if rule.tags else "") != family:
            family = tag
            title = FAMILIES.get(tag, tag) if language == "zh" else tag.capitalize()
            head = ("编号", "级别", "要求") if language == "zh" else ("code", "severity", "what holds")
            lines += ["", f"**{title}**"] if title else []
            lines += ["", "| " + " | ".join(head) + " |", "| --- | --- | --- |"]
        words = read_page(rule.chinese if language == "zh" and rule.chinese else rule.page).summary
        code = f"[{rule.code}]({rule.code}.md)" if linked else rule.code
        lines.append(f"| {code} {rule.name} | {rule.severity} | {_cell(words)} |")
    return "\n".join(lines).strip("\n")


def _cell(words: str) -> str:
    return words.replace("|", "\\|").replace("<", "&lt;")


def rule_page(rule: Entry) -> str:
    """The page of a rule as Markdown."""
    facts = [("Severity", rule.severity), ("Pack", rule.pack), ("Source", rule.source), ("Tags", ", ".join(rule.tags))]
    if rule.chinese:
        facts.append(("中文", f"[{rule.code}](zh/{rule.code}.md)"))
    lines = [*_body(rule, rule.page, [f"- {name}: {value}" for name, value in facts if value]), "", "## Messages", ""]
    for variant, message in rule.messages.items():
        own = f" ({message.severity.label})" if message.severity is not None else ""
        lines += [f"- `{variant}`{own}" if variant else "- default", f"    - {message.zh}", f"    - {message.en}"]
    return "\n".join(lines) + "\n"


def chinese_page(rule: Entry) -> str:
    """The Chinese page of a rule as Markdown."""
    facts = [("级别", rule.severity), ("规则包", rule.pack), ("依据", rule.source), ("标签", "、".join(rule.tags))]
    facts.append(("English", f"[{rule.code}](../{rule.code}.md)"))
    lines = [*_body(rule, rule.chinese, [f"- {name}：{value}" for name, value in facts if value]), "", "## 说法", ""]
    for variant, message in rule.messages.items():
        own = f"（{message.severity.label}）" if message.severity is not None else ""
        lines.append(f"- `{variant}`{own}：{message.zh}" if variant else f"- {message.zh}")
    return "\n".join(lines) + "\n"


def _body(rule: Entry, text: str, facts: list[str]) -> list[str]:
    """The lines of a page, with what is known of its rule behind the first sentence."""
    page = read_page(text)
    lines = [f"# {rule.code} {rule.name}", "", page.summary, "", *facts]
    if page.opening:
        lines += ["", page.opening]
    for part in page.parts:
        lines += ["", f"## {part.title}", "", _part(part)]
    return lines


def _part(part: Part) -> str:
    if part.title in _EXAMPLES:
        return f"```text\n{part.body}\n```"
    body = flowing(part.body).replace("<", "&lt;").replace("[", "\\[")
    return _OPTION.sub("- ", body) if part.title in _OPTIONS else body


_EXAMPLES = {word for title in ("Bad", "Good") for word in (title, TITLES[title])}
_OPTIONS = {"Options", TITLES["Options"]}
_OPTION = re.compile(r"^(?=[a-z-]+ = )", re.MULTILINE)


def command_pages() -> Iterator[tuple[str, str]]:
    """Each command and what its help says."""
    import io
    from contextlib import redirect_stdout

    from reportlint.cli import COMMANDS, run

    for command, (_, words) in COMMANDS.items():
        held = io.StringIO()
        with redirect_stdout(held):
            run([command, "--help"])
        yield command, f"## {command}\n\n{words}\n\n```text\n{held.getvalue().strip()}\n```\n"


def keys() -> str:
    """The table of the configuration's keys."""
    rows = ["| key | what it says | example | run only |", "| --- | --- | --- | --- |"]
    for key in KEYS:
        rows.append(f"| `{key.name}` | {_cell(key.en)} | `{_cell(key.example)}` | {'yes' if key.run_only else ''} |")
    return "\n".join(rows)


def assemble(target: Path) -> None:
    """Write the whole folder."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(HERE, target, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    known = entries()
    rules = target / "rules"
    (rules / "zh").mkdir(parents=True)
    translated = [rule for rule in known if rule.chinese]
    for rule in known:
        (rules / f"{rule.code}.md").write_text(rule_page(rule), "utf-8")
    for rule in translated:
        (rules / "zh" / f"{rule.code}.md").write_text(chinese_page(rule), "utf-8")
    (rules / "index.md").write_text(f"# Rules\n\n{_lists('en', known)}", "utf-8")
    (rules / "zh" / "index.md").write_text(f"# 规则\n\n{_lists('zh', translated)}", "utf-8")
    configuration = target / "reference" / "configuration.md"
    configuration.write_text(configuration.read_text("utf-8").replace("<!-- keys -->", keys()), "utf-8")
    commands = "\n".join(page for _, page in command_pages())
    (target / "reference" / "commands.md").write_text(f"# Commands\n\n{commands}", "utf-8")


def _lists(language: str, rules: list[Entry]) -> str:
    """The tables of all packs, each rule with a link to its page."""
    lists = []
    for pack in dict.fromkeys(rule.pack for rule in rules):
        own = [rule for rule in rules if rule.pack == pack]
        lists.append(f"## {pack}\n\n{table(language, own, linked=True)}\n")
    return "\n".join(lists)


def readme(language: str) -> str:
    """A README with the table of the rules that the program has."""
    rules = [rule for rule in entries() if rule.pack == "govinfo"]
    words = table(language, rules)
    return TABLE.sub(lambda found: f"{found[1]}\n{words}\n\n{found[2]}", READMES[language].read_text("utf-8"))


def main(arguments: list[str]) -> int:
    if arguments == ["--readme"]:
        for language, path in READMES.items():
            path.write_text(readme(language), "utf-8")
    elif len(arguments) == 1 and not arguments[0].startswith("-"):
        assemble(Path(arguments[0]))
    else:
        print(__doc__, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
