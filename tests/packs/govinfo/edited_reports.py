"""The canonical reports, edited and checked by some rules."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from reportlint.authoring.rules import Options
from reportlint.batch.check import Checker, Choices, Plain, Settings
from reportlint.engine.results import RawFinding
from reportlint.model import LineIndex, Report
from reportlint.plugins.registry import Registry
from reportlint.testing.document import parse
from reportlint.testing.writers import WRITERS

CANONICAL = Path(__file__).resolve().parents[3] / "rules" / "reportlint_govinfo" / "canonical"


@cache
def registry() -> Registry:
    return Registry()


@cache
def checker(codes: tuple[str, ...]) -> Checker:
    return Checker(registry(), Settings(profile="govinfo"), lambda rule: rule.code in codes)


def edited(*edits: tuple[str, str], base: str = "2021") -> str:
    """The Markdown of a canonical report with each piece, which stands in it once, replaced."""
    source = (CANONICAL / f"{base}.md").read_text("utf-8")
    pieces: list[str] = []
    done = 0
    for at, old, new in sorted((source.find(old), old, new) for old, new in edits):
        assert source.count(old) == 1, old
        pieces += [source[done:at], new]
        done = at + len(old)
    markup = "".join([*pieces, source[done:]])
    return WRITERS["md"](parse(markup)).decode()


def told(text: str, *codes: str, name: str = "report.md") -> list[RawFinding]:
    """What some rules tell of a text."""
    result = checker(codes).check(text.encode(), name)
    assert result.checked
    assert result.error == ""
    return [finding for finding in result.findings if finding.code in codes]


def told_with(text: str, options: Options, code: str) -> list[RawFinding]:
    """What a rule with options tells of a text."""
    choice = Plain("govinfo", lambda rule: rule.code == code, {code: options})
    one = Checker(registry(), Settings(profile="govinfo"), choices=Choices(choice))
    return list(one.check(text.encode(), "report.md").findings)


def places(text: str, *codes: str, name: str = "report.md") -> list[tuple[str, int]]:
    """Code and line of each finding."""
    return [(finding.code, finding.place.line) for finding in told(text, *codes, name=name)]


def read(text: str, name: str = "report.md") -> Report:
    return checker(()).read(text.encode(), name)[0]


def line_of(text: str, words: str) -> int:
    """The number of the line that words stand in, once."""
    assert text.count(words) == 1, words
    return text[: text.index(words)].count("\n") + 1


def fixed(text: str, *findings: RawFinding) -> str:
    """The text with the edits of findings made."""
    lines = LineIndex(text).starts
    edits = [edit for finding in findings if finding.fix is not None for edit in finding.fix.edits]
    for edit in sorted(edits, key=lambda e: (e.line, e.column), reverse=True):
        start = lines[edit.line - 1] + edit.column - 1
        end = lines[edit.end_line - 1] + edit.end_column - 1
        text = text[:start] + edit.text + text[end:]
    return text
