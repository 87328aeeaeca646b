"""``plugins``: what is loaded, from where, and how long it took."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

from reportlint.batch.joining import Asked, load_plugins
from reportlint.config.command import command_line
from reportlint.config.errors import SettingsError
from reportlint.output.visible import table
from reportlint.plugins.listing import GROUP, Entry
from reportlint.plugins.registry import LoadedPlugin, Registry

from .console import Console
from .help import Argument, Command
from .options import asked_of, configuration_options
from .rules import file_of


def make(console: Console) -> Command:
    """The command."""
    say = console.say

    def callback(words: tuple[str, ...], **values: Any) -> int:
        if words:
            raise SettingsError("plugins不带参数", "plugins takes no argument")
        return plugins(asked_of(values, command_line()), console)

    return Command(
        "plugins",
        say,
        params=[Argument("words", ""), *configuration_options(say)],
        callback=callback,
        help=say(
            "列出已装入的插件和配置中写明的文件：来自哪里、版本、报告种类、规则编号的前缀、规则数、接口版本、载入用时。",
            "List the plugins, and the files that the configuration names: from where, their version, kinds of report, "
            "the prefix of their rules, how many, the version of the interface, how long loading took.",
        ),
        examples=[
            ("装入了什么", "what is loaded", "plugins"),
            ("不算配置中写明的文件", "without the files that the configuration names", "plugins --isolated"),
        ],
    )


def plugins(asked: Asked, console: Console) -> int:
    """Run the command; the exit code."""
    say = console.say
    registry = load_plugins(asked)
    head = say(
        "名称 版本 来源 模块 报告种类 前缀 规则数 接口 载入", "name version from module profiles prefix rules api load"
    )
    rows = [_row(plugin, registry) for plugin in registry.plugins]
    registry.all_rules()  # refuses two with one code
    console.write(table([head.split(), *rows, *_own(registry)]))
    light = [plugin.entry for plugin in registry.plugins if plugin.entry.distribution != "file"]
    for difference in compare(light, installed(), console):
        console.tell(difference)
    return 0


def _row(plugin: LoadedPlugin, registry: Registry) -> list[str]:
    entry, pack = plugin.entry, plugin.pack
    began = time.perf_counter()
    rules = "-" if pack is None else str(len(registry.rules(pack)))
    milliseconds = f"{(plugin.seconds + time.perf_counter() - began) * 1000:.1f} ms"
    row = [entry.name, entry.version or "-", entry.distribution, entry.module]
    if pack is None:
        return [*row, "-", "-", rules, "-", milliseconds]
    profiles = ",".join(profile.id for profile in pack.profiles) or "-"
    return [*row, profiles, pack.prefix, rules, str(pack.api), milliseconds]


def _own(registry: Registry) -> Iterator[list[str]]:
    """A row for each file whose rules join those of packs."""
    counts: dict[str, int] = {}
    for spec in registry.own_rules:
        counts[file_of(spec)] = counts.get(file_of(spec), 0) + 1
    for file, rules in counts.items():
        yield [file, "-", "file", file, "-", "-", str(rules), "-", "-"]


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
