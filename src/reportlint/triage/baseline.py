"""The baseline: findings that stood when it was written and are not reported again.

It holds fingerprints by path, relative to its own folder; a file that was renamed is known by those that it shares.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import msgspec
from msgspec import Struct, structs

from reportlint.config.errors import SettingsError
from reportlint.config.selection import PROTECTED
from reportlint.engine.results import RawFinding

from .results import FileResult, Reported, RunResult, sum_up

NAME = ".reportlint-baseline.json"
SCHEMA = 1
_NEVER = (*PROTECTED, "RL005")
"""What is never held back: that something was not checked."""

IsMandatory = Callable[[str, RawFinding], bool]
"""The name of a file as shown and a finding in it → whether nothing may hold it back."""


class Entry(Struct, frozen=True):
    """A finding of a baseline."""

    code: str
    fingerprint: str


class Baseline(Struct, frozen=True, forbid_unknown_fields=True):
    """What a baseline file holds."""

    schema: int
    files: dict[str, tuple[Entry, ...]]
    """By path from the baseline's folder, with / between names."""

    @property
    def size(self) -> int:
        return sum(map(len, self.files.values()))


def decode(data: bytes, shown: str) -> Baseline:
    """The baseline of a file's bytes. SettingsError when they are none."""
    try:
        baseline = msgspec.json.decode(data, type=Baseline)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise SettingsError(
            f"基线文件{shown}已损坏，无法读取；可删除后用reportlint baseline create重建",
            f"the baseline {shown} is damaged; delete it and write it again with `reportlint baseline create`",
        ) from None
    if baseline.schema != SCHEMA:
        raise SettingsError(
            f"基线文件{shown}的格式是第{baseline.schema}版，本程序只认第{SCHEMA}版",
            f"the baseline {shown} has schema {baseline.schema}; this program knows {SCHEMA}",
        )
    return baseline


def encode(baseline: Baseline) -> str:
    """The text of a baseline file: the same for the same findings."""
    ordered = {path: list(baseline.files[path]) for path in sorted(baseline.files) if baseline.files[path]}
    data = msgspec.json.encode(Baseline(SCHEMA, {path: tuple(entries) for path, entries in ordered.items()}))
    return msgspec.json.format(data, indent=2).decode() + "\n"


def entries_of(file: FileResult, is_mandatory: IsMandatory) -> tuple[Entry, ...]:
    """What a baseline holds of a file, in order of place."""
    return tuple(_entry(each) for each in file.findings if _may_be_held(file, each, is_mandatory))


def hold_back(
    run: RunResult, baseline: Baseline, paths: Mapping[str, str], gone: Sequence[str], is_mandatory: IsMandatory
) -> RunResult:
    """A run without the findings that its baseline holds.

    ``paths`` are those of its files as the baseline names them, by the name that is shown; ``gone`` are paths of the
    baseline where no file is any more.
    """
    known = matched(run.files, baseline, paths, gone, is_mandatory)
    files = [_without(file, known.get(file.path, ()), is_mandatory) for file in run.files]
    return sum_up(files, run.across, interrupted=run.interrupted)


def matched(
    files: Sequence[FileResult],
    baseline: Baseline,
    paths: Mapping[str, str],
    gone: Sequence[str],
    is_mandatory: IsMandatory,
) -> dict[str, tuple[Entry, ...]]:
    """The entries of each file: those of its path, else those of a file that is gone and shares most with it."""
    found: dict[str, tuple[Entry, ...]] = {}
    shares: list[tuple[int, str, str]] = []
    for file in files:
        own = baseline.files.get(paths[file.path])
        if own is not None:
            found[file.path] = own
            continue
        entries = set(entries_of(file, is_mandatory)) if gone else set()
        shares += [(-len(entries & set(baseline.files[old])), old, file.path) for old in gone]
    taken: set[str] = set()
    for shared, old, path in sorted(shares):
        if shared and old not in taken and path not in found:
            taken.add(old)
            found[path] = baseline.files[old]
    return found


def _without(file: FileResult, entries: Sequence[Entry], is_mandatory: IsMandatory) -> FileResult:
    known = set(entries)
    kept = [f for f in file.findings if _entry(f) not in known or not _may_be_held(file, f, is_mandatory)]
    return structs.replace(file, findings=kept, baselined=len(file.findings) - len(kept)) if known else file


def _entry(reported: Reported) -> Entry:
    return Entry(reported.found.code, reported.found.fingerprint)


def _may_be_held(file: FileResult, reported: Reported, is_mandatory: IsMandatory) -> bool:
    return reported.found.code not in _NEVER and not is_mandatory(file.path, reported.found)
