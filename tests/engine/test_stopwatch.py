"""Time is charged to what took it itself; many directives take no longer than few, each."""

from collections.abc import Callable

import pytest
from small_runs import plan_of, read

from clock import assert_ratio, least
from reportlint import Directive, Finding, Findings, Report, Severity, Span, fact, rule
from reportlint.engine.run import check_report
from reportlint.engine.stopwatch import Spent, Stopwatch, total


class Ticks:
    """A clock that goes on by what it is told."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now

    def pass_(self, seconds: float) -> None:
        self.now += seconds


def test_what_is_inside_is_charged_by_itself() -> None:
    clock = Ticks()
    watch = Stopwatch(clock)
    with watch.timed("rule A"):
        clock.pass_(1)
        with watch.timed("fact B"):
            clock.pass_(2)
            with watch.timed("fact C"):
                clock.pass_(4)
        clock.pass_(8)
    clock.pass_(16)
    with watch.timed("rule A"):
        clock.pass_(32)
    assert watch.spent == {"rule A": Spent(2, 41), "fact B": Spent(1, 2), "fact C": Spent(1, 4)}


def test_what_raises_is_charged_too() -> None:
    clock = Ticks()
    watch = Stopwatch(clock)

    def fail() -> None:
        with watch.timed("rule A"):
            clock.pass_(1)
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert watch.spent == {"rule A": Spent(1, 1)}


def test_sums() -> None:
    first, second = {"a": Spent(1, 1.0)}, {"a": Spent(2, 0.5), "b": Spent(1, 0.25)}
    assert total([first, second]) == {"a": Spent(3, 1.5), "b": Spent(1, 0.25)}


CLOCK = Ticks()


class Slow:
    pass


class Slower:
    pass


@fact
def slow(report: Report) -> Slow:
    CLOCK.pass_(10)
    return Slow()


@fact
def slower(report: Report, slow: Slow) -> Slower:
    CLOCK.pass_(100)
    return Slower()


@rule("DM101", "first", Severity.ERROR, zh="甲", en="a")
def first(report: Report, slower: Slower) -> Findings:
    CLOCK.pass_(1)
    yield Finding(Span(0, 1))


@rule("DM102", "second", Severity.ERROR, zh="乙", en="b")
def second(report: Report, slower: Slower, slow: Slow) -> Findings:
    CLOCK.pass_(2)
    yield Finding(Span(0, 1))


@pytest.mark.parametrize("order", [(first, second), (second, first)], ids=["one way", "the other way"])
def test_a_fact_is_charged_and_not_the_rule_that_asked_first(order: tuple[Callable[..., object], ...]) -> None:
    watch = Stopwatch(CLOCK)
    plan = plan_of(slow, slower, *order)
    timed = check_report(read(), plan, "zh", (), (), stopwatch=watch)
    assert watch.spent == {
        "rule DM101": Spent(1, 1.0),
        "rule DM102": Spent(1, 2.0),
        "fact Slow": Spent(1, 10.0),
        "fact Slower": Spent(1, 100.0),
    }
    assert timed == check_report(read(), plan, "zh", (), ())


def directives_take(count: int) -> float:
    text = "# 题\n\n" + "".join(f"第{number}段。\n\n" for number in range(count))
    report = read(text)
    places = [paragraph.span for paragraph in report.paragraphs]
    directives = [Directive("ignore", ["DM101"], Span(span.start, span.start)) for span in places]
    result = check_report(report, plan_of(), "zh", (), directives)
    assert [each.first_line for each in result.directives[:2]] == [3, 5]
    return least(3, lambda: check_report(report, plan_of(), "zh", (), directives))


@pytest.mark.timing
def test_two_thousand_directives_take_ten_times_two_hundred() -> None:
    assert_ratio(20, lambda: directives_take(2000), lambda: directives_take(200))
