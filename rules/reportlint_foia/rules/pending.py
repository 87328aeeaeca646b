"""FOIA4: what two tables say of the same thing: what is pending, and this year beside the last."""

from collections.abc import Sequence

from reportlint import Cell, Finding, Findings, Severity, Term, rule

from ..amounts import days_of, number_of
from ..clauses import FORM, clause
from ..facts.sections import Footnotes
from ..facts.tables import (
    Appeals,
    Backlogs,
    FormTables,
    OldestRequests,
    PendingRequests,
    Requests,
)
from ..matching import differing, excess
from ..sections import number_of as part_of
from ..starts import below_backlog
from ..tables import ReadTable, Row

_PENDING = ("SIMPLE / Number Pending", "COMPLEX / Number Pending", "EXPEDITED PROCESSING / Number Pending")
_RECEIVED = Term("received", "收到", "received")
_PROCESSED = Term("processed", "办结", "processed")
_BACKLOGGED = Term("backlogged", "积压", "backlogged")
_REQUESTS = Term("requests", "申请", "requests")
_APPEALS = Term("appeals", "复议", "appeals")


@rule(
    "FOIA405",
    "perfected-pending",
    Severity.ERROR,
    zh="“{component}”：VII.D表未办结的完善申请共{total}件，多于V.A表年末未办结的{pending}件",
    en="{component}: VII.D counts {total} pending perfected requests, V.A only {pending} pending at the end",
    source=clause("(C), (D)"),
    tags=["consistency"],
)
def perfected_pending(requests: Requests, pending: PendingRequests) -> Findings:
    """VII.D counts no more pending requests than V.A.

    What it does
        Adds up, for each component and the agency overall, the simple, complex and expedited requests pending in
        VII.D. The sum may not be more than what V.A has pending at the end. The finding stands at the first number.

    Why
        VII.D counts the perfected requests among those pending at the end of the fiscal year.

    Bad
        V.A: 17 pending at the end; VII.D: 10 simple + 8 complex + 0 expedited

    Good
        V.A: 17 pending at the end; VII.D: 10 simple + 6 complex + 0 expedited

    Options
        None.

    Known limits
        A component with a cell that is blank or no number is not checked.
    """
    for row in requests.entries:
        match = pending.row(row.key)
        if match is not None and row.key:
            cells = [match.cells.get(column) for column in _PENDING]
            bound = row.cells.get(requests.form.labels[3])
            over = excess(cells, bound)
            if over is not None:
                first, related, total = over
                yield Finding(
                    first, related=related, component=row.component, total=total, pending=number_of(bound) or 0
                )


@rule(
    "FOIA406",
    "backlog-above-pending",
    Severity.ERROR,
    zh="“{component}”：XII.A表积压{what}{backlog}件，多于{table}表未办结的{pending}件",
    en="{component}: XII.A has a backlog of {backlog} {what}, {table} only {pending} pending",
    source=clause("(C)"),
    tags=["consistency"],
)
def backlog_above_pending(
    backlogs: Backlogs, requests: Requests | None, appeals: Appeals | None, pending: PendingRequests | None
) -> Findings:
    """The backlog is no more than what is pending.

    What it does
        Compares, for each component and the agency overall, the backlogged requests of XII.A with the requests pending
        at the end in V.A and with those pending in VII.D, and the backlogged appeals with the appeals pending at the
        end in VI.A. The finding stands in XII.A.

    Why
        The backlog is that part of what is pending which is beyond the time that the statute allows.

    Bad
        V.A: 17 pending at the end; XII.A: 18 backlogged requests

    Good
        V.A: 17 pending at the end; XII.A: 6 backlogged requests

    Options
        None.

    Known limits
        N/A says that a component handles no appeals, and is not compared.
    """
    backlogged, appealed = backlogs.form.labels
    for row in backlogs.entries:
        cell = row.cells.get(backlogged)
        against = [
            ("V.A", [_cell(requests, row, requests.form.labels[3])] if requests is not None else []),
            ("VII.D", [_cell(pending, row, column) for column in _PENDING] if pending is not None else []),
        ]
        yield from next((told for id, parts in against if (told := _backlog(row, cell, _REQUESTS, id, parts))), [])
        if appeals is not None:
            parts = [_cell(appeals, row, appeals.form.labels[3])]
            yield from _backlog(row, row.cells.get(appealed), _APPEALS, "VI.A", parts)


def _cell(table: ReadTable, row: Row, column: str) -> Cell | None:
    match = table.row(row.key)
    return None if match is None else match.cells.get(column)


def _backlog(row: Row, cell: Cell | None, what: Term, table: str, parts: Sequence[Cell | None]) -> list[Finding]:
    backlog, numbers = number_of(cell), [number_of(part) for part in parts]
    known = [number for number in numbers if number is not None]
    if cell is None or backlog is None or not parts or len(known) < len(numbers) or backlog <= sum(known):
        return []
    related = [part for part in parts if part is not None]
    return [
        Finding(
            cell, related=related, component=row.component, what=what, backlog=backlog, table=table, pending=sum(known)
        )
    ]


_CURRENT = (
    ("XII.D.1", "Received, Current", "V.A", 1, _RECEIVED),
    ("XII.D.1", "Processed, Current", "V.A", 2, _PROCESSED),
    ("XII.D.2", "Backlogged, Current", "XII.A", 0, _BACKLOGGED),
    ("XII.E.1", "Received, Current", "VI.A", 1, _RECEIVED),
    ("XII.E.1", "Processed, Current", "VI.A", 2, _PROCESSED),
    ("XII.E.2", "Backlogged, Current", "XII.A", 1, _BACKLOGGED),
)
"""A column of a comparison, and the table and column that has the same number."""


