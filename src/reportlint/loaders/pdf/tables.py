"""Grids of pages → tables: those that a page cuts are joined, rows and cells that it cuts too."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from reportlint.model import ValueKind, fold_plain, value_of
from reportlint.syntax.numbering import read_numbering

from .characters import Frame
from .lines import TextLine, first_width, join_words
from .pages import PageGrid

Box = tuple[float, float, float, float]

_SAME_EDGE = 6.0
_WIDEST_PADDING = 15.0
_HIGHEST_HEAD = 6


class TableCell(Struct, eq=False):
    """A cell with its lines, in as many pieces as there are pages that it stands on."""

    row: int
    column: int
    rowspan: int
    colspan: int
    pieces: list[list[TextLine]]
    first: tuple[int, Frame, Box]
    """Page and box of its first piece."""
    box: Box
    """The box of its last piece."""
    open_above: bool
    """Whether there is no line above it while there is one above other cells: the page cuts it."""
    open_below: bool
    room: float
    """How wide a line of text can be in it."""

    @property
    def words(self) -> str:
        return "".join(words_of(piece, self.room) for piece in self.pieces)


class Part(Struct, frozen=True):
    """A piece of a table on a page: the row that it begins with, and what cut it off from the one before."""

    row: int
    page: int
    cause: str = ""
    torn: TableCell | None = None
    """The first cell that the page cuts."""


class RuledTable(Struct, eq=False):
    """A table that is drawn with lines. ``top`` and ``bottom`` are those of its first and its last piece."""

    page: int
    frame: Frame
    top: float
    bottom: float
    last_page: int
    xs: list[float]
    rows: int
    cells: list[TableCell]
    parts: list[Part]

    @property
    def is_small(self) -> bool:
        return self.rows < 2 or len(self.xs) < 3

    def all_lines(self) -> list[TextLine]:
        return [line for cell in self.cells for piece in cell.pieces for line in piece]


def table_of(grid: PageGrid) -> RuledTable:
    """The table of a grid."""
    ruled = grid.grid
    padding = _padding(grid)
    cells = []
    for cell in ruled.cells:
        lines = grid.lines.get(cell)
        box = ruled.box(cell)
        pieces = [lines] if lines else []
        places = slice(cell.column, cell.column + cell.colspan)
        cells.append(
            TableCell(
                cell.row,
                cell.column,
                cell.rowspan,
                cell.colspan,
                pieces,
                (grid.page, grid.frame, box),
                box,
                cell.row == 0 and not all(ruled.open_above) and all(ruled.open_above[places]),
                cell.row + cell.rowspan == ruled.rows and not all(ruled.open_below) and all(ruled.open_below[places]),
                box[2] - box[0] - 2 * padding,
            )
        )
    return RuledTable(
        grid.page, grid.frame, ruled.top, ruled.bottom, grid.page, ruled.xs, ruled.rows, cells, [Part(0, grid.page)]
    )


def _padding(grid: PageGrid) -> float:
    """What lies at least between text and the sides of its cell."""
    gaps: list[float] = []
    for cell, lines in grid.lines.items():
        left, _, right, _ = grid.grid.box(cell)
        gaps += [min(line.left - left, right - line.right) for line in lines]
    return min(_WIDEST_PADDING, max(0.5, min(gaps, default=0.5)))


def words_of(lines: Sequence[TextLine], room: float) -> str:
    """The text of a cell's lines."""
    text = ""
    for at, line in enumerate(lines):
        text += (between(lines[at - 1], line, room) if at else "") + line.text
    return text


def between(upper: TextLine, lower: TextLine, room: float) -> str:
    """What stands between two lines of a cell.

    Two lines of digits are one number when the cell is too narrow for it, else two numbers.
    """
    gap = join_words(upper.text, lower.text)
    if gap and _is_number(upper.text) and _is_number(lower.text) and _is_full(upper, lower, room):
        return ""
    return gap


def _is_number(text: str) -> bool:
    return all(character in "0123456789.," for character in text)


def goes_on(upper: RuledTable, lower: RuledTable) -> bool:
    """Whether a table at the end of a page goes on at the beginning of the next."""
    a, b = upper.frame, lower.frame
    return (
        lower.page == upper.last_page + 1
        and a.turn == b.turn
        and abs(a.width - b.width) < 1
        and abs(upper.xs[0] - lower.xs[0]) <= _SAME_EDGE
        and abs(upper.xs[-1] - lower.xs[-1]) <= _SAME_EDGE
        and upper.bottom > 0.6 * a.height
        and lower.top < 0.3 * b.height
    )


def join(upper: RuledTable, lower: RuledTable) -> None:
    """Put the rest of a table that a page cuts under it."""
    xs = _union(upper.xs, lower.xs)
    _set_edges(upper, xs)
    _set_edges(lower, xs)
    head = _repeated_head(upper, lower)
    _drop_rows(lower, head)
    first = [cell for cell in lower.cells if cell.row == 0]
    bottom = {cell.column: cell for cell in upper.cells if cell.row + cell.rowspan == upper.rows}
    pairs = [(bottom[cell.column], cell) for cell in first if _matches(bottom.get(cell.column), cell)]
    cut = len(pairs) == len(first) and _is_cut(pairs, _has_blank_row(upper) or _has_blank_row(lower, 1))
    merged = pairs if cut else _merged_over(pairs, upper, lower)
    shift = upper.rows - 1 if cut else upper.rows
    torn: TableCell | None = None
    for above, below in merged:
        torn = torn or (above if above.pieces and below.pieces else None)
        _append(above, below, cut)
    gone = {id(below) for _, below in merged}
    for cell in lower.cells:
        if id(cell) not in gone:
            cell.row += shift
            upper.cells.append(cell)
    cause = "split-row" if cut else "repeated-head" if head else "page-break"
    upper.parts.append(Part(upper.rows, lower.page, cause, torn if cut else None))
    upper.rows = shift + lower.rows
    upper.bottom, upper.last_page = lower.bottom, lower.last_page
    upper.cells.sort(key=lambda cell: (cell.row, cell.column))


