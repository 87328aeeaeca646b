"""What a cell of a table says, never guessed: a number, a number with a note, blank, a not-applicable mark, words."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum

from msgspec import Struct


class ValueKind(Enum):
    NUMBER = "number"
    NOTED = "noted"
    """A number with words behind it: ``22（其中修订16件）``, ``0件``."""
    BLANK = "blank"
    NOT_APPLICABLE = "not-applicable"
    """A mark that stands for "nothing here": ``/``, ``-``, ``—``, ``N/A``."""
    WORDS = "words"


class Value(Struct, frozen=True, gc=False):
    """``number`` is the number of kinds NUMBER and NOTED, else None; ``note`` is what stands behind a noted number."""

    kind: ValueKind
    number: int | Decimal | None = None
    note: str = ""

    @property
    def is_number(self) -> bool:
        return self.number is not None

    @property
    def is_blank(self) -> bool:
        """Nothing is there, or only a mark for nothing."""
        return self.kind is ValueKind.BLANK or self.kind is ValueKind.NOT_APPLICABLE


BLANK = Value(ValueKind.BLANK)
_NOT_APPLICABLE = Value(ValueKind.NOT_APPLICABLE)
_WORDS = Value(ValueKind.WORDS)
_MARKS = frozenset({"/", "\\", "-", "--", "—", "——", "–", "－", "／", "~", "N/A", "n/a", "NA", "N.A.", "N.A", "n.a.", "N./A",
                    "N/A.", "N\\A", "N/"})  # fmt: skip
_CURRENCY = frozenset("$€£¥￥")
_MINUS = "-−－﹣"
_MAX_DIGITS = 30
_known: dict[str, Value] = {"": BLANK}


def value_of(folded: str) -> Value:
    """The value that a cell's folded text states."""
    known = _known.get(folded)
    if known is None:
        known = _read(folded)
        if len(_known) < 10_000:
            _known[folded] = known
    return known


def _read(folded: str) -> Value:
    if not folded.strip():
        return BLANK
    if folded in _MARKS:
        return _NOT_APPLICABLE
    number, end = read_number(folded)
    if number is None:
        return _WORDS
    note = folded[end:].strip()
    if not note:
        return Value(ValueKind.NUMBER, number)
    if _goes_on(note):
        return _WORDS
    return Value(ValueKind.NOTED, number, note)


def _goes_on(note: str) -> bool:
    """Whether what stands behind a number belongs to it, so that it is another number or none."""
    return (
        note[0].isdecimal() or note[0] in ".,，．、)）+-−－:：/%％~～至_" or (note[0].isascii() and note[0].isalnum())
    )


class Measure(Struct, frozen=True, gc=False):
    """A number with what tables of figures write about it: ``$1,138.26``, ``0.05%``, ``<1``, ``12*``."""

    number: int | Decimal
    unit: str = ""
    """The sign of a currency before it or the percent sign behind it; "" for neither."""
    below: bool = False
    """``<1``: it is only known to be less than the number."""
    note: str = ""
    """What stands behind it, as the mark of a footnote does."""


def read_measure(folded: str) -> Measure | None:
    """The measure that a cell's whole text states; None for other words, for nothing, and for a mark of nothing."""
    words = folded.strip()
    below = words[:1] in {"<", "＜"}
    words = words[below:].lstrip()
    unit = words[0] if words[:1] in _CURRENCY else ""
    words = words[len(unit) :].lstrip()
    if words[:1] == "." and words[1:2].isdigit():
        words = "0" + words
    number, end = read_number(words)
    if number is None:
        return None
    note = words[end:].strip()
    if not unit and note[:1] in {"%", "％"}:
        unit, note = "%", note[1:].strip()
    return None if note and _goes_on(note) else Measure(number, unit, below, note)


def read_number(text: str) -> tuple[int | Decimal | None, int]:
    """The decimal number at the beginning of ``text`` and the index behind it; (None, 0) when there is none.

    A sign, digits (ASCII only), thousands separated by commas in groups of three, a decimal fraction; nothing else.
    """
    at, length = 0, len(text)
    negative = False
    if at < length and (text[at] in _MINUS or text[at] in "+＋"):
        negative = text[at] in _MINUS
        at += 1
    first = at
    while at < length and "0" <= text[at] <= "9":
        at += 1
    if at == first or at - first > _MAX_DIGITS:
        return None, 0
    digits = text[first:at]
    if len(digits) <= 3:
        while text[at : at + 1] in {",", "，"} and text[at + 1 : at + 4].isascii() and text[at + 1 : at + 4].isdigit():
            if len(text[at + 1 : at + 4]) < 3 or text[at + 4 : at + 5].isdigit():
                break
            digits += text[at + 1 : at + 4]
            at += 4
        if len(digits) > _MAX_DIGITS:
            return None, 0
    number: int | Decimal = int(digits)
    if at + 1 < length and text[at] in ".．" and "0" <= text[at + 1] <= "9":
        stop = at + 1
        while stop < length and "0" <= text[stop] <= "9":
            stop += 1
        if stop - at > _MAX_DIGITS:
            return None, 0
        number = Decimal(f"{digits}.{text[at + 1 : stop]}")
        at = stop
    return (-number if negative else number), at
