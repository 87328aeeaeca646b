"""What a report is: a tree of sections, paragraphs and tables, each with its place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from .text import Span, Text
from .values import Value

if TYPE_CHECKING:
    from .words import UnreadTable


class Paragraph(Struct, frozen=True, eq=False, gc=False):
    """A paragraph, read as one also where a page break cuts it (``text.joins``)."""

    text: Text

    @property
    def span(self) -> Span:
        return self.text.span()

    @property
    def joined(self) -> bool:
        return bool(self.text.joins)


class Heading(Struct, frozen=True, eq=False, gc=False):
    """The line that begins a section, as it stands: number and title."""

    text: Text
    mark: int = 0
    """The level that the format itself gives: ``##`` or ``<h2>`` is 2, unmarked 0."""
    run_in: bool = False
    """Whether the section's first paragraph goes on in the same line."""

    @property
    def span(self) -> Span:
        return self.text.span()


class Cell(Struct, frozen=True, eq=False, gc=False):
    """A cell of a table. Rows and columns count from 0; a merged cell stands at its upper left."""

    text: Text
    value: Value
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1

    @property
    def span(self) -> Span:
        return self.text.span()


class TablePart(Struct, frozen=True, gc=False):
    """A piece in which a table stands in the file: from which row on, where, and what cut it off from the one before."""

    row: int
    span: Span
    cause: str = ""
    """"" for the first piece; "blank-line", "repeated-head", "split-row" or "page-break"."""


class Table(Struct, frozen=True, eq=False, gc=False):
    """A table: ``grid[row][column]`` is the cell that covers the place, None where the file has none."""

    cells: tuple[Cell, ...]
    grid: tuple[tuple[Cell | None, ...], ...]
    span: Span
    caption: Text | None = None
    parts: tuple[TablePart, ...] = ()
    spanned: bool = True
    """Whether the format can say that cells are merged. Markdown and tabs cannot: they leave the rest empty."""

    @property
    def rows(self) -> int:
        return len(self.grid)

    @property
    def columns(self) -> int:
        return len(self.grid[0]) if self.grid else 0

    def cell(self, row: int, column: int) -> Cell | None:
        """The cell that covers a place, merged cells resolved."""
        if 0 <= row < len(self.grid) and 0 <= column < len(self.grid[row]):
            return self.grid[row][column]
        return None

    def row(self, row: int) -> tuple[Cell, ...]:
        """The different cells that cover a row, from left to right."""
        line = self.grid[row]
        if None in line:
            line = tuple(cell for cell in line if cell is not None)
        return tuple(dict.fromkeys(line)) if self.spanned else line  # type: ignore[arg-type,return-value]


class Figure(Struct, frozen=True, eq=False, gc=False):
    """A picture or attachment: something that cannot be read as text."""

    span: Span
    kind: str
    """"picture" or "attachment"."""
    name: str = ""


Block = Paragraph | Table | Figure


class Section(Struct, frozen=True, eq=False, gc=False):
    """A numbered or marked section. ``level`` counts from 1; ``blocks`` are its own, without those of ``sections``."""

    id: str
    """The id of an expected section ("S1"), given by the profile; "" for others."""
    number: str
    """The number as written, with its marks: "一、", "（二）", "1."; "" when there is none."""
    ordinal: int | None
    style: str
    """The numbering style: "一、", "（一）", "1.", "(1)", "①", "一是", "I", or ""."""
    title: Text
    level: int
    heading: Heading
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]

    @property
    def span(self) -> Span:
        return self.heading.span

    def walk(self) -> Iterator[Section]:
        """This section and all below it, in reading order."""
        yield self
        for section in self.sections:
            if section.sections:
                yield from section.walk()
            else:
                yield section

    @property
    def all_blocks(self) -> Iterator[Block]:
        """Its blocks and those of the sections below it, in reading order."""
        if not self.sections:
            return iter(self.blocks)
        return iter([block for section in self.walk() for block in section.blocks])

    @property
    def paragraphs(self) -> Iterator[Paragraph]:
        """Its paragraphs and those of the sections below it."""
        return iter([block for block in self.all_blocks if isinstance(block, Paragraph)])

    @property
    def tables(self) -> Iterator[Table]:
        return iter([block for block in self.all_blocks if isinstance(block, Table)])

    @property
    def length(self) -> int:
        """Characters of its paragraphs, without white space, headings and tables."""
        return sum(len(p.text.folded) - p.text.folded.count(" ") for p in self.paragraphs)


class Location(Struct, frozen=True, gc=False, omit_defaults=True):
    """A place as a person finds it. Lines and columns from 1, ends exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int
    page: int | None = None
    boxes: tuple[tuple[float, float, float, float], ...] = ()
    """PDF: left, top, right, bottom in points from the page's upper left."""
    part: str = ""
    """DOCX: the part of the package, "document" or "footnotes"."""
    paragraph: int | None = None
    """DOCX: number of the paragraph, from 1."""
    run: int | None = None
    """DOCX: number of the run in its paragraph, from 1."""


class SourceMap(Protocol):
    """Leads from characters of ``Report.text`` to a place in the file."""

    def locate(self, start: int, end: int) -> Location: ...

    def line(self, number: int) -> str:
        """The text of a line, for showing."""
        ...


