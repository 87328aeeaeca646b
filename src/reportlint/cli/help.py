"""Commands and options with help in two languages, laid out by the width of their characters."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import Any

import click

from reportlint.output.visible import pad, width_of

from .language import Say

_LEFT = 30
"""Columns of the names, in help."""
_CLINGING = "，。；：、）》”！？,.;:)"
"""What never begins a line."""


Words = tuple[str, ...]
"""What a shell offers for a value: the words themselves, or one that names a kind of them: ``@rules``, ``@profiles``,
``@plugins``, ``@reports``, ``@files``, ``@folders``."""
Example = tuple[str, str, str]
"""What a line does, in Chinese and English, and the line without the program's name. Names of files in it stand in both
languages, parted by |: ``check 报告.docx|report.docx``."""


class Option(click.Option):
    """An option with the heading that help lists it under, and what a shell offers for its value."""

    def __init__(self, *names: str, section: str = "", words: Words = (), **settings: Any) -> None:
        super().__init__(names, **settings)
        self.section = section
        self.words = words


class Argument(click.Argument):
    """All that is given beside options, and what a shell offers for it: first and later."""

    def __init__(self, name: str, metavar: str, words: Words = (), later: Words | None = None) -> None:
        super().__init__([name], nargs=-1, type=click.UNPROCESSED, metavar=metavar)
        self.words = words
        self.later = words if later is None else later


class Command(click.Command):
    """A command whose help speaks one language. Its callback takes values as keywords; its result is the exit code."""

    def __init__(self, name: str, say: Say, examples: Sequence[Example] = (), **settings: Any) -> None:
        super().__init__(name, add_help_option=False, **settings)
        self.params.append(help_option(say))
        self.say = say
        self.examples = examples

    def get_help(self, ctx: click.Context) -> str:
        return command_help(self, ctx, self.say)


def help_option(say: Say) -> Option:
    """``--help``, which raises ShowHelp."""
    words = say("显示本帮助", "Show this help.")
    option = Option("-h", "--help", is_flag=True, is_eager=True, expose_value=False, help=words)
    option.callback = _show_help
    return option


def _show_help(ctx: click.Context, param: click.Parameter, value: object) -> None:
    if value and not ctx.resilient_parsing:
        raise ShowHelp(ctx.get_help())


class ShowHelp(Exception):
    """Help was asked for."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


def command_help(command: click.Command, ctx: click.Context, say: Say) -> str:
    """The help of a command."""
    arguments = " ".join(p.metavar or p.human_readable_name for p in command.params if isinstance(p, click.Argument))
    usage = f"{ctx.command_path} {say('[选项]', '[OPTIONS]')} {arguments}".rstrip()
    lines = [say(f"用法：{usage}", f"Usage: {usage}"), ""]
    lines += [f"  {line}" if line else "" for line in wrap(command.help or "", columns() - 2)]
    sections: dict[str, list[tuple[str, str]]] = {}
    for param in command.params:
        if isinstance(param, click.Option):
            heading = getattr(param, "section", "") or say("其他", "Other")
            sections.setdefault(heading, []).append((_names(param), param.help or ""))
    left = left_width([row for rows in sections.values() for row in rows])
    for heading, rows in sections.items():
        lines += ["", say(f"{heading}：", f"{heading}:"), *two_columns(rows, left)]
    examples = getattr(command, "examples", ())
    if examples:
        lines += ["", say("例子：", "Examples:")]
    for zh, en, line in examples:
        lines += [f"  # {say(zh, en)}", f"  reportlint {' '.join(_in_one(word, say) for word in line.split(' '))}"]
    return "\n".join(lines) + "\n"


def _in_one(word: str, say: Say) -> str:
    zh, bar, en = word.partition("|")
    return say(zh, en) if bar else word


def left_width(rows: Sequence[tuple[str, str]]) -> int:
    """Columns that the names of rows take, with the space round them."""
    return min(max((width_of(name) for name, _ in rows), default=0) + 4, _LEFT)


def two_columns(rows: Sequence[tuple[str, str]], left: int = 0) -> Iterator[str]:
    """Names on the left, words on the right."""
    left = left or left_width(rows)
    for name, words in rows:
        wrapped = list(wrap(words, columns() - left)) or [""]
        if width_of(name) + 4 > left:
            yield f"  {name}"
        else:
            yield (pad(f"  {name}", left) + wrapped.pop(0)).rstrip()
        yield from (" " * left + line for line in wrapped)


def wrap(text: str, width: int) -> Iterator[str]:
    """A text in lines of at most a width; Chinese breaks anywhere but before its marks."""
    for paragraph in text.split("\n"):
        line = ""
        for piece in _pieces(paragraph):
            if line and width_of(line + piece.rstrip()) > width and piece.rstrip().strip(_CLINGING):
                yield line.rstrip()
                line = ""
            line += piece if line else piece.lstrip()
        yield line.rstrip()


def _pieces(text: str) -> Iterator[str]:
    """What must not be broken: words with the space behind them, single wide characters."""
    word = ""
    for character in text:
        if width_of(character) == 2:
            if word:
                yield word
                word = ""
            yield character
            continue
        word += character
        if character == " ":
            yield word
            word = ""
    if word:
        yield word


def _names(option: click.Option) -> str:
    names = ", ".join(sorted(option.opts, key=len))
    if option.secondary_opts:
        names += "/" + ", ".join(option.secondary_opts)
    if option.metavar and not option.is_flag:
        names += option.metavar if option.metavar.startswith("[") else f" {option.metavar}"
    return names


def columns() -> int:
    """Columns that may be filled: those of the terminal, within reason."""
    try:
        return max(60, min(int(os.environ.get("COLUMNS") or os.get_terminal_size(2).columns), 110))
    except (OSError, ValueError):
        return 90
