"""The rules of the pack."""

from collections.abc import Iterator
from decimal import Decimal

from reportlint import Cell, Finding, Findings, Message, Report, Section, Severity, Span, Table, Where, rule

from .facts import AgencySections, FiscalYear, RequestsTable, StatedYear
from .sections import TOPS, title_of

_STATUTE = "5 U.S.C. 552(e)(1)"
_MOST_RELATED = 20


@rule(
    "FOIA101",
    "missing-section",
    Severity.ERROR,
    zh="缺少第{section}部分（{title}）；规定格式有第I至第XII共十二部分",
    en="section {section}, {title}, is missing; the form has twelve sections, I to XII",
    variants={
        "none": Message(
            "第I至第XII部分一个也没有找到；规定格式有十二部分",
            "none of the sections I to XII is here; the form has twelve",
        )
    },
    source=_STATUTE,
    tags=["structure"],
)
def missing_section(report: Report, sections: AgencySections) -> Findings:
    """Each of the sections I to XII is there.

    What it does
        Looks for a heading of each of the twelve sections, by its name or its number, in any of the ways that
        agencies write them. A heading of a part stands for its section: "V.A." shows that section V is there. Each
        absent section gives one finding, at the heading before which it should stand, or at the end of the report.
        When none of the twelve is found there is one finding only.

    Why
        5 U.S.C. 552(e)(1) lists what an agency reports, and the Department of Justice's form gives each item its
        section. An agency that has nothing to report in a section keeps the section and says so.

    Bad
        ## VIII. Requests for Expedited Processing and Requests for Fee Waiver

        ## X. Fees Collected for Processing Requests

    Good
        ## VIII. Requests for Expedited Processing and Requests for Fee Waiver

        ## IX. FOIA Personnel and Costs

        ## X. Fees Collected for Processing Requests

    Options
        None.

    Known limits
        The parts of a section (V.A, V.B.(1) …) are not asked for one by one. Where a table could not be read, a
        section that it may hold is not said to be missing. Headings in pictures are not seen.
    """
    if not sections.headings:
        if not sections.unread:
            yield Finding(_beginning(report), "none")
        return
    for index, top in enumerate(TOPS):
        if sections.find(top) is not None:
            continue
        above = [h.span.start for t in TOPS[:index] if (h := sections.find(t)) is not None]
        below = next((h for t in TOPS[index:] if (h := sections.find(t)) is not None), None)
        stop = len(report.text) if below is None else below.span.start
        if not any(max(above, default=0) <= table.span.start < stop for table in sections.unread):
            yield Finding(_ending(report) if below is None else below, section=top, title=title_of(top))


def _beginning(report: Report) -> Where:
    """The title, else the first thing in the report."""
    return report.title or next(_nodes(report), Span(0, 0))


def _ending(report: Report) -> Where:
    """The last thing in the report: a heading, a paragraph, the last cell of a table."""
    nodes = list(_nodes(report))
    return nodes[-1] if nodes else Span(0, 0)


def _nodes(report: Report) -> Iterator[Where]:
    """Headings, paragraphs and cells with words, in reading order."""
    holders: list[Report | Section] = [report, *report.walk()]
    for holder in holders:
        if isinstance(holder, Section):
            yield holder.heading
        for block in holder.blocks:
            if isinstance(block, Table):
                yield from (cell for cell in block.cells if cell.text.folded)
            else:
                yield block


@rule(
    "FOIA201",
    "requests-balance",
    Severity.ERROR,
    zh="V.A表“{component}”：年初未办结{start}件，加收到{received}件，减办结{processed}件，年末未办结应为{expected}件，"
    "表中为{end}件",
    en="V.A, {component}: {start} pending at the start + {received} received - {processed} processed make {expected} "
    "pending at the end, not {end}",
    source=_STATUTE,
    tags=["arithmetic"],
)
def requests_balance(requests: RequestsTable) -> Findings:
    """In V.A, what was pending, plus what came, less what was processed, is what is pending now.

    What it does
        Adds up each row of the table in section V.A, those of the components and that of the agency overall:
        requests pending at the start of the fiscal year, plus requests received, less requests processed, must be
        the requests pending at its end. The finding stands at the last of the four numbers; the others are related.

    Why
        5 U.S.C. 552(e)(1) asks for the requests pending, received and processed. The four numbers count the same
        requests, so that each follows from the other three.

    Bad
        | Agency / Component | … Start of Fiscal Year | … Received … | … Processed … | … End of Fiscal Year |
        | --- | --- | --- | --- | --- |
        | BSA | 12 | 90 | 85 | 18 |

    Good
        | Agency / Component | … Start of Fiscal Year | … Received … | … Processed … | … End of Fiscal Year |
        | --- | --- | --- | --- | --- |
        | BSA | 12 | 90 | 85 | 17 |

    Options
        None.

    Known limits
        A row with a blank cell, N/A or words in one of the four places is not checked. That the components add up
        to the agency overall is not asked here. The table is known by its four heads; without one of them it is not.
    """
    for row in requests.rows:
        cells = (row.start, row.received, row.processed, row.end)
        start, received, processed, end = (_number(cell) for cell in cells)
        if row.end is None or start is None or received is None or processed is None or end is None:
            continue
        expected = start + received - processed
        if expected != end:
            yield Finding(
                row.end, related=[cell for cell in cells[:3] if cell is not None], component=row.component,
                start=start, received=received, processed=processed, expected=expected, end=end,
            )  # fmt: skip


def _number(cell: Cell | None) -> int | Decimal | None:
    return None if cell is None else cell.value.number


@rule(
    "FOIA301",
    "fiscal-year-conflict",
    Severity.ERROR,
    zh="{place}中的财政年度为{said}年，而本报告的财政年度为{year}年",
    en="{place} says fiscal year {said}; the report is for fiscal year {year}",
    source=_STATUTE,
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
