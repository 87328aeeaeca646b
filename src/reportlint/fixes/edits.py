"""Which fixes go into a text together, and the text with them. A fix is applied with all of its edits or not at all."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from msgspec import Struct

from reportlint.engine.results import RawEdit, RawFinding
from reportlint.model import LineIndex


class Change(Struct, frozen=True, order=True):
    """Characters ``start`` to ``end`` (exclusive) of a text replaced by ``text``."""

    start: int
    end: int
    text: str

    @property
    def inserts(self) -> bool:
        return self.start == self.end


class Repair(Struct, frozen=True):
    """A fix at its place in a text: its changes in order, none over another, and the rule that asks for it."""

    changes: tuple[Change, ...]
    code: str
    variant: str

    @property
    def order(self) -> tuple[int, str, str, tuple[Change, ...]]:
        """The key by which repairs come: by place, then by code."""
        return self.changes[0].start, self.code, self.variant, self.changes


class Applied(Struct, frozen=True):
    """A text with repairs in it, those that went in, and those that must wait because they overlap one of them."""

    text: str
    repairs: Sequence[Repair]
    waiting: Sequence[Repair]


class Places:
    """The text of a file and the places in it that edits name."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._lines = LineIndex(text)
        end = re.search(r"\r\n?|\n", text)
        self._line_end = end[0] if end else "\n"

    def repair(self, finding: RawFinding) -> Repair | None:
        """The fix of a finding; None when it has none, changes nothing, or names places that the text does not have."""
        if finding.fix is None:
            return None
        changes = [self._change(edit) for edit in finding.fix.edits]
        known = [change for change in changes if change is not None]
        ordered = _united(known)
        if len(known) < len(changes) or ordered is None:
            return None
        if all(self.text[each.start : each.end] == each.text for each in ordered):
            return None
        return Repair(tuple(ordered), finding.code, finding.variant)

    def _change(self, edit: RawEdit) -> Change | None:
        start, end = self._offset(edit.line, edit.column), self._offset(edit.end_line, edit.end_column)
        if start is None or end is None or end < start:
            return None
        words = edit.text
        if "\n" in words and self._line_end != "\n":
            words = self._line_end.join(words.replace("\r\n", "\n").split("\n"))
        return Change(start, end, words)

    def _offset(self, line: int, column: int) -> int | None:
        starts = self._lines.starts
        if not 1 <= line <= len(starts) or column < 1:
            return None
        offset = starts[line - 1] + column - 1
        stop = starts[line] if line < len(starts) else len(self.text)
        return offset if offset <= stop else None


def _united(changes: Iterable[Change]) -> list[Change] | None:
    """The changes of one fix in order, equal ones once, deletions that overlap as one; None when others overlap."""
    ordered: list[Change] = []
    for change in sorted(set(changes)):
        before = ordered[-1] if ordered else None
        if before is None or before.end <= change.start:
            ordered.append(change)
        elif before.text or change.text:
            return None
        else:
            ordered[-1] = Change(before.start, max(before.end, change.end), "")
    return ordered


def apply(text: str, repairs: Iterable[Repair]) -> Applied:
    """A text with all repairs that do not overlap, the first by place and code first.

    Equal changes are made once; of insertions at one place the one of the earlier repair stands first.
    """
    taken: list[Change] = []
    kept: list[Repair] = []
    waiting: list[Repair] = []
    for repair in sorted(repairs, key=lambda each: each.order):
        if any(_spot(change, taken) is None for change in repair.changes):
            waiting.append(repair)
            continue
        kept.append(repair)
        for change in repair.changes:
            spot = _spot(change, taken)
            if spot is not None and spot >= 0:
                taken.insert(spot, change)
    return Applied(_assembled(text, taken), kept, waiting)


def _spot(change: Change, taken: Sequence[Change]) -> int | None:
    """Where a change goes among those that are taken; -1 when it is there already, None when it overlaps one."""
    at = bisect_left(taken, change.start, key=lambda each: each.start)
    if at and taken[at - 1].end > change.start:
        return None
    while at < len(taken) and taken[at].start == change.start:
        if taken[at] == change:
            return -1
        if change.inserts and not taken[at].inserts:
            return at
        if not taken[at].inserts:
            return None
        at += 1
    return None if at < len(taken) and taken[at].start < change.end else at


def _assembled(text: str, changes: Sequence[Change]) -> str:
    pieces: list[str] = []
    done = 0
    for change in changes:
        pieces += [text[done : change.start], change.text]
        done = change.end
    return "".join([*pieces, text[done:]])
