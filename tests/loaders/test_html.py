"""HTML: pages of sites as a browser shows them, each character with its place."""

from __future__ import annotations

import random
import re
import sys

import pytest

from reportlint.loaders.html import LOADER, available, load, read_fragment_tables
from reportlint.loaders.html_content import find_content
from reportlint.loaders.html_lists import number_label
from reportlint.loaders.html_marks import Piece
from reportlint.loaders.html_page import read_page
from reportlint.loaders.html_style import CENTRED, HEAVY, LARGE, read_style
from reportlint.loaders.html_tables import TableKind, read_span, sort_tables
from reportlint.model import (
    Directive,
    Figure,
    Grid,
    Limits,
    Line,
    Loaded,
    Span,
    Table,
    Text,
    Unreadable,
    fold_plain,
)

turbohtml = pytest.importorskip("turbohtml")

LIMITS = Limits()


def read_html(page: str | bytes, encoding: str = "utf-8") -> Loaded:
    return load(page if isinstance(page, bytes) else page.encode(encoding), "报告.html", LIMITS)


def lines(loaded: Loaded) -> list[str]:
    return [block.text.folded for block in loaded.blocks if isinstance(block, Line)]


def levels(loaded: Loaded) -> list[tuple[str, int]]:
    return [(block.text.folded, block.level) for block in loaded.blocks if isinstance(block, Line)]


def grids(loaded: Loaded) -> list[Table]:
    return [block.table for block in loaded.blocks if isinstance(block, Grid)]


def figures(loaded: Loaded) -> list[tuple[str, str]]:
    return [(block.kind, block.name) for block in loaded.blocks if isinstance(block, Figure)]


def texts(table: Table) -> list[list[str | None]]:
    return [[cell.text.folded if cell else None for cell in row] for row in table.grid]


def all_texts(loaded: Loaded) -> list[Text]:
    found = [block.text for block in loaded.blocks if isinstance(block, Line)]
    for table in grids(loaded):
        found += [cell.text for cell in table.cells]
        found += [table.caption] if table.caption else []
    return found


def assert_places(text: Text, source: str) -> None:
    """Every folded character leads to the character of the file that it was read from."""
    assert text.source == source
    for index, character in enumerate(text.folded):
        span = text.span(index, index + 1)
        written = source[span.start : span.end]
        if character == " ":
            assert written in {"&nbsp;", "&nbsp"} or not written.strip(" \t\r\n\0\u3000"), (text.folded, written)
        elif span.end - span.start == 1:
            assert fold_plain(written) == character or character in "⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉", (text.folded, written)
        else:
            assert written.startswith("&"), (text.folded, written)


def words_at(loaded: Loaded, words: str) -> list[str]:
    """What stands in the file at the first place where the words are read."""
    for text in all_texts(loaded):
        span = text.find(words)
        if span is not None:
            return [loaded.text[piece.start : piece.end] for piece in span.pieces]
    raise AssertionError(words)


# -- whole pages ------------------------------------------------------------------------------------------------

NAVIGATION = "".join(f'<li><a href="/col/{i}/">栏目{i}</a></li>' for i in range(12))


def word_paragraph(*words: str, attributes: str = "") -> str:
    spans = "".join(f'<span lang="EN-US" style="font-size:16.0pt;font-family:仿宋_GB2312">{w}</span>' for w in words)
    return f'<p class="MsoNormal" style="text-indent:32.0pt;mso-pagination:widow-orphan"{attributes}>{spans}<o:p></o:p></p>'


def word_cell(words: str, attributes: str = "") -> str:
    return (
        f'<td {attributes} style="border:solid windowtext 1.0pt;padding:0cm 5.4pt"><p class="MsoNormal" align="center">'
        f'<span style="font-size:9.0pt">{words}<o:p></o:p></span></p>'  # the cell is never closed
    )


EDITOR_PAGE = f"""<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>云山市水务局2024年工作年度报告_云山市政府网</title>
<meta name="ArticleTitle" content="云山市水务局2024年工作年度报告"><meta name="PubDate" content="2025-01-20 10:30">
<meta name="author" content="云山市水务局"><script>document.write("<p>脚本里的文字</p>")</script></head>
<body><div class="header"><h1>云山市政府网</h1><ul>{NAVIGATION}</ul></div>
<div class="main"><div class="dqwz">当前位置：<a href="/">首页</a> &gt; 信息公开</div>
<h2 class="title">云山市水务局<br>2024年工作年度报告</h2>
<div class="info">发布时间：2025-01-20　来源：水务局　字号：[ 大 中 小 ]</div>
<div id="zoom"><div class="TRS_Editor"><!-- reportlint: ignore[AA101] reason: 已说明 -->
<p class="MsoNormal"><b><span style="font-family:黑体">一、总体<span lang="EN-US">情况</span></span></b></p>
{word_paragraph("20", "24", "年，全局共收到来信&nbsp;", "35", "&nbsp;件，办结", "３４", "件。")}
<p class="MsoNormal"><b>二、主要数据</b></p>
<table class="MsoNormalTable" border="0">
<tr>{word_cell("指标", 'colspan="2"')}{word_cell("数量")}
<tr>{word_cell("来信", 'rowspan="2"')}{word_cell("收到")}{word_cell("35")}
<tr>{word_cell("办<br>结")}{word_cell("&nbsp;")}
</table>
<p class="MsoNormal"><b>三、存在的问题</b></p>
{word_paragraph("部分工作", "不够及时，", "将加以改进。")}
</div></div>
<div class="tools">【打印】【关闭】</div><div>扫一扫在手机打开当前页</div></div>
<div class="footer">主办单位：云山市人民政府办公室　网站标识码：0000000000</div></body></html>
"""


