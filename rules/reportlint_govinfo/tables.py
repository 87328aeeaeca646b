"""T3 and T4 found by their labels and read as numbers by statutory row and column, whatever the layout."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache, lru_cache

from msgspec import Struct

from reportlint import Cell, LabelledTable, Report, Section, Span, Table, ValueKind, read_numbering, value_of

from .editions import ApplicationRow, application_labels, application_paths, formats, group_labels, plain_label
from .publications import read_publications
from .table_words import TableWords, words_of

Number = int | Decimal


def number_of(cell: Cell | None) -> Number | None:
    """The number of a cell; None when it is absent, blank or words."""
    return None if cell is None else cell.value.number


class TableRow(Struct, frozen=True, eq=False):
    """A row of T3: its statutory form, its label in the file, and its cells by column."""

    form: ApplicationRow
    label: Cell
    cells: Mapping[str, Cell]
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

    @property
    def total_cell(self) -> Cell | None:
        return self.cells.get("总计")

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


def make_row(form: ApplicationRow, label: Cell, cells: Mapping[str, Cell], *, likeness: bool = False) -> TableRow:
    """A row with the sum of its applicants."""
    total: Number = 0
    found, plain, kind = False, True, ValueKind.NUMBER
    counts: list[int] = []
    last: Cell | None = None
    for column, cell in cells.items():
        if cell is last:
            continue
        value = cell.value
        number = value.number
        if type(number) is int and value.kind is kind and number >= 0:
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
    return TableRow(form, label, cells, total if found else None, likeness, plain, every, agreed)


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


class Disputes(LabelledTable, frozen=True, eq=False):
    """T4: reviews and lawsuits. Its rows are the three kinds, its columns the five results."""

    heads: frozenset[tuple[str, str]] = frozenset()
    """Kind and result of the heads that the file has."""
    wide: bool = False
    """Whether the row of numbers has a column more than the head."""

    @property
    def span(self) -> Span:
        return self.tables[0].span


def read_tables(report: Report) -> Sequence[LabelledTable]:
    """The statutory tables of a report, those that it has."""
    words = [words_of(table) for table in report.tables]
    found: list[LabelledTable | None] = [
        read_publications(words),
        read_applications(words),
        read_disputes(report, words),
    ]
    return [table for table in found if table is not None]


# -- T3 ---------------------------------------------------------------------------------------------------------


@cache
def _applicants() -> Mapping[str, str]:
    names = {plain_label(name): name for name in formats().T3.columns}
    return {**names, "社会公益": "社会公益组织", "科研": "科研机构", "法律服务": "法律服务机构", "合计": "总计"}


def is_applications(table: Table) -> bool:
    """Whether a table has a row of T3 with room for numbers."""
    return not words_of(table).plain.isdisjoint(application_labels())


def _heads_of(words: TableWords) -> dict[str, int]:
    """Columns of the applicants' heads, above the first row of T3."""
    found: dict[str, int] = {}
    labels, applicants = application_labels(), _applicants()
    for row in words.rows:
        if any(plain in labels for _, plain in row):
            break
        for cell, plain in row:
            name = applicants.get(plain)
            if name is not None:
                found.setdefault(name, cell.column)
    return found


def _number_columns(
    table: Table, heads: Mapping[str, int], before: tuple[int, Mapping[str, int]] | None
) -> dict[str, int]:
    names = formats().T3.columns
    if len(heads) >= 5:
        return dict(sorted(heads.items(), key=lambda head: head[1]))
    if before is not None and before[0] == table.columns and len(before[1]) >= 5:
        return dict(before[1])
    if table.columns <= len(names):
        return {}
    return dict(zip(names, range(table.columns - len(names), table.columns), strict=True))


class _Applications(Struct):
    """T3 while its tables are read, row by row."""

    rows: dict[str, TableRow] = {}
    repeated: list[TableRow] = []
    unknown: list[Cell] = []
    subtotals: dict[str, TableRow] = {}
    heads: set[str] = set()
    before: tuple[int, Mapping[str, int]] | None = None
    group: str = ""

    def read(self, words: TableWords) -> None:
        table, found = words.table, _heads_of(words)
        self.heads |= set(found)
        columns = _number_columns(table, found, self.before)
        if len(found) >= 5:
            self.before = (table.columns, found)
        first = min(columns.values(), default=table.columns)
        for index in range(table.rows):
            self.group, row, stranger = _read_row(words, index, columns, first, self.group)
            if row is not None and row.form.key in self.rows:
                self.repeated.append(row)
            elif row is not None:
                self.rows[row.form.key] = row
            elif stranger is not None and (name := group_labels().get(plain_label(stranger.text.folded))):
                cells = {c: cell for c, at in columns.items() if (cell := table.cell(index, at)) is not None}
                self.subtotals.setdefault(name, make_row(_group_form(name), stranger, cells))
            elif stranger is not None:
                self.unknown.append(stranger)


