"""Lines of one paragraph become one: broken at the width of a page, or cut in two by the end of a page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from msgspec import structs

from reportlint.model import Line, Profile, StreamBlock
from reportlint.syntax.numbering import read_numbering

_SHORTEST_CUT = 16
"""Characters that a paragraph's upper half has at least: shorter lines are titles, signatures, items."""
_SURE_LENGTH = 30
"""Characters from which an upper half without further evidence is no title."""
_SHORT_REST = 6
"""A lower half whose first sentence ends within so many characters began before."""
_ENDS = "。！？；：…!?;:.”’）)》】"
_GOES_ON = "，、,（(《“‘【"


@cache
def _openers() -> re.Pattern[str]:
    """Words that begin a sentence of their own: behind a line without a full stop they are no second half."""
    return re.compile(
        r"(?:\d{4}年|[今本去]年|[我本全各一为对][市县区省州局委办厅镇乡街院校中机单位]|下一步|下步|今后|针对|此外|同时|另外|"
        r"根据|按照|依据|为了|附件|附[:：]|特此|以上|如|第[一二三四五六七八九十]|首先|其次|再次|最后|注[:：]|联系|电话|地址)"
    )


def join_lines(stream: Sequence[StreamBlock], profile: Profile, *, page_marks: bool) -> list[StreamBlock]:
    """The stream with the lines of each paragraph joined. Where the format knows its pages, its loader has done so."""
    joined: list[StreamBlock] = []
    for block in stream:
        before = joined[-1] if joined else None
        if isinstance(block, Line) and isinstance(before, Line):
            if _is_wrapped(before, block, profile):
                joined[-1] = structs.replace(
                    before, text=before.text.joined(block.text, page_break=False), full=block.full
                )
                continue
            if not page_marks and _is_cut(before, block, profile):
                joined[-1] = structs.replace(before, text=before.text.joined(block.text), full=block.full)
                continue
        joined.append(block)
    return joined


def _begins_anew(line: Line, profile: Profile) -> bool:
    folded = line.text.folded
    return bool(
        line.level
        or line.list_item
        or line.label
        or read_numbering(folded) is not None
        or profile.section(folded)
        or profile.is_label(folded)
    )


def _is_wrapped(before: Line, line: Line, profile: Profile) -> bool:
    return before.full and line.gap == 0 and not before.level and not _begins_anew(line, profile)


def _is_cut(before: Line, line: Line, profile: Profile) -> bool:
    """Whether a page break cut one sentence in two."""
    upper, lower = before.text.folded, line.text.folded
    if line.gap == 0 or before.level or len(upper) < _SHORTEST_CUT or len(lower) < 4:
        return False
    if _begins_anew(line, profile) or lower[-1:] not in _ENDS:
        return False
    opened = _is_open(upper)
    if upper[-1] in _ENDS and not opened:
        return False
    if upper[-1] in _GOES_ON or opened or 0 <= lower.find("。") <= _SHORT_REST:
        return True
    if len(upper) < _SURE_LENGTH or lower[0].isdigit() or lower[0] in "《“":
        return False
    return "。" in lower and _openers().match(lower) is None


def _is_open(text: str) -> bool:
    """Whether a bracket or quotation mark is still waiting for its partner at the end."""
    return any(text.count(a) > text.count(b) and text.rfind(a) > text.rfind(b) for a, b in ("“”", "《》", "（）"))
