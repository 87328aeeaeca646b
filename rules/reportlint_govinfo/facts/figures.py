"""What the tables say of each thing that narrative text counts: all values that an honest number may have.

Where a table contradicts itself, a number that fits either side is right; so each thing has a set of values. A thing
whose rows are not all there has none, and nothing is said of it.
"""

from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct

from reportlint import Cell, ValueKind, fact

from ..tables import Applications, Disputes, Number, TableRow, number_of
from .counts_labels import OUTCOMES

Values = frozenset[int]
_NONE: Values = frozenset()
_NOUGHT: Values = frozenset((0,))
_MOST = 64
"""Values that one thing may have, in a table that contradicts itself."""


class Figures(Struct, frozen=True, eq=False):
    """Values by the keys of statements (``reviews.upheld``), worked out when asked for."""

    known: dict[str, Values]

    def fitting(self, keys: Iterable[str]) -> Values:
        """The values that things counted together may have; none when one of them is not known."""
        sets = [self.values(key) for key in keys]
        return _plus(*sets)

    def values(self, key: str) -> Values:
        found = self.known.get(key)
        if found is None:
            found = self.known[key] = self.work_out(key)
        return found

    def shows(self, keys: Iterable[str], value: int) -> bool:
        """Whether the table shows just this number for things counted together, as it does in nearly every report: then
        nothing that contradicts it need be worked out."""
        total = 0
        for key in keys:
            shown = self.shown(key)
            if shown is None:
                return False
            total += shown
        return total == value

    def work_out(self, key: str) -> Values:
        raise NotImplementedError

    def shown(self, key: str) -> int | None:
        """One of the values of a thing, if it has any: the number that stands in the table; None where none is plain."""
        raise NotImplementedError


def _counts(numbers: Iterable[Number | None]) -> Values:
    """The numbers that can be counts."""
    return frozenset([int(n) for n in numbers if n is not None and n >= 0 and n == int(n)])


def _row(row: TableRow | None) -> Values:
    """Both sides of a row: its total and the sum of its applicants."""
    if row is None:
        return _NONE
    if row.agreed is not None:
        return frozenset((row.agreed,))
    return _counts((number_of(row.total_cell), None if _is_unread(row) else row.sum, _last(row)))


def _is_unread(row: TableRow) -> bool:
    """Whether a cell of a row holds a number that cannot be read."""
    return not row.plain and any(map(_holds_unread, row.cells.values()))


def _holds_unread(cell: Cell | None) -> bool:
    """Whether a cell holds a number that cannot be read: 1 46, $12$."""
    return cell is not None and cell.value.kind is ValueKind.WORDS and any(c.isdecimal() for c in cell.text.folded)


def _last(row: TableRow) -> Number | None:
    """The last number of a row that lacks a cell: it may be the total, shifted."""
    cells = [*row.cells.values()] if row.lacking else []
    return next((number for cell in reversed(cells) if (number := number_of(cell)) is not None), None)


def _part(row: TableRow | None) -> Values:
    """As _row; a part that is there and blank counts as 0."""
    found = _row(row)
    return found or (_NONE if row is None or _is_unread(row) else _NOUGHT)


def _plus(*sets: Values) -> Values:
    """Every sum of one value of each; none when a set has none, or when there are too many to mean anything."""
    total = 0
    for values in sets:
        if len(values) != 1:
            return _plus_many(sets)
        (value,) = values
        total += value
    return frozenset((total,))


def _plus_many(sets: Iterable[Values]) -> Values:
    found: Values = _NOUGHT
    for values in sets:
        found = frozenset(a + b for a in found for b in values)
        if not found or len(found) > _MOST:
            return _NONE
    return found


def _minus(left: Values, right: Values) -> Values:
    return frozenset([a - b for a in left for b in right if a >= b])


