"""Every finding in the real reports, one by one; what must be told, and what must not be."""

from __future__ import annotations

import json
import tomllib
from functools import cache
from hashlib import blake2b
from pathlib import Path

import msgspec
import pytest
from msgspec import Struct

from reportlint.batch.check import Checker, Settings
from reportlint.engine.results import RawFinding, RawResult
from reportlint.plugins.registry import Registry

GOLDEN = Path(__file__).parent / "golden"
PUBLIC_WORKS = "seed-2020-public-works.txt"
SERVICE_CENTRE = "seed-2021-service-centre.md"
CITY = "huaian-2024.pdf"
COUNTY = "shuyang-2025.md"
TEMPLATE = "template-2021.docx"
REPORTS = (PUBLIC_WORKS, SERVICE_CENTRE, CITY, COUNTY, TEMPLATE)
NEEDS = {"pdf": "pypdfium2", "docx": "lxml"}


class Told(Struct, frozen=True, omit_defaults=True):
    """A finding of a golden file: ``place`` is line, column, end line, end column."""

    code: str
    place: tuple[int, int, int, int]
    variant: str = ""
    page: int | None = None
    table: str | None = None
    digest: str = ""
    """Of the arguments, where they quote the report."""
    arguments: dict[str, object] = {}
    related: int = 0


class Entry(Told, frozen=True, kw_only=True):
    why: str


class Golden(Struct, frozen=True):
    finding: list[Entry]


@cache
def checker() -> Checker:
    return Checker(Registry(), Settings(profile="govinfo"))


@cache
def check(file: Path) -> RawResult:
    pytest.importorskip(NEEDS.get(file.suffix[1:], "reportlint"))
    result = checker().check(file.read_bytes(), file.name)
    assert (result.checked, result.error) == (True, "")
    return result


def file_of(corpus: Path, name: str) -> Path:
    return (corpus.parent / "domain" if name == TEMPLATE else corpus) / name


def golden(name: str) -> list[Entry]:
    return msgspec.toml.decode((GOLDEN / f"{Path(name).stem}.toml").read_bytes(), type=Golden).finding


def seen(finding: RawFinding, *, quoting: bool) -> Told:
    """A finding as a golden file has it; ``quoting``: with a digest in place of its arguments."""
    at = finding.place
    arguments = msgspec.to_builtins(finding.arguments)
    digest = blake2b(msgspec.json.encode(finding.arguments, order="sorted"), digest_size=6).hexdigest()
    return Told(
        code=finding.code,
        place=(at.line, at.column, at.end_line, at.end_column),
        variant=finding.variant,
        page=at.page,
        table=finding.table,
        digest=digest if quoting else "",
        arguments={} if quoting else arguments,
        related=len(finding.related),
    )


@pytest.mark.parametrize("name", REPORTS)
def test_all_that_is_told_of_a_report(corpus: Path, name: str) -> None:
    expected = golden(name)
    quoted = {entry.code for entry in expected if entry.digest}
    told = [seen(finding, quoting=finding.code in quoted) for finding in check(file_of(corpus, name)).findings]
    assert told == [msgspec.convert(msgspec.to_builtins(entry), Told) for entry in expected]
    assert all(len(entry.why) > 20 for entry in expected)


SURE = {
    PUBLIC_WORKS: ["GI101", "GI111", "GI303", "GI305", "GI310", "GI604", "GI609", "GI807", "GI901", "GI906"],
    SERVICE_CENTRE: [
        *("GI101", "GI107", "GI109", "GI111", "GI201", "GI303", "GI305", "GI609", "GI804", "GI807", "GI906"),
    ],
    CITY: ["GI112", "GI513", "GI804"],
    COUNTY: ["GI109", "GI112", "GI310", "GI609", "GI901"],
    TEMPLATE: ["GI111", "GI203", "GI305", "GI607"],
}
"""What a careful reader finds, likely and unsure ones too."""
SILENT = {
    PUBLIC_WORKS: [
        *("GI104", "GI108", "GI201", "GI202", "GI204", "GI304", "GI306", "GI308", "GI504", "GI606", "GI806", "GI902"),
        "GI905",
    ],
    SERVICE_CENTRE: [
        *("GI104", "GI108", "GI204", "GI205", "GI207", "GI504", "GI507", "GI508", "GI605", "GI905", "GI908", "GI910"),
    ],
    CITY: ["GI205", "GI208", "GI307", "GI4", "GI501", "GI502", "GI503", "GI505", "GI509", "GI906", "GI908"],
    COUNTY: [
        *("GI101", "GI104", "GI107", "GI110", "GI208", "GI305", "GI307", "GI4", "GI501", "GI502", "GI503", "GI507"),
        *("GI509", "GI605", "GI904", "GI905"),
    ],
    TEMPLATE: ["GI106", "GI107", "GI206", "GI303", "GI304", "GI4", "GI601", "GI602", "GI603", "GI604", "GI606"],
}
"""What must not be told: codes, or beginnings of codes."""


@pytest.mark.parametrize("name", REPORTS)
def test_what_a_careful_reader_finds_and_leaves(corpus: Path, name: str) -> None:
    told = {finding.code for finding in check(file_of(corpus, name)).findings}
    assert [code for code in SURE[name] if code not in told] == []
    assert [code for code in sorted(told) if code.startswith(tuple(SILENT[name]))] == []


def test_a_page_break_between_rows_of_a_pdf_is_not_told(corpus: Path) -> None:
    broken = [finding for finding in check(file_of(corpus, CITY)).findings if finding.code == "GI310"]
    assert [(finding.variant, finding.table, finding.place.page) for finding in broken] == [("page-break", "T3", 4)]


def test_what_is_told_of_the_openings(corpus: Path) -> None:
    expected = tomllib.loads((GOLDEN / "openings.toml").read_text("utf-8"))
    told = {}
    for line in (corpus / "openings.jsonl").read_text("utf-8").splitlines():
        opening = json.loads(line)
        findings = checker().check(opening["text"].encode(), "report.txt").findings
        told[opening["id"]] = [
            f"{f.code}{f'.{f.variant}' if f.variant else ''} {f.place.line}:{f.place.column}"
            for f in findings
            if f.code not in expected["cut"]
        ]
    assert told == expected["told"]
    assert {said.split()[0].partition(".")[0] for every in told.values() for said in every} <= set(expected["why"])
