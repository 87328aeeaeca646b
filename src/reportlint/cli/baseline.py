"""``baseline``: the findings that stand are written down, so that only new ones are reported."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Any

from reportlint.batch.files import STDIN, Candidate, find_files
from reportlint.batch.joining import Asked, folder_exclusion, load_plugins
from reportlint.batch.pool import workers_for
from reportlint.batch.run import Prepared, prepare, run_files
from reportlint.config.command import command_line
from reportlint.config.errors import SettingsError, hint
from reportlint.output.visible import table
from reportlint.triage import baseline as baselines
from reportlint.triage.baseline import SCHEMA, Baseline
from reportlint.triage.results import RunResult

from .closing import count
from .console import Console
from .errors import INTERRUPTED, NOT_CHECKED
from .help import Argument, Command, Option
from .options import asked_of, configuration_options
from .writing import OutputFile

ACTIONS = ("create", "update", "show", "prune")


def make(console: Console) -> Command:
    """The command."""
    say = console.say

    def callback(words: tuple[str, ...], **values: Any) -> int:
        return baseline(words, values, console)

    file = say("文件", "FILE")
    return Command(
        "baseline",
        say,
        params=[
            Argument("words", say("动作 [路径...]", "ACTION [PATH...]"), words=ACTIONS, later=("@reports",)),
            Option("--file", metavar=file, words=("@files",), help=say("基线文件", "The baseline file.")),
            *configuration_options(say),
        ],
        callback=callback,
        help=say(
            "create：把现有问题记入基线；update：改记为现在的问题；prune：去掉已不存在的；show：列出。\n"
            "基线是配置旁边的.reportlint-baseline.json。check --baseline只报告新问题。",
            "create: write down the findings that stand; update: write them anew; prune: drop those that are gone; "
            "show: list them.\nThe baseline is .reportlint-baseline.json beside the configuration. "
            "`check --baseline` reports new findings only.",
        ),
        examples=[
            ("记下现有问题", "write down what stands", "baseline create 年报|reports"),
            ("只报告新问题", "report new findings only", "check 年报|reports --baseline"),
            ("去掉已改正的", "drop what was mended", "baseline prune 年报|reports"),
        ],
    )


def baseline(words: Sequence[str], values: Mapping[str, Any], console: Console) -> int:
    """Run the command; the exit code."""
    action, paths = (words[0], words[1:]) if words else ("", ())
    if action not in ACTIONS:
        zh, en = hint(action, ACTIONS)
        listed = ", ".join(ACTIONS)
        raise SettingsError(
            f"baseline后面应当是{listed}之一{zh}",
            f"baseline is followed by one of {listed}{f', not {action}' * bool(action)}{en}",
        )
    file = os.path.abspath(values["file"]) if values.get("file") else ""
    asked = asked_of(values, command_line(baseline=file))
    target = baseline_path(asked)
    if action == "show":
        return _show(target, console)
    if not paths:
        raise SettingsError(
            f"没有给出文件或文件夹，如 reportlint baseline {action} .",
            f"no file or folder is named; write for example `reportlint baseline {action} .`",
        )
    if action == "create" and os.path.lexists(target):
        raise SettingsError(
            f"已有基线{_shown(target)}；用reportlint baseline update更新",
            f"there is a baseline already, {_shown(target)}; `reportlint baseline update` renews it",
        )
    old = Baseline(SCHEMA, {}) if action == "create" else read_baseline(target)
    return _write(action, paths, old, target, asked, console)


def _write(action: str, paths: Sequence[str], old: Baseline, target: str, asked: Asked, console: Console) -> int:
    prepared = prepare(load_plugins(asked), asked, find_files(paths, is_excluded=folder_exclusion(asked)))
    candidates = prepared.files.candidates
    output = OutputFile(target, candidates)
    names = [candidate.shown for candidate in candidates]
    run = run_files(candidates, prepared, workers_for(prepared.checker, names, 0))
    if run.interrupted:
        return INTERRUPTED
    new = _renewed(old, run, prepared, target, prune=action == "prune")
    output.write(baselines.encode(new), console)
    shown = _shown(target)
    console.tell(
        console.say(
            f"{shown}：记有{new.size}处问题（原有{old.size}处）",
            f"{shown}: {count(new.size, 'finding')} (before: {old.size})",
        )
    )
    return 0 if run.is_whole else NOT_CHECKED


def _renewed(old: Baseline, run: RunResult, prepared: Prepared, target: str, *, prune: bool) -> Baseline:
    """A baseline after a run: what was checked is written anew, or with ``prune`` only what is gone is dropped. What a
    rule across reports found stays where last year's report is not among the files."""
    places = places_of(prepared.files.candidates, target)
    gone = gone_from(old, target)
    whole = [file for file in run.files if file.is_whole]
    mandatory = prepared.sieve.is_mandatory
    known = baselines.matched(whole, old, places, gone, mandatory)
    files = {path: entries for path, entries in old.files.items() if path not in gone}
    for file in whole:
        entries = baselines.entries_of(file, mandatory)
        held = known.get(file.path, ())
        lacking = {code for code, state in file.states.items() if state.lacks_report}
        files[places[file.path]] = (
            *(each for each in entries if each in held or not prune),
            *(each for each in held if each.code in lacking),
        )
    return Baseline(SCHEMA, files)


