"""A writer for each format that documents for tests can be rendered in."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from .document import Document
from .html import write_html
from .markdown import write_markdown
from .text import write_text


def _write_docx(document: Document) -> bytes:
    from .ooxml import write_docx

    return write_docx(document)


def _write_pdf(document: Document) -> bytes:
    from .pdf import write_pdf

    return write_pdf(document)


WRITERS: Mapping[str, Callable[[Document], bytes]] = {
    "md": write_markdown,
    "txt": write_text,
    "html": write_html,
    "docx": _write_docx,
    "pdf": _write_pdf,
}
"""By the ending of the format's files. Each gives the same bytes for the same document."""
