"""Which facts can travel from one report to another, for rules across reports. Imported where there is such a rule."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Literal, Union, get_args, get_origin

from msgspec import Struct, structs

from reportlint.model import Located, Measure, Report, Term, Value

from .plan import Plan, PlannedRule
from .rules import DeclarationError

_PLAIN = (bool, int, float, str, bytes, Decimal, NoneType, date, datetime, time, timedelta)
_OURS: Collection[type] = frozenset({Term, Value, Measure})
"""Structs of the model that are plain: all others are nodes of one report, or places in it."""
_MANY = (list, tuple, set, frozenset, dict)
"""Written with what they hold, ``list[int]``: what is not said cannot be read again."""
WHAT_TRAVELS = "it may hold int, str, Decimal and the like, lists, tuples, dicts, Structs of these, and Located"


def with_across(plan: Plan, rules: Sequence[PlannedRule]) -> Plan:
    """A plan with its rules across reports, and the facts that reports keep for them. DeclarationError for a rule that
    asks for what cannot travel."""
    kept: dict[type, None] = {}
    for rule in rules:
        for need in rule.needs:
            if need.kind is not None:
                _refuse_stranger(rule, need.kind)
                kept[need.kind] = None
            elif need.options is None:
                raise DeclarationError(
                    f"{rule.spec.place}: {rule.spec.code}: a rule that asks for Previous has no report at hand; let a fact "
                    "keep what the rule needs of it"
                )
    _refuse_namesakes(kept)
    marked = dict.fromkeys(kind for rule in rules for kind in rule.spec.requires if kind not in kept)
    return structs.replace(plan, across=tuple(rules), kept=tuple(kept), marked=tuple(marked))


def name_of(kind: type) -> str:
    """The name under which a fact is kept: that of its class, with its module."""
    return f"{kind.__module__}.{kind.__qualname__}"


def _refuse_stranger(rule: PlannedRule, kind: type) -> None:
    why = why_not(kind)
    if why:
        raise DeclarationError(
            f"{rule.spec.place}: {rule.spec.code}: {kind.__name__} cannot travel from report to report: {why}; "
            f"{WHAT_TRAVELS}"
        )


def _refuse_namesakes(kinds: Iterable[type]) -> None:
    """Two classes of one name in one module would be taken for each other."""
    known: dict[str, type] = {}
    for kind in kinds:
        if known.setdefault(name_of(kind), kind) is not kind:
            raise DeclarationError(f"two facts that travel from report to report are called {name_of(kind)}")


@cache
def why_not(kind: type) -> str:
    """Why a fact cannot travel, as "rows is Table"; "" for one that can."""
    if not issubclass(kind, Struct):
        return "it is no msgspec Struct"
    if _is_node(kind):
        return "it is a part of one report"
    wrong = next(_strangers(kind, "", set()), "")
    if wrong:
        return wrong
    from msgspec.msgpack import Decoder

    try:
        Decoder(kind, dec_hook=lambda kind, found: found)
    except TypeError as error:  # a union that cannot be told apart when it is read again
        return str(error).partition("\n")[0].removesuffix(".")
    return ""


def _strangers(kind: object, at: str, seen: set[object]) -> Iterator[str]:
    """What of a type cannot travel, with the field that holds it."""
    origin = get_origin(kind)
    if kind is Located or origin is Located:
        for argument in get_args(kind):
            yield from _strangers(argument, at, seen)
    elif origin in {Union, UnionType} or origin in _MANY:
        for argument in get_args(kind):
            if argument is not Ellipsis:
                yield from _strangers(argument, at, seen)
    elif origin is Literal or kind in _PLAIN or (isinstance(kind, type) and issubclass(kind, Enum)):
        return
    elif isinstance(kind, type) and issubclass(kind, Struct) and not _is_node(kind):
        if kind not in seen:
            seen.add(kind)
            try:
                fields = structs.fields(kind)
            except (NameError, TypeError) as error:
                yield f"the types of {kind.__name__} cannot be read ({error})"
                return
            for field in fields:
                yield from _strangers(field.type, f"{at}{'.' if at else ''}{field.name}", seen)
    else:
        yield f"{at or 'it'} is {getattr(kind, '__name__', repr(kind))}"


def _is_node(kind: type) -> bool:
    home = Report.__module__.rpartition(".")[0]
    return kind not in _OURS and any(each.__module__.startswith(f"{home}.") for each in kind.__mro__)
