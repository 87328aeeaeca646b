"""A count that the text states."""

from decimal import Decimal

from msgspec import Struct

from reportlint import Span, Text

WHOLE = "whole"


class Statement(Struct, frozen=True, gc=False):
    """A count that the text states.

    ``keys`` are what is counted, together when they are several (行政复议和行政诉讼17件): received, new and
    both (where a sentence adds those carried in), handled, answered, carried-in, pending, carried (one of the two), withdrawn, open, partial, denied, unavailable, unprocessed, other,
    opened (公开, with 部分公开 or without), natural, legal, corporate; reviews, lawsuits, direct, after and their results
    (reviews.upheld, reviews.carried-in); documents.made, regulations.abolished, permits.decided …; published; all-done.
    """

    keys: tuple[str, ...]
    value: int
    scope: str
    """"whole": the whole body and year; else "unit", "channel", "year" or "part": only a share, or another year's; or
    "unnamed": in the report of a whole area, where it may be of its government alone."""
    text: Text
    start: int
    end: int
    rough: bool = False
    denied: bool = False
    """Whether the text says that there was none."""
    named: bool = False
    """Whether the body is named: 全县."""
    sentence: int = 0
    """The number of its sentence in the paragraph."""
    of: tuple[str, ...] = ()
    """What it is said to be part of: the keys of the number before its 其中."""

    @property
    def span(self) -> Span:
        return self.text.span(self.start, self.end)

    @property
    def words(self) -> str:
        return self.text.folded[self.start : self.end]


class Item(Struct, gc=False):
    """A counted thing as it is read: what the next 其中 belongs to."""

    whole: bool
    family: str
    value: int | Decimal
    keys: tuple[str, ...] = ()
