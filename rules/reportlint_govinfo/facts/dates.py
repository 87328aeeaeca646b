"""Dates as reports write them, also the damaged ones."""

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

_HAN = "〇零○一二三四五六七八九"
_VALUES = {c: str(max(i - 2, 0)) for i, c in enumerate(_HAN)}


class DateToken(Struct, frozen=True):
    """A date at ``start``–``end`` of a text. What it does not say is None; an unreadable one keeps its first four
    digits as ``year``."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    readable: bool = True

    @property
    def whole_year(self) -> bool:
        return self.readable and self.year is not None and self.month is None

    @property
    def exists(self) -> bool:
        """Whether there is such a day, in any year when it names none."""
        if self.month is None or self.day is None:
            return True
        if not 1 <= self.month <= 12:
            return False
        leap = self.year is None or (self.year % 4 == 0 and (self.year % 100 != 0 or self.year % 400 == 0))
        days = (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
        return 1 <= self.day <= days[self.month - 1]


_NUMERALS = frozenset(_HAN + "十")


def _holds_numerals(text: str, start: int, end: int) -> bool:
    """Whether a Chinese numeral stands before 年 or beside 月, as in every date written in such numerals."""
    for mark in "年月":
        at = text.find(mark, start, end)
        while at >= 0:
            if text[at - 1 : at] in _NUMERALS or (mark == "月" and text[at + 1 : at + 2] in _NUMERALS):
                return True
            at = text.find(mark, at + 1, end)
    return False


@cache
def _pattern(*, chinese: bool) -> re.Pattern[str]:
    """Finds dates; ``chinese`` whether also those in Chinese numerals, which cost a first check most."""
    year = rf"\d{{4}}|[一二][{_HAN}][{_HAN}][{_HAN}]" if chinese else r"\d{4}"
    small = r"\d{1,2}|[〇零一二三四五六七八九十]{1,3}" if chinese else r"\d{1,2}"
    return re.compile(
        r"(?<!\d)(?P<lost>(?:19|20)\d{2})(?:\d{2,4}(?:日|(?=[起至到止—，。,\-]))|\d{1,2}月\d{1,2}日|\d{1,2}年\d{1,2}月\d{1,2}日)"
        rf"|(?<!\d)(?P<y>{year})年度?(?:(?P<m>{small})月(?:(?P<d>{small})[日号]?)?)?"
        r"|(?<!\d)(?P<iy>(?:19|20)\d{2})[.\-/](?P<im>\d{1,2})[.\-/](?P<id>\d{1,2})日?(?!\d)"
        r"|(?<=[至到—\-])(?P<om>\d{1,2})月(?![\d一二三四五六七八九十])"
        rf"|(?<![\d年])(?P<sm>{small})月(?P<sd>{small})[日号]"
    )


def read_dates(text: str, start: int = 0, end: int | None = None) -> Iterator[DateToken]:
    """The dates of a folded text, from left to right."""
    end = len(text) if end is None else end
    for match in _pattern(chinese=_holds_numerals(text, start, end)).finditer(text, start, end):
        if match["lost"]:
            yield DateToken(match.start(), match.end(), int(match["lost"]), readable=False)
        elif match["y"]:
            yield DateToken(match.start(), match.end(), _year(match["y"]), _small(match["m"]), _small(match["d"]))
        elif match["iy"]:
            yield DateToken(match.start(), match.end(), int(match["iy"]), int(match["im"]), int(match["id"]))
        elif match["om"]:
            yield DateToken(match.start(), match.end(), None, int(match["om"]))
        else:
            yield DateToken(match.start(), match.end(), None, _small(match["sm"]), _small(match["sd"]))


def _year(digits: str) -> int:
    return int(digits) if digits.isascii() else int("".join(_VALUES[c] for c in digits))


def _small(digits: str | None) -> int | None:
    if digits is None:
        return None
    if digits.isascii():
        return int(digits)
    tens, ten, ones = digits.partition("十")
    if not ten:
        return int("".join(_VALUES[c] for c in digits))
    return (int(_VALUES[tens]) if tens else 1) * 10 + (int(_VALUES[ones]) if ones else 0)


@cache
def _years() -> re.Pattern[str]:
    return re.compile(rf"(?<!\d)((?:19|20)\d{{2}})(?!\d)|([一二][〇零○九][{_HAN}][{_HAN}])(?=年)")


def read_years(text: str) -> Iterator[tuple[int, int, int]]:
    """Four-digit years of a folded text: start, end, year."""
    for match in _years().finditer(text):
        yield match.start(), match.end(), _year(match[0])
