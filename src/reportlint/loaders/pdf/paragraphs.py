"""Lines → paragraphs: where a paragraph ends and the next begins, on one page and over the end of a page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise

from msgspec import Struct

from reportlint.model import fold_plain
from reportlint.syntax.numbering import read_numbering

from .lines import TextLine, first_width

_SAME_SIZE = 1.12
_LARGER = 1.15
_ENDS = "。！？；：!?;:"
_HANGING = "，。、；：！？）》”’】"
_BULLETS = "•●○■□◆◇▪-–—*·"
_INLINE = {"(1)", "①", "一是"}
"""Styles of numbers that also stand inside of paragraphs."""
_LONGEST_HEADING = 60


class Paragraph(Struct, eq=False):
    """Lines that are read as one, in as many pieces as there are pages that they stand on."""

    pieces: list[list[TextLine]]
    look: int = 0
    contents: bool = False
    """Whether it is a line of a table of contents."""
    ends_page: bool = False

    @property
    def last(self) -> TextLine:
        return self.pieces[-1][-1]

    @property
    def length(self) -> int:
        return sum(len(piece) for piece in self.pieces)


class Margins(Struct, frozen=True):
    """Where text begins and ends in a part of pages."""

    left: float
    right: float
    indented: bool
    """Whether paragraphs begin with an indent there."""


class Setting(Struct):
    """How a document is set: the size of most of its text, its margins, and how far its lines stand apart."""

    size: float
    margins: dict[tuple[int, int, int, int], Margins]
    pitches: dict[int, float]
    bold: bool
    """Whether nearly all of it is bold: then that says nothing."""

    def of(self, line: TextLine) -> Margins:
        return self.margins[_area(line)]

    def is_centred(self, line: TextLine) -> bool:
        margins = self.of(line)
        before, after = line.left - margins.left, margins.right - line.right
        return min(before, after) > 2.6 * self.size and abs(before - after) < 0.8 * line.size


@cache
def _leader() -> re.Pattern[str]:
    return re.compile(r"(?:\.{4}|…{2}|·{4}|．{4}|(?:\. ){4})[.…·． ]*\d{1,3}$")


def read_setting(lines: Sequence[TextLine]) -> Setting:
    """How the lines of a document that stand outside of tables are set."""
    sizes: Counter[float] = Counter()
    bold = 0
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.text)
        bold += len(line.text) if line.bold else 0
    size = max(sizes, key=lambda size: (sizes[size], -size), default=12.0)
    areas: dict[tuple[int, int, int, int], list[TextLine]] = {}
    for line in lines:
        areas.setdefault(_area(line), []).append(line)
    margins = {area: _margins(inside, size) for area, inside in areas.items()}
    return Setting(size, margins, _pitches(lines), bold > 0.8 * sum(sizes.values()))


def _area(line: TextLine) -> tuple[int, int, int, int]:
    return (*line.region, round(line.frame.width) if line.region[0] == 0 else 0)


def _margins(lines: Sequence[TextLine], size: float) -> Margins:
    """Where most lines begin furthest left, and where most of them end."""
    width = lines[0].frame.width
    few = max(1, len(lines) // 20)
    left = min(line.left for line in lines)
    for start, count in _clusters([line.left for line in lines], size / 2):
        if count >= few:
            left = start
            break
    right = _right_margin([_end_of_words(line) for line in lines], size)
    ending = sum(_end_of_words(line) > right - size for line in lines)
    opposite = width - right
    if lines[0].region[0] == 0:
        if ending < 3 or right - left < width / 2:  # no margin is there: as far from the edge as the text begins
            right = max(right, width - left)
        elif 1.5 * size < left - opposite < 2.6 * size and 3 * ending < len(lines):
            left = opposite  # hardly a line is full: all are first lines with an indent
    indented = sum(1.5 * size < line.left - left < 2.6 * size for line in lines)
    return Margins(left, right, 12 * indented >= len(lines))


def _end_of_words(line: TextLine) -> float:
    """Where a line ends without a mark at its end, which may hang over the margin."""
    glyph = line.glyphs[-2] if len(line.glyphs) > 1 and line.text[-1] in _HANGING else line.glyphs[-1]
    return line.right if glyph is None else glyph.right


def _right_margin(ends: Sequence[float], size: float) -> float:
    """Where most lines end, else the furthest."""
    groups = _clusters([-end for end in ends], size / 2)
    furthest = -min(end for end, _ in groups)
    end, count = max(groups, key=lambda group: group[1])
    return -end if 4 * count >= len(ends) and -end > furthest - 2 * size else furthest


def _clusters(values: Sequence[float], reach: float) -> list[tuple[float, int]]:
    """Values that lie close to each other: the least of each group, and how many there are."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][0] <= reach:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [(group[0], len(group)) for group in groups]


