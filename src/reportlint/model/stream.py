"""What a loader makes of bytes: a flat stream of blocks and directives, before anything is a section."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from .report import Figure, Properties, SourceMap, Table
from .text import Text
from .words import Diagnostic, Directive


class Line(Struct, frozen=True, eq=False, gc=False):
    """A run of text that the format sets off: a paragraph, or a heading candidate."""

    text: Text
    level: int = 0
    """The heading level that the format gives (``##`` is 2); 0 when it does not say."""
    look: int = 0
    """How much it looks like a heading (bold, centred, large) where a format can tell: 0 not, 1 somewhat, 2 very."""
    label: str = ""
    """The number at the beginning of ``text`` that the file does not hold as characters (automatic numbering)."""
    page: int = 0
    """The page it begins on, where the format knows pages; 0 elsewhere."""
    last_on_page: bool = False
    """Whether a page ends behind it: its sentence may go on in the next line."""
    list_item: bool = False
    gap: int = 1
    """Blank lines before it. Formats without lines leave 1: their paragraphs stand apart."""
    full: bool = False
    """Whether the line was broken at the width of the page: its sentence goes on in the next line."""


class Grid(Struct, frozen=True, eq=False, gc=False):
    """A table in the stream."""

    table: Table
    page: int = 0
    pipes: bool = False
    """Whether it was written with a head of its own (pipes and dashes, ``<th>``): such tables are never stitched
    without one."""
    gap: int = 0
    """Blank lines between it and the table before it, when nothing else stands between them; 0 otherwise."""


StreamBlock = Line | Grid | Figure


class Loaded(Struct, frozen=True, eq=False):
    """The result of a loader. ``text`` is the decoded source of text formats, the plain rendering of others."""

    text: str
    blocks: Sequence[StreamBlock]
    source: SourceMap
    encoding: str = ""
    directives: Sequence[Directive] = ()
    properties: Properties = Properties()
    diagnostics: Sequence[Diagnostic] = ()
    page_marks: bool = False
    """Whether the format knows its page breaks (PDF): then lines are joined by the loader, never by the outline."""


class Limits(Struct, frozen=True):
    """What a file may be at most. Over it, it is not checked (RL001)."""

    file_bytes: int = 50 << 20
    characters: int = 20 << 20
    lines: int = 500_000
    rows: int = 10_000
    columns: int = 1_000
    grid_cells: int = 1_000_000
    nesting: int = 256


class Loader(Struct, frozen=True):
    """A format: its name, the endings of its files, what reads it, and the extra that it needs."""

    format: str
    suffixes: tuple[str, ...]
    load: Callable[[bytes, str, Limits], Loaded]
    """Bytes, file name, limits. Raises :class:`reportlint.Unreadable` for a file that cannot be read."""
