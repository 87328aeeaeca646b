"""Markdown and text → blocks: lines, marks, tables, comments, front matter; encodings; hostile files."""

from __future__ import annotations

from contextlib import suppress
from time import process_time

import pytest
from outlines import draw, read

from reportlint import Figure, Grid, Limits, Line, Loaded, Unreadable
from reportlint.loaders.markdown import load_markdown, load_text


def _load(text: str | bytes, name: str = "report.md", limits: Limits | None = None) -> Loaded:
    data = text.encode() if isinstance(text, str) else text
    load = load_text if name.endswith(".txt") else load_markdown
    return load(data, name, limits or Limits())


def _said(text: str | bytes, name: str = "report.md") -> list[object]:
    """Blocks: (level, words) of a line, with "*" before the words when it looks like a heading and "-" for an item;
    the rows of a table; (kind, name) of a figure."""
    said: list[object] = []
    for block in _load(text, name).blocks:
        if isinstance(block, Line):
            said.append(
                (block.level, ("*" if block.look else "") + ("-" if block.list_item else "") + block.text.folded)
            )
        elif isinstance(block, Grid):
            said.append([[None if cell is None else cell.text.folded for cell in row] for row in block.table.grid])
        elif isinstance(block, Figure):
            said.append((block.kind, block.name))
    return said


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        pytest.param("# 一\n## 二 ##\n###三\n###### 六", [(1, "一"), (2, "二"), (3, "三"), (6, "六")], id="atx"),
        pytest.param("####### 七\n#\n# \n#a", [(0, "#######七"), (0, "#a")], id="no headings"),
        pytest.param("题\n===\n\n一、总体\n---\n文", [(1, "题"), (2, "一、总体"), (0, "文")], id="setext"),
        pytest.param("a\n\n---\n\n* * *\n\n___\n\nb", [(0, "a"), (0, "b")], id="rules"),
        pytest.param("- a\n* b\n+ c\n1. d\n-e", [(0, "-a"), (0, "-b"), (0, "-c"), (0, "1. d"), (0, "-e")], id="items"),
        pytest.param("> 引\n>> 双\n> # 题", [(0, "引"), (0, "双"), (1, "题")], id="quotes"),
        pytest.param("**全粗**\n__全粗__\n粗**体**", [(0, "*全粗"), (0, "*全粗"), (0, "粗体")], id="strong"),
        pytest.param(
            "*斜*_体_\n22*\na * b\nx_y_z", [(0, "斜体"), (0, "22*"), (0, "a * b"), (0, "x_y_z")], id="emphasis"
        ),
        pytest.param("\\*不\\*\nA&amp;B&#20013;&bogus;", [(0, "*不*"), (0, "A&B中&bogus;")], id="escapes"),
        pytest.param("换<br>行<b>粗</b><sup>2</sup>", [(0, "换行粗2")], id="inline tags"),
        pytest.param(
            "[官网](http://a.b)\n<http://a.b>", [(0, "[官网](http://a.b)"), (0, "<http://a.b>")], id="links stay"
        ),
        pytest.param(
            "![图](a.png)\n[附件.docx](x.docx)\n[表](t.xlsx)\n文[附件](x.docx)",
            [("picture", "图"), ("attachment", "附件.docx"), ("attachment", "表"), (0, "文[附件](x.docx)")],
            id="figures",
        ),
        pytest.param("| 甲 | 乙 |\n|:--|--:|\n| 1 | 2 |\n文", [[["甲", "乙"], ["1", "2"]], (0, "文")], id="pipes"),
        pytest.param("甲 | 乙\n--- | ---\n1 | 2\n\n文|字", [[["甲", "乙"], ["1", "2"]], (0, "文|字")], id="no edges"),
        pytest.param("| a\\|b | **1** |\n|---|---|\n| x |\n|| |", [[["a|b", "1"], ["x", None], ["", ""]]], id="cells"),
        pytest.param("甲\t乙\n1\t2\n文", [[["甲", "乙"], ["1", "2"]], (0, "文")], id="tabs"),
        pytest.param("\t文。\n\n\t\t文二。", [(0, "文。"), (0, "文二。")], id="tabs as indents"),
        pytest.param("甲\t\t乙\n\t\t1", [[["甲", "", "乙"], ["", "", "1"]]], id="a row that begins with tabs"),
        pytest.param("甲\t乙\n\n文。", [(0, "甲乙"), (0, "文。")], id="one tab is no table"),
        pytest.param("甲\t乙\t丙\n\n文。", [[["甲", "乙", "丙"]], (0, "文。")], id="one row of three"),
        pytest.param("前<!-- x -->后\n<!-- 整行 -->\n<!-- 多\n行 -->后文", [(0, "前后"), (0, "后文")], id="comments"),
        pytest.param("<!-- a --> <!-- b -->尾\n文", [(0, "尾"), (0, "文")], id="comments in one line"),
        pytest.param("| a | b |\n<!-- x -->\n| 1 | 2 |", [[["a", "b"], ["1", "2"]]], id="a comment in a table"),
        pytest.param("甲\x0b乙\x0c丙\x85丁\u2028戊\n己", [(0, "甲乙丙丁戊"), (0, "己")], id="what ends no line"),
        pytest.param("# 题\r一\r\r二\r\n三", [(1, "题"), (0, "一"), (0, "二"), (0, "三")], id="CR and CRLF"),
        pytest.param("甲\x00乙\x1b[2J", [(0, "甲乙[2J")], id="control characters"),
        pytest.param(
            "## [二、公开](#_Toc_2)\n## **[三](x)** {-}\n# [四]{.mark} {#四 .a}\n[]{#_Toc1 .anchor}五",
            [(2, "二、公开"), (2, "三"), (1, "四"), (0, "五")],
            id="links and attributes of headings",
        ),
        pytest.param(
            '## <a id="s2"></a>二\n# [2023]5号{注}\n# [甲](a)和[乙][1]\n# ![图](a.png)\n# [附件.docx](x.docx)',
            [(2, "二"), (1, "[2023]5号{注}"), (1, "甲和[乙][1]"), ("picture", "图"), ("attachment", "附件.docx")],
            id="anchors and what is no link",
        ),
        pytest.param("题 {#a}\n===\n文 {#a}", [(1, "题"), (0, "文{#a}")], id="attributes of setext headings"),
        pytest.param(
            "1. [总体情况](#a)\n二、[公开](#b) ... 3\n3. [官网](http://a.b)\n4. 见[公开](#b)",
            [(0, "-[总体情况](#a)"), (0, "-[公开](#b) ... 3"), (0, "3. [官网](http://a.b)"), (0, "4.见[公开](#b)")],
            id="a table of contents",
        ),
        pytest.param(
            "**甲**\\\n乙\\\\\n丙\\\n\n丁", [(0, "*甲"), (0, "乙\\"), (0, "丙\\"), (0, "丁")], id="hard breaks"
        ),
        pytest.param("**甲\n乙\n丙**\n丁", [(0, "甲"), (0, "乙"), (0, "丙"), (0, "丁")], id="strong over lines"),
        pytest.param(
            "**甲\n\n乙**\n李**\n王**\n**丙\n**丁**\n戊**",
            [(0, "**甲"), (0, "乙**"), (0, "李**"), (0, "王**"), (0, "**丙"), (0, "*丁"), (0, "戊**")],
            id="marks without a partner",
        ),
        pytest.param(
            "＃＃ 一、总体\n＃二、公开\n#＃　三 ＃\n＃世界水日＃",
            [(2, "一、总体"), (1, "二、公开"), (2, "三"), (0, "＃世界水日＃")],
            id="full-width signs",
        ),
    ],
)
def test_blocks_of_markdown(text: str, blocks: list[object]) -> None:
    assert _said(text) == blocks


