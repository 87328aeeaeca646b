"""What a report is. Imports nothing of ours."""

from .folding import fold_character, fold_plain
from .profile import Profile
from .report import (
    Block,
    Cell,
    Figure,
    Heading,
    LabelledTable,
    Location,
    Paragraph,
    Properties,
    Report,
    Section,
    SourceMap,
    Table,
    TablePart,
)
from .stream import Grid, Limits, Line, Loaded, Loader, StreamBlock
from .text import LineIndex, Span, Text, read, read_mapped
from .values import BLANK, Value, ValueKind, read_number, value_of
from .words import Argument, Diagnostic, Directive, Edit, Fix, Placed, Severity, Term, Unreadable, Where, span_of

__all__ = [
    "BLANK",
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
    "LineIndex",
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
    "read",
    "read_mapped",
    "read_number",
    "span_of",
    "value_of",
]
