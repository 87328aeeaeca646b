"""GI302, GI304, GI306 to GI310 and GI406: the statutory tables beyond missing rows and blanks."""

from pathlib import Path

import pytest
from edited_reports import CANONICAL, checker, edited, fixed, line_of, places, read, told

from reportlint.testing import WRITERS, parse
from reportlint_govinfo.publications import Publications

PERMITS = "| 行政许可 | 86 |"
RULES = "| 规章 | 0 | 0 | 0 |"
FEES = "| 行政事业性收费 | 351.6 |"
HEADS = "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |"
OLD_HEADS = "| 信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |"
TABLES = (
    "GI302",
    "GI303",
    "GI304",
    "GI305",
    "GI306",
    "GI307",
    "GI308",
    "GI309",
    "GI310",
    "GI401",
    "GI402",
    "GI403",
    "GI406",
)


# -- cells ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("若干", "GI306"),
        ("无", "GI306"),
        ("零", "GI306"),
        ("见附件", "GI306"),
        ("10余", "GI306"),
        ("约10", "GI306"),
        ("50%", "GI306"),
        ("86件", "GI306.unit"),
        ("86 项", "GI306.unit"),
        ("86件（其中变更2件）", "GI306.unit"),
        ("-86", "GI308"),
        ("－86件", "GI308"),
        ("（86）", "GI308"),
        ("(86)", "GI308"),
        ("8.6", "GI308"),
        ("86.0", ""),
        ("1,086", ""),
        ("８６", ""),
        ("+86", ""),
        ("86（其中变更2件）", ""),
        ("86 其中变更2件", ""),
        ("1 086", ""),
        ("/", ""),
        ("∕", ""),
        ("注：见第三部分", ""),
    ],
)
def test_what_a_count_says(words: str, expected: str) -> None:
    findings = told(edited((PERMITS, f"| 行政许可 | {words} |")), "GI306", "GI308")
    said = [f"{f.code}.{f.variant}" if f.variant else f.code for f in findings]
    assert said == ([expected] if expected else [])


@pytest.mark.parametrize("words", ["增3", "增 3", "+461", "-2", "−2", "增加3项", "减少1", "增2减1", "+3/-2", "增3、减2", "较上年增3",
                                   "净增2", "↑5", "↓1", "持平", "不变", "无变化", "无增减", "3", "3项", "0"])  # fmt: skip
def test_changes_of_the_edition_of_2019(words: str) -> None:
    text = edited(("| 行政许可 | 9 | 0 | 74 |", f"| 行政许可 | 9 | {words} | 74 |"), base="2019")
    assert told(text, "GI306", "GI308") == []


@pytest.mark.parametrize("words", ["较多", "无", "见附件", "约3", "略有增加"])
def test_words_are_no_change(words: str) -> None:
    text = edited(("| 行政许可 | 9 | 0 | 74 |", f"| 行政许可 | 9 | {words} | 74 |"), base="2019")
    assert [finding.code for finding in told(text, "GI306", "GI308")] == ["GI306"]


@pytest.mark.parametrize(
    "words", ["251000元", "525.74万元", "约20万元", "¥3,000", "人民币5000元整", "1.2亿元", "25万", "0"]
)
def test_amounts_with_their_unit(words: str) -> None:
    assert told(edited(("251.7万元", words), base="2019"), "GI306", "GI308") == []


def test_cells_that_say_the_same_are_one_finding() -> None:
    (finding,) = told(edited((RULES, "| 规章 | 无 | 无 | 若干 |"), (PERMITS, "| 行政许可 | 无 |")), "GI306")[:1]
    assert finding.zh == (
        "主动公开政府信息情况表有3个数据格填写的是“无”，应当填写数字：规章“本年制发件数”、规章“本年废止件数”、行政许可“本年处理决定数量”"
    )
    assert (finding.row, finding.column) == ("规章", "本年制发件数")


def test_units_are_taken_away_safely() -> None:
    text = edited((RULES, "| 规章 | 0件 | 0 件 | 0件 |"), (PERMITS, "| 行政许可 | 86件（含变更2件） |"))
    findings = told(text, "GI306")
    assert [f.variant for f in findings] == ["unit"]
    assert findings[0].fix is not None
    assert findings[0].fix.safe
    mended = fixed(text, *findings)
    assert "| 规章 | 0 | 0 | 0 |" in mended
    assert "| 行政许可 | 86（含变更2件） |" in mended
    assert told(mended, "GI306") == []


@pytest.mark.parametrize(("words", "mended"), [("351.6万元", "351.6"), ("0元", "0"), ("3516000元", "")])
def test_an_amount_in_another_unit_is_left_to_people(words: str, mended: str) -> None:
    text = edited((FEES, f"| 行政事业性收费 | {words} |"))
    (finding,) = told(text, "GI306")
    assert ("折算成万元" in finding.zh) == ("万元" not in words)
    assert (finding.fix is not None) == bool(mended)
    if mended:
        assert f"| 行政事业性收费 | {mended} |" in fixed(text, finding)


