"""What holds for one file: layers first, strongest to weakest, and within one the most exact word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import msgspec
from msgspec import Struct, structs

from reportlint.authoring.rules import Options, RuleSpec, options_type
from reportlint.model import Limits, Severity

from .errors import ConfigError, Problem
from .finding import upwards
from .keys import RUN_LIMITS
from .layers import Configuration, Layers, Level, Named, OptionTable, PackPresets, Statement
from .selection import PROTECTED, Naming, Ruled, has_prefix, is_core
from .sources import posix


class RunSettings(Struct, frozen=True):
    """What holds for the whole run. None where nothing was said."""

    fail_on: str = "error"
    lang: str | None = None
    baseline: str | None = None
    collection: bool | None = None
    require_reason: bool = False
    plugins: tuple[str, ...] = ()
    rule_files: tuple[str, ...] = ()
    limits: Mapping[str, int | float] = {}
    hierarchy: Mapping[str, tuple[str, ...]] = {}

    @property
    def file_limits(self) -> Limits:
        """What a file may be at most."""
        said = {key.replace("-", "_"): value for key, value in self.limits.items() if key not in RUN_LIMITS}
        return msgspec.convert(said, Limits)


class Decision(Struct, frozen=True):
    """The severity of a rule and what decided it: the words, and who says them ("" the rule itself)."""

    severity: Severity
    by: str = ""
    origin: str = ""
    line: int = 0
    column: int = 0


class FileSettings:
    """What holds for one file. Two files with the same settings share one object."""

    def __init__(
        self, profile: str, statements: tuple[Statement, ...], mandatory: tuple[Named, ...], naming: Naming
    ) -> None:
        self.profile = profile
        """The profile that it is read as; "" recognises it."""
        self.statements = statements
        """Strongest first."""
        self.mandatory = mandatory
        self.takes_all = not statements
        """Whether every rule counts as it says itself."""
        self._naming = naming
        self._sectioned = any(statement.sections for statement in statements)
        self._known: dict[tuple[object, ...], Severity] = {}
        self._options: dict[str, Options | None] = {}

    def level(self, rule: Ruled, variant: str = "", section: Sequence[str] = (), section_id: str = "") -> Severity:
        """The severity of a finding, OFF when it is not wanted.

        ``rule`` is a rule or a finding with the severity that the rule gives it; ``section`` are the folded titles of
        the sections round the place, outermost first.
        """
        titles = tuple(section) if self._sectioned else ()
        key = (rule.code, variant, rule.severity, titles, section_id if self._sectioned else "")
        known = self._known.get(key)
        if known is None:
            known = self.decide(rule, variant, titles, section_id).severity
            self._known[key] = known
        return known

    def wanted(self, spec: RuleSpec) -> bool:
        """Whether a rule has to run: some finding of it can be wanted somewhere in the file."""
        return any(
            self.level(spec, variant) is not Severity.OFF or self._wanted_in_section(spec, variant)
            for variant in spec.messages
        )

    def is_mandatory(self, rule: Ruled, variant: str = "") -> bool:
        """Whether nothing may suppress a finding, and no baseline holds it back."""
        return self._naming.best(self.mandatory, rule, variant) > 0

    def options(self, spec: RuleSpec) -> Options | None:
        """The options that configurations give to a rule; None when they give none. Raises ConfigError when those of
        several configurations do not go together."""
        if spec.code not in self._options:
            self._options[spec.code] = self._merged_options(spec)
        return self._options[spec.code]

    def option_origins(self, spec: RuleSpec) -> dict[str, tuple[str, int, int]]:
        """Where each option that configurations give to a rule stands: path, line, column."""
        return {
            key: (statement.origin, *table.document.key((*table.path, key)))
            for statement, table in self._tables(spec)
            for key in table.values
        }

    def decide(self, rule: Ruled, variant: str = "", section: Sequence[str] = (), section_id: str = "") -> Decision:
        """The severity of a rule and what decided it."""
        if rule.code in PROTECTED:
            return Decision(rule.severity)
        mandatory = next((word for word in self.mandatory if self._naming.rank(word.text, rule, variant)), None)
        level: Decision | None = None
        chosen: Decision | None = None
        for statement in self._speaking(rule, section, section_id):
            if statement.nearer if mandatory is not None else statement.for_mandatory:
                continue
            exact, found = self._naming.best_level(statement.severity, rule, variant)
            off = exact if found is not None and found.severity is Severity.OFF and level is None else 0
            if found is not None and found.severity is not Severity.OFF and level is None:
                level = _decision(found.severity, found.rule, statement)
            if chosen is None:
                chosen = self._chosen(statement, rule, variant, off, found)
        if chosen is not None and chosen.severity is Severity.OFF and mandatory is None:
            return chosen
        return level or Decision(rule.severity, *(_origin(chosen) if chosen else ()))

    @property
    def key(self) -> str:
        """A digest of all that the configurations say for the file: a part of the name of a cached raw result.

        Presets are not in it: they belong to the version of their pack.
        """
        from hashlib import blake2b

        said = [_plain(each) for each in self.statements if not each.scope]
        presets = [each.origin for each in self.statements if each.scope]
        data = msgspec.json.encode([self.profile, said, presets, [word.text for word in self.mandatory]], enc_hook=str)
        return blake2b(data, digest_size=16).hexdigest()

    def _speaking(self, rule: Ruled, section: Sequence[str], section_id: str) -> Iterator[Statement]:
        for statement in self.statements:
            if statement.scope and not has_prefix(rule.code, statement.scope):
                continue
            if not statement.sections or _covers(statement.sections, section, section_id):
                yield statement

    def _chosen(
        self, statement: Statement, rule: Ruled, variant: str, off: int, level: Level | None
    ) -> Decision | None:
        """Whether a statement takes a rule in or leaves it out; None when it says nothing of it. A tie leaves it out.

        ``off`` is how exactly its severities switch the rule off.
        """
        named = (*(statement.select or ()), *statement.extend_select)
        taken = self._naming.best(named, rule, variant)
        ignored = self._naming.best(statement.ignore, rule, variant)
        if taken > max(ignored, off):
            return _decision(rule.severity, self._said(named, rule, variant), statement)
        if ignored and ignored >= off:
            return _decision(Severity.OFF, self._said(statement.ignore, rule, variant), statement)
        if off and level is not None:
            return _decision(Severity.OFF, level.rule, statement)
        if statement.select is not None and not is_core(rule.code):
            first = statement.select[0] if statement.select else Named("", statement.line)
            return Decision(Severity.OFF, "select", statement.origin, first.line, first.column)
        return None

    def _said(self, words: Sequence[Named], rule: Ruled, variant: str) -> Named:
        return max(words, key=lambda word: self._naming.rank(word.text, rule, variant))

    def _wanted_in_section(self, spec: RuleSpec, variant: str) -> bool:
        return any(
            self._naming.best(statement.select or (), spec, variant)
            or any(
                self._naming.rank(each.rule.text, spec, variant) and each.severity is not Severity.OFF
                for each in statement.severity
            )
            for statement in self.statements
            if statement.sections
        )

    def _merged_options(self, spec: RuleSpec) -> Options | None:
        kind = options_type(spec)
        tables = list(self._tables(spec))
        if kind is None or not tables:
            return None
        merged = {key: value for _, table in tables for key, value in table.values.items()}
        try:
            options = msgspec.convert(merged, kind)
        except msgspec.ValidationError as error:
            raise self._at_odds(spec, tables[-1], str(error)) from None
        from .options import crossed_bounds

        crossed = crossed_bounds(options)
        if crossed is not None:
            raise self._at_odds(spec, tables[-1], " > ".join(crossed))
        return options

    def _at_odds(self, spec: RuleSpec, last: tuple[Statement, OptionTable], why: str) -> ConfigError:
        statement, table = last
        zh, en = f"{spec.code}的选项合在一起有矛盾（{why}）", f"the options of {spec.code} are at odds ({why})"
        return ConfigError([Problem(statement.origin, table.rule.line, table.rule.column, zh, en)])

    def _tables(self, spec: RuleSpec) -> Iterator[tuple[Statement, OptionTable]]:
        """The options that statements give to a rule, the strongest last: by its name first, by its code over them."""
        for statement in reversed(self.statements):
            if statement.nearer and any(self.is_mandatory(spec, variant) for variant in ("", *spec.messages)):
                continue
            for word in (spec.name, spec.code):
                yield from ((statement, table) for table in statement.options if table.rule.text == word)


def settings_for(path: str, layers: Layers) -> FileSettings:
    """What holds for a file, by its absolute path. Pure."""
    configurations = configurations_for(path, layers)
    statements: list[Statement] = []
    for configuration in configurations:
        if configuration.overrides:
            relative = _relative(path, configuration.folder)
            statements += [each for each in reversed(configuration.overrides) if _concerns(each, relative)]
        if not configuration.statement.is_empty:
            statements.append(configuration.statement)
    mandatory = tuple(word for each in layers.run for word in each.mandatory)
    profile = _profile(configurations if not mandatory else [each for each in configurations if not each.nearer])
    if mandatory and (leaving_out := _excluding(path, _nearer(path, layers))) is not None:
        statements.insert(0, _only_mandatory(leaving_out))
    for pack in layers.packs:
        statements += _presets(pack, configurations) if mandatory else _preset(pack, configurations)
    return _shared(profile, tuple(statements), mandatory, tuple(layers.packs))


def configurations_for(path: str, layers: Layers) -> list[Configuration]:
    """All that speak of a file, by its absolute path, strongest first."""
    return [layers.command_line, *_nearer(path, layers), *layers.run]


def is_excluded(path: str, layers: Layers) -> bool:
    """Whether a configuration leaves a file out, by its absolute path.

    Where rules are mandatory, one near the reports cannot: what it excludes is checked for those rules.
    """
    mandatory = any(each.mandatory for each in layers.run)
    return _excluding(path, layers.run if mandatory else [*_nearer(path, layers), *layers.run]) is not None


def _excluding(path: str, configurations: Sequence[Configuration]) -> Configuration | None:
    """The configuration that leaves a file out."""
    for configuration in configurations:
        if configuration.exclude:
            relative = _relative(path, configuration.folder)
            if any(glob.matches(relative) for glob in configuration.exclude):
                return configuration
    return None


def _profile(configurations: Sequence[Configuration]) -> str:
    return next((each.profile.text for each in configurations if each.profile is not None), "")


@lru_cache(maxsize=256)
def _only_mandatory(leaving_out: Configuration) -> Statement:
    """What an excluding configuration near the reports comes to where rules are mandatory: no other rule runs."""
    return Statement(origin=leaving_out.shown, nearer=True, select=())


def run_settings(command_line: Configuration, run: Sequence[Configuration]) -> RunSettings:
    """What holds for the whole run: the command line over the run's configuration over what it extends.

    Plugins and rule files add up, limits and hierarchies entry by entry.
    """
    layers = [command_line, *run]
    found: dict[str, object] = {}
    for key in ("fail-on", "lang", "baseline", "collection", "require-reason"):
        said = next((each.settings[key].value for each in layers if key in each.settings), None)
        if said is not None:
            found[key.replace("-", "_")] = said
    for key in ("plugins", "rule-files"):
        found[key.replace("-", "_")] = tuple(
            dict.fromkeys(path for each in reversed(layers) for path in _listed(each, key))
        )
    for key in ("limits", "hierarchy"):
        found[key] = {name: value for each in reversed(layers) for name, value in _mapped(each, key).items()}
    return msgspec.convert(found, RunSettings)


def _listed(configuration: Configuration, key: str) -> tuple[str, ...]:
    setting = configuration.settings.get(key)
    return setting.value if setting is not None and isinstance(setting.value, tuple) else ()


def _mapped(configuration: Configuration, key: str) -> dict[str, object]:
    setting = configuration.settings.get(key)
    return setting.value if setting is not None and isinstance(setting.value, dict) else {}


@lru_cache(maxsize=1024)
def _shared(
    profile: str, statements: tuple[Statement, ...], mandatory: tuple[Named, ...], packs: tuple[PackPresets, ...]
) -> FileSettings:
    return FileSettings(profile, statements, mandatory, Naming({pack.pack: pack.prefix for pack in packs}))


def _nearer(path: str, layers: Layers) -> list[Configuration]:
    """The configurations beside and above a file, the nearest first."""
    if not layers.nearer:
        return []
    from os.path import dirname

    return [layers.nearer[folder] for folder in upwards(dirname(path)) if folder in layers.nearer]


def _relative(path: str, folder: str) -> str:
    """A path from a configuration's folder; a file outside it is known by its name only."""
    path, folder = posix(path), posix(folder).rstrip("/") + "/"
    return path[len(folder) :] if path.startswith(folder) else path.rsplit("/", 1)[-1]


