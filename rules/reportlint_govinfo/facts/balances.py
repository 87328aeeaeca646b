"""Where the sums of the table of applications do not hold: read once, told by the rules of GI4."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from msgspec import Struct

from reportlint import Cell, fact

from ..editions import application_order
from ..tables import Applications, Number, TableRow, number_of

Difference = tuple[Number, Number]
"""The sum of the parts and the total that is stated."""


class Balances(Struct, frozen=True):
    """``requests``: columns whose 一 + 二 is not （七） + 四, nor the sum of the outcomes + 四; ``outcomes``: columns whose
    outcomes do not add up to （七）; ``applicants``: rows, by key, whose applicants do not add up to 总计; ``crossing``: the
    one cell that, put right, mends the only row and the only column that do not add up."""

    requests: Mapping[str, Difference]
    outcomes: Mapping[str, Difference]
    applicants: Mapping[str, Difference]
    crossing: Cell | None


def count_in(cell: Cell | None) -> Number | None:
    """The number of a cell that can be a count; None for blanks, words, negative numbers and fractions."""
    number = cell.value.number if cell is not None else None
    if number is None or number < 0:
        return None
    return number if type(number) is int else int(number) if number == int(number) else None


def sum_of(cells: Iterable[Cell | None]) -> Number | None:
    """The sum of parts, blanks as 0, a merged cell once; None when no part is a number or one cannot be a count."""
    total, numbers = 0, 0
    last: Cell | None = None
    for cell in cells:
        if cell is None or cell is last:
            continue
        last = cell
        number = cell.value.number
        if type(number) is int and number >= 0:  # as nearly every cell has it
            total += number
            numbers += 1
        elif number is None:
            if not cell.value.is_blank:
                return None
        elif number < 0 or number != int(number):
            return None
        else:
            total += int(number)
            numbers += 1
    return total if numbers else None


def is_shared(row: TableRow, column: str) -> bool:
    """Whether a number stands in one cell for several applicants, so that no column of its own can be checked."""
    cell = row.cells.get(column)
    if cell is None or cell.colspan == 1 or cell.value.is_blank:
        return False
    return list(row.cells.values()).count(cell) > 1


def _is_untold(row: TableRow, column: str) -> bool:
    """Whether a row's total is blank although it has numbers: then it is unknown, and not nought."""
    cell = row.cells.get(column)
    return column == "总计" and cell is not None and cell.value.is_blank and bool(row.sum)


@fact
def balances(t3: Applications) -> Balances:
    outcomes, applicants = _outcome_differences(t3), _applicant_differences(t3)
    requests = _request_differences(t3, outcomes)
    return Balances(requests, outcomes, applicants, _crossing(t3, requests, outcomes, applicants))


def _are_short(rows: Iterable[TableRow]) -> bool:
    """Whether a row lacks a cell: then no number of it stands for sure in its column (GI305)."""
    return any(row.lacking for row in rows)


def _request_differences(t3: Applications, outcomes: Mapping[str, Difference]) -> dict[str, Difference]:
    found: dict[str, Difference] = {}
    if any(t3.row(key) is None for key in _BALANCE):
        return found
    rows = [t3.by_key[key] for key in _BALANCE]
    counts = _counts(t3, rows)
    if counts and _added(counts[:2]) == _added(counts[2:]):
        return found
    if _are_short(rows):
        return found
    for column in t3.columns:
        cells = [row.cells.get(column) for row in rows]
        new, carried, total, pending = map(count_in, cells)
        if None in cells or new is None or total is None or (carried is None and pending is None):
            continue
        left, over = new + (carried or 0), pending or 0
        handled, _ = outcomes.get(column, (total, total))
        if left in (total + over, handled + over) or any(
            is_shared(row, column) or _is_untold(row, column) for row in rows
        ):
            continue
        if not (_is_spoilt(cells[1]) or _is_spoilt(cells[3])):
            found[column] = (left, total + over)
    return found


_BALANCE = ("new", "carried", "total", "pending")


def _is_spoilt(cell: Cell | None) -> bool:
    """Whether a cell holds something that is neither a count nor a blank."""
    return cell is not None and not cell.value.is_blank and count_in(cell) is None


def _outcome_rows(t3: Applications) -> Sequence[TableRow] | None:
    """The rows that add up to （七）; None when one is missing."""
    known, keys = t3.by_key, _outcome_keys(t3.edition or "2021")
    found = [known[key] for key in keys if key in known]
    return found if len(found) == len(keys) else None


@cache
def _outcome_keys(edition: str) -> Sequence[str]:
    return [key for key in application_order(edition) if key not in _BALANCE]


def _outcome_differences(t3: Applications) -> dict[str, Difference]:
    rows, last = _outcome_rows(t3), t3.row("total")
    found: dict[str, Difference] = {}
    if rows is None or last is None:
        return found
    counts = _counts(t3, (*rows, last))
    if counts and _added(counts[:-1]) == list(counts[-1]):
        return found
    if _are_short((*rows, last)):
        return found
    lines = [row.cells for row in rows]
    for column in t3.columns:
        total = count_in(last.cells.get(column))
        parts = sum_of([cells.get(column) for cells in lines]) if total is not None else None
        if total is None or parts is None or parts == total:
            continue
        if not any(is_shared(row, column) or _is_untold(row, column) for row in (*rows, last)):
            found[column] = (parts, total)
    return found


def _counts(t3: Applications, rows: Sequence[TableRow]) -> Sequence[tuple[int, ...]]:
    """The numbers of rows where all are plain counts, as in nearly every table; else nothing."""
    if len(t3.tables) > 1 or t3.tables[0].spanned:
        return ()
    counts = [row.counts for row in rows]
    return counts if {*map(len, counts)} == {len(t3.columns)} else ()


def _added(counts: Iterable[tuple[int, ...]]) -> list[int]:
    """The sums of the columns."""
    return [sum(column) for column in zip(*counts, strict=True)]


def _applicant_differences(t3: Applications) -> dict[str, Difference]:
    found: dict[str, Difference] = {}
    for key, row in t3.by_key.items():
        if row.agreed is not None or row.sum is None or len(row.cells) < len(t3.columns):
            continue
        if row.sum == number_of(row.total_cell):
            continue
        total = count_in(row.total_cell)
        parts = sum_of(cell for column, cell in row.cells.items() if column != "总计") if total is not None else None
        if total is not None and parts is not None and parts != total:
            found[key] = (parts, total)
    return found


def _crossing(
    t3: Applications,
    requests: Mapping[str, Difference],
    outcomes: Mapping[str, Difference],
    applicants: Mapping[str, Difference],
) -> Cell | None:
    if len(applicants) != 1 or len(requests) + len(outcomes) != 1:
        return None
    ((key, (row_sum, row_total)),) = applicants.items()
    ((column, (left, right)),) = (*requests.items(), *outcomes.items())
    adding = {"new", "carried"} if requests else set(t3.by_key) - set(_BALANCE)
    counted = set(_BALANCE) if requests else set(t3.by_key) - {"new", "carried", "pending"}
    by_row = row_total - row_sum if column != "总计" else row_sum - row_total
    by_column = right - left if key in adding else left - right
    return t3.by_key[key].cells.get(column) if key in counted and by_row == by_column else None
