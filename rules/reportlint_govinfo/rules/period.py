"""GI2: the report's year and the statistics period."""

from collections.abc import Iterator

from reportlint import Edit, Finding, Findings, Fix, Message, Report, Severity, Span, Term, Where, rule

from ..clauses import REGULATION
from ..facts import PeriodStatement, ReportYear, StatisticsPeriod
from ..facts.dates import DateToken, day_words
from ..facts.title_doubt import TitleDoubt

_PLACES = {
    "title": Term("title", "标题", "the title"),
    "preamble": Term("preamble", "正文开头", "the preamble"),
    "page-title": Term("page-title", "网页或文档属性中的标题", "the page's or file's title property"),
    "period": Term("period", "统计期限", "the statistics period"),
    "file-name": Term("file-name", "文件名", "the file name"),
}


@rule(
    "GI201",
    "statistics-year-mismatch",
    Severity.ERROR,
    source=REGULATION,
    tags=["period"],
    zh="统计期限为{period}年，与报告年度{year}年不一致",
    en="the statistics period is {period}, but the report is for {year}",
    variants={
        "title": Message(
            "统计期限为{period}年，与{place}的{year}年不一致；报告其他地方的年份与统计期限相符，可能是{place}的年份写错了",
            "the statistics period is {period}, but {place} says {year}; all else agrees with the period, so that "
            "{place} may be what is wrong",
        )
    },
)
def statistics_year_mismatch(period: StatisticsPeriod, year: ReportYear, doubt: TitleDoubt | None) -> Findings:
    """The statistics period lies in the report's year.

    What it does:
        Reads the sentence that states the period (统计期限, 统计时限, 涵盖 … and their like) in the preamble or the opening
        of the first section, in any of the shapes that people write, and compares its year with the report's. An end
        without a year takes the other's; a period that is stated again is checked too. Where the rest of the report
        (the review, next year's plans, the date) sides with the period, the variant title says that the title may be
        what is wrong; there is no fix then, and no other rule speaks of the title's year.

    Why:
        Reports are written from last year's copy, and the period is what is forgotten most often. A report for 2021
        whose figures are said to be those of 2020 cannot be relied on.

    Bad:
        某局2021年政府信息公开工作年度报告 … 统计期限自2020年1月1日至2020年12月31日止

    Good:
        某局2021年政府信息公开工作年度报告 … 统计期限自2021年1月1日至2021年12月31日止

    Known limits:
        A period that cannot be read is GI202's, one that spans two years too. The fix changes the year of both dates
        and is unsafe: the figures may be last year's as well.
    """
    for statement in period.statements:
        if statement.year is None or not statement.readable or statement.year == year.value:
            continue
        if year.readings[0].kind == "period" or _follows_conflict(year, statement.year):
            continue
        if doubt is not None and doubt.year == statement.year:
            place = _PLACES[doubt.place]
            yield Finding(
                statement, "title", related=_related(year), period=statement.year, year=year.value, place=place
            )
            continue
        yield Finding(
            statement,
            related=_related(year),
            fix=_year_fix(statement, year.value),
            period=statement.year,
            year=year.value,
        )


def _follows_conflict(year: ReportYear, other: int) -> bool:
    return any(reading.year == other for reading in year.conflict)


def _related(year: ReportYear) -> list[Where]:
    places: list[Where] = [r.span for r in year.readings if r.year == year.value and r.span.end and r.kind != "period"]
    return places[:1]


def _year_fix(statement: PeriodStatement, year: int) -> Fix | None:
    edits = []
    for token in (statement.start, statement.end):
        if token is not None and token.year is not None:
            if statement.text.folded[token.start : token.start + 4] != str(token.year):
                return None
            edits.append(Edit(statement.text.span(token.start, token.start + 4), str(year)))
    return Fix(safe=False, edits=edits)


@rule(
    "GI202",
    "statistics-period-invalid",
    Severity.ERROR,
    source=REGULATION,
    tags=["period"],
    zh="统计期限有误：{problem}",
    en="the statistics period is wrong: {problem}",
    variants={
        "unreadable": Message(
            "统计期限“{words}”无法辨认", "the statistics period “{words}” cannot be read", Severity.WARNING
        ),
        "partial": Message(
            "统计期限为{start}至{end}，不是一个完整的年度",
            "the statistics period is {start} to {end}, not a whole year",
            Severity.WARNING,
        ),
    },
)
def statistics_period_invalid(period: StatisticsPeriod, year: ReportYear | None) -> Findings:
    """The statistics period can be read, exists, and is a whole year.

    What it does:
        Tells a date that does not exist, an end before the start, dates that have lost characters or were not filled
        in (20231月1日, 203年1月1日, 至 年12月31日), and a period that is not 1 January to 31 December.

    Why:
        Article 50 asks for the figures of the past year. Characters are lost when a report is copied from a page.

    Bad:
        统计期限自2023年1月1日至2023年11月31日止

    Good:
        统计期限自2023年1月1日起至12月31日止

    Known limits:
        The second year may be left out, both may; 24时, 统计时限为2023年度 and a body founded within the year are honest.
        Only a closing date is GI203's.
    """
    own = year.value if year is not None else None
    for statement in period.statements:
        yield from _check_statement(statement, own)


