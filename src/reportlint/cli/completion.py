"""``completion``: the script that completes words in a shell. Commands, options and fixed values stand in it; rules,
profiles and plugins are asked for when they are first needed in a folder, since its configuration may bring its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import Any

import click
from msgspec import Struct

from reportlint.config.command import command_line
from reportlint.config.errors import SettingsError

from .console import Console
from .help import Argument, Command, Option, Words
from .options import WORDS, asked_of, configuration_options, one_of

SHELLS = ("bash", "zsh", "fish")
LISTS = ("rules", "profiles", "plugins")
"""What scripts ask for, one word a line."""


class Completed(Struct, frozen=True):
    """An option as a shell completes it."""

    names: tuple[str, ...]
    help: str
    takes_value: bool
    words: Words


class CompletedCommand(Struct, frozen=True):
    """A command as a shell completes it."""

    name: str
    help: str
    options: tuple[Completed, ...]
    first: Words
    later: Words


def make(console: Console) -> Command:
    """The command."""
    say = console.say

    def callback(words: tuple[str, ...], **values: Any) -> int:
        if len(words) != 1:
            listed = ", ".join(SHELLS)
            raise SettingsError(f"completion后面应当是{listed}之一", f"completion is followed by one of {listed}")
        word = one_of("completion", words[0], (*SHELLS, *LISTS))
        return _list(word, values, console) if word in LISTS else _script(word, console)

    return Command(
        "completion",
        say,
        params=[Argument("words", say("外壳", "SHELL"), words=SHELLS, later=()), *configuration_options(say)],
        callback=callback,
        help=say(
            "输出命令行补全脚本：bash、zsh或fish。升级程序后请重新生成。\n"
            "另外，rules、profiles、plugins各列出可以补全的词，每行一个。",
            "Print the script that completes words on the command line: bash, zsh or fish. Print it anew after an update."
            "\nBeside these, rules, profiles and plugins list the words that can be completed, one a line.",
        ),
        examples=[
            ("bash：写入~/.bashrc", "bash: into ~/.bashrc", "completion bash >> ~/.bashrc"),
            ("zsh：写入~/.zshrc", "zsh: into ~/.zshrc", "completion zsh >> ~/.zshrc"),
            ("fish", "fish", "completion fish > ~/.config/fish/completions/reportlint.fish"),
        ],
    )


def _list(kind: str, values: Mapping[str, Any], console: Console) -> int:
    from reportlint.batch.joining import load_plugins

    registry = load_plugins(asked_of(values, command_line()))
    if kind == "rules":
        from reportlint.engine.results import CORE_RULES

        words = [*CORE_RULES, *(spec.code for spec in registry.all_rules())]
    elif kind == "profiles":
        words = [profile.id for profile in registry.profiles]
    else:
        words = [plugin.entry.name for plugin in registry.plugins]
    console.write("".join(f"{word}\n" for word in dict.fromkeys(words)))
    return 0


def _script(shell: str, console: Console) -> int:
    render: Callable[[Sequence[CompletedCommand]], str] = import_module(f"reportlint.cli.completing_{shell}").render
    console.write(render(list(_commands(console))))
    return 0


def _commands(console: Console) -> Iterator[CompletedCommand]:
    from . import COMMANDS

    for name, words in COMMANDS.items():
        command: click.Command = import_module(f"reportlint.cli.{name.replace('-', '_')}").make(console)
        options = tuple(_completed(param) for param in command.params if isinstance(param, Option) and not param.hidden)
        argument = next((param for param in command.params if isinstance(param, Argument)), None)
        first, later = (argument.words, argument.later) if argument else (("@files",), ("@files",))
        yield CompletedCommand(name, console.say(*words), options, first, later)


def _completed(option: Option) -> Completed:
    names = (*option.opts, *option.secondary_opts)
    takes_value = not option.is_flag and not option.count and not (option.metavar or "").startswith("[")
    words = option.words or next((WORDS[name] for name in names if name in WORDS), ())
    return Completed(names, (option.help or "").partition("\n")[0], takes_value, words)
