"""``rule CODE``: the page of one rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import click
from msgspec import NODEFAULT, structs

from reportlint.authoring.messages import Message
from reportlint.authoring.rules import Options, RuleSpec, options_type
from reportlint.config.errors import SettingsError, hint
from reportlint.engine.results import CORE_RULES
from reportlint.model import Severity
from reportlint.output.visible import visible, visible_lines
from reportlint.plugins.registry import Registry

from .console import Console, wants_color
from .core_pages import CORE_PAGES
from .help import Command
from .language import Say
from .rules import CORE_PACK


def make(console: Console) -> Command:
    """The command."""
    say = console.say

    def callback(words: tuple[str, ...]) -> int:
        if len(words) != 1:
            raise SettingsError(
                "rule说明一条规则，要给出它的编号或名称", "rule explains one rule: give its code or its name"
            )
        return rule(words[0], console)

    return Command(
        "rule",
        say,
        params=[click.Argument(["words"], nargs=-1, metavar=say("编号", "CODE"))],
        callback=callback,
        help=say(
            "说明一条规则：查什么、为什么、例子、可调的值。", "Explain a rule: what it does, why, examples, options."
        ),
    )


def rule(word: str, console: Console) -> int:
    """Run the command; the exit code."""
    color = wants_color("auto", terminal=console.stdout_is_terminal)
    core = next((r for r in CORE_RULES.values() if word in {r.code, r.name}), None)
    if core is not None:
        page = _Page(console.say, color=color)
        page.head(core.code, core.name, core.severity, CORE_PACK)
        page.body(CORE_PAGES[core.code])
        page.messages(core.messages, core.severity)
        console.write(page.text())
        return 0
    registry = Registry()
    known: list[str] = []
    for pack in registry.packs:
        for spec in registry.rules(pack):
            if word in {spec.code, spec.name}:
                console.write(rule_page(spec, pack.title, console.say, color=color))
                return 0
            known += [spec.code, spec.name]
    known += [name for r in CORE_RULES.values() for name in (r.code, r.name)]
    zh, en = hint(word, known)
    raise SettingsError(
        f"没有规则叫“{word}”{zh or '；reportlint rules 列出全部规则'}",
        f"no rule is called {word!r}{en or '; `reportlint rules` lists them'}",
    )


def rule_page(spec: RuleSpec, pack: str, say: Say, *, color: bool = False) -> str:
    """The page of a rule: what it is, its docstring, its messages, its options with their defaults."""
    page = _Page(say, color=color)
    page.head(spec.code, spec.name, spec.severity, pack)
    page.note("依据", "source", spec.source)
    page.note("标签", "tags", ", ".join(spec.tags))
    page.body(spec.page)
    page.messages(spec.messages, spec.severity)
    kind = options_type(spec)
    if kind is not None:
        page.options(kind)
    return page.text()


class _Page:
    def __init__(self, say: Say, *, color: bool) -> None:
        self.say = say
        self.color = color
        self.lines: list[str] = []

    def text(self) -> str:
        return "\n".join(self.lines) + "\n"

    def _strong(self, words: str) -> str:
        return f"\x1b[1m{words}\x1b[0m" if self.color else words

    def head(self, code: str, name: str, severity: Severity, pack: str) -> None:
        self.lines.append(f"{self._strong(visible(f'{code} {name}'))}  ({severity.label}, {visible(pack)})")

    def note(self, zh: str, en: str, words: str) -> None:
        if words:
            self.lines.append(f"{self.say(f'{zh}：', f'{en}: ')}{visible(words)}")

    def body(self, page: str) -> None:
        from inspect import cleandoc

        if not page.strip():
            return
        self.lines.append("")
        for line in visible_lines(cleandoc(page)).split("\n"):
            titled = line and not line.startswith(" ") and line.rstrip(":") in _TITLES
            self.lines.append(self._strong(line) if titled else line)

    def messages(self, messages: Mapping[str, Message], severity: Severity) -> None:
        self.lines += ["", self._strong(self.say("说法：", "Messages:"))]
        for variant, message in messages.items():
            own = message.severity
            grave = f" ({own.label})" if own is not None and own is not severity else ""
            name = visible(variant) + grave + ": " if variant else ""
            self.lines.append(f"    {name}{visible(message.zh)}")
            self.lines.append(f"    {' ' * len(name)}{visible(message.en)}")

    def options(self, kind: type[Options]) -> None:
        self.lines += ["", self._strong(self.say("可调的值：", "Settings:"))]
        documented = dict(_field_docs(kind))
        for field in structs.fields(kind):
            default = field.default if field.default is not NODEFAULT else field.default_factory
            type_name = getattr(field.type, "__name__", str(field.type))
            self.lines.append(f"    {field.encode_name} = {default!r}  ({type_name})")
            if field.name in documented:
                self.lines.append(f"        {documented[field.name]}")


_TITLES = frozenset({"What it does", "Why", "Bad", "Good", "Options", "Known limits"})


def _field_docs(kind: type[Options]) -> Iterator[tuple[str, str]]:
    """The docstrings of fields, which only the source has; nothing where the source is not there."""
    import ast
    import inspect
    import textwrap
    from itertools import pairwise

    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(kind)))
    except (OSError, SyntaxError, TypeError):
        return
    body = tree.body[0].body if isinstance(tree.body[0], ast.ClassDef) else []
    for field, words in pairwise(body):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and isinstance(words, ast.Expr):
            value = words.value
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                yield field.target.id, " ".join(value.value.split())
