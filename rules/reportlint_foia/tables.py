"""The tables of the form: which they are, and what their cells state, by component and column."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from msgspec import Struct

from reportlint import Cell, LabelledTable, Report, Table, ValueKind, read_heads, read_measure

from .headings import SectionHeading, heading_at, read_headings
from .sections import squeeze

OVERALL = "AGENCY OVERALL"
DATES, DAYS = "Date", "Number of Days"
"""The two rows that a component has in a table of the oldest."""
_OVERALL = frozenset({"agencyoverall", "overall", "agencytotal", "total", "agencywidetotal", "departmentoverall"})
_MARKS = "*†‡§¶#⁰¹²³⁴⁵⁶⁷⁸⁹ "


class FormColumn(Struct, frozen=True):
    name: str
    match: str = ""
    optional: bool = False


class FormTable(Struct, frozen=True, kw_only=True):
    """A table as ``tables.toml`` tells of it."""

    id: str
    like: str = ""
    columns: tuple[FormColumn, ...] = ()
    groups: tuple[str, ...] = ()
    layout: str = "rows"
    alone: bool = False
    about: str = ""
    never: str = ""
    adds: tuple[str, ...] = ()
    counts: tuple[str, ...] = ()
    total: Mapping[str, tuple[str, ...]] = {}

    @property
    def labels(self) -> tuple[str, ...]:
        """The columns' names, in each group if there are groups."""
        names = tuple(column.name for column in self.columns)
        return tuple(f"{group} / {name}" for group in self.groups for name in names) if self.groups else names

    @property
    def adding(self) -> tuple[str, ...]:
        return self.labels if self.adds == ("*",) else self.adds

    @property
    def counting(self) -> tuple[str, ...]:
        return self.labels if self.counts == ("*",) else self.counts


class Row(Struct, frozen=True, eq=False):
    """What a table says of one component, or of the agency overall."""

    component: str
    """Its name without marks of footnotes; "AGENCY OVERALL" for the agency overall, "row 4" without a name."""
    key: str
    """The name as other tables' rows are compared with it; "" without a name."""
    cells: Mapping[str, Cell]
    """By column; in tables of reasons only the first cell of each column."""
    further: tuple[Mapping[str, Cell], ...] = ()
    """Tables of reasons: the rows after the first. Tables of the oldest: the row of days, behind that of dates."""
    marked: bool = False
    """Whether its name or one of its cells bears the mark of a footnote."""

    @property
    def overall(self) -> bool:
        return self.component == OVERALL


class ReadTable(LabelledTable, frozen=True, eq=False):
    """A table of the form as a report has it."""

    form: FormTable
    entries: tuple[Row, ...]
    whole: bool
    """Whether each of its columns is one of the form's."""

    def row(self, key: str) -> Row | None:
        """The first row of a component."""
        return next((row for row in self.entries if row.key == key), None) if key else None


@cache
def form_tables() -> Mapping[str, FormTable]:
    """The form's tables by id."""
    import tomllib

    import msgspec

    with open(os.path.join(os.path.dirname(__file__), "tables.toml"), "rb") as file:
        listed = msgspec.convert(tomllib.load(file)["table"], tuple[FormTable, ...])
    by_id = {table.id: table for table in listed}
    return {id: msgspec.structs.replace(by_id[table.like or id], id=id) for id, table in by_id.items()}


@cache
def _labels() -> frozenset[str]:
    names = {name for table in form_tables().values() for name in (*(c.name for c in table.columns), *table.groups)}
    return frozenset(map(squeeze, (*names, OVERALL, "Agency/Component")))


def is_form_label(folded: str) -> bool:
    """Whether words are a row or column label of one of the tables."""
    return squeeze(folded) in _labels()


def read_tables(report: Report) -> Sequence[ReadTable]:
    """The tables of the form that the report has; tables of one part that all have its heads are one."""
    headings = read_headings(report)
    found: dict[str, list[tuple[Table, _Columns]]] = {}
    homes: dict[str, int] = {}
    for table in report.tables:
        if table.rows < 2:
            continue
        home = heading_at(headings, table.span)
        known = _identify(table, headings, home, found)
        if known is not None and homes.setdefault(known[0].id, home) == home:
            found.setdefault(known[0].id, []).append((table, known[1]))
    return [_read(form_tables()[id], pieces) for id, pieces in found.items()]


