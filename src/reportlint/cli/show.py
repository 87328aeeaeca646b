"""``show``: a report as the program understands it."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Any

from reportlint.batch.check import Checker, Settings
from reportlint.batch.files import Candidate, FileList, MissingPathError, read_file, read_stream, shown_path
from reportlint.batch.joining import join, load_plugins
from reportlint.config.command import command_line
from reportlint.config.errors import SettingsError
from reportlint.model import Unreadable
from reportlint.output.visible import visible

from .console import Console
from .errors import NOT_CHECKED
from .help import Argument, Command, Option
from .options import asked_of, configuration_options, one_of

FORMATS = ("text", "json")


def make(console: Console) -> Command:
    """The command."""
    say = console.say
    file, name = say("文件", "FILE"), say("名称", "NAME")

    def callback(paths: tuple[str, ...], **values: Any) -> int:
        return show(paths, values, console)

    return Command(
        "show",
        say,
        params=[
            Argument("paths", file, words=("@reports",), later=()),
            Option("--text", is_flag=True, help=say("显示问题的行列所指的文字", "Show the text that lines count in.")),
            Option(
                "--format",
                metavar=name,
                default="text",
                words=FORMATS,
                help=say("格式：text、json", "Format: text, json."),
            ),
            *configuration_options(say),
            Option(
                "--profile",
                metavar=name,
                words=("@profiles",),
                help=say("当作哪一种报告", "Read the file as this kind of report."),
            ),
            Option(
                "--stdin-filename", metavar=name, help=say("从标准输入读取时的文件名", "The name of what stdin holds.")
            ),
        ],
        callback=callback,
        help=say(
            "显示程序从一个文件中读到的章节、表格和事实。",
            "Show the sections, tables and facts that were read from a file.",
        ),
        examples=[
            ("程序读到了什么", "what was understood", "show 报告.docx|report.docx"),
            (
                "问题的行号所指的文字",
                "the text that the lines of findings count in",
                "show 报告.docx|report.docx --text",
            ),
        ],
    )


def show(paths: Sequence[str], values: Mapping[str, Any], console: Console) -> int:
    """Run the command; the exit code."""
    if len(paths) != 1:
        raise SettingsError("show只看一个文件", "show takes one file")
    format = one_of("--format", values["format"], FORMATS)
    candidate = _candidate(paths[0], values.get("stdin_filename") or "")
    checker = _checker(candidate, values)
    try:
        data = _read(candidate, checker, console)
        report, _ = checker.read(data, candidate.shown)
    except Unreadable as error:
        reason = console.say(error.reason.zh, error.reason.en)
        told = visible(candidate.shown)
        console.tell(visible(console.say(f"{told} 无法读取：{reason}", f"{told} cannot be read: {reason}")))
        return NOT_CHECKED
    from reportlint.output import shown

    if values["text"]:
        console.write(shown.plain_text(report))
        return 0
    facts = checker.facts(report)
    if format == "json":
        from reportlint.output.json import encode

        console.write(encode(shown.shown(report, candidate.shown, facts)))
    else:
        console.write(shown.tree(report, candidate.shown, facts, console.lang))
    return 0


def _checker(candidate: Candidate, values: Mapping[str, Any]) -> Checker:
    """What reads a file as ``check`` would, and runs no rule over it."""
    asked = asked_of(values, command_line(profile=values.get("profile") or ""))
    registry = load_plugins(asked)
    joined = join(asked, registry, FileList((candidate,)))
    settings = Settings(joined.of(candidate.shown).profile, asked.settings.file_limits)
    return Checker(registry, settings, wanted=lambda rule: False)


def _candidate(path: str, stdin_filename: str) -> Candidate:
    if path == "-":
        if not stdin_filename:
            raise SettingsError(
                "从标准输入读取要用--stdin-filename给出文件名", "reading stdin needs --stdin-filename NAME"
            )
        return Candidate(path, stdin_filename, named=True)
    if not os.path.lexists(path):
        raise MissingPathError(path)
    if os.path.isdir(path):
        raise SettingsError(f"{path}是文件夹；show只看一个文件", f"{path} is a folder; show takes one file")
    return Candidate(path, shown_path(path), named=True)


def _read(candidate: Candidate, checker: Checker, console: Console) -> bytes:
    limit = checker.settings.limits.file_bytes
    return read_stream(console.read(), limit) if candidate.path == "-" else read_file(candidate, limit)
