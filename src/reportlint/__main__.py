"""The program: ``reportlint`` and ``python -m reportlint``."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


def main() -> int:
    """Run the command line; the exit code."""
    arguments = sys.argv[1:]
    if arguments in (["--version"], ["-V"]):
        from reportlint import __version__

        return _to_the_end(lambda: print(f"reportlint {__version__}"), 0)
    import gc

    gc.disable()  # start-up makes nothing but what stays; a long run switches it on again
    from reportlint.batch import ahead

    try:
        if arguments[:1] == ["check"]:
            ahead.begin(arguments[1:])
        from reportlint.cli import run

        return run(arguments)
    except KeyboardInterrupt:
        return 130
    finally:
        ahead.dismiss()


def _to_the_end(write: Callable[[], None], code: int) -> int:
    """The exit code after writing, which nobody need read, but for which there must be room."""
    try:
        write()
    except BrokenPipeError:
        return code
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        from contextlib import suppress

        with suppress(OSError):
            os.write(2, f"reportlint: the results could not be written ({error.strerror})\n".encode())
        return 2
    return code


def _open_standard_streams() -> None:
    """Something in the place of each stream that was closed, lest a file or pipe of ours be taken for it."""
    for standard in (0, 1, 2):
        try:
            os.fstat(standard)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # the lowest number that is free


def program() -> None:
    """The program as installed: ends without taking the interpreter apart, which costs more than many a check."""
    _open_standard_streams()
    code = main()
    if sys.stdout is not None:
        code = _to_the_end(sys.stdout.flush, code)
    try:
        if sys.stderr is not None:
            sys.stderr.flush()
    except OSError:
        pass  # what is told beside the results may be lost
    os._exit(code)


if __name__ == "__main__":
    program()
