"""PDF: pages as they are seen, each character with its place."""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

import pytest

from clock import assert_ratio, least, loop
from reportlint.loaders.pdf import LOADER, load
from reportlint.loaders.pdf import document as pdf_document
from reportlint.model import Figure, Grid, Limits, Line, Loaded, Properties, Span, Table, Unreadable, ValueKind
from reportlint.testing.document import Document, parse
from reportlint.testing.pdf import wrap, write_pdf
from reportlint.testing.pdf_pages import PdfPage, write_pages

pytest.importorskip("pypdfium2")

LIMITS = Limits()
ROOT = Path(__file__).resolve().parents[2]
CORPUS = Path(os.environ.get("REPORTLINT_CORPUS") or ROOT.parent / "shared" / "corpus")
LONG = "本单位认真落实各项要求，围绕中心工作推进公开，全年发布信息1200余条，召开发布会12场，回应社会关切。"
WIDTH = 451.0
"""Points between the margins of the writer's pages."""


def read_pdf(data: bytes) -> Loaded:
    return load(data, "报告.pdf", LIMITS)


def written(markup: str, **options: object) -> Loaded:
    return read_pdf(write_pdf(parse(markup), **options))  # type: ignore[arg-type]


def drawn(*pages: PdfPage) -> Loaded:
    return read_pdf(write_pages(pages))


def lines(loaded: Loaded) -> list[Line]:
    return [block for block in loaded.blocks if isinstance(block, Line)]


def texts(loaded: Loaded) -> list[str]:
    return [line.text.folded for line in lines(loaded)]


def tables(loaded: Loaded) -> list[Table]:
    return [block.table for block in loaded.blocks if isinstance(block, Grid)]


def rows(table: Table) -> list[list[str | None]]:
    return [[None if cell is None else cell.text.folded for cell in row] for row in table.grid]


def starts(table: Table) -> list[tuple[int, int, int, int, str]]:
    return [(cell.row, cell.column, cell.rowspan, cell.colspan, cell.text.folded) for cell in table.cells]


def parts(loaded: Loaded, table: Table) -> list[tuple[int, str, str]]:
    return [(part.row, part.cause, loaded.text[part.span.start : part.span.end]) for part in table.parts]


def said(loaded: Loaded) -> list[str]:
    return [diagnostic.reason.id for diagnostic in loaded.diagnostics]


def place(loaded: Loaded, words: str) -> tuple[int | None, int, int, list[tuple[float, ...]]]:
    """Page, line, column and boxes of words."""
    start = loaded.text.index(words)
    found = loaded.source.locate(start, start + len(words))
    return found.page, found.line, found.column, [tuple(box) for box in found.boxes]


def refusal(data: bytes, limits: Limits = LIMITS) -> str:
    with pytest.raises(Unreadable) as refused:
        load(data, "报告.pdf", limits)
    reason = refused.value.reason
    assert reason.zh
    assert reason.en
    return reason.id


def put(page: PdfPage, words: Sequence[str], x: float, y: float, pitch: float = 20, size: float = 12) -> None:
    for number, line in enumerate(words):
        page.text(x, y + number * pitch, line, size)


def put_paragraph(page: PdfPage, text: str, y: float, x: float = 72, width: float = WIDTH, size: float = 12) -> float:
    """A paragraph with an indent; where the next line stands."""
    for number, line in enumerate(wrap(text, width, size, indent=2 * size)):
        page.text(x + (0 if number else 2 * size), y, line, size)
        y += 20
    return y


def put_grid(page: PdfPage, xs: Sequence[float], ys: Sequence[float], cells: Sequence[Sequence[str]]) -> None:
    """A table without merged cells, each line in one stroke."""
    for y in ys:
        page.line(xs[0], y, xs[-1], y)
    for x in xs:
        page.line(x, ys[0], x, ys[-1])
    put_cells(page, xs, ys, cells)


def put_cells(page: PdfPage, xs: Sequence[float], ys: Sequence[float], cells: Sequence[Sequence[str]]) -> None:
    for top, row in zip(ys, cells, strict=False):
        for left, words in zip(xs, row, strict=False):
            if words:
                page.text(left + 4, top + 14, words, 9)


# -- the writer's documents -------------------------------------------------------------------------------------

REPORT = f"""
# 某某市示范局2023年工作报告

{LONG * 3}

## 一、总体情况

（一）主动公开。{LONG}

{LONG}收到申请35件。

## 二、统计情况

| 内容 | 本年 | < | 备注 |
| ^ | 收到 | 办结 | ^ |
| 甲类 | 12 | 10 |  |
| 乙类 | 96171.6 | 0 | 无 |

以上数据截至2023年12月31日。
"""


def test_a_document_comes_back_as_it_was_written() -> None:
    loaded = written(REPORT, title="工作报告", author="某某", created="D:20240125093000+08'00'")
    assert texts(loaded) == [
        "某某市示范局2023年工作报告",
        LONG * 3,
        "一、总体情况",
        f"（一）主动公开。{LONG}",
        f"{LONG}收到申请35件。",
        "二、统计情况",
        "以上数据截至2023年12月31日。",
    ]
    assert [line.look for line in lines(loaded)] == [2, 0, 2, 0, 0, 2, 0]
    assert all(line.page == 1 and line.level == 0 and not line.last_on_page for line in lines(loaded))
    (table,) = tables(loaded)
    assert starts(table) == [
        (0, 0, 2, 1, "内容"),
        (0, 1, 1, 2, "本年"),
        (0, 3, 2, 1, "备注"),
        (1, 1, 1, 1, "收到"),
        (1, 2, 1, 1, "办结"),
        (2, 0, 1, 1, "甲类"),
        (2, 1, 1, 1, "12"),
        (2, 2, 1, 1, "10"),
        (2, 3, 1, 1, ""),
        (3, 0, 1, 1, "乙类"),
        (3, 1, 1, 1, "96171.6"),
        (3, 2, 1, 1, "0"),
        (3, 3, 1, 1, "无"),
    ]
    assert table.spanned
    assert loaded.page_marks
    assert loaded.diagnostics == []
    assert loaded.encoding == ""
    assert loaded.properties == Properties("工作报告", "某某", None, "2024-01-25T09:30:00+08:00", 1)


def test_the_rendering_is_a_line_a_paragraph_and_a_line_a_row() -> None:
    loaded = written(REPORT)
    assert loaded.text.splitlines()[5:] == [
        "二、统计情况",
        "",
        "内容\t本年\t\t备注",
        "\t收到\t办结\t",
        "甲类\t12\t10\t",
        "乙类\t96171.6\t0\t无",
        "",
        "以上数据截至2023年12月31日。",
    ]
    assert loaded.source.line(9) == "\t收到\t办结\t"
    assert loaded.text.endswith("。\n")


def test_every_text_lies_where_it_says() -> None:
    loaded = written(REPORT)
    for line in lines(loaded):
        assert loaded.text[line.text.start : line.text.end] == line.text.folded
    (table,) = tables(loaded)
    for cell in table.cells:
        assert loaded.text[cell.span.start : cell.span.end] == cell.text.folded
    assert loaded.text[table.span.start : table.span.end].splitlines() == loaded.text.splitlines()[7:11]
    assert table.cell(3, 1) is not None
    number = table.grid[3][1]
    assert number is not None
    assert (number.value.kind, str(number.value.number)) == (ValueKind.NUMBER, "96171.6")


