"""Which report is last year's."""

import pytest

from reportlint.engine.results import NO_PREVIOUS, NO_SERIES, SEVERAL_PREVIOUS
from reportlint.series.lineup import Lineup

SERIES = ("body", "year")


def lineup(*reports: tuple[str, object, object], series: tuple[str, str] | None = SERIES) -> Lineup:
    found = Lineup()
    for number, (name, body, year) in enumerate(reports):
        found.add(number, name, "accounts", {"body": body, "year": year}, series)  # type: ignore[dict-item]
    return found


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        ([("b.md", "甲社", 2022)], 1),
        ([("b.docx", "甲社", 2022)], 1),
        ([("b.md", "ＡＢ 社", 2022)], NO_PREVIOUS),
        ([("b.md", "甲 社", 2022)], 1),
        ([("b.md", "甲社", 2021), ("c.md", "甲社", 2023), ("d.md", "甲社", 2024)], NO_PREVIOUS),
        ([("b.md", "乙社", 2022)], NO_PREVIOUS),
        ([("b.docx", "甲社", 2022), ("c.MD", "甲社", 2022)], 2),
        ([("x.y/b.md", "甲社", 2022), ("c.pdf", "甲社", 2022), ("d.pdf", "甲社", 2022)], 1),
        ([("b.md", "甲社", 2022), ("c.md", "甲社", 2022)], SEVERAL_PREVIOUS),
        ([("b.docx", "甲社", 2022), ("c.pdf", "甲社", 2022)], SEVERAL_PREVIOUS),
        ([("b", "甲社", 2022), ("c.pdf", "甲社", 2022)], SEVERAL_PREVIOUS),
        ([("b.md", None, 2022), ("c.md", "甲社", "2022"), ("d.md", "甲社", None), ("e.md", " ", 2022)], NO_PREVIOUS),
        ([], NO_PREVIOUS),
    ],
)
def test_last_years_report(others: list[tuple[str, object, object]], expected: int | str) -> None:
    assert lineup(("a.md", "甲社", 2023), *others).previous(0) == expected


def test_the_body_is_folded() -> None:
    assert lineup(("a.md", "Ｓample Agency", 2023), ("b.md", "SAMPLE AGENCY", 2022)).previous(0) == 1


@pytest.mark.parametrize(("body", "year"), [(None, 2023), ("", 2023), ("甲社", None), ("甲社", "2023"), (7, 2023)])
def test_a_report_that_does_not_say_whose_of_which_year_it_is(body: object, year: object) -> None:
    assert lineup(("a.md", body, year), ("b.md", "甲社", 2022)).previous(0) == NO_SERIES


def test_a_kind_without_series() -> None:
    assert lineup(("a.md", "甲社", 2023), ("b.md", "甲社", 2022), series=None).previous(0) == NO_SERIES


def test_reports_of_different_kinds_do_not_follow_each_other() -> None:
    found = Lineup()
    found.add(0, "a.md", "accounts", {"body": "甲社", "year": 2023}, SERIES)
    found.add(1, "b.md", "minutes", {"body": "甲社", "year": 2022}, SERIES)
    assert (found.previous(0), found.period(0)) == (NO_PREVIOUS, 2023)
