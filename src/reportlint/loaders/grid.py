"""Rows of cells with spans → a table, each place resolved to the cell that covers it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from reportlint.model import Cell, Limits, Span, Table, TablePart, Text, Unreadable, value_of


class RawCell(Struct, frozen=True, gc=False):
    text: Text
    rowspan: int = 1
    colspan: int = 1


def build_table(
    rows: Sequence[Sequence[RawCell]], span: Span, limits: Limits, *, spanned: bool = True, caption: Text | None = None
) -> Table:
    """A table of rows as a format gives them. Spans are clamped to the table; a row may be shorter than others.

    Raises Unreadable when the grid is larger than the limits.
    """
    if len(rows) > limits.rows:
        raise _too_large(f"{len(rows)}", limits)
    if not spanned:
        return flat_table([[raw.text for raw in row] for row in rows], span, limits, caption)
    grid: list[list[Cell | None]] = [[] for _ in rows]
    cells: list[Cell] = []
    total = 0
    for r, row in enumerate(rows):
        line = grid[r]
        c = 0
        for raw in row:
            while c < len(line) and line[c] is not None:
                c += 1
            colspan = max(1, min(raw.colspan, limits.columns))
            rowspan = max(1, min(raw.rowspan, len(rows) - r))
            if c + colspan > limits.columns:
                raise _too_large(f"{len(rows)}×{c + colspan}", limits)
            total += colspan * rowspan
            if total > limits.grid_cells:
                raise _too_large(f"{len(rows)}×{c + colspan}", limits)
            cell = Cell(raw.text, value_of(raw.text.folded), r, c, rowspan, colspan)
            cells.append(cell)
            if rowspan == 1 and colspan == 1:
                if c == len(line):
                    line.append(cell)
                else:
                    line[c] = cell
            else:
                for below in grid[r : r + rowspan]:
                    if len(below) < c + colspan:
                        below.extend([None] * (c + colspan - len(below)))
                    for k in range(c, c + colspan):
                        if below[k] is None:
                            below[k] = cell
            c += colspan
    width = max((len(line) for line in grid), default=0)
    if width * len(grid) > limits.grid_cells:
        raise _too_large(f"{len(grid)}×{width}", limits)
    full = tuple(tuple(line) + (None,) * (width - len(line)) for line in grid)
    return Table(tuple(cells), full, span, caption, (TablePart(0, span),), spanned)


def flat_table(rows: Sequence[Sequence[Text]], span: Span, limits: Limits, caption: Text | None = None) -> Table:
    """The table of a format without merged cells, of the texts of its cells. Raises as build_table."""
    if len(rows) > limits.rows:
        raise _too_large(f"{len(rows)}", limits)
    width = max(map(len, rows), default=0)
    if width > limits.columns or width * len(rows) > limits.grid_cells:
        raise _too_large(f"{len(rows)}×{width}", limits)
    cells: list[Cell] = []
    grid: list[tuple[Cell | None, ...]] = []
    for r, row in enumerate(rows):
        line = [Cell(text, value_of(text.folded), r, c) for c, text in enumerate(row)]
        cells += line
        grid.append(tuple(line) if len(line) == width else (*line, *(None,) * (width - len(line))))
    return Table(tuple(cells), tuple(grid), span, caption, (TablePart(0, span),), spanned=False)


def _too_large(size: str, limits: Limits) -> Unreadable:
    return Unreadable(
        "table-too-large",
        f"表格过大（{size}），超过{limits.rows}行、{limits.columns}列、{limits.grid_cells}格的限制",
        f"a table is too large ({size}); the limit is {limits.rows} rows, {limits.columns} columns, "
        f"{limits.grid_cells} cells",
    )
