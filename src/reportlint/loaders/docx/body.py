"""The pass over the blocks of a part: paragraphs become lines, tables grids, in reading order."""

from __future__ import annotations

from msgspec import Struct

from reportlint.model import Diagnostic, Limits, Span, Term

from .drawings import Drawing
from .numbering import Label
from .package import Package
from .rendering import Rendering
from .runs import Fields, ParagraphReader, Words
from .tables import COLUMNS, Layout, Slot, lay_out
from .tags import CELL, DELETED, PASSED_THROUGH, SDT, TABLE, VAL, Element, P, R, W

_CHUNKS = frozenset({W + "altChunk", W + "subDoc"})
_CONTROL = W + "sdtPr"
_GALLERY = W + "docPartGallery"


class LineDraft(Struct, gc=False):
    """A paragraph in the rendering."""

    start: int
    end: int
    level: int
    label: str
    page: int
    bullet: bool
    heavy: bool
    centred: bool
    size: int


class CellDraft(Struct, gc=False):
    start: int
    end: int
    rowspan: int
    colspan: int


class TableDraft(Struct):
    rows: list[list[CellDraft]]
    start: int
    end: int = 0
    page: int = 0
    gap: int = 0


class FigureDraft(Struct):
    at: int
    kind: str
    name: str


Draft = LineDraft | TableDraft | FigureDraft


