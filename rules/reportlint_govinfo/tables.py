"""T2, T3 and T4 found by their labels and read as numbers by statutory row and column, whatever the layout."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache

from msgspec import Struct

from reportlint import Cell, LabelledTable, Report, Section, Span, Table, ValueKind, read_numbering

from .editions import (
    ApplicationRow,
    PublicationPart,
    application_labels,
    formats,
    group_labels,
    plain_label,
    publication_heads,
    publication_labels,
)

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
    found = False
    last: Cell | None = None
    for column, cell in cells.items():
        if cell is last or column == "总计":
            continue
        last = cell
        number = cell.value.number
        if number is not None:
            total += number
            found = True
    return TableRow(form, label, cells, total if found else None, likeness)


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


class Publications(LabelledTable, frozen=True, eq=False):
    """T2: what was published of one's own accord."""

    labels: Mapping[str, Cell] = {}
    """Label cells by statutory row."""
    heads: Mapping[str, frozenset[str]] = {}
    """Statutory heads that the file has, by row."""
    head_edition: str = ""
    """The edition that the heads follow; "" when there are none."""
    head_rows: tuple[Mapping[str, Cell], ...] = ()
    """Each row of heads in reading order, its cells by statutory head."""
    alike: frozenset[str] = frozenset()
    """Statutory rows whose label is a damaged one that was understood by likeness."""
    unknown: tuple[Cell, ...] = ()
    """Labels of rows with numbers that are none of the edition's, or of a row that came before."""

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
    found: list[LabelledTable | None] = [
        read_publications(report.tables),
        read_applications(report.tables),
        read_disputes(report),
    ]
    return [table for table in found if table is not None]


# -- T3 ---------------------------------------------------------------------------------------------------------


def _filled(table: Table, row: int) -> Iterator[Cell]:
    return (cell for cell in table.row(row) if cell.text.folded)


@cache
def _applicants() -> Mapping[str, str]:
    names = {plain_label(name): name for name in formats().T3.columns}
    return {**names, "社会公益": "社会公益组织", "科研": "科研机构", "法律服务": "法律服务机构", "合计": "总计"}


def is_applications(table: Table) -> bool:
    """Whether a table has a row of T3 with room for numbers."""
    labels = application_labels()
    return any(
        plain_label(cell.text.folded) in labels
        for row in range(table.rows)
        for cell in _filled(table, row)
        if not cell.value.is_number
    )


def _heads_of(table: Table) -> dict[str, int]:
    """Columns of the applicants' heads, above the first row of T3."""
    found: dict[str, int] = {}
    labels = application_labels()
    for row in range(table.rows):
        cells = list(_filled(table, row))
        if any(plain_label(c.text.folded) in labels and not c.value.is_number for c in cells):
            break
        for cell in cells:
            name = _applicants().get(plain_label(cell.text.folded))
            if name is not None and not cell.value.is_number:
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


def read_applications(tables: Sequence[Table]) -> Applications | None:
    """T3 of a report's tables; None when no table has a row of it."""
    mine = [table for table in tables if is_applications(table)]
    if not mine:
        return None
    rows: dict[str, TableRow] = {}
    repeated: list[TableRow] = []
    unknown: list[Cell] = []
    subtotals: dict[str, TableRow] = {}
    heads: set[str] = set()
    before: tuple[int, Mapping[str, int]] | None = None
    group = ""
    for table in mine:
        found = _heads_of(table)
        heads |= set(found)
        columns = _number_columns(table, found, before)
        if len(found) >= 5:
            before = (table.columns, found)
        for index in range(table.rows):
            group, row, stranger = _read_row(table, index, columns, group)
            if row is not None and row.form.key in rows:
                repeated.append(row)
            elif row is not None:
                rows[row.form.key] = row
            elif stranger is not None and (name := group_labels().get(plain_label(stranger.text.folded))):
                cells = {c: cell for c, at in columns.items() if (cell := table.cell(index, at)) is not None}
                subtotals.setdefault(name, make_row(_group_form(name), stranger, cells))
            elif stranger is not None:
                unknown.append(stranger)
    if not rows:
        return None
    edition = _application_edition(rows)
    forms = formats().T3.of_edition(edition or "2021")
    return Applications(
        id="T3",
        edition=edition,
        rows=tuple(form.path for form in forms),
        columns=formats().T3.columns,
        cells={
            (form.path, column): cell
            for form in forms
            if form.key in rows
            for column, cell in rows[form.key].cells.items()
        },
        tables=tuple(mine),
        by_key=rows,
        heads=frozenset(heads),
        repeated=tuple(repeated),
        unknown=tuple(unknown),
        subtotals=subtotals,
    )


def _application_edition(rows: Mapping[str, TableRow]) -> str:
    if any(key in rows for key in ("other-1", "other-2", "other-3")):
        return "2021"
    return "2019" if "other" in rows else ""