class TestEditorPage:
    """A page of a site builder with what Word left in it."""

    loaded = read_html(EDITOR_PAGE)

    def test_lines(self) -> None:
        assert levels(self.loaded) == [
            ("云山市水务局2024年工作年度报告", 1),
            ("一、总体情况", 0),
            ("2024年，全局共收到来信35件，办结34件。", 0),
            ("二、主要数据", 0),
            ("三、存在的问题", 0),
            ("部分工作不够及时，将加以改进。", 0),
        ]

    def test_bold_lines_look_like_headings(self) -> None:
        assert [b.look for b in self.loaded.blocks if isinstance(b, Line)][1:] == [1, 0, 1, 1, 0]

    def test_places(self) -> None:
        assert words_at(self.loaded, "2024年，")[0].startswith('20</span><span lang="EN-US"')
        assert words_at(self.loaded, "年，全局共收到来信") == ["年，全局共收到来信"]
        assert words_at(self.loaded, "34") == ["３４"]
        assert words_at(self.loaded, "总体情况") == ['总体<span lang="EN-US">情况']
        place = self.loaded.blocks[1]
        assert isinstance(place, Line)
        found = self.loaded.source.locate(place.text.start, place.text.end)
        assert (found.line, found.column) == (10, 54)
        assert self.loaded.source.line(10)[53:57] == "一、总体"
        for text in all_texts(self.loaded):
            assert_places(text, self.loaded.text)

    def test_table(self) -> None:
        (table,) = grids(self.loaded)
        assert texts(table) == [["指标", "指标", "数量"], ["来信", "收到", "35"], ["来信", "办结", ""]]
        assert table.grid[0][0] is table.grid[0][1]
        assert table.grid[1][0] is table.grid[2][0]
        assert table.spanned
        source = self.loaded.text
        assert source[table.span.start : table.span.end].startswith('<table class="MsoNormalTable"')
        assert source[table.span.start : table.span.end].endswith("</table>")
        blank = table.cell(2, 2)
        assert blank is not None
        assert blank.value.is_blank
        assert source[blank.span.start :].startswith("&nbsp;")

    def test_properties(self) -> None:
        properties = self.loaded.properties
        assert isinstance(properties.title, Text)
        assert properties.title.raw == "云山市水务局2024年工作年度报告_云山市政府网"
        assert isinstance(properties.published, Text)
        assert properties.published.raw == "2025-01-20 10:30"
        assert properties.author == "云山市水务局"

    def test_directive(self) -> None:
        (directive,) = self.loaded.directives
        assert directive == Directive("ignore", ("AA101",), directive.span, reason="已说明")
        assert self.loaded.text[directive.span.start : directive.span.end] == (
            "<!-- reportlint: ignore[AA101] reason: 已说明 -->"
        )

    def test_on_one_line(self) -> None:
        flat = EDITOR_PAGE.replace("\n", "")
        loaded = read_html(flat)
        assert levels(loaded) == levels(self.loaded)
        assert texts(grids(loaded)[0]) == texts(grids(self.loaded)[0])
        at = flat.index("３４")
        (span,) = [found for text in all_texts(loaded) if (found := text.find("34件"))]
        assert span == Span(at, flat.index("件。") + 1)
        place = loaded.source.locate(span.start, span.end)
        assert (place.line, place.column) == (1, at + 1)

    def test_with_carriage_returns(self) -> None:
        source = EDITOR_PAGE.replace("\n", "\r\n")
        loaded = read_html(source)
        assert loaded.text == source
        assert levels(loaded) == levels(self.loaded)
        assert words_at(loaded, "将加以改进") == ["将加以改进"]
        for text in all_texts(loaded):
            assert_places(text, source)


LAYOUT_PAGE = """<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<title>云山县档案馆二〇二三年度工作报告</title></head><body bgcolor="#ffffff">
<table width=980 align=center><tr><td><img src="images/banner.jpg"></td></tr>
<tr><td><table><tr><td><a href="/">首页</a></td><td><a href="/n">动态</a></td><td><a href="/b">办事</a></td></tr></table></td></tr></table>
<table width=980 align=center><tr><td width=200 valign=top><table><tr><td>站内导航</td></tr>
<tr><td><a href=a>机构设置</a></td></tr><tr><td><a href=b>政策文件</a></td></tr></table></td>
<td valign=top><table width="100%"><tr><td align=center><font size=5><b>云山县档案馆二〇二三年度<br>工作报告</b></font></td></tr>
<tr><td align=center>发布日期：2024 - 01 - 15　　来源：档案馆　　浏览次数：<span id=hits></span></td></tr>
<tr><td><p>　　本报告由云山县档案馆编制，全文包括下列各部分内容，现予公布。</p>
<p><b>一、总体情况</b></p><p>　　二〇二三年，我馆按照要求做好各项工作，接待查档一百二十三人次，办理来信四十五件。
<p align=center><b>二、有关数据</b></p>
<table border=1><tr><td colspan=2>指标<td>数值<tr><td rowspan=2>来信<td>收到<td>45<tr><td>办结<td>44</table>
<p><b>三、存在的问题</b></p><p>　　部分栏目更新不够及时，下一步将加以改进，健全制度。</p></td></tr>
<tr><td align=right>【<a href="javascript:print()">打印</a>】【<a href="javascript:close()">关闭</a>】</td></tr></table></td></tr></table>
<table width=980 align=center><tr><td>主办：云山县人民政府　联系电话：0000-0000000<br>ICP备00000000号</td></tr></table></body></html>"""


def test_page_laid_out_by_tables() -> None:
    loaded = read_html(LAYOUT_PAGE, "gb18030")
    assert lines(loaded) == [
        "云山县档案馆二〇二三年度工作报告",
        "本报告由云山县档案馆编制，全文包括下列各部分内容，现予公布。",
        "一、总体情况",
        "二〇二三年，我馆按照要求做好各项工作，接待查档一百二十三人次，办理来信四十五件。",
        "二、有关数据",
        "三、存在的问题",
        "部分栏目更新不够及时，下一步将加以改进，健全制度。",
    ]
    assert [b.look for b in loaded.blocks if isinstance(b, Line)] == [2, 0, 1, 0, 2, 1, 0]
    (table,) = grids(loaded)
    assert texts(table) == [["指标", "指标", "数值"], ["来信", "收到", "45"], ["来信", "办结", "44"]]
    published = loaded.properties.published
    assert isinstance(published, Text)
    assert published.raw == "2024 - 01 - 15"
    assert loaded.encoding == "gb18030"


# -- decoding ---------------------------------------------------------------------------------------------------

META = '<meta http-equiv="Content-Type" content="text/html; charset={}"><p>二〇二四年𠮷祥街共收到２４件</p>'


@pytest.mark.parametrize(
    ("declared", "encoding", "found"),
    [
        ("gb2312", "gb18030", "gb18030"),
        ("gb2312", "utf-8", "utf-8"),
        ("utf-8", "gb18030", "gb18030"),
        ("utf-8", "utf-8-sig", "utf-8"),
        ("utf-8", "utf-16", "utf-16-le"),
        ("zlib_codec", "utf-8", "utf-8"),
        ("unicode_escape", "gb18030", "gb18030"),
    ],
)
def test_declared_encoding_does_not_matter(declared: str, encoding: str, found: str) -> None:
    source = META.format(declared)
    loaded = read_html(source, encoding)
    assert loaded.encoding == found
    assert loaded.text == source
    assert lines(loaded) == ["二〇二四年𠮷祥街共收到24件"]
    assert words_at(loaded, "24") == ["２４"]


