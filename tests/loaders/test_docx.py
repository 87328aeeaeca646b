"""The DOCX loader: text as a reader sees it, places that lead back, and files that want to do harm."""

from __future__ import annotations

import inspect
import io
import os
import random
import socket
import struct
import subprocess
import sys
import time
import zipfile
import zlib
from pathlib import Path

import pytest
from lxml import etree

from reportlint.loaders.docx import LOADER, load
from reportlint.loaders.docx.numerals import FORMATS, han
from reportlint.model import Figure, Grid, Limits, Line, Loaded, Table, Unreadable, ValueKind
from reportlint.testing.document import Document, DocumentParagraph, parse
from reportlint.testing.ooxml import NAMESPACES, main_part, notes_part, paragraph, run, write_docx, write_package

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
EMPTY = Document(())
LIMITS = Limits()
ROOT = Path(__file__).resolve().parents[2]
CORPUS = Path(os.environ.get("REPORTLINT_CORPUS") or ROOT.parent / "shared" / "corpus")


def loaded(blocks: str = "", **options: object) -> Loaded:
    """A document of raw blocks, written and read."""
    return load(write_docx(EMPTY, before=blocks, **options), "报告.docx", LIMITS)  # type: ignore[arg-type]


def lines(result: Loaded) -> list[Line]:
    return [block for block in result.blocks if isinstance(block, Line)]


def texts(result: Loaded) -> list[str]:
    return [line.text.folded for line in lines(result)]


def tables(result: Loaded) -> list[Table]:
    return [block.table for block in result.blocks if isinstance(block, Grid)]


def figures(result: Loaded) -> list[Figure]:
    return [block for block in result.blocks if isinstance(block, Figure)]


def rows(table: Table) -> list[list[str | None]]:
    return [[None if cell is None else cell.text.folded for cell in row] for row in table.grid]


def said(result: Loaded) -> list[str]:
    return [diagnostic.reason.id for diagnostic in result.diagnostics]


def refused(data: bytes, name: str = "报告.docx", limits: Limits = LIMITS) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        load(data, name, limits)
    assert caught.value.reason.zh
    assert caught.value.reason.en
    return caught.value


def check_places(result: Loaded) -> None:
    """Every text lies where it says, and holds what the rendering holds there."""
    found = [line.text for line in lines(result)] + [cell.text for table in tables(result) for cell in table.cells]
    for text in found:
        span = text.span()
        assert text.source is result.text
        assert result.text[span.start : span.end] == text.raw
        for index, character in enumerate(text.folded):
            piece = text.span(index, index + 1)
            raw = result.text[piece.start : piece.end]
            assert raw == character or (character == " " and raw.isspace())
    for number, line in enumerate(result.text.split("\n"), 1):
        assert result.source.line(number) == line


def styled(name: str) -> str:
    return f'<w:pStyle w:val="{name}"/>'


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    held = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{held}{''.join(cells)}</w:tr>"


def table(*written: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(written)}</w:tbl>"


# -- the written document, read ---------------------------------------------------------------------------------

MARKUP = """
# 某某局年度工作报告
一、这一段不是标题，只是以数字开头。
## 一、总体情况
本年共办理 35 件。
### （一）收件
### （三）跳过了（二）
## 二、表格
| 项目 | < | 数量 |
| 甲类 | 新增 | 12 |
| ^ | 废止 | |
| 合计 | < | 0 |
## 三、其他
无。
"""
RENDERED = """某某局年度工作报告
一、这一段不是标题，只是以数字开头。
一、总体情况
本年共办理 35 件。
（一）收件
（三）跳过了（二）
二、表格

项目\t\t数量
甲类\t新增\t12
\t废止\t
合计\t\t0

三、其他
无。

"""


@pytest.mark.parametrize("headings", ["style", "outline", "look"])
@pytest.mark.parametrize("numbered", [False, True])
def test_written_document_is_read_back(headings: str, numbered: bool) -> None:
    result = load(write_docx(parse(MARKUP), headings=headings, numbered=numbered), "a.docx", LIMITS)  # type: ignore[arg-type]
    assert result.text.rstrip("\n") == RENDERED.rstrip("\n")
    check_places(result)
    assert rows(tables(result)[0]) == [
        ["项目", "项目", "数量"],
        ["甲类", "新增", "12"],
        ["甲类", "废止", ""],
        ["合计", "合计", "0"],
    ]
    labels = [line.label for line in lines(result) if line.label]
    assert labels == (["一、", "（一）", "（三）", "二、", "三、"] if numbered else [])
    marks = {line.text.folded: (line.level, line.look) for line in lines(result)}
    expected = {"style": (1, 2), "outline": (1, 0), "look": (0, 2)}[headings]
    assert marks["一、总体情况"] == expected
    assert marks["（一）收件"][0] == (0 if headings == "look" else 2)
    assert marks["某某局年度工作报告"] == ((1, 2) if headings == "style" else (0, 2))
    assert marks["一、这一段不是标题，只是以数字开头。"] == (0, 0)


def test_same_document_gives_the_same_bytes() -> None:
    assert write_docx(parse(MARKUP), numbered=True) == write_docx(parse(MARKUP), numbered=True)


def test_properties() -> None:
    data = write_docx(parse(MARKUP), title="年度报告", author="某人", created="2024-01-30T01:02:03Z", pages=7)
    properties = load(data, "a.docx", LIMITS).properties
    assert properties.title == "年度报告"
    assert properties.author == "某人"
    assert properties.created == "2024-01-30T01:02:03Z"
    assert properties.pages == 7


def test_missing_properties_are_none() -> None:
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        'Target="/word/document.xml"/></Relationships>'
    )
    result = loaded(paragraph("字"), parts={"_rels/.rels": links})
    assert result.properties.title is None
    assert result.properties.pages is None


def test_loader_record() -> None:
    assert LOADER.format == "docx"
    assert LOADER.suffixes == (".docx",)
    assert LOADER.load is load


# -- places -----------------------------------------------------------------------------------------------------


def test_places_name_part_paragraph_and_run() -> None:
    blocks = (
        paragraph("第一段")
        + f"<w:p>{run('共')}<w:hyperlink>{run('35')}</w:hyperlink>{run('件')}</w:p>"
        + table(row(cell("甲"), cell("")), row(cell("乙"), cell("丙")))
        + paragraph("末段")
    )
    result = loaded(blocks)
    assert result.text == "第一段\n共35件\n\n甲\t\n乙\t丙\n\n末段\n"
    at = result.text.index("35")
    place = result.source.locate(at, at + 2)
    assert (place.line, place.column, place.end_line, place.end_column) == (2, 2, 2, 4)
    assert (place.part, place.paragraph, place.run) == ("document", 2, 2)
    blank = tables(result)[0].grid[0][1]
    assert blank is not None
    assert blank.value.kind is ValueKind.BLANK
    place = result.source.locate(blank.span.start, blank.span.end)
    assert (place.line, place.column, place.paragraph, place.run) == (4, 3, 4, None)
    place = result.source.locate(result.text.index("末"), len(result.text))
    assert (place.line, place.paragraph, place.run) == (7, 7, 1)
    assert result.source.line(5) == "乙\t丙"
    check_places(result)