def test_characters_lead_to_lines_columns_pages_and_boxes() -> None:
    page = PdfPage()
    page.text(100, 200, "收到申请35件", 20)
    page.text(72, 300, "另一行", 10)
    loaded = drawn(PdfPage(), page)
    assert place(loaded, "收到申请35件") == (2, 1, 1, [(100.0, 182.4, 220.0, 204.0)])
    assert place(loaded, "请35") == (2, 1, 4, [(160.0, 182.4, 200.0, 204.0)])
    assert place(loaded, "另一行") == (2, 2, 1, [(72.0, 291.2, 102.0, 302.0)])
    whole = loaded.source.locate(0, len(loaded.text))
    assert (whole.line, whole.column, whole.end_line, whole.end_column) == (1, 1, 3, 1)
    assert whole.boxes == ((100.0, 182.4, 220.0, 204.0), (72.0, 291.2, 102.0, 302.0))


def test_a_paragraph_has_a_box_for_each_of_its_lines() -> None:
    loaded = written(LONG)
    page, line, column, boxes = place(loaded, LONG)
    assert (page, line, column) == (1, 1, 1)
    assert boxes == [(96.0, 75.44, 516.0, 88.4), (72.0, 95.44, 240.0, 108.4)]


def test_a_blank_cell_is_where_it_stands() -> None:
    page = PdfPage()
    put_grid(page, [100, 200, 300], [100, 120, 140], [["甲", ""], ["乙", "5"]])
    loaded = drawn(page)
    (table,) = tables(loaded)
    blank = table.grid[0][1]
    assert blank is not None
    assert blank.span == Span(2, 2)
    found = loaded.source.locate(2, 2)
    assert (found.page, found.boxes) == (1, ((200.0, 100.0, 300.0, 120.0),))


def test_the_writer_writes_the_same_bytes_every_time() -> None:
    document = parse(REPORT)
    assert write_pdf(document) == write_pdf(parse(REPORT))
    assert write_pdf(document, number="") != write_pdf(document)


def test_nothing_depends_on_the_fonts_of_the_computer() -> None:
    page = PdfPage()
    page.text(72, 100, "无", 12)
    page.text(72, 130, "共i件W", 12, heavy=True)
    loaded = drawn(page)
    assert texts(loaded) == ["无", "共i件W"]
    assert [loaded.source.locate(at, at + 1).boxes[0][::2] for at in (0, 2, 3, 4, 5)] == [
        (72.0, 84.0),
        (72.0, 84.0),
        (84.0, 90.0),
        (90.0, 102.0),
        (102.0, 108.0),
    ]


def test_the_loader_names_itself() -> None:
    assert (LOADER.format, LOADER.suffixes, LOADER.load) == ("pdf", (".pdf",), load)


# -- characters -------------------------------------------------------------------------------------------------


def test_spaces_stand_between_latin_words_only() -> None:
    page = PdfPage()
    page.text(72, 100, "The office received 12 requests")
    page.text(72, 130, "收到 12 件 申请")
    page.text(72, 160, "网址 www . a")
    assert drawn(page).text == "The office received 12 requests\n收到12件申请\n网址www . a\n"


def test_decimals_stay_on_their_line() -> None:
    page = PdfPage()
    page.text(72, 100, "3985758")
    page.text(72, 130, "96171.6，其中-5.5、1,200")
    assert texts(drawn(page)) == ["3985758", "96171.6，其中-5.5、1,200"]


def test_the_order_is_that_of_places_not_of_the_file() -> None:
    page = PdfPage()
    page.text(72, 130, "第二行")
    page.text(108, 100, "行")
    page.text(72, 100, "第一个")
    assert texts(drawn(page)) == ["第一个行", "第二行"]


def test_radicals_are_folded_and_the_rendering_keeps_them() -> None:
    page = PdfPage()
    page.text(72, 100, "⻓⽅⻔")
    loaded = drawn(page)
    assert (loaded.text, texts(loaded)) == ("⻓⽅⻔\n", ["长方门"])


def test_what_a_glyph_stands_for_is_read() -> None:
    page = PdfPage()
    page.set_text((1, 0, 0, 1), 72, 100, "甲乙", actual="长方形")
    page.text(96, 100, "22件")
    assert texts(drawn(page)) == ["长方形22件"]


def test_what_glyphs_of_a_scaled_form_stand_for_is_put_in_place() -> None:
    form = PdfPage(2480, 3508)
    form.text(300, 400, "一共", 50)
    form.set_text((1, 0, 0, 1), 400, 400, "甲乙", 50, actual="长方")
    form.text(500, 400, "22件", 50)
    page = PdfPage()
    page.form(form, 0.24)
    page.text(72, 200, "正文")
    loaded = drawn(page)
    assert texts(loaded) == ["一共长方22件", "正文"]
    assert place(loaded, "长方")[3] == [(96.24, 85.44, 110.4, 98.4)]  # as wide as the glyphs are drawn
    assert said(loaded) == []


def test_rules_inside_of_a_form_are_moved_with_it() -> None:
    form = PdfPage(2000, 2000)
    put_grid(form, [100, 500, 900], [100, 200, 300], [["甲", "1"], ["乙", "2"]])
    page = PdfPage()
    page.form(form, 0.25, 50, 60)
    loaded = drawn(page)
    assert [rows(table) for table in tables(loaded)] == [[["甲", "1"], ["乙", "2"]]]
    assert place(loaded, "乙")[3] == [(76.0, 111.52, 78.25, 113.95)]


def test_bold_made_by_drawing_twice_is_read_once() -> None:
    page = PdfPage()
    page.text(72, 100, "一一对应11件")
    page.text(72.3, 100, "一一对应11件")
    assert texts(drawn(page)) == ["一一对应11件"]


def test_a_raised_digit_is_none_of_the_number_before_it() -> None:
    page = PdfPage()
    page.text(72, 100, "共3119")
    page.text(108, 95, "1", 7)
    page.text(72, 130, "占地10")
    page.text(108, 125, "2", 7)
    page.text(112, 130, "平方米，见注")
    page.text(184, 125, "①", 7)
    assert texts(drawn(page)) == ["共3119¹", "占地10²平方米，见注①"]


def test_slanted_and_outlying_text_is_left_out_and_lines_stay_whole() -> None:
    page = PdfPage()
    put_paragraph(page, LONG * 4, 100)
    page.set_text((0.7071, 0.7071, -0.7071, 0.7071), 150, 300, "内部资料请勿外传", 40)
    page.text(700, 300, "页外文字")
    page.set_text((0, 1, -1, 0), 30, 600, "侧边有一段竖排的说明文字")
    loaded = drawn(page)
    assert texts(loaded) == [LONG * 4]
    assert said(loaded) == ["text-off-page", "turned-text"]
    assert loaded.diagnostics[0].reason.zh == "第1页有文字在页面之外"


