"""Rows that were copied without their merged cells: each merged cell stands once, and a row is shorter than the table.

A page's table, copied into a text, keeps no place for what a merged cell covers. Then no column of the text is a column of
the table; but what stands behind the labels of a row is still its numbers, from the first column to the last.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from reportlint import Cell, Table, Term, ValueKind

from .application_layout import ApplicationLayout, Columns, RowPlace, applicant_of, columns_at, label_of, row_place
from .editions import application_labels, plain_label
from .formats import T3, T4
from .table_words import KEPT, Wording

_APPLICANTS = len(T3.columns)
_DISPUTES = len(T4.kinds) * len(T4.results)
_FEWEST = 3
"""Rows of T3 that do not fit its heads before they count as short: one alone is a slip."""


def rows_misfit(title: str) -> Term:
    """Why a table is not read."""
    zh = f"“{title}”表各行的单元格与表头对不上，表中数据没有读取，也没有核对"
    return Term(f"rows-misfit {title}", zh, f"the rows of the table “{title}” do not fit its heads: it was not read")


def has_short_rows(table: Table, wording: Wording, layout: ApplicationLayout) -> bool:
    """Whether rows of T3 do not fit its heads: a label stands under them, or a number before them."""
    if table.spanned or not layout.columns.at:
        return False
    first = min(layout.columns.at.values())
    begin, labels = _labels_of(wording)
    misfits = 0
    for line, label in zip(table.grid[begin:], labels, strict=True):
        if label >= 0:
            end = first if label < first else label + 2
            misfits += any(_is_number(cell) for cell in line[label + 1 : end])
    return misfits >= _FEWEST


def short_rows(table: Table, wording: Wording, group: str) -> Sequence[tuple[RowPlace, Columns]] | Cell:
    """The rows of T3 with the columns of each, after those of a group; the first cell of a row of which that is in doubt."""
    begin, labels = _labels_of(wording)
    if not _are_in_order(wording):
        return table.row(begin)[0]
    found: list[tuple[RowPlace, Columns]] = []
    for row, label in enumerate(labels, begin):
        line = [cell for cell in table.grid[row] if cell is not None]
        if label < 0:
            label = next((at for at, cell in enumerate(line) if _is_number(cell)), 0) - 1
        place, group = row_place(wording, row, label + 1, group)
        if place is None or not any(cell.text.folded for cell in line[label + 1 :]):
            continue
        first = _first_of(line[label + 1 :])
        if first < 0:
            return line[0]
        found.append((place, _columns_from(label + 1 + first)))
    return found


def _is_number(cell: Cell | None) -> bool:
    return cell is not None and cell.value.kind is ValueKind.NUMBER


def _first_of(cells: Sequence[Cell]) -> int:
    """Which of the cells behind a label is the first of the seven, blank ones before them or behind them aside; -1 where
    they are not seven."""
    words = [bool(cell.text.folded) for cell in cells]
    more = len(words) - _APPLICANTS
    if more >= 0 and not any(words[:more]):
        return more
    return 0 if more > 0 and all(words[:_APPLICANTS]) and not any(words[_APPLICANTS:]) else -1


@lru_cache(64)
def _columns_from(first: int) -> Columns:
    return columns_at(dict(zip(T3.columns, range(first, first + _APPLICANTS), strict=True)))


@lru_cache(KEPT)
def _labels_of(wording: Wording) -> tuple[int, Sequence[int]]:
    """The first row with a label of T3, and from there on where the last label of each row stands; -1 for none."""
    known = application_labels()
    rows = wording.rows
    begin = next((at for at, row in enumerate(rows) if any(word.plain in known for word in row)), len(rows))
    return begin, tuple([label_of(tuple(line)) for line in wording.entries[begin:]])


@lru_cache(KEPT)
def _are_in_order(wording: Wording) -> bool:
    """Whether the heads are those of T3 in its order. 总计 may stand in the row above the kinds of organisations."""
    begin, _ = _labels_of(wording)
    rows = [[name for word in row if (name := applicant_of(word.words))] for row in wording.rows[:begin]]
    heads = [name for row in rows for name in row]
    ends = [row[-1] == "总计" for row in rows if "总计" in row]
    return ends == [True] and _without_total(heads) == _without_total(T3.columns)


def _without_total(names: Sequence[str]) -> list[str]:
    return [name for name in names if name != "总计"]


def short_disputes(table: Table, wording: Wording, below: int, shown: int) -> Sequence[Mapping[str, int]] | Cell | None:
    """The groups of results of T4, one a kind, where the heads of one kind hide another's; None where they do not. A cell
    of the numbers where their columns are in doubt.

    ``below`` is the first row below the heads, ``shown`` how many columns of results they seem to have.
    """
    if table.spanned or shown >= _DISPUTES:
        return None
    known = [plain_label(result) for result in T4.results]
    heads = [word.plain for row in wording.rows[:below] for word in row]
    results = [head for head in heads if head in known]
    if len(results) <= shown or any(_numbers(table, row) for row in range(below)):
        return None
    numbers = next((found for row in range(below, table.rows) if (found := _numbers(table, row))), ())
    if len(numbers) <= shown:
        return None
    kinds = "".join([head for head in heads if head not in known])
    whole = kinds.removeprefix("行政复议行政诉讼") == "未经复议直接起诉复议后起诉"
    if not whole or results != known * len(T4.kinds) or len(numbers) != _DISPUTES:
        return numbers[0]
    places = iter([cell.column for cell in numbers])
    return [{result: next(places) for result in T4.results} for _ in T4.kinds]


def _numbers(table: Table, row: int) -> Sequence[Cell]:
    """The cells of a row from the first that is filled to the last; none where it has no number."""
    cells = table.row(row)
    filled = [at for at, cell in enumerate(cells) if cell.text.folded]
    if not any(_is_number(cell) for cell in cells):
        return ()
    return cells[filled[0] : filled[-1] + 1]
