"""How an annual FOIA report is recognised, and what its parts are called."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from reportlint import Grid, Line, Profile, Section, StreamBlock

from .requests import is_request_label, read_requests
from .sections import named_top, read_heading, squeeze, top_of

_HEAD = 40
"""Blocks among which the title stands."""


@cache
def _report_words() -> re.Pattern[str]:
    return re.compile(
        r"(?=.*\bannual\b)(?=.*\breport\b)(?=.*(?:\bFOIA\b|freedom of information))"
        r"(?!.*\b(?:chief|guid(?:e|ance)|handbook|template|instructions?|review of|summary of|advice)\b)",
        re.IGNORECASE,
    )


@cache
def _year() -> re.Pattern[str]:
    return re.compile(r"(?:19|20)\d\d(?!\d)|\bFY", re.IGNORECASE)


def is_title(folded: str) -> bool:
    """Whether words name the report: "Annual FOIA Report for Fiscal Year 2021", no sentence about it."""
    if not 18 <= len(folded) <= 160 or folded[-1] in ".:;?!" or _report_words().match(folded) is None:
        return False
    long = [word for word in folded.split() if len(word) > 3 and word[0].isalpha()]
    return all(word[0].isupper() for word in long)


def score(blocks: Sequence[StreamBlock], name: str) -> float:
    """How surely a file is such a report: a title with a year is enough, else what headings name."""
    title = 0.0
    found: set[str] = set()
    for index, block in enumerate(blocks):
        words = _heading_words(block)
        if not words or len(words) > 200 or not words[0].isascii():
            continue
        if index < _HEAD and title < 0.5 and is_title(words):
            title = 0.5 if _year().search(words) else 0.3
        if words[0] in "ISVXsABCDEFMR" and (named := read_heading(words).named):
            found.add(top_of(named))
    return min(0.99, title + 0.12 * len(found))


def _heading_words(block: StreamBlock) -> str:
    """The words of a line, or of a table that is one row with one text: some programs set headings so."""
    if isinstance(block, Line):
        return block.text.folded
    if isinstance(block, Grid) and block.table.rows == 1:
        filled = [cell.text.folded for cell in block.table.cells if cell.text.folded]
        return filled[0] if len(filled) == 1 else ""
    return ""


def identify(sections: Sequence[tuple[Section, str]]) -> Sequence[str]:
    """Ids by what headings' words name, else by their numbers; parts have ids such as "V.B.1"."""
    ids: list[str] = []
    top = ""
    for section, expected in sections:
        id = _identify(section, expected, top)
        top = top_of(id) or top
        ids.append(id)
    return ids


def _identify(section: Section, expected: str, top: str) -> str:
    reading = read_heading(section.heading.text.folded, top)
    id = reading.id
    if "." in id:
        return id
    if not reading.number:
        return expected or (id if "." in id else _abbreviations(section))
    return id if section.level == 1 else ""


def _abbreviations(section: Section) -> str:
    """III.3 has a number of its own kind: "3. Agency Component Abbreviations"."""
    named = read_heading(section.title.folded).named
    return named if "." in named else ""


def is_label(folded: str) -> bool:
    """Whether words are a label of the table of requests."""
    return is_request_label(squeeze(folded)) if 14 <= len(folded) <= 100 else False


PROFILE = Profile(
    id="foia",
    score=score,
    language="en",
    section=named_top,
    is_label=is_label,
    is_title=is_title,
    identify=identify,
    tables=read_requests,
)
