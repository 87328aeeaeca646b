"""What must hold at a place: each requirement finds where it does not, with what its message is filled with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from msgspec import Struct

from reportlint.model import Argument, Edit, Fix, Where, fold_plain, read_number, span_of
from reportlint.syntax.patterns import Match, Pattern

from .places import Part, Places, Site, Unit


class Hit(Struct, frozen=True, eq=False):
    """Where a requirement does not hold, and what its message may speak of."""

    where: Where
    fields: Mapping[str, Argument]
    related: Sequence[Where] = ()
    fix: Fix | None = None


class Requirement(Struct, frozen=True, eq=False):
    """``fields`` are the names that a message may use beside those of patterns' groups."""

    fields: ClassVar[frozenset[str]] = frozenset()

    @property
    def names(self) -> frozenset[str]:
        """The groups of its patterns, which a message may use too."""
        return frozenset()

    def check_places(self, places: Places, parts: Sequence[Part]) -> Iterator[Hit]:
        """All hits in the parts of a report."""
        for part in parts:
            yield from self.check(part)

    def check(self, part: Part) -> Iterator[Hit]:
        raise NotImplementedError


_IN_UNIT = frozenset({"row", "column"})


def _found(part: Part, pattern: Pattern) -> Iterator[tuple[Unit, Match]]:
    """All matches of a pattern in a place."""
    if pattern.may_occur(part.joined, part.encoded):
        for unit in part.units:
            for match in pattern.finditer(unit.text.folded):
                yield unit, match


def _fields(part: Part, unit: Unit, match: Match, more: Mapping[str, Argument] | None = None) -> dict[str, Argument]:
    fields: dict[str, Argument] = {}
    fields["place"] = part.name
    fields["row"] = unit.row
    fields["column"] = unit.column
    fields["match"] = unit.text.folded[match.start : match.end]
    fields.update(more or {})
    fields.update(match.groups)
    return fields


class Require(Requirement, frozen=True, eq=False):
    """Each pattern is found somewhere in the place."""

    patterns: tuple[Pattern, ...]

    fields = frozenset({"pattern"})

    def check(self, part: Part) -> Iterator[Hit]:
        for pattern in self.patterns:
            if not part.holds(pattern):
                yield Hit(part.anchor, {"place": part.name, "pattern": pattern.source})


class Forbid(Requirement, frozen=True, eq=False):
    """No pattern is found; each match is told."""

    patterns: tuple[Pattern, ...]

    fields = _IN_UNIT | {"match"}

    @property
    def names(self) -> frozenset[str]:
        return _common(self.patterns)

    def check(self, part: Part) -> Iterator[Hit]:
        for pattern in self.patterns:
            for unit, match in _found(part, pattern):
                yield Hit(unit.at(match.start, match.end), _fields(part, unit, match))


class Fit(Requirement, frozen=True, eq=False):
    """Each paragraph or cell fits the pattern as a whole; empty ones are not looked at."""

    pattern: Pattern

    fields = _IN_UNIT | {"text"}

    def check(self, part: Part) -> Iterator[Hit]:
        for unit in part.each:
            if self.pattern.fits(unit.text.folded) is None:
                words = unit.text.folded
                yield Hit(unit.whole, {"place": part.name, "row": unit.row, "column": unit.column, "text": words})


class Counted(Requirement, frozen=True, eq=False):
    """The pattern is found so many times. Too few is told at the place, too many at the first one too many."""

    pattern: Pattern
    least: int
    most: int | None

    fields = frozenset({"found", "limit"})

    def check(self, part: Part) -> Iterator[Hit]:
        found = list(_found(part, self.pattern))
        if len(found) < self.least:
            yield Hit(part.anchor, {"place": part.name, "found": len(found), "limit": self.least})
        elif self.most is not None and len(found) > self.most:
            unit, match = found[self.most]
            where = unit.at(match.start, match.end)
            yield Hit(where, {"place": part.name, "found": len(found), "limit": self.most})


class Long(Requirement, frozen=True, eq=False):
    """The place has so many characters without white space; in a table each cell."""

    least: int
    most: int | None
    by_cell: bool

    fields = frozenset({"found", "limit"})

    def check(self, part: Part) -> Iterator[Hit]:
        if not self.by_cell:
            yield from self._check(part, part.anchor, sum(map(_length, part.each)))
            return
        for unit in part.each:
            yield from self._check(part, unit.whole, _length(unit))

    def _check(self, part: Part, where: Where, found: int) -> Iterator[Hit]:
        if found < self.least:
            yield Hit(where, {"place": part.name, "found": found, "limit": self.least})
        elif self.most is not None and found > self.most:
            yield Hit(where, {"place": part.name, "found": found, "limit": self.most})


def _length(unit: Unit) -> int:
    return len(unit.text.folded) - unit.text.folded.count(" ")


