"""Fiscal years as people write them: FY 2021, FY21, Fiscal Year 2021, fiscal year ending September 30, 2021."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from reportlint import Text


@cache
def _mention() -> re.Pattern[str]:
    year = r"(?P<year>(?:19|20)\d\d|\d\d)(?!\d)"
    return re.compile(
        rf"(?<![a-z])(?:fy|f\.[ ]?y\.|fiscal years?(?:[ ]?\(fy\))?)(?:[ ]?(?:end(?:ing|ed) )?(?:september 30,? )?)"
        rf"[-_ ]?[’'‘]?{year}(?P<more>[ ]?(?:[-–—/&]|to|through|and)[ ]?(?:fy|fiscal year)?[ ]?[’'‘]?\d)?",
        re.IGNORECASE,
    )


@cache
def _bare() -> re.Pattern[str]:
    return re.compile(r"(?<![\d/.-])(?:19|20)\d\d(?![\d/]|[-.]\d)")


@cache
def _edge() -> re.Pattern[str]:
    return re.compile(r"(?:start|beginning|end|close) of (?:the )?$", re.IGNORECASE)


@cache
def _aside() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:previous|prior|preceding|last|compar|chang|trend|versus|vs\b|since|plan|goal|next|upcoming|future|histor|act\b)",
        re.IGNORECASE,
    )


class Mention(Struct, frozen=True, eq=False):
    """A fiscal year and the words that say it."""

    year: int
    words: Text


def mentions(text: Text) -> list[Mention]:
    """The fiscal years that a text says its words are about.

    Spans of several years and the start or end of a year are none: the end of one year is the start of the next.
    """
    folded = text.folded
    found = []
    for match in _mention().finditer(folded) if _may_say(folded) else ():
        if match["more"] is None and _edge().search(folded, max(0, match.start() - 24), match.start()) is None:
            found.append(Mention(_year(match["year"]), text.part(match.start(), match.end())))
    return found


def only_mention(text: Text) -> Mention | None:
    """The one fiscal year that a heading is about; None where it names several or speaks of other years' figures."""
    found = mentions(text)
    if len({mention.year for mention in found}) != 1 or looks_aside(text.folded):
        return None
    return found[0]


def looks_aside(folded: str) -> bool:
    """Whether words compare years, speak of past or coming ones, or name a statute."""
    return _aside().search(folded) is not None


def bare_year(text: Text) -> Mention | None:
    """The one year that a title names without calling it fiscal: "2021 Annual FOIA Report"."""
    found = list(_bare().finditer(text.folded))
    if len(found) != 1:
        return None
    return Mention(int(found[0][0]), text.part(found[0].start(), found[0].end()))


def year_of_name(name: str) -> int | None:
    """The fiscal year that a file name gives: fy2021, FY21, or one year standing alone."""
    base = name.replace("\\", "/").rsplit("/", 1)[-1].rpartition(".")[0]
    found = [_year(match["year"]) for match in _mention().finditer(base)]
    found = found or [int(match[0]) for match in _bare().finditer(base.replace("_", " "))]
    return found[0] if len(set(found)) == 1 else None


def without_years(words: str) -> str:
    """Words without the fiscal years in them."""
    return _mention().sub("", words) if _may_say(words) else words


def _may_say(words: str) -> bool:
    lower = words.lower()
    return "fiscal year" in lower or "fy" in lower or "f.y." in lower or "f. y." in lower


def _year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)
