"""A small pack for the tests of configurations: rules with names, tags, variants and options, and presets."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from reportlint import Finding, Message, Options, Pack, Preset, Profile, Report, Severity, rule
from reportlint.authoring.rules import RuleSpec, declared_in
from reportlint.config import Catalogue, ConfigError, Configuration, check, pack_presets, read_run


class LengthOptions(Options, frozen=True):
    min_length: Annotated[int, msgspec.Meta(ge=0)] = 10
    max_length: int = 500
    ratio: Annotated[float, msgspec.Meta(gt=0, le=1)] = 0.5
    mode: Literal["strict", "lenient"] = "strict"
    terms: tuple[str, ...] = ()
    weights: Mapping[str, int] = {}
    quiet: bool = False


class EvenOptions(Options, frozen=True):
    step: int = 2

    def __post_init__(self) -> None:
        if self.step % 2:
            raise ValueError("step must be even")


@rule("AB101", "missing-part", Severity.ERROR, zh="缺", en="missing", tags=["structure"])
def missing_part(report: Report) -> Iterable[Finding]:
    return ()


@rule("AB102", "part-order", Severity.WARNING, zh="序", en="order", tags=["structure"])
def part_order(report: Report) -> Iterable[Finding]:
    return ()


@rule(
    "AB201", "year-mismatch", Severity.ERROR, zh="年", en="year", tags=["period"],
    variants={"pending": Message("待", "pending", Severity.INFO), "partial": Message("部", "partial")},
)  # fmt: skip
def year_mismatch(report: Report) -> Iterable[Finding]:
    return ()


@rule("AB202", "year-missing", Severity.INFO, zh="无", en="none", tags=["period"])
def year_missing(report: Report) -> Iterable[Finding]:
    return ()


@rule("AB601", "text-length", Severity.WARNING, zh="长", en="length", tags=["text"])
def text_length(report: Report, options: LengthOptions) -> Iterable[Finding]:
    return ()


@rule("AB602", "even-steps", Severity.INFO, zh="步", en="steps", tags=["text"])
def even_steps(report: Report, options: EvenOptions) -> Iterable[Finding]:
    return ()


@rule("ABC1", "other-pack", Severity.WARNING, zh="另", en="other")
def other_pack(report: Report) -> Iterable[Finding]:
    return ()


def _never(blocks: Sequence[object], name: str) -> float:
    return 0


RULES: tuple[RuleSpec, ...] = tuple(spec for spec in declared_in(sys.modules[__name__]) if isinstance(spec, RuleSpec))
BY_CODE = {spec.code: spec for spec in RULES}
PACK = Pack(
    api=1,
    prefix="AB",
    profiles=[Profile(id="annual", score=_never)],
    name="ab",
    presets={
        "recommended-2025": Preset(select=("AB1", "AB201")),
        "recommended-2026": Preset(select=("AB1", "AB2", "AB6"), severity={"AB102": "info"}),
        "strict-2026": Preset(select=("AB",), severity={"AB2": "error", "AB601": "error"}),
    },
)
OTHER = Pack(api=1, prefix="ABC", profiles=[Profile(id="other", score=_never)])
PACKS = pack_presets([PACK, OTHER])
CATALOGUE = Catalogue(RULES, ["annual", "other"], PACKS)


def write(folder: Path, files: dict[str, str | bytes]) -> str:
    """Write files into a folder; the folder as configurations take it."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(folder)


def read(folder: Path, files: dict[str, str | bytes], explicit: str = "") -> tuple[Configuration, ...]:
    """The run's configurations of some files, checked against the sample pack."""
    directory = write(folder, files)
    chain = read_run(directory, explicit)
    check(chain, CATALOGUE)
    return chain


def complaints(folder: Path, files: dict[str, str | bytes], lang: str = "en", explicit: str = "") -> list[str]:
    """The problems of some files, as they are shown."""
    try:
        read(folder, files, explicit)
    except ConfigError as error:
        return error.render(lang).split("\n")
    return []
