"""The sums of a run and whether it fails."""

import pytest
from triage_pack import raw_finding

from reportlint import Severity
from reportlint.engine.results import RuleState, core_finding
from reportlint.triage.results import FileResult, Reported, sum_up


def file(path: str, *severities: Severity, states: dict[str, str] | None = None, **settings: object) -> FileResult:
    findings = [Reported(path, "en", s, raw_finding("DM101", n)) for n, s in enumerate(severities, 1)]
    known = {code: RuleState(state) for code, state in (states or {"DM101": "ran"}).items()}
    values = {"profile": "demo", "checked": True, "findings": findings, **settings}
    return FileResult(path=path, format="markdown", encoding="utf-8", lang="en", states=known, facts={}, **values)  # type: ignore[arg-type]


def not_a_report(severity: Severity = Severity.INFO, *, named: bool = False) -> FileResult:
    finding = Reported("x.md", "en", severity, core_finding("RL005"))
    return file("x.md", profile="", findings=[finding], states={}, named=named)


def test_the_sums() -> None:
    run = sum_up(
        [
            file("a.md", Severity.ERROR, Severity.INFO, states={"DM101": "ran", "DM102": "not-applied"}, suppressed=2),
            file("b.md", Severity.WARNING, states={"DM101": "not-applied", "DM201": "not-applied", "DM102": "ran"}),
            file("c.md", checked=False, states={}),
            file("d.md", partial=True),
            file("e.md", states={"DM101": "not-checked"}),
            not_a_report(),
        ]
    )
    s = run.summary
    assert (s.files, s.not_checked, s.error, s.warning, s.info) == (6, 3, 1, 1, 2)
    assert (s.suppressed, s.baselined, s.rules_run, s.not_applied, s.not_reports) == (2, 0, 2, 1, 1)
    assert not run.is_whole


@pytest.mark.parametrize(
    ("severity", "fail_on", "fails"),
    [
        (Severity.ERROR, Severity.ERROR, True),
        (Severity.WARNING, Severity.ERROR, False),
        (Severity.WARNING, Severity.WARNING, True),
        (Severity.INFO, Severity.INFO, True),
        (Severity.ERROR, Severity.OFF, False),
    ],
)
def test_whether_a_run_fails(severity: Severity, fail_on: Severity, fails: bool) -> None:
    assert sum_up([file("a.md", severity)]).fails(fail_on) is fails


def test_a_file_that_is_no_report_fails_only_a_run_that_says_so() -> None:
    assert not sum_up([not_a_report()]).fails(Severity.INFO)
    assert sum_up([not_a_report(Severity.ERROR)]).fails(Severity.ERROR)


def test_a_file_that_is_no_report_is_shown_only_when_it_was_named() -> None:
    assert [f.found.code for f in sum_up([not_a_report()]).shown()] == []
    assert [f.found.code for f in sum_up([not_a_report(named=True)]).shown()] == ["RL005"]
    assert [f.found.code for f in sum_up([not_a_report()]).findings] == ["RL005"]


@pytest.mark.parametrize(
    ("files", "whole"),
    [
        ([file("a.md")], True),
        ([not_a_report()], True),
        ([], True),
        ([file("a.md", states={"DM101": "not-applied"})], False),
        ([file("a.md", states={"DM101": "not-applied"}), file("b.md")], True),
        ([file("a.md", checked=False, profile="", states={})], False),
    ],
)
def test_never_green_on_nothing(files: list[FileResult], whole: bool) -> None:
    assert sum_up(files).is_whole is whole
