"""This year's report beside last year's: what is told, where, and what is left alone."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from foia_faults import body
from foia_years import raised, years

from reportlint.batch.check import Checker, Choices, Plain, Settings
from reportlint.batch.collection import check_together
from reportlint.engine.results import RawFinding, RawResult
from reportlint.plugins.registry import Registry
from reportlint_foia.agencies import agency_of_name, agency_of_title
from reportlint_foia.starts import _abbreviates

BASE = (Path(__file__).resolve().parents[3] / "rules" / "reportlint_foia" / "canonical" / "2021.md").read_text("utf-8")
NEAR = [
    ("Fiscal Year 2021\n", "Fiscal Year 2020\n"),
    ("| OE | 1,012* | 2,090 | 2,085 | 1,017 |", "| OE | 1,044 | 1,870 | 1,902 | 1,012 |"),
    ("| OS | 3 | 41 | 44 | 0 |", "| OS | 1 | 52 | 50 | 3 |"),
    ("| LS | 0 | 6 | 5 | 1 |", "| LS | 0 | 4 | 4 | 0 |"),
    ("| AGENCY OVERALL | 1,015 | 2,137 | 2,134 | 1,018 |", "| AGENCY OVERALL | 1,045 | 1,926 | 1,956 | 1,015 |"),
    ("| OE | 4 | 12 | 13 | 3 |", "| OE | 3 | 15 | 14 | 4 |"),
    ("| OS | 0 | 1 | 1 | 0 |\n| AGENCY OVERALL | 4 | 13 | 14 | 3 |", "| OS | 0 | 0 | 0 | 0 |\n| AGENCY OVERALL | 3 | 15 | 14 | 4 |"),
    ("| OE | 288 | 1 |\n| OS | 0 | 0 |\n", "| OE | 301 | 2 |\n| OS | 1 | 0 |\n"),
    ("| LS | 0 | N/A |\n| AGENCY OVERALL | 288 | 1 |", "| LS | 0 | N/A |\n| AGENCY OVERALL | 302 | 2 |"),
    ("| OE | 2 | 7 | 6 | 3 |", "| OE | 1 | 7 | 6 | 2 |"),
    ("| AGENCY OVERALL | 2 | 8 | 7 | 3 |", "| AGENCY OVERALL | 1 | 8 | 7 | 2 |"),
]  # fmt: skip


def edited(text: str, *edits: tuple[str, str]) -> str:
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


LAST = edited(BASE, *NEAR)
NOTE = "* After a review of its files the Office of Examples (OE) corrected the number of requests pending as of the start of the fiscal year.\n"


@cache
def checker() -> Checker:
    wanted = Choices(
        Plain("foia", lambda rule: rule.code.startswith("FOIA7") or rule.code in {"FOIA201", "FOIA206", "FOIA408"})
    )
    return Checker(Registry(), Settings(collection=True), choices=wanted)


def check(now: str | bytes, last: str | bytes, ending: str = "md") -> list[RawResult]:
    data = [text if isinstance(text, bytes) else text.encode() for text in (now, last)]
    results = check_together(checker(), [(f"now.{ending}", data[0]), (f"last.{ending}", data[1])])
    assert [result.error for result in results] == ["", ""]
    return results


def told(now: str, last: str = LAST) -> tuple[list[str], set[str]]:
    """What these rules tell, without their words before the last colon; the other rules that speak of either report, of
    last year's with a ~."""
    results = check(now, last)
    assert results[0].states["FOIA701"].state == "ran"
    found = [f for f in results[0].findings if f.code.startswith("FOIA7")]
    codes = {f"{mark}{f.code}" for mark, result in zip(("", "~"), results, strict=True) for f in result.findings}
    return [_short(f) for f in found], {code for code in codes if "FOIA7" not in code}


def _short(finding: RawFinding) -> str:
    said = finding.arguments
    about = said["table"] if finding.code == "FOIA701" else f"{said['comparison']} {said['what']} {said['table']}"
    return f"{finding.place.line}:{finding.place.column} {finding.code} {about}: {finding.en.rpartition('explains it: ')[2]}"


