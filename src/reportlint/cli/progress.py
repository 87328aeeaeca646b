"""A line at the terminal that says how far a long run has come. It is wiped out before anything else is said."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping

from reportlint.output.visible import cut, visible, width_of

from .console import Console
from .help import columns

FEW = 20
"""Up to so many files nothing is shown."""
PATIENCE = 1.0
"""Seconds that pass before anything is shown."""
_PAUSE = 0.1


def wants_progress(console: Console, environment: Mapping[str, str], *, quiet: bool) -> bool:
    """Whether somebody looks on who would like to know."""
    return (
        console.stderr_is_terminal and not quiet and environment.get("TERM") != "dumb" and not environment.get("CI", "")
    )


class Progress:
    """Counts files. As a context manager it leaves nothing behind."""

    def __init__(self, console: Console, files: int, now: Callable[[], float] = time.monotonic) -> None:
        self._console = console
        self._files = files
        self._now = now
        self._next = now() + PATIENCE
        self._done = 0
        self._shown = 0

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *exc: object) -> None:
        self._wipe()

    def tick(self, name: str) -> None:
        """One more file is done."""
        self._done += 1
        now = self._now()
        if now >= self._next and self._files > FEW:
            self._next = now + _PAUSE
            self._show(name)

    def _show(self, name: str) -> None:
        say = self._console.say
        counted = say(f"已检查{self._done}/{self._files}个文件", f"{self._done} of {self._files} files")
        line = cut(f"{counted}  {visible(name)}", columns() - 1)
        width = width_of(line)
        self._console.draw("\r" + line + " " * max(0, self._shown - width))
        self._shown = width

    def _wipe(self) -> None:
        if self._shown:
            self._console.draw("\r" + " " * self._shown + "\r")
            self._shown = 0


def progress_for(console: Console, files: int, *, quiet: bool) -> Progress | None:
    """What shows how far a run of so many files has come; None where nobody looks on or it is not worth it."""
    if files <= FEW or not wants_progress(console, os.environ, quiet=quiet):
        return None
    return Progress(console, files)
