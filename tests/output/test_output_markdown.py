"""Markdown for comments: what reports say stays text."""

import pytest
from output_samples import file, not_a_report, raw, run_of, unread

from reportlint import Severity
from reportlint.output import render
from reportlint.output.markdown import MOST, plain


def test_a_run() -> None:
    run = run_of(
        file("甲_1.md", raw(), raw(severity=Severity.WARNING, source="")), unread("b.docx"), not_a_report("c.md")
    )
    assert render("markdown", run) == (
        "**reportlint**：检查3个文件；错误2处，警告1处；1个文件未检查或未查完\n"
        "\n"
        "#### 甲\\_1.md\n"
        "\n"
        "| 位置 | 级别 | 规则 | 问题 |\n"
        "| ---: | --- | --- | --- |\n"
        "| 5:4 | 错误 | DM201 | 统计期限为2020年，与报告年度2021年不一致<br><sub>《条例》第五十条</sub> |\n"
        "| 5:4 | 警告 | DM201 | 统计期限为2020年，与报告年度2021年不一致 |\n"
        "\n"
        "#### b.docx\n"
        "\n"
        "| 位置 | 级别 | 规则 | 问题 |\n"
        "| ---: | --- | --- | --- |\n"
        "| 1:1 | 错误 | RL001 | 文件无法读取：有密码 |\n"
    )


def test_in_english() -> None:
    infos = [raw(severity=Severity.INFO, source="")] * 2
    assert render("markdown", run_of(file("a.md", raw(source=""), *infos, lang="en"))) == (
        "**reportlint**: 1 file; 1 error, 2 info\n"
        "\n"
        "#### a.md\n"
        "\n"
        "| place | severity | rule | finding |\n"
        "| ---: | --- | --- | --- |\n"
        "| 5:4 | error | DM201 | the statistics are for 2020, the report for 2021 |\n"
        "| 5:4 | info | DM201 | the statistics are for 2020, the report for 2021 |\n"
        "| 5:4 | info | DM201 | the statistics are for 2020, the report for 2021 |\n"
    )
    assert render("markdown", run_of(file("a.md"), file("b.md"))) == "**reportlint**：检查2个文件；没有问题\n"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("收到22件（一）", "收到22件（一）"),
        ("a*b_c`d~e", "a\\*b\\_c\\`d\\~&#8203;e"),
        ("a|b\nc", "a&#124;b\\\\nc"),
        ("<img src=x onerror=y>", "&lt;img src=x onerror=y&gt;"),
        ("[a](http://b.invalid)", "\\[a\\]\\(http:&#8203;//b.invalid\\)"),
        ("![a](b)", "\\!&#8203;\\[a\\]\\(b\\)"),
        ("&lt; & &amp;", "&amp;&#8203;lt; &amp; &amp;&#8203;amp;"),
        ("@all @_x 与@甲", "@&#8203;all @&#8203;\\_x 与@甲"),
        ("#12 GH-3 !4 %5 20%", "\\#&#8203;12 GH&#8203;-3 \\!&#8203;4 %&#8203;5 20%"),
        ("www.x.invalid a@b.invalid", "www&#8203;.x.invalid a@&#8203;b.invalid"),
        (":tada: :a_b: 12:30", ":&#8203;tada: :&#8203;a\\_b: 12:30"),
        ("${{ x }} $y$", "\\$&#8203;\\{\\{ x \\}\\} \\$&#8203;y\\$"),
        ("<!-- x --> \\", "&lt;\\!-- x --&gt; \\\\"),
        ("\x00\x1b\u202e", "\\\\x00\\\\x1b\\\\u202e"),
    ],
)
def test_text_stays_text(text: str, shown: str) -> None:
    assert plain(text) == shown


def test_a_comment_keeps_to_its_length_and_says_what_it_leaves_out() -> None:
    run = run_of(*(file(f"{n}.md", *[raw()] * 100) for n in range(20)))
    text = render("markdown", run)
    rows = sum(line.startswith("| 5:4 ") for line in text.splitlines())
    assert 0.9 * MOST < len(text) < 65_536
    assert text.startswith("**reportlint**：检查20个文件；错误2000处\n")
    assert text.endswith(f"\n另有{2000 - rows}处没有列出：评论的长度有限，全部结果见其他格式的输出。\n")
    english = render("markdown", run_of(file("a.md", *[raw()] * 2000, lang="en")))
    assert english.endswith(" more are not listed: a comment is limited in length; the other formats hold them all.\n")
