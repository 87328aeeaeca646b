"""Hard-wrapped text: the width at which the lines of a file were broken."""

from __future__ import annotations

from itertools import pairwise

_BLANK = " \t\r\n\v\f\u3000\xa0\ufeff"
_WIDEST = 140
"""Columns of a line in a file that is hard-wrapped."""
_WRAPPED_LINES = 4
"""How many lines must break at the same width before a file counts as hard-wrapped."""


def columns_of(line: str) -> int:
    """Columns that a line takes on a screen: a wide character takes two."""
    return len(line) + sum(1 for c in line if c >= "\u1100")


def wrap_width(lines: list[tuple[int, int, str]]) -> int:
    """The width at which the file's lines were broken; 0 when they were not."""
    counts: dict[int, int] = {}
    longest = 0
    for (_, _, line), (_, _, following) in pairwise(lines):
        if not line or "|" in line or "\t" in line:
            continue
        bare = line.rstrip(_BLANK)
        if len(bare) > _WIDEST:
            return 0
        columns = columns_of(bare)
        longest = max(longest, columns)
        if columns >= 36 and following.strip(_BLANK):
            counts[columns // 2] = counts.get(columns // 2, 0) + 1
    if longest > _WIDEST or not counts:
        return 0
    full = [half for half in counts if half >= longest // 2 - 2]
    return longest if sum(counts[half] for half in full) >= _WRAPPED_LINES else 0
