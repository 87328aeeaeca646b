"""The number that a line begins with, also where only a blank, nothing or a wrong mark stands between it and the words:
一　总体情况, 一总体情况, 一，总体情况."""

from __future__ import annotations

from reportlint.model import Line, Profile, Text
from reportlint.syntax.numbering import Number, read_numbering, read_ordinal

LONGEST_TITLE = 40
"""Characters of a heading's words. A longer line is text."""
STOPS = ("。", "：", ":", "；")
"""What ends the words of a heading in a line that goes on."""
_FIGURES = frozenset("0123456789")
_NO_WORDS = frozenset("0123456789〇零○一二三四五六七八九十是、，,.．")
"""What no heading's words begin with: 二 〇二三, 一 是."""
_WRONG_MARKS = frozenset("，,：:")
"""What is typed for the mark of a number by mistake."""


def line_number(line: Line, profile: Profile) -> Number | None:
    """The number of a line. One that only a blank closes counts before the words of an expected section; a Chinese one
    also in a line that is marked as a heading. One that nothing or a wrong mark closes counts where the rest of the line
    is the name of an expected section."""
    number = read_numbering(line.text.folded)
    if number is not None:
        return number
    ordinal, end = read_ordinal(line.text.folded)
    if not ordinal:
        return None
    return _before_blank(line, profile, ordinal, end) or _before_name(line, profile, ordinal, end)


def _before_blank(line: Line, profile: Profile, ordinal: int, end: int) -> Number | None:
    text = line.text
    folded = text.folded
    begin = end + (folded[end : end + 1] == " ")
    if folded[begin : begin + 1] in _NO_WORDS or not _stands_apart(text, end):
        return None
    stop = first_stop(folded, begin)
    if stop - begin > LONGEST_TITLE:
        return None
    in_figures = folded[0] in _FIGURES
    marked = line.level > 0 and not in_figures and stop - begin > 1 and not _stands_apart(text, begin + 1)
    if not marked and not profile.section(folded[begin:stop]):
        return None  # text, or a spaced-out word: 三 定 方 案
    return Number(folded[:end], "1." if in_figures else "一、", ordinal, begin)


def _before_name(line: Line, profile: Profile, ordinal: int, end: int) -> Number | None:
    folded = line.text.folded
    if len(folded) > LONGEST_TITLE:
        return None
    begin = end + (folded[end : end + 1] in _WRONG_MARKS)
    if not profile.section(folded[begin:]):
        return None
    return Number(folded[:begin], "1." if folded[0] in _FIGURES else "一、", ordinal, begin)


def first_stop(folded: str, start: int) -> int:
    """Where the words behind a place first stop; the end of the text where they do not."""
    stop = len(folded)
    for sign in STOPS:
        at = folded.find(sign, start, stop)
        stop = at if at >= 0 else stop
    return stop


def _stands_apart(text: Text, at: int) -> bool:
    """Whether there is white space before a character, be it that folding dropped it."""
    if not 0 < at < len(text):
        return False
    return text.folded[at] == " " or text.span(at - 1, at).end < text.span(at, at + 1).start
