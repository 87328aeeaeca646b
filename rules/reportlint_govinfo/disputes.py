"""T4, reviews and lawsuits: its kinds and results found by their heads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from msgspec import Struct

from reportlint import Cell, LabelledTable, Report, Section, Span, Table, UnreadTable

from .editions import plain_label
from .formats import T4
from .short_rows import rows_misfit, short_disputes
from .table_words import KEPT, TableWords, Wording, parted, words_of


class Disputes(LabelledTable, frozen=True, eq=False):
    """T4: reviews and lawsuits. Its rows are the three kinds, its columns the five results."""

    heads: frozenset[tuple[str, str]] = frozenset()
    """Kind and result of the heads that the file has."""
    wide: bool = False
    """Whether the row of numbers has a column more than the head."""
    lacking: Mapping[tuple[str, str], Cell] = {}
    """Heads that the file has no number cell for, each with the last cell of the row that should hold it, else the head
    itself. Which cell was left out nobody knows: the others may stand under wrong heads."""

    @property
    def span(self) -> Span:
        return self.tables[0].span


class DisputeLayout(Struct, frozen=True, eq=False):
    """What the words of a table say of T4."""

    groups: Sequence[Mapping[str, int]]
    """The groups of results, one of a kind, with their columns."""
    kinds: Sequence[str]
    """The kind that the heads of each group name themselves, "" where it stands above them."""
    lines: Mapping[str, int]
    """The rows of kinds that stand one below the other, beside one group of results."""
    below: int
    """The first row below the heads."""
    last: int
    """The last column of a result."""
    shown: int = 0
    """Columns under a result, those too under one that is written twice."""


@cache
def _results() -> Mapping[str, str]:
    """The results of T4 by plain label."""
    return {plain_label(name): name for name in T4.results}


@cache
def _own_results() -> frozenset[str]:
    """Results that no other table has, as plain labels."""
    return frozenset(list(_results())[:4])


def is_disputes(table: Table) -> bool:
    """Whether a table has three of the results of T4."""
    return _holds_disputes(words_of(table).wording)


def _holds_disputes(wording: Wording) -> bool:
    return len(wording.plain & _own_results()) >= 3 or _holds_joined(wording)


@lru_cache(KEPT)
def _holds_joined(wording: Wording) -> bool:
    """Whether three of the results stand in heads that name their kind too."""
    heads = [result_of(word.words) for row in wording.rows for word in row if word.plain.startswith(tuple(_kinds()))]
    return len({result for _, result in heads} & set(T4.results[:4])) >= 3


@cache
def _kinds() -> Mapping[str, str]:
    """The labels of kinds, and the kind that each names; "" for 行政诉讼, which is two."""
    labels = [(label, kind) for kind in T4.kinds for label in kind.split(" / ")]
    return {label: kind if kind.endswith(label) else "" for label, kind in labels}


def result_of(folded: str) -> tuple[str, str]:
    """The kind and the result that a head names: a kind where it is joined to the result, 行政复议：结果维持; "" for
    none."""
    result = _results().get(plain_label(folded), "")
    if result:
        return "", result
    above, lower = parted(folded, _kinds())
    if not above:
        return "", ""
    kind, result = result_of(lower)
    kind = kind or _kinds()[above]
    return (kind, result) if kind else ("", "")


def read_disputes(report: Report, tables: Sequence[TableWords]) -> Disputes | UnreadTable | None:
    """T4 of a report and its tables; None when no table has its heads."""
    cells: dict[tuple[str, str], Cell] = {}
    heads: set[tuple[str, str]] = set()
    lacking: dict[tuple[str, str], Cell] = {}
    mine: list[Table] = []
    wide = False
    for words in tables:
        if not _holds_disputes(words.wording):
            continue
        table = words.table
        layout = _layout_of(words.wording)
        short = short_disputes(table, words.wording, layout.below, layout.shown)
        if isinstance(short, Cell):
            return UnreadTable("T4", rows_misfit(T4.title), short.span)
        if short is not None:
            layout = DisputeLayout(short, T4.kinds, {}, layout.below, max(short[-1].values()))
        mine.append(table)
        last = layout.last
        for kind, group, line in _lines_of(report, table, layout):
            for result, column in group.items():
                heads.add((kind, result))
                number = line[column]
                if number is not None:
                    cells.setdefault((kind, result), number)
                elif (near := _near(table, layout, line, column)) is not None:
                    lacking.setdefault((kind, result), near)
            wide |= any(cell is not None and cell.column > last and cell.text.folded for cell in line[last + 1 :])
    if not mine:
        return None
    lacking = {head: cell for head, cell in lacking.items() if head not in cells}
    return Disputes(
        "T4", "", T4.kinds, T4.results, cells, tuple(mine), heads=frozenset(heads), wide=wide, lacking=lacking
    )


def _near(table: Table, layout: DisputeLayout, line: Sequence[Cell | None], column: int) -> Cell | None:
    """The last cell of a row that ends before a column; the head of the column where there is no row."""
    last = next((cell for cell in reversed(line) if cell is not None), None)
    heads = (table.cell(row, column) for row in range(layout.below - 1, -1, -1))
    return last or next((head for head in heads if head is not None and head.text.folded), None)


def _lines_of(
    report: Report, table: Table, layout: DisputeLayout
) -> Iterator[tuple[str, Mapping[str, int], Sequence[Cell | None]]]:
    """Each kind that a table shows, the columns of its results, and the line of its numbers."""
    if layout.lines:
        for kind, row in layout.lines.items():
            yield kind, layout.groups[0], table.grid[row]
        return
    number = _number_row(table, layout.below)
    line = table.grid[number] if number is not None else (None,) * table.columns
    for order, group in enumerate(layout.groups):
        named = layout.kinds[order] or _kind_of(report, table, order, len(layout.groups), group)
        if named is not None:
            yield named, group, line


@lru_cache(KEPT)
def _layout_of(wording: Wording) -> DisputeLayout:
    lowest: dict[int, tuple[str, str]] = {}
    below = 0
    for row in wording.rows:
        for word in row:
            kind, name = result_of(word.words)
            if name:
                lowest[word.column] = kind, name
                below = max(below, word.row + word.rowspan)
    groups: list[dict[str, int]] = []
    kinds: list[str] = []
    for column in sorted(lowest):
        kind, name = lowest[column]
        if groups and [*groups[-1]] == [name] == [T4.results[0]] and kind == kinds[-1]:
            continue  # written twice: the second stands for another result
        if not groups or name in groups[-1] or name == T4.results[0]:
            groups.append({})
            kinds.append(kind)
        groups[-1][name] = column
    lines = _kinds_beside(wording, below, min(lowest, default=0)) if len(groups) == 1 and not kinds[0] else {}
    return DisputeLayout(groups, kinds, lines, below, max(lowest, default=0), len(lowest))


def _kinds_beside(wording: Wording, below: int, first: int) -> dict[str, int]:
    """The rows below the heads that the labels before the results name a kind for."""
    found: dict[str, int] = {}
    for index, line in enumerate(wording.entries[below:], below):
        kind = next((kind for label in reversed(line[:first]) if label and (kind := _kind_named(label))), "")
        if kind:
            found.setdefault(kind, index)
    return found


def _kind_named(folded: str) -> str:
    """The kind that the label of a row names, alone or joined to 行政诉讼; "" for none."""
    above, lower = parted(folded, _kinds())
    return _kind_named(lower) if above else _kinds().get(plain_label(folded), "")


def _number_row(table: Table, below: int) -> int | None:
    for row in range(below, table.rows):
        if any(cell.value.is_number for cell in table.row(row)):
            return row
    return below if below < table.rows else None


def _kind_of(report: Report, table: Table, order: int, count: int, group: Mapping[str, int]) -> str | None:
    kinds = T4.kinds
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
