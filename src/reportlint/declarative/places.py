"""Where rules look: the parts of a report that ``in`` names, each with the texts that stand there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from reportlint.model import (
    Block,
    Cell,
    LabelledTable,
    Paragraph,
    Report,
    Section,
    Span,
    Table,
    Term,
    Text,
    Where,
    read,
)
from reportlint.syntax.patterns import Pattern

from .labels import Labels, labels_of


class Site(Struct, frozen=True, eq=False):
    """What ``in`` names. ``kind`` is "report", "title", "preamble", "headings", "every-section", "section", "heading",
    "table" or "property"."""

    kind: str
    ids: tuple[str, ...] = ()
    """Of sections; of the one table; the property."""
    pattern: Pattern | None = None
    rows: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[object, ...]:
        return (self.kind, self.ids, self.pattern.source if self.pattern else "", self.rows, self.columns)


class Piece(Struct, frozen=True):
    """A place inside a cell; it is told with the cell's row and column."""

    span: Span
    cell: Cell


class Unit(Struct, frozen=True, eq=False):
    """A run of text that is read as one: a paragraph, a heading, a cell."""

    text: Text
    cell: Cell | None = None
    row: str = ""
    column: str = ""
    home: Where | None = None
    """Where its findings stand when its words are nowhere in the report's text."""

    def at(self, start: int, end: int) -> Where:
        """The place of ``text.folded[start:end]``."""
        if self.home is not None:
            return self.home
        if self.cell is None:
            return self.text.span(start, end)
        return self.cell if (start, end) == (0, len(self.text)) else Piece(self.text.span(start, end), self.cell)

    @property
    def whole(self) -> Where:
        return self.at(0, len(self.text))


class Part(Struct, frozen=True, eq=False):
    """One place: where it is told that something is missing, and what stands there."""

    anchor: Where
    name: Term
    units: tuple[Unit, ...]
    """What patterns are looked for in."""
    each: tuple[Unit, ...]
    """What is looked at one by one: paragraphs or cells, none of them empty."""
    joined: str
    encoded: bytes

    def holds(self, pattern: Pattern) -> bool:
        return self.first(pattern) is not None

    def first(self, pattern: Pattern) -> Unit | None:
        """The first unit that holds a pattern."""
        if not pattern.may_occur(self.joined, self.encoded):
            return None
        return next((unit for unit in self.units if pattern.search(unit.text.folded)), None)


