"""Markdown inside a line: marks, tags, anchors, escapes and entities taken off, each character with its place."""

from __future__ import annotations

import re
from functools import cache

from reportlint.model import Text, read, read_mapped

_BLANK = " \t\r\n\v\f\u3000\xa0\ufeff"


@cache
def _token(*, heading: bool) -> re.Pattern[str]:
    target = r"(?:\([^()]{0,300}\)|\{[^{}]{0,200}\})"
    links = rf"\[(?=[^\[\]]*\]{target})|\]{target}|\{{[#.-][^{{}}]{{0,200}}\}}$|"
    return re.compile(
        (links if heading else "") + r"\\([!-/:-@\[-`{-~])"
        r"|(\*{1,3}|(?<![0-9A-Za-z_])_{1,2}(?=[^\s_])|(?<=[^\s_])_{1,2}(?![0-9A-Za-z_]))"
        r"|(<!--.*?(?:-->|$)|</?(?i:a|br|b|strong|i|em|u|s|span|font|sup|sub|p|div|center|small|big|wbr|figure|figcaption|html|body|h[1-6])\b[^<>]{0,200}>"
        r"|\[\]\{[^{}]{1,200}\})"
        r"|(&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});)"
    )


def read_inline(source: str, start: int, end: int, *, half: bool = False, heading: bool = False) -> tuple[Text, int]:
    """A range of Markdown without emphasis marks, inline tags, escapes and entities, each character with its place.

    Also how much it looks like a heading: 2 when all of it is strong, else 0. ``half``: it holds one of two marks for
    strong words over several lines. ``heading``: links and attributes, [words](target) {#id}, are none of its words.
    """
    raw = source[start:end].rstrip(_BLANK)
    characters: list[str] = []
    offsets: list[int] = []
    widths: dict[int, int] = {}
    at = 0
    stars: dict[str, int] = {}
    for match in _token(heading=heading).finditer(raw):
        escaped, emphasis, tag, entity = match.groups()
        if emphasis:  # a star that stands alone is a footnote mark or a sign; emphasis marks come in pairs
            if emphasis not in stars:
                stars[emphasis] = raw.count(emphasis) + (half and emphasis == "**")
            if stars[emphasis] < 2:
                continue
        characters.extend(raw[at : match.start()])
        offsets.extend(range(start + at, start + match.start()))
        at = match.end()
        if escaped or entity:
            plain = escaped or _unescape(entity)
            for character in plain:
                widths[len(characters)] = match.end() - match.start()
                characters.append(character)
                offsets.append(start + match.start())
        elif tag and tag[1:3].lower() == "br":
            characters.append("\n")
            widths[len(characters) - 1] = len(tag)
            offsets.append(start + match.start())
    stripped = raw.strip(_BLANK)
    strong = 2 if len(stripped) > 4 and stripped[:2] in {"**", "__"} and stripped[-2:] == stripped[:2] else 0
    if at == 0:
        return read(source, start, end), strong
    characters.extend(raw[at:])
    offsets.extend(range(start + at, start + len(raw)))
    return read_mapped(source, "".join(characters), offsets or [start], widths), strong


def _unescape(entity: str) -> str:
    from html import unescape

    return unescape(entity)