class Properties(Struct, frozen=True):
    """What the file says of itself beside its text. ``Text`` values have a place, ``str`` values none."""

    title: Text | str | None = None
    """``<title>``, the Title property, or ``title`` of the front matter."""
    author: str | None = None
    published: Text | str | None = None
    """The date of publication as written, from the page or its metadata."""
    created: str | None = None
    pages: int | None = None


class LabelledTable(Struct, frozen=True, eq=False):
    """A table that a profile knows, with the rows and columns that it names: what a rule author addresses by label."""

    id: str
    edition: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Mapping[tuple[str, str], Cell]
    """By row and column label. Labels that the file lacks have no cell; a merged cell stands under each it covers."""
    tables: tuple[Table, ...]

    def cell(self, row: str, column: str) -> Cell | None:
        return self.cells.get((row, column))


class Report:
    """A report as read. Immutable; its nodes are compared by identity."""

    __slots__ = (
        "__dict__",
        "_labelled",
        "blocks",
        "encoding",
        "format",
        "name",
        "profile",
        "properties",
        "sections",
        "source",
        "tables",
        "text",
        "title",
    )

    def __init__(
        self,
        *,
        name: str,
        format: str,
        encoding: str,
        text: str,
        title: Text | None,
        blocks: Sequence[Block],
        sections: Sequence[Section],
        tables: Sequence[Table],
        properties: Properties,
        source: SourceMap,
        profile: str,
        labelled: Callable[[Report], Sequence[LabelledTable | UnreadTable]],
    ) -> None:
        self._labelled = labelled
        self.name = name
        self.format = format
        self.encoding = encoding
        self.text = text
        self.title = title
        self.blocks = tuple(blocks)
        self.sections = tuple(sections)
        self.tables = tuple(tables)
        self.properties = properties
        self.source = source
        self.profile = profile

    @property
    def labelled_tables(self) -> Mapping[str, LabelledTable]:
        """The tables that the profile knows, by id."""
        return self._known_tables()[0]

    @property
    def unread_tables(self) -> Mapping[str, UnreadTable]:
        """The tables that the profile knows but cannot read beyond doubt, by id."""
        return self._known_tables()[1]

    def _known_tables(self) -> tuple[Mapping[str, LabelledTable], Mapping[str, UnreadTable]]:
        found: tuple[dict[str, LabelledTable], dict[str, UnreadTable]] | None = self.__dict__.get("known tables")
        if found is None:
            found = {}, {}
            for table in self._labelled(self):
                if isinstance(table, LabelledTable):
                    found[0][table.id] = table
                else:
                    found[1][table.id] = table
            self.__dict__["known tables"] = found
        return found

    def walk(self) -> Iterator[Section]:
        """All sections in reading order."""
        return iter(self._walked)

    @property
    def _walked(self) -> tuple[Section, ...]:
        found: tuple[Section, ...] | None = self.__dict__.get("walked")
        if found is None:
            found = tuple([section for top in self.sections for section in top.walk()])
            self.__dict__["walked"] = found
        return found

    def section(self, id: str) -> Section | None:
        """The first section with an id that the profile gave."""
        return next((s for s in self.walk() if s.id == id), None)

    @property
    def all_blocks(self) -> Iterator[Block]:
        """All blocks in reading order: those before the first section, then section by section."""
        found: tuple[Block, ...] | None = self.__dict__.get("every block")
        if found is None:
            found = (*self.blocks, *[block for section in self._walked for block in section.blocks])
            self.__dict__["every block"] = found
        return iter(found)

    @property
    def paragraphs(self) -> Iterator[Paragraph]:
        found: tuple[Paragraph, ...] | None = self.__dict__.get("paragraphs")
        if found is None:
            found = tuple([block for block in self.all_blocks if isinstance(block, Paragraph)])
            self.__dict__["paragraphs"] = found
        return iter(found)

    def _index(self) -> tuple[list[int], list[Section], dict[object, Section]]:
        index: tuple[list[int], list[Section], dict[object, Section]] | None = self.__dict__.get("index")
        if index is None:
            ordered = sorted(self._walked, key=lambda s: s.heading.text.start)
            owner: dict[object, Section] = {}
            for section in self._walked:
                for block in section.blocks:
                    owner[block] = section
                owner[section.heading] = section
                for child in section.sections:
                    owner[child] = section
            index = ([s.heading.text.start for s in ordered], ordered, owner)
            self.__dict__["index"] = index
        return index

    def parent(self, node: Section | Heading | Block | Cell) -> Section | Table | None:
        """What a node stands in: the section of a block or section, the table of a cell; None at the top."""
        if isinstance(node, Cell):
            return next((t for t in self.tables if t.cell(node.row, node.column) is node), None)
        return self._index()[2].get(node)

    def section_of(self, span: Span) -> Section | None:
        """The innermost section that a place lies in; None before the first."""
        starts, ordered, _ = self._index()
        at = bisect_right(starts, span.start)
        return ordered[at - 1] if at else None

    def path(self, section: Section | None) -> tuple[Section, ...]:
        """A section with those that hold it, outermost first."""
        owner = self._index()[2]
        found: list[Section] = []
        while section is not None:
            found.append(section)
            section = owner.get(section)
        return tuple(reversed(found))