@rule(
    "FOIA407",
    "comparison-current",
    Severity.ERROR,
    zh="“{component}”：{comparison}表本年度{what}{said}件，{table}表为{number}件",
    en="{component}: {comparison} says {said} {what} this year, {table} says {number}",
    source=FORM,
    tags=["consistency"],
)
def comparison_current(tables: FormTables) -> Findings:
    """The comparisons repeat this year's numbers as the other sections have them.

    What it does
        Compares, for each component and the agency overall, this year's columns of XII.D.(1) with V.A, of XII.E.(1)
        with VI.A, and of XII.D.(2) and XII.E.(2) with XII.A. The finding stands in the comparison.

    Why
        The Department of Justice refuses reports in which they differ: a comparison with other numbers compares
        nothing.

    Bad
        V.A: 90 received; XII.D.(1): | BSA | 77 | 91 | … |

    Good
        V.A: 90 received; XII.D.(1): | BSA | 77 | 90 | … |

    Options
        None.

    Known limits
        Last year's columns are compared with last year's report by FOIA702, where both are checked together.
    """
    for comparison, column, id, index, what in _CURRENT:
        table, other = tables.by_id.get(comparison), tables.by_id.get(id)
        if table is None or other is None:
            continue
        for row, cell, second, said, number in differing(table, column, other, other.form.labels[index]):
            yield Finding(
                cell, related=[second], component=row.component, comparison=part_of(comparison), what=what,
                said=said, table=part_of(id), number=number,
            )  # fmt: skip


@rule(
    "FOIA408",
    "start-below-backlog",
    Severity.WARNING,
    zh="“{component}”：{table}表年初未办结{start}件，少于{comparison}表上年末积压的{backlog}件，又没有脚注说明",
    en="{component}: {table} has {start} pending at the start, {comparison} a backlog of {backlog} at the end of last "
    "year, and no footnote explains it",
    source=clause("(C)"),
    tags=["consistency", "period"],
)
def start_below_backlog(tables: FormTables, footnotes: Footnotes) -> Findings:
    """What was backlogged at the end of last year is pending at the start of this one.

    What it does
        Compares, for each component and the agency overall, last year's backlog in XII.D.(2) with the requests
        pending at the start in V.A, and last year's backlog in XII.E.(2) with the appeals pending at the start in
        VI.A. A start that is smaller is told, unless a footnote excuses it: a note below one of the two tables that
        names the component or the agency as a whole, or the mark of a footnote in the row. The finding stands at the
        number pending at the start.

    Why
        The start of a fiscal year is the end of the one before, and the backlog is a part of what was pending then.
        Agencies do correct last year's number; the form's guidelines ask them to say so in a footnote.

    Bad
        V.A: | BSA | 5 | 90 | 85 | 10 | and XII.D.(2): | BSA | 6 | 7 |

    Good
        V.A: | BSA | 12 | 90 | 85 | 17 | and XII.D.(2): | BSA | 6 | 7 |

    Options
        None.

    Known limits
        Of last year, one report has the numbers received, processed and backlogged; the number pending at its end
        stands in last year's report only. Where both reports are checked together, FOIA701 compares V.A's start with
        it, and leaves alone a start that is told here.
    """
    for id, comparison, row, (cell, start), (last, backlog) in below_backlog(tables.by_id, footnotes):
        yield Finding(
            cell, related=[last], component=row.component, table=part_of(id), start=start,
            comparison=part_of(comparison), backlog=backlog,
        )  # fmt: skip


@rule(
    "FOIA409",
    "single-pending-days",
    Severity.ERROR,
    zh="“{component}”：VII.D表仅有1件未办结，{column}为{said}天，VII.E表中这一件为{days}天",
    en="{component}: VII.D has one request pending and a {column} of {said} days, VII.E says {days} for the same request",
    source=clause("(C), (J)"),
    tags=["consistency"],
)
def single_pending_days(pending: PendingRequests, oldest: OldestRequests) -> Findings:
    """A single pending request has the same number of days in VII.D and VII.E.

    What it does
        Where VII.D has one perfected request pending in all for a component, its median and its average are the days
        of the only request that VII.E lists. The finding stands in VII.D.

    Why
        Both tables speak of the same request. Where they differ, one of them was left from an earlier report.

    Bad
        VII.D: | BSA | 1 | 282 | 282 | … | and VII.E: | BSA | Number of Days | … | 382 |

    Good
        VII.D: | BSA | 1 | 382 | 382 | … | and VII.E: | BSA | Number of Days | … | 382 |

    Options
        None.

    Known limits
        A component is looked at where VII.D has exactly one request pending and VII.E has a number of days for the
        oldest. Of median and average, the first that differs is told.
    """
    for row in pending.entries:
        numbers = {column: number_of(row.cells.get(column)) for column in _PENDING}
        match = oldest.row(row.key)
        if list(numbers.values()).count(1) != 1 or sum(n or 0 for n in numbers.values()) != 1:
            continue
        last = match.further[0].get("Oldest") if match is not None and match.further else None
        days = days_of(last)
        track = next(column for column, number in numbers.items() if number == 1).partition(" / ")[0]
        cells = [row.cells.get(f"{track} / {measure} Number of Days") for measure in ("Median", "Average")]
        wrong = [cell for cell in cells if cell is not None and days_of(cell) not in {None, days}]
        if last is not None and days and wrong:
            measure = (
                Term("median", "中位数", "median") if wrong[0] is cells[0] else Term("average", "平均数", "average")
            )
            yield Finding(
                wrong[0], related=[*wrong[1:], last], component=row.component, column=measure,
                said=wrong[0].text.folded, days=last.text.folded,
            )  # fmt: skip
