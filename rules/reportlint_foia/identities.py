"""What the columns of a row make together, and whether a row contradicts itself by just so much."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from .amounts import differ, number_of, summand
from .tables import ReadTable, Row

_BALANCES = frozenset({"V.A", "VI.A", "XII.B"})


def _identities(table: ReadTable) -> Iterator[tuple[Mapping[str, int], Sequence[str]]]:
    """Columns of a row, with the signs with which they make 0 together, and those of them that must state a number."""
    if table.id in _BALANCES:
        yield dict(zip(table.form.labels, (1, 1, -1, -1), strict=True)), table.form.labels
    for total, listed in table.form.total.items():
        names = [column for column in table.columns if column != total] if listed == ("*",) else listed
        if total in table.columns and set(names) <= set(table.columns) and (table.whole or listed != ("*",)):
            yield {**dict.fromkeys(names, 1), total: -1}, (total,)


def contradicts(table: ReadTable, row: Row, column: str, difference: int | Decimal) -> bool:
    """Whether a row does not add up, and would if its cell in a column were less by a difference. The row's own finding
    then tells of the cell."""
    for signs, stated in _identities(table):
        numbers = [(sign, summand(row.cells.get(name))) for name, sign in signs.items()]
        known = [sign * number for sign, number in numbers if number is not None]
        silent = len(known) < len(numbers) or any(number_of(row.cells.get(name)) is None for name in stated)
        if column not in signs or silent:
            continue
        error, parts = sum(known), len(known) - 1
        if differ(error, 0, parts) and not differ(error * signs[column], difference, parts):
            return True
    return False