def read_applications(tables: Sequence[TableWords]) -> Applications | None:
    """T3 of a report's tables; None when no table has a row of it."""
    mine = [table for table in tables if not table.plain.isdisjoint(application_labels())]
    reading = _Applications()
    for table in mine:
        reading.read(table)
    rows = reading.rows
    if not rows:
        return None
    edition = _application_edition(rows)
    forms = formats().T3.of_edition(edition or "2021")
    return Applications(
        id="T3",
        edition=edition,
        rows=application_paths(edition or "2021"),
        columns=formats().T3.columns,
        cells=LabelledCells(rows, forms),
        tables=tuple(table.table for table in mine),
        by_key=rows,
        heads=frozenset(reading.heads),
        repeated=tuple(reading.repeated),
        unknown=tuple(reading.unknown),
        subtotals=reading.subtotals,
    )


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


def _application_edition(rows: Mapping[str, TableRow]) -> str:
    if any(key in rows for key in ("other-1", "other-2", "other-3")):
        return "2021"
    return "2019" if "other" in rows else ""


def _read_row(
    words: TableWords, index: int, columns: Mapping[str, int], first: int, group: str
) -> tuple[str, TableRow | None, Cell | None]:
    """The group that goes on, the row of T3 that stands here, or else the label of a row that nobody knows."""
    table = words.table
    line = table.grid[index]
    at, group, form = _labelled(tuple(["" if cell is None else cell.text.folded for cell in line[:first]]), group)
    label = line[at] if at >= 0 else None
    if label is None:
        return group, None, None
    cells = {name: found for name, at in columns.items() if (found := line[at]) is not None and found is not label}
    if form is not None and form.key != "other":
        return form.group or group, make_row(form, label, cells), None
    numbers = any(cell.value.number is not None for cell in cells.values())
    if form is not None:
        empty = not numbers and all(not c.text.folded for c in cells.values())
        if empty and index + 1 < table.rows and _holds_row(words, index + 1):
            return group, None, None  # heads the rows of the 2021 edition
        return form.group or group, make_row(form, label, cells), None
    if not numbers:
        return group, None, None
    if plain_label(label.text.folded) in group_labels():
        return group, None, label
    form = _alike(label)
    if form is not None:
        return group, make_row(form, label, cells, likeness=True), None
    return group, None, label


def _holds_row(words: TableWords, index: int) -> bool:
    """Whether a label of T3 stands in a row, with a number behind it in its cell or without."""
    labels = application_labels()
    return any(cell.text.folded and plain_label(cell.text.folded) in labels for cell in words.table.row(index))


@lru_cache(4096)
def _labelled(words: tuple[str, ...], group: str) -> tuple[int, str, ApplicationRow | None]:
    """Which of the cells before the numbers is the label of a row, -1 for none; the group that goes on; the row of T3
    that it names. The same words stand in every report."""
    groups = group_labels()
    label = -1
    for index, folded in enumerate(words):
        if folded and (value_of(folded).number is None or _is_row_label(folded)):
            label = index
            group = groups.get(plain_label(folded), group)
    return label, group, _form_of(words[label], group) if label >= 0 else None


def _is_row_label(folded: str) -> bool:
    """Whether what seems a number with words behind it is a label with its number: 1．重复申请."""
    return value_of(folded).kind is ValueKind.NOTED and read_numbering(folded) is not None


@cache
def _group_form(label: str) -> ApplicationRow:
    return ApplicationRow(key=label, label=label)


def _form_of(label: str, group: str) -> ApplicationRow | None:
    plain = plain_label(label)
    form = application_labels().get(plain)
    if form is not None:
        return form
    if plain in {"总计", "合计"}:
        return _rows_by_key()["total"]
    number = read_numbering(label)
    if plain in {"其他", "其他情形"} and group == "（六）其他处理" and (number is None or number.style != "（一）"):
        return _rows_by_key()["other-3"]
    return None


