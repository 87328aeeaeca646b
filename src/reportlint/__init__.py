"""A linter for reports. This is its public face: everything that an author of rules needs is here."""

from __future__ import annotations

TYPE_CHECKING = False  # not from typing, which costs more than all else that --version needs

__version__ = "0.1.0"

_HOMES = {
    "reportlint.api": ("Result", "check"),
    "reportlint.authoring": (
        "DeclarationError",
        "Finding",
        "Findings",
        "Message",
        "Options",
        "fact",
        "rule",
    ),
    "reportlint.model": (
        "Argument",
        "Block",
        "Cell",
        "Diagnostic",
        "Directive",
        "Edit",
        "Figure",
        "Fix",
        "Grid",
        "Heading",
        "LabelledTable",
        "Limits",
        "Line",
        "Loaded",
        "Loader",
        "Location",
        "Paragraph",
        "Placed",
        "Profile",
        "Properties",
        "Report",
        "Section",
        "Severity",
        "SourceMap",
        "Span",
        "StreamBlock",
        "Table",
        "TablePart",
        "Term",
        "Text",
        "Unreadable",
        "Value",
        "ValueKind",
        "Where",
        "fold_character",
        "fold_plain",
        "read_number",
        "span_of",
        "value_of",
    ),
    "reportlint.plugins": ("Pack", "Preset"),
    "reportlint.plugins.hooks": ("hookimpl",),
    "reportlint.syntax.numbering": ("Number", "read_numbering", "strip_number"),
}

if TYPE_CHECKING:
    from reportlint.api import Result, check
    from reportlint.authoring import (
        DeclarationError,
        Finding,
        Findings,
        Message,
        Options,
        fact,
        rule,
    )
    from reportlint.model import (
        Argument,
        Block,
        Cell,
        Diagnostic,
        Directive,
        Edit,
        Figure,
        Fix,
        Grid,
        Heading,
        LabelledTable,
        Limits,
        Line,
        Loaded,
        Loader,
        Location,
        Paragraph,
        Placed,
        Profile,
        Properties,
        Report,
        Section,
        Severity,
        SourceMap,
        Span,
        StreamBlock,
        Table,
        TablePart,
        Term,
        Text,
        Unreadable,
        Value,
        ValueKind,
        Where,
        fold_character,
        fold_plain,
        read_number,
        span_of,
        value_of,
    )
    from reportlint.plugins import Pack, Preset
    from reportlint.plugins.hooks import hookimpl
    from reportlint.syntax.numbering import Number, read_numbering, strip_number

__all__ = [
    "Argument",
    "Block",
    "Cell",
    "DeclarationError",
    "Diagnostic",
    "Directive",
    "Edit",
    "Figure",
    "Finding",
    "Findings",
    "Fix",
    "Grid",
    "Heading",
    "LabelledTable",
    "Limits",
    "Line",
    "Loaded",
    "Loader",
    "Location",
    "Message",
    "Number",
    "Options",
    "Pack",
    "Paragraph",
    "Placed",
    "Preset",
    "Profile",
    "Properties",
    "Report",
    "Result",
    "Section",
    "Severity",
    "SourceMap",
    "Span",
    "StreamBlock",
    "Table",
    "TablePart",
    "Term",
    "Text",
    "Unreadable",
    "Value",
    "ValueKind",
    "Where",
    "check",
    "fact",
    "fold_character",
    "fold_plain",
    "hookimpl",
    "read_number",
    "read_numbering",
    "rule",
    "span_of",
    "strip_number",
    "value_of",
]

_homes = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    module = _homes.get(name)
    if module is None:
        raise AttributeError(f"module 'reportlint' has no attribute {name!r}")
    from importlib import import_module

    found = getattr(import_module(module), name)
    globals()[name] = found
    return found