def test_text_has_no_marks() -> None:
    assert _said("# 一\n> 引\n**粗**\n- a\n![图](a.png)\n\\*", "report.txt") == [
        (0, "#一"),
        (0, ">引"),
        (0, "**粗**"),
        (0, "- a"),
        ("picture", "图"),
        (0, "\\*"),
    ]
    assert _said("题\n===\n\n甲 | 乙\n---|---\n1|2", "report.txt") == [
        (0, "题"),
        (0, "==="),
        [["甲", "乙"], ["1", "2"]],
    ]


def test_places_of_decoded_words() -> None:
    loaded = _load("a **粗** &amp; &#20013;件\n| 1 | 2件 |\n|---|---|")
    line, grid = loaded.blocks
    assert isinstance(line, Line)
    assert isinstance(grid, Grid)
    assert line.text.folded == "a粗&中件"
    span = line.text.find("中件")
    assert span is not None
    assert loaded.text[span.start : span.end] == "&#20013;件"
    cell = grid.table.cells[1]
    assert loaded.text[cell.span.start : cell.span.end] == "2件"
    assert loaded.source.locate(cell.span.start, cell.span.end).line == 2
    assert loaded.source.locate(cell.span.start, cell.span.end).column == 7


@pytest.mark.parametrize(
    ("text", "words", "column"),
    [
        ("## [二、公开](#_Toc2) {#b}", "二、公开", 5),
        ('## <a id="s2"></a>二、公开', "二、公开", 19),
        ("＃＃ 一、总体", "一、总体", 4),
        ("**云岭县\n水务局**", "云岭县", 3),
        ("1. [总体](#a)", "[总体](#a)", 4),
    ],
)
def test_places_of_words_behind_marks(text: str, words: str, column: int) -> None:
    loaded = _load(text)
    first = loaded.blocks[0]
    assert isinstance(first, Line)
    span = first.text.span()
    assert (first.text.folded, loaded.text[span.start : span.end]) == (words, words)
    assert loaded.source.locate(span.start, span.end).column == column


