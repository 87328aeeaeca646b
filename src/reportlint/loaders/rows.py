"""Rows of tables in lines of text: cells between bars or tabs."""

from __future__ import annotations

from reportlint.model import Text, Unreadable, read

from .inline import read_inline

BLANK = " \t\r\n\v\f\u3000\xa0\ufeff"
"""What is no word of a line."""


def is_tab_row(line: str, tabs_above: int) -> bool:
    """A row has a tab behind words; tabs at the beginning alone are an indent, unless the row above has as many."""
    body = line.lstrip(BLANK)
    if not body:
        return tabs_above >= 0 and line.count("\t") >= 2
    return "\t" in body.rstrip(" \u3000\r\n") or line.count("\t") == tabs_above >= 2


def is_rule(line: str) -> bool:
    """The line between the head of a table by bars and its rows."""
    return bool(line) and "-" in line and "|" in line and set(line) <= set("|-: \t")


BARS = "|│┃║｜"
"""What parts the cells of a row."""
_DRAWN = frozenset("+-=: \u3000") | frozenset(map(chr, range(0x2500, 0x2580)))
"""What a table is drawn with."""
_ACROSS = frozenset("─━═┄┅┈┉")
_CORNERS = frozenset("└╚┗╰")


def bar_of(row: str) -> str:
    """The bar that parts the cells of a row."""
    return row[0] if row[0] in BARS else "|"


def is_drawn(line: str) -> bool:
    """Whether a line is drawn, between the rows of a table or around them: +---+---+, ├──┼──┤."""
    if (
        not line
        or (line[0] != "+" and not "\u2500" <= line[0] < "\u2580")
        or len(line) < 3
        or not _DRAWN.issuperset(line)
    ):
        return False
    if line[0] == "+":
        return line[-1] == "+" and ("+-" in line or "+=" in line)
    return not _ACROSS.isdisjoint(line)


def is_ruler(line: str) -> bool:
    """Whether a drawn line is only a rule across the page."""
    return set(line) <= _ACROSS


def ends_drawing(line: str) -> bool:
    """Whether a drawn line is the lower end of a table."""
    return line[0] in _CORNERS


def row_cells(text: str, start: int, end: int, separator: str, most: int, *, marked: bool) -> list[Text]:
    """The texts of the cells of a row of ``text``; there is one at least. Unreadable for more than ``most``; ``marked``
    is whether they may hold Markdown."""
    line = text[start:end]
    if separator in BARS:
        stripped = line.strip(BLANK)
        at = start + line.find(stripped)
        start, end = at, at + len(stripped)
        if stripped.startswith(separator):
            start += 1
        if stripped.endswith(separator) and not stripped.endswith("\\|") and end > start:
            end -= 1
    pieces = text[start:end].split(separator)
    if separator == "|" and "\\|" in line:
        pieces = _unescaped(pieces)
    if len(pieces) > most:
        raise Unreadable(
            "table-too-wide",
            f"表格一行有{len(pieces)}列，超过{most}列的限制",
            f"a row of a table has {len(pieces)} columns; the limit is {most}",
        )
    texts = []
    for piece in pieces:
        words = piece.strip(BLANK)
        if not words:  # the place of an empty cell is where one would write
            at = start + 1 if piece else start
            texts.append(Text("", text, at, at))
        else:
            at = start + piece.find(words)
            if words.isdigit() and words.isascii():
                texts.append(Text(words, text, at, at + len(words)))
            else:
                texts.append(_cell_text(text, words, at, marked=marked))
        start += len(piece) + 1
    return texts


def _cell_text(text: str, words: str, start: int, *, marked: bool) -> Text:
    if marked and words[0] in "`$" and words[-1] == words[0] and words[1:-1].replace(".", "", 1).isdecimal():
        return read(text, start + 1, start + len(words) - 1)  # a number as code or formula
    if marked and ("<" in words or "*" in words or "&" in words or "\\" in words or "_" in words):
        return read_inline(text, start, start + len(words))[0]
    return read(text, start, start + len(words))


def _unescaped(pieces: list[str]) -> list[str]:
    """The cells of a row that was cut at every bar: one behind a backslash belongs to its cell."""
    cells = [pieces[0]]
    for piece in pieces[1:]:
        if cells[-1].endswith("\\"):
            cells[-1] += "|" + piece
        else:
            cells.append(piece)
    return cells
