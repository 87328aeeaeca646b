"""Rules over one report: facts read once and when asked for, every rule on its own."""

from __future__ import annotations

import hashlib
import traceback
from collections.abc import Mapping, Sequence

from reportlint.authoring.messages import plain, render
from reportlint.authoring.plan import Need, Plan, PlannedRule
from reportlint.authoring.rules import Finding
from reportlint.model import Argument, Diagnostic, Directive, Fix, Report, Severity, Span, Term, Text, Where, span_of

from .masking import mask
from .places import Placer
from .results import (
    Plain,
    RawDirective,
    RawEdit,
    RawFinding,
    RawFix,
    RawPlace,
    RawRelated,
    RawResult,
    RuleState,
)

MOST_FINDINGS = 1_000
"""Findings of one rule in one report; what comes behind them is cut and the result marked partial."""

CORE_RULES: Mapping[str, tuple[str, Severity, str, str]] = {
    "RL001": ("unreadable-file", Severity.ERROR, "文件无法读取：{reason}", "the file cannot be read: {reason}"),
    "RL002": ("degraded-load", Severity.WARNING, "读取时有内容未能读出：{reason}", "not everything was read: {reason}"),
    "RL003": (
        "rule-crashed",
        Severity.ERROR,
        "{what}运行出错（{error}），未能检查",
        "{what} crashed ({error}) and was not checked",
    ),
    "RL004": (
        "unused-suppression",
        Severity.WARNING,
        "屏蔽{codes}没有屏蔽任何问题",
        "suppressing {codes} suppresses nothing",
    ),
    "RL005": (
        "not-a-report",
        Severity.INFO,
        "不是已知种类的报告，没有检查；可用 --profile 指定",
        "not a report of a known kind; not checked (--profile names the kind)",
    ),
    "RL006": (
        "unknown-suppression",
        Severity.WARNING,
        "屏蔽了不存在的规则{code}",
        "a suppression names {code}, which no loaded rule has",
    ),
}
"""The linter's own findings: code → name, severity, message in Chinese and English."""

_NOWHERE = RawPlace(1, 1, 1, 1)


class _Failed:
    """Stands for a fact that raised."""


class Facts:
    """The facts of one report, each read when first asked for. None is an absent one."""

    def __init__(self, report: Report, plan: Plan) -> None:
        self.report = report
        self.plan = plan
        self.crashes: list[tuple[str, BaseException]] = []
        self._known: dict[type, object] = {}

    def get(self, kind: type) -> object:
        """The fact; None when the report does not have it; raises _FactFailed when it could not be read."""
        found = self._known.get(kind, _Failed)
        if kind not in self._known:
            found = self._read(kind)
            self._known[kind] = found
        if found is _Failed:
            raise _FactFailedError(kind)
        return found

    def _read(self, kind: type) -> object:
        spec = self.plan.facts[kind]
        try:
            arguments = self.arguments(self.plan.fact_needs[kind])
        except _FactFailedError:
            return _Failed
        if arguments is None:
            return None
        try:
            return spec.function(**arguments)
        except (Exception, SystemExit) as error:
            self.crashes.append((kind.__name__, error))
            return _Failed

    def arguments(self, needs: Sequence[Need]) -> dict[str, object] | None:
        """What a rule or fact asks for; None when a fact that it needs is absent."""
        arguments: dict[str, object] = {}
        for need in needs:
            if need.options is not None:
                arguments[need.name] = need.options
            elif need.kind is None:
                arguments[need.name] = self.report
            else:
                found = self.get(need.kind)
                if found is None and not need.optional:
                    return None
                arguments[need.name] = found
        return arguments

    def absent(self, rule: PlannedRule) -> type | None:
        """The first fact that a rule needs and the report does not have."""
        needed = [*rule.spec.requires, *(n.kind for n in rule.needs if n.kind is not None and not n.optional)]
        return next((kind for kind in needed if self.get(kind) is None), None)


class _FactFailedError(Exception):
    def __init__(self, kind: type) -> None:
        super().__init__(kind.__name__)
        self.kind = kind


