"""The raw result of one report: plain data, a pure function of the file, the options and the versions.

And the linter's own findings, which no pack declares.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, structs

from reportlint.authoring.messages import Message, plain, render
from reportlint.model import Argument, Severity, Term

from .masking import mask
from .stopwatch import Spent

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
    """The source line that the place begins on; of a long line the part round the place."""
    excerpt_column: int = 1
    """The column of the line that ``excerpt`` begins at."""


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
    excerpt: str = ""
    """The source line that it stands on."""
    excerpt_column: int = 1
    removal: RawEdit | None = None
    """What takes it out, with its line when nothing else stands there."""
    listed: RawEdit | None = None
    """Where its codes stand, and how they are written there."""


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
    timings: dict[str, Spent] | None = None
    """What took how long, when that was asked for."""


class CoreRule(Struct, frozen=True):
    """A rule of the linter itself: what it is called and what it says, by variant."""

    code: str
    name: str
    severity: Severity
    messages: Mapping[str, Message]


CORE_RULES: Mapping[str, CoreRule] = {
    rule.code: rule
    for rule in (
        CoreRule(
            "RL001",
            "unreadable-file",
            Severity.ERROR,
            {"": Message("文件无法读取：{reason}", "the file cannot be read: {reason}")},
        ),
        CoreRule(
            "RL002",
            "degraded-load",
            Severity.WARNING,
            {"": Message("读取时有内容未能读出：{reason}", "not everything was read: {reason}")},
        ),
        CoreRule(
            "RL003",
            "rule-crashed",
            Severity.ERROR,
            {"": Message("{what}运行出错（{error}），未能检查", "{what} crashed ({error}) and was not checked")},
        ),
        CoreRule(
            "RL004",
            "unused-suppression",
            Severity.WARNING,
            {
                "": Message("屏蔽{codes}{problem}", "suppressing {codes} {problem}"),
                "expired": Message(
                    "屏蔽{codes}已于{until}到期，不再有效", "suppressing {codes} ended on {until} and has no effect"
                ),
            },
        ),
        CoreRule(
            "RL005",
            "not-a-report",
            Severity.INFO,
            {
                "": Message(
                    "不是已知种类的报告，没有检查；可用 --profile 指定",
                    "not a report of a known kind; not checked (--profile names the kind)",
                )
            },
        ),
        CoreRule(
            "RL006",
            "unknown-suppression",
            Severity.WARNING,
            {
                "": Message(
                    "屏蔽了不存在的规则{code}{hint}", "a suppression names {code}, which no loaded rule has{hint}"
                ),
            },
        ),
    )
}
"""The linter's own rules by code."""

NOWHERE = RawPlace(1, 1, 1, 1)


def core_finding(
    code: str,
    place: RawPlace = NOWHERE,
    excerpt: str = "",
    excerpt_column: int = 1,
    variant: str = "",
    /,
    **arguments: Argument,
) -> RawFinding:
    """A finding of the linter's own."""
    rule = CORE_RULES[code]
    message = rule.messages[variant]
    plain_arguments = {key: masked(plain(value)) for key, value in arguments.items()}
    return RawFinding(
        code=code, name=rule.name, variant=variant, severity=message.severity or rule.severity,
        zh=mask(render(message.zh, arguments, "zh")), en=mask(render(message.en, arguments, "en")),
        arguments=plain_arguments, place=place, section=[], section_id="", table=None, row=None, column=None,
        source="", tags=[], fix=None, related=[], fingerprint=digest(code, variant, repr(plain_arguments)),
        excerpt=excerpt, excerpt_column=excerpt_column,
    )  # fmt: skip


def failed_result(name: str, format: str, reason: Term, language: str) -> RawResult:
    """The result of a file that could not be read: RL001."""
    finding = core_finding("RL001", reason=reason)
    return RawResult(name, format, "", "", language, False, [finding], {}, {}, [])


def in_order(findings: list[RawFinding]) -> list[RawFinding]:
    """Findings by place, and equal fingerprints told apart by their order."""
    ordered = sorted(findings, key=lambda f: (f.place.line, f.place.column, f.code))
    seen: dict[str, int] = {}
    for index, finding in enumerate(ordered):
        ordinal = seen.get(finding.fingerprint, 0)
        seen[finding.fingerprint] = ordinal + 1
        if ordinal:
            ordered[index] = structs.replace(finding, fingerprint=digest(finding.fingerprint, str(ordinal)))
    return ordered


def masked(value: Plain) -> Plain:
    """An argument with identity and card numbers masked."""
    if isinstance(value, str):
        return mask(value)
    if isinstance(value, list):
        return [mask(item) if isinstance(item, str) else item for item in value]
    return value


def digest(*parts: str) -> str:
    """A short hash of words, for fingerprints."""
    import hashlib

    return hashlib.blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
