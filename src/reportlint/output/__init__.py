"""Results → text: one module a format, each with a pure function ``render(run, *, color) -> str``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module

from reportlint.triage.results import RunResult

Render = Callable[..., str]
"""``(run: RunResult, *, color: bool) -> str``; ``color`` only where a person reads at a terminal."""

FORMATS: Mapping[str, str] = {
    "full": "reportlint.output.full",
    "concise": "reportlint.output.concise",
    "json": "reportlint.output.json",
}
"""Name of a format → the module whose ``render`` makes it; imported when first asked for."""

DEFAULT_FORMAT = "full"


def render(name: str, run: RunResult, *, color: bool = False) -> str:
    """A run in a format. KeyError for a name that is none."""
    found: Render = import_module(FORMATS[name]).render
    return found(run, color=color)
