"""A report as the program understands it: its sections, its tables, its facts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from reportlint.engine.masking import mask
from reportlint.model import Cell, LabelledTable, Report, Section, Table

from .leaf import leaf
from .visible import cut, pad, visible, visible_lines, width_of

SCHEMA = 1
_CELL_WIDTH = 24
"""Columns that a cell takes at most when a table is shown to a person."""


class ShownSection(Struct, frozen=True):
    id: str
    number: str
    title: str
    line: int
    sections: Sequence[ShownSection]


class ShownCell(Struct, frozen=True):
    """A cell by the labels of its row and column; ``value`` is the number it states, None when it states none."""

    row: str
    column: str
    text: str
    value: int | float | None


class ShownTable(Struct, frozen=True):
    """A table. One that the profile does not know has no id, and its rows and columns are numbered from 1."""

    id: str
    edition: str
    rows: Sequence[str]
    columns: Sequence[str]
    cells: Sequence[ShownCell]


class Shown(Struct, frozen=True):
    schema: int
    path: str
    profile: str | None
    sections: Sequence[ShownSection]
    tables: Sequence[ShownTable]
    facts: Mapping[str, int | str | None]


def shown(report: Report, path: str, facts: Mapping[str, int | str | None]) -> Shown:
    """A report as data."""
    return Shown(
        SCHEMA,
        visible(path),
        report.profile or None,
        [_section(report, section) for section in report.sections],
        [*map(_labelled, report.labelled_tables.values()), *map(_grid, _unknown_tables(report))],
        facts,
    )


def plain_text(report: Report) -> str:
    """The text that lines and columns of findings count in."""
    text = visible_lines(mask(report.text))
    return text if text.endswith("\n") else text + "\n"


def tree(report: Report, path: str, facts: Mapping[str, int | str | None], lang: str) -> str:
    """A report for a person: what was understood of it, in the language that help speaks."""
    zh = lang == "zh"
    profile = report.profile or ("未知种类" if zh else "no known kind")
    encoding = f", {report.encoding}" if report.encoding else ""
    lines = [f"{visible(path)} ({report.format}{encoding}, {visible(profile)})"]
    if report.title is not None:
        lines.append(("题目：" if zh else "title: ") + visible(mask(report.title.folded)))
    for name, value in facts.items():
        lines.append(f"  {visible(name)}: {'-' if value is None else visible(mask(str(value)))}")
    sections = list(_section_lines(report, report.sections, 0, zh=zh))
    lines += ["", *(sections or ["没有读出章节" if zh else "no section was recognised"])]
    for labelled in report.labelled_tables.values():
        lines += ["", *_labelled_lines(report, labelled, zh=zh)]
    for table in _unknown_tables(report):
        lines += ["", *_grid_lines(report, table, zh=zh)]
    return "\n".join(lines) + "\n"


def _section(report: Report, section: Section) -> ShownSection:
    return ShownSection(
        section.id,
        section.number,
        mask(section.title.folded),
        _line(report, section),
        [_section(report, child) for child in section.sections],
    )


def _line(report: Report, node: Section | Table) -> int:
    return report.source.locate(node.span.start, node.span.end).line


def _where(report: Report, node: Section | Table, *, zh: bool) -> str:
    """Line, and page with its box or part with paragraph and run, of a node."""
    at = report.source.locate(node.span.start, node.span.end)
    words = [f"第{at.line}行" if zh else f"line {at.line}", leaf(at.page, at.paragraph, zh=zh).strip(" ()（）")]
    if at.run is not None:
        words.append(f"第{at.run}个文字块" if zh else f"run {at.run}")
    if at.part not in {"", "document"}:
        words.append(visible(at.part))
    if at.boxes:
        left, top, right, bottom = at.boxes[0]
        words.append(f"{left:.0f},{top:.0f}–{right:.0f},{bottom:.0f}")
    return ("，" if zh else ", ").join(filter(None, words))


def _unknown_tables(report: Report) -> Iterator[Table]:
    known = {id(table) for labelled in report.labelled_tables.values() for table in labelled.tables}
    return (table for table in report.tables if id(table) not in known)


def _labelled(table: LabelledTable) -> ShownTable:
    cells = [
        _cell(row, column, cell)
        for row in table.rows
        for column in table.columns
        if (cell := table.cell(row, column)) is not None
    ]
    return ShownTable(table.id, table.edition, table.rows, table.columns, cells)


def _grid(table: Table) -> ShownTable:
    rows = [str(number) for number in range(1, table.rows + 1)]
    columns = [str(number) for number in range(1, table.columns + 1)]
    return ShownTable("", "", rows, columns, [_cell(rows[c.row], columns[c.column], c) for c in table.cells])


def _cell(row: str, column: str, cell: Cell) -> ShownCell:
    number = cell.value.number
    value = number if number is None or isinstance(number, int) else float(number)
    return ShownCell(row, column, mask(cell.text.folded), value)


def _section_lines(report: Report, sections: Sequence[Section], depth: int, *, zh: bool) -> Iterator[str]:
    for section in sections:
        title = visible(mask(f"{section.number}{section.title.folded}"))
        id = f"[{section.id}] " if section.id else ""
        where = _where(report, section, zh=zh)
        yield f"{'  ' * depth}{id}{title or '-'}  ({where})"
        yield from _section_lines(report, section.sections, depth + 1, zh=zh)


def _labelled_lines(report: Report, table: LabelledTable, *, zh: bool) -> Iterator[str]:
    where = ", ".join(_where(report, part, zh=zh) for part in table.tables)
    edition = f" {table.edition}" if table.edition else ""
    yield f"[{visible(table.id)}]{visible(edition)}  ({where})"
    rows = [["", *_short_labels(table.columns)]]
    for row, label in zip(table.rows, _short_labels(table.rows), strict=True):
        found = [table.cell(row, column) for column in table.columns]
        rows.append([label, *("" if cell is None else _short(mask(cell.text.folded)) for cell in found)])
    yield from _aligned(rows)


def _grid_lines(report: Report, table: Table, *, zh: bool) -> Iterator[str]:
    size = f"{table.rows} × {table.columns}"
    caption = visible(mask(table.caption.folded)) if table.caption is not None else ""
    yield f"{caption or ('表格' if zh else 'table')} {size}  ({_where(report, table, zh=zh)})"
    yield from _aligned(
        [["" if c is None else _short(mask(c.text.folded)) for c in table.grid[row]] for row in range(table.rows)]
    )


def _short(words: str) -> str:
    """The words of a cell or label, as far as there is room."""
    return cut(visible(words), _CELL_WIDTH)


def _short_labels(labels: Sequence[str]) -> list[str]:
    """Labels of rows or columns: of a long one in a group the last step says most, and a group has several."""
    split = [label.rpartition(" / ") for label in labels]
    sizes = Counter(group for group, _, _ in split)
    return [
        _short(last if sizes[group] > 1 and width_of(visible(label)) > _CELL_WIDTH else label)
        for label, (group, _, last) in zip(labels, split, strict=True)
    ]


def _aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    columns = max((len(row) for row in rows), default=0)
    widths = [max((width_of(row[i]) for row in rows if i < len(row)), default=0) for i in range(columns)]
    for row in rows:
        yield ("  " + " | ".join(pad(cell, widths[i]) for i, cell in enumerate(row))).rstrip()
