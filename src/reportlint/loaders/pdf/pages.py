"""A page: its characters sorted into the cells of ruled grids and the lines beside them."""

from __future__ import annotations

import ctypes
from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import Any

from msgspec import Struct

from .characters import Frame, Glyph, PageCharacters, frames_of, read_characters
from .lines import TextLine, make_lines, rows_of, runs_of
from .rules import GridCell, RuledGrid, find_grids
from .shapes import read_shapes

_LARGE_PICTURE = 1 / 8
_FEW_CHARACTERS = 10
_HANGING = 6.0
"""Parts of the size that text hangs out of a cell which the page cuts, at most."""
_NEXT_LINE = 1.8
"""Parts of the size that its lines stand apart, at most."""
_SCAN = 0.4
"""Part of the page that a picture covers at least when the page is a scan."""
_HEAVY = ("bold", "black", "heavy", "simhei", "heiti", "黑")


class PageGrid(Struct, eq=False):
    """A grid on a page with the lines of its cells."""

    page: int
    frame: Frame
    grid: RuledGrid
    lines: dict[GridCell, list[TextLine]]

    @property
    def top(self) -> float:
        return self.grid.top

    @property
    def is_small(self) -> bool:
        """Fewer than two rows or columns: a frame around text, or the piece of a table that a page cuts."""
        return self.grid.rows < 2 or self.grid.columns < 2

    def all_lines(self) -> list[TextLine]:
        return [line for cell in self.grid.cells for line in self.lines.get(cell, ())]


class Picture(Struct, eq=False):
    page: int
    frame: Frame
    left: float
    top: float
    right: float
    bottom: float


class Page(Struct, eq=False):
    """A page as read, in the frame of its text."""

    number: int
    frame: Frame
    lines: list[TextLine]
    grids: list[PageGrid]
    pictures: list[Picture]
    characters: int
    unknown: int
    """Characters that the file's fonts give no meaning."""
    off_page: int
    turned: int
    """Characters outside tables that run another way than the rest."""
    scanned: bool
    complete: bool


def read_page(raw: Any, page: Any, text_page: Any, count: int, number: int) -> Page:
    """A page of a file that is open. ``raw`` is PDFium's interface, ``count`` the number of the page's characters."""
    frames = frames_of(_shown_box(raw, page), raw.FPDFPage_GetRotation(page))
    characters = read_characters(raw, page, text_page, count, frames)
    frame = frames[characters.main]
    shapes = read_shapes(raw, page, frame)
    grids = [grid for grid in find_grids(shapes) if not _is_page_frame(grid, frame)]
    is_bold = _boldness(raw, text_page)
    outside, inside = _sorted(characters.by_turn[characters.main], grids)
    lines = make_lines(outside, number, frame)
    for line in lines:
        line.bold = is_bold(line)
    page_grids = [
        PageGrid(number, frame, grid, {cell: make_lines(glyphs, number, frame) for cell, glyphs in cells.items()})
        for grid, cells in zip(grids, inside, strict=True)
    ]
    turned = _sort_turned(characters, frames, page_grids)
    page_grids = [grid for grid in page_grids if grid.lines]
    for grid in page_grids:
        if grid.is_small:
            for line in grid.all_lines():
                line.bold = is_bold(line)
    glyphs = [glyph for by_turn in characters.by_turn for glyph in by_turn]
    pictures, scanned = _pictures(shapes.pictures, characters.by_turn[characters.main], frame, number)
    return Page(
        number,
        frame,
        lines,
        page_grids,
        pictures,
        len(glyphs),
        sum(glyph.character == "\ufffd" for glyph in glyphs),
        characters.off_page,
        turned,
        scanned and len(glyphs) < _FEW_CHARACTERS,
        shapes.complete,
    )


def _is_page_frame(grid: RuledGrid, frame: Frame) -> bool:
    """Whether a grid is a frame around the text of the whole page."""
    if len(grid.cells) > 1:
        return False
    return (grid.right - grid.left) * (grid.bottom - grid.top) > frame.width * frame.height / 2


def _shown_box(raw: Any, page: Any) -> tuple[float, float, float, float]:
    rectangle = raw.FS_RECTF()
    if not raw.FPDF_GetPageBoundingBox(page, ctypes.byref(rectangle)):
        return 0.0, 0.0, 612.0, 792.0
    return rectangle.left, rectangle.bottom, rectangle.right, rectangle.top


def _sorted(
    glyphs: Sequence[Glyph], grids: Sequence[RuledGrid]
) -> tuple[list[Glyph], list[dict[GridCell, list[Glyph]]]]:
    """The characters outside of all grids, and for each grid those of its cells."""
    outside: list[Glyph] = []
    inside: list[dict[GridCell, list[Glyph]]] = [{} for _ in grids]
    for glyph in glyphs:
        x, y = (glyph.left + glyph.right) / 2, glyph.middle
        found = _innermost(x, y, grids)
        if found is None:
            outside.append(glyph)
        else:
            inside[found[0]].setdefault(found[1], []).append(glyph)
    for grid, cells in zip(grids, inside, strict=True):
        if any(grid.open_below):
            outside = _take_hanging(outside, grid, cells)
    return outside, inside