class _Columns(Struct, frozen=True, eq=False):
    """Where a table has the columns of the form, from which row on, and whether it has no others."""

    first_row: int
    at: Mapping[str, int]
    whole: bool


def _identify(
    table: Table, headings: Sequence[SectionHeading], home: int, found: Mapping[str, object]
) -> tuple[FormTable, _Columns] | None:
    """The table of the form that this one is: that of the heading above it, else the only one whose heads it has."""
    id = headings[home].id if home >= 0 else ""
    heads = _heads(table)
    named = form_tables().get(id)
    if named is not None:
        fitting = _fit(named, heads)
        if fitting is not None and not (named.never and _holds(named.never, heads.words)):
            return named, fitting
    below = [form for form in form_tables().values() if id and form.id.startswith(id + ".")]
    fits = [(form, columns) for form in below if (columns := _fit(form, heads)) is not None and _speaks(form, heads)]
    if id == "VII.C":
        fits = [fit for fit in fits if fit[0].id not in found][:1]
    if len(fits) == 1:
        return fits[0]
    for form in form_tables().values():
        if form.alone and _speaks(form, heads) and form.id not in found and (columns := _fit(form, heads)) is not None:
            return form, columns
    return None


class _Head(Struct, frozen=True, eq=False):
    rows: int
    over: tuple[tuple[str, ...], ...]
    """Squeezed words over each column, outermost first."""
    words: str


def _heads(table: Table) -> _Head:
    heads = read_heads(table)
    over = tuple(tuple(squeeze(text.folded) for text in texts) for texts in heads.columns)
    return _Head(heads.rows, over, " ".join(words for texts in over for words in texts))


def _speaks(form: FormTable, heads: _Head) -> bool:
    """Whether heads speak of what the table is about; a table that is about nothing is known by its heading only."""
    if form.never and _holds(form.never, heads.words):
        return False
    return not form.about or _holds(form.about, heads.words)


def _fit(form: FormTable, heads: _Head) -> _Columns | None:
    """The columns of the form in a table; None when one is missing or one is there twice."""
    at: dict[str, int] = {}
    whole = True
    for column, words in enumerate(heads.over):
        labels = _matching(form, words) if words else []
        free = [label for label in labels if label not in at]
        if labels and not free:
            return None
        if free:
            at[free[0]] = column
        elif column and words:
            whole = False
    needed = {column.name for column in form.columns if not column.optional}
    if any(label not in at for label in form.labels if label.rpartition(" / ")[2] in needed or label in needed):
        return None
    return _Columns(heads.rows, at, whole)


def _matching(form: FormTable, words: tuple[str, ...]) -> list[str]:
    """The labels of the form's columns that the words over a column may mean."""
    own, path = words[-1], "".join(words)
    groups = [group for group in form.groups if squeeze(group)[:7] in path]
    if form.groups and len(groups) != 1:
        return []
    before = f"{groups[0]} / " if groups else ""
    exact = [column.name for column in form.columns if squeeze(column.name) == own]
    loose = exact or [column.name for column in form.columns if column.match and _holds(column.match, own)]
    loose = loose or [column.name for column in form.columns if column.match and _holds(column.match, path)]
    return [before + name for name in loose]


def _holds(pattern: str, words: str) -> bool:
    """Whether a pattern is in words."""
    plain = _plain_words(pattern)
    if not plain:
        return re.search(pattern, words) is not None
    for stands, word in plain:  # noqa: SIM110 (any() over a generator takes twice the time)
        if stands(words, word):
            return True
    return False


_STANDS: Mapping[tuple[bool, bool], Callable[[str, str], bool]] = {
    (True, True): str.__eq__,
    (True, False): str.startswith,
    (False, True): str.endswith,
    (False, False): str.__contains__,
}
"""How a word stands in others: at the start, at the end."""