def test_paragraphs_of_covered_and_deleted_cells_are_counted() -> None:
    blocks = table(
        row(cell("删", "<w:cellDel/>"), cell("甲", '<w:vMerge w:val="restart"/>'), cell("1")),
        row(cell("删除的行"), cell("无"), properties="<w:del/>"),
        row(cell("被遮住", "<w:vMerge/>"), cell("2")),
    ) + paragraph("后")
    result = loaded(blocks)
    assert rows(tables(result)[0]) == [["甲", "1"], ["甲", "2"]]
    assert [result.source.locate(result.text.index(c), 0).paragraph for c in "甲12后"] == [2, 3, 7, 8]
    assert "被遮住" not in result.text


def test_line_break_ends_the_line_but_not_the_paragraph() -> None:
    result = loaded(paragraph("窗口收\n件人员\t电话 ab\ncd") + table(row(cell("结\n果"), cell("a\tb"))))
    assert result.text.startswith("窗口收\n件人员\t电话 ab\ncd\n\n结 果\ta b\n")
    assert texts(result) == ["窗口收件人员电话ab cd"]
    assert rows(tables(result)[0]) == [["结果", "a b"]]
    place = result.source.locate(result.text.index("件"), result.text.index("件") + 1)
    assert (place.line, place.column) == (2, 1)
    check_places(result)


# -- words ------------------------------------------------------------------------------------------------------


def test_white_space_counts_only_where_it_is_preserved() -> None:
    result = loaded("<w:p><w:r><w:t> 12 \n</w:t></w:r><w:r><w:t xml:space='preserve'> a\nb </w:t></w:r></w:p>")
    assert result.text == "12 a b \n"
    result = loaded(parts={"word/document.xml": main_part(paragraph("x")).replace("<w:body>", "<w:body><!-- c -->")})
    assert result.text == "x\n"


def test_small_signs() -> None:
    blocks = (
        "<w:p><w:r><w:t>电话0527</w:t><w:noBreakHyphen/><w:t>8435</w:t><w:softHyphen/></w:r>"
        '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="Wingdings" w:char="F0FE"/>'
        '<w:sym w:font="Wingdings" w:char="F081"/><w:sym w:font="Symbol" w:char="F0B1"/>'
        '<w:sym w:font="宋体" w:char="2116"/><w:sym w:font="x" w:char="zz"/><w:sym w:char="D800"/></w:r>'
        f"<w:r><w:ruby><w:rt>{run('hàn')}</w:rt><w:rubyBase>{run('汉')}</w:rubyBase></w:ruby></w:r>"
        "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath></w:p>"
    )
    assert texts(loaded(blocks)) == ["电话0527-8435✓☑①±№汉x=1"]


def test_tracked_changes_are_read_as_accepted() -> None:
    blocks = (
        f"<w:p>{run('收到申请')}<w:del><w:r><w:delText>10</w:delText></w:r></w:del>"
        f"<w:ins>{run('12')}</w:ins>{run('件')}<w:moveFrom>{run('移走')}</w:moveFrom></w:p>"
        f"<w:p><w:moveTo>{run('移来')}</w:moveTo></w:p>"
    )
    result = loaded(blocks)
    assert result.text == "收到申请12件\n移来\n"
    assert said(result) == ["tracked-changes"]
    reason = result.diagnostics[0].reason
    assert "插入2处，删除2处" in reason.zh
    assert "2 insertions, 2 deletions" in reason.en
    span = result.diagnostics[0].span
    assert span is not None
    assert span.start == 4
    assert [result.source.locate(result.text.index(c), 0).run for c in ("12", "件")] == [3, 4]


def test_deleted_end_of_paragraph_joins_it_with_the_next() -> None:
    deleted = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    blocks = (
        f"<w:p>{deleted}{run('前半')}</w:p>{paragraph('后半')}"
        f"<w:p>{deleted}<w:del><w:r><w:delText>全删</w:delText></w:r></w:del></w:p>{paragraph('独立')}"
        f"<w:p>{deleted}{run('表前')}</w:p>{table(row(cell('a'), cell('b')))}"
    )
    result = loaded(blocks)
    assert result.text == "前半后半\n独立\n表前\n\na\tb\n"
    assert result.source.locate(result.text.index("后"), 0).paragraph == 2
    assert result.source.locate(result.text.index("独"), 0).paragraph == 4


def test_hidden_text_is_left_out_and_said() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="Hid"><w:name w:val="Hid"/><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="HidP"><w:name w:val="HidP"/><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    shown = '<w:vanish w:val="0"/>'
    blocks = (
        f"<w:p>{run('共12件')}{run('隐藏99', '<w:vanish/>')}{run('完', shown)}"
        + run("样式", '<w:rStyle w:val="Hid"/>')
        + f"</w:p><w:p><w:pPr>{styled('HidP')}<w:rPr><w:vanish/></w:rPr></w:pPr>{run('整段')}</w:p>"
        + f"<w:p><w:pPr>{styled('HidP')}</w:pPr>{run('显示', shown)}</w:p>"
    )
    result = loaded(blocks, styles=styles)
    assert result.text == "共12件完\n显示\n"
    assert said(result) == ["hidden-text"]


def field(code: str, result: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def test_fields_give_their_results() -> None:
    nested = field("IF 1 = " + "1", run("内") + field("PAGE", run("3")))
    blocks = (
        f'<w:p>{field("DDEAUTO cmd", run("结果"))}<w:fldSimple w:instr="PAGE">{run("2")}</w:fldSimple>{nested}</w:p>'
        f'<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r>{run("没有开始")}</w:p>'
        f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>{run("没有结束")}</w:p>'
    )
    assert texts(loaded(blocks)) == ["结果2内3", "没有开始", "没有结束"]


def test_unfinished_field_inside_a_finished_one_hides_only_its_code() -> None:
    blocks = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>SEQ</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>' + paragraph("后文")
    )
    assert loaded(blocks).text == "\n后文\n"


def test_containers_are_looked_through() -> None:
    blocks = (
        "<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>"
        f"<w:p><w:smartTag>{run('甲')}</w:smartTag><w:sdt><w:sdtContent>{run('乙')}</w:sdtContent></w:sdt>"
        f"<w:bdo>{run('丙')}</w:bdo></w:p></w:sdtContent></w:sdt>"
        f"<w:customXml>{paragraph('丁')}</w:customXml>"
        + table(
            f"<w:sdt><w:sdtContent>{row(cell('一'), '<w:sdt><w:sdtContent>' + cell('二') + '</w:sdtContent></w:sdt>')}"
            "</w:sdtContent></w:sdt>"
        )
    )
    result = loaded(blocks)
    assert texts(result) == ["甲乙丙", "丁"]
    assert rows(tables(result)[0]) == [["一", "二"]]


def text_box(words: str) -> str:
    inner = f"<w:txbxContent>{paragraph(words)}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData>'
        f"<wps:wsp><wps:txbx>{inner}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def test_text_boxes_are_read_once_behind_their_paragraph() -> None:
    blocks = (
        f"<w:p>{run('段前')}{text_box('框内')}{run('段后')}</w:p>"
        + paragraph("下一段")
        + table(row(f"<w:tc><w:p>{run('1')}{text_box('表中框')}</w:p></w:tc>", cell("2")))
        + f"<w:p><w:r><w:pict><v:textbox><w:txbxContent>{paragraph('旧式')}"
        + "</w:txbxContent></v:textbox></w:pict></w:r></w:p>"
    )
    result = loaded(blocks)
    assert texts(result) == ["段前段后", "框内", "下一段", "表中框", "旧式"]
    assert rows(tables(result)[0]) == [["1", "2"]]
    numbers = [result.source.locate(line.text.start, line.text.end).paragraph for line in lines(result)]
    assert numbers == [1, 2, 3, 5, 8]
    check_places(result)


