"""``previous(…)`` in an assertion: what one report keeps of it for the next year's, and the claim over two reports.

A rule whose assertion looks at last year's report has no report at hand when it runs. So each report keeps, in a fact of
the rule's own, what the assertion reads there: row by row, column by column, or cell by cell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, DecimalException
from typing import Any

from msgspec import Struct, defstruct

from reportlint.authoring.rules import FactSpec, Finding, Previous
from reportlint.model import Argument, Cell, Located, Where
from reportlint.syntax.evaluation import Amount, Nothing, Reading, amount_of
from reportlint.syntax.expression_nodes import Earlier, Group, Node, Reference, parts_of, walk

from .arithmetic import Assertion, TableCells
from .labels import plain_label
from .places import Part, Places, Site
from .requirements import Requirement
from .rule import Condition


class Leaf(Struct, frozen=True):
    """A cell that an assertion reads."""

    amount: str
    """Its number as it would be written, or why it is none."""
    cell: int = -1
    """Its number in the line: labels of one merged cell have the same; -1 where the table does not have it."""
    place: Located[None] | None = None


class Past(Struct, frozen=True):
    """What ``previous(…)`` came to, for next year's report, and the cells by which it did."""

    amount: str
    places: list[Located[None]]


class Line(Struct, frozen=True):
    """What an assertion reads in one row, column or cell."""

    row: str
    column: str
    now: list[list[Leaf]]
    """The cells of each label, or of each group of labels, outside ``previous(…)``."""
    past: list[Past]
    """Each ``previous(…)``, as next year's report asks for it."""


class Figures(Struct, frozen=True):
    """What a report keeps for a rule with ``previous(…)``. Each rule has a class of its own below this one."""

    applies: bool
    """Whether ``when`` of the rule holds: last year's report need not fit it."""
    lines: list[Line]


class Keeper:
    """The fact of a rule with ``previous(…)``. ``__annotations__`` say what it asks for, as those of a function do."""

    def __init__(
        self,
        kind: type[Figures],
        site: Site,
        assertion: Assertion,
        condition: Condition,
        kinds: Mapping[str, type],
    ) -> None:
        """``kinds`` are the facts that ``condition`` looks at, by name."""
        self.__name__ = kind.__name__
        self.__annotations__ = {"places": Places, **{name: wanted | None for name, wanted in kinds.items()}}
        self._kind = kind
        self._site = site
        self._assertion = assertion
        self._condition = condition
        self._now, self._past = _pieces(assertion.expression)

    def __call__(self, places: Places, **facts: object) -> Figures | None:
        table = places.table(self._assertion.table)
        if table is None:
            return None
        lines = [self._line(cells) for cells in self._assertion.looks(table)]
        return self._kind(self._applies(places, facts), lines)

    def _applies(self, places: Places, facts: Mapping[str, object]) -> bool:
        parts: Sequence[Part] = places.parts(self._site)
        wanted = self._condition.place
        fits = bool(parts) and (wanted is None or any(part.holds(wanted) for part in parts))
        return fits and None not in facts.values() and self._condition.holds(places, facts)

    def _line(self, cells: TableCells) -> Line:
        numbers: dict[int, int] = {}
        now = [list(_leaves(cells, piece, numbers)) for piece in self._now]
        past = [Past(_written(amount_of(p.part, cells)), _places(cells, p.part)) for p in self._past]
        return Line(cells.row, cells.column, now, past)


def _pieces(expression: Node) -> tuple[list[Node], list[Earlier]]:
    """The labels and groups of labels that are read in this year's report, and what is read in last year's."""
    now: list[Node] = []
    past: list[Earlier] = []

    def sort(node: Node) -> None:
        if isinstance(node, Earlier):
            past.append(node)
        elif isinstance(node, (Reference, Group)):
            now.append(node)
        else:
            for part in parts_of(node):
                sort(part)

    sort(expression)
    return now, past


def _leaves(cells: TableCells, piece: Node, numbers: dict[int, int]) -> Iterator[Leaf]:
    """The cells of a label or group. Of a group only the first has its place: findings stand at it."""
    readings = cells.several(piece) if isinstance(piece, Group) else [cells.one(piece)]  # type: ignore[arg-type]
    placed = False
    for amount, cell in readings:
        if not isinstance(cell, Cell):
            yield Leaf(_written(amount))
            continue
        number = numbers.setdefault(id(cell), len(numbers))
        yield Leaf(_written(amount), number, None if placed else Located(None, cell))
        placed = True


def _places(cells: TableCells, piece: Node) -> list[Located[None]]:
    """Where a piece stands: the cells that it names one by one, else the first of all."""
    found = list(cells.direct(piece)) or list(cells.named(piece))[:1]
    return [Located(None, cell) for cell in dict.fromkeys(found)]


