"""The numbers of a sentence as lists and percentages see them."""

from collections.abc import Sequence, Set
from decimal import Decimal

from msgspec import Struct

from reportlint import Span, Text

from .counted_text import Passage
from .counts_clauses import Bracket, Segment
from .counts_labels import Label, read_label
from .counts_lexicon import FIELDS
from .counts_lists import Piece, pieces
from .counts_tokens import Token

Number = int | Decimal
_BASES = frozenset({"fill", "sum", "ask", "info", "by-request", "all", "get", "accept", "finish", "handle", "time"})
"""Words between 占 and a percentage that leave the whole to the sentence: 占申请总数的."""
_COMPARED = frozenset({"compare", "rate", "num", "respectively"})
"""Beside a percentage: it is none of the number before it."""
_OWN = frozenset({"fill", "ask", "info", "information", "by-request", "bracket", "each", "all"})
"""Between a number and 占: the number itself has the share. Any other words name what has it: 征收类占, 自然人占."""
_LONGEST_WORDS = 200
"""Characters before a number that are its words."""


class Amount(Struct, frozen=True):
    """A number of a text with its measure word."""

    value: Number
    unit: str
    text: Text
    start: int
    end: int

    @property
    def span(self) -> Span:
        return self.text.span(self.start, self.end)


class Entry(Struct):
    """A number of a sentence as the lists see it."""

    amount: Amount
    rough: bool
    tokens: Sequence[Token | Bracket]
    """The words that say what it counts."""
    kinds: Set[str]
    words: str
    mark: str
    """The mark behind its clause."""
    first: bool
    """Whether it is the first number of its clause."""
    opens: bool
    """Whether parts begin with it: 其中, 含."""
    complete: bool
    brackets: tuple[Bracket, ...] = ()
    percent: Token | None = None
    based: bool = True
    """Whether the words between 占 and the percentage are understood."""
    read: Label | None = None

    @property
    def label(self) -> Label:
        if self.read is None:
            self.read = read_label(self.tokens, None)
        return self.read


def entries_of(segments: Sequence[Segment], passage: Passage) -> list[Entry]:
    found: list[Entry] = []
    opening = complete = named = False
    for segment in segments:
        kinds = segment.kinds
        if not segment.counted:
            opening = opening or bool(kinds & {"which", "holding"})
            complete = "respectively" in kinds or "made-of" in kinds
            if not named:
                _add_percent(found, segment.tokens)
            named = named or "compare" not in kinds
            continue
        named = False
        for index, piece in enumerate(pieces(segment)):
            if piece.number.kind == "num":
                own = piece.kinds
                opens = opening or "which" in own or "holding" in own
                whole = not opens and (complete or "respectively" in own or _divides(piece.label, passage))
                amount = _amount(piece.number, passage.text)
                start = max(segment.tokens[0].start, piece.number.start - _LONGEST_WORDS)
                words = passage.text.folded[start : piece.number.start]
                brackets = _brackets(piece) if "bracket" in kinds else ()
                found.append(
                    Entry(
                        amount,
                        piece.number.rough,
                        piece.label or piece.right,
                        own,
                        words,
                        segment.mark,
                        index == 0,
                        opens,
                        whole,
                        brackets,
                    )
                )
                opening = complete = False
            if piece.right:
                _add_percent(found, piece.right)
    return found


def _brackets(piece: Piece) -> tuple[Bracket, ...]:
    return tuple(token for token in (*piece.label, *piece.right) if isinstance(token, Bracket))


def _divides(tokens: Sequence[Token | Bracket], passage: Passage) -> bool:
    """分为 and 由 (…组成) at the beginning of a label."""
    first = tokens[0] if tokens else None
    if first is None or first.kind not in {"made-of", "by"}:
        return False
    words = passage.text.folded[first.start : first.end]
    return words == "分为" or (words == "由" and "组成" in passage.text.folded[first.end : first.end + 60])


_UNITS = {"件次": "件", "条次": "条"}


def _amount(number: Token, text: Text) -> Amount:
    return Amount(number.value, _UNITS.get(number.unit, number.unit), text, number.start, number.end)


def _add_percent(found: list[Entry], tokens: Sequence[Token | Bracket]) -> None:
    """Give the last number the percentage that stands behind it."""
    if not found or found[-1].percent is not None:
        return
    kinds = [token.kind for token in tokens]
    if "pct" in kinds and "share" in kinds and _COMPARED.isdisjoint(kinds):
        share, at = kinds.index("share"), kinds.index("pct")
        percent = tokens[at]
        several = kinds.count("pct") > 1  # 各占77.4%和22.6%
        if isinstance(percent, Token) and share < at and not several and _is_own(tokens[:share]):
            found[-1].percent = percent
            found[-1].based = all(_is_base(token) for token in tokens[share + 1 : at])
        return
    for token in tokens[:1]:
        if isinstance(token, Bracket) and len(token.segments) == 1:
            inner = [t for t in token.segments[0].tokens if t.kind not in {"fill", "share"}]
            if len(inner) == 1 and isinstance(inner[0], Token) and inner[0].kind == "pct":
                found[-1].percent = inner[0]


def _is_own(tokens: Sequence[Token | Bracket]) -> bool:
    """Whether the words between a number and 占 name nothing else: 20件，占80%, not 96件，征收类占39%."""
    return all(t.kind in _OWN and not (isinstance(t, Token) and t.unit in FIELDS) for t in tokens)


def _is_base(token: Token | Bracket) -> bool:
    return token.kind.partition(".")[0] in _BASES
