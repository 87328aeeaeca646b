"""Hard-wrapped text: the width at which the lines of a file were broken."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from msgspec import Struct

from reportlint.syntax.numbering import strip_number

_BLANK = " \t\r\n\v\f\u3000\xa0\ufeff"
_WIDEST = 140
"""Columns of a line in a file that is hard-wrapped."""
_NARROWEST = 36
"""Columns of a line that breaks at the width."""
_WRAPPED_LINES = 4
"""How many lines must break at the same width before a file counts as hard-wrapped."""
_UNBREAKABLE = 20
"""Characters of a word, an address mostly, that may reach beyond the width."""
_STOPS = "。！？；：.!?;:"
_MARKS = frozenset("，、。；：（《")
"""Marks of running text: titles and headings have none but those of their numbers."""


class _Line(NamedTuple):
    bare: str
    goes_on: bool
    """Whether words stand in the next line."""


class Wrapping(Struct, frozen=True):
    """Where the lines of a file were broken. ``width`` counts columns of a screen, of which a wide character takes two;
    where programs counted characters it takes one (``wide``)."""

    width: int
    wide: int

    def breaks(self, line: str, following: str) -> bool:
        """Whether a line was broken: the first word of the following one would not have stood in it, or its sentence
        does not end with it."""
        bare, body = line.rstrip(_BLANK), following.lstrip(_BLANK)
        size = _size(bare, self.wide)
        first = max(len(body) - len(body.lstrip(_WORD)), self.wide)
        if size + first > self.width - 2:
            return True
        if size * 2 < self.width or bare[-1:] in _STOPS:
            return False
        return not _MARKS.isdisjoint(strip_number(bare.lstrip(_BLANK)))


_WORD = "".join(map(chr, range(0x21, 0x7F)))
"""The characters of words that are not broken. Chinese is broken anywhere."""


def find_wrapping(lines: list[tuple[int, int, str]]) -> Wrapping | None:
    """How the lines of a file were broken; None when they were not. ``lines``: start, end, words."""
    broken: list[_Line] = []
    for (_, _, line), (_, _, following) in pairwise(lines):
        if not line or "|" in line or "\t" in line:
            continue
        bare = line.rstrip(_BLANK)
        if len(bare) > _WIDEST:
            return None
        broken.append(_Line(bare, bool(following.strip(_BLANK))))
    free = [line.bare for line in broken if not _is_held_together(line.bare)]
    found: dict[Wrapping, int] = {}
    """How many lines break there."""
    for wide in (2, 1):
        width = max([_size(bare, wide) for bare in free], default=0)
        least = max(_NARROWEST * wide // 2, width - 2 * wide)
        full = [line.bare for line in broken if line.goes_on and _size(line.bare, wide) >= least]
        if width > _WIDEST * wide // 2 or len(full) < _WRAPPED_LINES:
            continue
        if wide == 2 or sum([bare[-1] in _STOPS for bare in full]) * 4 <= len(full):
            found[Wrapping(width, wide)] = len(full)
    return max(found, key=lambda wrapping: found[wrapping], default=None)


def _size(line: str, wide: int) -> int:
    return len(line) + (wide - 1) * sum([c >= "\u1100" for c in line])


def _is_held_together(line: str) -> bool:
    """Whether a word stands in a line that may have made it longer than the others."""
    words = "".join([c if "!" <= c <= "~" else " " for c in line]).split()
    return any(len(word) >= _UNBREAKABLE for word in words)
