"""Which sections of the form the report has, and what stands in them."""

from collections.abc import Sequence

from msgspec import Struct

from reportlint import Figure, Paragraph, Report, Span, Table, Text, fact

from ..headings import SectionHeading, heading_at, read_headings
from ..sections import top_of


class AgencySections(Struct, frozen=True, eq=False):
    """The headings that name sections of the form, in reading order; none in a report that has none.

    They may be headings, lines like "V.A. FOIA REQUESTS -- …" that no format marks, or tables of one text.
    """

    headings: tuple[SectionHeading, ...]
    unread: tuple[Figure, ...]
    """Tables that could not be read: they may hold headings."""

    def find(self, top: str) -> SectionHeading | None:
        """The first heading of a top section, or of one of its parts."""
        return next((h for h in self.headings if top_of(h.id) == top), None)

    def at(self, span: Span) -> str:
        """The id of the section that a place lies in; "" before the first."""
        at = heading_at(self.headings, span)
        return self.headings[at].id if at >= 0 else ""

    def hides(self, start: int, stop: int) -> bool:
        """Whether a table that could not be read stands between two places."""
        return any(start <= table.span.start < stop for table in self.unread)


class Footnotes(Struct, frozen=True, eq=False):
    """What stands below the tables, as notes to them, by the place where each table begins."""

    under: dict[int, tuple[Paragraph, ...]]

    def of(self, tables: Sequence[Table]) -> tuple[Paragraph, ...]:
        """The notes to the pieces of a table."""
        return tuple(note for table in tables for note in self.under.get(table.span.start, ()))


@fact
def agency_sections(report: Report) -> AgencySections:
    """The headings that name sections of the form."""
    unread = [b for b in report.all_blocks if isinstance(b, Figure) and b.kind == "unread-table"]
    return AgencySections(read_headings(report), tuple(unread))


@fact
def footnotes(report: Report, sections: AgencySections) -> Footnotes:
    """The paragraphs under each table, as far as the next table or heading."""
    known = {heading.text.start for heading in sections.headings}
    under: dict[int, tuple[Paragraph, ...]] = {}
    for blocks in [report.blocks, *(section.blocks for section in report.walk())]:
        table: Table | None = None
        for block in blocks:
            if isinstance(block, Table):
                table = block
            elif isinstance(block, Paragraph) and block.text.start not in known and not _is_markup(block.text):
                if table is not None:
                    under[table.span.start] = (*under.get(table.span.start, ()), block)
            else:
                table = None if isinstance(block, Paragraph) and block.text.start in known else table
    return Footnotes(under)


def _is_markup(text: Text) -> bool:
    """Whether a line is an attribute of the table above it, as some programs for sites write: "{: .table }"."""
    return text.folded.startswith("{:") and text.folded.endswith("}")
