"""Pictures and files that stand alone in a line of Markdown, also as HTML: what they say cannot be read as text."""

from __future__ import annotations

import re
from functools import cache

from reportlint.model import Figure, Text

from .addresses import base_name, is_document, is_picture
from .rows import BLANK

_SIGNS = ("](", "![", "<img", "<IMG", "<iframe", "<embed", "<object")


@cache
def _picture() -> re.Pattern[str]:
    return re.compile(
        r"(?P<linked>\[)?!\[(?P<label>[^\[\]]*)\](?:\((?P<target>[^()]*)\)|\[(?P<reference>[^\[\]]*)\])(?(linked)\]\([^()]*\))"
        r"|!\[\[(?P<file>[^\[\]|]+)(?:\|[^\[\]]*)?\]\]"
        r"|<(?i:img)\b(?P<image>[^<>]*)>"
    )


@cache
def _file() -> re.Pattern[str]:
    return re.compile(
        r"\[(?P<label>[^\]]*)\]\((?P<target>[^)\s]+)(?:\s[^)]*)?\)|<(?P<tag>iframe|embed|object)\b(?P<said>[^<>]*)>"
    )


@cache
def _attribute() -> re.Pattern[str]:
    return re.compile(r"""(?i)\b(alt|src|data)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")


def read_figure(text: Text) -> Figure | None:
    """The pictures or the file that a line consists of; None for any other line."""
    words = text.folded
    if not any(sign in words for sign in _SIGNS):
        return None
    name = _picture_name(words)
    if name is not None:
        return Figure(text.span(), "picture", name)
    name = _file_name(words)
    return None if name is None else Figure(text.span(), "attachment", name)


def is_definition(body: str) -> bool:
    """Whether a line only says where a picture or a link that is named elsewhere lies: [表4]: images/t4.png."""
    label, colon, rest = body.partition("]:")
    words = rest.split(None, 1)
    if not colon or not words or label[:1] != "[" or label[1:2] in {"", "^"} or "]" in label:
        return False
    target = words[0].strip("<>")
    lies = target.startswith(("http://", "https://", "/", "./", "../")) or _is_file(target)
    return lies and (len(words) == 1 or words[1][:1] in "\"'(")


def _picture_name(words: str) -> str | None:
    """The name of the first of the pictures that words consist of."""
    name: str | None = None
    at = 0
    while at < len(words):
        found = _picture().match(words, at)
        if found is None:
            return None
        if name is None:
            said = _attributes(found["image"] or "")
            target = (found["target"] or "").strip("<> ").split(" ")[0]
            name = found["label"] or target or found["reference"] or found["file"] or said.get("alt") or said.get("src")
        at = found.end()
        while at < len(words) and words[at] in BLANK:
            at += 1
    return name or ""


def _file_name(words: str) -> str | None:
    found = _file().match(words)
    if found is None:
        return None
    if found["tag"]:
        if words[found.end() :].strip(BLANK) not in {"", f"</{found['tag']}>"}:
            return None
        said = _attributes(found["said"])
        address = said.get("src") or said.get("data") or ""
        return base_name(address) if _is_file(address) else None
    if found.end() != len(words) or not _is_file(found["target"]):
        return None
    return found["label"] or found["target"]


def _is_file(address: str) -> bool:
    return is_document(address) or is_picture(address)


def _attributes(said: str) -> dict[str, str]:
    """alt, src and data of a tag."""
    return {name.lower(): a or b or c for name, a, b, c in _attribute().findall(said)}
