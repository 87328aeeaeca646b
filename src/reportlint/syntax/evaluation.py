"""What an expression says of the cells of a table.

A blank cell is blank, not 0. In + − and sum a blank counts as 0 beside a number, and blanks alone stay blank; min and
max leave blanks out. Words, a cell that the table lacks, a division by 0, a blank that is multiplied or compared: all
that is unknown, and so is what is reckoned from it. A comparison of something unknown is neither true nor false; "and",
"or" and "not" go by the other side where that decides. Last year's numbers and blanks count as this year's do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Context, Decimal, DecimalException
from enum import Enum
from functools import cache
from typing import Any, NamedTuple, Protocol

from .expression_nodes import Call, Comparison, Earlier, Group, Literal, Logic, Node, Product, Reference, Sum

Number = int | Decimal


class Nothing(Enum):
    """Why a cell or a sum is no number."""

    BLANK = "blank"
    WORDS = "words"
    UNKNOWN = "unknown"


Amount = Number | Nothing
Reading = tuple[Amount, object]
"""What a cell says, and the cell: merged cells are one."""


class Cells(Protocol):
    """Where an expression finds its cells."""

    def one(self, reference: Reference) -> Reading: ...

    def several(self, group: Group) -> Sequence[Reading]: ...

    def earlier(self, piece: Earlier) -> Amount:
        """What a piece came to in the report of the year before."""
        ...


class Compared(NamedTuple):
    """Two sides that were compared, with what they came to."""

    operator: str
    left: Node
    right: Node
    left_value: Number
    right_value: Number

    @property
    def relation(self) -> str:
        """How the sides stand to each other: ≠, =, < or >."""
        if self.left_value == self.right_value:
            return "="
        if self.operator == "==":
            return "≠"
        return "<" if self.left_value < self.right_value else ">"


class Outcome(NamedTuple):
    """``holds`` is None where nothing is known; ``compared`` is the comparison that was made last."""

    holds: bool | None
    compared: Compared | None


def evaluate(expression: Node, cells: Cells) -> Outcome:
    """Whether a claim holds. Never raises for what the cells hold."""
    evaluation = _Evaluation(cells)
    holds = evaluation.truth(expression)
    return Outcome(holds, evaluation.compared)


def amount_of(expression: Node, cells: Cells) -> Amount:
    """What a piece that is a number comes to. Never raises for what the cells hold."""
    return _Evaluation(cells).amount(expression)


@cache
def _context() -> Context:
    return Context(prec=60, Emax=9_999, Emin=-9_999)


def _add(left: Number, right: Number) -> Number:
    if isinstance(left, int) and isinstance(right, int):
        return left + right
    return _context().add(Decimal(left), Decimal(right))


def _negated(number: Number) -> Number:
    return -number if isinstance(number, int) else number.copy_negate()


class _Evaluation:
    def __init__(self, cells: Cells) -> None:
        self.cells = cells
        self.compared: Compared | None = None

    # -- true, false, or unknown --

    def truth(self, node: Node) -> bool | None:
        if isinstance(node, Comparison):
            return self._comparison(node)
        if isinstance(node, Logic):
            return self._logic(node)
        assert isinstance(node, Call)
        amount = self.amount(node.arguments[0])
        if node.name == "known?":
            return not isinstance(amount, Nothing)
        return None if amount is Nothing.UNKNOWN else amount is Nothing.BLANK

    def _logic(self, node: Logic) -> bool | None:
        if node.operator == "not":
            holds = self.truth(node.parts[0])
            return None if holds is None else not holds
        deciding = node.operator == "or"
        unknown = False
        for part in node.parts:
            holds = self.truth(part)
            if holds is deciding:
                return deciding
            unknown = unknown or holds is None
        return None if unknown else not deciding

    def _comparison(self, node: Comparison) -> bool | None:
        left_node, left = node.operands[0], self.amount(node.operands[0])
        unknown = False
        for operator, right_node in zip(node.operators, node.operands[1:], strict=True):
            right = self.amount(right_node)
            if isinstance(left, Nothing) or isinstance(right, Nothing):
                unknown = True
            else:
                self.compared = Compared(operator, left_node, right_node, left, right)
                if not _COMPARED[operator](left, right):
                    return False
            left_node, left = right_node, right
        return None if unknown else True

    # -- numbers --

    def amount(self, node: Node) -> Amount:
        try:
            return _amounts()[type(node)](self, node)
        except DecimalException:
            return Nothing.UNKNOWN

    def _literal(self, node: Literal) -> Amount:
        return node.value

    def _reference(self, node: Reference) -> Amount:
        return self.cells.one(node)[0]

    def _earlier(self, node: Earlier) -> Amount:
        return self.cells.earlier(node)

    def _sum(self, node: Sum) -> Amount:
        if len(node.terms) > 1 and self._same_cell_twice(node):
            return Nothing.UNKNOWN
        return _total((sign, self.amount(term)) for sign, term in node.terms)

    def _same_cell_twice(self, node: Sum) -> bool:
        """Whether one merged cell stands under two of the labels: then nobody knows what belongs to which."""
        references = {(t.row, t.column): t for _, t in node.terms if isinstance(t, Reference)}
        cells = [cell for r in references.values() if (cell := self.cells.one(r)[1]) is not None]
        return len(set(map(id, cells))) < len(cells)

    def _product(self, node: Product) -> Amount:
        result: Number = 1
        for divides, factor in node.factors:
            amount = self.amount(factor)
            if isinstance(amount, Nothing) or (divides and amount == 0):
                return Nothing.UNKNOWN
            reckon = _context().divide if divides else _context().multiply
            result = reckon(Decimal(result), Decimal(amount))
        return result

    def _call(self, node: Call) -> Amount:
        if node.name in {"abs", "total"}:
            amount = self.amount(node.arguments[0])
            if isinstance(amount, Nothing):
                return amount if node.name == "abs" else Nothing.UNKNOWN
            return _negated(amount) if node.name == "abs" and amount < 0 else amount
        amounts = self._several(node.arguments)
        if Nothing.UNKNOWN in amounts or Nothing.WORDS in amounts:
            return Nothing.UNKNOWN
        if node.name == "sum":
            return _total([(1, amount) for amount in amounts])
        numbers = [amount for amount in amounts if not isinstance(amount, Nothing)]
        if node.name == "count":
            return len(numbers)
        if not numbers:
            return Nothing.BLANK
        return min(numbers) if node.name == "min" else max(numbers)

    def _several(self, arguments: Sequence[Node]) -> list[Amount]:
        """What all arguments come to, cell by cell; a merged cell once."""
        amounts: list[Amount] = []
        seen: set[int] = set()
        for argument in arguments:
            if isinstance(argument, Group):
                readings = self.cells.several(argument)
            elif isinstance(argument, Reference):
                readings = (self.cells.one(argument),)
            else:
                readings = ((self.amount(argument), None),)
            for amount, cell in readings:
                if cell is None or id(cell) not in seen:
                    seen.add(id(cell))
                    amounts.append(amount)
        return amounts


_COMPARED: Mapping[str, Callable[[Number, Number], bool]] = {
    "==": lambda left, right: left == right,
    "!=": lambda left, right: left != right,
    "<": lambda left, right: left < right,
    "<=": lambda left, right: left <= right,
    ">": lambda left, right: left > right,
    ">=": lambda left, right: left >= right,
}


@cache
def _amounts() -> Mapping[type, Callable[[_Evaluation, Any], Amount]]:
    return {
        Literal: _Evaluation._literal,
        Reference: _Evaluation._reference,
        Earlier: _Evaluation._earlier,
        Sum: _Evaluation._sum,
        Product: _Evaluation._product,
        Call: _Evaluation._call,
    }


def _total(terms: Iterable[tuple[int, Amount]]) -> Amount:
    """A sum in which blanks count as 0; blank when all of it is."""
    result: Number = 0
    blank = True
    for sign, amount in terms:
        if isinstance(amount, Nothing):
            if amount is not Nothing.BLANK:
                return Nothing.UNKNOWN
        else:
            result = _add(result, amount if sign > 0 else _negated(amount))
            blank = False
    return Nothing.BLANK if blank else result


def rounded(number: Number) -> Number:
    """A number as messages show it: whole numbers whole, others with four decimals at most."""
    if isinstance(number, int):
        return number
    if number == number.to_integral_value() and abs(number) < Decimal(10) ** 30:
        return int(number)
    try:
        short = number.quantize(Decimal("0.0001"), context=_context())
    except DecimalException:
        return number
    return short.normalize(_context())
