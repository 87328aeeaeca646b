"""The agency whose report it is."""

from msgspec import Struct

from reportlint import Report, Text, fact

from ..agencies import agency_of_name, agency_of_title, is_abbreviation
from .tables import FormTables


class Agency(Struct, frozen=True):
    """The agency as the report calls it: by it, the reports of several years are known to be of one agency."""

    name: str

    @property
    def published(self) -> str:
        return self.name


@fact(publish="agency")
def agency(report: Report, tables: FormTables) -> Agency | None:
    """The agency, from the title, the title that the file gives itself, the only component of V.A, or the file's name.

    What could be any agency's is no name of one: two reports that say the same would be taken for one agency's."""
    own = report.properties.title
    titles = (report.title, own if isinstance(own, Text) else None)
    named = next(filter(None, (agency_of_title(title.folded) for title in titles if title is not None)), "")
    name = named or _only_component(tables) or agency_of_name(report.name, report.text)
    return Agency(name) if name else None


def _only_component(tables: FormTables) -> str:
    """The name of the only component that V.A has: an agency without components has one row of its own name."""
    table = tables.by_id.get("V.A")
    names = {row.component for row in table.entries if row.key and not row.overall} if table is not None else set()
    name = names.pop() if len(names) == 1 else ""
    return name if is_abbreviation(name) or agency_of_title(name) else ""
