"""Automatic numbers: what stands before a paragraph although the file does not hold it as characters."""

from __future__ import annotations

from msgspec import Struct

from .numerals import FORMATS, LARGEST
from .styles import Style, Styles
from .tags import CHOICE, FALLBACK, P_STYLE, VAL, Element, W, child_value, is_on, read_integer

_LEVELS = 9
_LONGEST_TEXT = 255
"""Characters of a level's text, as in Word."""
_LARGEST_ID = 1 << 31
_ABSTRACT_ID = W + "abstractNumId"
_NUM_FORMAT = W + "numFmt"


class Label(Struct, frozen=True, gc=False):
    """The number before a paragraph and what stands between the two. ``text`` is "" for a bullet."""

    text: str
    separator: str


_BULLET = Label("", "")


class Level(Struct, frozen=True, gc=False):
    """A level of a list."""

    start: int = 0
    format: str = "decimal"
    width: int = 0
    """Digits at least, of a format such as "001, 002, 003"."""
    text: str = ""
    separator: str = " "
    restart: int | None = None
    """The level (from 1) behind which it begins again; None for any above it, 0 for never."""
    legal: bool = False
    style: str = ""

    def show(self, number: int, *, legal: bool) -> str:
        if legal and self.format not in ("bullet", "none"):
            return str(number)
        if self.width:
            return str(number).zfill(self.width)
        return FORMATS.get(self.format, str)(number)


class _List(Struct, frozen=True, gc=False):
    """A ``w:num``: the definition that it counts with, and where it departs from it."""

    definition: int
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """The lists of a document. Asked paragraph by paragraph, in reading order: it counts."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._definitions: dict[int, dict[int, Level]] = {}
        self._lists: dict[int, _List] = {}
        self._counts: dict[int, dict[int, int]] = {}
        self._begun: set[tuple[int, int]] = set()
        self.unknown_format = ""
        """The first number format met that is not known; its numbers are shown in digits."""
        links: dict[int, str] = {}
        for element in () if root is None else root:
            if element.tag == W + "abstractNum":
                number = read_integer(element.get(_ABSTRACT_ID), 0, _LARGEST_ID)
                if number is not None:
                    self._definitions[number] = _read_levels(element)
                    link = child_value(element, W + "numStyleLink")
                    if link is not None:
                        links[number] = link
            elif element.tag == W + "num":
                self._read_list(element)
        for number, style in links.items():
            target = self._lists.get(styles.numbering_of(style) or 0)
            if target is not None and target.definition in self._definitions:
                self._definitions[number] = self._definitions[target.definition]

    def _read_list(self, element: Element) -> None:
        number = read_integer(element.get(W + "numId"), 0, _LARGEST_ID)
        definition = read_integer(child_value(element, _ABSTRACT_ID), 0, _LARGEST_ID)
        if number is None or definition is None:
            return
        levels: dict[int, Level] = {}
        starts: dict[int, int] = {}
        for override in element:
            at = read_integer(override.get(W + "ilvl"), 0, _LEVELS - 1)
            if override.tag != W + "lvlOverride" or at is None:
                continue
            start = read_integer(child_value(override, W + "startOverride"), 0, LARGEST)
            if start is not None:
                starts[at] = start
            for child in override:
                if child.tag == W + "lvl":
                    levels[at] = _read_level(child)
        self._lists[number] = _List(definition, levels, starts)

    def label(self, num_id: int | None, level: int | None, style: Style) -> Label | None:
        """Count a paragraph and give its number; None when it has none.

        ``num_id`` and ``level`` are the paragraph's own, None where only its style speaks.
        """
        own = num_id is not None or level is not None
        if num_id is None:
            num_id = style.num_id
        found = self._lists.get(num_id) if num_id else None
        if found is None or num_id is None:
            return None
        levels = self._definitions.get(found.definition, {})
        if level is None:
            level = None if own else _level_of_style(levels, style.num_owner)
            level = (style.num_level or 0) if level is None else level
        here = found.levels.get(level) or levels.get(level)
        if here is None:
            return None
        counts = self._count(num_id, found, levels, level)
        if here.format == "bullet":
            return _BULLET
        return self._write(here, found, levels, counts)

    def _count(self, num_id: int, found: _List, levels: dict[int, Level], level: int) -> dict[int, int]:
        counts = self._counts.setdefault(found.definition, {})

        def start(at: int) -> int:
            return found.starts[at] if at in found.starts else (found.levels.get(at) or levels.get(at, Level())).start

        if level in found.starts and (num_id, level) not in self._begun:
            counts[level] = found.starts[level]
        else:
            counts[level] = min(counts[level] + 1, LARGEST) if level in counts else start(level)
        self._begun.add((num_id, level))
        for above in range(level):  # a level that was jumped over counts as begun
            counts.setdefault(above, start(above))
        for below in [at for at in counts if at > level]:
            restart = (found.levels.get(below) or levels.get(below, Level())).restart
            if restart is None or (restart and level < restart):
                del counts[below]
        return counts

    def _write(self, here: Level, found: _List, levels: dict[int, Level], counts: dict[int, int]) -> Label:
        text = here.text
        for at in range(_LEVELS):
            mark = f"%{at + 1}"
            if mark not in text:
                continue
            level = found.levels.get(at) or levels.get(at, Level())
            if level.format not in FORMATS and not level.width and not self.unknown_format:
                self.unknown_format = level.format
            number = counts.get(at)
            text = text.replace(mark, "" if number is None else level.show(number, legal=here.legal))
        return Label(text, here.separator if text else "")


def _level_of_style(levels: dict[int, Level], owner: str) -> int | None:
    """A style's level is the one that names the style."""
    return next((at for at, level in levels.items() if owner and level.style == owner), None)


def _read_levels(definition: Element) -> dict[int, Level]:
    levels: dict[int, Level] = {}
    for element in definition:
        at = read_integer(element.get(W + "ilvl"), 0, _LEVELS - 1)
        if element.tag == W + "lvl" and at is not None:
            levels[at] = _read_level(element)
    return levels


def _read_level(element: Element) -> Level:
    values = {child.tag: child.get(VAL) for child in element}
    legal = next((is_on(child) for child in element if child.tag == W + "isLgl"), False)
    format, width = _read_format(element)
    suffix = values.get(W + "suff")
    return Level(
        start=read_integer(values.get(W + "start"), 0, LARGEST) or 0,
        format=format,
        width=width,
        text=(values.get(W + "lvlText") or "")[:_LONGEST_TEXT],
        separator="" if suffix == "nothing" else " ",
        restart=read_integer(values.get(W + "lvlRestart"), 0, _LEVELS),
        legal=legal,
        style=values.get(P_STYLE) or "",
    )


def _read_format(level: Element) -> tuple[str, int]:
    """The number format and, of one that Word spells out ("001, 002, …"), its digits."""
    found = [element for element in level.iter(_NUM_FORMAT) if _is_read(element, level)]
    if not found:
        return "decimal", 0
    name = found[0].get(VAL) or "decimal"
    if name == "custom":
        first = (found[0].get(W + "format") or "").split(",")[0].strip()
        if first.isascii() and first.isdigit() and len(first) <= 8:
            return name, len(first)
    return name, 0


def _is_read(element: Element, level: Element) -> bool:
    """Whether it stands in the level itself or in the newer of two spellings."""
    parent = element.getparent()
    if parent is level or parent.tag == CHOICE:
        return True
    return bool(parent.tag == FALLBACK and parent.getparent().find(CHOICE) is None)
