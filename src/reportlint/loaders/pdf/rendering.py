"""The plain rendering of a PDF, and the blocks that lie in it.

A paragraph is a line, also where a page cuts it; a row of a table is a line whose cells are separated by TAB, with
nothing between the tabs for places that a merged cell covers. What a page cuts off a cell stands with the rest of the
cell. Before and behind a table stands an empty line.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from msgspec import Struct, structs

from reportlint.loaders.grid import RawCell, build_table
from reportlint.model import (
    Diagnostic,
    Figure,
    Grid,
    Limits,
    Line,
    Span,
    StreamBlock,
    Table,
    TablePart,
    Term,
    Text,
    Unreadable,
    read,
)

from .alignment import AlignedTable
from .characters import Frame
from .lines import TextLine, join_words
from .pages import Picture
from .paragraphs import Paragraph
from .source import Box, PdfSource, SourceLine
from .tables import RuledTable, TableCell, between

Range = tuple[int, int]


class _Row(Struct):
    start: int
    end: int
    cells: list[tuple[list[Range], int, int]]
    """Where the pieces of each cell lie, its rowspan and colspan."""


class _TableDraft(Struct):
    page: int
    rows: list[_Row]
    ruled: RuledTable | None
    torn: dict[int, list[Range]]
    """Where the pieces of a cell that the page cuts lie, by the number of the table's part."""


