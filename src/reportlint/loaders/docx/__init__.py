"""DOCX: one pass of our own over the zip and its XML.

The text is what a reader sees when all tracked changes are accepted: automatic numbers in, hidden text, comments,
headers and footers out, text boxes once, notes at the end. See :mod:`.rendering` for how it is laid out as lines.
Footnote marks in the text are left out: behind a number they would be digits of it.
A table of contents is shown in the rendering but is no block: it repeats the headings.
"""

from __future__ import annotations

from reportlint.model import Limits, Loaded, Loader


def load(data: bytes, name: str, limits: Limits) -> Loaded:
    """The report in a .docx file. Raises :class:`reportlint.model.Unreadable`."""
    from .document import read_document

    return read_document(data, name, limits)


LOADER = Loader("docx", (".docx",), load)
