"""Changes as a unified diff that ``git apply`` and ``patch -p1`` accept."""

from __future__ import annotations

from collections.abc import Iterator


def unified(path: str, old: str, new: str) -> str:
    """The diff of a file, by its path as shown; "" when nothing differs. Lines end at LF, as those tools count."""
    from difflib import unified_diff

    name = path.lstrip("/")
    lines = unified_diff(_lines(old), _lines(new), _label("a/" + name), _label("b/" + name))
    return "".join(_whole(lines))


def _lines(text: str) -> list[str]:
    lines = [line + "\n" for line in text.split("\n")]
    lines[-1] = lines[-1][:-1]
    return lines if lines[-1] else lines[:-1]


def _whole(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        yield line if line.endswith("\n") else line + "\n\\ No newline at end of file\n"


_QUOTED = {"\t": "\\t", "\n": "\\n", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


def _label(path: str) -> str:
    """A path as a diff names it: quoted where it holds what would end or change it, a tab behind one with spaces."""
    if any(character in _QUOTED or character < " " or character == "\x7f" for character in path):
        return '"' + "".join(_QUOTED.get(c) or (f"\\{ord(c):03o}" if c < " " or c == "\x7f" else c) for c in path) + '"'
    return path + "\t" if " " in path else path
