"""A web page as a browser builds it, flattened, with the place of every character."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING

from msgspec import Struct

from reportlint.model import Limits, Span, Unreadable

from . import html_style as look
from .html_marks import FIRST_MARK, MARK, Link, Marking, Piece, too_many, without_marks

if TYPE_CHECKING:
    import turbohtml

_MAX_TAGS = 500_000
_DEEPEST = 512
"""Levels that the parser builds, as browsers do: what is nested deeper stands beside, not inside."""
_NEAR = 65_536
"""How far from the text before it a text without a mark is looked for."""
_RAISED = str.maketrans("0123456789０１２３４５６７８９", 2 * "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LOWERED = str.maketrans("0123456789０１２３４５６７８９", 2 * "₀₁₂₃₄₅₆₇₈₉")


SPACE = Piece(-1, -1)
"""White space between tags."""
BREAK = Piece(-1, -1)
"""The end of a line: ``<br>``."""


class Element(Struct, frozen=True, eq=False, gc=False):
    """An element that stands in the stream: blocks, pictures, and inline tags that may hold blocks."""

    tag: str
    block: bool
    bits: int
    names: tuple[str, ...]
    """Its id and classes in lower case: "#zoom", ".title"."""
    node: turbohtml.Element
    link: Link | None


Event = Element | Piece | int
"""An element opens, a piece of text, or the element at this index closes."""


class Page(Struct, frozen=True, eq=False):
    """A page as a stream. Hidden elements are not in it."""

    source: str
    base: int
    """Where the markup begins in ``source``."""
    events: list[Event]
    ends: dict[int, int]
    """For the index of each element that of its closing event; its own for pictures."""
    blanks: list[tuple[int, int]]
    """Runs of white space, in the order of the file."""
    titles: list[Piece]
    """What stands in ``<title>``."""
    comments: list[Span]
    """Comments that speak to us."""
    struck: Sequence[Span]
    """Words that are struck out, and so not there."""
    too_deep: Span | None
    """Where elements are nested deeper than they are built."""
    document: turbohtml.Document

    def element(self, index: int) -> Element:
        """The element that opens at an index."""
        event = self.events[index]
        assert isinstance(event, Element)
        return event

    def blank_after(self, place: int) -> tuple[int, int]:
        """The first run of white space at or behind a place; an empty one there when there is none."""
        at = bisect_left(self.blanks, (place, 0))
        return self.blanks[at] if at < len(self.blanks) else (place, place)

    def tag_span(self, element: Element) -> Span | None:
        """The place of an element's start tag."""
        where = element.node.source_location
        if where is None:
            return None
        return Span(self.base + where.start_tag.start_offset, self.base + where.start_tag.end_offset)


def available() -> bool:
    """Whether the HTML parser is installed."""
    return find_spec("turbohtml") is not None


def read_page(source: str, limits: Limits, start: int = 0, end: int | None = None) -> Page:
    """The page that ``source[start:end]`` says. Any nesting is read; nothing here recurses.

    Raises Unreadable when the parser is missing or the page is larger than the limits.
    """
    try:
        import turbohtml
    except ImportError:
        raise Unreadable(
            "missing-extra",
            '读取HTML需要安装：pip install "reportlint[html]"',
            'reading HTML needs: pip install "reportlint[html]"',
        ) from None
    plain = source[start:end].replace("\r", " ").replace("\n", " ")
    if len(plain) > limits.characters:
        raise Unreadable(
            "too-long",
            f"文字共{len(plain)}字，超过{limits.characters}字的限制",
            f"the text has {len(plain)} characters; the limit is {limits.characters}",
        )
    if plain.count("<") > _MAX_TAGS:
        raise too_many(f"{plain.count('<')}个标签，超过{_MAX_TAGS}个", f"{plain.count('<')} tags", _MAX_TAGS)
    marking = Marking(plain, start)
    document = turbohtml.parse(marking.marked(), source_locations=True)
    flattening = _Flattening(source, marking)
    flattening.flatten(document)
    return Page(
        source,
        start,
        flattening.events,
        flattening.ends,
        marking.blanks,
        marking.titles,
        marking.comments,
        flattening.struck,
        flattening.too_deep,
        document,
    )


class _Level(Struct, gc=False):
    """An element whose children are being read."""

    children: Iterator[turbohtml.Node]
    bits: int
    link: Link | None
    opened: int
    """The index of its event, -1 when it has none."""


