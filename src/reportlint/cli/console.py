"""The console: the two streams of the program, UTF-8 whatever the locale says, and the language it speaks.

What rules and plugins print goes to stderr: stdout holds results and nothing else.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import TracebackType
from typing import IO

from .language import speaker


class OutputError(Exception):
    """Results could not be written."""


class Console:
    """Holds stdout for results while the program runs, as a context manager."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.say = speaker(lang)
        self.stdout_is_terminal = _is_terminal(sys.stdout)
        self.stderr_is_terminal = _is_terminal(sys.stderr)
        self._stdout = sys.stdout
        self._taken = -1
        self._aside = False

    @property
    def results_at_terminal(self) -> bool:
        """Whether somebody looks at the results as they come."""
        return self.stderr_is_terminal if self._aside else self.stdout_is_terminal

    def put_results_aside(self) -> None:
        """From now on results go to stderr: stdout holds a report."""
        self._aside = True

    def __enter__(self) -> Console:
        """Take stdout away from everybody else, also from code that writes to the file descriptor itself."""
        if self._stdout is not None:
            try:
                self._stdout.flush()
                if self._stdout.fileno() == 1:
                    self._taken = os.dup(1)
                    os.dup2(2, 1)
            except (OSError, ValueError):
                pass  # a stream without a descriptor, or none open: replacing the object must do
        sys.stdout = sys.stderr
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        sys.stdout = self._stdout
        if self._taken >= 0:
            os.dup2(self._taken, 1)
            os.close(self._taken)
            self._taken = -1

    def write(self, text: str) -> None:
        """Results to stdout. A reader that went away is no error; anything else is OutputError."""
        if self._aside:
            if text:
                self.tell(text)
        elif self._taken >= 0 and not (os.name == "nt" and self.stdout_is_terminal):
            self.write_bytes(text.encode("utf-8", "backslashreplace"))
        elif self._stdout is not None:
            with self._watched():
                _write_text(self._stdout, text)

    def write_bytes(self, data: bytes) -> None:
        """A report to stdout, as it is."""
        with self._watched():
            if self._taken >= 0:
                _write_all(self._taken, data)
            elif self._stdout is not None:
                _write_raw(self._stdout, data)

    @contextmanager
    def _watched(self) -> Iterator[None]:
        try:
            yield
        except BrokenPipeError:
            pass
        except (OSError, ValueError) as error:
            words = getattr(error, "strerror", None) or str(error)
            raise OutputError(
                self.say(f"结果无法写出（{words}）", f"the results could not be written ({words})")
            ) from None

    def tell(self, text: str) -> None:
        """A line, or lines, beside the results, to stderr."""
        if sys.stderr is None:
            return
        with suppress(OSError, ValueError):  # nobody listens
            _write_text(sys.stderr, text if text.endswith("\n") else text + "\n")

    def draw(self, text: str) -> None:
        """Words to stderr that the next ones may cover."""
        if sys.stderr is not None:
            with suppress(OSError, ValueError):
                _write_text(sys.stderr, text)

    def read(self) -> Callable[[int], bytes]:
        """Reads bytes from stdin."""
        source = sys.stdin
        if source is None:
            return lambda size: b""
        return source.buffer.read


def wants_color(choice: str, *, terminal: bool) -> bool:
    """Whether to colour: as asked for, else never with NO_COLOR, always with FORCE_COLOR or CLICOLOR_FORCE, else at a
    terminal that is not dumb."""
    if choice in {"always", "never"}:
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR") or os.environ.get("CLICOLOR_FORCE", "0") not in {"", "0"}:
        return True
    return terminal and os.environ.get("TERM") != "dumb"


def _is_terminal(stream: IO[str] | None) -> bool:
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def _write_all(handle: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(handle, view[: 1 << 20]) :]


def _write_raw(stream: IO[str], data: bytes) -> None:
    buffer = getattr(stream, "buffer", None)
    if buffer is None:
        stream.write(data.decode("utf-8", "replace"))
    else:
        stream.flush()
        buffer.write(data)
    stream.flush()


def _write_text(stream: IO[str], text: str) -> None:
    """UTF-8 past the encoding of the stream, except to a Windows console, which takes characters."""
    buffer = getattr(stream, "buffer", None)
    if buffer is None or (os.name == "nt" and _is_terminal(stream)):
        stream.write(text)
    else:
        stream.flush()
        buffer.write(text.encode("utf-8", "backslashreplace"))
        buffer.flush()
    stream.flush()
