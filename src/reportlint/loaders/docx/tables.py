"""The grid of a table: which cell stands where, and how many places it covers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from .tags import (
    CELL,
    DELETED,
    PASSED_THROUGH,
    ROW,
    TABLE,
    TEXT,
    VAL,
    Element,
    P,
    W,
    read_integer,
)

COLUMNS = 63
"""Word's limit. A wider span in the file is read as one to the last column."""
_SHORTEST_FLOW = 100
"""Characters that several paragraphs in one cell have at least when they are text and no label."""
_TC_PR, _TR_PR = W + "tcPr", W + "trPr"
_GRID_BEFORE, _GRID_SPAN = W + "gridBefore", W + "gridSpan"
_V_MERGE, _H_MERGE, _CELL_MERGE = W + "vMerge", W + "hMerge", W + "cellMerge"
_CELL_DELETED = W + "cellDel"
_SHOWN = (TEXT, W + "drawing", W + "pict", W + "object", W + "sym")


class Slot(Struct):
    """A cell of a row. ``element`` is None for the places that a row leaves out before its first cell."""

    element: Element | None
    column: int
    colspan: int = 1
    rowspan: int = 1
    merged: bool = False
    """Whether it takes part in a vertical merge."""
    covered: bool = False
    """Whether a cell above or to its left covers it: what it holds is not shown."""
    joins_left: bool = False
    wrong_span: str = ""
    """The number of columns that the file states, when it cannot be."""


class Layout(Struct):
    """A table's rows, and the elements of it that tracked changes have deleted."""

    rows: list[list[Slot]]
    deleted: list[Element]

    @property
    def is_flow(self) -> bool:
        """Whether it only sets text on the page: no row has two cells side by side that hold something.

        A table of one column is always such a table; a wider one when a cell holds a table or several paragraphs
        of text.
        """
        held: list[Element] = []
        widest = 0
        for row in self.rows:
            widest = max(widest, sum(slot.element is not None for slot in row))
            filled = [slot.element for slot in row if slot.element is not None and _is_filled(slot.element)]
            if len(filled) > 1:
                return False
            held += filled
        if widest <= 1:
            return True
        return any(_holds_flow(cell) for cell in held)


def _is_filled(cell: Element) -> bool:
    return next(cell.iter(*_SHOWN), None) is not None


def _holds_flow(cell: Element) -> bool:
    if next(cell.iter(TABLE), None) is not None:
        return True
    length = sum(len(text.text or "") for text in cell.iter(TEXT))
    return length >= _SHORTEST_FLOW and sum(_is_filled(paragraph) for paragraph in cell.iter(P)) > 1


def lay_out(table: Element) -> Layout:
    """The rows of a table with every span resolved."""
    layout = Layout([], [])
    above: dict[int, Slot] = {}
    for row in _children(table, ROW, layout.deleted):
        slots = _read_row(row, layout.deleted)
        if slots is not None:
            above = _merge_down(slots, above)
            layout.rows.append(slots)
    return layout


def _children(parent: Element, tag: str, deleted: list[Element]) -> Iterator[Element]:
    """The rows of a table or cells of a row, also those inside content controls."""
    waiting = [iter(parent)]
    while waiting:
        element = next(waiting[-1], None)
        if element is None:
            waiting.pop()
        elif element.tag == tag:
            yield element
        elif element.tag in PASSED_THROUGH:
            waiting.append(iter(element))
        elif element.tag in DELETED:
            deleted.append(element)


def _read_row(row: Element, deleted: list[Element]) -> list[Slot] | None:
    """The cells of a row from left to right; None for a deleted row."""
    slots: list[Slot] = []
    column = 0
    for element in _properties(row, _TR_PR, CELL):
        if element.tag in DELETED:
            deleted.append(row)
            return None
        if element.tag == _GRID_BEFORE:
            stated = element.get(VAL)
            before = read_integer(stated, 0, 1 << 31)
            if before != 0:
                column = min(before or 1, COLUMNS)
                wrong = (stated or "?") if before is None or before > COLUMNS else ""
                slots.append(Slot(None, 0, column, wrong_span=wrong))
    for cell in _children(row, CELL, deleted):
        slot = _read_cell(cell, column, slots, deleted)
        if slot is not None:
            slots.append(slot)
            column += slot.colspan
    return slots


def _properties(element: Element, tag: str, content: str) -> Iterable[Element]:
    """The properties of a row or cell, which stand before its content."""
    for child in element:
        if child.tag == tag:
            found: Iterable[Element] = child
            return found
        if child.tag == content:
            break
    return ()


def _read_cell(cell: Element, column: int, row: Sequence[Slot], deleted: list[Element]) -> Slot | None:
    slot = Slot(cell, column)
    for element in _properties(cell, _TC_PR, P):
        tag = element.tag
        if tag == _GRID_SPAN:
            stated = element.get(VAL)
            span = read_integer(stated, -1, 1 << 31)
            slot.colspan = max(1, min(span or 1, COLUMNS - column))
            if span is None or span < 1 or span > COLUMNS:
                slot.wrong_span = stated or "?"
        elif tag in (_V_MERGE, _CELL_MERGE):
            slot.merged = True
            said = element.get(VAL) if tag == _V_MERGE else element.get(W + "vMerge")
            slot.covered = said in (None, "continue", "cont")
        elif tag == _H_MERGE and element.get(VAL) in (None, "continue") and row and row[-1].element is not None:
            slot.joins_left = True
        elif tag == _CELL_DELETED:
            deleted.append(cell)
            return None
    return slot


def _merge_down(slots: list[Slot], above: dict[int, Slot]) -> dict[int, Slot]:
    """Settle what covers what in a row; the merged cells that the next row may continue, by column."""
    open_cells: dict[int, Slot] = {}
    last: Slot | None = None
    for slot in slots:
        if slot.joins_left and last is not None:
            last.colspan += slot.colspan
            slot.covered, slot.merged = True, False
        else:
            last = slot
    for slot in slots:
        if not slot.merged:
            continue
        upper = above.get(slot.column) if slot.covered else None
        if upper is not None and upper.colspan == slot.colspan:
            upper.rowspan += 1
            open_cells[slot.column] = upper
        else:  # nothing above to continue: the cell stands for itself
            slot.covered = False
            open_cells[slot.column] = slot
    return open_cells
