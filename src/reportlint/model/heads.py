"""The words over the columns of a table, where the kind of report does not say beforehand what they are."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from .report import Cell, Table
from .text import Text
from .values import ValueKind, read_measure


class Heads(Struct, frozen=True, eq=False, gc=False):
    """The head of a table: how many rows it has, and over each column its words, outermost first."""

    rows: int
    columns: tuple[tuple[Text, ...], ...]


@cache
def _date() -> re.Pattern[str]:
    return re.compile(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}/\d{1,2}/\d{2,4}")


def read_heads(table: Table, most: int = 4) -> Heads:
    """The rows above the first that states something: a number, a date or a mark for nothing, behind its first column.

    A merged cell stands over all columns that it covers. Where the format cannot merge, a blank beside a group's name,
    with words below it, belongs to the group. A table that states something in its first row has no head. Where nothing
    is stated in the first ``most`` rows and the next, the first row is the head.
    """
    last = min(most, table.rows - 1)
    rows = next((row for row in range(last + 1) if any(_states(c) for c in table.row(row) if c.column)), min(last, 1))
    return Heads(rows, tuple(_over(table, rows, column) for column in range(table.columns)))


def _states(cell: Cell) -> bool:
    """Whether a cell states a number, a date, or that there is nothing to state."""
    folded = cell.text.folded
    return (
        cell.value.kind is ValueKind.NOT_APPLICABLE
        or cell.value.is_number
        or read_measure(folded) is not None
        or (folded[:1].isdecimal() and _date().fullmatch(folded) is not None)
    )


def _over(table: Table, rows: int, column: int) -> tuple[Text, ...]:
    found: list[Text] = []
    for row in range(rows):
        cell = table.cell(row, column)
        if (cell is None or not cell.text.folded) and not table.spanned:
            cell = _group_of(table, rows, row, column)
        if cell is not None and cell.text.folded and cell.text not in found:
            found.append(cell.text)
    return tuple(found)


def _group_of(table: Table, rows: int, row: int, column: int) -> Cell | None:
    """The cell to the left whose name goes on over a blank: where words stand below the blank and below that cell."""
    if not _words_below(table, rows, row, column):
        return None
    for left in range(column - 1, -1, -1):
        cell = table.cell(row, left)
        if cell is not None and cell.text.folded:
            return cell if _words_below(table, rows, row, left) else None
    return None


def _words_below(table: Table, rows: int, row: int, column: int) -> bool:
    return any((cell := table.cell(below, column)) is not None and cell.text.folded for below in range(row + 1, rows))
