"""GI401 to GI405 written in YAML tell the same rows, columns and numbers as the pack's own rules.

The own rules know three things that a single declarative rule does not, and the comparison allows for them: one wrong
cell that breaks its row and its column is told once, by GI403 (YAML tells the column too); subtotals of groups that have
numbers of their own are GI402's too (YAML does not look at them); and where GI403 lists the rows of a table in one
finding, YAML gives one for each.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from edited_reports import CANONICAL
from generation import faulty, honest

from reportlint.batch.check import Checker, Choices, Plain, Settings
from reportlint.engine.results import RawFinding
from reportlint.engine.run import Facts, check_report
from reportlint.model import Unreadable
from reportlint.plugins.files import join_files
from reportlint.plugins.registry import Registry
from reportlint.testing import WRITERS, parse
from reportlint.testing.examples import read_examples
from reportlint_govinfo.facts.balances import Balances
from reportlint_govinfo.tables import Applications

pytest.importorskip("turbohtml")

HERE = Path(__file__).resolve().parent
OWN = {"GI401": "YA401", "GI402": "YA402", "GI403": "YA403", "GI404": "YA404", "GI405": "YA405"}
Told = dict[str, set[str]]


@cache
def checker() -> Checker:
    registry = Registry()
    join_files(registry, [str(HERE / "arithmetic.yaml")], str(HERE))
    wanted = {*OWN, *OWN.values()}
    return Checker(registry, Settings(), choices=Choices(Plain("govinfo", lambda rule: rule.code in wanted)))


def own_word(difference: str) -> str:
    """The last label of a path: the own rules name rows so."""
    lead, colon, numbers = difference.rpartition(": ")
    return lead.rpartition(" / ")[2] + colon + numbers


def listed(finding: RawFinding, key: str) -> list[str]:
    found = finding.arguments[key]
    assert isinstance(found, list)
    return [str(item) for item in found]


def told_by_own(findings: list[RawFinding], columns: tuple[str, ...]) -> Told:
    told: Told = {code: set() for code in OWN}
    for finding in findings:
        if finding.code in {"GI401", "GI402"}:
            told[finding.code] |= {d for d in listed(finding, "columns") if d.rpartition(": ")[0] in columns}
        elif finding.code == "GI403":
            told["GI403"] |= set(listed(finding, "rows"))
        elif finding.code in {"GI404", "GI405"}:
            said = finding.arguments
            told[finding.code].add(f"{finding.row}: {said['parts']} ≠ {said['total']}")
    return told


def told_by_yaml(findings: list[RawFinding]) -> Told:
    told: Told = {code: set() for code in OWN}
    for finding in findings:
        said = finding.arguments
        if finding.code == "YA401":
            told["GI401"] |= set(listed(finding, "differences"))
        elif finding.code == "YA402":
            assert finding.column == said["column"]
            told["GI402"].add(f"{said['column']}: {said['right']} ≠ {said['left']}")
        elif finding.code == "YA403":
            assert finding.row == said["row"]
            told["GI403"].add(own_word(f"{said['row']}: {said['right']} ≠ {said['left']}"))
        elif finding.code in {"YA404", "YA405"}:
            told[finding.code.replace("YA", "GI")].add(f"{said['row']}: {said['right']} ≠ {said['left']}")
    return told


def compare(data: bytes, name: str) -> tuple[Told, Told]:
    """What the own rules tell of a report, and what the YAML ones do."""
    report, loaded = checker().read(data, name)
    plan = checker().plan(checker().registry.profile("govinfo"))
    result = check_report(report, plan, "zh", (), loaded.directives)
    assert result.error == ""
    t3 = report.labelled_tables.get("T3")
    own = told_by_own(result.findings, t3.columns if t3 is not None else ())
    facts = Facts(report, plan)
    balances = facts.get(Balances) if isinstance(t3, Applications) else None
    statutory = result.states["GI401"].state != "not-applied"
    if isinstance(balances, Balances) and balances.crossing is not None and statutory:
        for code, found in (("GI401", balances.requests), ("GI402", balances.outcomes)):
            own[code] |= {f"{column}: {left} ≠ {right}" for column, (left, right) in found.items()}
    else:
        compare_places(result.findings)
    return own, told_by_yaml(result.findings)


def compare_places(findings: list[RawFinding]) -> None:
    """The own rules' one finding a table stands at the first of the places that YAML tells."""
    for code, ours in OWN.items():
        places = [(f.place.line, f.place.column) for f in findings if f.code == ours]
        for finding in findings:
            if finding.code == code and ("columns" not in finding.arguments or own_columns(finding)):
                assert (finding.place.line, finding.place.column) in places, code


def own_columns(finding: RawFinding) -> bool:
    """Whether a finding is about whole columns, not about a group's subtotal."""
    return all(" " not in difference.rpartition(": ")[0] for difference in listed(finding, "columns"))


def examples() -> Iterator[tuple[str, str, bytes]]:
    registry = checker().registry
    pack = registry.pack_of(registry.profile("govinfo"))
    for code in OWN:
        for example in read_examples(registry, pack)[code]:
            format = next(format for format in ("md", "txt", "html") if example.shown_in(format))
            yield str(example), example.file_name(format), WRITERS[format](parse(example.markup))


def test_all_examples_of_the_own_rules() -> None:
    fired: Told = {code: set() for code in OWN}
    differing = []
    for title, name, data in examples():
        own, ours = compare(data, name)
        if own != ours:
            differing.append((title, name, own, ours))
        for code, differences in ours.items():
            fired[code] |= differences
    assert differing == []
    assert all(fired.values())


def test_the_canonical_reports_break_nothing() -> None:
    for path in sorted(CANONICAL.glob("*.md")):
        for format in ("md", "html"):
            own, ours = compare(WRITERS[format](parse(path.read_text("utf-8"))), f"report.{format}")
            assert own == ours == {code: set() for code in OWN}


def test_real_reports(corpus: Path) -> None:
    compared = 0
    for path in sorted(corpus.glob("*-20*.*")):
        if path.suffix in {".md", ".txt", ".pdf"}:
            try:
                own, ours = compare(path.read_bytes(), path.name)
            except Unreadable:
                continue
            assert own == ours, path.name
            compared += 1
    assert compared >= 3


def test_two_hundred_generated_reports_with_faults() -> None:
    tried = fired = 0
    for code in OWN:
        seed = found = 0
        while found < 40:
            report = faulty(code, seed)
            seed += 1
            if report is None:
                continue
            found += 1
            own, ours = compare(report.write(), report.name)
            assert own == ours, (code, report.seed)
            fired += bool(ours[code])
        tried += found
    assert tried == 200
    assert fired > 150


def test_honest_generated_reports_break_nothing() -> None:
    for seed in range(40):
        report = honest(seed)
        own, ours = compare(report.write(), report.name)
        assert own == ours == {code: set() for code in OWN}, seed