def test_unknown_choice_leaves_the_fallback() -> None:
    blocks = (
        '<mc:AlternateContent xmlns:x="urn:other"><mc:Choice Requires="x">'
        f"{paragraph('新')}</mc:Choice><mc:Fallback>{paragraph('旧')}</mc:Fallback></mc:AlternateContent>"
    )
    assert loaded(blocks).text == "旧\n"


def test_comments_headers_and_deleted_notes_are_no_text() -> None:
    comments = f'<w:comments {NAMESPACES}><w:comment w:id="1">{paragraph("批注")}</w:comment></w:comments>'
    header = f"<w:hdr {NAMESPACES}>{paragraph('页眉')}</w:hdr>"
    blocks = '<w:p><w:commentRangeStart w:id="1"/>' + run("正文") + '<w:r><w:commentReference w:id="1"/></w:r></w:p>'
    result = loaded(blocks, parts={"word/comments.xml": comments, "word/header1.xml": header})
    assert result.text == "正文\n"
    assert not result.diagnostics


def test_notes_stand_at_the_end_under_their_part() -> None:
    blocks = (
        f"<w:p>{run('共22')}<w:r><w:footnoteReference w:id='2'/></w:r>{run('件')}"
        "<w:r><w:endnoteReference w:id='1'/></w:r>"
        "<w:del><w:r><w:footnoteReference w:id='1'/></w:r></w:del></w:p>"
    )
    notes = {
        "word/footnotes.xml": notes_part("footnote", {1: "删去的注", 2: "含修订16件"}),
        "word/endnotes.xml": notes_part("endnote", {1: "尾注"}),
    }
    result = loaded(blocks, parts=notes)
    assert texts(result) == ["共22件", "含修订16件", "尾注"]
    places = [result.source.locate(line.text.start, line.text.end) for line in lines(result)]
    assert [(place.part, place.paragraph, place.run) for place in places] == [
        ("document", 1, 1),
        ("footnotes", 4, 2),
        ("endnotes", 3, 2),
    ]


def test_table_of_contents_is_shown_but_no_block() -> None:
    entry = field("HYPERLINK", run("一、总体情况\t1"))
    blocks = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{entry}</w:p>'
        f'{paragraph("二、其他")}<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{paragraph('目录')}</w:sdtContent></w:sdt>" + paragraph("一、总体情况")
    )
    result = loaded(blocks)
    assert "一、总体情况\t1\n二、其他\n" in result.text
    assert texts(result) == ["一、总体情况"]


# -- figures ----------------------------------------------------------------------------------------------------

PICTURE = (
    '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="图片 1"{more}/><a:graphic><a:graphicData><pic:pic><pic:blipFill>'
    '<a:blip r:embed="rIdPicture"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
)


def test_pictures_and_attachments_are_figures() -> None:
    blocks = (
        f"<w:p>{run('见图')}{PICTURE.format(more=' descr=' + chr(34) + '流程图' + chr(34))}</w:p>"
        '<w:p><w:r><w:object><v:shape><v:imagedata r:id="rIdPicture"/></v:shape>'
        '<o:OLEObject ProgID="Excel.Sheet.12" r:id="rIdOle"/></w:object></w:r></w:p>'
        '<w:p><w:r><w:pict><v:shape><v:imagedata r:id="rIdPicture"/></v:shape></w:pict></w:r></w:p>'
        + table(row(f"<w:tc><w:p>{PICTURE.format(more='')}</w:p></w:tc>", cell("甲")))
    )
    links = (("rIdPicture", "image", "media/image1.png"), ("rIdOle", "oleObject", "embeddings/a.bin"))
    result = loaded(blocks, relationships=links)
    assert [(figure.kind, figure.name) for figure in figures(result)] == [
        ("picture", "流程图"),
        ("attachment", "Excel.Sheet.12"),
        ("picture", "image1.png"),
        ("picture", "图片 1"),
    ]
    assert figures(result)[0].span.start == 2
    assert result.text == "见图\n\n\n\t甲\n"


def test_only_pictures_is_not_a_report() -> None:
    error = refused(write_docx(EMPTY, before=f"<w:p>{PICTURE.format(more='')}</w:p>"))
    assert error.reason.id == "no-text"
    assert "图片" in error.reason.zh
    assert refused(write_docx(EMPTY, before="<w:p/>")).reason.id == "no-text"


# -- headings ---------------------------------------------------------------------------------------------------


def test_levels_come_from_styles_and_outline() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="a1"><w:name w:val="标题 2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="a2"><w:name w:val="我的"/><w:basedOn w:val="a1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="a3"><w:name w:val="环1"/><w:basedOn w:val="a4"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="a4"><w:name w:val="环2"/><w:basedOn w:val="a3"/></w:style>'
    )
    cases = [
        ('<w:pStyle w:val="Heading3"/>', 3),
        ('<w:pStyle w:val="a2"/>', 2),
        ('<w:pStyle w:val="a2"/><w:outlineLvl w:val="9"/>', 0),
        ('<w:outlineLvl w:val="3"/>', 4),
        ('<w:pStyle w:val="Title"/>', 1),
        ('<w:pStyle w:val="a3"/>', 0),
        ('<w:pStyle w:val="nobody"/>', 0),
        ('<w:outlineLvl w:val="abc"/>', 0),
    ]
    result = loaded("".join(paragraph("标题", properties) for properties, _ in cases), styles=styles)
    assert [line.level for line in lines(result)] == [level for _, level in cases]


def test_look_counts_bold_centred_and_large() -> None:
    def looking(properties: str, *runs: tuple[str, str]) -> str:
        return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(run(*r) for r in runs)}</w:p>"

    blocks = (
        looking("", ("正文正文正文正文正文正文正文正文", '<w:sz w:val="32"/>'))
        + looking("", ("加粗", '<w:b/><w:sz w:val="32"/>'))
        + looking("", ("半", '<w:b/><w:sz w:val="32"/>'), ("粗", '<w:sz w:val="32"/>'))
        + looking('<w:jc w:val="center"/>', ("大而居中", '<w:sz w:val="44"/>'))
        + looking("", ("黑体", '<w:rFonts w:eastAsia="黑体"/><w:sz w:val="32"/>'))
        + looking("", ("长" * 61, "<w:b/>"))
    )
    assert [line.look for line in lines(loaded(blocks))] == [0, 1, 0, 2, 1, 0]


