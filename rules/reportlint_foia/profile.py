"""How an annual FOIA report is recognised, and what its parts are called.

Every report of any kind passes by here to be recognised, so that the names of the form are read when a line is met that
may hold one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from reportlint import Grid, LabelledTable, Line, Profile, Report, Section, StreamBlock, TableForm, Vocabulary

_HEAD = 40
"""Blocks among which the title stands."""
_SMALL = frozenset({"under", "from", "through", "with", "year", "ending", "ended"})
"""Longer words that titles write small."""
_FIRST = frozenset("IVXSsABCDEFHMNPRT")
"""What a heading of the form begins with: a Roman number, "Section", a part's letter, or a name."""


@cache
def _report_words() -> re.Pattern[str]:
    return re.compile(
        r"(?=.*\bannual\b)(?=.*\breport\b)(?=.*(?:\bFOIA\b|freedom of information))"
        r"(?!.*\b(?:chief|guid(?:e|ance)|handbook|template|instructions?|review of|summary of|advice)\b)",
        re.IGNORECASE,
    )


def _may_name_report(lower: str) -> bool:
    """Whether a line is worth the pattern, which no report of another kind needs."""
    return "annual" in lower and "report" in lower


@cache
def _year() -> re.Pattern[str]:
    return re.compile(r"(?:19|20)\d\d(?!\d)|\bFY", re.IGNORECASE)


def is_title(folded: str) -> bool:
    """Whether words name the report: "Annual FOIA Report for Fiscal Year 2021", no sentence about it."""
    if not 18 <= len(folded) <= 160 or folded[-1] in ".:;?!" or not _may_name_report(folded.lower()):
        return False
    if _report_words().match(folded) is None:
        return False
    return all(word[0].isupper() or len(word) < 4 or word in _SMALL for word in folded.split() if word[0].isalpha())


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
        if words[0] in _FIRST:
            found.add(_named(words))
    found.discard("")
    return min(0.99, title + 0.12 * len(found))


def _named(words: str) -> str:
    """The top section that the words of a heading name, or ""."""
    from .sections import read_heading, top_of

    return top_of(read_heading(words).named)


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
    from .sections import top_of

    ids: list[str] = []
    top = ""
    for section, expected in sections:
        id = _identify(section, expected, top)
        top = top_of(id) or top
        ids.append(id)
    return ids


def _identify(section: Section, expected: str, top: str) -> str:
    from .sections import read_heading

    reading = read_heading(section.heading.text.folded, top)
    id = reading.id
    if "." in id:
        return id
    if not reading.number:
        return expected or _by_title(section)
    return id if section.level == 1 else ""


def _by_title(section: Section) -> str:
    """The section that a title names behind a number of another kind: "3. Agency Component Abbreviations"."""
    from .sections import read_heading

    reading = read_heading(section.title.folded)
    sure = "." in reading.named or (section.heading.mark and section.ordinal is not None and not reading.generic)
    return reading.named if sure else ""


def is_label(folded: str) -> bool:
    """Whether words are a label of the form's tables."""
    from .tables import is_form_label

    return 14 <= len(folded) <= 130 and is_form_label(folded)


def section(title: str) -> str:
    """The top section whose whole name a title is, or ""."""
    return _named_top()(title) if 8 <= len(title) <= 200 and title[0].isascii() else ""


@cache
def _named_top() -> Callable[[str], str]:
    from .sections import named_top

    return named_top


def tables(report: Report) -> Sequence[LabelledTable]:
    """The tables of sections IV to XII."""
    from .tables import read_tables

    return read_tables(report)


def vocabulary() -> Vocabulary:
    """The sections and tables of the form; the rows of the tables are each agency's own."""
    from .sections import names
    from .tables import form_tables

    titles = names().titles
    return Vocabulary(titles, [TableForm(t.id, t.labels, title=titles[t.id]) for t in form_tables().values()])


PROFILE = Profile(
    id="foia",
    score=score,
    language="en",
    section=section,
    is_label=is_label,
    is_title=is_title,
    identify=identify,
    tables=tables,
    conditions={"decentralized": "reportlint_foia.facts.tables:Components"},
    vocabulary=vocabulary,
    series=("agency", "year"),
)
