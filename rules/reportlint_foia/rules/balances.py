"""FOIA2: what adds up within a row."""

from collections.abc import Iterator, Sequence

from reportlint import Finding, Findings, Severity, rule

from ..amounts import differ, number_of, sum_of
from ..clauses import FORM, clause
from ..facts.tables import Appeals, Consultations, FormTables, Requests
from ..sections import number_of as part_of
from ..tables import ReadTable


@rule(
    "FOIA201",
    "requests-balance",
    Severity.ERROR,
    zh="V.A表“{component}”：年初未办结{start}件，加收到{received}件，减办结{processed}件，年末未办结应为{expected}件，"
    "表中为{end}件",
    en="V.A, {component}: {start} pending at the start + {received} received - {processed} processed make {expected} "
    "pending at the end, not {end}",
    source=clause("(C), (D)"),
    tags=["arithmetic"],
)
def requests_balance(requests: Requests) -> Findings:
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
        to the agency overall is FOIA206. The table is known by its four heads; without one of them it is not.
    """
    yield from _balances(requests)


@rule(
    "FOIA202",
    "appeals-balance",
    Severity.ERROR,
    zh="VI.A表“{component}”：年初未办结{start}件，加收到{received}件，减办结{processed}件，年末未办结应为{expected}件，"
    "表中为{end}件",
    en="VI.A, {component}: {start} pending at the start + {received} received - {processed} processed make {expected} "
    "pending at the end, not {end}",
    source=clause("(B)"),
    tags=["arithmetic"],
)
def appeals_balance(appeals: Appeals) -> Findings:
    """In VI.A, appeals pending at the start, plus received, less processed, are those pending at the end.

    What it does
        Adds up each row of the table in section VI.A as FOIA201 does in V.A. The finding stands at the number pending
        at the end; the others are related.

    Why
        The four numbers count the same appeals, so that each follows from the other three; the form computes the last.

    Bad
        | Agency / Component | … Start of Fiscal Year | … Received … | … Processed … | … End of Fiscal Year |
        | --- | --- | --- | --- | --- |
        | BSA | 4 | 12 | 13 | 4 |

    Good
        | Agency / Component | … Start of Fiscal Year | … Received … | … Processed … | … End of Fiscal Year |
        | --- | --- | --- | --- | --- |
        | BSA | 4 | 12 | 13 | 3 |

    Options
        None.

    Known limits
        A row with a blank cell, N/A or words in one of the four places is not checked.
    """
    yield from _balances(appeals)


@rule(
    "FOIA203",
    "consultations-balance",
    Severity.ERROR,
    zh="XII.B表“{component}”：年初未办结{start}件，加收到{received}件，减办结{processed}件，年末未办结应为{expected}件，"
    "表中为{end}件",
    en="XII.B, {component}: {start} pending at the start + {received} received - {processed} processed make {expected} "
    "pending at the end, not {end}",
    source=FORM,
    tags=["arithmetic"],
)
def consultations_balance(consultations: Consultations) -> Findings:
    """In XII.B, consultations pending at the start, plus received, less processed, are those pending at the end.

    What it does
        Adds up each row of the table in section XII.B as FOIA201 does in V.A. The finding stands at the number pending
        at the end; the others are related.

    Why
        The four numbers count the same consultations of other agencies; the form computes the last from the others.

    Bad
        | Agency / Component | … Start of the Fiscal Year | … Received … | … Processed … | … End of the Fiscal Year |
        | --- | --- | --- | --- | --- |
        | BSA | 1 | 5 | 5 | 0 |

    Good
        | Agency / Component | … Start of the Fiscal Year | … Received … | … Processed … | … End of the Fiscal Year |
        | --- | --- | --- | --- | --- |
        | BSA | 1 | 5 | 5 | 1 |

    Options
        None.

    Known limits
        A row with a blank cell, N/A or words in one of the four places is not checked.
    """
    yield from _balances(consultations)


def _balances(table: ReadTable) -> Iterator[Finding]:
    for row in table.entries:
        cells = [row.cells.get(column) for column in table.form.labels]
        start, received, processed, end = (number_of(cell) for cell in cells)
        last = cells[3]
        if last is None or start is None or received is None or processed is None or end is None:
            continue
        expected = start + received - processed
        if expected != end:
            yield Finding(
                last, related=[cell for cell in cells[:3] if cell is not None], component=row.component,
                start=start, received=received, processed=processed, expected=expected, end=end,
            )  # fmt: skip


@rule(
    "FOIA204",
    "row-total",
    Severity.ERROR,
    zh="{table}表“{component}”：各栏合计为{expected}，“{column}”栏为{said}",
    en="{table}, {component}: the columns add up to {expected}, {column} says {said}",
    source=FORM,
    tags=["arithmetic"],
)
def row_total(tables: FormTables) -> Findings:
    """The total of a row is the sum of its columns.

    What it does
        Adds up the columns of each row in V.B.(1), VI.B, the three tables of VII.C and IX (staff; costs), and compares
        them with the total of the row. N/A counts as 0; staff and dollars may differ by what rounding allows. The
        finding stands at the total.

    Why
        The form computes these totals; a total that differs was typed, or belongs to other figures.

    Bad
        | Agency / Component | Number Affirmed on Appeal | … Partially … | … Completely … | … Other Reasons | TOTAL |
        | --- | --- | --- | --- | --- | --- |
        | BSA | 6 | 2 | 1 | 4 | 12 |

    Good
        | Agency / Component | Number Affirmed on Appeal | … Partially … | … Completely … | … Other Reasons | TOTAL |
        | --- | --- | --- | --- | --- | --- |
        | BSA | 6 | 2 | 1 | 4 | 13 |

    Options
        None.

    Known limits
        A row with a blank cell or words is not checked, nor is a table with columns that the form does not have.
    """
    for table in tables.by_id.values():
        for total, listed in table.form.total.items():
            names = [c for c in table.columns if c != total] if listed == ("*",) else list(listed)
            if total not in table.columns or not set(names) <= set(table.columns):
                continue
            if table.whole or listed != ("*",):
                yield from _row_totals(table, total, names)


def _row_totals(table: ReadTable, total: str, names: Sequence[str]) -> Iterator[Finding]:
    for row in table.entries:
        cell = row.cells.get(total)
        said = number_of(cell)
        parts = [row.cells.get(name) for name in names]
        expected = sum_of(parts)
        if cell is None or said is None or expected is None:
            continue
        if differ(expected, said, len(parts)):
            yield Finding(
                cell,
                related=[part for part in parts if part is not None and number_of(part)],
                table=part_of(table.id), component=row.component, column=total, expected=expected, said=said,
            )  # fmt: skip


@rule(
    "FOIA205",
    "reasons-total",
    Severity.ERROR,
    zh="{table}表“{component}”：各项“其他”原因合计{expected}次，TOTAL栏为{said}次",
    en='{table}, {component}: the "other" reasons add up to {expected}, TOTAL says {said}',
    source=FORM,
    tags=["arithmetic"],
)
def reasons_total(tables: FormTables) -> Findings:
    """In V.B.(2) and VI.C.(3), a component's total is the sum of its reasons.

    What it does
        Adds up how many times a component relied upon each "other" reason, over all its rows, and compares that with
        its total, which stands in one cell over all of them or in the first. The finding stands at the total.

    Why
        The form computes the total; V.B.(1) and VI.C.(2) repeat it.

    Bad
        | BSA | Records held by a contractor | 3 | 6 |
        | BSA | Requester could not be reached | 2 |  |

    Good
        | BSA | Records held by a contractor | 3 | 5 |
        | BSA | Requester could not be reached | 2 |  |

    Options
        None.

    Known limits
        The agency overall has a total only. A component with a number that cannot be read is not checked.
    """
    for table in (tables.by_id.get("V.B.2"), tables.by_id.get("VI.C.3")):
        for row in table.entries if table is not None else ():
            lines = [row.cells, *row.further]
            times, total = table.form.labels[1:] if table is not None else ("", "")
            counted = [line[times] for line in lines if times in line and line[times].text.folded]
            cell = row.cells.get(total)
            said, expected = number_of(cell), sum_of(counted)
            if cell is None or said is None or row.overall or not counted:
                continue
            if expected is None or expected == said or table is None:
                continue
            yield Finding(
                cell, related=counted, table=part_of(table.id), component=row.component, expected=expected, said=said
            )