def test_a_page_that_is_turned_is_read_as_it_is_shown() -> None:
    page = PdfPage(rotate=90)
    up = (0.0, 1.0, -1.0, 0.0)
    page.set_text(up, 100, 600, "转页的正文")
    for x in (200, 230, 260):
        page.line(x, 600, x, 300)
    for y in (600, 450, 300):
        page.line(200, y, 260, y)
    for x, y, words in ((220, 590, "甲"), (220, 440, "乙"), (250, 590, "1"), (250, 440, "2")):
        page.set_text(up, x, y, words)
    loaded = drawn(page)
    assert texts(loaded) == ["转页的正文"]
    assert rows(tables(loaded)[0]) == [["甲", "乙"], ["1", "2"]]
    assert place(loaded, "转页") == (1, 1, 1, [(242.0, 89.44, 266.0, 102.4)])
    assert place(loaded, "乙") == (1, 3, 3, [(402.0, 209.44, 414.0, 222.4)])


def test_turned_text_in_a_cell_is_read_there() -> None:
    page = PdfPage()
    put_grid(page, [100, 140, 300], [100, 200, 230], [["", "一二三四五六七八"], ["丙", "丁"]])
    page.set_text((0, 1, -1, 0), 124, 190, "侧写")
    loaded = drawn(page)
    assert rows(tables(loaded)[0]) == [["侧写", "一二三四五六七八"], ["丙", "丁"]]
    assert place(loaded, "侧写")[3] == [(113.44, 166.0, 126.4, 190.0)]


def test_a_hyphen_at_the_end_of_a_line_stays() -> None:
    page = PdfPage()
    put(
        page,
        ["The office of the region keeps a list of the many different e-", "mail addresses that it knows."],
        72,
        100,
    )
    assert texts(drawn(page)) == [
        "The office of the region keeps a list of the many different e-mail addresses that it knows."
    ]


def test_fonts_without_meaning_are_refused() -> None:
    page = PdfPage()
    put_paragraph(page, LONG, 100)
    data = write_pages([page])
    for meant, other in (
        (b"/Encoding/UniGB-UTF16-H", b"/Encoding/Identity-H   "),
        (b"/ToUnicode", b"/ToNothing"),
        (b"(GB1)", b"(XX1)"),
        (b"(Adobe)", b"(Bdobe)"),
    ):
        data = data.replace(meant, other)
    assert refusal(data) == "no-text-layer"


# -- paragraphs -------------------------------------------------------------------------------------------------


def test_a_short_line_ends_a_paragraph() -> None:
    page = PdfPage()
    y = put_paragraph(page, LONG, 100)
    page.text(72, y, "没有缩进的下一段。")
    page.text(72, y + 20, "再下一段。")
    assert texts(drawn(page)) == [LONG, "没有缩进的下一段。", "再下一段。"]


def test_short_lines_of_one_length_are_paragraphs_each() -> None:
    page = PdfPage()
    put(page, [f"第{at}项工作按期完成" for at in range(10, 30)], 72, 100)
    assert texts(drawn(page)) == [f"第{at}项工作按期完成" for at in range(10, 30)]


def test_an_indent_begins_a_paragraph_behind_a_full_line() -> None:
    page = PdfPage()
    full = "一二三四五六七八九十" * 3 + "甲乙丙丁戊"  # 35 characters and the indent: the whole width
    y = put_paragraph(page, LONG * 2, 100)
    page.text(96, y, full)
    page.text(96, y + 20, "下一段从缩进开始。")
    assert texts(drawn(page)) == [LONG * 2, full, "下一段从缩进开始。"]


def test_a_gap_begins_a_paragraph() -> None:
    page = PdfPage()
    first = wrap(LONG * 2, WIDTH, 12)
    put(page, first, 72, 100)
    full = "一" * 37
    put(page, [full, "后半。"], 72, 300)
    put(page, ["隔开的一段。"], 72, 380)
    assert texts(drawn(page)) == [LONG * 2, f"{full}后半。", "隔开的一段。"]


def test_another_size_begins_a_paragraph() -> None:
    page = PdfPage()
    put(page, ["一" * 37], 72, 100)
    page.text(72, 120, "二" * 30, 15)
    put(page, ["三" * 37, "四四。"], 72, 145)
    assert texts(drawn(page)) == ["一" * 37, "二" * 30, "三" * 37 + "四四。"]


@pytest.mark.parametrize("number", ["一、", "（二）", "3.", "第四章"])
def test_a_number_begins_a_paragraph_where_no_indents_tell(number: str) -> None:
    page = PdfPage()
    put(page, ["一" * 36 + "。", f"{number}二二二。"], 72, 100)
    assert texts(drawn(page)) == ["一" * 36 + "。", f"{number}二二二。"]


def test_a_number_inside_of_a_sentence_begins_nothing() -> None:
    page = PdfPage()
    y = put_paragraph(page, "甲" * 35, 100)
    page.text(72, y, "（二）是句中的话。")
    y = put_paragraph(page, LONG, y + 20)
    assert texts(drawn(page)) == ["甲" * 35 + "（二）是句中的话。", LONG]


def test_a_title_over_two_centred_lines_is_two_lines() -> None:
    page = PdfPage()
    page.text(595 / 2 - 66, 100, "某某市示范局", 22)
    page.text(595 / 2 - 88, 130, "2023年度工作报告", 22)
    y = put_paragraph(page, LONG * 2, 200)
    page.text(595 / 2 - 24, y, "居中小字")
    page.text(72, y + 20, "一、黑体标题", heavy=True)
    loaded = drawn(page)
    assert [(line.text.folded, line.look) for line in lines(loaded)] == [
        ("某某市示范局", 2),
        ("2023年度工作报告", 2),
        (LONG * 2, 0),
        ("居中小字", 1),
        ("一、黑体标题", 1),
    ]


def test_latin_lines_are_joined_with_a_space() -> None:
    text = "The office received many requests in the year and answered nearly all of them within the limit of time."
    page = PdfPage()
    put(page, wrap(text, WIDTH, 12), 72, 100)
    assert texts(drawn(page)) == [text]


def test_a_hanging_item_is_one_paragraph() -> None:
    page = PdfPage()
    put_paragraph(page, LONG, 100)
    page.text(72, 200, "1. " + "一" * 35)
    page.text(90, 220, "二二二。")
    page.text(72, 240, "2. 三三三。")
    assert texts(drawn(page)) == [LONG, "1." + "一" * 35 + "二二二。", "2.三三三。"]


def test_signatures_stay_lines_of_their_own() -> None:
    page = PdfPage()
    y = put_paragraph(page, LONG, 100)
    page.text(523 - 72, y + 20, "某某市某局")
    page.text(523 - 72, y + 40, "2024年1月")
    assert texts(drawn(page)) == [LONG, "某某市某局", "2024年1月"]


def test_columns_are_read_one_after_the_other() -> None:
    page = PdfPage()
    page.text(200, 80, "双栏的标题", 20)
    left, right = "左栏文字" + LONG * 3, "右栏文字" + LONG * 3
    put(page, wrap(left, 200, 11), 72, 120, 16, 11)
    put(page, wrap(right, 200, 11), 320, 123, 16, 11)
    page.text(72, 600, "下面的一整行。")
    assert texts(drawn(page)) == ["双栏的标题", left, right, "下面的一整行。"]


