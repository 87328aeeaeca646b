"""A document for tests, written once and rendered in any format.

Its markup is Markdown with two marks for merged cells: ``<`` joins a cell to its left neighbour, ``^`` to the one
above. ``#`` begins the title, ``##`` and deeper a heading; other lines are paragraphs, one each.
"""

from __future__ import annotations

from msgspec import Struct


class DocumentCell(Struct, frozen=True):
    """A cell at a place of the grid; ``rowspan`` and ``colspan`` count the places that it covers."""

    text: str
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1


class DocumentParagraph(Struct, frozen=True):
    """``level`` 1 is the title, 2 and deeper a heading, 0 running text."""

    text: str
    level: int = 0


class DocumentTable(Struct, frozen=True):
    rows: int
    columns: int
    cells: tuple[DocumentCell, ...]
    """In reading order: row by row, left to right."""

    @property
    def texts(self) -> list[list[str]]:
        """The words of each row; "" for places that a merged cell covers, as formats without merged cells have it."""
        rows = [[""] * self.columns for _ in range(self.rows)]
        for cell in self.cells:
            rows[cell.row][cell.column] = cell.text
        return rows


class Document(Struct, frozen=True):
    blocks: tuple[DocumentParagraph | DocumentTable, ...]

    @property
    def title(self) -> str:
        """The words of its title; "" when it has none."""
        return next((b.text for b in self.blocks if isinstance(b, DocumentParagraph) and b.level == 1), "")


def parse(markup: str) -> Document:
    """The document of a markup text."""
    blocks: list[DocumentParagraph | DocumentTable] = []
    rows: list[list[str]] = []
    for line in [*markup.splitlines(), ""]:
        line = line.strip()
        if line.startswith("|"):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if not all(cell and set(cell) <= set("-: ") for cell in cells):
                rows.append(cells)
            continue
        if rows:
            blocks.append(_table(rows))
            rows = []
        if line:
            level = len(line) - len(line.lstrip("#"))
            blocks.append(DocumentParagraph(line[level:].strip(), level))
    return Document(tuple(blocks))


def _table(rows: list[list[str]]) -> DocumentTable:
    columns = max(len(row) for row in rows)
    rows = [row + [""] * (columns - len(row)) for row in rows]
    cells: list[DocumentCell] = []
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text in {"<", "^"}:
                continue
            colspan = 1
            while c + colspan < columns and row[c + colspan] == "<":
                colspan += 1
            rowspan = 1
            while r + rowspan < len(rows) and rows[r + rowspan][c] == "^":
                rowspan += 1
            cells.append(DocumentCell(text, r, c, rowspan, colspan))
    return DocumentTable(len(rows), columns, tuple(cells))
