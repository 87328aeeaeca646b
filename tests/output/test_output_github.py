"""Workflow commands: read as GitHub's runner reads them, and never one that is not ours."""

import pytest
from output_samples import SAMPLE_CONTEXT, file, not_a_report, raw, run_of

from reportlint import Severity
from reportlint.engine.results import RawFinding, RawPlace
from reportlint.output import render
from reportlint.output.context import Context


def lines(*findings: RawFinding, path: str = "a.md", lang: str = "zh") -> list[str]:
    return render("github", run_of(file(path, *findings, lang=lang))).splitlines()


def test_commands() -> None:
    assert lines(
        raw(),
        raw(severity=Severity.WARNING, source=""),
        raw(severity=Severity.INFO, place=RawPlace(5, 4, 7, 2), source=""),
    ) == [
        "::error file=a.md,line=5,endLine=5,col=4,endColumn=9,title=DM201 year-mismatch"
        "::统计期限为2020年，与报告年度2021年不一致%0A依据：《条例》第五十条",
        "::warning file=a.md,line=5,endLine=5,col=4,endColumn=9,title=DM201 year-mismatch"
        "::统计期限为2020年，与报告年度2021年不一致",
        "::notice file=a.md,line=5,endLine=7,title=DM201 year-mismatch::统计期限为2020年，与报告年度2021年不一致",
    ]
    assert lines(raw(), lang="en")[0].endswith(
        "::the statistics are for 2020, the report for 2021%0Asource: 《条例》第五十条"
    )


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("100%", "100%25"),
        ("%0A::error::x", "%250A::error::x"),
        ("a\r\nb", "a\\r\\nb"),
        ("::error::x", "::error::x"),
        ("a,b:c", "a,b:c"),
        ("\x1b[31m\u202e", "\\x1b[31m\\u202e"),
    ],
)
def test_messages_are_escaped(text: str, data: str) -> None:
    (line,) = lines(raw(zh=text, source=""))
    assert line.endswith(f",title=DM201 year-mismatch::{data}")


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("a,b:c.md", "a%2Cb%3Ac.md"),
        ("100%.md", "100%25.md"),
        ("a\nb\rc.md", "a\\nb\\rc.md"),
        ("x::error::y.md", "x%3A%3Aerror%3A%3Ay.md"),
        ("坏\udcff.md", "坏\\xff.md"),
    ],
)
def test_properties_are_escaped(path: str, shown: str) -> None:
    assert lines(raw(), path=path)[0].startswith(f"::error file={shown},line=5,")


def test_paths_begin_at_the_root() -> None:
    text = render("github", run_of(file("a.md", raw())), context=SAMPLE_CONTEXT)
    assert text.startswith("::error file=reports/a.md,")


def test_ten_of_a_kind_need_no_summary() -> None:
    found = [raw(severity=s) for s in (Severity.ERROR, Severity.WARNING, Severity.INFO) for _ in range(10)]
    shown = lines(*found)
    assert len(shown) == 30
    assert all(line.startswith("::") for line in shown)


def test_more_than_ten_are_summed_up_in_one_notice_and_written_plainly() -> None:
    errors = [raw(place=RawPlace(n, 1, n, 2)) for n in range(1, 13)]
    infos = [raw(severity=Severity.INFO) for _ in range(10)]
    shown = lines(*errors, *infos)
    assert [sum(line.startswith(f"::{kind} ") for line in shown) for kind in ("error", "warning", "notice")] == [
        10,
        0,
        10,
    ]
    assert shown[19] == (
        "::notice title=reportlint::共有错误12处、警告0处、提示10处；其中3处GitHub不再标注，见本步骤的日志"
    )
    assert shown[20:] == [
        "- a.md:11:1: DM201 error 统计期限为2020年，与报告年度2021年不一致",
        "- a.md:12:1: DM201 error 统计期限为2020年，与报告年度2021年不一致",
        "- a.md:5:4: DM201 info 统计期限为2020年，与报告年度2021年不一致",
    ]
    assert lines(*errors, lang="en")[10] == (
        "::notice title=reportlint::12 errors, 0 warnings, 0 infos in all; "
        "2 of them are not annotated by GitHub and stand in the log of this step"
    )


def test_plain_lines_are_no_commands() -> None:
    hostile = raw(zh="##[add-mask]a ##[error]x")
    shown = lines(*[raw()] * 10, hostile, path="::error::x.md")
    assert shown[-1] == "- ::error::x.md:5:4: DM201 error \\x23\\x23[add-mask]a \\x23\\x23[error]x"


def test_a_file_that_is_no_report_is_told_only_when_named() -> None:
    assert render("github", run_of(not_a_report("a.md"))) == ""
    assert render("github", run_of(not_a_report("a.md", named=True)), context=Context()).startswith(
        "::notice file=a.md,"
    )
