"""What is loaded: packs, their profiles, facts and rules, loaders. Each plugin is loaded on its own and late."""

from __future__ import annotations

import importlib
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import ModuleType

from msgspec import Struct, structs

from reportlint.authoring.plan import Plan, make_plan
from reportlint.authoring.rules import DeclarationError, FactSpec, Options, RuleSpec, declared_in
from reportlint.loaders import BUILTIN_LOADERS
from reportlint.model import Loader, Profile

from .errors import PluginError, did_you_mean, explain_import, raised_at, wrong_hook
from .listing import Entry, list_entries
from .outputs import Output, read_outputs
from .pack import API, Pack


class LoadedPlugin(Struct, frozen=True):
    """A plugin that is there: from where it came and how long it took to import, in seconds."""

    entry: Entry
    pack: Pack | None
    seconds: float
    outputs: tuple[Output, ...] = ()
    """The formats that it brings."""


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
        """By the title of the pack that brings them."""
        self._profile_rules: dict[str, tuple[RuleSpec, ...]] = {}
        for entry in list_entries() if entries is None else entries:
            self._load(entry, lambda entry=entry: importlib.import_module(entry.module))  # type: ignore[misc]
        for entry, module in modules:
            self._load(entry, lambda module=module: module)  # type: ignore[misc]
        self._refuse_strangers()

    @property
    def packs(self) -> tuple[Pack, ...]:
        return tuple(plugin.pack for plugin in self.plugins if plugin.pack is not None)

    @property
    def profiles(self) -> tuple[Profile, ...]:
        return tuple(profile for pack in self.packs for profile in pack.profiles)

    def bringer(self, output: str) -> LoadedPlugin | None:
        """The plugin that brings an output."""
        return next((plugin for plugin in self.plugins if any(o.name == output for o in plugin.outputs)), None)

    def profile(self, name: str) -> Profile:
        """The profile of an id. KeyError when no loaded pack gives it."""
        return next(p for p in self.profiles if p.id == name) if name in {p.id for p in self.profiles} else _no(name)

    def pack_of(self, profile: Profile) -> Pack:
        return next(pack for pack in self.packs if profile in pack.profiles)

    def rules(self, pack: Pack) -> tuple[RuleSpec, ...]:
        """The rules that a pack brings, in order of code. Imports its modules when first asked for."""
        known = self._rules.get(pack.title)
        if known is None:
            specs = [s for s in _declared(pack, pack.rules) if isinstance(s, RuleSpec)]
            for spec in specs:
                if not spec.code.startswith(pack.prefix):
                    raise PluginError(
                        f"{spec.place}: the code {spec.code} does not begin with {pack.prefix}, "
                        f"the prefix of the pack {pack.title}"
                    )
                self._refuse_profiles(spec)
                if spec.across:
                    self._refuse_without_series(spec, [p for p in self.profiles if pack.runs_under(p)])
            known = tuple(sorted(specs, key=lambda s: s.code))
            _refuse_duplicates(known)
            self._rules[pack.title] = known
        return known

    def rules_of(self, profile: Profile) -> tuple[RuleSpec, ...]:
        """All rules that run over the reports of a profile, in order of code: those of its pack, of the packs that
        join it, and our own that it gives the facts they need."""
        known = self._profile_rules.get(profile.id)
        if known is None:
            brought = (spec for pack in self._packs_of(profile) for spec in self.rules(pack))
            specs = [spec for spec in brought if _is_for(spec, profile)]
            if self.own_rules:
                facts = self.facts_of(profile)
                specs += [spec for spec in self.own_rules if _is_for(spec, profile) and _resolves([spec], facts)]
            known = tuple(sorted(specs, key=lambda s: s.code))
            _refuse_duplicates(known)
            self._profile_rules[profile.id] = known
        return known

    def all_rules(self) -> tuple[RuleSpec, ...]:
        """The rules of all packs, and our own. PluginError when two have one code."""
        rules = dict.fromkeys([*(rule for pack in self.packs for rule in self.rules(pack)), *self.own_rules])
        _refuse_duplicates(rules)
        return tuple({(rule.code, rule.place): rule for rule in rules}.values())

    def plan(
        self,
        profile: Profile,
        wanted: Callable[[RuleSpec], bool],
        options: Mapping[str, Options] | None = None,
        *,
        across: bool = False,
    ) -> Plan:
        """The rules of a profile that are wanted, resolved; those across reports are left out unless asked for."""
        rules = [rule for rule in self.rules_of(profile) if wanted(rule)]
        left_out = () if across else tuple(rule.code for rule in rules if rule.across)
        if left_out:
            rules = [rule for rule in rules if not rule.across]
        plan = _resolve(rules, self.facts_of(profile), options)
        if plan.across:
            self._refuse_series(profile, [name for name, _ in plan.published])
        return structs.replace(plan, left_out=left_out) if left_out else plan

    def facts_of(self, profile: Profile) -> list[FactSpec]:
        """The facts that rules over the reports of a profile can ask for: those of its packs, and those of our own
        files that these give what they need."""
        declared = [spec for pack in self._packs_of(profile) for spec in _declared(pack, [*pack.facts, *pack.rules])]
        facts = [spec for spec in declared if isinstance(spec, FactSpec)]
        waiting = list(self._own_facts)
        while fitting := [spec for spec in waiting if _resolves([], [*facts, spec])]:
            facts += fitting
            waiting = [spec for spec in waiting if spec not in fitting]
        return list(dict.fromkeys(facts))

    def _packs_of(self, profile: Profile) -> list[Pack]:
        """The pack that brings a profile, and those that join it."""
        return [pack for pack in self.packs if pack.runs_under(profile)]

    def join(self, entry: Entry, path: str, modules: Sequence[ModuleType]) -> None:
        """Take in a file or folder that the run's configuration names. A module with a pack is a plugin like any other;
        the rules of the others join every pack that gives the facts they need. PluginError for one that fits none."""
        declared = []
        hooked = False
        for module in modules:
            if any(name.startswith("reportlint_") and callable(value) for name, value in vars(module).items()):
                self._load(entry, lambda module=module: module)  # type: ignore[misc]
                hooked = True
            else:
                declared += list(declared_in(module))
        if modules and not declared and not hooked:
            raise PluginError(f"{entry.module}: no rule, fact or hook is declared here; is @rule missing?")
        self.files += (path,)
        self._own_facts += tuple(spec for spec in declared if isinstance(spec, FactSpec))
        self.own_rules += tuple(spec for spec in declared if isinstance(spec, RuleSpec))
        self._rules.clear()
        self._profile_rules.clear()

    def join_declared(self, paths: Iterable[str], rules: Iterable[RuleSpec], facts: Iterable[FactSpec]) -> None:
        """Take in files of declarative rules, and the facts that these ask for."""
        self.files += tuple(paths)
        self.own_rules += tuple(rules)
        self._own_facts = tuple(dict.fromkeys([*self._own_facts, *facts]))
        self._profile_rules.clear()

    def prefix_of(self, code: str) -> str:
        """The prefix of the linter or of a pack that a code begins with; "" for a code that is free."""
        prefixes = ("RL", *(pack.prefix for pack in self.packs))
        return next((prefix for prefix in prefixes if code.rstrip("0123456789") == prefix), "")

    def check_own_rules(self) -> None:
        """PluginError when an own rule has a code of the linter's or of a pack, or something of our own fits no pack."""
        for spec in self.own_rules:
            taken = self.prefix_of(spec.code)
            if taken:
                raise PluginError(
                    f"{spec.place}: codes that begin with {taken} belong to others: {spec.code}; take a prefix of your "
                    "own, like ORG001"
                )
            self._refuse_profiles(spec)
        _refuse_duplicates(self.own_rules)
        self._refuse_strangers()
        by_profile = [(profile, self.facts_of(profile)) for profile in self.profiles]
        known = [facts for _, facts in by_profile]
        everything = list(dict.fromkeys([*(fact for facts in known for fact in facts), *self._own_facts]))
        for rule in self.own_rules:
            if rule.across:
                resolved = [profile for profile, facts in by_profile if _resolves([rule], facts)]
                self._refuse_without_series(rule, resolved)
            if not any(_is_for(rule, profile) and _resolves([rule], facts) for profile, facts in by_profile):
                wanted = [fact for profile, facts in by_profile if _is_for(rule, profile) for fact in facts]
                _resolve([rule], list(dict.fromkeys(wanted)) if rule.profiles else everything)
                raise PluginError(f"{rule.place}: {rule.code} needs facts of different packs together")
        for fact in self._own_facts:
            if not any(fact in facts for facts in known):
                _resolve([], everything)

    def _refuse_strangers(self) -> None:
        """PluginError when a pack's rules would never run, or two packs cannot be told apart."""
        ids = [profile.id for profile in self.profiles]
        titles: dict[str, LoadedPlugin] = {}
        for plugin in self.plugins:
            pack = plugin.pack
            if pack is None:
                continue
            other = titles.setdefault(pack.title, plugin)
            if other is not plugin:
                raise PluginError(
                    f"two plugins bring a pack called {pack.title}: {other.entry.module} and {plugin.entry.module}; "
                    "give one another name"
                )
            if pack.rules and not pack.profiles and not pack.joins:
                raise PluginError(
                    f"the pack {pack.title} ({plugin.entry.module}) has rules but neither a profile nor joins=[…]: "
                    "they would never run"
                )
            for id in pack.joins:
                if id not in ids:
                    raise PluginError(
                        f"the pack {pack.title} ({plugin.entry.module}) joins the profile {id}, "
                        f"which no loaded pack brings{did_you_mean(id, ids)}"
                    )

    def _refuse_without_series(self, spec: RuleSpec, profiles: Sequence[Profile]) -> None:
        """PluginError when a rule across reports is for kinds of reports only that never follow each other."""
        kinds = [profile for profile in profiles if not spec.profiles or profile.id in spec.profiles]
        if kinds and all(profile.series is None for profile in kinds):
            listed = ", ".join(profile.id for profile in kinds)
            raise PluginError(
                f"{spec.place}: {spec.code} asks for Previous, and nothing says which report follows which: the profile "
                f"{listed} has no series=(…, …)"
            )

    def _refuse_series(self, profile: Profile, published: Sequence[str]) -> None:
        """PluginError when facts that say whose report of which period it is are not published."""
        for name in profile.series or ():
            if name not in published:
                raise PluginError(
                    f"the profile {profile.id} has a series by {name!r}, and no fact is published under that name"
                    f"{did_you_mean(name, published)}"
                )

    def _refuse_profiles(self, spec: RuleSpec) -> None:
        """PluginError when a rule is for a kind of report that nobody brings."""
        ids = [profile.id for profile in self.profiles]
        for id in spec.profiles:
            if id not in ids:
                raise PluginError(
                    f"{spec.place}: {spec.code}: no loaded pack brings the profile {id}{did_you_mean(id, ids)}"
                )

    def _load(self, entry: Entry, find: Callable[[], ModuleType]) -> None:
        import pluggy

        from . import hooks

        began = time.perf_counter()
        module = _found(entry, find)
        wrong = wrong_hook(module, [name for name in vars(hooks) if name.startswith("reportlint_")])
        if wrong:
            raise PluginError(f"the plugin {entry.name} ({entry.module}): {wrong}")
        manager = pluggy.PluginManager("reportlint")
        manager.add_hookspecs(hooks)
        try:
            manager.register(module, entry.name)
            manager.check_pending()
            pack = next(iter(manager.hook.reportlint_pack()), None)
            loaders = [loader for group in manager.hook.reportlint_loaders() for loader in group]
            outputs = read_outputs(manager.hook.reportlint_outputs())
        except pluggy.PluginValidationError as error:
            raise PluginError(f"the plugin {entry.name} ({entry.module}): {error}") from None
        except (Exception, SystemExit) as error:
            raise PluginError(
                f"the plugin {entry.name} ({entry.module}) fails in its hook: "
                f"{raised_at(error)}{type(error).__name__}: {error}"
            ) from error
        if pack is not None:
            _refuse_pack(pack, entry)
        for loader in loaders:
            self.loaders.update(dict.fromkeys(loader.suffixes, loader))
        for output in outputs:
            other = self.bringer(output.name)
            if other is not None:
                raise PluginError(
                    f"the plugins {other.entry.name} and {entry.name} both bring the output {output.name}"
                )
        self.plugins.append(LoadedPlugin(entry, pack, time.perf_counter() - began, outputs))


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