def test_a_table_of_contents_is_shown_but_is_no_block() -> None:
    page = PdfPage()
    page.text(260, 100, "目录", 16)
    page.text(72, 140, "一、总体情况" + "." * 50 + "1")
    page.text(72, 160, "二、其他" + "……" * 12 + "3")
    page.text(72, 200, "一、总体情况")
    loaded = drawn(page)
    assert texts(loaded) == ["目录", "一、总体情况"]
    assert loaded.text.splitlines()[1] == "一、总体情况" + "." * 50 + "1"


# -- over the end of a page -------------------------------------------------------------------------------------


def two_pages(first: Callable[[PdfPage], None], second: Callable[[PdfPage], None]) -> Loaded:
    pages = PdfPage(), PdfPage()
    first(pages[0])
    second(pages[1])
    return drawn(*pages)


def test_a_paragraph_goes_on_over_a_page_and_remembers_it() -> None:
    loaded = written(f"{LONG * 30}\n\n下一段。")
    first, second = lines(loaded)
    assert first.text.folded == LONG * 30
    assert (second.text.folded, second.page, first.page) == ("下一段。", 2, 1)
    (join,) = first.text.joins
    assert first.text.span(join - 1, join + 1) == Span(join - 1, join, (Span(join, join + 1),))
    upper = loaded.source.locate(join - 1, join)
    lower = loaded.source.locate(join, join + 1)
    assert (upper.page, lower.page) == (1, 2)
    assert lower.boxes == ((72.0, 75.44, 78.0, 88.4),)
    assert upper.boxes[0][3] > 740
    across = loaded.source.locate(join - 1, join + 1)
    assert (across.page, across.boxes) == (1, upper.boxes)
    assert loaded.text == f"{LONG * 30}\n下一段。\n"


def test_an_indent_on_the_next_page_begins_a_paragraph() -> None:
    full = "一二三四五六七八九十" * 3 + "甲乙丙丁戊"
    loaded = two_pages(
        lambda page: page.text(96, put_paragraph(page, LONG * 2, 680), full),
        lambda page: (put_paragraph(page, LONG, 80), None)[1],
    )
    assert texts(loaded) == [LONG * 2, full, LONG]
    assert [line.last_on_page for line in lines(loaded)] == [False, True, False]


def test_a_short_last_line_ends_its_paragraph_with_the_page() -> None:
    loaded = two_pages(
        lambda page: (put_paragraph(page, LONG, 700), None)[1], lambda page: page.text(72, 80, "没有缩进的一段。")
    )
    assert texts(loaded) == [LONG, "没有缩进的一段。"]
    assert all(not line.text.joins for line in lines(loaded))


@pytest.mark.parametrize(
    "number",
    [
        "- {page} -",
        "第{page}页",
        "第 {page} 页 共 {pages} 页",
        "{page}",
        "{page}/{pages}",
        "— {page} —",
        "Page {page} of {pages}",
    ],
)
def test_page_numbers_are_left_out(number: str) -> None:
    loaded = written(f"{LONG * 30}\n\n结束。", number=number)
    assert texts(loaded) == [LONG * 30, "结束。"]


def test_running_heads_are_left_out() -> None:
    loaded = written(f"{LONG * 60}\n\n结束。", header="某某市示范局 2023 年度报告 第 {page} 版")
    assert texts(loaded) == [LONG * 60, "结束。"]


def test_a_number_at_the_foot_that_counts_no_pages_stays() -> None:
    loaded = two_pages(lambda page: page.text(72, 780, "2023"), lambda page: page.text(72, 780, "351"))
    assert texts(loaded) == ["2023", "351"]


def test_a_line_that_stands_on_one_page_only_is_no_running_head() -> None:
    loaded = two_pages(lambda page: page.text(72, 60, "甲局年度报告"), lambda page: page.text(72, 60, "乙局年度总结"))
    assert texts(loaded) == ["甲局年度报告", "乙局年度总结"]


ITEMS = "\n".join(f"| {at}.事项{'甲乙丙丁'[at % 4]} | {at * 7} | {at} |" for at in range(1, 61))
HEAD = "| 事项 | 收到 | 办结 |"


def test_a_table_goes_on_over_pages() -> None:
    loaded = written(f"{HEAD}\n{ITEMS}")
    (table,) = tables(loaded)
    assert (table.rows, table.columns, len(table.cells)) == (61, 3, 183)
    assert rows(table)[60] == ["60.事项甲", "420", "60"]
    assert [(part.row, part.cause) for part in table.parts] == [(0, ""), (33, "page-break")]
    assert parts(loaded, table)[1][2].splitlines()[0] == "33.事项乙\t231\t33"
    assert place(loaded, "32.事项甲")[0] == 1
    assert place(loaded, "33.事项乙")[0] == 2
    assert [block.page for block in loaded.blocks] == [1]  # type: ignore[union-attr]


def test_a_repeated_head_is_dropped_and_remembered() -> None:
    loaded = written(f"{HEAD}\n{ITEMS}", repeat_head=1)
    (table,) = tables(loaded)
    assert (table.rows, len(table.cells)) == (61, 183)
    assert [(part.row, part.cause) for part in table.parts] == [(0, ""), (33, "repeated-head")]
    assert loaded.text.count("事项\t收到") == 1


def test_a_head_of_two_rows_with_merged_cells_is_dropped_whole() -> None:
    head = "| 事项 | 件数 | < |\n| ^ | 收到 | 办结 |"
    loaded = written(f"{head}\n{ITEMS}", repeat_head=2)
    (table,) = tables(loaded)
    assert table.rows == 62
    assert starts(table)[:3] == [(0, 0, 2, 1, "事项"), (0, 1, 1, 2, "件数"), (1, 1, 1, 1, "收到")]
    assert table.parts[1].cause == "repeated-head"


def test_a_row_that_the_page_cuts_is_one_row() -> None:
    label = "申请人无正当理由逾期不补正而行政机关不再处理其申请的事项" * 3
    markup = "\n".join(f"| {at}.事项 | {at * 7} |" for at in range(1, 33))
    loaded = written(f"{markup}\n| 33.{label} | 5 |\n| 34.末行 | 6 |", split_rows=True)
    (table,) = tables(loaded)
    cut = table.grid[32][0]
    assert cut is not None
    assert (table.rows, cut.text.folded, cut.rowspan) == (34, f"33.{label}", 1)
    assert len(cut.text.joins) == 1
    assert rows(table)[32:] == [[f"33.{label}", "5"], ["34.末行", "6"]]
    assert parts(loaded, table)[1] == (33, "split-row", "34.末行\t6")
    pieces = cut.span.pieces
    assert [loaded.source.locate(piece.start, piece.end).page for piece in pieces] == [1, 2]


def test_a_row_that_ends_on_the_next_page_is_a_part_without_rows() -> None:
    label = "申请人无正当理由逾期不补正而行政机关不再处理其申请的事项" * 3
    markup = "\n".join(f"| {at}.事项 | {at * 7} |" for at in range(1, 33))
    loaded = written(f"{markup}\n| 33.{label} | 5 |", split_rows=True)
    (table,) = tables(loaded)
    row, cause, words = parts(loaded, table)[1]
    assert (table.rows, row, cause) == (33, 33, "split-row")
    assert label.endswith(words)
    assert loaded.source.locate(table.parts[1].span.start, table.parts[1].span.end).page == 2


