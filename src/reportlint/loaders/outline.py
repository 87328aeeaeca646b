"""The flat stream of blocks → a report: one builder for all formats.

Numbering, the format's own levels and the sections that the profile expects decide together what is a heading and
where it stands. Rows of a table and sentences that begin with a number are none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from msgspec import Struct, structs

from reportlint.model import (
    Block,
    Grid,
    Heading,
    Line,
    Loaded,
    Paragraph,
    Profile,
    Report,
    Section,
    StreamBlock,
    Text,
)
from reportlint.syntax.numbering import STYLES, Number, read_numbering

from .joining import join_lines
from .stitch import stitch

LONGEST_TITLE = 40
"""Characters of a heading's words. A longer line is text."""
_ENDS = "。！？；!?;"
_STOPS = "。：:；"
_RANK = {style: 10 * (index + 1) for index, style in enumerate(STYLES)}


@cache
def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source)


class _Draft(Struct, eq=False):
    """A section while the tree grows."""

    heading: Heading
    title: Text
    number: Number | None
    expected: str
    marked: bool
    rest: Text | None = None
    """The text that goes on in the heading's line."""
    rank: float = 0
    nested_in: _Draft | None = None
    blocks: list[Block] = []
    children: list[_Draft] = []

    @property
    def style(self) -> str:
        return self.number.style if self.number else ""


def build_report(loaded: Loaded, profile: Profile, *, name: str, format: str) -> Report:
    """The report of a loaded file, read as the profile's kind of report."""
    stream = stitch(loaded.blocks, profile.is_label)
    stream, title = _take_title(stream, profile)
    stream = join_lines(stream, profile, page_marks=loaded.page_marks)
    items = _find_headings(stream, profile)
    _settle_tops(items, profile)
    before, drafts = _grow(items)
    return Report(
        name=name,
        format=format,
        encoding=loaded.encoding,
        text=loaded.text,
        title=title,
        blocks=before,
        sections=_sections(drafts, profile),
        tables=[block.table for block in stream if isinstance(block, Grid)],
        properties=loaded.properties,
        source=loaded.source,
        profile=profile.id,
        labelled=profile.tables,
    )


# -- title ------------------------------------------------------------------------------------------------------


def _take_title(stream: Sequence[StreamBlock], profile: Profile) -> tuple[list[StreamBlock], Text | None]:
    """The stream without the lines that name the report, and these as one text."""
    head: list[int] = []
    for index, block in enumerate(stream):
        if index == 60:
            break
        if not isinstance(block, Line):
            continue
        if head and _begins_section(block, profile):
            break
        head.append(index)
    best, taken, title = 0, head[:0], None
    for count in (1, 2, 3):
        for at in range(len(head) - count + 1):
            text = _as_one([stream[i] for i in head[at : at + count]])
            rank = 0 if text is None else int(profile.is_title(text.folded))
            if rank > best:
                best, taken, title = rank, head[at : at + count], text
    if title is not None:
        return [b for i, b in enumerate(stream) if i not in taken], title
    firsts = [i for i, b in enumerate(stream) if isinstance(b, Line) and b.level == 1]
    if len(firsts) == 1 and firsts[0] in head[:3]:
        line = stream[firsts[0]]
        assert isinstance(line, Line)
        if not _begins_section(line, profile):
            return [b for i, b in enumerate(stream) if i != firsts[0]], line.text
    return list(stream), None


def _as_one(lines: Sequence[StreamBlock]) -> Text | None:
    text: Text | None = None
    for line in lines:
        if not isinstance(line, Line) or len(line.text.folded) > 60:
            return None
        text = line.text if text is None else text.joined(line.text, page_break=False)
    return text


def _begins_section(line: Line, profile: Profile) -> bool:
    number = read_numbering(line.text.folded)
    if number is None:
        return False
    title = line.text.folded[number.end :]
    return bool(profile.section(title)) or (number.style == "一、" and len(title) <= LONGEST_TITLE)


# -- headings ---------------------------------------------------------------------------------------------------


def _find_headings(stream: Sequence[StreamBlock], profile: Profile) -> list[StreamBlock | _Draft]:
    """Every line that can be a heading as a draft, in its place in the stream."""
    items: list[StreamBlock | _Draft] = []
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
    return _drop_lists(items)


def _over_two_lines(line: Line, following: StreamBlock | None, profile: Profile) -> Line | None:
    """A heading and its second line as one, when only both together name an expected section."""
    if not isinstance(following, Line) or len(line.text) + len(following.text) > LONGEST_TITLE + 8:
        return None
    if line.text.folded[-1:] in _ENDS or following.gap > 1 or read_numbering(following.text.folded):
        return None
    number = read_numbering(line.text.folded)
    if number is None and not line.level:
        return None
    start = number.end if number else 0
    title = line.text.folded[start:]
    if profile.section(title) or not profile.section(title + following.text.folded):
        return None
    return structs.replace(line, text=line.text.joined(following.text, page_break=False))


