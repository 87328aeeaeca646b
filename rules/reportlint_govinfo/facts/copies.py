"""Statutory tables that are printed twice."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from reportlint import Cell, Report, Section, Table, Where, fact

from ..editions import plain_label, publication_labels
from ..formats import T4
from ..publications import Publications
from ..tables import Applications, Disputes, Number

_ROWS = 8
"""Rows of T3 that must come back before it counts as printed again; fewer are a slip in the table."""
_PUBLICATION_ROWS = 3
_ONE_PRINTING = {"2021": 14, "2019": 18}
"""Rows that T2 has at most when it is printed once, heads and all."""


class PrintedTwice(Struct, frozen=True):
    """First and second printing of a table, by the section that it belongs to ("S2", "S3", "S4")."""

    tables: Mapping[str, tuple[Where, Where]]


@fact
def printed_twice(
    report: Report, t2: Publications | None, t3: Applications | None, t4: Disputes | None
) -> PrintedTwice | None:
    """Equal figures, or both printings in one place: a table of another year or body has a heading of its own."""
    found: dict[str, tuple[Where, Where]] = {}
    if t2 is not None and sum(table.rows for table in t2.tables) > _ONE_PRINTING.get(t2.edition, 0):
        _add(found, "S2", report, _publications(t2))
    if t3 is not None and len(t3.repeated) >= _ROWS:
        pairs = [(t3.by_key[row.form.key], row) for row in t3.repeated if row.form.key in t3.by_key]
        same = all(_numbers(a.cells.values()) == _numbers(b.cells.values()) for a, b in pairs)
        _add(found, "S3", report, (pairs[0][0].label, pairs[0][1].label, same) if pairs else None)
    if t4 is not None and len(t4.tables) > 1:
        _add(found, "S4", report, _disputes(t4))
    return PrintedTwice(found) if found else None


_Printing = tuple[Cell | Table, Cell | Table, bool]


def _add(found: dict[str, tuple[Where, Where]], id: str, report: Report, printing: _Printing | None) -> None:
    if printing is None:
        return
    first, second, same = printing
    if same or _place(report, first) is _place(report, second):
        found[id] = (first, second)


def _place(report: Report, node: Cell | Table) -> Section | None:
    return report.section_of(node.span)


def _numbers(cells: Iterable[Cell]) -> tuple[Number | None, ...]:
    return tuple(cell.value.number for cell in cells)


def _publications(t2: Publications) -> _Printing | None:
    """Rows of T2 whose label came before."""
    labels = publication_labels()
    seen: dict[str, Sequence[Cell]] = {}
    again: list[tuple[Sequence[Cell], Sequence[Cell]]] = []
    for table in t2.tables:
        for index in range(table.rows):
            row = table.row(index)
            label = next((plain for c in row[:2] if (plain := plain_label(c.text.folded)) in labels), "")
            if label and any(cell.value.is_number for cell in row):
                if label in seen:
                    again.append((seen[label], row))
                else:
                    seen[label] = row
    if len(again) < _PUBLICATION_ROWS:
        return None
    first, second = again[0]
    return first[0], second[0], all(_numbers(a) == _numbers(b) for a, b in again)


def _disputes(t4: Disputes) -> _Printing | None:
    """The table at which more than the three kinds of T4 are there."""
    name = T4.results[0]
    kinds = 0
    filled: list[Table] = []
    for table in t4.tables:
        if not any(cell.value.is_number for cell in table.cells):
            continue
        kinds += sum(1 for cell in table.cells if plain_label(cell.text.folded) == name)
        filled.append(table)
        if kinds > len(T4.kinds):
            first = filled[0]
            return first, table, _numbers(first.cells) == _numbers(table.cells)
    return None
