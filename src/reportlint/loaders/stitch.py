"""Tables that stand in pieces become one again, and know it: rows torn apart by blank lines, a repeated head, a label
over two rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct, structs

from reportlint.model import BLANK, Cell, Grid, Span, StreamBlock, Table, TablePart, value_of
from reportlint.syntax.numbering import read_numbering


def stitch(blocks: Sequence[StreamBlock], is_label: Callable[[str], bool]) -> list[StreamBlock]:
    """The stream with tables in pieces joined. Only formats that cannot merge cells are torn like that."""
    items: list[StreamBlock | _Pieces] = []
    for block in blocks:
        if isinstance(block, Grid) and not block.table.spanned:
            before = items[-1] if items else None
            if isinstance(before, _Pieces) and before.go_on_in(block):
                before.add(block.table, is_label)
                continue
            items.append(_Pieces(block))
        else:
            items.append(block)
    return [item.grid(is_label) if isinstance(item, _Pieces) else item for item in items]


def _texts(row: Sequence[Cell | None]) -> list[str]:
    return [cell.text.folded if cell else "" for cell in row]


class _Pieces:
    """A table while pieces are added to it."""

    def __init__(self, first: Grid) -> None:
        table = first.table
        self.first = first
        self.columns = table.columns
        self.rows = list(table.grid)
        self.cells = list(table.cells)
        self.parts = list(table.parts)
        self.end = table.span.end

    def go_on_in(self, block: Grid) -> bool:
        """Whether a table that follows is a further piece."""
        if block.gap == 0:
            return False
        if block.pipes:
            return self.first.pipes and _texts(self.rows[0]) == _texts(block.table.grid[0])
        return abs(self.columns - block.table.columns) <= 1

    def add(self, lower: Table, is_label: Callable[[str], bool]) -> None:
        cause, first = "blank-line", self._repeated(lower)
        if first:
            cause = "repeated-head"
        elif _fragment_column(self.rows[-1], lower.grid[0], is_label, torn=True) is not None:
            cause = "split-row"
        shift = len(self.rows) - first
        moved = {cell: structs.replace(cell, row=cell.row + shift) for cell in lower.cells if cell.row >= first}
        self.parts += [structs.replace(p, row=p.row + len(self.rows), cause=cause) for p in lower.parts]
        self.rows += [tuple(None if cell is None else moved[cell] for cell in row) for row in lower.grid[first:]]
        self.cells += moved.values()
        self.columns = max(self.columns, lower.columns)
        self.end = lower.span.end

    def _repeated(self, lower: Table) -> int:
        """How many rows at the top of a further piece only say the head again."""
        head = 0
        while head < min(len(self.rows), lower.rows - 1) and _texts(self.rows[head]) == _texts(lower.grid[head]):
            head += 1
        return head if any(_texts(self.rows[0])) else 0

    def grid(self, is_label: Callable[[str], bool]) -> Grid:
        table = self.first.table
        if len(self.parts) > len(table.parts):
            width = self.columns
            table = Table(
                tuple(self.cells),
                tuple(row if len(row) == width else row + (None,) * (width - len(row)) for row in self.rows),
                Span(table.span.start, self.end),
                table.caption,
                tuple(self.parts),
                spanned=False,
            )
        table = _mend_rows(table, is_label)
        return self.first if table is self.first.table else structs.replace(self.first, table=table)


def _fragment_column(
    upper: Sequence[Cell | None], lower: Sequence[Cell | None], is_label: Callable[[str], bool], *, torn: bool
) -> int | None:
    """The column of a label whose rest a row holds: one cell of words alone, that goes on what stands above it."""
    alone: Cell | None = None
    for cell in lower:
        if cell is not None and cell.value is not BLANK:
            if alone is not None:
                return None
            alone = cell
    if alone is None or alone.value.is_number or alone.column >= len(upper):
        return None
    words = alone.text.folded
    label = upper[alone.column]
    if label is None or label.value is BLANK or label.value.is_number:
        return None
    if not any(cell is not None and cell.value.is_number for cell in upper):
        return None
    if is_label(words) or read_numbering(words) is not None:
        return None
    if is_label(label.text.folded + words) or (torn and not is_label(label.text.folded)):
        return alone.column
    return None


def _mend_rows(table: Table, is_label: Callable[[str], bool]) -> Table:
    """The table with every label over two rows read as one; the second row goes."""
    starts = {part.row for part in table.parts}
    drop: dict[int, tuple[int, int]] = {}
    above = 0
    for row in range(1, table.rows):
        column = _fragment_column(table.grid[above], table.grid[row], is_label, torn=row in starts)
        if column is None:
            above = row
        else:
            drop[row] = (above, column)
    return _Mending(table, drop).table() if drop else table


class _Mending(Struct):
    table_before: Table
    drop: dict[int, tuple[int, int]]
    """Rows that go: the row above that each belongs to, and the column of the label."""

    def table(self) -> Table:
        table = self.table_before
        kept = [row for row in range(table.rows) if row not in self.drop]
        number = {row: index for index, row in enumerate(kept)}
        replaced: dict[Cell, Cell] = {}
        for cell in table.cells:
            if cell.row in number:
                replaced[cell] = structs.replace(cell, row=number[cell.row])
        for row, (above, column) in self.drop.items():
            label, rest = table.cell(above, column), table.cell(row, column)
            assert label is not None
            assert rest is not None
            text = replaced[label].text.joined(rest.text)
            replaced[label] = structs.replace(replaced[label], text=text, value=value_of(text.folded))
        grid = tuple(tuple(None if c is None else replaced[c] for c in table.grid[row]) for row in kept)
        return Table(
            tuple(replaced.values()), grid, table.span, table.caption, tuple(self._parts(number)), spanned=False
        )

    def _parts(self, number: dict[int, int]) -> list[TablePart]:
        table = self.table_before
        starts = {part.row for part in table.parts}
        parts: list[TablePart] = []
        for part in table.parts:
            above, _ = self.drop.get(part.row, (part.row - 1, 0))
            cause = "split-row" if part.row in self.drop else part.cause
            parts.append(structs.replace(part, row=number.get(part.row, number.get(above, -1) + 1), cause=cause))
        for row, (above, column) in self.drop.items():
            cell = table.cell(row, column)
            if row not in starts and cell is not None:
                parts.append(TablePart(number[above] + 1, cell.span, "split-row"))
        return sorted(parts, key=lambda p: (p.row, p.span.start))
