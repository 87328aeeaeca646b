"""Rules and facts resolved against each other; every mistake is one sentence that begins with its place."""

from collections.abc import Callable

import pytest
from msgspec import Struct

from reportlint import DeclarationError, Finding, Findings, Options, Report, Severity, Span, fact, rule
from reportlint.authoring.plan import make_plan
from reportlint.authoring.rules import FactSpec, RuleSpec


class Year(Struct, frozen=True):
    value: int


class Period(Struct, frozen=True):
    year: Year


class Edition(Struct, frozen=True):
    period: Period


class ReportYaer(Struct, frozen=True):
    pass


class Limit(Options, frozen=True):
    most: int = 3


@fact(publish="year")
def year(report: Report) -> Year | None:
    return Year(2023)


@fact
def period(year: Year) -> Period | None:
    return Period(year)


@fact
def edition(period: Period | None, report: Report) -> Edition | None:
    return None


def _declare(function: Callable[..., Findings]) -> RuleSpec:
    spec = rule("A1", "name", Severity.INFO, zh="一", en="one")(function).__reportlint_rule__  # type: ignore[attr-defined]
    assert isinstance(spec, RuleSpec)
    return spec


def _fact(function: Callable[..., object]) -> FactSpec:
    spec = function.__reportlint_fact__  # type: ignore[attr-defined]
    assert isinstance(spec, FactSpec)
    return spec


ASKED = "; what can be asked for is Report, options, and facts by their classes"
FACTS = [_fact(f) for f in (year, period, edition)]


def _error(rules: list[RuleSpec], facts: list[FactSpec] = FACTS) -> str:
    with pytest.raises(DeclarationError) as error:
        make_plan(rules, facts)
    return str(error.value)


def test_a_plan() -> None:
    def needs(report: Report, period: Period, year: Year | None, *, options: Limit) -> Findings:
        local = Finding(Span(0, 1))
        yield local

    plan = make_plan([_declare(needs)], FACTS, {"A1": Limit(most=5)})
    (planned,) = plan.rules
    assert planned.call is needs
    assert [(n.name, n.kind, n.optional, n.options) for n in planned.needs] == [
        ("report", None, False, None),
        ("period", Period, False, None),
        ("year", Year, True, None),
        ("options", None, False, Limit(most=5)),
    ]
    assert [(n.name, n.kind, n.optional) for n in plan.fact_needs[Edition]] == [
        ("period", Period, True),
        ("report", None, False),
    ]
    assert plan.published == (("year", Year),)


def test_options_are_the_defaults_unless_given() -> None:
    def needs(options: Limit) -> Findings:
        yield Finding(Span(0, 1))

    for given in (None, {}, {"B1": Limit(most=9)}):
        (planned,) = make_plan([_declare(needs)], [], given).rules
        assert planned.needs[0].options == Limit(most=3)


def test_a_fact_that_no_pack_gives() -> None:
    def needs(year: ReportYaer) -> Findings:
        yield Finding(Span(0, 1))

    spec = _declare(needs)
    assert _error([spec]) == f"{spec.place}: A1: no loaded pack gives ReportYaer{ASKED}"
    assert spec.place.startswith(__file__)

    class Yaer(Struct, frozen=True):
        pass

    def near(year: Yaer) -> Findings:
        yield Finding(Span(0, 1))

    spec = _declare(near)
    assert _error([spec]) == f"{spec.place}: A1: no loaded pack gives Yaer; did you mean test_plan.Year?"


def test_a_required_fact_that_no_pack_gives() -> None:
    def needs(report: Report) -> Findings:
        yield Finding(Span(0, 1))

    declared = rule("A1", "n", Severity.INFO, requires=[Year, ReportYaer], zh="一", en="one")(needs)
    spec = declared.__reportlint_rule__  # type: ignore[attr-defined]
    assert _error([spec]) == f"{spec.place}: A1: no loaded pack gives ReportYaer{ASKED}"


def test_parameters_that_are_refused() -> None:
    def untyped(report) -> Findings:  # type: ignore[no-untyped-def]
        yield Finding(Span(0, 1))

    def builtin(number: int) -> Findings:
        yield Finding(Span(0, 1))

    def two(fact: Year | Period) -> Findings:
        yield Finding(Span(0, 1))

    def words(year: "Year") -> Findings:
        yield Finding(Span(0, 1))

    for function, message in (
        (
            untyped,
            "A1: the parameter report has no type; write report: Report, or report: the class of a fact or of options",
        ),
        (builtin, f"A1: no loaded pack gives int{ASKED}"),
        (two, f"A1: no loaded pack gives test_plan.Year | test_plan.Period{ASKED}"),
        (words, "words has string annotations; remove 'from __future__ import annotations' from its module"),
    ):
        spec = _declare(function)
        assert _error([spec]) == f"{spec.place}: {message}"


def test_a_fact_takes_no_options() -> None:
    @fact
    def limited(report: Report, options: Limit) -> ReportYaer | None:
        return None

    spec = _fact(limited)
    assert _error([], [spec]) == f"{spec.place}: the fact limited: a fact takes no options"


def test_a_fact_needs_what_nobody_gives() -> None:
    assert _error([], [_fact(period)]) == f"{_fact(period).place}: the fact period: no loaded pack gives Year{ASKED}"


def test_two_facts_of_one_class() -> None:
    @fact
    def other_year(report: Report) -> Year | None:
        return None

    spec = _fact(other_year)
    assert _error([], [*FACTS, spec]) == (f"{spec.place}: Year is given by another fact too, at {_fact(year).place}")
    make_plan([], [*FACTS, FACTS[0]])


def test_facts_in_a_circle() -> None:
    @fact
    def from_edition(edition: Edition) -> Year | None:
        return None

    spec = _fact(from_edition)
    assert _error([], [spec, FACTS[1], FACTS[2]]) == (
        f"{spec.place}: facts need each other in a circle: Year → Edition → Period → Year"
    )

    @fact
    def from_itself(found: ReportYaer) -> ReportYaer | None:
        return None

    itself = _fact(from_itself)
    assert _error([], [itself]) == f"{itself.place}: facts need each other in a circle: ReportYaer → ReportYaer"
