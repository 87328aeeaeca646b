"""What cells amount to: numbers with their marks and units, days that are less than one, cells that say nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import cache

from reportlint import Cell, ValueKind, read_measure

LESS_THAN_ONE = Decimal("0.1")
"""What "<1" counts as where days are compared; the web form that agencies fill in counts it so too."""
_TOLERANCE = Decimal("0.01")
"""What staff and dollars may differ by for each summand: they are rounded to two places."""


def number_of(cell: Cell | None) -> int | Decimal | None:
    """The number that a cell states, dollars, percent and marks of footnotes left out; None for "<1" and for no number."""
    if cell is None:
        return None
    if cell.value.number is not None:
        return cell.value.number
    measure = read_measure(cell.text.folded)
    return None if measure is None or measure.below else measure.number


def days_of(cell: Cell | None) -> int | Decimal | None:
    """The days that a cell states; "<1" is less than any whole number."""
    if cell is None:
        return None
    measure = read_measure(cell.text.folded)
    return LESS_THAN_ONE if measure is not None and measure.below else number_of(cell)


def adds_nothing(cell: Cell | None) -> bool:
    """Whether a cell counts as 0 in a sum: N/A, or not there."""
    return cell is None or cell.value.kind is ValueKind.NOT_APPLICABLE


def summand(cell: Cell | None) -> int | Decimal | None:
    """What a cell adds to a sum; None where that cannot be said."""
    return 0 if adds_nothing(cell) else number_of(cell)


@cache
def _date() -> re.Pattern[str]:
    return re.compile(r"(?P<y>\d{4})-(?P<m>\d\d?)-(?P<d>\d\d?)|(?P<m2>\d\d?)/(?P<d2>\d\d?)/(?P<y2>\d{4})")


def date_of(cell: Cell) -> date | None:
    """The date that a cell states; None for N/A, other words and days that no calendar has."""
    match = _date().fullmatch(cell.text.folded)
    if match is None:
        return None
    year, month, day = (int(match[name] or match[name + "2"]) for name in ("y", "m", "d"))
    try:
        return date(year, month, day)
    except ValueError:
        return None


def sum_of(cells: Sequence[Cell | None]) -> int | Decimal | None:
    """The sum of cells; None where one of them says nothing or something that is no number."""
    numbers = [summand(cell) for cell in cells]
    known = [number for number in numbers if number is not None]
    return sum(known) if len(known) == len(numbers) else None


def differ(expected: int | Decimal, said: int | Decimal, summands: int) -> bool:
    """Whether a sum is another than what is said: whole numbers at all, others by more than rounding."""
    if isinstance(expected, int) and isinstance(said, int):
        return expected != said
    return abs(Decimal(expected) - Decimal(said)) > _TOLERANCE * max(1, summands - 1)