@cache
def _rows_by_key() -> Mapping[str, ApplicationRow]:
    return {row.key: row for row in formats().T3.rows}


def _alike(label: Cell) -> ApplicationRow | None:
    """The statutory row that a shortened label is a piece of, or that a damaged one of some length is most like."""
    plain = plain_label(label.text.folded)
    if len(plain) < 4:
        return None
    rows = formats().T3.rows
    holding = [row for row in rows if plain in plain_label(row.label)]
    if len(holding) == 1:
        return holding[0]
    from difflib import SequenceMatcher

    scored = [(SequenceMatcher(None, plain, plain_label(row.label)).ratio(), row) for row in rows]
    best, row = max(scored, key=lambda pair: pair[0])
    return row if best >= 0.75 else None


# -- T4 ---------------------------------------------------------------------------------------------------------


@cache
def _results() -> Mapping[str, str]:
    """The results of T4 by plain label."""
    return {plain_label(name): name for name in formats().T4.results}


@cache
def _own_results() -> frozenset[str]:
    """Results that no other table has, as plain labels."""
    return frozenset(list(_results())[:4])


def is_disputes(table: Table) -> bool:
    """Whether a table has three of the results of T4."""
    return _holds_disputes(words_of(table))


def _holds_disputes(words: TableWords) -> bool:
    return len(words.plain & _own_results()) >= 3


def read_disputes(report: Report, tables: Sequence[TableWords]) -> Disputes | None:
    """T4 of a report and its tables; None when no table has its heads."""
    cells: dict[tuple[str, str], Cell] = {}
    heads: set[tuple[str, str]] = set()
    mine: list[Table] = []
    wide = False
    for words in tables:
        if not _holds_disputes(words):
            continue
        table = words.table
        groups, below = _dispute_heads(words)
        mine.append(table)
        row = _number_row(table, below)
        line = table.grid[row] if row is not None else (None,) * table.columns
        for order, group in enumerate(groups):
            kind = _kind_of(report, table, order, len(groups), group)
            if kind is None:
                continue
            for result, column in group.items():
                heads.add((kind, result))
                number = line[column]
                if number is not None:
                    cells.setdefault((kind, result), number)
        last = max([column for group in groups for column in group.values()], default=0)
        if any(cell is not None and cell.column > last and cell.text.folded for cell in line[last + 1 :]):
            wide = True
    if not mine:
        return None
    form = formats().T4
    return Disputes("T4", "", form.kinds, form.results, cells, tuple(mine), heads=frozenset(heads), wide=wide)


def _dispute_heads(words: TableWords) -> tuple[list[dict[str, int]], int]:
    """The groups of results with their columns, and the first row below the heads."""
    names = _results()
    lowest: dict[int, str] = {}
    below = 0
    for row in words.rows:
        for cell, plain in row:
            name = names.get(plain)
            if name is not None:
                lowest[cell.column] = name
                below = max(below, cell.row + cell.rowspan)
    groups: list[dict[str, int]] = []
    for column in sorted(lowest):
        name = lowest[column]
        if not groups or name in groups[-1] or name == formats().T4.results[0]:
            groups.append({})
        groups[-1][name] = column
    return groups, below


def _number_row(table: Table, below: int) -> int | None:
    for row in range(below, table.rows):
        if any(cell.value.is_number for cell in table.row(row)):
            return row
    return below if below < table.rows else None


def _kind_of(report: Report, table: Table, order: int, count: int, group: Mapping[str, int]) -> str | None:
    kinds = formats().T4.kinds
    if count >= 3:
        return kinds[order] if order < 3 else None
    first = min(group.values())
    above = [c.text.folded for r in range(table.rows) if (c := table.cell(r, first)) is not None]
    words = "".join("".join(above).split())
    if table.caption is not None:
        words += table.caption.folded
    section = report.parent(table)
    if isinstance(section, Section) and section.level > 1:
        words += section.title.folded
    if "复议后" in words:
        return kinds[2]
    if "未经复议" in words or "直接起诉" in words:
        return kinds[1]
    if "行政诉讼" in words and "行政复议" not in words:
        return kinds[1] if count == 1 or order == count - 2 else kinds[2]
    return kinds[order]
