"""The statutory tables of a report, found by their labels and read as numbers by statutory row and column, whatever the
layout."""

from __future__ import annotations

from collections.abc import Sequence

from reportlint import LabelledTable, Report, UnreadTable

from .applications import Applications, Number, TableRow, is_applications, number_of, read_applications
from .disputes import Disputes, is_disputes, read_disputes
from .publications import Publications, is_publications, read_publications
from .table_words import words_of

__all__ = [
    "Applications",
    "Disputes",
    "Number",
    "Publications",
    "TableRow",
    "is_applications",
    "is_disputes",
    "is_publications",
    "number_of",
    "read_tables",
]


def read_tables(report: Report) -> Sequence[LabelledTable | UnreadTable]:
    """The statutory tables of a report, those that it has."""
    words = [words_of(table) for table in report.tables]
    found: list[LabelledTable | UnreadTable | None] = [
        read_publications(words),
        read_applications(words),
        read_disputes(report, words),
    ]
    return [table for table in found if table is not None]
