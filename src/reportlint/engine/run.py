"""Rules over one report: facts read once and when asked for, every rule on its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from reportlint.authoring.messages import plain, render
from reportlint.authoring.plan import Need, Plan, PlannedRule
from reportlint.authoring.rules import Finding
from reportlint.model import Argument, Diagnostic, Directive, Fix, Report, Span, Term, Text, Where, span_of

from .masking import mask
from .places import Placer
from .results import (
    NOWHERE,
    Plain,
    RawDirective,
    RawEdit,
    RawFinding,
    RawFix,
    RawRelated,
    RawResult,
    RuleState,
    core_finding,
    digest,
    in_order,
    masked,
)

MOST_FINDINGS = 1_000
"""Findings of one rule in one report; what comes behind them is cut and the result marked partial."""

LONGEST_ARGUMENT = 1_000
"""Characters of one argument of a message; what comes behind them is cut."""
EXCERPT_BEFORE, EXCERPT_BEHIND = 200, 400
"""How much of a long line an excerpt holds round its place."""


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
        except KeyboardInterrupt:
            raise
        except BaseException as error:
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
    report: Report,
    plan: Plan,
    language: str,
    diagnostics: Sequence[Diagnostic],
    directives: Sequence[Directive],
    watch: Callable[[str], None] | None = None,
    stopped: Mapping[str, Term] | None = None,
) -> RawResult:
    """Run a plan over a report.

    ``watch`` hears the code of each rule before it runs; ``stopped`` are rules that were stopped on this report
    before, with the reason: they are told and not run again.
    """
    run = _Run(report, plan)
    run.diagnose(diagnostics)
    for rule in plan.rules:
        if watch is not None:
            watch(rule.spec.code)
        if stopped and rule.spec.code in stopped:
            run.leave_out(rule, stopped[rule.spec.code])
        else:
            run.apply(rule)
    run.report_crashes()
    return RawResult(
        name=report.name,
        format=report.format,
        encoding=report.encoding,
        profile=report.profile,
        language=language,
        checked=True,
        findings=in_order(run.findings),
        states=run.states,
        facts=run.published(),
        directives=[run.directive(d) for d in directives],
        partial=run.partial,
        error=run.error,
    )


class _Run:
    def __init__(self, report: Report, plan: Plan) -> None:
        self.report = report
        self.facts = Facts(report, plan)
        self.places = Placer(report)
        self.findings: list[RawFinding] = []
        self.states: dict[str, RuleState] = {}
        self.partial = False
        self.error = ""
        self._line = (0, "")
        """Number and masked words of the line last shown."""

    def diagnose(self, diagnostics: Sequence[Diagnostic]) -> None:
        for diagnostic in diagnostics:
            span = diagnostic.span
            place = self.places.place(span) if span is not None else NOWHERE
            excerpt, column = self._excerpt(span) if span is not None else ("", 1)
            self.findings.append(core_finding("RL002", place, excerpt, column, reason=diagnostic.reason))

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
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # whatever a rule raises ends this rule, not the run
            self.states[code] = RuleState("not-checked", type(error).__name__)
            self._crash(f"{code} {rule.spec.name}", error)

    def leave_out(self, rule: PlannedRule, why: Term) -> None:
        self.states[rule.spec.code] = RuleState("not-checked", why.id)
        what = f"{rule.spec.code} {rule.spec.name}"
        self.findings.append(core_finding("RL003", what=what, error=why))

    def report_crashes(self) -> None:
        for name, error in self.facts.crashes:
            self._crash(name, error)

    def _crash(self, what: str, error: BaseException) -> None:
        words = type(error).__name__
        try:
            words = f"{words}: {error}"
            if not self.error:
                from traceback import format_exception

                self.error = "".join(format_exception(error, chain=False))
        except Exception:
            self.error = self.error or f"{type(error).__name__} (its text cannot be made)\n"
        self.findings.append(core_finding("RL003", what=what, error=_bounded(words[:200])))

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
        span = span_of(finding.where)
        self._refuse_outside(span)
        context = self.places.context(finding.where)
        said = {name: _bounded(value) for name, value in finding.arguments.items()}
        arguments: dict[str, Plain] = {name: masked(plain(value)) for name, value in said.items()}
        labels = context.labels
        excerpt, excerpt_column = self._excerpt(span)
        return RawFinding(
            code=spec.code,
            name=spec.name,
            variant=finding.variant,
            severity=spec.severity if message.severity is None else message.severity,
            zh=mask(render(message.zh, said, "zh")),
            en=mask(render(message.en, said, "en")),
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
            fingerprint=digest(
                spec.code,
                finding.variant,
                repr(sorted(arguments.items())),
                context.section_id,
                labels.row if labels else "",
                labels.column if labels else "",
                mask(context.words),
            ),
            excerpt=excerpt,
            excerpt_column=excerpt_column,
        )

    def _refuse_outside(self, span: Span) -> None:
        length = len(self.report.text)
        for piece in span.pieces:
            if not 0 <= piece.start <= piece.end <= length:
                raise ValueError(f"the place {piece.start}:{piece.end} lies outside the report of {length} characters")

    def _excerpt(self, span: Span) -> tuple[str, int]:
        """The line that a place begins on, and the column that it is shown from: of a long line the part round it.

        It is masked before it is cut: half a number would not be known as one.
        """
        at = self.report.source.locate(span.start, span.end)
        number, line = self._line
        if number != at.line:
            line = mask(self.report.source.line(at.line))
            self._line = (at.line, line)
        first = max(0, at.column - 1 - EXCERPT_BEFORE)
        return line[first : at.column - 1 + EXCERPT_BEHIND], first + 1

    def _related(self, where: Where) -> RawRelated:
        span = span_of(where)
        self._refuse_outside(span)
        context = self.places.context(where)
        if context.labels is not None and context.labels.row:
            words = f"{context.labels.row} / {context.labels.column}: {context.words}"
        elif isinstance(where, Text):
            words = where.folded
        else:
            words = "".join(self.report.text[span.start : span.end].split())
        words = mask(words)
        words = words[:60] + ("…" if len(words) > 60 else "")
        return RawRelated(context.place, words, words)

    def _fix(self, fix: Fix | None) -> RawFix | None:
        if fix is None or any(edit.span.rest for edit in fix.edits):
            return None
        edits = []
        for edit in fix.edits:
            self._refuse_outside(edit.span)
            place = self.places.place(edit.span)
            edits.append(RawEdit(place.line, place.column, place.end_line, place.end_column, edit.text))
        return RawFix(fix.safe, edits)

    def directive(self, directive: Directive) -> RawDirective:
        place = self.places.place(directive.span)
        first, last = self._next_block(directive.span) if directive.kind == "ignore" else (0, 0)
        excerpt, column = self._excerpt(directive.span)
        return RawDirective(
            directive.kind, list(directive.codes), place.line, place.column, first, last,
            directive.until, directive.reason, directive.row, directive.column, excerpt, column,
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


def _bounded(argument: Argument) -> Argument:
    """An argument that is fit to be shown: no endless words, nothing that is not a character."""
    if isinstance(argument, str):
        cut = argument if len(argument) <= LONGEST_ARGUMENT else argument[:LONGEST_ARGUMENT] + "…"
        return cut if cut.isascii() else cut.encode("utf-8", "replace").decode()
    if isinstance(argument, (int, Decimal, Term)):
        return argument
    if not isinstance(argument, Sequence):
        raise TypeError(f"a message is filled with int, Decimal, str or Term, not {type(argument).__name__}")
    return [item for item in map(_bounded, argument[:LONGEST_ARGUMENT]) if isinstance(item, (int, Decimal, str, Term))]
