"""GI4: the arithmetic of the tables (勾稽关系)."""

from collections.abc import Iterator, Mapping, Sequence

from reportlint import Cell, Finding, Findings, Severity, Term, rule

from ..clauses import FORMAT
from ..facts import Applications, Disputes, Statutory, TableRow
from ..facts.balances import Balances, count_in, is_shared, sum_of
from ..formats import T4
from ..tables import Number


def _unequal(id: str, zh: str, en: str, left: Number, right: Number) -> Term:
    return Term(f"{id}: {left} ≠ {right}", f"{zh}{left}≠{right}", f"{en} {left} ≠ {right}")


def _cell(t3: Applications, key: str, column: str) -> Cell | None:
    row = t3.row(key)
    return row.cells.get(column) if row is not None else None


@rule(
    "GI401",
    "request-balance",
    Severity.ERROR,
    source=FORMAT,
    requires=[Statutory],
    tags=["arithmetic"],
    zh="申请情况表中“一、本年新收”加“二、上年结转”不等于“三（七）总计”加“四、结转下年度”：{columns}",
    en="in the table of applications, received + carried in is not total handled + carried over: {columns}",
)
def request_balance(t3: Applications, balances: Balances) -> Findings:
    """Applications received and carried in equal those handled and carried over.

    What it does:
        For each column of the table of applications: 一 + 二 = 三（七） + 四.

    Why:
        The table's own corner states this relation.

    Bad:
        一、本年新收 5，二、上年结转 0，（七）总计 3，四、结转下年度 1

    Good:
        一、本年新收 5，二、上年结转 0，（七）总计 4，四、结转下年度 1

    Known limits:
        A blank part counts as 0; without the totals 一 and （七） nothing is checked. A column that holds with the sum of
        the outcomes in place of （七） is GI402's; a single wrong cell that breaks its row too is told once, as GI403.
    """
    wrong = balances.requests
    if not wrong or balances.crossing is not None:
        return
    first = next(iter(wrong))
    said = [_unequal(name, f"{name}列", name, left, right) for name, (left, right) in wrong.items()]
    new, *others = (_cell(t3, key, first) for key in ("new", "carried", "total", "pending"))
    assert new is not None
    yield Finding(new, related=[cell for cell in others if cell is not None], columns=said)


@rule(
    "GI402",
    "outcome-total",
    Severity.ERROR,
    source=FORMAT,
    requires=[Statutory],
    tags=["arithmetic"],
    zh="申请情况表中（一）至（六）各项办理结果之和不等于“（七）总计”：{columns}",
    en="in the table of applications, the outcomes （一） to （六） do not add up to （七）: {columns}",
)
def outcome_total(t3: Applications, balances: Balances) -> Findings:
    """The outcomes of handling add up to their total.

    What it does:
        For each column of the table of applications: the rows of （一） to （六） add up to （七）总计. A group row that
        has numbers of its own is a subtotal: it is not added, and must equal the rows of its group.

    Why:
        The total of the outcomes is what the balance of the year rests on.

    Bad:
        （一）予以公开 3, all other outcomes 0, （七）总计 4

    Good:
        （一）予以公开 3, 1.本机关不掌握相关政府信息 1, （七）总计 4

    Known limits:
        When a row of outcomes is missing (GI303) nothing is checked. A single wrong cell that breaks a row's sum by
        the same difference is told once, as GI403.
    """
    wrong = balances.outcomes
    if wrong and balances.crossing is None:
        column = next(iter(wrong))
        total = _cell(t3, "total", column)
        assert total is not None
        said = [_unequal(name, f"{name}列", name, left, right) for name, (left, right) in wrong.items()]
        yield Finding(total, columns=said)
    for group, row in t3.subtotals.items():
        yield from _check_subtotal(t3, group, row)


def _check_subtotal(t3: Applications, group: str, subtotal: TableRow) -> Iterator[Finding]:
    rows = [row for row in t3.by_key.values() if row.form.group == group]
    if any(row.lacking for row in (subtotal, *rows)):
        return
    for column in t3.columns:
        own = subtotal.cells.get(column)
        stated = count_in(own)
        if any(is_shared(row, column) for row in (subtotal, *rows)):
            continue
        parts = sum_of([row.cells.get(column) for row in rows])
        if own is not None and stated is not None and parts is not None and stated != parts:
            yield Finding(
                own, columns=[_unequal(f"{group} {column}", f"{group}{column}列", f"{group} {column}", parts, stated)]
            )
            return


