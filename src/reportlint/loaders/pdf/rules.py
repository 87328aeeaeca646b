"""Rules → grids: rectangles of cells, merged ones found by the lines that are not there."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec import Struct

from .shapes import Rule, Shapes

SNAP = 3.0
"""Points. Edges nearer than this are one edge."""
_SHORTEST = 3.0
_MOST_RULES = 6_000
_MOST_CELLS = 200_000
"""Crossings of the rules of one table: more are a pattern."""


class GridCell(Struct, frozen=True, gc=False):
    """A cell of a grid; rows and columns count from 0."""

    row: int
    column: int
    rowspan: int
    colspan: int


class RuledGrid(Struct, eq=False):
    """A grid on a page: its edges from left to right and from top to bottom, and the cell that covers each place."""

    xs: list[float]
    ys: list[float]
    cells: list[GridCell]
    owners: list[list[GridCell]]
    open_above: list[bool]
    """For each column whether no line is drawn above it."""
    open_below: list[bool]

    @property
    def rows(self) -> int:
        return len(self.ys) - 1

    @property
    def columns(self) -> int:
        return len(self.xs) - 1

    @property
    def left(self) -> float:
        return self.xs[0]

    @property
    def right(self) -> float:
        return self.xs[-1]

    @property
    def top(self) -> float:
        return self.ys[0]

    @property
    def bottom(self) -> float:
        return self.ys[-1]

    def cell_at(self, x: float, y: float) -> GridCell | None:
        """The cell that a point lies in."""
        if not (self.left <= x <= self.right and self.top <= y <= self.bottom):
            return None
        column = min(bisect_right(self.xs, x) - 1, self.columns - 1)
        row = min(bisect_right(self.ys, y) - 1, self.rows - 1)
        return self.owners[row][column]

    def box(self, cell: GridCell) -> tuple[float, float, float, float]:
        """Left, top, right, bottom."""
        return (
            self.xs[cell.column],
            self.ys[cell.row],
            self.xs[cell.column + cell.colspan],
            self.ys[cell.row + cell.rowspan],
        )


def find_grids(shapes: Shapes) -> list[RuledGrid]:
    """The grids that the rules of a page make, from top to bottom; also those of one row or one column.

    A grid inside a cell of another is left out. Rules that are too many to be those of tables make none.
    """
    horizontal = _merged(shapes.horizontal)
    vertical = _merged(shapes.vertical)
    if len(horizontal) + len(vertical) > _MOST_RULES:
        shapes.complete = False
        return []
    grids: list[RuledGrid] = []
    for across, down in _groups(horizontal, vertical):
        if len(across) * len(down) > _MOST_CELLS:
            shapes.complete = False
        elif (grid := _grid_of(across, down)) is not None:
            grids.append(grid)
    grids.sort(key=lambda grid: (grid.top, grid.left))
    return [grid for grid in grids if not any(_lies_in_cell(grid, other) for other in grids if other is not grid)]


def _grid_of(across: list[Rule], down: list[Rule]) -> RuledGrid | None:
    """The grid of rules that hang together; None when they make no cell."""
    drawn = across
    across, down = across + _closing(across, down), down + _closing(down, across)
    if len(across) < 2 or len(down) < 2:
        return None
    ys, xs = _snapped(rule.position for rule in across), _snapped(rule.position for rule in down)
    if len(ys) < 2 or len(xs) < 2:
        return None
    ys, xs = _real_edges(ys, xs, across), _real_edges(xs, ys, down)
    if len(ys) < 2 or len(xs) < 2:
        return None
    cells, owners = _cells(xs, ys, across, down)
    lines = _drawn(ys, xs, drawn)
    return RuledGrid(xs, ys, cells, owners, [not there for there in lines[0]], [not there for there in lines[-1]])


def _merged(rules: Sequence[Rule]) -> list[Rule]:
    """Pieces of one line as one: each border of each cell is often drawn on its own."""
    merged: list[Rule] = []
    row: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: rule.position):
        if row and rule.position - row[-1].position > 0.8:
            merged += _along(row)
            row = []
        row.append(rule)
    merged += _along(row)
    return [rule for rule in merged if rule.end - rule.start >= _SHORTEST]


def _along(row: list[Rule]) -> list[Rule]:
    joined: list[Rule] = []
    for rule in sorted(row, key=lambda rule: rule.start):
        last = joined[-1] if joined else None
        if last is not None and rule.start <= last.end + 1.5:
            longer = last if last.end - last.start >= rule.end - rule.start else rule
            joined[-1] = Rule(longer.position, last.start, max(last.end, rule.end))
        else:
            joined.append(rule)
    return joined


Group = tuple[list[Rule], list[Rule]]


def _groups(horizontal: list[Rule], vertical: list[Rule]) -> list[Group]:
    """The rules of each table, as horizontal and vertical ones."""
    groups, lone = _touching(horizontal, vertical)
    for rule in lone[1]:
        _attach_side(groups, rule)
    return _with_open_rows(groups, lone[0])


def _attach_side(groups: Sequence[Group], side: Rule) -> None:
    """Put a line that touches none to the table beside which it runs: a label over all rows of a page is behind it."""
    for _, down in groups:
        top, bottom = min(rule.start for rule in down), max(rule.end for rule in down)
        if abs(side.start - top) <= 2 * SNAP and abs(side.end - bottom) <= 2 * SNAP:
            down.append(side)
            return


def _with_open_rows(groups: list[Group], lone: Sequence[Rule]) -> list[Group]:
    """Tables that are open at their sides fall apart at rows of one cell: join their pieces, and lines above and below.

    The pieces are as wide as each other, and a row's height apart.
    """
    pieces = [group for group in groups if _is_open_sided(group)]
    rest = [group for group in groups if not _is_open_sided(group)]
    if not pieces:
        return groups
    pieces += [([rule], []) for rule in lone]
    pieces.sort(key=lambda piece: min(rule.position for rule in piece[0]))
    joined: list[Group] = []
    for piece in pieces:
        for at in range(len(joined) - 1, -1, -1):
            if _is_next_row(joined[at], piece):
                joined[at] = (joined[at][0] + piece[0], joined[at][1] + piece[1])
                break
        else:
            joined.append(piece)
    return rest + [group for group in joined if group[1]]


def _is_open_sided(group: Group) -> bool:
    across, down = group
    left, right = min(rule.start for rule in across), max(rule.end for rule in across)
    return left < min(rule.position for rule in down) - 5 and right > max(rule.position for rule in down) + 5


def _is_next_row(upper: Group, lower: Group) -> bool:
    above, below = _snapped(rule.position for rule in upper[0]), _snapped(rule.position for rule in lower[0])
    heights = [b - a for edges in (above[-2:], below[:2]) for a, b in pairwise(edges)]
    extents = [(min(r.start for r in group[0]), max(r.end for r in group[0])) for group in (upper, lower)]
    return (
        all(abs(a - b) <= SNAP for a, b in zip(*extents, strict=True))
        and bool(heights)
        and 0.6 * min(heights) < below[0] - above[-1] < 1.5 * max(heights)
    )


def _touching(horizontal: list[Rule], vertical: list[Rule]) -> tuple[list[Group], Group]:
    """The rules in groups that hang together, and those that touch none."""
    vertical = sorted(vertical, key=lambda rule: rule.position)
    positions = [rule.position for rule in vertical]
    parent = list(range(len(horizontal) + len(vertical)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for i, across in enumerate(horizontal):
        first = bisect_left(positions, across.start - SNAP)
        last = bisect_right(positions, across.end + SNAP)
        for j in range(first, last):
            if vertical[j].start - SNAP <= across.position <= vertical[j].end + SNAP:
                parent[root(i)] = root(len(horizontal) + j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for i, rule in enumerate(horizontal):
        groups.setdefault(root(i), ([], []))[0].append(rule)
    for j, rule in enumerate(vertical):
        groups.setdefault(root(len(horizontal) + j), ([], []))[1].append(rule)
    whole = [group for group in groups.values() if group[0] and group[1]]
    single = [group for group in groups.values() if not (group[0] and group[1])]
    return whole, ([r for group in single for r in group[0]], [r for group in single for r in group[1]])


def _closing(own: Sequence[Rule], cross: Sequence[Rule]) -> list[Rule]:
    """Lines for the open sides: where a page break cuts a table, or by fashion, there is none.

    ``own`` are the lines that go the way of the missing ones; those across end where a line is missing.
    """
    low = min(rule.position for rule in own)
    high = max(rule.position for rule in own)
    added: list[Rule] = []
    before = [rule.start for rule in cross if rule.start < low - 5]
    after = [rule.end for rule in cross if rule.end > high + 5]
    for ends, edge in ((before, min(before, default=0.0)), (after, max(after, default=0.0))):
        if len(ends) < 2:
            continue
        here = [r for r in cross if abs((r.start if ends is before else r.end) - edge) <= SNAP]
        if len(here) >= 2:
            added.append(Rule(edge, min(r.position for r in here), max(r.position for r in here)))
    return added


def _snapped(values: Iterable[float]) -> list[float]:
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][-1] <= SNAP:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(group) / len(group) for group in groups]


def _real_edges(positions: list[float], steps: Sequence[float], rules: Sequence[Rule]) -> list[float]:
    """The edges without those that are drawn along no cell: words underlined from side to side of theirs."""
    drawn = _drawn(positions, steps, rules)
    return [position for position, line in zip(positions, drawn, strict=True) if any(line)]


def _cells(
    xs: list[float], ys: list[float], across: Sequence[Rule], down: Sequence[Rule]
) -> tuple[list[GridCell], list[list[GridCell]]]:
    """The cells, in reading order, and for each place the one that covers it."""
    rows, columns = len(ys) - 1, len(xs) - 1
    drawn_across = _drawn(ys, xs, across)
    drawn_down = _drawn(xs, ys, down)
    cells: list[GridCell] = []
    owners: list[list[GridCell | None]] = [[None] * columns for _ in range(rows)]
    for row in range(rows):
        for column in range(columns):
            if owners[row][column] is not None:
                continue
            right = column + 1
            while right < columns and not drawn_down[right][row] and owners[row][right] is None:
                right += 1
            places = range(column, right)
            below = row + 1
            while (
                below < rows
                and not any(drawn_across[below][c] for c in places)
                and all(owners[below][c] is None for c in places)
            ):
                below += 1
            cell = GridCell(row, column, below - row, right - column)
            cells.append(cell)
            for r in range(row, below):
                for c in places:
                    owners[r][c] = cell
    return cells, owners  # type: ignore[return-value]


def _drawn(positions: Sequence[float], steps: Sequence[float], rules: Sequence[Rule]) -> list[list[bool]]:
    """For each edge, and each step along it, whether a line is drawn there."""
    lines: list[list[Rule]] = [[] for _ in positions]
    for rule in rules:
        lines[_nearest(positions, rule.position)].append(rule)
    return [
        [_covered(line, steps[step], steps[step + 1]) for step in range(len(steps) - 1)]
        for line in (sorted(line, key=lambda rule: rule.start) for line in lines)
    ]


def _covered(line: Sequence[Rule], start: float, end: float) -> bool:
    at = start
    for rule in line:
        if rule.end <= start:
            continue
        if rule.start >= end or rule.start > at + SNAP:
            break
        at = max(at, rule.end)
    return at >= end - SNAP


def _nearest(values: Sequence[float], value: float) -> int:
    at = bisect_left(values, value)
    if at == len(values) or (at and value - values[at - 1] <= values[at] - value):
        return at - 1
    return at


def _lies_in_cell(inner: RuledGrid, outer: RuledGrid) -> bool:
    """Whether a grid lies inside a single cell of a real table: its text is that cell's."""
    if outer.rows < 2 or outer.columns < 2:
        return False
    cell = outer.cell_at((inner.left + inner.right) / 2, (inner.top + inner.bottom) / 2)
    if cell is None:
        return False
    left, top, right, bottom = outer.box(cell)
    return left <= inner.left and inner.right <= right and top <= inner.top and inner.bottom <= bottom