def test_a_merged_cell_counts_once() -> None:
    markup = (CANONICAL / "2021.md").read_text("utf-8").replace(RULES, "| 规章 | 无 | < | < |")
    result = checker(("GI306",)).check(WRITERS["html"](parse(markup)), "report.html")
    assert [finding.arguments["count"] for finding in result.findings] == [1]


def test_arithmetic_leaves_impossible_numbers_out() -> None:
    total = "| ^ | （七）总计 | < | 21 | 3 | 0 | 0 | 1 | 0 | 25 |"
    text = edited(
        (total, total.replace("| 3 |", "| （3） |")),
        ("| 行政规范性文件 | 2 | 1 | 14 |", "| 行政规范性文件 | 2 | 1 | -14 |"),
    )
    assert [finding.code for finding in told(text, *TABLES)] == ["GI308", "GI308"]


# -- edition, columns, rows -------------------------------------------------------------------------------------


def test_the_edition_and_its_notice_are_named() -> None:
    text = edited((HEADS, OLD_HEADS))
    (finding,) = told(text, *TABLES)
    assert finding.zh == (
        "主动公开政府信息情况表用的是2019年版格式（“本年新制作数量”），本报告应当使用2021年版格式（国办公开办函〔2021〕30号）"
    )
    assert finding.related[0].zh == "2023"


def test_the_old_form_is_told_once_a_table() -> None:
    text = edited(("# 云岭县水务局2020年", "# 云岭县水务局2022年"), ("为2020年1月1日", "为2022年1月1日"), base="2019")
    findings = told(text, *TABLES)
    assert [(f.code, f.table, f.arguments["sign"]) for f in findings] == [
        ("GI302", "T2", "本年新制作数量"),
        ("GI302", "T3", "（六）其他处理"),
    ]


def test_without_a_year_the_heads_decide() -> None:
    text = edited(
        ("# 云岭县水务局2023年政府", "# 云岭县水务局政府"),
        ("自2023年1月1日起至2023年12月31日止", "为全年"),
        (HEADS, OLD_HEADS),
    )
    assert {finding.code for finding in told(text, "GI302")} == {"GI302"}


def test_columns_are_named_with_their_part() -> None:
    text = edited((HEADS, "| 信息内容 | 本年制发件数 |  | 现行有效件数 |"), ("本年收费金额（单位：万元）", "备注栏"))
    (finding,) = told(text, "GI304")
    assert (
        finding.zh == "主动公开政府信息情况表缺少2列：第（一）项“本年废止件数”、第（八）项“本年收费金额（单位：万元）”"
    )
    assert finding.place.line == line_of(text, "本年制发件数")


def test_a_kind_of_disputes_that_is_absent() -> None:
    text = edited(
        ("| 行政复议 | < | < | < | < | 行政诉讼 | < | < | < | < | < | < | < | < | < |", "| 行政复议 | < | < | < | < | 行政诉讼 | < | < | < | < |"),
        ("| 未经复议直接起诉 | < | < | < | < | 复议后起诉 | < | < | < | < |", "| 未经复议直接起诉 | < | < | < | < |"),
        ("| ^ | ^ | ^ | ^ | ^ | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |",
         "| ^ | ^ | ^ | ^ | ^ | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |"),
        ("| 1 | 0 | 0 | 1 | 2 | 0 | 0 | 0 | 0 | 0 | 1 | 0 | 0 | 0 | 1 |", "| 1 | 0 | 0 | 1 | 2 | 0 | 0 | 0 | 0 | 0 |"),
    )  # fmt: skip
    (finding,) = told(text, "GI304")
    assert finding.arguments["count"] == 5
    assert "复议后起诉“结果维持”" in finding.zh


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("2.其他法律行政止公开", "应当是“2.其他法律行政法规禁止公开”"),
        ("9.其他原因不予公开的", "不是规定的行"),
        ("2.其他法律行政法规禁止公开的", ""),
        ("2.法律行政法规禁止公开", ""),
        ("2、其他法律 行政法规 禁止公开", ""),
        ("2．其他法律行政法规禁止公开", ""),
    ],
)
def test_labels(label: str, said: str) -> None:
    findings = told(edited(("2.其他法律行政法规禁止公开", label)), "GI307")
    assert [finding.zh for finding in findings] == (
        [f"收到和处理政府信息公开申请情况表中的行“{label}”{said}"] if said else []
    )


def test_a_damaged_label_is_still_its_row() -> None:
    text = edited(("| 行政事业性收费 |", "| 行攻事业性牧费 |"), ("6.属于四类过程性信息", "6.属于四累过程信息"))
    assert [finding.code for finding in told(text, *TABLES)] == ["GI307", "GI307"]
    t2 = read(text).labelled_tables["T2"]
    assert isinstance(t2, Publications)
    cell = t2.cell("行政事业性收费", "本年收费金额（单位：万元）")
    assert cell is not None
    assert (cell.text.folded, t2.alike) == ("351.6", {"行政事业性收费"})


