"""Reviewdog's diagnostic format, with fixes as suggestions.

Its columns count bytes of UTF-8. Of a report only the line of a finding is at hand, so columns and suggestions are given
where that line tells them, and left out elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from reportlint.engine.results import RawEdit, RawFinding, RawFix
from reportlint.model import Severity
from reportlint.triage.results import Reported, RunResult

from .context import Context
from .json import encode
from .leaf import message_of
from .texts import is_text
from .visible import visible

_SEVERITIES: Mapping[Severity, str] = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


def render(run: RunResult, context: Context) -> str:
    """A run as a DiagnosticResult."""
    utf8 = {file.path for file in run.files if file.encoding == "utf-8" and is_text(file.format)}
    diagnostics = [_diagnostic(each, context, exact=each.path in utf8) for each in run.shown()]
    return encode({"source": {"name": "reportlint"}, "diagnostics": diagnostics})


def _diagnostic(finding: Reported, context: Context, *, exact: bool) -> dict[str, Any]:
    found = finding.found
    path = visible(context.located(finding.path))
    diagnostic: dict[str, Any] = {
        "message": message_of(finding),
        "location": {"path": path, "range": _range(found, exact=exact)},
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": found.code},
    }
    if found.fix is not None and exact and (suggestion := _suggestion(found, found.fix)):
        diagnostic["suggestions"] = [suggestion]
    if found.related:
        diagnostic["related_locations"] = [
            {
                "message": visible(finding.words(each)),
                "location": {
                    "path": visible(context.located(finding.path_of(each))),
                    "range": {"start": {"line": each.place.line}},
                },
            }
            for each in found.related
        ]
    return diagnostic


def _range(found: RawFinding, *, exact: bool) -> dict[str, Any]:
    place = found.place
    start = _byte_column(found, place.column) if exact else None
    if start is None:
        return {"start": {"line": place.line}, "end": {"line": place.end_line}}
    end = _byte_column(found, place.end_column) if place.end_line == place.line else None
    if end is None:
        return {"start": {"line": place.line, "column": start}}
    return _within(place.line, start, end)


def _within(line: int, start: int, end: int) -> dict[str, Any]:
    return {"start": {"line": line, "column": start}, "end": {"line": line, "column": end}}


def _byte_column(found: RawFinding, column: int) -> int | None:
    """The column in bytes; None where the excerpt does not hold the line up to there as it is in the file."""
    before = found.excerpt[: column - 1]
    if found.excerpt_column != 1 or len(before) < column - 1 or "**" in before or "\ufffd" in before:
        return None
    return len(before.encode("utf-8", "replace")) + 1


def _suggestion(found: RawFinding, fix: RawFix) -> dict[str, Any] | None:
    """All edits of a fix as one, for a suggestion stands alone; None when they leave the line of the finding."""
    edits = sorted(fix.edits, key=lambda edit: (edit.column, edit.end_column))
    line = found.place.line
    if not edits or any(not line == edit.line == edit.end_line for edit in edits):
        return None
    start, end = _byte_column(found, edits[0].column), _byte_column(found, edits[-1].end_column)
    if start is None or end is None:
        return None
    return {"range": _within(line, start, end), "text": "".join(_pieces(found.excerpt, edits))}


def _pieces(line: str, edits: list[RawEdit]) -> Iterator[str]:
    at = edits[0].column
    for edit in edits:
        yield line[at - 1 : edit.column - 1]
        yield edit.text
        at = edit.end_column
