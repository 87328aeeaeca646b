"""T3, the applications received and what became of them: its rows and the cells behind their labels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct, structs

from reportlint import Cell, LabelledTable, Span, Table, UnreadTable, ValueKind

from .application_layout import (
    ApplicationLayout,
    Columns,
    RowPlace,
    layout_of,
    row_alike,
    subtotal_form,
)
from .editions import application_labels, application_paths
from .formats import T3, ApplicationRow
from .short_rows import has_short_rows, rows_misfit, short_rows
from .table_words import TableWords, Wording, words_of

Number = int | Decimal


def number_of(cell: Cell | None) -> Number | None:
    """The number of a cell; None when it is absent, blank or words."""
    return None if cell is None else cell.value.number


class TableRow(Struct, frozen=True, eq=False):
    """A row of T3: its statutory form, its label in the file, and its cells by column."""

    form: ApplicationRow
    label: Cell
    line: Sequence[Cell | None]
    """The cells of the row, labels too, from left to right."""
    columns: Mapping[str, int]
    """Where in ``line`` the cell of each column stands."""
    sum: Number | None
    """The sum of the applicants' numbers, a merged cell once and a blank one as 0; None when none is a number."""
    likeness: bool = False
    """Whether the label is a damaged one that was understood by likeness."""
    plain: bool = False
    """Whether every cell holds a plain count and nothing else."""
    counts: tuple[int, ...] = ()
    """The numbers of a plain row in the order of its columns; nothing where a cell stands for several."""
    agreed: int | None = None
    """The count that 总计 states and the applicants add up to, as in nearly every row; None where they differ."""
    lacking: tuple[str, ...] = ()
    """Columns that the file has no cell for in the row. Which cell was left out nobody knows: the others may stand under
    wrong heads."""

    @property
    def cells(self) -> Mapping[str, Cell]:
        """The cells by column. Most rows are plain and nobody asks: they are put together then."""
        return _cells_of(self.line, self.columns, self.label)

    @property
    def total_cell(self) -> Cell | None:
        at = self.columns.get("总计")
        cell = self.line[at] if at is not None else None
        return None if cell is self.label else cell

    @property
    def total(self) -> Number | None:
        """The figure of the row: its 总计, else the sum of its parts."""
        total = number_of(self.total_cell)
        return self.sum if total is None else total

    @property
    def cell(self) -> Cell:
        """Where the figure of the row stands."""
        return self.total_cell or self.label

    @property
    def span(self) -> Span:
        return self.cell.span


def _cells_of(line: Sequence[Cell | None], columns: Mapping[str, int], label: Cell) -> dict[str, Cell]:
    return {name: cell for name, at in columns.items() if (cell := line[at]) is not None and cell is not label}


class _Lines(Struct, frozen=True):
    """Makes rows of the lines of a table."""

    columns: Columns
    merged: bool
    """Whether a cell may stand in several columns."""

    def row(self, form: ApplicationRow, label: Cell, line: Sequence[Cell | None]) -> TableRow:
        """A row with the sum of its applicants."""
        columns = self.columns
        cells = columns.pick(line)
        if None not in cells and (not self.merged or len({label, *cells}) == len(cells) + 1):
            number = ValueKind.NUMBER
            counts = [value.number for cell in cells if (value := cell.value).kind is number]
            if len(counts) == len(cells) and type(whole := sum(counts)) is int and min(counts) >= 0:
                stated = counts[columns.total]
                agreed = stated if whole == 2 * stated else None
                return TableRow(form, label, line, columns.at, whole - stated, False, True, tuple(counts), agreed)
        return _odd_row(form, label, line, columns)


def _odd_row(form: ApplicationRow, label: Cell, line: Sequence[Cell | None], columns: Columns) -> TableRow:
    """A row with blanks, words, merged cells, fractions or negative numbers, or without a total."""
    cells = _cells_of(line, columns.at, label)
    total: Number = 0
    found, plain = False, True
    counts: list[int] = []
    last: Cell | None = None
    for column, cell in cells.items():
        if cell is last:
            continue
        number = cell.value.number
        if type(number) is int and cell.value.kind is ValueKind.NUMBER and number >= 0:
            counts.append(number)
        else:
            plain = False
        if column == "总计":
            continue
        last = cell
        if number is not None:
            total += number
            found = True
    stated = number_of(cells.get("总计"))
    agreed = stated if found and type(stated) is int and stated == total and stated >= 0 else None
    every = tuple(counts) if len(counts) == len(cells) else ()
    lacking = tuple([name for name, at in columns.at.items() if line[at] is None])
    plain = plain and not lacking
    return TableRow(form, label, line, columns.at, total if found else None, False, plain, every, agreed, lacking)


