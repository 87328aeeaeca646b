"""Documents for tests as .pdf files: paragraphs and tables laid out on pages, the same bytes every time."""

from __future__ import annotations

from collections.abc import Collection

from msgspec import Struct

from .document import Document, DocumentCell, DocumentParagraph, DocumentTable
from .pdf_pages import PdfPage, write_pages

_BODY = 12.0
_PITCH = 20.0
_MARGIN = 72.0
_SIZES = {1: 18.0, 2: 14.0, 3: 12.0}
_CELL = 9.0
_CELL_PITCH = 13.0
_PADDING = 4.0
_CLOSING = "，。、；：！？）》”’】,.;:!?)"
_OPENING = "（《“‘【("


def write_pdf(
    document: Document,
    *,
    page_breaks: Collection[int] = (),
    number: str = "- {page} -",
    header: str = "",
    repeat_head: int = 0,
    split_rows: bool = False,
    ruled: bool = True,
    title: str = "",
    author: str = "",
    created: str = "",
) -> bytes:
    """The document as a .pdf file.

    ``page_breaks`` are the indexes of the blocks that begin a new page; other pages end where they are full.
    ``number`` and ``header`` stand on every page, ``{page}`` and ``{pages}`` filled in. ``repeat_head`` rows of a
    table are repeated where it goes on; with ``split_rows`` the end of the page cuts rows. Without ``ruled`` tables
    have no lines.
    """
    writer = _Writer(header, repeat_head, split_rows, ruled)
    for index, block in enumerate(document.blocks):
        if index in page_breaks:
            writer.turn()
        writer.add(block)
    count = len(writer.pages)
    for at, page in enumerate(writer.pages, 1):
        words = number.format(page=at, pages=count)
        page.text((page.width - _width(words, 10)) / 2, page.height - 40, words, 10)
    return write_pages(writer.pages, title=title, author=author, created=created)


class _Writer:
    """Lays blocks out on pages."""

    def __init__(self, header: str, repeat_head: int, split_rows: bool, ruled: bool) -> None:
        self._header = header
        self._repeat_head = repeat_head
        self._split_rows = split_rows
        self._ruled = ruled
        self.pages: list[PdfPage] = []
        self.turn()

    def turn(self) -> None:
        self._page = PdfPage()
        self._left, self._right = _MARGIN, self._page.width - _MARGIN
        self._bottom = self._page.height - _MARGIN
        self._y = _MARGIN
        self.pages.append(self._page)
        if self._header:
            self._page.text(self._left, 50, self._header.format(page=len(self.pages)), 9)

    def add(self, block: DocumentParagraph | DocumentTable) -> None:
        if isinstance(block, DocumentTable):
            self._add_table(block)
        elif block.level == 1:
            self._add_title(block.text)
        else:
            size = _SIZES.get(block.level, _BODY) if block.level else _BODY
            for number, words in enumerate(wrap(block.text, self._right - self._left, size, indent=2 * size)):
                self._put(words, self._left + (2 * size if number == 0 else 0), size, heavy=block.level > 0)

    def _add_title(self, text: str) -> None:
        size = _SIZES[1]
        for words in wrap(text, (self._right - self._left) * 0.8, size):
            self._put(words, (self._left + self._right - _width(words, size)) / 2, size, heavy=True)
        self._y += _PITCH

    def _put(self, words: str, x: float, size: float, *, heavy: bool) -> None:
        pitch = _PITCH * max(1.0, size / _BODY)
        if self._y + pitch > self._bottom:
            self.turn()
        self._y += pitch
        self._page.text(x, self._y - 0.3 * pitch, words, size, heavy=heavy)

    def _add_table(self, table: DocumentTable) -> None:
        layout = _layout(table, self._left, self._right)
        self._y += _PADDING
        at = 0.0
        while at < layout.tops[-1]:
            head = layout.tops[self._repeat_head] if at else 0.0
            stop = layout.cut(at, self._bottom - self._y - head, self._split_rows)
            if stop <= at:
                self.turn()
                continue
            if head:
                self._draw(layout, 0.0, head)
            self._draw(layout, at, stop)
            at = stop
            if at < layout.tops[-1]:
                self.turn()
        self._y += _PITCH / 2

    def _draw(self, layout: _Layout, start: float, stop: float) -> None:
        """The part of a table between two heights."""
        for cell in layout.cells:
            top, bottom = max(cell.top, start), min(cell.bottom, stop)
            if top >= bottom:
                continue
            y = self._y + top - start
            if self._ruled:
                self._frame(cell.left, y, cell.right, self._y + bottom - start)
            for number, words in enumerate(cell.lines_between(start, stop)):
                baseline = y + _PADDING + _CELL_PITCH * number + _CELL
                self._page.text(cell.left + _PADDING, baseline, words, _CELL)
        self._y += stop - start

    def _frame(self, left: float, top: float, right: float, bottom: float) -> None:
        for ends in ((left, top, right, top), (left, bottom, right, bottom)):
            self._page.line(*ends)
        for ends in ((left, top, left, bottom), (right, top, right, bottom)):
            self._page.line(*ends)


