"""What number cells of the statutory tables hold where it is neither a plain count nor blank."""

import re
from collections.abc import Iterator
from enum import Enum
from functools import cache, lru_cache

from msgspec import Struct

from reportlint import Cell, Span, Value, ValueKind, fact, value_of

from ..editions import application_keys, is_label
from ..publications import Publications
from ..tables import Applications, Disputes
from .identity import Statutory


class Fault(Enum):
    WORDS = "words"
    UNIT = "unit"
    NEGATIVE = "negative"
    FRACTION = "fraction"


class OddEntry(Struct, frozen=True, eq=False):
    """A number cell with something wrong. ``label`` names it by row and column; ``unit`` is the unit behind its number,
    ``wanted`` the unit that the column's head names; ``amount`` whether the column holds amounts of money."""

    table: str
    label: str
    cell: Cell
    fault: Fault
    unit: str = ""
    wanted: str = ""
    amount: bool = False

    @property
    def span(self) -> Span:
        return self.cell.span


class OddEntries(Struct, frozen=True, eq=False):
    """All of a report, in the order of its tables. A merged cell counts once."""

    entries: tuple[OddEntry, ...]


# What number cells hold beside plain counts.
_UNITS = (
    "件次", "件", "条次", "条", "宗", "起", "份", "例", "个", "人次", "人", "项次", "项", "次", "部", "篇", "户", "家", "批", "则", "期",
)  # fmt: skip
_MONEY = ("万元", "亿元", "千元", "元")
"""Words behind a number that are its unit; the longest fits first."""
_VAGUE = ("余", "多", "左右", "以上", "以下", "上下", "不到", "不足")
"""Words behind a number that make it vague."""
_UNCHANGED = frozenset({"无变化", "没有变化", "不变", "未变", "未变化", "无增减", "未增减", "持平", "零增长"})
"""Words that say in a column of changes that nothing changed."""
_CHANGES = "本年增/减"
"""The column of changes."""
_AMOUNTS = {"采购总金额": "", "本年收费金额（单位：万元）": "万元"}
"""Columns of amounts of money, with the unit that their head names."""


@fact
def odd_entries(
    statutory: Statutory, t2: Publications | None, t3: Applications | None, t4: Disputes | None
) -> OddEntries:
    found: list[OddEntry] = []
    seen: set[Cell] = set()
    for table, row, column, cell in _odd_cells(statutory, t2, t3, t4):
        if cell in seen:
            continue
        seen.add(cell)
        entry = _judge(table, f"{row}“{column}”", column if table == "T2" else "", cell)
        if entry is not None:
            found.append(entry)
    return OddEntries(tuple(found))


def _odd_cells(
    statutory: Statutory, t2: Publications | None, t3: Applications | None, t4: Disputes | None
) -> Iterator[tuple[str, str, str, Cell]]:
    """Number cells that hold anything but a plain count or nothing: table, row, column, cell."""
    if t2 is not None:
        for (row, column), cell in t2.cells.items():
            if _is_odd(cell.value):
                yield "T2", row, column, cell
    if t3 is not None:
        keys = application_keys(statutory.edition)
        for key, known in t3.by_key.items():
            if known.plain or key not in keys:
                continue
            for column, cell in known.cells.items():
                if not cell.text.folded.isdecimal() and _is_odd(cell.value):
                    yield "T3", known.form.label, column, cell
    if t4 is not None:
        for (kind, result), cell in t4.cells.items():
            if _is_odd(cell.value):
                yield "T4", kind, result, cell


def _is_odd(value: Value) -> bool:
    number = value.number
    if number is None:
        return not value.is_blank
    return not isinstance(number, int) or number < 0 or value.kind is not ValueKind.NUMBER


