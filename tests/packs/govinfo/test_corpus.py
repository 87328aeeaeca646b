"""Real reports and openings, where they are at hand (REPORTLINT_CORPUS)."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct

from reportlint import fold_plain
from reportlint.batch.check import Checker, Settings
from reportlint.engine.results import RawFinding, RawResult
from reportlint.engine.run import Facts
from reportlint.plugins.registry import Registry
from reportlint_govinfo.facts import Agency, PartsList, ReportYear, StatisticsPeriod

CODES = frozenset(
    [
        *("GI101", "GI104", "GI106", "GI201", "GI202", "GI205", "GI206", "GI301", "GI303", "GI305"),
        *("GI401", "GI402", "GI403", "GI404", "GI405", "GI601", "GI603"),
    ]
)
WITHOUT_YEAR = {"syn-223", "syn-226", "syn-230", "syn-233", "syn-350", "syn-352"}
"""Openings whose year stands nowhere."""


@cache
def checker() -> Checker:
    return Checker(Registry(), Settings(profile="govinfo"))


def check(path: Path) -> RawResult:
    return checker().check(path.read_bytes(), path.name)


def told(result: RawResult) -> list[tuple[str, str, int, str | None]]:
    return [(f.code, f.variant, f.place.line, f.table) for f in result.findings if f.code in CODES]


def test_public_works(corpus: Path) -> None:
    result = check(corpus / "seed-2020-public-works.txt")
    assert told(result) == [
        ("GI303", "", 31, "T2"),
        ("GI101", "heading-lost", 33, "T3"),
        ("GI303", "", 33, "T3"),
        ("GI305", "", 58, "T4"),
    ]
    missing = {f.table: f.arguments for f in result.findings if f.code == "GI303"}
    assert missing["T2"]["rows"] == ["行政强制", "行政事业性收费", "政府集中采购"]
    assert missing["T3"]["count"] == 7
    assert result.facts["year"] == 2020


def test_service_centre(corpus: Path) -> None:
    result = check(corpus / "seed-2021-service-centre.md")
    assert told(result) == [
        ("GI201", "", 5, None),
        ("GI303", "", 23, "T2"),
        ("GI101", "heading-lost", 28, "T3"),
        ("GI303", "", 28, "T3"),
        ("GI305", "", 37, "T3"),  # a row shifted by a tab: blank as the file stands
        ("GI305", "", 44, "T4"),
    ]
    period = next(f for f in result.findings if f.code == "GI201")
    assert period.arguments == {"period": 2020, "year": 2021}
    assert (period.place.column, period.place.end_column) == (165, 197)


def test_shuyang(corpus: Path) -> None:
    result = check(corpus / "shuyang-2025.md")
    assert told(result) == []
    assert result.facts["year"] == 2025


@pytest.mark.slow
def test_huaian(corpus: Path) -> None:
    pytest.importorskip("pypdfium2")
    result = check(corpus / "huaian-2024.pdf")
    assert result.checked
    assert told(result) == []
    assert result.facts["year"] == 2024


# -- openings ---------------------------------------------------------------------------------------------------


class Opening(Struct, frozen=True):
    id: str
    text: str
    truth: dict[str, Any]
    facts: Facts
    findings: list[RawFinding]


@pytest.fixture(scope="module")
def openings(corpus: Path) -> list[Opening]:
    plan = checker().plan(checker().registry.profile("govinfo"))
    read = []
    for line in (corpus / "openings.jsonl").read_text("utf-8").splitlines():
        said = json.loads(line)
        report, _ = checker().read(said["text"].encode(), "report.txt")
        findings = checker().check(said["text"].encode(), "report.txt").findings
        read.append(Opening(said["id"], said["text"], said["truth"], Facts(report, plan), findings))
    return read


def test_the_year_is_right_wherever_it_can_be_had(openings: list[Opening]) -> None:
    wrong = {}
    for opening in openings:
        year = opening.facts.get(ReportYear)
        value = year.value if isinstance(year, ReportYear) else None
        if value != opening.truth["report_year"]:
            wrong[opening.id] = value
    assert wrong == dict.fromkeys(WITHOUT_YEAR)
    assert len(openings) == 150


def test_the_agency_is_right(openings: list[Opening]) -> None:
    wrong = []
    for opening in openings:
        agency = opening.facts.get(Agency)
        name = agency.name if isinstance(agency, Agency) else None
        if opening.truth["agency"] not in {None, name}:
            wrong.append((opening.id, name))
    assert wrong == []


def _said(period: StatisticsPeriod | None, year: ReportYear | None) -> tuple[str | None, ...]:
    """First and last day as the truth writes them; nothing where they cannot be read."""
    if period is None or not period.main.readable:
        return None, None
    dates = period.main.dates(year.value if year else None)
    return tuple(None if date is None else "{:04}-{:02}-{:02}".format(*date) for date in dates)


def test_periods_are_right_in_nearly_all(openings: list[Opening]) -> None:
    wrong = []
    for opening in openings:
        period, year = opening.facts.get(StatisticsPeriod), opening.facts.get(ReportYear)
        assert period is None or isinstance(period, StatisticsPeriod)
        assert year is None or isinstance(year, ReportYear)
        truth = opening.truth
        unreadable = period is not None and not period.main.readable
        expected = (None, None) if truth["period_unreadable"] else (truth["period_start"], truth["period_end"])
        if unreadable != truth["period_unreadable"] or _said(period, year) != expected:
            wrong.append(opening.id)
    assert len(wrong) <= 3, wrong


def test_lists_of_parts_are_right_in_nearly_all(openings: list[Opening]) -> None:
    wrong = []
    for opening in openings:
        parts = opening.facts.get(PartsList)
        assert parts is None or isinstance(parts, PartsList)
        truth = opening.truth
        items = None if parts is None else [fold_plain(item.words) for item in parts.items]
        listed = None if truth["parts_listed"] is None else [fold_plain(words) for words in truth["parts_listed"]]
        if items != listed or (parts.claimed if parts else None) != truth["parts_count_claimed"]:
            wrong.append(opening.id)
    assert len(wrong) <= 3, wrong


def test_unreadable_periods_are_told_as_unreadable_and_nothing_else_is_told(openings: list[Opening]) -> None:
    unreadable = {opening.id for opening in openings if opening.truth["period_unreadable"]}
    said = {
        (opening.id, f.code, f.variant)
        for opening in openings
        for f in opening.findings
        if f.code in {"GI201", "GI202", "GI206"}
    }
    assert said == {(id, "GI202", "unreadable") for id in unreadable} | {(id, "GI206", "") for id in WITHOUT_YEAR}