def test_reports_that_agree() -> None:
    assert told(BASE) == ([], set())


OVERALL = "| AGENCY OVERALL | 1,045 | 1,926 | 1,956 | 1,015 |"
OE = "| OE | 1,044 | 1,870 | 1,902 | 1,012 |"
Edits = list[tuple[str, str]]


@pytest.mark.parametrize(
    ("now", "last", "said"),
    [
        pytest.param(
            [],
            [("| OS | 1 | 52 | 50 | 3 |", "| OS | 0 | 52 | 50 | 2 |"), ("| LS | 0 | 4 | 4 | 0 |", "| LS | 1 | 4 | 4 | 1 |")],
            ["37:8 FOIA701 V.A: OS: 3 ≠ 2, LS: 0 ≠ 1"],
            id="two components, one finding; the note excuses the agency overall",
        ),
        pytest.param([(NOTE, "")], [(OE, "| OE | 1,040 | 1,870 | 1,902 | 1,008 |")], [], id="the mark of a footnote"),
        pytest.param(
            [(NOTE, ""), ("1,012*", "1,012")],
            [(OE, "| OE | 1,040 | 1,870 | 1,902 | 1,008 |"), (OVERALL, "| AGENCY OVERALL | 1,041 | 1,926 | 1,956 | 1,011 |")],
            ["36:8 FOIA701 V.A: OE: 1012 ≠ 1008"],
            id="a component makes the difference of the agency overall",
        ),
        pytest.param(
            [(NOTE, ""), ("1,012*", "1,012")],
            [(OE, "| OIX | 1,045 | 1,870 | 1,902 | 1,013 |"), (OVERALL, "| AGENCY OVERALL | 1,046 | 1,926 | 1,956 | 1,016 |")],
            ["39:20 FOIA701 V.A: AGENCY OVERALL: 1015 ≠ 1016"],
            id="no component that both years have makes the difference of the agency overall",
        ),
        pytest.param(
            [(NOTE, ""), ("1,012*", "1,012")],
            [(OVERALL, "| AGENCY OVERALL | 1,046 | 1,926 | 1,956 | 1,016 |")],
            [],
            id="last year's own report tells of its agency overall",
        ),
        pytest.param([("| OS | 3 | 41 | 44 | 0 |", "| OS | N/A | 41 | 44 | 0 |")], [], [], id="N/A"),
        pytest.param([("| OS | 3 | 41 | 44 | 0 |", "| OS | some | 41 | 44 | 0 |")], [], [], id="words"),
        pytest.param([], [("| LS | 0 | 4 | 4 | 0 |", "| LSX | 7 | 4 | 4 | 7 |")], [], id="a component of one year only"),
        pytest.param(
            [],
            [("| LS | 0 | 4 | 4 | 0 |\n", "| ls* | 7 | 4 | 4 | 7 |\n"), (OVERALL, "| AGENCY OVERALL | 1,052 | 1,926 | 1,956 | 1,022 |")],
            ["38:8 FOIA701 V.A: LS: 0 ≠ 7"],
            id="a mark in last year's report excuses nothing",
        ),
        pytest.param(
            [("| LS | 0 | 6 | 5 | 1 |\n", "| LS | 0 | 6 | 5 | 1 |\n| LS | 0 | 0 | 0 | 0 |\n")],
            [("| LS | 0 | 4 | 4 | 0 |\n", "| LS | 7 | 4 | 4 | 7 |\n")],
            [],
            id="rows of one name are not told apart",
        ),
        pytest.param(
            [],
            [("| OE | 1 | 7 | 6 | 2 |", "| OE | 2 | 7 | 6 | 3 |"), ("| AGENCY OVERALL | 1 | 8 | 7 | 2 |", "| AGENCY OVERALL | 2 | 8 | 7 | 3 |")],
            ["254:8 FOIA701 XII.B: OE: 2 ≠ 3"],
            id="XII.B",
        ),
        pytest.param(
            [],
            [("| OE | 3 | 15 | 14 | 4 |", "| OE | 0 | 15 | 14 | 1 |"), ("| AGENCY OVERALL | 3 | 15 | 14 | 4 |", "| AGENCY OVERALL | 0 | 15 | 14 | 1 |")],
            ["74:8 FOIA701 VI.A: OE: 4 ≠ 1"],
            id="VI.A",
        ),
    ],
)  # fmt: skip
def test_start_of_year(now: Edits, last: Edits, said: list[str]) -> None:
    assert told(edited(BASE, *now), edited(LAST, *last))[0] == said


