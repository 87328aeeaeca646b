"""Results → text: one module a format, each with a pure function ``render(run, context) -> str``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module

from msgspec import structs

from reportlint.triage.results import RunResult

from .context import PLAIN, Context

Render = Callable[[RunResult, Context], str]

FORMATS: Mapping[str, str] = {
    "full": "reportlint.output.full",
    "concise": "reportlint.output.concise",
    "grouped": "reportlint.output.grouped",
    "json": "reportlint.output.json",
    "jsonl": "reportlint.output.jsonl",
    "sarif": "reportlint.output.sarif",
    "junit": "reportlint.output.junit",
    "github": "reportlint.output.github",
    "gitlab": "reportlint.output.gitlab",
    "checkstyle": "reportlint.output.checkstyle",
    "rdjson": "reportlint.output.rdjson",
    "markdown": "reportlint.output.markdown",
}
"""Name of a format → the module whose ``render`` makes it; imported when first asked for."""

DEFAULT_FORMAT = "full"


def render(name: str, run: RunResult, *, color: bool = False, context: Context = PLAIN) -> str:
    """A run in a format. KeyError for a name that is none."""
    return renderer(name)(run, structs.replace(context, color=True) if color else context)


def renderer(name: str) -> Render:
    """What makes a format. KeyError for a name that is none."""
    found: Render = import_module(FORMATS[name]).render
    return found
