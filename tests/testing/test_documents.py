"""Documents for tests: their markup, and how each format writes them."""

import pytest

from reportlint import Limits
from reportlint.testing import (
    WRITERS,
    Document,
    DocumentCell,
    DocumentParagraph,
    DocumentTable,
    parse,
    write_html,
    write_markdown,
    write_text,
)

MARKUP = """\
# 云岭县水务局2023年报告

## 一、总体情况
全年公开3条。
| 类别 | < | 件数 |
|---|---|---|
| ^ | a|b | 3 |

| 规章 | ^ |
"""
TABLE = DocumentTable(
    2,
    3,
    (
        DocumentCell("类别", 0, 0, rowspan=2, colspan=2),
        DocumentCell("件数", 0, 2),
        DocumentCell("3", 1, 2),
    ),
)


def test_parse() -> None:
    document = parse("# 题\n\n## 一、总体\n文。\n| 类别 | < | 件数 |\n|---|---|---|\n| ^ | ^ | 3 |\n尾")
    assert document.blocks == (
        DocumentParagraph("题", 1),
        DocumentParagraph("一、总体", 2),
        DocumentParagraph("文。", 0),
        TABLE,
        DocumentParagraph("尾", 0),
    )
    assert document.title == "题"
    assert parse("文。").title == ""
    assert parse("").blocks == ()


def test_texts_leave_what_a_merged_cell_covers_empty() -> None:
    assert TABLE.texts == [["类别", "", "件数"], ["", "", "3"]]


def test_rows_of_unequal_length_are_filled_up() -> None:
    (table,) = parse("| a | b | c |\n| d |\n").blocks
    assert isinstance(table, DocumentTable)
    assert (table.rows, table.columns) == (2, 3)
    assert table.texts == [["a", "b", "c"], ["d", "", ""]]


def test_a_blank_line_ends_a_table() -> None:
    assert [type(block) for block in parse("| a |\n\n| b |\n").blocks] == [DocumentTable, DocumentTable]


SMALL = Document((DocumentParagraph("题", 1), DocumentParagraph("一、总体", 2), DocumentParagraph("1 < 2。"), TABLE))


def test_markdown() -> None:
    assert write_markdown(SMALL).decode() == (
        "# 题\n\n## 一、总体\n\n1 < 2。\n\n| 类别 |  | 件数 |\n|---|---|---|\n|  |  | 3 |\n"
    )


def test_markdown_escapes_bars_in_cells() -> None:
    table = DocumentTable(1, 1, (DocumentCell("a|b", 0, 0),))
    assert write_markdown(Document((table,))).decode() == "| a\\|b |\n|---|\n"


def test_text() -> None:
    assert write_text(SMALL).decode() == "题\n\n一、总体\n\n1 < 2。\n\n类别\t\t件数\n\t\t3\n"


def test_html() -> None:
    page = write_html(SMALL).decode()
    assert '<meta charset="utf-8">' in page
    assert "<title>题_门户网站</title>" in page
    assert '<h1 style="text-align: center;">题</h1>\n<h2 style="text-indent: 2em;">一、总体</h2>\n' in page
    assert ">1 &lt; 2。</span></p>" in page
    cell = '<td{} align="center">{}</td>'
    assert (
        "<tbody>\n<tr>"
        + cell.format(' colspan="2" rowspan="2"', "类别")
        + cell.format("", "件数")
        + "</tr>\n<tr>"
        + cell.format("", "3")
        + "</tr>\n</tbody>"
    ) in page


def test_html_in_another_encoding() -> None:
    page = write_html(Document((DocumentParagraph("云岭㐂𠀀"),)), encoding="gb18030")
    assert "云岭㐂𠀀" in page.decode("gb18030")
    page = write_html(Document((DocumentParagraph("云岭\U0001f4a7"),)), encoding="gb2312")
    assert '<meta charset="gb2312">' in page.decode("gb2312")
    assert "云岭&#128167;" in page.decode("gb2312")
    assert "<title>门户网站</title>" in page.decode("gb2312")


def test_there_is_a_writer_for_each_format_that_is_read() -> None:
    assert list(WRITERS) == ["md", "txt", "html", "docx", "pdf"]


@pytest.mark.parametrize("format", ["md", "txt", "html", pytest.param("docx", marks=pytest.mark.slow)])
def test_writers_are_deterministic(format: str) -> None:
    document = parse(MARKUP)
    assert WRITERS[format](document) == WRITERS[format](document)


@pytest.mark.parametrize("format", ["md", "txt", "html"])
def test_what_is_written_is_read_back(format: str) -> None:
    from reportlint import Grid, Line
    from reportlint.plugins.registry import Registry

    loaded = Registry(entries=[]).loaders[f".{format}"].load(WRITERS[format](SMALL), f"a.{format}", Limits())
    lines = [block.text.folded for block in loaded.blocks if isinstance(block, Line)]
    tables = [block.table for block in loaded.blocks if isinstance(block, Grid)]
    assert lines == ["题", "一、总体", "1 < 2。"]
    assert [[cell.text.folded for cell in table.row(1)] for table in tables] == [
        ["类别", "3"] if format == "html" else ["", "", "3"]
    ]
