"""Places and the two faces of text."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cache

from msgspec import Struct

from .folding import fold


class Span(Struct, frozen=True, gc=False):
    """A place: characters ``start`` to ``end`` (exclusive) of ``Report.text``.

    ``rest`` holds the further pieces when the words go on behind a page break: the first piece is the place.
    """

    start: int
    end: int
    rest: tuple[Span, ...] = ()

    @property
    def pieces(self) -> tuple[Span, ...]:
        return (Span(self.start, self.end), *self.rest)


class Text(Struct, frozen=True, eq=False, gc=False):
    """A run of text: ``folded`` as rules read it, ``raw`` as the file says it.

    Indexes are those of ``folded``; :meth:`span` leads back to the source.
    """

    folded: str
    source: str
    """The whole ``Report.text`` that this run lies in."""
    start: int
    """Where the run begins in ``source``."""
    end: int
    """Where it ends, exclusive."""
    offsets: Sequence[int] | None = None
    """For each character of ``folded`` its place in ``source``; None when they run side by side from ``start``."""
    widths: Mapping[int, int] | None = None
    """Source lengths other than 1, by index in ``folded`` (a character written as ``&nbsp;``)."""
    joins: tuple[int, ...] = ()
    """Indexes in ``folded`` before which a page break was joined."""

    @property
    def raw(self) -> str:
        return self.source[self.start : self.end]

    def __str__(self) -> str:
        return self.folded

    def __len__(self) -> int:
        return len(self.folded)

    def __contains__(self, words: object) -> bool:
        return isinstance(words, str) and words in self.folded

    def _source_range(self, start: int, end: int) -> Span:
        if self.offsets is None:
            return Span(self.start + start, self.start + end)
        if not self.offsets:
            return Span(self.start, self.end)
        if start >= end:
            at = self.offsets[start] if start < len(self.offsets) else self._end_of(len(self.offsets) - 1)
            return Span(at, at)
        return Span(self.offsets[start], self._end_of(end - 1))

    def _end_of(self, index: int) -> int:
        assert self.offsets is not None
        return self.offsets[index] + (self.widths.get(index, 1) if self.widths else 1)

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """The place of ``folded[start:end]`` in ``Report.text``, in pieces where a page break was joined."""
        end = len(self.folded) if end is None else end
        start, end = max(0, start), min(end, len(self.folded))
        cuts = [join for join in self.joins if start < join < end]
        if not cuts:
            return self._source_range(start, end)
        edges = [start, *cuts, end]
        pieces = [self._source_range(a, b) for a, b in itertools.pairwise(edges)]
        return Span(pieces[0].start, pieces[0].end, tuple(pieces[1:]))

    def find(self, words: str, start: int = 0) -> Span | None:
        """The place of the first ``words`` at or behind ``start``, or None."""
        at = self.folded.find(words, start)
        return None if at < 0 else self.span(at, at + len(words))

    def part(self, start: int, end: int | None = None) -> Text:
        """The run ``folded[start:end]``, white space at its ends dropped."""
        end = len(self.folded) if end is None else end
        while start < end and self.folded[start] == " ":
            start += 1
        while end > start and self.folded[end - 1] == " ":
            end -= 1
        where = self._source_range(start, end)
        return Text(
            self.folded[start:end],
            self.source,
            where.start,
            where.end,
            None if self.offsets is None else self.offsets[start:end],
            None if self.widths is None else {i - start: w for i, w in self.widths.items() if start <= i < end},
            tuple(join - start for join in self.joins if start < join < end),
        )

    def joined(self, other: Text, *, page_break: bool = True) -> Text:
        """This run and ``other`` read as one; they remember the page break between them."""
        gap = " " if self.folded and other.folded and _needs_gap(self.folded, other.folded) else ""
        here = [*self._all_offsets(), *([self.end] if gap else [])]
        shift = len(here)
        widths = {**(self.widths or {}), **{i + shift: w for i, w in (other.widths or {}).items()}}
        joins = (*self.joins, *((shift,) if page_break else ()), *(join + shift for join in other.joins))
        return Text(
            self.folded + gap + other.folded,
            self.source,
            self.start,
            other.end,
            [*here, *other._all_offsets()],
            widths or None,
            joins,
        )

    def _all_offsets(self) -> Sequence[int]:
        return range(self.start, self.start + len(self.folded)) if self.offsets is None else self.offsets


def _needs_gap(left: str, right: str) -> bool:
    """Whether a blank parts two lines: between words of an alphabet, not between the halves of a number in Chinese text."""
    last, first = left[-1], right[0]
    if not (last.isascii() and first.isascii() and last.isalnum() and first.isalnum()):
        return False
    if not (last.isdigit() and first.isdigit()):
        return True
    before, behind = left.rstrip(_IN_NUMBERS)[-1:], right.lstrip(_IN_NUMBERS)[:1]
    return before < _WIDE and behind < _WIDE


_IN_NUMBERS = "0123456789-.,/"
_WIDE = "\u2e80"
"""The first of the characters of Chinese text."""


def read(source: str, start: int, end: int) -> Text:
    """The run ``source[start:end]``, folded."""
    raw = source[start:end]
    if raw[:1] == " " or raw[-1:] == " ":
        stripped = raw.lstrip(" ")
        if not stripped:
            return Text("", source, start, start)
        start += len(raw) - len(stripped)
        raw = stripped.rstrip(" ")
    folded, offsets = fold(raw)
    if offsets is None:
        return Text(folded, source, start, start + len(folded))
    if not offsets:
        return Text("", source, start, start)
    first, last = offsets[0], offsets[-1]
    if last - first + 1 == len(offsets):  # only the ends were dropped
        return Text(folded, source, start + first, start + last + 1)
    return Text(folded, source, start + first, start + last + 1, [start + o for o in offsets])


def read_mapped(source: str, characters: str, offsets: Sequence[int], widths: Mapping[int, int] | None = None) -> Text:
    """A run whose characters a reader decoded itself (HTML entities, inline tags), each with its place in ``source``.

    ``widths`` gives the source length of characters that are not one character long there, by index.
    """
    folded, moved = fold(characters)
    kept: Sequence[int] = range(len(folded)) if moved is None else moved
    if not folded:
        at = offsets[0] if len(offsets) else 0
        return Text("", source, at, at)
    new_widths = {i: widths[k] for i, k in enumerate(kept) if k in widths} if widths else None
    places = [offsets[k] for k in kept]
    end = places[-1] + (new_widths.get(len(places) - 1, 1) if new_widths else 1)
    if not new_widths and places[-1] - places[0] + 1 == len(places):
        return Text(folded, source, places[0], end)
    return Text(folded, source, places[0], end, places, new_widths or None)


@cache
def _line_end() -> re.Pattern[str]:
    return re.compile(r"\r\n?|\n")


def _line_starts(text: str) -> list[int]:
    if "\r" in text:
        return [0, *(match.end() for match in _line_end().finditer(text))]
    starts = [0]
    at = text.find("\n") + 1
    while at:
        starts.append(at)
        at = text.find("\n", at) + 1
    return starts


class LineIndex:
    """Lines and columns of a source text, both from 1. A line ends at CR, LF or CR LF, as editors count."""

    __slots__ = ("starts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = _line_starts(text)

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of a character."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def line(self, number: int) -> str:
        """The text of a line, without its end."""
        start = self.starts[number - 1]
        end = self.starts[number] if number < len(self.starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")

    def line_span(self, number: int) -> Span:
        start = self.starts[number - 1]
        return Span(start, start + len(self.line(number)))
