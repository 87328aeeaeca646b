"""Where on a page the report stands, and what only furnishes the page around it.

Known names are tried first: the editors and site builders in use leave telling ids and classes. Else the smallest
element is taken that holds nearly all the words. An element that leaves out a table of data, a numbered heading or
much of the words is never taken: rather some furniture is read than a part of the report lost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate

from msgspec import Struct

from reportlint.syntax.numbering import read_numbering

from .addresses import is_document
from .html_marks import Piece
from .html_page import Element, Page
from .html_sites import (
    CARD_LABELS,
    CONTENT_NAMES,
    FURNITURE_NAMES,
    FURNITURE_TAGS,
    LABELS,
    LONGEST_LABELLED,
    TITLE_NAMES,
    WIDE_NAMES,
)
from .html_tables import TableKind

_FIRST_OF_NUMBERS = frozenset("一二三四五六七八九十（(")
_TITLE_LENGTH = 100
_LARGEST_CARD = 200
_SMALLEST_MENU = 3
_MOST_FURNITURE = 0.3
_NEARLY_ALL = 0.9
_ENOUGH = 0.6
_CLOSED = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "ul", "ol", "dl", "li", "figure", "blockquote"})
"""Elements that are not searched for a smaller one inside."""


class Content(Struct, frozen=True):
    """The events of the element that holds the report."""

    start: int
    end: int
    named: bool
    """Whether it is known by name to hold the text alone: nothing in it is furniture."""
    furniture: frozenset[int]
    """Elements that furnish the page, by the index where they open."""


def find_content(page: Page, kinds: Mapping[int, TableKind]) -> Content:
    """The part of a page that holds the report; the whole page when no part holds it."""
    return _Search(page, kinds).find()


def _sums(counts: Iterable[int]) -> list[int]:
    return [0, *accumulate(counts)]


class _Search:
    """Words, numbered headings and tables of data, summed up over the events: then any element is weighed at once."""

    def __init__(self, page: Page, kinds: Mapping[int, TableKind]) -> None:
        self.page = page
        self.kinds = kinds
        self.blocks: list[int] = []
        pieces: list[tuple[int, Piece]] = []
        raw, links, files, labels = ([0] * len(page.events) for _ in range(4))
        for index, event in enumerate(page.events):
            if isinstance(event, Element):
                self.blocks.append(index)
            elif isinstance(event, Piece) and event.start >= 0:
                if event.link is not None:
                    links[index] = 1
                    files[index] = is_document(event.link.href)
                elif not event.chars:
                    pieces.append((index, event))
                    raw[index], labels[index] = self._weigh(event)
        self.words, self.links, self.files, self.labels = (_sums(n) for n in (raw, links, files, labels))
        self.furniture = frozenset(self._outermost(self._is_furniture))
        self._forget(raw, [*self.furniture, *self._outermost(self._is_title)])
        self.words = _sums(raw)
        numbered, sentences, tables = ([0] * len(page.events) for _ in range(3))
        for index, piece in pieces:
            if raw[index]:
                numbered[index] = self._is_numbered(piece)
                sentences[index] = page.source.find("。", piece.start, piece.end) >= 0
        for index, kind in kinds.items():
            tables[index] = kind is TableKind.DATA and self.weight(index) > 0
        self.numbered, self.sentences, self.tables = (_sums(n) for n in (numbered, sentences, tables))

    def find(self) -> Content:
        body = next((i for i in self.blocks if self.page.element(i).tag == "body"), 0)
        chosen = self._smallest(CONTENT_NAMES, body)
        named = chosen is not None
        if chosen is None:
            wide = self._smallest(WIDE_NAMES, body)
            chosen = self._narrow(body if wide is None else wide)
        return Content(chosen, self.page.ends[chosen] + 1, named, self.furniture)

    def weight(self, index: int) -> int:
        """The words of an element."""
        return self._sum(self.words, index)

    def _sum(self, sums: Sequence[int], index: int) -> int:
        return sums[self.page.ends[index]] - sums[index]

    # -- weighing -----------------------------------------------------------------------------------------------

    def _weigh(self, piece: Piece) -> tuple[int, int]:
        """The words that count of a piece, and whether it is a label of a document's card."""
        size = piece.end - piece.start
        if size > LONGEST_LABELLED:
            return size, 0
        words = self.page.source[piece.start : piece.end].strip(" \t\r\n\u3000\xa0【[（(|>")
        if words.startswith(LABELS):
            return 0, words.startswith(CARD_LABELS)
        return len(words), words.replace(" ", "").replace("\u3000", "").startswith(CARD_LABELS)

    def _is_numbered(self, piece: Piece) -> bool:
        words = self.page.source[piece.start : piece.start + 24].lstrip()
        if words[:1] not in _FIRST_OF_NUMBERS:
            return False
        number = read_numbering(words)
        return number is not None and number.style in {"一、", "（一）"}

    def _outermost(self, wanted: Callable[[int, Element], bool]) -> list[int]:
        found: list[int] = []
        until = -1
        for index in self.blocks:
            if index >= until and wanted(index, self.page.element(index)):
                found.append(index)
                until = self.page.ends[index]
        return found

    def _is_furniture(self, index: int, element: Element) -> bool:
        """Whether an element only furnishes the page: by tag, name or labels, never one with much of its words."""
        if element.tag in FURNITURE_TAGS or not FURNITURE_NAMES.isdisjoint(element.names):
            return element.tag != "body" and self.weight(index) <= _MOST_FURNITURE * self.words[-1]
        if element.tag in {"ul", "ol"}:  # a menu: nothing but links to other pages
            links, files = self._sum(self.links, index), self._sum(self.files, index)
            return links >= _SMALLEST_MENU and not files and not self.weight(index)
        if self.kinds.get(index) is not TableKind.DATA:
            return False
        # the card that tells a document's number, date and office
        return self._sum(self.labels, index) >= 2 and self.weight(index) <= _LARGEST_CARD

    def _is_title(self, index: int, element: Element) -> bool:
        named = element.tag == "h1" or not TITLE_NAMES.isdisjoint(element.names)
        return named and self.weight(index) <= _TITLE_LENGTH

    def _forget(self, raw: list[int], elements: list[int]) -> None:
        for index in elements:
            for i in range(index, self.page.ends[index]):
                raw[i] = 0

    # -- choosing -----------------------------------------------------------------------------------------------

    def _holds_all(self, index: int, outer: int, *all_sums: Sequence[int]) -> bool:
        """Whether an element holds all that is summed up in an outer one."""
        return all(self._sum(sums, index) == self._sum(sums, outer) for sums in all_sums)

    def _smallest(self, names: frozenset[str], body: int) -> int | None:
        """The smallest of the elements with such a name, among those that hold the report."""
        least = _ENOUGH * self.weight(body)
        fitting = [
            index
            for index in self.blocks
            if (element := self.page.element(index)).tag in names or names.intersection(element.names)
            if self.weight(index) >= max(1, least) and self._holds_all(index, body, self.tables, self.numbered)
        ]
        if not fitting:
            return None
        most = max(map(self.weight, fitting))
        return min((i for i in fitting if self.weight(i) >= _NEARLY_ALL * most), key=lambda i: self.page.ends[i] - i)

    def _narrow(self, index: int) -> int:
        """The smallest element inside with nearly all words, and every sentence, table and numbered heading."""
        least = max(1, _NEARLY_ALL * self.weight(index))
        while True:
            inner = self._inner(index, least)
            if inner is None:
                return index
            index = inner

    def _inner(self, outer: int, least: float) -> int | None:
        at, end = outer + 1, self.page.ends[outer]
        while at < end:
            event = self.page.events[at]
            if isinstance(event, Element):
                if self.weight(at) >= least:
                    closed = event.tag in _CLOSED or self.kinds.get(at) is TableKind.DATA
                    whole = self._holds_all(at, outer, self.tables, self.numbered, self.sentences)
                    return at if whole and not closed else None
                at = self.page.ends[at]
            at += 1
        return None
