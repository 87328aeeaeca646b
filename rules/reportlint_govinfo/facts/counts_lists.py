"""The numbers of a clause with their words, and lists that share their numbers."""

from collections.abc import Iterator, Sequence, Set

from msgspec import Struct

from .counts_clauses import Bracket, Segment, segment_of
from .counts_labels import says_something
from .counts_tokens import Token

Words = Sequence[Token | Bracket]


class Piece(Struct, gc=False):
    """A number with the words on both sides and the bracket behind it."""

    label: Words
    number: Token
    right: Words
    kinds: Set[str]
    """What the words before it say."""


def until_share(tokens: Sequence[Token | Bracket]) -> list[Token | Bracket]:
    """The words behind a number up to a percentage or comparison."""
    kept: list[Token | Bracket] = []
    for token in tokens:
        if token.kind in {"share", "compare", "pct", "rate"}:
            break
        kept.append(token)
    return kept


def is_among(token: Token | Bracket) -> bool:
    """Whether a word behind a number says that parts of it follow: 新收的25件中."""
    return isinstance(token, Token) and token.kind == "fill" and token.unit in {"中", "内"}


def pieces(segment: Segment) -> Sequence[Piece]:
    """The numbers of a clause. Words between two belong to the second unless the first has none of its own."""
    last = segment.tokens[-1]
    if segment.closing and isinstance(last, Token):
        return (Piece(segment.tokens[:-1], last, (), segment.kinds - _NUMBER),)
    return [Piece(*parts, {token.kind for token in parts[0]}) for parts in _parted(segment.tokens)]


_NUMBER = frozenset({"num"})


def _parted(tokens: Words) -> Iterator[tuple[Words, Token, Words]]:
    groups: list[list[Token | Bracket]] = [[]]
    numbers: list[Token] = []
    for token in tokens:
        if isinstance(token, Token) and token.kind in {"num", "bare"}:
            numbers.append(token)
            groups.append([])
        else:
            groups[-1].append(token)
    left = groups[0]
    for index, number in enumerate(numbers):
        between = groups[index + 1]
        is_last = index + 1 == len(numbers)
        if is_last or not says_something([token.kind for token in left]):
            yield left, number, between
            left = []
        else:
            cut = next((i for i, token in enumerate(between) if not isinstance(token, Bracket)), len(between))
            cut += cut < len(between) and is_among(between[cut])
            yield left, number, between[:cut]
            left = between[cut:]


# -- lists that share their numbers -----------------------------------------------------------------------------


def spread(segments: Sequence[Segment]) -> Iterator[Segment]:
    """行政复议、行政诉讼分别为2件、1件 and 行政复议、行政诉讼各1件, written out one by one."""
    index = 0
    while index < len(segments):
        segment = segments[index]
        if segment.counted and "and" in segment.kinds and segment.kinds & {"respectively", "each", "all"}:
            kinds = [token.kind for token in segment.tokens]
            if "respectively" in kinds:
                rewritten, used = _respectively(segments, index, kinds.index("respectively"))
                yield from rewritten
                index += used
                continue
            each = next(
                (i for i, kind in enumerate(kinds[:-1]) if kind in {"each", "all"} and kinds[i + 1] == "num"), -1
            )
            if each > 0 and len(elements := _elements(segment.tokens[:each])) > 1:
                number = segment.tokens[each + 1]
                for at, element in enumerate(elements):
                    mark = segment.mark if at + 1 == len(elements) else "、"
                    yield segment_of((*element, number), mark, counted=True)
                index += 1
                continue
        yield segment
        index += 1


def _respectively(segments: Sequence[Segment], index: int, at: int) -> tuple[list[Segment], int]:
    """The segments that a 分别 list stands for, and how many were read; none when names and numbers do not pair."""
    segment = segments[index]
    elements = _elements(segment.tokens[:at])
    tail = segment.tokens[at + 1 :]
    words = [t for t in tail if t.kind not in {"num", "and", "fill"}]
    numbers: list[Token | Bracket] = [t for t in tail if t.kind == "num"]
    used = 1
    while len(numbers) < len(elements) and index + used < len(segments):
        following = segments[index + used].tokens
        if any(t.kind not in {"num", "and", "fill", "bracket"} for t in following):
            break
        numbers += [t for t in following if t.kind == "num"]
        used += 1
    if len(elements) < 2:
        return [segment], 1
    mark = segments[index + used - 1].mark
    if len(elements) != len(numbers):
        return [segment_of(segment.tokens[:at], mark, counted=False)], used
    spreading = [
        segment_of((*element, *words, number), "、", counted=True)
        for element, number in zip(elements, numbers, strict=True)
    ]
    return [*spreading[:-1], segment_of(spreading[-1].tokens, mark, counted=True)], used


def _elements(tokens: Sequence[Token | Bracket]) -> list[tuple[Token | Bracket, ...]]:
    found: list[tuple[Token | Bracket, ...]] = []
    here: list[Token | Bracket] = []
    for token in tokens:
        if token.kind == "and":
            if here:
                found.append(tuple(here))
            here = []
        else:
            here.append(token)
    if here:
        found.append(tuple(here))
    return found
