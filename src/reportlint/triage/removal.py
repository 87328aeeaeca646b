"""What takes a suppression, or some of its words, out of its file: a fix that changes no result."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from msgspec import structs

from reportlint.config.selection import ALL
from reportlint.engine.masking import mask
from reportlint.engine.results import RawDirective, RawEdit, RawFix


def words_of(directive: RawDirective) -> tuple[str, ...]:
    """The rules that a directive names; Chinese commas part them too."""
    listed = " ".join(directive.codes)
    for mark in ",，、;；":
        listed = listed.replace(mark, " ")
    return tuple(dict.fromkeys(listed.split())) or (ALL,)


def without(directive: RawDirective, words: Collection[str], other: RawDirective | None = None) -> RawFix | None:
    """A fix that takes words out of a directive and of the other end of its range, or both away when no word is left.

    None where it is not known how they are written.
    """
    edits: list[RawEdit] = []
    whole = set(words_of(directive)) <= set(words)
    for each in (directive, other):
        if each is None or (each is other and not each.codes and not whole):
            continue
        edit = each.removal if whole else _shortened(each, words)
        if edit is None:
            return None
        edits.append(edit)
    return RawFix(True, edits)


@cache
def _commas() -> re.Pattern[str]:
    return re.compile(r"([\s,，、;；]+)")


def _shortened(directive: RawDirective, words: Collection[str]) -> RawEdit | None:
    """The words of a directive that are left, parted as they were."""
    listed = directive.listed
    if listed is None or mask(listed.text) != listed.text:
        return None
    parts = _commas().split(listed.text)
    kept: list[str] = []
    for index in range(0, len(parts), 2):
        if parts[index] and parts[index] not in words:
            kept += [parts[index - 1] if kept else "", parts[index]]
    lead = parts[1] if len(parts) > 1 and not parts[0] else ""
    tail = parts[-2] if len(parts) > 1 and not parts[-1] else ""
    return structs.replace(listed, text="".join([lead, *kept, tail]))
