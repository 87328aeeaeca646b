"""``check``: files and folders → findings, an exit code, and one line that says what was done."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any

import click
from msgspec import structs

from reportlint.batch.files import STDIN, Candidate, FileList, find_files, read_file, read_stream
from reportlint.batch.joining import folder_exclusion, load_plugins
from reportlint.batch.pool import Deadlines, workers_for
from reportlint.batch.run import Pool, Prepared, Reader, in_process, prepare, run_files
from reportlint.config.errors import SettingsError, hint
from reportlint.output.visible import visible_lines
from reportlint.plugins.registry import Registry
from reportlint.triage.results import RunResult

from . import closing
from .console import Console, wants_color
from .errors import INTERRUPTED, NOT_CHECKED
from .help import Argument, Command
from .options import CheckOptions, check_options, read_options
from .outputs import choose_outputs, make_context, write_outputs
from .progress import progress_for

if TYPE_CHECKING:
    from .fixing import Mended
    from .timing import Clock

Held = Callable[[RunResult, Prepared], RunResult]
"""A run → what of it the baseline does not hold."""

FOUND = 1
"""Exit code of findings at or above the fail-on level."""
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
            Argument("paths", say("路径...", "PATH..."), words=("@reports",)),
            *check_options(say),
        ],
        callback=callback,
        help=say(
            "检查报告。路径是文件或文件夹；- 从标准输入读取。文件夹中不看.gitignore和配置（exclude）排除的。\n"
            "退出码：0 没有问题；1 有问题；2 用法、配置或插件有误；3 有内容未能检查。",
            "Check reports. A path is a file or a folder; - reads stdin. In folders, what .gitignore or the configuration "
            "(exclude) leaves out is not looked at.\n"
            "Exit codes: 0 nothing found; 1 findings; 2 wrong usage, configuration or plugin; 3 something was not checked.",
        ),
        examples=[
            ("检查一份报告", "one report", "check 报告.docx|report.docx"),
            ("检查一个文件夹，警告也算不通过", "a folder; warnings fail too", "check 年报|reports --fail-on warning"),
            (
                "结果写入JSON文件",
                "results as JSON into a file",
                "check 年报|reports --format json=结果.json|json=results.json",
            ),
            ("能安全改正的会怎样改", "what would be mended safely", "check 报告.md|report.md --diff"),
        ],
    )


def check(paths: Sequence[str], options: CheckOptions, console: Console) -> int:
    """Run the command; the exit code."""
    say, clock = console.say, _clock(options)
    files = _find(paths, options)
    if clock is not None:
        clock.ended(say("找文件", "find the files"))
    registry = load_plugins(options.asked)
    _require(registry, options.required_plugins)
    outputs = choose_outputs(options.targets, registry, files.candidates, options.asked)
    prepared = prepare(registry, options.asked, files, timing=clock is not None)
    if len(prepared.files.candidates) > _FEW:
        gc.freeze()
        gc.enable()
    held = _baseline(options) if options.baseline else None
    if clock is not None:
        clock.ended(say("载入插件", "load the plugins"))
    reader = _reader(console, prepared, options)
    run = _run(prepared, options, console, clock, reader)
    if held is not None:
        run = held(run, prepared)
    if clock is not None:
        clock.checked(say)
    mended = _mend(run, prepared, options, console, reader, held) if options.mends else None
    if mended is not None:
        run, outputs = mended.run, tuple(each for each in outputs if each.target.file or not options.diff)
        if clock is not None:
            clock.ended(say("作修改", "make the fixes"))
    color = wants_color(options.color, terminal=console.results_at_terminal)
    context = make_context(prepared)
    written = write_outputs(outputs, run, context, console, color=color, trace=options.show_tracebacks)
    if clock is not None:
        clock.ended(say("输出结果", "write the results"))
        console.tell(clock.table(say))
    _tell(run, prepared, options, console, mended)
    code = _exit_code(run, prepared, options, mended)
    return code if written or code == INTERRUPTED else NOT_CHECKED


def _run(prepared: Prepared, options: CheckOptions, console: Console, clock: Clock | None, reader: Reader) -> RunResult:
    """Check all files, with a line at the terminal where that takes long."""
    candidates = prepared.files.candidates
    names = [candidate.shown for candidate in candidates]
    pool: Pool | None = workers_for(prepared.checker, names, options.jobs, _deadlines(prepared))
    if clock is not None:
        pool = clock.hearing(pool or in_process(prepared.checker), console.say)
    progress = progress_for(console, len(candidates), quiet=options.verbosity < 0)
    with progress or nullcontext():
        tick = None if progress is None else progress.tick
        return run_files(candidates, prepared, pool, read=reader, progress=tick)


def _mend(
    run: RunResult, prepared: Prepared, options: CheckOptions, console: Console, reader: Reader, held: Held | None
) -> Mended:
    """Make the fixes, or show what they would change."""
    from . import fixing

    assert isinstance(reader, fixing.Watched)

    def workers(names: Sequence[str]) -> Pool | None:
        return workers_for(prepared.checker, names, options.jobs, _deadlines(prepared))

    work = fixing.Work(prepared, reader, workers, held, console.say, unsafe=options.unsafe_fixes, diff=options.diff)
    mended = fixing.mend(run, work)
    if not options.diff and any(each.path == STDIN for each in prepared.files.excluded):
        mended = structs.replace(mended, stdin=console.read()(-1))
    fixing.show(mended, console, color=wants_color(options.color, terminal=console.stdout_is_terminal))
    return mended


def _clock(options: CheckOptions) -> Clock | None:
    if not options.timing:
        return None
    from .timing import Clock

    return Clock()


def _find(paths: Sequence[str], options: CheckOptions) -> FileList:
    if not paths:
        raise SettingsError(
            "没有给出要检查的文件或文件夹，如 reportlint check 报告.docx",
            "no file or folder is named; write for example `reportlint check report.docx`",
        )
    named = [path for path in paths if path != STDIN]
    found = find_files(named, is_excluded=folder_exclusion(options.asked))
    if len(named) == len(paths):
        return found
    if not options.stdin_filename:
        raise SettingsError(
            "从标准输入读取要用--stdin-filename给出文件名，由扩展名得知格式",
            "reading stdin needs --stdin-filename NAME: the ending of the name tells the format",
        )
    if options.mends and any(each.shown == options.stdin_filename for each in found.candidates):
        raise SettingsError(
            f"标准输入和文件同名（{options.stdin_filename}），不能一起修改",
            f"what is read from stdin and a file are both called {options.stdin_filename}: they cannot be fixed together",
        )
    return found.with_stdin(options.stdin_filename)


def _baseline(options: CheckOptions) -> Held:
    """What takes out of a run what its baseline holds; the baseline is read before anything is checked."""
    from . import baseline

    target = baseline.baseline_path(options.asked)
    found = baseline.read_baseline(target)
    return lambda run, prepared: baseline.held_back(run, found, target, prepared)


def _deadlines(prepared: Prepared) -> Deadlines | None:
    seconds = prepared.settings.limits.get("seconds")
    return None if seconds is None else Deadlines.within(seconds)


def _reader(console: Console, prepared: Prepared, options: CheckOptions) -> Reader:
    def read(candidate: Candidate, limit: int) -> bytes:
        if candidate.path == STDIN:
            return read_stream(console.read(), limit)
        return read_file(candidate, limit)

    if not options.mends:
        return read
    from .fixing import Watched

    return Watched(read, console.read())


def _require(registry: Registry, names: Sequence[str]) -> None:
    known = {word for p in registry.plugins for word in (p.entry.name, p.pack.title if p.pack else p.entry.name)}
    for name in names:
        if name not in known:
            zh, en = hint(name, known)
            raise SettingsError(f"需要的插件{name}没有安装{zh}", f"the required plugin {name} is not installed{en}")


def _tell(run: RunResult, prepared: Prepared, options: CheckOptions, console: Console, mended: Mended | None) -> None:
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
    nothing = not files.candidates and not files.excluded
    if options.verbosity < 0:
        # why it ends with 3 is said in any case
        for note in mended.notes if mended is not None and mended.failed else ():
            console.tell(note)
        if nothing:
            console.tell(closing.nothing_found(files, say))
        return
    if options.verbosity > 0:
        for plugin in prepared.checker.registry.plugins:
            console.tell(f"{plugin.entry.name} {plugin.entry.version} ({plugin.entry.module})")
        for ignored in files.ignored:
            console.tell(visible_lines(say(f"{ignored} 被.gitignore排除", f"{ignored} is left out by .gitignore")))
        for stray in files.strayed:
            console.tell(
                visible_lines(say(f"{stray} 指向文件夹之外，没有读取", f"{stray} leads out of its folder: not read"))
            )
    for note in (*closing.notes(run, files, say), *(mended.notes if mended else ())):
        console.tell(note)
    if nothing:
        console.tell(closing.nothing_found(files, say))
    else:
        mending = closing.mending(run, mended.fixed if mended else None, say, options)
        console.tell(closing.last_line(run, files, prepared.fail_on, say) + mending)


def _exit_code(run: RunResult, prepared: Prepared, options: CheckOptions, mended: Mended | None) -> int:
    if run.interrupted:
        return INTERRUPTED
    if not run.is_whole or not (prepared.files.candidates or prepared.files.excluded):
        return NOT_CHECKED
    if mended is not None and mended.failed:
        return NOT_CHECKED
    failed = mended.changed if mended is not None and options.diff else run.fails(prepared.fail_on)
    return FOUND if failed and not options.exit_zero else 0