def test_utf16_without_mark() -> None:
    source = "<html><body><p>" + "plain ascii 24 " * 20 + "</p></body></html>"
    assert lines(read_html(source.encode("utf-16-be"))) == [("plain ascii 24 " * 20).strip()]


def test_a_damaged_character_of_the_file_itself_is_read_as_it_stands() -> None:
    assert read_html("<p>收到来\ufffd二十四件，办结二十三件</p>".encode()).diagnostics == []


def test_damaged_bytes_are_said() -> None:
    loaded = read_html("<p>收到来信二十四件，办结二十三件</p>".encode() + b"\xff<p>x</p>")
    (diagnostic,) = loaded.diagnostics
    assert diagnostic.reason.id == "damaged-text"
    assert diagnostic.span is not None
    assert loaded.text[diagnostic.span.start] == "\ufffd"


# -- lines ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<h1>一</h1><h2>二</h2><h6>六</h6><p>段", [("一", 1), ("二", 2), ("六", 6), ("段", 0)]),
        (
            "直接<div>里面<div>内层<p>段落</p>段后</div>尾</div>",
            [("直接", 0), ("里面", 0), ("内层", 0), ("段落", 0), ("段后", 0), ("尾", 0)],
        ),
        ("<p>第一行<br>第二行<br/><br>第三行</p>", [("第一行", 0), ("第二行", 0), ("第三行", 0)]),
        ("<h2>云山市<br>年度报告</h2>", [("云山市年度报告", 2)]),
        ("<h2><div>云山市</div><div>年度报告</div></h2>", [("云山市年度报告", 2)]),
        ("<p align=center><b>云山市<br>年度报告</b></p><p>正文", [("云山市年度报告", 0), ("正文", 0)]),
        ("<center><b>一、概况<br>二、数据</b></center><p>正文", [("一、概况", 0), ("二、数据", 0), ("正文", 0)]),
        ("<p><b>一、概况</b><br>正文</p>", [("一、概况", 0), ("正文", 0)]),
        ("20<b>24</b>年", [("2024年", 0)]),
        ("<span>foo</span> <i>bar</i>\n baz", [("foo bar baz", 0)]),
        ("a<p>b</p>c<span style='display:block'>d</span>e", [(c, 0) for c in "abcde"]),
        ("<p style='display:inline'>甲</p><p style='display: inline'>乙</p>", [("甲乙", 0)]),
        ("<pre>第一行\r\n第二行\n\n第三行</pre>", [("第一行", 0), ("第二行", 0), ("第三行", 0)]),
        ("<pre><b>甲</b>\n<b>乙</b></pre>", [("甲", 0), ("乙", 0)]),
        ("<xmp>a<b>c</xmp>", [("a<b>c", 0)]),
        (
            "<h2>一、概况<p>" + "没有关闭的标题" * 20 + "<h2>二、数据",
            [("一、概况", 2), ("没有关闭的标题" * 20, 0), ("二、数据", 2)],
        ),
        ("<table border=1>掉出来的字<tr><td>1<td>2<tr><td>3<td>4</table>", [("掉出来的字", 0)]),
        ("<ucapcontent><p>甲</p></ucapcontent>", [("甲", 0)]),
        ("<h1></h1><p>&nbsp;</p><p>　</p><p>\u200b</p><p>甲", [("甲", 0)]),
    ],
)
def test_lines(page: str, expected: list[tuple[str, int]]) -> None:
    loaded = read_html(page)
    assert levels(loaded) == expected
    for text in all_texts(loaded):
        assert_places(text, loaded.text)


def test_lines_behind_br_have_no_gap() -> None:
    loaded = read_html("<p>第一行<br>第二行<br><br>第三行</p><p>第四行</p>")
    assert [b.gap for b in loaded.blocks if isinstance(b, Line)] == [1, 0, 0, 1]


@pytest.mark.parametrize(
    ("page", "words", "written"),
    [
        ("<p>20<b>24</b>年", "2024年", "20<b>24</b>年"),
        ("<p>共&nbsp;35&nbsp;件", "35", "35"),
        ("<p>共&nbsp;35&nbsp;件", "共35件", "共&nbsp;35&nbsp;件"),
        ("<p>a &lt;b&gt; c", "<b>", "&lt;b&gt;"),
        ("<p>a &lt;b&gt; c", "<", "&lt;"),
        ("<p>&#51;&#x35;件", "35件", "&#51;&#x35;件"),
        ("<p>A&ampB&nbsp3001", "A&B 3001", "A&ampB&nbsp3001"),
        ("<p>A&ampB&nbsp3001", "3001", "3001"),
        ("<p>a &notit; b", "¬it;", "&notit;"),
        ("<p>x &lt 3 < 4 </3 y", "x < 3 < 4", "x &lt 3 < 4"),
        ("<p>foo</b> <i>bar", "o b", "o</b> <i>b"),
        ("<p>foo<br> </p><p>甲&#0;乙", "甲\ufffd乙", "甲&#0;乙"),
        ("<p>甲\0乙" + "，" * 60, "甲乙", "甲\0乙"),
        ("<p>10<sup>2</sup>平方米", "10²平", "10<sup>2</sup>平"),
        ("<p>CO<sub>2</sub>", "CO₂", "CO<sub>2"),
        ("<b><p>甲</b>乙</p>", "甲乙", "甲</b>乙"),
        ("<p>甲<!-- 说明 -->乙<? x ?>丙", "甲乙丙", "甲<!-- 说明 -->乙<? x ?>丙"),
        ('<p title="a>b">甲<img alt="x>y">乙', "甲乙", '甲<img alt="x>y">乙'),
        ("<p>甲</>乙", "甲乙", "甲</>乙"),
        ("<p>甲</></> 乙</>丙", "甲乙丙", "甲</></> 乙</>丙"),
        ("<p>𠮷祥</p><xmp>𠮷<b>庆", "𠮷<b>庆", "𠮷<b>庆"),
    ],
)
def test_words_lead_to_what_is_written(page: str, words: str, written: str) -> None:
    assert words_at(read_html(page), words) == [written]


