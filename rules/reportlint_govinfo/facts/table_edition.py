"""Which edition the statutory tables follow, where that is not the report's."""

from collections.abc import Mapping

from msgspec import Struct

from reportlint import Cell, fact

from ..publications import Publications, edition_of_heads
from ..tables import Applications
from .identity import ReportYear, Statutory
from .title_doubt import TitleDoubt


class ForeignForm(Struct, frozen=True, eq=False):
    """A table that follows another edition: which, and the head or label that shows it. ``told`` is False where the
    report's year is in doubt and the table follows the edition of the other year."""

    edition: str
    cell: Cell
    told: bool


class TableEdition(Struct, frozen=True, eq=False):
    """The tables that follow another edition than the report, by id ("T2", "T3")."""

    foreign: Mapping[str, ForeignForm]

    def follows(self, table: str) -> bool:
        """Whether a table follows the report's edition, as far as it shows one."""
        return table not in self.foreign


@fact
def table_edition(
    statutory: Statutory,
    year: ReportYear | None,
    doubt: TitleDoubt | None,
    t2: Publications | None,
    t3: Applications | None,
) -> TableEdition:
    found: dict[str, ForeignForm] = {}
    doubtful = {_edition_of(reading.year) for reading in year.conflict} if year is not None else set()
    if doubt is not None:
        doubtful.add(_edition_of(doubt.year))
    cell = _foreign_head(t2, statutory.edition) if t2 is not None else None
    if cell is not None:
        found["T2"] = _form(cell, statutory.edition, doubtful)
    if t3 is not None and t3.edition not in {"", statutory.edition}:
        row = t3.row("other") if t3.edition == "2019" else t3.row("other-1") or t3.row("other-2") or t3.row("other-3")
        if row is not None:
            found["T3"] = _form(row.label, statutory.edition, doubtful)
    return TableEdition(found)


def _edition_of(year: int) -> str:
    return "2021" if year >= 2021 else "2019"


def _form(cell: Cell, own: str, doubtful: set[str]) -> ForeignForm:
    other = "2019" if own == "2021" else "2021"
    return ForeignForm(other, cell, other not in doubtful)


def _foreign_head(t2: Publications, own: str) -> Cell | None:
    """The first head of a row of heads that follows another edition as a whole."""
    for cells in t2.head_rows:
        if edition_of_heads(cells) not in {"", own}:
            return next(iter(cells.values()))
    return None
