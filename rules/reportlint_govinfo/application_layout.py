"""Where the rows and columns of T3 stand in a table, as its words say: the same in nearly every report."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from operator import itemgetter
from typing import Any

from msgspec import Struct

from reportlint import Cell, ValueKind, read_numbering, value_of

from .editions import application_labels, group_labels, plain_label
from .formats import T3, ApplicationRow
from .table_words import KEPT, Wording, parted


class Columns(Struct, frozen=True, eq=False):
    """The columns of numbers: where each stands, from left to right."""

    at: Mapping[str, int]
    pick: Callable[[Sequence[Cell | None]], Any]
    """Picks the cells of the columns from a line; none where one of the columns is missing."""
    total: int
    """Which of them 总计 is."""


class RowPlace(Struct, frozen=True, eq=False):
    """A row with a label, where the label stands, and the row of T3 that it names."""

    row: int
    column: int
    form: ApplicationRow | None
    group: str = ""
    """The group that a label without a row of its own names."""
    heads: bool = False
    """Whether the row, when it is empty, only heads the rows of the 2021 edition below it."""


class ApplicationLayout(Struct, frozen=True, eq=False):
    """T3, or the part of it that stands in one table."""

    rows: Sequence[RowPlace]
    columns: Columns
    heads: frozenset[str]
    """Statutory heads that the table has."""
    width: int
    """Columns of the last table with heads, and its heads: those of a table that goes on without."""
    headed: Mapping[str, int]
    group: str
    """The group that goes on."""


@lru_cache(KEPT)
def layout_of(wording: Wording, before: ApplicationLayout | None) -> ApplicationLayout:
    """The layout of a table that follows another table of T3, or none."""
    heads = _heads_of(wording)
    columns = _columns_of(wording.columns, heads, before)
    first = min(columns.at.values(), default=wording.columns)
    group = before.group if before is not None else ""
    rows: list[RowPlace] = []
    for index in range(len(wording.entries)):
        place, group = row_place(wording, index, first, group)
        if place is not None:
            rows.append(place)
    headed = len(heads) >= _SURE
    width = wording.columns if headed or before is None else before.width
    return ApplicationLayout(
        rows, columns, frozenset(heads), width, heads if headed or before is None else before.headed, group
    )


def row_place(wording: Wording, index: int, first: int, group: str) -> tuple[RowPlace | None, str]:
    """A row whose numbers begin in a column, if it has a label, and the group that goes on."""
    line = wording.entries[index]
    column, group, form = _labelled(tuple(line[:first]), group)
    if column < 0:
        return None, group
    named = "" if form is not None else _group_of(line[column])
    below = form is not None and form.key == "other" and _holds_row(wording.entries[index + 1 : index + 2])
    return RowPlace(index, column, form, named, below), (form.group if form is not None else "") or group


_SURE = 5
"""Heads that tell where all columns stand."""


@cache
def _applicants() -> Mapping[str, str]:
    names = {plain_label(name): name for name in T3.columns}
    return {**names, "社会公益": "社会公益组织", "科研": "科研机构", "法律服务": "法律服务机构", "合计": "总计"}


def applicant_of(folded: str) -> str | None:
    """The column of numbers that a head names, alone or joined to the heads above it: 法人或其他组织：商业企业."""
    name = _applicants().get(plain_label(folded))
    if name is not None:
        return name
    above, lower = parted(folded, T3.heads)
    return applicant_of(lower) if above else None


def _heads_of(wording: Wording) -> dict[str, int]:
    """Columns of the applicants' heads, above the first row of T3."""
    found: dict[str, int] = {}
    labels = application_labels()
    for row in wording.rows:
        if any(word.plain in labels for word in row):
            break
        for word in row:
            name = applicant_of(word.words)
            if name is not None:
                found.setdefault(name, word.column)
    return found


def _columns_of(width: int, heads: Mapping[str, int], before: ApplicationLayout | None) -> Columns:
    names = T3.columns
    if len(heads) >= _SURE:
        at = dict(sorted(heads.items(), key=lambda head: head[1]))
    elif before is not None and before.width == width and len(before.headed) >= _SURE:
        at = dict(before.headed)
    elif width <= len(names):
        at = {}
    else:
        at = dict(zip(names, range(width - len(names), width), strict=True))
    return columns_at(at)


