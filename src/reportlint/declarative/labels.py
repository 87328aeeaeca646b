"""Labels of a table's rows or columns, as a person writes them: folded, without number, by path where one is not enough."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache

from msgspec import Struct

from reportlint.model import fold_plain
from reportlint.syntax.numbering import strip_number

BETWEEN = " / "
"""Between the labels of a path, the outermost first."""


class Found(Struct, frozen=True):
    """What a written label names: one label; a group, with all labels below it; several that it does not tell apart."""

    kind: str
    """"one", "group", "several" or "none"."""
    labels: tuple[str, ...] = ()


@lru_cache(256)
def labels_of(labels: tuple[str, ...]) -> Labels:
    """The index of some labels. Reports of one form share it."""
    return Labels(labels)


class Labels:
    """Finds labels by what people write for them."""

    def __init__(self, labels: tuple[str, ...]) -> None:
        self.labels = labels
        self._paths = [tuple(label.split(BETWEEN)) for label in labels]
        self._known: dict[str, Found] = {}
        self._ranges: dict[tuple[tuple[str, str], ...], tuple[str, ...] | None] = {}

    def find(self, written: str) -> Found:
        """What a label names. The number of a label may be left out, and a remark in brackets behind it."""
        found = self._known.get(written)
        if found is None:
            found = self._find(written)
            if len(self._known) < 1_000:
                self._known[written] = found
        return found

    def one(self, written: str) -> str | None:
        """The label, where it is one."""
        found = self.find(written)
        return found.labels[0] if found.kind == "one" else None

    def every(self, written: str) -> tuple[str, ...]:
        """The label, or all of its group; nothing for one that is not there or not told apart."""
        found = self.find(written)
        return found.labels if found.kind in {"one", "group"} else ()

    def ranges(self, ranges: tuple[tuple[str, str], ...]) -> tuple[str, ...] | None:
        """The labels of some ranges, first and last of each included; None where an end is not there."""
        if ranges not in self._ranges:
            self._ranges[ranges] = self._read_ranges(ranges)
        return self._ranges[ranges]

    def _read_ranges(self, ranges: tuple[tuple[str, str], ...]) -> tuple[str, ...] | None:
        found: list[str] = []
        for first, last in ranges:
            begin, end = self.every(first), self.every(last)
            if not begin or not end:
                return None
            found += (
                begin if first == last else self.labels[self.labels.index(begin[0]) : self.labels.index(end[-1]) + 1]
            )
        return tuple(found)

    def _find(self, written: str) -> Found:
        folded = fold_plain(written)
        exact = [label for label in self.labels if fold_plain(label) == folded]
        if len(exact) == 1:
            return Found("one", (exact[0],))
        for parts in _split(written):
            for form in (_numbered, _plain, _bare):
                found = self._alike(parts, form)
                if found.kind != "none":
                    return found
        return Found("none")

    def _alike(self, parts: Sequence[str], form: Callable[[str], str]) -> Found:
        wanted = tuple(map(form, parts))
        if not all(wanted):
            return Found("none")
        paths = [tuple(map(form, path)) for path in self._paths]
        ending = [label for label, path in zip(self.labels, paths, strict=True) if path[-len(wanted) :] == wanted]
        if ending:
            return Found("one" if len(ending) == 1 else "several", tuple(ending))
        below = [label for label, path in zip(self.labels, paths, strict=True) if _leads(wanted, path)]
        return Found("group", tuple(below)) if below else Found("none")


def _leads(wanted: tuple[str, ...], path: tuple[str, ...]) -> bool:
    """Whether a path goes through these labels to a further one."""
    return any(path[at : at + len(wanted)] == wanted for at in range(len(path) - len(wanted)))


def _split(written: str) -> Iterator[Sequence[str]]:
    yield written.split(BETWEEN)
    if BETWEEN not in written and "/" in written:
        yield written.split("/")


def _numbered(label: str) -> str:
    return "".join(fold_plain(label).split()).casefold()


def _plain(label: str) -> str:
    return "".join(strip_number(fold_plain(label)).split()).casefold()


def plain_label(label: str) -> str:
    """A label, a path as well, without numbers, blanks and case: labels of two reports that are so alike are the same."""
    return BETWEEN.join(map(_plain, label.split(BETWEEN)))


@cache
def _remark() -> re.Pattern[str]:
    return re.compile(r"[（(][^（）()]*[)）]$")


def _bare(label: str) -> str:
    plain = _plain(label)
    return _remark().sub("", plain) or plain
