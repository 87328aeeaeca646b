"""One finding a line, each the object that JSON has under ``findings``: for programs that read line by line."""

from __future__ import annotations

from reportlint.triage.results import RunResult

from .context import Context
from .json import encode_lines, result_finding


def render(run: RunResult, context: Context) -> str:
    """A run as JSON Lines."""
    return encode_lines(map(result_finding, run.findings))
