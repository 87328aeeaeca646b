"""The name of the agency, out of titles and file names that say more than it."""

from __future__ import annotations

import re
from functools import cache

from .years import without_years

_REPORT_WORDS = r"annual|reports?|foia|freedom of information(?: act)?|fiscal|fy|years?|final|revised|amended|corrected"
_SMALL_WORDS = "of|for|to|on|the|under|from|its|pursuant|ending|ended|through|in|an|a|and|is"
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_FILE_WORDS = frozenset(
    {"annual", "report", "reports", "foia", "freedom", "information", "act", "fiscal", "fy", "year", "final", "revised"}
    | {"amended", "corrected", "updated", "raw", "data", "web", "accessible", "version", "copy", "draft", "section"}
    | {"sections", "csv", "xml", "html", "pdf", "docx", "txt", "md", "the", "of", "for", "and", "last", "previous", "this"}
)  # fmt: skip


@cache
def _said_beside() -> re.Pattern[str]:
    """What a title says beside the agency: that it is a report, and the small words round that."""
    small, words = rf"(?:\b(?:{_SMALL_WORDS})\s+)*", rf"\b(?:{_REPORT_WORDS})\b[\s’']*"
    return re.compile(rf"{small}{words}(?:{small}{words})*{small}", re.IGNORECASE)


@cache
def _small_words() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_SMALL_WORDS})\b", re.IGNORECASE)


@cache
def _date() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:(?:{_MONTHS})\b\s*\d{{0,2}},?\s*)?\b(?:19|20)\d\d\b|\b(?:{_MONTHS})\s+\d{{1,2}}\b", re.IGNORECASE
    )


@cache
def _between() -> re.Pattern[str]:
    return re.compile(r"[:|()\[\],;/–—]|\s-+\s|--+")


def agency_of_title(folded: str) -> str:
    """The agency that a title names: what it says beside "Annual FOIA Report for Fiscal Year 2021"; "" for nothing else,
    and for a title that a program has yet to fill in."""
    if "{" in folded:
        return ""
    words = _date().sub(" | ", without_years(folded))
    parts = [_said_beside().sub(" ", f"{part} ") for part in _between().split(words)]
    found = [" ".join(part.split()).strip(" .'’-&_") for part in parts]
    return " ".join(part for part in found if len(re.findall("[A-Za-z]", _small_words().sub("", part))) > 1)


def agency_of_name(name: str) -> str:
    """The agency that a file name names beside the year: "usab" for usab-foia-annual-report-fy2021.md; "" for none."""
    base = name.replace("\\", "/").rsplit("/", 1)[-1].rpartition(".")[0].lower()
    words = re.findall(r"[^\W\d_]{2,}", re.sub(r"(?:fy)?[-_ ]?(?:19|20)?\d\d(?!\d)", " ", base))
    return " ".join(word for word in words if word not in _FILE_WORDS)
