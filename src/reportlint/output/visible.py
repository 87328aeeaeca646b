"""Text as it may be shown: nothing in it moves a cursor, turns the writing round or hides, and its width is known."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
_SPACES = frozenset("\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000")


def visible(text: str) -> str:
    """A text in one line, with every character that does not stand for itself written as an escape."""
    if text.isprintable():
        return text
    return "".join(map(visible_character, text))


def visible_character(character: str) -> str:
    """A character, or its escape: ``\\x1b``, ``\\u202e``; a byte of a file name that is no text is ``\\xff``."""
    if _stands_for_itself(character):
        return character
    code = ord(character)
    if 0xDC80 <= code <= 0xDCFF:
        return f"\\x{code - 0xDC00:02x}"
    if code <= 0xFF:
        return _SHORT.get(character) or f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def _stands_for_itself(character: str) -> bool:
    """Characters of the ideographic planes do, also those that are newer than the interpreter's tables."""
    return character.isprintable() or character in _SPACES or "\U00020000" <= character <= "\U0003fffd"


def visible_lines(text: str) -> str:
    """A text that keeps its line ends (as LF) and tabs, everything else as :func:`visible`."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join("\t".join(map(visible, line.split("\t"))) for line in lines)


def escape_json(encoded: str) -> str:
    """JSON with every character that is not to be shown as it is written as ``\\uXXXX``: it reads back the same."""
    plain = encoded
    for harmless in ("\n", *_SPACES):
        if harmless in plain:
            plain = plain.replace(harmless, "")
    if plain.isprintable():
        return encoded
    for character in sorted(set(plain)):
        if not _stands_for_itself(character):
            encoded = encoded.replace(character, _json_escape(character))
    return encoded


def _json_escape(character: str) -> str:
    code = ord(character)
    if code <= 0xFFFF:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"


def width_of(text: str) -> int:
    """The columns that a text takes at a terminal: Chinese characters take two, combining marks none."""
    return len(text) if text.isascii() else sum(map(_width, text))


def _width(character: str) -> int:
    if character < "\u0300":
        return 1
    if unicodedata.east_asian_width(character) in {"W", "F"}:
        return 2
    return 0 if unicodedata.category(character) in {"Mn", "Me"} else 1


def pad(text: str, width: int) -> str:
    """A text filled up with spaces to a width at the terminal."""
    return text + " " * (width - width_of(text))


def cut(text: str, width: int) -> str:
    """The beginning of a text that fits a width, with "..." when something was cut."""
    if width_of(text) <= width:
        return text
    kept, used = [], 0
    for character in text:
        used += _width(character)
        if used > width - 3:
            break
        kept.append(character)
    return "".join(kept) + "..."


def table(rows: Iterable[Iterable[str]], *, gap: int = 2) -> str:
    """Rows in columns as wide as their widest cell; the last column runs free."""
    listed = [[visible(cell) for cell in row] for row in rows]
    columns = max((len(row) for row in listed), default=0)
    widths = [max((width_of(row[i]) for row in listed if i < len(row)), default=0) + gap for i in range(columns)]
    lines = []
    for row in listed:
        cells = [pad(cell, widths[i]) if i < len(row) - 1 else cell for i, cell in enumerate(row)]
        lines.append("".join(cells).rstrip() + "\n")
    return "".join(lines)
