"""Patterns of paths, matched in time that grows with pattern times path, whatever the pattern is."""

from __future__ import annotations


def matches(pattern: str, path: str) -> bool:
    """Whether a pattern names a path or a folder above it.

    ``*`` and ``?`` stay within one part of the path, ``**`` spans parts. A pattern without a slash names any part; one
    with a slash is read from the beginning.
    """
    parts = [part for part in path.split("/") if part not in {"", "."}]
    wanted = [part for part in pattern.split("/") if part not in {"", "."}]
    if not wanted:
        return False
    if "/" not in pattern.rstrip("/"):
        return any(_part(wanted[0], part) for part in parts)
    return _parts(wanted, parts)


def _parts(wanted: list[str], parts: list[str]) -> bool:
    reached = {0}
    for index in range(len(parts) + 1):
        grown = set(reached)
        for at in sorted(reached):
            while at < len(wanted) and wanted[at] == "**":
                at += 1
                grown.add(at)
        if len(wanted) in grown:
            return True
        if index == len(parts):
            return False
        reached = {at for at in grown if wanted[at] == "**"}
        reached |= {at + 1 for at in grown if wanted[at] != "**" and _part(wanted[at], parts[index])}
    return False


def _part(pattern: str, name: str) -> bool:
    at = back = 0
    star, resume = -1, 0
    while at < len(name):
        if back < len(pattern) and pattern[back] == "*":
            star, resume = back, at
            back += 1
        elif back < len(pattern) and (pattern[back] in {"?", name[at]}):
            at += 1
            back += 1
        elif star >= 0:
            resume += 1
            at, back = resume, star + 1
        else:
            return False
    return not pattern[back:].strip("*")
