"""The order in which what stands on a page is read: from top to bottom, and column by column where it has columns."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from .lines import TextLine, line_of
from .pages import Page, PageGrid, Picture

Item = TextLine | PageGrid | Picture

_NARROWEST = 8.0
"""Points of a gutter between columns."""
_FEWEST_LINES = 5
_STEPS = 120
"""How many places are tried."""
_FULL = 0.8
"""A column's lines are full when they reach so far over it; at least half of them do in a column of text."""
_NARROWEST_COLUMN = 8
"""Parts of the size that a piece of text is wide at least: cells of a table are narrower."""
_APART = 1.8
"""Usual distances between lines: what is further from a column is no part of it."""
_DEEPEST = 3


def in_order(page: Page) -> list[Item]:
    """What stands on a page in reading order; lines that a gutter cuts are two."""
    lines = sorted(page.lines, key=lambda line: line.middle)
    items: list[Item] = [*lines, *page.grids, *page.pictures]
    return _ordered(items, page, page.frame.width * 0.2, page.frame.width * 0.8, _DEEPEST)


def _ordered(items: Sequence[Item], page: Page, left: float, right: float, depth: int) -> list[Item]:
    items = sorted(items, key=lambda item: (_middle(item), _left(item)))
    lines = [item for item in items if isinstance(item, TextLine)]
    if depth == 0 or len(lines) < 2 * _FEWEST_LINES:
        return items
    found = _gutter(lines, left, right)
    if found is None:
        return items
    gutter, first, last = found
    top, bottom = lines[first].middle, lines[last].middle
    above = [item for item in items if _middle(item) < top]
    below = [item for item in items if _middle(item) > bottom]
    beside: list[Item] = []
    for item in items:
        if top <= _middle(item) <= bottom:
            beside += _cut(item, gutter) if isinstance(item, TextLine) else [item]
    zone = first + 1
    ordered = _ordered(above, page, left, right, depth - 1)
    for column, side in enumerate(_sides(beside, gutter)):
        for item in side:
            if isinstance(item, TextLine):
                item.region = (page.number, item.region[1] * 1000 + zone, item.region[2] * 2 + column)
        inner = _ordered(
            side, page, left if column == 0 else gutter + 30, gutter - 30 if column == 0 else right, depth - 1
        )
        ordered += inner
    return ordered + _ordered(below, page, left, right, depth - 1)


def _sides(items: Sequence[Item], gutter: float) -> tuple[list[Item], list[Item]]:
    left = [item for item in items if _left(item) < gutter]
    return left, [item for item in items if _left(item) >= gutter]


def _middle(item: Item) -> float:
    return item.middle if isinstance(item, TextLine) else item.top


def _left(item: Item) -> float:
    return item.grid.left if isinstance(item, PageGrid) else item.left


def _gutter(lines: Sequence[TextLine], left: float, right: float) -> tuple[float, int, int] | None:
    """The middle of a gutter with text on both sides, and the first and last of the lines that it lies between."""
    best: tuple[int, float, int, int] | None = None
    spans = [_gaps(line) for line in lines]
    for step in range(_STEPS):
        x = left + (right - left) * step / _STEPS
        for first, last in _runs([_is_clear(line, gaps, x) for line, gaps in zip(lines, spans, strict=True)]):
            if (best is None or last - first > best[0]) and _are_columns(lines[first : last + 1], x):
                best = last - first, x, first, last
    if best is None:
        return None
    _, x, first, last = best
    first, last = _trimmed(lines, x, first, last)
    sides = [part for line in lines[first : last + 1] for part in _cut(line, x)]
    before, behind = [part.right for part in sides if part.left < x], [part.left for part in sides if part.left >= x]
    if len(before) < _FEWEST_LINES or len(behind) < _FEWEST_LINES:
        return None
    return (max(before) + min(behind)) / 2, first, last


