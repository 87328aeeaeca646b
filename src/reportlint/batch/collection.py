"""A run over reports that are checked together: each for itself, then the rules across them, then what is reported.

A report that keeps nothing for such rules is done at once; the results of the others wait.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from reportlint.engine.results import RawResult
from reportlint.plugins.registry import Registry
from reportlint.triage.results import FileResult, RunResult, sum_up

from .check import Checker
from .files import Candidate
from .run import Pool, Prepared, Reader, Source, in_process, raw_results, sift

if TYPE_CHECKING:
    from reportlint.series.meeting import Meeting


def run_together(
    candidates: Sequence[Candidate],
    prepared: Prepared,
    pool: Pool,
    read: Reader,
    progress: Callable[[str], None] | None = None,
) -> RunResult:
    """A whole run over files, as :func:`reportlint.batch.run.run_files` makes it."""
    files: dict[int, FileResult] = {}
    interrupted = False
    with _Waiting(prepared.checker.registry, pool) as waiting:
        try:
            for index, raw in raw_results(candidates, prepared, pool, read, more=True):
                if not waiting.takes(index, raw):
                    files[index] = sift(candidates[index], raw, prepared)
                if progress is not None:
                    progress(raw.name)
            for index, raw in waiting.results():
                files[index] = sift(candidates[index], raw, prepared)
        except KeyboardInterrupt:
            interrupted = True
            files |= {index: sift(candidates[index], raw, prepared) for index, raw in waiting.rest()}
    ordered = [files[index] for index in sorted(files)]
    return sum_up(ordered, interrupted=interrupted, compared=waiting.meeting is not None)


def check_together(checker: Checker, sources: Iterable[Source], pool: Pool | None = None) -> list[RawResult]:
    """The raw results of reports that are checked together, in their order. The checker's settings say so too."""
    pool = pool or in_process(checker)
    found: dict[int, RawResult] = {}
    with _Waiting(checker.registry, pool) as waiting:
        for index, raw in enumerate(pool(sources, more=True)):
            if not waiting.takes(index, raw):
                found[index] = raw
        found.update(waiting.results())
    return [found[index] for index in sorted(found)]


class _Waiting:
    """The results that wait for those of other reports. Most runs have none."""

    def __init__(self, registry: Registry, pool: Pool) -> None:
        self._registry = registry
        self._pool = pool
        self.meeting: Meeting | None = None

    def __enter__(self) -> _Waiting:
        return self

    def __exit__(self, *exc: object) -> None:
        if self.meeting is not None:
            self.meeting.close()

    def takes(self, index: int, raw: RawResult) -> bool:
        """Whether a result waits; takes it in."""
        if raw.kept is None:
            return False
        if self.meeting is None:
            from reportlint.series.meeting import Meeting

            self.meeting = Meeting()
        self.meeting.add(index, raw, self._registry.profile(raw.profile).series)
        return True

    def results(self) -> Iterator[tuple[int, RawResult]]:
        """The results with what the rules across reports say."""
        if self.meeting is not None:
            yield from self.meeting.results(self._answers(self.meeting))
        else:
            self._dismiss()

    def rest(self) -> Iterator[tuple[int, RawResult]]:
        """The results that are still there, as they are."""
        self._dismiss()
        if self.meeting is not None:
            yield from self.meeting.rest()

    def _answers(self, meeting: Meeting) -> Iterator[tuple[int, RawResult]]:
        """What the rules across reports say, by the number of the report."""
        asked: list[int] = []

        def requests() -> Iterator[Source]:
            for number, name, pair in meeting.requests():
                asked.append(number)
                yield name, pair

        for count, answer in enumerate(self._pool(requests(), across=True)):
            yield asked[count], answer

    def _dismiss(self) -> None:
        """End the pool, which waits for more."""
        for _ in self._pool((), across=True):
            pass
