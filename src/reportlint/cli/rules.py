"""``rules``: the rules that can be named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import click
from msgspec import Struct

from reportlint.authoring.rules import RuleSpec
from reportlint.config.errors import SettingsError
from reportlint.engine.results import CORE_RULES, CoreRule
from reportlint.output.visible import cut, table
from reportlint.plugins.registry import Registry

from .console import Console
from .core_pages import CORE_PAGES
from .help import Command, Option
from .options import one_of

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
    messages: Mapping[str, Mapping[str, str]]
    """By variant, then by language."""


class RuleList(Struct, frozen=True):
    schema: int
    rules: Sequence[ListedRule]


def make(console: Console) -> Command:
    """The command."""
    say = console.say

    def callback(words: tuple[str, ...], format: str) -> int:
        if words:
            raise SettingsError(
                f"rules列出全部规则，不带参数；是否要执行“reportlint rule {words[0]}”？",
                f"rules lists all rules and takes no argument; did you mean `reportlint rule {words[0]}`?",
            )
        return rules(one_of("--format", format, ("text", "json")), console)

    return Command(
        "rules",
        say,
        params=[
            click.Argument(["words"], nargs=-1, metavar=""),
            Option(
                "--format",
                metavar=say("名称", "NAME"),
                default="text",
                help=say("格式：text、json", "Format: text, json."),
            ),
        ],
        callback=callback,
        help=say("列出全部规则。", "List the rules."),
    )


def rules(format: str, console: Console) -> int:
    """Run the command; the exit code."""
    listed = list(list_rules(Registry()))
    if format == "json":
        from reportlint.output.json import encode

        console.write(encode(RuleList(SCHEMA, listed)))
    else:
        rows = [[r.code, r.name, r.severity, r.pack, cut(r.summary, _SUMMARY)] for r in listed]
        console.write(table(rows))
    return 0


def list_rules(registry: Registry) -> Iterator[ListedRule]:
    """All rules: the linter's own, then those of each pack in order of code."""
    for core in CORE_RULES.values():
        yield listed_core(core)
    for pack in registry.packs:
        for spec in registry.rules(pack):
            yield listed(spec, pack.title)


def listed(spec: RuleSpec, pack: str) -> ListedRule:
    messages = {variant: {"zh": m.zh, "en": m.en} for variant, m in spec.messages.items()}
    summary = first_line(spec.page) or spec.messages[""].en
    return ListedRule(spec.code, spec.name, spec.severity.label, pack, spec.source, spec.tags, summary, messages)


def listed_core(rule: CoreRule) -> ListedRule:
    messages = {variant: {"zh": m.zh, "en": m.en} for variant, m in rule.messages.items()}
    summary = first_line(CORE_PAGES[rule.code])
    return ListedRule(rule.code, rule.name, rule.severity.label, CORE_PACK, "", (), summary, messages)


def first_line(page: str) -> str:
    """What a page says first."""
    return page.strip().partition("\n")[0].strip()
