"""What a report keeps for rules across reports: facts packed as bytes, with the places that they hold.

Imported where reports are checked together and there are such rules.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Any, get_args

import msgspec

from reportlint.authoring.plan import Plan
from reportlint.authoring.travelling import name_of
from reportlint.model import Located, Span, Term

from .facts import FactFailedError, Facts
from .masking import mask
from .places import Placer
from .results import NO_PREVIOUS, Kept, RawPlace, RuleState, Spot

MARK = b"+"
"""What is kept of a fact that only has to be there."""
_PLAIN = (bool, int, float, str, type(None))
_DECIMAL, _INTEGER = "decimal", "integer"
"""The keys under which a Decimal, or an int of more than 64 bits, stands in the value of a Located."""


def keep(
    facts: Facts,
    places: Placer,
    plan: Plan,
    watch: Callable[[str], None] | None = None,
    stopped: Mapping[str, Term] | None = None,
    tell_stopped: Callable[[str, Term], None] = lambda what, why: None,
) -> Kept:
    """The facts that rules across reports need of a report. One that raises, or cannot be packed, is a crash of it.

    ``watch`` hears of each before it is read; ``stopped`` are those that were stopped on this report before.
    """
    packer = _Packer(places)
    kept: dict[str, bytes] = {}
    for kind in (*plan.kept, *plan.marked):
        doing = f"fact {kind.__name__}"
        if watch is not None:
            watch(doing)
        if stopped and doing in stopped:
            tell_stopped(kind.__name__, stopped[doing])
            kept[name_of(kind)] = b""
            continue
        packed = _packed(facts, kind, packer, marked=kind in plan.marked)
        if packed is not None:
            kept[name_of(kind)] = packed
    alone = any(all(need.optional for need in rule.needs if need.previous) for rule in plan.across)
    return Kept(kept, list(packer.words), bool(plan.across), alone)


def first_states(plan: Plan, kept: Kept) -> Iterator[tuple[str, RuleState]]:
    """What is known of rules across reports before the reports meet: that last year's is not there yet, or that a fact
    of the report could not be read."""
    for rule in plan.across:
        failed = next((kind.__name__ for kind in rule.needed if kept.facts.get(name_of(kind)) == b""), "")
        yield rule.spec.code, RuleState("not-checked", failed) if failed else RuleState("not-applied", NO_PREVIOUS)


def _packed(facts: Facts, kind: type, packer: _Packer, *, marked: bool) -> bytes | None:
    """A fact as it is kept: None where the report does not have it, nothing where it could not be read."""
    try:
        found = facts.get(kind)
    except FactFailedError:
        return b""
    if found is None:
        return None
    try:
        return MARK if marked else packer.pack(found, kind)
    except Exception as error:
        facts.crashes.append((kind.__name__, error))
        return b""


class _Packer:
    """Packs the facts of one report. Words that many places share are kept once."""

    def __init__(self, places: Placer) -> None:
        self._places = places
        self.words: dict[str, int] = {}

    def pack(self, fact: object, kind: type) -> bytes:
        """A fact as bytes, with numbers of persons and cards masked. Raises for one that could not be read again."""
        packed = msgspec.msgpack.encode(fact, enc_hook=self._place)
        if _long_digits().search(packed):
            plain = msgspec.to_builtins(fact, enc_hook=self._place, builtin_types=(Decimal,))
            packed = msgspec.msgpack.encode(_masked(plain))
        _trial(kind).decode(packed)
        return packed

    def _place(self, found: object) -> object:
        if not isinstance(found, Located):
            raise TypeError(f"{type(found).__name__} cannot travel from report to report")
        spot = self._places.kept(found.where)
        at, place = spot.span, spot.place
        words = (spot.section_id, spot.table, spot.row, spot.column, spot.words, spot.said, spot.excerpt, *spot.section)
        return [
            _travelling(found.value),
            [at.start, at.end, spot.excerpt_column],
            [place.line, place.column, place.end_line, place.end_column, place.page, place.paragraph],
            [None if each is None else self.words.setdefault(each, len(self.words)) for each in words],
        ]


class Unpacker:
    """Reads what one report kept; its places know the path of the report where it is another one's."""

    def __init__(self, kept: Kept, path: str = "") -> None:
        self._kept = kept
        self._path = path

    def has(self, kind: type) -> bool:
        """Whether the report has a fact. FactFailedError when it could not be read there."""
        packed = self._kept.facts.get(name_of(kind))
        if packed == b"":
            raise FactFailedError(kind)
        return packed is not None

    def read(self, kind: type) -> object:
        """A fact that the report has."""
        return _reader(kind).read(self._kept.facts[name_of(kind)], self._kept.words, self._path)


class _Reader:
    """Reads facts of one class, of one report after the other."""

    def __init__(self, kind: type) -> None:
        self._decoder: msgspec.msgpack.Decoder[object] = msgspec.msgpack.Decoder(kind, dec_hook=self._located)
        self._words: list[str] = []
        self._path = ""

    def read(self, packed: bytes, words: list[str], path: str) -> object:
        self._words, self._path = words, path
        return self._decoder.decode(packed)

    def _located(self, kind: type, found: Any) -> Located[object]:
        value, (start, end, excerpt_column), place, numbers = found
        words: list[Any] = [None if number is None else self._words[number] for number in numbers]
        section_id, table, row, column, sentence, said, excerpt, *section = words
        spot = Spot(
            Span(start, end), RawPlace(*place), section, section_id, table, row, column, sentence, excerpt,
            excerpt_column, said, self._path,
        )  # fmt: skip
        return Located(_arrived(value, kind), spot)


@cache
def _reader(kind: type) -> _Reader:
    return _Reader(kind)


@cache
def _trial(kind: type) -> msgspec.msgpack.Decoder[object]:
    """What tells whether a fact holds what its class says."""
    return msgspec.msgpack.Decoder(kind, dec_hook=lambda kind, found: Located(_arrived(found[0], kind), Span(0, 0)))


def _travelling(value: object) -> object:
    """The value of a Located as it is packed."""
    if isinstance(value, Decimal):
        return {_DECIMAL: "_".join(str(value))}  # so that its digits are not taken for a number of a person
    if isinstance(value, int) and value.bit_length() > 63:
        return {_INTEGER: hex(value)}
    if isinstance(value, (list, tuple)):
        return [_travelling(each) for each in value]
    if isinstance(value, _PLAIN):
        return value
    raise TypeError(f"a Located that travels has a plain value, not {type(value).__name__}")


def _arrived(value: object, kind: object) -> object:
    """The same value again, as the type says where it says something; a list that nothing is said of is a tuple."""
    value = _read(value)
    said = get_args(kind)
    if not said:
        return value
    try:
        return msgspec.convert(value, said[0])
    except msgspec.ValidationError as error:
        raise msgspec.ValidationError(f"the value of a Located: {error}") from None


def _read(value: object) -> object:
    if isinstance(value, dict):
        return Decimal(value[_DECIMAL]) if _DECIMAL in value else int(value[_INTEGER], 16)
    return tuple(map(_read, value)) if isinstance(value, list) else value


def _masked(value: object) -> object:
    """Plain values with numbers of persons and cards masked, however deep."""
    if isinstance(value, str):
        return mask(value)
    if isinstance(value, dict):
        return {_masked(key): _masked(each) for key, each in value.items()}
    return [_masked(each) for each in value] if isinstance(value, (list, tuple)) else value


@cache
def _long_digits() -> re.Pattern[bytes]:
    return re.compile(rb"\d{15}")