def _union(upper: Sequence[float], lower: Sequence[float]) -> list[float]:
    xs = list(upper)
    for x in lower:
        if min(abs(x - other) for other in xs) > _SAME_EDGE:
            xs.append(x)
    return sorted(xs)


def _set_edges(table: RuledTable, xs: list[float]) -> None:
    """Count the columns by other edges, which are more."""
    place = [min(range(len(xs)), key=lambda at: abs(xs[at] - x)) for x in table.xs]
    for cell in table.cells:
        start, end = place[cell.column], place[cell.column + cell.colspan]
        cell.column, cell.colspan = start, max(1, end - start)
    table.xs = xs


def _repeated_head(upper: RuledTable, lower: RuledTable) -> int:
    """How many rows at the beginning of the lower piece repeat those of the table."""
    best = 0
    for row in range(min(_HIGHEST_HEAD, upper.rows, lower.rows - 1)):
        above = [cell for cell in upper.cells if cell.row == row]
        below = [cell for cell in lower.cells if cell.row == row]
        if [_signature(cell) for cell in above] != [_signature(cell) for cell in below]:
            break
        closed = all(cell.row + cell.rowspan <= row + 1 for cell in lower.cells if cell.row <= row)
        if closed and any(_has_words(cell) for cell in below):
            best = row + 1
    return best


def _signature(cell: TableCell) -> tuple[int, int, int, str]:
    return cell.column, cell.rowspan, cell.colspan, fold_plain(cell.words)


def _drop_rows(table: RuledTable, count: int) -> None:
    table.cells = [cell for cell in table.cells if cell.row >= count]
    for cell in table.cells:
        cell.row -= count
    table.rows -= count


def _matches(above: TableCell | None, below: TableCell) -> bool:
    return above is not None and above.colspan == below.colspan


def _is_cut(pairs: Sequence[tuple[TableCell, TableCell]], blank_elsewhere: bool) -> bool:
    """Whether the page cuts a row inside: words of a cell go on, and no cell has something of its own in both parts.

    A row without any words is the foot of the one before, unless the table has such rows elsewhere.
    """
    if not any(below.pieces for _, below in pairs):
        return not blank_elsewhere
    torn = False
    for above, below in pairs:
        if not above.pieces or not below.pieces:
            continue
        if not _is_torn(above, below):
            return False
        torn = torn or (above.rowspan == 1 and below.rowspan == 1)
    return torn


def _has_blank_row(table: RuledTable, first: int = 0) -> bool:
    """Whether a row from the first on has cells of its own and no words in them."""
    filled = {cell.row for cell in table.cells if cell.pieces}
    return any(cell.row >= first and cell.row not in filled for cell in table.cells)


def _merged_over(
    pairs: Sequence[tuple[TableCell, TableCell]], upper: RuledTable, lower: RuledTable
) -> list[tuple[TableCell, TableCell]]:
    """The pairs that are one merged cell each, cut by the page between two of its rows."""
    if any(above.open_below or below.open_above for above, below in pairs):
        return [(above, below) for above, below in pairs if above.open_below or below.open_above]
    merged: list[tuple[TableCell, TableCell]] = []
    leading = 0
    for above, below in pairs:
        spans = above.rowspan > 1 or below.rowspan > 1
        if above.pieces and below.pieces:
            one = spans and _is_torn(above, below)
        elif below.column == leading:
            one = spans or (not below.pieces and _is_merged_column(below, upper, lower))
        else:
            one = below.rowspan > 1 and not below.pieces
        if one:
            merged.append((above, below))
            if below.column == leading:
                leading += below.colspan
    return merged


def _is_merged_column(blank: TableCell, upper: RuledTable, lower: RuledTable) -> bool:
    """Whether the other cells of a column are labels over several rows, none of them blank."""
    cells = [cell for cell in (*upper.cells, *lower.cells) if cell.column == blank.column and cell is not blank]
    return all(cell.pieces for cell in cells) and any(cell.rowspan > 1 for cell in cells)


def _is_torn(above: TableCell, below: TableCell) -> bool:
    """Whether words go on in a cell of the next page: full above, and no room left between."""
    if not _has_words(above) or not _has_words(below) or read_numbering(fold_plain(below.words)) is not None:
        return False
    last, first = above.pieces[-1][-1], below.pieces[0][0]
    return (
        _is_full(last, first, above.room)
        and above.box[3] - last.bottom < 2 * last.size + 8
        and first.top - below.box[1] < 2 * first.size + 8
    )


def _is_full(upper: TextLine, lower: TextLine, room: float) -> bool:
    """Whether what the lower line begins with had no room in the upper one."""
    return upper.right - upper.left + first_width(lower) > room - 2


def _has_words(cell: TableCell) -> bool:
    return value_of(fold_plain(cell.words)).kind in {ValueKind.WORDS, ValueKind.NOTED}


def _append(above: TableCell, below: TableCell, cut: bool) -> None:
    above.pieces += below.pieces
    above.rowspan += below.rowspan - (1 if cut else 0)
    above.box, above.open_below = below.box, below.open_below
