"""Styles: what a paragraph or a run inherits from them."""

from __future__ import annotations

from msgspec import Struct

from .tags import (
    BASED_ON,
    BOLD,
    FONTS,
    ILVL,
    JC,
    NAME,
    NUM_ID,
    NUM_PR,
    OUTLINE,
    P_PR,
    PAGE_BEFORE,
    R_PR,
    SIZE,
    STYLE,
    VAL,
    VANISH,
    Element,
    W,
    child_value,
    is_on,
    read_integer,
)

DEFAULT_SIZE = 20
"""Half points, where a document says nothing."""
_EAST_ASIAN = W + "eastAsia"
_HEAVY_FACES = frozenset({"黑体", "SimHei", "华文黑体", "方正黑体", "方正黑体简体", "方正黑体_GBK", "方正小标宋简体"})
_LARGEST_SIZE = 3_276


class Look(Struct, frozen=True, gc=False):
    """What decides whether a run is shown, and how large and bold. None where nothing is said."""

    size: int | None = None
    bold: bool | None = None
    heavy: bool | None = None
    """Whether its East Asian face is one that headings are set in."""
    hidden: bool | None = None
    style: str = ""

    def over(self, base: Look) -> Look:
        """This look, and where it says nothing that of ``base``."""
        return Look(
            base.size if self.size is None else self.size,
            base.bold if self.bold is None else self.bold,
            base.heavy if self.heavy is None else self.heavy,
            base.hidden if self.hidden is None else self.hidden,
        )


class Style(Struct, frozen=True, gc=False):
    """A style with all that it inherits."""

    level: int | None = None
    """The heading level, from 1; 0 for one that says it is body text."""
    look: Look = Look()
    centred: bool | None = None
    page_before: bool | None = None
    num_id: int | None = None
    num_level: int | None = None
    num_owner: str = ""
    """The style of the chain that holds the numbering."""


def read_look(properties: Element) -> Look:
    """The look that run properties (``w:rPr``) give."""
    size = bold = heavy = hidden = None
    style = ""
    for element in properties:
        tag = element.tag
        if tag == SIZE:
            size = read_integer(element.get(VAL), 1, _LARGEST_SIZE)
        elif tag == BOLD:
            bold = is_on(element)
        elif tag == FONTS:
            face = element.get(_EAST_ASIAN)
            heavy = None if face is None else face in _HEAVY_FACES
        elif tag == VANISH:
            hidden = is_on(element)
        elif tag == _R_STYLE:
            style = element.get(VAL) or ""
    return Look(size, bold, heavy, hidden, style)


_R_STYLE = W + "rStyle"
_PLAIN = Style()


class Styles:
    """The styles of a document, each resolved once along its chain of ``basedOn``."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._resolved: dict[str, Style] = {}
        self.default = ""
        base = Look(DEFAULT_SIZE, False, False, False)
        for element in () if root is None else root:
            if element.tag == W + "docDefaults":
                properties = next(element.iter(R_PR), None)
                if properties is not None:
                    base = read_look(properties).over(base)
            elif element.tag == STYLE:
                name = element.get(W + "styleId") or ""
                self._elements.setdefault(name, element)
                if element.get(W + "default") in ("1", "true", "on") and element.get(W + "type") == "paragraph":
                    self.default = name
        self.base = base

    def of_paragraph(self, name: str | None) -> Style:
        """The style of a paragraph; the default one where none or an unknown one is named."""
        return self.get(name if name in self._elements else self.default)

    def numbering_of(self, name: str) -> int | None:
        """The list (``w:numId``) of a style's own paragraph properties."""
        return self.get(name).num_id

    def get(self, name: str | None) -> Style:
        """A style by id; one that says nothing for an unknown id."""
        known = self._resolved.get(name or "")
        if known is not None:
            return known
        chain: list[str] = []
        at = name
        while at is not None and at in self._elements and at not in self._resolved:
            chain.append(at)
            self._resolved[at] = _PLAIN  # a cycle ends here
            at = child_value(self._elements[at], BASED_ON)
        style = self._resolved.get(at, _PLAIN) if at is not None else _PLAIN
        for own in reversed(chain):
            style = self._resolved[own] = _read_style(own, self._elements[own], style)
        return style


def _read_style(name: str, element: Element, base: Style) -> Style:
    level, centred, page_before = base.level, base.centred, base.page_before
    num_id, num_level, owner = base.num_id, base.num_level, base.num_owner
    look = base.look
    named = level_of_name(child_value(element, NAME) or "")
    if named is not None:
        level = named
    for part in element:
        if part.tag == R_PR:
            look = read_look(part).over(look)
        elif part.tag == P_PR:
            for prop in part:
                if prop.tag == OUTLINE:
                    level = read_outline(prop)
                elif prop.tag == JC:
                    centred = prop.get(VAL) == "center"
                elif prop.tag == PAGE_BEFORE:
                    page_before = is_on(prop)
                elif prop.tag == NUM_PR:
                    said = read_integer(child_value(prop, NUM_ID), 0, 1 << 31)
                    num_id = num_id if said is None else said
                    num_level = read_integer(child_value(prop, ILVL), 0, 8)
                    owner = name
    return Style(level, look, centred, page_before, num_id, num_level, owner)


def read_outline(element: Element) -> int | None:
    """The heading level of ``w:outlineLvl``, from 1; 0 for body text, None for a value that is none."""
    value = read_integer(element.get(VAL), 0, 9)
    return None if value is None else (value + 1) % 10


def level_of_name(name: str) -> int | None:
    """The heading level that a style's name states: ``heading 2`` and 标题 2 are 2, the title is 1."""
    words = name.strip().lower()
    if words in ("title", "标题"):
        return 1
    for beginning in ("heading", "标题"):
        if words.startswith(beginning):
            digit = words[len(beginning) :].strip()
            if len(digit) == 1 and digit in "123456789":
                return int(digit)
    return None