class Applications(LabelledTable, frozen=True, eq=False):
    """T3: the applications received and what became of them."""

    by_key: Mapping[str, TableRow] = {}
    heads: frozenset[str] = frozenset()
    """Statutory heads that the file has."""
    repeated: tuple[TableRow, ...] = ()
    unknown: tuple[Cell, ...] = ()
    """Labels of rows with numbers that are in no edition."""
    subtotals: Mapping[str, TableRow] = {}
    """Group rows with numbers of their own, by group label."""

    def row(self, key: str) -> TableRow | None:
        return self.by_key.get(key)

    @property
    def span(self) -> Span:
        return self.tables[0].span


class _Applications(Struct):
    """T3 while its tables are read, row by row."""

    rows: dict[str, TableRow] = {}
    repeated: list[TableRow] = []
    unknown: list[Cell] = []
    subtotals: dict[str, TableRow] = {}

    def read(self, table: Table, layout: ApplicationLayout) -> None:
        lines = _Lines(layout.columns, table.spanned)
        for place in layout.rows:
            self._read_row(table, place, lines)

    def read_short(self, table: Table, places: Sequence[tuple[RowPlace, Columns]]) -> None:
        for place, columns in places:
            self._read_row(table, place, _Lines(columns, merged=False))

    def _read_row(self, table: Table, place: RowPlace, lines: _Lines) -> None:
        line = table.grid[place.row]
        label = line[place.column]
        if label is None:
            return
        if place.form is None or place.heads:
            self._doubtful(place, label, line, lines)
        else:
            self._add(lines.row(place.form, label, line))

    def _add(self, row: TableRow) -> None:
        if self.rows.setdefault(row.form.key, row) is not row:
            self.repeated.append(row)

    def _doubtful(self, place: RowPlace, label: Cell, line: Sequence[Cell | None], lines: _Lines) -> None:
        """A row whose label is none of T3, or heads the rows below it: it counts where it has numbers."""
        cells = _cells_of(line, lines.columns.at, label).values()
        if place.form is not None:
            if any(cell.text.folded for cell in cells):
                self._add(lines.row(place.form, label, line))
        elif all(cell.value.number is None for cell in cells):
            return
        elif place.group:
            self.subtotals.setdefault(place.group, lines.row(subtotal_form(place.group), label, line))
        elif (form := row_alike(label.text.folded)) is not None:
            self._add(structs.replace(lines.row(form, label, line), likeness=True))
        else:
            self.unknown.append(label)


def is_applications(table: Table) -> bool:
    """Whether a table has a row of T3 with room for numbers."""
    return _holds_applications(words_of(table).wording)


def _holds_applications(wording: Wording) -> bool:
    return not wording.plain.isdisjoint(application_labels())


def read_applications(tables: Sequence[TableWords]) -> Applications | UnreadTable | None:
    """T3 of a report's tables; None when no table has a row of it."""
    reading, layout = _Applications(), None
    mine = [words for words in tables if _holds_applications(words.wording)]
    heads: frozenset[str] = frozenset()
    for words in mine:
        group = layout.group if layout is not None else ""
        layout = layout_of(words.wording, layout)
        heads |= layout.heads
        if not has_short_rows(words.table, words.wording, layout):
            reading.read(words.table, layout)
            continue
        places = short_rows(words.table, words.wording, group)
        if isinstance(places, Cell):
            return UnreadTable("T3", rows_misfit(T3.title), places.span)
        reading.read_short(words.table, places)
    rows = reading.rows
    if not rows:
        return None
    edition = _edition_of(rows)
    return Applications(
        id="T3",
        edition=edition,
        rows=application_paths(edition or "2021"),
        columns=T3.columns,
        cells=LabelledCells(rows, T3.of_edition(edition or "2021")),
        tables=tuple([words.table for words in mine]),
        by_key=rows,
        heads=heads,
        repeated=tuple(reading.repeated),
        unknown=tuple(reading.unknown),
        subtotals=reading.subtotals,
    )


def _edition_of(rows: Mapping[str, TableRow]) -> str:
    if any(key in rows for key in ("other-1", "other-2", "other-3")):
        return "2021"
    return "2019" if "other" in rows else ""


class LabelledCells(Mapping[tuple[str, str], Cell]):
    """The cells of T3 by the labels of row and column. Most reports never ask: the labels are put together then."""

    def __init__(self, rows: Mapping[str, TableRow], forms: Sequence[ApplicationRow]) -> None:
        self._rows = rows
        self._forms = forms
        self._known: Mapping[tuple[str, str], Cell] | None = None

    @property
    def _cells(self) -> Mapping[tuple[str, str], Cell]:
        if self._known is None:
            self._known = {
                (form.path, column): cell
                for form in self._forms
                if form.key in self._rows
                for column, cell in self._rows[form.key].cells.items()
            }
        return self._known

    def __getitem__(self, labels: tuple[str, str]) -> Cell:
        return self._cells[labels]

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self._cells)

    def __len__(self) -> int:
        return len(self._cells)
