"""The default output, character by character."""

from output_samples import file, mended, not_a_report, raw, run_of, unread

from reportlint import Severity
from reportlint.engine.results import RawEdit, RawFix, RawPlace
from reportlint.output import render


def full(*findings: object, lang: str = "zh", color: bool = False) -> str:
    return render("full", run_of(file("报告/a.md", *findings, lang=lang)), color=color)  # type: ignore[arg-type]


def test_a_finding_in_chinese() -> None:
    assert full(mended()) == (
        "报告/a.md:5:4 错误 DM201 统计期限为2020年，与报告年度2021年不一致\n"
        " 5 | 数据自2020年起统计\n"
        "   |       ^^^^^^\n"
        "   = 位于：一、总体情况\n"
        "   = 依据：《条例》第五十条\n"
        "   = 修改：把“2020”改为“2021”（可能改变原意）\n"
        "   = 另见：1:1 2021年度报告\n"
    )


def test_a_finding_in_english() -> None:
    assert full(mended(), lang="en") == (
        "报告/a.md:5:4 error DM201 the statistics are for 2020, the report for 2021\n"
        " 5 | 数据自2020年起统计\n"
        "   |       ^^^^^^\n"
        "   = in: 一、总体情况\n"
        "   = source: 《条例》第五十条\n"
        '   = fix: write "2021" instead of "2020" (may change the meaning)\n'
        "   = see: 1:1 2021年度报告\n"
    )


def test_findings_are_parted_by_an_empty_line_and_the_gutter_follows_the_number() -> None:
    far = raw(place=RawPlace(1234, 1, 1234, 3), source="", section=[])
    assert full(far, far) == (
        "报告/a.md:1234:1 错误 DM201 统计期限为2020年，与报告年度2021年不一致\n"
        " 1234 | 数据自2020年起统计\n"
        "      | ^^^^\n"
        "\n"
        "报告/a.md:1234:1 错误 DM201 统计期限为2020年，与报告年度2021年不一致\n"
        " 1234 | 数据自2020年起统计\n"
        "      | ^^^^\n"
    )


def test_page_and_paragraph() -> None:
    assert full(raw(place=RawPlace(5, 4, 5, 9, page=3))).startswith("报告/a.md:5:4（第3页） 错误 DM201 ")
    assert full(raw(place=RawPlace(5, 4, 5, 9, page=3)), lang="en").startswith("报告/a.md:5:4 (page 3) error DM201 ")
    assert full(raw(place=RawPlace(5, 4, 5, 9, paragraph=12))).startswith("报告/a.md:5:4（第12段） 错误 DM201 ")


def test_the_cell_is_named() -> None:
    cell = raw(row="（五）不予处理 / 2.重复申请", column="自然人", table="T3")
    assert "   = 位于：一、总体情况 > （五）不予处理 / 2.重复申请 > 自然人\n" in full(cell)


def test_a_section_that_the_line_shows_is_not_named_again() -> None:
    assert "位于" not in full(raw(excerpt="一、总体情况", place=RawPlace(3, 1, 3, 7)))


def test_kinds_of_edits() -> None:
    def fix_of(*edits: RawEdit, safe: bool = True) -> str:
        lines = full(raw(fix=RawFix(safe, list(edits)))).splitlines()
        return next(line for line in lines if "修改" in line).partition("修改：")[2]

    assert fix_of(RawEdit(5, 4, 5, 8, "")) == "删去“2020”"
    assert fix_of(RawEdit(5, 4, 5, 4, "约")) == "插入“约”"
    assert fix_of(RawEdit(6, 1, 6, 3, "二、")) == "把6:1–6:3改为“二、”"
    assert fix_of(RawEdit(6, 1, 7, 1, "")) == "删去6:1–7:1"
    assert fix_of(RawEdit(5, 4, 5, 8, "2021"), RawEdit(5, 8, 5, 9, "")) == "把“2020”改为“2021”；删去“年”"
    assert fix_of(RawEdit(5, 4, 5, 8, "2021"), RawEdit(5, 4, 5, 8, "2021"), safe=False) == (
        "把“2020”改为“2021”（可能改变原意）"
    )
    many = [RawEdit(5, n, 5, n + 1, "x") for n in range(1, 6)]
    assert fix_of(*many) == "把“数”改为“x”；把“据”改为“x”；把“自”改为“x”……共5处"


def test_what_a_report_says_cannot_move_the_cursor() -> None:
    text = full(raw(zh="标题\x1b[31m红\u202e", excerpt="甲\x1b]0;x\x07乙\u200b丙", place=RawPlace(5, 1, 5, 3)))
    assert text.startswith(
        "报告/a.md:5:1 错误 DM201 标题\\x1b[31m红\\u202e\n 5 | 甲\\x1b]0;x\\x07乙\\u200b丙\n   | ^^^^^^\n"
    )
    assert "\x1b" not in text


def test_an_unreadable_file_has_no_excerpt() -> None:
    assert render("full", run_of(unread("a.docx"))) == "a.docx:1:1 错误 RL001 文件无法读取：有密码\n"


def test_a_file_that_is_no_report_is_told_only_when_named() -> None:
    assert render("full", run_of(not_a_report("x.md"))) == ""
    assert render("full", run_of(not_a_report("x.md", named=True))) == (
        "x.md:1:1 提示 RL005 不是已知种类的报告，没有检查；可用 --profile 指定\n"
    )


def test_colours() -> None:
    text = full(raw(severity=Severity.WARNING, section=[], source=""), color=True)
    assert text == (
        "\x1b[1m报告/a.md:5:4\x1b[0m \x1b[1;33m警告\x1b[0m \x1b[1mDM201\x1b[0m "
        "统计期限为2020年，与报告年度2021年不一致\n"
        "\x1b[2m 5\x1b[0m\x1b[2m | \x1b[0m数据自2020年起统计\n"
        "  \x1b[2m | \x1b[0m      \x1b[33m^^^^^^\x1b[0m\n"
    )