def _concerns(override: Statement, relative: str) -> bool:
    return not override.files or any(glob.matches(relative) for glob in override.files)


def _preset(pack: PackPresets, configurations: Sequence[Configuration]) -> list[Statement]:
    """The preset of a pack that the strongest configuration extends, else its default one; none when every rule counts
    as it says itself."""
    for configuration in configurations:
        named = configuration.extends
        if named is not None and named.text in pack.presets:
            return [pack.presets[named.text]]
    return [] if pack.is_plain or pack.default not in pack.presets else [pack.presets[pack.default]]


def _presets(pack: PackPresets, configurations: Sequence[Configuration]) -> list[Statement]:
    """The same where rules are mandatory: for those the preset counts that would be without the nearer configurations."""
    held = _preset(pack, configurations)
    of_run = _preset(pack, [each for each in configurations if not each.nearer])
    if held == of_run:
        return held
    return [*(_as_nearer(each) for each in held), *(_for_mandatory(each) for each in of_run)]


@lru_cache(maxsize=256)
def _as_nearer(preset: Statement) -> Statement:
    return structs.replace(preset, nearer=True)


@lru_cache(maxsize=256)
def _for_mandatory(preset: Statement) -> Statement:
    return structs.replace(preset, for_mandatory=True)


def _covers(words: Sequence[str], section: Sequence[str], section_id: str) -> bool:
    return any(word == section_id or any(word in title for title in section) for word in words)


def _decision(severity: Severity, word: Named, statement: Statement) -> Decision:
    return Decision(severity, word.text, statement.origin, word.line, word.column)


def _origin(decision: Decision) -> tuple[str, str, int, int]:
    return decision.by, decision.origin, decision.line, decision.column


def _plain(statement: Statement) -> list[object]:
    return [
        statement.sections,
        None if statement.select is None else [word.text for word in statement.select],
        [word.text for word in statement.extend_select],
        [word.text for word in statement.ignore],
        [(level.rule.text, level.severity.label) for level in statement.severity],
        [(table.rule.text, table.values) for table in statement.options],
    ]