def _found(entry: Entry, find: Callable[[], ModuleType]) -> ModuleType:
    """The module of a plugin. PluginError when it does not load."""
    try:
        return find()
    except DeclarationError as error:
        raise PluginError(str(error)) from None
    except (Exception, SystemExit) as error:
        raise PluginError(
            f"the plugin {entry.name} ({entry.module}, from {entry.distribution}) does not load: "
            f"{raised_at(error)}{explain_import(error) or f'{type(error).__name__}: {error}'}"
        ) from error


def _refuse_pack(pack: object, entry: Entry) -> None:
    """PluginError when what a plugin gives is no pack that this program can use."""
    if not isinstance(pack, Pack):
        raise PluginError(
            f"the plugin {entry.name} ({entry.module}): reportlint_pack returns a Pack, not {type(pack).__name__}"
        )
    if pack.api > API:
        raise PluginError(
            f"the pack {pack.title} ({entry.module}) is made for api {pack.api}, and this program knows {API}: "
            "it needs a newer reportlint"
        )
    if pack.api < API:
        raise PluginError(
            f"the pack {pack.title} ({entry.module}) is made for api {pack.api}, and this program knows {API}: "
            "it needs a newer release of the pack"
        )


def _is_for(spec: RuleSpec, profile: Profile) -> bool:
    if spec.across and profile.series is None:
        return False
    return not spec.profiles or profile.id in spec.profiles


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
                    f"the pack {pack.title}: {module} does not load: "
                    f"{raised_at(error)}{explain_import(error) or f'{type(error).__name__}: {error}'}"
                ) from error
        found += declared_in(module)
    return found


def _refuse_duplicates(rules: Iterable[RuleSpec]) -> None:
    seen: dict[str, RuleSpec] = {}
    for rule in rules:
        other = seen.setdefault(rule.code, rule)
        if other is not rule and not (rule.profiles and rule.place == other.place):
            raise PluginError(f"{rule.place}: the code {rule.code} is taken by {other.place}")