class ApplicationFigures(Figures, frozen=True, eq=False):
    """Of T3."""

    t3: Applications
    rows: dict[str, Values] = {}
    outcomes: dict[str, Values] = {}

    @property
    def totals(self) -> Values:
        """What a percentage may be of: 一, 一+二, （七）."""
        return self.values("received") | self.values("done")

    def work_out(self, key: str) -> Values:
        if key in OUTCOMES:
            return self._outcome(key)
        if key in {"natural", "legal"}:
            return _applicant_values(self.t3, key)
        method = _METHODS.get(key)
        return method(self) if method is not None else _NONE

    def shown(self, key: str) -> int | None:
        row = self.t3.row(_SHOWN.get(key, key))
        if row is not None:
            return row.agreed
        rows = [self.t3.row(part) for part in _ROWS.get(key, ())]
        counts = [row.agreed for row in rows if row is not None and row.agreed is not None]
        return sum(counts) if rows and len(counts) == len(rows) else None

    def row(self, key: str) -> Values:
        """Of a row as it stands."""
        found = self.rows.get(key)
        if found is None:
            found = self.rows[key] = _row(self.t3.row(key))
        return found

    def part(self, key: str) -> Values:
        """Of 二 or 四: a blank counts as 0."""
        return _part(self.t3.row(key))

    def outcome(self, key: str) -> Values:
        """Of one outcome, as its own rows say."""
        found = self.outcomes.get(key)
        if found is None:
            found = self.outcomes[key] = _outcome(self.t3, key)
        return found

    def every(self) -> Values:
        """The sum of the outcomes."""
        found = self.outcomes.get("every")
        if found is None:
            found = self.outcomes["every"] = _plus(*[self.outcome(key) for key in OUTCOMES])
        return found

    def handled(self) -> Values:
        """（七） and the sum of the outcomes."""
        return self.row("total") | self.every()

    def new(self) -> Values:
        own = self.row("new")
        return own | _minus(_plus(self.handled(), self.part("pending")), self.part("carried")) if own else own

    def both(self) -> Values:
        """一 and 二 together."""
        return _plus(self.values("new"), self.part("carried"))

    def received(self) -> Values:
        return self.values("new") | self.both()

    def done(self) -> Values:
        return self.handled() | (_minus(self.both(), self.part("pending")) if self.row("total") else _NONE)

    def carried_in(self) -> Values:
        if self.t3.row("carried") is None:
            return _NONE
        return self.part("carried") | _minus(_plus(self.handled(), self.part("pending")), self.row("new"))

    def pending(self) -> Values:
        if self.t3.row("pending") is None:
            return _NONE
        return self.part("pending") | _minus(_plus(self.row("new"), self.part("carried")), self.handled())

    def answered(self) -> Values:
        """（七）, less any of （六）: who withdrew or never paid was not answered."""
        done = self.values("done")
        return done | _minus(done, _leaving(self.t3, ("other-1", "other-2", "other-3", "other")))

    def replied(self) -> Values:
        """What 答复 may mean: also less what was not processed, or not understood after all."""
        done = self.values("done")
        leaving = _leaving(self.t3, ("other-1", "other-2", "other-3", "other", "unavailable-3"))
        unprocessed = self.outcome("unprocessed") or _NOUGHT
        return done | _minus(done, leaving | _plus(leaving, unprocessed))

    def opened(self) -> Values:
        return self.values("open") | _plus(self.values("open"), self.values("partial"))

    def _outcome(self, key: str) -> Values:
        """As its rows say, and as the total less the other outcomes."""
        own, every, total = self.outcome(key), self.every(), self.row("total")
        if len(every) == 1 and every == total:  # as nearly every table has it: nothing contradicts the rows
            return own
        others = _plus(*[self.outcome(other) for other in OUTCOMES if other != key])
        return own | _minus(total, others) if own else own


_METHODS: Mapping[str, Callable[[ApplicationFigures], Values]] = {
    "received": ApplicationFigures.received,
    "new": ApplicationFigures.new,
    "both": ApplicationFigures.both,
    "done": ApplicationFigures.done,
    "carried-in": ApplicationFigures.carried_in,
    "pending": ApplicationFigures.pending,
    "carried": lambda figures: figures.values("carried-in") | figures.values("pending"),
    "handled": lambda figures: figures.values("received") | figures.values("replied"),
    "answered": ApplicationFigures.answered,
    "replied": ApplicationFigures.replied,
    "opened": ApplicationFigures.opened,
}


_SHOWN = {
    "received": "new",
    "done": "total",
    "handled": "total",
    "answered": "total",
    "replied": "total",
    "carried-in": "carried",
    "opened": "open",
}
"""The rows that show what has a row of its own under another key."""


@fact
def application_figures(t3: Applications) -> ApplicationFigures:
    return ApplicationFigures({}, t3)


def _outcome(t3: Applications, key: str) -> Values:
    """Of one outcome: its row, or the rows of its group."""
    if key in {"open", "partial"}:
        return _row(t3.row(key))
    single = t3.row(key)
    if single is not None:
        return _row(single)
    known = t3.by_key
    rows = [known[part] for part in _ROWS[key] if part in known]
    if len(rows) < len(_ROWS[key]):
        return _NONE
    if not t3.subtotals:
        counts = [row.agreed for row in rows if row.agreed is not None]
        if len(counts) == len(rows):  # as nearly every table has it
            return frozenset((sum(counts),))
    parts = [_part(row) for row in rows]
    sums = _plus(*parts) if any(_row(row) for row in rows) else _NONE
    if not t3.subtotals:
        return sums
    subtotals = [row for group, row in t3.subtotals.items() if group == rows[0].form.group]
    return sums | _counts([row.total for row in subtotals])


_ROWS = {
    key: tuple(f"{key}-{order}" for order in range(1, count + 1))
    for key, count in {"denied": 8, "unavailable": 3, "unprocessed": 5, "other": 3}.items()
}