class BodyReader:
    """Reads parts one after another into one rendering."""

    def __init__(self, package: Package, reader: ParagraphReader, section_breaks: list[str], limits: Limits) -> None:
        self._package = package
        self._reader = reader
        self._sections = iter(section_breaks)
        self.rendering = Rendering(limits)
        self.drafts: list[Draft] = []
        self.diagnostics: dict[str, Diagnostic] = {}
        """By id: one of a kind, at its first place."""
        self.places: dict[str, int] = {}
        """Where the first tracked change ("change") and the first hidden words ("hidden") stand."""
        self._part = ""
        self._number = 1
        self._carried: Words | None = None
        self._boxes: list[tuple[Element, int]] = []
        self._cell_start = -1
        """Where the cell begins that is being read; -1 outside tables."""
        self._behind: list[Draft] = []
        """Tables and figures inside the table that is being read: they follow it."""

    def begin_part(self, part: str, name: str) -> None:
        """What is read from here on lies in a part of the package: its file and its plain name."""
        self._part = part
        self._number = 1
        self.rendering.begin_part(name)

    def read(self, content: Element) -> None:
        """Append the blocks of an element to the rendering."""
        self._reader.fields = Fields()
        self._flow(content)
        self._end_flow()

    def pass_over(self, element: Element) -> None:
        """Leave out an element; its paragraphs are counted all the same."""
        self._number += sum(1 for _ in element.iter(P))

    def _flow(self, parent: Element) -> None:
        for element in parent:
            tag = element.tag
            if tag == P:
                self._read_paragraph(element)
            elif tag == TABLE:
                self._read_table(element)
            elif tag in PASSED_THROUGH:
                self._read_container(element)
            elif tag in DELETED:
                self.pass_over(element)
            elif tag in _CHUNKS:
                self._note_chunk(element)

    def _read_container(self, element: Element) -> None:
        contents = element.tag == SDT and _is_contents(element)
        self._reader.contents += contents
        self._flow(element)
        self._reader.contents -= contents

    def _end_flow(self) -> None:
        """Write what waits for a next paragraph that never came."""
        carried, self._carried = self._carried, None
        if carried is not None and (carried.pieces or carried.figures):
            self._write(carried, None)
        if self._boxes and self._cell_start < 0:
            boxes, self._boxes = self._boxes, []
            after, fields = self._number, self._reader.fields
            for box, number in boxes:
                self._number, self._reader.fields = number, Fields()
                self._flow(box)
                self._end_flow()
            self._number, self._reader.fields = after, fields

    # -- paragraphs ---------------------------------------------------------------------------------------------

    def _read_paragraph(self, element: Element) -> None:
        words = self._reader.read(element, self._number, looks=self._cell_start < 0)
        self._number = words.after
        self._boxes += words.boxes
        if self._carried is not None:
            words = _join(self._carried, words)
            self._carried = None
        if words.runs_on:
            self._carried = words
        elif not (words.mark_hidden and not words.pieces):
            self._write(words, self._label(words))
        if words.section_end and next(self._sections, "nextPage") != "continuous":
            self._reader.turn_page()
        if self._boxes and not words.runs_on:
            self._end_flow()

    def _label(self, words: Words) -> Label | None:
        if words.own_list is None and words.own_level is None and not words.style.num_id:
            return None
        return self._reader.numbering.label(words.own_list, words.own_level, words.style)

    def _write(self, words: Words, label: Label | None) -> None:
        if self._cell_start >= 0:
            self._write_in_cell(words, label)
            return
        rendering = self.rendering
        written = "".join([text for _, _, text in words.pieces])
        blank = not written.strip() and not (label and label.text)
        rendering.begin_line(blank)
        start = rendering.length
        rendering.mark(words.number, 0)
        if label is not None and label.text:
            rendering.write(label.text + label.separator)
        places = self._write_pieces(words, flat=False)
        end = rendering.length
        rendering.end_line(blank, written.count("\n"))
        if not blank and not words.contents:
            self.drafts.append(_line(words, label, start, end))
        self._note(words, places)
        self.drafts += [self._figure(drawing, places[index]) for index, drawing in words.figures]

    def _write_in_cell(self, words: Words, label: Label | None) -> None:
        rendering = self.rendering
        shown = label is not None and bool(label.text)
        if rendering.length > self._cell_start and (shown or words.pieces):
            rendering.write(" ")
        rendering.mark(words.number, 0)
        if label is not None and shown:
            rendering.write(label.text + label.separator)
        places = self._write_pieces(words, flat=True)
        self._note(words, places)
        self._behind += [self._figure(drawing, places[index]) for index, drawing in words.figures]

    def _write_pieces(self, words: Words, *, flat: bool) -> list[int]:
        """Write a paragraph's pieces; where each begins, and where the last ends."""
        rendering = self.rendering
        places: list[int] = []
        for number, run, text in words.pieces:
            places.append(rendering.length)
            rendering.mark(number, run)
            rendering.write(" " if flat and text in "\t\n" else text)
        places.append(rendering.length)
        return places

    def _figure(self, drawing: Drawing, at: int) -> FigureDraft:
        relation = self._package.relationships(self._part).get(drawing.relation)
        target = relation.target.rsplit("/", 1)[-1] if relation is not None else ""
        return FigureDraft(at, drawing.kind, drawing.name or target)

    # -- tables -------------------------------------------------------------------------------------------------

    def _read_table(self, element: Element) -> None:
        self._end_flow()
        layout = lay_out(element)
        if layout.deleted:
            self._reader.revisions.deletions += len(layout.deleted)
            self._note_place("change", self.rendering.length)
        first = self._number
        numbers = _paragraph_numbers(element, first) if layout.deleted else {}
        if layout.is_flow:
            self._read_as_flow(layout, numbers)
        else:
            self._read_as_grid(layout, numbers)
        if layout.deleted:
            self._number = first
            self.pass_over(element)

    def _read_as_flow(self, layout: Layout, numbers: dict[Element, int]) -> None:
        for slot in (slot for row in layout.rows for slot in row if slot.element is not None):
            self._number = numbers.get(slot.element, self._number)
            if slot.covered:
                self.pass_over(slot.element)
            else:
                self._flow(slot.element)
                self._end_flow()

    def _read_as_grid(self, layout: Layout, numbers: dict[Element, int]) -> None:
        rendering = self.rendering
        outer = self._cell_start < 0
        if outer:
            rendering.begin_table()
        draft = TableDraft([], rendering.length)
        if outer and self.drafts and isinstance(self.drafts[-1], TableDraft):
            draft.gap = rendering.blank_lines
        (self.drafts if outer else self._behind).append(draft)
        for row in layout.rows:
            draft.rows.append(self._read_row(row, numbers, outer=outer))
            draft.end = rendering.length
            draft.page = draft.page or self._reader.page
            if outer:
                rendering.end_line(False)
        if outer:
            rendering.end_table()
            self.drafts += self._behind
            self._behind = []
            self._end_flow()

    def _read_row(self, row: list[Slot], numbers: dict[Element, int], *, outer: bool) -> list[CellDraft]:
        """Write a row; its cells, without those that others cover."""
        rendering, reader = self.rendering, self._reader
        cells: list[CellDraft] = []
        page = last = reader.page
        column = end = 0
        for slot in row:
            if outer and slot.column > column:
                rendering.write("\t" * (slot.column - column))
            column, end = slot.column, slot.column + slot.colspan
            if slot.element is None:
                cells.append(CellDraft(rendering.length, rendering.length, 1, slot.colspan))
                self._note_span(slot, rendering.length)
                continue
            self._number = numbers.get(slot.element, self._number)
            if slot.covered:
                self.pass_over(slot.element)
                continue
            reader.page = page  # the cells of a row stand side by side
            cells.append(self._read_cell(slot, slot.element))
            last = max(last, reader.page)
        reader.page = last
        if outer and end - 1 > column:
            rendering.write("\t" * (end - 1 - column))
        return cells

    def _read_cell(self, slot: Slot, element: Element) -> CellDraft:
        rendering = self.rendering
        around = self._cell_start
        if 0 <= around < rendering.length:
            rendering.write(" ")
        start = self._cell_start = rendering.length
        self._flow(element)
        self._end_flow()
        self._cell_start = around
        self._note_span(slot, start)
        return CellDraft(start, rendering.length, slot.rowspan, slot.colspan)

    # -- what is said -------------------------------------------------------------------------------------------

    def _note(self, words: Words, places: list[int]) -> None:
        if words.changed_at is not None:
            self._note_place("change", places[words.changed_at])
        if words.hidden_at is not None:
            self._note_place("hidden", places[words.hidden_at])

    def _note_place(self, kind: str, at: int) -> None:
        self.places.setdefault(kind, at)

    def _note_span(self, slot: Slot, start: int) -> None:
        if slot.wrong_span and "table-span" not in self.diagnostics:
            shown = slot.wrong_span[:20]
            self.diagnostics["table-span"] = Diagnostic(
                Term(
                    "table-span",
                    f"表格单元格声明的列数“{shown}”无效（应为1至{COLUMNS}），按{slot.colspan}列读取",
                    f'a cell of a table states that it covers "{shown}" columns (1 to {COLUMNS} can be); '
                    f"it was read as {slot.colspan}",
                ),
                Span(start, self.rendering.length),
            )

    def _note_chunk(self, element: Element) -> None:
        drawing = Drawing("attachment", relation=element.get(R + "id") or "")
        at = self.rendering.length
        (self.drafts if self._cell_start < 0 else self._behind).append(self._figure(drawing, at))
        self.diagnostics.setdefault(
            "embedded-document",
            Diagnostic(
                Term(
                    "embedded-document",
                    "文档引用了另一文档作为正文的一部分，那一部分没有检查",
                    "the document takes in another document as part of its text; that part was not checked",
                ),
                Span(at, at),
            ),
        )