class Ordered(Requirement, frozen=True, eq=False):
    """The first matches of the patterns come in order; one that is not there is passed over."""

    patterns: tuple[Pattern, ...]

    fields = frozenset({"first", "second"})

    def check(self, part: Part) -> Iterator[Hit]:
        last: tuple[tuple[int, int], str, Where] | None = None
        for pattern in self.patterns:
            place = self._first(part, pattern)
            if place is None:
                continue
            if last is not None and place[0] < last[0]:
                yield Hit(place[2], {"place": part.name, "first": last[1], "second": place[1]}, [last[2]])
            else:
                last = place

    def _first(self, part: Part, pattern: Pattern) -> tuple[tuple[int, int], str, Where] | None:
        if not pattern.may_occur(part.joined, part.encoded):
            return None
        for index, unit in enumerate(part.units):
            match = pattern.search(unit.text.folded)
            if match is not None:
                words = unit.text.folded[match.start : match.end]
                return (index, match.start), words, unit.at(match.start, match.end)
        return None


class Once(Requirement, frozen=True, eq=False):
    """No value is there twice: what the pattern finds; without one each paragraph or cell, or each first cell of a row."""

    pattern: Pattern | None
    labels: bool = False

    fields = _IN_UNIT | {"match"}

    @property
    def names(self) -> frozenset[str]:
        return self.pattern.names if self.pattern is not None else frozenset()

    def check(self, part: Part) -> Iterator[Hit]:
        seen: dict[str, Where] = {}
        for unit, match in self._values(part):
            where = unit.at(match.start, match.end)
            first = seen.setdefault("".join(match.first.split()), where)
            if first is not where:
                yield Hit(where, _fields(part, unit, match, {"match": match.first}), [first])

    def _values(self, part: Part) -> Iterator[tuple[Unit, Match]]:
        if self.pattern is not None:
            yield from _found(part, self.pattern)
            return
        units = part.units if self.labels else part.each
        for unit in units:
            words = unit.text.folded
            is_label = unit.cell is not None and unit.cell.column == 0 and not unit.cell.value.is_number
            if words and (is_label or not self.labels):
                yield unit, Match(0, len(words), {}, words)


class Among(Requirement, frozen=True, eq=False):
    """Each value is one of some: what the pattern finds, else each paragraph or cell."""

    pattern: Pattern | None
    values: tuple[str, ...]

    fields = _IN_UNIT | {"found", "allowed"}

    @property
    def names(self) -> frozenset[str]:
        return self.pattern.names if self.pattern is not None else frozenset()

    def check(self, part: Part) -> Iterator[Hit]:
        allowed = {comparable(value) for value in self.values}
        for unit, match in _found(part, self.pattern) if self.pattern is not None else _whole(part):
            if comparable(match.first) not in allowed:
                where = unit.at(match.start, match.end)
                yield Hit(where, _fields(part, unit, match, {"found": match.first, "allowed": self.values}))


def _whole(part: Part) -> Iterator[tuple[Unit, Match]]:
    return ((unit, Match(0, len(unit.text), {}, unit.text.folded)) for unit in part.each)


class Same(Requirement, frozen=True, eq=False):
    """The first value here equals the first one at another place; nothing is said where one of them is missing."""

    pattern: Pattern | None
    site: Site
    other: Pattern | None

    fields = frozenset({"left", "right"})

    @property
    def names(self) -> frozenset[str]:
        return self.pattern.names if self.pattern is not None else frozenset()

    def check_places(self, places: Places, parts: Sequence[Part]) -> Iterator[Hit]:
        there = next(filter(None, (_value(part, self.other) for part in places.parts(self.site))), None)
        if there is None:
            return
        for part in parts:
            here = _value(part, self.pattern)
            if here is not None and comparable(here[1].first) != comparable(there[1].first):
                unit, match = here
                fields = _fields(part, unit, match, {"left": match.first, "right": there[1].first})
                yield Hit(unit.at(match.start, match.end), fields, [there[0].at(there[1].start, there[1].end)])


def _value(part: Part, pattern: Pattern | None) -> tuple[Unit, Match] | None:
    return next(_whole(part) if pattern is None else _found(part, pattern), None)


class Termed(Requirement, frozen=True, eq=False):
    """Wrong words stand nowhere, except inside the right ones. ``fix`` is "safe", "unsafe" or "none"."""

    pattern: Pattern
    right: str
    fix: str

    fields = _IN_UNIT | {"match", "right"}

    @property
    def names(self) -> frozenset[str]:
        return self.pattern.names

    def check(self, part: Part) -> Iterator[Hit]:
        for unit, match in _found(part, self.pattern):
            if not _lies_in(unit.text.folded, match, self.right):
                where = unit.at(match.start, match.end)
                yield Hit(where, _fields(part, unit, match, {"right": self.right}), fix=self._fix(unit, where))

    def _fix(self, unit: Unit, where: Where) -> Fix | None:
        if self.fix == "none" or unit.home is not None:
            return None
        return Fix(self.fix == "safe", [Edit(span_of(where), self.right)])


def _lies_in(text: str, match: Match, words: str) -> bool:
    """Whether a match lies inside some words that stand there."""
    at = text.find(words, max(0, match.end - len(words)))
    return 0 <= at <= match.start and len(words) > match.end - match.start


def _common(patterns: Sequence[Pattern]) -> frozenset[str]:
    """The groups that all patterns have."""
    return frozenset.intersection(*(pattern.names for pattern in patterns)) if patterns else frozenset()


def comparable(value: str) -> object:
    """A value for comparing: a number as its worth, words folded and without spaces."""
    folded = fold_plain(value)
    number, end = read_number(folded)
    return number if number is not None and end == len(folded) else "".join(folded.split())