def test_lists() -> None:
    loaded = read_html(
        "<ol><li>甲<li value=5>乙<p>续</p><li>丙<ul><li>丁</ul></ol><ol type=i start=3><li>戊</ol>"
        "<ol style='list-style-type: cjk-ideographic'><li>己</ol><ol style='list-style:none'><li>庚</ol><ol reversed><li>辛</ol>"
    )
    found = [(b.label, b.text.folded, b.list_item) for b in loaded.blocks if isinstance(b, Line)]
    assert found == [
        ("1.", "甲", True),
        ("5.", "乙", True),
        ("", "续", False),
        ("6.", "丙", True),
        ("", "丁", True),
        ("iii.", "戊", True),
        ("一、", "己", True),
        ("", "庚", True),
        ("", "辛", True),
    ]


@pytest.mark.parametrize(
    ("number", "style", "label"),
    [
        (28, "lower-alpha", "ab."),
        (1994, "upper-roman", "MCMXCIV."),
        (5000, "lower-roman", "5000."),
        (10, "cjk-ideographic", "十、"),
        (19, "cjk-ideographic", "十九、"),
        (42, "cjk-ideographic", "四十二、"),
        (100, "cjk-ideographic", "100、"),
        (0, "decimal", "0."),
    ],
)
def test_marks_of_lists(number: int, style: str, label: str) -> None:
    assert number_label(number, style) == label


@pytest.mark.parametrize(
    ("paragraph", "look"),
    [
        ("<p>普通", 0),
        ("<p><b>　　粗体</b>", 1),
        ("<p><strong>粗</strong><b>体</b>", 1),
        ("<p><b>半</b>粗", 0),
        ("<p align=center>居中", 1),
        ("<p style='TEXT-ALIGN: center'>居中", 1),
        ("<div align=center><p><b>居中粗体</b>", 2),
        ("<center><font size=6><b>大</b></font></center>", 2),
        ("<p><span style='font-weight:700'>粗", 1),
        ("<p><b style='mso-bidi-font-weight:normal'>粗</b>", 1),
        ("<p><b><span style='font-weight:normal'>不粗", 0),
        ("<p><span style='font-family:黑体'>黑", 1),
        ("<p><span style='font-size:22.0pt'>大", 1),
        ("<p><span style='font-size:18px'>小", 0),
        ("<p><span style='font:bold 30px/1.5 宋体'>大", 2),
        ("<center><table><tr><td><p>表内不居中<p>第二段<h3>题</h3></table></center>", 0),
    ],
)
def test_look(paragraph: str, look: int) -> None:
    loaded = read_html(f"{paragraph}</table></div></center><p>{'后面的正文' * 20}</p><p>{'再后面的正文' * 20}</p>")
    first = loaded.blocks[0]
    assert isinstance(first, Line)
    assert first.look == look


def test_what_most_of_the_text_is_sets_nothing_off() -> None:
    loaded = read_html("".join(f"<p align=center><b>第{i}行的文字</b></p>" for i in range(5)) + "<p><b>左对齐</b></p>")
    assert {b.look for b in loaded.blocks if isinstance(b, Line)} == {0}


@pytest.mark.parametrize(
    ("style", "mask", "value", "display"),
    [
        ("", 0, 0, ""),
        ("display : NONE !important", 0, 0, "none"),
        ("visibility:hidden", 0, 0, "none"),
        ("display:inline-block", 0, 0, "inline"),
        ("text-align:left", CENTRED, 0, ""),
        ("font-weight:bold;font-size:9pt", HEAVY | LARGE, HEAVY, ""),
        ("font-weight:bold;font-weight:normal", HEAVY, 0, ""),
        ("mso-font-width:90%;layout-grid-mode:char", 0, 0, ""),
        (";;:;font-size:999999999999pt", 0, 0, ""),
    ],
)
def test_styles(style: str, mask: int, value: int, display: str) -> None:
    effect = read_style(style)
    assert (effect.mask, effect.value, effect.display) == (mask, value, display)


@pytest.mark.parametrize(
    "hidden",
    [
        "<div style='display:none'>藏</div>",
        "<div hidden>藏</div>",
        "<template>藏</template>",
        "<noscript>藏</noscript>",
        "<script>藏</script>",
        "<style>藏</style>",
        "<!-- 藏 -->",
        "<textarea>藏</textarea>",
        "<select><option>藏</select>",
        "<svg><text>藏</text></svg>",
        "<span style='visibility:hidden'>藏</span>",
        "<dialog>藏</dialog>",
        "<button>藏</button>",
        "<iframe>藏</iframe>",
    ],
)
def test_what_is_not_seen_is_not_there(hidden: str) -> None:
    assert lines(read_html(f"<p>甲</p>{hidden}<p>乙</p>")) == ["甲", "乙"]


@pytest.mark.parametrize(
    "struck", ["<del>10</del>", "<s>10</s>", "<span style='text-decoration:line-through'>10</span>"]
)
def test_struck_words_are_left_out_and_said(struck: str) -> None:
    loaded = read_html(f"<p>收到{struck}<ins>12</ins>件</p>")
    assert lines(loaded) == ["收到12件"]
    (diagnostic,) = loaded.diagnostics
    assert diagnostic.reason.id == "struck-out"
    assert diagnostic.span is not None
    assert loaded.text[diagnostic.span.start : diagnostic.span.end] == struck


def test_figures() -> None:
    loaded = read_html(
        '<p>前<img src="/a/图1.png" alt="办公 楼">后</p><p><img src="/a/b.png?x=1"></p><p><img src="data:image/png;base64,AA"></p>'
        '<p><a href="/f/1.docx?v=2"><img src="icon.gif">年度报告</a></p><p>附件1：<a href="t.xls">统计表</a></p>'
        '<p>见<a href="t.xls">统计表</a>。</p><p><a href="/d?id=3">报告.pdf</a></p><p><a href="x.pdf"><img src="p.gif"></a></p>'
        '<p><a href="/index.html">首页</a></p><img width=1 src="count.gif">'
    )
    assert figures(loaded) == [
        ("picture", "办公楼"),
        ("picture", "b.png"),
        ("picture", ""),
        ("attachment", "年度报告"),
        ("attachment", "统计表"),
        ("attachment", "报告.pdf"),
        ("attachment", "x.pdf"),
    ]
    assert lines(loaded) == ["前后", "见统计表。", "首页"]
    spans = [loaded.text[b.span.start : b.span.end] for b in loaded.blocks if isinstance(b, Figure)]
    assert spans[0] == '<img src="/a/图1.png" alt="办公 楼">'
    assert spans[3:6] == ["年度报告", "统计表", "报告.pdf"]


