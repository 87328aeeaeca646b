"""The layouts of the statutory tables are kept by their words: what one report says never shows in another."""

import pytest
from edited_reports import edited, read
from generation import FAULTS, faulty, honest

from reportlint import Report, Table
from reportlint_govinfo.disputes import Disputes
from reportlint_govinfo.facts.counts_labels import OUTCOMES
from reportlint_govinfo.facts.figures import ApplicationFigures, DisputeFigures, Figures
from reportlint_govinfo.table_words import words_of
from reportlint_govinfo.tables import Applications, Publications

NEW = "| 一、本年新收政府信息公开申请数量 | < | < | 21 | 3 | 0 | 0 | 1 | 0 | 25 |"
FOREIGN = "| 一、本年新收政府信息公开申请数量 | < | < | 5 |  | / | 0 | 2 | 0 | 7 |"
DAMAGED = "| 一、本年新收政府信息公申请数量 | < | < | 5 | 1 | 0 | 0 | 1 | 0 | 7 |"
KEYS = (
    *OUTCOMES,
    "received",
    "new",
    "done",
    "answered",
    "replied",
    "handled",
    "carried-in",
    "pending",
    "carried",
    "opened",
)
DISPUTES = tuple(
    f"{kind}{result}"
    for kind in ("reviews", "lawsuits", "direct", "after")
    for result in ("", ".upheld", ".corrected", ".other", ".pending", ".closed")
)


def table(report: Report, name: str) -> Table:
    return report.labelled_tables[name].tables[0]


def applications(report: Report) -> Applications:
    found = report.labelled_tables["T3"]
    assert isinstance(found, Applications)
    return found


def test_tables_of_the_same_words_share_their_wording() -> None:
    first, second = read(edited()), read(edited((NEW, NEW.replace("21", "20").replace("25", ""))))
    assert words_of(table(first, "T3")).wording is words_of(table(second, "T3")).wording
    other = read(edited((NEW, DAMAGED)))
    assert words_of(table(first, "T3")).wording is not words_of(table(other, "T3")).wording


def test_a_long_table_is_not_kept() -> None:
    rows = "".join(f"| 名称{n} | {n} | 甲 |\n" for n in range(600))
    pair = [read(edited() + f"\n\n| 事项 | 数量 | 单位 |\n|---|---|---|\n{rows}").tables[-1] for _ in range(2)]
    wordings = [words_of(found).wording for found in pair]
    assert [len(wording.rows) for wording in wordings] == [601, 601]
    assert wordings[0] is not wordings[1]
    assert wordings[0].plain == wordings[1].plain


def test_numbers_are_each_reports_own() -> None:
    """Good, blank and damaged rows of the same place one after the other, and the first once more."""
    for text, counts, total, plain, likeness in (
        (edited(), (21, 3, 0, 0, 1, 0, 25), 25, True, False),
        (edited((NEW, FOREIGN)), (), 7, False, False),
        (edited((NEW, DAMAGED)), (5, 1, 0, 0, 1, 0, 7), 7, True, True),
        (edited(), (21, 3, 0, 0, 1, 0, 25), 25, True, False),
    ):
        report = read(text)
        row = applications(report).row("new")
        assert row is not None
        assert (row.counts, row.total, row.plain, row.likeness) == (counts, total, plain, likeness)
        assert report.text.count("\n", 0, row.span.start) == text[: text.index("一、本年新收")].count("\n")
        assert list(row.cells) == ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
        assert row.cells["总计"] is row.total_cell


def test_a_label_in_a_row_of_numbers_counts_only_where_numbers_stand() -> None:
    """不予公开 as a row of its own with numbers and without."""
    label = "| 三、本年度办理结果 | （三）不予公开 | < |{} |"
    blank = [""] * 7
    numbers = ["2", "1", "0", "0", "0", "0", "3"]
    before = "| ^ | （二）部分公开（区分处理的，只计这一情形，不计其他情形） |"
    for cells, expected in ((blank, []), (numbers, ["（三）不予公开"])):
        row = label.format("".join(f" {cell} |" for cell in cells)[:-2])
        report = read(edited((before, f"{row}\n{before}")))
        assert list(applications(report).subtotals) == expected


def test_merged_cells_are_read_once() -> None:
    """法人或其他组织 without columns of its own: one number stands for all of them."""
    rows = (
        "<tr><td>一、本年新收政府信息公开申请数量</td><td>2</td><td colspan=5>3</td><td>5</td></tr>"
        "<tr><td>二、上年结转政府信息公开申请数量</td><td>1</td><td colspan=5>0</td><td>2</td></tr>"
    )
    heads = "".join(f"<td>{n}</td>" for n in ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"))
    page = (
        "<table><tr><td rowspan=2>申请人情况</td><td rowspan=2>自然人</td><td colspan=5>法人或其他组织</td>"
        f"<td rowspan=2>总计</td></tr><tr>{heads}</tr>{rows}</table>"
    )
    found = applications(read(page, "report.html")).by_key
    assert [(row.form.key, row.sum, row.counts, row.plain, row.agreed) for row in found.values()] == [
        ("new", 5, (), True, 5),
        ("carried", 1, (), True, None),
    ]


def kept(figures: Figures, keys: tuple[str, ...]) -> list[tuple[str, int | None]]:
    """Things of which the table seems to show a number that is none of their values."""
    shown = [(key, figures.shown(key)) for key in keys]
    return [(k, n) for k, n in shown if n is not None and (values := figures.values(k)) and n not in values]


@pytest.mark.parametrize("fault", ["", *sorted(FAULTS)[::3]])
def test_what_a_table_shows_is_one_of_its_values(fault: str) -> None:
    """A statement that fits what the table shows is never compared with more."""
    for seed in range(12):
        made = faulty(fault, seed) if fault else honest(seed)
        if made is None:
            continue
        tables = read(made.write().decode(), made.name).labelled_tables
        t3, t4 = tables.get("T3"), tables.get("T4")
        if isinstance(t3, Applications):
            assert kept(ApplicationFigures({}, t3), KEYS) == []
        if isinstance(t4, Disputes):
            assert kept(DisputeFigures({}, t4), DISPUTES) == []
        assert isinstance(tables.get("T2"), Publications | None)
