"""Checkstyle's XML, which many continuous-integration servers and editors read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import reportlint
from reportlint.triage.results import Reported, RunResult

from .context import Context
from .grouped import by_path
from .leaf import message_of
from .xml import DECLARATION, attributes


def render(run: RunResult, context: Context) -> str:
    """A run as Checkstyle's XML: every file that was looked at, those without findings empty."""
    groups: dict[str, list[Reported]] = {file.path: [] for file in run.files}
    groups.update(by_path(run.shown()))
    return "".join(_document(groups))


def _document(groups: dict[str, list[Reported]]) -> Iterator[str]:
    yield f"{DECLARATION}<checkstyle{attributes(version=reportlint.__version__)}>\n"
    for path, findings in groups.items():
        yield from _file(path, findings)
    yield "</checkstyle>\n"


def _file(path: str, findings: Sequence[Reported]) -> Iterator[str]:
    opened = f"  <file{attributes(name=path)}"
    if not findings:
        yield opened + "/>\n"
        return
    yield opened + ">\n"
    for finding in findings:
        found = finding.found
        said = attributes(
            line=found.place.line,
            column=found.place.column,
            severity=finding.severity.label,
            message=message_of(finding),
            source=f"reportlint.{found.code}",
        )
        yield f"    <error{said}/>\n"
    yield "  </file>\n"
