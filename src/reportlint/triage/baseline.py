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

_MANY = 100
"""An entry that more files hold does not tell them apart."""

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
    return sum_up(files, interrupted=run.interrupted, compared=run.compared)


def matched(
    files: Sequence[FileResult],
    baseline: Baseline,
    paths: Mapping[str, str],
    gone: Sequence[str],
    is_mandatory: IsMandatory,
) -> dict[str, tuple[Entry, ...]]:
    """The entries of each file: those of its path, else those of a file that is gone and shares most with it."""
    found: dict[str, tuple[Entry, ...]] = {}
    waiting: dict[str, frozenset[Entry]] = {}
    for file in files:
        own = baseline.files.get(paths[file.path])
        if own is not None:
            found[file.path] = own
        elif gone:
            waiting[file.path] = frozenset(entries_of(file, is_mandatory))
    if waiting:
        old = {path: frozenset(baseline.files[path]) for path in gone}
        found |= {path: baseline.files[before] for path, before in _Renames(waiting, old).find().items()}
    return found


class _Renames:
    """Files under new names and the entries of those that are gone, brought together without comparing each with each."""

    def __init__(self, new: Mapping[str, frozenset[Entry]], old: Mapping[str, frozenset[Entry]]) -> None:
        self.new = {path: new[path] for path in sorted(new) if new[path]}
        self.old = {path: old[path] for path in sorted(old, reverse=True)}
        self.before: dict[str, str] = {}
        self.taken: set[str] = set()

    def find(self) -> dict[str, str]:
        """For a new name the old one: the same entries first, then the most that tell files apart, then the most."""
        alike: dict[frozenset[Entry], list[str]] = {}
        for path, entries in self.old.items():
            alike.setdefault(entries, []).append(path)
        for path, entries in self.new.items():
            if alike.get(entries):
                self._pair(path, alike[entries].pop())
        holders: dict[Entry, list[str]] = {}
        for path, entries in self.old.items():
            for entry in entries if path not in self.taken else ():
                holders.setdefault(entry, []).append(path)
        rare = {entry: held for entry, held in holders.items() if len(held) <= _MANY}
        shares = [(-n, old, path) for path in self._waiting() for old, n in self._shared(path, rare).items()]
        for _, old, path in sorted(shares):
            if old not in self.taken and path not in self.before:
                self._pair(path, old)
        for path in self._waiting():
            shared = self._shared(path, holders)
            if shared:
                self._pair(path, min(shared, key=lambda old: (-shared[old], old)))
        return self.before

    def _waiting(self) -> list[str]:
        return [path for path in self.new if path not in self.before]

    def _pair(self, path: str, old: str) -> None:
        self.before[path] = old
        self.taken.add(old)

    def _shared(self, path: str, holders: Mapping[Entry, list[str]]) -> dict[str, int]:
        """How much a file shares with those that are still free, of each entry with the first of them."""
        counts: dict[str, int] = {}
        for entry in self.new[path]:
            held = holders.get(entry, [])
            while held and held[-1] in self.taken:
                held.pop()
            for old in held[-_MANY:]:
                if old not in self.taken:
                    counts[old] = counts.get(old, 0) + 1
        return counts


def _without(file: FileResult, entries: Sequence[Entry], is_mandatory: IsMandatory) -> FileResult:
    known = set(entries)
    kept = [f for f in file.findings if _entry(f) not in known or not _may_be_held(file, f, is_mandatory)]
    return structs.replace(file, findings=kept, baselined=len(file.findings) - len(kept)) if known else file


def _entry(reported: Reported) -> Entry:
    return Entry(reported.found.code, reported.found.fingerprint)


def _may_be_held(file: FileResult, reported: Reported, is_mandatory: IsMandatory) -> bool:
    return reported.found.code not in _NEVER and not is_mandatory(file.path, reported.found)