GROUPS = "\n".join(
    f"| {'（' + name + '）组的名称' if at == 0 else '^'} | {name}{at} | {at} |"
    for name in "一二三四五六"
    for at in range(9)
)


def test_a_merged_cell_goes_on_over_a_page() -> None:
    loaded = written(GROUPS)
    (table,) = tables(loaded)
    assert [(c.row, c.rowspan, c.text.folded) for c in table.cells if c.column == 0] == [
        (at * 9, 9, f"（{name}）组的名称") for at, name in enumerate("一二三四五六")
    ]
    assert table.parts[1].row % 9
    assert table.parts[1].cause == "page-break"


def test_the_words_of_a_merged_cell_go_on_over_a_page() -> None:
    first, second = PdfPage(), PdfPage()
    xs = [100.0, 142.0, 300.0, 400.0]
    put_grid(first, xs, [700, 720, 740], [["（三）不", "1.甲", "5"], ["（四）无", "1.乙", "6"]])
    for x in xs:
        second.line(x, 80, x, 120)
    second.line(100, 80, 400, 80)
    second.line(142, 100, 400, 100)
    second.line(100, 120, 400, 120)
    put_cells(second, xs, [80, 100], [["法提供", "2.丙", "7"], ["", "3.丁", "8"]])
    loaded = drawn(first, second)
    (table,) = tables(loaded)
    assert starts(table) == [
        (0, 0, 1, 1, "（三）不"),
        (0, 1, 1, 1, "1.甲"),
        (0, 2, 1, 1, "5"),
        (1, 0, 3, 1, "（四）无法提供"),
        (1, 1, 1, 1, "1.乙"),
        (1, 2, 1, 1, "6"),
        (2, 1, 1, 1, "2.丙"),
        (2, 2, 1, 1, "7"),
        (3, 1, 1, 1, "3.丁"),
        (3, 2, 1, 1, "8"),
    ]
    assert table.cells[3].text.joins == (4,)
    assert loaded.text == "（三）不\t1.甲\t5\n（四）无法提供\t1.乙\t6\n\t2.丙\t7\n\t3.丁\t8\n"
    assert place(loaded, "法提供")[0] == 2


def test_numbers_above_and_below_the_end_of_a_page_are_two() -> None:
    first, second = PdfPage(), PdfPage()
    put_grid(first, [100, 140, 180], [700, 720, 740], [["甲", "3985"], ["乙", "12"]])
    put_grid(second, [100, 140, 180], [80, 100, 120], [["", "34"], ["丁", "56"]])
    (table,) = tables(drawn(first, second))
    assert rows(table) == [["甲", "3985"], ["乙", "12"], ["", "34"], ["丁", "56"]]


def test_columns_that_only_one_page_has_are_counted_on_both() -> None:
    first, second = PdfPage(), PdfPage()
    put_grid(first, [100, 200, 300, 400], [700, 720, 740], [["甲", "1", "2"], ["乙", "3", "4"]])
    put_grid(second, [100, 200, 400], [80, 100, 120], [["丙", "5"], ["丁", "6"]])
    (table,) = tables(drawn(first, second))
    assert starts(table)[6:] == [(2, 0, 1, 1, "丙"), (2, 1, 1, 2, "5"), (3, 0, 1, 1, "丁"), (3, 1, 1, 2, "6")]


def test_tables_of_other_widths_are_two() -> None:
    first, second = PdfPage(), PdfPage()
    put_grid(first, [100, 200, 300], [700, 720, 740], [["甲", "1"], ["乙", "3"]])
    put_grid(second, [100, 200, 340], [80, 100, 120], [["丙", "5"], ["丁", "6"]])
    assert [rows(table) for table in tables(drawn(first, second))] == [
        [["甲", "1"], ["乙", "3"]],
        [["丙", "5"], ["丁", "6"]],
    ]


def test_text_between_keeps_tables_apart() -> None:
    first, second = PdfPage(), PdfPage()
    put_grid(first, [100, 200, 300], [700, 720, 740], [["甲", "1"], ["乙", "3"]])
    second.text(100, 76, "三、另一张表")
    put_grid(second, [100, 200, 300], [90, 110, 130], [["丙", "5"], ["丁", "6"]])
    assert len(tables(drawn(first, second))) == 2


def test_a_single_row_on_the_next_page_belongs_to_its_table() -> None:
    first, second = PdfPage(), PdfPage()
    put_grid(first, [100, 200, 300], [700, 720, 740], [["甲", "1"], ["乙", "3"]])
    put_grid(second, [100, 200, 300], [80, 100], [["丙", "5"]])
    (table,) = tables(drawn(first, second))
    assert rows(table) == [["甲", "1"], ["乙", "3"], ["丙", "5"]]


# -- rules ------------------------------------------------------------------------------------------------------

CELLS = [["甲", "1", "2"], ["乙", "3", "4"]]
XS, YS = (100.0, 200.0, 300.0, 400.0), (100.0, 120.0, 140.0)


def strokes(page: PdfPage) -> None:
    put_grid(page, XS, YS, [])


def bars(page: PdfPage) -> None:
    for y in YS:
        page.bar(XS[0], y - 0.4, XS[-1], y + 0.4)
    for x in XS:
        page.bar(x - 0.4, YS[0], x + 0.4, YS[-1])


def boxes(page: PdfPage) -> None:
    for top, bottom in pairwise(YS):
        for left, right in pairwise(XS):
            page.box(left + 0.5, top + 0.5, right - 0.5, bottom - 0.5)


def pieces(page: PdfPage) -> None:
    for y in YS:
        for at in range(100, 400, 5):
            page.line(at, y, at + 4, y)
    for x in XS:
        page.line(x, 100, x, 119.5)
        page.line(x, 120.5, x, 140)


def open_sides(page: PdfPage) -> None:
    for y in YS:
        page.line(XS[0], y, XS[-1], y)
    for x in XS[1:-1]:
        page.line(x, YS[0], x, YS[-1])


def open_foot(page: PdfPage) -> None:
    for y in YS[:-1]:
        page.line(XS[0], y, XS[-1], y)
    for x in XS:
        page.line(x, YS[0], x, YS[-1])


def shaded(page: PdfPage) -> None:
    page.bar(XS[0], YS[0], XS[-1], YS[1], 0.9)
    page.bar(XS[0] + 3, YS[1] + 3, XS[0] + 60, YS[1] + 12, 0.8)
    strokes(page)


@pytest.mark.parametrize(
    "draw", [strokes, bars, boxes, pieces, open_sides, open_foot, shaded], ids=lambda f: f.__name__
)
def test_lines_make_a_table(draw: Callable[[PdfPage], None]) -> None:
    page = PdfPage()
    draw(page)
    put_cells(page, XS, YS, CELLS)
    loaded = drawn(page)
    assert [rows(table) for table in tables(loaded)] == [CELLS]
    assert texts(loaded) == []


def test_a_word_underlined_in_its_cell_parts_no_row() -> None:
    page = PdfPage()
    strokes(page)
    page.line(205, 136, 230, 136)
    put_cells(page, XS, YS, CELLS)
    assert [rows(table) for table in tables(drawn(page))] == [CELLS]


