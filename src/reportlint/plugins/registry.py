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
        self.loaders: dict[str, Loader] = {suffix: loader for loader in BUILTIN_LOADERS for suffix in loader.suffixes}
        self.own_rules: tuple[RuleSpec, ...] = ()
        """Rules that no pack brings: those of files that the run's configuration names."""
        self.files: tuple[str, ...] = ()
        """The paths of these files and folders."""
        self._own_facts: tuple[FactSpec, ...] = ()
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
            if self.own_rules:
                facts = self._facts(pack)
                specs += [spec for spec in self.own_rules if _resolves([spec], facts)]
            known = tuple(sorted(specs, key=lambda s: s.code))
            _refuse_duplicates(known)
            self._rules[pack.title] = known
        return known

    def all_rules(self) -> tuple[RuleSpec, ...]:
        """The rules of all packs. PluginError when two have one code."""
        rules = dict.fromkeys(rule for pack in self.packs for rule in self.rules(pack))
        _refuse_duplicates(rules)
        return tuple(rules)

    def plan(
        self, profile: Profile, wanted: Callable[[RuleSpec], bool], options: Mapping[str, Options] | None = None
    ) -> Plan:
        """The rules of a profile's pack that are wanted, resolved."""
        pack = self.pack_of(profile)
        rules = [rule for rule in self.rules(pack) if wanted(rule)]
        return _resolve(rules, self._facts(pack), options)

    def join(self, entry: Entry, path: str, modules: Sequence[ModuleType]) -> None:
        """Take in a file or folder that the run's configuration names. A module with a pack is a plugin like any other;
        the rules of the others join every pack that gives the facts they need. PluginError for one that fits none."""
        declared = []
        for module in modules:
            if hasattr(module, "reportlint_pack") or hasattr(module, "reportlint_loaders"):
                self._load(entry, lambda module=module: module)  # type: ignore[misc]
            else:
                declared += list(declared_in(module))
        self.files += (path,)
        self._own_facts += tuple(spec for spec in declared if isinstance(spec, FactSpec))
        self.own_rules += tuple(spec for spec in declared if isinstance(spec, RuleSpec))
        self._rules.clear()

    def check_own_rules(self) -> None:
        """PluginError when an own rule has a code of the linter's or of a pack, or something of our own fits no pack."""
        prefixes = ["RL", *(pack.prefix for pack in self.packs)]
        for spec in self.own_rules:
            taken = next((p for p in prefixes if spec.code.rstrip("0123456789") == p), None)
            if taken is not None:
                raise PluginError(f"{spec.place}: codes that begin with {taken} belong to others: {spec.code}")
        _refuse_duplicates(self.own_rules)
        packs = [(pack, self._facts(pack)) for pack in self.packs]
        everything = list(dict.fromkeys([*(fact for _, facts in packs for fact in facts), *self._own_facts]))
        for rule in self.own_rules:
            if not any(_resolves([rule], facts) for _, facts in packs):
                _resolve([rule], everything)
                raise PluginError(f"{rule.place}: {rule.code} needs facts of different packs together")
        for fact in self._own_facts:
            if not any(fact in facts for _, facts in packs):
                _resolve([], everything)

    def _facts(self, pack: Pack) -> list[FactSpec]:
        """The facts of a pack, and those of our own files that it gives what they need."""
        facts = [s for s in _declared(pack, [*pack.facts, *pack.rules]) if isinstance(s, FactSpec)]
        waiting = list(self._own_facts)
        while fitting := [spec for spec in waiting if _resolves([], [*facts, spec])]:
            facts += fitting
            waiting = [spec for spec in waiting if spec not in fitting]
        return list(dict.fromkeys(facts))

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
            self.loaders.update(dict.fromkeys(loader.suffixes, loader))
        self.plugins.append(LoadedPlugin(entry, pack, time.perf_counter() - began))


def _resolve(
    rules: Sequence[RuleSpec], facts: Sequence[FactSpec], options: Mapping[str, Options] | None = None
) -> Plan:
    try:
        return make_plan(rules, facts, options)
    except DeclarationError as error:
        raise PluginError(str(error)) from None


def _resolves(rules: Sequence[RuleSpec], facts: Sequence[FactSpec]) -> bool:
    try:
        make_plan(rules, list(dict.fromkeys(facts)))
    except DeclarationError:
        return False
    return True


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
