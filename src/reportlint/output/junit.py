"""JUnit's XML: a suite a file, a case a rule, so that a server shows what was checked and not only what failed.

A case fails when its findings fail the run (--fail-on); milder findings stand in the output of a case that passes. A
rule that a file gives nothing to check is skipped; one that could not be checked is an error. Names hold no line, so
that servers recognise a case from run to run.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from reportlint.engine.results import RuleState, words_of_why
from reportlint.model import Severity
from reportlint.triage.results import FileResult, Reported, RunResult

from .concise import line_of
from .context import Context
from .grouped import by_path
from .leaf import message_of
from .xml import DECLARATION, attributes, escaped

_NOT_CHECKED = frozenset({"RL001", "RL003"})
_NOT_A_REPORT = "RL005"


class _Case(Struct, frozen=True):
    kind: str
    """What it counts as: "failure", "error", "skipped"; "" when it passes."""
    xml: str


class _Suite(Struct, frozen=True):
    path: str
    cases: list[_Case]

    def counts(self) -> dict[str, int]:
        return {
            "tests": len(self.cases),
            "failures": sum(case.kind == "failure" for case in self.cases),
            "errors": sum(case.kind == "error" for case in self.cases),
            "skipped": sum(case.kind == "skipped" for case in self.cases),
        }


def render(run: RunResult, context: Context) -> str:
    """A run as JUnit's XML."""
    suites = list(_suites(run, context))
    sums = [suite.counts() for suite in suites]
    total = {name: sum(each[name] for each in sums) for name in ("tests", "failures", "errors", "skipped")}
    return "".join(_document(suites, sums, total))


def _document(suites: Sequence[_Suite], sums: Sequence[Mapping[str, int]], total: Mapping[str, int]) -> Iterator[str]:
    yield f"{DECLARATION}<testsuites{attributes(name='reportlint', **total)}>\n"
    for suite, counts in zip(suites, sums, strict=True):
        yield f"  <testsuite{attributes(name=suite.path, **counts)}>\n"
        yield from (case.xml for case in suite.cases)
        yield "  </testsuite>\n"
    yield "</testsuites>\n"


def _suites(run: RunResult, context: Context) -> Iterator[_Suite]:
    names = _Names(run, context)
    groups = by_path(run.findings)
    for file in run.files:
        yield _suite(file.path, groups.pop(file.path, []), file, names, context.fail_on)
    for path, findings in groups.items():
        yield _suite(path, findings, None, names, context.fail_on)


class _Names:
    """The names of cases: the code and the name of the rule."""

    def __init__(self, run: RunResult, context: Context) -> None:
        self._known = {each.found.code: each.found.name for each in run.findings}
        self._context = context

    def of(self, code: str) -> str:
        if code not in self._known:
            page = self._context.rule(code, "en")
            self._known[code] = page.name if page is not None else ""
        return f"{code} {self._known[code]}".rstrip()


def _suite(
    path: str, findings: Sequence[Reported], file: FileResult | None, names: _Names, fail_on: Severity
) -> _Suite:
    by_code: dict[str, list[Reported]] = {}
    for finding in findings:
        by_code.setdefault(finding.found.code, []).append(finding)
    states = {} if file is None else file.states
    lang = "en" if file is None else file.lang
    codes = sorted({*by_code, *states})
    cases = [_case(path, code, by_code.get(code, []), states.get(code), names, fail_on, lang) for code in codes]
    return _Suite(path, cases)


def _case(
    path: str,
    code: str,
    findings: Sequence[Reported],
    state: RuleState | None,
    names: _Names,
    fail_on: Severity,
    lang: str,
) -> _Case:
    said = {"name": names.of(code), "classname": path}
    if findings:
        said |= {"file": path, "line": str(findings[0].found.place.line)}
    kind, inner = _outcome(findings, state, fail_on) if findings else _silent(state, zh=lang == "zh")
    opened = f"    <testcase{attributes(**said)}"
    return _Case(kind, f"{opened}>\n      {inner}\n    </testcase>\n" if inner else f"{opened}/>\n")


def _outcome(findings: Sequence[Reported], state: RuleState | None, fail_on: Severity) -> tuple[str, str]:
    """What a case counts as, and its content."""
    code, gravest = findings[0].found.code, max(each.severity for each in findings)
    if code in _NOT_CHECKED or (state is not None and state.state == "not-checked"):
        return "error", _told("error", findings, gravest)
    if code == _NOT_A_REPORT and gravest is Severity.INFO:
        return "skipped", f"<skipped{attributes(message=message_of(findings[0]))}/>"
    if fail_on is not Severity.OFF and gravest >= fail_on:
        return "failure", _told("failure", findings, gravest)
    return "", f"<system-out>{_lines(findings)}</system-out>"


def _silent(state: RuleState | None, *, zh: bool) -> tuple[str, str]:
    """The outcome of a rule that said nothing."""
    if state is None or state.state == "ran":
        return "", ""
    if state.state == "not-applied":
        why = words_of_why(state.why)
        message = (f"不适用：{why[0]}" if zh else f"not applied: {why[1]}") if state.why else state.state
        return "skipped", f"<skipped{attributes(message=message)}/>"
    message = (f"未检查：{state.why}" if zh else f"not checked: {state.why}") if state.why else state.state
    return "error", f"<error{attributes(type='not-checked', message=message)}/>"


def _told(element: str, findings: Sequence[Reported], gravest: Severity) -> str:
    first = message_of(findings[0])
    more = len(findings) - 1
    if more:
        first += f"（另有{more}处）" if findings[0].lang == "zh" else f" (and {more} more)"
    return f"<{element}{attributes(type=gravest.label, message=first)}>{_lines(findings)}</{element}>"


def _lines(findings: Sequence[Reported]) -> str:
    lines = []
    for finding in findings:
        lines.append(line_of(finding))
        if finding.found.source:
            lines.append(f"  {'依据：' if finding.lang == 'zh' else 'source: '}{finding.found.source}")
    return "\n".join(map(escaped, lines))
