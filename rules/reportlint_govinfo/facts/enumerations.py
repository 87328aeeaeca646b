"""Enumerations inside the text: 一是, 二是 … and 1., 2. at the beginning of clauses."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from reportlint import Paragraph, Report, Section, Span, Text, fact, read_numbering

from ..editions import is_label
from ..searches import holds_any, places_of

_HAN = "一二三四五六七八九十"
_NUMERALS = frozenset(_HAN + "0123456789")
_BEFORE_CLAUSE = frozenset("。；;：:，,、！？!?）)”（( 》")
_NO_FIRST = frozenset("之唯第统同专单期每任")
"""一是 behind one of these counts nothing: 重点之一是."""
_LOOK_BACK = 400
"""Characters before a number among which the number that seems to be missing may stand in other words."""


class Item(Struct, frozen=True, eq=False):
    """A number that begins an item. ``style`` is "一是" or "1."; ``heading`` the section that it begins, if any."""

    text: Text
    start: int
    end: int
    style: str
    ordinal: int
    heading: Section | None = None

    @property
    def words(self) -> str:
        return self.text.folded[self.start : self.end]

    @property
    def span(self) -> Span:
        return self.text.span(self.start, self.end)


class Gap(Struct, frozen=True, eq=False):
    """An item that does not follow the one before it in its run; ``before`` is None when nothing stands before it."""

    item: Item
    before: Item | None


class Enumerations(Struct, frozen=True, eq=False):
    gaps: tuple[Gap, ...]


@fact
def enumerations(report: Report) -> Enumerations:
    texts = list(_texts(report))
    whole = "\n".join(text.folded for text, _ in texts)
    styles = [style for style, signs in _SIGNS.items() if holds_any(whole, signs)]
    gaps = (gap for style in styles for gap in _gaps(texts, style))
    return Enumerations(tuple(gap for gap in gaps if _is_judged(report, gap.item)))


_SIGNS = {"一是": ("是",), "1.": ("2.", "2、", "3.", "3、", "4.", "4、", "2．", "3．")}
"""Without any of these an enumeration has no gap."""


def _texts(report: Report) -> Iterator[tuple[Text, Section | None]]:
    """Headings and paragraphs in reading order."""
    for block in report.blocks:
        if isinstance(block, Paragraph):
            yield block.text, None
    for section in report.walk():
        yield section.heading.text, section
        for block in section.blocks:
            if isinstance(block, Paragraph):
                yield block.text, None


def _gaps(texts: Sequence[tuple[Text, Section | None]], style: str) -> Iterator[Gap]:
    find = _spoken if style == "一是" else _counted
    last: Item | None = None
    leading: Item | None = None  # the last one at the beginning of a paragraph or heading
    meant = 0  # what the last one should have been, where it was told
    sign = style[1:]
    for index, (text, heading) in enumerate(texts):
        if sign == "是" and sign not in text.folded:
            continue
        for item in find(text, heading):
            follows = item.ordinal in {1, meant + 1} or any(
                before is not None and item.ordinal == before.ordinal + 1
                for before in (last, leading if item.start == 0 else None)
            )
            told = not follows and not _said_otherwise(texts, index, item, last)
            if told:
                yield Gap(item, last)
            meant = (last.ordinal if last is not None else 0) + 1 if told else 0
            last = item
            leading = item if item.start == 0 else leading


def _is_judged(report: Report, item: Item) -> bool:
    """Whether an item is no heading, or one without siblings: the others are compared by the rule on headings."""
    if item.heading is None:
        return True
    parent = report.parent(item.heading)
    siblings = parent.sections if isinstance(parent, Section) else report.sections
    return item.style == "一是" and sum(section.style == "一是" for section in siblings) == 1


def _spoken(text: Text, heading: Section | None) -> Iterator[Item]:
    """一是, 1是 and the like. The first may stand anywhere, the others begin a clause."""
    folded = text.folded
    at = folded.find("是", 1)
    while at >= 0:
        if folded[at - 1] in _NUMERALS:
            start = at - 1
            while start > 0 and at - start < 3 and folded[start - 1] in _NUMERALS:
                start -= 1
            number = read_numbering(folded[start : at + 2])
            if number is not None and number.style == "一是" and _begins(folded[start - 1 : start], number.ordinal):
                yield Item(text, start, at + 1, "一是", number.ordinal, heading if start == 0 else None)
        at = folded.find("是", at + 1)


def _begins(before: str, ordinal: int) -> bool:
    if not before or before in _BEFORE_CLAUSE:
        return True
    return ordinal == 1 and before not in _NO_FIRST


def _counted(text: Text, heading: Section | None) -> Iterator[Item]:
    """1. and 1、 at the beginning of a text or behind the end of a clause, but in labels of tables."""
    folded = text.folded
    places = _clause_ends(folded)
    for at in [0, *places] if folded[:1] in _FIGURES else places:
        number = read_numbering(_number_at(folded, at))
        counts = number is not None and number.style == "1." and not _is_list_of_numbers(folded, at + number.end)
        if number is not None and counts and not (at == 0 and is_label(folded)):
            yield Item(text, at, at + len(number.text), "1.", number.ordinal, heading if at == 0 else None)


def _number_at(folded: str, at: int) -> str:
    """The words that an item may begin with; of 1.2024年 the number without the year, which makes it no decimal."""
    words = folded[at : at + 8]
    point = words.find(".", 0, 3)
    year = words[point + 1 : point + 6]
    return words[: point + 1] if point > 0 and year[:4].isdecimal() and year[4:] == "年" else words


_FIGURES = tuple("0123456789")


def _clause_ends(folded: str) -> list[int]:
    """Where a figure stands behind the end of a clause."""
    ends = [at + 1 + folded.startswith(" ", at + 1) for at in places_of(folded, "。；;：:")]
    return [end for end in ends if folded[end : end + 1] in _FIGURES]


@cache
def _further_number() -> re.Pattern[str]:
    return re.compile(r"\d{1,4}(?:[、，和至\-]\d|[月日号级类楼期点]|季度)")


def _is_list_of_numbers(folded: str, at: int) -> bool:
    """Whether what seems the number of an item is one of several: 3、4月, 5、10、15个工作日."""
    return folded[at : at + 1].isdecimal() and _further_number().match(folded, at) is not None


def _said_otherwise(texts: Sequence[tuple[Text, Section | None]], index: int, item: Item, last: Item | None) -> bool:
    """Whether the number before an item stands between it and the last one in another shape: 二要, 第二, （二）, 首先."""
    text = item.text.folded[: item.start]
    if last is not None and last.text is item.text:
        text = item.text.folded[last.end : item.start]
    else:
        for earlier, heading in reversed(texts[max(0, index - 3) : index]):
            if heading is not None and heading.style != item.style:
                continue
            start = last.end if last is not None and last.text is earlier else 0
            text = earlier.folded[start:] + "\n" + text
            if start:
                break
    text = ("\n" + text)[-_LOOK_BACK:]
    digit = item.ordinal - 1
    han = _HAN[digit - 1] if digit <= 10 else ""
    shapes = [f"{digit}是", f"{digit}、"]
    if han:
        shapes += [f"{han}是", f"{han}要", f"{han}、", f"第{han}", f"其{han}"]
    shapes += ["首先", "一方面"] if digit == 1 else []
    return holds_any(text, shapes) or _pointed(digit).search(text) is not None


@cache
def _pointed(digit: int) -> re.Pattern[str]:
    """2. and not 2.0 or 12., but at the beginning of a clause, where an item may begin with a figure: 2.3名工作人员."""
    return re.compile(rf"(?<![0-9.]){digit}(?:．|\.(?![0-9]))|(?:[\n。；;：:]|[。；;：:] ){digit}\.[0-9]")
