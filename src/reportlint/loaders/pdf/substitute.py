"""A font that stands in for those that a file names but does not hold.

PDFium would look for one on the computer, and leaves single characters out when it finds none: what is read would
depend on the computer. Only the widths that the file states matter here, so one narrow box serves as every glyph.
"""

from __future__ import annotations

import ctypes
from struct import pack
from typing import Any

_ASIAN_CHARSETS = (128, 129, 134, 136)
"""Japanese, Korean, simplified and traditional Chinese: other fonts have a substitute inside of PDFium."""
_WHOLE_FILE = 0
_NAME = b"Box\0"
_LEFT, _BOTTOM, _RIGHT, _TOP = 20, -100, 200, 850


def install_substitute(raw: Any) -> Any:
    """Make PDFium use our font in this process; what is returned has to be kept as long as PDFium is used."""
    font = box_font()

    def map_font(_self: Any, _weight: int, _italic: int, charset: int, _pitch: int, _face: Any, _exact: Any) -> int:
        return 1 if charset in _ASIAN_CHARSETS else 0

    def get_data(_self: Any, _font: Any, table: int, buffer: Any, size: int) -> int:
        return _give(font, buffer, size) if table == _WHOLE_FILE else 0

    def get_name(_self: Any, _font: Any, buffer: Any, size: int) -> int:
        return _give(_NAME, buffer, size)

    functions = {
        "MapFont": map_font,
        "GetFontData": get_data,
        "GetFaceName": get_name,
        "GetFont": lambda _self, _face: 0,
        "GetFontCharset": lambda _self, _font: _ASIAN_CHARSETS[2],
        "EnumFonts": lambda _self, _mapper: None,
        "DeleteFont": lambda _self, _font: None,
        "Release": lambda _self: None,
    }
    information = raw.FPDF_SYSFONTINFO()
    information.version = 1
    kinds = dict(raw.FPDF_SYSFONTINFO._fields_)
    for name, function in functions.items():
        setattr(information, name, kinds[name](function))
    raw.FPDF_SetSystemFontInfo(ctypes.byref(information))
    return information


def _give(data: bytes, buffer: Any, size: int) -> int:
    if buffer and size >= len(data):
        ctypes.memmove(buffer, data, len(data))
    return len(data)


def box_font() -> bytes:
    """A TrueType font in which every character is the same box."""
    corners = ((_LEFT, _BOTTOM), (_LEFT, _TOP), (_RIGHT, _TOP), (_RIGHT, _BOTTOM))
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in zip(((0, 0), *corners), corners, strict=False)]
    glyph = pack(">5h2H4B", 1, _LEFT, _BOTTOM, _RIGHT, _TOP, 3, 0, 1, 1, 1, 1)
    glyph += pack(">8h", *(x for x, _ in steps), *(y for _, y in steps)) + b"\0\0"
    size = len(glyph)
    tables = {
        b"cmap": pack(">4HI", 0, 1, 3, 10, 12) + pack(">2H3I3I", 13, 0, 28, 0, 1, 0x20, 0x10FFFF, 1),
        b"glyf": glyph,
        b"head": pack(">4I2H2q4h2H3h", 1 << 16, 1 << 16, 0, 0x5F0F3CF5, 0, 1000, 0, 0, _LEFT, _BOTTOM, _RIGHT, _TOP, 0, 8, 2, 1, 0),
        b"hhea": pack(">I3hH11hH", 1 << 16, 880, -120, 0, 1000, _LEFT, 0, _RIGHT, 1, 0, 0, 0, 0, 0, 0, 0, 2),
        b"hmtx": pack(">HhHh", 1000, 0, 1000, _LEFT),
        b"loca": pack(">3I", 0, 0, size),
        b"maxp": pack(">I14H", 1 << 16, 2, 4, 1, 0, 0, 1, *[0] * 8),
    }  # fmt: skip
    head = pack(">I4H", 1 << 16, len(tables), 64, 2, 16 * len(tables) - 64)
    body = b""
    for name, table in tables.items():
        head += pack(">4s3I", name, 0, 12 + 16 * len(tables) + len(body), len(table))
        body += table + b"\0" * (-len(table) % 4)
    return head + body
