"""GI3: the edition that the statutory tables follow, their columns, and the labels and order of their rows."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from reportlint import Cell, Finding, Findings, Severity, Table, Term, Where, rule

from ..application_layout import applicant_of, own_label
from ..clauses import FORMAT
from ..disputes import result_of
from ..editions import application_labels, application_order, plain_label, publication_heads, publication_labels
from ..facts import Applications, Disputes, Publications, ReportYear, Statutory
from ..facts.table_edition import TableEdition
from ..formats import T2, T3
from ..tables import TableRow
from .tables import TABLES

_SHORT = {"本年处理决定数量": "处理决定数量", "处理决定数量": "本年处理决定数量"}
"""A head and that of the other edition that people write for it."""
_ALIKE = 0.6
"""How like a head that is not understood is to a statutory one that it stands for."""


@rule(
    "GI302",
    "table-edition",
    Severity.ERROR,
    source=FORMAT,
    tags=["tables"],
    zh="{table}用的是{found}年版格式（“{sign}”），本报告应当使用{expected}年版格式（{notice}）",
    en="{table} follows the form of {found} (“{sign}”); this report must follow that of {expected} ({notice})",
)
def table_edition(statutory: Statutory, editions: TableEdition, year: ReportYear | None) -> Findings:
    """The tables follow the edition of the report's year.

    What it does:
        Reads the edition of the table of proactive disclosure from its column heads, and that of the table of
        applications from （六）其他处理, which is one row in 2019 and three in 2021. Another edition than the year's is
        told, once a table.

    Why:
        The notice of 2021 replaced the tables of 2019: other figures are asked for, and last year's form cannot hold
        them.

    Bad:
        A report for 2022 with 本年新制作数量 | 本年新公开数量 | 对外公开总数量

    Good:
        A report for 2022 with 本年制发件数 | 本年废止件数 | 现行有效件数

    Known limits:
        The row label 规范性文件 is no evidence: people shorten 行政规范性文件. While title and text name different years
        (GI205), a table that fits either is left alone. Rows and columns of such a table are not told as missing.
    """
    spoken = [reading for reading in year.readings if reading.span.end][:1] if year is not None else []
    for table, form in editions.foreign.items():
        if form.told:
            yield Finding(
                form.cell,
                related=spoken,
                table=TABLES[table],
                found=form.edition,
                sign=form.cell.text.folded,
                expected=statutory.edition,
                notice=statutory.notice,
            )


@rule(
    "GI304",
    "missing-column",
    Severity.ERROR,
    source=FORMAT,
    tags=["tables"],
    zh="{table}缺少{count}列：{columns}",
    en="columns missing from {table}: {count} ({columns})",
)
def missing_column(
    statutory: Statutory, editions: TableEdition, t2: Publications | None, t3: Applications | None, t4: Disputes | None
) -> Findings:
    """The tables have all statutory columns.

    What it does:
        Compares the column heads of each part that is there with those that the edition prescribes. One finding a
        table names the heads that are absent. A kind of lawsuits that is named twice, and the other not, is told too.

    Why:
        A figure without its head cannot be read, and one under a wrong head is read wrongly.

    Bad:
        信息内容 | 本年制发件数 | 现行有效件数

    Good:
        信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数

    Known limits:
        Heads are known shortened (社会公益, 本年增减), with spaces inside, and joined to those above them
        (法人或其他组织：商业企业); kinds of disputes may also stand one below the other. A head that is worded otherwise but
        much like a statutory one counts as that. A head that is wholly lost is GI303's, a table of another edition GI302's.
    """
    if t2 is not None and editions.follows("T2"):
        yield from _publication_columns(statutory.edition, t2)
    if t3 is not None and editions.follows("T3") and t3.heads - {"总计"}:
        absent = [name for name in t3.columns if name not in t3.heads]
        yield from _absent("T3", t3.tables, {f"“{name}”": name for name in absent}, t3.heads)
    if t4 is not None:
        yield from _absent("T4", t4.tables, _dispute_columns(t4), {result for _, result in t4.heads})
        for kind, twice in _kinds_written_twice(t4).items():
            yield from _absent("T4", t4.tables, {f"行政诉讼“{kind}”": kind}, {twice})


def _publication_columns(edition: str, t2: Publications) -> Iterator[Finding]:
    absent: dict[str, str] = {}
    near: set[str] = set()
    for part in T2.parts:
        if part.edition != edition:
            continue
        heads = next((found for row in part.rows if (found := t2.heads.get(row))), None)
        if heads is not None and not heads.issuperset(part.columns):
            missing = [column for column in part.columns if column not in heads and _SHORT.get(column) not in heads]
            absent |= {f"{part.item}“{column}”": column for column in missing}
            near |= set(heads) if missing else set()
    yield from _absent("T2", t2.tables, absent, near)


def _dispute_columns(t4: Disputes) -> dict[str, str]:
    """The results that a kind lacks. A kind wholly absent is told only where the table is one: its parts may each stand
    under labels of their own."""
    absent: dict[str, str] = {}
    if len(t4.heads) == len(t4.rows) * len(t4.columns):
        return absent
    for kind in t4.rows:
        missing = [result for result in t4.columns if (kind, result) not in t4.heads]
        if missing and (len(missing) < len(t4.columns) or len(t4.tables) == 1):
            absent |= {f"{kind.rpartition(' / ')[2]}“{result}”": result for result in missing}
    return absent


_LAWSUITS = {"未经复议直接起诉": ("复议后起诉", ("未经", "直接")), "复议后起诉": ("未经复议直接起诉", ("复议后",))}
"""The kinds of lawsuits, each with the other kind and words that only its own label holds."""


def _kinds_written_twice(t4: Disputes) -> Mapping[str, str]:
    """The kind of lawsuits that is named nowhere, and the other, which stands in its place too."""
    words = [plain_label(c.text.folded) for t in t4.tables for c in t.cells if not c.value.is_number]
    return {
        kind: other
        for kind, (other, own) in _LAWSUITS.items()
        if words.count(other) > 1 and not any(sign in word for word in words for sign in own)
    }


def _absent(
    table: str, tables: Sequence[Table], absent: Mapping[str, str], near: set[str] | frozenset[str]
) -> Findings:
    """A finding for the heads that nothing stands for; its place is the first head that is there."""
    if not absent:
        return
    strangers = _strange_words(tables)
    missing = [label for label, head in absent.items() if not _stands_for(head, strangers)]
    if missing:
        where = _head_cell(tables, near)
        yield Finding(where, table=TABLES[table], count=len(missing), columns=missing)


def _strange_words(tables: Sequence[Table]) -> list[str]:
    """The plain words of cells that are neither a head nor a label nor a number."""
    known = {*application_labels(), *publication_heads(), *publication_labels(), *_LAWSUITS}
    words = dict.fromkeys(c.text.folded for t in tables for c in t.cells if c.text.folded and not c.value.is_number)
    labels = dict.fromkeys(own_label(folded) for folded in words)
    plains = dict.fromkeys(plain_label(label) for label in labels if not _head_named(label))
    return [plain for plain in plains if plain and plain not in known]


def _head_named(folded: str) -> str:
    """The head of T3 or T4 that words are, alone or joined to those above it."""
    return applicant_of(folded) or result_of(folded)[1]


def _stands_for(head: str, strangers: Sequence[str]) -> bool:
    from difflib import SequenceMatcher

    plain = plain_label(head)
    return any(SequenceMatcher(None, plain, words).ratio() >= _ALIKE for words in strangers)


def _head_cell(tables: Sequence[Table], heads: set[str] | frozenset[str]) -> Where:
    plains = {plain_label(head) for head in heads}
    for table in tables:
        for cell in table.cells:
            folded = cell.text.folded
            if not cell.value.is_number and (plain_label(folded) in plains or _head_named(folded) in heads):
                return cell
    return tables[0]


@rule(
    "GI307",
    "unknown-row",
    Severity.WARNING,
    source=FORMAT,
    tags=["tables"],
    zh="{table}中的行“{label}”{problem}",
    en="the row “{label}” in {table} {problem}",
)
def unknown_row(
    statutory: Statutory, editions: TableEdition, t2: Publications | None, t3: Applications | None
) -> Findings:
    """The rows of the tables are the statutory ones.

    What it does:
        Tells a row with figures whose label is not in the edition, and one whose label is a damaged statutory one. A
        damaged one still counts as that row everywhere else.

    Why:
        Figures in a row of one's own are left out when reports are added up; a label with characters lost is usually a
        sign of a table typed by hand.

    Bad:
        2.其他法律行政止公开

    Good:
        2.其他法律行政法规禁止公开

    Known limits:
        Shortened labels (逾期不补正, 规范性文件), labels joined to that of their group (（三）不予公开 1.属于国家秘密), other
        numbers and spaces are fine, and so are notes under a table. Rows of another edition in a table that follows it
        are told once, as GI302.
    """
    if t2 is not None:
        for label in t2.unknown:
            if editions.follows("T2") or plain_label(label.text.folded) not in publication_labels():
                yield from _unknown("T2", label)
        for row in t2.rows:
            if row in t2.alike:
                yield from _damaged("T2", t2.labels[row], row)
    if t3 is not None:
        for label in t3.unknown:
            yield from _unknown("T3", label)
        for known in t3.by_key.values():
            if known.likeness:
                yield from _damaged("T3", known.label, known.form.label)
        for known in t3.repeated:
            if known.likeness:
                yield from _unknown("T3", known.label)


_STRANGER = Term("unknown", "不是规定的行", "is none of the statutory rows")


def _unknown(table: str, label: Cell) -> Iterator[Finding]:
    if not label.text.folded.startswith(("注", "备注", "说明")):
        yield Finding(label, table=TABLES[table], label=label.text.folded, problem=_STRANGER)


def _damaged(table: str, label: Cell, statutory: str) -> Iterator[Finding]:
    """A finding for a damaged label; a shortened or lengthened one is none."""
    own, right = plain_label(own_label(label.text.folded)), plain_label(statutory)
    if own in right or right in own:
        return
    problem = Term(statutory, f"应当是“{statutory}”", f"should be “{statutory}”")
    yield Finding(label, table=TABLES[table], label=label.text.folded, problem=problem)


@rule(
    "GI309",
    "row-order",
    Severity.INFO,
    source=FORMAT,
    tags=["tables"],
    zh="{table}的行没有按规定的顺序排列：{rows}",
    en="rows of {table} are out of order: {rows}",
)
def row_order(statutory: Statutory, t2: Publications | None, t3: Applications | None) -> Findings:
    """The rows of the tables stand in the statutory order.

    What it does:
        Compares the order of the rows with the edition's. One finding a table names the fewest rows that would have to
        move.

    Why:
        Reports are read and collected by position; a row that moved is taken for another.

    Bad:
        2.重复申请 … 1.信访举报投诉类申请

    Good:
        1.信访举报投诉类申请 … 2.重复申请

    Known limits:
        Only rows with a whole label are compared.
    """
    if t2 is not None and tuple(t2.labels) != t2.rows:
        order = {row: at for at, row in enumerate(t2.rows)}
        labels = [(label, t2.labels[label]) for label in t2.labels if label not in t2.alike and label in order]
        yield from _moved("T2", labels, order)
    edition = t3.edition or statutory.edition if t3 is not None else ""
    if t3 is not None and tuple(t3.by_key) != application_order(edition):
        rows = [row for row in t3.by_key.values() if _is_sure(row, edition)]
        yield from _moved("T3", [(row.form.label, row.label) for row in rows], _application_order())


@cache
def _application_order() -> Mapping[str, int]:
    return {form.label: at for at, form in enumerate(T3.rows)}


def _is_sure(row: TableRow, edition: str) -> bool:
    return not row.likeness and row.form.edition in {"", edition}


def _moved(table: str, labels: Sequence[tuple[str, Cell]], order: Mapping[str, int]) -> Iterator[Finding]:
    places = [order[label] for label, _ in labels]
    if all(a < b for a, b in pairwise(places)):
        return
    kept = _longest_rising(places)
    moved = [pair for at, pair in enumerate(labels) if at not in kept]
    yield Finding(moved[0][1], table=TABLES[table], rows=[label for label, _ in moved])


def _longest_rising(places: Sequence[int]) -> set[int]:
    """The indexes of a longest rising run of numbers, not all neighbours."""
    lengths = [1] * len(places)
    before = [-1] * len(places)
    for at, place in enumerate(places):
        for earlier in range(at):
            if places[earlier] < place and lengths[earlier] >= lengths[at]:
                lengths[at], before[at] = lengths[earlier] + 1, earlier
    at = max(range(len(places)), key=lengths.__getitem__)
    kept: set[int] = set()
    while at >= 0:
        kept.add(at)
        at = before[at]
    return kept