def _show(target: str, console: Console) -> int:
    found = read_baseline(target)
    counts: dict[tuple[str, str], int] = {}
    for path, entries in sorted(found.files.items()):
        for entry in entries:
            counts[path, entry.code] = counts.get((path, entry.code), 0) + 1
    console.write(table([[path, code, str(number)] for (path, code), number in counts.items()]))
    console.tell(
        console.say(f"{_shown(target)}：{found.size}处问题", f"{_shown(target)}: {count(found.size, 'finding')}")
    )
    return 0


def baseline_path(asked: Asked) -> str:
    """The baseline of a run: what is named, else the one beside the run's configuration."""
    named = asked.settings.baseline
    folder = asked.run[0].folder if asked.run else asked.directory or os.getcwd()
    return named or os.path.join(folder, baselines.NAME)


def read_baseline(path: str) -> Baseline:
    """The baseline in a file. SettingsError when there is none."""
    shown = _shown(path)
    try:
        with open(path, "rb") as file:
            return baselines.decode(file.read(), shown)
    except FileNotFoundError:
        raise SettingsError(
            f"没有基线文件{shown}；用reportlint baseline create建立",
            f"there is no baseline {shown}; `reportlint baseline create` writes one",
        ) from None
    except OSError as error:
        words = error.strerror or type(error).__name__
        raise SettingsError(
            f"基线文件{shown}无法读取（{words}）", f"the baseline {shown} cannot be read ({words})"
        ) from None


def held_back(run: RunResult, found: Baseline, target: str, prepared: Prepared) -> RunResult:
    """A run without what its baseline holds."""
    places = places_of(prepared.files.candidates, target)
    return baselines.hold_back(run, found, places, gone_from(found, target), prepared.sieve.is_mandatory)


def places_of(candidates: Sequence[Candidate], target: str) -> dict[str, str]:
    """The paths of files from the baseline's folder, by the name that is shown."""
    return {each.shown: _relative(each.shown if each.path == STDIN else each.path, target) for each in candidates}


def gone_from(found: Baseline, target: str) -> list[str]:
    """The paths of a baseline where no file is any more."""
    folder = os.path.dirname(target)
    return [path for path in found.files if not os.path.lexists(os.path.join(folder, path))]


def _relative(path: str, target: str) -> str:
    try:
        relative = os.path.relpath(path, os.path.dirname(target))
    except ValueError:  # another drive
        relative = os.path.abspath(path)
    relative = relative.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return relative.replace(os.sep, "/") if os.sep != "/" else relative


def _shown(path: str) -> str:
    here = os.path.join(os.getcwd(), "")
    return path.removeprefix(here).replace(os.sep, "/")
