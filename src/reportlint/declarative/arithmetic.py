"""``assert``: what must hold of the numbers of a table, looked at row by row, column by column or cell by cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from msgspec import Struct

from reportlint.model import Argument, Cell, LabelledTable, Term, Where
from reportlint.syntax.evaluation import Amount, Cells, Compared, Nothing, Reading, evaluate, rounded
from reportlint.syntax.expression_nodes import Earlier, Group, Node, Reference, walk

from .labels import labels_of
from .places import Part, Places, Site
from .requirements import Hit, Requirement


class Assertion(Requirement, frozen=True, eq=False):
    """``each`` is "row", "column", "cell" or "" for the table as a whole."""

    site: Site
    expression: Node
    each: str
    counts: bool
    together: bool

    fields = frozenset({"left", "right", "row", "column", "table", "differences"})

    @property
    def table(self) -> str:
        """The id of the table that it is about."""
        return self.site.ids[0]

    def check_places(self, places: Places, parts: Sequence[Part]) -> Iterator[Hit]:
        table = places.table(self.table)
        if table is not None and parts:
            yield from self.judge(self.looks(table))

    def looks(self, table: LabelledTable) -> Iterator[TableCells]:
        """The cells from each row, column or cell that is looked at."""
        rows = _chosen(table.rows, self.site.rows) if self.each in {"row", "cell"} else ("",)
        columns = _chosen(table.columns, self.site.columns) if self.each in {"column", "cell"} else ("",)
        return (TableCells(table, row, column, self.each, counts=self.counts) for row in rows for column in columns)

    def judge(self, looks: Iterable[NamedCells]) -> Iterator[Hit]:
        """What is told of the cells that are looked at."""
        failures = (failure for cells in looks if (failure := self._failure(cells)) is not None)
        if self.together:
            yield from _together(self.table, list(failures))
        else:
            yield from (failure.hit for failure in failures)

    def _failure(self, cells: NamedCells) -> _Failure | None:
        outcome = evaluate(self.expression, cells)
        return _failure(self.table, cells, self.expression, outcome.compared) if outcome.holds is False else None


class NamedCells(Cells, Protocol):
    """Cells as an expression names them from a row or column, and where they stand."""

    row: str
    column: str

    def named(self, node: Node) -> Iterator[Where]:
        """The cells of this year's report that a piece of the expression reads, in order."""
        ...

    def direct(self, node: Node) -> Iterator[Where]:
        """Those that it names one by one, also of last year's report."""
        ...


def _chosen(labels: tuple[str, ...], written: tuple[str, ...]) -> Sequence[str]:
    if not written:
        return labels
    index = labels_of(labels)
    return list(dict.fromkeys(label for each in written for label in index.every(each)))


class _Failure(Struct, frozen=True):
    hit: Hit
    what: str
    """The row or column, as differences name it."""
    relation: str


def _failure(table: str, cells: NamedCells, expression: Node, compared: Compared | None) -> _Failure | None:
    """What is told: at the first cell of the comparison that was made last, else at the first cell of all."""
    sides = (compared.left, compared.right) if compared is not None else ()
    named = [cell for side in sides for cell in cells.named(side)] or list(cells.named(expression))
    if not named:
        return None
    left: Argument = rounded(compared.left_value) if compared is not None else _BLANK
    right: Argument = rounded(compared.right_value) if compared is not None else _BLANK
    fields: dict[str, Argument] = {"left": left, "right": right, "row": cells.row, "column": cells.column}
    direct = {id(cell): cell for side in sides for cell in cells.direct(side) if cell is not named[0]}
    what = " / ".join(filter(None, (cells.row, cells.column)))
    hit = Hit(named[0], {**fields, **_about(table)}, list(direct.values()))
    return _Failure(hit, what, compared.relation if compared is not None else "=")


_BLANK = Term("blank", "空白", "blank")
"""What a claim about blanks says of either side."""


def _about(table: str) -> Mapping[str, Argument]:
    """What all messages of a table have."""
    return {"table": table, "place": table}


def _together(table: str, failures: Sequence[_Failure]) -> Iterator[Hit]:
    """All that fails in a table as one, at the first place."""
    if not failures:
        return
    first = failures[0].hit
    said = [_difference(failure) for failure in failures]
    yield Hit(first.where, {"differences": said, **_about(table)}, first.related)


def _difference(failure: _Failure) -> Term:
    lead = f"{failure.what}: " if failure.what else ""
    left, right, how = failure.hit.fields["left"], failure.hit.fields["right"], failure.relation
    if left is _BLANK:
        return Term(failure.what, failure.what, failure.what)
    return Term(f"{lead}{left} {how} {right}", f"{failure.what}{left}{how}{right}", f"{lead}{left} {how} {right}")


class TableCells:
    """The cells of a table as an expression names them, from the row or column that is looked at."""

    def __init__(self, table: LabelledTable, row: str, column: str, each: str, *, counts: bool) -> None:
        self.table = table
        self._cells: Mapping[tuple[str | None, str | None], Cell] = table.cells  # type: ignore[assignment]
        self.row = row
        self.column = column
        self._each = each
        self._counts = counts
        self._rows = labels_of(table.rows)
        self._columns = labels_of(table.columns)

    def one(self, reference: Reference) -> Reading:
        row = self._rows.one(reference.row) if reference.row else self.row
        column = self._columns.one(reference.column) if reference.column else self.column
        return self._reading(row, column)

    def several(self, group: Group) -> Sequence[Reading]:
        by_row = group.axis == "row"
        labels = (self._rows if by_row else self._columns).ranges(group.ranges)
        if labels is None:
            return [(Nothing.UNKNOWN, None)]
        if by_row:
            return [self._reading(label, self.column) for label in labels]
        return [self._reading(self.row, label) for label in labels]

    def earlier(self, piece: Earlier) -> Amount:
        """One report does not hold it."""
        return Nothing.UNKNOWN

    def named(self, node: Node) -> Iterator[Cell]:
        """The cells that a piece of the expression reads, in order."""
        for part in walk(node):
            if isinstance(part, Reference):
                yield from _cell_of(self.one(part))
            elif isinstance(part, Group):
                for reading in self.several(part):
                    yield from _cell_of(reading)

    def direct(self, node: Node) -> Iterator[Cell]:
        """Those of them that it names one by one."""
        for part in walk(node):
            if isinstance(part, Reference):
                yield from _cell_of(self.one(part))

    def _reading(self, row: str | None, column: str | None) -> Reading:
        cell = self._cells.get((row, column))
        if cell is None:
            return Nothing.UNKNOWN, None
        number = cell.value.number
        if number is None:
            return (Nothing.BLANK if cell.value.is_blank else Nothing.WORDS), cell
        if (cell.colspan > 1 or cell.rowspan > 1) and self._is_shared(cell, row or "", column or ""):
            return Nothing.UNKNOWN, cell
        if self._counts and (number < 0 or number != int(number)):
            return Nothing.UNKNOWN, cell
        return number, cell

    def _is_shared(self, cell: Cell, row: str, column: str) -> bool:
        """Whether a merged cell says one number for several of the rows or columns that are looked at one by one."""
        over_columns = self._each != "row" and cell.colspan > 1
        over_rows = self._each != "column" and cell.rowspan > 1
        cells = self.table.cells
        return (
            over_columns and any(cells.get((row, other)) is cell for other in self.table.columns if other != column)
        ) or (over_rows and any(cells.get((other, column)) is cell for other in self.table.rows if other != row))


def _cell_of(reading: Reading) -> Iterator[Cell]:
    if isinstance(reading[1], Cell):
        yield reading[1]
