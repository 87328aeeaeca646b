"""Which rules a word of a configuration names, and how exactly."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from reportlint.model import Severity

from .layers import Level, Named

PROTECTED = ("RL001", "RL002", "RL003")
"""What tells that a file was not checked as it should be: nothing changes or switches them off."""
_CORE = "RL"
ALL = "all"
_ALL, _PACK, _TAG, _PREFIX, _NAME, _CODE, _VARIANT = 1, 2, 3, 1 << 8, 1 << 9, 1 << 10, 1 << 11


class Ruled(Protocol):
    """A rule, or a finding of it."""

    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def severity(self) -> Severity: ...
    @property
    def tags(self) -> Sequence[str]: ...


def is_core(code: str) -> bool:
    return has_prefix(code, _CORE)


def has_prefix(code: str, prefix: str) -> bool:
    """Whether a code begins with a prefix that does not end among its letters: AB, AB5 and AB50 of AB503, not A."""
    return code.startswith(prefix) and not code[len(prefix) : len(prefix) + 1].isalpha()


class Naming:
    """How exactly words name rules: a code more than a name, a name more than a prefix, a longer prefix more than a
    shorter one, then tags, the names of packs, and "all"; with a variant (``AB503.pending``) more than without."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        """``prefixes`` are those of the packs, by the pack's name."""
        self._prefixes = prefixes

    def rank(self, word: str, rule: Ruled, variant: str) -> int:
        """The greater, the more exact; 0 when the word does not name the rule."""
        base, dot, named = word.partition(".")
        if base not in {rule.code, rule.name}:
            return 0 if dot else self._loose(word, rule)
        if dot and named != variant:
            return 0
        return (_CODE if base == rule.code else _NAME) + (_VARIANT if dot else 0)

    def best(self, words: Iterable[Named], rule: Ruled, variant: str) -> int:
        """The rank of the word that names a rule most exactly."""
        return max((self.rank(word.text, rule, variant) for word in words), default=0)

    def best_level(self, levels: Iterable[Level], rule: Ruled, variant: str) -> tuple[int, Level | None]:
        """The severity whose word names a rule most exactly; the later of two that do so alike."""
        found: tuple[int, Level | None] = (0, None)
        for level in levels:
            at = self.rank(level.rule.text, rule, variant)
            if at and at >= found[0]:
                found = (at, level)
        return found

    def _loose(self, word: str, rule: Ruled) -> int:
        if word and has_prefix(rule.code, word):
            return _PREFIX + min(len(word), 255)
        if word in rule.tags:
            return _TAG
        prefix = self._prefixes.get(word)
        if prefix is not None and has_prefix(rule.code, prefix):
            return _PACK
        return _ALL if word == ALL and not is_core(rule.code) else 0
