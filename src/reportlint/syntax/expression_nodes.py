"""The pieces of an expression, as a tree."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

_QUESTIONS = frozenset({"blank?", "known?"})


class Node(Struct, frozen=True, eq=False):
    """A piece of an expression. ``at`` is its first character."""

    at: int


class Literal(Node, frozen=True, eq=False):
    value: int | Decimal


class Reference(Node, frozen=True, eq=False):
    """A cell: by row, by column, by both, or (both empty) the one that is looked at."""

    row: str = ""
    column: str = ""


class Group(Node, frozen=True, eq=False):
    """Several cells: ``rows(…)`` or ``columns(…)``. Each pair is a label, or the first and last one of a range."""

    axis: str
    """"row" or "column"."""
    ranges: tuple[tuple[str, str], ...]


class Sum(Node, frozen=True, eq=False):
    """Terms that are added, or subtracted where the sign is -1."""

    terms: tuple[tuple[int, Node], ...]


class Product(Node, frozen=True, eq=False):
    """Factors that are multiplied, or divided by where the flag is true."""

    factors: tuple[tuple[bool, Node], ...]


class Earlier(Node, frozen=True, eq=False):
    """What a piece came to in the report of the year before."""

    part: Node


class Call(Node, frozen=True, eq=False):
    name: str
    arguments: tuple[Node, ...]


class Comparison(Node, frozen=True, eq=False):
    """``a < b <= c``: one operator fewer than operands."""

    operators: tuple[str, ...]
    operands: tuple[Node, ...]


class Logic(Node, frozen=True, eq=False):
    """``operator`` is "and", "or" or "not"."""

    operator: str
    parts: tuple[Node, ...]


_TRUTHS = (Comparison, Logic)


def is_truth(node: Node) -> bool:
    """Whether a piece says yes or no; others are numbers."""
    return isinstance(node, _TRUTHS) or (isinstance(node, Call) and node.name in _QUESTIONS)


def walk(node: Node) -> Iterator[Node]:
    """A piece and all below it."""
    yield node
    for part in parts_of(node):
        yield from walk(part)


def reads(node: Node) -> bool:
    """Whether a piece reads a cell of this year's report."""
    if isinstance(node, Earlier):
        return False
    return isinstance(node, (Reference, Group)) or any(map(reads, parts_of(node)))


def parts_of(node: Node) -> tuple[Node, ...]:
    """The pieces right below a piece."""
    if isinstance(node, Sum):
        return tuple(part for _, part in node.terms)
    if isinstance(node, Product):
        return tuple(part for _, part in node.factors)
    if isinstance(node, Call):
        return node.arguments
    if isinstance(node, Earlier):
        return (node.part,)
    if isinstance(node, Comparison):
        return node.operands
    return node.parts if isinstance(node, Logic) else ()
