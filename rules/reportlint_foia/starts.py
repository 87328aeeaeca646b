"""What is pending at the start of a year beside last year's backlog, and what footnotes excuse."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from reportlint import Cell

from .amounts import number_of
from .facts.sections import Footnotes
from .matching import pairs
from .sections import squeeze
from .tables import ReadTable, Row

BACKLOGS = (("V.A", "XII.D.2"), ("VI.A", "XII.E.2"))
"""A table with what was pending at the start, and the comparison with last year's backlog of the same."""
Amount = int | Decimal


def below_backlog(
    tables: Mapping[str, ReadTable], footnotes: Footnotes
) -> Iterator[tuple[str, str, Row, tuple[Cell, Amount], tuple[Cell, Amount]]]:
    """Rows with fewer pending at the start than were backlogged at the end of last year, unless a footnote excuses it:
    both tables' ids, the row, the start, the backlog."""
    for id, comparison in BACKLOGS:
        table, other = tables.get(id), tables.get(comparison)
        if table is None or other is None:
            continue
        notes = notes_to(footnotes, table, other)
        for row, match in pairs(table, other):
            cell, last = row.cells.get(table.form.labels[0]), match.cells.get("Backlogged, Last Year")
            start, backlog = number_of(cell), number_of(last)
            if cell is None or last is None or start is None or backlog is None or start >= backlog:
                continue
            if not (row.marked or match.marked or excuses(notes, row)):
                yield id, comparison, row, (cell, start), (last, backlog)


def notes_to(footnotes: Footnotes, *tables: ReadTable) -> list[str]:
    """The footnotes to some tables."""
    return [note.text.folded for table in tables for note in footnotes.of(table.tables)]


def excuses(notes: Sequence[str], row: Row) -> bool:
    """Whether a note speaks of a component, or may explain the sum of them all."""
    return any(
        row.overall or row.key in squeeze(note) or "agency" in note.lower() or _abbreviates(note, row.component)
        for note in notes
    )


def _abbreviates(note: str, component: str) -> bool:
    """Whether a word in capitals may stand for a component: PAO for Public Affairs."""
    initials = "".join(word[0] for word in component.split() if word[0].isupper())
    return len(initials) > 1 and any(word.startswith(initials) for word in re.findall(r"\b[A-Z]{2,}\b", note))
