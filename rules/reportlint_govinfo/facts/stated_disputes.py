"""How the numbers that a text gives for reviews and lawsuits hang together."""

from collections.abc import Sequence

from ..searches import holds_any
from .figures import DisputeFigures, Values
from .numerals import NUMERALS
from .stated import Statement
from .statements import StatedCounts

_BESIDE = ("另", "还有", "尚有")
"""Before 1件尚未审结: the total before does not count it."""
_EARLIER = ("上年", "去年", "以前年度", "年受理的", "年结转", "年未审结", "年未结", "年立案的")
"""Behind a total: cases of an earlier year that the table counts besides."""


def is_new(statement: Statement, figures: DisputeFigures, carried: Sequence[Statement]) -> bool:
    """Whether a number is right with those carried in that its sentence tells: 新发生行政复议4件，上年结转1件."""
    return any(
        statement.value + s.value in figures.fitting(statement.keys)
        for s in carried
        if s.keys == (f"{statement.keys[0]}.carried-in",)
        and s.text is statement.text
        and s.sentence == statement.sentence
    )


def settled_totals(figures: DisputeFigures, keys: Sequence[str]) -> Values:
    """Totals less those pending, for things counted together."""
    if any("." in key for key in keys):
        return frozenset()
    found: Values = frozenset({0})
    for key in keys:
        found = frozenset(a + b for a in found for b in figures.settled(key))
    return found


def is_wrong_before(result: Statement, said: Sequence[Statement], figures: DisputeFigures) -> bool:
    """Whether a result takes its number from a total before it that is wrong itself: 行政复议3件，均维持."""
    if "." not in result.keys[0] or any(c.isdecimal() or c in NUMERALS for c in result.words):
        return False
    keys = tuple(key.partition(".")[0] for key in result.keys)
    same = [s for s in said if s.keys == keys and s.text is result.text and s.sentence == result.sentence]
    return any(s.value == result.value and s.value not in figures.fitting(keys) for s in same)


def pending_told(total: Statement, said: StatedCounts, figures: DisputeFigures) -> str:
    """How the text tells those that a total lacks, as many as are pending: "among" its parts (其中…尚未审结1件) or
    "beside" it (另有1件尚未审结, 2022年受理的1件在本年审结); "" where it does not."""
    for s in said.of(f"{total.keys[0]}.pending"):
        lacking = s.value > 0 and total.value + s.value in figures.fitting(total.keys)
        if lacking and s.text is total.text and s.start > total.start:
            if holds_any(s.text.folded[max(s.start - 3, 0) : s.start], _BESIDE):
                return "beside"
            if s.of == total.keys:
                return "beside" if holds_any(s.text.folded[s.start :], _EARLIER) else "among"
    return ""
