"""The running text of a report: what rules on language read, and what they leave out."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from reportlint import Block, Paragraph, Report, Section, Span, Text, fact, read_numbering

from ..data import read_data
from ..editions import is_label
from ..searches import holds_any

_SHORT = 60
"""Characters up to which a line that holds a word of a page's tools is one of them."""
_LINE = 40
"""Characters up to which words without punctuation are a signature, a caption or an item."""
_SENTENCE = 1_000
"""Characters on each side of a place that its sentence is looked for in."""
_PUNCTUATION = "，。；！？：、,;!?:"


class _Words(Struct, frozen=True):
    beginnings: tuple[str, ...]
    words: tuple[str, ...]


@cache
def _words() -> _Words:
    return read_data(__file__, "prose.toml", _Words)


class Passage(Struct, frozen=True, eq=False):
    """A paragraph of running text. ``start`` is where it stands in ``Prose.folded``; ``lead`` the heading in whose
    line it goes on; ``before`` and ``behind`` are the blocks beside it in its section, None at the ends."""

    text: Text
    start: int
    lead: Text | None = None
    before: Block | None = None
    behind: Block | None = None

    @property
    def span(self) -> Span:
        return self.text.span()

    @property
    def is_line(self) -> bool:
        """Whether it is no sentence: a signature, a caption, an item without any punctuation."""
        folded = self.text.folded
        return len(folded) <= _LINE and not holds_any(folded, _PUNCTUATION)


class Prose(Struct, frozen=True, eq=False):
    """All passages, and their folded text as one, a line each: a rule searches it once."""

    passages: tuple[Passage, ...]
    folded: str
    starts: tuple[int, ...]

    def passage(self, index: int) -> Passage:
        """The passage that holds a character of ``folded``."""
        return self.passages[bisect_right(self.starts, index) - 1]

    def span(self, start: int, end: int) -> Span:
        """The place of ``folded[start:end]``, which lies in one passage."""
        passage = self.passage(start)
        return passage.text.span(start - passage.start, end - passage.start)

    def sentence(self, index: int) -> tuple[int, int]:
        """Start and end of the sentence that holds a character of ``folded``."""
        first, last = max(0, index - _SENTENCE), min(len(self.folded), index + _SENTENCE)
        start = max(self.folded.rfind(mark, first, index) for mark in "。！？\n") + 1
        ends = [end for mark in "。！？\n" if (end := self.folded.find(mark, index, last)) >= 0]
        return max(start, first), min(ends, default=last)


def is_page_noise(folded: str) -> bool:
    """Whether a paragraph belongs to the page round the report: its date line, its tools, its navigation."""
    words = _words()
    if folded[:1] in _beginnings() and folded.startswith(words.beginnings):
        return True
    return len(folded) <= _SHORT and holds_any(folded, words.words)


@cache
def _beginnings() -> frozenset[str]:
    """The characters that the lines of a page begin with."""
    return frozenset(word[0] for word in _words().beginnings)


def _is_numbered_label(folded: str) -> bool:
    """Whether a line is a row of T3 that stands loose: （二）部分公开（…）."""
    return folded[0] in "（(一二三四五六七八九1234567890" and is_label(folded) and read_numbering(folded) is not None


@fact
def prose(report: Report) -> Prose:
    passages: list[Passage] = []
    starts: list[int] = []
    at = 0
    for lead, blocks in _flows(report):
        for index, block in enumerate(blocks):
            if not isinstance(block, Paragraph):
                continue
            folded = block.text.folded
            if not folded or is_page_noise(folded) or _is_numbered_label(folded):
                continue
            passages.append(
                Passage(
                    block.text,
                    at,
                    lead if index == 0 else None,
                    blocks[index - 1] if index else None,
                    blocks[index + 1] if index + 1 < len(blocks) else None,
                )
            )
            starts.append(at)
            at += len(folded) + 1
    return Prose(tuple(passages), "\n".join(passage.text.folded for passage in passages), tuple(starts))


def _flows(report: Report) -> Iterator[tuple[Text | None, Sequence[Block]]]:
    """The blocks of each section, with its heading where they go on in its line."""
    yield None, report.blocks
    for section in report.walk():
        yield _lead(section), section.blocks


def _lead(section: Section) -> Text | None:
    return section.heading.text if section.heading.run_in else None
