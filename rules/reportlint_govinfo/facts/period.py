"""The statistics period: the time whose figures a report gives."""

import re
from bisect import bisect_left
from functools import cache

from msgspec import Struct, structs

from reportlint import Report, Span, Text, fact

from ..searches import holds_any, places_of
from .dates import DateToken, damaged_dates, read_dates
from .preamble import Preamble

_FARTHEST = 34
"""Characters between the noun and the first date."""
_BETWEEN = 9
"""Characters between the two dates: 起，至 and the like."""
_LONGEST_DATE = 20
"""Characters of a date: 二〇二三年度十二月三十一日."""
_LONGEST_NAME = 16
"""Characters before the noun among which it is said whose period it is."""
_BOTH = 2
"""Dates of a period."""
_STOPS = frozenset(("", "。", "，", "；", "\n"))
_OTHERS = ("个别", "历史", "往年", "历年")
"""Data whose period is not the report's."""
_STATISTICS = ("统计年报（", "统计公报（", "公报（", "年鉴（", "报表（")
"""Publications with a period of their own."""
_MIDNIGHT = ("0时", "0点", "零时", "零点")
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


_OPENINGS = (
    "统计",
    "核定时间",
    "时间期限",
    "截止日期",
    "涵盖",
    "采用",
    "所列",
    "使用",
    "数据",
    "报告",
    "时间跨度",
    "起止时间",
)
"""What a noun of the period begins with."""


@cache
def _noun() -> re.Pattern[str]:
    return re.compile(
        r"统计的?(?:数据)?的?(?:书记)?(?:期限|时限|时间范围|时间段|起止时间|时间|时段|区间|周期|日期|限期|期|限)"
        r"|统计数据|核定时间点?|时间期限|截止日期|涵盖了?|(?:采用|所列|使用)的?数据|数据(?:统计)?(?:期限|时限|时间)"
        r"|报告期限?|报告反映了?|时间跨度|起止时间|数据统计(?=[自从为])"
    )


_LOOSE = ("报告期", "报告反映", "时间跨度", "起止时间")
"""Nouns that other things have too: the period only where a whole year stands behind them, as behind 数据统计."""


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
    behind = [paragraph.text.folded for paragraph in preamble.all[1:]]
    for paragraph, following in zip(preamble.all, [*behind, ""], strict=False):  # there may be none
        found = _statements(paragraph.text)
        if found and found[-1].stop == len(paragraph.text) and following.lstrip("0123456789").startswith(("月", "日")):
            found[-1] = _wrapped(found[-1])
        statements += found
    return StatisticsPeriod(tuple(statements)) if statements else None


def _wrapped(statement: PeriodStatement) -> PeriodStatement:
    """A statement whose last date the next line ends, as in a text of lines of one length: to the end of its year."""
    if statement.end is None or statement.end.readable:
        return statement
    return structs.replace(statement, end=structs.replace(statement.end, readable=True))


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
    end = min(stop, noun.end() + _FARTHEST + _BETWEEN + 2 * _LONGEST_DATE)
    tokens = list(read_dates(folded, noun.end(), end))
    if len(tokens) < _BOTH:
        tokens = sorted([*tokens, *damaged_dates(folded, noun.end(), end)], key=lambda token: token.start)
    if not tokens or tokens[0].start - noun.end() > _FARTHEST:
        broken = "统计" in noun[0] and _breaks_off(folded[noun.end() : noun.end() + 3])
        return PeriodStatement(text, noun.start(), noun.end() + 1, None, None) if broken else None
    tokens = _out_of_brackets(folded, tokens)
    first = tokens[0]
    between = folded[noun.end() : first.start]
    if "。" in between or _is_passing(noun[0], between, first):
        return None
    second = tokens[1] if len(tokens) > 1 and tokens[1].start - first.end <= _BETWEEN else None
    if second is not None and not _is_connected(folded[first.end : second.start]):
        second = None
    if noun[0].startswith(_LOOSE) or noun[0] == "数据统计":
        return _whole_year(text, first, second)
    if second is None:
        if noun[0] in {"涵盖", "涵盖了", "统计数据", "采用数据", "采用的数据", "使用数据", "使用的数据"}:
            return None
        if first.whole_year or not first.readable:
            return PeriodStatement(text, first.start, first.end, first, None)
        return PeriodStatement(text, first.start, first.end, None, first)
    second = _before_midnight(folded, first, _cut_off(folded, first, second))
    return PeriodStatement(text, first.start, second.end, first, second)


def _whole_year(text: Text, first: DateToken, second: DateToken | None) -> PeriodStatement | None:
    """From the first to the last day of one year, or nothing."""
    if second is None or second.year not in {None, first.year} or not (first.readable and second.readable):
        return None
    if first.year is None or (first.month, first.day, second.month, second.day) != (1, 1, 12, 31):
        return None
    return PeriodStatement(text, first.start, second.end, first, second)


def _out_of_brackets(folded: str, tokens: list[DateToken]) -> list[DateToken]:
    """Dates whose first ones are a year and, in brackets, its days: 2023年度（1月1日至12月31日）."""
    if len(tokens) <= _BOTH:
        return tokens
    year, start, end = tokens[:3]
    bracketed = year.whole_year and start.start == year.end + 1 and folded[year.end] in "（("
    if not bracketed or start.year not in {None, year.year} or end.start - start.end > _BETWEEN:
        return tokens
    return [structs.replace(start, start=year.start, year=year.year), *tokens[2:]]


def _before_midnight(folded: str, first: DateToken, second: DateToken) -> DateToken:
    """The second date; the last day of the year where it is the midnight behind it: 2023年1月1日0时至2024年1月1日0时."""
    if first.year is None or (first.month, first.day) != (1, 1) or not folded.startswith(_MIDNIGHT, second.end):
        return second
    if (second.year, second.month, second.day) != (first.year + 1, 1, 1):
        return second
    return structs.replace(second, year=first.year, month=12, day=31)


def _cut_off(folded: str, first: DateToken, second: DateToken) -> DateToken:
    """The second date, unreadable where it breaks off behind its year or month: 2023年1月1日至2023年12。"""
    if first.day is None or not second.whole_year or not folded.endswith("年", 0, second.end):
        return second
    end = second.end
    while folded[end : end + 1].isdecimal():
        end += 1
    cut = folded[end : end + 1] in _STOPS
    return structs.replace(second, end=end, readable=False) if cut else second


def _is_others(folded: str, at: int) -> bool:
    """Whether a period is that of other data, 个别历史数据的统计期限, or of an earlier report:
    与2022年度报告（统计期限为…）, or of statistics: 统计年报（统计期限为…）."""
    said = folded[max(0, at - _LONGEST_NAME) : at]
    for stop in "。；，":
        said = said.rpartition(stop)[2]
    if holds_any(said, _OTHERS) or said.endswith(_STATISTICS):
        return True
    return said.endswith("报告（") and said.startswith(_COMPARED)


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
