"""The statistics period: the time whose figures a report gives."""

import re
from bisect import bisect_left
from functools import cache

from msgspec import Struct

from reportlint import Report, Span, Text, fact

from ..searches import holds_any, places_of
from .dates import DateToken, read_dates
from .preamble import Preamble

_FARTHEST = 34
"""Characters between the noun and the first date."""
_BETWEEN = 9
"""Characters between the two dates: 起，至 and the like."""
_LONGEST_DATE = 20
"""Characters of a date: 二〇二三年度十二月三十一日."""
_LONGEST_NAME = 16
"""Characters before the noun among which it is said whose period it is."""
_OTHERS = ("个别", "历史", "往年", "历年")
"""Data whose period is not the report's."""
_COMPARED = ("与", "同", "较", "比")
"""What stands before an earlier report."""


class PeriodStatement(Struct, frozen=True):
    """One sentence that states the period. ``start`` and ``end`` are its dates as written, None where there is none."""

    text: Text
    at: int
    stop: int
    start: DateToken | None
    end: DateToken | None

    @property
    def span(self) -> Span:
        """From the first date to the last; from the noun when there is no date."""
        return self.text.span(self.at, self.stop)

    @property
    def words(self) -> str:
        return self.text.folded[self.at : self.stop]

    @property
    def readable(self) -> bool:
        tokens = [t for t in (self.start, self.end) if t is not None]
        return bool(tokens) and all(t.readable for t in tokens)

    @property
    def years(self) -> tuple[int, ...]:
        """The different years that its ends name."""
        return tuple(dict.fromkeys(t.year for t in (self.start, self.end) if t is not None and t.year is not None))

    @property
    def year(self) -> int | None:
        """The one year that its ends name; None when they name none or two."""
        years = self.years
        return years[0] if len(years) == 1 else None

    def dates(self, year: int | None) -> tuple[tuple[int, int, int] | None, tuple[int, int, int] | None]:
        """First and last day; an end without a year takes the other's, two without take ``year``."""
        own = self.years[0] if self.years else year
        if own is None or not self.readable:
            return None, None
        if self.end is None and self.start is not None and self.start.whole_year:
            return (own, 1, 1), (own, 12, 31)
        return _day(self.start, own, (1, 1)), _day(self.end, own, (12, 31))


def _day(token: DateToken | None, year: int, default: tuple[int, int]) -> tuple[int, int, int] | None:
    if token is None:
        return None
    month, day = (token.month or default[0], token.day or default[1])
    return (token.year or year, month, day)


class StatisticsPeriod(Struct, frozen=True):
    """All statements of the period in the preamble and the opening of the first section; the first is the main one."""

    statements: tuple[PeriodStatement, ...]

    @property
    def main(self) -> PeriodStatement:
        return self.statements[0]

    @property
    def year(self) -> int | None:
        return self.main.year

    @property
    def span(self) -> Span:
        return self.main.span


_OPENINGS = ("统计", "核定时间", "时间期限", "截止日期", "涵盖", "采用", "所列", "使用", "数据")
"""What a noun of the period begins with."""


@cache
def _noun() -> re.Pattern[str]:
    return re.compile(
        r"统计的?(?:数据)?的?(?:书记)?(?:期限|时限|时间范围|时间段|起止时间|时间|时段|周期|日期|限期|期|限)"
        r"|统计数据|核定时间点?|时间期限|截止日期|涵盖了?|(?:采用|所列|使用)的?数据|数据(?:统计)?(?:期限|时限|时间)"
    )


def _noun_in(folded: str, openings: list[int], start: int, stop: int) -> re.Match[str] | None:
    """The first noun between two places."""
    for index in range(bisect_left(openings, start), bisect_left(openings, stop)):
        noun = _noun().match(folded, openings[index], stop)
        if noun is not None:
            return noun
    return None


@fact
def statistics_period(report: Report, preamble: Preamble) -> StatisticsPeriod | None:
    statements: list[PeriodStatement] = []
    for paragraph in preamble.all:
        statements += _statements(paragraph.text)
    return StatisticsPeriod(tuple(statements)) if statements else None


def _statements(text: Text) -> list[PeriodStatement]:
    folded = text.folded
    openings = places_of(folded, [opening for opening in _OPENINGS if opening[1] in folded])
    found: list[PeriodStatement] = []
    at, stop = 0, -1
    while (noun := _noun_in(folded, openings, at, len(folded))) is not None:
        if stop < noun.end():
            stop = folded.find("。", noun.end())
            stop = len(folded) if stop < 0 else stop
        statement = None
        followed = _noun_in(folded, openings, noun.end(), min(stop, noun.end() + _FARTHEST))
        if followed is None and not _is_others(folded, noun.start()):
            statement = _statement(text, noun, stop)
        if statement is None:
            at = noun.end()  # also where a later noun speaks: 所列数据的统计期限
            continue
        found.append(statement)
        at = max(statement.stop, noun.end())
    return found


def _statement(text: Text, noun: re.Match[str], stop: int) -> PeriodStatement | None:
    folded = text.folded
    tokens = list(read_dates(folded, noun.end(), min(stop, noun.end() + _FARTHEST + _BETWEEN + 2 * _LONGEST_DATE)))
    if not tokens or tokens[0].start - noun.end() > _FARTHEST:
        broken = "统计" in noun[0] and _breaks_off(folded[noun.end() : noun.end() + 3])
        return PeriodStatement(text, noun.start(), noun.end() + 1, None, None) if broken else None
    first = tokens[0]
    between = folded[noun.end() : first.start]
    if "。" in between or _is_passing(noun[0], between, first):
        return None
    second = tokens[1] if len(tokens) > 1 and tokens[1].start - first.end <= _BETWEEN else None
    if second is not None and not _is_connected(folded[first.end : second.start]):
        second = None
    if second is None:
        if noun[0] in {"涵盖", "涵盖了", "统计数据", "采用数据", "采用的数据", "使用数据", "使用的数据"}:
            return None
        if first.whole_year or not first.readable:
            return PeriodStatement(text, first.start, first.end, first, None)
        return PeriodStatement(text, first.start, first.end, None, first)
    return PeriodStatement(text, first.start, second.end, first, second)


def _is_others(folded: str, at: int) -> bool:
    """Whether a period is that of other data, 个别历史数据的统计期限, or of an earlier report:
    与2022年度报告（统计期限为…）."""
    said = folded[max(0, at - _LONGEST_NAME) : at]
    for stop in "。；，":
        said = said.rpartition(stop)[2]
    return holds_any(said, _OTHERS) or (said.endswith("报告（") and said.startswith(_COMPARED))


def _breaks_off(words: str) -> bool:
    """Whether nothing follows 自: the dates are lost."""
    words = words[words.startswith((":", "：")) :]
    return words.startswith(("自", "为", "从")) and (words[1:] in {"", "\n"} or words[1] in "。，,；;")


def _is_passing(noun: str, between: str, first: DateToken) -> bool:
    """Whether a date only happens to stand behind words that are no noun of a period on their own."""
    if "统计" in noun and noun != "统计数据":
        return False
    return len(between) > 20 and not between.endswith(("自", "从", "为", "截至"))


def _is_connected(words: str) -> bool:
    return not words or holds_any(words, "至到—-–~～止起始") or len(words) <= 1