def _check_statement(statement: PeriodStatement, year: int | None) -> Iterator[Finding]:
    if not statement.readable:
        yield Finding(statement, "unreadable", words=statement.words)
        return
    for token in (statement.start, statement.end):
        if token is not None and not token.exists:
            yield Finding(_place(statement, token), problem=_no_such_day(statement, token))
            return
    if statement.start is None or (statement.end is None and not statement.start.whole_year):
        return
    first, last = statement.dates(year if year is not None else 2000)
    if first is None or last is None:
        return
    if last < first:
        yield Finding(statement, problem=_reversed(_said(first, statement), _said(last, statement)))
    elif not _is_whole_year(first, last) and not _founded(statement):
        yield Finding(statement, "partial", start=_said(first, statement), end=_said(last, statement))


def _is_whole_year(first: tuple[int, int, int], last: tuple[int, int, int]) -> bool:
    return first[0] == last[0] and (first[1:], last[1:]) == ((1, 1), (12, 31))


def _no_such_day(statement: PeriodStatement, token: DateToken) -> Term:
    written = statement.text.folded[token.start : token.end]
    day = day_words(token.year, token.month or 0, token.day or 0)
    return Term(written, f"没有{written}这一天", f"there is no {day.en}")


def _reversed(first: Term, last: Term) -> Term:
    return Term(
        f"{last.id} < {first.id}",
        f"结束日期{last.zh}早于开始日期{first.zh}",
        f"it ends on {last.en}, before it begins on {first.en}",
    )


def _place(statement: PeriodStatement, token: DateToken) -> Span:
    return statement.text.span(token.start, token.end)


def _said(day: tuple[int, int, int], statement: PeriodStatement) -> Term:
    year, month, date = day
    return day_words(year if statement.years else None, month, date)


def _founded(statement: PeriodStatement) -> bool:
    """Whether the paragraph says that the body was founded within the year."""
    folded = statement.text.folded
    return any(word in folded for word in ("挂牌", "成立", "组建", "机构改革"))


@rule(
    "GI205",
    "report-year-conflict",
    Severity.ERROR,
    source=REGULATION,
    tags=["period"],
    zh="报告年度前后不一致：{places}；其余内容按{year}年的报告检查",
    en="the report names different years: {places}; the rest is checked as a report for {year}",
    variants={
        "file-name": Message(
            "文件名中的年份{name}与报告年度{year}不一致",
            "the file name says {name}, the report is for {year}",
            Severity.INFO,
        )
    },
)
def report_year_conflict(report: Report, year: ReportYear) -> Findings:
    """Title, preamble and page title name one year.

    What it does:
        Compares the years that the title, the preamble (2023年度报告, 现将2023年……情况报告如下) and the page's or file's title property name. A file
        name alone that differs is told as info.

    Why:
        A year left over from last year's copy makes the report one of two years.

    Bad:
        某局2023年政府信息公开工作年度报告 / 现公布某局2022年政府信息公开工作年度报告。

    Good:
        某局2023年政府信息公开工作年度报告 / 现公布某局2023年政府信息公开工作年度报告。

    Known limits:
        The names of other documents and of earlier reports in the preamble (2022年度报告见本网站) are not read, nor a day
        in the page's title. A file named by its date is honest.
    """
    conflict = year.conflict
    if conflict:
        odd = next(r for r in conflict if r.year != year.value)
        others: list[Where] = [r.span for r in conflict if r is not odd and r.span.end > 0]
        places = [_reading(r.kind, r.year) for r in conflict]
        yield Finding(odd.span if odd.span.end > 0 else others[0], related=others, places=places, year=year.value)
        return
    for reading in year.readings:
        if reading.kind == "file-name" and reading.year != year.value:
            where = year.readings[0].span
            yield Finding(where, "file-name", name=reading.year, year=year.value)


def _reading(kind: str, year: int) -> Term:
    place = _PLACES[kind]
    return Term(f"{kind} {year}", f"{place.zh}{year}年", f"{place.en} {year}")


@rule(
    "GI206",
    "report-year-missing",
    Severity.ERROR,
    source=REGULATION,
    tags=["period"],
    zh="看不出是哪一年的报告：标题、正文开头、统计期限和文件名中都没有年份",
    en="the report's year cannot be told: title, preamble, statistics period and file name name none",
)
def report_year_missing(report: Report, year: ReportYear | None) -> Findings:
    """The report says for which year it is.

    What it does:
        Tells a report whose year stands neither in the title nor in the preamble, the page's title, the statistics
        period or the file name.

    Why:
        Without its year a report cannot be checked against the year's figures, nor found.

    Bad:
        某局政府信息公开工作年度报告

    Good:
        某局2023年政府信息公开工作年度报告

    Known limits:
        Dates of publication, signature and creation are never taken for the report's year.
    """
    if year is None:
        first: Where = next(report.all_blocks, report.sections[0] if report.sections else Span(0, 0))
        yield Finding(report.title if report.title is not None else first)
