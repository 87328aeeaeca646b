"""Rows and cells of two tables held against each other."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from reportlint import Cell

from .amounts import number_of
from .tables import ReadTable, Row


def pairs(one: ReadTable, other: ReadTable) -> Iterator[tuple[Row, Row]]:
    """The rows of the same component in two tables."""
    for row in one.entries:
        match = other.row(row.key)
        if match is not None and one.row(row.key) is row:
            yield row, match


def differing(
    one: ReadTable, column: str, other: ReadTable, other_column: str
) -> Iterator[tuple[Row, Cell, Cell, int | Decimal, int | Decimal]]:
    """Rows in which two columns of two tables state different numbers, with both cells and numbers."""
    for row, match in pairs(one, other):
        cell, second = row.cells.get(column), match.cells.get(other_column)
        number, second_number = number_of(cell), number_of(second)
        if cell is None or second is None or number is None or second_number is None:
            continue
        if number != second_number:
            yield row, cell, second, number, second_number


def excess(parts: Sequence[Cell | None], bound: Cell | None) -> tuple[Cell, list[Cell], int | Decimal] | None:
    """The first of several cells that add up to more than another one states, the others with it, and the sum."""
    numbers = [number_of(cell) for cell in parts]
    known = [number for number in numbers if number is not None]
    most, first = number_of(bound), parts[0] if parts else None
    if first is None or bound is None or most is None or len(known) < len(numbers) or sum(known) <= most:
        return None
    return first, [cell for cell in (*parts[1:], bound) if cell is not None], sum(known)
