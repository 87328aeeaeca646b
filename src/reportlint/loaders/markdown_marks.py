"""Marks of Markdown that tell what a line is: headings, entries of a table of contents, strong words over lines."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from reportlint.syntax.numbering import read_numbering

from .rows import BLANK


@cache
def _entry() -> re.Pattern[str]:
    """A link into the file itself, and the page."""
    return re.compile(r"\[[^\[\]]+\]\(#[^()]*\)[ \t.…·]*\d{0,3}")


def count_heading_marks(body: str) -> int:
    """How many signs # begin a heading; 0 when the line is none. Full-width ones do so before white space or a number:
    ＃＃ 一、总体情况."""
    bare = body.lstrip("#＃")
    marks = len(body) - len(bare)
    if not 1 <= marks <= 6:
        return 0
    if "＃" in body[:marks]:
        return marks if bare[:1] in BLANK or read_numbering(bare) is not None else 0
    return marks if bare[:1] in BLANK or not bare[:1].isascii() else 0


def words_of_entry(body: str) -> int:
    """Where the words of a numbered entry of a table of contents begin, as in 1. [总体情况](#a); 0 for other lines."""
    if "](#" not in body:
        return 0
    number = read_numbering(body)
    if number is None or _entry().fullmatch(body[number.end :].rstrip(BLANK)) is None:
        return 0
    return number.end


def halves_of_strong(lines: Iterable[tuple[int, int, str]]) -> set[int]:
    """Where the lines start that hold the first or the last mark of strong words over lines; ``lines``: start, end,
    words. A mark inside its line is a sign: 李**, 王**."""
    found: set[int] = set()
    opened = -1
    for start, _, line in lines:
        body = line.strip(BLANK)
        count = line.count("**")
        if not body or body[0] in "#|":
            opened = -1
        elif opened >= 0 and count == 1 and body.endswith("**"):
            found |= {opened, start}
            opened = -1
        elif count:
            opened = start if count == 1 and body.startswith("**") else -1
    return found
