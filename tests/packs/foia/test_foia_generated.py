"""The pack held against reports made by chance: honest ones, and ones with a single fault.

``make test`` takes 30 honest ones and one with each fault; ``pytest -m slow`` takes 200 and 50 of each.
"""

from __future__ import annotations

from functools import cache

import pytest
from foia_faults import FAULTS, faulty
from foia_generator import Report, honest

from reportlint.batch.check import Checker, Settings
from reportlint.engine.results import RawResult
from reportlint.model import Severity
from reportlint.plugins.registry import Registry

pytest.importorskip("turbohtml")
FEW, MANY, ENOUGH = 1, 50, 49


@cache
def checker() -> Checker:
    return Checker(Registry(), Settings())


def check(report: Report) -> RawResult:
    result = checker().check(report.write(), report.name)
    assert (result.profile, result.checked, result.error) == ("foia", True, ""), report.seed
    return result


def alarms(seed: int) -> list[str]:
    """Warnings and errors on an honest report; its year is read, and every rule finds what it needs."""
    report = honest(seed)
    result = check(report)
    assert (result.facts.keys(), result.facts["year"]) == ({"agency", "year"}, report.year), seed
    assert {code for code, state in result.states.items() if state.state != "ran"} == {"FOIA701", "FOIA702"}, seed
    told = [finding for finding in result.findings if finding.severity >= Severity.WARNING]
    return [f"seed {seed}, line {f.place.line}: {f.code} {f.en}" for f in told]


def missed(code: str, count: int) -> tuple[list[int], int]:
    """Seeds of reports whose fault is not told, and how many were tried."""
    tried: list[Report] = []
    for seed in range(60 * count):
        report = faulty(code, seed)
        tried += [report] if report is not None else []
        if len(tried) == count:
            break
    return [report.seed for report in tried if code not in {f.code for f in check(report).findings}], len(tried)


def test_a_seed_always_makes_the_same_report() -> None:
    assert [honest(seed).write() for seed in range(3)] == [honest(seed).write() for seed in range(3)]


def test_the_generator_is_varied() -> None:
    reports = [honest(seed) for seed in range(60)]
    assert {report.format for report in reports} == {"md", "mixed", "html", "txt"}
    assert {len(report.components) for report in reports} == {1, 2, 3, 4, 6}
    text = "".join(report.markup for report in reports)
    assert all(words in text for words in ("| N/A |", "| <1 |", "* The number", "| 1,", "| ^ |", "| $"))


def test_honest_reports_give_no_alarm() -> None:
    assert [alarm for seed in range(30) for alarm in alarms(seed)] == []


@pytest.mark.parametrize("code", sorted(FAULTS))
def test_a_fault_is_told(code: str) -> None:
    assert missed(code, FEW) == ([], FEW)


@pytest.mark.slow
def test_many_honest_reports_give_no_alarm() -> None:
    assert [alarm for seed in range(200) for alarm in alarms(seed)] == []


@pytest.mark.slow
@pytest.mark.parametrize("code", sorted(FAULTS))
def test_nearly_every_fault_is_told(code: str) -> None:
    seeds, tried = missed(code, MANY)
    assert tried == MANY
    assert tried - len(seeds) >= ENOUGH, f"{code} is not told at the seeds {seeds}"
