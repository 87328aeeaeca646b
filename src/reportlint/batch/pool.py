"""Workers: one report under way in each and the next waiting in its pipe, a deadline, and a new worker for one that
died or was killed.

A reader that takes the process down costs its own file; a rule that does is left out when the file is run again.
"""

from __future__ import annotations

import os
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress

from msgspec import Struct

from reportlint.engine.results import RawResult, failed_result
from reportlint.model import Term

from .check import Checker
from .forking import can_fork
from .transport import Worker, fork_worker, spawn_worker, take_ahead
from .worker import AHEAD, LOADING, Request

Source = tuple[str, bytes]

_FILES_A_JOB = 8
"""From so many files on a further worker pays."""
_AHEAD = 32
"""Results that may wait for an earlier report before no further one is begun."""


class Deadlines(Struct, frozen=True):
    """Seconds: for a rule or for reading a file, and for a file in all."""

    step: float = 10.0
    reading: float = 50.0
    file: float = 60.0

    @classmethod
    def within(cls, seconds: float) -> Deadlines:
        """For a file in so many seconds, the others in proportion."""
        return cls(seconds / 6, seconds * 5 / 6, seconds)


class _Job(Struct):
    index: int
    name: str
    data: bytes
    stopped: dict[str, Term]
    across: bool
    began: float = 0.0
    step: tuple[int, float] = (-1, 0.0)
    """The worker's count of steps when last looked at, and when it last changed."""

    def begin(self, steps: int) -> None:
        """Start its clock: the worker has nothing else to do."""
        self.began = time.monotonic()
        self.step = (steps, self.began)


