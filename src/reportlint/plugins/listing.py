"""The entry points of the group ``reportlint``, read from ``*.dist-info`` without importing the rest of the environment."""

from __future__ import annotations

import os
import sys

from msgspec import Struct

GROUP = "reportlint"


class Entry(Struct, frozen=True):
    """A plugin that an installed distribution names."""

    name: str
    module: str
    distribution: str
    version: str


def list_entries(paths: list[str] | None = None) -> list[Entry]:
    """The entries of all distributions on the path, in order of name; an earlier folder hides a later one."""
    found: dict[str, Entry] = {}
    seen: set[str] = set()
    for path in sys.path if paths is None else paths:
        for entry in _entries_in(path or ".", seen):
            found.setdefault(entry.name, entry)
    return [found[name] for name in sorted(found)]


def _entries_in(path: str, seen: set[str]) -> list[Entry]:
    try:
        names = os.listdir(path)
    except OSError:
        return []
    entries: list[Entry] = []
    for name in names:
        stem, dot, kind = name.rpartition(".")
        if not dot or kind not in {"dist-info", "egg-info"}:
            continue
        distribution, _, version = stem.partition("-")
        key = distribution.lower().replace("_", "-")
        if key in seen:
            continue
        seen.add(key)
        try:
            with open(os.path.join(path, name, "entry_points.txt"), encoding="utf-8") as file:
                text = file.read()
        except OSError:
            continue
        if f"[{GROUP}]" in text:
            entries += [Entry(n, module, distribution, version) for n, module in _read_group(text)]
    return entries


def _read_group(text: str) -> list[tuple[str, str]]:
    inside = False
    pairs = []
    for line in text.splitlines():
        line = line.strip()
        if line.startswith("["):
            inside = line == f"[{GROUP}]"
        elif inside and "=" in line and not line.startswith(("#", ";")):
            name, _, module = line.partition("=")
            pairs.append((name.strip(), module.strip().partition(" ")[0]))
    return pairs
