"""The stable form of results: JSON of schema 1, and the same as objects."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec
from msgspec import UNSET, Struct, UnsetType

import reportlint
from reportlint.engine.results import Plain, RawFix, RawPlace
from reportlint.triage.results import FileResult, Reported, RunResult

from .context import Context
from .visible import escape_json, visible

SCHEMA = 1


class Tool(Struct, frozen=True):
    """What made the results."""

    name: str
    version: str


class ResultEdit(Struct, frozen=True):
    """Replace the characters between two places, the second exclusive, by ``text``."""

    line: int
    column: int
    end_line: int
    end_column: int
    text: str


class ResultFix(Struct, frozen=True):
    """``safety`` is "safe" when the edits cannot change what the report means, else "unsafe"."""

    safety: str
    edits: Sequence[ResultEdit]


class ResultRelated(Struct, frozen=True):
    """A further place that a finding speaks of, and what stands there."""

    path: str
    line: int
    column: int
    message: str


class ResultFinding(Struct, frozen=True, kw_only=True):
    """A finding. Lines and columns count from 1, ends are exclusive, columns are code points."""

    code: str
    name: str
    variant: str
    severity: str
    message: str
    arguments: Mapping[str, Plain]
    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    page: int | None
    paragraph: int | UnsetType = UNSET
    """Only of formats that count paragraphs (DOCX)."""
    section: Sequence[str]
    table: str | None
    row: str | None
    cell_column: str | None
    source: str
    fix: ResultFix | None
    related: Sequence[ResultRelated]
    fingerprint: str


class ResultFile(Struct, frozen=True):
    """A file of the run. ``profile`` is None for one that is no known kind of report."""

    path: str
    format: str | None
    encoding: str | None
    profile: str | None
    checked: bool
    facts: Mapping[str, int | str | None]
    partial: bool | UnsetType = UNSET
    """True when a limit cut its findings."""


class ResultSummary(Struct, frozen=True):
    """The sums. ``not_checked`` counts files that could not be checked, or only in part."""

    files: int
    not_checked: int
    error: int
    warning: int
    info: int
    suppressed: int
    baselined: int
    rules_run: int


class Result(Struct, frozen=True):
    """All that a run reports: findings of single reports in path order, then those across reports."""

    schema: int
    tool: Tool
    findings: Sequence[ResultFinding]
    files: Sequence[ResultFile]
    summary: ResultSummary
    partial: bool | UnsetType = UNSET
    """True when the run was interrupted: files are missing."""


def render(run: RunResult, context: Context) -> str:
    """A run as JSON."""
    return encode(result_of(run))


def encode(value: object) -> str:
    """JSON that is safe to show: characters that hide or turn writing round are written as escapes."""
    return escape_json(msgspec.json.format(_encoded(value), indent=2).decode()) + "\n"


def encode_lines(values: Iterable[object]) -> str:
    """The same, each value in a line of its own."""
    return escape_json(b"".join(_encoded(value) + b"\n" for value in values).decode())


def _encoded(value: object) -> bytes:
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError:
        return msgspec.json.encode(_without_surrogates(msgspec.to_builtins(value)))


def _without_surrogates(value: object) -> object:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {_without_surrogates(key): _without_surrogates(item) for key, item in value.items()}
    return [_without_surrogates(item) for item in value] if isinstance(value, (list, tuple)) else value


def result_of(run: RunResult) -> Result:
    """The results of a run as objects."""
    summary = run.summary
    return Result(
        SCHEMA,
        Tool("reportlint", reportlint.__version__),
        [result_finding(finding) for finding in run.findings],
        [_file(file) for file in run.files],
        ResultSummary(
            files=summary.files,
            not_checked=summary.not_checked,
            error=summary.error,
            warning=summary.warning,
            info=summary.info,
            suppressed=summary.suppressed,
            baselined=summary.baselined,
            rules_run=summary.rules_run,
        ),
        partial=True if run.interrupted else UNSET,
    )


def result_finding(finding: Reported) -> ResultFinding:
    """A finding as an object."""
    found, place, path = finding.found, finding.found.place, visible(finding.path)
    return ResultFinding(
        code=found.code,
        name=found.name,
        variant=found.variant,
        severity=finding.severity.label,
        message=finding.message,
        arguments=found.arguments,
        path=path,
        line=place.line,
        column=place.column,
        end_line=place.end_line,
        end_column=place.end_column,
        page=place.page,
        paragraph=UNSET if place.paragraph is None else place.paragraph,
        section=found.section,
        table=found.table,
        row=found.row,
        cell_column=found.column,
        source=found.source,
        fix=_fix(found.fix),
        related=[_related(visible(finding.path_of(r)), r.place, finding.words(r)) for r in found.related],
        fingerprint=found.fingerprint,
    )


def _fix(fix: RawFix | None) -> ResultFix | None:
    if fix is None:
        return None
    edits = [ResultEdit(e.line, e.column, e.end_line, e.end_column, e.text) for e in fix.edits]
    return ResultFix("safe" if fix.safe else "unsafe", edits)


def _related(path: str, place: RawPlace, words: str) -> ResultRelated:
    return ResultRelated(path, place.line, place.column, words)


def _file(file: FileResult) -> ResultFile:
    return ResultFile(
        path=visible(file.path),
        format=file.format or None,
        encoding=file.encoding or None,
        profile=file.profile or None,
        checked=file.checked,
        facts=file.facts,
        partial=True if file.partial else UNSET,
    )
