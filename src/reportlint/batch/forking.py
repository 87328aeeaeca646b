"""A child process of our own code, with a pipe to ask it, a pipe to hear it, and a few bytes that both share.

Nothing heavy is imported here: a child may be begun before the program has read its command line.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from mmap import mmap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

SHARED_SIZE = 256


def can_fork() -> bool:
    return hasattr(os, "fork") and sys.platform != "darwin"


class Child:
    """A child process, as its parent knows it."""

    __slots__ = ("asking", "hearing", "process", "shared")

    def __init__(self, process: int, asking: int, hearing: int, shared: mmap) -> None:
        self.process = process
        self.asking = asking
        self.hearing = hearing
        self.shared = shared

    def kill(self) -> None:
        """Kill it with all that it began, and take its end."""
        for end in (os.killpg, os.kill):  # the group that it made, and itself should it not have come so far
            with suppress(ProcessLookupError, PermissionError):
                end(self.process, signal.SIGKILL)
        with suppress(ChildProcessError):
            os.waitpid(self.process, 0)


def shared_bytes() -> mmap:
    """Bytes for a child and its parent. What stands in them before the child begins is there from the first."""
    return mmap(-1, SHARED_SIZE)


def fork_child(work: Callable[[int, int], None], shared: mmap) -> Child:
    """Begin a child that works with its end of the pipes, and ends when that returns or raises."""
    asked, asking = os.pipe()
    hearing, answering = os.pipe()
    process = os.fork()
    if process == 0:
        status = 1
        try:
            os.setpgid(0, 0)
            _close_all_but(asked, answering)
            work(asked, answering)
            status = 0
        finally:
            os._exit(status)
    os.close(asked)
    os.close(answering)
    return Child(process, asking, hearing, shared)


def _close_all_but(*kept: int) -> None:
    """Close the pipes of other workers: while somebody holds one, its reader waits for ever."""
    lowest = 3
    for handle in sorted(kept):
        os.closerange(lowest, handle)
        lowest = handle + 1
    os.closerange(lowest, 4096)
