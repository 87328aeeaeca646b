"""The words of a table, row by row: read once for all that look for labels and heads in it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from reportlint import Cell, Table

from .editions import plain_label

Word = tuple[Cell, str]
"""A cell of words, and its plain label."""


class TableWords(Struct, frozen=True, eq=False):
    """A table with the cells of each row that are neither empty nor numbers, from left to right."""

    table: Table
    rows: Sequence[Sequence[Word]]
    plain: frozenset[str]
    """All plain labels of the table."""


def words_of(table: Table) -> TableWords:
    rows = [
        [
            (cell, plain_label(words))
            for cell in line
            if cell is not None and cell.value.number is None and (words := cell.text.folded)
        ]
        for line in (map(dict.fromkeys, table.grid) if table.spanned else table.grid)
    ]
    return TableWords(table, rows, frozenset([plain for row in rows for _, plain in row]))
