"""The table of section V.A: requests pending at the start, received, processed, pending at the end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reportlint import Cell, LabelledTable, Report, Table, ValueKind

from .sections import squeeze

ID = "V.A"
OVERALL = "AGENCY OVERALL"
START = "Number of Requests Pending as of Start of Fiscal Year"
RECEIVED = "Number of Requests Received in Fiscal Year"
PROCESSED = "Number of Requests Processed in Fiscal Year"
END = "Number of Requests Pending as of End of Fiscal Year"
COLUMNS = (START, RECEIVED, PROCESSED, END)
_HEAD_ROWS = 4
_LABELS = frozenset(map(squeeze, (*COLUMNS, OVERALL, "Agency / Component")))


def is_request_label(folded: str) -> bool:
    """Whether words are a row or column label of the table."""
    return squeeze(folded) in _LABELS


def read_requests(report: Report) -> Sequence[LabelledTable]:
    """The table of V.A by its column heads; tables of one section that all have these heads are one."""
    found: list[tuple[Table, int, Mapping[str, int]]] = []
    home: object = None
    for table in report.tables:
        head = _find_head(table)
        section = report.section_of(table.span)
        if head is not None and (not found or section is home):
            found.append((table, *head))
            home = section
    if not found:
        return ()
    cells: dict[tuple[str, str], Cell] = {}
    rows: list[str] = []
    times: dict[str, int] = {}
    for table, head_row, columns in found:
        for name, values in _rows(table, head_row, columns):
            times[name] = times.get(name, 0) + 1
            label = f"{name} ({times[name]})" if times[name] > 1 else name
            rows.append(label)
            cells.update({(label, column): cell for column, cell in values.items()})
    return (LabelledTable(ID, "", tuple(rows), COLUMNS, cells, tuple(table for table, _, _ in found)),)


def tables_of(report: Report) -> Sequence[Table]:
    """The pieces that the table of V.A stands in."""
    found = report.labelled_tables.get(ID)
    return found.tables if found is not None else ()


def _find_head(table: Table) -> tuple[int, Mapping[str, int]] | None:
    """The row that holds the four heads, and the column of each."""
    for row in range(min(_HEAD_ROWS, table.rows - 1)):
        columns: dict[str, int] = {}
        about = False
        for cell in table.row(row):
            words = squeeze(cell.text.folded)
            if "appeal" in words or "consultation" in words:
                return None
            label = _column(words)
            if label and columns.setdefault(label, cell.column) != cell.column:
                break
            about = about or (bool(label) and "request" in words)
        else:
            if len(columns) == len(COLUMNS) and about:
                return row, columns
    return None


def _column(words: str) -> str:
    """The column that a head names, also in other words than the form's."""
    if "pending" not in words:
        if "received" in words:
            return "" if "processed" in words else RECEIVED
        return PROCESSED if "processed" in words else ""
    rest = words.replace("pending", "").replace("calendar", "")
    if "start" in rest or "begin" in rest:
        return START
    return END if "end" in rest else ""


def _rows(table: Table, head_row: int, columns: Mapping[str, int]) -> Iterator[tuple[str, Mapping[str, Cell]]]:
    """Each row's name and its cells by column."""
    first = min(columns.values())
    for row in range(head_row + 1, table.rows):
        found = {label: table.cell(row, column) for label, column in columns.items()}
        cells = {label: cell for label, cell in found.items() if cell is not None}
        if any(_states(cell) for cell in cells.values()):
            yield _row_label(table, row, first), cells


def _states(cell: Cell) -> bool:
    """Whether a cell tells a number or that there is none: rows of notes and repeated heads have no such cell."""
    return cell.value.is_number or cell.value.kind is ValueKind.NOT_APPLICABLE


def _row_label(table: Table, row: int, first: int) -> str:
    words = next((c.text.folded for c in table.row(row) if c.column < first and c.text.folded), "")
    if squeeze(words) in {"agencyoverall", "overall"}:
        return OVERALL
    return words or f"row {row + 1}"
