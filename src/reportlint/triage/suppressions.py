"""Suppressions: comments in a report that silence findings, with an end and a reason; and what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from msgspec import Struct

from reportlint.config.selection import ALL, PROTECTED, Naming
from reportlint.engine.results import RawDirective, RawFinding, RawPlace, RawResult, core_finding
from reportlint.model import Term, fold_plain
from reportlint.syntax.numbering import strip_number

from .catalogue import Catalogue
from .sidecars import Ignore

IsMandatory = Callable[[RawFinding, str], bool]
"""A finding and its variant → whether nothing may silence it."""

_END = (1 << 62, 0)


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
    today: date,
    sidecar: Sequence[Ignore] = (),
    *,
    require_reason: bool = False,
) -> Heard:
    """The findings that no suppression silences, with those about the suppressions.

    ``raw.findings`` are those that the choice of rules lets speak. With ``require_reason`` a suppression without a
    reason has no effect.
    """
    active, complaints = _in_force(raw.directives, today, Suppression, require_reason=require_reason)
    beside = {id(ignore.directive): ignore for ignore in sidecar}
    lying, wrong = _in_force(
        [ignore.directive for ignore in sidecar],
        today,
        lambda directive: Beside(beside[id(directive)]),
        require_reason=require_reason,
    )
    kept, silenced = _pass(raw.findings, [*active, *lying], catalogue.naming, is_mandatory)
    complaints += _unknown(raw.directives, raw, catalogue)
    wrong += _unknown([ignore.directive for ignore in sidecar], raw, catalogue)
    for suppression in active:
        complaints += _unused(suppression, raw, catalogue)
    for suppression in lying:
        wrong += _unused(suppression, raw, catalogue)
    heard, quiet = _pass(complaints, active, catalogue.naming, is_mandatory)
    return Heard([*kept, *heard], wrong, silenced + quiet)


def words_of(directive: RawDirective) -> tuple[str, ...]:
    """The rules that a directive names; Chinese commas part them too."""
    listed = " ".join(directive.codes)
    for mark in "，、;；":
        listed = listed.replace(mark, " ")
    return tuple(dict.fromkeys(listed.split())) or (ALL,)


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


def _in_force(
    directives: Sequence[RawDirective],
    today: date,
    make: Callable[[RawDirective], Suppression],
    *,
    require_reason: bool,
) -> tuple[list[Suppression], list[RawFinding]]:
    """The suppressions that hold today, and what is to be said of the others."""
    active: list[Suppression] = []
    complaints: list[RawFinding] = []
    opened: list[Suppression] = []
    for directive in directives:
        if directive.kind == "ignore-end":
            if not _close(opened, directive):
                complaints.append(_complaint(directive, words_of(directive), _STRAY))
            continue
        suppression = make(directive)
        if directive.kind == "ignore-start":
            opened.append(suppression)
        last = last_day(directive.until)
        if last is None:
            complaints.append(_complaint(directive, suppression.words, _no_date(directive.until)))
        elif last < today:
            words = list(suppression.words)
            complaints.append(_said_at(directive, "RL004", "expired", codes=words, until=directive.until))
        elif require_reason and not directive.reason.strip():
            complaints.append(_complaint(directive, suppression.words, _NO_REASON))
        else:
            active.append(suppression)
    complaints += [_complaint(left.directive, left.words, _OPEN) for left in opened]
    return active, complaints


def _close(opened: list[Suppression], end: RawDirective) -> bool:
    """End the last open range of the same words, or simply the last when the end names none."""
    for index in range(len(opened) - 1, -1, -1):
        if not end.codes or opened[index].words == words_of(end):
            opened[index].until = (end.line, end.column)
            del opened[index]
            return True
    return False


def last_day(until: str) -> date | None:
    """The last day of a suppression; None when its words are no date."""
    if not until:
        return date.max
    try:
        return date.fromisoformat(until) if len(until) == len("2027-03-31") else None
    except ValueError:
        return None


def _unused(suppression: Suppression, raw: RawResult, catalogue: Catalogue) -> list[RawFinding]:
    """RL004 for the words that silenced nothing although their rules were there to speak."""
    idle = [word for word in suppression.words if word not in suppression.used and _could_be_used(word, raw, catalogue)]
    return [_complaint(suppression.directive, idle, _IDLE)] if idle else []


def _could_be_used(word: str, raw: RawResult, catalogue: Catalogue) -> bool:
    base, _, variant = word.partition(".")
    if base in raw.states:
        return raw.states[base].state != "not-checked"
    core = [rule for rule in catalogue.core.values() if catalogue.naming.rank(word, rule, variant)]
    if core:
        return {rule.code for rule in core} <= set(PROTECTED)
    rules = ((catalogue.find(code), state) for code, state in raw.states.items())
    named = [state for rule, state in rules if rule is not None and catalogue.naming.rank(word, rule, variant)]
    return bool(named) and all(state.state != "not-checked" for state in named)


def _unknown(directives: Iterable[RawDirective], raw: RawResult, catalogue: Catalogue) -> list[RawFinding]:
    """RL006 for words that no rule is called."""
    complaints = []
    for directive in directives:
        for word in words_of(directive):
            if word in raw.states or catalogue.knows(word):
                continue
            hint = _hint(catalogue.nearest(word))
            complaints.append(_said_at(directive, "RL006", "", code=word, hint=hint))
    return complaints


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


def _complaint(directive: RawDirective, words: Sequence[str], problem: Term) -> RawFinding:
    return _said_at(directive, "RL004", "", codes=list(words), problem=problem)


def _said_at(directive: RawDirective, code: str, variant: str, /, **arguments: str | list[str] | Term) -> RawFinding:
    begin = directive.column - directive.excerpt_column
    close = directive.excerpt.find("-->", begin)
    end = len(directive.excerpt) if close < 0 else close + len("-->")
    place = RawPlace(directive.line, directive.column, directive.line, directive.excerpt_column + max(end, begin))
    return core_finding(code, place, directive.excerpt, directive.excerpt_column, variant, **arguments)
