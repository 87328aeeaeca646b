"""Message templates: ``{name}`` is filled by a fixed substitution, nothing is evaluated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from reportlint.model import Argument, Severity, Term

_MOST = 6
"""Items of a list that a message names; of a longer one it names the first and tells that there are more."""


class TemplateError(ValueError):
    """A template cannot be read; the message says why."""


class Message(Struct, frozen=True):
    """What a finding says, in Chinese and in English, with the same fields; its severity where it has one of its own."""

    zh: str
    en: str
    severity: Severity | None = None


def fields_of(template: str) -> tuple[str, ...]:
    """The names between braces, in order. TemplateError for a brace without its partner or an odd name."""
    names: list[str] = []
    rest = template
    while "{" in rest or "}" in rest:
        before, opened, rest = rest.partition("{")
        if "}" in before or not opened:
            raise TemplateError(f"a }} without {{ in {template!r}")
        name, closed, rest = rest.partition("}")
        if not closed:
            raise TemplateError(f"a {{ without }} in {template!r}")
        if not name.isidentifier():
            raise TemplateError(f"{{{name}}} is not a field name in {template!r}")
        names.append(name)
    return tuple(dict.fromkeys(names))


def render(template: str, arguments: Mapping[str, Argument], lang: str) -> str:
    """A template filled in a language, "zh" or "en"."""
    if not arguments:
        return template
    parts: list[str] = []
    rest = template
    while True:
        before, opened, rest = rest.partition("{")
        parts.append(before)
        if not opened:
            return "".join(parts)
        name, _, rest = rest.partition("}")
        parts.append(say(arguments[name], lang))


def say(argument: Argument, lang: str) -> str:
    """An argument in the words of a language. Results carry a list whole (:func:`plain`), a message not a long one."""
    if isinstance(argument, str):
        return argument
    if isinstance(argument, Term):
        return argument.zh if lang == "zh" else argument.en
    if isinstance(argument, Sequence):
        return _listed([say(item, lang) for item in argument[:_MOST]], len(argument) > _MOST, lang)
    if isinstance(argument, Decimal):
        return format(argument, "f")
    return str(argument)


def _listed(items: list[str], more: bool, lang: str) -> str:
    if more:
        items[-1] = "……" if lang == "zh" else "…"
    return ("、" if lang == "zh" else ", ").join(items)


def plain(argument: Argument) -> int | float | str | list[int | float | str]:
    """An argument as results carry it: the same in every language. An integer of more than 64 bits is its digits."""
    if isinstance(argument, Term):
        return argument.id
    if isinstance(argument, Decimal):
        return float(argument)
    if isinstance(argument, int) and not -(1 << 63) <= argument < 1 << 64:
        return str(argument)
    if isinstance(argument, (str, int)):
        return argument
    items = [plain(item) for item in argument]
    return [item for item in items if not isinstance(item, list)]
