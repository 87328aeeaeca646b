"""FOIA4: what two tables say of the same thing: requests and appeals received and processed."""

from reportlint import Finding, Findings, Severity, rule

from ..amounts import number_of
from ..clauses import FORM, clause
from ..facts.tables import (
    AppealDispositions,
    Appeals,
    Dispositions,
    FormTables,
    Requests,
)
from ..matching import differing, excess
from ..sections import number_of as part_of


@rule(
    "FOIA401",
    "requests-disposed",
    Severity.ERROR,
    zh="“{component}”：V.A表办结{processed}件，V.B.(1)表合计{total}件",
    en="{component}: V.A says {processed} requests were processed, V.B.(1) adds up to {total}",
    source=clause("(A), (D)"),
    tags=["consistency"],
)
def requests_disposed(requests: Requests, dispositions: Dispositions) -> Findings:
    """The requests processed in V.A are those disposed of in V.B.(1).

    What it does
        Compares, for each component and the agency overall, the number processed in V.A with the TOTAL of V.B.(1).
        The finding stands at the total; the number in V.A is related.

    Why
        V.B.(1) says how each processed request was disposed of. The Department of Justice refuses reports in which
        the two differ.

    Bad
        V.A: | BSA | 12 | 90 | 85 | 17 | and V.B.(1): | BSA | 40 | 31 | 2 | 11 | 84 |

    Good
        V.A: | BSA | 12 | 90 | 85 | 17 | and V.B.(1): | BSA | 40 | 31 | 2 | 12 | 85 |

    Options
        None.

    Known limits
        Components are matched by name, without case, punctuation and marks of footnotes.
    """
    processed = requests.form.labels[2]
    for row, cell, other, said, total in differing(requests, processed, dispositions, "TOTAL"):
        yield Finding(other, related=[cell], component=row.component, processed=said, total=total)


@rule(
    "FOIA402",
    "appeals-disposed",
    Severity.ERROR,
    zh="“{component}”：VI.A表办结{processed}件，VI.B表合计{total}件",
    en="{component}: VI.A says {processed} appeals were processed, VI.B adds up to {total}",
    source=clause("(B)"),
    tags=["consistency"],
)
def appeals_disposed(appeals: Appeals, dispositions: AppealDispositions) -> Findings:
    """The appeals processed in VI.A are those disposed of in VI.B.

    What it does
        Compares, for each component and the agency overall, the number processed in VI.A with the TOTAL of VI.B. The
        finding stands at the total; the number in VI.A is related.

    Why
        VI.B says what became of each processed appeal. The Department of Justice refuses reports in which the two
        differ.

    Bad
        VI.A: | BSA | 4 | 12 | 13 | 3 | and VI.B: | BSA | 6 | 2 | 1 | 3 | 12 |

    Good
        VI.A: | BSA | 4 | 12 | 13 | 3 | and VI.B: | BSA | 6 | 2 | 1 | 4 | 13 |

    Options
        None.

    Known limits
        Components are matched by name, without case, punctuation and marks of footnotes.
    """
    processed = appeals.form.labels[2]
    for row, cell, other, said, total in differing(appeals, processed, dispositions, "TOTAL"):
        yield Finding(other, related=[cell], component=row.component, processed=said, total=total)


@rule(
    "FOIA403",
    "other-reasons",
    Severity.ERROR,
    zh="“{component}”：{table}表“其他”栏为{said}，{reasons}表合计为{total}",
    en='{component}: {table} says {said} in the column "Other", {reasons} explains {total}',
    source=FORM,
    tags=["consistency"],
)
def other_reasons(tables: FormTables) -> Findings:
    """What is counted as "Other" is explained in the chart below.

    What it does
        Compares, for each component and the agency overall, the column "Other" of V.B.(1) with the TOTAL of V.B.(2),
        and that of VI.C.(2) with the TOTAL of VI.C.(3). The finding stands in the chart of reasons.

    Why
        The form asks for the reasons behind each "Other" and for the two numbers to match.

    Bad
        V.B.(1): | BSA | … | Other 3 | and V.B.(2): | BSA | Records held by a contractor | 2 | 2 |

    Good
        V.B.(1): | BSA | … | Other 3 | and V.B.(2): | BSA | Records held by a contractor | 3 | 3 |

    Options
        None.

    Known limits
        A component that has no row in the chart of reasons is not told.
    """
    for id, reasons in (("V.B.1", "V.B.2"), ("VI.C.2", "VI.C.3")):
        table, chart = tables.by_id.get(id), tables.by_id.get(reasons)
        if table is None or chart is None:
            continue
        for row, cell, other, said, total in differing(table, "Other", chart, "TOTAL"):
            yield Finding(
                other, related=[cell], component=row.component, table=part_of(id), reasons=part_of(reasons),
                said=said, total=total,
            )  # fmt: skip


@rule(
    "FOIA404",
    "processed-by-days",
    Severity.ERROR,
    zh="“{component}”：VII.C各表合计办结{total}件，多于V.A表办结的{processed}件",
    en="{component}: the tables of VII.C count {total} processed requests, V.A only {processed}",
    source=clause("(D), (G)"),
    tags=["consistency"],
)
def processed_by_days(tables: FormTables, requests: Requests) -> Findings:
    """VII.C counts no more requests than V.A.

    What it does
        Adds up, for each component and the agency overall, the totals of VII.C.(1), (2) and (3): simple, complex and
        expedited requests. The sum may not be more than the number processed in V.A. The finding stands at the first
        of the totals.

    Why
        VII.C counts the perfected requests among those processed; requests that were never perfected make V.A larger,
        never smaller.

    Bad
        V.A: 85 processed; VII.C: 60 simple + 24 complex + 3 expedited

    Good
        V.A: 85 processed; VII.C: 60 simple + 22 complex + 3 expedited

    Options
        None.

    Known limits
        All three tables must be there and state a number for the component.
    """
    bands = [table for id in ("VII.C.1", "VII.C.2", "VII.C.3") if (table := tables.by_id.get(id)) is not None]
    if len(bands) < 3:
        return
    for row in requests.entries:
        cells = [found.cells.get("TOTAL") if (found := table.row(row.key)) is not None else None for table in bands]
        processed = row.cells.get(requests.form.labels[2])
        over = excess(cells, processed)
        if over is not None:
            first, related, total = over
            yield Finding(
                first, related=related, component=row.component, total=total, processed=number_of(processed) or 0
            )
