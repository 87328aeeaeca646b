"""Examples put to the test: rendered in a format, checked, compared with what they say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from reportlint.authoring.plan import Plan
from reportlint.authoring.rules import RuleSpec
from reportlint.batch.check import Checker, Settings
from reportlint.engine.results import RawFinding, RawPlace, RawResult, words_of_why
from reportlint.engine.run import check_report
from reportlint.model import LineIndex, Profile, Report, Term, Unreadable, fold_plain
from reportlint.plugins.pack import Pack
from reportlint.plugins.registry import Registry

from .document import parse
from .examples import Example, read_examples, read_own_examples
from .findings import Found
from .writers import WRITERS


class Trial(Struct, frozen=True):
    """What became of an example in a format."""

    example: Example
    format: str
    wrong: Term | None = None
    """Why it failed, in both languages; None when it passed."""
    found: tuple[Found, ...] = ()
    """What the rule found when it failed."""
    other: Found | None = None
    """The finding that is not as the example says."""
    silent: bool = False
    """Whether it failed because the rule found nothing."""

    @property
    def passed(self) -> bool:
        return self.wrong is None

    @property
    def reason(self) -> str:
        """Why it failed, with the finding that is wrong, in one line; "" when it passed."""
        if self.wrong is None:
            return ""
        return f"{self.wrong.en}: {_said(self.other)}" if self.other is not None else self.wrong.en

    def __str__(self) -> str:
        return f"{self.example} ({self.format}): {self.reason or 'passed'}"

    def difference(self, lang: str = "en") -> Iterator[str]:
        """What was expected, "- ", and what came instead, "+ ", a line each; "  " before what is right."""
        nothing = f"{self.example.code}没有提出" if lang == "zh" else f"no {self.example.code}"
        if not self.found and not self.silent:
            return
        fitting = [each for each in self.found if self.example.fires and _fits(self.example, each)]
        if self.example.fires and not fitting:
            yield f"- {expected_of(self.example).told(lang)}"
        elif not self.example.fires and self.found:
            yield f"- {nothing}"
        for each in self.found:
            yield f"{'  ' if each in fitting else '+ '}{each.told(lang)}"
        if self.example.fires and not self.found:
            yield f"+ {nothing}"


class Trials:
    """Tries examples: those of one pack, or of rules of our own. What does not change from one to the next is made
    once."""

    def __init__(self, registry: Registry, subject: Pack | Sequence[RuleSpec]) -> None:
        self.registry = registry
        self.examples = (
            read_examples(registry, subject) if isinstance(subject, Pack) else read_own_examples(registry, subject)
        )
        self._checkers: dict[str, Checker] = {}
        self._plans: dict[tuple[str, str], Plan] = {}
        self._bases: dict[tuple[str, str, str], Report] = {}
        """Bases that examples leave as they are, by base, format and file name."""

    def run(self, formats: Iterable[str] = ("md", "txt", "html")) -> Iterator[Trial]:
        """Every example in each of the formats that it can be shown in."""
        wanted = tuple(formats)
        for examples in self.examples.values():
            for example in examples:
                yield from (self.try_in(example, format) for format in wanted if example.shown_in(format))

    def try_in(self, example: Example, format: str) -> Trial:
        """One example in one format."""
        try:
            report = self._report(example, format)
            last = [self._last(example, format)] if example.last_markup else []
        except Unreadable as error:
            reason = error.reason
            return Trial(example, format, _term(f"文件无法读取：{reason.zh}", f"the file cannot be read: {reason.en}"))
        profile = self.registry.profile(report.profile)
        plan = self._plan(profile, example.code)
        if not (plan.rules or plan.across):
            zh, en = (
                f"这条规则不检查{profile.id}这类报告",
                f"the rule does not run over reports of the kind {profile.id}",
            )
            return Trial(example, format, _term(zh, en))
        if not plan.across:
            return _judge(example, format, report, check_report(report, plan, profile.language, (), ()))
        from .comparing import compare

        return _judge(example, format, report, compare([report, *last], plan, profile))

    def _report(self, example: Example, format: str) -> Report:
        key = (example.base, format, example.name)
        known = None if example.edits else self._bases.get(key)
        if known is not None:
            return known
        report = read_report(self._checker(example.profile), example.markup, format, example.file_name(format))
        if not example.edits:
            self._bases[key] = report
        return report

    def _last(self, example: Example, format: str) -> Report:
        """Last year's report."""
        return read_report(self._checker(example.profile), example.last_markup, format, f"previous.{format}")

    def _checker(self, profile: str) -> Checker:
        checker = self._checkers.get(profile)
        if checker is None:
            checker = self._checkers[profile] = Checker(self.registry, Settings(profile=profile))
        return checker

    def _plan(self, profile: Profile, code: str) -> Plan:
        plan = self._plans.get((profile.id, code))
        if plan is None:
            plan = self.registry.plan(profile, lambda rule: rule.code == code, across=True)
            self._plans[profile.id, code] = plan
        return plan


