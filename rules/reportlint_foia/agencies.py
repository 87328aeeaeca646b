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
    | {"stats", "statistics", "summary", "index", "table", "tables", "now", "new", "old", "all", "agency", "overall", "us"}
    | {"requests", "appeals", "backlog", "total", "usa", "tbd", "na", "hq", "oig", "ogc", "headquarters", "office", "other"}
)  # fmt: skip
"""What tells no agency from another, in file names and where one stands for a whole title or a component."""
_ORGANISATIONS = (
    "department|agency|administration|bureau|board|commission|office|services?|corporation|foundation|council|institutes?"
    "|authority|endowment|cent(?:er|re)|courts?|library|archives|bank|fund|committee|corps|museum|system|guard|reserve"
    "|college|university|laborator(?:y|ies)|division|directorate|trust|inspectorate|association|institution|treasury"
    "|army|navy|air force"
)


@cache
def _said_beside() -> re.Pattern[str]:
    """What a title says beside the agency: that it is a report, and the small words round that."""
    small, words = rf"(?:\b(?:{_SMALL_WORDS})\s+)*", rf"\b(?:{_REPORT_WORDS})\b[\s’']*"
    return re.compile(rf"{small}(?:{words}{small})+", re.IGNORECASE)


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


@cache
def _addressee() -> re.Pattern[str]:
    """Whom a report is handed to."""
    return re.compile(
        r"\b(?:submi\w+\s+)?to\s+(?:the\s+)?(?:U\.?S\.?\s+)?"
        r"(?:attorney general|department of justice|doj|congress|president)(?:\s+of\s+the\s+united\s+states)?",
        re.IGNORECASE,
    )


@cache
def _organisation() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_ORGANISATIONS})\b", re.IGNORECASE)


def agency_of_title(folded: str) -> str:
    """The agency that a title names beside "Annual FOIA Report for Fiscal Year 2021": words with one for a body in them,
    else an abbreviation. "" for anything else, and for a title that a program has yet to fill in."""
    if "{" in folded:
        return ""
    if "to" in folded.lower():
        folded = _addressee().sub(" | ", folded)
    words = _date().sub(" | ", without_years(folded))
    parts = [_said_beside().sub(" ", f"{part} ") for part in _between().split(words)]
    found = [" ".join(part.split()).strip(" .'’-&_") for part in parts]
    found = [part.removeprefix("The ").removeprefix("the ") for part in found]
    return " ".join(filter(_is_spelled_out, found)) or next(filter(is_abbreviation, found), "")


def _is_spelled_out(part: str) -> bool:
    """Whether words name one body among others: "Sample Agency", not "Our Agency"."""
    words = re.findall("[A-Za-z]{2,}", _small_words().sub("", part))
    return bool(_organisation().search(part)) and any(
        word.lower() not in _FILE_WORDS | {"our", "its"} for word in words
    )


def is_abbreviation(word: str) -> bool:
    """Whether a word is the abbreviation of some agency: "USAB", not "FOIA" or "OIG", which every agency has."""
    return re.fullmatch(r"[A-Z]{2,8}", word) is not None and word.lower() not in _FILE_WORDS


def agency_of_name(name: str, text: str) -> str:
    """The agency that a file name names beside the year, "usab" for usab-foia-annual-report-fy2021.md, where the text has
    each of its words in capitals; else ""."""
    base = name.replace("\\", "/").rsplit("/", 1)[-1].rpartition(".")[0].lower()
    words = re.findall(r"[^\W\d_]{2,}", re.sub(r"(?:fy)?[-_ ]?(?:19|20)?\d\d(?!\d)", " ", base))
    found = [word for word in words if word not in _FILE_WORDS]
    known = all(is_abbreviation(word.upper()) and re.search(rf"\b{word.upper()}\b", text) for word in found)
    return " ".join(found) if known else ""
