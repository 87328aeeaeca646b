"""Documents for tests as plain text."""

from __future__ import annotations

from .document import Document, DocumentParagraph, DocumentTable


def write_text(document: Document) -> bytes:
    """The document as text in UTF-8, headings unmarked. A row of a table is a line, its cells separated by tabs."""
    return ("\n\n".join(_block(block) for block in document.blocks) + "\n").encode()


def _block(block: DocumentParagraph | DocumentTable) -> str:
    if isinstance(block, DocumentParagraph):
        return block.text
    return "\n".join("\t".join(row) for row in block.texts)