def test_pages_are_counted_once() -> None:
    rendered = "<w:lastRenderedPageBreak/>"
    blocks = (
        paragraph("一页")
        + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
        + f"<w:p><w:r>{rendered}<w:t>二页</w:t></w:r></w:p>"
        + f"<w:p><w:r><w:t>二页末</w:t>{rendered}<w:t>三页</w:t></w:r></w:p>"
        + paragraph("四页", "<w:pageBreakBefore/>")
        + "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>"
        + "<w:p><w:pPr><w:sectPr><w:type w:val='continuous'/></w:sectPr></w:pPr></w:p>"
        + paragraph("五页")
        + table(row(cell("a"), cell("b")))
    )
    result = loaded(blocks)
    assert [line.page for line in lines(result)] == [1, 2, 2, 4, 5]
    assert result.page_marks


# -- automatic numbers ------------------------------------------------------------------------------------------


def level(index: int, format: str, text: str, more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{format}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def definition(number: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>'


def listing(number: int, of: int, more: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


def item(number: int, at: int | None = 0, text: str = "甲") -> str:
    ilvl = "" if at is None else f'<w:ilvl w:val="{at}"/>'
    return paragraph(text, f'<w:numPr>{ilvl}<w:numId w:val="{number}"/></w:numPr>')


def labels(blocks: str, numbering: str, **options: object) -> list[str]:
    return [line.label for line in lines(loaded(blocks, numbering=numbering, **options))]


def test_label_is_part_of_the_text_and_has_a_place() -> None:
    nothing = '<w:suff w:val="nothing"/>'
    numbering = definition(100, level(0, "chineseCounting", "%1、", nothing), level(1, "decimal", "%2.")) + listing(
        100, 100
    )
    result = loaded(item(100, 0, "总体情况") + item(100, 1, "Item"), numbering=numbering)
    assert result.text == "一、总体情况\n1. Item\n"
    first, second = lines(result)
    assert (first.text.folded, first.label) == ("一、总体情况", "一、")
    assert (second.text.folded, second.label) == ("1. Item", "1.")
    assert result.source.locate(0, 2).run is None
    assert result.source.locate(2, 3).run == 1
    assert result.source.locate(0, 2).paragraph == 1
    check_places(result)


def test_counting_restarts_below_and_goes_on_across_lists() -> None:
    numbering = (
        definition(100, level(0, "decimal", "%1."), level(1, "decimal", "%1.%2"), level(2, "lowerLetter", "%3)"))
        + listing(100, 100)
        + listing(101, 100)
    )
    blocks = "".join(item(n, at) for n, at in [(100, 0), (100, 1), (100, 1), (101, 0), (100, 1), (100, 2), (100, 0)])
    assert labels(blocks, numbering) == ["1.", "1.1", "1.2", "2.", "2.1", "a)", "3."]


def test_a_level_jumped_over_counts_as_begun() -> None:
    numbering = definition(100, level(0, "decimal", "%1"), level(1, "decimal", "%1.%2")) + listing(100, 100)
    assert labels(item(100, 1) + item(100, 0) + item(100, 1), numbering) == ["1.1", "2", "2.1"]


def test_start_override_restarts_once() -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = definition(100, level(0, "decimal", "%1.")) + listing(100, 100) + listing(101, 100, override)
    blocks = item(100) + item(100) + item(101) + item(101) + item(100)
    assert labels(blocks, numbering) == ["1.", "2.", "5.", "6.", "7."]


def test_override_of_a_whole_level() -> None:
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "upperRoman", "%1:", start=3)}</w:lvlOverride>'
    numbering = definition(100, level(0, "decimal", "%1.")) + listing(100, 100, override)
    assert labels(item(100) + item(100), numbering) == ["III:", "IV:"]


def test_restart_rules_and_legal_numbers() -> None:
    numbering = definition(
        100,
        level(0, "chineseCountingThousand", "第%1章"),
        level(1, "decimal", "%1.%2", "<w:isLgl/>"),
        level(2, "decimal", "(%3)", '<w:lvlRestart w:val="0"/>'),
        level(3, "decimal", "[%4]", '<w:lvlRestart w:val="1"/>'),
    ) + listing(100, 100)
    order = [0, 1, 2, 3, 1, 2, 3, 0, 1, 2, 3]
    assert labels("".join(item(100, at) for at in order), numbering) == [
        *("第一章", "1.1", "(1)", "[1]", "1.2", "(2)", "[2]"),
        *("第二章", "2.1", "(3)", "[1]"),
    ]


def test_lists_linked_to_styles() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="N1"><w:name w:val="N1"/><w:pPr><w:numPr>'
        '<w:numId w:val="100"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="N2"><w:name w:val="N2"/><w:basedOn w:val="N1"/>'
        '<w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="numbering" w:styleId="L"><w:name w:val="L"/><w:pPr><w:numPr><w:numId w:val="101"/></w:numPr>'
        "</w:pPr></w:style>"
    )
    numbering = (
        definition(
            100,
            level(0, "chineseCounting", "%1、", '<w:pStyle w:val="N1"/>'),
            level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="N2"/>'),
        )
        + definition(101, level(0, "decimalEnclosedCircle", "%1"), '<w:styleLink w:val="L"/>')
        + definition(102, '<w:numStyleLink w:val="L"/>')
        + listing(100, 100)
        + listing(101, 101)
        + listing(102, 102)
    )
    styled = [paragraph("甲", f'<w:pStyle w:val="{name}"/>') for name in ("N1", "N2", "N2", "N1", "N2")]
    off = paragraph("无", '<w:pStyle w:val="N1"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert labels("".join(styled) + off + item(102) + item(102, None), numbering, styles=styles) == [
        *("一、", "（一）", "（二）", "二、", "（一）", "", "①", "②")
    ]


def test_bullets_are_list_items_without_number() -> None:
    numbering = definition(100, level(0, "bullet", "\uf06c"), level(1, "decimal", "%1%2.")) + listing(100, 100)
    result = loaded(item(100, 0) + item(100, 1) + paragraph("乙"), numbering=numbering)
    assert [(line.text.folded, line.label, line.list_item) for line in lines(result)] == [
        ("甲", "", True),
        ("1.甲", "1.", False),
        ("乙", "", False),
    ]


def test_deleted_and_hidden_paragraphs_are_not_counted() -> None:
    numbering = definition(100, level(0, "decimal", "%1.")) + listing(100, 100)
    held = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="100"/></w:numPr><w:rPr>{}</w:rPr></w:pPr>'
    blocks = (
        item(100)
        + f"<w:p>{held.format('<w:del/>')}<w:del><w:r><w:delText>删</w:delText></w:r></w:del></w:p>"
        + f"<w:p>{held.format('<w:vanish/>')}{run('藏', '<w:vanish/>')}</w:p>"
        + item(100)
    )
    assert labels(blocks, numbering) == ["1.", "2."]


def test_formats_of_their_own() -> None:
    custom = '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/>'
    custom += '</mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
    numbering = (
        definition(100, f'<w:lvl w:ilvl="0"><w:start w:val="1"/>{custom}<w:lvlText w:val="%1"/></w:lvl>')
        + definition(101, level(0, "thaiCounting", "%1."))
        + listing(100, 100)
        + listing(101, 101)
    )
    result = loaded(item(100) + item(101), numbering=numbering)
    assert [line.label for line in lines(result)] == ["001", "1."]
    assert said(result) == ["number-format"]
    assert "thaiCounting" in result.diagnostics[0].reason.zh


