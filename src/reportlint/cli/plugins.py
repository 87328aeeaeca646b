"""``plugins``: what is loaded, from where, and how long it took."""

from __future__ import annotations

from collections.abc import Iterator

import click

from reportlint.config.errors import SettingsError
from reportlint.output.visible import table
from reportlint.plugins.listing import GROUP, Entry
from reportlint.plugins.registry import LoadedPlugin, Registry

from .console import Console
from .help import Command


def make(console: Console) -> Command:
    """The command."""
    say = console.say

    def callback(words: tuple[str, ...]) -> int:
        if words:
            raise SettingsError("plugins不带参数", "plugins takes no argument")
        return plugins(console)

    return Command(
        "plugins",
        say,
        params=[click.Argument(["words"], nargs=-1, metavar="")],
        callback=callback,
        help=say(
            "列出已装入的插件：来自哪里、规则编号的前缀、规则数、载入用时。",
            "List the plugins: from where, the prefix of their rules, how many, how long loading took.",
        ),
    )


def plugins(console: Console) -> int:
    """Run the command; the exit code."""
    say = console.say
    registry = Registry()
    head = say("名称 模块 来源 规则包 前缀 规则数 载入", "name module from pack prefix rules load").split()
    rows = [head, *(_row(plugin, registry) for plugin in registry.plugins)]
    console.write(table(rows))
    for difference in compare([plugin.entry for plugin in registry.plugins], installed(), console):
        console.tell(difference)
    return 0


def _row(plugin: LoadedPlugin, registry: Registry) -> list[str]:
    entry, pack = plugin.entry, plugin.pack
    origin = f"{entry.distribution} {entry.version}"
    milliseconds = f"{plugin.seconds * 1000:.1f} ms"
    if pack is None:
        return [entry.name, entry.module, origin, "-", "-", "-", milliseconds]
    return [entry.name, entry.module, origin, pack.title, pack.prefix, str(len(registry.rules(pack))), milliseconds]


def installed() -> list[Entry]:
    """The entries as the standard library finds them, slower and by way of every distribution."""
    from importlib.metadata import entry_points

    found = []
    for point in entry_points(group=GROUP):
        distribution = point.dist
        name, version = (distribution.name, distribution.version) if distribution else ("?", "?")
        found.append(Entry(point.name, point.value, name, version))
    return found


def compare(light: list[Entry], thorough: list[Entry], console: Console) -> Iterator[str]:
    """What the program's own listing of entry points and the standard library's do not agree on."""
    ours = {(entry.name, entry.module) for entry in light}
    theirs = {(entry.name, entry.module) for entry in thorough}
    for name, module in sorted(theirs - ours):
        yield console.say(
            f"importlib.metadata还找到{name}（{module}），程序自己的列表中没有，因此没有载入",
            f"importlib.metadata finds {name} ({module}) too; the program's own listing does not, so it is not loaded",
        )
    for name, module in sorted(ours - theirs):
        yield console.say(
            f"程序载入了{name}（{module}），而importlib.metadata没有找到它",
            f"{name} ({module}) is loaded, but importlib.metadata does not find it",
        )
