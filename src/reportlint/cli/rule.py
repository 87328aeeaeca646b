"""``rule CODE``: the page of one rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import NODEFAULT, structs

from reportlint.authoring.messages import Message
from reportlint.authoring.pages import is_title, page_of
from reportlint.authoring.rules import Options, RuleSpec, options_type
from reportlint.batch.joining import Asked, load_plugins
from reportlint.config.command import command_line
from reportlint.config.errors import SettingsError, hint
from reportlint.engine.results import CORE_RULES
from reportlint.model import Severity
from reportlint.output.visible import visible, visible_lines

from .console import Console, wants_color
from .core_pages import core_page
from .help import Argument, Command, Option
from .language import speaker
from .options import asked_of, configuration_options, one_of
from .rules import CORE_PACK, file_of

LANGUAGES = ("zh", "en")


def make(console: Console) -> Command:
    """The command."""
    say = console.say

    def callback(words: tuple[str, ...], lang: str, **values: Any) -> int:
        if len(words) != 1:
            raise SettingsError(
                "rule说明一条规则，要给出它的编号或名称", "rule explains one rule: give its code or its name"
            )
        lang = one_of("--lang", lang, LANGUAGES) if lang else console.lang
        return rule(words[0], asked_of(values, command_line()), console, lang)

    return Command(
        "rule",
        say,
        params=[
            Argument("words", say("编号", "CODE"), words=("@rules",), later=()),
            Option(
                "--lang",
                metavar="LANG",
                default="",
                words=LANGUAGES,
                help=say(
                    "说明的语言：zh或en（默认随系统语言）", "The page's language: zh or en (default: the locale's)."
                ),
            ),
            *configuration_options(say),
        ],
        callback=callback,
        help=say(
            "说明一条规则：查什么、为什么、例子、可调的值。", "Explain a rule: what it does, why, examples, options."
        ),
        examples=[
            ("按编号", "by its code", "rule RL004"),
            ("按名称", "by its name", "rule unused-suppression"),
            ("用英文说明", "in Chinese", "rule RL004 --lang en|zh"),
        ],
    )


def rule(word: str, asked: Asked, console: Console, lang: str) -> int:
    """Run the command, the page in a language, "zh" or "en"; the exit code."""
    color = wants_color("auto", terminal=console.stdout_is_terminal)
    core = next((r for r in CORE_RULES.values() if word in {r.code, r.name}), None)
    if core is not None:
        page = _Page(lang, color=color)
        page.head(core.code, core.name, core.severity, CORE_PACK)
        page.body(core_page(core.code, lang))
        page.messages(core.messages, core.severity)
        console.write(page.text())
        return 0
    registry = load_plugins(asked)
    known: list[str] = []
    for pack in registry.packs:
        for spec in registry.rules(pack):
            if word in {spec.code, spec.name}:
                console.write(rule_page(spec, pack.title, lang, color=color))
                return 0
            known += [spec.code, spec.name]
    for spec in registry.own_rules:
        if word in {spec.code, spec.name}:
            console.write(rule_page(spec, file_of(spec), lang, color=color))
            return 0
        known += [spec.code, spec.name]
    known += [name for r in CORE_RULES.values() for name in (r.code, r.name)]
    zh, en = hint(word, known)
    raise SettingsError(
        f"没有规则叫“{word}”{zh or '；reportlint rules 列出全部规则'}",
        f"no rule is called {word!r}{en or '; `reportlint rules` lists them'}",
    )


def rule_page(spec: RuleSpec, pack: str, lang: str, *, color: bool = False) -> str:
    """The page of a rule: what it is, its docstring or Chinese page, its messages, its options with their defaults."""
    page = _Page(lang, color=color)
    page.head(spec.code, spec.name, spec.severity, pack)
    page.note("依据", "source", spec.source)
    page.note("标签", "tags", ", ".join(spec.tags))
    if spec.across:
        page.note("范围", "across", page.say("与上一年度的报告比较", "compares a report with last year's"))
    words = page_of(spec, lang)
    page.body(words)
    page.messages(spec.messages, spec.severity)
    kind = options_type(spec)
    if kind is not None:
        page.options(kind, documented=words == spec.page)
    return page.text()


class _Page:
    def __init__(self, lang: str, *, color: bool) -> None:
        self.say = speaker(lang)
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
            self.lines.append(self._strong(line) if is_title(line) else line)

    def messages(self, messages: Mapping[str, Message], severity: Severity) -> None:
        self.lines += ["", self._strong(self.say("说法：", "Messages:"))]
        for variant, message in messages.items():
            own = message.severity
            grave = f" ({own.label})" if own is not None and own is not severity else ""
            name = visible(variant) + grave + ": " if variant else ""
            self.lines.append(f"    {name}{visible(message.zh)}")
            self.lines.append(f"    {' ' * len(name)}{visible(message.en)}")

    def options(self, kind: type[Options], *, documented: bool) -> None:
        """The options with their types and defaults, and what their docstrings say where the page is English too."""
        self.lines += ["", self._strong(self.say("可调的值：", "Settings:"))]
        words = dict(_field_docs(kind)) if documented else {}
        for field in structs.fields(kind):
            made = field.default is NODEFAULT and field.default_factory is not NODEFAULT
            default = field.default_factory() if made else field.default
            type_name = getattr(field.type, "__name__", str(field.type))
            self.lines.append(f"    {field.encode_name} = {default!r}  ({type_name})")
            if field.name in words:
                self.lines.append(f"        {words[field.name]}")


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
