"""The sections that the form has, read from ``sections.toml``, and how a heading names one of them."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from functools import cache, lru_cache

from msgspec import Struct

from .years import without_years

TOPS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
NEWEST = 9998
"""A fiscal year that stands for the newest form."""
LONGEST = 200
"""Characters of a heading. The form's longest name has 121."""


class FormSection(Struct, frozen=True):
    """A section of the form: ``title`` in its wording, further names, and names that other sections' headings use."""

    id: str
    title: str
    also: tuple[str, ...] = ()
    generic: tuple[str, ...] = ()
    since: int = 0
    until: int = 9999
    """The fiscal years whose form has it, under this title."""


class Names(Struct, frozen=True):
    """Squeezed names → ids."""

    tops: Mapping[str, str]
    parts: Mapping[str, str]
    """Longest name first."""
    generic: frozenset[str]
    titles: Mapping[str, str]
    """Id → the wording of the newest form."""
    form: tuple[FormSection, ...]


class Reading(Struct, frozen=True):
    """What a heading says: the id that its number makes, and the id that its words name; "" for neither."""

    number: str
    named: str
    generic: bool
    """Whether the words head other sections too."""

    @property
    def id(self) -> str:
        """The section: what the words name, unless they are general or the number is one of a part of it."""
        if self.number and (self.generic or not self.named or self.number.startswith(self.named + ".")):
            return self.number
        return self.named


@cache
def names() -> Names:
    """The form's names."""
    import tomllib

    import msgspec

    with open(os.path.join(os.path.dirname(__file__), "sections.toml"), "rb") as file:
        form = msgspec.convert(tomllib.load(file)["section"], tuple[FormSection, ...])
    every = [(squeeze(name), s.id) for s in form for name in (s.title, *s.also, *s.generic)]
    parts = sorted((pair for pair in every if "." in pair[1]), key=lambda pair: -len(pair[0]))
    return Names(
        {name: id for name, id in every if "." not in id},
        dict(parts),
        frozenset(squeeze(name) for s in form for name in s.generic),
        {s.id: s.title for s in form},
        form,
    )


def title_of(id: str, year: int = NEWEST) -> str:
    """The wording of a section's title in the form of a fiscal year."""
    return next((s.title for s in names().form if s.id == id and s.since <= year <= s.until), names().titles[id])


def parts_of(top: str, year: int = NEWEST) -> tuple[str, ...]:
    """The ids of the parts that a top section has in the form of a fiscal year; III.3 is an item, no part."""
    return tuple(
        s.id for s in names().form if s.id.startswith(top + ".") and s.since <= year <= s.until and top != "III"
    )


def number_of(id: str) -> str:
    """An id as the form writes it: "V.B.(1)" for "V.B.1"."""
    return f"{id[:-1]}({id[-1]})" if id.count(".") == 2 else id


def top_of(id: str) -> str:
    """The top section that a section is or is a part of: "V" for "V.B.1"."""
    return id.partition(".")[0]


@lru_cache(8192)
def squeeze(words: str) -> str:
    """Words without case, blanks and punctuation: how names are compared."""
    return "".join(filter(str.isalnum, words.lower().replace("&", "and")))


@cache
def _number() -> re.Pattern[str]:
    item = r"(?:\((?P<item>[1-5])\)|(?P<bare>[1-5])(?!\d))[ ]?[.:)]?"
    return re.compile(
        r"(?P<word>[Ss][Ee][Cc][Tt][Ii][Oo][Nn] )?(?P<top>X(?:I{1,2})?|IX|VI{0,3}|IV|I{1,3})(?![A-Za-z0-9’'])"
        r"(?(word)|(?=[ ]?[.:)–—-]|$))[ ]?[.:)]?[ ]?"
        rf"(?:[-–—]+[ ]?)?(?:(?P<part>[A-E])(?![A-Za-z0-9’'])[ ]?[.:)]?[ ]?(?:{item})?)?"
    )


@cache
def _part() -> re.Pattern[str]:
    return re.compile(r"(?P<part>[A-E])[ ]?[.)][ ]?(?:\((?P<item>[1-5])\)|(?P<bare>[1-5])(?=[.)]))?[ ]?[.:)]?")


def read_heading(folded: str, top: str = "") -> Reading:
    """What a heading says; ``top`` is the section that it stands in, for headings that say only "A."."""
    if not folded or len(folded) > LONGEST or not "0" <= folded[0] <= "z":
        return _NOTHING
    number, words = "", folded
    match = _number().match(folded)
    if match is not None:
        number, words = _id(match["top"], match), folded[match.end() :]
        above, slash, below = words.rpartition(" / ")
        under = _part().match(below) if slash and above else None
        if under is not None:
            number, words = _id(match["top"], under), below[under.end() :]
    elif top and (match := _part().match(folded)) is not None:
        number, words = _id(top, match), folded[match.end() :]
        number = "" if number == top else number
    key = squeeze(without_years(words))
    return Reading(number, _named(key), key in names().generic)


_NOTHING = Reading("", "", False)


def _id(top: str, match: re.Match[str]) -> str:
    """The id that a number makes: as deep as the form goes."""
    part, item = match["part"], match["item"] or match["bare"]
    titles = names().titles
    if part and item and f"{top}.{part}.{item}" in titles:
        return f"{top}.{part}.{item}"
    if part and (f"{top}.{part}" in titles or f"{top}.{part}.1" in titles):
        return f"{top}.{part}"
    return top


def _named(key: str) -> str:
    if len(key) < 10:
        return ""
    found = names().tops.get(key)
    if found is not None:
        return found
    for name, id in names().parts.items():
        if key.startswith(name) or key.endswith(name):
            return id
    return ""


@lru_cache(4096)
def named_top(title: str) -> str:
    """The top section whose whole name a title is, or ""."""
    return names().tops.get(squeeze(without_years(title)), "")