class _Flattening:
    """One walk over the tree."""

    def __init__(self, source: str, marking: Marking) -> None:
        self.source = source
        self.plain = marking.plain
        self.runs = marking.runs
        self.blanks = marking.blanks
        self.base = marking.base
        self.events: list[Event] = []
        self.ends: dict[int, int] = {}
        self.struck: list[Span] = []
        self.too_deep: Span | None = None
        self._last = marking.base
        self._unmarked: str | None = None
        self._effects: dict[str, look.Effect] = {}
        self._names: dict[tuple[str | None, str | None], tuple[str, ...]] = {}

    def flatten(self, document: turbohtml.Document) -> None:
        from turbohtml import CData, Element, Text

        levels = [_Level(iter(document), 0, None, -1)]
        while levels:
            level = levels[-1]
            for node in level.children:
                if isinstance(node, Element):
                    inner = self._open(node, level)
                    if inner is not None:
                        levels.append(inner)
                        if len(levels) > _DEEPEST and self.too_deep is None:
                            self.too_deep = Span(self._last, self._last)
                        break
                elif isinstance(node, (Text, CData)):
                    self._text(node.data, level)
            else:
                if level.opened >= 0:
                    self.ends[level.opened] = len(self.events)
                    self.events.append(level.opened)
                levels.pop()

    def _open(self, node: turbohtml.Element, level: _Level) -> _Level | None:
        tag = node.tag
        if tag in look.HIDDEN_TAGS:
            return None
        if tag == "br":
            self.events.append(BREAK)
            return None
        attr = node.attr
        bits = look.bits_of(tag, level.bits)
        style = attr("style")
        effect = look.NO_EFFECT
        if style:
            found = self._effects.get(style)
            if found is None:
                found = self._effects[style] = look.read_style(style)
            effect = found
        if effect.display == "none" or attr("hidden") is not None or (tag == "dialog" and attr("open") is None):
            return None
        if effect.struck or tag in look.STRUCK_TAGS:
            self._strike(node)
            return None
        block = tag in look.BLOCK_TAGS if not effect.display else effect.display == "block"
        if block and (align := attr("align")) and tag != "table":
            bits = look.align_bits(align, bits)
        elif tag == "font" and (size := attr("size")):
            bits = look.font_bits(size, bits)
        bits = bits & ~effect.mask | effect.value
        link = level.link
        if tag == "a" and (href := attr("href")):
            link = Link(href)
        return self._enter(node, tag, block, bits, link)

    def _enter(self, node: turbohtml.Element, tag: str, block: bool, bits: int, link: Link | None) -> _Level | None:
        ident = node.attr("id")
        if not block and not ident and tag in look.PLAIN_TAGS:
            return _Level(iter(node), bits, link, -1)
        index = len(self.events)
        self.events.append(Element(tag, block, bits, self._names_of(ident, node.attr("class")), node, link))
        if tag in look.FIGURE_TAGS:
            self.ends[index] = index
            return None
        return _Level(iter(node), bits, link, index)

    def _names_of(self, ident: str | None, classes: str | None) -> tuple[str, ...]:
        key = (ident, classes)
        names = self._names.get(key)
        if names is None:
            found = [f"#{ident.strip().lower()}"] if ident else []
            found += [f".{name}" for name in (classes or "").lower().split()]
            names = self._names[key] = tuple(found)
        return names

    def _strike(self, node: turbohtml.Element) -> None:
        if len(self.struck) < 100 and node.text.strip():
            where = node.source_location
            if where is not None:
                end = where.end_tag or where.start_tag
                self.struck.append(Span(self.base + where.start_tag.start_offset, self.base + end.end_offset))

    def _text(self, data: str, level: _Level) -> None:
        if data < MARK and data.isspace():
            self._space(level)
            return
        at, size = 0, len(data)
        while at < size:
            begin = at
            while at < size and data[at] < MARK:
                at += 1
            blank = at - begin
            if blank and not data[begin:at].isspace():
                self._unplaced(data[begin:at], level)
                blank = 0
            if at == size:
                if blank:
                    self._space(level)
                return
            number = ord(data[at]) - FIRST_MARK
            if number >= len(self.runs):  # no mark: a character that the tree made of a reference in raw text
                self._unplaced(data[at], level)
                at += 1
                continue
            run = self.runs[number]
            lead = 0 if run.chars else min(blank, run.lead)
            if blank > lead:
                self._space(level)
            self._piece(run.start - lead, run.end, run.chars, level)
            at += run.end - run.start

    def _space(self, level: _Level) -> None:
        if level.bits & look.KEPT:
            at = bisect_left(self.blanks, (self._last, 0))
            if at < len(self.blanks) and "\n" in self.source[slice(*self.blanks[at])].replace("\r", "\n"):
                self._last = self.blanks[at][1]
                self.events.append(BREAK)
                return
        self.events.append(SPACE)

    def _unplaced(self, words: str, level: _Level) -> None:
        """Text that bears no mark (in ``<xmp>``, or where tokenizer and tree disagree) is looked for."""
        words = words.strip()
        begin = self._last - self.base
        if self._unmarked is None:
            self._unmarked = without_marks(self.plain)
        at = self._unmarked.find(words, begin, begin + len(words) + _NEAR)
        if at >= 0:
            self._piece(self.base + at, self.base + at + len(words), "", level)
        else:
            self._piece(self._last, self._last, words, level)

    def _piece(self, start: int, end: int, chars: str, level: _Level) -> None:
        bits = level.bits
        self._last = end
        if not chars and bits & (look.RAISED | look.LOWERED | look.KEPT):
            words = self.source[start:end]
            if bits & look.KEPT and ("\n" in words or "\r" in words):
                self._lines(start, words, level)
                return
            if bits & (look.RAISED | look.LOWERED):
                chars = words.translate(_RAISED if bits & look.RAISED else _LOWERED)
        self.events.append(Piece(start, end, bits, chars, level.link))

    def _lines(self, start: int, words: str, level: _Level) -> None:
        for number, line in enumerate(words.replace("\r\n", " \n").replace("\r", "\n").split("\n")):
            if number:
                self.events.append(BREAK)
            if line.strip():
                self.events.append(Piece(start, start + len(line), level.bits, "", level.link))
            start += len(line) + 1