def test_the_place_of_an_empty_cell_lies_in_it() -> None:
    loaded = _load("| a |  | |\n|---|---|---|\n甲\t\t乙\n丙\t丁\t")
    pipes, tabs = (block.table for block in loaded.blocks if isinstance(block, Grid))
    assert [cell.span.start for cell in pipes.cells] == [2, 6, 9]
    row = loaded.text.index("甲")
    assert [cell.span.start - row for cell in tabs.cells[:3]] == [0, 2, 3]


def test_a_report_with_the_marks_of_other_programs() -> None:
    """A title over two lines, a table of contents by links, headings with anchors, links, attributes and ＃."""
    sections = "## <a name=s1></a>一、总体情况\n\n甲。\n\n## [二、主动公开政府信息情况](#b)\n\n乙。\n\n＃＃ 六、其他需要报告的事项\n\n丙。"
    contents = "1. [总体情况](#s1)\n2. [主动公开政府信息情况](#b)"
    for title in (
        "**云岭县水务局**\\\n**2023年政府信息公开工作年度报告**",
        "**云岭县水务局2023年政府信息\n公开工作年度报告**",
    ):
        assert draw(f"{title}\n\n{contents}\n\n{sections}") == [
            "# 云岭县水务局2023年政府信息公开工作年度报告",
            "¶ [总体情况](#s1)",
            "¶ [主动公开政府信息情况](#b)",
            "S1 一、 总体情况",
            "  ¶ 甲。",
            "S2 二、 主动公开政府信息情况",
            "  ¶ 乙。",
            "S6 六、 其他需要报告的事项",
            "  ¶ 丙。",
        ]


# -- directives and front matter --------------------------------------------------------------------------------


