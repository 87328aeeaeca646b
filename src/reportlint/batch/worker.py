"""The child's side of a worker: requests in, results out, one report at a time.

A message is four bytes of length and a body. What the child is doing stands in a few shared bytes, so that the parent
can tell which rule to blame when it must kill it.
"""

from __future__ import annotations

import gc
import os
from mmap import mmap

import msgspec
from msgspec import Struct

from reportlint.engine.results import RawResult
from reportlint.model import Term
from reportlint.plugins.registry import PluginError

from .check import Checker

CHECKED, BROKEN_PLUGIN = b"\0", b"\1"
"""The first byte of an answer: a result follows, or the sentence about a plugin that does not load."""
LOADING = "load"
"""What the note says while a file is read; later it holds the code of the running rule."""
NOTE_SIZE = 256
_SWEPT_AFTER = 100_000
"""Living objects from which the collector looks for circles. A report leaves none behind, so that it need not look
often; a plugin may."""


class Request(Struct, frozen=True):
    name: str
    data: bytes
    stopped: dict[str, Term] = {}


class Note:
    """A few bytes that parent and child share: how many things the child has begun, and the last of them."""

    def __init__(self, shared: mmap) -> None:
        self._shared = shared
        self._bodies: dict[str, bytes] = {}

    def write(self, words: str) -> None:
        body = self._bodies.get(words)
        if body is None:
            cut = words.encode()[: NOTE_SIZE - 5]
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


def serve(checker: Checker, source: int, target: int, note: Note) -> None:
    """Check what is asked for until the parent closes the pipe."""
    gc.set_threshold(_SWEPT_AFTER, 10, 10)
    settled = False
    decode = msgspec.msgpack.Decoder(Request).decode
    encode = msgspec.msgpack.Encoder().encode
    while (message := read_message(source)) is not None:
        request = decode(message)
        note.write(LOADING)
        try:
            result: RawResult = checker.check(request.data, request.name, note.write, request.stopped)
        except PluginError as error:
            write_message(target, BROKEN_PLUGIN + str(error).encode())
        else:
            answer = CHECKED + encode(result)
            note.write(LOADING)  # the next request may lie in the pipe: its clock begins, and no rule is to blame
            write_message(target, answer)
        if not settled:
            gc.freeze()  # the packs and what they know are loaded now, and stay
            settled = True


def close_to_the_world(memory: int) -> None:
    """In the child: nothing that a rule prints gets out, no interrupt gets in, and memory has an end."""
    import signal
    import sys

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nowhere, standard)
    sys.stdout = sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 (as long as the process)
    try:
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (memory, hard))
    except (ImportError, ValueError, OSError):
        pass  # a system without such limits: the deadline remains
