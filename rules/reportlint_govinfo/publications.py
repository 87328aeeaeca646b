"""T2, what was published of one's own accord, found by its heads and rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from msgspec import Struct

from reportlint import Cell, LabelledTable, Span, Table

from .editions import application_labels, plain_label, publication_heads, publication_labels
from .formats import T2, PublicationPart
from .table_words import KEPT, TableWords, Word, Wording, words_of


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
    lacking: Mapping[tuple[str, str], Cell] = {}
    """Rows and columns that the file has a head but no cell for, each with the last cell of the row."""

    @property
    def span(self) -> Span:
        return self.tables[0].span

    def is_short(self, row: str) -> bool:
        """Whether a row lacks a cell. Which one was left out nobody knows: the others may stand under wrong heads."""
        return any(row == short for short, _ in self.lacking)


class Heads(Struct, frozen=True, eq=False):
    """A row of heads: the column of each statutory one."""

    row: int
    columns: Mapping[str, int]


class RowPlace(Struct, frozen=True, eq=False):
    """A row of words below heads. ``part`` is None for a label that nobody knows."""

    row: int
    column: int
    name: str
    part: PublicationPart | None
    under: Mapping[str, int]
    """The heads above it."""
    heads: frozenset[str]
    edition: str
    """The edition that they follow."""


class PublicationLayout(Struct, frozen=True, eq=False):
    """What the words of the tables of T2 say: their heads and rows, table by table."""

    edition: str
    tables: Sequence[Sequence[Heads | RowPlace]]


def is_publications(table: Table) -> bool:
    """Whether a table has a head or two rows of T2, and no row of T3."""
    return _holds_publications(words_of(table).wording)


@lru_cache(KEPT)
def _holds_publications(wording: Wording) -> bool:
    plain = wording.plain
    if not plain.isdisjoint(application_labels()):
        return False
    if not plain.isdisjoint(publication_heads()):
        return True
    labels = publication_labels()
    return sum(1 for row in wording.rows if row and row[0].plain in labels) >= 2


def read_publications(tables: Sequence[TableWords]) -> Publications | None:
    """T2 of a report's tables; None when no table has its heads or rows."""
    mine = [words for words in tables if _holds_publications(words.wording)]
    if not mine:
        return None
    layout = _layout_of(tuple([words.wording for words in mine]))
    reading = _Reading()
    for words, places in zip(mine, layout.tables, strict=True):
        reading.read(words, places)
    rows, columns = _labels_of(layout.edition or "2021")
    return Publications(
        "T2",
        layout.edition,
        rows,
        columns,
        reading.cells,
        tuple([words.table for words in mine]),
        labels=reading.labels,
        heads=reading.heads,
        head_edition=layout.edition,
        head_rows=tuple(reading.head_rows),
        alike=frozenset(reading.alike),
        unknown=tuple(reading.unknown),
        lacking=reading.lacking,
    )


@lru_cache(KEPT)
def _layout_of(wordings: tuple[Wording, ...]) -> PublicationLayout:
    heads = [[_heads_of(row) for row in wording.rows] for wording in wordings]
    edition = _edition_of(heads)
    tables = [tuple(_places(wording, found, edition or "2021")) for wording, found in zip(wordings, heads, strict=True)]
    return PublicationLayout(edition, tables)


def _places(wording: Wording, heads: Sequence[Mapping[str, int]], edition: str) -> Iterator[Heads | RowPlace]:
    under: Mapping[str, int] = {}
    own = edition
    for index, here in enumerate(heads):
        words = wording.rows[index]
        if here:
            under, own = here, edition_of_heads(here) or edition
            yield Heads(index, here)
        elif words:
            known = _known_rows(own)
            label = next((word for word in words if word.plain in known), None)
            name, part = known[label.plain] if label is not None else ("", None)
            yield RowPlace(index, label.column if label is not None else -1, name, part, under, frozenset(under), own)


