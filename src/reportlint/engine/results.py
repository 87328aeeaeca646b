"""The raw result of one report: plain data, a pure function of the file, the options and the versions.

And the linter's own findings, which no pack declares.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, structs

from reportlint.authoring.messages import Message, plain, render
from reportlint.model import Argument, Severity, Span, Term

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
    path: str = ""
    """Of the report that it stands in, as shown; "" for that of the finding."""


class Spot(Struct, frozen=True):
    """All that a finding needs to know of its place. What is said of a report is masked."""

    span: Span
    place: RawPlace
    section: list[str]
    section_id: str
    table: str | None
    row: str | None
    column: str | None
    words: str
    """The folded words that a fingerprint holds on to."""
    excerpt: str
    excerpt_column: int
    said: str = ""
    """What stands there, where it is told as a related place."""
    path: str = ""
    """Of the report that it stands in, as shown; "" for the one that is checked."""


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
    across: bool = False
    """Whether a rule across reports found it."""


class RuleState(Struct, frozen=True, gc=False):
    """What became of a rule: "ran", "not-applied" (:func:`words_of_why` says why) or "not-checked"."""

    state: str
    why: str = ""

    @property
    def lacks_report(self) -> bool:
        """Whether a rule across reports was not applied for what other reports are not there, or do not have."""
        return self.why in NOT_ACROSS or self.why.startswith(LAST_YEARS)

    @property
    def could_speak(self) -> bool:
        """Whether its silence says something of the report."""
        return self.state != "not-checked" and not self.lacks_report


LAST_YEARS = "last-year "
"""What stands before the name of a fact that last year's report does not have."""
NO_COLLECTION = "no-collection"
NO_SERIES = "no-series"
NO_PREVIOUS = "no-previous-report"
SEVERAL_PREVIOUS = "several-previous-reports"
NOT_ACROSS: Mapping[str, tuple[str, str]] = {
    NO_COLLECTION: (
        "检查文件夹或用--collection时才与上年的报告比较",
        "reports are compared in folders, or with --collection",
    ),
    NO_SERIES: ("不知道是谁哪一年度的报告", "it is not known whose report of which year it is"),
    NO_PREVIOUS: ("上一年度的报告不在所查文件之中", "last year's report is not among the files"),
    SEVERAL_PREVIOUS: ("上一年度的报告不止一份", "last year's report is there more than once"),
}
"""Why a rule across reports was not applied, in Chinese and in English."""


def words_of_why(why: str) -> tuple[str, str]:
    """Why a rule was not applied, in Chinese and in English."""
    if why in NOT_ACROSS:
        return NOT_ACROSS[why]
    if why.startswith(LAST_YEARS):
        name = why.removeprefix(LAST_YEARS)
        return f"上一年度的报告没有{name}", f"last year's report has no {name}"
    return f"没有{why}", f"no {why}"


class Kept(Struct, frozen=True):
    """What a report keeps for rules across reports."""

    facts: dict[str, bytes]
    """Packed, by the names of their classes; nothing, ``b""``, of one that could not be read."""
    words: list[str]
    """Words that their places share."""
    asks: bool = False
    """Whether such a rule is to run over it."""
    alone: bool = False
    """Whether one runs also where last year's report is not there."""


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
    kept: Kept | None = None
    """Where reports are checked together and there are rules across them."""


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