def test_directives_are_no_text() -> None:
    text = "# 题\n<!-- reportlint: ignore[GI201] reason: 说明 -->\n文<!-- reportlint: ignore[GI1] -->。\n"
    loaded = _load(text)
    assert [(d.kind, d.codes, text[d.span.start : d.span.end]) for d in loaded.directives] == [
        ("ignore", ("GI201",), "<!-- reportlint: ignore[GI201] reason: 说明 -->")
    ]
    assert _said(text) == [(1, "题"), (0, "文。")]
    assert [d.codes for d in _load(text, "report.txt").directives] == [("GI201",)]


def test_a_comment_without_end_is_said() -> None:
    loaded = _load("文。\n<!-- 没有结束\n下一行")
    assert [(d.reason.id, d.span and d.span.start) for d in loaded.diagnostics] == [("open-comment", 3)]
    assert _said("文。\n<!-- 没有结束\n下一行") == [(0, "文。")]


@pytest.mark.parametrize(
    ("text", "title", "published", "words"),
    [
        ('---\ntitle: "甲 2023年报告"\ndate: 2024-01-18\n---\n正文', "甲2023年报告", "2024-01-18", "正文"),
        ("---\nTitle: 'x'\ndate: 1\npublished: 2\n...\n正文", "x", "2", "正文"),
        ("---\ntitle:\ntags:\n  - title: y\n---\n正文", "", None, "正文"),
        (
            "---\ntitle: !!python/object/apply:os.system ['x']\n---\n正文",
            "!!python/object/apply:os.system ['x']",
            None,
            "正文",
        ),
        ("---\ntitle: x\n正文", None, None, "title: x"),
        ("\n---\ntitle: x\n---\n正文", None, None, "title: x"),
    ],
)
def test_front_matter(text: str, title: str | None, published: str | None, words: str) -> None:
    loaded = _load(text)
    properties = loaded.properties
    assert (None if properties.title is None else str(properties.title)) == title
    assert (None if properties.published is None else str(properties.published)) == published
    first = loaded.blocks[0]
    assert isinstance(first, Line)
    assert first.text.folded == words


def test_front_matter_has_places() -> None:
    text = "---\ntitle:  '甲2023'\n---\n文"
    title = _load(text).properties.title
    assert title is not None
    assert not isinstance(title, str)
    assert text[title.span().start : title.span().end] == "甲2023"
    assert _load(text, "report.txt").properties.title is None


# -- HTML tables ------------------------------------------------------------------------------------------------

HTML = "前\n<table><tr><td colspan=2>甲</td></tr>\n<tr><td>1</td><td>2</td></tr></table>后\n"


def test_html_tables_in_markdown() -> None:
    pytest.importorskip("turbohtml")
    loaded = _load(HTML)
    assert _said(HTML) == [(0, "前"), [["甲", "甲"], ["1", "2"]], (0, "后")]
    grid = loaded.blocks[1]
    assert isinstance(grid, Grid)
    assert grid.table.spanned
    assert [HTML[cell.span.start : cell.span.end] for cell in grid.table.cells] == ["甲", "1", "2"]
    assert loaded.diagnostics == []


def test_html_tables_without_the_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    from reportlint.loaders import html

    monkeypatch.setattr(html, "available", lambda: False)
    loaded = _load(HTML)
    assert _said(HTML) == [(0, "前"), ("unread-table", ""), (0, "后")]
    (diagnostic,) = loaded.diagnostics
    assert diagnostic.reason.id == "html-table"
    assert diagnostic.reason.zh == 'HTML表格没有读取：需要安装 pip install "reportlint[html]"'
    assert diagnostic.span is not None
    assert HTML[diagnostic.span.start : diagnostic.span.end] == "<table><tr><td colspan=2>甲</td></tr>"


# -- hard-wrapped text ------------------------------------------------------------------------------------------

WRAPPED = "统计期限自二〇二三年一月一日起至二〇二三年十二月三十一日止报告电子版可在网站"


