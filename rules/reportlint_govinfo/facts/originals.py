"""What folding hides: full-width letters and digits, radicals, and spaces that say nothing, with their places."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from reportlint import Report, Span, Text, fact

from .prose import Prose

_WIDE = (("\uff10", "\uff19"), ("\uff21", "\uff3a"), ("\uff41", "\uff5a"))
_COMPATIBILITY = (("\u2e80", "\u2ef3"), ("\u2f00", "\u2fd5"), ("\uf900", "\ufad9"))
_HAN = (("\u4e00", "\u9fff"), ("\u3400", "\u4dbf"), *_COMPATIBILITY)
_SPACE = "[ \u00a0]|[\u2002-\u200a\u202f]|&nbsp;|&ensp;|&#160;"


class Original(Struct, frozen=True):
    """Characters of a text that rules read as others: ``written`` stands in the file at ``span``, ``read`` is how it
    is read."""

    written: str
    read: str
    span: Span


class OriginalText(Struct, frozen=True, eq=False):
    """A text with characters that rules read as others. ``running`` for a paragraph, else a title or heading."""

    text: Text
    wide: tuple[Original, ...]
    compatibility: tuple[Original, ...]
    running: bool


class Originals(Struct, frozen=True, eq=False):
    """The texts of a report that are not written as they are read, in reading order; tables are left out."""

    texts: tuple[OriginalText, ...]


@fact
def originals(report: Report, prose: Prose) -> Originals:
    found: list[OriginalText] = []
    headings = [section.heading.text for section in report.walk()]
    if report.title is not None:
        headings.append(report.title)
    for running, texts in ((False, headings), (True, [passage.text for passage in prose.passages])):
        for text in texts:
            raw, folded = text.raw, text.folded
            if raw == folded or "".join(raw.split()) == "".join(folded.split()):
                continue
            if not _foldable().isdisjoint(raw) or "&#" in raw:
                wide, compatibility = _originals(text)
                if wide or compatibility:
                    found.append(OriginalText(text, wide, compatibility, running))
    found.sort(key=lambda original: original.text.start)
    return Originals(tuple(found))


@cache
def _foldable() -> frozenset[str]:
    return frozenset([chr(c) for first, last in (*_WIDE, *_COMPATIBILITY) for c in range(ord(first), ord(last) + 1)])


@cache
def _written() -> re.Pattern[str]:
    ranges = "".join([f"{first}-{last}" for first, last in (*_WIDE, *_COMPATIBILITY)])
    return re.compile(f"[{ranges}]|&#[0-9xXa-fA-F]{{2,7}};")


def _originals(text: Text) -> tuple[tuple[Original, ...], tuple[Original, ...]]:
    """Runs of full-width characters, and single compatibility characters."""
    wide: list[Original] = []
    compatibility: list[Original] = []
    for match in _written().finditer(text.source, text.start, text.end):
        index = _index_of(text, match.start())
        if index is None:
            continue
        written, read, span = _plain(match[0]), text.folded[index], Span(*match.span())
        if written == read or written not in _foldable():
            continue
        if not read.isascii():
            compatibility.append(Original(written, read, span))
        elif wide and wide[-1].span.end == span.start:
            before = wide[-1]
            wide[-1] = Original(before.written + written, before.read + read, Span(before.span.start, span.end))
        else:
            wide.append(Original(written, read, span))
    return tuple(wide), tuple(compatibility)


def _plain(written: str) -> str:
    if len(written) == 1:
        return written
    from html import unescape

    return unescape(written)


def _index_of(text: Text, place: int) -> int | None:
    """The index in ``text.folded`` of a character of the source; None when the text does not hold it."""
    if text.offsets is None:
        return place - text.start if 0 <= place - text.start < len(text.folded) else None
    index = bisect_left(text.offsets, place)
    return index if index < len(text.offsets) and text.offsets[index] == place else None


@cache
def _space() -> re.Pattern[str]:
    """A space before what may be a Chinese character."""
    return re.compile(f"(?:{_SPACE})(?=[^\0-\u2e7f])")


@cache
def _blank() -> re.Pattern[str]:
    return re.compile(f"(?:{_SPACE}|[\t\u3000])*")


def _is_han(character: str) -> bool:
    return any(first <= character <= last for first, last in _HAN)


def spaces_between_han(text: Text) -> Iterator[tuple[int, Span]]:
    """Single spaces between two Chinese characters: the index in ``text.folded`` of the one behind, and the place."""
    if text.offsets is None:
        return
    for match in _space().finditer(text.source, text.start + 1, text.end):
        if not (_is_han(text.source[match.start() - 1]) and _is_han(text.source[match.end()])):
            continue
        behind = bisect_left(text.offsets, match.end())
        if (
            0 < behind < len(text.offsets)
            and text.offsets[behind] == match.end()
            and text.span(behind - 1, behind).end == match.start()
            and behind not in text.joins
        ):
            yield behind, Span(match.start(), match.end())


def blanks_before(text: Text, index: int) -> Span | None:
    """The place of the spaces between a character of ``text.folded`` and the one before; None when something else
    stands there too, the end of a line or a tag."""
    if not 0 < index < len(text.folded) or index in text.joins:
        return None
    start, end = text.span(index - 1, index).end, text.span(index, index + 1).start
    if start > end or _blank().fullmatch(text.source, start, end) is None:
        return None
    return Span(start, end)
