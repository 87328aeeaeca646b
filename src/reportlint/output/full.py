"""Every finding for a person: where, how grave, what; the line, the clause, how to mend it, what else to look at."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.engine.results import RawEdit, RawFinding, RawPlace
from reportlint.triage.results import Reported, RunResult

from .context import Context
from .excerpt import excerpt
from .leaf import leaf
from .severities import WORDS
from .visible import visible

_QUIET, _STRONG = "2", "1"
_EDITS = 3
"""How many edits of a fix are written out."""


def render(run: RunResult, context: Context) -> str:
    """A run for a person's eyes, in the language of each report."""
    return "\n".join(_Entry(finding, color=context.color).text() for finding in run.shown())


class _Entry:
    """One finding as a few lines."""

    def __init__(self, finding: Reported, *, color: bool) -> None:
        self.finding = finding
        self.found = finding.found
        self.zh = finding.lang == "zh"
        self.color = color
        self.gutter = len(str(self.found.place.line)) + 1

    def text(self) -> str:
        lines = [self._head(), *self._excerpt()]
        lines += [" " * self.gutter + self._paint(" = ", _QUIET) + note for note in self._notes()]
        return "".join(f"{line}\n" for line in lines)

    def _paint(self, words: str, style: str) -> str:
        return f"\x1b[{style}m{words}\x1b[0m" if self.color and words else words

    def _head(self) -> str:
        zh, en, style = WORDS[self.finding.severity]
        place = self.found.place
        where = f"{visible(self.finding.path)}:{place.line}:{place.column}"
        message = visible(self.finding.message)
        code = self._paint(visible(self.found.code), _STRONG)
        severity = self._paint(zh if self.zh else en, f"1;{style}")
        return f"{self._paint(where, _STRONG)}{self._leaf(place)} {severity} {code} {message}"

    def _leaf(self, place: RawPlace) -> str:
        return leaf(place.page, place.paragraph, zh=self.zh)

    def _excerpt(self) -> Iterator[str]:
        found, place = self.found, self.found.place
        if not found.excerpt.strip():
            return
        end = place.end_column if place.end_line == place.line else None
        line, marks = excerpt(found.excerpt, found.excerpt_column, place.column, end)
        bar = self._paint(" | ", _QUIET)
        style = WORDS[self.finding.severity].style
        yield self._paint(str(place.line).rjust(self.gutter), _QUIET) + bar + line
        indent = len(marks) - len(marks.lstrip())
        yield " " * self.gutter + bar + marks[:indent] + self._paint(marks[indent:], style)

    def _notes(self) -> Iterator[str]:
        found = self.found
        if where := _where(found):
            yield self._note("位于", "in", where)
        if found.source:
            yield self._note("依据", "source", visible(found.source))
        if found.fix is not None and found.fix.edits:
            yield self._note("修改", "fix", self._fix(found.fix.edits, safe=found.fix.safe))
        for related in found.related:
            path = f"{visible(related.path)}:" if related.path else ""
            place = f"{path}{related.place.line}:{related.place.column}{self._leaf(related.place)}"
            yield self._note("另见", "see", f"{place} {visible(self.finding.words(related))}")

    def _note(self, zh: str, en: str, words: str) -> str:
        label = f"{zh}：" if self.zh else f"{en}: "
        return self._paint(label, _QUIET) + words

    def _fix(self, edits: list[RawEdit], *, safe: bool) -> str:
        said = list(dict.fromkeys(map(self._edit, edits)))
        words = ("；" if self.zh else "; ").join(said[:_EDITS])
        if len(said) > _EDITS:
            words += f"……共{len(edits)}处" if self.zh else f" ... {len(edits)} edits in all"
        if safe:
            return words
        return words + ("（可能改变原意）" if self.zh else " (may change the meaning)")

    def _edit(self, edit: RawEdit) -> str:
        old, new = _old_words(self.found, edit), visible(edit.text)
        if old is None:
            lines = f"{edit.line}:{edit.column}–{edit.end_line}:{edit.end_column}"
            if not new:
                return f"删去{lines}" if self.zh else f"delete {lines}"
            return f"把{lines}改为“{new}”" if self.zh else f'write "{new}" at {lines}'
        old = visible(old)
        if not old:
            return f"插入“{new}”" if self.zh else f'insert "{new}"'
        if not new:
            return f"删去“{old}”" if self.zh else f'delete "{old}"'
        return f"把“{old}”改为“{new}”" if self.zh else f'write "{new}" instead of "{old}"'


def _where(found: RawFinding) -> str:
    """The section and the cell, unless the excerpt says it all."""
    parts = [part for part in (found.row, found.column) if part]
    if found.section and (parts or found.section[-1] not in found.excerpt):
        parts = [*found.section, *parts]
    return visible(" > ".join(parts))


def _old_words(found: RawFinding, edit: RawEdit) -> str | None:
    """What an edit replaces, when the excerpt shows it."""
    if not edit.line == edit.end_line == found.place.line:
        return None
    begin, end = edit.column - found.excerpt_column, edit.end_column - found.excerpt_column
    return found.excerpt[begin:end] if 0 <= begin <= end <= len(found.excerpt) else None
