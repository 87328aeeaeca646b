"""Packs that join the kinds of reports of others; packs and hooks of other versions."""

from collections.abc import Callable, Sequence
from types import ModuleType

import pluggy
import pytest
from msgspec import Struct

from reportlint import Finding, Findings, Pack, Profile, Report, Severity, fact, hookimpl, rule
from reportlint.plugins.errors import PluginError
from reportlint.plugins.listing import Entry
from reportlint.plugins.registry import Registry


class Title(Struct, frozen=True):
    words: str


class Length(Struct, frozen=True):
    value: int


def _module(name: str, *declared: Callable[..., object]) -> ModuleType:
    module = ModuleType(name)
    for function in declared:
        function.__module__ = name
        setattr(module, function.__name__, function)
    return module


def _host() -> ModuleType:
    @fact
    def title(report: Report) -> Title | None:
        return Title(report.title.folded) if report.title else None

    @rule("HO1", "host", Severity.INFO, zh="一", en="one")
    def host(title: Title) -> Findings:
        yield Finding(title)  # type: ignore[arg-type]

    return _module("host_of_a_test", title, host)


def _guest(code: str = "GU1") -> ModuleType:
    @fact
    def length(title: Title) -> Length | None:
        return Length(len(title.words))

    @rule(code, "guest", Severity.INFO, zh="一", en="one")
    def guest(title: Title, length: Length) -> Findings:
        yield Finding(title)  # type: ignore[arg-type]

    return _module("guest_of_a_test", length, guest)


def _registry(*packs: Pack | Callable[[], Pack]) -> Registry:
    modules = []
    for number, pack in enumerate(packs):
        plugin = ModuleType(f"plugin_{number}")
        plugin.__dict__["reportlint_pack"] = hookimpl(
            pack if not isinstance(pack, Pack) else lambda pack=pack: pack, specname="reportlint_pack"
        )
        modules.append((Entry(f"p{number}", plugin.__name__, "test", "1"), plugin))
    return Registry(entries=[], modules=modules)


HOST = Profile(id="host", score=lambda blocks, name: 0.9)


def _host_pack() -> Pack:
    return Pack(api=1, prefix="HO", profiles=[HOST], facts=[_host()], rules=[_host()])


def _packs(joins: Sequence[str] = ("host",), code: str = "GU1") -> tuple[Pack, Pack]:
    host, guest = _host(), _guest(code)
    return (
        Pack(api=1, prefix="HO", profiles=[HOST], facts=[host], rules=[host]),
        Pack(api=1, prefix="GU", profiles=[], joins=joins, facts=[guest], rules=[guest]),
    )


def test_the_facts_and_rules_of_a_pack_that_joins_run_beside_the_hosts() -> None:
    host, guest = _packs()
    for registry in (_registry(host, guest), _registry(guest, host)):
        assert [rule.code for rule in registry.rules_of(HOST)] == ["GU1", "HO1"]
        assert [rule.code for rule in registry.rules(host)] == ["HO1"]
        assert [rule.code for rule in registry.rules(guest)] == ["GU1"]
        assert sorted(fact.provides.__name__ for fact in registry.facts_of(HOST)) == ["Length", "Title"]
        plan = registry.plan(HOST, lambda rule: True)
        assert [planned.spec.code for planned in plan.rules] == ["GU1", "HO1"]
        assert registry.pack_of(HOST) is host


