"""One paragraph: the words of its runs as a reader sees them when all tracked changes are accepted."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from .drawings import Drawing, read_drawing
from .numbering import Numbering
from .styles import Look, Style, Styles, read_look, read_outline
from .symbols import read_symbol
from .tags import (
    DELETED,
    FIELD_CHAR,
    FIELD_TYPE,
    ILVL,
    INSERTED,
    JC,
    MATH,
    NUM_ID,
    NUM_PR,
    OUTLINE,
    P_PR,
    P_STYLE,
    PAGE_BEFORE,
    PASSED_THROUGH,
    R_PR,
    RUN,
    SECTION,
    TEXT,
    VAL,
    VANISH,
    XML_SPACE,
    Element,
    P,
    W,
    child_value,
    is_on,
    read_integer,
)

Piece = tuple[int, int, str]
"""Number of the paragraph in its part, number of the run in the paragraph, words."""
_BLANK = " \t\r\n"
_PLAIN_SPACES = str.maketrans("\t\r\n", "   ")
_DRAWINGS = frozenset(W + name for name in ("drawing", "pict", "object"))
_NOTES = {W + "footnoteReference": "footnotes", W + "endnoteReference": "endnotes"}
_SIGNS = {W + "tab": "\t", W + "ptab": "\t", W + "cr": "\n", W + "noBreakHyphen": "-"}
_CONTENTS = "TOC"
_LONGEST_CODE = 100
"""Characters of a field's code that are looked at."""


class Words(Struct):
    """A paragraph as read. Pieces are in reading order; figures stand before the piece whose index they carry."""

    number: int
    pieces: list[Piece]
    figures: list[tuple[int, Drawing]]
    boxes: list[tuple[Element, int]]
    """Text boxes that hang on it, each with the number of its first paragraph."""
    after: int = 0
    """The number of the paragraph that follows in the file."""
    page: int = 0
    style: Style = Style()
    own_list: int | None = None
    own_level: int | None = None
    level: int | None = None
    centred: bool = False
    changed_at: int | None = None
    """Index of the piece at the first tracked change."""
    hidden_at: int | None = None
    runs_on: bool = False
    """Whether its end is deleted: it goes on in the next paragraph."""
    mark_hidden: bool = False
    section_end: bool = False
    contents: bool = False
    """Whether it is a line of a table of contents."""
    bold: bool = True
    heavy: bool = True
    size: int = 0
    """The smallest size of its runs in half points; 0 when it has no words."""


class _Field(Struct):
    code: str = ""
    in_result: bool = False


class Fields:
    """The complex fields that are open: nothing of a field is shown before its result begins."""

    __slots__ = ("_open", "contents", "unseen")

    def __init__(self) -> None:
        self._open: list[_Field] = []
        self.unseen = 0
        """How many have not come to their result."""
        self.contents = 0
        """How many are tables of contents that have."""

    def read_mark(self, kind: str | None) -> None:
        """Read a ``w:fldChar`` of a kind."""
        if kind == "begin":
            self._open.append(_Field())
            self.unseen += 1
        elif kind == "separate" and self._open and not self._open[-1].in_result:
            self._open[-1].in_result = True
            self.unseen -= 1
            self.contents += self._open[-1].code.startswith(_CONTENTS)
        elif kind == "end" and self._open:
            field = self._open.pop()
            self.unseen -= not field.in_result
            self.contents -= field.in_result and field.code.startswith(_CONTENTS)

    def read_code(self, code: str) -> None:
        if self._open and not self._open[-1].in_result and len(self._open[-1].code) < _LONGEST_CODE:
            self._open[-1].code = (self._open[-1].code + code).lstrip()


class Revisions(Struct):
    insertions: int = 0
    deletions: int = 0


