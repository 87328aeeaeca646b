"""GI2: when the report was published, and what it is based on."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from reportlint import Finding, Findings, Options, Report, Severity, Span, Term, Where, rule

from ..clauses import DEADLINE
from ..facts import Edition, Preamble, ReportYear, StatisticsPeriod, Statutory
from ..facts.bodies import ReportBody
from ..facts.dates import read_years
from ..facts.publication import DatedPlace, PublicationDate
from ..facts.title_doubt import TitleDoubt
from ..searches import holds_any

_FREE_DEADLINE = (3, 31)


def _month_and_day(words: str) -> tuple[int, int]:
    month, dash, day = words.partition("-")
    if not (dash and month.isdigit() and day.isdigit() and 1 <= int(month) <= 12 and 1 <= int(day) <= 31):
        raise ValueError(f'{words!r} is not a day of the year; write it as month-day: "01-31"')
    return int(month), int(day)


class PublishedLate(Options, frozen=True):
    department: str = "01-31"
    """The last day for departments, month-day of the next year."""
    government: str = "03-31"
    """The last day for people's governments, their offices, sub-districts and zones, month-day of the next year."""

    def __post_init__(self) -> None:
        _month_and_day(self.department)
        _month_and_day(self.government)


@rule(
    "GI208",
    "published-late",
    Severity.WARNING,
    source=DEADLINE,
    tags=["period"],
    zh="{what}{date}，晚于公布期限{deadline}",
    en="{what} {date}, later than {deadline}",
)
def published_late(
    report: Report,
    published: PublicationDate,
    year: ReportYear,
    edition: Edition,
    body: ReportBody | None,
    doubt: TitleDoubt | None,
    options: PublishedLate,
) -> Findings:
    """The report was published in time.

    What it does:
        Compares the date of publication with the deadline: 31 January of the next year for departments, 31 March for
        people's governments and the reports of their offices, for sub-districts and zones; 31 March for all for 2018
        and earlier. The date is the earliest of metadata, front matter and lines such as 发布时间, else the signature's.

    Why:
        Article 49 of the Regulations sets the two days.

    Bad:
        云岭县水务局2023年政府信息公开工作年度报告 … 发布时间：2024-02-18

    Good:
        云岭县水务局2023年政府信息公开工作年度报告 … 发布时间：2024-01-18

    Options:
        department = "01-31": the last day for departments, month-day of the next year.
        government = "03-31": the last day for people's governments, their offices, sub-districts and zones.

    Known limits:
        A file's date of creation is never read. When the body is not known, the later day holds. A page that was moved
        to a new site may bear the date of the move.
    """
    if doubt is not None:
        return
    place = published.main
    years = {year.value, *(reading.year for reading in year.conflict)}
    lenient = edition.id == "free" or body is None or body.kind != "department"
    if edition.id == "free":
        last = _FREE_DEADLINE
    else:
        last = _month_and_day(options.government if lenient else options.department)
    if place.day > (max(years) + 1, *last):
        due = DatedPlace((year.value + 1, *last), Span(0, 0))
        yield Finding(_where(place, report), what=_what(published, place), date=place.said, deadline=due.said)


def _what(published: PublicationDate, place: DatedPlace) -> Term:
    if place is published.published:
        return Term("published", "发布日期为", "published on")
    return Term("signed", "落款日期为", "signed on")


def _where(place: DatedPlace, report: Report) -> Where:
    if place.span.end:
        return place.span
    return report.title or next(iter(report.sections), None) or next(report.all_blocks, Span(0, 0))


@rule(
    "GI209",
    "superseded-regulation",
    Severity.ERROR,
    requires=[Statutory],
    tags=["period"],
    zh="编制依据已被取代：引用的是{cited}，应为{current}",
    en="the basis has been superseded: {cited} is cited, {current} is in force",
)
def superseded_regulation(statutory: Statutory, preamble: Preamble, year: ReportYear | None) -> Findings:
    """The report rests on the Regulations and the form that are in force.

    What it does:
        Tells a preamble that cites decree 492 and not 711; and in a report for 2021 or later the form of 2019
        (〔2019〕60号, 格式（试行）) and not that of 2021 (〔2021〕30号).

    Why:
        Decree 711 has been in force since 15 May 2019, the form of 2021 since the reports for 2021.

    Bad:
        根据《中华人民共和国政府信息公开条例》（国务院令第492号）编制

    Good:
        根据《中华人民共和国政府信息公开条例》（国务院令第711号）编制

    Known limits:
        A sentence that tells the history of both is honest, and so is 国令第711号, which is the decree's own number.
    """
    texts = [p.text.folded for p in preamble.all]
    if any("492" in text for text in texts) and not any("711" in text for text in texts):
        yield from _cited(preamble, ("492号",), _old_decree, "国务院令第711号")
    if statutory.edition != "2021" or (year is not None and year.value < 2021):
        return
    if not any("30号" in text and holds_any(text, _NEW_FORM) for text in texts):
        yield from _cited(preamble, ("60号", "试行"), _old_form, "国办公开办函〔2021〕30号")


