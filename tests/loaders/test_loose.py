"""Tables that stand as lines of text."""

from __future__ import annotations

import pytest
from outlines import draw, read

HEAD = "二、主动公开政府信息情况\n\n"


def _tables(body: str, name: str = "report.txt") -> list[list[list[str]]]:
    tables = read(HEAD + body, name).tables
    return [[[cell.text.folded for cell in row if cell is not None] for row in table.grid] for table in tables]


@pytest.mark.parametrize(
    ("body", "rows"),
    [
        pytest.param(
            "信息内容    本年制发件数  本年废止件数  现行有效件数\n规章      0    0    0\n行政规范性文件  1  0  7\n",
            [
                ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
                ["规章", "0", "0", "0"],
                ["行政规范性文件", "1", "0", "7"],
            ],
            id="columns set by blanks",
        ),
        pytest.param(
            "信息内容 制发 废止 有效\n规章 0 / 0\n行政规范性文件 1,046 0 1,052\n",
            [["信息内容", "制发", "废止", "有效"], ["规章", "0", "/", "0"], ["行政规范性文件", "1,046", "0", "1,052"]],
            id="one blank between",
        ),
        pytest.param(
            "信息内容 本年处理决定数量\n行政处罚 21\n行政 强制 3\n",
            [["信息内容", "本年处理决定数量"], ["行政处罚", "21"], ["行政强制", "3"]],
            id="a blank in a label",
        ),
        pytest.param(
            "自然人 法人或其他组织\n（三）不予公开 1. 属于国家秘密 0 0\n3. 其他 0 0\n（七）总计 0 0\n",
            [
                ["自然人", "法人或其他组织"],
                ["（三）不予公开", "1.属于国家秘密", "0", "0"],
                ["3.其他", "0", "0"],
                ["（七）总计", "0", "0"],
            ],
            id="two labels, and a row that is known by its neighbours",
        ),
        pytest.param(
            "信息内容 本年数据\n规章 0 0\n— 2 —\n行政规范性文件 1 0\n",
            [["信息内容", "本年数据"], ["规章", "0", "0"], ["—", "2", "—"], ["行政规范性文件", "1", "0"]],
            id="the number of a page",
        ),
    ],
)
def test_rows_in_lines_are_a_table(body: str, rows: list[list[str]]) -> None:
    assert _tables(body) == [rows]
    assert _tables(body, "report.md") == [rows]


@pytest.mark.parametrize(
    "body",
    [
        "行政许可 146\n2024年1月18日",
        "规章 0 0 0\n\n行政规范性文件情况见附件。",
        "联系人：张三  电话：010-12345678\n联系人：李四  电话：010-12345679",
        "参训人数 63\n培训次数 2\n发放手册 500",
        "行政处罚\n\n行政强制\n\n行政许可",
        "行政许可 86\n行政处罚 12\n行政强制 0",
        "行政许可  86\n\n行政处罚  12",
        "- 予以公开 11\n- 部分公开 4\n- 不予公开 3",
        "属于国家秘密 0\n重复申请 1\n其他 0",
        "政府集中采购 3\n采购总金额 251.7",
        "类别 2022年 2023年\n行政许可 80 86\n行政处罚 10 12",
        "权责清单 120\n行政许可 86\n行政处罚 12\n行政检查 9",
    ],
)
def test_lines_that_are_no_table(body: str) -> None:
    assert _tables(body) == []
    assert "▣" not in "".join(draw(HEAD + body, "report.txt"))


def test_rows_torn_by_blank_lines_are_one_table_in_pieces() -> None:
    body = "规章\t0\t0\t0\n\n行政规范性文件\t1\t0\t7\n\n第二十条第（六）项\n\n信息内容\t本年处理决定数量\n\n行政处罚\t21\n\n行政强制\t3\n"
    first, second = read(HEAD + body, "report.txt").tables
    assert [(part.row, part.cause) for part in first.parts] == [(0, ""), (1, "blank-line")]
    assert [cell.text.folded for cell in second.cells] == [
        "第二十条第（六）项", "信息内容", "本年处理决定数量", "行政处罚", "21", "行政强制", "3",
    ]  # fmt: skip
    assert {part.cause for part in second.parts[1:]} == {"blank-line"}


def test_an_indented_row_is_in_the_same_piece() -> None:
    (table,) = read(f"{HEAD}信息内容 数量\n规章 0 0\n    行政规范性文件 1 0\n", "report.txt").tables
    assert len(table.parts) == 1


def test_places_are_those_of_the_words() -> None:
    body = f"{HEAD}信息内容  数量\n规章    0   12\n行政规范性文件  1   7\n"
    (table,) = read(body, "report.txt").tables
    assert [body[cell.span.start : cell.span.end] for cell in table.cells] == [
        "信息内容", "数量", "规章", "0", "12", "行政规范性文件", "1", "7",
    ]  # fmt: skip


def test_cells_that_are_a_line_each_are_a_figure() -> None:
    lines = ["信息内容", "本年制发件数", "规章", "0", "行政规范性文件", "1", "3.其他", "7"]
    assert draw(HEAD + "\n".join(lines) + "\n\n全年制发1件。", "report.txt") == [
        "S2 二、 主动公开政府信息情况",
        "  ▣ loose-table",
        "  ¶ 全年制发1件。",
    ]
    assert draw(HEAD + "\n\n".join(lines), "report.txt")[1:] == ["  ▣ loose-table"]


