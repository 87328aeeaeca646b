"""Presets of packs: found by name, made into statements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reportlint.model import Severity
from reportlint.plugins.pack import Pack, Preset

from .errors import ConfigError, Problem
from .keys import LEVELS
from .layers import Level, Named, PackPresets, Statement

_DEFAULT = "recommended"


def pack_presets(packs: Iterable[Pack]) -> tuple[PackPresets, ...]:
    """What ``extends`` can name, pack by pack. Raises ConfigError for a preset with a word that is no severity."""
    return tuple(_of_pack(pack) for pack in packs)


def preset_names(packs: Iterable[PackPresets]) -> list[str]:
    """All names that ``extends`` can have."""
    return [name for pack in packs for name in pack.presets]


def _of_pack(pack: Pack) -> PackPresets:
    title = pack.title
    presets = {name.removeprefix(f"{title}:"): preset for name, preset in pack.presets.items()}
    statements = {f"{title}:{name}": _statement(f"{title}:{name}", pack.prefix, p) for name, p in presets.items()}
    for alias, name in _newest(presets).items():
        statements.setdefault(f"{title}:{alias}", statements[f"{title}:{name}"])
    default = f"{title}:{_DEFAULT}"
    return PackPresets(title, pack.prefix, statements, default if default in statements else "")


def _newest(names: Iterable[str]) -> dict[str, str]:
    """For each name without its date the one of the latest: recommended → recommended-2026."""
    found: dict[str, tuple[tuple[int, ...], str]] = {}
    for name in names:
        words = name.split("-")
        dated = next((at for at, word in enumerate(words) if word.isdecimal()), len(words))
        date = words[dated:]
        if dated and date and all(word.isdecimal() for word in date):
            alias = "-".join(words[:dated])
            found[alias] = max(found.get(alias, ((), "")), (tuple(map(int, date)), name))
    return {alias: name for alias, (_, name) in found.items()}


def _statement(name: str, prefix: str, preset: Preset) -> Statement:
    return Statement(
        origin=name,
        scope=prefix,
        select=tuple(Named(word) for word in preset.select),
        severity=tuple(_levels(name, preset.severity)),
    )


def _levels(name: str, severity: Mapping[str, str]) -> Iterable[Level]:
    for word, label in severity.items():
        if label not in LEVELS:
            zh, en = (
                f"预设给{word}的级别“{label}”不存在",
                f'the preset gives {word} the severity "{label}", which is none',
            )
            raise ConfigError([Problem(name, 0, 0, zh, en)])
        yield Level(Named(word), Severity.read(label))
