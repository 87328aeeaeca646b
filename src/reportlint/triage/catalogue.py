"""The rules that can be named: those of the linter itself and those of loaded packs, which are imported late."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from reportlint.authoring.rules import RuleSpec
from reportlint.engine.results import CORE_RULES, CoreRule
from reportlint.model import Severity
from reportlint.plugins import Pack, Preset
from reportlint.plugins.registry import Registry

from .naming import CORE_PREFIX, EVERYTHING, Naming, has_prefix


class RuleFace(Struct, frozen=True):
    """What a rule is called and how grave it is, without the rule itself."""

    code: str
    name: str
    severity: Severity
    tags: tuple[str, ...]
    variants: tuple[str, ...]
    """Names of its further messages."""


def face_of(rule: RuleSpec | CoreRule) -> RuleFace:
    tags = rule.tags if isinstance(rule, RuleSpec) else ()
    return RuleFace(rule.code, rule.name, rule.severity, tags, tuple(v for v in rule.messages if v))


class Catalogue:
    """Finds rules by code. A pack's modules are imported when one of its rules is asked for."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self.naming = Naming({pack.title: pack.prefix for pack in registry.packs})
        self._packs: dict[str, Mapping[str, RuleFace]] = {}
        self._core: Mapping[str, RuleFace] = {}

    @property
    def core(self) -> Mapping[str, RuleFace]:
        """The linter's own rules by code."""
        if not self._core:
            self._core = {rule.code: face_of(rule) for rule in CORE_RULES.values()}
        return self._core

    def of_pack(self, pack: Pack) -> Mapping[str, RuleFace]:
        """The rules of a pack by code."""
        known = self._packs.get(pack.title)
        if known is None:
            known = {rule.code: face_of(rule) for rule in self.registry.rules(pack)}
            self._packs[pack.title] = known
        return known

    def of_packs(self) -> Iterator[RuleFace]:
        """The rules of all packs. PluginError for one that does not load."""
        for pack in self.registry.packs:
            yield from self.of_pack(pack).values()

    def all(self) -> Iterator[RuleFace]:
        """Every rule that can be named."""
        yield from self.core.values()
        yield from self.of_packs()

    def find(self, code: str) -> RuleFace | None:
        """The rule of a code; imports only the packs whose codes begin like it."""
        if code in self.core:
            return self.core[code]
        for pack in self.registry.packs:
            if has_prefix(code, pack.prefix) and code in self.of_pack(pack):
                return self.of_pack(pack)[code]
        return None

    def knows(self, word: str) -> bool:
        """Whether a word names a rule, or one variant of a rule; "all" names every rule."""
        _, dot, variant = word.partition(".")
        return word == EVERYTHING or any(
            self.naming.rank(word, rule, variant) and (not dot or variant in rule.variants) for rule in self.all()
        )

    def words(self) -> set[str]:
        """Every word that names rules."""
        words = {EVERYTHING, CORE_PREFIX, *(pack.title for pack in self.registry.packs)}
        for rule in self.all():
            words |= {rule.code, rule.name, *rule.tags, *(f"{rule.code}.{variant}" for variant in rule.variants)}
            words |= {rule.code[:end] for end in range(1, len(rule.code)) if has_prefix(rule.code, rule.code[:end])}
        return words

    def preset(self, pack: Pack, name: str = "") -> Preset | None:
        """A pack's preset; without a name, or for "recommended", the newest recommended one, None when there is none.

        KeyError for a name that the pack does not have.
        """
        if name not in {"", "recommended"} or name in pack.presets:
            return pack.presets[name]
        dated = sorted(known for known in pack.presets if known.startswith("recommended"))
        if not dated and name:
            raise KeyError(name)
        return pack.presets[dated[-1]] if dated else None
