"""How headings are numbered, and which number a heading should bear that is numbered otherwise than those beside it."""

from collections.abc import Sequence

from msgspec import Struct

from reportlint import Section

_HAN = "一二三四五六七八九十"
_SURE = 4
"""Sections numbered alike beside which another one is sure to be wrong."""


class Misnumbered(Struct, frozen=True):
    """A heading without a number, or with one of another style, place or mark; ``ordinal`` is its place, and
    ``expected`` the number it should bear, written as that of the heading ``like``."""

    section: Section
    like: Section
    ordinal: int
    expected: str


def written_like(section: Section, ordinal: int) -> str:
    """A number as a heading's own is written: 三、 where that is 二、; "" where it is written in other numerals."""
    if section.ordinal is None or not 1 <= section.ordinal <= len(_HAN) or not 1 <= ordinal <= len(_HAN):
        return ""
    for own, other in ((_HAN[section.ordinal - 1], _HAN[ordinal - 1]), (str(section.ordinal), str(ordinal))):
        if own in section.number:
            return section.number.replace(own, other)
    return ""


def odd_one(sections: Sequence[Section]) -> Misnumbered | None:
    """The one statutory section that is numbered otherwise than its place among the six asks, all others alike."""
    forms = [written_like(section, 1) if section.id == f"S{section.ordinal}" else "" for section in sections]
    usual = max(forms, key=forms.count, default="")
    odd = [section for section, form in zip(sections, forms, strict=True) if form != usual]
    if not usual or len(odd) != 1 or len(sections) <= _SURE:
        return None
    like = sections[forms.index(usual)]
    ordinal = int(odd[0].id[1])
    return Misnumbered(odd[0], like, ordinal, written_like(like, ordinal))


def misnumbered_between(siblings: Sequence[Section], before: Section, at: int) -> Misnumbered | None:
    """The one heading between another and the one at a place that is numbered alike, where their numbers leave a place
    for just one."""
    if before.ordinal is None or siblings[at].ordinal != before.ordinal + 2 or at < 2 or siblings[at - 2] is not before:
        return None
    expected = written_like(before, before.ordinal + 1)
    return Misnumbered(siblings[at - 1], before, before.ordinal + 1, expected) if expected else None
