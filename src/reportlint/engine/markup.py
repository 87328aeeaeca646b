"""Whether an edit would leave half of a tag, an entity or an emphasis behind."""

from __future__ import annotations

import re
from functools import cache

from reportlint.model import Span

_VOID = frozenset({"br", "wbr", "img", "hr", "input", "meta", "link"})
_MARKS = "*_`"
_LONGEST_ENTITY = 40


def splits_markup(text: str, span: Span, format: str) -> bool:
    """Whether the characters of a span cannot be replaced without breaking markup round them: they begin or end
    inside a tag or an entity, or hold words together with one half of a pair of tags or marks."""
    if format not in {"markdown", "html"}:
        return False
    if _lies_in_entity(text, span.start) or _lies_in_entity(text, span.end):
        return True
    words = text[span.start : span.end]
    rest, balanced = _without_tags(words) if "<" in words else (words, True)
    if format == "html" and ">" in rest:
        balanced = False
    if format == "markdown" and any(mark in rest for mark in _MARKS):
        balanced = balanced and not any(rest.count(mark) % 2 or rest.count(2 * mark) % 2 for mark in _MARKS)
        rest = rest.translate(dict.fromkeys(map(ord, _MARKS)))
    return not balanced and bool(rest.strip())


@cache
def _tag() -> re.Pattern[str]:
    return re.compile(r"<(/?)([A-Za-z][^\s<>/]*)[^<>]*>|<!--.*?-->", re.S)


@cache
def _entity() -> re.Pattern[str]:
    return re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")


def _lies_in_entity(text: str, at: int) -> bool:
    begin = text.rfind("&", max(0, at - _LONGEST_ENTITY), at)
    found = _entity().match(text, begin) if begin >= 0 else None
    return found is not None and found.end() > at


def _without_tags(words: str) -> tuple[str, bool]:
    """Words without their tags, and whether every tag in them that opens closes in them too."""
    opened: list[str] = []
    balanced = True
    for match in _tag().finditer(words):
        closes, name = match[1], (match[2] or "").lower()
        if not name or name in _VOID:
            continue
        if not closes:
            opened.append(name)
        elif opened and opened[-1] == name:
            opened.pop()
        else:
            balanced = False
    rest = _tag().sub("", words)
    return rest, balanced and not opened and "<" not in rest