def test_the_rows_that_moved_are_named() -> None:
    first = "| ^ | （五）不予处理 | 1.信访举报投诉类申请 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n"
    last = "| ^ | ^ | 5.要求行政机关确认或重新出具已获取信息 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"
    text = edited((first, "| ^ | （五）不予处理 | 5.要求行政机关确认或重新出具已获取信息 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"),
                  (last, "| ^ | ^ | 1.信访举报投诉类申请 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n"))  # fmt: skip
    (finding,) = told(text, "GI309")
    assert finding.arguments["rows"] == ["5.要求行政机关确认或重新出具已获取信息", "1.信访举报投诉类申请"]


def test_rows_of_the_other_edition_have_no_order() -> None:
    """A table of 2021 with the part of 2019 on purchasing: GI302 tells that, and GI309 does not crash over it."""
    text = edited((FEES, f"{FEES}\n| 第二十条第（九）项 | < | < | < |\n| 信息内容 | 采购项目数量 | 采购总金额 | < |\n"
                         "| 政府集中采购 | 3 | 20 | < |"))  # fmt: skip
    assert told(text, "GI309") == []
    assert checker(("GI309",)).check(text.encode(), "report.md").states["GI309"].state == "ran"


# -- pieces -----------------------------------------------------------------------------------------------------


def test_pieces_are_counted() -> None:
    text = edited(
        ("| ^ | （四）无法提供 | 1.", "\n| 三、本年度办理结果 | （四）无法提供 | 1."),
        ("| ^ | （五）不予处理 | 1.", "\n| 三、本年度办理结果 | （五）不予处理 | 1."),
    )
    (finding,) = told(text, "GI310")
    assert finding.zh == "收到和处理政府信息公开申请情况表断成了3块，应当是一个完整的表格"
    assert len(finding.related) == 1


def test_a_label_over_two_rows_is_told_at_the_label() -> None:
    row = "| ^ | ^ | 5.要求行政机关确认或重新出具已获取信息 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |"
    halves = "| ^ | ^ | 5.要求行政机关确认 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n| ^ | ^ | 或重新出具已获取信息 |  |  |  |  |  |  |  |"
    text = edited((row, halves))
    (finding,) = told(text, *TABLES)
    assert (finding.code, finding.place.line) == ("GI310", line_of(text, "5.要求行政机关确认"))
    assert [related.place.line for related in finding.related] == [finding.place.line + 1]


@pytest.mark.parametrize("base", ["2019", "2021"])
def test_the_pages_of_a_pdf_cut_between_rows(base: str) -> None:
    pytest.importorskip("pypdfium2")
    markup = (CANONICAL / f"{base}.md").read_text("utf-8")
    result = checker(("GI310", "GI609")).check(WRITERS["pdf"](parse(markup)), "report.pdf")
    assert (result.checked, list(result.findings)) == (True, [])


# -- documents in force -----------------------------------------------------------------------------------------


def test_both_parts_are_named() -> None:
    text = edited(("| 行政规范性文件 | 2 | 1 | 14 |", "| 行政规范性文件 | 6 | 1 | 4 |"))
    (finding,) = told(text, "GI406")
    assert finding.zh == "行政规范性文件的“现行有效件数”为4，少于“本年制发件数”6减“本年废止件数”1"
    assert finding.en.endswith("is 4, fewer than “本年制发件数” 6 less “本年废止件数” 1")
    assert [related.zh for related in finding.related] == [
        "行政规范性文件 / 本年制发件数: 6",
        "行政规范性文件 / 本年废止件数: 1",
    ]


# -- real reports -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("seed-2020-public-works.txt", [("GI310", 46), ("GI310", 58)]),
        ("seed-2021-service-centre.md", []),
        ("shuyang-2025.md", [("GI310", 102)]),
    ],
)
def test_real_reports(corpus: Path, name: str, expected: list[tuple[str, int]]) -> None:
    codes = ("GI302", "GI304", "GI306", "GI307", "GI308", "GI309", "GI310", "GI406")
    assert places((corpus / name).read_text("utf-8"), *codes, name=name) == expected


def test_a_cell_that_a_page_cuts(corpus: Path) -> None:
    pytest.importorskip("pypdfium2")
    name = "huaian-2024.pdf"
    result = checker(("GI302", "GI304", "GI306", "GI307", "GI308", "GI309", "GI310", "GI406")).check(
        (corpus / name).read_bytes(), name
    )
    assert [(f.code, f.variant, f.severity.label, f.place.page) for f in result.findings] == [
        ("GI310", "page-break", "info", 4)
    ]
