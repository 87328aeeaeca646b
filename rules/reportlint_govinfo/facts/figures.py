"""What the tables say of each thing that narrative text counts: all values that an honest number may have.

Where a table contradicts itself, a number that fits either side is right; so each thing has a set of values. A thing
whose rows are not all there has none, and nothing is said of it.
"""

from collections.abc import Iterable, Mapping
from itertools import product

from msgspec import Struct

from reportlint import Cell, fact

from ..tables import Applications, Disputes, Number, TableRow, number_of
from .counts_labels import OUTCOMES

Values = frozenset[int]


class Figures(Struct, frozen=True):
    """Values by the keys of statements (``reviews.upheld``)."""

    values: Mapping[str, Values]

    def fitting(self, keys: Iterable[str]) -> Values:
        """The values that things counted together may have; none when one of them is not known."""
        sets = [self.values.get(key, frozenset()) for key in keys]
        return frozenset(sum(numbers) for numbers in product(*sets)) if all(sets) else frozenset()


class ApplicationFigures(Figures, frozen=True):
    """Of T3. ``totals`` are those that a percentage may be of: 一, 一+二, （七）."""

    totals: Values = frozenset()


class DisputeFigures(Figures, frozen=True):
    """Of T4. ``settled`` are the totals less 尚未审结, by kind."""

    settled: Mapping[str, Values] = {}


def _counts(numbers: Iterable[Number | None]) -> Values:
    """The numbers that can be counts."""
    return frozenset(int(n) for n in numbers if n is not None and n >= 0 and n == int(n))


def _row(row: TableRow | None) -> Values:
    """Both sides of a row: its total and the sum of its applicants."""
    if row is None:
        return frozenset()
    return _counts((number_of(row.total_cell), row.sum))


def _part(row: TableRow | None) -> Values:
    """As _row; a part that is there and blank counts as 0."""
    found = _row(row)
    return found or (frozenset({0}) if row is not None else frozenset())


def _plus(*sets: Values) -> Values:
    return frozenset(sum(numbers) for numbers in product(*sets)) if all(sets) else frozenset()


def _minus(left: Values, right: Values) -> Values:
    return frozenset(a - b for a in left for b in right if a >= b)


@fact
def application_figures(t3: Applications) -> ApplicationFigures:
    new, carried = _row(t3.row("new")), _part(t3.row("carried"))
    total, pending = _row(t3.row("total")), _part(t3.row("pending"))
    outcomes = {key: _outcome(t3, key) for key in OUTCOMES}
    added = _plus(*outcomes.values())
    handled = total | added
    received = new | (_minus(_plus(handled, pending), carried) if new else frozenset())
    both = _plus(received, carried)
    done = handled | (_minus(both, pending) if total else frozenset())
    values = {
        "received": received | both,
        "new": received,
        "carried-in": carried | _minus(_plus(handled, pending), new) if t3.row("carried") is not None else frozenset(),
        "pending": pending | _minus(_plus(new, carried), handled) if t3.row("pending") is not None else frozenset(),
        "handled": received | both | _replied(t3, done, outcomes["unprocessed"]),
        "answered": _answered(t3, done),
        "replied": _replied(t3, done, outcomes["unprocessed"]),
        **{key: _either(key, outcomes, total) for key in OUTCOMES},
    }
    values["carried"] = values["carried-in"] | values["pending"]
    values["opened"] = values["open"] | _plus(values["open"], values["partial"])
    values |= _applicants(t3)
    return ApplicationFigures({key: found for key, found in values.items() if found}, received | both | done)


def _outcome(t3: Applications, key: str) -> Values:
    """Of one outcome: its row, or the rows of its group."""
    if key in {"open", "partial"}:
        return _row(t3.row(key))
    single = t3.row(key)
    if single is not None:
        return _row(single)
    rows = [t3.row(f"{key}-{order}") for order in range(1, _ROWS[key] + 1)]
    if any(row is None for row in rows):
        return frozenset()
    subtotals = [row for group, row in t3.subtotals.items() if group == rows[0].form.group] if rows[0] is not None else []
    sums = _plus(*(_part(row) for row in rows)) if any(_row(row) for row in rows) else frozenset()
    return sums | _counts(row.total for row in subtotals)


_ROWS = {"denied": 8, "unavailable": 3, "unprocessed": 5, "other": 3}