def test_lines_that_are_broken_at_one_width_are_full() -> None:
    blocks = _load("\n".join([WRAPPED] * 5 + ["末尾。", "", "另一段。"])).blocks
    assert [block.full for block in blocks if isinstance(block, Line)] == [True] * 5 + [False, False]


@pytest.mark.parametrize("text", ["\n".join([WRAPPED] * 3), "\n\n".join([WRAPPED] * 8), "\n".join([WRAPPED * 4] * 8)])
def test_other_lines_are_not(text: str) -> None:
    assert not any(block.full for block in _load(text).blocks if isinstance(block, Line))


# -- encodings and hostile files --------------------------------------------------------------------------------

TITLE = "云岭县水务局2023年政府信息公开工作年度报告"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TITLE.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + TITLE.encode(), "utf-8"),
        (TITLE.encode("gb18030"), "gb18030"),
        (("㐂𠀀" + TITLE).encode("gb18030"), "gb18030"),
        (TITLE.encode("utf-16"), "utf-16-le"),
        (b"\xfe\xff" + TITLE.encode("utf-16-be"), "utf-16-be"),
        (b"\xff\xfe\x00\x00" + TITLE.encode("utf-32-le"), "utf-32-le"),
        (f"{TITLE} 2022 2023 2024 abc\n".encode("utf-16-le"), "utf-16-le"),
        (f"{TITLE} 2022 2023 2024 abc\n".encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_encodings(data: bytes, encoding: str) -> None:
    loaded = _load(data)
    first = loaded.blocks[0]
    assert isinstance(first, Line)
    assert TITLE in first.text
    assert loaded.encoding == encoding
    assert loaded.diagnostics == []


def test_a_damaged_character_of_the_file_itself_is_read_as_it_stands() -> None:
    assert _load(f"{TITLE}\n\n全年收到来\ufffd二十四件。".encode()).diagnostics == []
    (said,) = _load(f"{TITLE}\n来\ufffd".encode() + b"\xff" + TITLE.encode()).diagnostics
    assert said.span is not None
    assert said.span.start == len(TITLE) + 3


def test_damaged_bytes_are_said() -> None:
    loaded = _load(TITLE.encode() + b"\xff\n" + TITLE.encode())
    assert loaded.encoding == "utf-8"
    assert [(d.reason.id, d.span and d.span.start) for d in loaded.diagnostics] == [("damaged-text", len(TITLE))]


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"", "a.md", "empty"),
        (b"\0\0\0", "a.txt", "only-zeros"),
        (b"\n\0 \0", "a.txt", "empty"),
        (b"\xef\xbb\xbf\r\n\t", "a.md", "empty"),
        ("\u3000 \n".encode(), "a.md", "no-text"),
        (b"<!-- a -->", "a.md", "no-text"),
        (b"---\n***\n", "a.md", "no-text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "a.md", "wrong-type"),
        (b"\x7fELF" + bytes(100), "a.txt", "wrong-type"),
        (b"%PDF-1.4", "a.md", "wrong-type"),
        (b"PK\x03\x04" + bytes(30), "a.md", "wrong-type"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(30), "a.txt", "wrong-type"),
        (b"{\\rtf1 a", "a.txt", "wrong-type"),
        (b"\xef\xbb\xbf <!DOCTYPE html><html><body>a", "a.md", "wrong-type"),
        (b"<!-- a -->\n<HTML xmlns:w='urn:a'><p>a", "a.txt", "wrong-type"),
        (b'<?xml version="1.0"?><a>b</a>', "a.md", "wrong-type"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=a\r\n\r\nb", "a.txt", "wrong-type"),
        (b"\xff\xff\xff\xff\xff", "a.md", "not-text"),
        (b"|" * 100_000, "a.md", "table-too-wide"),
        (b"|" * 100_000 + b"\n" + b"|-" * 100_000 + b"|", "a.md", "table-too-wide"),
        (b"a\t" * 5_000 + b"b\n", "a.txt", "table-too-wide"),
        (b"a\tb\tc\n" * 10_001, "a.txt", "table-too-large"),
        (b"a\n" * 500_001, "a.txt", "too-many-lines"),
    ],
)
def test_what_cannot_be_read(data: bytes, name: str, reason: str) -> None:
    with pytest.raises(Unreadable) as error:
        _load(data, name)
    assert error.value.reason.id == reason


