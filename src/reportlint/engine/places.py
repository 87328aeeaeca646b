"""From nodes and spans to places as a person finds them: line, section, table, row, column."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from reportlint.model import Cell, Location, Report, Section, Span, Table, Where, span_of

from .results import RawPlace


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

    def context(self, where: Where) -> Context:
        span = span_of(where)
        section = where if isinstance(where, Section) else self.report.section_of(span)
        path = self.report.path(section)
        cell = where if isinstance(where, Cell) else getattr(where, "cell", None)
        labels = self._labels_of(cell) if isinstance(cell, Cell) else None
        if labels is None and isinstance(where, Table):
            labels = CellLabels(self._table_label(where), "", "")
        known = next((s.id for s in reversed(path) if s.id), "")
        return Context(
            self.place(span),
            [s.heading.text.folded for s in path],
            known,
            labels,
            cell.text.folded if isinstance(cell, Cell) else self._sentence(span),
        )

    def place(self, span: Span) -> RawPlace:
        at: Location = self.report.source.locate(span.start, span.end)
        return RawPlace(at.line, at.column, at.end_line, at.end_column, at.page, at.paragraph)

    def excerpt(self, span: Span) -> str:
        at = self.report.source.locate(span.start, span.end)
        return self.report.source.line(at.line)

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


def _row_label(table: Table, cell: Cell) -> str:
    words = [
        c.text.folded for c in table.row(cell.row) if c.column < cell.column and c.text.folded and not c.value.is_number
    ]
    return " / ".join(words)


def _column_label(table: Table, cell: Cell) -> str:
    words: list[str] = []
    for row in range(cell.row):
        head = table.cell(row, cell.column)
        if head is not None and head.text.folded and not head.value.is_number and head.text.folded not in words:
            words.append(head.text.folded)
    return " / ".join(words)
