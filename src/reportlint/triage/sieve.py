"""The raw result of a file → what is reported of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from msgspec import structs

from reportlint.engine.results import RawFinding, RawResult, in_order
from reportlint.model import Severity

from .catalogue import Catalogue
from .results import FileResult, Reported
from .selection import Choice
from .suppressions import silence

UNKNOWN_LANGUAGE = "zh"
"""What is spoken of a file whose kind is not known, where no language is asked for."""


class Sieve:
    """Passes the raw results of a run through the choice of rules and the suppressions of each file."""

    def __init__(
        self, catalogue: Catalogue, choose: Callable[[str], Choice], lang: str = "", today: date | None = None
    ) -> None:
        """``choose`` gives the choice for a file, by its path as shown."""
        self.catalogue = catalogue
        self._choose = choose
        self._lang = lang
        self._today = today or date.today()

    def sift(self, raw: RawResult, path: str, *, named: bool = False) -> FileResult:
        """What is reported of a file. ``path`` is how it is shown."""
        choice = self._choose(path)
        lang = self._lang or raw.language or UNKNOWN_LANGUAGE
        findings = _speaking(raw.findings, choice)
        suppressed = 0
        if raw.directives:
            heard, suppressed = silence(
                structs.replace(raw, findings=findings), self.catalogue, choice.is_mandatory, self._today
            )
            findings = in_order(_speaking(heard, choice))
        return FileResult(
            path=path,
            format=raw.format,
            encoding=raw.encoding,
            profile=raw.profile,
            lang=lang,
            checked=raw.checked,
            findings=[Reported(path, lang, _level(finding, choice), finding) for finding in findings],
            states=raw.states,
            facts=raw.facts,
            suppressed=suppressed,
            partial=raw.partial,
            named=named,
            error=raw.error,
        )


def _level(finding: RawFinding, choice: Choice) -> Severity:
    return choice.level(finding, finding.variant, finding.section, finding.section_id)


def _speaking(findings: list[RawFinding], choice: Choice) -> list[RawFinding]:
    return [finding for finding in findings if _level(finding, choice) is not Severity.OFF]
