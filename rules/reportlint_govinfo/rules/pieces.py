"""GI3: tables in pieces."""

from collections.abc import Callable, Iterator

from reportlint import Cell, Finding, Findings, Message, Report, Severity, Table, TablePart, Term, Where, rule

from ..clauses import FORMAT
from ..editions import is_label, plain_label
from ..facts import Applications, Disputes, Publications
from ..facts.identity import Statutory
from ..formats import T2, T4
from .tables import TABLES

_TORN = frozenset({"blank-line", "repeated-head", "page-break"})


@rule(
    "GI310",
    "broken-table",
    Severity.WARNING,
    source=FORMAT,
    requires=[Statutory],
    tags=["tables"],
    zh="{table}{problem}",
    en="{table} {problem}",
    variants={
        "page-break": Message("{table}的“{row}”被分页断开", "in {table}, “{row}” is cut by a page break", Severity.INFO)
    },
)
def broken_table(report: Report, t2: Publications | None, t3: Applications | None, t4: Disputes | None) -> Findings:
    """Each statutory table is one table.

    What it does:
        In Markdown, text, HTML and Word, tells a table in pieces and a label that is written over two rows; a table of
        reviews and lawsuits with a number more than its heads. In PDF, a page break inside a row is the variant
        page-break.

    Why:
        A table in pieces is read wrongly by people and programs: rows are lost, or taken for another table's. It
        usually comes from text copied out of a PDF page by page.

    Bad:
        5.要求行政机关确认 | 0 | 0 … and in the next row 或重新出具已获取信息

    Good:
        5.要求行政机关确认或重新出具已获取信息 | 0 | 0 …

    Known limits:
        The pieces are read as one table first. The table of proactive disclosure may stand in its four (2019: five)
        parts and that of reviews and lawsuits in its three, each under its own label. In PDF a page break between two
        rows is fine.
    """
    if t2 is not None:
        yield from _broken(report, "T2", t2.tables, _begins_part)
    if t3 is not None:
        yield from _broken(report, "T3", t3.tables, _never)
        if report.format != "pdf":
            yield from _scattered(t3)
            yield from _over_two_rows(t3)
    if t4 is not None:
        yield from _broken(report, "T4", t4.tables, _begins_disputes)
        yield from _too_wide(t4)


def _broken(
    report: Report, id: str, tables: tuple[Table, ...], own_label: Callable[[Table, int], bool]
) -> Iterator[Finding]:
    if report.format == "pdf":
        yield from _cut_rows(id, tables)
        return
    torn: list[Where] = []
    for order, table in enumerate(tables):
        for part in table.parts[1:]:
            if part.cause == "split-row":
                yield _split(report, id, table, part)
            elif part.cause in _TORN and not own_label(table, part.row):
                torn.append(_first_words(table, part))
        if order and id == "T2" and not own_label(table, 0):
            torn.append(_first_words(table, table.parts[0]))
    if torn:
        yield Finding(torn[0], related=torn[1:], table=TABLES[id], problem=_pieces(len(torn) + 1))


def _cut_rows(id: str, tables: tuple[Table, ...]) -> Iterator[Finding]:
    """A finding for each page break with words on both sides of it in one cell."""
    for table in tables:
        for part in table.parts[1:]:
            cell = _torn_cell(table, part.row)
            if cell is not None:
                yield Finding(cell, "page-break", table=TABLES[id], row=cell.text.folded)


def _pieces(count: int) -> Term:
    return Term(
        f"{count} pieces", f"断成了{count}块，应当是一个完整的表格", f"is in {count} pieces; it should be one table"
    )


def _first_words(table: Table, part: TablePart) -> Where:
    """The first cell of a piece that holds something."""
    rows = range(part.row, table.rows)
    return next((cell for row in rows for cell in table.row(row) if cell.text.folded), part.span)


def _split(report: Report, id: str, table: Table, part: TablePart) -> Finding:
    cell = _torn_cell(table, part.row)
    where: Where = cell if cell is not None else part.span
    words = cell.text.folded if cell is not None else "".join(report.text[part.span.start : part.span.end].split())
    return Finding(where, related=[part.span], table=TABLES[id], problem=_two_rows(words))


def _two_rows(label: str) -> Term:
    return Term(label, f"的“{label}”写成了两行，应当写在一行里", f"has “{label}” over two rows; it should be one")


def _torn_cell(table: Table, row: int) -> Cell | None:
    """The cell before a row, or in it, whose words a page break cut."""
    near = (cell for at in (row - 1, row) if 0 <= at < table.rows for cell in table.row(at))
    return next((cell for cell in near if cell.text.joins), None)


def _never(table: Table, row: int) -> bool:
    return False


def _begins_part(table: Table, row: int) -> bool:
    """Whether a piece of T2 begins with the item of article 20 or with heads."""
    words = [cell.text.folded for cell in table.row(row) if cell.text.folded]
    return bool(words) and (words[0].startswith("第二十条") or plain_label(words[0]) == "信息内容" or _are_heads(words))


def _are_heads(words: list[str]) -> bool:
    rows = {plain_label(name) for part in T2.parts for name in part.rows}
    return all(is_label(word) and plain_label(word) not in rows for word in words)


def _begins_disputes(table: Table, row: int) -> bool:
    """Whether a piece of T4 begins with a kind of disputes or with its results."""
    results = {plain_label(name) for name in T4.results}
    words = [plain_label(cell.text.folded) for cell in table.row(row) if cell.text.folded]
    return any(word in results or word.startswith(("行政复议", "行政诉讼", "未经复议", "复议后")) for word in words)


def _scattered(t3: Applications) -> Iterator[Finding]:
    """A finding where the rows of T3 stand in several tables. What is only printed again has no rows of its own."""
    if len(t3.tables) < 2:
        return
    labels = {row.label for row in t3.by_key.values()}
    holding = [table for table in t3.tables if any(cell in labels for cell in table.cells)]
    if len(holding) > 1:
        others = [_first_words(table, table.parts[0]) for table in holding[1:]]
        yield Finding(others[0], related=others[1:], table=TABLES["T3"], problem=_pieces(len(holding)))


def _over_two_rows(t3: Applications) -> Iterator[Finding]:
    """Labels over two rows in formats whose tables are read as they stand."""
    for known in t3.by_key.values():
        upper = known.label
        if not known.likeness:
            continue
        table = next(table for table in t3.tables if table.cell(upper.row, upper.column) is upper)
        at = upper.row + upper.rowspan
        below = [cell for cell in table.row(at) if cell.row == at and cell.text.folded] if at < table.rows else []
        words = upper.text.folded + below[0].text.folded if len(below) == 1 else ""
        if words and below[0].column == upper.column and is_label(words):
            yield Finding(upper, related=below, table=TABLES["T3"], problem=_two_rows(words))


def _too_wide(t4: Disputes) -> Iterator[Finding]:
    """A finding for the numbers of T4 that stand under no head."""
    if not t4.wide:
        return
    for table in t4.tables:
        numbers = [cell for cell in t4.cells.values() if table.cell(cell.row, cell.column) is cell]
        if not numbers:
            continue
        last = max(cell.column + cell.colspan for cell in numbers)
        extra = [cell for cell in table.row(numbers[0].row) if cell.column >= last and cell.text.folded]
        count = len(extra)
        if count > len(t4.rows) * len(t4.columns) - len(t4.heads):  # else they stand under lost heads (GI304)
            problem = Term(f"{count} too many", f"的数据比表头多出{count}列", f"has {count} numbers more than heads")
            yield Finding(extra[0], table=TABLES["T4"], problem=problem)
            return
