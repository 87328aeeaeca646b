"""Workflow commands of GitHub Actions: findings as annotations of the changed files.

Of a step GitHub shows ten errors, ten warnings and ten notices, and drops the others without a word. So the rest is
written as plain lines of the log, and one notice says how many there are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reportlint.model import Severity
from reportlint.triage.results import Reported, RunResult

from .concise import line_of
from .context import Context
from .leaf import message_of
from .visible import visible

LIMIT = 10
"""Annotations of a kind that GitHub shows of one step."""
_COMMANDS: Mapping[Severity, str] = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(run: RunResult, context: Context) -> str:
    """A run as workflow commands."""
    findings = list(run.shown())
    counts = {severity: sum(each.severity is severity for each in findings) for severity in _COMMANDS}
    room = dict.fromkeys(_COMMANDS, LIMIT)
    crowded = any(count > LIMIT for count in counts.values())
    if crowded:
        room[Severity.INFO] -= 1  # the notice that sums up is one of the ten
    shown: list[str] = []
    rest: list[str] = []
    for finding in findings:
        if room[finding.severity]:
            room[finding.severity] -= 1
            shown.append(_annotation(finding, context))
        else:
            rest.append(_plain(line_of(finding)))
    if crowded:
        shown.append(_summary(findings, len(rest), counts))
    return "".join(f"{line}\n" for line in (*shown, *rest))


def _annotation(finding: Reported, context: Context) -> str:
    return _command(_COMMANDS[finding.severity], list(_properties(finding, context)), _message(finding))


def _properties(finding: Reported, context: Context) -> Iterator[tuple[str, str]]:
    place = finding.found.place
    yield "file", visible(context.located(finding.path))
    yield "line", str(place.line)
    yield "endLine", str(place.end_line)
    if place.line == place.end_line:  # GitHub takes columns within one line only
        yield "col", str(place.column)
        yield "endColumn", str(place.end_column)
    yield "title", visible(f"{finding.found.code} {finding.found.name}")


def _message(finding: Reported) -> str:
    message, source = message_of(finding), visible(finding.found.source)
    if not source:
        return message
    return f"{message}\n{'依据：' if finding.lang == 'zh' else 'source: '}{source}"


def _summary(findings: Sequence[Reported], rest: int, counts: Mapping[Severity, int]) -> str:
    error, warning, info = (counts[severity] for severity in _COMMANDS)
    if findings[0].lang == "zh":
        words = f"共有错误{error}处、警告{warning}处、提示{info}处；其中{rest}处GitHub不再标注，见本步骤的日志"
    else:
        words = (
            f"{error} errors, {warning} warnings, {info} infos in all; "
            f"{rest} of them are not annotated by GitHub and stand in the log of this step"
        )
    return _command("notice", [("title", "reportlint")], words)


def _command(name: str, properties: Sequence[tuple[str, str]], message: str) -> str:
    said = ",".join(f"{key}={_property(value)}" for key, value in properties)
    return f"::{name} {said}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _plain(line: str) -> str:
    """A line of the log that the runner takes for no command: those begin with ``::``, or hold ``##[`` anywhere.

    It overlooks characters without width when it compares, so what stands round the marks decides nothing here.
    """
    return "- " + (line.replace("#", "\\x23") if "[" in line else line)