def _judge(table: str, label: str, column: str, cell: Cell) -> OddEntry | None:
    if column == _CHANGES:
        return OddEntry(table, label, cell, Fault.WORDS) if not _is_change(cell.text.folded) else None
    if column in _AMOUNTS:
        return _judge_amount(table, label, cell, _AMOUNTS[column])
    number = cell.value.number if cell.value.number is not None else _bracketed(cell.text.folded)
    if number is None:
        return None if _says_nothing(cell.text.folded) else OddEntry(table, label, cell, Fault.WORDS)
    if number < 0:
        return OddEntry(table, label, cell, Fault.NEGATIVE)
    if number != int(number):
        return OddEntry(table, label, cell, Fault.FRACTION)
    unit = _unit(cell.value.note, _UNITS)
    if unit:
        return OddEntry(table, label, cell, Fault.UNIT, unit)
    return OddEntry(table, label, cell, Fault.WORDS) if cell.value.note.startswith(_VAGUE) else None


def _judge_amount(table: str, label: str, cell: Cell, wanted: str) -> OddEntry | None:
    folded = cell.text.folded
    number = cell.value.number if cell.value.number is not None else _bracketed(folded)
    if number is None:
        honest = _money().fullmatch(folded) is not None or _says_nothing(folded)
        return None if honest else OddEntry(table, label, cell, Fault.WORDS, amount=True)
    if number < 0:
        return OddEntry(table, label, cell, Fault.NEGATIVE, amount=True)
    unit = _unit(cell.value.note, _MONEY)
    if wanted and unit:
        return OddEntry(table, label, cell, Fault.UNIT, unit, wanted, amount=True)
    return None


def _unit(note: str, units: tuple[str, ...]) -> str:
    """The unit that a number's note is, or begins with before a bracket."""
    unit = next((unit for unit in units if note.startswith(unit)), "")
    return unit if unit and note[len(unit) : len(unit) + 1] in {"", "（", "(", "【", "["} else ""


def _bracketed(folded: str) -> int | None:
    """The number of （3）, which bookkeepers write for -3."""
    if (folded[:1], folded[-1:]) not in {("（", "）"), ("(", ")")}:
        return None
    number = value_of(folded[1:-1].strip()).number
    return -int(number) if number is not None and number > 0 else None


@cache
def _money() -> re.Pattern[str]:
    return re.compile(r"(?:约|人民币|共计?|[¥￥$]){0,2} ?\d[\d,，.]{0,20} ?(?:万元|亿元|千元|元)?整?")


@cache
def _change() -> re.Pattern[str]:
    return re.compile(
        r"(?:增加|减少|新增|增|减|[+＋\-−－↑↓]) ?[了至到]? ?\d{1,9}(?:\.\d{1,4})? ?(?:%|％|[件条项个次宗起]|万元|元)?"
    )


_COMPARED = frozenset("较比上去年度同期净共计合其中")
"""What words of a change are made of beside: 较上年增3, 净增2."""


@lru_cache(512)
def _is_change(folded: str) -> bool:
    """Whether words tell a change: 增 3, +461, 增2减1, 持平, or a number with or without unit."""
    if folded in _UNCHANGED or _says_nothing(folded):
        return True
    value = value_of(folded)
    if value.number is not None:
        return not value.note.startswith(_VAGUE)
    rest = _change().sub("", folded)
    return rest != folded and not any(c.isalnum() and c not in _COMPARED for c in rest)


_STROKES = frozenset("/\\|-—–―─－﹣−~～∕╱_…·.。、,，^<")
"""Marks that people write for nothing, or for a cell that goes on; others (*, ?, √) are none."""


def _says_nothing(folded: str) -> bool:
    """Whether words are none of their own: strokes, a number in groups of three digits, a label that slipped into the
    column."""
    groups = folded.split()
    bare = "".join(groups)
    if _STROKES.issuperset(bare):
        return True
    if value_of(bare).number is not None:
        return not bare.isdecimal() or all(len(group) == 3 for group in groups[1:])
    return is_label(folded) or bare.startswith(("注：", "注:", "备注", "说明：", "说明:"))
