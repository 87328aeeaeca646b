"""Every value that holds, and where it comes from: what ``config show`` prints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
from msgspec import Struct, structs

from reportlint.authoring.rules import RuleSpec, default_options, options_type

from .keys import KEYS, Key
from .layers import Configuration, Layers, PackPresets, Setting
from .names import core_faces
from .resolving import Decision, FileSettings, configurations_for, settings_for

DEFAULT = "default"
COMMAND_LINE = "command line"
_ADDING_UP = {"mandatory", "exclude", "plugins", "rule-files"}
_BY_ENTRY = {"limits", "hierarchy"}
_SINGLE = {"word", "extends", "choice", "flag", "path"}


class Shown(Struct, frozen=True):
    """A value that holds. ``origin`` is a path, "command line", a preset, or "default"; ``line`` is 0 but in files."""

    key: str
    value: object
    origin: str = DEFAULT
    line: int = 0
    column: int = 0


def config_show(layers: Layers, path: str = "", rules: Sequence[RuleSpec] = ()) -> list[Shown]:
    """All values that hold for a file, by its absolute path, or for the run: keys, then rules, then their options."""
    configurations = configurations_for(path, layers)
    settings = settings_for(path, layers)
    shown = [each for key in KEYS for each in _key(key, configurations)]
    shown += [_preset(pack, configurations, settings) for pack in layers.packs]
    shown += [each for rule in rules for each in _rule(rule, settings)]
    shown += [Shown(f"rules.{core.code}", *_decided(settings.decide(core))) for core in core_faces()]
    shown += [each for rule in rules for each in _options(rule, settings)]
    return shown


def _key(key: Key, configurations: Sequence[Configuration]) -> Iterator[Shown]:
    said = [(each, each.settings[key.name]) for each in configurations if key.name in each.settings]
    if key.name in _ADDING_UP:
        yield from (_shown(key.name, setting.value, each, setting) for each, setting in said)
    elif key.name in _BY_ENTRY:
        seen: set[str] = set()
        for each, setting in said:
            entries = setting.value if isinstance(setting.value, dict) else {}
            for name, value in entries.items():
                if name not in seen:
                    seen.add(name)
                    yield _shown(f"{key.name}.{name}", value, each, setting)
    elif key.shape in _SINGLE:
        if said:
            yield _shown(key.name, said[0][1].value, *said[0])
        else:
            yield Shown(key.name, key.default)


def _preset(pack: PackPresets, configurations: Sequence[Configuration], settings: FileSettings) -> Shown:
    """The preset of a pack that holds, None when every rule runs, and what extends it."""
    plain = pack.presets[pack.default].origin if pack.is_plain else None
    held = next((each.origin for each in settings.statements if each.scope == pack.prefix), plain)
    for each in configurations:
        if each.extends is not None and each.extends.text in pack.presets:
            return Shown(f"preset.{pack.pack}", held, each.shown, each.extends.line, each.extends.column)
    return Shown(f"preset.{pack.pack}", held)


def _shown(key: str, value: object, configuration: Configuration, setting: Setting) -> Shown:
    return Shown(key, value, configuration.shown or COMMAND_LINE, setting.line, setting.column)


def _rule(rule: RuleSpec, settings: FileSettings) -> Iterator[Shown]:
    """The rule itself, and each variant that counts otherwise."""
    whole = settings.decide(rule)
    yield Shown(f"rules.{rule.code}", *_decided(whole))
    for variant, message in rule.messages.items():
        if variant:
            own = structs.replace(rule, severity=rule.severity if message.severity is None else message.severity)
            decision = settings.decide(own, variant)
            if decision.severity is not whole.severity:
                yield Shown(f"rules.{rule.code}.{variant}", *_decided(decision))


def _decided(decision: Decision) -> tuple[str, str, int, int]:
    origin = decision.origin if decision.origin or not decision.by else COMMAND_LINE
    return decision.severity.label, origin or DEFAULT, decision.line, decision.column


def _options(rule: RuleSpec, settings: FileSettings) -> Iterator[Shown]:
    kind = options_type(rule)
    if kind is None:
        return
    values = msgspec.json.decode(msgspec.json.encode(settings.options(rule) or default_options(kind)))
    origins = settings.option_origins(rule)
    for name, value in values.items():
        yield Shown(f"options.{rule.code}.{name}", value, *origins.get(name, (DEFAULT, 0, 0)))
