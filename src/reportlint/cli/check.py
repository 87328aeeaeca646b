"""``check``: files and folders → findings, an exit code, and one line that says what was done."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Sequence
from typing import Any

import click

from reportlint.batch.files import STDIN, Candidate, FileList, find_files, read_file, read_stream
from reportlint.batch.joining import load_plugins
from reportlint.batch.pool import Deadlines, workers_for
from reportlint.batch.run import Prepared, prepare, run_files
from reportlint.config.errors import SettingsError, hint
from reportlint.output import render
from reportlint.output.visible import visible_lines
from reportlint.plugins.registry import Registry
from reportlint.triage.results import FileResult, RunResult

from . import closing
from .console import Console, wants_color
from .errors import INTERRUPTED, NOT_CHECKED
from .help import Command
from .options import CheckOptions, check_options, read_options
from .writing import OutputFile

FOUND = 1
"""Exit code of findings at or above the fail-on level."""
_SLOWEST = 5
_FEW = 20
"""Up to so many files leave too little behind for collecting it to be worth the time."""


class CheckCommand(Command):
    """``check``, whose ``--baseline`` takes a value only behind ``=``: a path behind it is a report."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        stop = args.index("--") if "--" in args else len(args)
        options = ["--baseline=" if arg == "--baseline" else arg for arg in args[:stop]]
        return super().parse_args(ctx, options + args[stop:])


def make(console: Console) -> Command:
    """The command."""
    say = console.say

    def callback(paths: tuple[str, ...], **values: Any) -> int:
        return check(paths, read_options(values), console)

    return CheckCommand(
        "check",
        say,
        params=[
            click.Argument(["paths"], nargs=-1, type=click.UNPROCESSED, metavar=say("路径...", "PATH...")),
            *check_options(say),
        ],
        callback=callback,
        help=say(
            "检查报告。路径是文件或文件夹；- 从标准输入读取。\n"
            "退出码：0 没有问题；1 有问题；2 用法、配置或插件有误；3 有内容未能检查。",
            "Check reports. A path is a file or a folder; - reads stdin.\n"
            "Exit codes: 0 nothing found; 1 findings; 2 wrong usage, configuration or plugin; 3 something was not checked.",
        ),
    )


def check(paths: Sequence[str], options: CheckOptions, console: Console) -> int:
    """Run the command; the exit code."""
    began = time.perf_counter()
    files = _find(paths, options)
    registry = load_plugins(options.asked)
    _require(registry, options.required_plugins)
    outputs = [(target, OutputFile(target.file, files.candidates)) for target in options.targets]
    loaded = time.perf_counter()
    prepared = prepare(registry, options.asked, files)
    files = prepared.files
    if len(files.candidates) > _FEW:
        gc.freeze()
        gc.enable()
    held = _baseline(options) if options.baseline else None
    clock = _Clock()
    names = [candidate.shown for candidate in files.candidates]
    run = run_files(
        files.candidates,
        prepared,
        workers_for(prepared.checker, names, options.jobs, _deadlines(prepared)),
        read=_reader(console, prepared),
        progress=clock.tick,
    )
    if held is not None:
        run = held(run, prepared)
    checked = time.perf_counter()
    for target, output in outputs:
        color = not target.file and wants_color(options.color, terminal=console.stdout_is_terminal)
        output.write(render(target.format, run, color=color), console)
    if options.timing:
        say = console.say
        stages = {
            say("载入插件", "load the plugins"): loaded - began,
            say("读取和检查", "read and check"): checked - loaded,
            say("输出结果", "write the results"): time.perf_counter() - checked,
        }
        console.tell(closing.timing(stages, clock.slowest(), say))
    _tell(run, prepared, options, console)
    return _exit_code(run, prepared, options)


def _find(paths: Sequence[str], options: CheckOptions) -> FileList:
    if not paths:
        raise SettingsError(
            "没有给出要检查的文件或文件夹，如 reportlint check 报告.docx",
            "no file or folder is named; write for example `reportlint check report.docx`",
        )
    named = [path for path in paths if path != STDIN]
    found = find_files(named)
    if len(named) == len(paths):
        return found
    if not options.stdin_filename:
        raise SettingsError(
            "从标准输入读取要用--stdin-filename给出文件名，由扩展名得知格式",
            "reading stdin needs --stdin-filename NAME: the ending of the name tells the format",
        )
    return found.with_stdin(options.stdin_filename)


def _baseline(options: CheckOptions) -> Callable[[RunResult, Prepared], RunResult]:
    """What takes out of a run what its baseline holds; the baseline is read before anything is checked."""
    from . import baseline

    target = baseline.baseline_path(options.asked)
    found = baseline.read_baseline(target)
    return lambda run, prepared: baseline.held_back(run, found, target, prepared)


def _deadlines(prepared: Prepared) -> Deadlines | None:
    seconds = prepared.settings.limits.get("seconds")
    return None if seconds is None else Deadlines.within(seconds)


def _reader(console: Console, prepared: Prepared) -> Any:
    def read(candidate: Candidate, limit: int) -> bytes:
        if candidate.path == STDIN:
            return read_stream(console.read(), limit)
        return read_file(candidate, limit)

    return read


def _require(registry: Registry, names: Sequence[str]) -> None:
    known = {word for p in registry.plugins for word in (p.entry.name, p.pack.title if p.pack else p.entry.name)}
    for name in names:
        if name not in known:
            zh, en = hint(name, known)
            raise SettingsError(f"需要的插件{name}没有安装{zh}", f"the required plugin {name} is not installed{en}")


def _tell(run: RunResult, prepared: Prepared, options: CheckOptions, console: Console) -> None:
    """What is said on stderr, the line that sums up last."""
    say, files = console.say, prepared.files
    if options.show_files:
        console.tell(closing.file_list(run, say))
    if options.show_passed:
        console.tell(closing.passed(run, prepared.checker.registry, say))
    if options.statistics:
        console.tell(closing.statistics(run, say))
    if options.show_tracebacks:
        for file in run.files:
            if file.error:
                console.tell(visible_lines(f"{file.path}:\n{file.error}"))
    if options.verbosity < 0:
        return
    if options.verbosity > 0:
        for plugin in prepared.checker.registry.plugins:
            console.tell(f"{plugin.entry.name} {plugin.entry.version} ({plugin.entry.module})")
        for stray in files.strayed:
            console.tell(
                visible_lines(say(f"{stray} 指向文件夹之外，没有读取", f"{stray} leads out of its folder: not read"))
            )
    for note in closing.notes(run, files, say):
        console.tell(note)
    if not files.candidates and not files.excluded:
        console.tell(closing.nothing_found(say))
    else:
        console.tell(closing.last_line(run, files, prepared.fail_on, say))


def _exit_code(run: RunResult, prepared: Prepared, options: CheckOptions) -> int:
    if run.interrupted:
        return INTERRUPTED
    if not run.is_whole or not (prepared.files.candidates or prepared.files.excluded):
        return NOT_CHECKED
    return FOUND if run.fails(prepared.fail_on) and not options.exit_zero else 0


class _Clock:
    """The time that each file took, by the moments at which results arrive."""

    def __init__(self) -> None:
        self._last = time.perf_counter()
        self._taken: list[tuple[float, str]] = []

    def tick(self, file: FileResult) -> None:
        now = time.perf_counter()
        self._taken.append((now - self._last, file.path))
        self._last = now

    def slowest(self) -> list[tuple[float, str]]:
        return sorted(self._taken, reverse=True)[:_SLOWEST]
