"""Comments to the linter: ``reportlint: ignore[GI201] until=2027-03-31 row="…" column="…" reason: …``."""

from __future__ import annotations

import re
from functools import cache

from reportlint.model import Directive, Span


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(
            r"\s*reportlint:\s*(ignore(?:-file|-start|-end)?)\s*(?:[\[［【(（]([^\]］】)）\n]*)[\]］】)）])?\s*(.*)",
            re.S,
        ),
        re.compile(r'(until|row|column)\s*[=＝:：]\s*(?:"([^"]*)"|“([^”]*)”|(\S+))\s*'),
        # another word before a date is a misspelt end: it must not become a reason, and the end be lost
        re.compile(r"([A-Za-z-]+\s*[=＝:：]\s*\d{4}-\d\d?-\d\d?)\s*"),
        re.compile(r"(\S+)\s*"),
    )


def read_directive(comment: str, span: Span) -> Directive | None:
    """The directive that a comment's inner text holds, None for any other comment."""
    if "reportlint:" not in comment:
        return None
    whole, option, misspelt, word = _patterns()
    match = whole.fullmatch(comment)
    if match is None:
        return None
    kind, codes, rest = match.groups()
    rest = rest.strip()
    options: dict[str, str] = {}
    reason = ""
    while rest:
        if rest.startswith(("reason:", "reason：")):
            reason = rest[len("reason:") :].strip()
            break
        if found := option.match(rest):
            options[found[1]] = found[2] or found[3] or found[4] or ""
        elif found := misspelt.match(rest):
            options["until"] = found[1]
        elif codes is None and kind != "ignore-end" and (found := word.match(rest)):
            codes = found[1]  # without brackets it names this, not every rule
        else:
            reason = rest
            break
        rest = rest[found.end() :]
    listed = tuple(code.strip() for code in (codes or "").split(",") if code.strip())
    return Directive(
        kind, listed, span, options.get("until", ""), reason, options.get("row", ""), options.get("column", "")
    )


@cache
def _listed() -> re.Pattern[str]:
    return re.compile(r"reportlint:\s*ignore(?:-file|-start|-end)?\s*\[([^\]\n]*)\]")


def find_listed(text: str, span: Span) -> Span | None:
    """The place of the words in the brackets of a directive; None when it has no brackets."""
    match = _listed().search(text, span.start, span.end)
    return None if match is None else Span(*match.span(1))


def find_removal(text: str, span: Span) -> Span:
    """What is to be taken out with a directive: its line when nothing else stands there, else blanks behind it that
    would begin the line. A file whose last line it is keeps ending as it does."""
    begin, end = span.start, span.end
    while begin and text[begin - 1] in " \t":
        begin -= 1
    if begin and text[begin - 1] not in "\r\n":
        return span
    while end < len(text) and text[end] in " \t":
        end += 1
    if end == len(text):
        begin -= 2 if text.endswith("\r\n", 0, begin) else 1
        return Span(max(begin, 0), end)
    if text[end] not in "\r\n":
        return Span(span.start, end)
    return Span(begin, end + (2 if text.startswith("\r\n", end) else 1))