@pytest.mark.parametrize(
    ("now", "last", "other"),
    [
        ([("| OS | 3 | 41 | 44 | 0 |", "| OS | 4 | 41 | 44 | 0 |")], [], "FOIA201"),
        ([], [("| OS | 1 | 52 | 50 | 3 |", "| OS | 1 | 52 | 50 | 4 |")], "~FOIA201"),
        ([("| OS | 3 | 41 | 44 | 0 |", "| OS | 0 | 44 | 44 | 0 |")], [], "FOIA408"),
        ([("| OE | 1,870 | 2,090 |", "| OE | 1,871 | 2,090 |")], [], "FOIA206"),
        ([], [("| OS | 1 | 52 | 50 | 3 |", "| OS | 1 | 53 | 50 | 3 |")], "~FOIA201"),
    ],
)
def test_what_another_rule_tells_is_told_once(now: Edits, last: Edits, other: str) -> None:
    found, others = told(edited(BASE, *now), edited(LAST, *last))
    assert found == []
    assert other in others


@pytest.mark.parametrize(
    ("now", "last", "said"),
    [
        pytest.param(
            [("| OE | 1,870 | 2,090 | 1,902 | 2,085 |", "| OE | 1,871 | 2,090 | 1,900 | 2,085 |"),
             ("| AGENCY OVERALL | 1,926 | 2,137 | 1,956 | 2,134 |", "| AGENCY OVERALL | 1,927 | 2,137 | 1,954 | 2,134 |")],
            [],
            ["275:8 FOIA702 XII.D.(1) received V.A: OE: 1871 ≠ 1870", "275:24 FOIA702 XII.D.(1) processed V.A: OE: 1900 ≠ 1902"],
            id="XII.D.(1)",
        ),
        pytest.param(
            [],
            [("| OE | 301 | 2 |", "| OE | 300 | 2 |"), ("| AGENCY OVERALL | 302 | 2 |", "| AGENCY OVERALL | 301 | 2 |")],
            ["283:8 FOIA702 XII.D.(2) backlogged XII.A: OE: 301 ≠ 300"],
            id="XII.D.(2)",
        ),
        pytest.param(
            [],
            [("| OE | 301 | 2 |", "| OE | 301 | 0 |"), ("| AGENCY OVERALL | 302 | 2 |", "| AGENCY OVERALL | 302 | 0 |")],
            ["299:8 FOIA702 XII.E.(2) backlogged XII.A: OE: 2 ≠ 0"],
            id="XII.E.(2)",
        ),
        pytest.param(
            [],
            [("| OE | 3 | 15 | 14 | 4 |", "| OE | 6 | 12 | 14 | 4 |"), ("| AGENCY OVERALL | 3 | 15 | 14 | 4 |", "| AGENCY OVERALL | 6 | 12 | 14 | 4 |")],
            ["292:8 FOIA702 XII.E.(1) received VI.A: OE: 15 ≠ 12"],
            id="XII.E.(1)",
        ),
        pytest.param(
            [("| OS | 1 | 0 |\n| LS | 0 | 0 |\n| AGENCY OVERALL | 302 | 288 |\n", "| OS | 3 | 0 |\n| LS | 0 | 0 |\n| AGENCY OVERALL | 304 | 288 |\n\nThe agency corrected last year's numbers.\n")],
            [],
            [],
            id="a footnote",
        ),
    ],
)  # fmt: skip
def test_comparison_last_year(now: Edits, last: Edits, said: list[str]) -> None:
    assert told(edited(BASE, *now), edited(LAST, *last))[0] == said