def _read_row(
    table: Table, index: int, columns: Mapping[str, int], group: str
) -> tuple[str, TableRow | None, Cell | None]:
    """The group that goes on, the row of T3 that stands here, or else the label of a row that nobody knows."""
    first = min(columns.values(), default=table.columns)
    words = [c for c in _filled(table, index) if c.column < first and (not c.value.is_number or _is_row_label(c))]
    for cell in words:
        group = group_labels().get(plain_label(cell.text.folded), group)
    if not words:
        return group, None, None
    label = words[-1]
    cells = {
        name: found
        for name, at in columns.items()
        if (found := table.cell(index, at)) is not None and found is not label
    }
    numbers = any(cell.value.is_number for cell in cells.values())
    form = _form_of(label, group)
    if form is not None:
        if form.key == "other" and not numbers and all(not c.text.folded for c in cells.values()):
            follows = index + 1 < table.rows and any(
                plain_label(c.text.folded) in application_labels() for c in _filled(table, index + 1)
            )
            if follows:
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


def _is_row_label(cell: Cell) -> bool:
    """Whether what seems a number with words behind it is a label with its number: 1．重复申请."""
    return cell.value.kind is ValueKind.NOTED and read_numbering(cell.text.folded) is not None


@cache
def _group_form(label: str) -> ApplicationRow:
    return ApplicationRow(key=label, label=label)


def _form_of(label: Cell, group: str) -> ApplicationRow | None:
    plain = plain_label(label.text.folded)
    form = application_labels().get(plain)
    if form is not None:
        return form
    by_key = {row.key: row for row in formats().T3.rows}
    if plain in {"总计", "合计"}:
        return by_key["total"]
    number = read_numbering(label.text.folded)
    if plain in {"其他", "其他情形"} and group == "（六）其他处理" and (number is None or number.style != "（一）"):
        return by_key["other-3"]
    return None


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


# -- T2 ---------------------------------------------------------------------------------------------------------


def read_publications(tables: Sequence[Table]) -> Publications | None:
    """T2 of a report's tables; None when no table has its heads or rows."""
    mine = [table for table in tables if is_publications(table)]
    if not mine:
        return None
    edition = _publication_edition(mine)
    parts = [part for part in formats().T2.parts if part.edition == (edition or "2021")]
    reading = _PublicationReading(parts)
    for table in mine:
        reading.read(table)
    columns = tuple(dict.fromkeys(column for part in parts for column in part.columns))
    rows = tuple(row for part in parts for row in part.rows)
    return Publications(
        "T2",
        edition,
        rows,
        columns,
        reading.cells,
        tuple(mine),
        labels=reading.labels,
        heads=reading.heads,
        head_edition=edition,
        head_rows=tuple(reading.head_rows),
        alike=frozenset(reading.alike),
        unknown=tuple(reading.unknown),
    )


class _PublicationReading(Struct):
    """T2 while its tables are read, row by row."""

    parts: Sequence[PublicationPart]
    labels: dict[str, Cell] = {}
    cells: dict[tuple[str, str], Cell] = {}
    heads: dict[str, frozenset[str]] = {}
    head_rows: list[Mapping[str, Cell]] = []
    alike: set[str] = set()
    unknown: list[Cell] = []

    def read(self, table: Table) -> None:
        head: dict[str, int] = {}
        parts = self.parts
        for index in range(table.rows):
            here = _publication_head(table, index)
            if here:
                head = {name: cell.column for name, cell in here.items()}
                self.head_rows.append(here)
                edition = edition_of_heads(here)
                parts = [part for part in formats().T2.parts if part.edition == edition] if edition else self.parts
                continue
            words = [cell for cell in _filled(table, index) if not cell.value.is_number]
            named = ((cell, *_publication_row(plain_label(cell.text.folded), parts)) for cell in words)
            label, name, part = next((found for found in named if found[2] is not None), (None, "", None))
            if label is None or part is None:
                label, name, part = self._stranger(table, index, words, parts)
            if label is None or part is None or name in self.labels:
                continue
            self.labels[name] = label
            self.heads[name] = frozenset(head)
            for column, cell in _publication_cells(table, index, label, part, head):
                self.cells[name, column] = cell

    def _stranger(
        self, table: Table, index: int, words: Sequence[Cell], parts: Sequence[PublicationPart]
    ) -> tuple[Cell | None, str, PublicationPart | None]:
        """A row with a damaged label that is like a statutory one; a row that nobody knows goes to ``unknown``."""
        first = next((cell.column for cell in table.row(index) if cell.value.is_number), 0)
        label = next((cell for cell in reversed(words) if cell.column < first), None)
        if label is None or label.rowspan > 1:
            return None, "", None
        name, part = _publication_alike(plain_label(label.text.folded), parts)
        if part is None or name in self.labels:
            self.unknown.append(label)
            return None, "", None
        self.alike.add(name)
        return label, name, part