_NEW_FORM = tuple(f"{before}30号" for before in ("2021", *"〔〕[]【】（）()函涵办第"))
"""The number of the form of 2021, also with its year in no brackets or in a damaged one."""


@cache
def _old_decree() -> re.Pattern[str]:
    return re.compile(r"(?:国务院令?|国令)[（(]?第?492号令?|(?<!政府)(?<!省)第?492号(?:国务院)?令")


@cache
def _old_form() -> re.Pattern[str]:
    return re.compile(r"(?:国办公开办?[函涵])?[〔\[【（(]2019[〕\]】）)]60号|年度报告格式[》]?[（(]试行[）)]")


def _cited(
    preamble: Preamble, words: Sequence[str], pattern: Callable[[], re.Pattern[str]], current: str
) -> Iterator[Finding]:
    """The first place of a pattern in a paragraph that holds one of the words, without which it matches nothing."""
    for paragraph in preamble.all:
        folded = paragraph.text.folded
        match = pattern().search(folded) if holds_any(folded, words) else None
        if match is not None:
            yield Finding(paragraph.text.span(*match.span()), cited=match[0], current=current)
            return


@rule(
    "GI210",
    "published-early",
    Severity.WARNING,
    tags=["period"],
    zh="{what}{date}，早于统计期限的最后一天{last}",
    en="{what} {date}, before the last day of the statistics period, {last}",
)
def published_early(
    report: Report,
    published: PublicationDate,
    year: ReportYear,
    period: StatisticsPeriod | None,
    doubt: TitleDoubt | None,
) -> Findings:
    """The report was signed and published after the period that it reports.

    What it does:
        Compares the date of publication and that of the signature with the last day of the statistics period, 31
        December where none can be read.

    Why:
        Figures of a year that is not over are not the year's; mostly the year of the signature was not changed.

    Bad:
        云岭县水务局2023年政府信息公开工作年度报告 … 2023年1月15日

    Good:
        云岭县水务局2023年政府信息公开工作年度报告 … 2024年1月15日

    Known limits:
        The last day itself is honest. A file's date of creation is never read.
    """
    if year.readings[0].kind == "file-name" or doubt is not None:
        return
    years = {year.value, *(reading.year for reading in year.conflict)}
    last = _last_day(period, year.value)
    for place in (published.published, published.signed):
        if place is not None and place.day < last and place.day < (min(years), 12, 31):
            end = DatedPlace(last, Span(0, 0))
            yield Finding(_where(place, report), what=_what(published, place), date=place.said, last=end.said)
            return


def _last_day(period: StatisticsPeriod | None, year: int) -> tuple[int, int, int]:
    if period is not None and period.main.readable and period.main.year in {None, year}:
        last = period.main.dates(year)[1]
        if last is not None and period.main.end is not None and period.main.end.exists:
            return last
    return year, 12, 31


@rule(
    "GI211",
    "stale-basis",
    Severity.INFO,
    tags=["period"],
    zh="编制依据是关于{found}年年度报告的通知，报告年度是{year}年",
    en="the basis is a notice on the reports for {found}, the report is for {year}",
)
def stale_basis(preamble: Preamble, year: ReportYear, doubt: TitleDoubt | None) -> Findings:
    """The notice that the preamble cites is the one on this year's report.

    What it does:
        Tells a notice on annual reports whose name bears an earlier year than the report's.

    Why:
        The sentence was left over from last year's report.

    Bad:
        某局2023年政府信息公开工作年度报告 … 根据《关于做好2022年政府信息公开工作年度报告编制工作的通知》要求

    Good:
        某局2023年政府信息公开工作年度报告 … 根据《关于做好2023年政府信息公开工作年度报告编制工作的通知》要求

    Known limits:
        A notice of the next year may bear the year in which it was issued, and is honest. The years of document
        numbers, and of work plans (工作要点), are not read.
    """
    for paragraph in preamble.all:
        folded = paragraph.text.folded
        if "通知" not in folded or "报" not in folded:
            continue
        years = _named_years(folded)
        if all(found >= year.value for found, _, _ in years):
            continue
        for match in _notice().finditer(folded):
            own = [named for named in years if match.start() <= named[1] and named[2] < match.end()]
            if not own or any(found >= year.value for found, _, _ in own):
                continue
            found, start, end = own[0]
            if doubt is None and not any(reading.year == found for reading in year.conflict):
                yield Finding(paragraph.text.span(start, end), found=found, year=year.value)


@cache
def _notice() -> re.Pattern[str]:
    """The name of a notice on annual reports, with or without its 《》."""
    return re.compile(
        r"关于(?:做好|开展|编制|印发|报送|公布|发布|切实做好|认真做好)?[^。；《》]{0,60}?(?:年度报告|年报)[^。；《》]{0,40}?通知"
    )


def _named_years(folded: str) -> list[tuple[int, int, int]]:
    """The years of this century that 年 follows, without those in the brackets of a document's number: year, start,
    end."""
    return [
        (year, start, end)
        for start, end, year in read_years(folded)
        if folded.startswith("20", start)
        and folded.startswith("年", end)
        and folded[start - 1 : start] not in _BRACKETS
    ]


_BRACKETS = frozenset("〔[（(")
