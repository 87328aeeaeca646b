"""The fiscal year that the report is for, and where it says so."""

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from reportlint import Cell, Paragraph, Report, Span, Table, Term, Text, fact

from ..sections import NEWEST
from ..years import Mention, bare_year, looks_aside, mentions, only_mention, year_of_name
from .sections import AgencySections

_TITLE_LINE = 80
"""Characters of a line that goes on the title."""
_BEHIND_NAME = 40
"""Characters that an unmarked heading has behind its name at most: ", Fiscal Year 2021". More is text."""
_FIRST_FORM = 2008
"""The first fiscal year of the form with these twelve sections."""


class StatedYear(Struct, frozen=True, eq=False):
    """A fiscal year and the words that say it. ``place`` is TITLE, PREAMBLE, HEADING or TABLE."""

    year: int
    words: Text
    place: Term
    cell: Cell | None = None

    @property
    def span(self) -> Span:
        return self.words.span()


TITLE = Term("title", "标题", "the title")
PREAMBLE = Term("preamble", "前言", "the preamble")
HEADING = Term("heading", "章节标题", "the heading")
TABLE = Term("table", "表头", "the head of the table")


class FiscalYear(Struct, frozen=True, eq=False):
    """The fiscal year that the report is for.

    Title, preamble, headings, heads of tables and file name have a voice each; among equals the first of them is right.
    """

    year: int
    stated: tuple[StatedYear, ...]
    """Title, preamble, headings, heads of tables."""
    file_name: int | None

    @property
    def published(self) -> int:
        return self.year


class Form(Struct, frozen=True, eq=False):
    """The form of the report's fiscal year: a report without a year has the newest; before 2008 it was another one."""

    year: int


@fact(publish="year")
def fiscal_year(report: Report, sections: AgencySections) -> FiscalYear | None:
    """The fiscal year, from title, preamble, headings, heads of tables and the file's name."""
    stated = [*_in_titles(report, sections), *_in_headings(report, sections), *_in_tables(report, sections)]
    named = year_of_name(report.name)
    voices = [_most([s.year for s in stated if s.place is place]) for place in (TITLE, PREAMBLE, HEADING, TABLE)]
    year = _most([voice for voice in (*voices, named) if voice is not None])
    return None if year is None else FiscalYear(year, tuple(stated), named)


def _most(years: Sequence[int]) -> int | None:
    """The year that stands there most often, among equals the first."""
    counts = Counter(years)
    return max(counts, key=lambda year: counts[year], default=None)


def _in_titles(report: Report, sections: AgencySections) -> Iterator[StatedYear]:
    """Years in the title, in short lines that go on it, in the title that the file gives itself; in the preamble."""
    if report.title is not None:
        found = next(iter(mentions(report.title)), None) or bare_year(report.title)
        if found is not None:
            yield StatedYear(found.year, found.words, TITLE)
    if isinstance(report.properties.title, Text) and (own := only_mention(report.properties.title)) is not None:
        yield StatedYear(own.year, own.words, TITLE)
    before = [(text, mention) for text in _before_sections(report, sections) if (mention := only_mention(text))]
    lines = {mention for text, mention in before if _goes_on_title(text, report.title)}
    one = len({mention.year for mention in lines}) == 1
    for _, mention in before:
        if mention not in lines:
            yield StatedYear(mention.year, mention.words, PREAMBLE)
        elif one:
            yield StatedYear(mention.year, mention.words, TITLE)


def _goes_on_title(text: Text, title: Text | None) -> bool:
    """Whether a line says what the report is; under a title, one that names a report again leads to another one."""
    folded = text.folded
    return len(folded) <= _TITLE_LINE and folded[-1] not in ".;" and (title is None or "report" not in folded.lower())


def _before_sections(report: Report, sections: AgencySections) -> Iterator[Text]:
    first = min((h.text.start for h in sections.headings), default=len(report.text))
    for block in report.blocks:
        if isinstance(block, Paragraph) and block.span.start < first:
            yield block.text


def _in_headings(report: Report, sections: AgencySections) -> Iterator[StatedYear]:
    """Years in headings, where they are not about a comparison with another year."""
    texts = {text.start: text for text in _marked_headings(report)}
    texts.update({h.text.start: h.text for h in sections.headings})
    for _, text in sorted(texts.items()):
        mention = only_mention(text)
        if mention is not None and not _names_other_years(sections.at(text.span())):
            yield StatedYear(mention.year, mention.words, HEADING)


def _marked_headings(report: Report) -> Iterator[Text]:
    """What the format marks as headings, wholly: words behind a known name stand in the first paragraph. Of headings
    that it does not mark, the few words behind the name."""
    for section in report.walk():
        heading = section.heading
        if heading.mark:
            yield heading.text
        first = section.blocks[0] if heading.run_in and section.blocks else None
        if isinstance(first, Paragraph) and (heading.mark or len(first.text.folded) <= _BEHIND_NAME):
            yield first.text


def _in_tables(report: Report, sections: AgencySections) -> Iterator[StatedYear]:
    """Years in captions and heads of tables; a table whose heads name several years compares them."""
    requests = report.labelled_tables.get("V.A")
    known = requests.tables if requests is not None else ()
    headings = {h.text.start for h in sections.headings}
    for table in report.tables:
        if _names_other_years(sections.at(table.span)):
            continue
        heads: list[tuple[Text, Cell | None]] = [(cell.text, cell) for cell in _head_cells(table)]
        if table.caption is not None:
            heads.insert(0, (table.caption, None))
        if any(looks_aside(text.folded) for text, _ in heads):
            continue
        found: list[tuple[Mention, Cell | None]] = [
            (mention, cell)
            for text, cell in heads
            if text.start not in headings and (mention := only_mention(text)) is not None
        ]
        if table in known or len({mention.year for mention, _ in found}) == 1:
            yield from (StatedYear(mention.year, mention.words, TABLE, cell) for mention, cell in found)


def _head_cells(table: Table) -> Iterator[Cell]:
    """The cells above the first row with a number."""
    for row in range(min(3, table.rows)):
        cells = [cell for cell in table.row(row) if cell.row == row]
        if any(cell.value.is_number for cell in cells):
            return
        yield from cells
        if row == 0 and table.rows > 1 and all(cell.rowspan == cell.colspan == 1 for cell in cells):
            return


def _names_other_years(id: str) -> bool:
    """Whether a section has other years in it by its nature: statutes, comparisons with last year."""
    return id == "IV" or id.startswith(("XII.D", "XII.E"))


@fact
def form(report: Report, period: FiscalYear | None) -> Form | None:
    """The form of the report's fiscal year."""
    if period is None:
        return Form(NEWEST)
    return Form(period.year) if period.year >= _FIRST_FORM else None
