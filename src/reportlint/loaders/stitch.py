"""Tables that stand in pieces become one again, and know it: rows torn apart by blank lines, a repeated head, a label
over two rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct, structs

from reportlint.model import BLANK, Cell, Grid, Span, StreamBlock, Table, TablePart, value_of
from reportlint.syntax.numbering import read_numbering


def stitch(blocks: Sequence[StreamBlock], is_label: Callable[[str], bool]) -> list[StreamBlock]:
    """The stream with tables in pieces joined. Only formats that cannot merge cells are torn like that."""
    stitched: list[StreamBlock] = []
    for block in blocks:
        if isinstance(block, Grid) and not block.table.spanned and stitched:
            before = stitched[-1]
            if isinstance(before, Grid) and _goes_on(before, block):
                stitched[-1] = structs.replace(before, table=_join(before.table, block.table, is_label))
                continue
        stitched.append(block)
    return [
        structs.replace(block, table=_mend_rows(block.table, is_label))
        if isinstance(block, Grid) and not block.table.spanned
        else block
        for block in stitched
    ]


def _goes_on(before: Grid, block: Grid) -> bool:
    if before.table.spanned or block.gap == 0:
        return False
    if block.pipes:
        return before.pipes and _texts(before.table, 0) == _texts(block.table, 0)
    return abs(before.table.columns - block.table.columns) <= 1


def _texts(table: Table, row: int) -> list[str]:
    return [cell.text.folded if cell else "" for cell in table.grid[row]]


def _join(upper: Table, lower: Table, is_label: Callable[[str], bool]) -> Table:
    cause, first = "blank-line", 0
    if lower.rows > 1 and any(_texts(upper, 0)) and _texts(upper, 0) == _texts(lower, 0):
        cause, first = "repeated-head", 1
        while first < min(upper.rows, lower.rows - 1) and _texts(upper, first) == _texts(lower, first):
            first += 1
    elif _fragment_column(upper, upper.rows - 1, lower, 0, is_label, torn=True) is not None:
        cause = "split-row"
    shift = upper.rows - first
    width = max(upper.columns, lower.columns)
    moved = {cell: structs.replace(cell, row=cell.row + shift) for cell in lower.cells if cell.row >= first}
    rows = [row + (None,) * (width - len(row)) for row in upper.grid]
    rows += [
        tuple(None if cell is None else moved[cell] for cell in row) + (None,) * (width - len(row))
        for row in lower.grid[first:]
    ]
    parts = (*upper.parts, *(structs.replace(p, row=p.row + upper.rows, cause=cause) for p in lower.parts))
    return Table(
        (*upper.cells, *moved.values()),
        tuple(rows),
        Span(upper.span.start, lower.span.end),
        upper.caption,
        parts,
        spanned=False,
    )


def _fragment_column(
    upper: Table, above: int, lower: Table, row: int, is_label: Callable[[str], bool], *, torn: bool
) -> int | None:
    """The column of a label whose rest a row holds: one cell of words alone, that goes on what stands above it."""
    filled = [cell for cell in lower.row(row) if cell.value is not BLANK]
    if len(filled) != 1 or filled[0].value.is_number or filled[0].column >= upper.columns:
        return None
    words = filled[0].text.folded
    label = upper.cell(above, filled[0].column)
    if label is None or label.value is BLANK or label.value.is_number:
        return None
    if not any(cell.value.is_number for cell in upper.row(above)):
        return None
    if is_label(words) or read_numbering(words) is not None:
        return None
    if is_label(label.text.folded + words) or (torn and not is_label(label.text.folded)):
        return filled[0].column
    return None


def _mend_rows(table: Table, is_label: Callable[[str], bool]) -> Table:
    """The table with every label over two rows read as one; the second row goes."""
    starts = {part.row for part in table.parts}
    drop: dict[int, int] = {}
    for row in range(1, table.rows):
        above = row - 1
        while above in drop:
            above -= 1
        column = _fragment_column(table, above, table, row, is_label, torn=row in starts)
        if column is not None:
            drop[row] = column
    if not drop:
        return table
    return _Mending(table, drop).table()


class _Mending(Struct):
    table_before: Table
    drop: dict[int, int]

    def table(self) -> Table:
        table = self.table_before
        kept = [row for row in range(table.rows) if row not in self.drop]
        number = {row: index for index, row in enumerate(kept)}
        replaced: dict[Cell, Cell] = {}
        for cell in table.cells:
            if cell.row in number:
                replaced[cell] = structs.replace(cell, row=number[cell.row])
        for row, column in self.drop.items():
            above = max(k for k in kept if k < row)
            label, rest = table.cell(above, column), table.cell(row, column)
            assert label is not None and rest is not None
            text = replaced[label].text.joined(rest.text)
            replaced[label] = structs.replace(replaced[label], text=text, value=value_of(text.folded))
        grid = tuple(tuple(None if c is None else replaced[c] for c in table.grid[row]) for row in kept)
        return Table(
            tuple(replaced.values()), grid, table.span, table.caption, tuple(self._parts(number)), spanned=False
        )

    def _parts(self, number: dict[int, int]) -> list[TablePart]:
        table = self.table_before
        parts: list[TablePart] = []
        for part in table.parts:
            row = part.row
            if row in self.drop:
                part = structs.replace(part, cause="split-row")
            while row in self.drop:
                row += 1
            parts.append(structs.replace(part, row=number.get(row, len(number))))
        split = [row for row in self.drop if row not in {p.row for p in table.parts}]
        for row in split:
            cell = table.cell(row, self.drop[row])
            assert cell is not None
            above = max(k for k in number if k < row)
            parts.append(TablePart(number[above] + 1, cell.span, "split-row"))
        return sorted(parts, key=lambda p: (p.row, p.span.start))
