"""Paragraphs and sentences that stand twice in the body of a report."""

from collections.abc import Iterator

from msgspec import Struct

from reportlint import Paragraph, Report, Section, Span, Text, fact, read_numbering

from ..searches import holds_any
from .sections import StatutorySections

LEAST = 30
"""Characters that a sentence has at least to be no set phrase."""
_DENIALS = ("未", "没有", "无", "0件", "0条", "零")


class Repetition(Struct, frozen=True, eq=False):
    """Words that stood before: ``first`` is where. ``whole``: they are a whole paragraph."""

    text: Text
    start: int
    end: int
    first: Span
    whole: bool

    @property
    def words(self) -> str:
        return self.text.folded[self.start : self.end]

    @property
    def span(self) -> Span:
        return self.text.span(self.start, self.end)


class Repetitions(Struct, frozen=True, eq=False):
    """One a paragraph."""

    found: tuple[Repetition, ...]

    def hold(self, text: Text, index: int) -> bool:
        """Whether a character of a text belongs to what stood before."""
        return any(found.text is text and found.start <= index <= found.end for found in self.found)


class _Seen(Struct, frozen=True, eq=False):
    top: Section
    text: Text
    start: int
    end: int


@fact
def repetitions(report: Report, sections: StatutorySections) -> Repetitions:
    """What stands in a section that is there twice is left out: the section is what is repeated."""
    title = report.title.folded if report.title is not None else ""
    paragraphs: dict[str, _Seen] = {}
    sentences: dict[str, _Seen] = {}
    found: list[Repetition] = []
    for top in report.sections:
        if top.id and sections.get(top.id) is not top:
            continue
        for section in top.walk():
            for block in section.blocks:
                if (
                    not isinstance(block, Paragraph)
                    or len(block.text.folded) < LEAST
                    or _is_furniture(block.text, title)
                ):
                    continue
                whole = _paragraph(block.text, top, paragraphs)
                found += [whole] if whole is not None else _read(block.text, top, sentences)
    return Repetitions(tuple(found))


def _paragraph(text: Text, top: Section, paragraphs: dict[str, _Seen]) -> Repetition | None:
    number = read_numbering(text.folded)
    words = text.folded[number.end :] if number is not None else text.folded
    seen = paragraphs.setdefault(words, _Seen(top, text, 0, len(text.folded)))
    if seen.text is text or len(words) < LEAST or _is_denial(words, top, seen.top):
        return None
    return Repetition(text, 0, len(text.folded), seen.text.span(), whole=True)


def _is_furniture(text: Text, title: str) -> bool:
    folded = text.folded
    return (title != "" and title in folded and len(folded) < len(title) + 12) or "列数据的勾稽关系" in folded[:10]


def _read(text: Text, top: Section, sentences: dict[str, _Seen]) -> Iterator[Repetition]:
    """What a paragraph repeats, from its first repeated sentence to the last that follows it, short ones between too."""
    first: _Seen | None = None
    start = end = 0
    for at, stop, words in _sentences(text.folded):
        seen = sentences.get(words)
        if seen is None:
            sentences[words] = _Seen(top, text, at, stop)
        elif not _is_denial(words, top, seen.top):
            if first is None:
                first, start, end = seen, at, stop
            elif at <= end + 1 or text.folded[end:at] in seen.text.folded:
                end = stop
    if first is not None:
        yield Repetition(text, start, end, first.text.span(first.start, first.end), whole=False)


def _sentences(folded: str) -> Iterator[tuple[int, int, str]]:
    """The sentences of some length with their places; the number that begins one is not part of its words."""
    if "！" in folded or "？" in folded:
        folded = folded.replace("！", "。").replace("？", "。")
    at = 0
    for piece in folded.split("。"):
        length = len(piece)
        if length >= LEAST:
            number = read_numbering(piece)
            words = piece[number.end :] if number is not None else piece
            if len(words) >= LEAST:
                yield at, at + length, words
        at += length + 1


def _is_denial(words: str, here: Section, there: Section) -> bool:
    """Whether words deny something in two sections: that nothing happened is told where it belongs, and again."""
    return here is not there and holds_any(words, _DENIALS)
