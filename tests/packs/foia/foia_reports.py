"""An invented report, edits of it, and what the checker says of them."""

from __future__ import annotations

from functools import cache

import msgspec

from reportlint.batch.check import Checker, Settings
from reportlint.engine.results import RawResult
from reportlint.plugins.registry import Registry

REPORT = """\
# Bureau of Sample Affairs: Annual FOIA Report for Fiscal Year 2021

## Section I: Basic Information Regarding Report

Questions go to the FOIA Officer.

## Section II: Making a FOIA Request

Requests are received by the Office of Examples.

## Section III: Acronyms, Definitions, and Exemptions

A backlog holds what is pending too long.

## IV. Exemption 3 Statutes

None were relied upon.

## Section V

### V.A. FOIA REQUESTS -- RECEIVED, PROCESSED AND PENDING FOIA REQUESTS

| Agency / Component | Number of Requests Pending as of Start of Fiscal Year | \
Number of Requests Received in Fiscal Year | Number of Requests Processed in Fiscal Year | \
Number of Requests Pending as of End of Fiscal Year |
| --- | --- | --- | --- | --- |
| OE | 12 | 90 | 85 | 17 |
| OS | 3 | 41 | 44 | 0 |
| Agency Overall | 15 | 131 | 129 | 17 |

## Section VI

### VI.A. ADMINISTRATIVE APPEALS -- RECEIVED, PROCESSED, AND PENDING ADMINISTRATIVE APPEALS

| Agency / Component | Number of Appeals Pending as of Start of Fiscal Year | \
Number of Appeals Received in Fiscal Year | Number of Appeals Processed in Fiscal Year | \
Number of Appeals Pending as of End of Fiscal Year |
| --- | --- | --- | --- | --- |
| OE | 1 | 2 | 3 | 0 |

## Section VII

### VII.A. FOIA REQUESTS -- RESPONSE TIME FOR ALL PROCESSED PERFECTED REQUESTS

The median was 14 days.

## VIII. Requests for Expedited Processing and Requests for Fee Waiver

Two were granted.

## IX. FOIA Personnel and Costs

One and a half persons.

## X. Fees Collected for Processing Requests

$74.

## Section XI

### XI.A. Number of Times Subsection (C) Used

Never.

## Section XII

### XII.A. Backlogs of FOIA Requests and Administrative Appeals

Six requests.
"""


FIRST = ("FOIA101", "FOIA201", "FOIA301")


def edited(*edits: tuple[str, str], text: str = REPORT) -> str:
    """The report with each piece, which stands in it once, replaced."""
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def without(*sections: str) -> str:
    """The report without sections: headings of all levels, text and tables."""
    parts = REPORT.split("\n## ")
    return "\n## ".join(part for part in parts if part.split(":")[0].split(".")[0].split("\n")[0] not in sections)


@cache
def checker(profile: str = "") -> Checker:
    return Checker(Registry(), Settings(profile=profile))


def check(text: str, name: str = "report.md", profile: str = "") -> RawResult:
    """What the three rules of ``FIRST`` tell of a report: it is too short for the others."""
    result = checker(profile).check(text.encode(), name)
    findings = [f for f in result.findings if f.code in FIRST or f.code.startswith("RL")]
    return msgspec.structs.replace(result, findings=findings)


def said(text: str, name: str = "report.md", profile: str = "") -> list[tuple[str, int, int, str]]:
    """Code, line, column and English message of all that is told of a report."""
    result = check(text, name, profile)
    assert result.profile == "foia"
    return [(f.code, f.place.line, f.place.column, f.en) for f in result.findings]
