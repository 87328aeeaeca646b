"""A small pack and results for the tests of triage."""

from types import ModuleType

from msgspec import structs

from reportlint import Finding, Findings, Message, Pack, Preset, Profile, Report, Severity, hookimpl, rule
from reportlint.config import Configuration, FileSettings, Layers, command_line, pack_presets, settings_for
from reportlint.config.layers import Named
from reportlint.engine.results import RawDirective, RawFinding, RawPlace, RawResult, RuleState
from reportlint.plugins.listing import Entry
from reportlint.plugins.registry import Registry
from reportlint.triage.catalogue import Catalogue


@rule("DM101", "missing-part", Severity.ERROR, zh="缺少部分", en="a part is missing", tags=["structure"])
def missing_part(report: Report) -> Findings:
    yield Finding(next(report.all_blocks))


@rule("DM102", "part-order", Severity.WARNING, zh="顺序不对", en="the order is wrong", tags=["structure", "style"])
def part_order(report: Report) -> Findings:
    return ()


@rule(
    "DM201",
    "sum-mismatch",
    Severity.ERROR,
    zh="合计不符",
    en="the sum is wrong",
    variants={"pending": Message("合计待核", "the sum is to be verified", Severity.INFO)},
)
def sum_mismatch(report: Report) -> Findings:
    return ()


def demo_module(presets: dict[str, Preset] | None = None, *, prefix: str = "DM", title: str = "demo") -> ModuleType:
    """A plugin module with the rules above."""
    rules = ModuleType(f"{title}_rules")
    for function in (missing_part, part_order, sum_mismatch):
        setattr(rules, function.__name__, function)
        function.__module__ = rules.__name__
    module = ModuleType(title)
    profile = Profile(id=title, score=lambda blocks, name: 1.0, language="en")

    @hookimpl
    def reportlint_pack() -> Pack:
        return Pack(api=1, prefix=prefix, profiles=[profile], rules=[rules], presets=presets or {})

    module.reportlint_pack = reportlint_pack  # type: ignore[attr-defined]
    return module


def demo_registry(presets: dict[str, Preset] | None = None) -> Registry:
    return Registry(entries=[], modules=[(Entry("demo", "demo", "demo", "1.0"), demo_module(presets))])


def demo_catalogue(presets: dict[str, Preset] | None = None) -> Catalogue:
    return Catalogue(demo_registry(presets))


def layer(**said: object) -> Configuration:
    """What one source says of rules, with the arguments of ``command_line``."""
    return command_line(**said)  # type: ignore[arg-type]


def chosen(
    *layers: Configuration, presets: dict[str, Preset] | None = None, mandatory: tuple[str, ...] = (), extends: str = ""
) -> FileSettings:
    """What holds for a file: the first layer is the command line."""
    first, *run = [*layers, layer()] if len(layers) < 2 else layers
    if not run:
        run = [layer()]
    run[0] = structs.replace(
        run[0], mandatory=tuple(map(Named, mandatory)), extends=Named(extends) if extends else None
    )
    packs = pack_presets(demo_registry(presets).packs)
    return settings_for("", Layers(command_line=first, run=run, packs=packs))


_NAMES = {"DM101": "missing-part", "DM102": "part-order", "DM201": "sum-mismatch"}
_TAGS = {"DM101": ["structure"], "DM102": ["structure", "style"]}


def raw_finding(
    code: str, line: int, column: int = 1, *, variant: str = "", row: str | None = None, cell_column: str | None = None
) -> RawFinding:
    return RawFinding(
        code=code, name=_NAMES.get(code, "core"), variant=variant, severity=Severity.ERROR, zh="有误", en="wrong",
        arguments={}, place=RawPlace(line, column, line, column + 2), section=[], section_id="", table=None, row=row,
        column=cell_column, source="", tags=_TAGS.get(code, []), fix=None, related=[],
        fingerprint=f"{code}{line}{column}", excerpt="words",
    )  # fmt: skip


def raw_result(
    findings: list[RawFinding], directives: list[RawDirective], states: dict[str, str] | None = None
) -> RawResult:
    known = states or dict.fromkeys(_NAMES, "ran")
    return RawResult(
        "a.md", "markdown", "utf-8", "demo", "en", True, findings,
        {code: RuleState(state) for code, state in known.items()}, {}, directives,
    )  # fmt: skip


def directive(kind: str, codes: list[str], line: int, **settings: object) -> RawDirective:
    """A directive in a line of its own; an ``ignore`` speaks of the line behind it."""
    values: dict[str, object] = {"first_line": line + 1, "last_line": line + 1} if kind == "ignore" else {}
    values = {"first_line": 0, "last_line": 0, "excerpt": "<!-- reportlint: … -->", **values, **settings}
    return RawDirective(kind, codes, line, 1, **values)  # type: ignore[arg-type]
