"""How headings name sections of the form, and which sections a report has."""

import re

import pytest
from foia_reports import REPORT, check, checker, edited, without

from reportlint_foia.facts.sections import agency_sections
from reportlint_foia.profile import is_title
from reportlint_foia.sections import TOPS, names, read_heading, title_of


@pytest.mark.parametrize(
    ("heading", "id"),
    [
        ("Section I: Basic Information Regarding Report", "I"),
        ("I. BASIC INFORMATION REGARDING REPORT", "I"),
        ("II. HOW TO MAKE A FOIA REQUEST", "II"),
        ("III. ACRONYMS, DEFINITIONS, AND EXEMPTIONS:", "III"),
        ("Agency Component Abbreviations", "III.3"),
        ("Section V", "V"),
        ("SECTION IX - FOIA PERSONNEL & COSTS", "IX"),
        ("V. FOIA REQUESTS", "V"),
        ("V.A. FOIA REQUESTS -- RECEIVED, PROCESSED AND PENDING FOIA REQUESTS", "V.A"),
        ("V. FOIA REQUESTS / A. Received, Processed and Pending FOIA Requests", "V.A"),
        ("V. A. Received, Processed and Pending FOIA Requests", "V.A"),
        ("V.B.(1). DISPOSITION OF FOIA REQUESTS -- ALL PROCESSED REQUESTS", "V.B.1"),
        ("V.B.1. Disposition of FOIA Requests - All Processed Requests", "V.B.1"),
        ("V. B. (2) Something of our own", "V.B.2"),
        ("VI.C.(3). REASONS FOR DENIAL ON APPEAL --“OTHER”REASONS", "VI.C.3"),
        ("VII.C. PROCESSED COMPLEX REQUESTS -- RESPONSE TIME IN DAY INCREMENTS", "VII.C.2"),
        ("VII.C. PROCESSED REQUESTS GRANTED EXPEDITED PROCESSING—RESPONSE TIME IN DAY INCREMENTS", "VII.C.3"),
        ("XI.B. Number of Subsection (A)(2) Postings", "XI.B"),
        ("XII. D. 1. Anything", "XII.D.1"),
        ("IX. FOIA Personnel and Costs, FY 2021", "IX"),
        ("VI. FOIA Personnel and Costs", "IX"),
        ("VII. FOIA Requests", "VII"),
        ("FOIA Personnel and Costs", "IX"),
        ("The bureau received two requests", ""),
        ("I have read V.A. and VI.A.", ""),
        ("", ""),
        ("第一部分", ""),
    ],
)
def test_read_heading(heading: str, id: str) -> None:
    assert read_heading(heading).id == id


def test_read_heading_of_a_part_that_says_its_letter_only() -> None:
    assert read_heading("A. Something of our own", "V").id == "V.A"
    assert read_heading("C. (2) Something of our own", "VI").id == "VI.C.2"
    assert read_heading("A. Something of our own").id == ""
    assert read_heading("B. Something of our own", "IX").id == ""


def test_every_name_of_the_form_names_its_own_section() -> None:
    for id, title in names().titles.items():
        assert read_heading(title).named == id
        assert read_heading(f"{id}. {title.upper()}").id == id
    assert [title_of(top) for top in TOPS] == [names().titles[top] for top in TOPS]


def _ids(text: str, name: str = "report.md") -> list[str]:
    report, _ = checker("foia").read(text.encode(), name)
    return [heading.id for heading in agency_sections(report).headings]


ALL = [
    "I",
    "II",
    "III",
    "IV",
    "V",
    "V.A",
    "VI",
    "VI.A",
    "VII",
    "VII.A",
    "VIII",
    "IX",
    "X",
    "XI",
    "XI.A",
    "XII",
    "XII.A",
]


def test_sections_of_the_report() -> None:
    assert _ids(REPORT) == ALL


def test_sections_of_plain_text() -> None:
    assert _ids(re.sub(r"(?m)^#+ ", "", REPORT), "report.txt") == ALL


def test_sections_in_tables_of_one_text() -> None:
    text = edited(
        ("## IX. FOIA Personnel and Costs", "| IX. FOIA Personnel and Costs |\n| --- |"),
        ("### XII.A. Backlogs of", "**XII.A. Backlogs of"),
        ("and Administrative Appeals\n\nSix", "and Administrative Appeals**\n\nSix"),
    )
    assert _ids(text) == ALL


def test_sections_without_those_of_a_table_of_contents() -> None:
    entries = re.findall(r"(?m)^## (.*)$", REPORT)
    listed = "".join(f"- {entry}\n" for entry in entries)
    report, _ = checker("foia").read(edited(("\n## Section I:", f"\n{listed}\n## Section I:")).encode(), "report.md")
    found = agency_sections(report)
    assert [heading.id for heading in found.headings] == ALL
    assert found.headings[0].text.folded == "Section I: Basic Information Regarding Report"
    span = found.headings[0].span
    assert report.source.locate(span.start, span.end).line == 3 + len(entries) + 1


@pytest.mark.parametrize(
    "title",
    [
        "Annual FOIA Report for Fiscal Year 2021",
        "Bureau of Sample Affairs Freedom of Information Act Annual Report",
        "FY 2021 ANNUAL FOIA REPORT",
        "Annual Report under the Freedom of Information Act",
    ],
)
def test_titles(title: str) -> None:
    assert is_title(title)


@pytest.mark.parametrize(
    "words",
    [
        "This is the annual FOIA report of the bureau",
        "Annual FOIA Report.",
        "Chief FOIA Officer Report and Annual Report",
        "Handbook for the Annual FOIA Report",
        "Annual Report",
        "FOIA Report",
    ],
)
def test_words_that_are_no_title(words: str) -> None:
    assert not is_title(words)


@pytest.mark.parametrize(
    ("text", "profile"),
    [
        (REPORT, "foia"),
        ("# Annual FOIA Report, Fiscal Year 2021\n\nNothing else.\n", "foia"),
        (REPORT.split("\n", 1)[1], "foia"),
        ("# Notes\n\nV. Said is a name. The annual FOIA report is due in March.\n", ""),
        ("# How we write\n\n## Section I\n\nText.\n\n## Section II\n\nText.\n", ""),
        ("# 示例市2021年政府信息公开工作年度报告\n\n一、总体情况\n\n示例。\n", "govinfo"),
    ],
)
def test_recognised(text: str, profile: str) -> None:
    assert check(text).profile == profile


def test_sections_in_disorder_and_numbers_of_another_kind() -> None:
    assert _ids(without("IX") + "\n## 9. FOIA Personnel and Costs\n\nOne person.\n") == [
        *[id for id in ALL if id != "IX"], "IX",
    ]  # fmt: skip
