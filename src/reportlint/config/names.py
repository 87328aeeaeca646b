"""The rules, profiles and presets that are loaded, as configurations may name them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from reportlint.authoring.rules import RuleSpec
from reportlint.engine.results import CORE_RULES
from reportlint.model import Severity
from reportlint.syntax.values import Words

from .errors import hint
from .layers import PackPresets
from .presets import preset_names
from .selection import ALL, has_prefix


class CoreFace(Struct, frozen=True):
    """A rule of the linter's own, as words may name it."""

    code: str
    name: str
    severity: Severity
    variants: tuple[str, ...]
    tags: tuple[str, ...] = ()


def core_faces() -> tuple[CoreFace, ...]:
    return tuple(CoreFace(rule.code, rule.name, rule.severity, tuple(rule.messages)) for rule in CORE_RULES.values())


class Catalogue:
    """What is loaded, for looking up the words of configurations."""

    def __init__(
        self, rules: Sequence[RuleSpec], profiles: Iterable[str] = (), packs: Sequence[PackPresets] = ()
    ) -> None:
        self.rules = tuple(rules)
        self.profiles = tuple(profiles)
        self.core = core_faces()
        self.packs = {pack.pack: pack.prefix for pack in packs}
        self._presets = packs
        self._variants: dict[str, set[str]] = {}
        self._prefixes: set[str] = set()
        self._tags = {tag for rule in rules for tag in rule.tags} | set(self.packs) | {ALL}
        for rule in rules:
            self._add(rule.code, rule.name, rule.messages)
        for core in self.core:
            self._add(core.code, core.name, core.variants)

    def _add(self, code: str, name: str, variants: Iterable[str]) -> None:
        named = {variant for variant in variants if variant}
        for word in (code, name):
            self._variants[word] = self._variants.get(word, set()) | named
        self._prefixes |= {code[:end] for end in range(1, len(code)) if has_prefix(code, code[:end])}

    @property
    def presets(self) -> list[str]:
        """All names that ``extends`` can have."""
        return preset_names(self._presets)

    @property
    def words(self) -> list[str]:
        """Every word that names rules, without variants."""
        return [*self._variants, *sorted(self._prefixes), *sorted(self._tags)]

    @property
    def variants(self) -> list[str]:
        """Every variant, by the code and by the name of its rule."""
        return [f"{word}.{variant}" for word, variants in self._variants.items() for variant in sorted(variants)]

    def named(self, word: str) -> RuleSpec | None:
        """The rule of a code, else of a name."""
        by_code = next((rule for rule in self.rules if rule.code == word), None)
        return by_code or next((rule for rule in self.rules if rule.name == word), None)

    def fault(self, word: str, quote: Words) -> Words | None:
        """What is wrong with a word that should name rules; None when it does. ``quote`` is how to repeat it."""
        base, dot, variant = word.partition(".")
        known = self._variants.get(base)
        if dot and known is not None:
            if variant in known:
                return None
            zh, en = hint(word, [f"{base}.{each}" for each in sorted(known)])
            shown = (quote[0], quote[1]) if quote[0] else ("这个变体", " given here")
            return f"{base}没有变体{shown[0]}{zh}", f"{base} has no variant{shown[1]}{en}"
        if not dot and (known is not None or word in self._prefixes or word in self._tags):
            return None
        if dot and (base in self._prefixes or base in self._tags):
            return (
                f"变体只能跟在一条规则的代码或名称后面，{quote[0] or '这里'}不是",
                f"a variant stands behind the code or name of one rule; this is not one:{quote[1]}",
            )
        near = hint(word, [*self.words, *(self.variants if dot else ())])
        return (
            f"没有规则的代码、名称、前缀或标签是{quote[0] or '这个词'}{near[0]}",
            f"no loaded rule has the code, name, prefix or tag{quote[1] or ' given here'}{near[1]}",
        )