def test_where_a_finding_stands_and_what_is_related() -> None:
    last = edited(
        LAST, ("| OS | 1 | 52 | 50 | 3 |", "| OS | 0 | 52 | 50 | 2 |"), ("| LS | 0 | 4 | 4 | 0 |", "| LS | 1 | 4 | 4 | 1 |")
    )  # fmt: skip
    (finding,) = (f for f in check(BASE, last)[0].findings if f.code == "FOIA701")
    start, end = (f"Number of Requests Pending as of {which} of Fiscal Year" for which in ("Start", "End"))
    assert (finding.table, finding.row, finding.column, finding.severity.label) == ("V.A", "OS", start, "warning")
    assert finding.zh == "V.A表年初未办结数与上一年（2020年）报告的年末未办结数不一致，又没有脚注说明：OS3≠2、LS0≠1"
    assert finding.en == (
        "V.A: what is pending at the start is not what the report for 2020 has pending at the end, and no footnote explains "
        "it: OS: 3 ≠ 2, LS: 0 ≠ 1"
    )
    assert finding.arguments == {"table": "V.A", "year": 2020, "differences": ["OS: 3 ≠ 2", "LS: 0 ≠ 1"]}
    assert [(r.path, r.place.line, r.place.column, r.en.partition(":")[0]) for r in finding.related] == [
        ("", 38, 8, f"LS / {start}"),
        ("last.md", 37, 22, f"OS / {end}"),
        ("last.md", 38, 20, f"LS / {end}"),
    ]


def test_without_last_years_report_nothing_is_compared() -> None:
    for last in (
        edited(LAST, ("Fiscal Year 2020", "Fiscal Year 2019")),
        edited(LAST, ("# Bureau of Sample", "# Bureau of Simple")),
    ):
        now, _ = check(BASE, last)
        assert (now.findings, {now.states[code].state for code in ("FOIA701", "FOIA702")}) == ([], {"not-applied"})


# -- whose report it is -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "agency"),
    [
        ("Bureau of Sample Affairs: Annual FOIA Report for Fiscal Year 2021", "Bureau of Sample Affairs"),
        ("Sample Advisory Board FY 2014 Annual FOIA Report", "Sample Advisory Board"),
        ("U.S. Sample Agency Freedom of Information Act Annual Report for FY 2017", "U.S. Sample Agency"),
        ("Sample Department — Fiscal Year 2020 Annual Freedom of Information Act (FOIA) Report", "Sample Department"),
        ("Annual Report of the Sample Commission under the Freedom of Information Act, FY2019", "Sample Commission"),
        ("Office of Examples' Annual FOIA Report", "Office of Examples"),
        ("OIX FOIA Annual Report (October 1, 2019 - September 30, 2020)", "OIX"),
        ("OIA FY21 FOIA Annual Report", "OIA"),
        ("Public Examples Board Annual FOIA Report", "Public Examples Board"),
        ("The Bureau of Sample Affairs (BSA) Annual FOIA Report for Fiscal Year 2021", "Bureau of Sample Affairs"),
        ("Annual FOIA Report to the Attorney General of the United States, FY 2021", ""),
        ("Our Agency Annual FOIA Report", ""),
        ("Table of Contents | Annual FOIA Report 2021", ""),
        ("Annual FOIA Report Statistics FY 2021 - Section V", ""),
        ("Annual FOIA Report for Fiscal Year 2021", ""),
        ("2021 Annual FOIA Report", ""),
        ("FOIA Annual Report for 10/01/2020 through 09/30/2021", ""),
        ("{{ page.title }} (FY 2021)", ""),
        ("", ""),
    ],
)
def test_the_agency_in_a_title(title: str, agency: str) -> None:
    assert agency_of_title(title) == agency


