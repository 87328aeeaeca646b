"""The rules that can be named: those of the linter itself and those of loaded packs, which are imported late."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from reportlint.config.selection import Naming, Ruled, has_prefix
from reportlint.plugins.registry import Registry

if TYPE_CHECKING:
    from reportlint.authoring.rules import RuleSpec
    from reportlint.config.layers import PackPresets
    from reportlint.config.names import Catalogue as Words


class Catalogue:
    """Finds rules by code. A pack's modules are imported when one of its rules is asked for."""

    def __init__(self, registry: Registry, packs: Sequence[PackPresets] = ()) -> None:
        """``packs`` are the presets of the registry's packs."""
        self.registry = registry
        self.naming = Naming({pack.title: pack.prefix for pack in registry.packs})
        self._packs = packs
        self._words: Words | None = None
        self._core: Mapping[str, Ruled] = {}

    @property
    def core(self) -> Mapping[str, Ruled]:
        """The linter's own rules by code."""
        if not self._core:
            from reportlint.config.names import core_faces

            self._core = {rule.code: rule for rule in core_faces()}
        return self._core

    def words(self, *, rules: bool = True) -> Words:
        """Every word that configurations and suppressions may use; without ``rules`` only profiles and presets.

        Imports all packs when rules are asked for. PluginError for one that does not load.
        """
        from reportlint.config.names import Catalogue as Words

        profiles = [profile.id for profile in self.registry.profiles]
        if not rules:
            return Words((), profiles, self._packs)
        if self._words is None:
            self._words = Words(self.registry.all_rules(), profiles, self._packs)
        return self._words

    def find(self, code: str) -> Ruled | None:
        """The rule of a code; imports only the packs whose codes begin like it."""
        if code in self.core:
            return self.core[code]
        for pack in self.registry.packs:
            if has_prefix(code, pack.prefix):
                found = self._in(self.registry.rules(pack), code)
                if found is not None:
                    return found
        return self._in(self.registry.own_rules, code)

    def _in(self, rules: Sequence[RuleSpec], code: str) -> RuleSpec | None:
        return next((rule for rule in rules if rule.code == code), None)

    def knows(self, word: str) -> bool:
        """Whether a word names a rule, or one variant of a rule."""
        return self.words().fault(word, ("", "")) is None

    def nearest(self, word: str) -> str:
        """The word that names rules and is spelt most like another; "" when none is near."""
        from reportlint.config.errors import nearest

        words = self.words()
        return nearest(word, [*words.words, *(words.variants if "." in word else ())])