def check_report(
    report: Report, plan: Plan, language: str, diagnostics: Sequence[Diagnostic], directives: Sequence[Directive]
) -> RawResult:
    """Run a plan over a report."""
    run = _Run(report, plan)
    run.diagnose(diagnostics)
    for rule in plan.rules:
        run.apply(rule)
    run.report_crashes()
    return RawResult(
        name=report.name,
        format=report.format,
        encoding=report.encoding,
        profile=report.profile,
        language=language,
        checked=True,
        findings=_with_ordinals(run.findings),
        states=run.states,
        facts=run.published(),
        directives=[run.directive(d) for d in directives],
        partial=run.partial,
        error=run.error,
    )


def failed_result(name: str, format: str, reason: Term, language: str) -> RawResult:
    """The result of a file that could not be read: RL001."""
    finding = core_finding("RL001", reason=reason)
    return RawResult(name, format, "", "", language, False, [finding], {}, {}, [])


def core_finding(code: str, place: RawPlace = _NOWHERE, excerpt: str = "", **arguments: Argument) -> RawFinding:
    """A finding of the linter's own."""
    name, severity, zh, en = CORE_RULES[code]
    plain_arguments = {key: plain(value) for key, value in arguments.items()}
    return RawFinding(
        code=code, name=name, variant="", severity=severity,
        zh=mask(render(zh, arguments, "zh")), en=mask(render(en, arguments, "en")),
        arguments=plain_arguments, place=place, section=[], section_id="", table=None, row=None, column=None,
        source="", tags=[], fix=None, related=[], fingerprint=_digest(code, repr(plain_arguments)), excerpt=excerpt,
    )  # fmt: skip


