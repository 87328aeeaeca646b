"""A run: files → raw results → triage → sums.

Results come from a :data:`Pool`, which turns (name, bytes) into raw results in the same order; the one here checks
them one after another in this process.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from msgspec import Struct

from reportlint.engine.results import RawResult, failed_result
from reportlint.model import Limits, Unreadable
from reportlint.plugins.registry import Registry
from reportlint.triage.catalogue import Catalogue
from reportlint.triage.results import FileResult, RunResult, sum_up
from reportlint.triage.selection import Selection
from reportlint.triage.settings import RunSettings, SettingsError, did_you_mean, nearest
from reportlint.triage.sieve import Sieve

from .check import Checker, Settings
from .files import Candidate, read_file

Source = tuple[str, bytes]
"""A report to check: its name as shown, and its bytes."""

Pool = Callable[[Iterable[Source]], Iterator[RawResult]]
"""Sources → their raw results, in the same order."""

Reader = Callable[[Candidate, int], bytes]
"""A candidate and the greatest size → its bytes; Unreadable for what cannot be read."""


class Prepared(Struct, frozen=True, eq=False):
    """What a run needs, made once and checked: the plugins' rules, the choice among them, and who checks a file."""

    checker: Checker
    sieve: Sieve
    limits: Limits


def prepare(
    registry: Registry, settings: RunSettings, limits: Limits | None = None, today: date | None = None
) -> Prepared:
    """Make a run ready. SettingsError for a profile, rule or preset that does not exist."""
    limits = limits or Limits()
    if not registry.packs:
        raise SettingsError(
            "没有安装带规则的插件，无从检查", "no installed plugin brings rules, so nothing would be checked"
        )
    check_profile(registry, settings.profile)
    catalogue = Catalogue(registry)
    selection = Selection(catalogue, settings)
    checker = Checker(registry, Settings(settings.profile, limits), selection.wanted)
    return Prepared(checker, Sieve(catalogue, lambda path: selection, settings.lang, today), limits)


def check_profile(registry: Registry, profile: str) -> None:
    """SettingsError when a profile is named that no pack gives."""
    known = [known.id for known in registry.profiles]
    if profile and profile not in known:
        zh, en = did_you_mean(nearest(profile, known))
        listed = ", ".join(sorted(known))
        raise SettingsError(
            f"没有名为{profile}的报告种类{zh or f'；可用的有：{listed}'}",
            f"no profile is called {profile!r}{en or f'; there are: {listed}'}",
        )


def in_process(checker: Checker) -> Pool:
    """A pool of one: this process."""

    def check(sources: Iterable[Source]) -> Iterator[RawResult]:
        for name, data in sources:
            yield checker.check(data, name)

    return check


def check_files(
    candidates: Sequence[Candidate], prepared: Prepared, pool: Pool | None = None, read: Reader = read_file
) -> Iterator[FileResult]:
    """What is reported of each file, in order."""
    unread: dict[int, Unreadable] = {}
    sent: list[int] = []

    def sources() -> Iterator[Source]:
        for index, candidate in enumerate(candidates):
            try:
                data = read(candidate, prepared.limits.file_bytes)
            except Unreadable as error:
                unread[index] = error
                continue
            sent.append(index)
            yield candidate.shown, data

    def sift(index: int, raw: RawResult) -> FileResult:
        candidate = candidates[index]
        return prepared.sieve.sift(raw, candidate.shown, named=candidate.named)

    done = 0
    for count, raw in enumerate((pool or in_process(prepared.checker))(sources())):
        yield from (
            sift(index, _unread(candidates[index], unread[index], prepared)) for index in range(done, sent[count])
        )
        yield sift(sent[count], raw)
        done = sent[count] + 1
    for index in range(done, len(candidates)):
        yield sift(index, _unread(candidates[index], unread[index], prepared))


def run_files(
    candidates: Sequence[Candidate],
    prepared: Prepared,
    pool: Pool | None = None,
    read: Reader = read_file,
    progress: Callable[[FileResult], None] | None = None,
) -> RunResult:
    """A whole run. Ctrl-C ends it early with what was checked so far, marked as interrupted."""
    files: list[FileResult] = []
    try:
        for file in check_files(candidates, prepared, pool, read):
            files.append(file)
            if progress is not None:
                progress(file)
    except KeyboardInterrupt:
        return sum_up(files, interrupted=True)
    return sum_up(files)


def _unread(candidate: Candidate, error: Unreadable, prepared: Prepared) -> RawResult:
    checker = prepared.checker
    return failed_result(candidate.shown, checker.format_of(candidate.shown), error.reason, checker.language)