def test_a_row_of_one_cell_keeps_a_table_with_open_sides_together() -> None:
    page = PdfPage()
    for y in (100, 120, 140, 160, 180):
        page.line(100, y, 400, y)
    page.line(200, 100, 200, 120)
    page.line(200, 140, 200, 180)
    put_cells(page, (100, 200), (100, 120, 140, 160), [["甲", "1"], ["整行的话", ""], ["乙", "2"], ["丙", "3"]])
    (table,) = tables(drawn(page))
    assert starts(table) == [
        (0, 0, 1, 1, "甲"),
        (0, 1, 1, 1, "1"),
        (1, 0, 1, 2, "整行的话"),
        (2, 0, 1, 1, "乙"),
        (2, 1, 1, 1, "2"),
        (3, 0, 1, 1, "丙"),
        (3, 1, 1, 1, "3"),
    ]


@pytest.mark.parametrize(
    ("xs", "ys"), [((90, 530), (90, 150)), ((90, 530), (90, 118, 150)), ((90, 300, 530), (90, 150))]
)
def test_frames_around_text_are_no_tables(xs: tuple[float, ...], ys: tuple[float, ...]) -> None:
    page = PdfPage()
    put_grid(page, xs, ys, [])
    page.text(96, 110, "框中的第一行。")
    page.text(96, 130, "框中的第二行。")
    loaded = drawn(page)
    assert tables(loaded) == []
    assert texts(loaded) == ["框中的第一行。", "框中的第二行。"]


def test_a_frame_around_the_page_hides_nothing() -> None:
    page = PdfPage()
    page.box(30, 30, 565, 812)
    page.text(280, 800, "- 1 -", 9)
    page.text(96, 80, "正文一段。")
    strokes(page)
    put_cells(page, XS, YS, CELLS)
    loaded = drawn(page)
    assert texts(loaded) == ["正文一段。"]
    assert [rows(table) for table in tables(loaded)] == [CELLS]


def test_shading_and_thick_strokes_are_no_rules() -> None:
    page = PdfPage()
    for top in range(90, 170, 20):
        page.bar(90, top, 530, top + 20, 0.9)
    page.line(90, 200, 530, 200, 18)
    page.line(90, 220, 530, 220, 18)
    page.text(96, 105, "带底纹的字。")
    loaded = drawn(page)
    assert (tables(loaded), texts(loaded)) == ([], ["带底纹的字。"])


def test_a_table_without_words_is_none() -> None:
    page = PdfPage()
    strokes(page)
    page.text(96, 300, "只有这一句。")
    loaded = drawn(page)
    assert (tables(loaded), texts(loaded)) == ([], ["只有这一句。"])


def test_a_table_inside_of_a_cell_is_text_of_that_cell() -> None:
    page = PdfPage()
    put_grid(page, [100, 300, 500], [100, 200, 220], [["外", ""], ["丙", "丁"]])
    put_grid(page, [320, 400, 480], [110, 130, 150], [["内甲", "内乙"], ["内丙", "内丁"]])
    (table,) = tables(drawn(page))
    assert rows(table) == [["外", "内甲内乙内丙内丁"], ["丙", "丁"]]


def test_lines_of_a_cell_are_joined() -> None:
    page = PdfPage()
    put_grid(page, [100, 150, 250], [100, 150, 200], [])
    put(page, ["（三）不", "予公开"], 104, 115, 14, 9)
    put(page, ["No records", "found"], 154, 115, 14, 9)
    put(page, ["12", "34"], 104, 165, 14, 9)
    put(page, ["甲 5", "6 乙"], 154, 165, 14, 9)
    assert rows(tables(drawn(page))[0]) == [["（三）不予公开", "No records found"], ["12 34", "甲5 6乙"]]


def test_a_number_too_wide_for_its_cell_is_one() -> None:
    page = PdfPage()
    put_grid(page, [100, 130, 250], [100, 140, 160], [["", "甲"], ["12", "乙"]])
    put(page, ["39857", "58"], 102, 114, 14, 10)
    assert rows(tables(drawn(page))[0]) == [["3985758", "甲"], ["12", "乙"]]


def test_text_that_hangs_out_of_a_cut_cell_stays_in_it() -> None:
    first, second = PdfPage(), PdfPage()
    first.line(100, 700, 300, 700)
    first.line(150, 740, 300, 740)
    for x in (100, 150, 300):
        first.line(x, 700, x, 740)
    put(first, ["（三）", "不予", "公开", "的"], 104, 714, 14, 9)
    first.text(154, 714, "1.甲", 9)
    first.text(280, 800, "- 1 -", 9)
    second.line(150, 80, 300, 80)
    second.line(100, 100, 300, 100)
    second.line(100, 120, 300, 120)
    for x in (100, 150, 300):
        second.line(x, 80, x, 120)
    put_cells(second, (100, 150), (80, 100), [["", "2.乙"], ["（四）", "3.丙"]])
    second.text(280, 800, "- 2 -", 9)
    loaded = drawn(first, second)
    assert texts(loaded) == []
    assert starts(tables(loaded)[0]) == [
        (0, 0, 2, 1, "（三）不予公开的"),
        (0, 1, 1, 1, "1.甲"),
        (1, 1, 1, 1, "2.乙"),
        (2, 0, 1, 1, "（四）"),
        (2, 1, 1, 1, "3.丙"),
    ]


# -- tables without lines ---------------------------------------------------------------------------------------


def aligned(cells: Sequence[Sequence[str]]) -> Loaded:
    page = PdfPage()
    page.text(96, 100, "下表为统计情况。")
    for number, row in enumerate(cells):
        for at, words in enumerate(row):
            if words:
                page.text(96 + at * 90, 140 + number * 20, words)
    page.text(96, 400, "以上为全部数据。")
    return drawn(page)


def test_a_table_without_lines_is_read_where_it_is_certain() -> None:
    cells = [["项目", "上年", "本年"], ["申请", "12", "15"], ["答复", "10", "-5"]]
    loaded = aligned(cells)
    (table,) = tables(loaded)
    assert (rows(table), table.spanned) == (cells, False)
    assert texts(loaded) == ["下表为统计情况。", "以上为全部数据。"]
    assert loaded.text.splitlines()[2:5] == ["项目\t上年\t本年", "申请\t12\t15", "答复\t10\t-5"]
    assert said(loaded) == []


def test_a_table_without_lines_that_is_doubtful_is_said() -> None:
    loaded = aligned(
        [
            ["项目", "上年", "本年", "备注"],
            ["申请", "12", "15", "无"],
            ["答复", "10", "", "无"],
            ["结转", "2", "0", "无"],
        ]
    )
    assert tables(loaded) == []
    assert said(loaded) == ["borderless-table"]
    assert texts(loaded) == [
        "下表为统计情况。",
        "项目上年本年备注",
        "申请12 15无",
        "答复10无",
        "结转2 0无",
        "以上为全部数据。",
    ]
    span = loaded.diagnostics[0].span
    assert span is not None
    assert loaded.text[span.start : span.end].splitlines() == texts(loaded)[1:5]


def test_two_columns_are_no_table() -> None:
    loaded = aligned([["姓名", "张某"], ["电话", "12345"], ["地址", "某路1号"]])
    assert (tables(loaded), said(loaded)) == ([], [])


