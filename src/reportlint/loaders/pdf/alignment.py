"""Tables without lines: read as tables only where rows and columns leave no doubt."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from .columns import Item
from .lines import TextLine, line_of

_GAP = 1.2
"""Parts of the size that lie at least between two columns."""
_FEWEST = 3
"""Rows and columns."""
_NEXT_ROW = 3.5
"""Parts of the size: rows further apart belong to different tables."""


class AlignedTable(Struct, eq=False):
    """Rows of cells that stand under each other with clear gaps between the columns."""

    page: int
    rows: list[list[TextLine]]


class Doubtful(Struct, eq=False):
    """Lines that may be a table but are read as lines."""

    lines: list[TextLine]


def find_aligned(items: Sequence[Item]) -> tuple[list[Item | AlignedTable], list[Doubtful]]:
    """What stands on a page with its tables without lines, and where there may be some."""
    found: list[Item | AlignedTable] = []
    doubtful: list[Doubtful] = []
    index = 0
    while index < len(items):
        run = _run(items, index)
        if len(run) < _FEWEST:
            found.append(items[index])
            index += 1
            continue
        rows = [_segments(line) for line in run]
        neighbours = [*items[max(0, index - 1) : index], *items[index + len(run) : index + len(run) + 1]]
        alone = not any(_goes_with(neighbour, run) for neighbour in neighbours)
        if alone and _is_certain(rows):
            found.append(AlignedTable(run[0].page, rows))
        else:
            found += run
            doubtful.append(Doubtful(run))
        index += len(run)
    return found, doubtful


def _run(items: Sequence[Item], start: int) -> list[TextLine]:
    """The lines from an index on that each stand in at least three pieces."""
    run: list[TextLine] = []
    for item in items[start:]:
        if not isinstance(item, TextLine) or len(_segments(item)) < _FEWEST:
            break
        if run and (item.region != run[-1].region or not 0 < item.baseline - run[-1].baseline < _NEXT_ROW * item.size):
            break
        run.append(item)
    return run


def _goes_with(item: Item, run: Sequence[TextLine]) -> bool:
    """Whether a line beside the rows stands in pieces, too: a row that has blank cells, or more lines than one."""
    if not isinstance(item, TextLine) or len(_segments(item)) < 2:
        return False
    return min(abs(item.baseline - line.baseline) for line in (run[0], run[-1])) < _NEXT_ROW * item.size


def _segments(line: TextLine) -> list[TextLine]:
    """A line cut where its characters stand far apart."""
    pieces: list[list[int]] = []
    last = None
    for at, glyph in enumerate(line.glyphs):
        if glyph is None:
            continue
        if last is None or glyph.left - last.right >= _GAP * line.size:
            pieces.append([])
        pieces[-1].append(at)
        last = glyph
    if len(pieces) < 2:
        return [line]
    return [
        line_of([glyph for at in piece if (glyph := line.glyphs[at]) is not None], line.page, line.frame)
        for piece in pieces
    ]


def _is_certain(rows: Sequence[Sequence[TextLine]]) -> bool:
    """Whether all rows have the same columns and these are clear of each other."""
    columns = len(rows[0])
    if any(len(row) != columns for row in rows):
        return False
    for column in range(columns - 1):
        right = max(row[column].right for row in rows)
        left = min(row[column + 1].left for row in rows)
        if left - right < 0.5 * rows[0][0].size:
            return False
    return True
