"""``assert``: what must hold of the numbers of a table, looked at row by row, column by column or cell by cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from reportlint.model import Argument, Cell, LabelledTable, Term
from reportlint.syntax.evaluation import Compared, Nothing, Reading, evaluate, rounded
from reportlint.syntax.expression_nodes import Group, Node, Reference, walk

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

    def check_places(self, places: Places, parts: Sequence[Part]) -> Iterator[Hit]:
        table = places.table(self.site.ids[0])
        if table is None or not parts:
            return
        hits = list(self._hits(table))
        if self.together:
            yield from _together(table, hits)
        else:
            yield from (hit.hit for hit in hits)

    def _hits(self, table: LabelledTable) -> Iterator[_Failure]:
        for row, column in self._looked_at(table):
            cells = _TableCells(table, row, column, self.each, counts=self.counts)
            outcome = evaluate(self.expression, cells)
            if outcome.holds is False:
                failure = _failure(table, cells, self.expression, outcome.compared)
                if failure is not None:
                    yield failure

    def _looked_at(self, table: LabelledTable) -> Iterator[tuple[str, str]]:
        rows = _chosen(table.rows, self.site.rows) if self.each in {"row", "cell"} else ("",)
        columns = _chosen(table.columns, self.site.columns) if self.each in {"column", "cell"} else ("",)
        return ((row, column) for row in rows for column in columns)


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


def _failure(table: LabelledTable, cells: _TableCells, expression: Node, compared: Compared | None) -> _Failure | None:
    """What is told: at the first cell of the comparison that was made last, else at the first cell of all."""
    sides = (compared.left, compared.right) if compared is not None else ()
    named = [cell for side in sides for cell in cells.named(side)] or list(cells.named(expression))
    if not named:
        return None
    left: Argument = rounded(compared.left_value) if compared is not None else _BLANK
    right: Argument = rounded(compared.right_value) if compared is not None else _BLANK
    fields = {"left": left, "right": right, "row": cells.row, "column": cells.column, "table": table.id}
    direct = [cell for side in sides for cell in cells.direct(side)]
    related = [cell for cell in dict.fromkeys(direct) if cell is not named[0]]
    what = " / ".join(filter(None, (cells.row, cells.column)))
    return _Failure(Hit(named[0], fields, related), what, compared.relation if compared is not None else "=")


_BLANK = Term("blank", "空白", "blank")
"""What a claim about blanks says of either side."""


def _together(table: LabelledTable, failures: Sequence[_Failure]) -> Iterator[Hit]:
    """All that fails in a table as one, at the first place."""
    if not failures:
        return
    first = failures[0].hit
    said = [_difference(failure) for failure in failures]
    yield Hit(first.where, {"table": table.id, "differences": said}, first.related)


def _difference(failure: _Failure) -> Term:
    lead = f"{failure.what}: " if failure.what else ""
    left, right, how = failure.hit.fields["left"], failure.hit.fields["right"], failure.relation
    if left is _BLANK:
        return Term(failure.what, failure.what, failure.what)
    return Term(f"{lead}{left} {how} {right}", f"{failure.what}{left}{how}{right}", f"{lead}{left} {how} {right}")


class _TableCells:
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