# -- pictures and scans -----------------------------------------------------------------------------------------


def test_a_large_picture_is_a_figure_and_a_small_one_is_not() -> None:
    page = PdfPage()
    page.text(72, 100, "有图的页。")
    page.image(100, 200, 400, 500)
    page.image(450, 200, 500, 250)
    loaded = drawn(page)
    (figure,) = [block for block in loaded.blocks if isinstance(block, Figure)]
    assert (figure.kind, figure.span) == ("picture", Span(6, 6))
    assert loaded.source.locate(6, 6).boxes == ((100.0, 200.0, 400.0, 500.0),)


def test_a_picture_behind_text_is_no_figure() -> None:
    page = PdfPage()
    page.image(0, 0, 595, 842)
    put_paragraph(page, LONG, 100)
    assert [type(block) for block in drawn(page).blocks] == [Line]


def test_a_page_that_is_a_scan_is_said() -> None:
    text, scan = PdfPage(), PdfPage()
    text.text(72, 100, "正文一行。")
    scan.image(0, 0, 595, 842)
    after = PdfPage()
    after.text(72, 200, "又一行。")
    loaded = drawn(text, scan, after)
    assert said(loaded) == ["scanned-page"]
    diagnostic = loaded.diagnostics[0]
    assert (diagnostic.reason.zh, diagnostic.span) == ("第2页是图片，没有文字", Span(6, 6))
    assert loaded.source.locate(6, 6).page == 2
    assert texts(loaded) == ["正文一行。", "又一行。"]


@pytest.mark.parametrize("image", [True, False])
def test_a_file_without_text_is_refused(image: bool) -> None:
    page = PdfPage()
    if image:
        page.image(0, 0, 595, 842)
        page.text(280, 800, "- 1 -", 9)
    assert refusal(write_pages([page])) == "no-text-layer"


# -- what cannot be read ----------------------------------------------------------------------------------------

SAMPLE = write_pdf(parse(f"# 标题\n\n{LONG}\n\n| 甲 | 1 |\n| 乙 | 2 |"))
PASSWORD = (
    "/Encrypt<</Filter/Standard/V 1/R 2/O(01234567890123456789012345678901)/U(01234567890123456789012345678901)/P -4>>"
)


