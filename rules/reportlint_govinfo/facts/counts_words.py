"""Words and numbers of narrative text: one tokenizer over paragraphs."""

from collections.abc import Mapping, Sequence
from functools import cache

from reportlint import Term

from .counts_lexicon import NAMES, RESULTS, WORDS
from .counts_tokens import Reader, Token, readers


def name_of(keys: Sequence[str]) -> Term:
    """How a message calls what is counted, several things together too."""
    pairs = [_name(key) for key in keys]
    return Term("+".join(keys), "和".join(zh for zh, _ in pairs), " and ".join(en for _, en in pairs))


def _name(key: str) -> tuple[str, str]:
    if key in NAMES:
        return NAMES[key]
    kind, _, result = key.partition(".")
    return NAMES[kind][0] + RESULTS[result][0], f"{NAMES[kind][1]} {RESULTS[result][1]}"


@cache
def _lexicon() -> Mapping[str, str]:
    """What each known word says."""
    return {word: kind for kind, words in WORDS.items() for word in words.split()}


@cache
def _lengths() -> Mapping[str, Sequence[int]]:
    """The lengths of words of three characters and more by the first three of them, longer ones first."""
    found: dict[str, list[int]] = {}
    for word in sorted(_lexicon(), key=len, reverse=True):
        length = len(word)
        if length < 3:
            break
        known = found.setdefault(word[:3], [length])
        if known[-1] != length:
            known.append(length)
    return found


@cache
def _beginnings() -> Mapping[str, Reader | None]:
    """Every character that a token begins with, and what reads it; None for words of the lexicon."""
    return {**dict.fromkeys([word[0] for word in _lexicon()]), **readers()}


def tokens_of(folded: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of a folded text, marks and gaps included."""
    found: list[Token] = []
    known, lengths, beginnings = _lexicon(), _lengths(), _beginnings()
    end = len(folded) if end is None else end
    at = gap = start
    while at < end:
        first = folded[at]
        if first not in beginnings:
            at += 1
            continue
        read = beginnings[first]
        token = None if read is None else read(folded, at)
        if token is None:
            for length in lengths.get(folded[at : at + 3], ()):
                kind = known.get(word := folded[at : at + length])
                if kind is not None:
                    break
            else:
                kind = known.get(word := folded[at : at + 2]) or known.get(word := first)
                if kind is None:
                    at += 1
                    continue
            token = Token(kind, at, at + len(word), 0, word)
        if at > gap:
            _add_gap(found, folded, gap, at)
        found.append(token)
        at = gap = token.end
    if end > gap:
        _add_gap(found, folded, gap, end)
    return found


_IGNORED = frozenset(" “”‘’\"'「」『』·…—-–")
_WEAK = frozenset(
    {
        "fill", "through", "and", "future", "all", "made-of", "by", "beside", "each", "compare", "denial", "share",
        "except", "get", "sum",
    }
)  # fmt: skip


def _add_gap(found: list[Token], folded: str, start: int, end: int) -> None:
    """Add unknown words; a word of one character between two of them is part of them: 自 in 县自然资源局."""
    while start < end and folded[start] in _IGNORED:
        start += 1
    while end > start and folded[end - 1] in _IGNORED:
        end -= 1
    if start == end:
        return
    if len(found) >= 2 and found[-1].kind in _WEAK and found[-2].kind == "gap":
        one, before = found[-1], found[-2]
        if one.end - one.start == 1 and one.end == start and before.end == one.start:
            found[-2:] = [Token("gap", before.start, end, unit=folded[before.start : end])]
            return
    found.append(Token("gap", start, end, unit=folded[start:end]))
