"""GI2: the years that the text speaks of, and a statistics period that is not there."""

from reportlint import Finding, Findings, Report, Severity, Where, rule

from ..facts import Preamble, ReportYear, StatisticsPeriod
from ..facts.tense import YearMention, YearsTold, is_to_come
from ..facts.title_doubt import TitleDoubt


@rule(
    "GI203",
    "statistics-period-missing",
    Severity.INFO,
    tags=["period"],
    zh="没有写明所列数据的统计期限（起止日期）",
    en="the report does not say which period its figures are of (first and last day)",
)
def statistics_period_missing(report: Report, preamble: Preamble, period: StatisticsPeriod | None) -> Findings:
    """The report states its statistics period.

    What it does:
        Tells a report whose preamble and first section state no period, or only the day on which it ends.

    Why:
        Figures of a year can be compared only when it is said which days they cover.

    Bad:
        本报告数据统计截止日期为2023年12月31日。

    Good:
        本报告数据统计期限自2023年1月1日起至2023年12月31日止。

    Known limits:
        Any sentence with the first and the last day of the year is taken for one. A period that cannot be read is
        GI202's.
    """
    if period is None:
        if not _names_both_ends(report) and not _names_period(report):
            longest: Where | None = max(preamble.paragraphs, key=lambda p: len(p.text), default=None)
            place = longest or report.title or next(iter(report.sections), None) or next(report.all_blocks, None)
            if place is not None:
                yield Finding(place)
        return
    main = period.main
    closing = main.end if main.start is None and len(period.statements) == 1 else None
    if closing is None or not closing.readable or (closing.month, closing.day) == (1, 1):
        return
    if not _names_both_ends(report):
        yield Finding(main)


def _names_both_ends(report: Report) -> bool:
    """Whether a paragraph names the first and the last day of a year."""
    return any("12月31日" in p.text.folded and "1月1日" in p.text.folded for p in report.paragraphs)


def _names_period(report: Report) -> bool:
    """Whether a paragraph speaks of the period without saying its days."""
    nouns = ("统计期", "统计时")
    return any(noun in p.text.folded for p in report.paragraphs for noun in nouns)


def _reliable(year: ReportYear) -> bool:
    """Whether the year stands in the report itself: a file may be named by the year it was published in."""
    return year.readings[0].kind != "file-name"


def _follows_conflict(year: ReportYear, *others: int) -> bool:
    return any(reading.year in others for reading in year.conflict)


@rule(
    "GI204",
    "stale-year",
    Severity.WARNING,
    tags=["period"],
    zh="这里写的是{found}年的工作，报告年度是{year}年",
    en="this tells of the work of {found}, the report is for {year}",
)
def stale_year(years: YearsTold, year: ReportYear, doubt: TitleDoubt | None) -> Findings:
    """The review tells of the report's own year.

    What it does:
        Reads the first sentence of section one, of each of its aspects and of section five. One that opens with
        another year and tells of the body's own finished work is told; so is a year after the next one that is told
        of as past. One finding a wrong year, the other places related.

    Why:
        A paragraph left over from last year's report tells last year's work.

    Bad:
        某局2023年政府信息公开工作年度报告 … 2022年，我局认真落实《条例》要求，全年主动公开信息312条。

    Good:
        某局2023年政府信息公开工作年度报告 … 2023年，我局认真落实《条例》要求，全年主动公开信息312条。

    Known limits:
        Only the first sentences are read. 2022年以来, 2022年度部门决算, 较2022年, documents by their year, and last year's
        problems beside this year's are honest. Plans are GI207's.
    """
    if not _reliable(year) or doubt is not None:
        return
    stale: dict[int, list[YearMention]] = {}
    for mention in [*years.openings, *years.told_as_past(year.value + 1)]:
        if mention.year == year.value or _follows_conflict(year, mention.year):
            continue
        if _is_review(years, mention, year.value):
            continue
        places = stale.setdefault(mention.year, [])
        if all(place.span.start != mention.span.start for place in places):
            places.append(mention)
    for found, places in stale.items():
        places.sort(key=lambda place: place.span.start)
        yield Finding(places[0], related=places[1:], found=found, year=year.value)


def _is_review(years: YearsTold, mention: YearMention, year: int) -> bool:
    """Whether the text goes on to the report's own year: in the same paragraph, as 今年 in the same sentence, in section
    five anywhere. A later year in section five that nothing marks as past is a plan."""
    problems = mention.section == "S5"
    if problems and mention.year > year and not any(mark in mention.sentence for mark in _PAST):
        return True
    if mention.year < year and mention.leads_to_own_year:
        return True
    if problems and any(mark in mention.text.folded for mark in ("本年度", "今年", "本年")):
        return True
    return any(
        other.year == year and not is_to_come(other.sentence)
        for other in years.mentions
        if other.text is mention.text or (problems and other.section == "S5")
    )


_PAST = ("已", "了", "取得", "存在", "全年")


@rule(
    "GI207",
    "plan-year",
    Severity.WARNING,
    tags=["period"],
    zh="改进计划写的是{found}年，{year}年的报告应写下一年（{next}年）的打算",
    en="the plan is for {found}; a report for {year} plans for {next}",
)
def plan_year(years: YearsTold, year: ReportYear, doubt: TitleDoubt | None) -> Findings:
    """The plan of section five is one for the next year.

    What it does:
        Reads the clauses of section five that say when the plan is carried out (2024年，将 …, 2024年，我局计划 …,
        2024年工作打算：) and compares their year with the one after the report's.

    Why:
        A plan for the report's own year, or an earlier one, is left over from last year's report.

    Bad:
        某局2023年政府信息公开工作年度报告 … 2023年，我局将进一步加强政策解读。

    Good:
        某局2023年政府信息公开工作年度报告 … 2024年，我局将进一步加强政策解读。

    Known limits:
        Goals (到2027年底前), programmes (十五五), 今年，将 … and the report's own year in the past tense (2023年，我局将信息公开纳入考核)
        are honest. A later year is told only where no plan for the next one stands beside it.
    """
    if not _reliable(year) or doubt is not None:
        return
    due = year.value + 1
    planned = {mention.year for mention in years.plans}
    for mention in years.plans:
        if mention.year == due or (mention.year > due and due in planned):
            continue
        if _follows_conflict(year, mention.year - 1):
            continue
        yield Finding(mention, found=mention.year, year=year.value, next=due)
