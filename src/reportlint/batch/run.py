"""A run: files → raw results → triage → sums.

Results come from a :data:`Pool`, which turns (name, bytes) into raw results in the same order; the one here checks
them one after another in this process.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Protocol

from msgspec import Struct

from reportlint.config.errors import SettingsError
from reportlint.config.resolving import RunSettings
from reportlint.engine.results import RawResult, failed_result
from reportlint.model import Limits, Severity, Unreadable
from reportlint.plugins.registry import Registry
from reportlint.triage.results import FileResult, RunResult, sum_up
from reportlint.triage.sieve import Sieve

from .check import MEMORY, Checker, Settings
from .files import NO_FILES, STDIN, Candidate, FileList, read_file
from .joining import Asked, join

Source = tuple[str, bytes]
"""A report to check: its name as shown, and its bytes."""


class Pool(Protocol):
    """Sources → their raw results, in the same order."""

    def __call__(self, sources: Iterable[Source], *, across: bool = False, more: bool = False) -> Iterator[RawResult]:
        """``across`` says that they are packed pairs of reports for the rules across them, ``more`` that the pool will
        be asked once more."""
        ...


Reader = Callable[[Candidate, int], bytes]
"""A candidate and the greatest size → its bytes; Unreadable for what cannot be read."""


class Prepared(Struct, frozen=True, eq=False):
    """What a run needs, made once and checked: its files, the choice among the plugins' rules, and who checks a file.

    Its checker's settings say whether it is a collection: reports that are checked together.
    """

    checker: Checker
    sieve: Sieve
    limits: Limits
    files: FileList = NO_FILES
    settings: RunSettings = RunSettings()

    @property
    def fail_on(self) -> Severity:
        """From which severity on findings fail the run; OFF for never."""
        word = self.settings.fail_on
        return Severity.OFF if word == "never" else Severity.read(word)


def prepare(
    registry: Registry,
    asked: Asked,
    files: FileList = NO_FILES,
    today: date | None = None,
    *,
    timing: bool = False,
) -> Prepared:
    """Make a run over files ready. ConfigError for a rule, profile or preset that does not exist."""
    if not registry.packs:
        raise SettingsError(
            "没有安装带规则的插件，无从检查", "no installed plugin brings rules, so nothing would be checked"
        )
    settings = asked.settings
    joined = join(asked, registry, files)
    limits = settings.file_limits if settings.limits else Limits()
    memory = int(settings.limits.get("memory-bytes", MEMORY))
    together = Settings(limits=limits, memory=memory, timing=timing, collection=is_collection(settings, joined.files))
    checker = Checker(registry, together, choices=joined.choices)
    sieve = Sieve(
        joined.catalogue,
        joined.of,
        settings.lang or "",
        today,
        sidecars=joined.sidecars,
        require_reason=settings.require_reason,
        narrowed=not asked.command_line.statement.is_empty,
        removable=bool(asked.directory),
    )
    return Prepared(checker, sieve, limits, joined.files, settings)


def is_collection(settings: RunSettings, files: FileList) -> bool:
    """Whether reports are checked together: as is asked for, else when a folder is named and nothing comes from stdin."""
    if settings.collection is not None:
        return settings.collection
    return files.folders and all(each.path != STDIN for each in files.candidates)


def in_process(checker: Checker) -> Pool:
    """A pool of one: this process."""

    def check(sources: Iterable[Source], *, across: bool = False, more: bool = False) -> Iterator[RawResult]:
        for name, data in sources:
            yield checker.check_across(data, name) if across else checker.check(data, name)

    return check


def check_files(
    candidates: Sequence[Candidate], prepared: Prepared, pool: Pool | None = None, read: Reader = read_file
) -> Iterator[FileResult]:
    """What is reported of each file, in order. Each is checked for itself."""
    for index, raw in raw_results(candidates, prepared, pool or in_process(prepared.checker), read):
        yield sift(candidates[index], raw, prepared)


def raw_results(
    candidates: Sequence[Candidate], prepared: Prepared, pool: Pool, read: Reader, *, more: bool = False
) -> Iterator[tuple[int, RawResult]]:
    """The raw result of each file, in order; ``more`` is the pool's."""
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

    done = 0
    for count, raw in enumerate(pool(sources(), more=more)):
        yield from ((index, _unread(candidates[index], unread[index], prepared)) for index in range(done, sent[count]))
        yield sent[count], raw
        done = sent[count] + 1
    for index in range(done, len(candidates)):
        yield index, _unread(candidates[index], unread[index], prepared)


def sift(candidate: Candidate, raw: RawResult, prepared: Prepared) -> FileResult:
    """What is reported of a file."""
    return prepared.sieve.sift(raw, candidate.shown, named=candidate.named)


def run_files(
    candidates: Sequence[Candidate],
    prepared: Prepared,
    pool: Pool | None = None,
    read: Reader = read_file,
    progress: Callable[[str], None] | None = None,
) -> RunResult:
    """A whole run; ``progress`` hears the path of each file that has been read and checked. Ctrl-C ends it early with
    what was checked so far, marked as interrupted."""
    if prepared.checker.settings.collection:
        from .collection import run_together

        return run_together(candidates, prepared, pool or in_process(prepared.checker), read, progress)
    files: list[FileResult] = []
    try:
        for file in check_files(candidates, prepared, pool, read):
            files.append(file)
            if progress is not None:
                progress(file.path)
    except KeyboardInterrupt:
        return sum_up(files, interrupted=True)
    return sum_up(files)


def _unread(candidate: Candidate, error: Unreadable, prepared: Prepared) -> RawResult:
    checker = prepared.checker
    language = checker.language_of(candidate.shown)
    return failed_result(candidate.shown, checker.format_of(candidate.shown), error.reason, language)
