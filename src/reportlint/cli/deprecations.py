"""What plugins use and is going away: told on stderr, each once, in one line."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from reportlint.authoring.deprecation import DeprecatedInterfaceWarning
from reportlint.output.visible import visible

from .console import Console


@contextmanager
def deprecations_told(console: Console) -> Iterator[None]:
    """Tell such warnings while the program runs; others go their usual way."""
    told: set[str] = set()
    with warnings.catch_warnings():
        warnings.simplefilter("default", DeprecatedInterfaceWarning)
        usual = warnings.showwarning

        def show(
            message: Warning | str,
            category: type[Warning],
            filename: str,
            lineno: int,
            file: TextIO | None = None,
            line: str | None = None,
        ) -> None:
            if not isinstance(message, DeprecatedInterfaceWarning):
                usual(message, category, filename, lineno, file, line)
            elif str(message) not in told:
                told.add(str(message))
                console.tell(f"reportlint: {visible(_shown(filename))}:{lineno}: {_words(message, console)}")

        warnings.showwarning = show
        yield


def _words(warning: DeprecatedInterfaceWarning, console: Console) -> str:
    instead = f"，请改用{warning.instead}" if warning.instead else ""
    return visible(
        console.say(
            f"{warning.name}自reportlint {warning.since}起不再推荐，{warning.gone_in}版将取消{instead}", str(warning)
        )
    )


def _shown(path: str) -> str:
    inside = path.startswith(os.path.join(os.getcwd(), ""))
    return os.path.relpath(path) if inside else path