def test_directives_lie_outside_the_text() -> None:
    comment = '<!--\nreportlint: ignore[AA1,AA2] until=2027-03-31 row="合计" column="数量" reason: 原表如此-->'
    loaded = read_html(f"<p>甲{comment}乙</p><!-- 别的 --><script><!-- reportlint: ignore[AA3] --></script>")
    (directive,) = loaded.directives
    at = loaded.text.index(comment)
    assert directive == Directive(
        "ignore", ("AA1", "AA2"), Span(at, at + len(comment)), "2027-03-31", "原表如此", "合计", "数量"
    )
    assert lines(loaded) == ["甲乙"]


# -- tables -----------------------------------------------------------------------------------------------------


def one_table(page: str) -> Table:
    (table,) = grids(read_html(page))
    return table


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<tr><td>a<td>b<tr><td>c", [["a", "b"], ["c", None]]),
        ("<tr><td rowspan=2>a<td>b<tr><td>c", [["a", "b"], ["a", "c"]]),
        ("<tr><td rowspan=0>a<td>b<tr><td>c<tr><td>d", [["a", "b"], ["a", "c"], ["a", "d"]]),
        ("<tr><td rowspan=9>a<td>b<tr><td>c", [["a", "b"], ["a", "c"]]),
        ("<tbody><tr><td rowspan=3>a<td>b<tbody><tr><td>c<td>d", [["a", "b"], ["c", "d"]]),
        ("<tr><td colspan=abc>a<td>b<tr><td colspan=-1>c<td colspan=0>d", [["a", "b"], ["c", "d"]]),
        ("<tr><td colspan='2'>a<td>b<tr><td colspan=' +2x'>c<td>d", [["a", "a", "b"], ["c", "c", "d"]]),
        ("<tr><td colspan='٣'>a<td>b<tr><td>c<td>d", [["a", "b"], ["c", "d"]]),
        ("<tr><td colspan=100>题<tr><td>a<td>b<tr><td>c<td>d", [["题", "题"], ["a", "b"], ["c", "d"]]),
        ("<tr><td colspan=999999999999>题<tr><td>a<td>b<tr><td>c<td>d", [["题", "题"], ["a", "b"], ["c", "d"]]),
        (
            "<tfoot><tr><td>计<td>3</tfoot><tr><td>a<td>1<thead><tr><th>名<th>数",
            [["名", "数"], ["a", "1"], ["计", "3"]],
        ),
        ("<tr><td>a<td>b<tr></tr><tr><td>c<td>d", [["a", "b"], ["c", "d"]]),
        ("<tr><td rowspan=2>a<td>b<tr></tr><tr><td>c<td>d", [["a", "b"], ["a", None], ["c", "d"]]),
        ("<tr><td>a<td>b<tr style='display:none'><td>x<td>y<tr><td>c<td>d", [["a", "b"], ["c", "d"]]),
        ("<tr><td><p>行</p><p>政</p><td>1<br>2<tr><td>复\n议<td>３&nbsp;", [["行政", "1 2"], ["复议", "3"]]),
        ("<tr><td>a<td><table><tr><td>5</table><tr><td>c<td>d", [["a", "5"], ["c", "d"]]),
        ("<tr><td>a<td>1<table><tr><td>2<tr><td>3</table>4<tr><td>c<td>d", [["a", "1 2 3 4"], ["c", "d"]]),
        ("<tr><td><a href=x>a</a><td>1<tr><td><a href=y>c</a><td>234", [["a", "1"], ["c", "234"]]),
        ("<tr><td>a<img src=x.png><td>b<tr><td>c<td>d", [["a", "b"], ["c", "d"]]),
    ],
)
def test_tables(markup: str, expected: list[list[str | None]]) -> None:
    table = one_table(f"<p>前<table>{markup}</table><p>后")
    assert texts(table) == expected
    for cell in table.cells:
        assert_places(cell.text, cell.text.source)


def test_table_inside_a_cell_of_data_stands_on_its_own() -> None:
    inner = "<table><tr><td>w<td>x<tr><td>y<td>z</table>"
    rows = "".join(f"<tr><td>项目{i}<td>{i}<td>{i}" for i in range(9))
    loaded = read_html(f"<table>{rows}<tr><td>说明<td>见右<td>{inner}</table>")
    outer, nested = grids(loaded)
    assert texts(outer)[9] == ["说明", "见右", ""]
    assert texts(nested) == [["w", "x"], ["y", "z"]]


def test_caption_and_head() -> None:
    loaded = read_html(
        "<table><caption>表<b>一</b></caption><tr><th>名<th>数<tr><td>a<td>1</table><table><tr><td>1<td>2</table>"
    )
    first, second = (block for block in loaded.blocks if isinstance(block, Grid))
    assert first.table.caption is not None
    assert first.table.caption.folded == "表一"
    assert first.table.caption.raw == "表<b>一"
    assert (first.pipes, second.pipes) == (True, False)
    assert second.table.caption is None


def test_blank_cells_have_a_place() -> None:
    source = "<table><tr><td>a<td class=x></td><tr><td>\n</td><td>d</table>"
    table = one_table(source)
    places = [cell.span for cell in table.cells if not cell.text.folded]
    assert places == [Span(at, at) for at in (source.index("</td><tr>"), source.index("\n</td>"))]


def test_table_that_is_never_closed() -> None:
    source = "<p>前<table><tr><td>a<td>b<tr><td>c<td>d"
    assert one_table(source).span == Span(source.index("<table"), len(source))


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<table><tr><td>只有一格</table>", ["只有一格"]),
        ("<table><tr><td>甲<tr><td>乙</table>", ["甲", "乙"]),
        ("<table role=presentation><tr><td>甲<td>乙</table>", ["甲", "乙"]),
        ("<table><tr><td><a href=a>甲</a><td><a href=b>乙</a></table>", ["甲", "乙"]),
        (f"<table><tr><td>侧栏。<td><p>{'长' * 60}<p>{'文' * 60}</table>", ["侧栏。", "长" * 60, "文" * 60]),
        ("<table><tr><td>侧<td><h2>一、概况</h2><p>正文在此</table>", ["侧", "一、概况", "正文在此"]),
        (f"<table><tr><td>侧栏。<td>{'长' * 90}</table>", ["侧栏。", "长" * 90]),
        ("<table><tr><td><td>云山市水务局<br>报告</table>", ["云山市水务局", "报告"]),
    ],
)
def test_tables_that_lay_out_the_page_are_transparent(page: str, expected: list[str]) -> None:
    loaded = read_html(page)
    assert grids(loaded) == []
    assert lines(loaded) == expected