def _written(amount: Amount) -> str:
    return amount.value if isinstance(amount, Nothing) else str(amount)


def _read(words: str) -> Amount:
    if words.isalpha():
        return Nothing(words)
    try:
        return int(words) if words.lstrip("-").isdigit() else Decimal(words)
    except DecimalException:  # the number of a person or a card, masked on its way
        return Nothing.UNKNOWN


class Comparing:
    """What a rule with ``previous(…)`` does: its assertion, line by line, over what two reports kept."""

    def __init__(self, fact: FactSpec, assertion: Assertion, used: frozenset[str]) -> None:
        """``used`` are the fields of the message."""
        self.fact = fact
        self.__annotations__ = {"now": fact.provides, "last": Previous[fact.provides]}  # type: ignore[name-defined]
        self._assertion = assertion
        self._used = sorted(used)
        now, past = _pieces(assertion.expression)
        self._order: Mapping[Node, int] = {piece: at for each in (now, past) for at, piece in enumerate(each)}

    def __call__(self, now: Figures, last: Previous[Figures]) -> Iterator[Finding]:
        if not now.applies:
            return
        earlier = _Lines(last.value.lines)
        looks = (_KeptCells(line, earlier.like(line), self._order) for line in now.lines)
        for hit in self._assertion.judge(looks):
            arguments: dict[str, Argument] = {name: hit.fields[name] for name in self._used}
            yield Finding(hit.where, related=hit.related, fix=None, **arguments)


class _Lines:
    """The lines of last year's report, by label."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._exact: dict[tuple[str, str], Line] = {}
        self._alike: dict[tuple[str, str], Line | None] = {}
        for line in lines:
            self._exact[line.row, line.column] = line
            key = _key(line)
            self._alike[key] = None if key in self._alike else line

    def like(self, line: Line) -> Line | None:
        """The line of the same row and column: the very labels, else the only one whose labels differ in numbers,
        blanks and case."""
        return self._exact.get((line.row, line.column)) or self._alike.get(_key(line))


def _key(line: Line) -> tuple[str, str]:
    return plain_label(line.row), plain_label(line.column)


class _KeptCells:
    """The cells that a line keeps, as an expression names them."""

    def __init__(self, line: Line, earlier: Line | None, order: Mapping[Node, int]) -> None:
        self.row = line.row
        self.column = line.column
        self._line = line
        self._earlier = earlier
        self._order = order
        self._places: dict[int, Located[None]] = {}
        for leaves in line.now:
            for leaf in leaves:
                if leaf.place is not None:
                    self._places.setdefault(leaf.cell, leaf.place)
        self._cells: dict[int, object] = {leaf.cell: leaf for leaves in line.now for leaf in leaves if leaf.cell >= 0}

    def one(self, reference: Reference) -> Reading:
        (leaf,) = self._line.now[self._order[reference]]
        return _read(leaf.amount), self._cells.get(leaf.cell)

    def several(self, group: Group) -> Sequence[Reading]:
        return [(_read(leaf.amount), self._cells.get(leaf.cell)) for leaf in self._line.now[self._order[group]]]

    def earlier(self, piece: Earlier) -> Amount:
        """What it came to last year; unknown where that report has no such row or column."""
        return Nothing.UNKNOWN if self._earlier is None else _read(self._earlier.past[self._order[piece]].amount)

    def named(self, node: Node) -> Iterator[Where]:
        for piece in _pieces(node)[0]:
            yield from self._where(piece)

    def direct(self, node: Node) -> Iterator[Where]:
        now, past = _pieces(node)
        for piece in now:
            if isinstance(piece, Reference):
                yield from self._where(piece)
        if self._earlier is not None:
            for earlier in past:
                yield from self._earlier.past[self._order[earlier]].places

    def _where(self, piece: Node) -> Iterator[Where]:
        found = (self._places.get(leaf.cell) for leaf in self._line.now[self._order[piece]])
        return (place for place in found if place is not None)


def comparing(
    name: str,
    place: str,
    site: Site,
    requirements: Sequence[Requirement],
    used: frozenset[str],
    condition: Condition,
    kinds: Mapping[str, type],
) -> Comparing | None:
    """What a rule does whose assertion looks at last year's report; None for any other. ``name`` tells the rule from all
    others, ``place`` is where it stands."""
    for assertion in requirements:
        if isinstance(assertion, Assertion) and looks_back(assertion.expression):
            kind: type[Any] = defstruct(assertion.table, [], bases=(Figures,), module=f"{__name__}.{name}", frozen=True)
            keeper: Callable[..., object] = Keeper(kind, site, assertion, condition, kinds)
            return Comparing(FactSpec(kind, keeper, "", place), assertion, used)
    return None


def looks_back(expression: Node) -> bool:
    """Whether a claim looks at last year's report."""
    return any(isinstance(piece, Earlier) for piece in walk(expression))
