"""The child's side of a worker: requests in, results out, one report at a time.

A message is four bytes of length and a body. What the child is doing stands in a few shared bytes, so that the parent
can tell which rule to blame when it must kill it.
"""

from __future__ import annotations

import gc
import os
from contextlib import suppress
from mmap import mmap

import msgspec
from msgspec import Struct

from reportlint.engine.results import RawResult
from reportlint.model import Term
from reportlint.plugins.errors import PluginError
from reportlint.plugins.registry import Registry

from .ahead import is_report
from .check import MEMORY, Checker, Settings
from .forking import SHARED_SIZE

CHECKED, BROKEN_PLUGIN = b"\0", b"\1"
"""The first byte of an answer: a result follows, or the sentence about a plugin that does not load."""
LOADING = "load"
"""What the note says while a file is read; later it holds the code of the running rule."""
AHEAD = "ahead "
"""What stands before it while the worker does what nobody has asked for yet."""
_SWEPT_AFTER = 100_000
"""Living objects from which the collector looks for circles. A report leaves none behind, so that it need not look
often; a plugin may."""


class Request(Struct, frozen=True, omit_defaults=True):
    name: str
    data: bytes
    stopped: dict[str, Term] = {}
    across: bool = False
    """Whether the data are what two reports kept for rules across them."""


class Note:
    """A few bytes that parent and child share: how many things the child has begun, and the last of them."""

    def __init__(self, shared: mmap) -> None:
        self._shared = shared
        self._bodies: dict[str, bytes] = {}

    def write(self, words: str) -> None:
        body = self._bodies.get(words)
        if body is None:
            cut = words.encode()[: SHARED_SIZE - 5]
            body = self._bodies[words] = len(cut).to_bytes(1, "big") + cut
        count = (int.from_bytes(self._shared[:4], "big") + 1) & 0xFFFFFFFF
        self._shared[: 4 + len(body)] = count.to_bytes(4, "big") + body

    def read(self) -> tuple[int, str]:
        length = self._shared[4]
        return int.from_bytes(self._shared[:4], "big"), bytes(self._shared[5 : 5 + length]).decode("utf-8", "replace")


def read_message(source: int) -> bytes | None:
    """The next message of a pipe; None when it has been closed."""
    head = _read(source, 4)
    return None if head is None else _read(source, int.from_bytes(head, "big"))


def _read(source: int, size: int) -> bytes | None:
    parts = []
    while size:
        part = os.read(source, min(size, 1 << 20))
        if not part:
            return None
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def write_message(target: int, body: bytes) -> None:
    data = memoryview(len(body).to_bytes(4, "big") + body)
    while data:
        data = data[os.write(target, data) :]


def serve(
    checker: Checker, source: int, target: int, note: Note, known: tuple[Request, RawResult] | None = None
) -> None:
    """Check what is asked for until the parent closes the pipe. ``known`` is what was checked already, and how."""
    gc.set_threshold(_SWEPT_AFTER, 10, 10)
    settled = False
    decode = msgspec.msgpack.Decoder(Request).decode
    encode = msgspec.msgpack.Encoder().encode
    while (message := read_message(source)) is not None:
        request = decode(message)
        note.write(LOADING)
        try:
            if known is not None and request == known[0]:
                result = known[1]
            else:
                check = checker.check_across if request.across else checker.check
                result = check(request.data, request.name, note.write, request.stopped)
        except PluginError as error:
            write_message(target, BROKEN_PLUGIN + str(error).encode())
        else:
            answer = CHECKED + encode(result)
            note.write(LOADING)  # the next request may lie in the pipe: its clock begins, and no rule is to blame
            write_message(target, answer)
        if not settled:
            gc.freeze()  # the packs and what they know are loaded now, and stay
            gc.enable()
            settled = True


def spawned() -> None:
    """A worker that was spawned: the first message says what makes its checker, the others are requests."""
    from .start import Start

    source, target = os.dup(0), os.dup(1)
    message = read_message(source)
    if message is None:
        return
    start = msgspec.msgpack.decode(message, type=Start)
    with open(start.note, "r+b") as file:
        note = Note(mmap(file.fileno(), SHARED_SIZE))
    note.write(LOADING)
    close_to_the_world()
    limit_memory(start.settings.memory)
    serve(start.checker(Registry()), source, target, note)


def serve_ahead(path: str, source: int, target: int, note: Note) -> None:
    """Check a report, or the first of a folder, as if nothing were configured; then what is asked for, by what the first
    message says."""
    close_to_the_world()
    limit_memory(MEMORY)
    registry, first = None, None
    with suppress(Exception):  # the parent finds out what is wrong, and says so
        registry = Registry()
        first = _check_plainly(registry, path, note)
    from .start import Start

    message = read_message(source)
    if message is None:
        return
    note.write(LOADING)
    start = msgspec.msgpack.decode(message, type=Start)
    limit_memory(start.settings.memory)
    known = first if first is not None and start.is_plain_for(first[0].name, together=not is_report(path)) else None
    serve(start.checker(registry or Registry()), source, target, note, known)


def _check_plainly(registry: Registry, path: str, note: Note) -> tuple[Request, RawResult]:
    """What will be asked for if nothing is configured, and the answer."""
    from .files import find_files, read_file

    settings = Settings(collection=not is_report(path))
    candidate = find_files([_first_report(path)]).candidates[0]
    data = read_file(candidate, settings.limits.file_bytes)
    checker = Checker(registry, settings)
    return Request(candidate.shown, data), checker.check(data, candidate.shown, lambda code: note.write(AHEAD + code))


def _first_report(path: str) -> str:
    """The path itself, or the first report that lies in the folder."""
    if is_report(path):
        return path
    inside = (os.path.join(path, name) for name in sorted(os.listdir(path)))
    return next(each for each in inside if is_report(each))


def close_to_the_world() -> None:
    """In the child: nothing that a rule prints gets out, and no interrupt gets in."""
    import signal
    import sys

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nowhere, standard)
    sys.stdout = sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 (as long as the process)


def limit_memory(memory: int) -> None:
    """Let this process take so many bytes at most, where the system has such limits; else the deadline remains."""
    try:
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (memory, hard))
    except (ImportError, ValueError, OSError):
        pass