def read_report(checker: Checker, markup: str, format: str, name: str) -> Report:
    """A report that is written in the markup, read back from a file of a format. Raises Unreadable."""
    report, _ = checker.read(WRITERS[format](parse(markup)), name)
    if not report.profile:
        raise Unreadable("not-a-report", "不是已知种类的报告", "no profile knows it")
    return report


def found_in(result: RawResult, report: Report, code: str) -> tuple[Found, ...]:
    """What a rule found, in the order of the report."""
    return tuple(_found(finding, report) for finding in result.findings if finding.code == code)


def _found(finding: RawFinding, report: Report) -> Found:
    place = finding.place
    return Found(
        finding.code, words_at(report, place), finding.variant, row=finding.row or "", column=finding.column or "",
        zh=finding.zh, en=finding.en, line=place.line, offset=place.column,
        fix=finding.fix,
    )  # fmt: skip


def expected_of(example: Example) -> Found:
    """What a firing example says of its finding."""
    return Found(example.code, example.at or "", example.variant, row=example.row, column=example.column)


def _judge(example: Example, format: str, report: Report, result: RawResult) -> Trial:
    crash = next((finding for finding in result.findings if finding.code == "RL003"), None)
    if crash is not None:
        why = str(crash.arguments["error"])
        return Trial(example, format, _term(f"运行出错：{why}", f"crashed: {why}"))
    told = found_in(result, report, example.code)
    state = result.states[example.code]
    reason = words_of_why(state.why)
    if not told and example.fires:
        zh, en = "没有提出问题", "did not fire"
        if state.state == "not-applied":
            zh, en = f"{zh}（不适用：{reason[0]}）", f"{en} ({state.state}: {reason[1]})"
        return Trial(example, format, _term(zh, en), silent=True)
    if example.previous and state.lacks_report:
        return Trial(
            example, format, _term(f"没有与上一年度的报告比较：{reason[0]}", f"was compared with nothing: {reason[1]}")
        )
    other = next((each for each in told if not (example.fires and _fits(example, each))), None)
    if other is None:
        return Trial(example, format)
    if not example.fires:
        wrong = _term("不应提出问题而提出了", "fired where it should not")
    elif any(_fits(example, each) for each in told):
        wrong = _term("另外还提出了不应有的问题", "fired also where it should not")
    else:
        wrong = _differs(example, other) or _term("", "")
    return Trial(example, format, wrong, told, other)


def _term(zh: str, en: str) -> Term:
    return Term(en, zh, en)


def _fits(example: Example, found: Found) -> bool:
    return _differs(example, found) is None


def _differs(example: Example, found: Found) -> Term | None:
    """What is other in a finding than the example says."""
    at = fold_plain(example.at or "")
    if (at not in found.at) if at else found.at:
        return _term(f"位置上的文字不含“{at}”", f"fired at other words than {at!r}")
    if found.variant != example.variant:
        return _term(f"不是“{example.variant}”这种说法", f"fired as another variant than {example.variant!r}")
    if example.row and found.row != example.row:
        return _term(f"不在“{example.row}”这一行", f"fired in another row than {example.row!r}")
    if example.column and found.column != example.column:
        return _term(f"不在“{example.column}”这一列", f"fired in another column than {example.column!r}")
    return None


def _said(found: Found) -> str:
    shown = found.at if len(found.at) <= 60 else found.at[:60] + "…"
    variant = f" ({found.variant})" if found.variant else ""
    cell = f", row {found.row or None}, column {found.column or None}" if found.row or found.column else ""
    return f"{found.line}:{found.offset}{cell}: {shown!r}{variant}: {found.zh} / {found.en}"


def words_at(report: Report, place: RawPlace) -> str:
    """The folded words of a report's text at a place, without markup."""
    lines = LineIndex(report.text)
    start = lines.starts[place.line - 1] + place.column - 1
    end = lines.starts[place.end_line - 1] + place.end_column - 1
    raw = report.text[start:end]
    if report.format == "html":
        from html import unescape

        raw = unescape(re.sub(r"<[^>]*>", "", raw))
    return fold_plain(raw)
