"""What is loaded: packs, their profiles, facts and rules, loaders. Each plugin is loaded on its own and late."""

from __future__ import annotations

import importlib
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import ModuleType

from msgspec import Struct

from reportlint.authoring.plan import Plan, make_plan
from reportlint.authoring.rules import DeclarationError, FactSpec, Options, RuleSpec, declared_in
from reportlint.loaders import BUILTIN_LOADERS
from reportlint.model import Loader, Profile

from .listing import Entry, list_entries
from .pack import API, Pack


class PluginError(Exception):
    """A plugin does not load: one sentence that names it and why."""


class LoadedPlugin(Struct, frozen=True):
    """A plugin that is there: from where it came and how long it took to import, in seconds."""

    entry: Entry
    pack: Pack | None
    seconds: float


class Registry:
    """The plugins of one run."""

    def __init__(
        self, entries: Sequence[Entry] | None = None, modules: Sequence[tuple[Entry, ModuleType]] = ()
    ) -> None:
        self.plugins: list[LoadedPlugin] = []
        self.loaders: dict[str, Loader] = {suffix: l for l in BUILTIN_LOADERS for suffix in l.suffixes}
        self._rules: dict[str, tuple[RuleSpec, ...]] = {}
        for entry in list_entries() if entries is None else entries:
            self._load(entry, lambda entry=entry: importlib.import_module(entry.module))  # type: ignore[misc]
        for entry, module in modules:
            self._load(entry, lambda module=module: module)  # type: ignore[misc]

    @property
    def packs(self) -> tuple[Pack, ...]:
        return tuple(plugin.pack for plugin in self.plugins if plugin.pack is not None)

    @property
    def profiles(self) -> tuple[Profile, ...]:
        return tuple(profile for pack in self.packs for profile in pack.profiles)

    def profile(self, name: str) -> Profile:
        """The profile of an id. KeyError when no loaded pack gives it."""
        return next(p for p in self.profiles if p.id == name) if name in {p.id for p in self.profiles} else _no(name)

    def pack_of(self, profile: Profile) -> Pack:
        return next(pack for pack in self.packs if profile in pack.profiles)

    def rules(self, pack: Pack) -> tuple[RuleSpec, ...]:
        """The rules of a pack, in order of code. Imports its modules when first asked for."""
        known = self._rules.get(pack.title)
        if known is None:
            specs = [s for s in _declared(pack, pack.rules) if isinstance(s, RuleSpec)]
            for spec in specs:
                if not spec.code.startswith(pack.prefix):
                    raise PluginError(
                        f"{spec.place}: the code {spec.code} does not begin with {pack.prefix}, "
                        f"the prefix of the pack {pack.title}"
                    )
            known = tuple(sorted(specs, key=lambda s: s.code))
            _refuse_duplicates(known)
            self._rules[pack.title] = known
        return known

    def all_rules(self) -> tuple[RuleSpec, ...]:
        """The rules of all packs. PluginError when two have one code."""
        rules = [rule for pack in self.packs for rule in self.rules(pack)]
        _refuse_duplicates(rules)
        return tuple(rules)

    def plan(
        self, profile: Profile, wanted: Callable[[RuleSpec], bool], options: Mapping[str, Options] | None = None
    ) -> Plan:
        """The rules of a profile's pack that are wanted, resolved."""
        pack = self.pack_of(profile)
        rules = [rule for rule in self.rules(pack) if wanted(rule)]
        facts = [s for s in _declared(pack, [*pack.facts, *pack.rules]) if isinstance(s, FactSpec)]
        try:
            return make_plan(rules, list(dict.fromkeys(facts)), options)
        except DeclarationError as error:
            raise PluginError(str(error)) from None

    def _load(self, entry: Entry, find: Callable[[], ModuleType]) -> None:
        import pluggy

        from . import hooks

        began = time.perf_counter()
        try:
            module = find()
        except DeclarationError as error:
            raise PluginError(str(error)) from None
        except (Exception, SystemExit) as error:
            raise PluginError(
                f"the plugin {entry.name} ({entry.module}, from {entry.distribution}) does not load: "
                f"{type(error).__name__}: {error}"
            ) from error
        manager = pluggy.PluginManager("reportlint")
        manager.add_hookspecs(hooks)
        try:
            manager.register(module, entry.name)
            manager.check_pending()
            pack = next(iter(manager.hook.reportlint_pack()), None)
            loaders = [loader for group in manager.hook.reportlint_loaders() for loader in group]
        except pluggy.PluginValidationError as error:
            raise PluginError(f"the plugin {entry.name} ({entry.module}): {error}") from None
        except (Exception, SystemExit) as error:
            raise PluginError(
                f"the plugin {entry.name} ({entry.module}) fails in its hook: {type(error).__name__}: {error}"
            ) from error
        if pack is not None and pack.api != API:
            raise PluginError(
                f"the pack {pack.title} ({entry.module}) is made for api {pack.api}; this program has api {API}"
            )
        for loader in loaders:
            self.loaders.update({suffix: loader for suffix in loader.suffixes})
        self.plugins.append(LoadedPlugin(entry, pack, time.perf_counter() - began))


def _no(name: str) -> Profile:
    raise KeyError(name)


def _declared(pack: Pack, modules: Iterable[str | ModuleType]) -> list[RuleSpec | FactSpec]:
    found: list[RuleSpec | FactSpec] = []
    for module in modules:
        if isinstance(module, str):
            try:
                module = importlib.import_module(module)
            except DeclarationError as error:
                raise PluginError(str(error)) from None
            except (Exception, SystemExit) as error:
                raise PluginError(
                    f"the pack {pack.title}: {module} does not load: {type(error).__name__}: {error}"
                ) from error
        found += declared_in(module)
    return found


def _refuse_duplicates(rules: Iterable[RuleSpec]) -> None:
    seen: dict[str, RuleSpec] = {}
    for rule in rules:
        other = seen.setdefault(rule.code, rule)
        if other is not rule:
            raise PluginError(f"{rule.place}: the code {rule.code} is taken by {other.place}")
