"""Findings under their file, a line each, in columns: for a person who reads file by file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reportlint.triage.results import Reported, RunResult

from .context import Context
from .leaf import message_of
from .severities import WORDS
from .visible import pad, visible, width_of


def render(run: RunResult, context: Context) -> str:
    """A run, file by file; a file without findings is not named."""
    return "\n".join(
        "".join(_group(path, findings, color=context.color)) for path, findings in by_path(run.shown()).items()
    )


def by_path(findings: Iterable[Reported]) -> dict[str, list[Reported]]:
    """Findings under the path of their file, in the order of their first ones."""
    groups: dict[str, list[Reported]] = {}
    for finding in findings:
        groups.setdefault(finding.path, []).append(finding)
    return groups


def _group(path: str, findings: Sequence[Reported], *, color: bool) -> Iterator[str]:
    yield _paint(visible(path), "1", color=color) + "\n"
    places = [f"{each.found.place.line}:{each.found.place.column}" for each in findings]
    grades = [_grade(each) for each in findings]
    codes = [visible(each.found.code) for each in findings]
    place_width, grade_width, code_width = (max(map(width_of, column)) for column in (places, grades, codes))
    for place, grade, code, finding in zip(places, grades, codes, findings, strict=True):
        severity = _paint(pad(grade, grade_width), WORDS[finding.severity].style, color=color)
        yield f"  {place:<{place_width}}  {severity}  {pad(code, code_width)}  {message_of(finding)}\n"


def _grade(finding: Reported) -> str:
    words = WORDS[finding.severity]
    return words.zh if finding.lang == "zh" else words.en


def _paint(words: str, style: str, *, color: bool) -> str:
    return f"\x1b[{style}m{words}\x1b[0m" if color else words
