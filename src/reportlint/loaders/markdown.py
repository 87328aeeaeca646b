"""Markdown and plain text: one line scanner of our own.

A CommonMark parser takes table rows that begin with a tab for code, and "1." for lists, and gives cells no place.
Read here: ATX and setext headings, pipe tables, tables by tabs (also torn by blank lines), hard-wrapped paragraphs,
front matter, comments (directives), pictures and attachments, and, where the HTML reader is installed, HTML tables.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from reportlint.model import (
    Diagnostic,
    Directive,
    Figure,
    LineIndex,
    Properties,
    Span,
    Table,
    Term,
    Text,
    Unreadable,
    read,
    read_mapped,
)
from reportlint.syntax.directives import read_directive

from .blocks import Block, Grid, Limits, Line, Loaded
from .encoding import decode
from .grid import RawCell, build_table
from .kinds import refuse_binary
from .sourcemap import TextSource
