"""What stands before the first section, or opens it: where a report speaks of itself."""

from msgspec import Struct

from reportlint import Paragraph, Report, Section, Span, Text, fact

from ..searches import places_of

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


def sentences(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence of a folded text; a semicolon ends one too."""
    found: list[tuple[int, int]] = []
    start = 0
    for at in places_of(text, "。！？；\n"):
        if at > start:
            found.append((start, at + 1))
        start = at + 1
    if start < len(text):
        found.append((start, len(text)))
    return found


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