def _innermost(x: float, y: float, grids: Sequence[RuledGrid]) -> tuple[int, GridCell] | None:
    """The smallest of the grids that hold a point, and its cell: frames go around whole pages."""
    best: tuple[int, GridCell] | None = None
    for index, grid in enumerate(grids):
        cell = grid.cell_at(x, y)
        if cell is not None and (best is None or len(grid.cells) > len(grids[best[0]].cells)):
            best = index, cell
    return best


def _take_hanging(outside: list[Glyph], grid: RuledGrid, cells: dict[GridCell, list[Glyph]]) -> list[Glyph]:
    """Put text that hangs out of the cells above it into them; the rest is given back.

    Where a page cuts a cell, some programs draw no line and let its text go on.
    """
    below = [g for g in outside if grid.left < g.left < grid.right and 0 < g.middle - grid.bottom < _HANGING * g.size]
    taken: set[int] = set()
    ends: dict[GridCell, float] = {}
    for row in rows_of(below):
        for run in runs_of(row):
            column = min(bisect_right(grid.xs, run[0].left + 1) - 1, grid.columns - 1)
            cell = grid.owners[-1][column]
            left, _, right, bottom = grid.box(cell)
            near = run[0].middle - ends.get(cell, bottom) < _NEXT_LINE * run[0].size
            if grid.open_below[column] and near and left - 1 < run[0].left and run[-1].right < right + 1:
                cells.setdefault(cell, []).extend(run)
                taken.update(id(glyph) for glyph in run)
                ends[cell] = run[0].middle
    return [glyph for glyph in outside if id(glyph) not in taken]


def _sort_turned(
    characters: PageCharacters, frames: tuple[Frame, Frame, Frame, Frame], grids: Sequence[PageGrid]
) -> int:
    """Put text that runs another way than the rest into the cells that it stands in; how much stands in none."""
    main = frames[characters.main]
    left_out = 0
    for turn, glyphs in enumerate(characters.by_turn):
        if turn == characters.main:
            continue
        cells: dict[tuple[int, GridCell], list[Glyph]] = {}
        for glyph in glyphs:
            box = main.from_shown(frames[turn].shown((glyph.left, glyph.middle, glyph.right, glyph.middle)))
            found = _innermost((box[0] + box[2]) / 2, (box[1] + box[3]) / 2, [grid.grid for grid in grids])
            if found is None:
                left_out += 1
            else:
                cells.setdefault(found, []).append(glyph)
        for (index, cell), inside in cells.items():
            grid = grids[index]
            grid.lines.setdefault(cell, []).extend(make_lines(inside, grid.page, frames[turn]))
    return left_out


def _boldness(raw: Any, text_page: Any) -> Callable[[TextLine], bool]:
    """Tells of a line whether all of it is bold, or in a face that is for headings."""
    name = ctypes.create_string_buffer(200)
    flags = ctypes.c_int()

    def is_heavy(index: int) -> bool:
        if raw.FPDFText_GetFontWeight(text_page, index) >= 600:
            return True
        length = raw.FPDFText_GetFontInfo(text_page, index, name, 200, ctypes.byref(flags))
        if 0 < length <= 200:
            face = name.value.decode("utf-8", "replace").lower()
            if any(word in face for word in _HEAVY):
                return True
        shown = raw.FPDFText_GetTextObject(text_page, index)
        return bool(shown) and raw.FPDFTextObj_GetTextRenderMode(shown) == 2

    def is_bold(line: TextLine) -> bool:
        glyphs = [glyph for glyph in line.glyphs if glyph is not None]
        return all(is_heavy(glyph.index) for glyph in (glyphs[0], glyphs[-1], glyphs[len(glyphs) // 2]))

    return is_bold


def _pictures(
    boxes: Sequence[tuple[float, float, float, float]], glyphs: Sequence[Glyph], frame: Frame, number: int
) -> tuple[list[Picture], bool]:
    """The large pictures that no text stands on, and whether one of all pictures is that of the whole page."""
    area = frame.width * frame.height
    pictures: list[Picture] = []
    covered = 0.0
    for left, top, right, bottom in boxes:
        left, top = max(0.0, left), max(0.0, top)
        right, bottom = min(frame.width, right), min(frame.height, bottom)
        part = max(0.0, right - left) * max(0.0, bottom - top) / area if area else 0.0
        covered += part
        if part < _LARGE_PICTURE:
            continue
        on_it = sum(left < glyph.left < right and top < glyph.middle < bottom for glyph in glyphs)
        if on_it < _FEW_CHARACTERS:
            pictures.append(Picture(number, frame, left, top, right, bottom))
    return pictures, covered >= _SCAN