def _read_heading(line: Line, following: StreamBlock | None, profile: Profile) -> _Draft | None:
    text = line.text
    folded = text.folded
    if profile.is_label(folded):
        return None
    number = read_numbering(folded)
    start = number.end if number else 0
    if number is None and not line.level and not _could_be_bare(line, following, profile):
        return None
    end = _title_end(folded, start, number, line, profile)
    if end is None:
        return None
    title = text.part(start, end)
    rest_at = end + (1 if folded[end : end + 1] in set(_STOPS) else 0)
    rest = text.part(rest_at) if rest_at < len(folded) else None
    if not title.folded and number is None:
        return None
    expected = profile.section(title.folded)
    if not line.level and not expected and not _stands_as_heading(number, title, rest, line):
        return None
    own = text.part(0, end) if rest is not None else text
    heading = Heading(own, line.level, rest is not None)
    return _Draft(heading, title, number, expected, bool(line.level), rest, blocks=[], children=[])


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
    stop = next((i for i in range(start, len(folded)) if folded[i] in _STOPS), len(folded))
    title = folded[start:stop]
    if len(title) <= LONGEST_TITLE and (profile.section(title) or stop == len(folded) or line.level):
        return stop
    fitting = _expected_prefix(folded, start, profile)
    if fitting is not None:
        return fitting
    if line.level and stop == len(folded):
        return stop
    if len(title) <= LONGEST_TITLE:
        return stop
    if number is not None and number.style == "（一）":
        described = _pattern(r"[^，。；：,;:]{2,24}?(?:情况|方面|工作)(?![的和与及、，。；：])").match(folded, start)
        if described is not None:
            return described.end()
    return None


def _expected_prefix(folded: str, start: int, profile: Profile) -> int | None:
    """The end of the longest beginning that names an expected section."""
    for end in range(min(len(folded), start + LONGEST_TITLE), start + 3, -1):
        if profile.section(folded[start:end]):
            return end
    return None


def _stands_as_heading(number: Number | None, title: Text, rest: Text | None, line: Line) -> bool:
    """Whether an unmarked numbered line that names no expected section is a heading and not a sentence or item."""
    if number is None:
        return True  # asked before: it looks like one
    if number.style in {"(1)", "①", "一是"}:
        return False
    words = title.folded
    ends = line.text.folded[-1:]
    if rest is None:
        if len(words) > 30 or ends in "；;，,、！？":
            return False
        if number.style == "一、":
            return "，" not in words and "," not in words
        return True
    if number.style == "一、":
        return "，" not in words and len(words) <= 30 and len(rest) > 10
    further = read_numbering(rest.folded)
    if further is not None and further.style == number.style:
        return False  # items in one line
    return len(rest) >= 15


def _drop_lists(items: Sequence[StreamBlock | _Draft]) -> list[StreamBlock | _Draft]:
    """Unmarked items of a list are paragraphs: a run of one style where none has text under it."""
    kept: list[StreamBlock | _Draft] = list(items)
    index = 0
    while index < len(items):
        first = items[index]
        if not isinstance(first, _Draft) or first.marked or first.expected or first.style in {"一、", ""}:
            index += 1
            continue
        run = [index]
        bare = first.rest is None
        at = index + 1
        while at < len(items):
            item = items[at]
            if not isinstance(item, _Draft):
                bare = False
                break
            if item.marked or item.expected or item.style != first.style:
                break
            bare = bare and item.rest is None
            run.append(at)
            at += 1
        if bare and (len(run) > 1 or first.heading.text.folded[-1:] in _ENDS):
            for position in run:
                draft = items[position]
                assert isinstance(draft, _Draft)
                kept[position] = Line(draft.heading.text)
        index = at if at > index + 1 else index + 1
    return kept


# -- the tree ---------------------------------------------------------------------------------------------------


