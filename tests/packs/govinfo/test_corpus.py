"""Real reports and openings, where they are at hand: REPORTLINT_CORPUS, by default ../shared/corpus."""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from reportlint_govinfo.facts import Agency, PartsList, ReportYear, StatisticsPeriod

from reportlint import fold_plain
from reportlint.batch.check import Checker, Settings
from reportlint.engine.results import RawFinding, RawResult
from reportlint.engine.run import Facts
from reportlint.plugins.registry import Registry

ROOT = Path(__file__).resolve().parents[3]
CODES = frozenset(
    "GI101 GI104 GI106 GI201 GI202 GI205 GI206 GI301 GI303 GI305 GI401 GI402 GI403 GI404 GI405 GI601 GI603".split()
)
WITHOUT_YEAR = {"syn-223", "syn-226", "syn-230", "syn-233", "syn-350", "syn-352"}
"""Openings whose year stands nowhere."""


def corpus(name: str) -> Path:
    path = (ROOT / os.environ.get("REPORTLINT_CORPUS", "../shared/corpus") / name).resolve()
    if not path.exists():
        pytest.skip(f"{name} is not at hand (REPORTLINT_CORPUS)")
    return path


@cache
def checker() -> Checker:
    return Checker(Registry(), Settings(profile="govinfo"))


def check(name: str) -> RawResult:
    return checker().check(corpus(name).read_bytes(), name)


def told(result: RawResult) -> list[tuple[str, str, int, str | None]]:
    return [(f.code, f.variant, f.place.line, f.table) for f in result.findings if f.code in CODES]


def test_public_works() -> None:
    result = check("seed-2020-public-works.txt")
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


def test_service_centre() -> None:
    result = check("seed-2021-service-centre.md")
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


def test_shuyang() -> None:
    result = check("shuyang-2025.md")
    assert told(result) == []
    assert result.facts["year"] == 2025


@pytest.mark.slow
def test_huaian() -> None:
    pytest.importorskip("pypdfium2")
    result = check("huaian-2024.pdf")
    assert result.checked
    assert told(result) == []
    assert result.facts["year"] == 2024


# -- openings ---------------------------------------------------------------------------------------------------


@cache
def openings() -> list[dict[str, Any]]:
    lines = corpus("openings.jsonl").read_text("utf-8").splitlines()
    return [{**json.loads(line), "name": "report.txt"} for line in lines]


@cache
def facts(id: str) -> Facts:
    opening = next(o for o in openings() if o["id"] == id)
    report, _ = checker().read(opening["text"].encode(), "report.txt")
    registry = checker().registry
    return Facts(report, checker().plan(registry.profile("govinfo")))


@cache
def findings(id: str) -> list[RawFinding]:
    opening = next(o for o in openings() if o["id"] == id)
    return checker().check(opening["text"].encode(), "report.txt").findings


def test_the_year_is_right_wherever_it_can_be_had() -> None:
    years = {}
    for opening in openings():
        year = facts(opening["id"]).get(ReportYear)
        years[opening["id"]] = year.value if isinstance(year, ReportYear) else None
    wrong = {o["id"]: years[o["id"]] for o in openings() if years[o["id"]] != o["truth"]["report_year"]}
    assert wrong == dict.fromkeys(WITHOUT_YEAR)
    assert len(openings()) == 150


def test_the_agency_is_right() -> None:
    wrong = []
    for opening in openings():
        agency = facts(opening["id"]).get(Agency)
        if opening["truth"]["agency"] is not None and getattr(agency, "name", None) != opening["truth"]["agency"]:
            wrong.append((opening["id"], agency))
    assert wrong == []


def _said(period: StatisticsPeriod | None, year: ReportYear | None) -> tuple[str | None, ...]:
    """First and last day as the truth writes them; nothing where they cannot be read."""
    if period is None or not period.main.readable:
        return None, None
    dates = period.main.dates(year.value if year else None)
    return tuple(None if date is None else "{:04}-{:02}-{:02}".format(*date) for date in dates)


def test_periods_are_right_in_nearly_all() -> None:
    wrong = []
    for opening in openings():
        period, year = facts(opening["id"]).get(StatisticsPeriod), facts(opening["id"]).get(ReportYear)
        assert period is None or isinstance(period, StatisticsPeriod)
        assert year is None or isinstance(year, ReportYear)
        truth = opening["truth"]
        unreadable = period is not None and not period.main.readable
        expected = (None, None) if truth["period_unreadable"] else (truth["period_start"], truth["period_end"])
        if unreadable != truth["period_unreadable"] or _said(period, year) != expected:
            wrong.append(opening["id"])
    assert len(wrong) <= 3, wrong


def test_lists_of_parts_are_right_in_nearly_all() -> None:
    wrong = []
    for opening in openings():
        parts = facts(opening["id"]).get(PartsList)
        assert parts is None or isinstance(parts, PartsList)
        truth = opening["truth"]
        items = None if parts is None else [fold_plain(item.words) for item in parts.items]
        listed = None if truth["parts_listed"] is None else [fold_plain(words) for words in truth["parts_listed"]]
        if items != listed or (parts.claimed if parts else None) != truth["parts_count_claimed"]:
            wrong.append(opening["id"])
    assert len(wrong) <= 3, wrong


def test_unreadable_periods_are_told_as_unreadable_and_nothing_else_is_told() -> None:
    unreadable = {o["id"] for o in openings() if o["truth"]["period_unreadable"]}
    said = {
        (opening["id"], f.code, f.variant)
        for opening in openings()
        for f in findings(opening["id"])
        if f.code in {"GI201", "GI202", "GI206"}
    }
    assert said == {(id, "GI202", "unreadable") for id in unreadable} | {(id, "GI206", "") for id in WITHOUT_YEAR}
