"""Which lines are headings: numbering, the format's own levels and the sections that the profile expects decide.

Rows of a table, sentences and items of a list that begin with a number are none, nor is a table of contents.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TypeGuard

from msgspec import Struct, structs

from reportlint.model import Block, Heading, Line, Profile, StreamBlock, Text
from reportlint.syntax.numbering import STYLES, Number, read_numbering

from .numbers import LONGEST_TITLE, STOPS, first_stop, line_number

_ENDS = "。！？；!?;"
_LEADERS = " .…·．-—0123456789"
"""What stands between a heading and its page in a table of contents, and the page."""
_SHORTEST_REST = {"（一）": 4, "1.": 8}
"""Characters of the text in the line of an unmarked heading: less is an item."""
_SHORTEST_SENTENCE = 11
"""Characters of a line with a full stop that is a sentence in any case."""
_SAYS = ("无", "没", "未", "不", "已", *"0123456789")
"""Words one of which a shorter sentence holds."""
_SHORTEST_CONTENTS = 3
"""Expected sections that a table of contents names at least."""


@cache
def _described() -> re.Pattern[str]:
    """A heading that is told from the sentence behind it only by its last word."""
    return re.compile(r"[^，。；：,;:]{2,24}?(?:情况|方面|工作)(?![的和与及、，。；：])")


class Draft(Struct, eq=False):
    """A heading, and its section while the tree grows."""

    heading: Heading
    title: Text
    number: Number | None
    expected: str
    marked: bool
    rest: Text | None = None
    """The text that goes on in the heading's line."""
    rank: float = 0
    blocks: list[Block] = []
    children: list[Draft] = []

    @property
    def style(self) -> str:
        return self.number.style if self.number else ""


def find_headings(stream: Sequence[StreamBlock], profile: Profile) -> list[StreamBlock | Draft]:
    """Every line that can be a heading as a draft, in its place in the stream."""
    items: list[StreamBlock | Draft] = []
    index = 0
    while index < len(stream):
        block = stream[index]
        index += 1
        if not isinstance(block, Line):
            items.append(block)
            continue
        following = stream[index] if index < len(stream) else None
        whole = _over_two_lines(block, following, profile)
        if whole is not None:
            index += 1
        draft = _read_heading(whole or block, following if whole is None else None, profile)
        items.append(block if draft is None else draft)
    return items


def _over_two_lines(line: Line, following: StreamBlock | None, profile: Profile) -> Line | None:
    """A heading and its second line as one, when only both together name an expected section."""
    if not isinstance(following, Line) or len(line.text) + len(following.text) > LONGEST_TITLE + 8:
        return None
    if line.text.folded[-1:] in _ENDS or following.gap > 1 or line_number(following, profile):
        return None
    number = line_number(line, profile)
    if number is None and not line.level:
        return None
    start = number.end if number else 0
    title = line.text.folded[start:]
    if profile.section(title) or not profile.section(title + following.text.folded):
        return None
    return structs.replace(line, text=line.text.joined(following.text, page_break=False))


def _read_heading(line: Line, following: StreamBlock | None, profile: Profile) -> Draft | None:
    text = line.text
    folded = text.folded
    bare = folded.rstrip("0123456789 ")
    if profile.is_label(folded) or (bare != folded and profile.is_label(bare)):
        return None
    number = line_number(line, profile)
    start = number.end if number else 0
    if number is None and not line.level and not _could_be_bare(line, following, profile):
        return None
    end = _title_end(folded, start, number, line, profile)
    if end is None:
        return None
    title = text.part(start, end)
    rest_at = end + (folded[end : end + 1] in STOPS)
    rest = text.part(rest_at) if rest_at < len(folded) else None
    if not title.folded and number is None:
        return None
    expected = profile.section(title.folded)
    if not line.level and not expected and not _stands_as_heading(number, title, rest, line):
        return None
    own = text.part(0, end) if rest is not None else text
    heading = Heading(own, line.level, rest is not None)
    return Draft(heading, title, number, expected, bool(line.level), rest, blocks=[], children=[])


