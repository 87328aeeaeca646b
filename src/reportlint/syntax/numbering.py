"""Numbers that begin headings, labels and items: 一、 （一） 【一】 壹、 1. (1) ① 一是 I. Ⅰ. A."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from msgspec import Struct


class Number(Struct, frozen=True, gc=False):
    """A number at the beginning of a text: as written, its style, its value, and where the words begin behind it."""

    text: str
    style: str
    ordinal: int
    end: int


_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九十")} | {"零": 0, "○": 0}
_FIGURES = {str(i): i for i in range(10)}
_FORMAL = {c: i for i, c in enumerate("壹贰叁肆伍陆柒捌玖拾", 1)} | {"貳": 2, "參": 3, "陸": 6}
_SIGNS = {c: i for i, c in enumerate("ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ", 1)}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
STYLES = ("I.", "第一章", "一、", "A.", "（一）", "1.", "(1)", "①", "一是")
"""Outermost first, where a report does not say otherwise."""


@cache
def _pattern() -> re.Pattern[str]:
    """Numbers in figures and Chinese digits. Letters stand for the latter, which the reader tells apart: a class of
    single Chinese characters takes longer to compile than all the rest."""
    han = r"[^\W\d]{1,3}?"
    return re.compile(
        r"(?P<circled_han>[㈠-㈩])|(?P<circled>[①-⑳])"
        rf"|第(?P<part>{han})(?:部分|章|节|编)"
        rf"|【(?P<boxed>{han})】"
        rf"|[（(][ ]*(?:(?P<bracketed>{han})|(?P<paren>\d{{1,2}}))[ ]*[)）]"
        r"|(?P<half>\d{1,2})[)）]"
        r"|(?P<decimal>\d{1,2})[ ]?(?:[、．]|\.(?!\d))"
        rf"|(?P<first>{han}|\d{{1,2}})是(?!否|非)"
        rf"|(?P<han>{han})(?:[ \u3000]*[、．]|\.(?!\d))"
    )


@cache
def _letters() -> re.Pattern[str]:
    return re.compile(
        r"(?:[Ss][Ee][Cc][Tt][Ii][Oo][Nn][ ]+)(?P<section>[IVXL]{1,5})(?![A-Za-z])[.:]?"
        r"|(?P<roman>[IVXL]{1,5})[.](?![A-Za-z0-9]|[ ]?[A-Z][.])"
        r"|(?P<letter>[A-Z])[.][ ](?=\S)"
    )


_GROUPS = {
    "han": "一、",
    "boxed": "一、",
    "bracketed": "（一）",
    "circled_han": "（一）",
    "part": "第一章",
    "decimal": "1.",
    "paren": "(1)",
    "half": "(1)",
    "circled": "①",
    "first": "一是",
    "section": "I.",
    "roman": "I.",
    "letter": "A.",
}
_POINTS = ("、", "．", ".")
_MARKS = {"bracketed": _POINTS, "boxed": _POINTS, "circled_han": _POINTS, "circled": _POINTS, "part": ("、", "：", ":")}
"""Marks one of which may close a number."""
_FIRST = frozenset(
    "〇零一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾貳參陸ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ【（(㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩第0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳SsABCDEFGHIJKLMNOPQRTUVWXYZ"
)


def read_numbering(folded: str) -> Number | None:
    """The number that a folded text begins with, or None."""
    if not folded or folded[0] not in _FIRST:
        return None
    return _read_head(folded[:_HEAD])


_HEAD = 48
"""Characters of a folded text that its number stands in, the space behind it too."""


@lru_cache(4096)
def _read_head(folded: str) -> Number | None:
    match = (_letters() if folded[0].isascii() and folded[0].isalpha() else _pattern()).match(folded)
    if match is None or match.lastgroup is None:
        return None
    group = match.lastgroup
    value = match[group]
    style = _GROUPS[group]
    if group == "han" and len(value) == 1 and (value in _FORMAL or value in _SIGNS):
        style = "第一章" if value in _FORMAL else "I."
        ordinal = _FORMAL.get(value) or _SIGNS[value]
    elif group in {"han", "boxed", "bracketed", "part"} or (group == "first" and not value.isdecimal()):
        if any(c not in _DIGITS for c in value):
            return None
        ordinal = han_ordinal(value)
    elif group == "circled_han":
        ordinal = ord(value) - 0x321F
    elif group == "circled":
        ordinal = ord(value) - 0x245F
    elif group in {"section", "roman"}:
        ordinal = roman_ordinal(value)
    elif group == "letter":
        ordinal = ord(value) - 64
    else:
        ordinal = int(value)
    end = match.end()
    if folded[end : end + 1] in _MARKS.get(group, ()):
        end += 1
    text = folded[:end].strip()
    while folded[end : end + 1] == " ":
        end += 1
    return Number(text, style, ordinal, end)


def read_ordinal(folded: str) -> tuple[int, int]:
    """The ordinal that a text begins with although no mark closes it, and where it ends; 0 and 0 for none."""
    digits = _FIGURES if folded[:1] in _FIGURES else _DIGITS
    end = 0
    while end < len(folded) and folded[end] in digits:
        end += 1
    if not 1 <= end <= (2 if digits is _FIGURES else 3):
        return 0, 0
    return (int(folded[:end]) if digits is _FIGURES else han_ordinal(folded[:end])), end


def strip_number(folded: str) -> str:
    """The words behind the number that a folded text begins with; all of it when there is none."""
    number = read_numbering(folded)
    return folded if number is None else folded[number.end :]


def han_ordinal(text: str) -> int:
    """三 is 3, 十二 is 12, 二十 is 20, 二一 is 21."""
    if "十" not in text:
        return int("".join(str(_DIGITS[c]) for c in text))
    tens, _, ones = text.partition("十")
    return (_DIGITS.get(tens, 1) if tens else 1) * 10 + (_DIGITS.get(ones, 0) if ones else 0)


def roman_ordinal(text: str) -> int:
    values = [_ROMAN[c] for c in text]
    return sum(-v if any(v < w for w in values[i + 1 :]) else v for i, v in enumerate(values))
