"""Real and canonical reports under change: honest changes bring no warning, a fault put into them is told.

``make test`` takes some of each; ``pytest -m slow`` 2,000 honest ones and 50 with each fault. REPORTLINT_SEEDS=5000:9000
takes other seeds. Without the corpus only the canonical reports are changed, and the tests of real ones say so.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import pytest
from generation.mutations import MUTATIONS, Mutant, mutant
from generation.originals import PAGES, Original, canonical, real
from generation.slips import SLIPS, slipped

from reportlint.batch.check import Checker, Settings
from reportlint.engine.results import RawResult
from reportlint.model import Severity
from reportlint.plugins.registry import Registry

FIRST, LAST = map(int, os.environ.get("REPORTLINT_SEEDS", "0:2000").split(":"))
FEW, MANY, ENOUGH = 2, 50, 0.99


@cache
def checker() -> Checker:
    return Checker(Registry(), Settings(profile="govinfo"))


def check(made: Mutant) -> RawResult:
    result = checker().check(made.write(), made.name)
    assert (result.checked, result.error) == (True, "")
    return result


@cache
def told(original: Original) -> Counter[tuple[str, str]]:
    """The warnings and errors of a report as it is."""
    return _alarms(check(Mutant(original, original.name, original.text, original.year, [])))


def _alarms(result: RawResult) -> Counter[tuple[str, str]]:
    return Counter((f.code, f.variant) for f in result.findings if f.severity >= Severity.WARNING)


@cache
def _reals(corpus: Path) -> tuple[Original, ...]:
    try:
        import pypdfium2  # noqa: F401
    except ImportError:
        return tuple(real(corpus, None))
    pages, _ = checker().read((corpus / PAGES).read_bytes(), PAGES)
    return tuple(real(corpus, pages))


@pytest.fixture(params=["canonical", "real"])
def originals(request: pytest.FixtureRequest) -> Sequence[Original]:
    if request.param == "canonical":
        return canonical()
    return _reals(request.getfixturevalue("corpus"))


def new_alarms(originals: Sequence[Original], seeds: range) -> list[str]:
    """What honest changes bring that was not there before, as a person would look for it."""
    found = []
    for seed in seeds:
        original = originals[seed % len(originals)]
        made = mutant(original, seed)
        result = check(made)
        new = _alarms(result) - told(original)
        found += [f"{original.name}, seed {seed}, {made.done}: {code} {variant}" for code, variant in new]
        if result.facts.get("year") != made.year:
            found.append(f"{original.name}, seed {seed}, {made.done}: year {result.facts.get('year')}")
    return found


def missed(originals: Sequence[Original], code: str, start: int, count: int) -> tuple[list[str], int]:
    """Reports with a fault of a code that is not told, and how many were tried."""
    lost, tried = [], 0
    for original, seed, made in _with_fault(originals, code, start, count):
        tried += 1
        before = sum(number for (told_code, _), number in told(original).items() if told_code == code)
        if sum(f.code == code and f.severity >= Severity.WARNING for f in check(made).findings) <= before:
            lost.append(f"{original.name}, seed {seed}")
    return lost, tried


def _with_fault(
    originals: Sequence[Original], code: str, start: int, count: int
) -> Iterator[tuple[Original, int, Mutant]]:
    found = 0
    for seed in range(start, start + 20 * count + 20):
        original = originals[seed % len(originals)]
        made = mutant(original, seed, 0, 4)
        if slipped(code, made, seed):
            found += 1
            yield original, seed, made
            if found == count:
                return


def test_every_change_is_made() -> None:
    done = Counter(name for original in canonical() for seed in range(40) for name in mutant(original, seed).done)
    only_real = {"denied_otherwise", "grouped_digits"}
    assert {way.__name__ for way in MUTATIONS} - set(done) <= only_real


def test_a_seed_always_makes_the_same_mutant() -> None:
    assert [mutant(canonical()[0], seed).write() for seed in range(5)] == [
        mutant(canonical()[0], seed).write() for seed in range(5)
    ]


def test_honest_changes_bring_no_alarm(originals: Sequence[Original]) -> None:
    assert new_alarms(originals, range(100)) == []


@pytest.mark.parametrize("code", sorted(SLIPS))
def test_a_fault_in_a_canonical_report_is_told(code: str) -> None:
    lost, tried = missed(canonical(), code, 0, FEW)
    assert (lost, tried) == ([], 0 if code == "GI504" else FEW)


@pytest.mark.parametrize("code", sorted(SLIPS))
def test_a_fault_in_a_real_report_is_told(corpus: Path, code: str) -> None:
    lost, tried = missed(_reals(corpus), code, 0, FEW)
    assert (lost, tried) == ([], 0 if code == "GI502" else FEW)


@pytest.mark.slow
def test_many_honest_changes_bring_no_alarm(originals: Sequence[Original]) -> None:
    assert new_alarms(originals, range(FIRST, LAST)) == []


@pytest.mark.slow
@pytest.mark.parametrize("code", sorted(SLIPS))
def test_nearly_every_fault_in_a_changed_report_is_told(corpus: Path, code: str) -> None:
    lost, tried = missed([*canonical(), *_reals(corpus)], code, FIRST, MANY)
    assert tried == MANY
    assert len(lost) <= tried - ENOUGH * tried, lost
