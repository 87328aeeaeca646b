"""What authors of rules use to test rules: documents that exist in every format, and the examples of a pack.

from reportlint.plugins.registry import Registry
from reportlint.testing import Trials, lacking

registry = Registry()
trials = Trials(registry, registry.packs[0])
assert lacking(trials.examples) == []
assert [str(trial) for trial in trials.run() if not trial.passed] == []
"""

from __future__ import annotations

from typing import TYPE_CHECKING

_HOMES = {
    "document": ("Document", "DocumentCell", "DocumentParagraph", "DocumentTable", "parse"),
    "examples": ("Example", "ExampleError", "lacking", "read_examples"),
    "html": ("write_html",),
    "markdown": ("write_markdown",),
    "text": ("write_text",),
    "trials": ("Trial", "Trials"),
    "writers": ("WRITERS",),
}

if TYPE_CHECKING:
    from .document import Document, DocumentCell, DocumentParagraph, DocumentTable, parse
    from .examples import Example, ExampleError, lacking, read_examples
    from .html import write_html
    from .markdown import write_markdown
    from .text import write_text
    from .trials import Trial, Trials
    from .writers import WRITERS

__all__ = [
    "WRITERS",
    "Document",
    "DocumentCell",
    "DocumentParagraph",
    "DocumentTable",
    "Example",
    "ExampleError",
    "Trial",
    "Trials",
    "lacking",
    "parse",
    "read_examples",
    "write_html",
    "write_markdown",
    "write_text",
]

_homes = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    module = _homes.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    found = getattr(import_module(f"{__name__}.{module}"), name)
    globals()[name] = found
    return found
