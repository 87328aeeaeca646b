"""Which rules a word names, and how exactly: a code, a name, a prefix, a tag, a pack, "all"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from reportlint.model import Severity

ALWAYS = frozenset({"RL001", "RL002", "RL003"})
"""What nothing switches off, silences or makes less grave: something could not be read or checked."""
CORE_PREFIX = "RL"
EVERYTHING = "all"
_ALL, _PACK, _TAG, _PREFIX, _NAME, _CODE, _VARIANT = 1, 2, 3, 1 << 8, 1 << 9, 1 << 10, 1 << 11


class Ruled(Protocol):
    """A rule, or a finding of one."""

    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def severity(self) -> Severity: ...
    @property
    def tags(self) -> Sequence[str]: ...


def has_prefix(code: str, prefix: str) -> bool:
    """Whether a prefix ends behind the letters of a code: AB, AB5 and AB50 of AB503, not A."""
    return bool(prefix) and code.startswith(prefix) and not code[len(prefix) : len(prefix) + 1].isalpha()


def is_core(rule: Ruled) -> bool:
    return has_prefix(rule.code, CORE_PREFIX)


class Naming:
    """Ranks words: a code over a name over a longer prefix over a shorter one over a tag over a pack over "all"; one
    variant of a rule ("AB503.pending") over the rule."""

    def __init__(self, packs: Mapping[str, str]) -> None:
        """``packs`` are the prefixes of packs by the pack's name."""
        self._packs = packs

    def rank(self, word: str, rule: Ruled, variant: str = "") -> int:
        """The greater, the more exact; 0 when the word does not name the rule."""
        base, dot, named = word.partition(".")
        if base in {rule.code, rule.name}:
            if dot and named != variant:
                return 0
            return (_CODE if base == rule.code else _NAME) + (_VARIANT if dot else 0)
        return 0 if dot else self._loose(word, rule)

    def best(self, words: Iterable[str], rule: Ruled, variant: str = "") -> int:
        """The rank of the word that names a rule most exactly."""
        return max((self.rank(word, rule, variant) for word in words), default=0)

    def _loose(self, word: str, rule: Ruled) -> int:
        if has_prefix(rule.code, word):
            return _PREFIX + min(len(word), 255)
        if word in rule.tags:
            return _TAG
        if has_prefix(rule.code, self._packs.get(word, "")):
            return _PACK
        return _ALL if word == EVERYTHING and not is_core(rule) else 0
