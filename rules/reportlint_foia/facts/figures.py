"""Figures that one year's report and the next one's both state, as rules across reports need them."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from msgspec import Struct

from reportlint import Located, fact

from ..amounts import number_of, sum_of
from ..starts import below_backlog, excuses, notes_to
from ..tables import ReadTable, Row
from .sections import Footnotes
from .tables import FormTables

_BALANCES = frozenset({"V.A", "VI.A", "XII.B"})
_MOST = 10**12
"""No count has so many digits."""


class Figure(Struct, frozen=True):
    """What a column states of one component, or of the agency overall."""

    component: str
    number: Located[Decimal]
    overall: bool = False
    noted: bool = False
    """Whether a footnote excuses it."""
    told: bool = False
    """Whether FOIA408 tells of it."""
    errors: tuple[Decimal, ...] = ()
    """By how much findings on its own report say it to be too great: what breaks a sum there is told there."""


class YearFigures(Struct, frozen=True):
    """Columns by table and number, "V.A 0", each with its figures by the name of the component."""

    columns: dict[str, dict[str, Figure]]


_COLUMNS: Mapping[str, tuple[int, ...]] = {
    "V.A": (0, 1, 2, 3),
    "VI.A": (0, 1, 2, 3),
    "XII.A": (0, 1),
    "XII.B": (0, 3),
    "XII.D.1": (0, 2),
    "XII.D.2": (0,),
    "XII.E.1": (0, 2),
    "XII.E.2": (0,),
}
"""The columns that are compared: those of this year's start and of last year here, those of this year there."""
_SIGNS = (1, 1, -1, -1)
"""What was pending, plus what came, less what was processed and what is pending, is nothing."""


@fact
def year_figures(tables: FormTables, footnotes: Footnotes) -> YearFigures | None:
    """The figures that last year's report or next year's states too."""
    told = {(id, row.key) for id, _, row, _, _ in below_backlog(tables.by_id, footnotes)}
    columns: dict[str, dict[str, Figure]] = {}
    for id, numbers in _COLUMNS.items():
        table = tables.by_id.get(id)
        if table is None:
            continue
        notes = notes_to(footnotes, table)
        for number in numbers:
            columns[f"{id} {number}"] = {
                row.key: Figure(
                    component=row.component, number=stated, overall=row.overall, noted=row.marked or excuses(notes, row),
                    told=number == 0 and (id, row.key) in told,
                    errors=tuple(error for error in _errors(table, row, number) if error),
                )
                for row, stated in _stated(table, number)
            }  # fmt: skip
    return YearFigures(columns) if columns else None


def _stated(table: ReadTable, number: int) -> Iterator[tuple[Row, Located[Decimal]]]:
    """The rows that state a number in a column, with the number. Rows of one name are not told apart."""
    keys = [row.key for row in table.entries]
    for row in table.entries:
        cell = row.cells.get(table.form.labels[number])
        stated = number_of(cell)
        if cell is not None and stated is not None and -_MOST < stated < _MOST and row.key and keys.count(row.key) == 1:
            yield row, Located(Decimal(stated), cell)


def _errors(table: ReadTable, row: Row, number: int) -> Iterator[Decimal]:
    """By how much a number is too great for its row, and for the sum of its column."""
    labels = table.form.labels
    if table.id in _BALANCES:
        numbers = [number_of(row.cells.get(label)) for label in labels]
        known = [sign * Decimal(each) for sign, each in zip(_SIGNS, numbers, strict=True) if each is not None]
        if len(known) == len(numbers):
            yield _SIGNS[number] * sum(known, Decimal(0))
    overall = number_of(next((each.cells.get(labels[number]) for each in table.entries if each.overall), None))
    parts = sum_of([each.cells.get(labels[number]) for each in table.entries if not each.overall])
    if overall is not None and parts is not None and any(not each.overall for each in table.entries):
        yield Decimal(overall - parts) if row.overall else Decimal(parts - overall)
