"""GI102, GI103, GI105, GI109, GI110: the headings of the six sections."""

from pathlib import Path

import pytest
from edited_reports import edited, fixed, line_of, places, read, told

from reportlint_govinfo.facts.order import heading_order
from reportlint_govinfo.facts.sections import statutory_sections

S2, S3 = "## 二、主动公开政府信息情况", "## 三、收到和处理政府信息公开申请情况"
S4, S5 = "## 四、政府信息公开行政复议、行政诉讼情况", "## 五、存在的主要问题及改进情况"
S6 = "## 六、其他需要报告的事项"
END = "没有其他需要报告的事项。"


@pytest.mark.parametrize(
    ("edits", "said"),
    [
        (
            [(S5, "## 五、其他需要报告的事项"), (S6, "## 六、存在的主要问题及改进情况")],
            "各部分没有按法定顺序排列：“六、存在的主要问题及改进情况”应排在“五、其他需要报告的事项”之前",
        ),
        (
            [(S2, "## 二、收到和处理政府信息公开申请情况"), (S3, "## 三、主动公开政府信息情况")],
            "各部分没有按法定顺序排列：“三、主动公开政府信息情况”应排在“二、收到和处理政府信息公开申请情况”之前",
        ),
        (
            [("## 一、总体情况\n\n2023年", "2023年"), (END, f"{END}\n\n## 一、总体情况\n\n详见专栏。")],
            "各部分没有按法定顺序排列：“一、总体情况”应排在“二、主动公开政府信息情况”之前",
        ),
        (
            [("## 一、总体情况\n", f"{S6}\n\n没有。\n\n## 一、总体情况\n"), (f"{S6}\n\n本年度发出", "本年度发出")],
            "各部分没有按法定顺序排列：“六、其他需要报告的事项”应排在“五、存在的主要问题及改进情况”之后",
        ),
    ],
)
def test_the_section_out_of_order_is_named_with_its_neighbour(edits: list[tuple[str, str]], said: str) -> None:
    findings = told(edited(*edits), "GI102", "GI104")
    assert [finding.zh for finding in findings if finding.code == "GI102"] == [said]


def test_sorting_that_mends_the_numbers_silences_them() -> None:
    text = edited((S2, "## 三、收到和处理政府信息公开申请情况"), (S3, "## 二、主动公开政府信息情况"))
    assert [code for code, _ in places(text, "GI102", "GI104")] == ["GI102"]


def test_a_regular_report_has_a_regular_order() -> None:
    report = read(edited())
    order = heading_order(report, statutory_sections(report))
    assert (order.displaced, order.duplicates, order.unexpected, order.twins) == (None, (), (), ())


@pytest.mark.parametrize(
    ("old", "new", "mended", "safe"),
    [
        (S5, "## 五、现存问题与改进举措", S5, True),
        ("## 一、总体情况", "## 一、工作概述", "## 一、总体情况", True),
        (S3, "## 三、依申请公开办理情况", S3, False),
        (S6, "## 六、其他事项", S6, True),
        (f"{S6}\n\n本年度", "六、其他事项：本年度", "六、其他需要报告的事项：本年度", True),
    ],
)
def test_a_title_is_mended_to_the_statutory_one(old: str, new: str, mended: str, safe: bool) -> None:
    text = edited((old, new))
    (finding,) = told(text, "GI103")
    assert finding.fix is not None
    assert finding.fix.safe is safe
    after = fixed(text, finding)
    assert mended in after
    assert told(after, "GI103") == []


@pytest.mark.parametrize(
    ("old", "new", "safe"),
    [
        (S5, "## 五、存在的主要问题及下一步工作打算", False),
        (S3, "## 三、政府信息公开申请接收与办理情况", False),
        (S6, "## 六、其他报告的事项", True),
        ("## 一、总体情况", "## 一、工作概述", True),
    ],
)
def test_a_title_that_says_more_is_not_safely_mended(old: str, new: str, safe: bool) -> None:
    (finding,) = told(edited((old, new)), "GI103")
    assert finding.fix is not None
    assert finding.fix.safe is safe