class _Run:
    def __init__(self, report: Report, plan: Plan) -> None:
        self.report = report
        self.facts = Facts(report, plan)
        self.places = Placer(report)
        self.findings: list[RawFinding] = []
        self.states: dict[str, RuleState] = {}
        self.partial = False
        self.error = ""

    def diagnose(self, diagnostics: Sequence[Diagnostic]) -> None:
        for diagnostic in diagnostics:
            span = diagnostic.span
            place = self.places.place(span) if span is not None else _NOWHERE
            excerpt = mask(self.places.excerpt(span)) if span is not None else ""
            self.findings.append(core_finding("RL002", place, excerpt, reason=diagnostic.reason))

    def apply(self, rule: PlannedRule) -> None:
        code = rule.spec.code
        try:
            absent = self.facts.absent(rule)
            arguments = self.facts.arguments(rule.needs) if absent is None else None
        except _FactFailedError as failure:
            self.states[code] = RuleState("not-checked", failure.kind.__name__)
            return
        if arguments is None:
            self.states[code] = RuleState("not-applied", absent.__name__ if absent else "")
            return
        self.states[code] = RuleState("ran")
        count = 0
        try:
            for finding in rule.call(**arguments):
                if count == MOST_FINDINGS:
                    self.partial = True
                    break
                self.findings.append(self._raw(rule, finding))
                count += 1
        except (Exception, SystemExit) as error:
            self.states[code] = RuleState("not-checked", type(error).__name__)
            self._crash(f"{code} {rule.spec.name}", error)

    def report_crashes(self) -> None:
        for name, error in self.facts.crashes:
            self._crash(name, error)

    def _crash(self, what: str, error: BaseException) -> None:
        try:
            words = f"{type(error).__name__}: {error}"
        except Exception:
            words = type(error).__name__
        if not self.error:
            self.error = "".join(traceback.format_exception(error, chain=False))
        self.findings.append(core_finding("RL003", what=what, error=words[:200]))

    def _raw(self, rule: PlannedRule, finding: object) -> RawFinding:
        spec = rule.spec
        if not isinstance(finding, Finding):
            raise TypeError(f"a rule yields Finding, not {type(finding).__name__}")
        message = spec.messages.get(finding.variant)
        if message is None:
            raise ValueError(f"the rule declares no variant {finding.variant!r}")
        if set(finding.arguments) != set(spec.fields[finding.variant]):
            given, declared = sorted(finding.arguments), sorted(spec.fields[finding.variant])
            raise ValueError(f"arguments {given} do not fit the fields {declared}")
        context = self.places.context(finding.where)
        arguments: dict[str, Plain] = {k: _masked(plain(v)) for k, v in finding.arguments.items()}
        labels = context.labels
        return RawFinding(
            code=spec.code,
            name=spec.name,
            variant=finding.variant,
            severity=spec.severity if message.severity is None else message.severity,
            zh=mask(render(message.zh, finding.arguments, "zh")),
            en=mask(render(message.en, finding.arguments, "en")),
            arguments=arguments,
            place=context.place,
            section=[mask(title) for title in context.section],
            section_id=context.section_id,
            table=labels.table if labels else None,
            row=labels.row or None if labels else None,
            column=labels.column or None if labels else None,
            source=spec.source,
            tags=list(spec.tags),
            fix=self._fix(finding.fix),
            related=[self._related(where) for where in finding.related],
            fingerprint=_digest(
                spec.code,
                finding.variant,
                repr(sorted(arguments.items())),
                context.section_id,
                labels.row if labels else "",
                labels.column if labels else "",
                mask(context.words),
            ),
            excerpt=mask(self.places.excerpt(span_of(finding.where))),
        )

    def _related(self, where: Where) -> RawRelated:
        context = self.places.context(where)
        span = span_of(where)
        if context.labels is not None and context.labels.row:
            words = f"{context.labels.row} / {context.labels.column}: {context.words}"
        elif isinstance(where, Text):
            words = where.folded
        else:
            words = "".join(self.report.text[span.start : span.end].split())
        words = mask(words[:60] + ("…" if len(words) > 60 else ""))
        return RawRelated(context.place, words, words)

    def _fix(self, fix: Fix | None) -> RawFix | None:
        if fix is None or any(edit.span.rest for edit in fix.edits):
            return None
        edits = []
        for edit in fix.edits:
            place = self.places.place(edit.span)
            edits.append(RawEdit(place.line, place.column, place.end_line, place.end_column, edit.text))
        return RawFix(fix.safe, edits)

    def directive(self, directive: Directive) -> RawDirective:
        place = self.places.place(directive.span)
        first, last = self._next_block(directive.span) if directive.kind == "ignore" else (0, 0)
        return RawDirective(
            directive.kind, list(directive.codes), place.line, place.column, first, last,
            directive.until, directive.reason, directive.row, directive.column,
        )  # fmt: skip

    def _next_block(self, span: Span) -> tuple[int, int]:
        """Lines of the heading, paragraph or table that follows a directive."""
        spans = [section.heading.span for section in self.report.walk()]
        spans += [block.span for block in self.report.all_blocks]
        if self.report.title is not None:
            spans.append(self.report.title.span())
        following = min((s for s in spans if s.start >= span.end), key=lambda s: s.start, default=None)
        if following is None:
            return 0, 0
        last = following.pieces[-1]
        first_line = self.places.place(following).line
        return first_line, self.places.place(Span(last.end, last.end)).line

    def published(self) -> dict[str, int | str | None]:
        facts: dict[str, int | str | None] = {}
        for name, kind in self.facts.plan.published:
            try:
                found = self.facts.get(kind)
            except _FactFailedError:
                found = None
            value = getattr(found, "published", None)
            facts[name] = value if isinstance(value, (int, str)) else None
        return facts


def _masked(value: Plain) -> Plain:
    if isinstance(value, str):
        return mask(value)
    if isinstance(value, list):
        return [mask(item) if isinstance(item, str) else item for item in value]
    return value


def _digest(*parts: str) -> str:
    return hashlib.blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _with_ordinals(findings: list[RawFinding]) -> list[RawFinding]:
    """Findings by place, and equal fingerprints told apart by their order."""
    from msgspec import structs

    ordered = sorted(findings, key=lambda f: (f.place.line, f.place.column, f.code, f.variant, f.fingerprint))
    seen: dict[str, int] = {}
    for index, finding in enumerate(ordered):
        ordinal = seen.get(finding.fingerprint, 0)
        seen[finding.fingerprint] = ordinal + 1
        if ordinal:
            ordered[index] = structs.replace(finding, fingerprint=_digest(finding.fingerprint, str(ordinal)))
    return ordered
