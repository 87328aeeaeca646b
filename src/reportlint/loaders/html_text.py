"""Pieces of a page → a text of which every character leads back to the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlint.model import Text, read, read_mapped

from .html_marks import Piece
from .html_page import BREAK, Page


def read_pieces(page: Page, pieces: Sequence[Piece]) -> Text | None:
    """The text of pieces of one line, folded; ends of lines among them count as white space.

    None when they hold no piece that has a place.
    """
    first, last = 0, len(pieces)
    while first < last and pieces[first].start < 0:
        first += 1
    while last > first and pieces[last - 1].start < 0:
        last -= 1
    if first == last:
        return None
    start = at = pieces[first].start
    for index in range(first, last):
        piece = pieces[index]
        if piece.start != at or piece.chars:
            return _read_mapped(page, pieces[first:last])
        at = piece.end
    return read(page.source, start, at)


def _read_mapped(page: Page, pieces: Sequence[Piece]) -> Text:
    characters: list[str] = []
    offsets: list[int] = []
    widths: dict[int, int] = {}
    at = pieces[0].start
    waiting = False
    for piece in pieces:
        if piece.start < 0:
            waiting = True
            continue
        if waiting:
            waiting = False
            place, end = page.blank_after(at)
            if not at <= place < end <= piece.start:  # parted by a block or <br> alone: by no character of the file
                place = at
                widths[len(offsets)] = 0
            characters.append(" ")
            offsets.append(place)
        at = piece.end
        if not piece.chars:
            characters.append(page.source[piece.start : at])
            offsets.extend(range(piece.start, at))
            continue
        characters.append(piece.chars)
        for place, width in _places(page.source, piece):
            if width != 1:
                widths[len(offsets)] = width
            offsets.append(place)
    return read_mapped(page.source, "".join(characters), offsets, widths or None)


def _places(source: str, piece: Piece) -> Iterator[tuple[int, int]]:
    """Place and length in the file of each of a piece's own characters."""
    size, count = piece.end - piece.start, len(piece.chars)
    if size == count:
        yield from ((piece.start + i, 1) for i in range(count))
        return
    rest = count - 1  # "&nbsp3" reads as two characters: the reference, and what stands behind it
    if rest and not source.endswith(piece.chars[1:], piece.start, piece.end):
        rest = 0
    yield piece.start, size - rest
    for i in range(1, count):
        yield (piece.end - rest + i - 1, 1) if rest else (piece.start, size)


def is_blank(page: Page, piece: Piece) -> bool:
    """Whether a piece shows nothing."""
    return piece.start < 0 or (piece.chars or page.source[piece.start : piece.end]).isspace()


def plain_words(page: Page, pieces: Sequence[Piece]) -> str:
    """What pieces show, without their places."""
    return "".join(piece.chars or page.source[piece.start : piece.end] for piece in pieces if piece.start >= 0)


def split_lines(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces of each line of a paragraph."""
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece is BREAK:
            lines.append([])
        else:
            lines[-1].append(piece)
    return lines