def test_long_notes_do_not_make_a_table_a_layout() -> None:
    rows = "".join(f"<tr><td>项目{i}<td>{i}<td>{i}" for i in range(4))
    table = one_table(f"<table>{rows}<tr><td colspan=3><p>{'注' * 80}<p>{'释' * 80}</table>")
    assert (table.rows, table.columns) == (5, 3)


def test_empty_tables_are_nothing() -> None:
    loaded = read_html("<p>甲<table><tr><td>&nbsp;<td><img src=a.png></table><p>乙")
    assert (lines(loaded), grids(loaded), figures(loaded)) == (["甲", "乙"], [], [("picture", "a.png")])


@pytest.mark.parametrize(
    ("said", "span"),
    [
        ("2", 2),
        (" 3", 3),
        ("+4", 4),
        ("5.9", 5),
        ("6px", 6),
        ("007", 7),
        ("0", 0),
        ("", 1),
        ("-1", 1),
        ("abc", 1),
        ("٣", 1),
        ("２", 1),
        ("+", 1),
        ("1e9", 1),
        ("1001", 1000),
        ("9" * 5000, 1000),
    ],
)
def test_spans_of_cells(said: str, span: int) -> None:
    assert read_span(said, 1000) == span


# -- where the report stands ------------------------------------------------------------------------------------

REPORT = "".join(f"<p>{n}、第{n}部分</p><p>{'本部分说明有关工作开展的情况。' * 6}</p>" for n in "一二三")
FRAME = """<body><div class="header">本站标语一句话<ul><li><a href="/">首页</a></li></ul></div>
<div class="crumb">当前位置：<a href="/">首页</a></div>{}
<div>【打印】 【关闭】</div><div class="footer">版权所有：云山市 地址：某路1号 邮编：000000</div></body>"""


@pytest.mark.parametrize(
    "content",
    [
        f'<div id="UCAP-CONTENT"><div class="TRS_Editor">{REPORT}</div></div>',
        f'<div class="x"><div class="y">{REPORT}</div></div>',
        f'<div class="content"><div class="info">发布时间：2025-01-02 来源：某局</div><div class="q">{REPORT}</div></div>',
        f"<article><p>发布时间：2025-01-02 10:20 来源：某局 字号：大 中 小</p>{REPORT}</article>",
        f"<div>{REPORT}</div><div class=related><p>相关文章的一段话，不属于本文。</p></div>",
        f"<form>{REPORT}</form>",
        f"<ucapcontent>{REPORT}</ucapcontent>",
    ],
)
def test_furniture_is_left_out(content: str) -> None:
    loaded = read_html(FRAME.format(content))
    assert lines(loaded)[::2] == ["一、第一部分", "二、第二部分", "三、第三部分"]
    assert len(lines(loaded)) == 6


def test_nothing_is_left_out_of_a_named_content() -> None:
    inner = "<p>来源：某局</p><p>打印 关闭</p><div class=footer>落款</div>"
    assert lines(read_html(FRAME.format(f"<div id=zoom>{REPORT}{inner}</div>")))[6:] == [
        "来源：某局",
        "打印关闭",
        "落款",
    ]


@pytest.mark.parametrize(
    "outside",
    [
        "<table><tr><td>指标<td>数量<tr><td>来信<td>35</table>",
        "<p>四、第四部分</p>",
        f"<p>{'这一大段话同样属于报告。' * 40}</p>",
    ],
)
def test_named_content_without_a_part_of_the_report_is_not_taken(outside: str) -> None:
    loaded = read_html(FRAME.format(f"<div class=m><div id=zoom>{REPORT}</div>{outside}</div>"))
    assert len(loaded.blocks) == 7
    assert lines(loaded)[0] == "一、第一部分"


def test_menus_are_left_out_of_an_unnamed_content() -> None:
    menu = "".join(f"<li><a href='/{i}'>栏目{i}</a>" for i in range(5))
    files = "".join(f"<li><a href='{i}.doc'>文件{i}</a>" for i in range(5))
    loaded = read_html(f"<ul>{menu}</ul>{REPORT}<ul>{files}</ul><p>网站标识码：0000000000</p>")
    assert len(lines(loaded)) == 6
    assert figures(loaded) == [("attachment", f"文件{i}") for i in range(5)]


def test_content_in_two_editors() -> None:
    parts = REPORT.split("<p>二、")
    page = f'<div class=m><div class="TRS_Editor">{parts[0]}</div><div class="TRS_Editor"><p>二、{parts[1]}</div></div>'
    assert len(lines(read_html(FRAME.format(page)))) == 6


def test_card_of_a_document_is_no_part_of_the_report() -> None:
    card = "<table><tr><td>索引号：<td>000-2025<td>发布机构：<td>某局<tr><td>成文日期：<td>2025年1月2日<td>有效性<td>有效</table>"
    loaded = read_html(FRAME.format(f"<div class=m>{card}<div class=q>{REPORT}</div></div>"))
    assert grids(loaded) == []
    assert len(lines(loaded)) == 6
    assert str(loaded.properties.published) == "2025年1月2日"


def test_content_is_the_smallest_that_fits() -> None:
    source = FRAME.format(f'<div id="UCAP-CONTENT"><span></span><div class="TRS_Editor">{REPORT}</div></div>')
    page = read_page(source, LIMITS)
    content = find_content(page, sort_tables(page, 0, len(page.events)))
    assert content.named
    assert page.element(content.start).names == (".trs_editor",)


# -- what the page says of itself -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "title"),
    [
        ("<h1>云山市水务局年度报告</h1>", "云山市水务局年度报告"),
        ("<div class='title'>云山市水务局<br>年度报告</div>", "云山市水务局年度报告"),
        ("<div id=ivs_title>云山市水务局年度报告</div>", "云山市水务局年度报告"),
        ("<table><tr><td>云山市水务局年度报告</table>", "云山市水务局年度报告"),
        ("<h2>水务局的一份报告</h2>", "水务局的一份报告"),
        ("<div><span>云山市水务局年度报告</span></div>", "云山市水务局年度报告"),
        ("<div class=header><h1>云山市政府网站群</h1></div><h1>水务局报告一份</h1>", "水务局报告一份"),
        ("<h1>云山市政府网站群</h1><div class=tit>云山市水务局年度报告</div>", "云山市水务局年度报告"),
        ("<div class=title><a href=x>云山市水务局年度报告</a></div>", None),
        ("<div>另外的一行文字</div>", None),
    ],
)
def test_title_outside_the_content(before: str, title: str | None) -> None:
    loaded = read_html(f"<title>云山市水务局年度报告_云山市</title><body>{before}<div id=zoom>{REPORT}</div>")
    first = loaded.blocks[0]
    assert isinstance(first, Line)
    assert (first.text.folded, first.level) == ((title, 1) if title else ("一、第一部分", 0))
    assert_places(first.text, loaded.text)


