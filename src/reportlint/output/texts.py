"""Formats whose lines and columns are those of the file itself."""

from __future__ import annotations

_TEXTS = frozenset({"markdown", "text", "html"})


def is_text(format: str) -> bool:
    """Whether edits of a report can be made in its file as text; in DOCX and PDF lines are those of the rendering."""
    return format in _TEXTS
