"""The number that a line begins with, also where only a blank stands between it and the words: 一　总体情况."""

from __future__ import annotations

from reportlint.model import Line, Profile, Text
from reportlint.syntax.numbering import Number, read_numbering, read_ordinal

_STOPS = ("。", "：", ":", "；")
_LONGEST = 40
"""Characters of the words behind a number and a blank."""
_FIGURES = frozenset("0123456789")
_NO_WORDS = frozenset("0123456789〇零○一二三四五六七八九十是、，,.．")
"""What no heading's words begin with: 二 〇二三, 一 是."""


def line_number(line: Line, profile: Profile) -> Number | None:
    """The number of a line. One that only a blank closes counts before the words of an expected section; a Chinese one
    also in a line that is marked as a heading."""
    number = read_numbering(line.text.folded)
    return _before_blank(line, profile) if number is None else number


def _before_blank(line: Line, profile: Profile) -> Number | None:
    text = line.text
    folded = text.folded
    ordinal, end = read_ordinal(folded)
    begin = end + (folded[end : end + 1] == " ")
    if not ordinal or folded[begin : begin + 1] in _NO_WORDS or not _stands_apart(text, end):
        return None
    stop = min([at for sign in _STOPS if (at := folded.find(sign, begin, begin + _LONGEST)) >= 0], default=len(folded))
    if stop - begin > _LONGEST:
        return None
    in_figures = folded[0] in _FIGURES
    marked = line.level > 0 and not in_figures and stop - begin > 1 and not _stands_apart(text, begin + 1)
    if not marked and not profile.section(folded[begin:stop]):
        return None  # text, or a spaced-out word: 三 定 方 案
    return Number(folded[:end], "1." if in_figures else "一、", ordinal, begin)


def _stands_apart(text: Text, at: int) -> bool:
    """Whether there is white space before a character, be it that folding dropped it."""
    if not 0 < at < len(text):
        return False
    return text.folded[at] == " " or text.span(at - 1, at).end < text.span(at, at + 1).start