def test_title_is_not_said_twice() -> None:
    inner = "<p align=center>云山市水务局</p><p align=center>年度报告</p>"
    loaded = read_html(f"<h1>云山市水务局年度报告</h1><div id=zoom>{inner}{REPORT}</div>")
    assert lines(loaded)[:3] == ["云山市水务局", "年度报告", "一、第一部分"]


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta name="PubDate" content="2025-01-20 10:30"><p>发布时间：2024-01-01', "2025-01-20 10:30"),
        ("<meta content='2025-01-20' NAME=publishdate>", "2025-01-20"),
        ("<p>发布时间：2025-01-20 10:30", "2025-01-20"),
        ("<p>发布日期:<span>2025年1月20日</span>", "2025年1月20日"),
        ("<p>【公开日期】 2025 - 01 - 20", "2025 - 01 - 20"),
        ("<p>发布时间：20<b>25</b>/1/2", "2025/1/2"),
        ("<table><tr><td>成文日期<td>2025.01.20</table>", "2025.01.20"),
        ("<p>成文日期：2025-01-01</p><p>发布日期：2025-01-20", "2025-01-20"),
        ("<p>时间：2025-01-20", "2025-01-20"),
        ("<p>统计时间：2025-01-20", None),
        ("<p>2025-01-20", None),
    ],
)
def test_date_of_publication(head: str, published: str | None) -> None:
    loaded = read_html(f"{head}</p><div id=zoom><p>时间：2023-01-01</p>{REPORT}</div>")
    found = loaded.properties.published
    assert (found.folded if isinstance(found, Text) else found) == published
    if isinstance(found, Text):
        assert_places(found, loaded.text)


def test_title_of_the_page() -> None:
    loaded = read_html("<title>A&amp;B 年报</title><p>甲")
    assert isinstance(loaded.properties.title, Text)
    assert (loaded.properties.title.folded, loaded.properties.title.raw) == ("A&B年报", "A&amp;B 年报")
    assert str(read_html("<meta name=ArticleTitle content=年报><p>甲").properties.title) == "年报"
    assert read_html("<title> </title><p>甲").properties.title is None


# -- refusals ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "id"),
    [
        (b"", "empty"),
        (b"  \r\n", "empty"),
        (b"%PDF-1.7 ...", "wrong-type"),
        (b"PK\x03\x04....", "wrong-type"),
        (b"\x89PNG\r\n\x1a\n", "wrong-type"),
        (b"\xff" * 100, "not-text"),
        (b"<html><body><img src=scan.jpg></body></html>", "no-text"),
        (b"<script>render()</script><div id=app></div>", "no-text"),
        (b"<frameset><frame src=a.html></frameset>", "no-text"),
        ("<div style='display:none'>藏</div>".encode(), "no-text"),
    ],
)
def test_unreadable(data: bytes, id: str) -> None:
    with pytest.raises(Unreadable) as caught:
        load(data, "a.htm", LIMITS)
    assert caught.value.reason.id == id


@pytest.mark.parametrize(
    ("page", "limits", "id"),
    [
        ("<p>" + "字" * 200, Limits(characters=100), "too-long"),
        ("<p>\n\n\n\n字", Limits(lines=4), "too-many-lines"),
        ("<table>" + "<tr><td>1<td>2" * 20 + "</table>", Limits(rows=10), "table-too-large"),
        ("<table><tr>" + "<td>1" * 20 + "</table>", Limits(columns=10), "table-too-large"),
        ("<table>" + "<tr>" + "<td rowspan=1000 colspan=1000>1" * 1000 + "</table>", LIMITS, "table-too-large"),
        ("<table><tr><td rowspan=65535 colspan=65535>1<td>2<tr><td>3</table>", LIMITS, "table-too-large"),
        ("<p>" * 500_001, LIMITS, "too-many-tags"),
        ("".join(f"<font size={i}>x<p>" for i in range(3000)), LIMITS, "too-many-tags"),
    ],
)
def test_limits(page: str, limits: Limits, id: str) -> None:
    with pytest.raises(Unreadable) as caught:
        load(page.encode(), "a.html", limits)
    assert caught.value.reason.id == id


def test_missing_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    assert available()
    monkeypatch.setitem(sys.modules, "turbohtml", None)
    assert not available()
    with pytest.raises(Unreadable) as caught:
        read_html("<p>甲")
    assert caught.value.reason.id == "missing-extra"
    assert 'pip install "reportlint[html]"' in caught.value.reason.zh


def test_loader() -> None:
    assert (LOADER.format, LOADER.suffixes, LOADER.load) == ("html", (".html", ".htm"), load)


