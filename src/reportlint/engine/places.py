"""From nodes and spans to places as a person finds them: line, section, table, row, column."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from msgspec import structs

from reportlint.model import Cell, Located, Location, Report, Section, Span, Table, Text, Where, span_of
from reportlint.model.heads import read_heads

from .masking import mask
from .results import RawPlace, Spot

EXCERPT_BEFORE, EXCERPT_BEHIND = 200, 400
"""How much of a long line an excerpt holds round its place."""
_LONGEST_SAID = 60
"""Characters of what is said of a related place."""
_SHORTEST_LABEL = 20
"""Characters that the labels of a cell have beside a long value."""


class CellLabels(NamedTuple):
    table: str
    row: str
    column: str


class Context(NamedTuple):
    place: RawPlace
    section: list[str]
    section_id: str
    labels: CellLabels | None
    words: str
    """The folded words of the cell, or of the sentence round the place: what a fingerprint holds on to."""


class Placer:
    """Finds places in one report; the indexes are made when first needed."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self._labels: Mapping[Cell, CellLabels] | None = None
        self._line = (0, "")
        """Number and masked words of the line last shown."""

    def spot(self, where: Where) -> Spot:
        """What a finding says of its place. ValueError for one outside the report."""
        span = span_of(where)
        self.refuse_outside(span)
        context = self.context(where)
        labels = context.labels
        excerpt, excerpt_column = self.excerpt(span)
        return Spot(
            span,
            context.place,
            [mask(title) for title in context.section],
            context.section_id,
            labels.table if labels else None,
            labels.row or None if labels else None,
            labels.column or None if labels else None,
            mask(context.words),
            excerpt,
            excerpt_column,
        )

    def kept(self, where: Where) -> Spot:
        """The same for rules across reports, which may tell it as a related place."""
        where = without_value(where)
        return structs.replace(self.spot(where), said=self.said(where))

    def said(self, where: Where) -> str:
        """What stands at a place, for a reader who is led there. ValueError for one outside the report."""
        span = span_of(where)
        self.refuse_outside(span)
        labels, folded = self.cell(where)
        if labels is not None and labels.row:
            value = _cut(mask(folded or ""), _LONGEST_SAID)
            head = _cut(mask(f"{labels.row} / {labels.column}"), max(_LONGEST_SAID - len(value), _SHORTEST_LABEL))
            return f"{head}: {value}"
        if isinstance(where, Text):
            words = where.folded
        else:
            words = "".join(self.report.text[span.start : span.end].split())
        return _cut(mask(words), _LONGEST_SAID)

    def context(self, where: Where) -> Context:
        span = span_of(where)
        section = where if isinstance(where, Section) else self.report.section_of(span)
        path = self.report.path(section)
        labels, words = self.cell(where)
        if labels is None and isinstance(where, Table):
            labels = CellLabels(self._table_label(where), "", "")
        known = next((s.id for s in reversed(path) if s.id), "")
        return Context(
            self.place(span),
            [s.heading.text.folded for s in path],
            known,
            labels,
            self._sentence(span) if words is None else words,
        )

    def cell(self, where: Where) -> tuple[CellLabels | None, str | None]:
        """The labels and the folded words of the cell that a place is or belongs to; None and None where it has none."""
        cell = where if isinstance(where, Cell) else getattr(where, "cell", None)
        return (self._labels_of(cell), cell.text.folded) if isinstance(cell, Cell) else (None, None)

    def place(self, span: Span) -> RawPlace:
        at: Location = self.report.source.locate(span.start, span.end)
        return RawPlace(at.line, at.column, at.end_line, at.end_column, at.page, at.paragraph)

    def refuse_outside(self, span: Span) -> None:
        """ValueError for a place outside the report."""
        length = len(self.report.text)
        for piece in span.pieces:
            if not 0 <= piece.start <= piece.end <= length:
                raise ValueError(f"the place {piece.start}:{piece.end} lies outside the report of {length} characters")

    def excerpt(self, span: Span) -> tuple[str, int]:
        """The line that a place begins on, and the column that it is shown from: of a long line the part round it.

        It is masked before it is cut: half a number would not be known as one.
        """
        at = self.report.source.locate(span.start, span.end)
        number, line = self._line
        if number != at.line:
            line = mask(self.report.source.line(at.line))
            self._line = (at.line, line)
        first = max(0, at.column - 1 - EXCERPT_BEFORE)
        return line[first : at.column - 1 + EXCERPT_BEHIND], first + 1

    def _sentence(self, span: Span) -> str:
        text = self.report.text
        start = max(text.rfind(mark, max(0, span.start - 200), span.start) for mark in "。！？\n") + 1
        ends = [e for e in (text.find(mark, span.end, span.end + 200) for mark in "。！？\n") if e >= 0]
        return "".join(text[start : min(ends, default=span.end)].split())

    def _labels_of(self, cell: Cell) -> CellLabels | None:
        if self._labels is None:
            labels: dict[Cell, CellLabels] = {}
            for named in self.report.labelled_tables.values():
                for (row, column), known in named.cells.items():
                    labels.setdefault(known, CellLabels(named.id, row, column))
            self._labels = labels
        found = self._labels.get(cell)
        if found is not None:
            return found
        table = self.report.parent(cell)
        if not isinstance(table, Table):
            return None
        return CellLabels(self._table_label(table), _row_label(table, cell), _column_label(table, cell))

    def _table_label(self, table: Table) -> str:
        for known in self.report.labelled_tables.values():
            if table in known.tables:
                return known.id
        if table.caption is not None:
            return table.caption.folded
        return str(self.report.tables.index(table) + 1)


def _cut(words: str, longest: int) -> str:
    return words[:longest] + ("…" if len(words) > longest else "")


def without_value(where: Where) -> Where:
    """The node or span that a place is, for a Located too."""
    while isinstance(where, Located):
        where = where.where
    return where


def _row_label(table: Table, cell: Cell) -> str:
    words = [
        c.text.folded for c in table.row(cell.row) if c.column < cell.column and c.text.folded and not c.value.is_number
    ]
    return " / ".join(words)


def _column_label(table: Table, cell: Cell) -> str:
    words: list[str] = []
    for row in range(min(cell.row, read_heads(table).rows)):
        head = table.cell(row, cell.column)
        if head is not None and head.text.folded and not head.value.is_number and head.text.folded not in words:
            words.append(head.text.folded)
    return " / ".join(words)
