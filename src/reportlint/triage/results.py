"""What a run reports, file by file, and its sums. Every output is made of this."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from reportlint.engine.results import RawFinding, RawRelated, RuleState
from reportlint.model import Severity


class Reported(Struct, frozen=True, gc=False):
    """A finding that passed triage: as found, with the severity that it counts as, in one language."""

    path: str
    """Of its file, as shown."""
    lang: str
    severity: Severity
    found: RawFinding

    @property
    def message(self) -> str:
        return self.found.zh if self.lang == "zh" else self.found.en

    @property
    def across(self) -> bool:
        """Whether a rule across reports found it."""
        return self.found.across

    def words(self, related: RawRelated) -> str:
        """What stands at a related place."""
        return related.zh if self.lang == "zh" else related.en

    def path_of(self, related: RawRelated) -> str:
        """The file of a related place, as shown."""
        return related.path or self.path


_EDITABLE = frozenset({"markdown", "text", "html"})


class FileResult(Struct, frozen=True):
    """What is reported of one file."""

    path: str
    format: str
    encoding: str
    profile: str
    """"" for a file that no profile knows: it is not a report."""
    lang: str
    checked: bool
    """False when it could not be read."""
    findings: Sequence[Reported]
    states: Mapping[str, RuleState]
    facts: Mapping[str, int | str | None]
    suppressed: int = 0
    baselined: int = 0
    """Findings that the baseline holds back."""
    partial: bool = False
    """Whether a limit cut its findings."""
    named: bool = False
    """Whether it was named itself, not found in a folder."""
    error: str = ""
    """The traceback of the first rule or fact that crashed."""

    @property
    def is_report(self) -> bool:
        return self.checked and bool(self.profile)

    @property
    def takes_edits(self) -> bool:
        """Whether places in it are characters of the file, so that a fix can be made there."""
        return self.format in _EDITABLE and self.is_report

    @property
    def is_whole(self) -> bool:
        """Whether everything in it was checked that should have been."""
        return self.checked and not self.partial and all(s.state != "not-checked" for s in self.states.values())


class Summary(Struct, frozen=True):
    """The sums of a run."""

    files: int
    not_checked: int
    """Files that could not be checked, or only in part."""
    error: int
    warning: int
    info: int
    suppressed: int
    baselined: int
    rules_run: int
    """Different rules that ran over at least one file."""
    not_applied: int
    """Different rules that no file gave what they need."""
    not_reports: int
    """Files that no profile knows."""


class RunResult(Struct, frozen=True):
    """All that a run reports, file by file in path order."""

    files: Sequence[FileResult]
    summary: Summary
    interrupted: bool = False
    """Whether files are missing because the run was stopped."""
    compared: bool = False
    """Whether there were rules across reports, so that its files belong together."""

    @property
    def findings(self) -> Iterator[Reported]:
        """Those of single reports in the order of files, then those of rules across reports."""
        across: list[Reported] = []
        for file in self.files:
            for finding in file.findings:
                if finding.found.across:
                    across.append(finding)
                else:
                    yield finding
        yield from across

    def shown(self) -> Iterator[Reported]:
        """The findings for a person's eyes: that a file is no report is said only of one that was named."""
        unnamed = {file.path for file in self.files if not file.named}
        for finding in self.findings:
            if finding.found.code != "RL005" or finding.path not in unnamed:
                yield finding

    def fails(self, fail_on: Severity) -> bool:
        """Whether something counts at least as much as ``fail_on``; OFF never fails.

        A file that is no report fails only a run that calls that graver than information.
        """
        return fail_on is not Severity.OFF and any(
            f.severity >= fail_on for f in self.findings if f.found.code != "RL005" or f.severity > Severity.INFO
        )

    @property
    def is_whole(self) -> bool:
        """Whether all that should have been checked was: every file, and of reports at least one rule."""
        nothing_run = not self.summary.rules_run and any(file.is_report for file in self.files)
        return not (self.interrupted or self.summary.not_checked or nothing_run)


def sum_up(files: Sequence[FileResult], *, interrupted: bool = False, compared: bool = False) -> RunResult:
    """The result of a run over files."""
    counts = dict.fromkeys(Severity, 0)
    for file in files:
        for finding in file.findings:
            counts[finding.severity] += 1
    states = [(code, state.state) for file in files for code, state in file.states.items()]
    ran = {code for code, state in states if state == "ran"}
    idle = {code for code, state in states if state == "not-applied"}
    summary = Summary(
        files=len(files),
        not_checked=sum(not file.is_whole for file in files),
        error=counts[Severity.ERROR],
        warning=counts[Severity.WARNING],
        info=counts[Severity.INFO],
        suppressed=sum(file.suppressed for file in files),
        baselined=sum(file.baselined for file in files),
        rules_run=len(ran),
        not_applied=len(idle - ran),
        not_reports=sum(file.checked and not file.profile for file in files),
    )
    return RunResult(files, summary, interrupted, compared)
