"""FOIA2: what the components make together, and what the agency overall says."""

from collections.abc import Sequence
from decimal import Decimal

from reportlint import Finding, Findings, Message, Severity, rule

from ..amounts import adds_nothing, days_of, differ, number_of, summand
from ..clauses import COMPONENTS
from ..facts.tables import FormTables
from ..identities import contradicts
from ..sections import number_of as part_of
from ..tables import ReadTable, Row


@rule(
    "FOIA206",
    "overall-sum",
    Severity.ERROR,
    zh="{table}表“{column}”栏：各组成机构合计为{expected}，AGENCY OVERALL为{said}",
    en="{table}, {column}: the components add up to {expected}, AGENCY OVERALL says {said}",
    variants={
        "several": Message(
            "{table}表：有{count}栏各组成机构合计与AGENCY OVERALL不符：{columns}",
            "{table}: in {count} columns the components do not add up to AGENCY OVERALL: {columns}",
        )
    },
    source=COMPONENTS,
    tags=["arithmetic"],
)
def overall_sum(tables: FormTables) -> Findings:
    """The components add up to the agency overall.

    What it does
        Adds up the rows of the components in each column that counts something, and compares the sum with the row of
        the agency overall. N/A counts as 0; staff and dollars may differ by what rounding allows. Medians, averages,
        lowest and highest numbers and percentages are no sums and are left out. One finding a table, at the cell of
        the agency overall; where several columns differ it names them (several). A column that differs by just as
        much as one of its rows contradicts itself is left to that row's finding (FOIA201 to FOIA204): it is the same
        wrong cell.

    Why
        The form computes the row AGENCY OVERALL. Where it differs, a component's row was changed, left out or copied.

    Bad
        | OE | 40 | 31 |
        | OS | 21 | 9 |
        | AGENCY OVERALL | 61 | 41 |

    Good
        | OE | 40 | 31 |
        | OS | 21 | 9 |
        | AGENCY OVERALL | 61 | 40 |

    Options
        None.

    Known limits
        A column in which a component's cell is blank or cannot be read is not checked. A table without a row for the
        agency overall, or with that row only, has nothing to compare.
    """
    for table in tables.by_id.values():
        overall = table.row("agencyoverall")
        components = [row for row in table.entries if not row.overall]
        if overall is None or not components:
            continue
        wrong = [
            (column, overall.cells[column], expected)
            for column in table.form.adding
            if (expected := _component_sum(table, column, components)) is not None
            and (said := number_of(overall.cells.get(column))) is not None
            and differ(expected, said, len(components))
            and not contradicts(table, overall, column, said - expected)
            and not any(contradicts(table, row, column, expected - said) for row in components)
        ]
        if len(wrong) > 1:
            columns = [column for column, _, _ in wrong]
            yield Finding(
                wrong[0][1], "several", related=[cell for _, cell, _ in wrong[1:]],
                table=part_of(table.id), count=len(wrong), columns=columns,
            )  # fmt: skip
        for column, cell, expected in wrong if len(wrong) == 1 else ():
            yield Finding(
                cell, related=[row.cells[column] for row in components if column in row.cells][:20],
                table=part_of(table.id), column=column, expected=expected, said=number_of(cell) or 0,
            )  # fmt: skip


def _component_sum(table: ReadTable, column: str, components: Sequence[Row]) -> int | Decimal | None:
    """The sum of a column over the components; None where one of them does not say."""
    parts: list[int | Decimal] = []
    for row in components:
        cell = row.cells.get(column)
        number = summand(cell)
        if number is None and not row.key and cell is not None and not cell.text.folded:
            number = 0
        if number is None:
            return None
        parts.append(number)
    return sum(parts)


@rule(
    "FOIA207",
    "overall-range",
    Severity.ERROR,
    zh="{table}表“{column}”栏：各组成机构中为{expected}，AGENCY OVERALL为{said}",
    en="{table}, {column}: among the components it is {expected}, AGENCY OVERALL says {said}",
    source=COMPONENTS,
    tags=["arithmetic"],
)
def overall_range(tables: FormTables) -> Findings:
    """The agency's lowest and highest numbers of days are those of its components.

    What it does
        In VI.C.(4), VII.A and VII.B, compares the lowest number of the agency overall with the least of its
        components', and the highest with the greatest. "<1" is less than any whole number; N/A takes no part, and the
        agency overall is N/A only where all components are. The finding stands at the cell of the agency overall.

    Why
        The form computes both from the components.

    Bad
        | OE | 14 | 19 | <1 | 120 |
        | OS | 9 | 11 | 1 | 35 |
        | AGENCY OVERALL | 12 | 16.3 | <1 | 35 |

    Good
        | OE | 14 | 19 | <1 | 120 |
        | OS | 9 | 11 | 1 | 35 |
        | AGENCY OVERALL | 12 | 16.3 | <1 | 120 |

    Options
        None.

    Known limits
        A column in which a component's cell is blank or cannot be read is not checked.
    """
    for id in ("VI.C.4", "VII.A", "VII.B"):
        table = tables.by_id.get(id)
        overall = table.row("agencyoverall") if table is not None else None
        for column in table.columns if table is not None else ():
            choose = min if "Lowest" in column else max if "Highest" in column else None
            cell = overall.cells.get(column) if overall is not None else None
            if choose is None or cell is None or table is None:
                continue
            cells = [row.cells.get(column) for row in table.entries if not row.overall and row.key]
            stated = [c for c in cells if c is not None and days_of(c) is not None]
            if not stated or len(stated) + sum(map(adds_nothing, cells)) < len(cells):
                continue
            found = choose(stated, key=lambda c: days_of(c) or 0)
            if (days_of(cell) is not None or adds_nothing(cell)) and days_of(found) != days_of(cell):
                yield Finding(
                    cell, related=[found], table=part_of(id), column=column,
                    expected=found.text.folded, said=cell.text.folded,
                )  # fmt: skip
