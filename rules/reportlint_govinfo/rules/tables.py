"""GI3: the three statutory tables."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from reportlint import Cell, Finding, Findings, Severity, Table, Term, Where, rule

from ..clauses import FORMAT
from ..editions import application_keys
from ..facts import Applications, Disputes, Publications, Statutory
from ..facts.table_edition import TableEdition
from ..formats import T2, T3
from ..tables import TableRow

TABLES = {
    "T2": Term("T2", "主动公开政府信息情况表", "the table of proactive disclosure"),
    "T3": Term("T3", "收到和处理政府信息公开申请情况表", "the table of applications"),
    "T4": Term("T4", "行政复议、行政诉讼情况表", "the table of reviews and lawsuits"),
}


@rule(
    "GI303",
    "missing-row",
    Severity.ERROR,
    source=FORMAT,
    requires=[Statutory],
    tags=["tables"],
    zh="{table}缺少{count}行：{rows}",
    en="rows missing from {table}: {count} ({rows})",
)
def missing_row(
    statutory: Statutory, editions: TableEdition, t2: Publications | None, t3: Applications | None
) -> Findings:
    """The tables have all statutory rows.

    What it does:
        Compares the rows of the tables of sections two and three with those that the edition prescribes. Rows are
        known by their labels, also shortened, numbered otherwise, or written over two lines; a table in pieces is
        read as one first. A head that is wholly lost counts as missing rows too.

    Why:
        Rows are lost with a page when a file is copied; what is not reported cannot be supervised.

    Bad:
        A table of applications that begins with “3.危及‘三安全一稳定’”.

    Good:
        All rows of the edition, with 0 where there was nothing.

    Known limits:
        Group rows without numbers (三、本年度办理结果) are not asked for. A table that follows another edition than the
        year is GI302's.
    """
    if t2 is not None and editions.follows("T2"):
        wanted = T2.rows(statutory.edition)
        absent = [row for row in wanted if row not in t2.labels]
        if absent:
            where = _gap(wanted, t2.labels, t2.tables)
            yield Finding(where, table=TABLES["T2"], count=len(absent), rows=absent)
    if t3 is not None and editions.follows("T3"):
        forms = T3.of_edition(statutory.edition)
        absent = [form.label for form in forms if form.key not in t3.by_key]
        if not t3.heads:
            absent = ["表头", *absent]
        if absent:
            labels = {key: row.label for key, row in t3.by_key.items()}
            where = _gap([form.key for form in forms], labels, t3.tables)
            yield Finding(where, table=TABLES["T3"], count=len(absent), rows=absent)


def _gap(wanted: Sequence[str], labels: dict[str, Cell] | object, tables: Sequence[Table]) -> Where:
    """Where the first missing row should stand: the row that follows it, else the last one that is there."""
    assert hasattr(labels, "get")
    found: list[Cell | None] = [labels.get(name) for name in wanted]
    first = found.index(None) if None in found else 0
    behind = next((cell for cell in found[first:] if cell is not None), None)
    before = next((cell for cell in reversed(found[:first]) if cell is not None), None)
    return behind or before or tables[0]


@rule(
    "GI305",
    "blank-cell",
    Severity.WARNING,
    source=FORMAT,
    requires=[Statutory],
    tags=["tables"],
    zh="{table}有{count}个数据格没有填写数字：{cells}",
    en="in {table}, number cells without a number: {count} ({cells})",
)
def blank_cell(statutory: Statutory, t2: Publications | None, t3: Applications | None, t4: Disputes | None) -> Findings:
    """Every number cell holds a number.

    What it does:
        Counts the cells of statutory rows and columns that are blank, hold only a mark such as “/” or “-”, or are not
        there because their row has too few cells. A merged cell counts once.

    Why:
        Where there was nothing, the tables ask for 0: a blank may be a nought or a forgotten figure.

    Bad:
        | 规章 |  |  |  |

    Good:
        | 规章 | 0 | 0 | 0 |

    Known limits:
        In Markdown and text, where cells cannot be merged, an empty cell under an empty head is part of a merged one. A
        row with too few cells lacks its last ones, whichever was left out; GI401 to GI406 leave it out.
    """
    if t2 is not None:
        yield from _blanks("T2", t2.cells.items(), t2.lacking)
    if t3 is not None:
        keys = application_keys(statutory.edition)
        rows = [row for key, row in t3.by_key.items() if not row.plain and key in keys]
        cells = [((row.form.label, name), cell) for row in rows for name, cell in row.cells.items()]
        lacking = {(row.form.label, name): _last_cell(row) for row in rows for name in row.lacking}
        yield from _blanks("T3", cells, lacking)
    if t4 is not None:
        yield from _blanks("T4", t4.cells.items(), t4.lacking)


def _last_cell(row: TableRow) -> Cell:
    return next((cell for cell in reversed(row.line) if cell is not None), row.label)


def _blanks(
    table: str, cells: Iterable[tuple[tuple[str, str], Cell]], lacking: Mapping[tuple[str, str], Cell]
) -> Iterator[Finding]:
    """A finding for cells that are blank or lacking; its place is the first blank one, else the end of the first row
    that lacks one."""
    blank: dict[Cell, str] = {}
    for (row, column), cell in cells:
        if cell.value.number is None and cell.value.is_blank:
            blank.setdefault(cell, f"{row}“{column}”")
    without = [*blank.values(), *[f"{row}“{column}”" for row, column in lacking]]
    if without:
        where = next(iter([*blank, *lacking.values()]))
        yield Finding(where, table=TABLES[table], count=len(without), cells=without)
