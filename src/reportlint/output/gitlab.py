"""GitLab's code quality report: what a merge request shows as new or as mended."""

from __future__ import annotations

from collections.abc import Mapping

from reportlint.engine.results import digest
from reportlint.model import Severity
from reportlint.triage.results import RunResult

from .context import Context
from .json import encode
from .leaf import message_of
from .visible import visible

_SEVERITIES: Mapping[Severity, str] = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}
_NOT_CHECKED = frozenset({"RL001", "RL003"})


def render(run: RunResult, context: Context) -> str:
    """A run as a list of issues. Their fingerprints differ, so that GitLab takes none for another."""
    seen: dict[str, int] = {}
    issues = []
    for finding in run.shown():
        found, path = finding.found, context.located(finding.path)
        fingerprint = digest(path, found.fingerprint)
        again = seen[fingerprint] = seen.get(fingerprint, 0) + 1
        issues.append(
            {
                "description": message_of(finding),
                "check_name": found.code,
                "fingerprint": fingerprint if again == 1 else digest(fingerprint, str(again)),
                "severity": "blocker" if found.code in _NOT_CHECKED else _SEVERITIES[finding.severity],
                "location": {
                    "path": visible(path),
                    "lines": {"begin": found.place.line, "end": found.place.end_line},
                },
            }
        )
    return encode(issues)
