"""Characters → lines: those that stand on one line, from left to right.

Lines go by where characters stand, never by their boxes: that of a comma or a dash would be a line of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from msgspec import Struct, structs

from .characters import ASCENT, DESCENT, Frame, Glyph

_SPACE = 0.17
"""Parts of the size. Latin characters that stand further apart have a space between them."""
_LONGEST_UNIT = 80
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_OPENING = "（《“‘【〔「『(["
_CLOSING = "，。、；：！？）》”’】〕」』,.;:!?)]%％"


class TextLine(Struct, eq=False):
    """A line as it stands on a page."""

    page: int
    frame: Frame
    text: str
    glyphs: list[Glyph | None]
    """For each character of ``text`` where it stands; None for a space."""
    left: float
    right: float
    baseline: float
    size: float
    bold: bool = False
    region: tuple[int, int, int] = (0, 0, 0)
    """Where it flows: page (0 for pages of one column), part of the page, column."""

    @property
    def top(self) -> float:
        return self.baseline - ASCENT * self.size

    @property
    def bottom(self) -> float:
        return self.baseline + DESCENT * self.size

    @property
    def middle(self) -> float:
        return self.baseline - 0.35 * self.size


def make_lines(glyphs: Sequence[Glyph], page: int, frame: Frame) -> list[TextLine]:
    """The lines of characters, from top to bottom."""
    return [line_of(row, page, frame) for row in rows_of(glyphs)]


def line_of(row: Sequence[Glyph], page: int, frame: Frame) -> TextLine:
    """The line of characters that stand on one."""
    ordered = _without_doubles(sorted(row, key=lambda glyph: (glyph.left, glyph.index)))
    characters: list[str] = []
    glyphs: list[Glyph | None] = []
    last: Glyph | None = None
    for glyph in ordered:
        if (
            last is not None
            and glyph.left - last.right > _SPACE * max(glyph.size, last.size)
            and is_spaced(last, glyph)
        ):
            characters.append(" ")
            glyphs.append(None)
        characters.append(glyph.character)
        glyphs.append(glyph)
        last = glyph
    size = median(glyph.size for glyph in ordered)
    baseline = median(glyph.baseline for glyph in ordered)
    right = max(glyph.right for glyph in ordered)
    return TextLine(page, frame, "".join(characters), glyphs, ordered[0].left, right, baseline, size)


def is_spaced(last: Glyph, glyph: Glyph) -> bool:
    return is_latin(last.character) and is_latin(glyph.character)


def is_latin(character: str) -> bool:
    """Whether words of such characters are set apart by spaces."""
    return character < "\u2e80" and character not in "“”‘’…—·"


def join_words(upper: str, lower: str) -> str:
    """What stands between a line and the next when they are read as one: a space between Latin words."""
    if not upper or not lower or not is_latin(upper[-1]) or not is_latin(lower[0]):
        return ""
    return "" if upper[-1] == "-" and lower[0].isalpha() else " "


def first_width(line: TextLine) -> float:
    """The width of what a line begins with and no line break parts: a word or character, with the marks around it."""
    text = line.text[:_LONGEST_UNIT]
    at = 0
    while at < len(text) - 1 and text[at] in _OPENING:
        at += 1
    while at < len(text) - 1 and is_latin(text[at]) and is_latin(text[at + 1]) and text[at + 1] != " ":
        at += 1
    while at < len(text) - 1 and text[at + 1] in _CLOSING:
        at += 1
    last = line.glyphs[at]
    return last.right - line.left if last is not None else 0.0


def rows_of(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Characters that stand on one line each, from top to bottom."""
    rows: list[list[Glyph]] = []
    level = 0.0
    for glyph in sorted(glyphs, key=lambda glyph: glyph.baseline):
        if rows and glyph.baseline - level <= max(1.5, 0.25 * min(glyph.size, rows[-1][-1].size)):
            rows[-1].append(glyph)
            level += (glyph.baseline - level) / len(rows[-1])
        else:
            rows.append([glyph])
            level = glyph.baseline
    return _with_raised(rows)


def _with_raised(rows: list[list[Glyph]]) -> list[list[Glyph]]:
    """Raised and lowered small characters go to the line that they stand beside."""
    sizes = [max(glyph.size for glyph in row) for row in rows]
    kept: list[list[Glyph]] = []
    for at, row in enumerate(rows):
        rest = row
        for other in (at + 1, at - 1):
            if 0 <= other < len(rows) and sizes[at] < 0.8 * sizes[other]:
                rest = _take_raised(rest, rows[other], sizes[other])
        if rest:
            kept.append(rest)
    return kept


def _take_raised(row: list[Glyph], line: list[Glyph], size: float) -> list[Glyph]:
    """Move the small characters of a row that stand beside those of a line into it; the others are given back.

    Raised digits become superscripts: as digits they would change the number that they stand behind.
    """
    level = median(glyph.baseline for glyph in line)
    rest: list[Glyph] = []
    taken: list[Glyph] = []
    for run in runs_of(row):
        if not _stands_beside(run, line, level, size):
            rest += run
            continue
        for glyph in run:
            raised = glyph.baseline < level - 0.15 * size and "0" <= glyph.character <= "9"
            taken.append(structs.replace(glyph, character=_RAISED[int(glyph.character)]) if raised else glyph)
    line.extend(taken)
    return rest


def runs_of(row: Sequence[Glyph]) -> list[list[Glyph]]:
    """Characters that stand close together."""
    runs: list[list[Glyph]] = []
    for glyph in sorted(row, key=lambda glyph: glyph.left):
        if runs and glyph.left - runs[-1][-1].right < 0.5 * glyph.size:
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    return runs


def _stands_beside(run: Sequence[Glyph], line: Sequence[Glyph], level: float, size: float) -> bool:
    if not all(level - 0.75 * size < glyph.baseline < level + 0.3 * size for glyph in run):
        return False
    left, right = run[0].left, run[-1].right
    gaps = [left - glyph.right for glyph in line] + [glyph.left - right for glyph in line]
    beside = any(-0.1 * size <= gap <= 0.5 * size for gap in gaps)
    return beside and not any(glyph.left < right - 0.1 * size and glyph.right > left + 0.1 * size for glyph in line)


def _without_doubles(glyphs: list[Glyph]) -> list[Glyph]:
    """Bold is sometimes made by drawing twice: the second of two equal characters in one place goes."""
    kept: list[Glyph] = []
    for glyph in glyphs:
        if any(
            other.character == glyph.character and glyph.left - other.left < 0.3 * (other.right - other.left)
            for other in kept[-3:]
        ):
            continue
        kept.append(glyph)
    return kept
