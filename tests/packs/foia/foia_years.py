"""Two honest reports of one agency, a year apart, made by chance."""

from __future__ import annotations

from foia_faults import body, number
from foia_generator import OVERALL, Report, honest

BALANCES = {"V.A": "XII.D.1", "VI.A": "XII.E.1", "XII.B": ""}
"""A table whose end is next year's start, and the comparison that repeats its numbers."""


def years(seed: int) -> tuple[Report, Report]:
    """This year's report and last year's, which agree."""
    now, last = honest(seed), honest(seed)
    for report in (now, last):
        if report.title.startswith("FOIA"):
            report.title = f"Sample Agency: {report.title}"
    last.title = last.title.replace(str(last.year), str(last.year - 1))
    last.headings = {id: words.replace(str(last.year), str(last.year - 1)) for id, words in last.headings.items()}
    last.year -= 1
    for id, comparison in BALANCES.items():
        repeated = {_key(row): row for row in body(now, comparison)} if comparison else {}
        for row, next_years in zip(body(last, id), body(now, id), strict=True):
            said = repeated.get(_key(row))
            received, processed = (number(said[at]) for at in (1, 3)) if said else (number(row[at]) for at in (2, 3))
            end = number(next_years[1]) or 0
            numbers = (end + (processed or 0) - (received or 0), received or 0, processed or 0, end)
            row[1:] = [last.figure(each) for each in numbers]
    for comparison, column in (("XII.D.2", 1), ("XII.E.2", 2)):
        said_last = {_key(row): row[1] for row in body(now, comparison)}
        for row in body(last, "XII.A"):
            row[column] = said_last.get(_key(row), row[column])
    return now, last


def raised(report: Report, id: str, columns: tuple[int, ...], name: str) -> int | None:
    """Add 1 to columns of a component's row, and to those of the agency overall; the number in the first column."""
    rows = body(report, id)
    chosen = next((row for row in rows if _key(row) == name), None)
    if chosen is None:
        return None
    for row in rows:
        if row is chosen or _key(row) == OVERALL:
            for column in columns:
                row[column] = report.figure((number(row[column]) or 0) + 1)
    return number(chosen[columns[0]])


def _key(row: list[str]) -> str:
    return row[0].rstrip("*† ").upper()
