"""The flat stream of blocks → a report: one builder for all formats.

Numbering, the format's own levels and the sections that the profile expects decide together where a heading stands.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from reportlint.model import (
    Block,
    Grid,
    Line,
    Loaded,
    Paragraph,
    Profile,
    Report,
    Section,
    StreamBlock,
    Text,
)
from reportlint.syntax.numbering import STYLES

from .headings import Draft, drop_contents, drop_lists, find_headings
from .joining import join_lines
from .loose import find_tables
from .numbers import LONGEST_TITLE, line_number
from .stitch import stitch

_RANK = {style: 10 * (index + 1) for index, style in enumerate(STYLES)}
_TITLE_LINE = 160
"""Characters of a line that may be the title or a part of it; a profile may know better. Alphabets need many."""


def build_report(loaded: Loaded, profile: Profile, *, name: str, format: str) -> Report:
    """The report of a loaded file, read as the profile's kind of report."""
    blocks = loaded.blocks if loaded.page_marks else find_tables(loaded.blocks, profile)
    stream = stitch(blocks, profile.is_label)
    stream, title = _take_title(stream, profile)
    stream = join_lines(stream, profile, page_marks=loaded.page_marks)
    items = drop_contents(drop_lists(find_headings(stream, profile)))
    _settle_tops([item for item in items if isinstance(item, Draft)])
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
        if not isinstance(line, Line) or len(line.text.folded) > _TITLE_LINE:
            return None
        text = line.text if text is None else text.joined(line.text, page_break=False)
    return text


def _begins_section(line: Line, profile: Profile) -> bool:
    number = line_number(line, profile)
    if number is None:
        return False
    title = line.text.folded[number.end :]
    return bool(profile.section(title)) or (number.style == "一、" and len(title) <= LONGEST_TITLE)


# -- the tree ---------------------------------------------------------------------------------------------------


def _settle_tops(drafts: Sequence[Draft]) -> None:
    """Ranks: 0 for what stands at the top, then by style; a run that begins again inside another is nested."""
    top = _top_style(drafts)
    by_mark = _rank_by_mark(drafts, top)
    marks = {d.heading.mark for d in drafts if d.expected and d.style == top and d.marked}
    taken = {d.expected for d in drafts if d.expected and d.style == top}
    last_top = 0
    nested = False
    """Whether a run began again behind the last heading at the top."""
    for draft, next_top in zip(drafts, _next_tops(drafts, top), strict=True):
        number = draft.number
        if draft.expected and (
            draft.style == top
            or (draft.expected not in taken and _may_be_top(draft, top, last_top, draft.heading.mark in marks))
        ):
            draft.rank = 0
            taken.add(draft.expected)
        elif number is None:
            draft.rank = by_mark.get(draft.heading.mark, 200 + draft.heading.mark)
        elif draft.style != top:
            draft.rank = _RANK[draft.style]
        elif top and not (
            last_top < number.ordinal < next_top or (number.ordinal == last_top + 1 == next_top and not nested)
        ):
            # begins again: nested in what stands before it, unless its mark says otherwise
            draft.rank = 0 if draft.heading.mark in marks and number.ordinal >= last_top else 1
        else:
            draft.rank = 0
        if draft.rank:
            draft.expected = ""
            nested = nested or draft.rank == 1
        elif number is not None:
            last_top, nested = number.ordinal, False


def _next_tops(drafts: Sequence[Draft], top: str) -> list[float]:
    """For each heading the number of the next expected section of the top style."""
    following: list[float] = []
    ordinal: float = math.inf
    for draft in reversed(drafts):
        following.append(ordinal)
        if draft.expected and draft.number is not None and draft.style == top:
            ordinal = draft.number.ordinal
    return following[::-1]


def _top_style(drafts: Sequence[Draft]) -> str:
    """The numbering style that most of the expected sections bear; among equals the outermost."""
    found: dict[str, set[str]] = {}
    for draft in drafts:
        if draft.expected:
            found.setdefault(draft.style, set()).add(draft.expected)
    if found:
        return max(found, key=lambda style: (len(found[style]), -_RANK.get(style, 5)))
    styles = [d.style for d in drafts if d.style]
    return min(styles, key=lambda style: _RANK[style], default="")


def _may_be_top(draft: Draft, top: str, last_top: int, marked: bool) -> bool:
    """An expected section numbered otherwise than its siblings: a lost or foreign number. A lower one only where it goes
    on from the sections before, in a heading that is ``marked`` as they are."""
    if draft.number is None:
        return True
    if not top or _RANK[draft.style] < _RANK[top]:
        return True
    figures = draft.style in {"1.", "一、"} and top in {"1.", "一、"}
    return draft.number.ordinal == last_top + 1 and (figures or (draft.style == "（一）" and marked))


def _rank_by_mark(drafts: Sequence[Draft], top: str) -> dict[int, float]:
    """The rank of unnumbered headings of each mark, taken from the numbered ones beside them."""
    ranks: dict[int, float] = {}
    for draft in drafts:
        if draft.marked and draft.number is not None:
            rank = 0.5 if draft.style == top else _RANK[draft.style]
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


def _grow(items: Sequence[StreamBlock | Draft]) -> tuple[list[Block], list[Draft]]:
    before: list[Block] = []
    roots: list[Draft] = []
    stack: list[Draft] = []
    for item in items:
        if isinstance(item, Draft):
            _climb(stack, item)
            (stack[-1].children if stack else roots).append(item)
            stack.append(item)
            if item.rest is not None:
                item.blocks.append(Paragraph(item.rest))
        else:
            (stack[-1].blocks if stack else before).append(_block(item))
    return before, roots


def _climb(stack: list[Draft], draft: Draft) -> None:
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


def _sections(drafts: Sequence[Draft], profile: Profile) -> list[Section]:
    flat = [pair for draft in drafts for pair in _flattened(draft, 1)]
    ids = profile.identify([(_section(draft, level, (), ""), draft.expected) for draft, level in flat])
    by_draft = {id(draft): name for (draft, _), name in zip(flat, ids, strict=True)}
    return [_built(draft, 1, by_draft) for draft in drafts]


def _flattened(draft: Draft, level: int) -> Iterator[tuple[Draft, int]]:
    """A heading and those below it in reading order, with their levels."""
    yield draft, level
    for child in draft.children:
        yield from _flattened(child, level + 1)


def _built(draft: Draft, level: int, ids: Mapping[int, str]) -> Section:
    children = tuple([_built(child, level + 1, ids) for child in draft.children])
    return _section(draft, level, children, ids[id(draft)])


def _section(draft: Draft, level: int, children: tuple[Section, ...], id: str) -> Section:
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