def _pitches(lines: Sequence[TextLine]) -> dict[int, float]:
    """For each size the distance that lines most often have."""
    distances: dict[int, Counter[float]] = {}
    for upper, lower in pairwise(lines):
        if upper.page == lower.page and upper.region == lower.region and _same_size(upper, lower):
            distance = round((lower.baseline - upper.baseline) * 2) / 2
            if distance > 0:
                distances.setdefault(round(lower.size), Counter())[distance] += 1
    return {size: max(counted, key=lambda d: (counted[d], -d)) for size, counted in distances.items()}


def _same_size(upper: TextLine, lower: TextLine) -> bool:
    return max(upper.size, lower.size) <= _SAME_SIZE * min(upper.size, lower.size)


class Paragraphs:
    """Takes lines in reading order and makes paragraphs of them."""

    def __init__(self, setting: Setting, is_alone: Callable[[TextLine], bool]) -> None:
        self._setting = setting
        self._is_alone = is_alone
        self._open: Paragraph | None = None

    def close(self) -> None:
        """What follows is no text: the next line begins a paragraph."""
        self._open = None

    def add(self, line: TextLine) -> Paragraph | None:
        """The paragraph that the line begins, or None when it goes on with the one before."""
        paragraph = self._open
        if paragraph is not None and self._goes_on(paragraph, line):
            if line.page != paragraph.last.page:
                paragraph.pieces.append([])
            paragraph.pieces[-1].append(line)
            return None
        self._open = Paragraph([[line]], contents=_leader().search(line.text[-200:]) is not None)
        return self._open

    def _goes_on(self, paragraph: Paragraph, line: TextLine) -> bool:
        last = paragraph.last
        setting = self._setting
        if paragraph.contents or _leader().search(line.text[-200:]) or self._is_alone(line) or self._is_alone(last):
            return False
        if last.frame.turn != line.frame.turn or not _same_size(last, line):
            return False
        if setting.is_centred(last) or setting.is_centred(line):
            return False
        if self._stands_apart(last, line) or not self._is_full(last, line):
            return False
        return self._is_aligned(paragraph, line)

    def _stands_apart(self, last: TextLine, line: TextLine) -> bool:
        if last.page != line.page or last.region != line.region:
            return False
        distance = line.baseline - last.baseline
        pitch = self._setting.pitches.get(round(line.size), 2 * line.size)
        return distance > max(1.25 * pitch, pitch + 2)

    def _is_full(self, last: TextLine, line: TextLine) -> bool:
        """Whether what the line begins with had no room in the one before."""
        margins = self._setting.of(last)
        if last.right + first_width(line) > margins.right - 0.25 * last.size:
            return True
        return last.right > margins.left + 0.6 * (margins.right - margins.left) and _reads_on(last, line)

    def _is_aligned(self, paragraph: Paragraph, line: TextLine) -> bool:
        """Whether a line behind a full one begins where its paragraph goes on."""
        last = paragraph.last
        own, before = self._setting.of(line), self._setting.of(last)
        indent, indent_before = line.left - own.left, last.left - before.left
        near = 0.8 * line.size
        if paragraph.length > 1:
            if abs(indent - indent_before) > near:
                return False
        elif indent > indent_before + near:
            listed = last.text[0] in _BULLETS or read_numbering(fold_plain(last.text[:12])) is not None
            return listed and indent - indent_before < 6 * line.size
        elif indent > indent_before - near and indent > near:
            return False
        if own.indented and indent <= near:
            return True
        return not self._begins_anew(last, line)

    def _begins_anew(self, last: TextLine, line: TextLine) -> bool:
        """Where no indents tell: whether a sentence ends and a number or a page begins."""
        number = read_numbering(fold_plain(line.text[:12]))
        if last.text[-1] not in _ENDS:
            before = read_numbering(fold_plain(last.text[:12]))
            return number is not None and before is not None and number.style == before.style
        if last.page != line.page and last.text[-1] in "。！？":
            return True
        return number is not None and number.style not in _INLINE


def _reads_on(last: TextLine, line: TextLine) -> bool:
    """Whether Latin words look broken before the margin: two lines of one kind, the first without an end."""
    return (
        abs(last.left - line.left) < 0.3 * line.size
        and last.bold == line.bold
        and last.text[-1].isascii()
        and (last.text[-1].isalpha() or last.text[-1] in ",-")
        and line.text[0].isascii()
        and line.text[0].isalpha()
        and read_numbering(line.text[:12]) is None
    )


def look_of(paragraph: Paragraph, setting: Setting) -> int:
    """How much a paragraph looks like a heading: 0 not, 1 somewhat, 2 very."""
    lines = [line for piece in paragraph.pieces for line in piece]
    if len(lines) > 2 or sum(len(line.text) for line in lines) > _LONGEST_HEADING or paragraph.contents:
        return 0
    marks = [
        lines[0].size >= _LARGER * setting.size,
        setting.is_centred(lines[0]),
        all(line.bold for line in lines) and not setting.bold,
    ]
    return min(2, sum(marks))
