"""The head of a table: its rows, and the words over each column."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportlint import Heads, Report, Table, read_heads
from reportlint.batch.check import Checker, Settings
from reportlint.plugins.registry import Registry
from reportlint.testing import WRITERS, parse

GROUPED = """\
| Office | Days | < | Cost |
| ^ | Lowest | Highest | ^ |
| East | <1 | 20 | $3.50 |
| West | N/A | N/A | $1.00 |
"""


def _read(markup: str, format: str) -> Report:
    title = "# Sample Agency Annual FOIA Report, Fiscal Year 2021\n\n## IX. Costs\n\n"
    checker = Checker(Registry(), Settings(profile="foia"))
    return checker.read(WRITERS[format](parse(title + markup)), f"{Path('report')}.{format}")[0]


def _table(markup: str, format: str = "md") -> Table:
    (table,) = _read(markup, format).tables
    return table


def _words(heads: Heads) -> list[list[str]]:
    return [[text.folded for text in texts] for texts in heads.columns]


@pytest.mark.parametrize("format", ["md", "txt", "html", "docx"])
def test_groups_stand_over_their_columns_in_every_format(format: str) -> None:
    if format == "html":
        pytest.importorskip("turbohtml")
    if format == "docx":
        pytest.importorskip("lxml")
    heads = read_heads(_table(GROUPED, format))
    assert heads.rows == 2
    assert _words(heads) == [["Office"], ["Days", "Lowest"], ["Days", "Highest"], ["Cost"]]


@pytest.mark.parametrize(
    ("markup", "rows", "words"),
    [
        pytest.param("| Name | Count |\n| A | 3 |", 1, [["Name"], ["Count"]], id="one row"),
        pytest.param("| A | 3 |\n| B | 4 |", 0, [[], []], id="no head"),
        pytest.param("| Name | Full name |\n| A | Alpha |\n| B | Beta |", 1, [["Name"], ["Full name"]], id="words only"),
        pytest.param("| Name | 10th | Oldest |\n| A | 2021-03-01 | 2020-03-01 |", 1,
                     [["Name"], ["10th"], ["Oldest"]], id="dates"),
        pytest.param("| Name | <1-20 Days | 21-40 Days |\n| A | 3 | N/A |", 1,
                     [["Name"], ["<1-20 Days"], ["21-40 Days"]], id="numbers in heads"),
        pytest.param("| Name |  | Count |\n| A | x | 3 |", 1, [["Name"], [], ["Count"]], id="a blank without a group"),
    ],
)  # fmt: skip
def test_heads(markup: str, rows: int, words: list[list[str]]) -> None:
    heads = read_heads(_table(markup))
    assert (heads.rows, _words(heads)) == (rows, words)


def test_a_head_has_at_most_so_many_rows() -> None:
    assert read_heads(_table(GROUPED), 1).rows == 1
