"""T2, what was published of one's own accord, found by its heads and rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from msgspec import Struct

from reportlint import Cell, LabelledTable, Span, Table

from .editions import (
    PublicationPart,
    application_labels,
    formats,
    plain_label,
    publication_heads,
    publication_labels,
)
from .table_words import TableWords, Word, words_of


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


def is_publications(table: Table) -> bool:
    """Whether a table has a head or two rows of T2, and no row of T3."""
    return holds_publications(words_of(table))


def holds_publications(words: TableWords) -> bool:
    """As is_publications, of a table whose words were read."""
    plain = words.plain
    if not plain.isdisjoint(application_labels()):
        return False
    if not plain.isdisjoint(publication_heads()):
        return True
    labels = publication_labels()
    return sum(1 for row in words.rows if row and row[0][1] in labels) >= 2


def read_publications(tables: Sequence[TableWords]) -> Publications | None:
    """T2 of a report's tables; None when no table has its heads or rows."""
    mine = [table for table in tables if holds_publications(table)]
    if not mine:
        return None
    heads = [[_heads_of(row) for row in table.rows] for table in mine]
    edition = _edition_of(heads)
    parts = _parts_of(edition or "2021")
    reading = _Reading(edition or "2021")
    for table, found in zip(mine, heads, strict=True):
        reading.read(table, found)
    columns = tuple(dict.fromkeys(column for part in parts for column in part.columns))
    rows = tuple(row for part in parts for row in part.rows)
    return Publications(
        "T2",
        edition,
        rows,
        columns,
        reading.cells,
        tuple(table.table for table in mine),
        labels=reading.labels,
        heads=reading.heads,
        head_edition=edition,
        head_rows=tuple(reading.head_rows),
        alike=frozenset(reading.alike),
        unknown=tuple(reading.unknown),
    )


class _Reading(Struct):
    """T2 while its tables are read, row by row."""

    edition: str
    labels: dict[str, Cell] = {}
    cells: dict[tuple[str, str], Cell] = {}
    heads: dict[str, frozenset[str]] = {}
    head_rows: list[Mapping[str, Cell]] = []
    alike: set[str] = set()
    unknown: list[Cell] = []

    def read(self, words: TableWords, heads: Sequence[Mapping[str, Cell]]) -> None:
        head: dict[str, int] = {}
        edition = self.edition
        table = words.table
        for index, here in enumerate(heads):
            if here:
                head = {name: cell.column for name, cell in here.items()}
                self.head_rows.append(here)
                edition = edition_of_heads(here) or self.edition
                continue
            label, name, part = _known(words.rows[index], _known_rows(edition))
            if label is None or part is None:
                label, name, part = self._stranger(table, index, words.rows[index], _parts_of(edition))
            if label is None or part is None or name in self.labels:
                continue
            self.labels[name] = label
            self.heads[name] = frozenset(head)
            for column, cell in _cells_of(table, index, label, part, head):
                self.cells[name, column] = cell

    def _stranger(
        self, table: Table, index: int, words: Sequence[Word], parts: Sequence[PublicationPart]
    ) -> tuple[Cell | None, str, PublicationPart | None]:
        """A row with a damaged label that is like a statutory one; a row that nobody knows goes to ``unknown``."""
        first = next((c.column for c in table.grid[index] if c is not None and c.value.number is not None), 0)
        label, plain = next(((cell, plain) for cell, plain in reversed(words) if cell.column < first), (None, ""))
        if label is None or label.rowspan > 1:
            return None, "", None
        name, part = _alike(plain, parts)
        if part is None or name in self.labels:
            self.unknown.append(label)
            return None, "", None
        self.alike.add(name)
        return label, name, part


def _known(
    words: Sequence[Word], known: Mapping[str, tuple[str, PublicationPart]]
) -> tuple[Cell | None, str, PublicationPart | None]:
    """The first label of a row that is statutory, with its row and part."""
    for cell, plain in words:
        if plain in known:
            return cell, *known[plain]
    return None, "", None


@cache
def _parts_of(edition: str) -> Sequence[PublicationPart]:
    return tuple(part for part in formats().T2.parts if part.edition == edition)


@cache
def _known_rows(edition: str) -> Mapping[str, tuple[str, PublicationPart]]:
    """The rows of an edition by plain label, aliases too."""
    aliases = formats().T2.aliases
    found: dict[str, tuple[str, PublicationPart]] = {}
    for part in _parts_of(edition):
        for row in part.rows:
            for plain in (plain_label(row), *(alias for alias, name in aliases.items() if name == row)):
                found.setdefault(plain, (row, part))
    return found


@lru_cache(4096)
def _head_of(words: str, plain: str) -> str | None:
    """The statutory head that words are, brackets read or left out."""
    return publication_heads().get(plain) or publication_heads().get("".join(c for c in words if c.isalnum()))


def _heads_of(row: Sequence[Word]) -> dict[str, Cell]:
    """The cells of a row that are statutory heads."""
    found: dict[str, Cell] = {}
    for cell, plain in row:
        name = _head_of(cell.text.folded, plain)
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


def _edition_of(tables: Sequence[Sequence[Mapping[str, Cell]]]) -> str:
    """The edition of most heads; "" where there are none."""
    votes = {"2019": 0, "2021": 0}
    for heads in tables:
        for row in heads:
            for head in row:
                votes[edition_of_head()[head]] += 1
    if not any(votes.values()):
        return ""
    return max(votes, key=lambda edition: votes[edition])


def _alike(plain: str, parts: Sequence[PublicationPart]) -> tuple[str, PublicationPart | None]:
    """The row that a damaged label of some length is most like."""
    if len(plain) < 4:
        return "", None
    from difflib import SequenceMatcher

    scored = [
        (SequenceMatcher(None, plain, plain_label(row)).ratio(), row, part) for part in parts for row in part.rows
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