class _LaidCell(Struct):
    left: float
    right: float
    top: float
    bottom: float
    lines: list[str]

    def lines_between(self, start: float, stop: float) -> list[str]:
        """The lines that stand in the part of the cell between two heights: as many as fit, from the top."""
        before = _capacity(max(0.0, min(start, self.bottom) - self.top))
        here = _capacity(min(self.bottom, stop) - max(self.top, start))
        return self.lines[before:] if self.bottom <= stop else self.lines[before : before + here]


class _Layout(Struct):
    tops: list[float]
    cells: list[_LaidCell]

    def cut(self, at: float, room: float, split_rows: bool) -> float:
        """Where the part that begins at a height ends when there is so much room for it."""
        if self.tops[-1] <= at + room:
            return self.tops[-1]
        whole = max((top for top in self.tops if top <= at + room), default=at)
        if split_rows and _capacity(at + room - whole) >= 1:
            return at + room
        return whole


def _capacity(height: float) -> int:
    return max(0, int((height - 2 * _PADDING) / _CELL_PITCH + 0.01))


def _layout(table: DocumentTable, left: float, right: float) -> _Layout:
    widths = _column_widths(table, right - left)
    edges = [left + sum(widths[:column]) for column in range(table.columns + 1)]
    wrapped: list[tuple[DocumentCell, list[str]]] = []
    heights = [_CELL_PITCH + 2 * _PADDING] * table.rows
    for cell in sorted(table.cells, key=lambda cell: cell.row + cell.rowspan):
        room = edges[cell.column + cell.colspan] - edges[cell.column] - 2 * _PADDING
        lines = wrap(cell.text, room, _CELL) if cell.text else []
        wrapped.append((cell, lines))
        last = cell.row + cell.rowspan - 1
        need = len(lines) * _CELL_PITCH + 2 * _PADDING - sum(heights[cell.row : last])
        heights[last] = max(heights[last], need)
    tops = [sum(heights[:row]) for row in range(table.rows + 1)]
    return _Layout(
        tops,
        [
            _LaidCell(
                edges[cell.column],
                edges[cell.column + cell.colspan],
                tops[cell.row],
                tops[cell.row + cell.rowspan],
                lines,
            )
            for cell, lines in wrapped
        ],
    )


def _column_widths(table: DocumentTable, width: float) -> list[float]:
    """Columns with words are up to three times as wide as those with numbers; numbers stay whole where all fit."""
    weights = [1.0] * table.columns
    least = [0.0] * table.columns
    for cell in table.cells:
        if cell.colspan == 1:
            weights[cell.column] = max(weights[cell.column], min(3.0, _width(cell.text, 0.3)))
            if cell.text.lstrip("$")[:1].isdigit() and cell.text.isascii() and " " not in cell.text:
                least[cell.column] = max(least[cell.column], _width(cell.text, _CELL) + 2 * _PADDING + 0.5)
    shares = [width * weight / sum(weights) for weight in weights]
    narrow = {at for at, share in enumerate(shares) if share < least[at]}
    rest = width - sum(least[at] for at in narrow)
    if not narrow or rest < sum(least[at] for at in range(table.columns) if at not in narrow):
        return shares
    free = sum(shares[at] for at in range(table.columns) if at not in narrow)
    return [least[at] if at in narrow else share * rest / free for at, share in enumerate(shares)]


def wrap(text: str, width: float, size: float, *, indent: float = 0.0) -> list[str]:
    """Text in lines of a width. Words of letters and digits stay whole where they fit, closing marks hang."""
    lines: list[str] = []
    line, room = "", width - indent
    for unit in _units(text):
        if line and _width(line + unit, size) > room and unit not in _CLOSING:
            lines.append(line.rstrip(" "))
            line, room = "", width
        if not line and lines and unit == " ":
            continue
        while _width(unit, size) > room and len(unit) > 1:
            fits = max(1, int(room / _width(unit[0], size)))
            lines.append(unit[:fits])
            unit, room = unit[fits:], width
        line += unit
    return [*lines, line] if line else lines


def _units(text: str) -> list[str]:
    """What a line break leaves whole: words of letters and digits, opening marks with what follows."""
    units: list[str] = []
    for character in text:
        last = units[-1][-1] if units else ""
        word = character.isascii() and character not in " ,;" and last.isascii() and last not in " ,;"
        if units and (word or last in _OPENING):
            units[-1] += character
        else:
            units.append(character)
    return units


def _width(text: str, size: float) -> float:
    return size * sum(0.5 if character.isascii() else 1.0 for character in text)
