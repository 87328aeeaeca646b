"""The marks that browsers write before the items of numbered lists, and that the file does not hold."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from .html_page import Element

_LIST_STYLES = {
    "1": "decimal",
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
    "lower-latin": "lower-alpha",
    "upper-latin": "upper-alpha",
    "simp-chinese-informal": "cjk-ideographic",
    "trad-chinese-informal": "cjk-ideographic",
    "cjk-decimal": "",
    "none": "",
}
_NUMBERED = frozenset({"decimal", "lower-alpha", "upper-alpha", "lower-roman", "upper-roman", "cjk-ideographic"})


class NumberedList(Struct):
    """A list that is being read; ``style`` is "" when its items bear no number."""

    style: str
    number: int

    def next_label(self, item: Element) -> str:
        """The mark before an item, "" for none; counts on."""
        said = (item.node.attr("value") or "").strip()
        if _is_count(said):
            self.number = int(said)
        label = number_label(self.number, self.style) if self.style else ""
        self.number += 1
        return label


def open_list(element: Element) -> NumberedList:
    """The list that an ``<ol>`` or ``<ul>`` opens."""
    attr = element.node.attr
    said = _list_style().search((attr("style") or "").lower())
    kind = said[1] if said else (attr("type") or "1").strip() if element.tag == "ol" else ""
    kind = _LIST_STYLES.get(kind, kind)
    start = (attr("start") or "").strip()
    shown = kind in _NUMBERED and attr("reversed") is None
    return NumberedList(kind if shown else "", int(start) if _is_count(start) else 1)


@cache
def _list_style() -> re.Pattern[str]:
    return re.compile(
        r"list-style(?:-type)?\s*:[^;]*?\b(none|decimal|[a-z]+-(?:alpha|latin|roman|ideographic|chinese-informal))"
    )


def _is_count(said: str) -> bool:
    return said.isascii() and said.isdecimal() and len(said) < 7


def number_label(number: int, style: str) -> str:
    """The mark that a browser writes before an item: "1.", "b.", "iv.", "三、"."""
    if style.endswith("alpha"):
        letters = ""
        while number > 0:
            number, rest = divmod(number - 1, 26)
            letters = chr(97 + rest) + letters
        mark = letters
    elif style.endswith("roman"):
        mark = _roman(number)
    elif style == "cjk-ideographic":
        return f"{_han(number)}、"
    else:
        mark = str(number)
    return f"{mark.upper() if style.startswith('upper') else mark}."


_ROMAN = dict(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
        strict=True,
    )
)


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    roman = ""
    for value, mark in _ROMAN.items():
        count, number = divmod(number, value)
        roman += mark * count
    return roman


def _han(number: int) -> str:
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    digits = "〇一二三四五六七八九"
    return ("" if tens == 0 else "十" if tens == 1 else digits[tens] + "十") + (digits[ones] if ones else "")