@cache
def _plain_words(pattern: str) -> Sequence[tuple[Callable[[str, str], bool], str]]:
    """The words that a pattern asks for, and how they stand; nothing for one that asks for more than words. Most do not,
    and to compile those takes a first check longer than all else that is done with them."""
    parts = [(_STANDS[part[:1] == "^", part[-1:] == "$"], part.strip("^$")) for part in pattern.split("|")]
    return tuple(parts) if all(word.isalnum() for _, word in parts) else ()


def _read(form: FormTable, pieces: Sequence[tuple[Table, _Columns]]) -> ReadTable:
    entries: list[Row] = []
    times: dict[str, int] = {}
    for table, columns in pieces:
        for row in _rows(form, table, columns):
            times[row.component] = times.get(row.component, 0) + 1
            if times[row.component] > 1 and not row.overall:
                row = Row(f"{row.component} ({times[row.component]})", row.key, row.cells, row.further, row.marked)
            entries.append(row)
    cells: dict[tuple[str, str], Cell] = {}
    rows: list[str] = []
    for row in entries:
        for label, line in _labelled(form, row):
            rows.append(label)
            for column, cell in line.items():
                cells.setdefault((label, column), cell)
    used = [label for label in form.labels if any(label in columns.at for _, columns in pieces)]
    tables = tuple(table for table, _ in pieces)
    whole = all(columns.whole for _, columns in pieces)
    return ReadTable(form.id, "", tuple(dict.fromkeys(rows)), tuple(used), cells, tables, form, tuple(entries), whole)


def _labelled(form: FormTable, row: Row) -> Iterator[tuple[str, Mapping[str, Cell]]]:
    """The lines of a component with the label of each."""
    if form.layout == "oldest":
        yield f"{row.component} / {DATES}", row.cells
        for line in row.further[:1]:
            yield f"{row.component} / {DAYS}", line
        return
    yield row.component, row.cells
    for number, line in enumerate(row.further, 2):
        yield f"{row.component} / {number}", line


def _rows(form: FormTable, table: Table, columns: _Columns) -> Iterator[Row]:
    """Each component's row, or rows. Rows of notes and repeated heads state nothing and are none."""
    lines: list[tuple[str, int, dict[str, Cell]]] = []
    for at in range(columns.first_row, table.rows):
        found = {label: table.cell(at, column) for label, column in columns.at.items()}
        cells = {label: cell for label, cell in found.items() if cell is not None}
        if any(_states(cell) for cell in cells.values()):
            lines.append((_name(form, table, at, columns), at, cells))
    several = form.layout in {"reasons", "oldest"}
    while lines:
        name, at, cells = lines.pop(0)
        further: list[dict[str, Cell]] = []
        while several and lines and lines[0][0] in {"", name} and (form.layout == "reasons" or not further):
            further.append(lines.pop(0)[2])
        yield _row(name or f"row {at + 1}", bool(name), cells, further)


def _name(form: FormTable, table: Table, row: int, columns: _Columns) -> str:
    """The name of a row: the words before its figures, else nothing."""
    if form.layout == "statutes" or form.layout == "oldest":
        cell = table.cell(row, columns.at["Agency/Component"] if form.layout == "statutes" else 0)
        return cell.text.folded if cell is not None else ""
    first = min(columns.at.values())
    before = (cell.text.folded for cell in table.row(row) if cell.column < first and not cell.value.is_number)
    return next(filter(None, before), "")


def _row(name: str, named: bool, cells: Mapping[str, Cell], further: Sequence[Mapping[str, Cell]]) -> Row:
    plain = re.sub(r"\s*(?:\[\w{1,2}\]|\(\d\))$", "", name.rstrip(_MARKS)).rstrip(_MARKS) if named else name
    key = squeeze(plain) if named else ""
    marked = plain != name or any(cell.value.kind is ValueKind.NOTED for cell in cells.values())
    if key in _OVERALL:
        return Row(OVERALL, squeeze(OVERALL), cells, tuple(further), marked)
    return Row(plain, key, cells, tuple(further), marked)


def _states(cell: Cell) -> bool:
    """Whether a cell tells a number, a date, or that there is none."""
    kind = cell.value.kind
    if kind is ValueKind.WORDS:
        return read_measure(cell.text.folded) is not None or cell.text.folded[:4].isdecimal()
    return kind is not ValueKind.BLANK
