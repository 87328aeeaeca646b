"""The tables of the form that the report has."""

from collections.abc import Mapping
from typing import TypeVar

from msgspec import Struct

from reportlint import Report, fact

from ..tables import ReadTable

T = TypeVar("T", bound=ReadTable)


class FormTables(Struct, frozen=True, eq=False):
    """All tables of the form that were found, by id: "V.A", "VII.C.1"."""

    by_id: Mapping[str, ReadTable]


class Requests(ReadTable, frozen=True, eq=False):
    """V.A: requests pending, received, processed."""


class Dispositions(ReadTable, frozen=True, eq=False):
    """V.B.(1): how requests were disposed of."""


class Appeals(ReadTable, frozen=True, eq=False):
    """VI.A: appeals pending, received, processed."""


class AppealDispositions(ReadTable, frozen=True, eq=False):
    """VI.B: how appeals were disposed of."""


class PendingRequests(ReadTable, frozen=True, eq=False):
    """VII.D: perfected requests that are pending, by track."""


class OldestRequests(ReadTable, frozen=True, eq=False):
    """VII.E: the ten oldest pending requests."""


class Backlogs(ReadTable, frozen=True, eq=False):
    """XII.A: the backlog of requests and appeals."""


class Consultations(ReadTable, frozen=True, eq=False):
    """XII.B: consultations pending, received, processed."""


class Components(Struct, frozen=True, eq=False):
    """The components of an agency that processes requests in more than one, as V.A names them."""

    names: tuple[str, ...]


@fact
def form_tables(report: Report) -> FormTables:
    """All tables of the form that the report has."""
    return FormTables({id: table for id, table in report.labelled_tables.items() if isinstance(table, ReadTable)})


@fact
def requests(tables: FormTables) -> Requests | None:
    """The table of V.A."""
    return _as(Requests, tables.by_id.get("V.A"))


@fact
def components(requests: Requests) -> Components | None:
    """The components that V.A names, where there are several."""
    names = tuple(row.component for row in requests.entries if row.key and not row.overall)
    return Components(names) if len(names) > 1 else None


@fact
def dispositions(tables: FormTables) -> Dispositions | None:
    """The table of V.B.(1)."""
    return _as(Dispositions, tables.by_id.get("V.B.1"))


@fact
def appeals(tables: FormTables) -> Appeals | None:
    """The table of VI.A."""
    return _as(Appeals, tables.by_id.get("VI.A"))


@fact
def appeal_dispositions(tables: FormTables) -> AppealDispositions | None:
    """The table of VI.B."""
    return _as(AppealDispositions, tables.by_id.get("VI.B"))


@fact
def pending_requests(tables: FormTables) -> PendingRequests | None:
    """The table of VII.D."""
    return _as(PendingRequests, tables.by_id.get("VII.D"))


@fact
def oldest_requests(tables: FormTables) -> OldestRequests | None:
    """The table of VII.E."""
    return _as(OldestRequests, tables.by_id.get("VII.E"))


@fact
def backlogs(tables: FormTables) -> Backlogs | None:
    """The table of XII.A."""
    return _as(Backlogs, tables.by_id.get("XII.A"))


@fact
def consultations(tables: FormTables) -> Consultations | None:
    """The table of XII.B."""
    return _as(Consultations, tables.by_id.get("XII.B"))


def _as(kind: type[T], table: ReadTable | None) -> T | None:
    """A table as the class by which rules ask for it."""
    return None if table is None else kind(*(getattr(table, field) for field in table.__struct_fields__))
