"""Clauses: what the tokens of a sentence make between its marks, brackets within them."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from .counts_tokens import Token


class Bracket(Struct, frozen=True, gc=False):
    """What stands between brackets."""

    start: int
    end: int
    segments: tuple["Segment", ...]
    kind: str = "bracket"


class Segment(Struct, frozen=True, gc=False):
    """A clause: what stands between two marks. Listed names without numbers stay together (行政复议、行政诉讼17件)."""

    tokens: tuple[Token | Bracket, ...]
    mark: str
    """The mark that ends it; "" at the end."""
    counted: bool
    """Whether it has a number with its measure word."""
    kinds: frozenset[str]
    """What its words say."""
    closing: bool
    """Whether its only number is the last of its words."""


def segment_of(tokens: Sequence[Token | Bracket], mark: str, *, counted: bool) -> Segment:
    return Segment(tuple(tokens), mark, counted, *_told_by(tuple([token.kind for token in tokens])))


@lru_cache(1024)
def _told_by(kinds: tuple[str, ...]) -> tuple[frozenset[str], bool]:
    """``kinds`` and ``closing`` of a clause: the same few runs of kinds come again in every report."""
    return frozenset(kinds), kinds[-1] == "num" and kinds.count("num") == 1 and "bare" not in kinds


def sentences(tokens: Sequence[Token]) -> Iterator[tuple[Segment, ...]]:
    """The clauses of each sentence; 。！？ end one."""
    reader = _Clauses(tokens)
    while reader.at < len(tokens):
        segments = reader.read()
        if segments:
            yield tuple(segments)


class _Clauses:
    """Reads clauses from tokens, brackets within brackets."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.at = 0
        self._closed: frozenset[int] | None = None

    def is_closed(self, index: int) -> bool:
        """Whether a bracket has its partner in the sentence. Most sentences have none and never ask."""
        if self._closed is None:
            self._closed = _closed_brackets(self.tokens)
        return index in self._closed

    def read(self, depth: int = 0) -> list[Segment]:
        """Clauses up to the sentence's end, or to the closing bracket."""
        segments: list[Segment] = []
        here: list[Token | Bracket] = []
        counted = told = False
        tokens, at, count = self.tokens, self.at, len(self.tokens)
        while at < count:
            token = tokens[at]
            at += 1
            kind = token.kind
            if kind != "mark":
                if kind in _TELLING:
                    told = True
                    counted = counted or kind != "pct"
                here.append(token)
                continue
            mark = token.unit
            if mark in "（(":
                if self.is_closed(at - 1) and depth < _DEEPEST:
                    self.at = at
                    inner = self.read(depth + 1)
                    at = self.at
                    here.append(Bracket(token.start, tokens[at - 1].end, tuple(inner)))
                continue
            if mark in "）)":
                if depth and self.is_closed(at - 1):
                    break
                continue
            if mark == "、" and not told:
                here.append(Token("and", token.start, token.end, unit="、"))
                continue
            if here:
                segments.append(segment_of(here, mark, counted=counted))
                here, counted, told = [], False, False
            if mark in _ENDS and not depth:
                break
        self.at = at
        if here:
            segments.append(segment_of(here, "", counted=counted))
        return segments


_TELLING = frozenset({"num", "bare", "pct"})
_DEEPEST = 3
_ENDS = "。！!？?\n"


def _closed_brackets(tokens: Sequence[Token]) -> frozenset[int]:
    """Indexes of the brackets that are opened and closed within one sentence."""
    found: list[int] = []
    opened: list[int] = []
    for index, token in enumerate(tokens):
        if token.kind == "mark":
            if token.unit in "（(":
                opened.append(index)
            elif token.unit in "）)" and opened:
                found += [opened.pop(), index]
            elif token.unit in "。\n":
                opened = []
    return frozenset(found)
