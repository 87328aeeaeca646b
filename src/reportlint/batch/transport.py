"""How a worker is started and spoken to: by fork where the system has it, else spawned as a new interpreter."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable
from mmap import mmap

import msgspec

from reportlint.engine.results import RawResult
from reportlint.plugins.errors import PluginError

from . import ahead
from .check import Checker
from .forking import SHARED_SIZE, Child, fork_child, shared_bytes
from .start import start_of
from .worker import (
    BROKEN_PLUGIN,
    LOADING,
    Note,
    Request,
    close_to_the_world,
    limit_memory,
    read_message,
    serve,
    write_message,
)


class Worker:
    """A child process that checks reports."""

    def __init__(self, process: int, requests: int, results: int, note: Note, kill: Callable[[], None]) -> None:
        self.process = process
        self.requests = requests
        self.results = results
        self.note = note
        self.room = _room_of(requests)
        """Bytes of a report that can be sent while it works: more would have to wait until it listens."""
        self._kill = kill
        self._decode = msgspec.msgpack.Decoder(RawResult).decode

    def send(self, request: Request) -> None:
        """Ask for a report. BrokenPipeError when the worker is gone."""
        write_message(self.requests, msgspec.msgpack.encode(request))

    def receive(self) -> RawResult | None:
        """The result that is ready; None when the worker died. PluginError when a plugin did not load there."""
        try:
            message = read_message(self.results)
        except OSError:
            return None
        if message is None:
            return None
        if message[:1] == BROKEN_PLUGIN:
            raise PluginError(message[1:].decode())
        return self._decode(memoryview(message)[1:])

    def end(self) -> None:
        """Close the pipes, kill what is left, and take the child's end."""
        for pipe in (self.requests, self.results):
            with contextlib.suppress(OSError):
                os.close(pipe)
        self._kill()


_MARGIN = 8192
"""Bytes of a request beside the report itself, at most."""


def _room_of(pipe: int) -> int:
    """What a pipe surely takes at once; 0 where the system does not say."""
    try:
        import fcntl

        return max(0, fcntl.fcntl(pipe, fcntl.F_GETPIPE_SZ) - _MARGIN)
    except (ImportError, AttributeError, OSError):
        return 0


def fork_worker(checker: Checker) -> Worker:
    """A worker that has everything that is loaded here."""
    shared = shared_bytes()
    note = Note(shared)
    note.write(LOADING)

    def work(asked: int, answering: int) -> None:
        close_to_the_world()
        limit_memory(checker.settings.memory)
        serve(checker, asked, answering, note)

    return _forked(fork_child(work, shared))


def take_ahead(checker: Checker) -> Worker | None:
    """The worker that was begun before the command line was read, told what it is to check by. None when there is none,
    or when it is of no use: it knows the installed plugins only, and may have died over its first report."""
    if checker.registry.files:
        ahead.dismiss()
    if not ahead.is_begun():
        return None
    start = msgspec.msgpack.encode(start_of(checker))
    worker = _forked(ahead.take())
    if len(start) < worker.room:  # it may not listen yet, nor ever: nothing is written that could wait for it
        worker.room -= len(start)
        with contextlib.suppress(BrokenPipeError):
            write_message(worker.requests, start)
            return worker
    worker.end()
    return None


def _forked(child: Child) -> Worker:
    return Worker(child.process, child.asking, child.hearing, Note(child.shared), child.kill)


def spawn_worker(checker: Checker) -> Worker:
    """A worker in a new interpreter, which loads the plugins itself."""
    import subprocess
    import tempfile

    handle, path = tempfile.mkstemp(prefix="reportlint-")
    os.truncate(path, SHARED_SIZE)
    shared = mmap(handle, SHARED_SIZE)
    os.close(handle)
    child = subprocess.Popen(
        [sys.executable, "-c", "from reportlint.batch.worker import spawned; spawned()"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry)},
    )
    assert child.stdin is not None
    assert child.stdout is not None
    requests, results = os.dup(child.stdin.fileno()), os.dup(child.stdout.fileno())
    child.stdin.close()
    child.stdout.close()
    write_message(requests, msgspec.msgpack.encode(start_of(checker, path)))

    def kill() -> None:
        child.kill()
        child.wait()
        shared.close()
        with contextlib.suppress(OSError):
            os.unlink(path)

    return Worker(child.pid, requests, results, Note(shared), kill)
