"""The stream of a page → lines, tables and figures in reading order."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from msgspec import Struct

from reportlint.model import Figure, Grid, Limits, Line, Span, Text, fold_plain
from reportlint.model import StreamBlock as Block
from reportlint.syntax.numbering import read_numbering

from . import html_style as look
from .addresses import LONGEST_NAME, base_name, is_document, is_picture
from .html_lists import NumberedList, open_list
from .html_marks import Link, Piece
from .html_page import BREAK, Element, Page
from .html_tables import TableKind, read_table
from .html_text import is_blank, plain_words, read_pieces, split_lines

_LONGEST_HEADING = 120
_LONGEST_LABEL = 9
_MOST_PIECES = 40
_EMPHASIS = (look.HEAVY, look.LARGE, look.CENTRED)
_ATTACHMENT_LABELS = frozenset({"", "附件", "相关附件", "附件下载", "附", "附表", "attachment", "attachments"})


@cache
def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source)


class _Draft(Struct, frozen=True, gc=False):
    """A line before it is known what is usual on its page."""

    text: Text
    bits: int
    level: int
    label: str
    list_item: bool
    gap: int
    linked: bool


class FlowBlock(NamedTuple):
    """A block, and whether it says nothing but where a link leads."""

    block: Block
    linked: bool


def read_flow(
    page: Page,
    start: int,
    end: int,
    kinds: Mapping[int, TableKind],
    limits: Limits,
    skip: Callable[[int], bool] | None = None,
) -> list[FlowBlock]:
    """The blocks of the events from ``start`` to ``end``; elements for which ``skip`` is true are left out."""
    flow = _Flow(page, kinds, limits)
    flow.read(start, end, skip)
    return flow.blocks()


class _Flow:
    def __init__(self, page: Page, kinds: Mapping[int, TableKind], limits: Limits) -> None:
        self.page = page
        self.kinds = kinds
        self.limits = limits
        self.items: list[_Draft | Grid | Figure] = []
        self.line: list[Piece] = []
        self.pictures: list[int] = []
        self.lists: list[NumberedList] = []
        self.heading = -1
        """The index where the heading that is being read closes, -1 outside."""
        self.level = 0
        self.loose = False
        self.label = ""
        self.list_item = False

    def read(self, start: int, end: int, skip: Callable[[int], bool] | None) -> None:
        events, ends = self.page.events, self.page.ends
        at = start
        while at < end:
            event = events[at]
            if isinstance(event, Piece):
                self.line.append(event)
            elif isinstance(event, int):
                self._close(at, self.page.element(event))
            elif skip is not None and skip(at):
                self._end_block()
                at = ends[at]
            else:
                at = self._open(at, event)
            at += 1
        self.heading = -1
        self._flush()

    def blocks(self) -> list[FlowBlock]:
        """What was read. Emphasis that most of the text bears sets nothing off."""
        drafts = [item for item in self.items if isinstance(item, _Draft)]
        total = sum(len(d.text) for d in drafts)
        usual = 0
        for bit in _EMPHASIS:
            if 2 * sum(len(d.text) for d in drafts if d.bits & bit) > total and len(drafts) > 2:
                usual |= bit
        return [
            FlowBlock(_line(item, usual), item.linked) if isinstance(item, _Draft) else FlowBlock(item, linked=False)
            for item in self.items
        ]

    # -- elements -----------------------------------------------------------------------------------------------

    def _open(self, at: int, element: Element) -> int:
        """Reads the opening of an element; the index to go on behind."""
        tag = element.tag
        if tag in look.FIGURE_TAGS:
            self.pictures.append(at)
            return at
        if not element.block:
            return at
        if tag == "table" and self.kinds.get(at) is not TableKind.LAYOUT:
            self._end_block()
            self._table(at)
            return self.page.ends[at]
        self._end_block()
        if tag in look.HEADING_TAGS and self.heading < 0:
            self.level = look.HEADING_TAGS[tag]
            self.loose = self._is_loose(at)
            if not self.loose:
                self.heading = self.page.ends[at]
        elif tag in {"ol", "ul", "menu", "dir"}:
            self.lists.append(open_list(element))
        elif tag == "li":
            self._open_item(element)
        return at

    def _close(self, at: int, element: Element) -> None:
        if not element.block:
            return
        if at == self.heading:
            self.heading = -1
            self._flush()
            self.level = 0
            return
        self._end_block()
        if element.tag in look.HEADING_TAGS and self.heading < 0:
            self.level = 0
        elif element.tag == "li":
            self.label, self.list_item = "", False
        elif element.tag in {"ol", "ul", "menu", "dir"} and self.lists:
            self.lists.pop()

    def _is_loose(self, at: int) -> bool:
        """Whether a heading holds more than a heading: one that was never closed, or one around half a page."""
        end = self.page.ends[at]
        if end - at > _LONGEST_HEADING:
            return True
        size = 0
        for event in self.page.events[at:end]:
            if isinstance(event, Piece):
                size += event.end - event.start
                if size > _LONGEST_HEADING:
                    return True
            elif isinstance(event, Element) and event.tag == "table":
                return True
        return False

    def _open_item(self, element: Element) -> None:
        self.list_item, self.label = True, ""
        if self.lists:
            self.label = self.lists[-1].next_label(element)

    def _table(self, at: int) -> None:
        waiting = [at]
        while waiting:
            index = waiting.pop(0)
            if self.kinds.get(index) is TableKind.EMPTY:
                self._add_pictures([i for i in range(index, self.page.ends[index]) if self._is_picture(i)])
                continue
            read = read_table(self.page, index, self.kinds, self.limits)
            self.items.append(read.grid)
            self._add_pictures(read.pictures)
            waiting.extend(read.inner)

    def _is_picture(self, index: int) -> bool:
        event = self.page.events[index]
        return isinstance(event, Element) and event.tag in look.FIGURE_TAGS

    # -- lines --------------------------------------------------------------------------------------------------

    def _end_block(self) -> None:
        if self.heading >= 0:
            self.line.append(BREAK)
        elif self.line or self.pictures:
            self._flush()

    def _flush(self) -> None:
        pieces, pictures = self.line, self.pictures
        self.line, self.pictures = [], []
        lines = [pieces]
        if BREAK in pieces and (self.loose or not self.level):
            lines = split_lines(pieces)
            if _is_one_heading([line for line in map(self._shown, lines) if line], self.page):
                lines = [pieces]
        linked: list[Link] = []
        gap = 1
        for line in lines:
            if self._line(line, gap, linked):
                gap = 0  # the next one goes on behind <br>
        self._add_pictures(pictures, linked)

    def _shown(self, line: Sequence[Piece]) -> list[Piece]:
        return [piece for piece in line if not is_blank(self.page, piece)]

    def _line(self, line: Sequence[Piece], gap: int, linked: list[Link]) -> bool:
        """Adds what a line shows; whether it shows anything."""
        shown = self._shown(line)
        if not shown:
            return False
        if shown[0].link is not None or shown[-1].link is not None:
            attachment = self._attachment(shown)
            if attachment is not None:
                self.items.append(attachment)
                linked.extend(piece.link for piece in shown if piece.link is not None)
                return True
        text = read_pieces(self.page, line)
        if text is None or not text.folded:
            return False
        bits = ~0
        for piece in shown:
            bits &= piece.bits
        linked_only = not self.level and self._shows_links(shown)
        self.items.append(_Draft(text, bits, self.level, self.label, self.list_item, gap, linked_only))
        self.label, self.list_item = "", False
        if self.heading < 0:
            self.level = 0
        return True

    def _attachment(self, shown: Sequence[Piece]) -> Figure | None:
        """The document that a line consists of a link to."""
        links = {piece.link for piece in shown if piece.link is not None}
        rest = plain_words(self.page, [piece for piece in shown if piece.link is None])
        if len(links) != 1 or _pattern(r"[\s\d：:.、（）()\[\]【】]+").sub("", rest) not in _ATTACHMENT_LABELS:
            return None
        (link,) = links
        words = read_pieces(self.page, [piece for piece in shown if piece.link is link])
        if words is None or not (is_document(link.href) or is_document(words.folded)):
            return None
        return Figure(words.span(), "attachment", words.folded[:LONGEST_NAME])

    def _shows_links(self, shown: Sequence[Piece]) -> bool:
        """Whether a line says only where links to other pages lead, perhaps with a date or behind a label."""
        links = [piece.link for piece in shown if piece.link is not None]
        if not links or any(link.href.startswith(("#", "mailto:")) for link in links):
            return False
        if "。" in plain_words(self.page, shown[:_MOST_PIECES]) or len(shown) > _MOST_PIECES:  # never closed
            return False
        rest = plain_words(self.page, [piece for piece in shown if piece.link is None])
        rest = _pattern(r"[\s\d.、·•|｜>»/\-–—（）()\[\]【】]+|(?<=\d)[年月日]").sub("", rest.replace(":", "："))
        return not rest.strip("：") or (len(rest) <= _LONGEST_LABEL and rest.endswith("："))

    def _add_pictures(self, pictures: Sequence[int], linked: Sequence[Link] = ()) -> None:
        for index in pictures:
            element = self.page.element(index)
            span = self.page.tag_span(element)
            if span is None or element.link in linked or element.node.attr("width") in {"0", "1"}:
                continue
            if element.tag != "img":
                self._add_embedded(element, span)
            elif element.link is not None and is_document(element.link.href):
                self.items.append(Figure(span, "attachment", base_name(element.link.href)))
            else:
                self.items.append(Figure(span, "picture", _picture_name(element)))

    def _add_embedded(self, element: Element, span: Span) -> None:
        """A document or a picture in a frame of the page, or a page beside it: no films, maps and counters."""
        address = (element.node.attr("data" if element.tag == "object" else "src") or "").strip()
        beside = element.tag == "iframe" and "//" not in address and _pattern(r"\.html?(?:$|[?#])").search(address)
        if is_picture(address):
            self.items.append(Figure(span, "picture", base_name(address)))
        elif beside or is_document(address):
            self.items.append(Figure(span, "attachment", base_name(address)))


def _line(draft: _Draft, usual: int) -> Line:
    shown = draft.bits & ~usual
    stand_out = min(2, sum(1 for bit in _EMPHASIS if shown & bit))
    return Line(draft.text, draft.level, stand_out, draft.label, list_item=draft.list_item, gap=draft.gap)


def _is_one_heading(lines: Sequence[Sequence[Piece]], page: Page) -> bool:
    """Whether lines parted by ``<br>`` are a heading over several lines: all bold, all centred, none numbered anew."""
    if not 2 <= len(lines) <= 4 or sum(p.end - p.start for line in lines for p in line) > _LONGEST_HEADING:
        return False
    both = look.HEAVY | look.CENTRED
    if any(piece.bits & both != both for line in lines for piece in line):
        return False
    return all(read_numbering(page.source[line[0].start : line[-1].end].strip()) is None for line in lines[1:])


# -- names ------------------------------------------------------------------------------------------------------


def _picture_name(element: Element) -> str:
    attr = element.node.attr
    return fold_plain(attr("alt") or attr("title") or "")[:LONGEST_NAME] or base_name(attr("src") or "")