@pytest.mark.parametrize(
    ("merged", "lost", "expected"),
    [
        (f"{S5}和其他需要报告的事项", S6, [("GI101", "缺少法定部分：六、其他需要报告的事项")]),
        (
            "## 三、收到和处理政府信息公开申请及行政复议、行政诉讼情况",
            S4,
            [("GI101", "“四、政府信息公开行政复议、行政诉讼情况”的标题缺失，只剩下它的表格")],
        ),
    ],
)
def test_a_heading_of_two_sections_is_one_finding(merged: str, lost: str, expected: list[tuple[str, str]]) -> None:
    """It is mended by no fix: the statutory wording of one would lose the other."""
    own = {"五": S5, "三": S3}[merged[3]]
    findings = told(edited((own, merged), (f"{lost}\n", "")), "GI101", "GI103", "GI104", "GI110")
    assert [(finding.code, finding.zh) for finding in findings] == expected
    both = told(edited((own, merged)), "GI103")
    assert [finding.fix for finding in both] == [None]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (S2, "## 主动公开政府信息情况", "标题“主动公开政府信息情况”没有编号，应为“二、”"),
        (S6, S6.replace("六、", ""), "标题“其他需要报告的事项”没有编号，应为“六、”"),
        (S6, "其他需要报告的事项", "标题“其他需要报告的事项”没有编号，应为“六、”"),
        (S4, S4.replace("四、", "4、"), "标题编号“4、”不连续，应为“四、”"),
        (S5, S5.replace("五、", "伍、"), "标题编号“伍、”不连续，应为“五、”"),
        (S5, S5.replace("五、", "第五部分 "), "标题编号“第五部分”不连续，应为“五、”"),
        (S5, S5.replace("五、", "（五）"), "标题编号“（五）”不连续，应为“五、”"),
        (S5, S5.replace("五、", "五，"), "标题编号“五，”的写法与其他部分不同，应为“五、”"),
        (S5, S5.replace("五、", "七、"), "标题编号“七、”不连续，应为“五、”"),
        ("### （三）政府", "### （二）政府", "标题编号“（二）”不连续，与上一个编号重复，应为“（三）”"),
        ("### （三）政府", "### （四）政府", "标题编号“（四）”不连续，应为“（三）”"),
        ("### （三）政府", "### 政府", "标题“政府信息管理情况”没有编号，应为“（三）”"),
        ("### （五）", "### （六）", "标题编号“（六）”不连续，上一个编号是“（四）”"),
    ],
)
def test_a_wrong_number_is_told_where_it_stands(old: str, new: str, said: str) -> None:
    text = edited((old, new))
    (finding,) = told(text, "GI101", "GI104", "GI107", "GI110")
    assert (finding.zh, finding.place.line) == (said, line_of(edited(), old))


@pytest.mark.parametrize("line", ["政府信息管理情况", "### 3.政府信息管理情况"])
def test_an_aspect_whose_number_is_lost_is_written_nonetheless(line: str) -> None:
    (finding,) = told(edited(("### （三）政府信息管理情况", line)), "GI104", "GI107")
    assert finding.zh == "标题编号“（四）”不连续，上一个编号是“（二）”"


def test_an_unnumbered_line_that_only_announces_a_section_is_not_told() -> None:
    text = edited(("## 一、总体情况", "总体情况\n\n见下文。\n\n## 一、总体情况"))
    assert told(text, "GI104") == []


def test_an_item_of_section_one_is_no_section_of_another_name() -> None:
    """Where both headings around it are lost, the table lends its id to whatever stands above it."""
    text = edited((S2 + "\n", ""), ("### （五）监督保障情况", "5.监督保障情况"))
    assert told(text, "GI103") == []


def test_a_text_that_was_copied_twice_is_one_finding() -> None:
    text = edited()
    twice = text + "\n" + text[text.index("## 一、总体情况") :]
    (finding,) = told(twice, "GI105")
    assert finding.zh.startswith("“一、总体情况”、“二、主动公开政府信息情况”、")
    assert finding.place.line == len(text.splitlines()) + 2
    assert [related.place.line for related in finding.related] == [5]


def _applications(text: str) -> str:
    """The whole table of applications."""
    start = text.index("| 本列数据的勾稽关系")
    return text[start : text.index("\n\n", start)]


