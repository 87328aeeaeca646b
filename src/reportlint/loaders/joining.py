"""Lines of one paragraph become one: broken at the width of a page, or cut in two by the end of a page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from msgspec import structs

from reportlint.model import Figure, Grid, Line, Profile, StreamBlock, Text

from .numbers import line_number

_SHORTEST_CUT = 16
"""Characters that a paragraph's upper half has at least: shorter lines are titles, signatures, items."""
_SURE_LENGTH = 30
"""Characters from which an upper half without further evidence is no title."""
_SHORT_REST = 6
"""A lower half whose first sentence ends within so many characters began before."""
_MOST_CUTS = 20
"""Page breaks that one paragraph is joined over."""
_ENDS = "。！？；：…!?;:.”’）)》】"
_GOES_ON = "，、,（(《“‘【"
_DANGLING = "将的和与及在把被由并对向为"
"""No sentence ends with these."""

_FIGURES = "0123456789"
_FIGURES_END = frozenset(_FIGURES + "-")
"""What a line ends with that may have been broken in a number."""
_UNFINISHED = tuple(_GOES_ON + _DANGLING + "自从至")
"""Nothing ends with these: the next line goes on."""


@cache
def _openers() -> re.Pattern[str]:
    """Words that begin a sentence of their own: behind a line without a full stop they are no second half."""
    return re.compile(
        r"(?:\d{4}年|[今本去]年|[我本全各一为对][市县区省州局委办厅镇乡街院校中机单位]|下一步|下步|今后|针对|此外|同时|另外|"
        r"根据|按照|依据|为了|附件|附[:：]|特此|以上|如|第[一二三四五六七八九十]|首先|其次|再次|最后|注[:：]|联系|电话|地址|"
        r"无[。；，]|暂无|没有|未|详?见|略)"
    )


def join_lines(stream: Sequence[StreamBlock], profile: Profile, *, page_marks: bool) -> list[StreamBlock]:
    """The stream with the lines of each paragraph joined. Where the format knows its pages, its loader has done so."""
    items: list[_Growing | Grid | Figure] = []
    for block in stream:
        if not isinstance(block, Line):
            items.append(block)
            continue
        before = items[-1] if items else None
        if isinstance(before, _Growing):
            wrapped = _is_wrapped(before, block, profile)
            if wrapped or (not page_marks and _is_cut(before, block, profile)):
                before.add(block, page_break=not wrapped)
                continue
        items.append(_Growing(block))
    return [item.line() if isinstance(item, _Growing) else item for item in items]


class _Growing:
    """A paragraph to which lines may still be joined."""

    __slots__ = ("_first", "_parts", "cuts", "last")

    def __init__(self, first: Line) -> None:
        self._first = first
        self._parts: list[tuple[Text, bool]] = [(first.text, False)]  # and whether a page ended before it
        self.last = first
        self.cuts = 0
        """How many pages ended in it."""

    @property
    def level(self) -> int:
        return self._first.level

    @property
    def folded(self) -> str:
        return self._text().folded

    def add(self, line: Line, *, page_break: bool) -> None:
        self._parts.append((line.text, page_break))
        self.cuts += page_break
        self.last = line

    def line(self) -> Line:
        if self.last is self._first:
            return self._first
        return structs.replace(self._first, text=self._text(), full=self.last.full)

    def _text(self) -> Text:
        """All parts as one, joined by halves: any number of lines costs little."""
        parts = self._parts
        while len(parts) > 1:
            pairs = zip(parts[::2], parts[1::2], strict=False)
            halved = [(a.joined(b, page_break=cut), before) for (a, before), (b, cut) in pairs]
            parts = halved + parts[len(parts) - len(parts) % 2 :]
        self._parts = parts
        return parts[0][0]


def _begins_anew(line: Line, profile: Profile) -> bool:
    folded = line.text.folded
    return bool(
        line.level
        or line.list_item
        or line.label
        or line_number(line, profile) is not None
        or (folded[-1:] != "。" and profile.section(folded))  # a heading has no full stop
        or profile.is_label(folded)
    )


def _is_wrapped(before: _Growing, line: Line, profile: Profile) -> bool:
    """Whether a line is the next of a paragraph that was broken at a width, or in the middle of a sentence."""
    if line.gap or before.level:
        return False
    upper = before.last.text.folded
    cut = upper[-1:] in _FIGURES_END and line.text.folded[:1].isdecimal()
    if cut and _is_open(before.folded, line.text.folded) and line.text.folded.lstrip(_FIGURES).startswith(("）", ")")):
        return True  # no item: （电话：010-123 / 45678）
    if not (
        before.last.full or upper.endswith(_UNFINISHED) or (cut and _is_number_cut(before.folded, line.text.folded))
    ):
        return False
    return not _begins_anew(line, profile)


def _is_number_cut(upper: str, lower: str) -> bool:
    """Whether a number in running text goes on in the next line: 010- / 12345678; …，公开信息1 / 26条，…"""
    if upper[-1] == "-":
        return upper[-2:-1].isdecimal()
    before, behind = upper.rstrip(_FIGURES)[-1:], lower.lstrip(_FIGURES)[:1]
    running = len(upper) >= _SHORTEST_CUT and "，" in upper and ("，" in lower or "。" in lower)
    return running and _is_han(before) and _is_han(behind) and behind not in "年月日"


def _is_han(c: str) -> bool:
    return "\u4e00" <= c <= "\u9fff"


def _is_cut(before: _Growing, line: Line, profile: Profile) -> bool:
    """Whether a page break cut one sentence in two."""
    lower = line.text.folded
    if line.gap == 0 or before.level or before.cuts == _MOST_CUTS or len(lower) < 4 or lower[-1:] not in _ENDS:
        return False
    upper = before.folded
    if len(upper) < _SHORTEST_CUT:
        return False
    opened = _is_open(upper, lower)
    if upper[-1] in _ENDS and not opened:
        return False
    if _begins_anew(line, profile):
        return False
    number = line_number(before.line(), profile)
    if profile.section(upper[number.end :] if number else upper):
        return False
    if upper[-1] in _GOES_ON or upper[-1] in _DANGLING or opened:
        return True
    if _openers().match(lower) is not None:
        return False
    if 0 <= lower.find("。") <= _SHORT_REST:
        return True
    if len(upper) < _SURE_LENGTH or lower[0].isdigit() or lower[0] in "《“":
        return False
    return "。" in lower


def _is_open(upper: str, lower: str) -> bool:
    """Whether a bracket or quotation mark waits at the end for its partner, and finds it in what follows."""
    for opening, closing in ("“”", "《》", "（）"):
        if upper.rfind(opening) > upper.rfind(closing):
            end = lower.find(closing)
            if end >= 0 and opening not in lower[:end]:
                return True
    return False
