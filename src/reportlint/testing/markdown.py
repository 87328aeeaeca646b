"""Documents for tests as Markdown."""

from __future__ import annotations

from .document import Document, DocumentParagraph, DocumentTable


def write_markdown(document: Document) -> bytes:
    """The document as Markdown in UTF-8: marked headings, pipe tables. What a merged cell covers is empty cells."""
    return ("\n\n".join(_block(block) for block in document.blocks) + "\n").encode()


def _block(block: DocumentParagraph | DocumentTable) -> str:
    if isinstance(block, DocumentParagraph):
        return f"{'#' * block.level} {block.text}" if block.level else block.text
    rows = ["| " + " | ".join(text.replace("|", "\\|") for text in row) + " |" for row in block.texts]
    return "\n".join([rows[0], "|" + "---|" * block.columns, *rows[1:]])
