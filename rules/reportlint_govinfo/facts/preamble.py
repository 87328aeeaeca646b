"""What stands before the first section, or opens it: where a report speaks of itself."""

import re
from functools import cache

from msgspec import Struct

from reportlint import Paragraph, Report, Section, Span, Text, fact

_OPENING = 3
"""Paragraphs of the first section that may still belong to the preamble."""


class Preamble(Struct, frozen=True):
    """``paragraphs`` before the first section; ``opening``: the first ones of that section, before any lower heading."""

    paragraphs: tuple[Paragraph, ...]
    opening: tuple[Paragraph, ...]

    @property
    def all(self) -> tuple[Paragraph, ...]:
        return (*self.paragraphs, *self.opening)

    @property
    def text(self) -> str:
        return "\n".join(p.text.folded for p in self.paragraphs)


@fact
def preamble(report: Report) -> Preamble:
    before = tuple(block for block in report.blocks if isinstance(block, Paragraph))
    first: Section | None = report.sections[0] if report.sections else None
    opening = [block for block in first.blocks if isinstance(block, Paragraph)] if first is not None else []
    return Preamble(before, tuple(opening[:_OPENING]))


@cache
def _sentence() -> re.Pattern[str]:
    return re.compile(r"[^。！？；\n]+[。！？；\n]?")


def sentences(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence of a folded text; a semicolon ends one too."""
    return [match.span() for match in _sentence().finditer(text)]


class Statement(Struct, frozen=True):
    """Words of a paragraph, with their place."""

    text: Text
    start: int
    end: int

    @property
    def words(self) -> str:
        return self.text.folded[self.start : self.end]

    @property
    def span(self) -> Span:
        return self.text.span(self.start, self.end)
