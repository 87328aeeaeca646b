"""The words of a table, row by row: read once for all that look for labels and heads in it.

The statutory tables have the same words in nearly every report, whatever their numbers. So what the words of a table say
is worked out from them alone, and kept for the next report.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from msgspec import Struct

from reportlint import Cell, Table, ValueKind, read_numbering, value_of

from .editions import plain_label, simplified

Entry = str | tuple[str, int, int, int] | None
"""The words at a place of a table, those of a merged cell with its row, column and rows; None for a number or nothing."""

KEPT = 256
"""Tables of which the words are kept."""
_MOST_PLACES, _MOST_CHARACTERS = 1_000, 20_000
"""Larger tables are no statutory ones, and not kept."""


class Word(Struct, frozen=True, eq=False):
    """A cell of words: where it stands, and its plain label."""

    words: str
    plain: str
    row: int
    column: int
    rowspan: int


class Wording(Struct, frozen=True, eq=False):
    """The words of a table without its numbers. Tables of the same words have the same wording, in any report."""

    entries: Sequence[Sequence[str]]
    """The words at each place, those of a number with a note too; "" for a number or nothing."""
    rows: Sequence[Sequence[Word]]
    """The cells of each row that are neither empty nor numbers, from left to right."""
    plain: frozenset[str]
    """All plain labels of the table."""

    @property
    def columns(self) -> int:
        return len(self.entries[0]) if self.entries else 0


class TableWords(Struct, frozen=True, eq=False):
    """A table and its words."""

    table: Table
    wording: Wording


def words_of(table: Table) -> TableWords:
    number = ValueKind.NUMBER
    if table.spanned:
        entries = tuple([tuple([_entry(cell) for cell in line]) for line in table.grid])
    else:
        entries = tuple(
            [
                tuple([None if c is None or c.value.kind is number else c.text.folded or None for c in line])
                for line in table.grid
            ]
        )
    small = table.rows * table.columns <= _MOST_PLACES and table.span.end - table.span.start <= _MOST_CHARACTERS
    return TableWords(table, (_wording if small else _wording.__wrapped__)(entries))


def _entry(cell: Cell | None) -> Entry:
    if cell is None or cell.value.kind is ValueKind.NUMBER or not cell.text.folded:
        return None
    if cell.rowspan == 1 and cell.colspan == 1:
        return cell.text.folded
    return cell.text.folded, cell.row, cell.column, cell.rowspan


@lru_cache(KEPT)
def _wording(entries: tuple[tuple[Entry, ...], ...]) -> Wording:
    lines = [[entry if isinstance(entry, str) else entry[0] if entry else "" for entry in line] for line in entries]
    rows: list[list[Word]] = []
    for index, line in enumerate(entries):
        rows.append([])
        merged: set[Entry] = set()
        for column, entry in enumerate(line):
            if entry is None or entry in merged or value_of(lines[index][column]).number is not None:
                continue
            words, *place = (entry, index, column, 1) if isinstance(entry, str) else entry
            if not isinstance(entry, str):
                merged.add(entry)
            rows[-1].append(Word(words, plain_label(words), *place))
    return Wording(lines, rows, frozenset([word.plain for row in rows for word in row]))


_JOINTS = " ：:-—－–/／、·"
"""What stands between two labels that are joined in one cell."""
_LONGEST = 120
"""Characters of the longest words that are tried as such."""


def parted(folded: str, heads: Iterable[str]) -> tuple[str, str]:
    """The label that two labels in one cell begin with, one of ``heads``, and the other: （三）不予公开 1.属于国家秘密. None
    and all the words where there are not two."""
    if len(folded) > _LONGEST:
        return "", folded
    number = read_numbering(folded)
    words = simplified(folded[number.end :].lstrip() if number else folded)
    for head in heads:
        if not words.startswith(head):
            continue
        lower = words[len(head) :].lstrip(_JOINTS)
        if lower[:1] in {"（", "("} and read_numbering(lower) is None:
            lower = lower[1:].rstrip("）)")
        if lower:
            return head, lower
    return "", folded
