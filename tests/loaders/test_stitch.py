"""Tables in pieces: torn by blank lines, with a repeated head, with labels over two rows."""

from __future__ import annotations

import pytest
from outlines import read

from reportlint import Table, ValueKind

HEAD = "三、收到和处理政府信息公开申请情况\n\n"


def _tables(body: str, name: str = "report.txt") -> tuple[Table, ...]:
    return read(HEAD + body, name).tables


def _grid(table: Table) -> list[list[str | None]]:
    return [[None if cell is None else cell.text.folded for cell in row] for row in table.grid]


def _parts(table: Table) -> list[tuple[int, str]]:
    return [(part.row, part.cause) for part in table.parts]


@pytest.mark.parametrize(
    ("body", "grid", "parts"),
    [
        pytest.param(
            "甲\t乙\t丙\n1\t2\t3\n\n4\t5\t6\n\n\n7\t8\t9\n",
            [["甲", "乙", "丙"], ["1", "2", "3"], ["4", "5", "6"], ["7", "8", "9"]],
            [(0, ""), (2, "blank-line"), (3, "blank-line")],
            id="torn by blank lines",
        ),
        pytest.param(
            "甲\t乙\t丙\n1\t2\t3\n\n4\t5\t6\t7\n",
            [["甲", "乙", "丙", None], ["1", "2", "3", None], ["4", "5", "6", "7"]],
            [(0, ""), (2, "blank-line")],
            id="a column more",
        ),
        pytest.param(
            "项目\t自然人\t总计\n一、本年新收政府信息公开申请数量\t1\t1\n\n项目\t自然人\t总计\n四、结转下年度继续办理\t0\t0\n",
            [
                ["项目", "自然人", "总计"],
                ["一、本年新收政府信息公开申请数量", "1", "1"],
                ["四、结转下年度继续办理", "0", "0"],
            ],
            [(0, ""), (2, "repeated-head")],
            id="a repeated head",
        ),
        pytest.param(
            "a\tb\tc\nd\te\tf\n1\t2\t3\n\na\tb\tc\nd\te\tf\n4\t5\t6\n",
            [["a", "b", "c"], ["d", "e", "f"], ["1", "2", "3"], ["4", "5", "6"]],
            [(0, ""), (3, "repeated-head")],
            id="a repeated head of two rows",
        ),
        pytest.param(
            "\t5. 要求行政机关确认\t0\t0\n\n\t或重新出具已获取信息\t\t\n\t2. 重复申请\t0\t0\n",
            [["", "5.要求行政机关确认或重新出具已获取信息", "0", "0"], ["", "2.重复申请", "0", "0"]],
            [(0, ""), (1, "split-row")],
            id="a label torn over two rows",
        ),
        pytest.param(
            "\t5. 要求行政机关确认\t0\t0\n\t或重新出具已获取信息\t\t\n\t2. 重复申请\t0\t0\n",
            [["", "5.要求行政机关确认或重新出具已获取信息", "0", "0"], ["", "2.重复申请", "0", "0"]],
            [(0, ""), (1, "split-row")],
            id="a label over two rows of one piece",
        ),
        pytest.param(
            "\t办理结果说明\t0\t0\n\n\t其余部分\t\t\n\t2. 重复申请\t0\t0\n",
            [["", "办理结果说明其余部分", "0", "0"], ["", "2.重复申请", "0", "0"]],
            [(0, ""), (1, "split-row")],
            id="a label that nobody knows, torn",
        ),
        pytest.param(
            "\t办理结果说明\t0\t0\n\t其余部分\t\t\n",
            [["", "办理结果说明", "0", "0"], ["", "其余部分", "", ""]],
            [(0, "")],
            id="a label that nobody knows, not torn",
        ),
        pytest.param(
            "\t1. 属于国家秘密\t0\t0\n\n\t2. 重复申请\t\t\n",
            [["", "1.属于国家秘密", "0", "0"], ["", "2.重复申请", "", ""]],
            [(0, ""), (1, "blank-line")],
            id="a blank row of its own",
        ),
    ],
)
def test_pieces_are_one_table(body: str, grid: list[list[str | None]], parts: list[tuple[int, str]]) -> None:
    (table,) = _tables(body)
    assert (_grid(table), _parts(table)) == (grid, parts)
    assert (table.rows, table.columns) == (len(grid), len(grid[0]))
    for row, cells in enumerate(table.grid):
        for column, cell in enumerate(cells):
            assert cell is None or (cell.row, cell.column) == (row, column)
    assert set(table.cells) == {cell for cells in table.grid for cell in cells if cell is not None}


