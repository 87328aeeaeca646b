"""File patterns: ``*`` and ``?`` stay within a name, ``**`` is any number of folders, ``[abc]`` and ``[!abc]`` one
character.

A pattern without a slash is looked for at any depth. One whose last name has no wildcard, or that ends in a slash, also
stands for everything below that folder. Matching takes time in proportion to pattern and path, whatever they hold.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from msgspec import Struct

LONGEST_GLOB = 1000
_WILD = frozenset("*?[")


class GlobError(ValueError):
    """A pattern cannot be read: why, in both languages."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh = zh
        self.en = en


class Glob(Struct, frozen=True):
    """A pattern as written, the names that it is made of, and whether it also stands for what lies below."""

    text: str
    names: tuple[str, ...]
    below: bool

    def matches(self, path: str) -> bool:
        """Whether it matches a path with ``/`` between names, relative to the folder that the pattern belongs to."""
        return self.matches_names(path.split("/"))

    def matches_names(self, path: Sequence[str]) -> bool:
        if not self.below:
            return _match(self.names, path)
        return _match((*self.names, "**"), path)

    def matches_all_in(self, folder: str) -> bool:
        """Whether it matches whatever may lie in a folder, given as for :meth:`matches`."""
        return (self.below or self.names[-1] == "**") and self.matches(folder)


def read_glob(text: str) -> Glob:
    """The pattern of a text. Raises GlobError."""
    _refuse(text)
    rest = text.removeprefix("./")
    folder = rest.endswith("/")
    names = rest.rstrip("/").split("/")
    for name in names:
        _check_name(name)
    below = folder or (names[-1] != "**" and not _WILD & set(names[-1]))
    if len(names) == 1 and names[0] != "**":
        names = ["**", *names]
    kept = [name for at, name in enumerate(names) if name != "**" or at == 0 or names[at - 1] != "**"]
    return Glob(text, tuple(kept), below)


def _refuse(text: str) -> None:
    if not text.strip("./ "):
        raise GlobError("文件模式是空的", "the pattern is empty")
    if len(text) > LONGEST_GLOB:
        raise GlobError(f"文件模式超过{LONGEST_GLOB}个字符", f"the pattern has more than {LONGEST_GLOB} characters")
    if "\\" in text:
        raise GlobError(
            "文件模式里的文件夹用“/”分隔，不用反斜杠", "folders in a pattern are set apart by /, not by backslashes"
        )
    if text.startswith(("/", "~")) or text[1:2] == ":":
        raise GlobError(
            "文件模式从本配置文件所在的文件夹起算，不能是绝对路径",
            "a pattern begins at the folder of its configuration; it cannot be an absolute path",
        )


def _check_name(name: str) -> None:
    if not name or name == ".":
        raise GlobError("文件模式里有空的文件夹名", "the pattern holds an empty folder name")
    if name == "..":
        raise GlobError("文件模式不能用“..”指向上级文件夹", "a pattern cannot lead out of its folder by ..")
    if "**" in name and name != "**":
        raise GlobError("“**”要单独放在两个“/”之间，例如“**/*.md”", "** stands alone between slashes, as in **/*.md")
    if "{" in name or "}" in name:
        raise GlobError("文件模式不支持花括号；请写成两条", "braces mean nothing in a pattern; write two patterns")
    _pieces(name)


def _match(pattern: Sequence[str], path: Sequence[str]) -> bool:
    """Names against names; only the last ``**`` before a mismatch is ever tried again, so nothing explodes."""
    at = name = 0
    again, tried = -1, 0
    while name < len(path):
        if at < len(pattern) and pattern[at] == "**":
            again, tried = at, name
            at += 1
        elif at < len(pattern) and _name_matches(pattern[at], path[name]):
            at += 1
            name += 1
        elif again >= 0:
            tried += 1
            at, name = again + 1, tried
        else:
            return False
    return all(part == "**" for part in pattern[at:])


def _name_matches(pattern: str, name: str) -> bool:
    if not _WILD & set(pattern):
        return pattern == name
    return _compiled(pattern).fullmatch(name) is not None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Between stars the leftmost match is as good as any, so each is atomic: no pattern backtracks."""
    groups: list[list[str]] = [[]]
    for piece in _pieces(pattern):
        if piece == "*":
            groups.append([])
        else:
            groups[-1].append(piece)
    first, *rest = ["".join(group) for group in groups]
    middle = "".join(f"(?>.*?{group})" for group in rest[:-1] if group)
    last = f".*{rest[-1]}" if rest else ""
    return re.compile(first + middle + last, re.S)


def _pieces(pattern: str) -> list[str]:
    """A name's pattern as expressions of one character each, and "*"."""
    pieces: list[str] = []
    at = 0
    while at < len(pattern):
        character = pattern[at]
        if character == "*":
            if pieces[-1:] != ["*"]:
                pieces.append("*")
        elif character == "?":
            pieces.append(".")
        elif character == "[":
            end = pattern.find("]", at + 3 if pattern[at + 1 : at + 2] in {"!", "^"} else at + 2)
            if end < 0:
                raise GlobError("文件模式缺少右方括号", "the ] of the pattern is missing")
            pieces.append(_character_class(pattern[at + 1 : end]))
            at = end
        else:
            pieces.append(re.escape(character))
        at += 1
    return pieces


def _character_class(inside: str) -> str:
    inverted = inside[0] in "!^"
    body = inside[1:] if inverted else inside
    parts = []
    at = 0
    while at < len(body):
        first, last = body[at], body[at]
        if body[at + 1 : at + 2] == "-" and at + 2 < len(body):
            last = body[at + 2]
            at += 2
        if first > last:
            raise GlobError(
                f"文件模式里的范围“{first}-{last}”首尾颠倒", f"the range {first}-{last} of the pattern is backwards"
            )
        parts.append(f"{re.escape(first)}-{re.escape(last)}")
        at += 1
    return f"[{'^' if inverted else ''}{''.join(parts)}]"