class Rendering:
    """The rendering while it grows. Blocks become what they are when all of the text is there."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._pieces: list[str] = []
        self._length = 0
        self._count = 0
        self._blank = True
        self._after_table = False
        self._marks: tuple[array[int], array[float], array[float]] = (array("l"), array("f"), array("f"))
        self._table: list[SourceLine] = []
        self._places: dict[int, tuple[int, Box]] = {}
        self._drafts: list[tuple[Paragraph, list[Range]] | _TableDraft | Figure] = []
        self._diagnostics: list[tuple[Term, Range]] = []
        self._ranges: dict[int, Range] = {}

    # -- what is added ------------------------------------------------------------------------------------------

    def add_paragraph(self, paragraph: Paragraph) -> None:
        if self._after_table:
            self._end_line()
            self._after_table = False
        ranges: list[Range] = []
        last: TextLine | None = None
        for piece in paragraph.pieces:
            start = -1
            for line in piece:
                if last is not None:
                    self._write(join_words(last.text, line.text))
                start = self._length if start < 0 else start
                self._write_line(line)
                last = line
            ranges.append((start, self._length))
        self._end_line()
        self._drafts.append((paragraph, ranges))

    def add_ruled(self, table: RuledTable) -> None:
        self._begin_table()
        by_place = {(cell.row, cell.column): cell for cell in table.cells}
        rows: list[_Row] = []
        ranges: dict[int, list[Range]] = {}
        for row in range(table.rows):
            start = self._length
            cells: list[tuple[list[Range], int, int]] = []
            for column in range(len(table.xs) - 1):
                if column:
                    self._write("\t")
                cell = by_place.get((row, column))
                if cell is not None:
                    ranges[id(cell)] = self._write_cell(cell)
                    cells.append((ranges[id(cell)], cell.rowspan, cell.colspan))
            rows.append(_Row(start, self._length, cells))
            self._end_line()
        torn = {at: ranges[id(part.torn)] for at, part in enumerate(table.parts) if part.torn is not None}
        self._drafts.append(_TableDraft(table.page, rows, table, torn))
        self._after_table = True

    def add_aligned(self, table: AlignedTable) -> None:
        self._begin_table()
        rows: list[_Row] = []
        for lines in table.rows:
            row = _Row(self._length, 0, [])
            for at, line in enumerate(lines):
                if at:
                    self._write("\t")
                start = self._length
                self._write_line(line)
                row.cells.append(([(start, self._length)], 1, 1))
            row.end = self._length
            rows.append(row)
            self._end_line()
        self._drafts.append(_TableDraft(table.page, rows, None, {}))
        self._after_table = True

    def add_picture(self, picture: Picture) -> None:
        box = picture.frame.shown((picture.left, picture.top, picture.right, picture.bottom))
        self._places.setdefault(self._length, (picture.page, box))
        self._drafts.append(Figure(Span(self._length, self._length), "picture"))

    def say_of_lines(self, reason: Term, lines: Sequence[TextLine]) -> None:
        """A diagnostic of lines that have been added."""
        ranges = [self._ranges[id(line)] for line in lines]
        self._diagnostics.append((reason, (min(start for start, _ in ranges), max(end for _, end in ranges))))

    def say_here(self, reason: Term, page: int, frame: Frame) -> None:
        """A diagnostic of a page whose text would stand here."""
        box = frame.shown((0.0, 0.0, frame.width, frame.height))
        self._places.setdefault(self._length, (page, box))
        self._diagnostics.append((reason, (self._length, self._length)))

    # -- writing ------------------------------------------------------------------------------------------------

    def _write(self, text: str) -> None:
        """Text that stands on no page."""
        numbers, lefts, rights = self._marks
        for _ in text:
            numbers.append(-1)
            lefts.append(0.0)
            rights.append(0.0)
        self._put(text)

    def _put(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)
        if self._length > self._limits.characters:
            raise Unreadable(
                "too-long",
                f"文字超过{self._limits.characters}字的限制",
                f"the text has more than {self._limits.characters} characters",
            )

    def _write_line(self, line: TextLine) -> None:
        numbers, lefts, rights = self._marks
        number = len(self._table)
        self._table.append(SourceLine(line.page, line.frame, line.top, line.bottom))
        for glyph, after in zip(line.glyphs, [*line.glyphs[1:], None], strict=True):
            numbers.append(-1 if glyph is None else number)
            lefts.append(0.0 if glyph is None else glyph.left)
            if glyph is None:
                rights.append(0.0)
            elif after is None or after.left <= glyph.left:
                rights.append(glyph.right)
            else:  # ink may hang over into the next character's place
                rights.append(min(glyph.right, after.left))
        self._ranges[id(line)] = self._length, self._length + len(line.text)
        self._put(line.text)

    def _write_cell(self, cell: TableCell) -> list[Range]:
        if not cell.pieces:
            page, frame, box = cell.first
            self._places[self._length] = page, frame.shown(box)
            return [(self._length, self._length)]
        ranges: list[Range] = []
        last: TextLine | None = None
        for piece in cell.pieces:
            start = -1
            for line in piece:
                if last is not None:
                    self._write(between(last, line, cell.room))
                start = self._length if start < 0 else start
                self._write_line(line)
                last = line
            ranges.append((start, self._length))
        return ranges

    def _begin_table(self) -> None:
        if not self._blank:
            self._end_line()
        self._after_table = False

    def _end_line(self) -> None:
        self._blank = not self._pieces or self._pieces[-1].endswith("\n")
        self._write("\n")
        self._count += 1
        if self._count > self._limits.lines:
            raise Unreadable(
                "too-many-lines",
                f"超过{self._limits.lines}行的限制",
                f"the document has more than {self._limits.lines} lines",
            )

    # -- the result ---------------------------------------------------------------------------------------------

    def finish(self) -> tuple[str, list[StreamBlock], PdfSource, list[Diagnostic]]:
        text = "".join(self._pieces)
        blocks: list[StreamBlock] = []
        for draft in self._drafts:
            if isinstance(draft, Figure):
                blocks.append(draft)
            elif isinstance(draft, _TableDraft):
                blocks.append(Grid(_table(text, draft, self._limits), draft.page))
            elif not draft[0].contents:
                paragraph, ranges = draft
                words = _text(text, ranges)
                page = paragraph.pieces[0][0].page
                if words.folded:  # else only characters that take no room
                    blocks.append(Line(words, look=paragraph.look, page=page, last_on_page=paragraph.ends_page))
        diagnostics = [Diagnostic(reason, Span(*place)) for reason, place in self._diagnostics]
        return text, blocks, PdfSource(text, self._table, *self._marks, self._places), diagnostics


def _text(source: str, ranges: Sequence[Range]) -> Text:
    """The text of pieces that a page break parts."""
    text = read(source, *ranges[0])
    for start, end in ranges[1:]:
        text = text.joined(read(source, start, end))
    return text


def _table(source: str, draft: _TableDraft, limits: Limits) -> Table:
    rows = [[RawCell(_text(source, ranges), *spans) for ranges, *spans in row.cells] for row in draft.rows]
    whole = Span(draft.rows[0].start, draft.rows[-1].end)
    table = build_table(rows, whole, limits, spanned=draft.ruled is not None)
    if draft.ruled is None or len(draft.ruled.parts) == 1:
        return table
    parts: list[TablePart] = []
    starts = [*(part.row for part in draft.ruled.parts), len(draft.rows)]
    for at, part in enumerate(draft.ruled.parts):
        if part.row < starts[at + 1]:
            span = Span(draft.rows[part.row].start, draft.rows[starts[at + 1] - 1].end)
        else:  # the page holds only the rest of a row
            pieces = draft.torn.get(at, [(whole.end, whole.end)])
            span = Span(*pieces[-1])
        parts.append(TablePart(part.row, span, part.cause))
    return structs.replace(table, parts=tuple(parts))