def _trimmed(lines: Sequence[TextLine], x: float, first: int, last: int) -> tuple[int, int]:
    """The part between two lines without those that stand apart above or below: titles and text below the columns."""
    heights: tuple[tuple[list[float], list[int]], tuple[list[float], list[int]]] = ([], []), ([], [])
    for index in range(first, last + 1):
        for left, _ in _extents(lines[index], x):
            heights[int(left >= x)][0].append(lines[index].middle)
            heights[int(left >= x)][1].append(index)
    pitch = median(b - a for side, _ in heights for a, b in pairwise(side))
    for (side, indexes), (other, _) in (heights, heights[::-1]):
        for at, (a, b) in enumerate(pairwise(side)):
            if b - a > _APART * pitch and b <= other[0] + pitch:
                first = max(first, indexes[at] + 1)
            elif b - a > _APART * pitch and a >= other[-1] - pitch:
                last = min(last, indexes[at + 1] - 1)
                break
    return first, last


def _gaps(line: TextLine) -> list[tuple[float, float]]:
    """The gaps in a line that are wide enough for a gutter."""
    glyphs = [glyph for glyph in line.glyphs if glyph is not None]
    return [(a.right, b.left) for a, b in pairwise(glyphs) if b.left - a.right >= _NARROWEST]


def _is_clear(line: TextLine, gaps: Sequence[tuple[float, float]], x: float) -> bool:
    half = _NARROWEST / 2
    if line.right <= x - half or line.left >= x + half:
        return True
    return any(left <= x - half and x + half <= right for left, right in gaps)


def _runs(flags: Sequence[bool]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    start = -1
    for index, flag in enumerate([*flags, False]):
        if flag and start < 0:
            start = index
        elif not flag and start >= 0:
            runs.append((start, index - 1))
            start = -1
    return runs


def _are_columns(lines: Sequence[TextLine], x: float) -> bool:
    """Whether text flows on both sides: full lines beside each other, not the short ones of a list or table."""
    sides: tuple[list[tuple[float, float, float]], list[tuple[float, float, float]]] = ([], [])
    if median(width for line in lines for width in _widths(line)) < _NARROWEST_COLUMN * lines[0].size:
        return False
    for line in lines:
        for left, right in _extents(line, x):
            sides[int(left >= x)].append((line.middle, left, right))
    heights = []
    for side in sides:
        if len(side) < _FEWEST_LINES:
            return False
        start, end = min(left for _, left, _ in side), max(right for _, _, right in side)
        full = sum(right - left >= _FULL * (end - start) for _, left, right in side)
        if 2 * full < len(side):
            return False
        heights.append((min(middle for middle, _, _ in side), max(middle for middle, _, _ in side)))
    (top, bottom), (other_top, other_bottom) = heights
    shared = min(bottom, other_bottom) - max(top, other_top)
    return shared > 0.5 * min(bottom - top, other_bottom - other_top)


def _widths(line: TextLine) -> list[float]:
    """How wide the pieces are that a line falls into at its gaps."""
    edges = [line.left, *(edge for gap in _gaps(line) for edge in gap), line.right]
    return [right - left for left, right in zip(edges[::2], edges[1::2], strict=True)]


def _extents(line: TextLine, x: float) -> list[tuple[float, float]]:
    if line.right <= x or line.left >= x:
        return [(line.left, line.right)]
    glyphs = [glyph for glyph in line.glyphs if glyph is not None]
    before = [glyph for glyph in glyphs if glyph.left < x]
    after = [glyph for glyph in glyphs if glyph.left >= x]
    return [(side[0].left, max(glyph.right for glyph in side)) for side in (before, after) if side]


def _cut(line: TextLine, x: float) -> list[TextLine]:
    """A line, or the two that stand on both sides of a gutter."""
    if line.right <= x or line.left >= x:
        return [line]
    glyphs = [glyph for glyph in line.glyphs if glyph is not None]
    sides = [[g for g in glyphs if g.left < x], [g for g in glyphs if g.left >= x]]
    parts = [line_of(side, line.page, line.frame) for side in sides if side]
    for part in parts:
        part.bold, part.region = line.bold, line.region
    return parts
