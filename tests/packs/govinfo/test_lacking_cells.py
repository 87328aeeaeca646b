"""Rows of the statutory tables with a cell too few: told at the row, and left out of all sums and comparisons."""

from __future__ import annotations

import pytest
from edited_reports import CANONICAL, checker, edited, told

from reportlint.engine.results import RawFinding
from reportlint.testing import WRITERS, parse

ARITHMETIC = ("GI305", "GI306", "GI401", "GI402", "GI403", "GI404", "GI405", "GI406")
NARRATIVE = ("GI501", "GI502", "GI503", "GI504", "GI505", "GI509", "GI510")
CARRIED = "二、上年结转政府信息公开申请数量"
PENDING = "四、结转下年度继续办理"
UNAVAILABLE = "1.本机关不掌握相关政府信息"
DOCUMENTS = "行政规范性文件"
DISPUTES = "| 1 | 0 | 0 | 1 | 2 | 0 | 0 | 0 | 0 | 0 | 1 | 0 | 0 | 0 | 1 |"


def without_cell(text: str, label: str, at: int) -> str:
    """A report with the cell at a place of the row of a label left out; -1 is the last."""
    line = next(line for line in text.splitlines() if label in line and line.startswith("|"))
    assert text.count(f"{line}\n") == 1
    cells = line.strip("|").split("|")
    del cells[at]
    return text.replace(line, f"|{'|'.join(cells)}|")


def only(text: str, code: str) -> RawFinding:
    """The one finding of a report that its sums and comparisons give."""
    (finding,) = told(text, *ARITHMETIC, *NARRATIVE)
    assert finding.code == code
    return finding


@pytest.mark.parametrize("at", [-1, -3, -7])
@pytest.mark.parametrize(
    ("label", "table", "lacking"),
    [
        (PENDING, "收到和处理政府信息公开申请情况表", f"{PENDING}“总计”"),
        (CARRIED, "收到和处理政府信息公开申请情况表", f"{CARRIED}“总计”"),
        (UNAVAILABLE, "收到和处理政府信息公开申请情况表", f"{UNAVAILABLE}“总计”"),
        ("（七）总计", "收到和处理政府信息公开申请情况表", "（七）总计“总计”"),
        ("| 1 | 0 | 0 | 1 | 2 |", "行政复议、行政诉讼情况表", "行政诉讼 / 复议后起诉“总计”"),
    ],
)
def test_a_row_with_a_cell_too_few(label: str, table: str, lacking: str, at: int) -> None:
    text = without_cell(edited(), label, at)
    finding = only(text, "GI305")
    assert finding.zh == f"{table}有1个数据格没有填写数字：{lacking}"
    row = next(line for line in text.splitlines() if label in line and line.startswith("|"))
    assert finding.place.line == text.splitlines().index(row) + 1
    assert finding.place.column > row.rindex("|", 0, -1)


@pytest.mark.parametrize("at", [1, 2, 3])
def test_a_row_of_documents(at: int) -> None:
    finding = only(without_cell(edited(), f"| {DOCUMENTS} |", at), "GI305")
    assert finding.zh == f"主动公开政府信息情况表有1个数据格没有填写数字：{DOCUMENTS}“现行有效件数”"


def test_blanks_and_cells_that_are_not_there_are_one_finding() -> None:
    text = edited((f"| {PENDING} | < | < | 2 | 0 |", f"| {PENDING} | < | < | 2 |  |"))
    (finding,) = told(without_cell(text, PENDING, -2), "GI305")
    said = f"{PENDING}“商业企业”、{PENDING}“总计”"
    assert finding.zh == f"收到和处理政府信息公开申请情况表有2个数据格没有填写数字：{said}"
    assert finding.column == "商业企业"


@pytest.mark.parametrize("format", ["md", "txt", "html"])
def test_heads_of_disputes_without_numbers(format: str) -> None:
    pytest.importorskip({"html": "turbohtml"}.get(format, "reportlint"))
    markup = (CANONICAL / "2021.md").read_text("utf-8").replace(f"{DISPUTES}\n", "")
    result = checker(("GI305", "GI404", "GI405", "GI503")).check(WRITERS[format](parse(markup)), f"report.{format}")
    (finding,) = result.findings
    assert (finding.code, finding.arguments["count"], finding.excerpt) == ("GI305", 15, finding.excerpt)
    assert "结果维持" in finding.excerpt


# -- heads of disputes ------------------------------------------------------------------------------------------


def test_a_result_named_twice_is_the_only_column_that_is_missing() -> None:
    text = edited(
        (
            "| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经",
            "| 结果维持 | 结果维持 | 其他结果 | 尚未审结 | 总计 | 未经",
        )
    )
    (finding,) = told(text, "GI304", "GI310", "GI404", "GI405")
    assert finding.zh == "行政复议、行政诉讼情况表缺少1列：行政复议“结果纠正”"


def test_a_kind_named_twice_is_told_where_it_stands() -> None:
    text = edited(("| 未经复议直接起诉 |", "| 复议后起诉 |"))
    (finding,) = told(text, "GI304", "GI310")
    assert finding.zh == "行政复议、行政诉讼情况表缺少1列：行政诉讼“未经复议直接起诉”"
    assert finding.column is not None
    for own in ("直接起诉", "未经复议起诉", "直接提起诉讼"):
        assert told(edited(("| 未经复议直接起诉 |", f"| {own} |")), "GI304") == []


def test_numbers_under_heads_that_are_lost_are_not_told_twice() -> None:
    text = edited()
    heads = next(line for line in text.splitlines() if line.startswith("|") and line.count("结果维持") == 2)
    (finding,) = told(text.replace(f"{heads}\n", ""), "GI304", "GI310")
    assert (finding.code, finding.arguments["count"]) == ("GI304", 10)
    numbers = DISPUTES + "\n"
    wide = [f.zh for f in told(text.replace(numbers, numbers.rstrip() + " 0 |\n"), "GI304", "GI310")]
    assert wide == ["行政复议、行政诉讼情况表的数据比表头多出1列"]


# -- what is no number ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["?", "○", "#", "√", "×", "1 2", "12 5", "1 0250"])
def test_signs_and_two_numbers(words: str) -> None:
    (finding,) = told(edited(("| 2.重复申请 | 1 |", f"| 2.重复申请 | {words} |")), "GI306", "GI305", "GI402", "GI403")
    assert (
        finding.zh == f"收到和处理政府信息公开申请情况表有1个数据格填写的是“{words}”，应当填写数字：2.重复申请“自然人”"
    )


@pytest.mark.parametrize("words", ["……", "——", "－－", "//", "_", "- -", "1 025", "12 025 000", "0 "])
def test_strokes_and_groups_of_digits(words: str) -> None:
    assert told(edited(("| 2.重复申请 | 1 |", f"| 2.重复申请 | {words} |")), "GI306") == []