@pytest.mark.parametrize(
    ("packs", "message"),
    [
        (
            lambda: _packs(["hots"]),
            "the pack GU (plugin_1) joins the profile hots, which no loaded pack brings; did you mean host?",
        ),
        (
            lambda: _packs(["elsewhere"]),
            "the pack GU (plugin_1) joins the profile elsewhere, which no loaded pack brings",
        ),
        (lambda: _packs([]), "the pack GU (plugin_1) has rules but neither a profile nor joins=[…]: they would never run"),
        (
            lambda: (_packs()[0], _packs()[0]),
            "two plugins bring a pack called host: plugin_0 and plugin_1; give one another name",
        ),
        (
            lambda: (Pack(api=2, prefix="NW", profiles=[], name="newer"),),
            "the pack newer (plugin_0) is made for api 2, and this program knows 1: it needs a newer reportlint",
        ),
        (
            lambda: (Pack(api=0, prefix="OL", profiles=[], name="older"),),
            "the pack older (plugin_0) is made for api 0, and this program knows 1: it needs a newer release of the pack",
        ),
        (lambda: (lambda: "pack",), "the plugin p0 (plugin_0): reportlint_pack returns a Pack, not str"),
    ],
)  # fmt: skip
def test_packs_that_are_refused(packs: Callable[[], Sequence[Pack]], message: str) -> None:
    with pytest.raises(PluginError) as error:
        _registry(*packs())
    assert str(error.value) == message


def test_a_code_of_the_host_in_a_pack_that_joins_is_refused() -> None:
    host, guest = _packs(code="HO2")
    registry = _registry(host, guest)
    with pytest.raises(PluginError, match="the code HO2 does not begin with GU, the prefix of the pack GU"):
        registry.rules_of(HOST)


def _own(registry: Registry, profiles: Sequence[str]) -> Registry:
    """A registry with a rule of a file that is for some kinds of reports only."""
    module = ModuleType("ours")

    @rule("ORG1", "ours", Severity.INFO, zh="x", en="x", profiles=profiles)
    def ours(report: Report) -> Findings:
        return ()

    ours.__module__ = "ours"
    module.__dict__["ours"] = ours
    registry.join(Entry("ours.py", "ours.py", "file", ""), "ours.py", [module])
    registry.check_own_rules()
    return registry


@pytest.mark.parametrize(("profiles", "host", "other"), [((), ["ORG1"], ["ORG1"]), (("other",), [], ["ORG1"])])
def test_a_rule_may_be_for_some_kinds_of_reports_only(
    profiles: Sequence[str], host: Sequence[str], other: Sequence[str]
) -> None:
    elsewhere = Profile(id="other", score=lambda blocks, name: 0.0)
    registry = _own(_registry(_packs()[0], Pack(api=1, prefix="OT", profiles=[elsewhere])), profiles)
    assert [spec.code for spec in registry.rules_of(HOST)] == ["HO1", *host]
    assert [spec.code for spec in registry.rules_of(elsewhere)] == other


def test_a_pack_that_joins_two_kinds_may_have_a_rule_for_one() -> None:
    elsewhere = Profile(id="other", score=lambda blocks, name: 0.0)
    module = ModuleType("both")

    @rule("GU7", "one", Severity.INFO, zh="x", en="x", profiles=["other"])
    def one(report: Report) -> Findings:
        return ()

    one.__module__ = "both"
    module.__dict__["one"] = one
    guest = Pack(api=1, prefix="GU", profiles=[elsewhere], joins=["host"], rules=[module])
    registry = _registry(_packs()[0], guest)
    assert [spec.code for spec in registry.rules_of(HOST)] == ["HO1"]
    assert [spec.code for spec in registry.rules_of(elsewhere)] == ["GU7"]


def test_a_kind_of_report_that_nobody_brings_is_refused() -> None:
    with pytest.raises(PluginError, match=r"ORG1: no loaded pack brings the profile hots; did you mean host\?$"):
        _own(_registry(_packs()[0]), ["hots"])


def test_an_implementation_of_a_hook_may_take_fewer_arguments_than_the_hook_has_grown() -> None:
    class Grown:
        @pluggy.HookspecMarker("reportlint")
        def reportlint_pack(self, program: str, language: str) -> Pack:
            """The pack, for whoever asks."""
            raise NotImplementedError

    manager = pluggy.PluginManager("reportlint")
    manager.add_hookspecs(Grown)
    plugin = ModuleType("plugin_of_before")
    plugin.__dict__["reportlint_pack"] = hookimpl(lambda: _host_pack(), specname="reportlint_pack")
    manager.register(plugin)
    manager.check_pending()
    (pack,) = manager.hook.reportlint_pack(program="1.0", language="zh")
    assert pack.prefix == "HO"
