"""Results that wait in memory or in a file, and what a report keeps."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct, defstruct
from year_pack import account
from years import checker

from reportlint import Located, Report, Span
from reportlint.authoring.plan import Plan, make_plan
from reportlint.authoring.rules import FactSpec
from reportlint.engine.facts import Facts
from reportlint.engine.keeping import Unpacker, keep
from reportlint.engine.places import Placer
from reportlint.engine.results import Kept, RawResult, Spot
from reportlint.series import waiting
from reportlint.series.waiting import WaitingRoom


def results() -> list[RawResult]:
    made = checker()
    return [made.check(account(year).encode(), f"{year}.md") for year in (2021, 2022, 2023)]


@pytest.mark.parametrize("limit", [1, 1 << 20])
def test_results_come_back_as_they_were(monkeypatch: pytest.MonkeyPatch, limit: int) -> None:
    monkeypatch.setattr(waiting, "IN_MEMORY", limit)
    room = WaitingRoom()
    made = results()
    try:
        assert [room.add(result) for result in made] == [0, 1, 2]
        assert room._file._rolled is (limit == 1)  # type: ignore[attr-defined]
        for number in (2, 0, 1, 2):
            assert room.kept(number) == made[number].kept
            assert room.result(number).facts == made[number].facts
            assert room.result(number).kept is None
    finally:
        room.close()


def test_only_what_rules_across_reports_ask_for_is_kept() -> None:
    kept = checker().check(account(2023).encode(), "2023.md").kept
    assert kept is not None
    assert {name.rpartition(".")[2] for name in kept.facts} == {"Carried", "Sums", "Members"}
    assert (kept.facts["year_pack.Members"], kept.asks, kept.alone) == (b"+", True, True)
    kept = checker("YR702", "YR704").check(account(2023).encode(), "2023.md").kept
    assert kept is not None
    assert (list(kept.facts), kept.alone) == (["year_pack.Carried"], False)
    assert checker("YR701", "YR702", "YR703", "YR704").check(account(2023).encode(), "2023.md").kept is None


def test_a_report_that_is_checked_alone_keeps_nothing() -> None:
    from reportlint.batch.check import Settings

    result = checker(settings=Settings()).check(account(2023).encode(), "2023.md")
    assert result.kept is None
    assert {code: state.why for code, state in result.states.items()} == {
        "YR101": "", **dict.fromkeys(("YR701", "YR702", "YR703", "YR704"), "no-collection"),
    }  # fmt: skip


# -- what is kept is read as it was ---------------------------------------------------------------------------------

NUMBERS = st.integers(-(10**40), 10**40) | st.decimals(allow_nan=False, allow_infinity=False)
VALUES = st.recursive(NUMBERS | st.text("甲a1 \x00", max_size=5) | st.booleans() | st.none(), st.lists, max_leaves=5)


REPORT = checker().read(account(2023).encode(), "2023.md")[0]


def kept_of(made: object) -> tuple[Kept, Facts]:
    kind = type(made)
    spec = FactSpec(kind, lambda: made, "", "here")
    plan = Plan((), {kind: spec}, {kind: ()}, kept=(kind,))
    facts = Facts(REPORT, plan)
    return keep(facts, Placer(REPORT), plan), facts


def listed(value: object) -> object:
    return tuple(map(listed, value)) if isinstance(value, list) else value


@given(st.dictionaries(st.text("ab", max_size=3), st.lists(VALUES, max_size=3), max_size=3))
def test_any_value_comes_back(values: dict[str, list[object]]) -> None:
    kind = defstruct("AnyValues", [("figures", dict[str, list[Located]])], frozen=True, module=__name__)  # type: ignore[type-arg]
    kept, facts = kept_of(kind({name: [Located(each, Span(0, 5)) for each in some] for name, some in values.items()}))
    assert facts.crashes == []
    found: Any = Unpacker(kept, "2022.md").read(kind)
    assert {name: [each.value for each in some] for name, some in found.figures.items()} == {
        name: [listed(each) for each in some] for name, some in values.items()
    }
    assert all(isinstance(each.where, Spot) for some in found.figures.values() for each in some)


def test_the_type_of_a_value_is_that_of_the_class() -> None:
    class Typed(Struct, frozen=True):
        pairs: Located[list[int]]
        either: Located[Decimal | None]
        bare: Located  # type: ignore[type-arg]

    at = Span(0, 5)
    kept, _ = kept_of(Typed(Located([1, 2], at), Located(Decimal("1.50"), at), Located([Decimal(1)], at)))
    found: Any = Unpacker(kept).read(Typed)
    assert (found.pairs.value, found.either.value, found.bare.value) == ([1, 2], Decimal("1.50"), (Decimal(1),))
    assert (found.bare.where.place.line, found.bare.where.path, found.bare.span) == (1, "", at)


@pytest.mark.parametrize(
    ("value", "where", "said"),
    [
        (object(), Span(0, 1), "a Located that travels has a plain value, not object"),
        (1, Span(0, 10**6), "the place 0:1000000 lies outside the report of 101 characters"),
        ("x", Span(0, 1), "the value of a Located: Expected `int`, got `str`"),
    ],
)
def test_what_cannot_be_packed_is_a_crash_of_the_fact(value: Any, where: Span, said: str) -> None:
    class Wrong(Struct, frozen=True):
        figure: Located[int]

    kept, facts = kept_of(Wrong(Located(value, where)))
    assert [(name, str(error)) for name, error in facts.crashes] == [("Wrong", said)]
    assert list(kept.facts.values()) == [b""]


def test_numbers_of_persons_are_masked_however_deep() -> None:
    class Held(Struct, frozen=True):
        names: dict[str, list[str]]
        figure: Located[str]
        amount: Decimal

    number = "11010519491231002X"
    kept, _ = kept_of(Held({number: [f"证{number}"]}, Located(number, Span(0, 1)), Decimal("123456789012345678")))
    found: Any = Unpacker(kept).read(Held)
    hidden = "1101************2X"
    assert (found.names, found.figure.value) == ({hidden: [f"证{hidden}"]}, hidden)
    assert found.amount == Decimal("123456789012345678")
    assert number.encode() not in kept.facts[next(iter(kept.facts))]


def test_a_located_is_a_place_in_its_own_report() -> None:
    from reportlint import Finding, Findings, Severity, rule

    @rule("ZZ1", "own", Severity.INFO, zh="在此", en="here")
    def own(report: Report) -> Findings:
        cell = report.tables[0].cell(1, 1)
        assert cell is not None
        yield Finding(Located(2, cell), related=[Located(None, Located(3, cell))])

    from reportlint.engine.run import check_report

    plan = make_plan([own.__reportlint_rule__], [])  # type: ignore[attr-defined]
    (finding,) = check_report(REPORT, plan, "zh", (), ()).findings
    assert (finding.place.line, finding.row, finding.column) == (9, "上年结转", "会费")
    assert [related.zh for related in finding.related] == ["上年结转 / 会费: 2"]


def test_a_located_never_changes() -> None:
    figure = Located(2, Span(0, 1))
    with pytest.raises(AttributeError, match="a Located never changes: value cannot be set"):
        figure.value = 3
    assert repr(figure) == "Located(2, Span(start=0, end=1, rest=()))"
