"""Which rules speak, and how gravely: layers of choices resolved against the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from reportlint.authoring.rules import RuleSpec
from reportlint.model import Severity
from reportlint.plugins import Pack

from .catalogue import Catalogue, RuleFace
from .naming import ALWAYS, Naming, Ruled, has_prefix, is_core
from .settings import Layer, RunSettings, SettingsError, did_you_mean, nearest


class Choice(Protocol):
    """What decides over the findings of one file."""

    def level(self, rule: Ruled, variant: str = "", section: Sequence[str] = (), section_id: str = "") -> Severity:
        """What a finding counts as; OFF when it is not reported. ``rule`` holds the severity that the rule declares."""
        ...

    def is_mandatory(self, rule: Ruled, variant: str = "") -> bool:
        """Whether nothing may silence it."""
        ...

    def wanted(self, spec: RuleSpec) -> bool:
        """Whether a rule is to be run at all."""
        ...


class Selection:
    """The choice of a run, one for all files. Names are checked when it is made: SettingsError says what no rule is
    called, and that no rule is left."""

    def __init__(self, catalogue: Catalogue, settings: RunSettings) -> None:
        self._naming = catalogue.naming
        self._layers = settings.layers
        self._mandatory = settings.mandatory
        self._presets = _chosen_presets(catalogue, settings.presets)
        self._known: dict[tuple[str, str, Severity], Severity] = {}
        for layer in self._layers:
            _check_layer(catalogue, layer)
        _check_words(catalogue, self._mandatory, "mandatory", "")
        if self._may_be_empty() and not any(self._is_on(rule) for rule in catalogue.of_packs()):
            raise SettingsError(
                "没有选中任何规则，无从检查；用 reportlint rules 查看规则",
                "no rule is selected, so nothing would be checked; `reportlint rules` lists the rules",
            )

    def level(self, rule: Ruled, variant: str = "", section: Sequence[str] = (), section_id: str = "") -> Severity:
        key = (rule.code, variant, rule.severity)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._resolve(rule, variant)
        return known

    def is_mandatory(self, rule: Ruled, variant: str = "") -> bool:
        return self._naming.best(self._mandatory, rule, variant) > 0

    def wanted(self, spec: RuleSpec) -> bool:
        return any(self.level(spec, variant) is not Severity.OFF for variant in spec.messages)

    def _is_on(self, rule: RuleFace) -> bool:
        return any(self.level(rule, variant) is not Severity.OFF for variant in ("", *rule.variants))

    def _resolve(self, rule: Ruled, variant: str) -> Severity:
        if rule.code in ALWAYS:
            return rule.severity
        layers = [*self._layers, *(layer for prefix, layer in self._presets if has_prefix(rule.code, prefix))]
        stated = (_stated(layer, rule, variant, self._naming)[0] for layer in layers)
        grave = next((s for s in stated if s is not None and s is not Severity.OFF), rule.severity)
        if self.is_mandatory(rule, variant):
            return grave
        decided = (_decides(layer, rule, variant, self._naming) for layer in layers)
        return grave if next((d for d in decided if d is not None), True) else Severity.OFF

    def _may_be_empty(self) -> bool:
        return any(
            layer.select is not None or layer.ignore or Severity.OFF in layer.severity.values()
            for layer in self._layers
        )


def _decides(layer: Layer, rule: Ruled, variant: str, naming: Naming) -> bool | None:
    """Whether a layer switches a rule on or off; None when it does not speak of it. Of equals, off wins."""
    on = naming.best((*(layer.select or ()), *layer.extend_select), rule, variant)
    off = naming.best(layer.ignore, rule, variant)
    stated, at = _stated(layer, rule, variant, naming)
    if stated is Severity.OFF:
        off = max(off, at)
    if on or off:
        return on > off
    return False if layer.select is not None and not is_core(rule) else None


def _stated(layer: Layer, rule: Ruled, variant: str, naming: Naming) -> tuple[Severity | None, int]:
    """The severity that a layer states most exactly for a rule, and how exactly."""
    found: tuple[Severity | None, int] = (None, 0)
    for word, severity in layer.severity.items():
        at = naming.rank(word, rule, variant)
        if at and at >= found[1]:
            found = (severity, at)
    return found


def _chosen_presets(catalogue: Catalogue, names: Sequence[str]) -> list[tuple[str, Layer]]:
    """A preset of each pack that has one, as a layer, with the prefix of the codes that it speaks of."""
    chosen: dict[str, str] = {}
    packs = {pack.title: pack for pack in catalogue.registry.packs}
    for name in names:
        title, _, preset = name.partition(":")
        pack = packs.get(title)
        if pack is None or (preset not in pack.presets and preset != "recommended"):
            known = [f"{p.title}:{n}" for p in packs.values() for n in (*p.presets, "recommended")]
            zh, en = did_you_mean(nearest(name, known))
            raise SettingsError(f"没有名为{name}的预设{zh}", f"no preset is called {name}{en}")
        chosen[title] = preset
    layers = ((pack.prefix, _preset_layer(catalogue, pack, chosen.get(title, ""))) for title, pack in packs.items())
    return [(prefix, layer) for prefix, layer in layers if layer is not None]


def _preset_layer(catalogue: Catalogue, pack: Pack, name: str) -> Layer | None:
    preset = catalogue.preset(pack, name)
    if preset is None:
        return None
    severity = {word: Severity.read(label) for word, label in preset.severity.items()}
    return Layer(select=preset.select, severity=severity, origin=f"{pack.title}:{name}")


def _check_layer(catalogue: Catalogue, layer: Layer) -> None:
    _check_words(catalogue, (*(layer.select or ()), *layer.extend_select), "select", layer.origin)
    _check_words(catalogue, layer.ignore, "ignore", layer.origin)
    _check_words(catalogue, layer.severity, "severity", layer.origin)
    always = [catalogue.core[code] for code in sorted(ALWAYS)]
    for word in (*layer.ignore, *layer.severity):
        for rule in always:
            if word in {rule.code, rule.name}:
                raise SettingsError(
                    f"{rule.code}不能关闭或改变级别：没有读到或没有检查的内容必须说明",
                    f"{rule.code} cannot be switched off or changed: what was not read or not checked is always said",
                )


def _check_words(catalogue: Catalogue, words: Iterable[str], key: str, origin: str) -> None:
    where = f"{origin}: " if origin else ""
    for word in words:
        if not catalogue.knows(word):
            zh, en = did_you_mean(nearest(word, catalogue.words()))
            raise SettingsError(
                f"{where}没有规则叫“{word}”（{key}）{zh}",
                f"{where}no rule, prefix or tag is called {word!r} ({key}){en}",
            )
