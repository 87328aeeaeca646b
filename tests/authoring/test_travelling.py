"""Rules that ask for last year's report: what they may ask for, and which facts can travel."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, Literal

import pytest
from msgspec import Struct

from reportlint import (
    Cell,
    DeclarationError,
    Findings,
    LabelledTable,
    Located,
    Options,
    Previous,
    Report,
    Section,
    Severity,
    Span,
    Term,
    Text,
    Value,
    fact,
    rule,
)
from reportlint.authoring.plan import Need, make_plan
from reportlint.authoring.rules import FactSpec, RuleSpec, previous_of
from reportlint.authoring.travelling import WHAT_TRAVELS, name_of, why_not


class Kind(Enum):
    ONE = 1


class Row(Struct, frozen=True):
    label: str
    figure: Located[int]


class Plain(Struct, frozen=True):
    number: int
    amount: Decimal | None
    day: date
    kind: Kind
    word: Literal["a", "b"]
    rows: tuple[Row, ...]
    by_name: dict[str, list[Located[Decimal]]]
    bare: Located  # type: ignore[type-arg]
    term: Term
    value: Value
    names: frozenset[str]
    again: "Plain | None" = None


class HoldsCell(Struct, frozen=True):
    rows: list[Cell]


class HoldsSpan(Struct, frozen=True):
    inner: "Inner"


class Inner(Struct, frozen=True):
    span: Span


class HoldsText(Struct, frozen=True):
    figure: Located[Text]


class HoldsSection(Struct, frozen=True):
    section: Section | None


class HoldsAnything(Struct, frozen=True):
    value: Any


class HoldsList(Struct, frozen=True):
    values: list  # type: ignore[type-arg]


class HoldsCallable(Struct, frozen=True):
    function: Callable[[], int]


class HoldsUnknown(Struct, frozen=True):
    value: "Nobody"  # type: ignore[name-defined]  # noqa: F821


class HoldsBoth(Struct, frozen=True):
    value: str | Decimal


class Table(LabelledTable, frozen=True):
    pass


class NoStruct:
    pass


class Mild(Options, frozen=True):
    most: int = 3


@pytest.mark.parametrize(
    ("kind", "why"),
    [
        (Plain, ""),
        (HoldsCell, "rows is Cell"),
        (HoldsSpan, "inner.span is Span"),
        (HoldsText, "figure is Text"),
        (HoldsSection, "section is Section"),
        (HoldsAnything, "value is Any"),
        (HoldsList, "values is list"),
        (HoldsCallable, "function is Callable"),
        (HoldsUnknown, "the types of HoldsUnknown cannot be read (name 'Nobody' is not defined)"),
        (HoldsBoth, "Type unions may not contain more than one str-like type (`str`, `Enum`, `Literal[str values]`, "
                    "`datetime`, `date`, `time`, `timedelta`, `uuid`, `decimal`, `bytes`, `bytearray`) - type `str | decimal.Decimal` is not supported"),
        (Table, "it is a part of one report"),
        (NoStruct, "it is no msgspec Struct"),
    ],
)  # fmt: skip
def test_which_facts_can_travel(kind: type, why: str) -> None:
    assert why_not(kind)[:20] == why[:20]
    if kind is not HoldsBoth:
        assert why_not(kind) == why


def _fact(kind: type) -> FactSpec:
    def read(report: Report) -> None:
        return None

    read.__annotations__["return"] = kind | None
    spec = fact(read).__reportlint_fact__  # type: ignore[attr-defined]
    assert isinstance(spec, FactSpec)
    return spec


def _rule(function: Callable[..., Findings], **more: Any) -> RuleSpec:
    spec = rule("A1", "name", Severity.INFO, zh="一", en="one", **more)(function).__reportlint_rule__  # type: ignore[attr-defined]
    assert isinstance(spec, RuleSpec)
    return spec


def _error(spec: RuleSpec, *kinds: type) -> str:
    with pytest.raises(DeclarationError) as caught:
        make_plan([spec], [_fact(kind) for kind in kinds])
    return str(caught.value)


def test_a_plan_with_a_rule_across_reports() -> None:
    def across(now: Plain, last: Previous[Row] | None, options: Mild) -> Findings:
        return []

    def usual(now: Plain) -> Findings:
        return []

    spec = _rule(across, requires=[HoldsCell])
    assert (spec.across, _rule(usual).across) == (True, False)
    plan = make_plan([spec, _rule(usual)], [_fact(Plain), _fact(Row), _fact(HoldsCell)])
    assert [each.spec.function for each in plan.rules] == [usual]
    (made,) = plan.across
    assert made.needs == (
        Need("now", Plain), Need("last", Row, optional=True, previous=True), Need("options", None, options=Mild()),
    )  # fmt: skip
    assert (made.needed, plan.kept, plan.marked) == ((HoldsCell, Plain), (Plain, Row), (HoldsCell,))


def test_a_plan_without_one() -> None:
    plan = make_plan([], [_fact(Plain)])
    assert (plan.across, plan.kept, plan.marked, plan.left_out) == ((), (), (), ())


def test_what_such_a_rule_may_not_ask_for() -> None:
    def of_report(report: Report, last: Previous[Row]) -> Findings:
        return []

    def of_nodes(last: Previous[HoldsCell]) -> Findings:
        return []

    def own_nodes(now: HoldsCell, last: Previous[Row]) -> Findings:
        return []

    def unknown(last: Previous[Plain]) -> Findings:
        return []

    def bare(last: Previous) -> Findings:  # type: ignore[type-arg]
        return []

    def union(last: Previous[int | str]) -> Findings:
        return []

    spec = _rule(of_report)
    assert _error(spec, Row) == (
        f"{spec.place}: A1: a rule that asks for Previous has no report at hand; let a fact keep what the rule needs of it"
    )
    for function in (of_nodes, own_nodes):
        spec = _rule(function)
        assert _error(spec, Row, HoldsCell) == (
            f"{spec.place}: A1: HoldsCell cannot travel from report to report: rows is Cell; {WHAT_TRAVELS}"
        )
    spec = _rule(unknown)
    assert _error(spec, Row).startswith(f"{spec.place}: A1: no loaded pack gives Plain")
    for function in (bare, union):
        spec = _rule(function)
        assert _error(spec, Row) == f"{spec.place}: A1: Previous takes the class of a fact: last: Previous[Carried]"


def test_a_fact_is_read_from_one_report() -> None:
    def compared(last: Previous[Row]) -> Plain | None:
        return None

    spec = fact(compared).__reportlint_fact__  # type: ignore[attr-defined]
    with pytest.raises(DeclarationError) as caught:
        make_plan([], [spec, _fact(Row)])
    assert str(caught.value) == (
        f"{spec.place}: the fact compared: a fact is read from one report; only rules ask for Previous"
    )


def test_two_facts_of_one_name() -> None:
    class Twin(Struct, frozen=True):
        pass

    other = type("Twin", (Struct,), {"__module__": Twin.__module__, "__qualname__": Twin.__qualname__})

    def both(now: Twin, then: other, last: Previous[Twin]) -> Findings:  # type: ignore[valid-type]
        return []

    assert _error(_rule(both), Twin, other) == f"two facts that travel from report to report are called {name_of(Twin)}"


def test_what_an_annotation_asks_of_last_year() -> None:
    assert previous_of(Previous[Row]) is Row
    assert (previous_of(Row), previous_of(Previous), previous_of(list[Row]), previous_of("Previous[Row]")) == (
        None,
    ) * 4


def test_a_rule_is_tried_by_hand() -> None:
    def across(now: Row, last: Previous[Row]) -> Findings:
        assert (last.value.figure.value, last.period, last.name) == (3, 2022, "2022.md")
        return []

    place = Span(0, 1)
    assert (
        _rule(across).function(Row("a", Located(2, place)), Previous(Row("a", Located(3, place)), 2022, "2022.md"))
        == []
    )
