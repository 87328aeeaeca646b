"""One report in five formats: the same sections, facts and numbers, and with the same fault the same codes."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from reportlint import Report
from reportlint.batch.check import Checker, Settings
from reportlint.output.shown import tree
from reportlint.plugins.registry import Registry
from reportlint.testing.document import parse
from reportlint.testing.writers import WRITERS

CHECKER = Checker(Registry(), Settings())
BASES = CHECKER.registry.pack_of(CHECKER.registry.profile("govinfo")).bases
CELLS = {"2019": 22 + 23 * 7 + 15, "2021": 10 + 25 * 7 + 15}
"""Number cells of T2, T3 and T4."""
FORMATS = ("md", "txt", "html", "docx", "pdf")


def read(markup: str, format: str) -> Report:
    return CHECKER.read(WRITERS[format](parse(markup)), f"report.{format}")[0]


def numbers(report: Report) -> Mapping[tuple[str, str, str], object]:
    return {
        (table.id, row, column): cell.value.number
        for table in report.labelled_tables.values()
        for (row, column), cell in table.cells.items()
    }


@pytest.mark.parametrize("edition", ["2019", "2021"])
@pytest.mark.parametrize("format", FORMATS[1:])
def test_sections_facts_and_numbers_are_those_of_markdown(edition: str, format: str) -> None:
    markup = Path(BASES[edition]).read_text("utf-8")
    plain, other = read(markup, "md"), read(markup, format)
    assert [(s.id, s.number, s.title.folded, s.level) for s in other.walk()] == [
        (s.id, s.number, s.title.folded, s.level) for s in plain.walk()
    ]
    assert [p.text.folded for p in other.paragraphs] == [p.text.folded for p in plain.paragraphs]
    assert numbers(other) == numbers(plain)
    assert len(numbers(plain)) == CELLS[edition]
    first = CHECKER.check(WRITERS["md"](parse(markup)), "report.md")
    second = CHECKER.check(WRITERS[format](parse(markup)), f"report.{format}")
    assert (second.facts, second.findings) == (first.facts, []) == (first.facts, first.findings)


FAULTS = [
    ("统计期限自2023年1月1日起至2023年12月31日止", "统计期限自2022年1月1日起至2022年12月31日止", {"GI201"}),
    ("## 三、收到和处理政府信息公开申请情况\n", "", {"GI101"}),
    ("| 行政许可 | 86 |", "| 行政许可 |  |", {"GI305"}),
    ("| 1 | 0 | 0 | 1 | 2 |", "| 1 | 0 | 0 | 1 | 3 |", {"GI404"}),
]


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(("old", "new", "codes"), FAULTS)
def test_the_same_fault_has_the_same_codes(format: str, old: str, new: str, codes: set[str]) -> None:
    markup = Path(BASES["2021"]).read_text("utf-8")
    assert markup.count(old) == 1
    result = CHECKER.check(WRITERS[format](parse(markup.replace(old, new))), f"report.{format}")
    assert {finding.code for finding in result.findings} == codes


@pytest.mark.parametrize(
    ("format", "line"),
    [
        ("docx", "[S1] 一、总体情况  (line 3, paragraph 3, run 1)"),
        ("pdf", r"\[S1\] 一、总体情况  \(line 4, page 1, \d+,\d+–\d+,\d+\)"),
        ("md", "[S1] 一、总体情况  (line 5)"),
    ],
)
def test_show_prints_the_place_that_the_format_knows(format: str, line: str) -> None:
    shown = tree(read(Path(BASES["2021"]).read_text("utf-8"), format), f"report.{format}", {}, "en").splitlines()
    (first,) = [words for words in shown if words.startswith("[S1]")]
    assert re.fullmatch(line if format == "pdf" else re.escape(line), first)
