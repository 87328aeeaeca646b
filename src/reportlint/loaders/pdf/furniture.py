"""What stands on every page and belongs to none of the text: running heads and page numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from .lines import TextLine
from .pages import Page

_ZONE = 0.12
"""Part of the page, at its top and at its bottom, in which they stand."""
_DEPTH = 4
_SAME_HEIGHT = 4.0
_LONGEST_NUMBER = 40


@cache
def _number_pattern() -> re.Pattern[str]:
    """A page number with marks around it: - 3 -, 第 3 页 共 6 页, 3 / 6, Page 3 of 6."""
    dash, number = r"[-—–―─~·•|｜\s]*", r"(?:\d{1,4}|[ivxlc]{1,6})"
    return re.compile(
        rf"{dash}(?:(?:第|[Pp]age|[Pp]\.) ?)?{number} ?页?(?: ?(?:[/／|]|[/／，,]? ?[共总]|of) ?\d{{1,4}} ?页?)?{dash}"
        rf"|{dash}共 ?\d{{1,4}} ?页[/／，]? ?第 ?{number} ?页{dash}"
    )


@cache
def _digits() -> re.Pattern[str]:
    return re.compile(r"[\d\s]+")


def drop_furniture(pages: Sequence[Page]) -> None:
    """Take running heads and page numbers out of the lines of pages."""
    for at_top in (True, False):
        edges = [_edge_lines(page, at_top) for page in pages]
        is_furniture = _judge(edges)
        for page, lines in zip(pages, edges, strict=True):
            dropped: set[int] = set()
            for line in lines:
                if not is_furniture(line):
                    break
                dropped.add(id(line))
            page.lines = [line for line in page.lines if id(line) not in dropped]


def _edge_lines(page: Page, at_top: bool) -> list[TextLine]:
    """The outermost lines of a page that stand in its margin, from the edge inwards."""
    if at_top:
        end = min([page.frame.height * _ZONE, *(grid.grid.top for grid in page.grids if not grid.is_small)])
        lines = sorted((line for line in page.lines if line.middle < end), key=lambda line: line.baseline)
    else:
        end = max([page.frame.height * (1 - _ZONE), *(grid.grid.bottom for grid in page.grids if not grid.is_small)])
        lines = sorted((line for line in page.lines if line.middle > end), key=lambda line: -line.baseline)
    return lines[:_DEPTH]


def _judge(edges: Sequence[Sequence[TextLine]]) -> Callable[[TextLine], bool]:
    """Tells whether an outermost line is furniture, by what stands there on the other pages."""
    heights: dict[str, list[float]] = {}
    offsets: dict[int, int] = {}
    for lines in edges:
        for line in lines:
            heights.setdefault(_masked(line), []).append(line.baseline)
            if _is_bare(line):
                offset = int(line.text) - line.page
                offsets[offset] = offsets.get(offset, 0) + 1
    most = max(2, 0.4 * len(edges))

    def is_furniture(line: TextLine) -> bool:
        if _is_bare(line):
            offset = int(line.text) - line.page
            return offsets[offset] >= 2 or offset == 0
        if len(line.text) <= _LONGEST_NUMBER and _number_pattern().fullmatch(line.text):
            return True
        same = sum(abs(height - line.baseline) <= _SAME_HEIGHT for height in heights[_masked(line)])
        return same >= min(most, 3)

    return is_furniture


def _masked(line: TextLine) -> str:
    return _digits().sub("0", line.text)


def _is_bare(line: TextLine) -> bool:
    return len(line.text) <= 4 and line.text.isascii() and line.text.isdigit()
