"""Plans that consist of stock phrases and say nothing of their own."""

import re
from collections.abc import Mapping
from functools import cache

from .improvements import Improvements, PlanSentence, leads_in, tells_lack
from .stock_words import COMMON_NAMES, STOCK_WORDS

_SIGNS = frozenset("“”《》〈〉「」『』‘’'\"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")


@cache
def _by_first(more: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    """All stock words by their first character."""
    found: dict[str, list[str]] = {}
    for word in {*STOCK_WORDS.split(), *more}:
        if word:
            found.setdefault(word[0], []).append(word)
    return {first: tuple(words) for first, words in found.items()}


@cache
def _year() -> re.Pattern[str]:
    return re.compile(r"20\d\d年(?:度)?")


def _bare(words: str) -> str:
    """Words without years and the names that make nothing concrete."""
    for name in COMMON_NAMES:
        words = words.replace(name, "条例" if name[0] == "《" else "")
    return _year().sub("", words) if "20" in words else words


def is_concrete(words: str) -> bool:
    """Whether words hold a figure, a quotation or the name of a document."""
    return not _SIGNS.isdisjoint(words) and not _SIGNS.isdisjoint(_bare(words))


def stock_measures(plan: Improvements, more: tuple[str, ...] = ()) -> list[PlanSentence]:
    """The improvements of a plan, when all clauses of them are stock phrases; else none. ``more`` are further words
    that these are made of."""
    if any(is_concrete(s.words) and s.tells_measure for s in plan.sentences):
        return []
    vocabulary = _by_first(more)
    measures = [sentence for sentence in plan.sentences if sentence.tells_measure]
    clauses = (c for sentence in measures for c in sentence.clauses if not tells_lack(c) and not leads_in(c))
    stock = all(_is_made_of(piece, vocabulary) for clause in clauses for piece in _bare(clause).split("、"))
    return measures if stock else []


def _is_made_of(words: str, vocabulary: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether words are put together from a vocabulary alone, whatever the way to split them."""
    reached = {0}
    for at, first in enumerate(words):
        if at not in reached:
            continue
        if not first.isalnum():
            reached.add(at + 1)
        for word in vocabulary.get(first, ()):
            if words.startswith(word, at):
                reached.add(at + len(word))
    return len(words) in reached