@pytest.mark.parametrize(
    ("body", "sizes"),
    [
        pytest.param("甲\t乙\t丙\n1\t2\t3\n\n4\t5\t6\t7\t8\n", [(2, 3), (1, 5)], id="two columns more"),
        pytest.param("甲\t乙\t丙\n1\t2\t3\n\n文字。\n\n4\t5\t6\n", [(2, 3), (1, 3)], id="text between"),
    ],
)
def test_two_tables_stay_two(body: str, sizes: list[tuple[int, int]]) -> None:
    assert [(table.rows, table.columns) for table in _tables(body)] == sizes


@pytest.mark.parametrize(
    ("body", "grids"),
    [
        pytest.param(
            "| 项目 | 数 |\n|---|---|\n| 甲 | 1 |\n\n| 项目 | 数 |\n|---|---|\n| 乙 | 0 |\n",
            [[["项目", "数"], ["甲", "1"], ["乙", "0"]]],
            id="the same head",
        ),
        pytest.param(
            "| 项目 | 数 |\n|---|---|\n| 甲 | 1 |\n\n| 乙 | 0 |\n|---|---|\n| 丙 | 0 |\n",
            [[["项目", "数"], ["甲", "1"]], [["乙", "0"], ["丙", "0"]]],
            id="a head of its own",
        ),
        pytest.param(
            "| 项目 | 数 |\n|---|---|\n| 甲 | 1 |\n\n| 乙 | 0 |\n",
            [[["项目", "数"], ["甲", "1"], ["乙", "0"]]],
            id="no head",
        ),
    ],
)
def test_tables_of_pipes(body: str, grids: list[list[list[str]]]) -> None:
    assert [_grid(table) for table in _tables(body, "report.md")] == grids


def test_html_tables_are_never_stitched() -> None:
    pytest.importorskip("turbohtml")
    table = "<table><tr><td>甲</td><td>1</td></tr></table>\n\n"
    assert [table.rows for table in _tables(table * 2, "report.md")] == [1, 1]


def test_a_row_that_begins_like_a_heading_stays_a_row() -> None:
    report = read(
        HEAD
        + "一、本年新收政府信息公开申请数量\t1\t1\n二、上年结转政府信息公开申请数量\t0\t0\n\n四、结转下年度继续办理\t0\t0\n\n"
        "四、政府信息公开行政复议、行政诉讼情况\n\n无。",
        "report.txt",
    )
    assert [section.id for section in report.walk()] == ["S3", "S4"]
    assert [(table.rows, table.columns) for table in report.tables] == [(3, 3)]


def test_places_and_values_of_a_label_over_two_rows() -> None:
    text = HEAD + "\t5. 要求行政机关确认\t0\t0\n\n\t或重新出具已获取信息\t\t\n\t2. 重复申请\t7\t0\n"
    report = read(text, "report.txt")
    (table,) = report.tables
    label = table.cell(0, 1)
    assert label is not None
    assert [text[piece.start : piece.end] for piece in label.span.pieces] == [
        "5. 要求行政机关确认",
        "或重新出具已获取信息",
    ]
    assert label.value.kind is ValueKind.WORDS
    below = table.cell(1, 2)
    assert below is not None
    assert (below.row, below.value.number, report.parent(below)) == (1, 7, table)
    assert text[table.span.start : table.span.end].startswith("\t5. ")
    assert text[table.span.start : table.span.end].endswith("\t7\t0")
    first, second = table.parts
    assert text[first.span.start : first.span.end] == "\t5. 要求行政机关确认\t0\t0"
    assert text[second.span.start : second.span.end].startswith("\t或重新出具")


def test_many_labels_over_two_rows() -> None:
    body = "\t5. 要求行政机关确认\t0\t0\n\n\t或重新出具已获取信息\t\t\n\n" * 3
    (table,) = _tables(body)
    assert [row[1] for row in _grid(table)] == ["5.要求行政机关确认或重新出具已获取信息"] * 3
    assert _parts(table) == [
        (0, ""),
        (1, "split-row"),
        (1, "blank-line"),
        (2, "split-row"),
        (2, "blank-line"),
        (3, "split-row"),
    ]