class ParagraphReader:
    """Reads the paragraphs of a part one after another. It knows the page and the fields that are open."""

    def __init__(self, styles: Styles, numbering: Numbering, *, preserve: bool, may_hide: bool) -> None:
        self._styles = styles
        self.numbering = numbering
        self._preserve = preserve
        self._may_hide = may_hide
        self.fields = Fields()
        self.page = 1
        self._broken = False
        """Whether a page break was read and nothing since: Word also notes where the next page then began."""
        self.revisions = Revisions()
        self.notes: dict[str, set[str]] = {"footnotes": set(), "endnotes": set()}
        self.contents = 0
        """How many tables of contents (content controls) are open."""
        self._words = Words(0, [], [], [])
        self._run = 0
        self._plain = True
        self._look = Look()
        self._next_number = 0

    def read(self, paragraph: Element, number: int, *, looks: bool) -> Words:
        """The words of a paragraph. ``looks``: whether its look matters (not in tables)."""
        words = self._words = Words(number, [], [], [])
        words.style = self._styles.of_paragraph(None)
        self._run = 0
        self._plain = not looks
        self._next_number = number + 1
        words.contents = bool(self.contents or self.fields.contents)
        for child in paragraph:
            if child.tag == RUN:
                self._read_run(child)
            elif child.tag == P_PR:
                self._read_properties(child)
            else:
                self._read_inline(child)
        words.page = words.page or self.page
        words.after = self._next_number
        return words

    def turn_page(self) -> None:
        """A page ends here by the writer's will."""
        self.page += 1
        self._broken = True

    # -- properties ---------------------------------------------------------------------------------------------

    def _read_properties(self, properties: Element) -> None:
        words = self._words
        centred = page_before = None
        for element in properties:
            tag = element.tag
            if tag == P_STYLE:
                words.style = self._styles.of_paragraph(element.get(VAL))
            elif tag == NUM_PR:
                words.own_list = read_integer(child_value(element, NUM_ID), 0, 1 << 31)
                words.own_level = read_integer(child_value(element, ILVL), 0, 8)
            elif tag == OUTLINE:
                words.level = read_outline(element)
            elif tag == JC:
                centred = element.get(VAL) == "center"
            elif tag == R_PR:
                self._read_mark(element)
            elif tag == SECTION:
                words.section_end = True
            elif tag == PAGE_BEFORE:
                page_before = is_on(element)
        words.centred = bool(words.style.centred if centred is None else centred)
        if words.style.page_before if page_before is None else page_before:
            self.turn_page()

    def _read_mark(self, properties: Element) -> None:
        """What is said of the end of the paragraph itself."""
        for element in properties:
            if element.tag in DELETED:
                self._words.runs_on = True
                self._note_change(deleted=True)
            elif element.tag in INSERTED:
                self._note_change(deleted=False)
            elif element.tag == VANISH:
                self._words.mark_hidden = is_on(element)

    # -- content ------------------------------------------------------------------------------------------------

    def _read_inline(self, element: Element) -> None:
        tag = element.tag
        if tag == RUN:
            self._read_run(element)
        elif tag in PASSED_THROUGH:
            if tag in INSERTED:
                self._note_change(deleted=False)
            for child in element:
                self._read_inline(child)
        elif tag in DELETED:
            self._note_change(deleted=True)
            self._pass_over(element)
        elif tag == MATH + "oMath" or tag == MATH + "oMathPara":
            self._run += 1
            for text in element.iter(MATH + "t"):
                self._add(text.text or "")

    def _read_run(self, run: Element) -> None:
        self._run += 1
        content = iter(run)
        first = next(content, None)
        if first is not None and first.tag == R_PR:
            if self._may_hide or not self._plain:
                self._look = read_look(first)
            if self._may_hide and self._is_hidden():
                self._pass_hidden(content)
                return
        else:
            if not self._plain:
                self._look = Look()
            if self._may_hide and self._words.style.look.hidden:
                self._pass_hidden(iter(run))
                return
            content = iter(run)
        for element in content:
            if element.tag == TEXT:
                self._add_text(element)
            else:
                self._read_sign(element)

    def _read_sign(self, element: Element) -> None:
        """Whatever else than words stands in a run."""
        tag = element.tag
        if tag == W + "br":
            kind = element.get(W + "type")
            if kind == "page":
                if not self.fields.unseen:
                    self.turn_page()
            elif kind != "column":
                self._add("\n")
        elif tag in _SIGNS:
            self._add(_SIGNS[tag])
        elif tag == W + "lastRenderedPageBreak":
            self.page += not self._broken
            self._broken = False
        elif tag == W + "sym":
            self._add(read_symbol(element.get(W + "font"), element.get(W + "char")))
        elif tag == FIELD_CHAR:
            self._read_field(element)
        elif tag == W + "instrText":
            self.fields.read_code(element.text or "")
        elif tag in _DRAWINGS:
            self._read_drawing(element)
        elif tag in _NOTES:
            if not self.fields.unseen:
                self.notes[_NOTES[tag]].add(element.get(W + "id") or "")
        elif tag == W + "ruby":
            for base in element.iterchildren(W + "rubyBase"):
                for child in base:
                    self._read_inline(child)
        elif tag in PASSED_THROUGH:
            for child in element:
                self._read_sign(child)

    def _add_text(self, element: Element) -> None:
        text = element.text
        if not text:
            return
        if (text[0] in _BLANK or text[-1] in _BLANK) and not self._preserve and element.get(XML_SPACE) != "preserve":
            text = text.strip(_BLANK)
        if not text.isprintable():
            text = text.translate(_PLAIN_SPACES)
        self._add(text)

    def _add(self, text: str) -> None:
        if not text or self.fields.unseen:
            return
        words = self._words
        words.pieces.append((words.number, self._run, text))
        if text.isspace():
            return
        self._broken = False
        if not words.page:
            words.page = self.page
        if not self._plain:
            self._note_look()

    def _note_look(self) -> None:
        words = self._words
        look = self._look
        if look.style:
            look = look.over(self._styles.get(look.style).look)
        look = look.over(words.style.look).over(self._styles.base)
        words.bold = words.bold and bool(look.bold)
        words.heavy = words.heavy and bool(look.heavy)
        size = look.size or 0
        words.size = min(words.size, size) if words.size else size

    def _is_hidden(self) -> bool:
        look = self._look
        if look.hidden is None and look.style:
            look = look.over(self._styles.get(look.style).look)
        return bool(self._words.style.look.hidden if look.hidden is None else look.hidden)

    def _pass_hidden(self, content: Iterator[Element]) -> None:
        """Leave out what a hidden run holds; fields begin and end there all the same."""
        words = self._words
        for element in content:
            if element.tag == FIELD_CHAR:
                self._read_field(element)
            elif element.tag == TEXT:
                if words.hidden_at is None and (element.text or "").strip() and not self.fields.unseen:
                    words.hidden_at = len(words.pieces)
            elif element.tag == W + "instrText":
                self._read_sign(element)
            else:
                self._next_number += sum(1 for _ in element.iter(P))

    def _pass_over(self, element: Element) -> None:
        self._run += sum(1 for _ in element.iter(RUN))
        self._next_number += sum(1 for _ in element.iter(P))

    def _note_change(self, *, deleted: bool) -> None:
        if deleted:
            self.revisions.deletions += 1
        else:
            self.revisions.insertions += 1
        if self._words.changed_at is None:
            self._words.changed_at = len(self._words.pieces)

    def _read_field(self, element: Element) -> None:
        self.fields.read_mark(element.get(FIELD_TYPE))
        self._words.contents = self._words.contents or bool(self.fields.contents)

    def _read_drawing(self, element: Element) -> None:
        words = self._words
        unseen = self.fields.unseen
        for drawing in read_drawing(element):
            if drawing.box is not None:
                if not unseen:
                    words.boxes.append((drawing.box, self._next_number))
                self._next_number += sum(1 for _ in drawing.box.iter(P))
            elif not unseen:
                words.figures.append((len(words.pieces), drawing))
