"""How a worker is started and spoken to: by fork where the system has it, else spawned as a new interpreter."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Callable, Sequence
from mmap import mmap
from typing import Any

import msgspec
from msgspec import Struct

from reportlint.authoring.rules import Options, RuleSpec, options_type
from reportlint.engine.results import RawResult
from reportlint.plugins.registry import PluginError

from .check import Checker, Choice, Choices, Settings
from .worker import BROKEN_PLUGIN, NOTE_SIZE, Note, Request, close_to_the_world, read_message, serve, write_message


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


def can_fork() -> bool:
    return hasattr(os, "fork") and sys.platform != "darwin"


def fork_worker(checker: Checker) -> Worker:
    """A worker that has everything that is loaded here."""
    shared = mmap(-1, NOTE_SIZE)
    asked, requests = os.pipe()
    results, answered = os.pipe()
    process = os.fork()
    if process == 0:
        status = 1
        try:
            os.setpgid(0, 0)
            _close_all_but(asked, answered)
            close_to_the_world(checker.settings.memory)
            serve(checker, asked, answered, Note(shared))
            status = 0
        finally:
            os._exit(status)
    os.close(asked)
    os.close(answered)

    def kill() -> None:
        for end in (os.killpg, os.kill):  # the group that it made, and itself should it not have come so far
            with contextlib.suppress(ProcessLookupError, PermissionError):
                end(process, signal.SIGKILL)
        with contextlib.suppress(ChildProcessError):
            os.waitpid(process, 0)

    return Worker(process, requests, results, Note(shared), kill)


def _close_all_but(*kept: int) -> None:
    """Close the pipes of other workers: while somebody holds one, its reader waits for ever."""
    lowest = 3
    for handle in sorted(kept):
        os.closerange(lowest, handle)
        lowest = handle + 1
    os.closerange(lowest, 4096)


class Chosen(Struct, frozen=True, eq=False):
    """A choice as it travels."""

    profile: str
    codes: list[str]
    """The rules that are wanted."""
    settings: dict[str, dict[str, Any]]
    """The options of rules, by code."""

    def wanted(self, spec: RuleSpec) -> bool:
        return spec.code in self.codes

    def options(self, spec: RuleSpec) -> Options | None:
        kind = options_type(spec)
        given = self.settings.get(spec.code)
        return None if kind is None or given is None else msgspec.convert(given, kind)


class Start(Struct, frozen=True):
    """What a spawned worker must know to make the same checker."""

    path: list[str]
    directory: str
    files: list[str]
    """Plugins by path."""
    settings: Settings
    choices: list[Chosen]
    """The first holds for every file that has none of its own."""
    by_name: dict[str, int]
    note: str
    """The file whose bytes are shared."""


def _start(checker: Checker, note: str) -> Start:
    registry, choices = checker.registry, checker.choices
    distinct = list(dict.fromkeys([choices.everywhere, *choices.by_name.values()]))
    rules = registry.all_rules()
    by_name = {name: distinct.index(choice) for name, choice in choices.by_name.items()}
    chosen = [_chosen(choice, rules) for choice in distinct]
    return Start(
        sys.path, os.getcwd() if registry.files else "", list(registry.files), checker.settings, chosen, by_name, note
    )


def _chosen(choice: Choice, rules: Sequence[RuleSpec]) -> Chosen:
    given = ((rule.code, choice.options(rule)) for rule in rules)
    settings = {code: msgspec.to_builtins(options) for code, options in given if options is not None}
    return Chosen(choice.profile, [rule.code for rule in rules if choice.wanted(rule)], settings)


def spawn_worker(checker: Checker) -> Worker:
    """A worker in a new interpreter, which loads the plugins itself."""
    import subprocess
    import tempfile

    handle, path = tempfile.mkstemp(prefix="reportlint-")
    os.truncate(path, NOTE_SIZE)
    shared = mmap(handle, NOTE_SIZE)
    os.close(handle)
    start = _start(checker, path)
    child = subprocess.Popen(
        [sys.executable, "-c", "from reportlint.batch.transport import main; main()"],
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
    write_message(requests, msgspec.msgpack.encode(start))

    def kill() -> None:
        child.kill()
        child.wait()
        shared.close()
        with contextlib.suppress(OSError):
            os.unlink(path)

    return Worker(child.pid, requests, results, Note(shared), kill)


def main() -> None:
    """A spawned worker: the first message says what to load, the others are requests."""
    from reportlint.plugins.registry import Registry

    source, target = os.dup(0), os.dup(1)
    message = read_message(source)
    if message is None:
        return
    start = msgspec.msgpack.decode(message, type=Start)
    with open(start.note, "r+b") as file:
        note = Note(mmap(file.fileno(), NOTE_SIZE))
    close_to_the_world(start.settings.memory)
    registry = Registry()
    if start.files:
        from reportlint.plugins.files import join_files

        join_files(registry, start.files, start.directory)
    choices = Choices(start.choices[0], {name: start.choices[at] for name, at in start.by_name.items()})
    checker = Checker(registry, start.settings, choices=choices)
    serve(checker, source, target, note)
