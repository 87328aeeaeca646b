"""A worker that begins with the first report named, or of a folder, while this process has yet to read its command line.

It loads the plugins and checks that report as if nothing were configured. When it is asked for just that, the answer is
there; else it checks again, with everything loaded. Nothing of it can be seen outside.
"""

from __future__ import annotations

import os
from contextlib import suppress

from .forking import Child, can_fork, fork_child, shared_bytes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_ENDINGS = (".md", ".markdown", ".txt", ".html", ".htm", ".docx", ".pdf")
_LARGEST = 50_000
"""Bytes of a report that is begun: a larger one could not be handed over before the worker listens."""

_begun: Child | None = None


def begin(arguments: Sequence[str]) -> None:
    """Begin with the first report or folder that the arguments of ``check`` name, where another processor is there."""
    global _begun
    path = next((each for each in arguments if is_report(each) or os.path.isdir(each)), "")
    if not path or not can_fork() or _processors() < 2 or os.stat(path).st_size > _LARGEST:
        return

    import pluggy  # noqa: F401 (what both processes need is imported before they part)

    from .worker import AHEAD, LOADING, Note, serve_ahead

    shared = shared_bytes()
    note = Note(shared)
    note.write(AHEAD + LOADING)
    with suppress(OSError):  # no more processes or files: the run says so when it needs one
        _begun = fork_child(lambda asked, answering: serve_ahead(path, asked, answering, note), shared)


def _processors() -> int:
    """How many this process may use; 1 where the system does not say."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


def is_report(path: str) -> bool:
    return path.lower().endswith(_ENDINGS) and os.path.isfile(path)


def is_begun() -> bool:
    """Whether there is a worker to take."""
    return _begun is not None


def take() -> Child:
    """The worker that was begun, which is the caller's from now on."""
    global _begun
    begun, _begun = _begun, None
    assert begun is not None
    return begun


def dismiss() -> None:
    """End a worker that nobody took."""
    if is_begun():
        take().kill()