def _is_contents(control: Element) -> bool:
    """Whether a content control holds a table of contents."""
    return any(
        "table of contents" in (gallery.get(VAL) or "").lower()
        for properties in control.iterchildren(_CONTROL)
        for gallery in properties.iter(_GALLERY)
    )


def _paragraph_numbers(table: Element, first: int) -> dict[Element, int]:
    """The number of the paragraph with which each cell begins."""
    numbers: dict[Element, int] = {}
    for element in table.iter(P, CELL):
        if element.tag == CELL:
            numbers[element] = first
        else:
            first += 1
    return numbers


def _join(upper: Words, lower: Words) -> Words:
    """A paragraph whose end is deleted and the next one, which it goes on in."""
    shift = len(upper.pieces)
    upper.pieces.extend(lower.pieces)
    upper.figures.extend((index + shift, drawing) for index, drawing in lower.figures)
    lower.pieces, lower.figures = upper.pieces, upper.figures
    lower.page = upper.page
    lower.changed_at = upper.changed_at
    lower.hidden_at = upper.hidden_at if lower.hidden_at is None else lower.hidden_at + shift
    if upper.size:
        lower.bold, lower.heavy = upper.bold and lower.bold, upper.heavy and lower.heavy
        lower.size = min(upper.size, lower.size or upper.size)
    return lower


def _line(words: Words, label: Label | None, start: int, end: int) -> LineDraft:
    level = words.level if words.level is not None else words.style.level
    return LineDraft(
        start,
        end,
        level or 0,
        "" if label is None else label.text,
        words.page,
        label is not None and not label.text,
        words.bold or words.heavy,
        words.centred,
        words.size,
    )
