"""Reports on web pages: the date of the signature, links to other years, files and pictures in place of the report."""

from __future__ import annotations

import pytest
from edited_reports import checker, edited, line_of, places, read, told

from reportlint.testing.document import parse
from reportlint.testing.writers import WRITERS

pytest.importorskip("turbohtml")

TITLE = "云岭县水务局2023年政府信息公开工作年度报告"
END = "没有其他需要报告的事项。"


def page(before: str = "", under: str = "", end: str = "") -> str:
    """The canonical report as a page without names of parts, with markup before and under its title and at the end."""
    text = WRITERS["html"](parse(edited())).decode()
    text = text[text.index("<h1 ") : text.index("</div>", text.index("<h1 "))].replace("</h1>", f"</h1>{under}")
    return f"<html><head><title>{TITLE}_门户网站</title></head><body>{before}{text}{end}</body></html>"


@pytest.mark.parametrize(
    "signature",
    [
        "<p>云岭县水务局</p>\n<p>2024年6月18日</p>",
        "<div>云岭县水务局</div>\n<div>2024 年 6 月 18 日</div>",
        "<p align=right>云岭县水务局<br>\n　　2024年6月18日</p>",
    ],
)
def test_a_late_signature_is_told_on_a_page(signature: str) -> None:
    text = page(end=f"\n{signature}\n")
    line = text[: text.index(signature)].count("\n") + 2
    (finding,) = told(text, "GI208", "GI210", name="report.html")
    assert (finding.code, finding.place.line) == ("GI208", line)
    assert told(page(end="<p>云岭县水务局</p><p>2024年1月18日</p>"), "GI208", "GI210", name="report.html") == []


OTHER = TITLE.replace("2023", "2022")


@pytest.mark.parametrize(
    "links",
    [
        f"<ul><li><a href=2.html>{OTHER}</a><span>2023-01-18</span></li></ul>",
        f"<div>相关文档：<a href=2.html>{OTHER}</a></div>",
        f"<div><a href=2.html>{OTHER}</a></div>",
        "<ul><li><a href=a.html>一、机构职能</a></li><li><a href=b.html>二、领导分工</a></li></ul>",
        "<p>Copyright (c) 2024 All Rights Reserved</p>",
        "<p>技术支持：县信息中心 邮箱：abc@163.com 电话：13912345678</p>",
    ],
)
def test_furniture_before_the_text_tells_nothing(links: str) -> None:
    codes = ["GI106", "GI110", "GI205", "GI609", "GI802", "GI804", "GI902"]
    for text in (page(links), page(under=links)):
        assert told(text, *codes, name="report.html") == []
        report = read(text, "report.html")
        assert report.title is not None
        assert report.title.folded == TITLE


def test_years_that_differ_are_still_told_on_a_page() -> None:
    text = page().replace(f"{TITLE}</h1>", f"{OTHER}</h1>")
    assert [finding.code for finding in told(text, "GI205", name="report.html")] == ["GI205"]


@pytest.mark.parametrize(
    "sentence",
    [
        "{}设专栏，手机13912345678，帐号见网站。",
        "{}等栏目由办公室维护，手机13912345678，帐号见网站。",
    ],
)
@pytest.mark.parametrize(
    "word",
    [
        "首页",
        "分享",
        "打印",
        "收藏",
        "关闭",
        "字号",
        "浏览量",
        "点击量",
        "无障碍",
        "发布时间",
        "当前位置",
        "责任编辑",
        "相关链接",
        "友情链接",
    ],
)
def test_sentences_that_begin_with_a_word_of_sites_are_read(sentence: str, word: str) -> None:
    text = edited((END, f"{END}\n\n{sentence.format(word)}"))
    line = line_of(text, "13912345678")
    assert places(text, "GI802", "GI906") == [("GI802", line), ("GI906", line)]


@pytest.mark.parametrize(
    "line",
    [
        "责任编辑：王某的的 帐号",
        "打印本页的的 帐号",
        "首页>信息公开的的>帐号",
        "版权所有：某县的的，未经许可不得转载。",
        "浏览次数：12的的",
        "某县的的主办。吉ICP备00000000号",
    ],
)
def test_lines_of_sites_are_not_read(line: str) -> None:
    assert places(edited((END, f"{END}\n\n{line}")), "GI905", "GI906") == []


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("report.html", "<h1>{}</h1><p>发布时间：2024-01-19</p><iframe src='/x.pdf'></iframe>"),
        ("report.html", "<h1>{}</h1><p><img src=1.jpg></p><p><img src=2.jpg></p>"),
        ("report.html", "<h1>{}</h1><p>现予公布。</p><p><a href=x.pdf>报告全文.pdf</a></p>"),
        ("report.md", "# {}\n\n![](1.jpg)\n\n![](2.jpg)\n"),
    ],
)
def test_a_report_that_lies_in_a_file_or_in_pictures_is_not_checked(name: str, body: str) -> None:
    result = checker(("GI101",)).check(body.format(TITLE).encode(), name)
    assert not result.checked
    assert [(f.code, f.variant) for f in result.findings] == [("RL001", "")]
    assert "正文在" in result.findings[0].zh


def test_a_title_without_anything_is_checked() -> None:
    assert [code for code, _ in places(f"# {TITLE}\n\n未公开。\n", "GI101")] == ["GI101"]


@pytest.mark.parametrize("markup", ["<iframe src=t3.html></iframe>", "<embed src='t3.pdf'>", "<img src=t3.png>"])
def test_a_file_in_place_of_a_table_is_told(markup: str) -> None:
    text = page()
    begin = text.index("<table", text.index("三、收到"))
    end = text.index("</table>", begin) + len("</table>")
    found = checker(("GI301",)).check((text[:begin] + markup + text[end:]).encode(), "report.html").findings
    assert [finding.code for finding in found] == ["RL002"]