class Places:
    """The fact that declarative rules ask for: the parts of one report, each made when first asked for."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self._known: dict[tuple[object, ...], tuple[Part, ...]] = {}

    def parts(self, site: Site) -> tuple[Part, ...]:
        """The places that a site names; none where the report does not have them."""
        found = self._known.get(site.key)
        if found is None:
            found = tuple(self._parts(site))
            self._known[site.key] = found
        return found

    def table(self, id: str) -> LabelledTable | None:
        return self.report.labelled_tables.get(id)

    @property
    def top(self) -> Where:
        """Where it stands what the whole report lacks."""
        report = self.report
        if report.title is not None:
            return report.title
        first = next(report.all_blocks, None)
        return first if first is not None else Span(0, 0)

    def _parts(self, site: Site) -> Iterable[Part]:
        if site.kind == "property":
            return self._property(site.ids[0])
        if site.kind == "table":
            return self._table(site)
        if site.kind in {"section", "heading", "every-section"}:
            return map(_section_part, self._sections(site))
        return self._named(site.kind)

    def _named(self, name: str) -> Iterator[Part]:
        """The place of a name, unless the report has no such place."""
        report = self.report
        if name == "report":
            yield _part(self.top, _WHOLE, self._everything(), _paragraphs(report.all_blocks))
        elif name == "headings":
            units = [Unit(section.heading.text) for section in report.walk()]
            yield _part(self.top, _HEADINGS, units, units)
        elif name == "title" and report.title is not None:
            unit = Unit(report.title)
            yield _part(report.title, _TITLE, [unit], [unit])
        elif name == "preamble" and report.blocks:
            yield _part(self.top, _PREAMBLE, _texts(report.blocks), _paragraphs(report.blocks))

    def _sections(self, site: Site) -> Iterable[Section]:
        if site.kind == "every-section":
            return self.report.sections
        if site.kind == "section":
            found = (self.report.section(id) for id in site.ids)
            return [section for section in found if section is not None]
        assert site.pattern is not None
        return _outermost(self.report.sections, site.pattern)

    def _everything(self) -> list[Unit]:
        report = self.report
        units = [Unit(report.title)] if report.title is not None else []
        units += _texts(report.blocks)
        for section in report.sections:
            units.append(Unit(section.heading.text))
            units += _inside(section)
        return units

    def _property(self, name: str) -> Iterator[Part]:
        value = getattr(self.report.properties, name)
        if value is None:
            return
        term = Term(f"property {name}", _PROPERTIES[name], f"the property {name}")
        if isinstance(value, Text):
            unit = Unit(value)
        else:
            words = str(value)
            unit = Unit(read(words, 0, len(words)), home=self.top)
        yield _part(unit.whole, term, [unit], [unit])

    def _table(self, site: Site) -> Iterator[Part]:
        table = self.table(site.ids[0])
        if table is None or not table.tables:
            return
        if not site.rows and not site.columns:
            labelled = {cell: label for label, cell in reversed(list(table.cells.items()))}
            units = [_unit(cell, labelled.get(cell)) for each in table.tables for cell in each.cells]
            yield _part(table.tables[0], Term(table.id, table.id, table.id), units, [u for u in units if u.row])
            return
        rows = _chosen(labels_of(table.rows), site.rows)
        columns = _chosen(labels_of(table.columns), site.columns)
        for row in rows if site.rows else ("",):
            for column in columns if site.columns else ("",):
                cells = _cells(table, (row,) if row else table.rows, (column,) if column else table.columns)
                if cells:
                    words = " / ".join(filter(None, (table.id, row, column)))
                    yield _part(cells[0].cell or table.tables[0], Term(words, words, words), cells, cells)


_WHOLE = Term("report", "全文", "the report")
_TITLE = Term("title", "标题", "the title")
_PREAMBLE = Term("preamble", "开头", "the preamble")
_HEADINGS = Term("headings", "各级标题", "the headings")
_PROPERTIES = {
    "title": "文件属性“标题”",
    "author": "文件属性“作者”",
    "published": "发布日期",
    "created": "创建日期",
    "pages": "页数",
}


def _part(anchor: Where, name: Term, units: Sequence[Unit], each: Sequence[Unit]) -> Part:
    joined = "\n".join(unit.text.folded for unit in units)
    filled = tuple(unit for unit in each if unit.text.folded)
    return Part(anchor, name, tuple(units), filled, joined, joined.encode("utf-8", "replace"))


def _section_part(section: Section) -> Part:
    title = section.title.folded
    return _part(
        section,
        Term(section.id or title, f"“{title}”", f'"{title}"'),
        _inside(section),
        _paragraphs(section.all_blocks),
    )


def _inside(section: Section) -> list[Unit]:
    """The texts of a section without its own heading."""
    units = _texts(section.blocks)
    for below in section.sections:
        units.append(Unit(below.heading.text))
        units += _inside(below)
    return units


def _texts(blocks: Iterable[Block]) -> list[Unit]:
    units: list[Unit] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            units.append(Unit(block.text))
        elif isinstance(block, Table):
            if block.caption is not None:
                units.append(Unit(block.caption))
            units += [Unit(cell.text, cell) for cell in block.cells if cell.text.folded]
    return units


def _paragraphs(blocks: Iterable[Block]) -> list[Unit]:
    return [Unit(block.text) for block in blocks if isinstance(block, Paragraph)]


def _outermost(sections: Iterable[Section], pattern: Pattern) -> Iterator[Section]:
    """Sections whose title holds a pattern, and no section inside one of them."""
    for section in sections:
        if pattern.search(section.title.folded):
            yield section
        else:
            yield from _outermost(section.sections, pattern)


def _chosen(labels: Labels, written: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(label for each in written for label in labels.every(each)))


def _unit(cell: Cell, label: tuple[str, str] | None) -> Unit:
    return Unit(cell.text, cell, *(label or ("", "")))


def _cells(table: LabelledTable, rows: Iterable[str], columns: Sequence[str]) -> list[Unit]:
    """The cells of some rows and columns; a merged one once."""
    found: dict[Cell, Unit] = {}
    for row in rows:
        for column in columns:
            cell = table.cell(row, column)
            if cell is not None and cell not in found:
                found[cell] = _unit(cell, (row, column))
    return list(found.values())
