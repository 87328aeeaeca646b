"""PDF: characters and ruling lines by their places, through PDFium.

The text is what a reader sees on the pages, in reading order: page numbers, running heads and slanted watermarks out,
paragraphs and tables that a page cuts joined. See :mod:`.rendering` for how it is laid out as lines.
PDFium is not thread-safe and a hostile file can abort the process: files are read in a worker.
A file whose fonts say other characters than they show is read as its fonts say; that cannot be noticed.
"""

from __future__ import annotations

from reportlint.model import Limits, Loaded, Loader


def load(data: bytes, name: str, limits: Limits) -> Loaded:
    """The report in a .pdf file. Raises :class:`reportlint.model.Unreadable`."""
    from .document import read_document

    return read_document(data, name, limits)


LOADER = Loader("pdf", (".pdf",), load)