def test_a_heading_ends_a_table() -> None:
    body = "行政处罚\n21\n行政强制\n3\n三、收到和处理政府信息公开申请情况\n第二十条第（六）项\n5\n"
    assert [line.strip()[:2] for line in draw(HEAD + body, "report.txt")] == ["S2", "▣ ", "S3", "¶ ", "¶ "]


@pytest.mark.parametrize(
    ("upper", "rule", "lower", "bar"),
    [
        ("┌──┬──┐", "├──┼──┤", "└──┴──┘", "│"),
        ("╔══╦══╗", "╠══╬══╣", "╚══╩══╝", "║"),
        ("+---+---+", "+===+===+", "+---+---+", "|"),
    ],
)
def test_a_drawn_table_is_read(upper: str, rule: str, lower: str, bar: str) -> None:
    rows = [["甲", "乙丙"], ["规章", "12"], ["", "3"]]
    lines = [f"{bar} {f' {bar} '.join(row)} {bar}" for row in rows]
    body = "\n".join([upper, lines[0], rule, lines[1], rule, lines[2], lower]) + "\n\n全文。\n"
    assert _tables(body) == [rows]
    assert draw(HEAD + body, "report.md")[1:] == ["  ▦ 3×2", "  ¶ 全文。"]


def test_a_drawn_rule_is_no_paragraph() -> None:
    assert draw(f"{HEAD}全文一。\n────────\n全文二。", "report.txt")[1:] == ["  ¶ 全文一。", "  ¶ 全文二。"]
    assert draw(f"{HEAD}+86 10", "report.txt")[1:] == ["  ¶ +86 10"]


@pytest.mark.parametrize(
    ("cell", "words"), [("`146`", "146"), ("$12$", "12"), ("$12", "$12"), ("`见附件`", "`见附件`"), ("$a$", "$a$")]
)
def test_a_number_as_code_or_formula_is_a_number(cell: str, words: str) -> None:
    (rows,) = _tables(f"| 规章 | 数 |\n|---|---|\n| 行政许可 | {cell} |\n", "report.md")
    assert rows[1] == ["行政许可", words]


@pytest.mark.parametrize(
    ("upper", "lower", "words"),
    [
        ("通过网站主动公开政府信息的目录，全年公开信息1", "26条，其中动态38条。", "全年公开信息126条"),
        ("（联系人：县某局办公室，电话：010-123", "45678）。", "010-12345678）"),
        ("联系电话：010-", "12345678。", "010-12345678。"),
    ],
)
def test_a_number_cut_by_the_end_of_a_line_is_one(upper: str, lower: str, words: str) -> None:
    (paragraph,) = read(f"{HEAD}{upper}\n{lower}\n", "report.txt").paragraphs
    assert words in paragraph.text.folded


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("地址：某县滨河路，联系电话：010-12345678", "2024年1月18日发布，供查阅。"),
        ("全年共收到申请件数12", "13件，其中动态38条。"),
    ],
)
def test_lines_that_end_with_a_number_stand_apart(upper: str, lower: str) -> None:
    assert len(list(read(f"{HEAD}{upper}\n{lower}\n", "report.txt").paragraphs)) == 2


@pytest.mark.parametrize("list_", ["行政许可 86\n行政处罚 12", "类别 2022年 2023年\n行政许可 80 86\n行政处罚 10 12"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_list_beside_a_table_is_not_of_it(list_: str, gap: str) -> None:
    rows = [["信息内容", "本年处理决定数量"], ["行政许可", "86"], ["行政处罚", "12"], ["行政强制", "0"]]
    table = "\n".join(" ".join(row) for row in rows)
    assert _tables(f"{list_}{gap}{table}\n") == [rows]
    assert _tables(f"{table}{gap}{list_}\n")[0][: len(rows)] == rows
    assert sum(len(found) for found in _tables(f"{table}{gap}{list_}\n")) <= len(rows) + 1


@pytest.mark.parametrize(
    ("lines", "gap"),
    [
        ("信息内容 件数\n行政许可 86\n行政处罚 12", "\t"),
        ("信息内容 件数\n行政许可 86\n行政处罚 12", " "),
        ("行政许可 80 81 82 83 84\n行政处罚 10 11 12 13 14", "\t"),
        ("行政许可 80 81 82 83 84\n行政处罚 10 11 12 13 14", " "),
        ("行政许可\n86\n行政处罚\n12", "\t"),
    ],
)
def test_lines_with_the_labels_of_a_table_are_no_table(lines: str, gap: str) -> None:
    rows = [["信息内容", "本年处理决定数量"], ["行政许可", "86"], ["行政处罚", "12"], ["行政强制", "0"]]
    table = "\n".join(gap.join(row) for row in rows)
    body = f"{lines}\n\n情况如下。\n\n{table}\n\n情况如上。\n\n{lines}\n"
    assert _tables(body) == [rows]
    assert "▣" not in "".join(draw(HEAD + body, "report.txt"))