def test_a_table_of_applications_printed_twice_is_told_at_its_second_printing() -> None:
    text = edited()
    table = _applications(text)
    twice = text.replace(table, f"{table}\n\n以上数据已核对。\n\n{table}")
    (finding,) = told(twice, "GI105")
    assert finding.zh == "“收到和处理政府信息公开申请情况”出现了两次：表格重复"
    lines = twice.splitlines()
    first, second = (i + 1 for i, line in enumerate(lines) if line.startswith("| 一、本年新收"))
    assert (finding.place.line, [related.place.line for related in finding.related]) == (second, [first])


def test_a_lower_bodys_table_under_its_own_heading_is_honest() -> None:
    text = edited()
    table = _applications(text)
    other = table.replace("| 21 | 3 |", "| 11 | 1 |").replace("| 25 |", "| 13 |")
    assert told(text.replace(table, f"{table}\n\n### （一）局属单位\n\n{other}"), "GI105") == []


def test_a_heading_printed_twice_in_a_row_is_told_once() -> None:
    text = edited((S6, f"{S6}\n\n{S6}"))
    second = [i + 1 for i, line in enumerate(text.splitlines()) if line == S6][1]
    assert places(text, "GI105", "GI106", "GI104") == [("GI105", second)]


@pytest.mark.parametrize(
    ("old", "new", "mended"),
    [
        (S4, S4.replace("## ", "#### "), S4),
        (S6, S6.replace("## ", ""), S6),
        (S6, S6.replace("## ", "**") + "**", "## **六、其他需要报告的事项**"),
        (S6, S6.replace("## ", "  ### "), S6),
        ("## 一、总体情况", "#### 一、总体情况", "#### 二、主动公开政府信息情况"),
    ],
)
def test_levels_are_mended_in_markdown(old: str, new: str, mended: str) -> None:
    text = edited((old, new)) if not new.startswith(" ") else edited().replace(old, new)
    (finding,) = told(text, "GI109")
    assert finding.fix is not None
    assert finding.fix.safe
    after = fixed(text, finding)
    assert mended in after.splitlines()
    assert told(after, "GI109") == []


def test_an_underlined_heading_is_told_and_left_alone() -> None:
    text = edited().replace(S6, "六、其他需要报告的事项\n==========")
    (finding,) = told(text, "GI109")
    assert finding.place.line == line_of(text, "六、其他需要报告的事项\n")
    assert finding.fix is None


def test_a_first_heading_without_its_mark_is_told_and_the_others_keep_theirs() -> None:
    (finding,) = told(edited(("## 一、总体情况", "一、总体情况")), "GI109")
    assert finding.zh.endswith("这里为“##”，那里没有标题标记")
    assert finding.fix is None


def test_levels_of_a_page_are_told_without_a_fix() -> None:
    from reportlint.testing.document import parse
    from reportlint.testing.writers import WRITERS

    page = WRITERS["html"](parse(edited((S4, S4.replace("## ", "#### "))))).decode()
    (finding,) = told(page, "GI109", name="report.html")
    assert finding.zh.endswith("这里为4级标题，那里为2级标题")
    assert finding.fix is None


def test_what_stands_besides_the_six_sections_is_listed_once() -> None:
    text = edited(
        (END, f"{END}\n\n## 七、收费情况\n\n没有收费。\n\n## 八、2024年打算\n\n改版专栏。\n\n## 九、附件\n\n见专栏。")
    )
    (finding,) = told(text, "GI110", "GI104")
    assert finding.zh == "有法定六部分之外的一级标题：七、收费情况、八、2024年打算"
    assert finding.place.line == line_of(text, "## 七、收费情况")


def test_a_report_with_none_of_the_six_sections_is_one_fault() -> None:
    text = "# 云岭县水务局2023年政府信息公开工作年度报告\n\n本报告统计期限为2023年度。\n"
    text += "".join(
        f"\n## {number}、{title}\n\n全年有序推进。\n"
        for number, title in zip("一二三", ["领导重视", "措施得力", "成效明显"], strict=True)
    )
    assert [code for code, _ in places(text, "GI101", "GI110", "GI102", "GI105")] == ["GI101"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("seed-2020-public-works.txt", []),
        ("seed-2021-service-centre.md", [("GI109", 39)]),
        ("shuyang-2025.md", [("GI109", 184)]),
    ],
)
def test_real_reports(corpus: Path, name: str, expected: list[tuple[str, int]]) -> None:
    text = (corpus / name).read_text("utf-8")
    assert places(text, "GI102", "GI103", "GI105", "GI109", "GI110", name=name) == expected
