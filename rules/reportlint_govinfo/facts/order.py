"""How the top-level headings stand: in which order, which twice, and which besides the six sections."""

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from reportlint import Report, Section, fact

from ..editions import fitting_section, is_label
from ..searches import holds_any
from .aspects import is_aspect
from .sections import StatutorySections

_ATTACHED = (
    "附件", "附表", "附录", "附图", "附注", "附：", "名词解释", "名词注释", "指标解释", "统计表", "一览表", "备注", "注释",
    "联系方式",
)  # fmt: skip
"""Numbered headings behind the six sections that are honest: what is attached, explained or signed."""


class Displaced(Struct, frozen=True):
    """A section out of its place: it should stand before or behind ``neighbour``."""

    section: Section
    neighbour: Section
    before: bool


class HeadingOrder(Struct, frozen=True):
    """``displaced``: the section that is out of order. ``duplicates``: sections that are there twice, the first ones
    first. ``unexpected``: numbered sections that are none of the six. ``twins``: empty headings whose section stands
    elsewhere with its text."""

    displaced: Displaced | None = None
    duplicates: tuple[tuple[Section, ...], ...] = ()
    unexpected: tuple[Section, ...] = ()
    twins: tuple[Section, ...] = ()


@fact
def heading_order(report: Report, sections: StatutorySections) -> HeadingOrder:
    tops = report.sections
    if _is_regular(tops):
        return HeadingOrder()
    aside = _nested(tops)
    unexpected = _unexpected([section for section in tops if section not in aside])
    duplicates = _duplicates(sections, aside, unexpected)
    aside |= {section for twice in duplicates for section in twice}
    displaced = _displaced([section for section in tops if section.id and section not in aside])
    return HeadingOrder(displaced, duplicates, unexpected, _twins(sections))


def _is_regular(tops: Sequence[Section]) -> bool:
    """Whether nothing stands at the top but statutory sections, each once and in order."""
    return all(section.id for section in tops) and all(a.id < b.id for a, b in pairwise(tops))


def _is_empty(section: Section) -> bool:
    return not section.blocks and not section.sections


def _nested(tops: Sequence[Section]) -> frozenset[Section]:
    """The headings of a list below a section that is numbered as the sections are: it begins with 一、 again, or goes on
    from a number that stands below the section before it."""
    nested: set[Section] = set()
    main: Section | None = None
    last: Section | None = None
    """The heading of the list before."""
    for section in tops:
        ordinal = section.ordinal
        if ordinal is None:
            continue
        own = section.id == f"S{ordinal}"
        if main is not None and not own and main.style == section.style:
            goes_on = last is not None and last.ordinal == ordinal - 1
            if goes_on or ordinal == 1 or (not section.id and _holds(main, section.style, ordinal - 1)):
                nested.add(section)
                last = section
                continue
        main, last = section, None
    return frozenset(nested)


def _holds(section: Section, style: str, ordinal: int) -> bool:
    return any((lower.style, lower.ordinal) == (style, ordinal) for lower in section.walk() if lower is not section)


def _unexpected(tops: Sequence[Section]) -> tuple[Section, ...]:
    """Numbered sections that are none of the six."""
    known = [section for section in tops if section.id]
    if not known:
        return ()
    style = max((s.style for s in known), key=[s.style for s in known].count)
    return tuple(
        section
        for section in tops
        if not section.id and section.ordinal is not None and section.style == style
        if not _is_attached(section) and not _is_row(section)
    )


def _is_attached(section: Section) -> bool:
    words = section.heading.text.folded
    return holds_any(words, _ATTACHED)


def _is_row(section: Section) -> bool:
    """Whether a heading is a row of T3 written as a loose line, its figures behind its label."""
    return is_label(section.heading.text.folded.rstrip("0123456789 .,"))


def _duplicates(
    sections: StatutorySections, aside: frozenset[Section], unexpected: Sequence[Section]
) -> tuple[tuple[Section, ...], ...]:
    """Sections whose statutory name stands at the top twice. Where the aspects of the first section stand at the top,
    主动公开情况 is one of them."""
    aspects = any(is_aspect(section.title.folded) for section in unexpected)
    found: list[tuple[Section, ...]] = []
    for id, every in sections.every.items():
        named = tuple(s for s in every if s not in aside and fitting_section(s.title.folded) == id)
        if len(named) > 1 and not (aspects and id in {"S2", "S3"}):
            found.append(named)
    return tuple(found)


def _displaced(present: Sequence[Section]) -> Displaced | None:
    """The section that is out of order, of several that might be the last; None when all stand in order."""
    if _ascends(present):
        return None
    lone = [s for s in present if _ascends([other for other in present if other is not s])]
    section = lone[-1] if lone else next(b for a, b in pairwise(present) if b.id < a.id)
    at = present.index(section)
    ahead = next((other for other in present[:at] if other.id > section.id), None)
    if ahead is not None:
        return Displaced(section, ahead, before=True)
    behind = [other for other in present[at + 1 :] if other.id < section.id]
    return Displaced(section, behind[-1], before=False)


def _ascends(present: Sequence[Section]) -> bool:
    return all(a.id <= b.id for a, b in pairwise(present))


def _twins(sections: StatutorySections) -> tuple[Section, ...]:
    return tuple(
        section
        for every in sections.every.values()
        if len(every) > 1 and not all(map(_is_empty, every))
        for section in every
        if _is_empty(section)
    )
