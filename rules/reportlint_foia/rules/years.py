"""FOIA3: the fiscal year."""

from collections.abc import Iterator
from datetime import date

from reportlint import Cell, Finding, Findings, Severity, rule

from ..amounts import date_of
from ..clauses import FORM, STATUTE
from ..facts.period import FiscalYear, StatedYear
from ..facts.tables import FormTables
from ..sections import number_of
from ..years import mentions

_MOST_RELATED = 20


@rule(
    "FOIA301",
    "fiscal-year-conflict",
    Severity.ERROR,
    zh="{place}中的财政年度为{said}年，而本报告的财政年度为{year}年",
    en="{place} says fiscal year {said}; the report is for fiscal year {year}",
    source=STATUTE,
    tags=["period"],
)
def fiscal_year_conflict(fiscal_year: FiscalYear) -> Findings:
    """The report is for one fiscal year throughout.

    What it does
        Reads the fiscal year in the title, in headings, and in captions and heads of tables. The report's year is
        what most of title, preamble, headings, tables and the file's name say; among equals the title is right. Each
        other year gives one finding, at the first place that says it; the further ones are related, and the first
        place that says the report's year.

    Why
        5 U.S.C. 552(e)(1) asks for a report on each fiscal year. A heading that names another year was taken over
        from last year's report, and the numbers under it may have been too.

    Bad
        # Bureau of Sample Affairs: Annual FOIA Report, Fiscal Year 2021

        ## V. FOIA Requests, Fiscal Year 2020

    Good
        # Bureau of Sample Affairs: Annual FOIA Report, Fiscal Year 2021

        ## V. FOIA Requests, Fiscal Year 2021

    Options
        None.

    Known limits
        Running text may name any year. Not compared are: section IV, XII.D and XII.E; headings that name a statute,
        compare years, or speak of past or coming ones; heads of one table that name several years; the start or end
        of a year ("as of End of Fiscal Year 2020"). A file name alone that gives another year is not told.
    """
    places = [stated for stated in fiscal_year.stated if stated.place.id != "preamble"]
    right = [stated for stated in fiscal_year.stated if stated.year == fiscal_year.year][:1]
    wrong: dict[int, list[StatedYear]] = {}
    for stated in places:
        if stated.year != fiscal_year.year:
            wrong.setdefault(stated.year, []).append(stated)
    for year, (first, *others) in wrong.items():
        yield Finding(
            first,
            related=[s.words for s in (*others[:_MOST_RELATED], *right)],
            place=first.place,
            said=year,
            year=fiscal_year.year,
        )


@rule(
    "FOIA302",
    "date-after-year",
    Severity.ERROR,
    zh="{table}表“{component}”：{date}晚于财政年度结束日{end}",
    en="{table}, {component}: {date} is after the end of the fiscal year, {end}",
    source=FORM,
    tags=["period"],
)
def date_after_year(tables: FormTables, fiscal_year: FiscalYear) -> Findings:
    """What is pending at the end of the fiscal year came before it ended.

    What it does
        Reads the dates in the tables of the ten oldest appeals, requests and consultations (VI.C.(5), VII.E, XII.C).
        None may be later than 30 September of the fiscal year. One finding a component, at its first such date.

    Why
        The tables list what was pending on the last day of the fiscal year. A later date is a slip of the pen, or the
        figures are of another year.

    Bad
        A report for fiscal year 2021 with: | BSA | Date | … | 2021-11-03 |

    Good
        A report for fiscal year 2021 with: | BSA | Date | … | 2021-03-11 |

    Options
        None.

    Known limits
        Dates are read as 2021-03-11 and as 3/11/2021; others are not.
    """
    end = date(fiscal_year.year, 9, 30)
    for id in ("VI.C.5", "VII.E", "XII.C"):
        table = tables.by_id.get(id)
        for row in table.entries if table is not None else ():
            late = [cell for cell in row.cells.values() if (day := date_of(cell)) is not None and day > end]
            if late:
                yield Finding(
                    late[0], related=late[1:], table=number_of(id), component=row.component,
                    date=late[0].text.folded, end=end.isoformat(),
                )  # fmt: skip


@rule(
    "FOIA303",
    "comparison-years",
    Severity.ERROR,
    zh="{table}的表头写的是{said}财政年度；本报告为{year}年度，这里只能比较{last}与{year}年度",
    en="the head of {table} says fiscal year {said}; a report for {year} compares {last} and {year}",
    source=FORM,
    tags=["period"],
)
def comparison_years(tables: FormTables, fiscal_year: FiscalYear) -> Findings:
    """XII.D and XII.E compare this fiscal year with the one before.

    What it does
        Where the heads of the comparisons in XII.D and XII.E name fiscal years, each must be the report's or the one
        before it. One finding for each other year in a table.

    Why
        The form compares the current report with the previous one. A head that names an older year was left from last
        year's report, and so may the figures under it.

    Bad
        In a report for fiscal year 2021: | Received in FY 2019 | Received in FY 2020 |

    Good
        In a report for fiscal year 2021: | Received in FY 2020 | Received in FY 2021 |

    Options
        None.

    Known limits
        Heads without years, as the form has them ("from Last Year's Annual Report"), say nothing here.
    """
    for id in ("XII.D.1", "XII.D.2", "XII.E.1", "XII.E.2"):
        table = tables.by_id.get(id)
        seen: set[int] = set()
        for cell in _heads(table.tables[0].cells, table.tables[0].rows) if table is not None else ():
            for mention in mentions(cell.text):
                if mention.year not in {fiscal_year.year, fiscal_year.year - 1, *seen}:
                    seen.add(mention.year)
                    yield Finding(
                        mention.words, table=number_of(id), said=mention.year, year=fiscal_year.year,
                        last=fiscal_year.year - 1,
                    )  # fmt: skip


def _heads(cells: tuple[Cell, ...], rows: int) -> Iterator[Cell]:
    """The cells above the first row with a number."""
    first = min((cell.row for cell in cells if cell.value.is_number), default=rows)
    return (cell for cell in cells if cell.row < first)
