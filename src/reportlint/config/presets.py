"""Presets of packs: found by name, made into statements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

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


class _Filed(Mapping[str, Statement]):
    """The presets of a pack's file, read when one is asked for."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._read: dict[str, Statement] | None = None

    @property
    def _statements(self) -> dict[str, Statement]:
        if self._read is None:
            self._read = _statements(self._pack, read_presets(self._pack.preset_file))
        return self._read

    def __getitem__(self, name: str) -> Statement:
        return self._statements[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._statements)

    def __len__(self) -> int:
        return len(self._statements)


def read_presets(path: str) -> dict[str, Preset]:
    """The presets of a pack's TOML file. Raises ConfigError for one that cannot be read."""
    import tomllib

    try:
        with open(path, "rb") as file:
            tables = msgspec.convert(tomllib.load(file), dict[str, dict[str, tuple[str, ...]]])
    except (OSError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        zh, en = f"扩展包的预设文件读不了（{error}）", f"the file of the pack's presets cannot be read ({error})"
        raise ConfigError([Problem(path, 0, 0, zh, en)]) from None
    return {name: _preset(levels) for name, levels in tables.items()}


def _preset(levels: Mapping[str, tuple[str, ...]]) -> Preset:
    severity = {word: level for level, words in levels.items() for word in words}
    return Preset(tuple(word for word, level in severity.items() if level != "off"), severity)


def _of_pack(pack: Pack) -> PackPresets:
    if pack.preset_file:
        return PackPresets(pack.title, pack.prefix, _Filed(pack), f"{pack.title}:{_DEFAULT}", True)
    statements = _statements(pack, pack.presets)
    default = f"{pack.title}:{_DEFAULT}"
    return PackPresets(pack.title, pack.prefix, statements, default if default in statements else "")


def _statements(pack: Pack, named: Mapping[str, Preset]) -> dict[str, Statement]:
    """By full name and by alias."""
    title = pack.title
    presets = {name.removeprefix(f"{title}:"): preset for name, preset in named.items()}
    statements = {f"{title}:{name}": _statement(f"{title}:{name}", pack.prefix, p) for name, p in presets.items()}
    for alias, name in _newest(presets).items():
        statements.setdefault(f"{title}:{alias}", statements[f"{title}:{name}"])
    return statements


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
