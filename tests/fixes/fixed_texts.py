"""Findings with fixes, made by hand."""

from collections.abc import Callable, Iterable

from reportlint.engine.results import RawEdit, RawFinding, RawFix, RawPlace
from reportlint.model import LineIndex, Severity
from reportlint.triage.results import FileResult, Reported

Found = tuple[str, bool, list[tuple[int, int, str]]]
"""A code, whether the fix is safe, and its edits by offsets."""


def finding(text: str, code: str, edits: Iterable[tuple[int, int, str]], *, safe: bool = True) -> RawFinding:
    lines = LineIndex(text)
    raw = [RawEdit(*lines.position(start), *lines.position(end), words) for start, end, words in edits]
    return raw_finding(code, RawFix(safe, raw))


def raw_finding(code: str, fix: RawFix | None) -> RawFinding:
    return RawFinding(
        code=code, name="rule", variant="", severity=Severity.WARNING, zh="有误", en="wrong", arguments={},
        place=RawPlace(1, 1, 1, 1), section=[], section_id="", table=None, row=None, column=None, source="", tags=[],
        fix=fix, related=[], fingerprint=code, excerpt="",
    )  # fmt: skip


def result(findings: Iterable[RawFinding], *, path: str = "a.md", profile: str = "demo", format: str = "markdown",
           checked: bool = True) -> FileResult:  # fmt: skip
    told = [Reported(path, "en", Severity.WARNING, each) for each in findings]
    return FileResult(path, format, "utf-8", profile, "en", checked, told, {}, {})


def checking(rules: Callable[[str], Iterable[Found]], encoding: str = "utf-8") -> Callable[[bytes], FileResult]:
    """A check whose rules read the text of a file."""

    def check(data: bytes) -> FileResult:
        text = data.decode(encoding)
        return result(finding(text, code, edits, safe=safe) for code, safe, edits in rules(text))

    return check
