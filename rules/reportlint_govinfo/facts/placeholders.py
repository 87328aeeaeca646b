"""Template text that nobody replaced: the form's own instructions, and crosses for names and numbers."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from reportlint import Paragraph, Report, Section, Span, Text, fact

from ..data import read_data

_CONTACT = 8
"""Characters before crosses among which the word for a contact may stand."""


class _Phrase(Struct, frozen=True):
    gate: str
    pattern: str


class _Crosses(Struct, frozen=True):
    gates: tuple[str, ...]
    pattern: str
    contacts: tuple[str, ...]
    followers: tuple[str, ...]
    surnames: str


class _Words(Struct, frozen=True):
    phrases: tuple[_Phrase, ...]
    crosses: _Crosses


@cache
def _words() -> _Words:
    return read_data(__file__, "placeholders.toml", _Words)


@cache
def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source)


class Placeholder(Struct, frozen=True, eq=False):
    """Template text at its place."""

    text: Text
    start: int
    end: int

    @property
    def words(self) -> str:
        return self.text.folded[self.start : self.end]

    @property
    def span(self) -> Span:
        return self.text.span(self.start, self.end)


class Placeholders(Struct, frozen=True, eq=False):
    """The form's instructions that were left, the crosses, and the sections that hold nothing else."""

    instructions: tuple[Placeholder, ...]
    crosses: tuple[Placeholder, ...]
    only: frozenset[Section]

    def fill(self, section: Section) -> bool:
        """Whether a section holds nothing but template text."""
        return section in self.only


@fact
def placeholders(report: Report) -> Placeholders | None:
    words = _words()
    phrases = [phrase.pattern for phrase in words.phrases if _holds(report.text, phrase.gate)]
    crossed = any(_holds(report.text, gate) for gate in words.crosses.gates)
    if not phrases and not crossed:
        return None
    texts = list(running_texts(report))
    instructions = tuple(_instructions(texts, phrases))
    crosses = tuple(_crosses(texts)) if crossed else ()
    if not instructions and not crosses:
        return None
    return Placeholders(instructions, crosses, _filled_sections(report, (*instructions, *crosses)))


_PLACES = 8


def _holds(text: str, gate: str) -> bool:
    """Whether words stand in a text. A single character is found in no time, and most first ones stand at few places."""
    at = -1
    for _ in range(_PLACES):
        at = text.find(gate[0], at + 1)
        if at < 0:
            return False
        if text.startswith(gate, at):
            return True
    return gate in text


def running_texts(report: Report) -> Iterator[Text]:
    """The title, all headings and paragraphs, in reading order."""
    if report.title is not None:
        yield report.title
    yield from (block.text for block in report.blocks if isinstance(block, Paragraph))
    for section in report.walk():
        yield section.heading.text
        yield from (block.text for block in section.blocks if isinstance(block, Paragraph))


def _instructions(texts: Sequence[Text], patterns: Sequence[str]) -> Iterator[Placeholder]:
    for text in texts:
        found = {match.span() for source in patterns for match in _pattern(source).finditer(text.folded)}
        last = 0
        for start, end in sorted(found, key=lambda place: (place[0], -place[1])):
            if start >= last:
                yield Placeholder(text, start, end)
                last = end


def _crosses(texts: Sequence[Text]) -> Iterator[Placeholder]:
    words = _words().crosses
    for text in texts:
        folded = text.folded
        for match in _pattern(words.pattern).finditer(folded):
            start, end = match.span()
            if any(contact in folded[max(0, start - _CONTACT) : start] for contact in words.contacts):
                continue
            if folded.startswith(words.followers, end) or folded[max(0, start - 1) : start] not in set(words.surnames):
                yield Placeholder(text, start, end)


def _filled_sections(report: Report, found: Sequence[Placeholder]) -> frozenset[Section]:
    by_text: dict[int, list[Placeholder]] = {}
    for placeholder in found:
        by_text.setdefault(id(placeholder.text), []).append(placeholder)
    filled: set[Section] = set()
    for section in report.walk():
        texts = [paragraph.text for paragraph in section.paragraphs]
        if texts and not any(section.tables) and all(_is_filled(text, by_text.get(id(text), [])) for text in texts):
            filled.add(section)
    return frozenset(filled)


def _is_filled(text: Text, found: Sequence[Placeholder]) -> bool:
    rest, at = "", 0
    for placeholder in found:
        rest += text.folded[at : placeholder.start]
        at = placeholder.end
    return bool(found) and not any(c.isalnum() for c in rest + text.folded[at:])
