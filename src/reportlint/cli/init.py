"""``init``: files to begin with. Nothing that is there is ever written over."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Any

from reportlint.config import find_in, starter
from reportlint.config.errors import SettingsError
from reportlint.plugins.registry import Registry

from .console import Console, OutputError
from .help import Argument, Command, Option
from .options import one_of

TARGETS: Mapping[str, str] = {
    "toml": "reportlint.toml",
    "yaml": "reportlint.yaml",
    "pyproject": "pyproject.toml",
    "pre-commit": ".pre-commit-config.yaml",
    "github": ".github/workflows/reportlint.yaml",
    "gitlab": ".gitlab-ci.yml",
}
"""Kinds of start files and where each belongs."""
CONFIGURATIONS = ("toml", "yaml", "pyproject")


def make(console: Console) -> Command:
    """The command."""
    say = console.say

    def callback(words: tuple[str, ...], **values: Any) -> int:
        return init(words, console, to_stdout=bool(values["stdout"]))

    kinds = ", ".join(TARGETS)
    return Command(
        "init",
        say,
        params=[
            Argument("words", say("[种类...]", "[KIND...]"), words=tuple(TARGETS)),
            Option("--stdout", is_flag=True, help=say("只显示，不写文件", "Show it; write no file.")),
        ],
        callback=callback,
        help=say(
            f"写一份带说明的配置reportlint.toml，或所要的种类：{kinds}。已有的文件从不改动。",
            f"Write a commented reportlint.toml, or what is asked for: {kinds}. No file that is there is changed.",
        ),
        examples=[
            ("先看配置会是什么样", "what the configuration would look like", "init --stdout"),
            ("写reportlint.toml", "write reportlint.toml", "init"),
            ("提交时自动检查", "check on every commit", "init pre-commit"),
        ],
    )


def init(words: Sequence[str], console: Console, *, to_stdout: bool = False) -> int:
    """Run the command; the exit code."""
    kinds = [one_of("init", word, tuple(TARGETS)) for word in dict.fromkeys(words or ("toml",))]
    texts = {kind: _text(kind, console) for kind in kinds}
    if to_stdout:
        console.write("\n".join(texts.values()))
        return 0
    for kind in kinds:
        _refuse_existing(kind)
    for kind, text in texts.items():
        _write(TARGETS[kind], text, console)
        console.tell(console.say(f"写好了{TARGETS[kind]}", f"wrote {TARGETS[kind]}"))
    return 0


def _text(kind: str, console: Console) -> str:
    """The file, with examples from a pack that speaks the language of the console."""
    from reportlint import __version__

    registry = Registry()
    packs = registry.packs
    speaking = [pack for pack in packs if any(profile.language == console.lang for profile in pack.profiles)]
    pack = next(iter(speaking or packs), None)
    return starter(kind, console.lang, pack, __version__, registry.all_rules())


def _refuse_existing(kind: str) -> None:
    target = TARGETS[kind]
    there = os.path.lexists(target)
    if kind in CONFIGURATIONS and not there:
        source = find_in(os.getcwd(), os.getcwd())
        if source is not None:
            raise SettingsError(
                f"这个文件夹里已有配置{source.shown}，没有写{target}",
                f"this folder has a configuration already, {source.shown}; {target} was not written",
            )
    if there:
        raise SettingsError(
            f"已有{target}，没有改动；reportlint init {kind} --stdout 显示要加进去的内容",
            f"{target} is there already and was not changed; `reportlint init {kind} --stdout` shows what to put into it",
        )


def _write(target: str, text: str, console: Console) -> None:
    try:
        if os.path.dirname(target):
            os.makedirs(os.path.dirname(target), exist_ok=True)
        with open(target, "x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        words = error.strerror or type(error).__name__
        raise OutputError(
            console.say(f"无法写入{target}（{words}）", f"{target} could not be written ({words})")
        ) from None
