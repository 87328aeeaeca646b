"""What a run wants reported. Filled from the command line, and by the configuration in layers below it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from reportlint.model import Severity


class SettingsError(ValueError):
    """A wish that cannot be met, in one sentence: what is wrong, what was expected, the nearest right spelling."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh = zh
        self.en = en

    def say(self, lang: str) -> str:
        return self.zh if lang == "zh" else self.en


class Layer(Struct, frozen=True):
    """The choice of rules that one source states: the command line, a configuration, a preset.

    Rules are named by code, prefix, name, tag or pack; within a layer the most specific name wins, of equals the one
    that switches off.
    """

    select: tuple[str, ...] | None = None
    """Only these rules, whatever lower layers say; None leaves the choice to them."""
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = {}
    """By name of rules, or of one variant of a rule ("AB503.pending"). OFF switches off."""
    origin: str = ""
    """Where the layer was stated, for error messages: "" for the command line, else a file."""


class RunSettings(Struct, frozen=True):
    """Everything that decides what a run reports, beside the reports and the plugins."""

    layers: tuple[Layer, ...] = ()
    """The strongest first. Below them lies a preset of every pack."""
    presets: tuple[str, ...] = ()
    """"pack:preset" for packs whose preset is not the recommended one."""
    mandatory: tuple[str, ...] = ()
    """Rules that nothing switches off and no suppression silences."""
    profile: str = ""
    """The id of the profile that every file is read as; "" recognises it."""
    lang: str = ""
    """What findings speak, "zh" or "en"; "" is the language of each report's profile."""
    fail_on: Severity = Severity.ERROR
    """Findings from this severity on fail the run; OFF means never."""
    exclude: tuple[str, ...] = ()
    """Patterns of paths that are left out."""


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that looks most like ``word``; "" when none does."""
    from difflib import SequenceMatcher, get_close_matches

    small = word.lower()
    by_small = {name.lower(): name for name in sorted(known)}
    near = get_close_matches(small, by_small, 5)

    def distance(name: str) -> tuple[float, bool, int, str]:
        alike = next((i for i, (a, b) in enumerate(zip(small, name, strict=False)) if a != b), len(name))
        return -SequenceMatcher(None, name, small).ratio(), sorted(small) != sorted(name), -alike, name

    return by_small[min(near, key=distance)] if near else ""


def did_you_mean(near: str) -> tuple[str, str]:
    """The end of a sentence about a misspelling, in Chinese and English; empty when nothing is near."""
    return (f"，是否指{near}？", f"; did you mean {near}?") if near else ("", "")
