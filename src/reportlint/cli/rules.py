"""``rules``: the rules that can be named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from reportlint.authoring.pages import page_of
from reportlint.authoring.rules import RuleSpec
from reportlint.batch.joining import Asked, load_plugins
from reportlint.config.checking import check
from reportlint.config.command import command_line
from reportlint.config.errors import SettingsError
from reportlint.config.layers import Named
from reportlint.config.names import core_faces
from reportlint.config.presets import pack_presets
from reportlint.config.selection import ALL, Ruled
from reportlint.engine.results import CORE_RULES, CoreRule
from reportlint.output.visible import cut, table
from reportlint.plugins.registry import Registry
from reportlint.triage.catalogue import Catalogue

from .console import Console
from .core_pages import core_page
from .help import Argument, Command, Option
from .options import asked_of, configuration_options, one_of

SCHEMA = 1
CORE_PACK = "core"
"""What stands for a pack at the linter's own rules."""
_SUMMARY = 80


class ListedRule(Struct, frozen=True):
    """A rule as ``rules --format json`` gives it."""

    code: str
    name: str
    severity: str
    pack: str
    source: str
    tags: Sequence[str]
    summary: str
    """The first sentence of its page."""
    summaries: Mapping[str, str]
    """The same by language."""
    messages: Mapping[str, Mapping[str, str]]
    """By variant, then by language."""


class RuleList(Struct, frozen=True):
    schema: int
    rules: Sequence[ListedRule]


def make(console: Console) -> Command:
    """The command."""
    say = console.say

    def callback(words: tuple[str, ...], format: str, **values: Any) -> int:
        if words:
            raise SettingsError(
                f"rules列出全部规则，不带参数；是否要执行“reportlint rule {words[0]}”？",
                f"rules lists all rules and takes no argument; did you mean `reportlint rule {words[0]}`?",
            )
        chosen = command_line(select=values["select"] or None, ignore=values["ignore"])
        return rules(asked_of(values, chosen), one_of("--format", format, ("text", "json")), console)

    names = say("规则", "RULES")

    return Command(
        "rules",
        say,
        params=[
            Argument("words", ""),
            Option(
                "--select",
                metavar=names,
                multiple=True,
                words=("@rules",),
                help=say("只列这些规则（编号、前缀、名称、标签）", "Only these: codes, prefixes, names, tags."),
            ),
            Option("--ignore", metavar=names, multiple=True, words=("@rules",), help=say("不列这些", "Not these.")),
            Option(
                "--format",
                metavar=say("名称", "NAME"),
                default="text",
                words=("text", "json"),
                help=say("格式：text、json", "Format: text, json."),
            ),
            *configuration_options(say),
        ],
        callback=callback,
        help=say(
            "列出全部规则：程序自己的、各规则包的、配置中写明的文件的。",
            "List the rules: the program's own, those of packs, those of files that the configuration names.",
        ),
        examples=[
            ("列出全部规则", "all rules", "rules"),
            ("只列某一前缀的规则", "those of a prefix only", "rules --select RL"),
            ("供其他程序读取", "for other programs to read", "rules --format json"),
        ],
    )


def rules(asked: Asked, format: str, console: Console) -> int:
    """Run the command; the exit code."""
    registry = load_plugins(asked)
    registry.all_rules()  # refuses two with one code
    listed = _chosen(list(list_rules(registry)), asked, registry)
    if format == "json":
        from reportlint.output.json import encode

        console.write(encode(RuleList(SCHEMA, listed)))
    else:
        rows = [[r.code, r.name, r.severity, r.pack, cut(r.summaries[console.lang], _SUMMARY)] for r in listed]
        console.write(table(rows))
    return 0


def _chosen(listed: list[ListedRule], asked: Asked, registry: Registry) -> list[ListedRule]:
    """The rules that the command line names; all when it names none. ConfigError for a word that names nothing."""
    statement = asked.command_line.statement
    if statement.is_empty:
        return listed
    catalogue = Catalogue(registry, pack_presets(registry.packs))
    check([asked.command_line], catalogue.words())
    naming = catalogue.naming
    select, ignore = statement.select or (Named(ALL),), statement.ignore
    every: list[Ruled] = [*core_faces(), *registry.all_rules()]
    known = {each.code: each for each in every}

    def rank(words: Sequence[Named], rule: ListedRule) -> int:
        return naming.best(words, known[rule.code], "")

    return [rule for rule in listed if rank(select, rule) > rank(ignore, rule)]


def list_rules(registry: Registry) -> Iterator[ListedRule]:
    """All rules: the linter's own, then those of each pack in order of code, then those of our own files."""
    for core in CORE_RULES.values():
        yield listed_core(core)
    for pack in registry.packs:
        for spec in registry.rules(pack):
            yield listed(spec, pack.title)
    for spec in registry.own_rules:
        yield listed(spec, file_of(spec))


def file_of(spec: RuleSpec) -> str:
    """The file that declares a rule of our own: what stands for its pack."""
    return spec.place.rpartition(":")[0]


def listed(spec: RuleSpec, pack: str) -> ListedRule:
    messages = {variant: {"zh": m.zh, "en": m.en} for variant, m in spec.messages.items()}
    said = {"en": first_line(spec.page) or spec.messages[""].en}
    said["zh"] = first_line(page_of(spec, "zh")) or spec.messages[""].zh
    severity = spec.severity.label
    return ListedRule(spec.code, spec.name, severity, pack, spec.source, spec.tags, said["en"], said, messages)


def listed_core(rule: CoreRule) -> ListedRule:
    messages = {variant: {"zh": m.zh, "en": m.en} for variant, m in rule.messages.items()}
    said = {lang: first_line(core_page(rule.code, lang)) for lang in ("en", "zh")}
    return ListedRule(rule.code, rule.name, rule.severity.label, CORE_PACK, "", (), said["en"], said, messages)


def first_line(page: str) -> str:
    """What a page says first."""
    return page.strip().partition("\n")[0].strip()