@pytest.mark.parametrize(
    ("name", "text", "agency"),
    [
        ("usab-fy2021.md", "USAB answers", "usab"),
        ("usab-fy2021.md", "usab answers", ""),
        ("usab-foia-annual-report-raw-data-fy2021.md", "USAB", "usab"),
        ("a/b/OIX FY21 Final Report.docx", "of OIX.", "oix"),
        ("fy20_oix.docx", "OIX", "oix"),
        ("foia-stats-2021.md", "STATS", ""),
        ("summary.md", "SUMMARY", ""),
        ("2021.md", "MD", ""),
    ],
)
def test_the_agency_in_a_file_name(name: str, text: str, agency: str) -> None:
    assert agency_of_name(name, text) == agency


@pytest.mark.parametrize(
    ("title", "components", "agency"),
    [
        ("Sample Advisory Board FY 2014 Annual FOIA Report", "SAB", "Sample Advisory Board"),
        ("FY 2014 Annual FOIA Report", "SAB", "SAB"),
        ("FY 2014 Annual FOIA Report", "HQ", None),
        ("FY 2014 Annual FOIA Report", "AGENCY OVERALL", None),
    ],
)
def test_the_agency_of_a_report(title: str, components: str, agency: str | None) -> None:
    text = (Path(__file__).resolve().parents[3] / "rules/reportlint_foia/canonical/2014.md").read_text("utf-8")
    text = text.replace("Sample Advisory Board FY 2014 Annual FOIA Report", title).replace(
        "| SAB |", f"| {components} |"
    )
    assert check(text, LAST)[0].facts == {"agency": agency, "year": 2014}


@pytest.mark.parametrize(
    ("note", "component", "fits"),
    [
        ("The following adjusted their numbers: OIX, PAO, Harbor.", "Public Affairs", True),
        ("The following adjusted their numbers: OIX, HARBOR.", "Public Affairs", False),
        ("The number was corrected.", "Tide", False),
    ],
)
def test_an_abbreviation_in_a_footnote(note: str, component: str, fits: bool) -> None:
    assert _abbreviates(note, component) is fits


# -- pairs made by chance ---------------------------------------------------------------------------------------


def seven(now: bytes, last: bytes, ending: str) -> list[tuple[str, str]]:
    found = check(now, last, ending)
    assert found[0].states["FOIA701"].state == "ran"
    return [(f.code, str(f.arguments["differences"])) for f in found[0].findings if f.code.startswith("FOIA7")]


def test_honest_years_agree() -> None:
    pytest.importorskip("turbohtml")
    for seed in range(30):
        now, last = years(seed)
        assert seven(now.write(), last.write(), now.name.rpartition(".")[2]) == [], seed


@pytest.mark.parametrize(
    ("code", "table", "columns"),
    [("FOIA701", "V.A", (1, 4)), ("FOIA701", "XII.B", (1, 4)), ("FOIA702", "XII.D.1", (1,))],
)
def test_a_number_of_another_year_is_told(code: str, table: str, columns: tuple[int, ...]) -> None:
    pytest.importorskip("turbohtml")
    tried = 0
    for seed in range(15):
        now, last = years(seed)
        name = body(now, table)[-2][0] if len(body(now, table)) > 2 else ""
        number = raised(now, table, columns, name.upper()) if name and table not in now.notes else None
        if number is None:
            continue
        tried += 1
        found = seven(now.write(), last.write(), now.name.rpartition(".")[2])
        assert found == [(code, f"['{name}: {number} ≠ {number - 1}']")], seed
    assert tried > 3


def test_two_real_reports(corpus: Path) -> None:
    """FY 2017 repeats 1,074 requests received by OIP and 1,097 processed; FY 2016 has 1,071 and 1,094."""
    pytest.importorskip("reportlint.loaders.docx")
    pair = [corpus / "foia" / f"doj-fy{year}.docx" for year in (2017, 2016)]
    if not pair[0].exists():
        pytest.skip("the real reports are not at hand")
    results = check_together(checker(), [(path.name, path.read_bytes()) for path in pair])
    assert [(f.code, f.place.line, f.place.column, f.arguments["differences"]) for f in results[0].findings if re.match("FOIA7", f.code)] == [
        ("FOIA702", 1358, 5, ["OIP: 1074 ≠ 1071"]),
        ("FOIA702", 1358, 17, ["OIP: 1097 ≠ 1094"]),
    ]  # fmt: skip