def _settle_tops(items: Sequence[StreamBlock | _Draft], profile: Profile) -> None:
    """Ranks: 0 for what stands at the top, then by style; a run that begins again inside another is nested."""
    drafts = [item for item in items if isinstance(item, _Draft)]
    top = _top_style(drafts)
    by_mark = _rank_by_mark(drafts, top)
    last_top = 0
    taken = {d.expected for d in drafts if d.expected and d.style == top}
    for draft in drafts:
        if draft.expected and (
            draft.style == top or (draft.expected not in taken and _may_be_top(draft, top, last_top))
        ):
            draft.rank = 0
            taken.add(draft.expected)
            if draft.number:
                last_top = draft.number.ordinal
        elif draft.number is not None:
            draft.rank = 0 if draft.style == top else _RANK[draft.style]
            if draft.rank == 0:
                if top != "" and draft.number.ordinal <= last_top:
                    draft.rank = 1  # begins again: nested in what stands before it
                else:
                    last_top = draft.number.ordinal
        else:
            draft.expected = ""
            draft.rank = by_mark.get(draft.heading.mark, 200 + draft.heading.mark)
        if draft.rank:
            draft.expected = ""


def _top_style(drafts: Sequence[_Draft]) -> str:
    """The numbering style that most of the expected sections bear; among equals the outermost."""
    found: dict[str, set[str]] = {}
    for draft in drafts:
        if draft.expected:
            found.setdefault(draft.style, set()).add(draft.expected)
    if found:
        return max(found, key=lambda style: (len(found[style]), -_RANK.get(style, 5)))
    styles = [d.style for d in drafts if d.style]
    return min(styles, key=lambda style: _RANK[style], default="")


def _may_be_top(draft: _Draft, top: str, last_top: int) -> bool:
    """An expected section numbered otherwise than its siblings: a lost or foreign number, never a lower one."""
    if draft.number is None:
        return True
    if not top or _RANK[draft.style] < _RANK[top]:
        return True
    return draft.number.ordinal == last_top + 1 and draft.style in {"1.", "一、"} and top in {"1.", "一、"}


def _rank_by_mark(drafts: Sequence[_Draft], top: str) -> dict[int, float]:
    """The rank of unnumbered headings of each mark, taken from the numbered ones beside them."""
    ranks: dict[int, float] = {}
    for draft in drafts:
        if draft.marked and draft.number is not None:
            rank = 0.5 if draft.style == top or draft.expected else _RANK[draft.style]
            ranks[draft.heading.mark] = min(ranks.get(draft.heading.mark, 1000), rank)
    marks = sorted({d.heading.mark for d in drafts if d.marked})
    last = 0.0
    for mark in marks:
        if mark in ranks:
            last = max(last, ranks[mark])
        else:
            ranks[mark] = last + mark / 10
            last = ranks[mark]
    return ranks


def _grow(items: Sequence[StreamBlock | _Draft]) -> tuple[list[Block], list[_Draft]]:
    before: list[Block] = []
    roots: list[_Draft] = []
    stack: list[_Draft] = []
    for item in items:
        if isinstance(item, _Draft):
            _climb(stack, item)
            (stack[-1].children if stack else roots).append(item)
            stack.append(item)
            if item.rest is not None:
                item.blocks.append(Paragraph(item.rest))
        else:
            (stack[-1].blocks if stack else before).append(_block(item))
    return before, roots


def _climb(stack: list[_Draft], draft: _Draft) -> None:
    """Leave the sections that a heading ends."""
    if draft.rank == 1:  # a nested run: behind its siblings, else in the innermost section
        for index in range(len(stack) - 1, -1, -1):
            other = stack[index]
            if other.rank == 1 and other.style == draft.style:
                del stack[index:]
                return
        return
    for index, other in enumerate(stack):
        if other.rank >= draft.rank:
            del stack[index:]
            return


def _block(item: StreamBlock) -> Block:
    if isinstance(item, Line):
        return Paragraph(item.text)
    return item.table if isinstance(item, Grid) else item


def _sections(drafts: Sequence[_Draft], profile: Profile) -> list[Section]:
    flat: list[tuple[_Draft, Section]] = []

    def flatten(draft: _Draft, level: int) -> None:
        section = _section(draft, level, (), "")
        flat.append((draft, section))
        for child in draft.children:
            flatten(child, level + 1)

    for draft in drafts:
        flatten(draft, 1)
    found = profile.identify([(section, draft.expected) for draft, section in flat])
    ids = {id(draft): name for (draft, _), name in zip(flat, found, strict=True)}

    def build(draft: _Draft, level: int) -> Section:
        children = tuple(build(child, level + 1) for child in draft.children)
        return _section(draft, level, children, ids[id(draft)])

    return [build(draft, 1) for draft in drafts]


def _section(draft: _Draft, level: int, children: tuple[Section, ...], id: str) -> Section:
    number = draft.number
    return Section(
        id=id,
        number=number.text if number else "",
        ordinal=number.ordinal if number else None,
        style=draft.style,
        title=draft.title,
        level=level,
        heading=draft.heading,
        blocks=tuple(draft.blocks),
        sections=children,
    )
