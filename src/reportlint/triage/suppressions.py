"""Suppressions: comments in a report that silence findings, with an end and a reason; and what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from msgspec import Struct, structs

from reportlint.config.selection import PROTECTED, Naming
from reportlint.engine.results import RawDirective, RawFinding, RawFix, RawPlace, RawResult, core_finding
from reportlint.model import Term, fold_plain
from reportlint.syntax.numbering import strip_number

from .catalogue import Catalogue
from .removal import without, words_of
from .sidecars import Ignore

IsMandatory = Callable[[RawFinding, str], bool]
"""A finding and its variant → whether nothing may silence it."""

_END = (1 << 62, 0)


class Terms(Struct, frozen=True):
    """What decides over suppressions beside themselves."""

    today: date
    require_reason: bool = False
    """Whether one without a reason has no effect."""
    narrowed: bool = False
    """Whether the run was asked for some rules only: what names several may well silence others."""
    removable: bool = True
    """Whether all that the configuration brings was there to speak, so that idle and unknown words may go."""


class Heard(Struct, frozen=True):
    """What suppressions leave of the findings of a report."""

    findings: list[RawFinding]
    beside: list[RawFinding]
    """What is wrong with the suppressions of its sidecar, at places in the sidecar."""
    silenced: int


class Suppression:
    """A directive in force: what it names, what it covers, and which of its words silenced something."""

    def __init__(self, directive: RawDirective, until: tuple[int, int] = _END) -> None:
        self.directive = directive
        self.words = words_of(directive)
        self.until = until
        """Where a range ends: line and column."""
        self.end: RawDirective | None = None
        """What ends a range."""
        self.used: set[str] = set()

    def covers(self, finding: RawFinding) -> bool:
        """Whether the finding stands where the directive speaks of."""
        directive, place = self.directive, finding.place
        if directive.kind == "ignore-file":
            return True
        if directive.kind == "ignore-start":
            return (directive.line, directive.column) <= (place.line, place.column) <= self.until
        if not directive.first_line <= place.line <= directive.last_line:
            return False
        return same_label(directive.row, finding.row) and same_label(directive.column_label, finding.column)

    def silences(self, finding: RawFinding, naming: Naming) -> bool:
        """Whether it silences a finding; remembers by which words."""
        words = [word for word in self.words if naming.rank(word, finding, finding.variant)]
        if not words or not self.covers(finding):
            return False
        self.used.update(words)
        return True


class Beside(Suppression):
    """A suppression of a sidecar."""

    def __init__(self, ignore: Ignore) -> None:
        super().__init__(ignore.directive)
        self.ignore = ignore

    def covers(self, finding: RawFinding) -> bool:
        section, text = self.ignore.section, self.ignore.text
        if section and section != finding.section_id and not any(section in fold_plain(t) for t in finding.section):
            return False
        return not text or text in fold_plain(finding.excerpt)


def silence(
    raw: RawResult,
    catalogue: Catalogue,
    is_mandatory: IsMandatory,
    terms: Terms,
    sidecar: Sequence[Ignore] = (),
    quiet: Sequence[RawFinding] = (),
) -> Heard:
    """The findings that no suppression silences, with those about the suppressions.

    ``raw.findings`` are those that the choice of rules lets speak, ``quiet`` the others.
    """
    here = _Group(raw.directives, terms, Suppression)
    ignores = {id(ignore.directive): ignore for ignore in sidecar}
    beside = _Group([ignore.directive for ignore in sidecar], terms, lambda each: Beside(ignores[id(each)]))
    kept, silenced = _pass(raw.findings, [*here.active, *beside.active], catalogue.naming, is_mandatory)
    _pass(quiet, [*here.active, *beside.active], catalogue.naming, is_mandatory)
    heard, more = _pass(here.complain(raw, catalogue), here.active, catalogue.naming, is_mandatory)
    return Heard([*kept, *heard], beside.complain(raw, catalogue), silenced + more)


def same_label(said: str, label: str | None) -> bool:
    """Whether a row or column is the one that a directive names: its last parts agree, folded and without numbers."""
    if not said:
        return True
    wanted, parts = _parts(said), _parts(label or "")
    return len(wanted) <= len(parts) and parts[len(parts) - len(wanted) :] == wanted


def _parts(label: str) -> list[str]:
    return [strip_number(fold_plain(part)) for part in label.split("/") if part.strip()]


def _pass(
    findings: Iterable[RawFinding], active: Sequence[Suppression], naming: Naming, is_mandatory: IsMandatory
) -> tuple[list[RawFinding], int]:
    kept: list[RawFinding] = []
    silenced = 0
    for finding in findings:
        immune = finding.code in PROTECTED or is_mandatory(finding, finding.variant)
        # every suppression that covers it counts as used, not only the first
        if not immune and sum(suppression.silences(finding, naming) for suppression in active):
            silenced += 1
        else:
            kept.append(finding)
    return kept, silenced


class _Group:
    """The suppressions of one file: those that hold today, and what is to be said of the others."""

    def __init__(
        self, directives: Sequence[RawDirective], terms: Terms, make: Callable[[RawDirective], Suppression]
    ) -> None:
        self.terms = terms
        self.active: list[Suppression] = []
        self._directives = directives
        self._make = make
        self._others: dict[int, RawDirective] = {}
        """For each end of a range the other one."""
        self._complaints: list[RawFinding] = []
        self._read()

    def complain(self, raw: RawResult, catalogue: Catalogue) -> list[RawFinding]:
        """All that is wrong with them, those that silenced nothing too."""
        unknown = self._unknown(raw, catalogue)
        return [*self._complaints, *unknown, *(c for each in self.active for c in self._unused(each, raw, catalogue))]

    def _read(self) -> None:
        opened: list[Suppression] = []
        held: list[tuple[Suppression, date | None]] = []
        for directive in self._directives:
            if directive.kind == "ignore-end":
                self._end(opened, directive)
                continue
            suppression = self._make(directive)
            if directive.kind == "ignore-start":
                opened.append(suppression)
            held.append((suppression, last_day(directive.until)))
        for suppression, last in held:
            self._sort(suppression, last)
        self._complaints += [_complaint(left.directive, left.words, _OPEN) for left in opened]

    def _end(self, opened: list[Suppression], end: RawDirective) -> None:
        """End the last open range of the same words, or simply the last when the end names none."""
        for index in range(len(opened) - 1, -1, -1):
            if not end.codes or opened[index].words == words_of(end):
                start = opened.pop(index)
                start.until = (end.line, end.column)
                self._others |= {id(end): start.directive, id(start.directive): end}
                return
        fix = without(end, words_of(end)) if not opened else None  # beside an open one its words are wrong
        self._complaints.append(_complaint(end, words_of(end), _STRAY, fix))

    def _sort(self, suppression: Suppression, last: date | None) -> None:
        directive, words = suppression.directive, list(suppression.words)
        if last is None:
            self._complaints.append(_complaint(directive, words, _no_date(directive.until)))
        elif last < self.terms.today:
            fix = self._without(directive, words)
            told = _said_at(directive, fix, "RL004", "expired", codes=words, until=directive.until)
            self._complaints.append(told)
        elif self.terms.require_reason and not directive.reason.strip():
            self._complaints.append(_complaint(directive, words, _NO_REASON))
        else:
            self.active.append(suppression)

    def _without(self, directive: RawDirective, words: Sequence[str]) -> RawFix | None:
        return without(directive, words, self._others.get(id(directive)))

    def _unused(self, suppression: Suppression, raw: RawResult, catalogue: Catalogue) -> list[RawFinding]:
        """RL004 for the words that silenced nothing although their rules were there to speak."""
        silent = (word for word in suppression.words if word not in suppression.used)
        idle = [word for word in silent if self._could_be_used(word, raw, catalogue)]
        if not idle or raw.partial:
            return []
        fix = self._without(suppression.directive, idle) if self.terms.removable else None
        return [_complaint(suppression.directive, idle, _IDLE, fix)]

    def _could_be_used(self, word: str, raw: RawResult, catalogue: Catalogue) -> bool:
        base, _, variant = word.partition(".")
        if base in raw.states:
            return raw.states[base].could_speak
        core = [rule for rule in catalogue.core.values() if catalogue.naming.rank(word, rule, variant)]
        if core:
            return {rule.code for rule in core} <= set(PROTECTED)
        found = ((catalogue.find(code), state) for code, state in raw.states.items())
        rules = [(rule, state) for rule, state in found if rule is not None]
        named = [(rule, state) for rule, state in rules if catalogue.naming.rank(word, rule, variant)]
        if self.terms.narrowed and any(rule.name != base for rule, _ in named):
            return False
        return bool(named) and all(state.could_speak for _, state in named)

    def _unknown(self, raw: RawResult, catalogue: Catalogue) -> list[RawFinding]:
        """RL006 for words that no rule is called; those that are not misspelt may go."""
        complaints = []
        for directive in self._directives:
            for word in words_of(directive):
                if word in raw.states or catalogue.knows(word):
                    continue
                near = catalogue.nearest(word)
                fix = None if near or not self.terms.removable else self._without(directive, [word])
                complaints.append(_said_at(directive, fix, "RL006", "", code=word, hint=_hint(near)))
        return complaints


def last_day(until: str) -> date | None:
    """The last day of a suppression; None when its words are no date."""
    if not until:
        return date.max
    try:
        return date.fromisoformat(until) if len(until) == len("2027-03-31") else None
    except ValueError:
        return None


_IDLE = Term("idle", "没有屏蔽任何问题", "suppresses nothing")
_OPEN = Term(
    "open",
    "的ignore-start没有对应的ignore-end，一直屏蔽到文件末尾",
    "has no ignore-end: it holds to the end of the file",
)
_NO_REASON = Term("no-reason", "没有写明理由（reason），屏蔽无效", "has no effect: it gives no reason")
_STRAY = Term(
    "stray",
    "的ignore-end没有对应的ignore-start，不起作用",
    "has an ignore-end without ignore-start, which does nothing",
)


def _no_date(until: str) -> Term:
    return Term(
        f"until={until}",
        f"的期限“{until}”不是日期，应写作2027-03-31，屏蔽无效",
        f"has no effect: until={until} is not a date such as 2027-03-31",
    )


def _hint(near: str) -> Term:
    return Term(near, f"，是否指{near}？", f"; did you mean {near}?") if near else Term("", "", "")


def _complaint(directive: RawDirective, words: Sequence[str], problem: Term, fix: RawFix | None = None) -> RawFinding:
    return _said_at(directive, fix, "RL004", "", codes=list(words), problem=problem)


def _said_at(
    directive: RawDirective, fix: RawFix | None, code: str, variant: str, /, **arguments: str | list[str] | Term
) -> RawFinding:
    begin = directive.column - directive.excerpt_column
    close = directive.excerpt.find("-->", begin)
    end = len(directive.excerpt) if close < 0 else close + len("-->")
    place = RawPlace(directive.line, directive.column, directive.line, directive.excerpt_column + max(end, begin))
    told = core_finding(code, place, directive.excerpt, directive.excerpt_column, variant, **arguments)
    return told if fix is None else structs.replace(told, fix=fix)
