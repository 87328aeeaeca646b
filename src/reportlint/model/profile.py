"""A kind of report, as a pack describes it to the readers: how it is known and what its parts are called."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from .report import LabelledTable, Report, Section
from .stream import StreamBlock
from .words import UnreadTable


def _no_section(title: str) -> str:
    return ""


def _always(text: str) -> bool:
    return True


def _never(text: str) -> bool:
    return False


def _no_tables(report: Report) -> Sequence[LabelledTable | UnreadTable]:
    return ()


def _by_title(sections: Sequence[tuple[Section, str]]) -> Sequence[str]:
    return [found for _, found in sections]


class TableForm(Struct, frozen=True):
    """A table as the kind of report has it, before any report is read. Labels are those of its LabelledTable."""

    id: str
    columns: tuple[str, ...]
    rows: tuple[str, ...] | None = None
    """None where each report has rows of its own."""
    title: str = ""
    section: str = ""
    """The id of the section that has to hold it; "" for none."""


class Vocabulary(Struct, frozen=True):
    """What rules that are not code may name."""

    sections: Mapping[str, str] = {}
    """Ids of sections, each with its title."""
    tables: Sequence[TableForm] = ()
    """Several of one id where its editions differ."""


class Profile(Struct, frozen=True, eq=False):
    """A kind of report. Every function is pure and gets folded text."""

    id: str
    score: Callable[[Sequence[StreamBlock], str], float]
    """Blocks and file name → how surely a file is such a report, 0 to 1; known from 0.5."""
    language: str = "zh"
    """The language that findings speak unless told otherwise: "zh" or "en"."""
    section: Callable[[str], str] = _no_section
    """A heading without its number → the id of the section that it begins, or "". What it names is a heading also
    without number and mark, and at the top."""
    may_name: Callable[[str], bool] = _always
    """Whether a longer run of words may hold the name of a section at all; asked before every beginning of it is
    tried."""
    is_label: Callable[[str], bool] = _never
    """Whether words are the label of a table's row or head, number and all: they never begin a section."""
    is_title: Callable[[str], int] = _never
    """How well words name the report: 0 or False not at all; of several lines the best names it, among equals the
    first."""
    identify: Callable[[Sequence[tuple[Section, str]]], Sequence[str]] = _by_title
    """All sections in reading order, each with what ``section`` says of its title → the id of each, or ""."""
    tables: Callable[[Report], Sequence[LabelledTable | UnreadTable]] = _no_tables
    """The tables that the kind of report knows, by label; those too that it cannot read beyond doubt."""
    conditions: Mapping[str, Callable[[Report], bool] | str] = {}
    """Named conditions for declarative rules: a function, or a fact as "module:Class" — it holds where the report has
    the fact."""
    vocabulary: Callable[[], Vocabulary] | None = None
    """What declarative rules may name; None checks no names before a report is read. Called when a rule file is."""
    series: tuple[str, str] | None = None
    """The names of two published facts that say whose report of which period it is; the period a whole number. By them
    a report's last one is found; None where rules across reports have nothing to compare."""
