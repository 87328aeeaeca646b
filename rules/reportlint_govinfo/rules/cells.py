"""GI3: what the number cells of the statutory tables hold."""

from collections.abc import Iterator

from reportlint import Edit, Finding, Findings, Fix, Message, Severity, Span, Term, Text, rule

from ..clauses import FORMAT
from ..facts.entries import Fault, OddEntries, OddEntry
from .tables import TABLES


@rule(
    "GI306",
    "non-numeric-cell",
    Severity.ERROR,
    source=FORMAT,
    tags=["tables"],
    zh="{table}有{count}个数据格填写的是“{words}”，应当填写数字：{cells}",
    en="in {table}, number cells that say “{words}” in place of a number: {count} ({cells})",
    variants={
        "unit": Message(
            "{table}有{count}个数据格的数字带有单位“{unit}”，{wanted}：{cells}",
            "in {table}, numbers written with the unit “{unit}”, {wanted}: {count} ({cells})",
            Severity.INFO,
        )
    },
)
def non_numeric_cell(odd: OddEntries) -> Findings:
    """Number cells hold numbers.

    What it does:
        Tells number cells of the statutory tables that hold words, signs such as * ? √ or two numbers. A number with its
        unit is the variant unit; its fix takes the unit away. Cells of one table that say the same are one finding.

    Why:
        The figures are added up and compared over bodies and years; words cannot be.

    Bad:
        | 规章 | 无 | 若干 | 见附件 |

    Good:
        | 规章 | 0 | 0 | 0 |

    Known limits:
        1,234, 1 234, full-width digits and a note behind a number, 22（其中修订16件）, are fine; so are amounts with their unit and
        changes such as 增3 or +461 in the columns of the 2019 edition that ask for them. Blank cells are GI305's,
        negative numbers and fractions GI308's.
    """
    alike: dict[tuple[str, str, str], list[OddEntry]] = {}
    for entry in odd.entries:
        if entry.fault is Fault.WORDS:
            alike.setdefault((entry.table, entry.cell.text.folded, ""), []).append(entry)
        elif entry.fault is Fault.UNIT:
            alike.setdefault((entry.table, "", entry.unit), []).append(entry)
    for (table, words, unit), entries in alike.items():
        cells = [entry.label for entry in entries]
        if unit:
            yield Finding(
                entries[0].cell,
                "unit",
                fix=_without_units(entries),
                table=TABLES[table],
                count=len(entries),
                unit=unit,
                wanted=_wanted(entries[0]),
                cells=cells,
            )
        else:
            yield Finding(entries[0].cell, table=TABLES[table], count=len(entries), words=words, cells=cells)


_NUMBER_ONLY = Term("number-only", "应当只填数字", "only the number is asked for")


def _wanted(entry: OddEntry) -> Term:
    if entry.wanted in {"", entry.unit}:
        return _NUMBER_ONLY
    return Term(
        f"in {entry.wanted}",
        f"应当折算成{entry.wanted}，只填数字",
        f"only the number in {entry.wanted} is asked for",
    )


def _without_units(entries: list[OddEntry]) -> Fix | None:
    """Takes the units away; none where an amount in 元 would then be read as one in 万元."""
    edits: list[Edit] = []
    for entry in entries:
        text, note = entry.cell.text, entry.cell.value.note
        if entry.wanted not in {"", entry.unit} and entry.cell.value.number != 0:
            return None
        at = text.folded.rfind(note)
        edits.append(Edit(_behind(text, at, at + len(entry.unit)), ""))
    return Fix(safe=True, edits=edits)


def _behind(text: Text, start: int, end: int) -> Span:
    """The place of a unit, with the white space between the number and it."""
    unit = text.span(start, end)
    number = text.span(start - 1, start)
    between = text.source[number.end : unit.start]
    return Span(number.end, unit.end) if between and not between.strip() else unit


@rule(
    "GI308",
    "impossible-number",
    Severity.ERROR,
    source=FORMAT,
    tags=["tables"],
    zh="{table}中{cell}填写的是“{value}”，{problem}",
    en="in {table}, {cell} says “{value}”: {problem}",
)
def impossible_number(odd: OddEntries) -> Findings:
    """Counts are whole numbers from 0 up, and no amount is negative.

    What it does:
        Tells a count that is negative, also as （3）, or a fraction, and an amount that is negative.

    Why:
        Nothing is received, decided or published −3 times: a figure has slipped, or a change stands where the count
        belongs.

    Bad:
        | 行政许可 | -3 |

    Good:
        | 行政许可 | 0 |

    Known limits:
        3.0 is 3; amounts may be fractions; the columns of changes of the 2019 edition may be signed. GI401 to GI406
        leave the cell out.
    """
    for entry in odd.entries:
        yield from _impossible(entry)


_PROBLEMS = {
    (Fault.NEGATIVE, False): Term("negative-count", "件数不能是负数", "a count cannot be negative"),
    (Fault.FRACTION, False): Term("fraction", "件数应当是整数", "a count is a whole number"),
    (Fault.NEGATIVE, True): Term("negative-amount", "金额不能是负数", "an amount cannot be negative"),
}


def _impossible(entry: OddEntry) -> Iterator[Finding]:
    problem = _PROBLEMS.get((entry.fault, entry.amount))
    if problem is not None:
        yield Finding(
            entry.cell, table=TABLES[entry.table], cell=entry.label, value=entry.cell.text.folded, problem=problem
        )