class _Reading(Struct):
    """T2 while its tables are read, row by row."""

    labels: dict[str, Cell] = {}
    cells: dict[tuple[str, str], Cell] = {}
    heads: dict[str, frozenset[str]] = {}
    head_rows: list[Mapping[str, Cell]] = []
    alike: set[str] = set()
    unknown: list[Cell] = []
    lacking: dict[tuple[str, str], Cell] = {}

    def read(self, words: TableWords, places: Sequence[Heads | RowPlace]) -> None:
        table = words.table
        for place in places:
            line = table.grid[place.row]
            if isinstance(place, Heads):
                cells = {name: line[at] for name, at in place.columns.items()}
                self.head_rows.append({name: cell for name, cell in cells.items() if cell is not None})
                continue
            label, name, part = line[place.column], place.name, place.part
            if part is None:
                label, name, part = self._stranger(line, words.wording.rows[place.row], place.edition)
            if label is None or part is None or name in self.labels:
                continue
            self.labels[name] = label
            self.heads[name] = place.heads
            for column, cell in _cells_of(table, place.row, label, part, place.under):
                self.cells[name, column] = cell
            if None in line:
                last = next(cell for cell in reversed(line) if cell is not None)
                gone = [
                    column for column in part.columns if column in place.under and line[place.under[column]] is None
                ]
                self.lacking |= {(name, column): last for column in gone}

    def _stranger(
        self, line: Sequence[Cell | None], words: Sequence[Word], edition: str
    ) -> tuple[Cell | None, str, PublicationPart | None]:
        """A row with a damaged label that is like a statutory one; a row that nobody knows goes to ``unknown``."""
        first = next((cell.column for cell in line if cell is not None and cell.value.number is not None), 0)
        word = next((word for word in reversed(words) if word.column < first), None)
        label = line[word.column] if word is not None else None
        if word is None or label is None or word.rowspan > 1:
            return None, "", None
        name, part = _alike(word.plain, edition)
        if part is None or name in self.labels:
            self.unknown.append(label)
            return None, "", None
        self.alike.add(name)
        return label, name, part


@cache
def _labels_of(edition: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The rows and the columns of an edition."""
    parts = _parts_of(edition)
    columns = dict.fromkeys(column for part in parts for column in part.columns)
    return tuple(row for part in parts for row in part.rows), tuple(columns)


@cache
def _parts_of(edition: str) -> Sequence[PublicationPart]:
    return tuple(part for part in T2.parts if part.edition == edition)


@cache
def _known_rows(edition: str) -> Mapping[str, tuple[str, PublicationPart]]:
    """The rows of an edition by plain label, aliases too."""
    aliases = T2.aliases
    found: dict[str, tuple[str, PublicationPart]] = {}
    for part in _parts_of(edition):
        for row in part.rows:
            for plain in (plain_label(row), *(alias for alias, name in aliases.items() if name == row)):
                found.setdefault(plain, (row, part))
    return found


def _head_of(words: str, plain: str) -> str | None:
    """The statutory head that words are, brackets read or left out."""
    return publication_heads().get(plain) or publication_heads().get("".join(c for c in words if c.isalnum()))


def _heads_of(row: Sequence[Word]) -> dict[str, int]:
    """The columns of the cells of a row that are statutory heads."""
    found: dict[str, int] = {}
    for word in row:
        name = _head_of(word.words, word.plain)
        if name is not None:
            found.setdefault(name, word.column)
    return found


@cache
def edition_of_head() -> Mapping[str, str]:
    """The edition that each head of T2 belongs to: they share none."""
    return {column: part.edition for part in T2.parts for column in part.columns}


def edition_of_heads(heads: Iterable[str]) -> str:
    """The edition that a row of heads follows as a whole; "" for a mixed row, and for 处理决定数量 alone, which people
    also write for the head of 2021."""
    names = tuple(heads)
    editions = {edition_of_head()[head] for head in names}
    return "" if len(editions) != 1 or names == ("处理决定数量",) else editions.pop()


def _edition_of(tables: Sequence[Sequence[Mapping[str, int]]]) -> str:
    """The edition of most heads; "" where there are none."""
    votes = {"2019": 0, "2021": 0}
    for heads in tables:
        for row in heads:
            for head in row:
                votes[edition_of_head()[head]] += 1
    if not any(votes.values()):
        return ""
    return max(votes, key=lambda edition: votes[edition])


@lru_cache(1024)
def _alike(plain: str, edition: str) -> tuple[str, PublicationPart | None]:
    """The row that a damaged label of some length is most like."""
    if len(plain) < 4:
        return "", None
    from difflib import SequenceMatcher

    scored = [
        (SequenceMatcher(None, plain, plain_label(row)).ratio(), row, part)
        for part in _parts_of(edition)
        for row in part.rows
    ]
    best, row, part = max(scored, key=lambda found: found[0])
    return (row, part) if best >= 0.7 else ("", None)


def _cells_of(
    table: Table, index: int, label: Cell, part: PublicationPart, head: Mapping[str, int]
) -> Iterator[tuple[str, Cell]]:
    behind: Sequence[Cell] = ()
    if head.keys().isdisjoint(part.columns):  # else a number under no head is that of no other column
        behind = [c for c in table.row(index) if c.column > label.column]
    for order, column in enumerate(part.columns):
        at = head.get(column)
        found = table.cell(index, at) if at is not None else behind[order] if order < len(behind) else None
        if found is not None and found is not label:
            yield column, found
