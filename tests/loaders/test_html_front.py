"""Furniture of pages: lines round a report, links before it, the date of its signature, what is shown in frames."""

from __future__ import annotations

import pytest

from reportlint.loaders.html import load
from reportlint.loaders.html_sites import is_furniture_line
from reportlint.model import Figure, Limits, Line

pytest.importorskip("turbohtml")

TITLE = "云山市水务局2024年工作年度报告"
TEXT = "<p>本局全年工作情况报告如下。</p><h2>一、总体情况</h2><p>全年公开信息35条。</p>"
BODY = ["本局全年工作情况报告如下。", "一、总体情况", "全年公开信息35条。"]


def lines(body: str, head: str = "") -> list[str]:
    loaded = load(f"{head}<body>{body}</body>".encode(), "报告.html", Limits())
    return [block.text.folded for block in loaded.blocks if isinstance(block, Line)]


def figures(body: str) -> list[tuple[str, str, str]]:
    loaded = load(body.encode(), "报告.html", Limits())
    found = [block for block in loaded.blocks if isinstance(block, Figure)]
    return [(b.kind, b.name, loaded.text[b.span.start : b.span.end]) for b in found]


@pytest.mark.parametrize(
    ("end", "read"),
    [
        ("<p>云山市水务局</p><p>2025年1月20日</p>", ["云山市水务局", "2025年1月20日"]),
        ("<div>云山市水务局</div><div>2025 年 1 月 20 日</div>", ["云山市水务局", "2025年1月20日"]),
        ("<p align=right>云山市水务局<br>2025年1月20日</p>", ["云山市水务局", "2025年1月20日"]),
        ("<p>　　2025年1月20日</p>", ["2025年1月20日"]),
        ("<p>（2025年1月20日）</p>", ["（2025年1月20日）"]),
        ("<p>发布日期：2025年1月20日</p>", []),
        ("<p>2025年1月20日 10:30 打印</p>", []),
        ("<p>2025-01-20 10:30</p>", []),
    ],
)
def test_the_date_of_the_signature_is_read(end: str, read: list[str]) -> None:
    assert lines(f"<h1>{TITLE}</h1>{TEXT}{end}") == [TITLE, *BODY, *read]


def test_a_clock_before_the_report_is_furniture() -> None:
    assert lines(f"<p>2026年3月1日</p><h1>{TITLE}</h1>{TEXT}") == [TITLE, *BODY]


OTHER = "云山市水务局2023年工作年度报告"


@pytest.mark.parametrize(
    "links",
    [
        f"<ul><li><a href=3.html>{OTHER}</a><span>2024-01-18</span></li><li><a href=2.html>{OTHER}</a></li></ul>",
        f"<div>相关文档：<a href=3.html>{OTHER}</a></div>",
        f"<div><a href=3.html>{OTHER}</a></div>",
        f"<p>· <a href=3.html>{OTHER}</a> [2024年1月18日]</p>",
        "<div><a href=3.html>2023年</a> | <a href=2.html>2022年</a></div>",
        "<li><a href=a.html>一、机构职能</a></li><li><a href=b.html>二、领导分工</a></li>",
    ],
)
def test_links_before_the_text_lead_to_other_pages(links: str) -> None:
    for body in (f"{links}<h1>{TITLE}</h1>{TEXT}", f"<h1>{TITLE}</h1>{links}{TEXT}"):
        assert lines(body) == [TITLE, *BODY]
        assert lines(body.replace("h1>", "p>"), f"<title>{TITLE}_云山市</title>") == [TITLE, *BODY]


@pytest.mark.parametrize(
    ("body", "read"),
    [
        (f"<p><a href=4.html>{TITLE}</a></p>{TEXT}", [TITLE, *BODY]),  # nothing else may be the title
        (f"<h1><a href=4.html>{TITLE}</a></h1>{TEXT}", [TITLE, *BODY]),
        (f"<h1>{TITLE}</h1><p><a href='#a'>一、总体情况</a></p>{TEXT}", [TITLE, "一、总体情况", *BODY]),
        (f"<h1>{TITLE}</h1><p>网址是<a href=x.html>云山市政府网</a></p>{TEXT}", [TITLE, "网址是云山市政府网", *BODY]),
        (f"<h1>{TITLE}</h1>{TEXT}<p><a href=x.html>收费情况</a></p>", [TITLE, *BODY, "收费情况"]),
        (f"<h1>{TITLE}</h1><h2>一、概况</h2><p><a href=x.html>见网页</a></p>", [TITLE, "一、概况", "见网页"]),
    ],
)
def test_other_links_are_read(body: str, read: list[str]) -> None:
    assert lines(body) == read


