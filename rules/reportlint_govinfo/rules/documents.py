"""GI4: documents in force against those made and repealed in the year."""

from reportlint import Cell, Finding, Findings, Severity, Term, rule

from ..clauses import FORMAT
from ..facts import Publications
from ..facts.balances import count_in
from ..tables import Number


@rule(
    "GI406",
    "documents-in-force",
    Severity.WARNING,
    source=FORMAT,
    tags=["arithmetic"],
    zh="{row}的“{column}”为{stated}，少于{parts}",
    en="{row}: “{column}” is {stated}, fewer than {parts}",
)
def documents_in_force(t2: Publications) -> Findings:
    """What is in force is no less than what the year added.

    What it does:
        In the table of proactive disclosure, compares 现行有效件数 with 本年制发件数 less 本年废止件数; in the table of 2019,
        对外公开总数量 with 本年新公开数量.

    Why:
        What was made in the year and not repealed is in force at its end. A smaller figure means that the columns were
        filled in another order, or that the stock was forgotten.

    Bad:
        | 行政规范性文件 | 本年制发 6 | 本年废止 1 | 现行有效 4 |

    Good:
        | 行政规范性文件 | 本年制发 6 | 本年废止 1 | 现行有效 32 |

    Known limits:
        A blank part counts as 0; a blank total is not checked (GI305 tells the blank). Documents repealed in the year
        are mostly older ones: the true figure may be higher than the least that is asked here.
    """
    for row in t2.rows:
        if t2.is_short(row):
            continue
        if t2.edition == "2019":
            yield from _check(t2, row, "对外公开总数量", "本年新公开数量", "")
        else:
            yield from _check(t2, row, "现行有效件数", "本年制发件数", "本年废止件数")


def _check(t2: Publications, row: str, column: str, more: str, less: str) -> Findings:
    stock, made, gone = t2.cell(row, column), t2.cell(row, more), t2.cell(row, less)
    if stock is None or made is None or stock is made or stock is gone or made is gone:
        return
    stated = count_in(stock)
    if stated is None or _spoilt(made) or _spoilt(gone):
        return
    new, old = count_in(made) or 0, count_in(gone) or 0
    if stated >= new - old:
        return
    related = [cell for cell in (made, gone) if cell is not None]
    yield Finding(stock, related=related, row=row, column=column, stated=stated, parts=_parts(more, new, less, old))


def _parts(more: str, new: Number, less: str, old: Number) -> Term:
    if not less:
        return Term(f"{new}", f"“{more}”{new}", f"“{more}” {new}")
    return Term(f"{new} - {old}", f"“{more}”{new}减“{less}”{old}", f"“{more}” {new} less “{less}” {old}")


def _spoilt(cell: Cell | None) -> bool:
    """Whether a cell holds something that is neither a count nor a blank."""
    return cell is not None and not cell.value.is_blank and count_in(cell) is None