def columns_at(at: Mapping[str, int]) -> Columns:
    if "总计" not in at:
        return Columns(at, _none, -1)
    return Columns(at, itemgetter(*at.values()), list(at).index("总计"))


def _none(line: Sequence[Cell | None]) -> tuple[None, ...]:
    """Of a table without a column of totals, whose rows are read one cell at a time."""
    return (None,)


def _holds_row(lines: Sequence[Sequence[str]]) -> bool:
    """Whether a label of T3 stands in one of the lines, with a number behind it in its cell or without."""
    labels = application_labels()
    return any(words and plain_label(own_label(words)) in labels for line in lines for words in line)


@lru_cache(4096)
def _labelled(words: tuple[str, ...], group: str) -> tuple[int, str, ApplicationRow | None]:
    """Which of the cells before the numbers is the label of a row, -1 for none; the group that goes on; the row of T3
    that it names."""
    label = -1
    for index, folded in enumerate(words):
        if folded and (value_of(folded).number is None or _is_row_label(folded)):
            label = index
            group = _group_of(folded) or group
    return label, group, _form_of(words[label], group) if label >= 0 else None


@lru_cache(4096)
def label_of(words: tuple[str, ...]) -> int:
    """Where the last label of a row of T3, or of a group of its rows, stands in a line; -1 for none."""
    return next((at for at in range(len(words) - 1, -1, -1) if words[at] and _is_label(words[at])), -1)


def _is_label(folded: str) -> bool:
    return bool(_form_of(folded, "（六）其他处理") or _group_of(folded))


def _is_row_label(folded: str) -> bool:
    """Whether what seems a number with words behind it is a label with its number: 1．重复申请."""
    return value_of(folded).kind is ValueKind.NOTED and read_numbering(folded) is not None


@cache
def _upper_labels() -> Sequence[str]:
    return (*group_labels(), "本年度办理结果")


def own_label(folded: str) -> str:
    """A row's own label, where those of the rows above it stand in its cell too: （三）不予公开 1.属于国家秘密."""
    above, lower = ("", folded) if plain_label(folded) in application_labels() else parted(folded, _upper_labels())
    return own_label(lower) if above else folded


def _group_of(folded: str) -> str:
    """The group that a label names, or "": 不予公开 → （三）不予公开."""
    groups = group_labels()
    return groups.get(plain_label(folded)) or groups.get(plain_label(own_label(folded)), "")


def _form_of(label: str, group: str) -> ApplicationRow | None:
    plain = plain_label(label)
    form = application_labels().get(plain)
    if form is not None:
        return form
    above, lower = parted(label, _upper_labels())
    if above:
        group = group_labels().get(above, "")
        form = _form_of(lower, group)
        return form if form is None or group in {"", form.group} else None
    if plain in {"总计", "合计"}:
        return _rows_by_key()["total"]
    number = read_numbering(label)
    if plain in {"其他", "其他情形"} and group == "（六）其他处理" and (number is None or number.style != "（一）"):
        return _rows_by_key()["other-3"]
    return None


@cache
def _rows_by_key() -> Mapping[str, ApplicationRow]:
    return {row.key: row for row in T3.rows}


@cache
def subtotal_form(group: str) -> ApplicationRow:
    """The form of a row that sums up a group."""
    return ApplicationRow(key=group, label=group)


def row_alike(folded: str) -> ApplicationRow | None:
    """The statutory row that a shortened label is a piece of, or that a damaged one of some length is most like; none of
    another group than a label that stands before it in the cell."""
    above, lower = parted(folded, _upper_labels())
    form = row_alike(lower) if above else _alike(plain_label(folded))
    return form if form is None or group_labels().get(above, form.group) == form.group else None


@lru_cache(1024)
def _alike(plain: str) -> ApplicationRow | None:
    if len(plain) < 4:
        return None
    rows = T3.rows
    holding = [row for row in rows if plain in plain_label(row.label)]
    if len(holding) == 1:
        return holding[0]
    from difflib import SequenceMatcher

    scored = [(SequenceMatcher(None, plain, plain_label(row.label)).ratio(), row) for row in rows]
    best, row = max(scored, key=lambda pair: pair[0])
    return row if best >= 0.75 else None
