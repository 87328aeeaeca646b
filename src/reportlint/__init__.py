"""A linter for reports. This is its public face: everything that an author of rules needs is here."""

from __future__ import annotations

from typing import TYPE_CHECKING

__version__ = "0.1.0"

_HOMES = {
    "reportlint.model": (
        "Argument",
        "Block",
        "Cell",
        "Diagnostic",
        "Directive",
        "Edit",
        "Figure",
        "Fix",
        "Heading",
        "LabelledTable",
        "Limits",
        "Location",
        "Paragraph",
        "Properties",
        "Report",
        "Section",
        "Severity",
        "SourceMap",
        "Span",
        "Table",
        "TablePart",
        "Term",
        "Text",
        "Unreadable",
        "Value",
        "ValueKind",
        "fold_character",
        "fold_plain",
        "read_number",
        "value_of",
    ),
}

if TYPE_CHECKING:
    from reportlint.model import (
        Argument,
        Block,
        Cell,
        Report,
    )

_homes = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    module = _homes.get(name)
    if module is None:
        raise AttributeError(f"module 'reportlint' has no attribute {name!r}")
    from importlib import import_module

    found = getattr(import_module(module), name)
    globals()[name] = found
    return found
