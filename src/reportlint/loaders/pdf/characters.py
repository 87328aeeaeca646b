"""The characters of a page and where they stand.

PDFium gives characters in the order of the file, with spaces and line ends of its own between them: only their places
are taken, white space is not. Every direction of writing has a frame of its own in which text runs to the right.
"""

from __future__ import annotations

import ctypes
from math import hypot
from typing import Any

from msgspec import Struct

ASCENT, DESCENT = 0.88, 0.2
"""How far a character's box reaches above and below the line that it stands on, in parts of its size."""
UNKNOWN = "\ufffd"
_SLANT = 0.12
"""Sine of the largest angle at which text still counts as straight (a page that was scanned askew)."""
_HYPHEN = 2
"""What PDFium makes of a hyphen at the end of a line."""


class Glyph(Struct, frozen=True, gc=False):
    """A character in the frame of its direction, in points from the upper left."""

    character: str
    left: float
    right: float
    baseline: float
    size: float
    index: int
    """Its place among the page's characters in the file."""

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return self.baseline - 0.35 * self.size


class Frame(Struct, frozen=True):
    """The frame in which text of one direction runs to the right: user space × this matrix."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float
    width: float
    height: float
    turn: int
    """Quarter turns clockwise of this direction on the page as shown."""

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """Left, top, right, bottom of a box of user space."""
        x0, x1 = self.a * left + self.c * bottom + self.e, self.a * right + self.c * top + self.e
        y0, y1 = self.b * left + self.d * bottom + self.f, self.b * right + self.d * top + self.f
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

    def point(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def shown(self, box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
        """A box of this frame on the page as shown."""
        left, top, right, bottom = box
        if self.turn == 0:
            return box
        if self.turn == 1:
            return self.height - bottom, left, self.height - top, right
        if self.turn == 2:
            return self.width - right, self.height - bottom, self.width - left, self.height - top
        return top, self.width - right, bottom, self.width - left

    def from_shown(self, box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
        """A box of the page as shown, in this frame."""
        left, top, right, bottom = box
        if self.turn == 0:
            return box
        if self.turn == 1:
            return top, self.height - right, bottom, self.height - left
        if self.turn == 2:
            return self.width - right, self.height - bottom, self.width - left, self.height - top
        return self.width - bottom, left, self.width - top, right


def frames_of(box: tuple[float, float, float, float], rotation: int) -> tuple[Frame, Frame, Frame, Frame]:
    """The frames of the four directions, by quarter turns clockwise in user space.

    ``box`` is what is shown of the page: left, bottom, right, top; ``rotation`` its quarter turns.
    """
    left, bottom, right, top = box
    width, height = right - left, top - bottom
    return (
        Frame(1, 0, 0, -1, -left, top, width, height, rotation % 4),
        Frame(0, -1, -1, 0, top, right, height, width, (rotation + 1) % 4),
        Frame(-1, 0, 0, 1, right, -bottom, width, height, (rotation + 2) % 4),
        Frame(0, 1, 1, 0, -bottom, -left, height, width, (rotation + 3) % 4),
    )


class PageCharacters(Struct):
    """The characters of a page, by direction; ``main`` is the direction of most of them."""

    by_turn: tuple[list[Glyph], list[Glyph], list[Glyph], list[Glyph]]
    main: int
    off_page: int
    """Characters that stand outside of what is shown."""


def read_characters(
    raw: Any, page: Any, text_page: Any, count: int, frames: tuple[Frame, Frame, Frame, Frame]
) -> PageCharacters:
    """The characters of a page. ``raw`` is PDFium's interface, ``count`` the number of its characters.

    Slanted text is left out: watermarks.
    """
    shapes = (raw.FPDFPage_GetObject(page, index) for index in range(raw.FPDFPage_CountObjects(page)))
    forms = any(raw.FPDFPageObj_GetType(shape) == raw.FPDF_PAGEOBJ_FORM for shape in shapes)
    reader = _Reader(raw, text_page, frames, forms)
    for index in range(count):
        reader.read(index)
    turns = [len(glyphs) for glyphs in reader.by_turn]
    return PageCharacters(reader.by_turn, turns.index(max(turns)), reader.off_page)


class _Reader:
    def __init__(self, raw: Any, text_page: Any, frames: tuple[Frame, Frame, Frame, Frame], forms: bool) -> None:
        self._raw = raw
        self._forms = forms
        self._text_page = text_page
        self._frames = frames
        self._origin = (ctypes.c_double(), ctypes.c_double())
        self._loose = raw.FS_RECTF()
        self._matrix = raw.FS_MATRIX()
        self._own = raw.FS_MATRIX()
        self._references = [ctypes.byref(value) for value in (*self._origin, self._loose, self._matrix, self._own)]
        self._high = 0
        self.by_turn: tuple[list[Glyph], list[Glyph], list[Glyph], list[Glyph]] = ([], [], [], [])
        self.off_page = 0

    def read(self, index: int) -> None:
        raw, page = self._raw, self._text_page
        character = self._character(index)
        if not character:
            return
        x, y, loose, matrix, _ = self._references
        raw.FPDFText_GetLooseCharBox(page, index, loose)
        raw.FPDFText_GetCharOrigin(page, index, x, y)
        raw.FPDFText_GetMatrix(page, index, matrix)
        m = self._matrix
        turn = _turn_of(m.a, m.b)
        if turn < 0:
            return
        box = (self._loose.left, self._loose.bottom, self._loose.right, self._loose.top)
        origin = (self._origin[0].value, self._origin[1].value)
        if self._forms and (abs(origin[0] - m.e) > 0.01 or abs(origin[1] - m.f) > 0.01):
            box, origin = self._placed(index, box, origin)
        size = raw.FPDFText_GetFontSize(page, index) * hypot(m.c, m.d)
        if not 0.5 < size < 500:
            size = (box[3] - box[1] if turn % 2 == 0 else box[2] - box[0]) / (ASCENT + DESCENT)
        frame = self._frames[turn]
        if turn == 0:
            left, right, baseline = box[0] + frame.e, box[2] + frame.e, frame.f - origin[1]
        else:
            left, _, right, _ = frame.box(*box)
            baseline = frame.point(*origin)[1]
        if not (right > 0 and left < frame.width and baseline > 0 and baseline - 0.7 * size < frame.height):
            self.off_page += 1  # also when a place is no number
            return
        if not 0 < size < 2 * frame.height:
            return
        self.by_turn[turn].append(Glyph(character, left, right, baseline, size, index))

    def _character(self, index: int) -> str:
        """The character at a place; "" for white space, and for the first half of a pair."""
        code: int = self._raw.FPDFText_GetUnicode(self._text_page, index)
        if 0xD800 <= code < 0xDC00:
            self._high = code
            return ""
        high, self._high = self._high, 0
        if 0xDC00 <= code < 0xE000:
            return chr(0x10000 + ((high - 0xD800) << 10) + code - 0xDC00) if high else UNKNOWN
        if code == _HYPHEN:
            return "-"
        if code in (0, 0xFFFE, 0xFFFF):
            return "" if self._raw.FPDFText_IsGenerated(self._text_page, index) == 1 else UNKNOWN
        if code <= 0x20 or 0x7F <= code <= 0xA0:
            return ""
        if code >= 0x110000 or self._raw.FPDFText_HasUnicodeMapError(self._text_page, index) == 1:
            return UNKNOWN  # else it would be the number that the glyph has in the file
        character = chr(code)
        return "" if character.isspace() else character

    def _placed(
        self, index: int, box: tuple[float, float, float, float], origin: tuple[float, float]
    ) -> tuple[tuple[float, float, float, float], tuple[float, float]]:
        """Box and origin on the page of a character that PDFium places in the space of its form only.

        It does so with characters that an ActualText gives: their origin is that of their text object.
        """
        raw, m, own = self._raw, self._matrix, self._own
        text_object = raw.FPDFText_GetTextObject(self._text_page, index)
        if not text_object or not raw.FPDFPageObj_GetMatrix(text_object, self._references[4]):
            return box, origin
        if abs(origin[0] - own.e) > 0.01 or abs(origin[1] - own.f) > 0.01:
            return box, origin
        determinant = own.a * own.d - own.b * own.c
        if not determinant:
            return box, origin
        # The form's matrix: what leads from the object's own matrix to that of the page.
        a = (own.d * m.a - own.b * m.c) / determinant
        b = (own.d * m.b - own.b * m.d) / determinant
        c = (own.a * m.c - own.c * m.a) / determinant
        d = (own.a * m.d - own.c * m.b) / determinant
        e, f = m.e - own.e * a - own.f * c, m.f - own.e * b - own.f * d
        if (a, b, c, d) == (1, 0, 0, 1) and not e and not f:
            return box, origin
        corners = [(a * x + c * y + e, b * x + d * y + f) for x, y in ((box[0], box[1]), (box[2], box[3]))]
        xs, ys = sorted(x for x, _ in corners), sorted(y for _, y in corners)
        return (xs[0], ys[0], xs[1], ys[1]), (m.e, m.f)


def _turn_of(a: float, b: float) -> int:
    """Quarter turns clockwise of a direction in user space; -1 when it is slanted."""
    if abs(b) <= _SLANT * abs(a):
        return 0 if a > 0 else 2
    if abs(a) <= _SLANT * abs(b):
        return 3 if b > 0 else 1
    return -1
