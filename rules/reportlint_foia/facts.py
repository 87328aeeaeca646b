"""What is read out of an annual FOIA report."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from reportlint import Cell, Figure, Paragraph, Report, Span, Table, Term, Text, fact, read_numbering

from . import requests
from .sections import read_heading, top_of
from .years import Mention, bare_year, looks_aside, mentions, only_mention, year_of_name

_TITLE_LINE = 80
"""Characters of a line that goes on the title."""
_FEWEST_CONTENTS = 3
_CONTENTS_LINE = 250
"""Characters of source that an entry of a table of contents takes at most, markup and all."""


class SectionHeading(Struct, frozen=True, eq=False):
    """A heading that names a section of the form: "VI", "V.B.1"."""

    id: str
    text: Text
    """As it stands, number and all."""

    @property
    def span(self) -> Span:
        return self.text.span()


class AgencySections(Struct, frozen=True, eq=False):
    """The headings that name sections of the form, in reading order; none in a report that has none.

    They may be headings, lines like "V.A. FOIA REQUESTS -- …" that no format marks, or tables of one text.
    """

    headings: tuple[SectionHeading, ...]
    unread: tuple[Figure, ...]
    """Tables that could not be read: they may hold headings."""

    def find(self, top: str) -> SectionHeading | None:
        """The first heading of a top section, or of one of its parts."""
        return next((h for h in self.headings if top_of(h.id) == top), None)

    def at(self, span: Span) -> str:
        """The id of the section that a place lies in; "" before the first."""
        at = bisect_right(self.headings, span.start, key=lambda heading: heading.text.start)
        return self.headings[at - 1].id if at else ""


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


class RequestsRow(Struct, frozen=True, eq=False):
    """A row of V.A: a component of the agency, or AGENCY OVERALL. None where the file has no cell."""

    component: str
    start: Cell | None
    received: Cell | None
    processed: Cell | None
    end: Cell | None


class RequestsTable(Struct, frozen=True, eq=False):
    """The table of V.A."""

    rows: tuple[RequestsRow, ...]
    tables: tuple[Table, ...]


@fact
def agency_sections(report: Report) -> AgencySections:
    """The headings that name sections of the form."""
    found = [SectionHeading(s.id, s.heading.text) for s in report.walk() if s.id]
    found += [SectionHeading(id, text) for id, text in _plain_headings(report)]
    found.sort(key=lambda heading: heading.text.start)
    unread = [b for b in report.all_blocks if isinstance(b, Figure) and b.kind == "unread-table"]
    return AgencySections(tuple(_without_contents(found)), tuple(unread))


def _plain_headings(report: Report) -> Iterator[tuple[str, Text]]:
    """Headings that the format does not set off, by number and words both."""
    for text in _lone_texts(report):
        reading = read_heading(text.folded)
        if reading.number and reading.named and (not reading.generic or reading.number == reading.named):
            yield reading.id, text
        elif not reading.number and (number := read_numbering(text.folded)) is not None:
            named = read_heading(text.folded[number.end :]).named
            if "." in named:
                yield named, text


def _lone_texts(report: Report) -> Iterator[Text]:
    """Paragraphs, captions, and the words of tables that are one row with one text."""
    for block in report.all_blocks:
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, Table):
            if block.caption is not None:
                yield block.caption
            filled = [cell.text for cell in block.cells if cell.text.folded] if block.rows == 1 else []
            if len(filled) == 1:
                yield filled[0]


def _without_contents(found: list[SectionHeading]) -> list[SectionHeading]:
    """The headings without those of a table of contents: close together, and begun again behind it."""
    if not found:
        return found
    again = next((i for i, h in enumerate(found) if i and h.id == found[0].id), 0)
    if again < _FEWEST_CONTENTS:
        return found
    length = found[again - 1].text.end - found[0].text.start
    return found[again:] if length <= _CONTENTS_LINE * again else found


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
    """What the format marks as headings, wholly: words behind a known name stand in the first paragraph."""
    for section in report.walk():
        if section.heading.mark:
            yield section.heading.text
            if section.heading.run_in and section.blocks and isinstance(section.blocks[0], Paragraph):
                yield section.blocks[0].text


def _in_tables(report: Report, sections: AgencySections) -> Iterator[StatedYear]:
    """Years in captions and heads of tables; a table whose heads name several years compares them."""
    known = requests.tables_of(report)
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
def requests_table(report: Report) -> RequestsTable | None:
    """The table of V.A, row by row."""
    table = report.labelled_tables.get(requests.ID)
    if table is None:
        return None
    rows = tuple(RequestsRow(row, *(table.cell(row, column) for column in requests.COLUMNS)) for row in table.rows)
    return RequestsTable(rows, table.tables)
