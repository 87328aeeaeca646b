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
    """Finds dates; ``chinese`` whether also those in Chinese numerals, which cost a first check most. What may stand
    beside ``run`` and beside a month without its day is left to the code: such classes of characters cost too."""
    year = rf"\d{{4}}|[一二][{_HAN}]{{3}}" if chinese else r"\d{4}"
    small = r"\d{1,2}|[〇零一二三四五六七八九十]{1,3}" if chinese else r"\d{1,2}"
    return re.compile(
        r"(?<!\d)(?P<lost>(?:19|20)\d{2})(?:\d{1,2}(?:年\d{1,2})?月\d{1,2}日|(?P<run>\d{2,4})(?!\d))"
        rf"|(?<!\d)(?P<y>{year})年度?(?:(?P<m>{small})月(?:(?P<d>{small})[日号]?)?)?"
        r"|(?<!\d)(?P<iy>(?:19|20)\d{2})[.\-/](?P<im>\d{1,2})[.\-/](?P<id>\d{1,2})日?(?!\d)"
        rf"|(?<![\d年])(?P<sm>{small})月(?:(?P<sd>{small})[日号]|(?!\d))"
    )


_BEFORE_MONTH = frozenset("至到—-")
"""What a month without its day stands behind: 2023年1月1日至12月."""
_BEHIND_MONTH = frozenset("一二三四五六七八九十")
"""What it does not stand before."""
_BEHIND_RUN = frozenset("起至到止—，。,-")
"""What a year with the digits of month and day run in stands before, where no 日 does."""


def read_dates(text: str, start: int = 0, end: int | None = None) -> Iterator[DateToken]:
    """The dates of a folded text, from left to right."""
    end = len(text) if end is None else end
    for match in _pattern(chinese=_holds_numerals(text, start, end)).finditer(text, start, end):
        at, stop = match.span()
        if match["lost"]:
            behind = text[stop:end][:1] if match["run"] else ""
            if not match["run"] or behind == "日" or behind in _BEHIND_RUN:
                yield DateToken(at, stop + (behind == "日"), int(match["lost"]), readable=False)
        elif match["y"]:
            yield DateToken(at, stop, _year(match["y"]), _small(match["m"]), _small(match["d"]))
        elif match["iy"]:
            yield DateToken(at, stop, int(match["iy"]), int(match["im"]), int(match["id"]))
        elif match["sd"]:
            yield DateToken(at, stop, None, _small(match["sm"]), _small(match["sd"]))
        elif match["sm"].isdecimal() and text[at - 1 : at] in _BEFORE_MONTH and text[stop:end][:1] not in _BEHIND_MONTH:
            yield DateToken(at, stop, None, int(match["sm"]))


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
def _years(*, chinese: bool) -> re.Pattern[str]:
    digits = r"(?<!\d)(?:19|20)\d{2}(?!\d)"
    return re.compile(rf"{digits}|[一二][〇零○九][{_HAN}]{{2}}(?=年)" if chinese else digits)


def read_years(text: str) -> Iterator[tuple[int, int, int]]:
    """Four-digit years of a folded text: start, end, year."""
    for match in _years(chinese=_holds_numerals(text, 0, len(text))).finditer(text):
        yield match.start(), match.end(), _year(match[0])
