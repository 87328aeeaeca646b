"""The line that a finding stands on, cut to a window, with marks under its place."""

from __future__ import annotations

from typing import NamedTuple

from .visible import visible_character, width_of

WINDOW = 100
"""Columns that an excerpt takes at most."""
_CUT = "..."
_TAB = "    "


class Excerpt(NamedTuple):
    """A line and the marks to be written under it."""

    line: str
    marks: str


class _Shown(NamedTuple):
    words: str
    width: int


def excerpt(line: str, first_column: int, column: int, end_column: int | None) -> Excerpt:
    """A line of a report, of which ``line`` begins at ``first_column``, with marks from ``column`` to ``end_column``.

    ``end_column`` is exclusive; None when the place goes on behind the line. Columns count characters.
    """
    line, bare = line.rstrip(), line.strip()
    indent = min(line.find(bare), max(column - first_column, 0))
    if first_column == 1:
        line, first_column, column = line[indent:], 1, column - indent
        end_column = None if end_column is None else end_column - indent
    shown = [_shown(character) for character in line]
    begin = min(max(column - first_column, 0), len(shown))
    end = len(shown) if end_column is None else min(max(end_column - first_column, begin), len(shown))
    left, right = _window(shown, begin, end)
    before = _CUT if left > 0 or first_column > 1 else ""
    behind = _CUT if right < len(shown) else ""
    margin = len(before) + sum(s.width for s in shown[left:begin])
    marked = sum(s.width for s in shown[begin : min(end, right)])
    return Excerpt(before + "".join(s.words for s in shown[left:right]) + behind, " " * margin + "^" * max(marked, 1))


def _shown(character: str) -> _Shown:
    if character == "\t":
        return _Shown(_TAB, len(_TAB))
    words = visible_character(character)
    return _Shown(words, width_of(words))


def _window(shown: list[_Shown], begin: int, end: int) -> tuple[int, int]:
    """The part of a line that is shown: the place, and as much round it as fits, evenly where there is enough."""
    if sum(s.width for s in shown) <= WINDOW:
        return 0, len(shown)
    room = WINDOW - 2 * len(_CUT)
    right, used = begin, 0
    while right < end and used + shown[right].width <= room:
        used += shown[right].width
        right += 1
    left = begin
    grows = True
    while grows:
        grows = False
        if left > 0 and used + shown[left - 1].width <= room:
            left -= 1
            used += shown[left].width
            grows = True
        if right < len(shown) and used + shown[right].width <= room:
            used += shown[right].width
            right += 1
            grows = True
    return left, right
