"""Rules across reports, run over what two reports kept: no report is read again.

Imported where reports are checked together and there are such rules.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec
from msgspec import Struct, structs

from reportlint.authoring.plan import Plan, PlannedRule
from reportlint.authoring.rules import Finding, Previous
from reportlint.model import Term, Where

from .facts import FactFailedError
from .keeping import Unpacker
from .places import without_value
from .results import (
    LAST_YEARS,
    NO_PREVIOUS,
    Kept,
    RawFinding,
    RawRelated,
    RawResult,
    RuleState,
    Spot,
    core_finding,
    in_order,
)
from .run import Calls, message_of, raw_finding
from .stopwatch import Stopwatch


class Before(Struct, frozen=True):
    """Last year's report by the same body."""

    name: str
    """As shown."""
    period: int
    kept: Kept


class Pair(Struct, frozen=True):
    """A report and last year's, as far as rules across reports need them."""

    profile: str
    language: str
    kept: Kept
    before: Before | None = None
    missing: str = NO_PREVIOUS
    """Why there is none: one of NOT_ACROSS."""


def read_pair(data: bytes) -> Pair:
    """A pair as :func:`write_pair` wrote it."""
    return msgspec.msgpack.decode(data, type=Pair)


def write_pair(pair: Pair) -> bytes:
    """A pair as it travels to a worker."""
    return msgspec.msgpack.encode(pair)


def check_across(
    name: str,
    pair: Pair,
    plan: Plan,
    watch: Callable[[str], None] | None = None,
    stopped: Mapping[str, Term] | None = None,
    stopwatch: Stopwatch | None = None,
) -> RawResult:
    """Run the rules across reports of a plan; what they find and what became of them, nothing else. The arguments are
    those of :func:`reportlint.engine.run.check_report`."""
    run = _Across(pair)
    for rule in plan.across:
        code = rule.spec.code
        if watch is not None:
            watch(code)
        if stopped and code in stopped:
            run.leave_out(rule, stopped[code])
        elif stopwatch is None:
            run.apply(rule)
        else:
            with stopwatch.timed(f"rule {code}"):
                run.apply(rule)
    findings = in_order([structs.replace(finding, across=True) for finding in run.findings])
    timings = None if stopwatch is None else stopwatch.spent
    return RawResult(
        name, "", "", pair.profile, pair.language, True, findings, run.states, {}, [], run.partial, run.error, timings
    )  # fmt: skip


def lost_result(name: str, why: Term) -> RawResult:
    """The result where none of the rules came to an end: all of them were not checked."""
    what = Term("rules-across-reports", "跨报告的检查", "the check across reports")
    told = structs.replace(core_finding("RL003", what=what, error=why), across=True)
    return RawResult(name, "", "", "", "", False, [told], {}, {}, [])


class _Across(Calls):
    def __init__(self, pair: Pair) -> None:
        super().__init__()
        self._pair = pair
        self._now = Unpacker(pair.kept)
        self._last = Unpacker(pair.before.kept, pair.before.name) if pair.before is not None else None

    def apply(self, rule: PlannedRule) -> None:
        try:
            absent = self._absent(rule)
        except FactFailedError as failure:
            self.states[rule.spec.code] = RuleState("not-checked", failure.kind.__name__)
            return
        if absent:
            self.states[rule.spec.code] = RuleState("not-applied", absent)
            return
        try:
            arguments = self._arguments(rule)
        except Exception as error:
            self.states[rule.spec.code] = RuleState("not-checked", type(error).__name__)
            self.crash(f"{rule.spec.code} {rule.spec.name}", error)
            return
        self.call(rule, arguments)

    def raw(self, rule: PlannedRule, finding: Finding) -> RawFinding:
        message = message_of(rule.spec, finding)
        if finding.fix is not None:
            raise ValueError("a rule across reports gives no fix: it has no report at hand that could be mended")
        spot = _spot_of(finding.where)
        if spot.path:
            raise ValueError("a finding stands in this year's report; a place in last year's goes into related=[…]")
        related = [_related(_spot_of(where)) for where in finding.related]
        return raw_finding(rule.spec, message, finding, spot, None, related, across=True)

    def _absent(self, rule: PlannedRule) -> str:
        """What a rule needs and is not there: why last year's report is not, or the name of a fact; "" for nothing."""
        absent = [kind.__name__ for kind in rule.needed if not self._now.has(kind)]
        wanted = [need.kind for need in rule.needs if need.kind is not None and need.previous and not need.optional]
        if self._last is None and (wanted or self._pair.missing != NO_PREVIOUS):
            return self._pair.missing  # that there is none may be said only where it is known
        absent += [LAST_YEARS + kind.__name__ for kind in wanted if self._last is not None and not self._last.has(kind)]
        return absent[0] if absent else ""

    def _arguments(self, rule: PlannedRule) -> dict[str, object]:
        arguments: dict[str, object] = {}
        for need in rule.needs:
            if need.kind is None:
                arguments[need.name] = need.options
            elif not need.previous:
                arguments[need.name] = self._now.read(need.kind) if self._now.has(need.kind) else None
            elif self._last is None or self._pair.before is None or not self._last.has(need.kind):
                arguments[need.name] = None
            else:
                before = self._pair.before
                arguments[need.name] = Previous(self._last.read(need.kind), before.period, before.name)
        return arguments


def _spot_of(where: Where) -> Spot:
    """The place that a report kept. TypeError for anything else: there is no report here in which it could lie."""
    spot = without_value(where)
    if not isinstance(spot, Spot):
        raise TypeError(
            f"Finding({type(where).__name__}) has no place here; a rule across reports tells a Located that a fact kept"
        )
    return spot


def _related(spot: Spot) -> RawRelated:
    return RawRelated(spot.place, spot.said, spot.said, spot.path)