def test_numbers_in_cells_are_read() -> None:
    numbering = definition(100, level(0, "decimal", "%1.")) + listing(100, 100)
    data = write_docx(
        EMPTY, before=table(row(f"<w:tc>{item(100, 0, '国家秘密')}</w:tc>", cell("3"))), numbering=numbering
    )
    assert rows(tables(load(data, "a.docx", LIMITS))[0]) == [["1.国家秘密", "3"]]


@pytest.mark.parametrize(
    ("format", "number", "written"),
    [
        ("decimal", 12, "12"),
        ("decimalZero", 3, "03"),
        ("decimalFullWidth", 12, "１２"),
        ("chineseCounting", 10, "十"),
        ("chineseCounting", 21, "二十一"),
        ("chineseCounting", 100, "一○○"),
        ("chineseCountingThousand", 105, "一百零五"),
        ("chineseCountingThousand", 110, "一百一十"),
        ("chineseCountingThousand", 10_203, "一万零二百零三"),
        ("ideographDigital", 20, "二〇"),
        ("chineseLegalSimplified", 12, "壹拾贰"),
        ("ideographLegalTraditional", 3, "參"),
        ("ideographTraditional", 11, "甲"),
        ("ideographZodiac", 12, "亥"),
        ("upperLetter", 27, "AA"),
        ("lowerLetter", 2, "b"),
        ("upperRoman", 1994, "MCMXCIV"),
        ("lowerRoman", 4, "iv"),
        ("decimalEnclosedCircle", 20, "⑳"),
        ("decimalEnclosedCircle", 21, "㉑"),
        ("decimalEnclosedCircle", 36, "㊱"),
        ("decimalEnclosedCircle", 51, "51"),
        ("decimalEnclosedParen", 3, "⑶"),
        ("decimalEnclosedFullstop", 2, "⒉"),
        ("ideographEnclosedCircle", 10, "㊉"),
        ("ordinal", 11, "11th"),
        ("ordinal", 22, "22nd"),
        ("cardinalText", 121, "One hundred twenty-one"),
        ("ordinalText", 20, "Twentieth"),
        ("ordinalText", 103, "One hundred third"),
        ("hex", 31, "1F"),
        ("none", 5, ""),
    ],
)
def test_number_formats(format: str, number: int, written: str) -> None:
    assert FORMATS[format](number) == written


def test_every_format_writes_every_number() -> None:
    for write in FORMATS.values():
        for number in (0, 1, 9, 10, 99, 100, 1000, 9999, 10_000, 32_767):
            assert isinstance(write(number), str)
    assert len({han(number) for number in range(32_768)}) == 32_768


# -- tables -----------------------------------------------------------------------------------------------------


def test_merged_cells() -> None:
    restart, go_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    blocks = table(
        row(
            cell("甲", f'<w:gridSpan w:val="2"/>{restart}'),
            cell("乙", '<w:hMerge w:val="restart"/>'),
            cell("x", "<w:hMerge/>"),
        ),
        row(cell("", f'<w:gridSpan w:val="2"/>{go_on}'), cell("1"), cell("2")),
        row(cell("3", '<w:gridSpan w:val="2"/>'), properties='<w:gridBefore w:val="2"/>'),
        row(cell("4"), cell("5"), properties='<w:gridAfter w:val="2"/>'),
    )
    result = loaded(blocks)
    assert rows(tables(result)[0]) == [
        ["甲", "甲", "乙", "乙"],
        ["甲", "甲", "1", "2"],
        ["", "", "3", "3"],
        ["4", "5", None, None],
    ]
    assert result.text == "甲\t\t乙\t\n\t\t1\t2\n\t\t3\t\n4\t5\n"
    upper = tables(result)[0].grid[0][0]
    assert upper is not None
    assert (upper.rowspan, upper.colspan) == (2, 2)
    check_places(result)


def test_continued_merge_without_beginning_stands_for_itself() -> None:
    blocks = table(
        row(cell("无头", "<w:vMerge/>"), cell("1")),
        row(cell("续", "<w:vMerge/>"), cell("2")),
        row(cell("宽", '<w:gridSpan w:val="2"/><w:vMerge/>')),
    )
    assert rows(tables(loaded(blocks))[0]) == [["无头", "1"], ["无头", "2"], ["宽", "宽"]]


@pytest.mark.parametrize(
    ("span", "width"), [("2147483647", 63), ("-1", 2), ("abc", 2), ("0", 2), ("999999999999999999999", 63)]
)
def test_impossible_spans_are_clamped_and_said(span: str, width: int) -> None:
    result = loaded(table(row(cell("甲", f'<w:gridSpan w:val="{span}"/>'), cell("乙")), row(cell("丙"), cell("丁"))))
    assert tables(result)[0].columns == max(width, 2) + (1 if width == 63 else 0)
    assert said(result) == ["table-span"]
    assert span[:20] in result.diagnostics[0].reason.zh
    place = result.diagnostics[0].span
    assert place is not None
    assert result.text[place.start : place.end] == "甲"


def test_impossible_grid_before_is_clamped() -> None:
    result = loaded(table(row(cell("甲"), cell("乙"), properties='<w:gridBefore w:val="999999999"/>')))
    assert tables(result)[0].columns == 65
    assert said(result) == ["table-span"]


def test_tables_are_set_off_by_blank_lines_and_know_the_gap() -> None:
    small = table(row(cell("a"), cell("b")))
    result = loaded(small + small + "<w:p/><w:p/><w:p/>" + small + paragraph("后"))
    assert result.text == "a\tb\n\na\tb\n\n\n\na\tb\n\n后\n"
    assert [block.gap for block in result.blocks if isinstance(block, Grid)] == [0, 1, 3]


def test_layout_tables_are_flow() -> None:
    inner = table(row(cell("一"), cell("1")), row(cell("二"), cell("2")))
    single = table(row(f"<w:tc>{paragraph('框中标题', styled('Heading1'))}{inner}<w:p/></w:tc>"))
    column = table(row(cell("注一。")), row(cell("注二。")))
    margin = table(row(cell(""), f"<w:tc>{paragraph('上段' * 30)}{paragraph('下段' * 30)}</w:tc>"))
    result = loaded(single + column + margin)
    assert texts(result) == ["框中标题", "注一。", "注二。", "上段" * 30, "下段" * 30]
    assert lines(result)[0].level == 1
    assert rows(tables(result)[0]) == [["一", "1"], ["二", "2"]]


def test_blank_form_with_labels_in_two_paragraphs_is_a_table() -> None:
    label = f"<w:tc>{paragraph('存在的')}{paragraph('问题')}</w:tc>"
    assert rows(tables(loaded(table(row(label, cell("")), row(cell("其他"), cell("")))))[0]) == [
        ["存在的问题", ""],
        ["其他", ""],
    ]


def test_table_inside_a_cell_is_text_of_the_cell_and_a_table_behind() -> None:
    inner = table(row(cell("一"), cell("1")), row(cell("二"), cell("2")))
    result = loaded(
        table(row(cell("外"), f"<w:tc>{paragraph('前')}{inner}{paragraph('后')}</w:tc>"), row(cell("甲"), cell("乙")))
    )
    outer, nested = tables(result)
    assert rows(outer) == [["外", "前一1二2后"], ["甲", "乙"]]
    assert rows(nested) == [["一", "1"], ["二", "2"]]
    place = nested.cells[3].span
    assert result.text[place.start : place.end] == "2"
    assert result.text.count("一") == 1
    assert result.text == "外\t前 一 1 二 2 后\n甲\t乙\n"
    check_places(result)