def test_a_link_that_is_never_closed_hides_nothing() -> None:
    assert lines(f"<h1>{TITLE}</h1><p><a href=/>首页</p>{TEXT}<p>云山市水务局</p>") == [TITLE, *BODY, "云山市水务局"]


@pytest.mark.parametrize(
    ("end", "read"),
    [
        ("<h3>其他年份报告</h3><p>一、2023年</p><p>三、2021年</p>", []),
        ("<p>相关文件：</p><ul><li><a href=3.html>2023年报告</a></li></ul><img src=a.png>", []),
        ("<h3>相关链接</h3>", []),
        ("<h3>相关文件</h3><p>全年制发2件。</p>", ["相关文件", "全年制发2件。"]),
        ("<h3>相关文件</h3><p>云山市水务局</p><p>2025年1月20日</p>", ["相关文件", "云山市水务局", "2025年1月20日"]),
    ],
)
def test_lists_of_other_pages_at_the_end(end: str, read: list[str]) -> None:
    assert lines(f"<h1>{TITLE}</h1>{TEXT}{end}") == [TITLE, *BODY, *read]


def test_a_linked_title_that_the_page_names_is_read() -> None:
    body = f"<h1>云山市政府网</h1><p><a href=4.html>{TITLE}</a></p>{TEXT}"
    assert lines(body, f"<title>{TITLE}-云山市</title>") == ["云山市政府网", TITLE, *BODY]


@pytest.mark.parametrize(
    ("line", "furniture"),
    [
        ("Copyright (c) 2024 All Rights Reserved", True),
        ("©2024云山市", True),
        ("技术支持：云山市信息中心 邮箱：abc@example.com", True),
        ("网站维护：市信息中心,联系电话:0000-1234567", True),
        ("建议使用IE8.0以上浏览器,分辨率1024*768", True),
        ("版权所有：云山市人民政府", True),
        ("建议使用新版浏览器登录申请系统，以便上传附件。", False),
        ("版权所有专栏由办公室维护，全年更新12次。", False),
        ("技术支持单位由招标确定", False),
        ("网站维护全年开展4次", False),
    ],
)
def test_lines_of_sites(line: str, furniture: bool) -> None:
    assert is_furniture_line(line) is furniture


@pytest.mark.parametrize(
    ("markup", "figure"),
    [
        ("<iframe src=t3.html></iframe>", ("attachment", "t3.html", "<iframe src=t3.html>")),
        (
            "<iframe src='/v.html?file=/f/t3.pdf'>x</iframe>",
            ("attachment", "v.html", "<iframe src='/v.html?file=/f/t3.pdf'>"),
        ),
        ("<embed src='/f/t3.pdf'>", ("attachment", "t3.pdf", "<embed src='/f/t3.pdf'>")),
        ("<object data=t3.docx>x</object>", ("attachment", "t3.docx", "<object data=t3.docx>")),
        ("<embed src=t3.PNG>", ("picture", "t3.PNG", "<embed src=t3.PNG>")),
        ("<iframe src='//stat.example.com/count.html'></iframe>", None),
        ("<iframe src=t3.html width=0></iframe>", None),
        ("<iframe src=t3.html style='display:none'></iframe>", None),
        ("<embed src=film.mp4>", None),
        ("<iframe></iframe>", None),
    ],
)
def test_files_shown_in_the_page(markup: str, figure: tuple[str, str, str] | None) -> None:
    expected = [figure] if figure else []
    assert figures(f"<p>甲</p>{markup}<p>乙</p>") == expected
    assert figures(f"<table><tr><td>甲<td>{markup}<tr><td>丙<td>丁</table>") == expected
    assert lines(f"<p>甲</p>{markup}<p>乙</p>") == ["甲", "乙"]
