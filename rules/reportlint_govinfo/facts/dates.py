"""Dates as reports write them, also the damaged ones."""

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from reportlint import Term

from ..searches import places_of

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
            yield DateToken(at, stop, year_of(match["y"]), _small(match["m"]), _small(match["d"]))
        elif match["iy"]:
            yield DateToken(at, stop, int(match["iy"]), int(match["im"]), int(match["id"]))
        elif match["sd"]:
            yield DateToken(at, stop, None, _small(match["sm"]), _small(match["sd"]))
        elif match["sm"].isdecimal() and text[at - 1 : at] in _BEFORE_MONTH and text[stop:end][:1] not in _BEHIND_MONTH:
            yield DateToken(at, stop, None, int(match["sm"]))


_NO_DIGITS = frozenset("Xx×")
"""What stands for the digits of a year in a form."""
_BEFORE_YEAR = frozenset("至到—-–~～起自从为:：（( ")
"""What a date stands behind whose year has no digit left."""


def damaged_dates(text: str, start: int, end: int) -> Iterator[DateToken]:
    """Days whose year is not one, as they stand where a period does: 203年1月1日, X年1月1日, 年12月31日."""
    for at in places_of(text[start:end], "年"):
        first = stop = start + at
        while first > start and (text[first - 1].isdecimal() or text[first - 1] in _NO_DIGITS):
            first -= 1
        digits = text[first:stop]
        if (len(digits) == _YEAR and digits.isdecimal()) or (not digits and text[first - 1] not in _BEFORE_YEAR):
            continue
        month, behind, rest = text[stop + 1 : min(stop + 7, end)].partition("月")
        day = rest[: rest.find("日")] if "日" in rest else ""
        if behind and month.isdecimal() and day.isdecimal():
            yield DateToken(first, stop + len(month) + len(day) + 3, None, int(month), int(day), readable=False)


_YEAR = 4
"""Digits of a year."""
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def day_words(year: int | None, month: int, day: int) -> Term:
    """A day as a message says it: 2024年1月22日, 22 January 2024; without its year where that is None."""
    zh = f"{month}月{day}日" if year is None else f"{year}年{month}月{day}日"
    if not 1 <= month <= len(_MONTHS):
        return Term(zh, zh, f"“{zh}”")
    en = f"{day} {_MONTHS[month - 1]}"
    return Term(zh, zh, en if year is None else f"{en} {year}")


def year_of(digits: str) -> int:
    """The number of a year in digits of either kind: 2023, 二〇二三."""
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
        yield match.start(), match.end(), year_of(match[0])
