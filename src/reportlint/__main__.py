"""The program: ``reportlint`` and ``python -m reportlint``."""

from __future__ import annotations

import os
import sys


def main() -> int:
    """Run the command line; the exit code."""
    arguments = sys.argv[1:]
    if arguments in (["--version"], ["-V"]):
        from reportlint import __version__

        sys.stdout.write(f"reportlint {__version__}\n")
        return 0
    import gc

    gc.disable()  # start-up makes nothing but what stays; a long run switches it on again
    try:
        from reportlint.cli import run

        return run(arguments)
    except KeyboardInterrupt:
        return 130


def program() -> None:
    """The program as installed: ends without taking the interpreter apart, which costs more than many a check."""
    code = main()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    program()