def test_cells_never_become_numbers_by_joining() -> None:
    two = f"<w:tc>{paragraph('12')}{paragraph('34')}</w:tc>"
    spaced = "<w:tc><w:p><w:r><w:t>56</w:t><w:br/><w:t>78</w:t></w:r></w:p></w:tc>"
    grid = tables(loaded(table(row(two, spaced, cell("　")))))[0]
    assert [cell.value.kind for cell in grid.cells] == [ValueKind.WORDS, ValueKind.WORDS, ValueKind.BLANK]


# -- packages that want to do harm ------------------------------------------------------------------------------

GOOD = write_docx(EMPTY, before=paragraph("好") + table(row(cell("a"), cell("b"))))


def members(data: bytes = GOOD) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {info.filename: package.read(info) for info in package.infolist()}


def with_part(name: str, content: str | bytes) -> bytes:
    return write_package({**members(), name: content})


def without_part(name: str) -> bytes:
    return write_package({part: content for part, content in members().items() if part != name})


def with_main(content: str | bytes) -> bytes:
    return with_part("word/document.xml", content)


def test_h01_part_that_inflates_enormously() -> None:
    began = time.process_time()
    error = refused(with_main(main_part(" " * (80 << 20))))
    assert error.reason.id == "compression-bomb"
    assert time.process_time() - began < 20


def test_h01_ratio_counts_only_from_a_mebibyte_up() -> None:
    assert load(with_main(main_part(paragraph("好") + " " * 900_000)), "a.docx", LIMITS).text == "好\n"


def test_h02_h03_too_many_members() -> None:
    parts: dict[str, str | bytes] = {f"x/{number}": b"" for number in range(10_001)}
    began = time.process_time()
    assert refused(write_package({**members(), **parts})).reason.id == "too-many-members"
    assert time.process_time() - began < 20


def test_h04_members_outside_are_ignored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    parts = {"../../x": b"1", "/etc/x": b"1", "C:\\Windows\\x": b"1"}
    assert load(write_package({**members(), **parts}), "a.docx", LIMITS).text == "好\n\na\tb\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("again", ["word/document.xml", "WORD/Document.xml", "word\\document.xml"])
def test_h05_duplicate_part(again: str) -> None:
    buffer = io.BytesIO(GOOD)
    with zipfile.ZipFile(buffer, "a") as package:
        package.writestr(zipfile.ZipInfo(again), main_part(paragraph("另一个")))
    error = refused(buffer.getvalue())
    assert error.reason.id == "duplicate-part"
    assert "word/document.xml" in error.reason.en


