"""Valid reports for tests: edited, checked with one rule, in any format.

report = valid_report("2021").replace("云岭县水务局办公室", "办公室")
assert report.check(complaint_hotline) == [Found("ORG001", "六、其他需要报告的事项")]
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from msgspec import Struct

from reportlint.authoring.plan import Plan, make_plan
from reportlint.authoring.rules import FactSpec, Findings, Options, RuleSpec, declared_in, previous_of, without_none
from reportlint.batch.check import Checker, Settings
from reportlint.engine.results import words_of_why
from reportlint.engine.run import check_report
from reportlint.model import Profile, Report
from reportlint.plugins.listing import Entry
from reportlint.plugins.registry import Registry

from .examples import Base, bases_of, edited
from .findings import Found
from .trials import Trials, found_in, read_report

Rule = str | Callable[..., Findings]
"""A rule: its code, or its function."""


class SampleError(ValueError):
    """A report for a test cannot be made; one sentence."""


class RuleCrash(AssertionError):
    """The rule under test raised."""


class Sample(Struct, frozen=True, eq=False):
    """A report for a test: a base with edits. Every edit gives a new one."""

    base: Base
    markup: str

    def replace(self, find: str, replace: str, until: str = "") -> Sample:
        """With other words: ``find`` stands once; with ``until``, all from it to the end of the next ``until``."""
        return Sample(self.base, edited(self.markup, find, replace, until, self.base.name))

    def append(self, markup: str) -> Sample:
        """With a further block at its end."""
        return Sample(self.base, f"{self.markup.rstrip()}\n\n{markup}\n")

    def report(self, format: str = "md", name: str = "report") -> Report:
        """The report as it is read from a file of a format: md, txt, html, docx or pdf."""
        return read_report(
            Checker(installed(), Settings(profile=self.base.profile)), self.markup, format, f"{name}.{format}"
        )

    def check(
        self,
        rule: Rule,
        options: Options | None = None,
        *,
        format: str = "md",
        name: str = "report",
        last: Sample | None = None,
    ) -> list[Found]:
        """What a rule finds in it, in the order of the report; ``last`` is last year's, for a rule across reports.

        RuleCrash when the rule or a fact raises, SampleError when ``last`` is not last year's report.
        """
        report = self.report(format, name)
        profile = installed().profile(report.profile)
        spec = _spec_of(rule)
        plan = _plan(spec, profile, options)
        if plan.across:
            from .comparing import compare

            result = compare([report, *([last.report(format, "previous")] if last is not None else [])], plan, profile)
            state = result.states[spec.code]
            if last is not None and state.lacks_report:
                raise SampleError(f"nothing is compared: {words_of_why(state.why)[1]}")
        else:
            result = check_report(report, plan, profile.language, (), ())
        crash = next((finding for finding in result.findings if finding.code == "RL003"), None)
        if crash is not None:
            raise RuleCrash(f"{crash.en}\n{result.error}")
        return list(found_in(result, report, spec.code))


def valid_report(base: str = "", profile: str = "") -> Sample:
    """The canonical report of a name ("2021", or "pack:2021"); the only one when none is named. SampleError."""
    registry = installed()
    known = bases_of(registry, [registry.profile(profile)] if profile else registry.profiles)
    names = [name for name in known if ":" not in name]
    if not base and len(names) == 1:
        base = names[0]
    if base not in known:
        several = [name for name in known if base and name.endswith(f":{base}")]
        asked = f"there is no base {base!r}" if base else "there is more than one base: name one"
        asked = f"two packs have a base {base!r}" if several else asked
        raise SampleError(f"{asked}; there are: {', '.join(map(repr, sorted(known))) or 'none'}")
    return Sample(known[base], known[base].read())


def check_examples(*rules: Rule, formats: Iterable[str] = ("md", "txt")) -> None:
    """Try the examples that lie beside rules. AssertionError says which failed and how, and which rule has none."""
    wanted = list(formats)
    lines: list[str] = []
    for rule in rules:
        spec = _spec_of(rule)
        examples = _trials(spec)
        if not examples.examples[spec.code]:
            lines.append(f"{spec.code} {spec.name} has no examples; write them in {_example_file(spec)}")
        for trial in examples.run(wanted):
            if trial.example.code == spec.code and not trial.passed:
                lines += [str(trial), *(f"    {line}" for line in trial.difference())]
    if lines:
        raise AssertionError("\n".join(lines))


@cache
def installed() -> Registry:
    """The plugins that are installed, loaded once."""
    return Registry()


def _spec_of(rule: Rule) -> RuleSpec:
    spec = (
        next((each for each in installed().all_rules() if each.code == rule), None)
        if isinstance(rule, str)
        else getattr(rule, "__reportlint_rule__", None)
    )
    if spec is None:
        what = f"no installed pack has the rule {rule}" if isinstance(rule, str) else f"{rule!r} is not marked @rule"
        raise SampleError(f"{what}; give a function that is marked @rule, or the code of an installed rule")
    return spec


def _trials(spec: RuleSpec) -> Trials:
    """The examples of the pack that brings a rule, else of the module that declares it."""
    registry = installed()
    pack = next((pack for pack in registry.packs if spec in registry.rules(pack)), None)
    if pack is not None:
        return Trials(registry, pack)
    registry = Registry()
    module = sys.modules[spec.function.__module__]
    shown = str(getattr(module, "__file__", "") or module.__name__)
    registry.join(Entry(shown, shown, "file", ""), shown, [module])
    registry.check_own_rules()
    return Trials(registry, registry.own_rules)


def _example_file(spec: RuleSpec) -> str:
    return f"{spec.function.__module__.rpartition('.')[2]}.examples.toml"


def _plan(spec: RuleSpec, profile: Profile, options: Options | None) -> Plan:
    facts = list(installed().facts_of(profile))
    facts += [fact for fact in _facts_near(spec) if all(fact.provides is not known.provides for known in facts)]
    return make_plan([spec], facts, {} if options is None else {spec.code: options})


def _facts_near(spec: RuleSpec | FactSpec, seen: Sequence[type] = ()) -> Iterator[FactSpec]:
    """The facts that a rule asks for and that are declared beside their classes, with what they ask for."""
    for annotation in spec.function.__annotations__.values():
        kind, _ = without_none(annotation)
        kind = previous_of(kind) or kind
        if not isinstance(kind, type) or kind in seen:
            continue
        seen = [*seen, kind]
        for module in {spec.function.__module__, kind.__module__}:
            for fact in declared_in(sys.modules[module]):
                if isinstance(fact, FactSpec) and fact.provides is kind and fact is not spec:
                    yield from _facts_near(fact, seen)
                    yield fact
