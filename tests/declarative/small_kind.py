"""A small kind of report, minutes of a club, and what declarative rules tell of one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from types import ModuleType

from reportlint import (
    LabelledTable,
    Pack,
    Profile,
    Report,
    Section,
    Table,
    TableForm,
    Vocabulary,
    fold_plain,
    hookimpl,
    strip_number,
)
from reportlint.batch.check import Checker, Settings
from reportlint.batch.collection import check_together
from reportlint.declarative import Setting, compile_rules, facts_of, read_rule_file
from reportlint.engine.results import RawFinding, RawResult
from reportlint.model import LineIndex
from reportlint.plugins.listing import Entry
from reportlint.plugins.registry import Registry

ROWS = ("一、收入 / 会费", "一、收入 / 其他", "二、支出 / 场地", "二、支出 / 其他", "三、合计")
COLUMNS = ("上半年", "下半年", "全年")
TITLES = {"情况": "A1", "账目": "A2", "其他事项": "A3"}
MINUTES = """\
# 青石社2023年纪要

青石社记于2024年1月5日。

## 一、情况

全社共12人，集会3次。

### （一）集会

二月集会，地点在茶馆。

## 二、账目

|  | 项目 | 上半年 | 下半年 | 全年 |
| --- | --- | --- | --- | --- |
| 一、收入 | 会费 | 60 | 60 | 120 |
|  | 其他 | 5 | | 5 |
| 二、支出 | 场地 | 20 | 30 | 50 |
|  | 其他 |  |  |  |
| 三、合计 |  | 45 | 30 | 75 |

## 三、其他事项

联系电话：0516-1234567。
"""
LAST = (
    MINUTES.replace("2023", "2022")
    .replace("2024", "2023")
    .replace("| 60 | 60 | 120 |", "| 50 | 30 | 80 |")
    .replace("| 45 | 30 | 75 |", "| 45 | / | 75 |")
)
"""The same for the year before."""


def section(title: str) -> str:
    return TITLES.get(title, "")


def tables(report: Report) -> Sequence[LabelledTable]:
    return [_labelled(table) for table in report.tables[:1]]


def _labelled(table: Table) -> LabelledTable:
    labels = [ROWS[index - 1] if index else "" for index in range(table.rows)]
    cells = {
        (labels[row], column): cell
        for row in range(1, table.rows)
        for at, column in enumerate(COLUMNS)
        if (cell := table.cell(row, at + 2)) is not None
    }
    return LabelledTable("T1", "", ROWS, COLUMNS, cells, (table,))


def has_table(report: Report) -> bool:
    return bool(report.tables)


def vocabulary() -> Vocabulary:
    return Vocabulary({id: title for title, id in TITLES.items()}, [TableForm("T1", COLUMNS, ROWS, "账目")])


def top(sections: Sequence[tuple[Section, str]]) -> Sequence[str]:
    return [TITLES.get(strip_number(fold_plain(section.title.folded)), "") for section, _ in sections]


MINUTES_KIND = Profile(
    id="minutes",
    score=lambda blocks, name: 0.9,
    section=section,
    identify=top,
    tables=tables,
    is_title=lambda text: text.endswith("纪要"),
    conditions={"has-table": has_table, "met": "small_kind_facts:Met", "never": lambda report: False},
    vocabulary=vocabulary,
    series=("body", "year"),
)
LETTERS = Profile(id="letters", score=lambda blocks, name: 0.1, language="en")
"""A kind that says nothing of its vocabulary."""


@cache
def registry() -> Registry:
    import small_kind_facts

    entries = []
    for pack in (
        Pack(api=1, prefix="MI", profiles=[MINUTES_KIND], facts=[small_kind_facts], name="minutes"),
        Pack(api=1, prefix="LE", profiles=[LETTERS], name="letters"),
    ):
        plugin = ModuleType(f"plugin_{pack.name}")
        plugin.__dict__["reportlint_pack"] = hookimpl(_bringing(pack))
        entries.append((Entry(pack.name, plugin.__name__, "test", "1"), plugin))
    return Registry(entries=[], modules=entries)


def _bringing(pack: Pack) -> object:
    def reportlint_pack() -> Pack:
        return pack

    return reportlint_pack


def with_rules(text: str) -> Registry:
    """A registry that holds the rules of a file. RuleFileError when the file is wrong."""
    found = Registry(entries=[])
    found.plugins = list(registry().plugins)
    setting = Setting(found.profiles, found.facts_of, found.prefix_of)
    rules = compile_rules([read_rule_file(text.encode(), "ours.yaml")], setting)
    found.join_declared((), rules, facts_of(rules))
    found.check_own_rules()
    return found


def check(text: str, report: str = MINUTES, name: str = "minutes.md") -> RawResult:
    """The raw result of a report under the rules of a file."""
    result = Checker(with_rules(text), Settings(profile="minutes")).check(report.encode(), name)
    assert result.error == "", result.error
    return result


def check_both(text: str, report: str = MINUTES, last: str = LAST) -> list[RawResult]:
    """The raw results of a report and last year's, checked together under the rules of a file."""
    checker = Checker(with_rules(text), Settings(profile="minutes", collection=True))
    results = check_together(checker, [("2023.md", report.encode()), ("2022.md", last.encode())])
    assert [result.error for result in results] == ["", ""]
    return results


def told(text: str, report: str = MINUTES, name: str = "minutes.md") -> list[str]:
    """Each finding as ``line:column 'words' message``."""
    return [said(finding, report) for finding in check(text, report, name).findings]


def said(finding: RawFinding, report: str) -> str:
    place = finding.place
    lines = LineIndex(report)
    start = lines.starts[place.line - 1] + place.column - 1
    end = lines.starts[place.end_line - 1] + place.end_column - 1
    words = report[start:end]
    return f"{place.line}:{place.column} {words if len(words) <= 30 else words[:30] + '…'!s} | {finding.zh}"


def one_rule(body: str, message: str = "坏", **more: str) -> str:
    """A file with one rule; ``body`` are its keys but the usual ones."""
    head = {"code": "ORG001", "name": "ours", "severity": "error", "message": f'"{message}"', **more}
    keys = [f"{key}: {value}" for key, value in head.items()] + [line for line in body.strip("\n").split("\n") if line]
    indented = "\n".join(f"    {line}" for line in keys)
    return "rules:\n  -" + indented[3:] + "\n"