def is_publications(table: Table) -> bool:
    if is_applications(table):
        return False
    rows = [cells for r in range(table.rows) if (cells := list(_filled(table, r)))]
    plains = [[plain_label(c.text.folded) for c in cells if not c.value.is_number] for cells in rows]
    if any(plain in publication_heads() for row in plains for plain in row):
        return True
    labels = publication_labels()
    return sum(1 for row in plains if row and row[0] in labels) >= 2


def _publication_head(table: Table, index: int) -> dict[str, Cell]:
    """The cells of a row that are statutory heads."""
    heads = publication_heads()
    found: dict[str, Cell] = {}
    for cell in _filled(table, index):
        words = cell.text.folded
        name = heads.get(plain_label(words)) or heads.get("".join(c for c in words if c.isalnum()))
        if name is not None:
            found.setdefault(name, cell)
    return found


@cache
def edition_of_head() -> Mapping[str, str]:
    """The edition that each head of T2 belongs to: they share none."""
    return {column: part.edition for part in formats().T2.parts for column in part.columns}


def edition_of_heads(heads: Iterable[str]) -> str:
    """The edition that a row of heads follows as a whole; "" for a mixed row, and for 处理决定数量 alone, which people
    also write for the head of 2021."""
    names = tuple(heads)
    editions = {edition_of_head()[head] for head in names}
    return "" if len(editions) != 1 or names == ("处理决定数量",) else editions.pop()


def _publication_edition(tables: Sequence[Table]) -> str:
    votes = {"2019": 0, "2021": 0}
    for table in tables:
        for index in range(table.rows):
            for head in _publication_head(table, index):
                votes[edition_of_head()[head]] += 1
    if not any(votes.values()):
        return ""
    return max(votes, key=lambda edition: votes[edition])


def _publication_row(plain: str, parts: Sequence[PublicationPart]) -> tuple[str, PublicationPart | None]:
    aliases = formats().T2.aliases
    for part in parts:
        for row in part.rows:
            if plain_label(row) == plain or aliases.get(plain) == row:
                return row, part
    return "", None


def _publication_alike(plain: str, parts: Sequence[PublicationPart]) -> tuple[str, PublicationPart | None]:
    """The row that a damaged label of some length is most like."""
    if len(plain) < 4:
        return "", None
    from difflib import SequenceMatcher

    scored = [
        (SequenceMatcher(None, plain, plain_label(row)).ratio(), row, part) for part in parts for row in part.rows
    ]
    best, row, part = max(scored, key=lambda found: found[0])
    return (row, part) if best >= 0.7 else ("", None)


def _publication_cells(
    table: Table, index: int, label: Cell, part: PublicationPart, head: Mapping[str, int]
) -> Iterator[tuple[str, Cell]]:
    behind = [c for c in table.row(index) if c.column > label.column]
    for order, column in enumerate(part.columns):
        at = head.get(column)
        found = table.cell(index, at) if at is not None else behind[order] if order < len(behind) else None
        if found is not None and found is not label:
            yield column, found


# -- T4 ---------------------------------------------------------------------------------------------------------


def is_disputes(table: Table) -> bool:
    names = {plain_label(name) for name in formats().T4.results[:4]}
    seen = {plain_label(c.text.folded) for c in table.cells if c.text.folded and not c.value.is_number}
    return len(names & seen) >= 3


def read_disputes(report: Report) -> Disputes | None:
    """T4 of a report; None when no table has its heads."""
    cells: dict[tuple[str, str], Cell] = {}
    heads: set[tuple[str, str]] = set()
    mine: list[Table] = []
    wide = False
    for table in report.tables:
        if not is_disputes(table):
            continue
        groups, below = _dispute_heads(table)
        mine.append(table)
        row = _number_row(table, below)
        for order, group in enumerate(groups):
            kind = _kind_of(report, table, order, len(groups), group)
            if kind is None:
                continue
            for result, column in group.items():
                heads.add((kind, result))
                number = table.cell(row, column) if row is not None else None
                if number is not None:
                    cells.setdefault((kind, result), number)
        last = max((column for group in groups for column in group.values()), default=0)
        if row is not None and any(c.text.folded for c in table.row(row) if c.column > last):
            wide = True
    if not mine:
        return None
    form = formats().T4
    return Disputes("T4", "", form.kinds, form.results, cells, tuple(mine), heads=frozenset(heads), wide=wide)


def _dispute_heads(table: Table) -> tuple[list[dict[str, int]], int]:
    """The groups of results with their columns, and the first row below the heads."""
    names = {plain_label(name): name for name in formats().T4.results}
    lowest: dict[int, tuple[int, str]] = {}
    below = 0
    for row in range(table.rows):
        for cell in _filled(table, row):
            name = names.get(plain_label(cell.text.folded))
            if name is not None and not cell.value.is_number:
                lowest[cell.column] = (row, name)
                below = max(below, cell.row + cell.rowspan)
    groups: list[dict[str, int]] = []
    for column in sorted(lowest):
        name = lowest[column][1]
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
