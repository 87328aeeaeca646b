"""What ``.gitignore`` files leave out of a folder, as git reads them.

Files count from the root of the repository down, those nearer to a file over those above it, and before all of them
``info/exclude`` of the repository. Outside a repository they count from the folder that is walked. The user's own
``core.excludesFile`` does not count: one tree gives one result on every machine. Capital letters are never taken for
small ones. Like git this compares bytes, each as one character. Matching takes time in proportion to pattern and name, whatever they hold.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

NAME = ".gitignore"
MOST_BYTES = 1 << 20
"""What lies behind them in a file is not read: more is checked then, not less."""
MOST_PATTERNS = 2_000
LONGEST = 4_096
"""A longer line is none: no path is so long."""
ANY_DEPTH = "**"
_SPECIAL = frozenset("*?[\\")
_CLASSES = {
    "alnum": "a-zA-Z0-9", "alpha": "a-zA-Z", "blank": r" \t", "cntrl": r"\x00-\x1f\x7f", "digit": "0-9",
    "graph": "!-~", "lower": "a-z", "print": " -~", "punct": r"!-/:-@\[-`{-~", "space": r"\t-\r ", "upper": "A-Z",
    "xdigit": "0-9a-fA-F",
}  # fmt: skip


class Pattern(Struct, frozen=True):
    """A line: names between slashes; whether it takes back what earlier ones left out; whether it means folders only."""

    names: tuple[str, ...]
    takes_back: bool = False
    folders_only: bool = False

    def matches(self, path: Sequence[str], *, folder: bool) -> bool:
        """Whether it means a path, given as names from the folder of its file on."""
        if self.folders_only and not folder:
            return False
        if len(self.names) == 2 and self.names[0] == ANY_DEPTH:
            return _name_matches(self.names[1], path[-1])
        return _match(self.names, path)


class Ignored(Struct, frozen=True, eq=False):
    """What holds in a folder: the patterns of its own file, and what holds above it."""

    depth: int
    """How many names lead from the root to the folder of the file."""
    patterns: tuple[Pattern, ...]
    """The last first."""
    above: Ignored | None = None

    def leaves_out(self, path: Sequence[str], *, folder: bool) -> bool:
        """Whether a file or folder of this folder is left out, by its names from the root on."""
        level: Ignored | None = self
        while level is not None:
            below = path[level.depth :]
            for pattern in level.patterns:
                if pattern.matches(below, folder=folder):
                    return not pattern.takes_back
            level = level.above
        return False


def read_ignored(file: str, depth: int, above: Ignored | None) -> Ignored | None:
    """What holds in the folder of a file; what holds above it when there is no such file or it says nothing."""
    patterns = tuple(reversed(read_patterns(_bytes(file))))
    return Ignored(depth, patterns, above) if patterns else above


def read_patterns(data: bytes) -> list[Pattern]:
    """The patterns of a file, in order."""
    lines = data.removeprefix(b"\xef\xbb\xbf").decode("latin-1").split("\n")
    found = (_pattern(_without_end(line)) for line in lines[:MOST_PATTERNS])
    return [pattern for pattern in found if pattern is not None]


def exclude_file(git: str) -> str:
    """The file ``info/exclude`` of a repository, by the path of its ``.git``, which may be a file that leads on."""
    if os.path.isdir(git):
        return os.path.join(git, "info", "exclude")
    told = os.fsdecode(_bytes(git))
    if not told.startswith("gitdir:"):
        return ""
    real = os.path.join(os.path.dirname(git), told.removeprefix("gitdir:").strip())
    common = os.fsdecode(_bytes(os.path.join(real, "commondir"))).strip()
    return os.path.join(real, common, "info", "exclude")


def _bytes(path: str) -> bytes:
    """The beginning of a regular file; nothing of what cannot be read. A link is not followed, as git does not."""
    try:
        if not path or not stat.S_ISREG(os.lstat(path).st_mode):
            return b""
        with open(path, "rb") as file:
            return file.read(MOST_BYTES)
    except OSError:
        return b""


def _without_end(line: str) -> str:
    """Without the carriage return, and without spaces at the end but one that a backslash holds."""
    line = line.removesuffix("\r")
    bare = line.rstrip(" ")
    backslashes = len(bare) - len(bare.rstrip("\\"))
    return bare + " " if backslashes % 2 and len(bare) < len(line) else bare


def _pattern(line: str) -> Pattern | None:
    if not line or line.startswith("#") or len(line) > LONGEST:
        return None
    takes_back = line.startswith("!")
    text = line[takes_back:]
    folders_only = text.endswith("/")
    text = text.removesuffix("/")
    names = tuple(_names(text))
    if "/" not in text:
        names = (ANY_DEPTH, "*" if set(names[0]) == {"*"} else names[0])
    elif text.startswith("/"):
        names = names[1:]
    if not names or not all(names) or any(_expression(name) is None for name in names):
        return None  # nothing can have such a name
    return Pattern(tuple(_merged(names)), takes_back, folders_only)


def _names(text: str) -> Iterator[str]:
    """The names between slashes. A slash in brackets parts nothing."""
    start = at = 0
    while at < len(text):
        escaped = text[at] == "\\"
        if text[at + escaped : at + escaped + 1] == "/":
            yield text[start:at]
            at += escaped
            start = at + 1
        elif escaped:
            at += 1
        elif text[at] == "[":
            at = _end_of_class(text, at) or len(text)
        at += 1
    yield text[start:]


def _merged(names: Sequence[str]) -> Iterator[str]:
    """Two stars or more alone are any number of folders; such that follow each other are one."""
    for at, name in enumerate(names):
        if not _is_alone(name):
            yield name
        elif at == len(names) - 1:
            yield from (ANY_DEPTH, "*") if at == 0 or not _is_alone(names[at - 1]) else ("*",)
        elif at == 0 or not _is_alone(names[at - 1]):
            yield ANY_DEPTH


def _is_alone(name: str) -> bool:
    return len(name) > 1 and set(name) == {"*"}


def _match(pattern: Sequence[str], path: Sequence[str]) -> bool:
    """Names against names; only the last ``**`` before a mismatch is ever tried again, so nothing explodes."""
    at = name = 0
    again, tried = -1, 0
    while name < len(path):
        if at < len(pattern) and pattern[at] == ANY_DEPTH:
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
    return at == len(pattern)


def _name_matches(pattern: str, name: str) -> bool:
    if _SPECIAL.isdisjoint(pattern):
        return pattern == name
    expression = _expression(pattern)
    return expression is not None and expression.fullmatch(name) is not None


@cache
def _expression(pattern: str) -> re.Pattern[str] | None:
    """Between stars the leftmost match is as good as any, so each is atomic: no pattern backtracks. None for a pattern
    that matches nothing."""
    groups: list[list[str]] = [[]]
    at = 0
    while at < len(pattern):
        character = pattern[at]
        if character == "*":
            groups.append([])
        elif character == "?":
            groups[-1].append(".")
        elif character == "[":
            end = _end_of_class(pattern, at)
            body = _class(pattern[at + 1 : end]) if end else ""
            if not body:
                return None
            groups[-1].append(body)
            at = end
        else:
            if character == "\\":
                at += 1
                if at == len(pattern):
                    return None
            groups[-1].append(re.escape(pattern[at]))
        at += 1
    first, *rest = ["".join(group) for group in groups]
    middle = "".join(f"(?>.*?{group})" for group in rest[:-1] if group)
    return re.compile(first + middle + (f".*{rest[-1]}" if rest else ""), re.S)


def _end_of_class(text: str, at: int) -> int:
    """Where the bracket that opens here is closed; 0 for nowhere."""
    at += 1 + (text[at + 1 : at + 2] in {"!", "^"})
    first = True
    while at < len(text) and (first or text[at] != "]"):
        first = False
        if text[at] == "\\":
            at += 1
        else:
            at = _end_of_named(text, at) or at
        at += 1
    return at if at < len(text) else 0


def _end_of_named(text: str, at: int) -> int:
    """Where ``[:alpha:]`` that begins here ends; 0 when none does."""
    if not text.startswith("[:", at):
        return 0
    end = text.find("]", at + 2)
    return end if end > at + 2 and text[end - 1] == ":" else 0


def _class(inside: str) -> str:
    """What stands in brackets as an expression of one character; "" when it can match nothing."""
    inverted = inside[:1] in {"!", "^"}
    body = inside[inverted:]
    parts: list[str] = []
    at = 0
    while at < len(body):
        if end := _end_of_named(body, at):
            named = _CLASSES.get(body[at + 2 : end - 1])
            if named is None:
                return ""
            parts.append(named)
            at = end + 1
            continue
        first, at = _character(body, at)
        last = first
        if body[at : at + 1] == "-" and at + 1 < len(body):
            last, at = _character(body, at + 1)
        last = max(first, last)  # to git the first of a range that runs backwards is in it
        parts.append(f"{re.escape(first)}-{re.escape(last)}")
    if not parts:
        return "." if inverted else ""
    return f"[{'^' if inverted else ''}{''.join(parts)}]"


def _character(body: str, at: int) -> tuple[str, int]:
    """A character, after its backslash if it has one, and where the next begins."""
    if body[at] == "\\" and at + 1 < len(body):
        at += 1
    return body[at], at + 1