def _leaving(t3: Applications, keys: Iterable[str]) -> Values:
    """Every sum of some of these rows."""
    found: Values = _NOUGHT
    for key in keys:
        own = _row(t3.row(key))
        if own and own != _NOUGHT:
            found |= _plus(found, own)
    return found


def _applicant_values(t3: Applications, key: str) -> Values:
    """自然人 and 法人或其他组织, of 一, of 一+二 and of （七）."""
    rows = [t3.row(key) for key in ("new", "carried", "total", "pending")]
    if any(row is not None and _is_unread(row) for row in rows):
        return _NONE
    new, carried, total, pending = (_applicant(row, key) for row in rows)
    balanced = _minus(_plus(total, pending or _NOUGHT), carried or _NOUGHT)
    return new | balanced | total | _plus(new | balanced, carried or _NOUGHT) if new else new


def _applicant(row: TableRow | None, key: str) -> Values:
    if row is None:
        return _NONE
    total, natural = row.total_cell, row.cells.get("自然人")
    if natural is None or total is None:
        return _NONE
    whole = _counts([total.value.number])
    own = _counts([natural.value.number]) or _NOUGHT
    cells = dict.fromkeys(cell for name, cell in row.cells.items() if name not in {"自然人", "总计"})
    organisations = _counts([sum(cell.value.number or 0 for cell in cells)])
    if key == "natural":
        return own | _minus(whole, organisations)
    return organisations | _minus(whole, own)


# -- T4 ---------------------------------------------------------------------------------------------------------

_KINDS = {"reviews": "行政复议", "direct": "行政诉讼 / 未经复议直接起诉", "after": "行政诉讼 / 复议后起诉"}
_RESULTS = {"upheld": "结果维持", "corrected": "结果纠正", "other": "其他结果", "pending": "尚未审结"}


class DisputeFigures(Figures, frozen=True, eq=False):
    """Of T4."""

    t4: Disputes

    def work_out(self, key: str) -> Values:
        if self.t4.lacking:  # no number stands for sure under its head
            return _NONE
        kind, dot, result = key.partition(".")
        if kind == "lawsuits":
            return _plus(self.values(f"direct{dot}{result}"), self.values(f"after{dot}{result}"))
        if kind not in _KINDS:
            return _NONE
        if result == "closed":
            return self.settled(kind) | self.values(kind)
        cells = {name: self.t4.cell(_KINDS[kind], label) for name, label in _RESULTS.items()}
        found = _kind(cells, self.t4.cell(_KINDS[kind], "总计"))
        for name, values in found.items():
            self.known[f"{kind}{name}"] = values
        return found.get(f"{dot}{result}", _NONE)

    def shown(self, key: str) -> int | None:
        if self.t4.lacking:
            return None
        kind, _, result = key.partition(".")
        if kind == "lawsuits":
            behind = key.removeprefix(kind)
            direct, after = self.shown(f"direct{behind}"), self.shown(f"after{behind}")
            return None if direct is None or after is None else direct + after
        label = _RESULTS.get(result, "" if result else "总计")
        cell = self.t4.cell(_KINDS[kind], label) if kind in _KINDS else None
        number = number_of(cell)
        return number if type(number) is int and number >= 0 else None

    def settled(self, kind: str) -> Values:
        """The total of a kind less 尚未审结."""
        if kind == "lawsuits":
            return _plus(self.settled("direct"), self.settled("after"))
        return _minus(self.values(kind), self.values(f"{kind}.pending"))


@fact
def dispute_figures(t4: Disputes) -> DisputeFigures:
    return DisputeFigures({}, t4)


def _kind(cells: Mapping[str, Cell | None], total: Cell | None) -> dict[str, Values]:
    """Total and results of one kind; nothing when a cell is missing or cannot be read, or all are blank."""
    if total is None or any(cell is None or _holds_unread(cell) for cell in (total, *cells.values())):
        return {}
    numbers = {name: cell.value.number for name, cell in cells.items() if cell is not None}
    counts = {name: number for name, number in numbers.items() if type(number) is int and number >= 0}
    added = sum(counts.values())
    if len(counts) == len(numbers) and added == total.value.number:
        return {"": frozenset((added,)), **{f".{name}": frozenset((n,)) for name, n in counts.items()}}
    parts = {name: _counts([number or 0]) for name, number in numbers.items()}
    whole = _counts([total.value.number])
    if not all(parts.values()) or (not whole and all(number is None for number in numbers.values())):
        return {}
    known = whole or _plus(*parts.values())
    found = {"": known | (_plus(*parts.values()) if any(n is not None for n in numbers.values()) else _NONE)}
    for name, own in parts.items():
        others = _plus(*(values for other, values in parts.items() if other != name))
        found[f".{name}"] = own | _minus(known, others)
    return found
