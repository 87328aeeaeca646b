"""The headings that name sections of the form, also those that no format marks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from reportlint import Paragraph, Report, Span, Table, Text, read_numbering

from .sections import read_heading

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


@lru_cache(1)
def read_headings(report: Report) -> tuple[SectionHeading, ...]:
    """The headings that name sections, in reading order. Asked for twice of each report, for its tables and as a fact."""
    found = [SectionHeading(s.id, s.heading.text) for s in report.walk() if s.id]
    found += [SectionHeading(id, text) for id, text in _plain_headings(report)]
    found.sort(key=lambda heading: heading.text.start)
    return tuple(_without_contents(found))


def heading_at(headings: Sequence[SectionHeading], span: Span) -> int:
    """The index of the heading that a place lies under; -1 before the first."""
    return bisect_right(headings, span.start, key=lambda heading: heading.text.start) - 1


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
