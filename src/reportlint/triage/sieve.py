"""The raw result of a file → what is reported of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from copy import copy
from datetime import date
from typing import Protocol

from msgspec import structs
from msgspec.msgpack import encode

from reportlint.config.selection import Ruled
from reportlint.engine.results import RawFinding, RawResult, RuleState, in_order
from reportlint.model import Severity

from .catalogue import Catalogue
from .results import FileResult, Reported
from .sidecars import SUFFIX, Ignore
from .suppressions import Terms, silence

UNKNOWN_LANGUAGE = "zh"
"""What is spoken of a file whose kind is not known, where no language is asked for."""


_MOST_STATES = 1_000


class Choice(Protocol):
    """What decides over the findings of one file."""

    def level(self, rule: Ruled, variant: str = "", section: Sequence[str] = (), section_id: str = "") -> Severity:
        """What a finding counts as; OFF when it is not reported. ``rule`` holds the severity that the rule declares."""
        ...

    def is_mandatory(self, rule: Ruled, variant: str = "") -> bool:
        """Whether nothing may silence it."""
        ...


class Sieve:
    """Passes the raw results of a run through the choice of rules and the suppressions of each file."""

    def __init__(
        self,
        catalogue: Catalogue,
        choose: Callable[[str], Choice],
        lang: str = "",
        today: date | None = None,
        *,
        sidecars: Mapping[str, Sequence[Ignore]] | None = None,
        require_reason: bool = False,
        narrowed: bool = False,
        removable: bool = True,
    ) -> None:
        """``choose`` gives the choice for a file, ``sidecars`` what stands beside it, by its path as shown; the others
        are those of :class:`Terms`."""
        self.catalogue = catalogue
        self._choose = choose
        self._lang = lang
        self._sidecars = sidecars or {}
        self._terms = Terms(today or date.today(), require_reason, narrowed, removable)
        self._known_states: dict[bytes, Mapping[str, RuleState]] = {}

    def is_mandatory(self, path: str, finding: RawFinding) -> bool:
        """Whether nothing may hold back a finding of a file, by its path as shown."""
        return self._choose(path).is_mandatory(finding, finding.variant)

    def with_sidecars(self, sidecars: Mapping[str, Sequence[Ignore]]) -> Sieve:
        """The same with other suppressions beside some files."""
        other = copy(self)
        other._sidecars = {**self._sidecars, **sidecars}
        return other

    def sidecar(self, path: str) -> tuple[Ignore, ...]:
        """What stands beside a file, by its path as shown."""
        return tuple(self._sidecars.get(path, ()))

    def sift(self, raw: RawResult, path: str, *, named: bool = False) -> FileResult:
        """What is reported of a file. ``path`` is how it is shown."""
        choice = self._choose(path)
        lang = self._lang or raw.language or UNKNOWN_LANGUAGE
        findings = _speaking(raw.findings, choice)
        suppressed = 0
        beside: list[RawFinding] = []
        sidecar = self._sidecars.get(path, ())
        if raw.directives or sidecar:
            spoken = set(map(id, findings))
            heard = silence(
                structs.replace(raw, findings=findings),
                self.catalogue,
                choice.is_mandatory,
                self._terms,
                sidecar,
                [finding for finding in raw.findings if id(finding) not in spoken],
            )
            findings, suppressed = in_order(_speaking(heard.findings, choice)), heard.silenced
            beside = in_order(_speaking(heard.beside, choice)) if raw.checked else []
        return FileResult(
            path=path,
            format=raw.format,
            encoding=raw.encoding,
            profile=raw.profile,
            lang=lang,
            checked=raw.checked,
            findings=[
                *(Reported(path, lang, _level(finding, choice), finding) for finding in findings),
                *(Reported(path + SUFFIX, lang, _level(finding, choice), finding) for finding in beside),
            ],
            states=self._shared(raw.states),
            facts=raw.facts,
            suppressed=suppressed,
            partial=raw.partial,
            named=named,
            error=raw.error,
        )

    def _shared(self, states: Mapping[str, RuleState]) -> Mapping[str, RuleState]:
        """What became of the rules, kept once where it is the same for many files: there are as many states as rules."""
        if len(self._known_states) == _MOST_STATES:
            return states
        return self._known_states.setdefault(encode(states), states)


def _level(finding: RawFinding, choice: Choice) -> Severity:
    return choice.level(finding, finding.variant, finding.section, finding.section_id)


def _speaking(findings: list[RawFinding], choice: Choice) -> list[RawFinding]:
    return [finding for finding in findings if _level(finding, choice) is not Severity.OFF]