@pytest.mark.parametrize("data", [GOOD[: len(GOOD) * 6 // 10], GOOD[:-22], GOOD + b"\0" * 70_000, GOOD[:30]])
def test_h06_truncated(data: bytes) -> None:
    assert refused(data).reason.id == "damaged"


def test_h07_header_that_lies() -> None:
    name = b"word/document.xml"
    at = GOOD.index(b"PK\x01\x02", GOOD.index(b"PK\x01\x02"))
    central = GOOD.index(name, at) - 46
    lie = bytearray(GOOD)
    struct.pack_into("<L", lie, central + 24, 10)
    assert refused(bytes(lie)).reason.id == "damaged"
    wrong = bytearray(GOOD)
    struct.pack_into("<L", wrong, central + 16, zlib.crc32(b"x"))
    assert refused(bytes(wrong)).reason.id == "damaged"


def ole(*names: str) -> bytes:
    entries = b"".join(
        (name.encode("utf-16-le") + b"\0\0").ljust(64, b"\0") + struct.pack("<H", 2 * len(name) + 2) + b"\0" * 62
        for name in ("Root Entry", *names)
    )
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + entries.ljust(512, b"\0")


def test_h08_password_is_told_from_an_old_document() -> None:
    error = refused(ole("EncryptionInfo", "EncryptedPackage"))
    assert error.reason.id == "encrypted"
    assert "密码" in error.reason.zh
    error = refused(ole("WordDocument", "1Table"))
    assert error.reason.id == "wrong-type"
    assert ".doc）" in error.reason.zh
    assert ".docx" in error.reason.zh
    assert "Excel" in refused(ole("Workbook")).reason.en
    assert "OLE" in refused(ole("Other")).reason.en
    assert refused(ole("WordDocument") + "EncryptedPackage".encode("utf-16-le") + b"\0" * 90).reason.id == "wrong-type"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"<!DOCTYPE html><html><body>x</body></html>", "HTML"),
        (b"\xef\xbb\xbf\r\n<html>", "HTML"),
        (b"<?xml version='1.0'?><html xmlns='x'>", "HTML"),
        (b"{\\rtf1 x}", "RTF"),
        (b"%PDF-1.7\n", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"MIME-Version: 1.0\n", "MHTML"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>', "Word XML"),
    ],
)
def test_h09_other_kinds_say_both(data: bytes, kind: str) -> None:
    error = refused(data, "年报.DOCX")
    assert error.reason.id == "wrong-type"
    for words in (error.reason.zh, error.reason.en):
        assert kind in words
        assert ".DOCX" in words


def test_h09_other_packages_say_both() -> None:
    types = members()["[Content_Types].xml"]
    sheet = types.replace(b"wordprocessingml.document.main", b"spreadsheetml.sheet.main")
    error = refused(with_part("[Content_Types].xml", sheet))
    assert (error.reason.id, "Excel" in error.reason.zh) == ("wrong-type", True)
    odt = write_package({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"})
    assert "OpenDocument" in refused(odt).reason.en
    assert "ZIP" in refused(write_package({"a.txt": "x"})).reason.en
    other = with_part("[Content_Types].xml", types.replace(b"document.main", b"glossary"))
    assert refused(other).reason.id == "wrong-content-type"


def test_macro_documents_are_read() -> None:
    types = members()["[Content_Types].xml"].replace(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
    )
    assert load(with_part("[Content_Types].xml", types), "a.docx", LIMITS).text == "好\n\na\tb\n"


@pytest.mark.parametrize("data", [b"", b"\0" * 100])
def test_empty_files(data: bytes) -> None:
    assert refused(data).reason.id == "empty"


def test_plain_text_is_no_package() -> None:
    assert refused("只是文字".encode()).reason.id == "not-a-package"


def test_h10_encrypted_members() -> None:
    flagged = bytearray(GOOD)
    at = 0
    for magic, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = GOOD.find(magic)
        while at >= 0:
            flagged[at + offset] |= 1
            at = GOOD.find(magic, at + 1)
    assert refused(bytes(flagged)).reason.id == "encrypted"


@pytest.mark.parametrize("name", ["[Content_Types].xml", "word/document.xml", "_rels/.rels", "word/styles.xml"])
def test_h11_missing_parts(name: str) -> None:
    error = refused(without_part(name))
    assert error.reason.id == "missing-part"
    assert name.rsplit("/", 1)[-1] in error.reason.zh


def test_h11_empty_and_broken_parts() -> None:
    assert refused(write_package({})).reason.id == "empty"
    assert refused(with_main("")).reason.id == "bad-xml"
    assert refused(with_main("<w:document")).reason.id == "bad-xml"
    assert refused(with_main(f"<w:document {NAMESPACES}/>")).reason.id == "missing-part"
    assert refused(with_main(f"<w:document {NAMESPACES}>&x;</w:document>")).reason.id == "bad-xml"
    assert refused(with_part("docProps/core.xml", "<a>")).reason.id == "bad-xml"


def test_h11_package_without_links_of_the_main_part_is_read() -> None:
    assert load(without_part("word/_rels/document.xml.rels"), "a.docx", LIMITS).text == "好\n\na\tb\n"


def test_h12_targets_are_never_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    links = (
        ("rIdWeb", "attachedTemplate", "http://127.0.0.1:9/x.dotm"),
        ("rIdFile", "image", "file:///etc/passwd"),
        ("rIdChunk", "aFChunk", "../../../etc/passwd"),
    )
    blocks = (
        paragraph("好")
        + '<w:altChunk r:id="rIdChunk"/>'
        + '<w:p><w:r><w:pict><v:imagedata r:id="rIdFile"/></w:pict></w:r></w:p>'
    )
    result = loaded(blocks, relationships=links)
    assert texts(result) == ["好"]
    assert said(result) == ["embedded-document"]
    assert [(figure.kind, figure.name) for figure in figures(result)] == [
        ("attachment", "passwd"),
        ("picture", "passwd"),
    ]


def test_external_styles_and_main_part_are_missing_parts() -> None:
    links = members()["word/_rels/document.xml.rels"].replace(b'Target="styles.xml"', b'Target="http://127.0.0.1:9/s"')
    assert refused(with_part("word/_rels/document.xml.rels", links)).reason.id == "missing-part"
    links = members()["_rels/.rels"].replace(b'"word/document.xml"', b'"file:///etc/passwd" TargetMode="External"')
    assert refused(with_part("_rels/.rels", links)).reason.id == "missing-part"


DTDS = [
    '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    '<!DOCTYPE w:document SYSTEM "http://127.0.0.1:9/x.dtd">',
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>',
]


@pytest.mark.parametrize("dtd", DTDS)
@pytest.mark.parametrize("part", ["word/document.xml", "[Content_Types].xml", "_rels/.rels", "docProps/core.xml"])
def test_h13_h14_h15_any_dtd_is_refused(dtd: str, part: str) -> None:
    content = members()[part].decode()
    with_dtd = content.replace('standalone="yes"?>\n', 'standalone="yes"?>\n' + dtd)
    assert dtd in with_dtd
    assert refused(with_part(part, with_dtd)).reason.id == "dtd"


def test_h13_dtd_in_utf_16_is_refused() -> None:
    text = main_part(paragraph("好")).replace('encoding="UTF-8"', 'encoding="UTF-16"')
    hidden = text.replace("?>\n", "?>\n" + DTDS[0], 1)
    assert refused(with_main(hidden.encode("utf-16"))).reason.id == "dtd"
    assert refused(with_main(hidden.encode("utf-16-be"))).reason.id == "dtd"


def stored_main(content: str) -> bytes:
    return write_package({**members(), "word/document.xml": content}, stored=True)


def test_h16_a_million_empty_paragraphs() -> None:
    began = time.process_time()
    error = refused(stored_main(main_part("<w:p/>" * 1_000_000)))
    assert error.reason.id == "too-many-lines"
    assert time.process_time() - began < 20
    assert refused(with_main(main_part("<w:p/>" * 1_000_000))).reason.id == "compression-bomb"


def test_h16_empty_paragraphs_are_read_in_linear_time() -> None:
    generous = Limits(lines=2_000_000)
    began = time.process_time()
    result = load(stored_main(main_part("<w:p/>" * 300_000 + paragraph("末"))), "a.docx", generous)
    assert time.process_time() - began < 20
    assert result.source.locate(300_000, 300_001).paragraph == 300_001


def test_h17_large_table() -> None:
    wide = row(*["<w:tc><w:p/></w:tc>"] * 500)
    began = time.process_time()
    result = load(stored_main(main_part(table(wide * 200) + paragraph("末"))), "a.docx", LIMITS)
    assert time.process_time() - began < 20
    assert (tables(result)[0].rows, tables(result)[0].columns) == (200, 500)
    too_wide = table(row(*["<w:tc><w:p/></w:tc>"] * 1_001))
    assert refused(stored_main(main_part(too_wide))).reason.id == "table-too-large"


def test_h18_nested_tables() -> None:
    def nested(depth: int) -> str:
        opened = "<w:tbl><w:tr><w:tc>" + paragraph("外") + "</w:tc><w:tc>"
        return main_part(opened * depth + paragraph("心") + "</w:tc></w:tr></w:tbl>" * depth)

    result = load(with_main(nested(60)), "a.docx", LIMITS)
    assert len(tables(result)) == 60
    assert rows(tables(result)[-1]) == [["外", "心"]]
    assert refused(with_main(nested(5_000))).reason.id == "too-deep"


def test_h18_no_depth_of_containers_overflows() -> None:
    for name in ("sdt", "smartTag", "ins"):
        inner = f"<w:{name}>" * 240 + run("心") + f"</w:{name}>" * 240
        assert texts(loaded(f"<w:p>{inner}</w:p>")) == ["心"]
        outer = f"<w:{name}>" * 240 + paragraph("心") + f"</w:{name}>" * 240
        assert texts(loaded(outer)) == ["心"]
        assert refused(with_main(main_part(f"<w:{name}>" * 300 + f"</w:{name}>" * 300))).reason.id == "too-deep"


def test_recursion_at_the_edge_of_the_stack_is_refused() -> None:
    inner = "<w:sdt>" * 240 + paragraph("心") + "</w:sdt>" * 240
    data = write_docx(EMPTY, before=inner)

    def deeper(frames: int) -> Unreadable:
        return refused(data) if frames == 0 else deeper(frames - 1)

    depth = len(inspect.stack())
    assert deeper(sys.getrecursionlimit() - depth - 200).reason.id == "too-deep"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_h20_utf_16_is_read(encoding: str) -> None:
    text = main_part(paragraph("好")).replace('encoding="UTF-8"', 'encoding="UTF-16"')
    data = text.encode(encoding)
    if encoding != "utf-16":
        data = "\ufeff".encode(encoding) + data
    assert load(with_main(data), "a.docx", LIMITS).text == "好\n"


@pytest.mark.parametrize("encoding", ["GBK", "utf-7", "nonsense", "IBM037", ""])
def test_h20_other_encodings_are_refused(encoding: str) -> None:
    text = main_part(paragraph("好")).replace('encoding="UTF-8"', f'encoding="{encoding}"')
    error = refused(with_main(text))
    assert error.reason.id == "part-encoding"
    assert encoding in error.reason.zh


def test_h20_utf_32_and_wrong_bytes_are_refused() -> None:
    text = main_part(paragraph("好"))
    assert refused(with_main(text.encode("utf-32"))).reason.id == "part-encoding"
    assert refused(with_main(text.encode("gbk"))).reason.id == "bad-xml"


def test_h21_run_that_is_too_long() -> None:
    assert refused(stored_main(main_part(paragraph("字" * 12_000_000)))).reason.id == "too-large"
    assert refused(with_main(main_part(paragraph("字" * 1000))), limits=Limits(characters=500)).reason.id == "too-long"


def test_h22_two_hundred_thousand_attributes() -> None:
    many = " ".join(f'a{number}=""' for number in range(200_000))
    began = time.process_time()
    assert load(with_main(main_part(f"<w:p {many}>{run('好')}</w:p>")), "a.docx", LIMITS).text == "好\n"
    assert time.process_time() - began < 20


def test_markup_is_counted_before_a_tree_is_built() -> None:
    assert refused(stored_main(main_part("<w:p/>" * 4_000_001))).reason.id == "too-large"


def test_file_over_the_limit() -> None:
    assert refused(GOOD, limits=Limits(file_bytes=100)).reason.id == "too-large"


def test_huge_numbers_in_lists_are_clamped() -> None:
    numbering = definition(100, level(0, "lowerRoman", "%1%1%1", start=2_147_483_647)) + listing(100, 100)
    written = labels(item(100) + item(100), numbering)
    assert written[0] == written[1] == ("m" * 32 + "dcclxvii") * 3
    endless = definition(100, level(0, "decimal", "%1" * 100_000)) + listing(100, 100)
    assert len(labels(item(100), endless)[0]) < 256


def test_strict_names_are_read() -> None:
    strict = main_part(paragraph("好")).replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    links = members()["_rels/.rels"].replace(
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
        b"http://purl.oclc.org/ooxml/officeDocument/relationships/",
    )
    data = write_package({**members(), "word/document.xml": strict, "_rels/.rels": links})
    assert load(data, "a.docx", LIMITS).text == "好\n"


def test_nothing_heavy_is_imported_with_the_record() -> None:
    code = "import sys, reportlint.loaders.docx; print(sorted({'lxml', 'zipfile'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_fields_and_deletions_without_end_are_read_in_linear_time() -> None:
    deep = '<w:r><w:fldChar w:fldCharType="begin"/><w:fldChar w:fldCharType="separate"/></w:r>' * 20_000
    shut = '<w:r><w:fldChar w:fldCharType="end"/></w:r>' * 20_000
    joined = f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('字')}</w:p>" * 20_000
    began = time.process_time()
    result = load(stored_main(main_part(f"<w:p>{deep}{run('字') * 20_000}{shut}</w:p>{joined}")), "a.docx", LIMITS)
    assert time.process_time() - began < 20
    assert [len(line.text) for line in lines(result)] == [20_000, 20_000]


def test_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    from reportlint.loaders.docx import package

    monkeypatch.setitem(sys.modules, "lxml", None)
    package._etree.cache_clear()
    error = refused(GOOD)
    package._etree.cache_clear()
    assert error.reason.id == "missing-extra"
    assert 'pip install "reportlint[docx]"' in error.reason.en


def reads_or_refuses(data: bytes) -> bool:
    """Whether a file is read or refused in words: anything else raises."""
    try:
        load(data, "a.docx", LIMITS)
    except Unreadable as error:
        return bool(error.reason.zh and error.reason.en)
    return True


def test_damaged_bytes_never_raise_anything_else() -> None:
    chance = random.Random(7)
    data = write_docx(parse(MARKUP), numbered=True)
    for _ in range(300):
        broken = bytearray(data)
        for _ in range(chance.randint(1, 20)):
            broken[chance.randrange(4, len(broken))] = chance.randrange(256)
        assert reads_or_refuses(bytes(broken))


def test_damaged_markup_never_raises_anything_else() -> None:
    chance = random.Random(11)
    blocks = f"<w:p>{text_box('框')}{field('TOC', run('x'))}</w:p>"
    parts = members(write_docx(parse(MARKUP), numbered=True, before=blocks))
    for _ in range(300):
        name = chance.choice(["word/document.xml", "word/numbering.xml", "word/styles.xml"])
        root = etree.fromstring(parts[name])
        elements = list(root.iter())[1:]
        for _ in range(chance.randint(1, 6)):
            moved, target = chance.choice(elements), chance.choice(elements)
            if moved not in (target, *target.iterancestors()):
                target.append(moved)
            for key in moved.keys()[:1]:
                moved.set(key, chance.choice(["", "abc", "-1", "99999999999", "1"]))
        assert reads_or_refuses(write_package({**parts, name: etree.tostring(root)}))


# -- real files -------------------------------------------------------------------------------------------------


def real(name: str) -> bytes:
    path = CORPUS / name
    if not path.is_file():
        pytest.skip(f"REPORTLINT_CORPUS holds no {name}")
    return path.read_bytes()


def check_against_markup(data: bytes) -> None:
    """The rendering holds the words of the file, no more and no fewer, and each character leads to its run."""
    result = load(data, "a.docx", LIMITS)
    paragraphs = list(etree.fromstring(members(data)["word/document.xml"]).iter(f"{W}p"))
    words = "".join(text.text or "" for held in paragraphs for text in held.iter(f"{W}t"))
    assert "".join(result.text.split()) == "".join(words.split())
    for at, character in enumerate(result.text):
        place = result.source.locate(at, at + 1)
        if not character.isspace() and place.paragraph is not None and place.run is not None:
            held = list(paragraphs[place.paragraph - 1].iter(f"{W}r"))[place.run - 1]
            assert character in "".join(text.text or "" for text in held.iter(f"{W}t"))


def test_real_template() -> None:
    data = real("../domain/template-2021.docx")
    result = load(data, "template.docx", LIMITS)
    check_places(result)
    check_against_markup(data)
    sizes = [(table.rows, table.columns, len(table.cells)) for table in tables(result)]
    assert sizes == [(14, 4, 30), (28, 10, 215), (4, 15, 34)]
    assert all(cell is not None for table in tables(result) for line in table.grid for cell in line)
    first, second, third = tables(result)
    assert rows(first)[1] == ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]
    assert all(cell == "" for line in (2, 3, 6, 9, 10, 13) for cell in rows(first)[line][1:])
    assert all(cell == "" for line in rows(second)[3:] for cell in line[3:])
    assert rows(second)[27][:3] == ["四、结转下年度继续办理"] * 3
    assert rows(third)[3] == [""] * 15
    assert rows(third)[2][5:10] == ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    assert [line.look for line in lines(result)] == [2, 1, 0, 1, 1, 1, 1, 0, 1, 0]


def test_real_long_report() -> None:
    data = real("foia/doj-fy2016.docx")
    result = load(data, "report.docx", LIMITS)
    check_places(result)
    check_against_markup(data)
    assert len(tables(result)) == 33
    assert all(cell is not None for table in tables(result) for line in table.grid for cell in line)
    assert result.properties.pages == 72
    assert (lines(result)[0].text.folded, lines(result)[1].text.folded) == (
        "3. Agency Component Abbreviations",
        "IV. Exemption 3 Statutes",
    )
    assert not result.diagnostics
    assert max(line.page for line in lines(result)) == 61


def test_written_paragraph_record() -> None:
    assert paragraph("a&b") == '<w:p><w:r><w:t xml:space="preserve">a&amp;b</w:t></w:r></w:p>'
    assert load(write_docx(Document((DocumentParagraph("a&b"),))), "a.docx", LIMITS).text == "a&b\n"