def test_the_reason_names_content_and_ending() -> None:
    with pytest.raises(Unreadable) as error:
        _load(b"\x89PNG\r\n", "报告.md")
    assert error.value.reason.zh == "内容是PNG，而文件名以.md结尾"
    assert error.value.reason.en == "the content is PNG, but the name ends in .md"


def test_a_page_of_a_site_is_told_as_one() -> None:
    with pytest.raises(Unreadable) as error:
        _load(b"<!DOCTYPE html>\n<html><body>a</body></html>", "report.txt")
    assert error.value.reason.zh == "内容是HTML，而文件名以.txt结尾"
    assert error.value.reason.en == "the content is HTML, but the name ends in .txt"


def test_headings_may_be_tags() -> None:
    loaded = _load('<h1 align="center">题</h1>\n\n<H2>一、总体情况</H2>\n<hr>\n正文<h2>。')
    found = [(block.level, block.text.folded) for block in loaded.blocks if isinstance(block, Line)]
    assert found == [(1, "题"), (2, "一、总体情况"), (0, "<hr>"), (0, "正文。")]


@pytest.mark.parametrize("text", ["<p>甲</p>", "甲<html>", "<div>\n\n甲\n\n</div>", "From: <甲>"])
def test_markup_inside_markdown_is_no_page(text: str) -> None:
    assert _load(text).text == text


def test_limits() -> None:
    limits = Limits(characters=10, lines=3)
    with pytest.raises(Unreadable, match="the text has 11 characters; the limit is 10"):
        _load("一二三四五六七八九十一", limits=limits)
    with pytest.raises(Unreadable, match="the file has 4 lines; the limit is 3"):
        _load("a\nb\nc\nd", limits=limits)
    with pytest.raises(Unreadable, match="a table is too large"):
        _load("a\tb\tc\n" * 3, limits=Limits(rows=2))


@pytest.mark.parametrize(
    "text",
    [
        *("[" * 50_000, "![" * 50_000, '[]( "' * 5_000, "*_" * 40_000, "a *b " * 20_000, ">" * 50_000),
        *("<!---->" * 20_000, "<!--" * 50_000, "<table>\n" * 2_000, "&#x110000;&#0;&#xD800;" * 10_000, "\\*" * 50_000),
        *("一、" * 50_000, "# a\n" * 10_000, "一、总体情况\n" * 5_000, "1. 一条\n" * 10_000, "1" * 200_000),
        *("a\tb\t0\n\n\tc\t\n\n" * 2_000, "a\tb\tc\n\n" * 4_000, f"{WRAPPED}\n" * 8_000, f"{WRAPPED}\n\n" * 4_000),
        *("# " + "[" * 50_000, "# " + "[a](" * 20_000, "# " + "[a]{#" * 20_000, "# []" + "{#a}" * 20_000),
        *("**a\n" * 20_000, "1. [a](#" * 20_000, "1. [a](#b)\n" * 10_000, "＃" * 50_000, "一\\\n" * 20_000),
        *("\u200b" * 200_000 + "a", "a" + "\u0301" * 200_000, "---\n" + "a: b\n" * 20_000),
    ],
    ids=lambda text: text[:8].encode("unicode_escape").decode(),
)
def test_long_and_odd_texts_are_read_in_time(text: str) -> None:
    """Each in far less than the 10 seconds that a file may take; nothing here grows faster than the file."""
    for name in ("report.md", "report.txt"):
        began = process_time()
        with suppress(Unreadable):
            read(text, name)
        assert process_time() - began < 5
