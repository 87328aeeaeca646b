"""What is said: severities, messages in two languages, findings, edits, diagnostics."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from enum import IntEnum
from typing import Generic, NoReturn, Protocol, TypeVar

from msgspec import Struct

from .report import Block, Cell, Heading, Section
from .text import Span, Text

V = TypeVar("V")


class Severity(IntEnum):
    OFF = 0
    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        """As it is written in configurations and outputs: "error"."""
        return self.name.lower()

    @classmethod
    def read(cls, label: str) -> Severity:
        """The severity of a label. ValueError for any other word."""
        try:
            return cls[label.upper()] if label == label.lower() else cls[label]
        except KeyError:
            raise ValueError(label) from None


class Term(Struct, frozen=True):
    """A word of a message that is another word in another language. Results carry its ``id``."""

    id: str
    zh: str
    en: str


Argument = int | Decimal | str | Term | Sequence["int | Decimal | str | Term"]
"""What a message is filled with. A sequence is joined by 、 or a comma; a message names the first items of a long one, results
carry all."""


class Edit(Struct, frozen=True):
    """Replace the characters of a span of ``Report.text`` by ``text``."""

    span: Span
    text: str


class Fix(Struct, frozen=True):
    """Edits that mend a finding; ``safe`` when they cannot change what the report means."""

    safe: bool
    edits: Sequence[Edit]


class Placed(Protocol):
    """Anything a fact holds that has a place of its own."""

    @property
    def span(self) -> Span: ...


Where = Section | Heading | Block | Cell | Text | Span | Placed
"""A place: a node stands for its text, a section for its heading."""


def span_of(where: Where) -> Span:
    """The place that a node stands for."""
    if isinstance(where, Span):
        return where
    if isinstance(where, Text):
        return where.span()
    return where.span


class Located(Generic[V]):
    """A value and where it stands, as a fact keeps it for rules across reports.

    ``value`` is plain: int, float, Decimal, str, bool, None, or a list or tuple of these. ``where`` is a node or a span
    of the report that is being read; for a rule across reports, which has no report, it is what it needs of the place.
    """

    __slots__ = ("value", "where")
    value: V
    where: Where

    def __init__(self, value: V, where: Where) -> None:
        object.__setattr__(self, "value", value)
        object.__setattr__(self, "where", where)

    @property
    def span(self) -> Span:
        return span_of(self.where)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"a Located never changes: {name} cannot be set")

    def __repr__(self) -> str:
        return f"Located({self.value!r}, {self.where!r})"


class Directive(Struct, frozen=True):
    """A comment to the linter in the report: ``<!-- reportlint: ignore[GI201] until=2027-03-31 reason: … -->``."""

    kind: str
    """"ignore", "ignore-file", "ignore-start" or "ignore-end"."""
    codes: tuple[str, ...]
    span: Span
    until: str = ""
    reason: str = ""
    row: str = ""
    column: str = ""


class Diagnostic(Struct, frozen=True):
    """What a loader has to say of a file that it could read only in part (RL002)."""

    reason: Term
    span: Span | None = None


class UnreadTable(Struct, frozen=True):
    """A table that a profile knows by its labels but cannot read beyond doubt: RL002 tells it, and no rule on its figures
    runs."""

    id: str
    reason: Term
    span: Span


class Unreadable(Exception):
    """A file cannot be read at all (RL001): why, in both languages."""

    def __init__(self, id: str, zh: str, en: str) -> None:
        super().__init__(en)
        self.reason = Term(id, zh, en)
