"""The facts of one report, each read when a rule or another fact first asks for it."""

from __future__ import annotations

from collections.abc import Sequence

from reportlint.authoring.plan import Need, Plan, PlannedRule
from reportlint.model import Report

from .stopwatch import Stopwatch


class Facts:
    """The facts of one report, each read when first asked for. None is an absent one."""

    def __init__(self, report: Report, plan: Plan) -> None:
        self.report = report
        self.plan = plan
        self.crashes: list[tuple[str, BaseException]] = []
        self._known: dict[type | None, object] = {None: report}
        """Facts by class; the report itself stands under None."""
        self._present: set[type] = set()
        self._failed: set[type] = set()
        """Those that raised, and those that need one."""

    def get(self, kind: type) -> object:
        """The fact; None when the report does not have it; raises FactFailedError when it could not be read."""
        known = self._known
        if kind not in known:
            known[kind] = self._read(kind)
            if known[kind] is not None:
                self._present.add(kind)
        found = known[kind]
        if found is None and kind in self._failed:
            raise FactFailedError(kind)
        return found

    def _read(self, kind: type) -> object:
        spec = self.plan.facts[kind]
        try:
            arguments = self.arguments(self.plan.fact_needs[kind])
        except FactFailedError:
            self._failed.add(kind)
            return None
        if arguments is None:
            return None
        try:
            return spec.function(**arguments)
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            self.crashes.append((kind.__name__, error))
            self._failed.add(kind)
            return None

    def arguments(self, needs: Sequence[Need]) -> dict[str, object] | None:
        """What a rule or fact asks for; None when a fact that it needs is absent."""
        known = self._known
        arguments: dict[str, object] = {}
        for need in needs:
            found = known.get(need.kind) if need.options is None else need.options
            if found is None and need.kind is not None:
                found = self.get(need.kind)
                if found is None and not need.optional:
                    return None
            arguments[need.name] = found
        return arguments

    def absent(self, rule: PlannedRule) -> type | None:
        """The first fact that a rule needs and the report does not have."""
        if self._present.issuperset(rule.needed):
            return None
        return next((kind for kind in rule.needed if self.get(kind) is None), None)


class TimedFacts(Facts):
    """Charges each fact with the time it took itself."""

    def __init__(self, report: Report, plan: Plan, watch: Stopwatch) -> None:
        super().__init__(report, plan)
        self._watch = watch

    def _read(self, kind: type) -> object:
        with self._watch.timed(f"fact {kind.__name__}"):
            return super()._read(kind)


class FactFailedError(Exception):
    def __init__(self, kind: type) -> None:
        super().__init__(kind.__name__)
        self.kind = kind
