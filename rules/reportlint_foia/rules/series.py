"""FOIA7: this year's report beside last year's."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from reportlint import Finding, Findings, Previous, Severity, Term, Where, rule

from ..clauses import FORM, clause
from ..facts.figures import Figure, YearFigures
from ..sections import number_of as part_of

_BALANCES = ("V.A", "VI.A", "XII.B")
"""Tables with what is pending at the start, in column 0, and at the end, in column 3."""
_RECEIVED = Term("received", "收到", "received")
_PROCESSED = Term("processed", "办结", "processed")
_BACKLOGGED = Term("backlogged", "积压", "backlogged")
_REPEATED = (
    ("XII.D.1", 0, "V.A", 1, _RECEIVED),
    ("XII.D.1", 2, "V.A", 2, _PROCESSED),
    ("XII.D.2", 0, "XII.A", 0, _BACKLOGGED),
    ("XII.E.1", 0, "VI.A", 1, _RECEIVED),
    ("XII.E.1", 2, "VI.A", 2, _PROCESSED),
    ("XII.E.2", 0, "XII.A", 1, _BACKLOGGED),
)
"""A column of a comparison with last year, and the table and column of last year's report that has the same number."""


class Difference(Struct, frozen=True):
    """Two years' figures of one component that should be the same."""

    now: Figure
    last: Figure

    @property
    def amount(self) -> Decimal:
        return self.now.number.value - self.last.number.value

    @property
    def is_new(self) -> bool:
        """Whether neither a footnote excuses it nor a finding on one of the two reports tells of it."""
        wrong = self.amount in self.now.errors or -self.amount in self.last.errors
        return not (self.now.noted or self.now.told or wrong)

    @property
    def words(self) -> Term:
        component, now, last = self.now.component, self.now.number.value, self.last.number.value
        return Term(f"{component}: {now} ≠ {last}", f"{component}{now}≠{last}", f"{component}: {now} ≠ {last}")


@rule(
    "FOIA701",
    "start-of-year",
    Severity.WARNING,
    zh="{table}表年初未办结数与上一年（{year}年）报告的年末未办结数不一致，又没有脚注说明：{differences}",
    en="{table}: what is pending at the start is not what the report for {year} has pending at the end, and no footnote "
    "explains it: {differences}",
    source=clause("(C)"),
    tags=["series", "period"],
)
def start_of_year(now: YearFigures, last: Previous[YearFigures]) -> Findings:
    """What is pending at the start of a year is what last year's report has pending at its end.

    What it does
        Compares, for each component and the agency overall, the numbers pending at the start of the fiscal year in
        V.A, VI.A and XII.B with those pending at the end in last year's report. What differs in a table is one
        finding, at the first number that does; the others, and last year's, are related. A footnote excuses what it
        explains: a note below the table that names the component or the agency as a whole, or a mark in the row. The
        agency overall is told only where its components do not make the difference.

    Why
        Nothing lies between the end of one fiscal year and the start of the next. Agencies do find last year's number
        wrong; the form's guidelines ask them to say so in a footnote.

    Bad
        FY 2020, V.A: | BSA | 9 | 80 | 76 | 13 | and FY 2021, V.A: | BSA | 12 | 90 | 85 | 17 |

    Good
        FY 2020, V.A: | BSA | 9 | 80 | 77 | 12 | and FY 2021, V.A: | BSA | 12 | 90 | 85 | 17 |

    Options
        None.

    Known limits
        Last year's report is one of the same agency for the year before, among the files that are checked together.
        Components are matched by name; one that only one of the years has is not compared, and where no component is
        in both, neither is the agency overall. A number that breaks a sum of its own report by just the difference is
        left to the finding there (FOIA201 to FOIA203, FOIA206), and a start that is also below last year's backlog to
        FOIA408.
    """
    for table in _BALANCES:
        found = list(_differences(now, last.value, f"{table} 0", f"{table} 3"))
        if found:
            yield Finding(
                found[0].now.number, related=_others(found), table=part_of(table), year=last.period,
                differences=[each.words for each in found],
            )  # fmt: skip


@rule(
    "FOIA702",
    "comparison-last-year",
    Severity.WARNING,
    zh="{comparison}表上年{what}数与上一年（{year}年）报告{table}表不一致，又没有脚注说明：{differences}",
    en="{comparison}: what it has as {what} last year is not what {table} of the report for {year} says, and no footnote "
    "explains it: {differences}",
    source=FORM,
    tags=["series", "period"],
)
def comparison_last_year(now: YearFigures, last: Previous[YearFigures]) -> Findings:
    """The comparisons repeat last year's numbers as last year's report has them.

    What it does
        Compares, for each component and the agency overall, last year's columns of XII.D.(1) with V.A of last year's
        report, those of XII.E.(1) with VI.A, and those of XII.D.(2) and XII.E.(2) with XII.A. What differs in a column
        is one finding, at the first number that does; the others, and last year's, are related. A footnote below the
        comparison that names the component or the agency as a whole, or a mark in the row, excuses it. The agency
        overall is told only where its components do not make the difference.

    Why
        The form asks for the numbers "from last year's annual report", and its data format for the values reported
        there. It is a warning, since one report may have been amended after the other was made.

    Bad
        FY 2020, V.A: 80 received; FY 2021, XII.D.(1): | BSA | 77 | 90 | … |

    Good
        FY 2020, V.A: 80 received; FY 2021, XII.D.(1): | BSA | 80 | 90 | … |

    Options
        None.

    Known limits
        Last year's report is one of the same agency for the year before, among the files that are checked together.
        Components are matched by name; one that only one of the years has is not compared, and where no component is
        in both, neither is the agency overall. A number that breaks a sum of its own report by just the difference is
        left to the finding there (FOIA201, FOIA202, FOIA206). Where last year's backlog is copied wrongly, FOIA408 may
        tell of the same number: it knows this year's report only, and this rule says what last year's has.
    """
    for comparison, column, table, index, what in _REPEATED:
        found = list(_differences(now, last.value, f"{comparison} {column}", f"{table} {index}"))
        if found:
            yield Finding(
                found[0].now.number, related=_others(found), comparison=part_of(comparison), what=what,
                table=part_of(table), year=last.period, differences=[each.words for each in found],
            )  # fmt: skip


def _differences(now: YearFigures, last: YearFigures, column: str, earlier: str) -> Iterator[Difference]:
    """The figures of a column that are not those of a column of last year's report; of the agency overall only where
    its components do not explain it."""
    known = last.columns.get(earlier, {})
    pairs = [Difference(figure, known[key]) for key, figure in now.columns.get(column, {}).items() if key in known]
    components = [pair for pair in pairs if not pair.now.overall]
    explained = sum((pair.amount for pair in components), Decimal(0))
    alone = not components and any(
        not figure.overall for figure in (*now.columns.get(column, {}).values(), *known.values())
    )
    for pair in pairs:
        if pair.amount and pair.is_new and not (pair.now.overall and (alone or pair.amount == explained)):
            yield pair


def _others(found: Sequence[Difference]) -> list[Where]:
    """The places beside the first: the others of this year, and all of last year's."""
    return [*(each.now.number for each in found[1:]), *(each.last.number for each in found)]
