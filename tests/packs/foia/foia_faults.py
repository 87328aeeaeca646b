"""One fault a code, put into a report made by chance. Each returns whether the report could take it."""

from __future__ import annotations

from collections.abc import Callable

from foia_generator import PARTS, TOPS, Report, honest

TWO_HEADS = {"V.B.1", "VII.A", "VII.B", "VII.D", "IX", "XII.D.1", "XII.E.1"}


def body(report: Report, id: str) -> list[list[str]]:
    return report.tables[id][2 if id in TWO_HEADS else 1 :]


def number(words: str) -> int | None:
    plain = words.replace(",", "").rstrip("*† ")
    return int(plain) if plain.isdecimal() else None


def add(report: Report, id: str, column: int, more: int = 1, row: int | None = None) -> bool:
    """Change a count in a table, by chance in one of its rows."""
    rows = [r for r in body(report, id) if number(r[column]) is not None]
    if len(body(report, "V.A")) == 1:
        rows = rows[-1:]
    if not rows:
        return False
    chosen = report.random.choice(rows) if row is None else rows[row]
    chosen[column] = report.figure((number(chosen[column]) or 0) + more)
    return True


def missing_section(report: Report) -> bool:
    top = report.random.choice(("I", "II", "IV", "IX", "X"))
    del report.headings[top]
    return report.tables.pop(top, None) is None or True


def section_order(report: Report) -> bool:
    ids = list(report.headings)
    nine, ten = ids.index("IX"), ids.index("X")
    ids[nine], ids[ten] = ids[ten], ids[nine]
    report.headings = {id: report.headings[id] for id in ids}
    return True


def duplicate_section(report: Report) -> bool:
    first, second = report.random.choice((("VII.A", "VII.B"), ("V.B.1", "V.B.2"), ("VI.A", "VI.B"), ("IX", "X")))
    report.headings[second] = report.headings[first]
    return True


def missing_part(report: Report) -> bool:
    id = report.random.choice(list(PARTS))
    del report.headings[id], report.tables[id]
    return True


def other_agency(report: Report) -> bool:
    report.notes["III"] = ["For this report, the ZQX does not have any FOIA components."]
    return True


def overall_sum(report: Report) -> bool:
    id = report.random.choice(("V.B.3", "VIII.A", "XI.B", "XII.A"))
    rows = body(report, id)
    return len(rows) > 1 and add(report, id, 1, 2, -1)


def overall_range(report: Report) -> bool:
    row = body(report, "VII.A")[-1]
    if number(row[4]) is None:
        return False
    row[4] = str((number(row[4]) or 0) + 1)
    return True


def fiscal_year(report: Report) -> bool:
    top = report.random.choice(("IX", "X"))
    report.headings[top] += f", FY {report.year - 1}"
    return str(report.year) in report.title


def date_after(report: Report) -> bool:
    row = next((r for r in body(report, "VII.E") if r[-1].startswith("20")), None)
    if row is None:
        return False
    row[-1] = f"{report.year}-11-0{report.random.randint(1, 9)}"
    return True


def comparison_years(report: Report) -> bool:
    head = report.tables["XII.D.1"][1]
    head[1] = f"Number Received During Fiscal Year {report.year - 2}"
    return True


def other_reasons(report: Report) -> bool:
    rows = [r for r in body(report, "V.B.2") if number(r[3]) is not None]
    row = report.random.choice(rows) if len(body(report, "V.A")) > 1 else rows[-1]
    row[3] = report.figure((number(row[3]) or 0) + 1)
    return True


def backlog(report: Report) -> bool:
    row = report.random.choice(body(report, "XII.A"))
    row[1] = report.figure(10**5)
    return True


def start_below(report: Report) -> bool:
    if report.notes.get("V.A"):
        return False
    row = report.random.choice(body(report, "XII.D.2"))
    row[1] = report.figure(10**5)
    return True


def single_pending(report: Report) -> bool:
    for row in body(report, "VII.D"):
        for at in (1, 4, 7):
            if row[at] == "1" and {row[1], row[4], row[7]} == {"0", "1"} and [row[1], row[4], row[7]].count("1") == 1:
                row[at + 1] = str(int(row[at + 1]) + 100)
                return True
    return False


def days_range(report: Report) -> bool:
    rows = [r for r in body(report, "VII.B") if number(r[4]) is not None]
    if not rows:
        return False
    row = report.random.choice(rows)
    row[3] = str((number(row[4]) or 0) + 1)
    return True


def oldest_order(report: Report) -> bool:
    rows = [r for r in body(report, "VII.E") if number(r[-1]) is not None and (number(r[-2]) or 0) > 0]
    if not rows:
        return False
    row = report.random.choice(rows)
    row[-1], row[-2] = row[-2], row[-1]
    return True


def count_value(report: Report) -> bool:
    row = report.random.choice(body(report, "XI.B"))
    row[1] = report.random.choice(("-3", "2.5", "several"))
    return True


FAULTS: dict[str, Callable[[Report], bool]] = {
    "FOIA101": missing_section,
    "FOIA102": section_order,
    "FOIA103": duplicate_section,
    "FOIA104": missing_part,
    "FOIA105": other_agency,
    "FOIA201": lambda report: add(report, "V.A", 4),
    "FOIA202": lambda report: add(report, "VI.A", report.random.choice((1, 2, 3, 4))),
    "FOIA203": lambda report: add(report, "XII.B", report.random.choice((1, 2, 3, 4))),
    "FOIA204": lambda report: add(report, report.random.choice(("V.B.1", "VI.B", "VII.C.1", "VII.C.2", "VII.C.3")), 2),
    "FOIA205": lambda report: add(report, report.random.choice(("V.B.2", "VI.C.3")), 2),
    "FOIA206": overall_sum,
    "FOIA207": overall_range,
    "FOIA301": fiscal_year,
    "FOIA302": date_after,
    "FOIA303": comparison_years,
    "FOIA401": lambda report: add(report, "V.A", 3),
    "FOIA402": lambda report: add(report, "VI.A", 3),
    "FOIA403": other_reasons,
    "FOIA404": lambda report: add(report, "VII.C.2", -1, 10**6),
    "FOIA405": lambda report: add(report, "VII.D", 4, 10**6),
    "FOIA406": backlog,
    "FOIA407": lambda report: add(report, report.random.choice(("XII.D.1", "XII.E.1")), report.random.choice((2, 4))),
    "FOIA408": start_below,
    "FOIA409": single_pending,
    "FOIA501": days_range,
    "FOIA502": oldest_order,
    "FOIA503": count_value,
}
"""By code. ``TOPS`` of the form that are never left out have parts, which stand for them."""
assert set(TOPS) >= {"I", "II", "IV", "IX", "X"}


def faulty(code: str, seed: int) -> Report | None:
    """A report with the fault of a code; None for a seed that cannot take it."""
    report = honest(seed)
    return report if FAULTS[code](report) else None
