"""Kinds of reports that follow each other, and rules across reports that fit none of them."""

import pytest
import year_pack
from msgspec import Struct, structs
from year_pack import PACK, PROFILE
from years import rules_of

from reportlint import Findings, Pack, Previous, Profile, Report, Severity, fact, hookimpl, rule
from reportlint.batch.check import Checker, Settings
from reportlint.plugins.errors import PluginError
from reportlint.plugins.listing import Entry
from reportlint.plugins.registry import Registry


class Length(Struct, frozen=True):
    value: int


@fact
def length(report: Report) -> Length:
    return Length(len(report.text))


@rule("ORG001", "longer", Severity.INFO, zh="更长", en="longer")
def longer(now: Length, last: Previous[Length]) -> Findings:
    return []


def registry(profile: Profile, pack: Pack = PACK) -> Registry:
    from types import ModuleType

    made = structs.replace(pack, profiles=[profile])
    plugin = ModuleType("plugin_of_a_test")
    plugin.__dict__["reportlint_pack"] = hookimpl(lambda: made)
    return Registry([], [(Entry("years", plugin.__name__, "years", "1"), plugin)])


def test_rules_across_reports_are_listed_and_planned() -> None:
    found = registry(PROFILE)
    assert [spec.code for spec in found.rules_of(PROFILE) if spec.across] == ["YR701", "YR702", "YR703", "YR704"]
    plan = found.plan(PROFILE, lambda rule: True)
    assert (plan.across, plan.left_out, plan.kept) == ((), ("YR701", "YR702", "YR703", "YR704"), ())
    plan = found.plan(PROFILE, lambda rule: rule.code != "YR704", across=True)
    assert [each.spec.code for each in plan.across] == ["YR701", "YR702", "YR703"]
    assert (plan.left_out, plan.kept, plan.marked) == ((), (year_pack.Carried,), ())


def test_a_kind_of_report_without_series() -> None:
    spec = year_pack.carried_over.__reportlint_rule__  # type: ignore[attr-defined]
    with pytest.raises(PluginError) as caught:
        registry(structs.replace(PROFILE, series=None)).all_rules()
    assert str(caught.value) == (
        f"{spec.place}: YR701 asks for Previous, and nothing says which report follows which: "
        "the profile accounts has no series=(…, …)"
    )


def test_a_series_by_a_fact_that_nobody_publishes() -> None:
    profile = structs.replace(PROFILE, series=("body", "yaer"))
    with pytest.raises(PluginError) as caught:
        registry(profile).plan(profile, lambda rule: True, across=True)
    assert str(caught.value) == (
        "the profile accounts has a series by 'yaer', and no fact is published under that name; did you mean year?"
    )
    registry(profile).plan(profile, lambda rule: True)


def test_a_rule_of_our_own() -> None:
    module = rules_of(length, longer)
    entry = Entry("ours.py", "ours.py", "file", "")
    found = registry(PROFILE)
    found.join(entry, "ours.py", [module])
    found.check_own_rules()
    assert "ORG001" in [spec.code for spec in found.rules_of(PROFILE)]
    profile = structs.replace(PROFILE, series=None)
    found = registry(profile, structs.replace(PACK, rules=[]))
    found.join(entry, "ours.py", [module])
    with pytest.raises(PluginError, match=r"ORG001 asks for Previous, .* the profile accounts has no series=\(…, …\)$"):
        found.check_own_rules()
    checker = Checker(registry(PROFILE), Settings(collection=True))
    assert checker.plan(PROFILE) is checker.plan(PROFILE)


def test_a_rule_that_fits_one_of_two_kinds_runs_there() -> None:
    other = Profile(id="letters", score=lambda blocks, name: 0.1)
    found = registry(PROFILE, structs.replace(PACK, rules=[]))
    found.plugins += registry(other, Pack(api=1, prefix="LE", profiles=[], name="letters")).plugins
    found.join(Entry("ours.py", "ours.py", "file", ""), "ours.py", [rules_of(length, longer)])
    found.check_own_rules()
    assert [spec.code for spec in found.rules_of(PROFILE)] == ["ORG001"]
    assert found.rules_of(other) == ()
