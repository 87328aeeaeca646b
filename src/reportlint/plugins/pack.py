"""A pack: what a domain brings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import ModuleType

from msgspec import Struct

from reportlint.model import Profile

API = 1
"""The version of Pack and of the hooks that this program understands."""


class Preset(Struct, frozen=True):
    """A named, frozen choice of rules and severities: what ``select`` and ``severity`` of a configuration say."""

    select: tuple[str, ...]
    severity: Mapping[str, str] = {}


class Pack(Struct, frozen=True, eq=False):
    """What ``reportlint_pack`` returns.

    ``facts`` and ``rules`` are modules, or names of modules: those are imported only when a report of the pack's
    profiles is checked. Every rule's code begins with ``prefix``.
    """

    api: int
    prefix: str
    profiles: Sequence[Profile]
    facts: Sequence[str | ModuleType] = ()
    rules: Sequence[str | ModuleType] = ()
    presets: Mapping[str, Preset] = {}
    preset_file: str = ""
    """Instead of ``presets``, the path of a TOML file: a table a preset, with lists of codes under error, warning, info
    and off. It is read when one of its presets is named; so the newest ``recommended`` says of every rule what the rule
    says of itself, and holds for a run that names none."""
    bases: Mapping[str, str] = {}
    """Canonical valid reports that examples are edits of, by name: paths of files in the markup of reportlint.testing."""
    name: str = ""
    """The pack's name, as presets and listings use it; the profile's id when empty."""
    joins: Sequence[str] = ()
    """Ids of profiles of other packs: the facts and rules run over their reports too, beside those packs' own."""

    @property
    def title(self) -> str:
        return self.name or (self.profiles[0].id if self.profiles else self.prefix)

    def runs_under(self, profile: Profile) -> bool:
        """Whether its rules run over the reports of a profile."""
        return profile in self.profiles or profile.id in self.joins
