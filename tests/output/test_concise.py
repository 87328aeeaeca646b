"""One line a finding."""

from output_samples import file, not_a_report, raw, run_of, unread

from reportlint import Severity
from reportlint.engine.results import RawPlace
from reportlint.output import FORMATS, render


def test_lines() -> None:
    run = run_of(
        file("a.md", raw(), raw(severity=Severity.WARNING, place=RawPlace(7, 1, 7, 2), zh="第二\n行")),
        unread("b.docx"),
        not_a_report("c.md"),
    )
    assert render("concise", run, color=True) == (
        "a.md:5:4: DM201 error 统计期限为2020年，与报告年度2021年不一致\n"
        "a.md:7:1: DM201 warning 第二\\n行\n"
        "b.docx:1:1: RL001 error 文件无法读取：有密码\n"
    )


def test_nothing_found_is_nothing_said() -> None:
    assert [render(name, run_of(file("a.md"))) for name in ("concise", "full")] == ["", ""]


def test_the_formats() -> None:
    assert list(FORMATS) == [
        "full", "concise", "grouped", "json", "jsonl", "sarif", "junit", "github", "gitlab", "checkstyle", "rdjson",
        "markdown",
    ]  # fmt: skip


def test_pages_and_paragraphs_stand_behind_the_message() -> None:
    run = run_of(
        file("a.pdf", raw(place=RawPlace(5, 4, 5, 9, page=2))),
        file("b.docx", raw(place=RawPlace(5, 4, 5, 9, paragraph=7))),
    )
    assert render("concise", run) == (
        "a.pdf:5:4: DM201 error 统计期限为2020年，与报告年度2021年不一致（第2页）\n"
        "b.docx:5:4: DM201 error 统计期限为2020年，与报告年度2021年不一致（第7段）\n"
    )