def _either(key: str, outcomes: Mapping[str, Values], total: Values) -> Values:
    """An outcome as its rows say, and as the total less the other outcomes."""
    own = outcomes[key]
    others = _plus(*(values for name, values in outcomes.items() if name != key))
    return own | _minus(total, others) if own else own


def _answered(t3: Applications, done: Values) -> Values:
    """（七）, less any of （六）: who withdrew or never paid was not answered."""
    return done | _minus(done, _leaving(t3, ("other-1", "other-2", "other-3", "other")))


def _replied(t3: Applications, done: Values, unprocessed: Values) -> Values:
    """What 答复 may mean: also less what was not processed, or not understood after all."""
    leaving = _leaving(t3, ("other-1", "other-2", "other-3", "other", "unavailable-3"))
    return done | _minus(done, leaving | _plus(leaving, unprocessed or frozenset({0})))


def _leaving(t3: Applications, keys: Iterable[str]) -> Values:
    """Every sum of some of these rows."""
    found: Values = frozenset({0})
    for key in keys:
        found |= _plus(found, _row(t3.row(key)))
    return found


def _applicants(t3: Applications) -> dict[str, Values]:
    """自然人 and 法人或其他组织, of 一, of 一+二 and of （七）."""
    found: dict[str, Values] = {}
    rows = [t3.row(key) for key in ("new", "carried", "total")]
    for key in ("natural", "legal"):
        new, carried, total = (_applicant(row, key) for row in rows)
        if new:
            found[key] = new | total | _plus(new, carried or frozenset({0}))
    return found


def _applicant(row: TableRow | None, key: str) -> Values:
    if row is None:
        return frozenset()
    total, natural = row.total_cell, row.cells.get("自然人")
    if natural is None or total is None:
        return frozenset()
    whole = _counts([total.value.number])
    own = _counts([natural.value.number]) or frozenset({0})
    cells = dict.fromkeys(cell for name, cell in row.cells.items() if name not in {"自然人", "总计"})
    organisations = _counts([sum(cell.value.number or 0 for cell in cells)])
    if key == "natural":
        return own | _minus(whole, organisations)
    return organisations | _minus(whole, own)


# -- T4 ---------------------------------------------------------------------------------------------------------

_KINDS = {"reviews": "行政复议", "direct": "行政诉讼 / 未经复议直接起诉", "after": "行政诉讼 / 复议后起诉"}
_RESULTS = {"upheld": "结果维持", "corrected": "结果纠正", "other": "其他结果", "pending": "尚未审结"}


@fact
def dispute_figures(t4: Disputes) -> DisputeFigures:
    values: dict[str, Values] = {}
    settled: dict[str, Values] = {}
    for key, kind in _KINDS.items():
        cells = {name: t4.cell(kind, label) for name, label in _RESULTS.items()}
        values |= _kind(key, cells, t4.cell(kind, "总计"))
        settled[key] = _minus(values.get(key, frozenset()), values.get(f"{key}.pending", frozenset()))
        values[f"{key}.closed"] = settled[key] | values.get(key, frozenset())
    for suffix in ("", *(f".{name}" for name in (*_RESULTS, "closed"))):
        values[f"lawsuits{suffix}"] = _plus(values.get(f"direct{suffix}", frozenset()), values.get(f"after{suffix}", frozenset()))
    settled["lawsuits"] = _plus(settled["direct"], settled["after"])
    return DisputeFigures({key: found for key, found in values.items() if found}, settled)


def _kind(key: str, cells: Mapping[str, Cell | None], total: Cell | None) -> dict[str, Values]:
    """Total and results of one kind; nothing when a cell is missing or all are blank."""
    if total is None or any(cell is None for cell in cells.values()):
        return {}
    numbers = {name: cell.value.number for name, cell in cells.items() if cell is not None}
    parts = {name: _counts([number or 0]) for name, number in numbers.items()}
    whole = _counts([total.value.number])
    if not all(parts.values()) or (not whole and all(number is None for number in numbers.values())):
        return {}
    known = whole or _plus(*parts.values())
    found = {key: known | (_plus(*parts.values()) if any(n is not None for n in numbers.values()) else frozenset())}
    for name, own in parts.items():
        others = _plus(*(values for other, values in parts.items() if other != name))
        found[f"{key}.{name}"] = own | _minus(known, others)
    return found
