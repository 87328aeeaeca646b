"""One line a finding: ``path:line:column: CODE severity message``, and the page or paragraph of PDF and DOCX behind."""

from __future__ import annotations

from reportlint.triage.results import Reported, RunResult

from .context import Context
from .leaf import leaf
from .visible import visible


def render(run: RunResult, context: Context) -> str:
    """A run, one line a finding. Never coloured: it is made to be read by programs too."""
    return "".join(f"{line_of(finding)}\n" for finding in run.shown())


def line_of(finding: Reported) -> str:
    """A finding in one line, without its end."""
    found = finding.found
    where = leaf(found.place.page, found.place.paragraph, zh=finding.lang == "zh")
    words = f"{found.code} {finding.severity.label} {finding.message}{where}"
    return visible(f"{finding.path}:{found.place.line}:{found.place.column}: {words}")
