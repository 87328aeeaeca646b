"""The raw result of one report: plain data, a pure function of the file, the options and the versions."""

from __future__ import annotations

from msgspec import Struct

from reportlint.model import Severity

Plain = int | float | str | list[int | float | str]


class RawEdit(Struct, frozen=True, gc=False):
    line: int
    column: int
    end_line: int
    end_column: int
    text: str


class RawFix(Struct, frozen=True):
    safe: bool
    edits: list[RawEdit]


class RawPlace(Struct, frozen=True, gc=False):
    """A place in the report; ``page`` for PDF, ``paragraph`` for DOCX."""

    line: int
    column: int
    end_line: int
    end_column: int
    page: int | None = None
    paragraph: int | None = None


class RawRelated(Struct, frozen=True):
    place: RawPlace
    zh: str
    en: str


class RawFinding(Struct, frozen=True):
    code: str
    name: str
    variant: str
    severity: Severity
    zh: str
    en: str
    arguments: dict[str, Plain]
    place: RawPlace
    section: list[str]
    section_id: str
    table: str | None
    row: str | None
    column: str | None
    source: str
    tags: list[str]
    fix: RawFix | None
    related: list[RawRelated]
    fingerprint: str
    excerpt: str
    """The source line that the place begins on."""


class RuleState(Struct, frozen=True, gc=False):
    """What became of a rule: "ran", "not-applied" (``why`` names the absent fact) or "not-checked"."""

    state: str
    why: str = ""


class RawDirective(Struct, frozen=True):
    kind: str
    codes: list[str]
    line: int
    column: int
    first_line: int
    """The block that it speaks of: first and last line; 0 and 0 for the whole file or a range."""
    last_line: int
    until: str = ""
    reason: str = ""
    row: str = ""
    column_label: str = ""


class RawResult(Struct, frozen=True):
    """``checked`` is False when the file could not be read: then the one finding says why."""

    name: str
    format: str
    encoding: str
    profile: str
    language: str
    checked: bool
    findings: list[RawFinding]
    states: dict[str, RuleState]
    facts: dict[str, int | str | None]
    directives: list[RawDirective]
    partial: bool = False
    error: str = ""
    """The traceback of the first rule or fact that crashed, for ``--show-tracebacks``."""