def _could_be_bare(line: Line, following: StreamBlock | None, profile: Profile) -> bool:
    """A line without number and mark is a heading when it names a section, or looks it and text follows."""
    folded = line.text.folded
    if len(folded) > LONGEST_TITLE or folded[-1:] in _ENDS + "，,、":
        return False
    if profile.section(folded.rstrip("：:")):
        return True
    return (
        line.look == 2
        and len(folded) <= 25
        and isinstance(following, Line)
        and following.look == 0
        and len(following.text) > 25
    )


def _title_end(folded: str, start: int, number: Number | None, line: Line, profile: Profile) -> int | None:
    """Where a heading's words end; None when the line is no heading at all."""
    stop = first_stop(folded, start)
    title = folded[start:stop]
    if len(title) <= LONGEST_TITLE:
        if profile.section(title):
            return stop
        without_page = title.rstrip(_LEADERS)
        if without_page != title and profile.section(without_page):
            return start + len(without_page)
        fitting = _set_apart(line.text, start, stop, profile)
        if fitting is not None:
            return fitting
        if stop == len(folded) or line.level:
            return stop
    fitting = _expected_prefix(folded, start, profile)
    if fitting is not None:
        return fitting
    if line.level and stop == len(folded):
        return stop
    if len(title) <= LONGEST_TITLE:
        return stop
    if number is not None and number.style == "（一）":
        described = _described().match(folded, start)
        if described is not None:
            return described.end()
    return None


def _expected_prefix(folded: str, start: int, profile: Profile) -> int | None:
    """The end of the longest beginning that names an expected section."""
    if not profile.may_name(folded[start : start + LONGEST_TITLE]):
        return None
    for end in range(min(len(folded), start + LONGEST_TITLE), start + 3, -1):
        if profile.section(folded[start:end]):
            return end
    return None


def _set_apart(text: Text, start: int, stop: int, profile: Profile) -> int | None:
    """The end of a beginning that names an expected section, where white space that folding dropped stands behind it."""
    offsets = text.offsets
    if offsets is None:
        return None
    gaps = [end for end in range(start + 4, stop) if offsets[end] > text.span(end - 1, end).end]
    return next((end for end in reversed(gaps) if profile.section(text.folded[start:end])), None)


def _stands_as_heading(number: Number | None, title: Text, rest: Text | None, line: Line) -> bool:
    """Whether an unmarked numbered line that names no expected section is a heading and not a sentence or item."""
    if number is None:
        return True  # asked before: it looks like one
    if number.style in {"(1)", "①", "一是"}:
        return False
    words = title.folded
    ends = line.text.folded[-1:]
    if rest is None:
        longest = LONGEST_TITLE if number.style == "一、" else 30
        if len(words) > longest or ends in "；;，,、！？":
            return False
        if number.style == "一、":
            return "，" not in words and "," not in words
        return True
    if number.style == "一、":
        return "，" not in words and len(words) <= 30 and len(rest) > 10
    further = read_numbering(rest.folded)
    if further is not None and further.style == number.style:
        return False  # items in one line
    return len(rest) >= _SHORTEST_REST.get(number.style, 15)


def drop_lists(items: Sequence[StreamBlock | Draft]) -> list[StreamBlock | Draft]:
    """Unmarked items of a list are paragraphs: a run of one style where none has text under it, or a lone "1." that
    does not go on from a heading; so is a sentence without text under it, or one beside an item that is a paragraph."""
    kept: list[StreamBlock | Draft] = list(items)
    before: Draft | None = None
    index = 0
    while index < len(items):
        first = items[index]
        if not _may_be_item(first):
            before = first if isinstance(first, Draft) else before
            index += 1
            continue
        run = [first]
        while index + len(run) < len(items):
            item = items[index + len(run)]
            if not _may_be_item(item) or item.style != first.style:
                break
            run.append(item)
        following = items[index + len(run)] if index + len(run) < len(items) else None
        bare = (following is None or isinstance(following, Draft)) and all(draft.rest is None for draft in run)
        lone = first.style == "1." and not _goes_on(before, first)
        listed = bare and (len(run) > 1 or lone or first.heading.text.folded[-1:] in _ENDS)
        for draft, behind in zip(run, [*run[1:], following], strict=True):
            above = kept[index - 1] if index else None
            if listed or _is_sentence(draft, behind) or _is_item(draft, above, behind):
                kept[index] = Line(draft.heading.text)
            else:
                before = draft
            index += 1
    return kept


