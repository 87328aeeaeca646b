"""A checker as data: what a worker that inherits nothing is told first, so that it makes the same one."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec import Struct

from reportlint.authoring.rules import Options, RuleSpec, options_type
from reportlint.plugins.registry import Registry

from .check import Checker, Choice, Choices, Settings


class Chosen(Struct, frozen=True, eq=False):
    """A choice as it travels."""

    profile: str = ""
    codes: list[str] | None = None
    """The rules that are wanted; None for all."""
    settings: dict[str, dict[str, Any]] = {}
    """The options of rules, by code."""

    @property
    def is_plain(self) -> bool:
        """Whether it is what holds where nothing is configured."""
        return self.takes_all and not self.profile

    @property
    def takes_all(self) -> bool:
        return self.codes is None and not self.settings

    def wanted(self, spec: RuleSpec) -> bool:
        return self.codes is None or spec.code in self.codes

    def options(self, spec: RuleSpec) -> Options | None:
        kind = options_type(spec)
        given = self.settings.get(spec.code)
        return None if kind is None or given is None else msgspec.convert(given, kind)


class Start(Struct, frozen=True):
    """What makes a checker, and where its worker tells what it does."""

    settings: Settings
    choices: list[Chosen]
    """The first holds for every file that has none of its own."""
    by_name: dict[str, int] = {}
    files: list[str] = []
    """Plugins by path."""
    directory: str = ""
    """The working directory that they are told from."""
    note: str = ""
    """The file whose bytes are shared; "" for bytes that it has."""

    def is_plain_for(self, name: str, *, together: bool) -> bool:
        """Whether a file of a name is checked as if nothing were configured, with others ``together`` or alone."""
        return self.settings == Settings(collection=together) and self.choices[self.by_name.get(name, 0)].is_plain

    def checker(self, registry: Registry) -> Checker:
        """The checker, by the plugins that are installed and those of ``files``."""
        if self.files:
            from reportlint.plugins.files import join_files

            join_files(registry, self.files, self.directory)
        by_name = {name: self.choices[at] for name, at in self.by_name.items()}
        return Checker(registry, self.settings, choices=Choices(self.choices[0], by_name))


def start_of(checker: Checker, note: str = "") -> Start:
    """What another process has to know of a checker. Imports all rules, unless every one of them is wanted as it is."""
    registry, choices = checker.registry, checker.choices
    distinct = list(dict.fromkeys([choices.everywhere, *choices.by_name.values()]))
    rules = () if all(choice.takes_all for choice in distinct) else registry.all_rules()
    return Start(
        checker.settings,
        [Chosen(choice.profile) if choice.takes_all else _chosen(choice, rules) for choice in distinct],
        {name: distinct.index(choice) for name, choice in choices.by_name.items()},
        list(registry.files),
        os.getcwd() if registry.files else "",
        note,
    )


def _chosen(choice: Choice, rules: Sequence[RuleSpec]) -> Chosen:
    given = ((rule.code, choice.options(rule)) for rule in rules)
    settings = {code: msgspec.to_builtins(options) for code, options in given if options is not None}
    return Chosen(choice.profile, [rule.code for rule in rules if choice.wanted(rule)], settings)
