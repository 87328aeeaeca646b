"""Examples put to the test: rendered in a format, checked, compared with what they say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from reportlint.authoring.plan import Plan
from reportlint.batch.check import Checker, Settings
from reportlint.engine.results import RawFinding, RawPlace, RawResult
from reportlint.engine.run import check_report
from reportlint.model import LineIndex, Profile, Report, Unreadable, fold_plain
from reportlint.plugins.pack import Pack
from reportlint.plugins.registry import Registry

from .document import parse
from .examples import Example, read_examples
from .writers import WRITERS


class Trial(Struct, frozen=True):
    """What became of an example in a format."""

    example: Example
    format: str
    reason: str = ""
    """Why it failed, in words; "" when it passed."""

    @property
    def passed(self) -> bool:
        return not self.reason

    def __str__(self) -> str:
        return f"{self.example} ({self.format}): {self.reason or 'passed'}"


class Trials:
    """Tries the examples of one pack. What does not change from example to example is made once."""

    def __init__(self, registry: Registry, pack: Pack) -> None:
        self.registry = registry
        self.examples = read_examples(registry, pack)
        self._checker = Checker(registry, Settings(profile=pack.profiles[0].id if len(pack.profiles) == 1 else ""))
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
        except Unreadable as error:
            return Trial(example, format, f"the file cannot be read: {error.reason.en}")
        profile = self.registry.profile(report.profile)
        result = check_report(report, self._plan(profile, example.code), profile.language, (), ())
        return Trial(example, format, _judge(example, report, result))

    def _report(self, example: Example, format: str) -> Report:
        key = (example.base, format, example.name)
        known = None if example.edits else self._bases.get(key)
        if known is not None:
            return known
        data = WRITERS[format](parse(example.markup))
        report, _ = self._checker.read(data, example.file_name(format))
        if not report.profile:
            raise Unreadable("not-a-report", "不是已知种类的报告", "no profile knows it")
        if not example.edits:
            self._bases[key] = report
        return report

    def _plan(self, profile: Profile, code: str) -> Plan:
        plan = self._plans.get((profile.id, code))
        if plan is None:
            plan = self.registry.plan(profile, lambda rule: rule.code == code)
            self._plans[profile.id, code] = plan
        return plan


def _judge(example: Example, report: Report, result: RawResult) -> str:
    crash = next((finding for finding in result.findings if finding.code == "RL003"), None)
    if crash is not None:
        return crash.en
    told = [finding for finding in result.findings if finding.code == example.code]
    if not example.fires:
        return f"fired where it should not: {_said(told[0], report)}" if told else ""
    if not told:
        state = result.states[example.code]
        why = f" ({state.state}: {state.why} is absent)" if state.state == "not-applied" else ""
        return f"did not fire{why}"
    right = [finding for finding in told if not _differs(example, finding, report)]
    if not right:
        return f"{_differs(example, told[0], report)}: {_said(told[0], report)}"
    other = next((finding for finding in told if finding not in right), None)
    return f"fired also where it should not: {_said(other, report)}" if other is not None else ""


def _differs(example: Example, finding: RawFinding, report: Report) -> str:
    """What is other in a finding than the example says; "" for nothing."""
    words = words_at(report, finding.place)
    at = fold_plain(example.at or "")
    if (at not in words) if at else words:
        return f"fired at other words than {at!r}"
    if finding.variant != example.variant:
        return f"fired as another variant than {example.variant!r}"
    if example.row and finding.row != example.row:
        return f"fired in another row than {example.row!r}"
    if example.column and finding.column != example.column:
        return f"fired in another column than {example.column!r}"
    return ""


def _said(finding: RawFinding, report: Report) -> str:
    place = finding.place
    words = words_at(report, place)
    shown = words if len(words) <= 60 else words[:60] + "…"
    variant = f" ({finding.variant})" if finding.variant else ""
    cell = f", row {finding.row}, column {finding.column}" if finding.row or finding.column else ""
    return f"{place.line}:{place.column}{cell}: {shown!r}{variant}: {finding.zh} / {finding.en}"


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
