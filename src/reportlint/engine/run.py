"""Rules over one report: facts read once and when asked for, every rule on its own."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from decimal import Decimal

from reportlint.authoring.messages import Message, plain, render
from reportlint.authoring.plan import Plan, PlannedRule
from reportlint.authoring.rules import Finding, RuleSpec
from reportlint.model import Argument, Diagnostic, Directive, Fix, Report, Span, Term, Text, Where, span_of
from reportlint.syntax.directives import find_listed, find_removal

from .facts import FactFailedError, Facts, TimedFacts
from .markup import splits_markup
from .masking import mask
from .places import Placer, without_value
from .results import (
    NO_COLLECTION,
    NOWHERE,
    Plain,
    RawDirective,
    RawEdit,
    RawFinding,
    RawFix,
    RawRelated,
    RawResult,
    RuleState,
    Spot,
    core_finding,
    digest,
    in_order,
    masked,
)
from .stopwatch import Stopwatch

MOST_FINDINGS = 1_000
"""Findings of one rule in one report; what comes behind them is cut and the result marked partial."""

LONGEST_ARGUMENT = 1_000
"""Characters of one argument of a message; what comes behind them is cut."""


def check_report(
    report: Report,
    plan: Plan,
    language: str,
    diagnostics: Sequence[Diagnostic],
    directives: Sequence[Directive],
    watch: Callable[[str], None] | None = None,
    stopped: Mapping[str, Term] | None = None,
    stopwatch: Stopwatch | None = None,
) -> RawResult:
    """Run a plan over a report.

    ``watch`` hears the code of each rule before it runs; ``stopped`` are rules that were stopped on this report
    before, with the reason: they are told and not run again. ``stopwatch`` times every rule and fact.
    """
    run = _Run(report, plan) if stopwatch is None else _TimedRun(report, plan, stopwatch)
    run.diagnose(diagnostics)
    for rule in plan.rules:
        if watch is not None:
            watch(rule.spec.code)
        if stopped and rule.spec.code in stopped:
            run.leave_out(rule, stopped[rule.spec.code])
        else:
            run.apply(rule)
    for code in plan.left_out:
        run.states[code] = RuleState("not-applied", NO_COLLECTION)
    kept = None
    if plan.kept or plan.marked:
        from .keeping import first_states, keep

        with nullcontext() if stopwatch is None else stopwatch.timed("keep facts"):
            kept = keep(run.facts, run.places, plan, watch, stopped, run.tell_stopped)
        run.states.update(first_states(plan, kept))
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
        kept=kept,
    )


_RAN = RuleState("ran")


class Calls:
    """Calls rules one after another and collects what they tell; whatever one raises ends that rule alone."""

    def __init__(self) -> None:
        self.findings: list[RawFinding] = []
        self.states: dict[str, RuleState] = {}
        self.partial = False
        self.error = ""

    def raw(self, rule: PlannedRule, finding: Finding) -> RawFinding:
        """A finding as results carry it. Raises for one that a rule may not tell."""
        raise NotImplementedError

    def call(self, rule: PlannedRule, arguments: Mapping[str, object]) -> None:
        """Run a rule over what it asks for."""
        code = rule.spec.code
        self.states[code] = _RAN
        count = 0
        told: object = None
        try:
            told = rule.call(**arguments)
            if told is None:
                raise TypeError("the rule returns nothing; it must yield Finding(where, …)")
            for finding in told:
                if count == MOST_FINDINGS:
                    self.partial = True
                    break
                if not isinstance(finding, Finding):
                    raise TypeError(f"the rule yields {type(finding).__name__}; it must yield Finding(where, …)")
                self.findings.append(self.raw(rule, finding))
                count += 1
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # whatever a rule raises ends this rule, not the run
            self.states[code] = RuleState("not-checked", type(error).__name__)
            self.crash(f"{code} {rule.spec.name}", error, _line_of(error, told, rule.spec.place))

    def leave_out(self, rule: PlannedRule, why: Term) -> None:
        """Tell of a rule that was stopped before, and do not run it."""
        self.states[rule.spec.code] = RuleState("not-checked", why.id)
        self.tell_stopped(f"{rule.spec.code} {rule.spec.name}", why)

    def tell_stopped(self, what: str, why: Term) -> None:
        """Tell what was stopped on this report before."""
        self.findings.append(core_finding("RL003", what=what, error=why))

    def crash(self, what: str, error: BaseException, place: str = "") -> None:
        """Tell what raised."""
        words = type(error).__name__
        try:
            words = f"{place}{words}: {error}"
            if not self.error:
                from traceback import format_exception

                self.error = "".join(format_exception(error, chain=False))
        except Exception:
            self.error = self.error or f"{type(error).__name__} (its text cannot be made)\n"
        self.findings.append(core_finding("RL003", what=what, error=_bounded(words[:200])))


class _Run(Calls):
    def __init__(self, report: Report, plan: Plan) -> None:
        super().__init__()
        self.report = report
        self.facts: Facts = Facts(report, plan)
        self.places = Placer(report)
        self._blocks: tuple[list[int], list[Span]] | None = None
        """Where blocks begin, and their spans, in order; made for the first directive that asks."""

    def diagnose(self, diagnostics: Sequence[Diagnostic]) -> None:
        for diagnostic in diagnostics:
            span = diagnostic.span
            place = self.places.place(span) if span is not None else NOWHERE
            excerpt, column = self.places.excerpt(span) if span is not None else ("", 1)
            self.findings.append(core_finding("RL002", place, excerpt, column, reason=diagnostic.reason))

    def apply(self, rule: PlannedRule) -> None:
        code = rule.spec.code
        try:
            absent = self.facts.absent(rule)
            arguments = self.facts.arguments(rule.needs) if absent is None else None
        except FactFailedError as failure:
            self.states[code] = RuleState("not-checked", failure.kind.__name__)
            return
        if arguments is None:
            self.states[code] = RuleState("not-applied", absent.__name__ if absent else "")
            return
        self.call(rule, arguments)

    def report_crashes(self) -> None:
        for name, error in self.facts.crashes:
            self.crash(name, error)

    def raw(self, rule: PlannedRule, finding: Finding) -> RawFinding:
        message = message_of(rule.spec, finding)
        spot = self.places.spot(_place_of(finding))
        related = [self._related(each) for each in finding.related]
        return raw_finding(rule.spec, message, finding, spot, self._fix(finding.fix), related)

    def _related(self, where: Where) -> RawRelated:
        where = without_value(where)
        words = self.places.said(where)
        return RawRelated(self.places.place(span_of(where)), words, words)

    def _fix(self, fix: Fix | None) -> RawFix | None:
        if fix is None or any(edit.span.rest for edit in fix.edits):
            return None
        edits = []
        for edit in fix.edits:
            self.places.refuse_outside(edit.span)
            if splits_markup(self.report.text, edit.span, self.report.format):
                return None
            edits.append(self._edit(edit.span, edit.text))
        return RawFix(fix.safe, edits)

    def directive(self, directive: Directive) -> RawDirective:
        place = self.places.place(directive.span)
        first, last = self._next_block(directive.span) if directive.kind == "ignore" else (0, 0)
        excerpt, column = self.places.excerpt(directive.span)
        return RawDirective(
            directive.kind, list(directive.codes), place.line, place.column, first, last,
            directive.until, directive.reason, directive.row, directive.column, excerpt, column,
            *self._parts(directive),
        )  # fmt: skip

    def _parts(self, directive: Directive) -> tuple[RawEdit | None, RawEdit | None]:
        """What takes a directive out, and where its codes stand, as they are written."""
        text = self.report.text
        if not text.endswith("-->", directive.span.start, directive.span.end):
            return None, None  # it does not end: all that follows would go with it
        listed = find_listed(text, directive.span)
        words = None if listed is None else self._edit(listed, text[listed.start : listed.end])
        return self._edit(find_removal(text, directive.span), ""), words

    def _edit(self, span: Span, text: str) -> RawEdit:
        place = self.places.place(span)
        return RawEdit(place.line, place.column, place.end_line, place.end_column, text)

    def _next_block(self, span: Span) -> tuple[int, int]:
        """Lines of the heading, paragraph or table that follows a directive."""
        if self._blocks is None:
            self._blocks = _blocks(self.report)
        starts, spans = self._blocks
        at = bisect_left(starts, span.end)
        if at == len(spans):
            return 0, 0
        following = spans[at]
        last = following.pieces[-1]
        first_line = self.places.place(following).line
        return first_line, self.places.place(Span(last.end, last.end)).line

    def published(self) -> dict[str, int | str | None]:
        facts: dict[str, int | str | None] = {}
        for name, kind in self.facts.plan.published:
            try:
                found = self.facts.get(kind)
            except FactFailedError:
                found = None
            value = getattr(found, "published", None)
            facts[name] = mask(value) if isinstance(value, str) else value if isinstance(value, int) else None
        return facts


class _TimedRun(_Run):
    """Charges each rule with the time it took itself."""

    def __init__(self, report: Report, plan: Plan, watch: Stopwatch) -> None:
        super().__init__(report, plan)
        self.facts = TimedFacts(report, plan, watch)
        self._watch = watch

    def apply(self, rule: PlannedRule) -> None:
        with self._watch.timed(f"rule {rule.spec.code}"):
            super().apply(rule)


def _place_of(finding: Finding) -> Where:
    """Where a finding stands. TypeError when that is something without a place."""
    where = without_value(finding.where)
    if not isinstance(where, Span | Text) and not hasattr(where, "span"):
        kind = "None" if where is None else type(where).__name__
        raise TypeError(f"Finding({kind}) has no place; it takes a node of the report or a Span(start, end)")
    return where


def message_of(spec: RuleSpec, finding: Finding) -> Message:
    """The message of a finding. ValueError when the rule has no such one, or the finding does not give its fields."""
    message = spec.messages.get(finding.variant)
    if message is None or finding.arguments.keys() != set(spec.fields[finding.variant]):
        raise ValueError(_misfit(finding, spec))
    return message


def raw_finding(
    spec: RuleSpec,
    message: Message,
    finding: Finding,
    spot: Spot,
    fix: RawFix | None,
    related: list[RawRelated],
    *,
    across: bool = False,
) -> RawFinding:
    """A finding at a place as results carry it."""
    said = {name: _bounded(value) for name, value in finding.arguments.items()}
    arguments: dict[str, Plain] = {name: masked(plain(value)) for name, value in said.items()}
    return RawFinding(
        code=spec.code,
        name=spec.name,
        variant=finding.variant,
        severity=spec.severity if message.severity is None else message.severity,
        zh=mask(render(message.zh, said, "zh")),
        en=mask(render(message.en, said, "en")),
        arguments=arguments,
        place=spot.place,
        section=spot.section,
        section_id=spot.section_id,
        table=spot.table,
        row=spot.row,
        column=spot.column,
        source=spec.source,
        tags=list(spec.tags),
        fix=fix,
        related=related,
        fingerprint=digest(
            spec.code,
            finding.variant,
            repr(sorted(arguments.items())),
            spot.section_id,
            spot.row or "",
            spot.column or "",
            spot.words,
        ),
        excerpt=spot.excerpt,
        excerpt_column=spot.excerpt_column,
        across=across,
    )


def _misfit(finding: Finding, spec: RuleSpec) -> str:
    """What is wrong when a rule has no such message, or a finding does not give exactly its fields."""
    if finding.variant not in spec.messages:
        declared = ", ".join(repr(variant) for variant in spec.messages if variant) or "none"
        return f"the rule has no variant {finding.variant!r}; variants= declares {declared}"
    fields = spec.fields[finding.variant]
    missing = [name for name in fields if name not in finding.arguments]
    if missing:
        listed = ", ".join(f"{name}=…" for name in missing)
        return f"the message has {{{missing[0]}}}, and the finding does not give it; write Finding(where, {listed})"
    extra = next(name for name in finding.arguments if name not in fields)
    return f"the finding gives {extra}=…, and the message has no {{{extra}}}"


def _line_of(error: BaseException, told: object, place: str) -> str:
    """Where a rule of a file below the working directory went wrong, as "ours.py:12: "; "" for any other rule.

    It is where the rule raised, or else the yield of what was refused.
    """
    file = place.rpartition(":")[0]
    if not file or file[:1] in "/\\" or file[1:2] == ":" or not file.endswith(".py"):
        return ""
    frame = getattr(told, "gi_frame", None)
    line = frame.f_lineno if frame is not None else 0
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == file:
            line = trace.tb_lineno
        trace = trace.tb_next
    return f"{file}:{line}: " if line else f"{place}: "


def _blocks(report: Report) -> tuple[list[int], list[Span]]:
    spans = [section.heading.span for section in report.walk()]
    spans += [block.span for block in report.all_blocks]
    if report.title is not None:
        spans.append(report.title.span())
    spans.sort(key=lambda span: span.start)
    return [span.start for span in spans], spans


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
