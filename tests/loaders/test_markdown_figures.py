"""Pictures and files in lines of Markdown, definitions of links, HTML tables that do not begin their line."""

from __future__ import annotations

from time import process_time

import pytest

from reportlint.loaders.markdown import load_markdown
from reportlint.loaders.markdown_figures import is_definition
from reportlint.model import Figure, Grid, Limits, Line


def said(text: str) -> list[object]:
    """(level, words) of a line, the rows of a table, (kind, name, place) of a figure."""
    blocks: list[object] = []
    for block in load_markdown(text.encode(), "report.md", Limits()).blocks:
        if isinstance(block, Line):
            blocks.append((block.level, block.text.folded))
        elif isinstance(block, Grid):
            blocks.append([[None if cell is None else cell.text.folded for cell in row] for row in block.table.grid])
        elif isinstance(block, Figure):
            blocks.append((block.kind, block.name, text[block.span.start : block.span.end]))
    return blocks


@pytest.mark.parametrize(
    ("line", "kind", "name"),
    [
        ("![表4](t4.png)", "picture", "表4"),
        ("![](<图 4.png>)", "picture", "图4.png"),
        ("![表4][t4]", "picture", "表4"),
        ("![][t4]", "picture", "t4"),
        ("![[t4.png]]", "picture", "t4.png"),
        ("![[t4.png|600]]", "picture", "t4.png"),
        ("[![表4](a.png)](b.png)", "picture", "表4"),
        ("![甲](a.png) ![乙](b.png)", "picture", "甲"),
        ('<img src="t4.png" alt="">', "picture", "t4.png"),
        ("<IMG alt='表4' src=t4.png/>", "picture", "表4"),
        ("[表](t.xlsx)", "attachment", "表"),
        ('[表](t.xlsx "下载")', "attachment", "表"),
        ('<iframe src="f/t4.pdf"></iframe>', "attachment", "t4.pdf"),
        ("<embed src=t4.pdf>", "attachment", "t4.pdf"),
        ("<object data='t4.pdf'></object>", "attachment", "t4.pdf"),
    ],
)
def test_figures(line: str, kind: str, name: str) -> None:
    assert said(line) == [(kind, name, line)]
    assert said(f'文\n\n<p align="center">{line}</p>\n') == [(0, "文"), (kind, name, line)]
    assert said(f'文\n\n<p align="center">\n{line}\n</p>\n') == [(0, "文"), (kind, name, line)]


@pytest.mark.parametrize(
    "line",
    ["如图![表4](t4.png)所示", "见[表](t.xlsx)。", "[网站](index.php)", "<embed src=film.mp4>", "![表4]", "[表4][t4]"],
)
def test_other_lines_are_text(line: str) -> None:
    assert said(line) == [(0, line)]


@pytest.mark.parametrize(
    ("line", "definition"),
    [
        ("[t4]: t4.png", True),
        ("[表 4]: <images/图4.png>", True),
        ('[a]: https://example.com/x "题"', True),
        ("[^1]: 见t4.png", False),
        ("[注]: 数据见附件1.2节", False),
        ("[t4]: t4.png 为本局统计表", False),
        ("[t4]:", False),
        ("]: t4.png", False),
    ],
)
def test_definitions_say_nothing(line: str, definition: bool) -> None:
    assert is_definition(line) is definition
    assert said(f"文\n\n{line}") == [(0, "文")] if definition else len(said(f"文\n\n{line}")) == 2


ROWS = [["甲", "乙"], ["1", "2"]]
TABLE = "<table border=1><tr><td>甲<td>乙</tr><tr><td>1<td>2</tr></table>"


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        (f"文\n\n<html><body>{TABLE}</body></html>", [(0, "文"), ROWS]),
        (f'<div align="center">{TABLE}</div>\n文', [ROWS, (0, "文")]),
        (f'<div align="center">{TABLE[:20]}\n{TABLE[20:]}\n</div>\n\n文', [ROWS, (0, "文")]),
        (f"<p>{TABLE}</p>", [ROWS]),
        (f"表一 {TABLE} 注：单位为件", [(0, "表一"), ROWS, (0, "注：单位为件")]),
        (f"{TABLE}<center>{TABLE}</center>", [ROWS, ROWS]),
        (f"| 丙 | 丁 |\n|---|---|\n| 3 | 4 |\n{TABLE}", [[["丙", "丁"], ["3", "4"]], ROWS]),
        ("写作`<table >`即可", [(0, "写作`<table >`即可")]),
        ("写作<table >即可\n文", [(0, "写作<table >即可"), (0, "文")]),
        ("| 写作<table > | 丁 |\n|---|---|\n| 3 | 4 |", [[["写作<table >", "丁"], ["3", "4"]]]),
    ],
)
def test_tables_behind_other_tags_and_words(text: str, blocks: list[object]) -> None:
    pytest.importorskip("turbohtml")
    assert said(text) == blocks


@pytest.mark.parametrize("piece", ["甲<table \n", "![", "![](", "[a]: " + "." * 50, "<img ", "[a](b"])
def test_hostile_lines_take_no_time(piece: str) -> None:
    begin = process_time()
    load_markdown((piece * (200_000 // len(piece))).encode(), "report.md", Limits())
    assert process_time() - begin < 2