@pytest.mark.parametrize(
    ("data", "id"),
    [
        (b"", "empty"),
        (b" \n\0", "empty"),
        (b"PK\x03\x04rest", "wrong-type"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "wrong-type"),
        (b"just some words", "damaged"),
        (b"%PDF-1.7\n", "damaged"),
        (SAMPLE[: len(SAMPLE) // 2], "damaged"),
        (write_pages([PdfPage()], trailer=f"{PASSWORD}/ID[<00><00>]"), "encrypted"),
        (write_pages([PdfPage()], trailer="/Encrypt<</Filter/Foreign/V 1/R 2>>/ID[<00><00>]"), "encrypted"),
    ],
)
def test_what_is_no_readable_pdf_is_refused(data: bytes, id: str) -> None:
    assert refusal(data) == id


def test_junk_before_the_file_does_no_harm() -> None:
    assert read_pdf(b"x" * 3000 + SAMPLE).text == read_pdf(SAMPLE).text


def test_a_damaged_file_is_recovered_and_it_is_said() -> None:
    loaded = read_pdf(SAMPLE.replace(b"startxref\n", b"startxref\n99"))
    assert said(loaded) == ["recovered"]
    assert loaded.text == read_pdf(SAMPLE).text


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    pdf_document._pdfium.cache_clear()
    try:
        assert refusal(SAMPLE) == "missing-extra"
    finally:
        pdf_document._pdfium.cache_clear()


@pytest.mark.parametrize(
    ("limits", "id"),
    [
        (Limits(file_bytes=1000), "too-large"),
        (Limits(characters=30), "too-long"),
        (Limits(lines=2), "too-many-lines"),
        (Limits(rows=1), "table-too-large"),
    ],
)
def test_limits_are_kept(limits: Limits, id: str) -> None:
    assert refusal(SAMPLE, limits) == id


def test_a_file_of_too_many_pages_is_refused() -> None:
    assert refusal(write_pages([PdfPage()] * 501)) == "too-many-pages"


def test_a_table_is_limited_before_its_cells_are_made() -> None:
    page = PdfPage(8000, 8000)
    for at in range(600):
        page.line(at * 10, 0, at * 10, 8000)
        page.line(0, at * 10, 8000, at * 10)
    page.text(100, 7000, "只有一句。")
    loaded = drawn(page)
    assert (tables(loaded), said(loaded)) == ([], ["too-many-shapes"])


def object_file(*objects: bytes) -> bytes:
    data = bytearray(b"%PDF-1.7\n")
    for number, body in enumerate(objects, 1):
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    return bytes(data + b"trailer\n<</Root 1 0 R/Size %d>>\nstartxref\n0\n%%%%EOF" % (len(objects) + 1))


def stream(body: bytes, head: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (head, len(body), body)


CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
ONE_PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F0 5 0 R>>>>/Contents 4 0 R%s>>"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
HELLO = b"BT /F0 12 Tf 72 700 Td (Hello 12 reports) Tj ET\n"


@pytest.mark.parametrize(
    ("objects", "id"),
    [
        ((CATALOG, b"<</Type/Pages/Count 3/Kids[2 0 R 2 0 R]>>"), "damaged"),
        ((CATALOG, b"3 0 R", b"2 0 R"), "damaged"),
        (
            (CATALOG, b"<</Type/Pages/Count 600/Kids[" + b"3 0 R " * 600 + b"]>>", ONE_PAGE % b"", stream(HELLO), FONT),
            "too-many-pages",
        ),
    ],
)
def test_odd_trees_of_pages_are_refused(objects: tuple[bytes, ...], id: str) -> None:
    assert refusal(object_file(*objects)) == id


@pytest.mark.parametrize(
    ("count", "content", "more"),
    [
        (b"2000000000", stream(HELLO), b""),
        (b"1", stream(HELLO + b"[" * 100_000 + b"]" * 100_000), b""),
        (b"1", stream(b"q " * 100_000 + HELLO), b""),
        (b"1", stream(b"BT /F0 1e30 Tf 1e30 0 0 1e30 72 700 Tm (Hello) Tj ET " + HELLO), b""),
        (b"1", stream(HELLO), b"/MediaBox[0 0 100000000000000000000000000000000000000 99999999999999999999999999]"),
        (b"1", stream(HELLO), b"/MediaBox[0 0 0 0]"),
    ],
)
def test_odd_pages_are_read(count: bytes, content: bytes, more: bytes) -> None:
    tree = b"<</Type/Pages/Count %s/Kids[3 0 R]>>" % count
    loaded = read_pdf(object_file(CATALOG, tree, ONE_PAGE % more, content, FONT))
    assert texts(loaded) == ["Hello 12 reports"]


def test_a_page_of_any_size_is_read() -> None:
    content = b"".join(b"BT /F0 12 Tf 72 %d Td (line %d) Tj ET\n" % (780 - 18 * at, at) for at in range(40))
    page = (ONE_PAGE % b"").replace(b"[0 0 595 842]", b"[0 0 1" + b"0" * 30 + b" 1" + b"0" * 30 + b"]")
    tree = b"<</Type/Pages/Count 1/Kids[3 0 R]>>"
    loaded = read_pdf(object_file(CATALOG, tree, page, stream(content), FONT))
    assert texts(loaded) == [f"line {at}" for at in range(40)]


def test_characters_without_width_make_no_block() -> None:
    page = PdfPage()
    page.text(72, 100, "\u200b")
    page.text(72, 130, "一行。")
    assert texts(drawn(page)) == ["一行。"]


def test_the_fields_of_a_form_are_read() -> None:
    shown = stream(
        b"/Tx BMC BT /F0 12 Tf 2 5 Td (35) Tj ET EMC",
        b"/Type/XObject/Subtype/Form/BBox[0 0 100 20]/Resources<</Font<</F0 5 0 R>>>>",
    )
    field = b"<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(35)/Rect[130 695 230 715]/F 4/AP<</N 7 0 R>>>>"
    received = stream(b"BT /F0 12 Tf 72 700 Td (Received) Tj ET")
    tree = b"<</Type/Pages/Count 1/Kids[3 0 R]>>"
    loaded = read_pdf(object_file(CATALOG, tree, ONE_PAGE % b"/Annots[6 0 R]", received, FONT, field, shown))
    assert texts(loaded) == ["Received 35"]


def test_damaged_bytes_are_read_or_refused() -> None:
    for seed in range(60):
        chance = random.Random(seed)
        data = bytearray(SAMPLE)
        for _ in range(chance.randint(1, 30)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            loaded = read_pdf(bytes(data))
        except Unreadable:
            continue
        assert loaded.text.strip()
        for line in lines(loaded):
            assert loaded.source.locate(line.text.start, line.text.end).page == 1


# -- a real file ------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def real() -> Loaded:
    path = CORPUS / "huaian-2024.pdf"
    if not path.is_file():
        pytest.skip("REPORTLINT_CORPUS holds no huaian-2024.pdf")
    return read_pdf(path.read_bytes())


def numbers(table: Table, first: int, column: int) -> list[list[int]]:
    found: list[list[int]] = []
    for row in table.grid[first:]:
        cells = [cell for cell in row[column:] if cell is not None]
        assert all(isinstance(cell.value.number, int) for cell in cells)
        found.append([int(cell.value.number or 0) for cell in cells])
    return found


REQUESTS = """
3001 53 0 0 61 4 3119 | 34 0 0 0 0 0 34 | 1288 21 0 0 50 3 1362 | 447 7 0 0 0 0 454 | 2 0 0 0 0 0 2 | 30 1 0 0 0 0 31
5 0 0 0 0 0 5 | 6 0 0 0 0 0 6 | 7 1 0 0 0 0 8 | 12 0 0 0 0 0 12 | 9 0 0 0 0 0 9 | 105 0 0 0 0 0 105
746 12 0 0 10 1 769 | 11 0 0 0 0 0 11 | 1 0 0 0 0 0 1 | 56 6 0 0 0 0 62 | 25 0 0 0 0 0 25 | 0 0 0 0 0 0 0
0 0 0 0 0 0 0 | 1 0 0 0 0 0 1 | 67 3 0 0 1 0 71 | 6 0 0 0 0 0 6 | 108 2 0 0 0 0 110 | 2932 53 0 0 61 4 3050 | 103 0 0 0 0 0 103
"""


def test_a_real_file_has_its_tables(real: Loaded) -> None:
    first, second, third = tables(real)
    assert [(t.rows, t.columns, len(t.cells)) for t in (first, second, third)] == [
        (14, 4, 30),
        (28, 10, 215),
        (4, 15, 34),
    ]
    assert all(cell is not None for table in (first, second, third) for row in table.grid for cell in row)
    assert numbers(Table(first.cells, first.grid[2:4], first.span), 0, 1) == [[1, 0, 11], [8, 26, 66]]
    assert [str(first.grid[row][1].value.number) for row in (6, 9, 10, 13)] == ["447228", "3985758", "88283", "96171.6"]  # type: ignore[union-attr]
    expected = [[int(n) for n in row.split()] for row in REQUESTS.strip().replace("\n", "|").split("|")]
    assert numbers(second, 3, 3) == expected
    assert numbers(third, 3, 0) == [[72, 64, 178, 37, 351, 13, 4, 8, 1, 26, 12, 1, 1, 6, 20]]


def test_a_real_file_remembers_where_pages_cut_its_tables(real: Loaded) -> None:
    first, second, third = tables(real)
    assert [(part.row, part.cause) for part in first.parts] == [(0, ""), (8, "page-break")]
    assert [(part.row, part.cause) for part in second.parts] == [(0, ""), (16, "page-break")]
    assert len(third.parts) == 1
    assert [block.page for block in real.blocks if isinstance(block, Grid)] == [3, 4, 5]
    cut = [cell for cell in second.cells if cell.text.joins]
    assert [(cell.row, cell.column, cell.rowspan, cell.text.joins, len(cell.text)) for cell in cut] == [
        (15, 1, 3, (4,), 7)
    ]
    spans = [(cell.row, cell.column, cell.rowspan, cell.colspan) for cell in second.cells if cell.rowspan > 1]
    assert spans == [
        (0, 0, 3, 3),
        (1, 3, 2, 1),
        (1, 9, 2, 1),
        (5, 0, 22, 1),
        (7, 1, 8, 1),
        (15, 1, 3, 1),
        (18, 1, 5, 1),
        (23, 1, 3, 1),
    ]


def test_a_real_file_has_its_paragraphs(real: Loaded) -> None:
    found = [(line.page, len(line.text), line.look, line.text.joins) for line in lines(real)]
    assert found == [
        (1, 7, 2, ()),
        (1, 17, 2, ()),
        (1, 174, 0, ()),
        (1, 6, 1, ()),
        (1, 120, 0, ()),
        (1, 243, 0, (170,)),
        (2, 255, 0, ()),
        (2, 249, 0, ()),
        (2, 258, 0, (111,)),
        (3, 165, 0, ()),
        (3, 12, 1, ()),
        (4, 17, 1, ()),
        (5, 19, 1, ()),
        (5, 14, 1, ()),
        (5, 110, 0, (26,)),
        (6, 178, 0, ()),
        (6, 11, 1, ()),
        (6, 52, 0, ()),
    ]
    headings = [line.text.folded for line in lines(real) if line.look == 1]
    assert [heading[:2] for heading in headings] == ["一、", "二、", "三、", "四、", "五、", "六、"]
    assert not any(line.text.folded.strip("- ").isdigit() for line in lines(real))
    assert real.diagnostics == []
    assert real.properties.pages == 6
    assert real.properties.created == "2025-02-25T10:02:50+08:00"


@pytest.mark.timing
def test_a_real_file_is_read_fast_enough(real: Loaded) -> None:
    data = (CORPUS / "huaian-2024.pdf").read_bytes()
    # ten milliseconds a page and two loops on a quiet machine; 25 milliseconds are the aim
    assert_ratio(6 * 6, lambda: least(5, lambda: read_pdf(data)), lambda: least(20, loop))


def test_an_empty_document_is_refused() -> None:
    assert refusal(write_pdf(Document(()))) == "no-text-layer"
