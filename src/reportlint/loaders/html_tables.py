"""Tables of a page: which of them hold data and which only lay out the page, and the grid of those that hold data."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import Enum
from functools import cache

from msgspec import Struct

from reportlint.model import Grid, Limits, Span, Text

from .grid import RawCell, build_table
from .html_marks import Piece
from .html_page import BREAK, Element, Page
from .html_style import FIGURE_TAGS, HEADING_TAGS
from .html_text import is_blank, read_pieces

_CELLS = frozenset({"td", "th"})
_GROUPS = {"thead": 0, "tbody": 1, "tfoot": 2}
_WHOLE_PARAGRAPH = 40
"""Characters from which on a block in a cell counts as a paragraph of running text."""
_LONG_CELL = 400
_SHORT_CELL = 20
_MOST_COLUMNS = 1_000
_MOST_ROWS = 65_534


class TableKind(Enum):
    DATA = "data"
    LAYOUT = "layout"
    """Its cells are parts of the page: they are read one after the other, as if there were no table."""
    EMPTY = "empty"


class _CellTally(Struct, gc=False):
    chars: int = 0
    linked: int = 0
    block: int = 0
    blocks: int = 0
    paragraphs: int = 0
    headings: int = 0
    tables: int = 0

    def end_block(self) -> None:
        if self.block:
            self.blocks += 1
            self.paragraphs += self.block >= _WHOLE_PARAGRAPH
            self.block = 0

    @property
    def is_page(self) -> bool:
        return self.paragraphs >= 2 or (self.chars >= _LONG_CELL and self.blocks >= 3)

    @property
    def is_frame(self) -> bool:
        return self.tables > 0 or (self.headings > 0 and self.blocks >= 2)

    @property
    def is_short(self) -> bool:
        return self.chars <= _SHORT_CELL and not self.linked


class _Tally:
    """What is counted of a table while it is walked over."""

    def __init__(self, index: int) -> None:
        self.index = index
        self.rows: list[list[_CellTally]] = []
        self.cell: _CellTally | None = None

    def kind(self, element: Element) -> TableKind:
        rows = [row for row in self.rows if row]
        cells = [cell for row in rows for cell in row]
        total = sum(cell.chars for cell in cells)
        if not total:
            return TableKind.EMPTY
        if element.node.attr("role") in {"presentation", "none"} or max(map(len, rows)) == 1:
            return TableKind.LAYOUT
        if len(rows) == 1 and max(cell.chars for cell in cells) == total:  # empty cells push a signature to the right
            return TableKind.LAYOUT
        if 5 * sum(cell.linked for cell in cells) >= 4 * total:  # a menu
            return TableKind.LAYOUT
        if 2 * sum(cell.chars for cell in cells if cell.is_frame) >= total:
            return TableKind.LAYOUT
        pages = sum(cell.chars for cell in cells if cell.is_page or (len(rows) == 1 and cell.paragraphs))
        if 2 * pages >= total and not self._is_gridlike(rows):
            return TableKind.LAYOUT
        return TableKind.DATA

    def _is_gridlike(self, rows: Sequence[Sequence[_CellTally]]) -> bool:
        short = [sum(cell.is_short for cell in row) for row in rows]
        return sum(n for n in short if n >= 2) >= 6 and sum(n >= 2 for n in short) >= 2

    @property
    def is_substantial(self) -> bool:
        return len(self.rows) >= 2 and any(len(row) >= 2 for row in self.rows)


def sort_tables(page: Page, start: int, end: int) -> dict[int, TableKind]:
    """The kind of each table among the events, by the index where it opens. One walk, however deep they nest."""
    kinds: dict[int, TableKind] = {}
    open_tables: list[_Tally] = []
    events = page.events
    for index in range(start, end):
        event = events[index]
        if isinstance(event, Element):
            if event.tag == "table":
                open_tables.append(_Tally(index))
            elif open_tables:
                _open(open_tables[-1], event)
        elif not open_tables:
            continue
        elif isinstance(event, Piece):
            cell = open_tables[-1].cell
            if cell is not None:
                _count(page, cell, event)
        else:
            element = page.element(event)
            if element.tag == "table" and open_tables[-1].index == event:
                tally = open_tables.pop()
                kinds[event] = tally.kind(element)
                _report(tally, kinds[event], open_tables)
            elif (cell := open_tables[-1].cell) is not None:
                if element.block:
                    cell.end_block()
                if element.tag in _CELLS:
                    open_tables[-1].cell = None
    return kinds


def _open(tally: _Tally, element: Element) -> None:
    if element.tag == "tr":
        tally.rows.append([])
    elif element.tag in _CELLS and tally.rows:
        tally.cell = _CellTally()
        tally.rows[-1].append(tally.cell)
    elif tally.cell is not None and element.block:
        tally.cell.end_block()
        tally.cell.headings += element.tag in HEADING_TAGS


def _count(page: Page, cell: _CellTally, piece: Piece) -> None:
    if piece is BREAK:
        cell.end_block()
    elif not is_blank(page, piece):
        size = piece.end - piece.start
        cell.chars += size
        cell.block += size
        if piece.link is not None:
            cell.linked += size


def _report(tally: _Tally, kind: TableKind, open_tables: Sequence[_Tally]) -> None:
    """Tells the cell that a table stands in what it holds."""
    if not open_tables or (cell := open_tables[-1].cell) is None:
        return
    cell.end_block()
    cell.tables += kind is TableKind.DATA and tally.is_substantial
    for inner in (inner for row in tally.rows for inner in row):
        cell.chars += inner.chars
        cell.linked += inner.linked
        if kind is TableKind.LAYOUT:
            cell.blocks += inner.blocks
            cell.paragraphs += inner.paragraphs
            cell.headings += inner.headings
            cell.tables += inner.tables


class Cellful(Struct, frozen=True):
    """A table that was read, and what stands in its cells besides text."""

    grid: Grid
    inner: Sequence[int]
    """Tables of data in cells, by the index where they open: they are read on their own."""
    pictures: Sequence[int]


class _Row(Struct, frozen=True):
    group: int
    order: int
    cells: Sequence[tuple[int, Element]]


def read_table(page: Page, index: int, kinds: Mapping[int, TableKind], limits: Limits) -> Cellful:
    """The table that opens at an index, spans resolved as browsers do.

    Raises Unreadable when it is larger than the limits.
    """
    return _Reading(page, index, kinds, limits).read()


class _Reading:
    def __init__(self, page: Page, index: int, kinds: Mapping[int, TableKind], limits: Limits) -> None:
        self.page = page
        self.index = index
        self.kinds = kinds
        self.limits = limits
        self.inner: list[int] = []
        self.pictures: list[int] = []
        self.caption: Text | None = None
        self.headed = False
        self.last = -1

    def read(self) -> Cellful:
        rows = self._rows()
        raws = [self._raw_cells(row, below) for row, below in zip(rows, _rows_below(rows), strict=True)]
        span = self._span()
        shown = _clamp(_drop_empty(raws), span, self.limits)
        table = build_table(shown, span, self.limits, caption=self.caption)
        return Cellful(Grid(table, pipes=self.headed), self.inner, self.pictures)

    def _rows(self) -> list[_Row]:
        """Rows as they are shown: the head first, the foot last, wherever they stand in the file."""
        rows: list[_Row] = []
        page, end = self.page, self.page.ends[self.index]
        group, at = self.index, self.index + 1
        rank = 1
        while at < end:
            event = page.events[at]
            if isinstance(event, Element):
                if event.tag in _GROUPS:
                    group, rank = at, _GROUPS[event.tag]
                elif event.tag == "tr":
                    rows.append(_Row(group, rank, self._cells_of(at)))
                    at = page.ends[at]
                elif event.tag == "caption":
                    self.caption = read_pieces(page, self._pieces(at)) or self.caption
                    at = page.ends[at]
            at += 1
        rows.sort(key=lambda row: row.order)
        return rows

    def _cells_of(self, row: int) -> list[tuple[int, Element]]:
        cells: list[tuple[int, Element]] = []
        page, at, end = self.page, row + 1, self.page.ends[row]
        while at < end:
            event = page.events[at]
            if isinstance(event, Element):
                if event.tag in _CELLS:
                    cells.append((at, event))
                at = page.ends[at]
            at += 1
        return cells

    def _raw_cells(self, row: _Row, below: int) -> list[RawCell]:
        cells: list[RawCell] = []
        for index, element in row.cells:
            attr = element.node.attr
            colspan = rowspan = 1
            if (said := attr("colspan")) is not None:
                colspan = max(1, read_span(said, _MOST_COLUMNS))
            if (said := attr("rowspan")) is not None:
                rowspan = min(read_span(said, _MOST_ROWS) or below, below)
            self.headed = self.headed or element.tag == "th"
            cells.append(RawCell(self._cell_text(index, element), rowspan, colspan))
        return cells

    def _cell_text(self, index: int, element: Element) -> Text:
        text = read_pieces(self.page, self._pieces(index))
        if text is not None:
            return text
        where = self.page.tag_span(element)
        at = max(self.last, 0) if where is None else where.end
        return Text("", self.page.source, at, at)

    def _pieces(self, index: int) -> list[Piece]:
        pieces: list[Piece] = []
        page, at, end = self.page, index + 1, self.page.ends[index]
        while at < end:
            event = page.events[at]
            if isinstance(event, Piece):
                pieces.append(event)
                self.last = max(self.last, event.end)
            elif isinstance(event, int):
                if page.element(event).block:
                    pieces.append(BREAK)
            elif event.tag in FIGURE_TAGS:
                self.pictures.append(at)
            elif event.block:
                pieces.append(BREAK)
                if self.kinds.get(at) is TableKind.DATA:
                    self.inner.append(at)
                    at = page.ends[at]
            at += 1
        return pieces

    def _span(self) -> Span:
        page = self.page
        where = page.element(self.index).node.source_location
        if where is None:
            return Span(max(self.last, 0), max(self.last, 0))
        start = page.base + where.start_tag.start_offset
        if where.end_tag is not None:
            return Span(start, page.base + where.end_tag.end_offset)
        return Span(start, max(self.last, page.base + where.start_tag.end_offset))


def _rows_below(rows: Sequence[_Row]) -> list[int]:
    """For each row how many rows its group has from there on: no cell reaches farther."""
    counts: list[int] = []
    for number in range(len(rows) - 1, -1, -1):
        goes_on = number + 1 < len(rows) and rows[number + 1].group == rows[number].group
        counts.append(counts[-1] + 1 if goes_on else 1)
    return counts[::-1]


@cache
def _digits() -> re.Pattern[str]:
    return re.compile(r"[ \t\n\f\r]*\+?0*([0-9]*)")


def read_span(said: str, most: int) -> int:
    """``colspan`` and ``rowspan`` as browsers read them: leading digits, at most ``most``, 1 for anything else."""
    found = _digits().match(said)
    if found is None or not found[0].strip(" \t\n\f\r+"):
        return 1
    digits = found[1]
    if not digits:
        return 0
    return most if len(digits) > 6 else min(int(digits), most)


def _drop_empty(rows: Sequence[Sequence[RawCell]]) -> list[Sequence[RawCell]]:
    """The rows without those that have no cell and that no cell from above reaches: nothing of them is seen."""
    kept: list[Sequence[RawCell]] = []
    reach = 0
    for row in rows:
        if row or reach > len(kept):
            reach = max(reach, len(kept) + max((cell.rowspan for cell in row), default=0))
            kept.append(row)
    return kept


def _clamp(rows: Sequence[Sequence[RawCell]], span: Span, limits: Limits) -> list[Sequence[RawCell]]:
    """The rows with every cell that stands alone in its row spanning no more columns than the other rows have.

    ``colspan="100"`` on a title is how authors say "all": browsers show no column for the rest.
    """
    widest = max((sum(cell.colspan for cell in row) for row in rows if len(row) > 1), default=0)
    if not widest or all(row[0].colspan <= widest for row in rows if len(row) == 1):
        return list(rows)
    narrow = [[RawCell(row[0].text, row[0].rowspan)] if len(row) == 1 else row for row in rows]
    columns = build_table(narrow, span, limits).columns
    return [
        [RawCell(row[0].text, row[0].rowspan, min(row[0].colspan, columns))] if len(row) == 1 else row for row in rows
    ]
