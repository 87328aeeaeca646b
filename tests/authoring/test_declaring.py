"""Declaring rules and facts: what is taken, and what is refused word for word, the place first."""

import inspect

import pytest
from msgspec import Struct

from reportlint import DeclarationError, Finding, Findings, Message, Options, Report, Severity, Span, fact, rule
from reportlint.authoring.rules import FactSpec, RuleSpec, declared_in, default_options, options_type


class Year(Struct, frozen=True):
    value: int


def _here(function: object) -> str:
    """The place of a function as errors give it."""
    code = function.__code__  # type: ignore[attr-defined]
    return f"{code.co_filename}:{code.co_firstlineno}"


def test_a_declared_rule_stays_a_function() -> None:
    class Limit(Options, frozen=True):
        at_most: int = 3
        """How many."""

    @rule(
        "A1", "counts", Severity.ERROR, source="第五十条", requires=[Year], tags=["t"],
        zh="说{said}", en="says {said}", variants={"more": Message("多{n}", "{n} more", Severity.INFO)}, profiles=["kind"],
    )  # fmt: skip
    def counts(report: Report, year: Year | None, options: Limit) -> Findings:
        """Page."""
        yield Finding(Span(0, 1), said=1)

    spec = counts.__reportlint_rule__  # type: ignore[attr-defined]
    assert isinstance(spec, RuleSpec)
    assert (spec.code, spec.name, spec.severity, spec.source) == ("A1", "counts", Severity.ERROR, "第五十条")
    assert (spec.requires, spec.tags, spec.page, spec.profiles) == ((Year,), ("t",), "Page.", ("kind",))
    assert spec.fields == {"": ("said",), "more": ("n",)}
    assert spec.messages["more"] == Message("多{n}", "{n} more", Severity.INFO)
    assert spec.place == _here(counts)
    assert options_type(spec) is Limit
    assert default_options(Limit) == Limit(at_most=3)
    assert inspect.isgeneratorfunction(counts)


@pytest.mark.parametrize(
    ("zh", "en", "message"),
    [
        ("说{a}", "says {b}", "the message has other fields in zh than in en"),
        ("说{a}", "says", "the message has other fields in zh than in en"),
        ("说{a", "says {a}", "a { without } in '说{a'"),
        ("说a}", "says {a}", "a } without { in '说a}'"),
        ("说{a.b}", "says {a.b}", "{a.b} is not a field name in '说{a.b}'"),
        ("说{0}", "says {0}", "{0} is not a field name in '说{0}'"),
        ("说{}", "says {}", "{} is not a field name in '说{}'"),
        ("说{a:>9}", "says {a:>9}", "{a:>9} is not a field name in '说{a:>9}'"),
    ],
)
def test_messages_that_are_refused(zh: str, en: str, message: str) -> None:
    def counts(report: Report) -> Findings:
        """Page."""
        yield Finding(Span(0, 1))

    with pytest.raises(DeclarationError) as error:
        rule("A1", "counts", Severity.ERROR, zh=zh, en=en)(counts)
    assert str(error.value) == f"{_here(counts)}: A1: {message}"


def test_a_variant_that_is_refused() -> None:
    def counts(report: Report) -> Findings:
        """Page."""
        yield Finding(Span(0, 1))

    declare = rule("A1", "counts", Severity.ERROR, zh="一", en="one", variants={"more": Message("多{n}", "more")})
    with pytest.raises(DeclarationError) as error:
        declare(counts)
    assert str(error.value) == f"{_here(counts)}: A1: variant 'more' has other fields in zh than in en"


def test_the_order_of_fields_may_differ() -> None:
    @rule("A1", "counts", Severity.ERROR, zh="{a}比{b}{a}", en="{b} to {a}")
    def counts(report: Report) -> Findings:
        """Page."""
        yield Finding(Span(0, 1), a=1, b=2)

    assert counts.__reportlint_rule__.fields == {"": ("a", "b")}  # type: ignore[attr-defined]


def test_facts() -> None:
    @fact
    def year(report: Report) -> Year | None:
        return None

    @fact(publish="year")
    def other(report: Report) -> Year:
        return Year(1)

    first, second = (f.__reportlint_fact__ for f in (year, other))  # type: ignore[attr-defined]
    assert isinstance(first, FactSpec)
    assert (first.provides, first.publish, first.place) == (Year, "", _here(year))
    assert (second.provides, second.publish) == (Year, "year")
    assert other.__call__ is not None


def test_facts_that_are_refused() -> None:
    def number(report: Report) -> int:
        return 1

    def nothing(report: Report):  # type: ignore[no-untyped-def]
        return None

    def many(report: Report) -> list[Year]:
        return []

    def either(report: Report) -> Year | Options | None:
        return None

    said = "must return a class of its own, or that class | None, not"
    for function, kind in ((number, "<class 'int'>"), (nothing, "None"), (many, "list[test_declaring.Year]")):
        with pytest.raises(DeclarationError) as error:
            fact(function)
        assert str(error.value) == f"{_here(function)}: the fact {function.__name__} {said} {kind}"
    with pytest.raises(DeclarationError, match="the fact either must return a class of its own"):
        fact(either)


def test_string_annotations_are_refused() -> None:
    def year(report: "Report") -> "Year":
        return Year(1)

    with pytest.raises(DeclarationError) as error:
        fact(year)
    assert str(error.value) == (
        f"{_here(year)}: year has string annotations; remove 'from __future__ import annotations' from its module"
    )


def test_declared_in_gives_what_a_module_declares_itself() -> None:
    import test_declaring as module

    found = {spec.function.__name__: type(spec) for spec in declared_in(module)}
    assert found == {"module_rule": RuleSpec, "module_fact": FactSpec}


@rule("M1", "module-rule", Severity.INFO, zh="一", en="one")
def module_rule(report: Report) -> Findings:
    """Page."""
    yield Finding(Span(0, 1))


@fact
def module_fact(report: Report) -> Year | None:
    return None


def test_a_finding_shows_itself() -> None:
    assert repr(Finding(Span(0, 1), "more", n=1)) == "Finding(Span(start=0, end=1, rest=()), 'more', n=1)"


@pytest.mark.parametrize("label", ["error", "warning", "info", "off"])
def test_severities(label: str) -> None:
    assert Severity.read(label).label == label


@pytest.mark.parametrize("label", ["Error", "fatal", "", "3"])
def test_other_severities(label: str) -> None:
    with pytest.raises(ValueError):
        Severity.read(label)