@pytest.mark.parametrize(
    ("page", "content"),
    [
        ("云岭县水务局2023年报告\n一、总体情况\n少于<2件\n", "plain text without any tag"),
        ("From: <Saved by a browser>\nContent-Type: multipart/related;\n\n<p>甲", "a web archive (MHTML)"),
    ],
)
def test_what_is_no_page_is_told(page: str, content: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_html(page)
    assert caught.value.reason.id == "wrong-type"
    assert caught.value.reason.en == f"the content is {content}, but the name ends in .html"


# -- hostile pages ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("closed", [True, False])
def test_deep_nesting_loses_no_text(closed: bool) -> None:
    loaded = read_html("<div>" * 100_000 + "甲<p>乙" + "</div>" * 100_000 * closed + "丙")
    assert lines(loaded)[:2] == ["甲", "乙" if closed else "乙丙"]
    assert [d.reason.id for d in loaded.diagnostics] == ["nested-too-deeply"]


def test_nested_tables() -> None:
    loaded = read_html("<table><tr><td>x" * 100 + "<table><tr><td>1<td>2<tr><td>3<td>4</table>")
    assert texts(grids(loaded)[0]) == [["1", "2"], ["3", "4"]]
    with pytest.raises(Unreadable, match="a table is too large"):
        read_html("<table><tr><td>x<td>y" * 20_000)


@pytest.mark.parametrize(
    ("page", "last"),
    [
        ("<b><p>" * 5_000 + "末", "末"),
        ("<a><table>" * 2_000 + "末", "末"),
        ("<p>末</p><p><![CDATA[" * 1_000, "末"),
        ("<? " * 100_000 + ">末", "末"),
        ("<p>末</p>" + "<!--" * 100_000, "末"),
        ("<p>末</p>" + "<![" * 100_000, "末"),
        ("<p>末</p><script>" + "</script" * 100_000, "末"),
        ("<p " + " ".join(f"a{i}=1" for i in range(100_000)) + ">末", "末"),
        ('<p title="' + "x" * 1_000_000 + '">末', "末"),
        ("<p>" + "&#x110000;&#0;&#xD800;" * 3_000 + "末", "\ufffd" * 9_000 + "末"),
        ("<div class=title>x" * 3_000 + "<p>末", "末"),
        ("<h1><div>" * 3_000 + "末", "末"),
        ("<nav>x" * 3_000 + "<p>末", "末"),
        ("<p style='" + ";" * 1_000_000 + "'>末", "末"),
        ("<i>发布时间</i>" * 3_000 + "<p>末", "末"),
        ("\0" * 100_000 + "<p>末", "末"),
    ],
)
def test_hostile_pages_are_read_or_refused(page: str, last: str) -> None:
    assert lines(read_html(page))[-1] == last


def test_report_in_hidden_places_is_not_there() -> None:
    loaded = read_html(
        "<p>一、概况</p><template><p>二、数据</p></template><!-- <p>三、问题</p> --><noscript>四、其他</noscript>"
    )
    assert lines(loaded) == ["一、概况"]


# -- broken pages -----------------------------------------------------------------------------------------------

SCRAPS = [
    *re.findall(
        r"\S+",
        "<p> </p> <div> </div> <b> </b> <i> </i> <table> </table> <tr> </tr> <td> </td> <th> <tbody> <thead> <caption>"
        " <h2> </h2> <ul> <li> </ul> <br> <hr> <a> </a> <font> </font> <o:p> </o:p> </> </3 &nbsp; &nbsp3 &amp &lt; &#32;"
        " &#0; &notit; 中文 年24 x １２ 😀 <!--c--> <![CDATA[x]]> <?pi> <center> </center> <form> </form> </body> </html>"
        " <pre> </pre> <nobr> </nobr> <dd> <dt> <applet> <marquee> <sup> </sup>",
    ),
    *("\n", " ", "\r\n", "\t", "\0", "\u3000"),
]


def broken_page(seed: int) -> str:
    choose = random.Random(seed)
    return "".join(choose.choice(SCRAPS) for _ in range(choose.randint(5, 60)))


@pytest.mark.parametrize("seed", range(150))
def test_broken_pages(seed: int) -> None:
    """All that the tree of the standard holds is read, and every character leads back to the file."""
    source = broken_page(seed)
    page = read_page(source, LIMITS)
    tree = turbohtml.parse(source.replace("\r", " ").replace("\n", " "))
    expected = "".join(node.data for node in tree.descendants if isinstance(node, turbohtml.Text))
    pieces = [event for event in page.events if isinstance(event, Piece) and event.start >= 0]
    got = "".join(piece.chars or source[piece.start : piece.end] for piece in pieces)
    alike = {ord(c): None for c in " \t\r\n\x0c\0\u200b\u3000"} | str.maketrans("¹²⁴１２", "12412")
    assert got.translate(alike) == expected.translate(alike)
    try:
        loaded = read_html(source, "utf-8-sig")
    except Unreadable as refused:
        if refused.reason.id not in {"no-text", "empty"}:
            raise
        return
    for text in all_texts(loaded):
        assert_places(text, loaded.text)


@pytest.mark.parametrize("seed", range(100))
def test_broken_tables_have_the_cells_of_the_standard(seed: int) -> None:
    choose = random.Random(seed)
    scraps = [
        "<tr>",
        "<td>",
        "<td>",
        "<td>1",
        "<td rowspan=2>甲",
        "<td colspan=2>乙",
        "</td>",
        "</tr>",
        "<p>丙",
        "<b>",
        "</b>",
        "丁",
    ]
    source = "<p>前</p><table><tr><td>头<td>尾" + "".join(choose.choice(scraps) for _ in range(30)) + "</table>"
    page = read_page(source, LIMITS)
    kinds = sort_tables(page, 0, len(page.events))
    if set(kinds.values()) != {TableKind.DATA}:
        pytest.skip("no table of data")
    (table,) = read_fragment_tables(source, 0, len(source), LIMITS)
    tree = turbohtml.parse(source)
    cells = [fold_plain(cell.text) for cell in tree.find_all(["td", "th"])]
    assert [cell.text.folded for cell in table.cells] == cells


# -- tables inside another text ---------------------------------------------------------------------------------


def test_fragment_tables_have_places_in_the_whole_text() -> None:
    before = "# 报告 <b>\r\n\r\n"
    markup = "<table>\r\n<tr><th>指&nbsp;标</th><th>数量</th></tr>\r\n<tr><td>来<b>信</b></td><td></td></tr></table>"
    source = f"{before}{markup}\r\n\r\n后<td>"
    (table,) = read_fragment_tables(source, len(before), len(before) + len(markup), LIMITS)
    assert texts(table) == [["指标", "数量"], ["来信", ""]]
    assert source[table.span.start : table.span.end] == markup
    for cell in table.cells:
        assert_places(cell.text, source)
    words = table.cells[2].text.span()
    assert source[words.start : words.end] == "来<b>信"
    assert table.cells[3].span == Span(source.index("</td></tr></table>"), source.index("</td></tr></table>"))


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<table><tr><td>1</td></tr></table>", [[["1"]]]),
        ("<table><tr><td></td><td></td></tr></table>", [[["", ""]]]),
        ("<table><tr><td><table><tr><td>1<td>2<tr><td>3<td>4</table></td></tr></table>", [[["1", "2"], ["3", "4"]]]),
        (
            "<table><tr><td>说明<table><tr><td>1<td>2<tr><td>3<td>4</table></td></tr></table>",
            [[["说明"]], [["1", "2"], ["3", "4"]]],
        ),
        ("<table><tr><td>1<td>2</table><table><tr><td>3<td>4</table>", [[["1", "2"]], [["3", "4"]]]),
        ("没有表格", []),
    ],
)
def test_fragment_tables(markup: str, expected: list[list[list[str]]]) -> None:
    assert [texts(table) for table in read_fragment_tables(markup, 0, len(markup), LIMITS)] == expected