class Workers:
    """A pool of child processes that all check with one checker's rules. Use as a context or call :meth:`close`."""

    def __init__(
        self,
        checker: Checker,
        jobs: int = 1,
        deadlines: Deadlines | None = None,
        *,
        spawn: bool | None = None,
        first: Worker | None = None,
    ) -> None:
        """``first`` is a worker that was begun elsewhere."""
        self._checker = checker
        self._jobs = max(1, jobs)
        self._deadlines = deadlines or Deadlines()
        use_spawn = not can_fork() if spawn is None else spawn
        self._start: Callable[[Checker], Worker] = spawn_worker if use_spawn else fork_worker
        self._idle: list[Worker] = [] if first is None else [first]
        self._busy: dict[Worker, _Job] = {}
        self._next: dict[Worker, _Job] = {}
        """What waits in the pipe of a busy worker, so that it need not wait for us."""

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def close(self) -> None:
        """End every worker. Even where a second Ctrl-C cuts this short, none is taken for a worker any more."""
        workers = [*self._idle, *self._busy]
        self._idle.clear()
        self._busy.clear()
        self._next.clear()
        for worker in workers:
            worker.end()

    def __call__(self, sources: Iterable[Source], *, across: bool = False, more: bool = False) -> Iterator[RawResult]:
        """Results in the order of their sources. What is done here, reading the next file and what the caller does with
        a result, is done while the workers have something to do.

        ``across`` says that the sources are packed pairs of reports, ``more`` that there will be others: the workers
        stay when these are done.
        """
        waiting = enumerate(iter(sources))
        item = next(waiting, None)
        done: dict[int, RawResult] = {}
        again: deque[_Job] = deque()
        following = 0
        try:
            while item is not None or again or self._busy:
                while again and len(self._busy) < self._jobs:
                    self._give(again.popleft())
                while item is not None and not again and len(done) < _AHEAD:
                    index, (name, data) = item
                    if not self._take(_Job(index, name, data, {}, across)):
                        break
                    item = next(waiting, None)
                while following in done:
                    yield done.pop(following)
                    following += 1
                for job, result in self._collect() if self._busy else ():
                    if result is None:
                        again.append(job)  # without the guilty rule, or left waiting by the one that ended its worker
                    else:
                        done[job.index] = result
            yield from (done[index] for index in sorted(done))
        except BaseException:
            self.close()
            raise
        if not more:
            self.close()

    def _take(self, job: _Job) -> bool:
        """Give a job to a worker without work, else to one without a next; False when there is none."""
        if len(self._busy) < self._jobs:
            self._give(job)
            return True
        worker = next((w for w in self._busy if w not in self._next and len(job.data) < w.room), None)
        if worker is None:
            return False
        self._next[worker] = job
        self._send(worker, job)
        return True

    def _give(self, job: _Job) -> None:
        worker = self._idle.pop() if self._idle else self._start(self._checker)
        if worker.note.read()[1].startswith(AHEAD) and len(job.data) >= worker.room:
            worker.end()  # it may not listen yet, nor ever: what does not fit into its pipe would wait for it
            worker = self._start(self._checker)
        job.begin(worker.note.read()[0])
        self._busy[worker] = job
        self._send(worker, job)

    def _send(self, worker: Worker, job: _Job) -> None:
        with suppress(BrokenPipeError):  # it died before it listened: its closed results tell
            worker.send(Request(job.name, job.data, job.stopped, job.across))

    def _collect(self) -> list[tuple[_Job, RawResult | None]]:
        """Jobs that ended, with their result, or None for one that must be run again."""
        from select import select

        by_pipe = {worker.results: worker for worker in self._busy}
        ready, _, _ = select(list(by_pipe), [], [], 0.2)
        ended: list[tuple[_Job, RawResult | None]] = []
        for pipe in ready:
            worker = by_pipe[pipe]
            result = worker.receive()
            if result is None:
                ended += self._bury(worker, _CRASHED)
                continue
            ended.append((self._busy.pop(worker), result))
            following = self._next.pop(worker, None)
            if following is None:
                self._idle.append(worker)
            else:
                self._busy[worker] = following
                following.begin(worker.note.read()[0])
        now = time.monotonic()
        for worker in [worker for worker, job in self._busy.items() if self._is_late(worker, job, now)]:
            ended += self._bury(worker, _LATE)
        return ended

    def _bury(self, worker: Worker, why: Term) -> list[tuple[_Job, RawResult | None]]:
        """What becomes of the jobs of a worker that is dead or to be killed."""
        job, following = self._busy.pop(worker), self._next.pop(worker, None)
        ended = [(job, self._died(worker, job, why))]
        return ended if following is None else [*ended, (following, None)]

    def _is_late(self, worker: Worker, job: _Job, now: float) -> bool:
        count, doing = worker.note.read()
        if count != job.step[0]:
            job.step = (count, now)
        limit = self._deadlines.reading if doing.removeprefix(AHEAD) == LOADING else self._deadlines.step
        return now - job.step[1] > limit or now - job.began > self._deadlines.file

    def _died(self, worker: Worker, job: _Job, why: Term) -> RawResult | None:
        """What a death means: a result that says so, or None when the file is to be run again, without the guilty rule."""
        _, doing = worker.note.read()
        worker.end()
        if doing.startswith(AHEAD):
            return None  # it died over something else, perhaps another report
        in_time = time.monotonic() - job.began <= self._deadlines.file
        if doing and doing != LOADING and doing not in job.stopped and in_time:
            job.stopped[doing] = why
            return None
        if job.across:
            from reportlint.engine.across import lost_result

            return lost_result(job.name, why)
        return failed_result(job.name, self._checker.format_of(job.name), why, self._checker.language_of(job.name))


def workers_for(
    checker: Checker, names: Sequence[str], jobs: int, deadlines: Deadlines | None = None
) -> Workers | None:
    """The workers that files of these names are to be checked in; None for this process itself.

    By fork one is cheap, and every file goes through it. A spawned one costs the time of a new start: it is used where
    a reader of native code could take the process down.
    """
    if sys.platform == "win32":  # its pipes cannot be waited for
        return None
    wanted = jobs or min(os.cpu_count() or 1, 1 + len(names) // _FILES_A_JOB)
    if can_fork():
        return Workers(checker, wanted, deadlines, first=take_ahead(checker))
    if any(name.lower().endswith((".docx", ".pdf")) for name in names):
        return Workers(checker, wanted, deadlines, spawn=True)
    return None


_CRASHED = Term("reader-crashed", "读取或检查时进程异常退出", "the process that read it died")
_LATE = Term("timeout", "读取或检查超过时限", "reading or checking took too long")