@rule(
    "GI403",
    "applicant-total",
    Severity.ERROR,
    source=FORMAT,
    requires=[Statutory],
    tags=["arithmetic"],
    zh="申请情况表中自然人与法人或其他组织之和不等于总计：{rows}",
    en="in the table of applications, the applicants of a row do not add up to its total: {rows}",
)
def applicant_total(t3: Applications, balances: Balances) -> Findings:
    """The kinds of applicants add up to the total of each row.

    What it does:
        For each row of the table of applications: 自然人 and the five kinds of 法人或其他组织 add up to 总计.

    Why:
        Each application has one applicant.

    Bad:
        自然人 4, 商业企业 1, the others 0, 总计 4

    Good:
        自然人 4, 商业企业 1, the others 0, 总计 5

    Known limits:
        A blank part counts as 0; a row without a total, or with a column lost, is not checked.
    """
    wrong = balances.applicants
    if not wrong:
        return
    key = next(iter(wrong))
    place = balances.crossing or t3.by_key[key].total_cell
    assert place is not None
    said = [
        _unequal(t3.by_key[k].form.label, f"{t3.by_key[k].form.label} ", t3.by_key[k].form.label, a, b)
        for k, (a, b) in wrong.items()
    ]
    yield Finding(place, rows=said)


_KINDS = {
    "行政复议": "reviews",
    "行政诉讼 / 未经复议直接起诉": "lawsuits without review",
    "行政诉讼 / 复议后起诉": "lawsuits after review",
}


def _check_results(t4: Disputes, kinds: Sequence[str]) -> Iterator[Finding]:
    for kind in kinds if not t4.lacking else ():
        cells: Mapping[str, Cell | None] = {name: t4.cell(kind, name) for name in t4.columns}
        if any(cell is None for cell in cells.values()):
            continue
        total = count_in(cells["总计"])
        parts = sum_of([cell for name, cell in cells.items() if name != "总计"])
        place = cells["总计"]
        if total is not None and parts is not None and parts != total and place is not None:
            yield Finding(
                place,
                kind=Term(kind, kind.replace(" / ", "（") + ("）" if "/" in kind else ""), _KINDS[kind]),
                parts=parts,
                total=total,
            )


@rule(
    "GI404",
    "review-total",
    Severity.ERROR,
    source=FORMAT,
    requires=[Statutory],
    tags=["arithmetic"],
    zh="{kind}各项结果之和{parts}不等于总计{total}",
    en="the results of {kind} add up to {parts}, the total says {total}",
)
def review_total(t4: Disputes) -> Findings:
    """The results of administrative reviews add up to their total.

    What it does:
        结果维持 + 结果纠正 + 其他结果 + 尚未审结 = 总计 under 行政复议.

    Why:
        Each review has one result or is pending.

    Bad:
        1 | 0 | 0 | 0 | 2

    Good:
        1 | 0 | 0 | 1 | 2

    Known limits:
        A blank part counts as 0; a blank total is not checked (GI305 tells the blank).
    """
    yield from _check_results(t4, T4.kinds[:1])


@rule(
    "GI405",
    "litigation-total",
    Severity.ERROR,
    source=FORMAT,
    requires=[Statutory],
    tags=["arithmetic"],
    zh="{kind}各项结果之和{parts}不等于总计{total}",
    en="the results of {kind} add up to {parts}, the total says {total}",
)
def litigation_total(t4: Disputes) -> Findings:
    """The results of lawsuits add up to their totals.

    What it does:
        结果维持 + 结果纠正 + 其他结果 + 尚未审结 = 总计, under 未经复议直接起诉 and under 复议后起诉.

    Why:
        Each lawsuit has one result or is pending.

    Bad:
        0 | 0 | 1 | 0 | 0

    Good:
        0 | 0 | 1 | 0 | 1

    Known limits:
        A blank part counts as 0; a blank total is not checked (GI305 tells the blank).
    """
    yield from _check_results(t4, T4.kinds[1:])
