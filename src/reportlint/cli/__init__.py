"""The command line: one module a command, imported when the command is given."""

from __future__ import annotations

import os
import signal
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib import import_module

import click

from reportlint.batch.files import SUFFIXES
from reportlint.config.errors import SettingsError, hint

from .console import Console
from .deprecations import deprecations_told
from .errors import INTERRUPTED, NOT_CHECKED, TERMINATED, USAGE, Expected, fault, sentence
from .help import Option, ShowHelp, help_option, two_columns
from .language import locale_language

COMMANDS: Mapping[str, tuple[str, str]] = {
    "check": ("检查报告", "Check reports."),
    "show": ("显示程序读到的章节和表格", "Show the sections and tables that were understood."),
    "rules": ("列出全部规则", "List the rules."),
    "rule": ("说明一条规则", "Explain one rule."),
    "plugins": ("列出已装入的插件", "List the plugins that are loaded."),
    "config": ("显示有效的配置，或配置的Schema", "Show what is configured, or the schema."),
    "baseline": ("记下现有问题，只报告新问题", "Write down the findings that stand; report new ones only."),
    "init": ("写一份初始配置", "Write a first configuration."),
    "new-rule": ("写一条新规则，连同例子和测试", "Write a new rule, with examples and a test."),
    "test": ("试一遍规则的例子", "Try the examples of rules."),
    "completion": ("输出命令行补全脚本", "Print the script that completes words in a shell."),
}
"""Name of a command → what it does, in Chinese and English. ``reportlint.cli.<name>`` makes it."""


def run(arguments: Sequence[str]) -> int:
    """Run the program; the exit code. Never raises for what a user can cause."""
    told_to_end = _listen()
    code = _run(arguments)
    return TERMINATED if told_to_end else code


def _run(arguments: Sequence[str]) -> int:
    with Console(locale_language(os.environ)) as console, deprecations_told(console):
        say = console.say
        try:
            return _command(arguments, console)
        except (KeyboardInterrupt, click.Abort):
            console.tell(say("reportlint：已中断", "reportlint: interrupted"))
            return INTERRUPTED
        except Expected as error:
            console.tell(sentence(error, say))
            return USAGE
        except Exception as error:
            console.tell(fault(error, say, trace="--show-tracebacks" in arguments))
            return NOT_CHECKED


def _command(arguments: Sequence[str], console: Console) -> int:
    try:
        code = Program(console).main(list(arguments), prog_name="reportlint", standalone_mode=False)
    except ShowHelp as help:
        console.write(help.text)
        return 0
    return int(code or 0)


def _listen() -> Sequence[str]:
    """Take SIGTERM for an interrupt, so that what was checked is told and no worker is left behind. What it returns
    holds something once that has happened."""
    heard: list[str] = []

    def end(number: int, frame: object) -> None:
        heard.append("SIGTERM")
        raise KeyboardInterrupt

    with suppress(ValueError):  # not in the main thread: whoever runs it there hears the signals
        signal.signal(signal.SIGTERM, end)
    return heard


class Program(click.Group):
    """All commands. Only the module of the command that is given is imported."""

    def __init__(self, console: Console) -> None:
        super().__init__("reportlint", add_help_option=False, no_args_is_help=False, invoke_without_command=True)
        self.console = console
        self.params += [help_option(console.say), self._version_option()]
        self.callback = self._alone

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"reportlint.cli.{cmd_name.replace('-', '_')}").make(self.console)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        command = self.get_command(ctx, args[0])
        if command is None and not ctx.resilient_parsing:
            raise _no_command(args[0], args[1:])
        return args[0], command, args[1:]

    def get_help(self, ctx: click.Context) -> str:
        say = self.console.say
        rows = [(name, say(*words)) for name, words in COMMANDS.items()]
        lines = [
            say("用法：reportlint 命令 [选项] ...", "Usage: reportlint COMMAND [OPTIONS] ..."),
            "",
            say(
                "  检查报告，指出哪里有问题、依据什么、怎样修改。",
                "  Says what is wrong in a report, where, why, and how to mend it.",
            ),
            "",
            say("命令：", "Commands:"),
            *two_columns(rows),
            "",
            say("  reportlint 命令 --help 说明一个命令。", "  `reportlint COMMAND --help` explains a command."),
        ]
        return "\n".join(lines) + "\n"

    def _version_option(self) -> Option:
        words = self.console.say("显示版本", "Show the version.")
        option = Option("-V", "--version", is_flag=True, is_eager=True, expose_value=False, help=words)
        option.callback = self._show_version
        return option

    def _show_version(self, ctx: click.Context, param: click.Parameter, value: object) -> None:
        if value:
            from reportlint import __version__

            raise ShowHelp(f"reportlint {__version__}\n")

    def _alone(self) -> int:
        """Without a command nothing is checked: help, and the exit code of wrong usage."""
        ctx = click.get_current_context()
        if ctx.invoked_subcommand is None:
            self.console.tell(self.get_help(ctx))
        return USAGE


def _no_command(word: str, rest: Sequence[str]) -> SettingsError:
    """What to say of a first word that is no command: most often it is a path."""
    known = any(word.lower().endswith(suffix) for suffix in SUFFIXES)
    if known or os.sep in word or os.path.exists(word):
        import shlex

        line = f"reportlint check {shlex.join([word, *rest])}"
        return SettingsError(f"是否要执行“{line}”？", f"did you mean `{line}`?")
    zh, en = hint(word, COMMANDS)
    listed = ", ".join(COMMANDS)
    return SettingsError(
        f"没有命令{word}{zh or f'；命令有：{listed}'}", f"no command is called {word}{en or f'; there are: {listed}'}"
    )
