"""The pack held against reports made by chance: honest ones, and ones with a single fault.

``make test`` takes 200 of each. ``pytest -m slow`` takes 2,000 honest ones and 50 with each fault;
``REPORTLINT_SEEDS=5000:9000 pytest tests/packs/govinfo/test_generated.py -m slow`` takes other seeds.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache

import pytest
from generation import FAULTS, Report, faulty, honest

from reportlint.batch.check import Checker, Settings
from reportlint.engine.results import RawResult
from reportlint.model import Severity
from reportlint.plugins.registry import Registry

pytest.importorskip("turbohtml")

FIRST, LAST = map(int, os.environ.get("REPORTLINT_SEEDS", "0:2000").split(":"))
FEW = 3
"""Reports with each fault in ``make test``: some 200 in all."""
MANY = 50
ENOUGH = 0.99
"""Share of the faults of a code that are told."""


@cache
def checker() -> Checker:
    return Checker(Registry(), Settings())


def check(report: Report) -> RawResult:
    result = checker().check(report.write(), report.name)
    assert (result.profile, result.checked, result.error) == ("govinfo", True, ""), report.seed
    return result


def alarms(report: Report) -> list[str]:
    """Warnings and errors, as a person would look for them."""
    result = check(report)
    assert result.facts["year"] == report.year, report.seed
    told = [finding for finding in result.findings if finding.severity >= Severity.WARNING]
    return [f"seed {report.seed}, line {f.place.line}: {f.code} {f.zh}" for f in told]


def with_fault(code: str, start: int, count: int) -> Iterator[Report]:
    """Reports with the fault of a code, from a seed on; many seeds have none that can take it."""
    found = 0
    for seed in range(start, start + 60 * count + 2_000):
        report = faulty(code, seed)
        if report is not None:
            found += 1
            yield report
            if found == count:
                return


def missed(code: str, start: int, count: int) -> tuple[list[int], int]:
    """Seeds of reports whose fault is not told, and how many were tried."""
    tried = list(with_fault(code, start, count))
    return [report.seed for report in tried if code not in {f.code for f in check(report).findings}], len(tried)


def test_a_seed_always_makes_the_same_report() -> None:
    assert [honest(seed).write() for seed in range(5)] == [honest(seed).write() for seed in range(5)]


def test_the_generator_is_varied() -> None:
    reports = [honest(seed) for seed in range(300)]
    assert {report.format for report in reports} == {"md", "txt", "html"}
    assert {report.edition for report in reports} == {"free", "2019", "2021"}
    assert {report.body.kind for report in reports} == {"government", "office", "department"}
    assert len({report.year for report in reports}) >= 9
    assert len({report.markup for report in reports}) == 300


def test_honest_reports_give_no_alarm() -> None:
    assert [alarm for seed in range(200) for alarm in alarms(honest(seed))] == []


@pytest.mark.parametrize("code", sorted(FAULTS))
def test_a_fault_is_told(code: str) -> None:
    seeds, tried = missed(code, 0, FEW)
    assert (seeds, tried) == ([], FEW)


@pytest.mark.parametrize("code", ["GI401", "GI402", "GI403", "GI404", "GI405", "GI507", "GI510", "GI605"])
def test_one_fault_gives_one_finding(code: str) -> None:
    """Sums that do not hold, and what the text counts, are told once: where a person would correct them."""
    told = {
        report.seed: [f.code for f in check(report).findings if f.code[:3] in {"GI4", "GI5", code[:3]}]
        for report in with_fault(code, 0, 12)
    }
    before = {seed: [f.code for f in check(honest(seed)).findings if f.code[:3] == code[:3]] for seed in told}
    assert {seed: sorted(codes) for seed, codes in told.items()} == {
        seed: sorted([code, *codes]) for seed, codes in before.items()
    }


@pytest.mark.slow
def test_many_honest_reports_give_no_alarm() -> None:
    assert [alarm for seed in range(FIRST, LAST) for alarm in alarms(honest(seed))] == []


@pytest.mark.slow
@pytest.mark.parametrize("code", sorted(FAULTS))
def test_nearly_every_fault_is_told(code: str) -> None:
    seeds, tried = missed(code, FIRST, MANY)
    assert tried == MANY
    assert len(seeds) <= tried - ENOUGH * tried, f"{code} is not told at the seeds {seeds}"
