"""FOIA5: what single cells and rows may say."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from reportlint import Cell, Finding, Findings, Message, Severity, Term, ValueKind, rule

from ..amounts import date_of, days_of, number_of
from ..clauses import FORM, clause
from ..facts.tables import FormTables
from ..sections import number_of as part_of
from ..tables import ReadTable, Row

_OLDEST = ("VI.C.5", "VII.E", "XII.C")
_MEDIAN = Term("median", "中位数", "median")
_AVERAGE = Term("average", "平均数", "average")


@rule(
    "FOIA501",
    "days-range",
    Severity.ERROR,
    zh="{table}表“{component}”：最低天数{lowest}大于最高天数{highest}",
    en="{table}, {component}: the lowest number of days, {lowest}, is above the highest, {highest}",
    variants={
        "outside": Message(
            "{table}表“{component}”：{what}{said}天不在最低天数{lowest}与最高天数{highest}之间",
            "{table}, {component}: the {what} of {said} days is not between the lowest, {lowest}, and the highest, "
            "{highest}",
        )
    },
    source=clause("(F), (I)"),
    tags=["arithmetic"],
)
def days_range(tables: FormTables) -> Findings:
    """The lowest number of days is not above the highest; median and average lie between them.

    What it does
        In VI.C.(4), and for each track of VII.A and VII.B, compares the lowest with the highest number of days in each
        row, and both with the median and the average (outside). "<1" is less than any whole number.

    Why
        Median, average, lowest and highest are of the same requests.

    Bad
        | BSA | Median 14 | Average 19 | Lowest 21 | Highest 20 |

    Good
        | BSA | Median 14 | Average 19 | Lowest <1 | Highest 120 |

    Options
        None.

    Known limits
        A row with N/A, a blank or words in one of the four places is checked as far as its numbers go.
    """
    for id in ("VI.C.4", "VII.A", "VII.B"):
        table = tables.by_id.get(id)
        for row in table.entries if table is not None else ():
            for group in table.form.groups or ("",) if table is not None else ():
                yield from _out_of_range(id, row, f"{group} / " if group else "")


def _out_of_range(id: str, row: Row, group: str) -> Iterator[Finding]:
    median, average, low, high = (
        row.cells.get(f"{group}{name} Number of Days") for name in ("Median", "Average", "Lowest", "Highest")
    )
    lowest, highest = days_of(low), days_of(high)
    if low is None or high is None or lowest is None or highest is None:
        return
    part, ends = part_of(id), (low.text.folded, high.text.folded)
    if lowest > highest:
        yield Finding(low, related=[high], table=part, component=row.component, lowest=ends[0], highest=ends[1])
        return
    for cell, what in ((median, _MEDIAN), (average, _AVERAGE)):
        days = days_of(cell)
        if cell is not None and days is not None and not lowest <= days <= highest:
            yield Finding(
                cell, "outside", related=[low, high], table=part, component=row.component, what=what,
                said=cell.text.folded, lowest=ends[0], highest=ends[1],
            )  # fmt: skip


@rule(
    "FOIA502",
    "oldest-order",
    Severity.ERROR,
    zh="{table}表“{component}”：“{older}”为{older_days}天，比较新的“{newer}”（{newer_days}天）还少",
    en="{table}, {component}: {older} is pending {older_days} days, less than {newer} with {newer_days}",
    variants={
        "dates": Message(
            "{table}表“{component}”：“{older}”的日期{older_days}晚于“{newer}”的日期{newer_days}",
            "{table}, {component}: {older} is dated {older_days}, later than {newer}, {newer_days}",
            Severity.WARNING,
        )
    },
    source=clause("(J), (K)"),
    tags=["arithmetic"],
)
def oldest_order(tables: FormTables) -> Findings:
    """The ten oldest stand in the order of their age.

    What it does
        In VI.C.(5), VII.E and XII.C, walks through each component's ten oldest from the 10th to the oldest: the days
        may not become fewer, and the dates may not become later (dates). One finding a component and table.

    Why
        The columns are the 10th oldest, the 9th … the oldest. The form is refused where they are not in order.

    Bad
        | BSA | Number of Days | … | 161 | 120 |

    Good
        | BSA | Number of Days | … | 161 | 293 |

    Options
        None.

    Known limits
        N/A, blanks and the 0 that the form writes with N/A take no part. Where the days are in disorder, the dates
        are not looked at.
    """
    for id in _OLDEST:
        table = tables.by_id.get(id)
        for row in table.entries if table is not None else ():
            order = table.form.labels if table is not None else ()
            days = [
                (c, cell, n)
                for c in order
                if row.further and (cell := row.further[0].get(c)) and (n := number_of(cell))
            ]
            dates = [(c, cell, -d.toordinal()) for c in order if (cell := row.cells.get(c)) and (d := date_of(cell))]
            fall, late = _first_fall(days), _first_fall(dates)
            found = fall or late
            if found is not None and table is not None:
                newer, older, newer_cell, older_cell = found
                yield Finding(
                    older_cell, "" if fall else "dates", related=[newer_cell], table=part_of(id),
                    component=row.component, older=older, older_days=older_cell.text.folded, newer=newer,
                    newer_days=newer_cell.text.folded,
                )  # fmt: skip


def _first_fall(ages: Sequence[tuple[str, Cell, int | Decimal]]) -> tuple[str, str, Cell, Cell] | None:
    """The first two neighbours of which the second, the older, has the smaller age: their columns and cells."""
    for (newer, newer_cell, less), (older, older_cell, more) in pairwise(ages):
        if more < less:
            return newer, older, newer_cell, older_cell
    return None


@rule(
    "FOIA503",
    "count-value",
    Severity.ERROR,
    zh="{table}表“{component}”“{column}”：{said}不是件数",
    en="{table}, {component}, {column}: {said} is no count",
    variants={
        "words": Message(
            "{table}表“{component}”“{column}”应为件数，表中为“{said}”",
            "{table}, {component}, {column}: a number is asked for, not “{said}”",
            Severity.WARNING,
        )
    },
    source=FORM,
    tags=["values"],
)
def count_value(tables: FormTables) -> Findings:
    """A count is a whole number, not below zero.

    What it does
        Looks at the columns that count requests, appeals, consultations, times or records: a number below zero or with
        a fraction is wrong; so are words (words). N/A, a blank and the mark of a footnote behind a number are right.
        One finding a row, at its first such cell.

    Why
        The form takes whole numbers from zero on in these columns.

    Bad
        | BSA | 12 | 90 | 85.5 | 17 |

    Good
        | BSA | 12 | 90* | 85 | 17 |

    Options
        None.

    Known limits
        Days, staff, dollars and percentages may have fractions and are not looked at.
    """
    for table in tables.by_id.values():
        counting = [column for column in table.form.counting if not column.startswith("Description")]
        for row in table.entries:
            for line in (row.cells, *row.further):
                yield from _not_counts(table, row, line, counting)


def _not_counts(table: ReadTable, row: Row, line: Mapping[str, Cell], counting: Sequence[str]) -> Iterator[Finding]:
    for column in counting:
        cell = line.get(column)
        if cell is None or cell.value.is_blank:
            continue
        number = number_of(cell)
        words = number is None
        if words and cell.value.kind is not ValueKind.WORDS:
            continue
        if number is None or number < 0 or number != int(number):
            yield Finding(
                cell, "words" if words else "", table=part_of(table.id), component=row.component, column=column,
                said=cell.text.folded,
            )  # fmt: skip
            return
