"""A pack of one module, made for tests: a profile that knows anything, a rule or two, examples beside it."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

from reportlint import Pack, Profile
from reportlint.plugins.listing import Entry
from reportlint.plugins.registry import Registry

BASE = """\
# 甲乙报告

## 一、情况

全年收到3件。

| 类别 | 件数 |
| 甲 | 3 |
| 乙 |  |
"""
RULES = '''\
from reportlint import Finding, Findings, Message, Report, Severity, rule


@rule(
    "T1", "no-three", Severity.ERROR, zh="有三", en="three",
    variants={"cell": Message("表中有三", "three in a cell")},
)
def no_three(report: Report) -> Findings:
    """Tells 4."""
    for paragraph in report.paragraphs:
        if "崩" in paragraph.text:
            raise ValueError("崩溃")
        if (found := paragraph.text.find("4")) is not None:
            yield Finding(found)
    for table in report.tables:
        for cell in table.cells:
            if cell.text.folded in {"4", "空"}:
                yield Finding(cell, "cell")
            if cell.row == 2 and not cell.text.folded and cell.column == 1 and "留空" in report.text:
                yield Finding(cell, "cell")
'''


def make(folder: Path, examples: str | None, rules: str = RULES) -> tuple[Registry, Pack]:
    """A registry that holds the pack, and the pack."""
    (folder / "base.md").write_text(BASE, "utf-8")
    source = folder / "small.py"
    source.write_text(rules, "utf-8")
    if examples is not None:
        (folder / "small.examples.toml").write_text(examples, "utf-8")
    module = ModuleType("small_rules_of_a_test")
    module.__file__ = str(source)
    sys.modules[module.__name__] = module
    exec(compile(rules, str(source), "exec", dont_inherit=True), vars(module))
    profile = Profile(id="small", score=lambda blocks, name: 0.9)
    pack = Pack(api=1, prefix="T", profiles=[profile], rules=[module], bases={"甲": str(folder / "base.md")})
    plugin = ModuleType("small_plugin_of_a_test")
    from reportlint import hookimpl

    @hookimpl
    def reportlint_pack() -> Pack:
        return pack

    plugin.__dict__["reportlint_pack"] = reportlint_pack
    return Registry(entries=[], modules=[(Entry("small", plugin.__name__, "test", "1"), plugin)]), pack