def _may_be_item(item: StreamBlock | Draft) -> TypeGuard[Draft]:
    return isinstance(item, Draft) and not item.marked and not item.expected and item.style not in {"一、", ""}


def _is_sentence(draft: Draft, following: StreamBlock | Draft | None) -> bool:
    """Whether a heading with nothing under it says something itself: （二）无其他需要报告的事项。"""
    if following is not None:
        if not isinstance(following, Draft):
            return False
        if following.style and STYLES.index(following.style) > STYLES.index(draft.style):
            return False
    long = len(draft.title) >= _SHORTEST_SENTENCE
    return _ends_as_sentence(draft) and (long or any(word in draft.title.folded for word in _SAYS))


def _is_item(draft: Draft, above: StreamBlock | Draft | None, behind: StreamBlock | Draft | None) -> bool:
    """Whether a sentence stands beside an item of its own list that is a paragraph: one too long for a heading, say."""
    if draft.number is None or not _ends_as_sentence(draft):
        return False
    style, ordinal = draft.style, draft.number.ordinal
    return _is_numbered(above, style, ordinal - 1) or _is_numbered(behind, style, ordinal + 1)


def _is_numbered(item: StreamBlock | Draft | None, style: str, ordinal: int) -> bool:
    if not isinstance(item, Line):
        return False
    number = read_numbering(item.text.folded)
    return number is not None and (number.style, number.ordinal) == (style, ordinal)


def _ends_as_sentence(draft: Draft) -> bool:
    """Whether the words of a heading are all of its line, and end with a full stop that is not 主动公开情况。"""
    words = draft.heading.text.folded
    return draft.rest is None and words[-1:] in _ENDS and words[-3:-1] not in {"情况", "方面", "工作"}


def _goes_on(before: Draft | None, draft: Draft) -> bool:
    """Whether a heading's number is the next after that of the heading before it."""
    if before is None or before.number is None or draft.number is None:
        return False
    return before.style == draft.style and draft.number.ordinal == before.number.ordinal + 1


def drop_contents(items: Sequence[StreamBlock | Draft]) -> list[StreamBlock | Draft]:
    """A table of contents is paragraphs: headings with nothing between them whose expected sections all come again."""
    kept = list(items)
    last = {item.expected: at for at, item in enumerate(items) if isinstance(item, Draft) and item.expected}
    run: list[Draft] = []
    for at in range(len(items) + 1):
        item = items[at] if at < len(items) else None
        if isinstance(item, Draft) and _has_no_text(item):
            run.append(item)
            continue
        first = at - len(run)
        for position, draft in enumerate(run[: _contents(run, first, last)], first):
            rest = draft.rest
            kept[position] = Line(
                draft.heading.text if rest is None else draft.heading.text.joined(rest, page_break=False)
            )
        run = []
    return kept


def _contents(run: Sequence[Draft], first: int, last: Mapping[str, int]) -> int:
    """How many of the headings at the beginning of a run only announce others; ``last``: where each id stands last."""
    length, named, until = 0, set[str](), math.inf
    for at, draft in enumerate(run, first):
        if draft.expected:
            named.add(draft.expected)
            until = min(until, last[draft.expected])
        if until > at and len(named) >= _SHORTEST_CONTENTS:
            length = at - first + 1
    return length


def _has_no_text(draft: Draft) -> bool:
    """Whether nothing stands behind a heading in its line, or only the number of a page."""
    return draft.rest is None or not draft.rest.folded.strip(_LEADERS)
