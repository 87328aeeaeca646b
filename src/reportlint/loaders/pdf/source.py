"""The way back from the rendering of a PDF: to line and column, page, and boxes on it."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from msgspec import Struct

from reportlint.model import LineIndex, Location

from .characters import Frame

Box = tuple[float, float, float, float]


class SourceLine(Struct, frozen=True, gc=False):
    """A line on a page that characters of the rendering stand on."""

    page: int
    frame: Frame
    top: float
    bottom: float


class PdfSource:
    """Leads from the rendering to line and column, page and boxes.

    ``lines`` holds for each character the number of the line that it stands on, -1 for one that stands nowhere;
    ``lefts`` and ``rights`` where it stands on that line; ``places`` where a blank cell or a picture stands.
    """

    __slots__ = ("_index", "_lefts", "_lines", "_places", "_rights", "_table")

    def __init__(
        self,
        text: str,
        table: Sequence[SourceLine],
        lines: array[int],
        lefts: array[float],
        rights: array[float],
        places: dict[int, tuple[int, Box]],
    ) -> None:
        self._index = LineIndex(text)
        self._table = table
        self._lines: array[int] = lines
        self._lefts = lefts
        self._rights = rights
        self._places = places

    def locate(self, start: int, end: int) -> Location:
        """The place of a range; its boxes are those on the page that it begins on, one for each line there."""
        line, column = self._index.position(start)
        end_line, end_column = self._index.position(max(start, end))
        page, boxes = self._boxes(start, end)
        return Location(line, column, end_line, end_column, page=page, boxes=boxes)

    def line(self, number: int) -> str:
        return self._index.line(number)

    def _boxes(self, start: int, end: int) -> tuple[int | None, tuple[Box, ...]]:
        extents: dict[int, tuple[float, float]] = {}
        for at in range(max(0, start), min(end, len(self._lines))):
            line = self._lines[at]
            if line < 0:
                continue
            left, right = self._lefts[at], self._rights[at]
            if line in extents:
                left, right = min(left, extents[line][0]), max(right, extents[line][1])
            extents[line] = left, right
        if not extents:
            if start in self._places:
                page, box = self._places[start]
                return page, (_rounded(box),)
            return self._page_near(start), ()
        page = self._table[next(iter(extents))].page
        boxes: list[Box] = []
        for number, (left, right) in extents.items():
            line_there = self._table[number]
            if line_there.page == page:
                boxes.append(_rounded(line_there.frame.shown((left, line_there.top, right, line_there.bottom))))
        return page, tuple(boxes)

    def _page_near(self, start: int) -> int | None:
        """The page of the nearest character before a place, else behind it."""
        for at in (*range(min(start, len(self._lines)) - 1, -1, -1), *range(start, len(self._lines))):
            number = self._lines[at]
            if number >= 0:
                page: int = self._table[number].page
                return page
        return None


def _rounded(box: Box) -> Box:
    left, top, right, bottom = box
    return round(left, 2), round(top, 2), round(right, 2), round(bottom, 2)
