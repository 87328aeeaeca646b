"""Blocks → outline: what is a heading, where it stands, what is joined. The shapes are those of real reports."""

from __future__ import annotations

import pytest
from outlines import draw, read

from reportlint import Paragraph, Span

TITLE = "云岭县示例局2023年政府信息公开工作年度报告"


def _draw(body: str, name: str = "report.md") -> list[str]:
    first, *rest = draw(f"{TITLE}\n\n{body}", name)
    assert first == f"# {TITLE}"
    return rest


def _both(body: str) -> list[str]:
    """The outline, which is the same in Markdown and in text."""
    outline = _draw(body)
    assert _draw(body, "report.txt") == outline
    return outline


# -- headings ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "outline"),
    [
        pytest.param(
            "前言。\n\n一、总体情况\n\n（一）主动公开情况\n\n公开12条。\n\n二、主动公开政府信息情况\n\n见表。",
            [
                "¶ 前言。",
                "S1 一、 总体情况",
                "  （一） 主动公开情况",
                "    ¶ 公开12条。",
                "S2 二、 主动公开政府信息情况",
                "  ¶ 见表。",
            ],
            id="the usual",
        ),
        pytest.param(
            "总体情况\n\n公开。\n\n主动公开政府信息情况\n\n其他需要报告的事项\n\n无",
            ["S1 总体情况", "  ¶ 公开。", "S2 主动公开政府信息情况", "S6 其他需要报告的事项", "  ¶ 无"],
            id="no numbers",
        ),
        pytest.param(
            "一、总体情况\n\n1.主动公开\n\n公开12条。\n\n2.监督保障\n\n二、主动公开政府信息情况\n\n见表。",
            [
                "S1 一、 总体情况",
                "  1. 主动公开",
                "    ¶ 公开12条。",
                "  2. 监督保障",
                "S2 二、 主动公开政府信息情况",
                "  ¶ 见表。",
            ],
            id="nothing under the last of several",
        ),
        pytest.param(
            "四、收费情况\n\n没有收费。\n\n五、咨询处理情况\n\n没有发生。\n\n五、存在的主要问题及改进情况\n\n不足。",
            [
                "四、 收费情况",
                "  ¶ 没有收费。",
                "五、 咨询处理情况",
                "  ¶ 没有发生。",
                "S5 五、 存在的主要问题及改进情况",
                "  ¶ 不足。",
            ],
            id="the number of an expected section is there before it",
        ),
        pytest.param(
            "1、 总体情况\n\n1、主动公开\n\n公开。\n\n2、依申请公开\n\n收到3件。\n\n2、主动公开政府信息情况\n\n3、收到和处理政府信息公开申请情况",
            [
                "S1 1、 总体情况",
                "  1、 主动公开",
                "    ¶ 公开。",
                "  2、 依申请公开",
                "    ¶ 收到3件。",
                "S2 2、 主动公开政府信息情况",
                "S3 3、 收到和处理政府信息公开申请情况",
            ],
            id="1、 for 一、, and again below",
        ),
        pytest.param(
            "一、总体情况\n\n公开。\n\n2、主动公开政府信息情况\n\n见表。\n\n三、收到和处理政府信息公开申请情况",
            [
                "S1 一、 总体情况",
                "  ¶ 公开。",
                "S2 2、 主动公开政府信息情况",
                "  ¶ 见表。",
                "S3 三、 收到和处理政府信息公开申请情况",
            ],
            id="one foreign number",
        ),
        pytest.param(
            "第一部分 总体情况\n\n公开。\n\n第二部分 主动公开政府信息情况",
            ["S1 第一部分 总体情况", "  ¶ 公开。", "S2 第二部分 主动公开政府信息情况"],
            id="parts",
        ),
        pytest.param(
            "一、总体情况\n\n㈠主动公开\n\n公开12条信息。\n\n㈡依申请公开\n\n收到3件。",
            ["S1 一、 总体情况", "  ㈠ 主动公开", "    ¶ 公开12条信息。", "  ㈡ 依申请公开", "    ¶ 收到3件。"],
            id="bracketed ideographs",
        ),
        pytest.param(
            "一、總體情況\n\n公开。\n\n二、主動公開政府信息情況",
            ["S1 一、 總體情況", "  ¶ 公开。", "S2 二、 主動公開政府信息情況"],
            id="traditional characters",
        ),
        pytest.param(
            "一、2023年政务公开总体情况\n\n公开。\n\n二、行政机关主动公开政府信息的情况",
            ["S1 一、 2023年政务公开总体情况", "  ¶ 公开。", "S2 二、 行政机关主动公开政府信息的情况"],
            id="longer names",
        ),
        pytest.param(
            "一 、总 体 情 况\n\n公开。\n\n二、 主动公开政府信息情况",
            ["S1 一、 总体情况", "  ¶ 公开。", "S2 二、 主动公开政府信息情况"],
            id="spaces",
        ),
    ],
)
def test_headings(body: str, outline: list[str]) -> None:
    assert _both(body) == outline


@pytest.mark.parametrize(
    ("body", "outline"),
    [
        pytest.param(
            "一、总体情况。2023年，我局认真落实。\n\n二、主动公开政府信息情况：公开12条。\n\n六、其他需要报告的事项 无",
            [
                "S1 一、 总体情况 /",
                "  ¶ 2023年，我局认真落实。",
                "S2 二、 主动公开政府信息情况 /",
                "  ¶ 公开12条。",
                "S6 六、 其他需要报告的事项 /",
                "  ¶ 无",
            ],
            id="sections",
        ),
        pytest.param(
            "五、存在的主要问题及改进情况\n\n（一）存在的主要问题。一是认识不足，公开不够及时。\n\n（二）改进措施：加强学习，拓宽公开渠道，丰富公开内容。",
            [
                "S5 五、 存在的主要问题及改进情况",
                "  （一） 存在的主要问题 /",
                "    ¶ 一是认识不足，公开不够及时。",
                "  （二） 改进措施 /",
                "    ¶ 加强学习，拓宽公开渠道，丰富公开内容。",
            ],
            id="below",
        ),
        pytest.param(
            "一、总体情况\n\n(三) 制度建设情况为信息公开工作提供了有力的制度保障，一方面，制定了管理制度，另一方面，定期组织检查，确保安全。",
            [
                "S1 一、 总体情况",
                "  (三) 制度建设情况 /",
                "    ¶ 为信息公开工作提供了有力的制度保障，一方面，制定了管理制度，另一方面，定期组织检查，确保安全。",
            ],
            id="without a mark between",
        ),
    ],
)
def test_headings_whose_text_goes_on_in_the_line(body: str, outline: list[str]) -> None:
    assert _both(body) == outline


@pytest.mark.parametrize(
    ("first", "sixth", "numbers"),
    [
        ("一\u3000", "六\u3000", ("一", "六")),
        ("一 ", "六  ", ("一", "六")),
        ("1\u3000", "6\u3000", ("1", "6")),
        ("【一】", "【六】", ("【一】", "【六】")),
        ("壹、", "陆、", ("壹、", "陆、")),
        ("Ⅰ. ", "Ⅵ. ", ("Ⅰ.", "Ⅵ.")),
    ],
)
def test_other_numbers_of_sections(first: str, sixth: str, numbers: tuple[str, str]) -> None:
    body = f"{first}总体情况\n\n（一）培训情况\n\n培训2次。\n\n{sixth}其他需要报告的事项\n\n详见附表。"
    assert _both(body) == [
        f"S1 {numbers[0]} 总体情况",
        "  （一） 培训情况",
        "    ¶ 培训2次。",
        f"S6 {numbers[1]} 其他需要报告的事项",
        "  ¶ 详见附表。",
    ]


def test_a_number_before_a_blank_ends_a_paragraph() -> None:
    """Neither the paragraph before nor the text behind is joined with the heading."""
    above = "我局在政务服务大厅设置公开查阅点，配备查询电脑和自助打印设备，全年接待群众，"
    title = "三\u3000收到和处理政府信息公开申请情况"
    assert _draw(f"一\u3000总体情况\n{above}\n{title}\n\n详见下表。", "report.txt") == [
        "S1 一 总体情况",
        f"  ¶ {above}",
        "S3 三 收到和处理政府信息公开申请情况",
        "  ¶ 详见下表。",
    ]


@pytest.mark.parametrize(
    ("line", "drawn"),
    [
        ("## 三 依申请办理情况", "三 依申请办理情况"),
        ("## 三 定 方 案", "三定方案"),
        ("## 二 〇 二 三 年工作", "二〇二三年工作"),
        ("## 一 是加强学习", "一是 加强学习"),
        ("## 12 月工作", "12月工作"),
        ("三 依申请办理情况", "¶ 三依申请办理情况"),
        ("一总体情况", "S1 一 总体情况"),
        ("一，总体情况", "S1 一， 总体情况"),
        ("## 一：总体情况", "S1 一： 总体情况"),
        ("一总体情况良好", "¶ 一总体情况良好"),
        ("一；总体情况", "¶ 一；总体情况"),
        ("2023总体情况", "¶ 2023总体情况"),
        ("一 个总体情况", "¶ 一个总体情况"),
    ],
)
def test_a_number_that_no_mark_closes(line: str, drawn: str) -> None:
    outline = _draw(f"## 二 主动公开政府信息情况\n\n见表。\n\n{line}\n\n公开12条。")
    assert drawn in [words.strip() for words in outline]


@pytest.mark.parametrize(
    ("first", "sentence"),
    [
        ("（一）收费情况：全年未收取信息处理费。", "（二）无其他需要说明的事项。"),
        ("（一）收费情况。全年未收取信息处理费。", "（二）全年收到信息处理费0元。"),
        ("1.收费情况。全年没有收取政府信息公开信息处理费。", "2.本年度没有其他事项。"),
        ("1.收费情况。全年没有收取政府信息公开信息处理费。", "2.建立“每周调度”制度，逐月通报。"),
    ],
)
def test_a_sentence_behind_a_heading_is_none(first: str, sentence: str) -> None:
    section = read(f"六、其他需要报告的事项\n\n{first}\n\n{sentence}").sections[0]
    (below,) = section.sections
    assert [text.text.folded for text in below.paragraphs][1:] == [sentence]
    after = read(f"五、存在的主要问题及改进情况\n\n{first}\n\n{sentence}\n\n六、其他需要报告的事项\n\n无。").sections
    assert [len(other.sections) for other in after] == [1, 0]


@pytest.mark.parametrize("words", ["（二）政府信息管理情况。", "（二）监督保障。", "（二）未主动公开信息情况。"])
def test_a_heading_with_a_full_stop_stays_one(words: str) -> None:
    body = f"一、总体情况\n\n（一）主动公开。全年公开信息12条。\n\n{words}\n\n（三）平台建设。改版政府网站专栏。"
    assert [section.number for section in read(body).sections[0].sections] == ["（一）", "（二）", "（三）"]


LIST = "五、存在的主要问题及改进情况\n\n{}\n\n六、其他需要报告的事项\n\n无。"
LONG = "2.编印《供水问答手册》，制作缴费流程短视频5期，在各营业厅循环播放，方便群众查阅。"


@pytest.mark.parametrize(
    ("body", "headings"),
    [
        (
            f"存在的问题\n\n1.公开意识不够强，更新不及时。\n\n2.解读形式单一，图表偏少。\n\n改进情况\n\n1.加强学习，按季培训。\n\n{LONG}",
            [],
        ),
        (f"1.公开意识不够强，更新不及时。\n\n2.解读形式单一，图表偏少。\n\n{LONG.replace('2.', '3.')}", []),
        (f"1.加强学习，按季培训。\n\n各科室轮流主讲。\n\n{LONG}", ["1.加强学习，按季培训。"]),
        (f"1.加强学习，按季培训。\n\n{LONG.replace('2.', '5.')}", ["1.加强学习，按季培训。"]),
        (f"1.加强学习。\n\n{LONG}", []),
        (f"1.主动公开情况。\n\n{LONG}", ["1.主动公开情况。"]),
    ],
)
def test_a_sentence_beside_an_item_that_is_a_paragraph_is_an_item(body: str, headings: list[str]) -> None:
    for name in ("report.md", "report.txt"):
        sections = read(f"{TITLE}\n\n{LIST.format(body)}", name).walk()
        assert [section.heading.text.folded for section in sections if not section.id] == headings


def test_a_sentence_with_items_under_it_is_a_heading() -> None:
    body = "一、总体情况\n\n（一）主动公开。全年公开信息12条。\n\n（二）未办结事项有两类。\n\n1.征收类。\n\n正在补正。"
    assert [section.number for section in read(body).sections[0].sections] == ["（一）", "（二）"]


def test_headings_over_two_lines() -> None:
    assert _both("四、政府信息公开行政复议、\n行政诉讼情况\n\n没有。\n\n五、存在的主要问题\n\n及改进情况\n\n有。") == [
        "S4 四、 政府信息公开行政复议、行政诉讼情况",
        "  ¶ 没有。",
        "S5 五、 存在的主要问题及改进情况",
        "  ¶ 有。",
    ]
    heading = read("四、政府信息公开行政复议、\n行政诉讼情况\n\n没有。").sections[0].heading
    assert heading.span == Span(0, 20)
    assert heading.text.joins == ()


@pytest.mark.parametrize(
    ("body", "outline"),
    [
        pytest.param(
            "一、总体情况\n\n二、要加强学习，提高认识。\n\n四是加强培训。\n\n二、主动公开政府信息情况\n\n无。",
            [
                "S1 一、 总体情况",
                "  ¶ 二、要加强学习，提高认识。",
                "  ¶ 四是加强培训。",
                "S2 二、 主动公开政府信息情况",
                "  ¶ 无。",
            ],
            id="sentences",
        ),
        pytest.param(
            "三、收到和处理政府信息公开申请情况\n\n一、本年新收政府信息公开申请数量 3 0 3\n\n二、上年结转政府信息公开申请数量\n\n"
            "（一）予以公开\n\n（七）总计\n\n四、结转下年度继续办理\n\n四、政府信息公开行政复议、行政诉讼情况\n\n无。",
            [
                "S3 三、 收到和处理政府信息公开申请情况",
                "  ¶ 一、本年新收政府信息公开申请数量3 0 3",
                "  ¶ 二、上年结转政府信息公开申请数量",
                "  ¶ （一）予以公开",
                "  ¶ （七）总计",
                "  ¶ 四、结转下年度继续办理",
                "S4 四、 政府信息公开行政复议、行政诉讼情况",
                "  ¶ 无。",
            ],
            id="labels of a table",
        ),
        pytest.param(
            "一、总体情况\n\n2023年，我局公开。\n\n1.5万人次参加了培训。\n\n2.0平台上线运行。",
            ["S1 一、 总体情况", "  ¶ 2023年，我局公开。", "  ¶ 1.5万人次参加了培训。", "  ¶ 2.0平台上线运行。"],
            id="years and fractions",
        ),
        pytest.param(
            "一、总体情况\n\n1.公开目录\n\n2.公开指南\n\n3.公开年报\n\n二、主动公开政府信息情况\n\n无。",
            [
                "S1 一、 总体情况",
                "  ¶ 1.公开目录",
                "  ¶ 2.公开指南",
                "  ¶ 3.公开年报",
                "S2 二、 主动公开政府信息情况",
                "  ¶ 无。",
            ],
            id="items of a list",
        ),
        pytest.param(
            "六、其他需要报告的事项\n\n无。\n\n云岭县示例局\n\n2024年1月18日\n\n附件：1.统计表\n\n2.流程图",
            [
                "S6 六、 其他需要报告的事项",
                "  ¶ 无。",
                "  ¶ 云岭县示例局",
                "  ¶ 2024年1月18日",
                "  ¶ 附件：1.统计表",
                "  ¶ 2.流程图",
            ],
            id="signature and attachments",
        ),
        pytest.param(
            "目录\n\n一、总体情况……1\n\n（一）主动公开情况……1\n\n二、主动公开政府信息情况……2\n\n三、收到和处理政府信息公开申请情况\n\n"
            "一、总体情况\n\n（一）主动公开情况\n\n公开。\n\n二、主动公开政府信息情况\n\n见表。\n\n三、收到和处理政府信息公开申请情况\n\n见表。",
            [
                "¶ 目录",
                "¶ 一、总体情况……1",
                "¶ （一）主动公开情况……1",
                "¶ 二、主动公开政府信息情况……2",
                "¶ 三、收到和处理政府信息公开申请情况",
                "S1 一、 总体情况",
                "  （一） 主动公开情况",
                "    ¶ 公开。",
                "S2 二、 主动公开政府信息情况",
                "  ¶ 见表。",
                "S3 三、 收到和处理政府信息公开申请情况",
                "  ¶ 见表。",
            ],
            id="a table of contents",
        ),
    ],
)
def test_what_is_no_heading(body: str, outline: list[str]) -> None:
    assert _both(body) == outline


def test_six_headings_without_text_are_no_table_of_contents() -> None:
    assert [line[:2] for line in _both("一、总体情况\n\n二、主动公开政府信息情况\n\n六、其他需要报告的事项")] == [
        "S1",
        "S2",
        "S6",
    ]


@pytest.mark.parametrize(
    ("body", "outline"),
    [
        pytest.param(
            "五、存在的主要问题及改进情况\n\n一、存在的问题\n\n不够及时。\n\n二、改进情况\n\n加强培训。\n\n六、其他需要报告的事项\n\n无。",
            [
                "S5 五、 存在的主要问题及改进情况",
                "  一、 存在的问题",
                "    ¶ 不够及时。",
                "  二、 改进情况",
                "    ¶ 加强培训。",
                "S6 六、 其他需要报告的事项",
                "  ¶ 无。",
            ],
            id="一、 again inside a section",
        ),
        pytest.param(
            "一、总体情况\n\n公开。\n\n二、供水工程建设\n\n建成。\n\n三、收到和处理政府信息公开申请情况\n\n无。",
            [
                "S1 一、 总体情况",
                "  ¶ 公开。",
                "二、 供水工程建设",
                "  ¶ 建成。",
                "S3 三、 收到和处理政府信息公开申请情况",
                "  ¶ 无。",
            ],
            id="a foreign section",
        ),
    ],
)
def test_numbers_that_begin_again(body: str, outline: list[str]) -> None:
    assert _both(body) == outline


# -- Markdown's own levels --------------------------------------------------------------------------------------


def test_mixed_levels() -> None:
    text = f"# {TITLE}\n\n## 一、总体情况\n\n甲。\n\n#### 二、主动公开政府信息情况\n\n乙。\n\n六、其他需要报告的事项\n\n丙。"
    assert draw(text)[1:] == [
        "S1 一、 总体情况",
        "  ¶ 甲。",
        "S2 二、 主动公开政府信息情况",
        "  ¶ 乙。",
        "S6 六、 其他需要报告的事项",
        "  ¶ 丙。",
    ]
    assert [section.heading.mark for section in read(text).sections] == [2, 4, 0]


def test_a_mark_says_that_a_repeated_number_stands_at_the_top() -> None:
    body = "## 五、存在的主要问题及改进情况\n\n甲。\n\n## 五、下一步计划\n\n乙。\n\n## 六、其他需要报告的事项\n\n丙。"
    assert _draw(body) == [
        "S5 五、 存在的主要问题及改进情况",
        "  ¶ 甲。",
        "五、 下一步计划",
        "  ¶ 乙。",
        "S6 六、 其他需要报告的事项",
        "  ¶ 丙。",
    ]
    assert _draw(body.replace("#", "").replace(" ", ""), "report.txt")[2] == "  五、 下一步计划"


def test_labels_of_a_table_that_are_marked_are_no_headings() -> None:
    body = (
        "## 三、收到和处理政府信息公开申请情况\n\n### 一、本年新收政府信息公开申请数量\n| a | b |\n|---|---|\n| 1 | 2 |\n\n"
        "### (三) 不予公开\n\n### 四、结转下年度继续办理\n\n## 四、政府信息公开行政复议、行政诉讼情况\n\n无。"
    )
    assert _draw(body) == [
        "S3 三、 收到和处理政府信息公开申请情况",
        "  ¶ 一、本年新收政府信息公开申请数量",
        "  ▦ 2×2",
        "  ¶ (三)不予公开",
        "  ¶ 四、结转下年度继续办理",
        "S4 四、 政府信息公开行政复议、行政诉讼情况",
        "  ¶ 无。",
    ]


def test_setext_and_strong_headings() -> None:
    text = f"{TITLE}\n====\n\n一、总体情况\n----\n\n甲。\n\n**（一）主动公开**\n\n乙。\n\n**重点领域**\n\n公开了财政预算决算和重大建设项目等重点领域的信息，共二十余条。"
    assert draw(text)[1:] == [
        "S1 一、 总体情况",
        "  ¶ 甲。",
        "  （一） 主动公开",
        "    ¶ 乙。",
        "    重点领域",
        "      ¶ 公开了财政预算决算和重大建设项目等重点领域的信息，共二十余条。",
    ]


# -- title ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "title", "before"),
    [
        (TITLE, TITLE, []),
        ("云岭县示例局\n\n2023年政府信息公开工作年度报告", TITLE, []),
        ("云岭县示例局2023年政府\n信息公开工作年度报告", TITLE, []),
        ("2023年政府信息公开工作年度报告", "2023年政府信息公开工作年度报告", []),
        (
            f"关于公布年度报告的通知\n\n各单位：\n\n现予公布。\n\n{TITLE}",
            TITLE,
            ["关于公布年度报告的通知", "各单位：", "现予公布。"],
        ),
        (f"云岭县人民政府门户网站\n\n{TITLE}", TITLE, ["云岭县人民政府门户网站"]),
        (
            "云岭县人民政府门户网站\n\n2023年政府信息公开工作年度报告",
            "2023年政府信息公开工作年度报告",
            ["云岭县人民政府门户网站"],
        ),
        (
            "来源：云岭县示例局\n\n2023年政府信息公开工作年度报告",
            "2023年政府信息公开工作年度报告",
            ["来源：云岭县示例局"],
        ),
        (f"{TITLE}\n\n（2024年1月18日）", TITLE, ["（2024年1月18日）"]),
        (f"云岭县示例局政府信息公开工作年度报告\n\n{TITLE}", TITLE, ["云岭县示例局政府信息公开工作年度报告"]),
        ("# 甲乙报告", "甲乙报告", []),
        ("甲乙。", None, ["甲乙。"]),
    ],
)
def test_title(head: str, title: str | None, before: list[str]) -> None:
    report = read(f"{head}\n\n一、总体情况\n\n公开。")
    assert (None if report.title is None else report.title.folded) == title
    assert [block.text.folded for block in report.blocks if isinstance(block, Paragraph)] == before


# -- paragraphs cut by pages, broken lines ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "paragraphs"),
    [
        pytest.param(
            "制度建设为信息公开工作提供了有力的保\n\n障。一方面，制定了制度。",
            ["制度建设为信息公开工作提供了有力的保|障。一方面，制定了制度。"],
            id="a word",
        ),
        pytest.param(
            "2024年，为进一步提高公开质量，我局将\n\n针对以上不足制定工作细则，逐项明确责任。",
            ["2024年，为进一步提高公开质量，我局将|针对以上不足制定工作细则，逐项明确责任。"],
            id="behind a word that no sentence ends with",
        ),
        pytest.param(
            "以信息公开促进做好各项重点工作任务，\n\n继续完善和充实公开内容。",
            ["以信息公开促进做好各项重点工作任务，|继续完善和充实公开内容。"],
            id="a comma",
        ),
        pytest.param(
            "聚焦重点领域和关键环节，努力让信息“看\n\n得懂、用得上”。",
            ["聚焦重点领域和关键环节，努力让信息“看|得懂、用得上”。"],
            id="a quotation",
        ),
        pytest.param(
            "全年通过县政府门户网站主动公开政府信息三百余条其中供水服务类信息九\n\n十六条，河湖治理类信息较多。",
            ["全年通过县政府门户网站主动公开政府信息三百余条其中供水服务类信息九|十六条，河湖治理类信息较多。"],
            id="nothing",
        ),
        pytest.param(
            "公开工作取得一定成效。\n\n但是仍有不足。",
            ["公开工作取得一定成效。", "但是仍有不足。"],
            id="two paragraphs",
        ),
        pytest.param(
            "主动公开工作情况如下：\n\n全年公开12条。", ["主动公开工作情况如下：", "全年公开12条。"], id="a colon"
        ),
        pytest.param(
            "云岭县水务局政府信息公开工作领导小组办公室\n\n无。",
            ["云岭县水务局政府信息公开工作领导小组办公室", "无。"],
            id="a line and 无",
        ),
        pytest.param(
            "加强政府信息公开工作的组织领导和制度建设\n\n2023年，我局认真落实。",
            ["加强政府信息公开工作的组织领导和制度建设", "2023年，我局认真落实。"],
            id="a sentence of its own",
        ),
        pytest.param(
            "聚焦重点领域“看得懂、用得上、易监督。\n\n全年公开政府信息12条。\n\n开展培训3次。",
            ["聚焦重点领域“看得懂、用得上、易监督。", "全年公开政府信息12条。", "开展培训3次。"],
            id="a quotation that never ends",
        ),
    ],
)
def test_paragraphs_over_pages(body: str, paragraphs: list[str]) -> None:
    assert _both(f"一、总体情况\n\n{body}") == ["S1 一、 总体情况", *(f"  ¶ {words}" for words in paragraphs)]


def test_the_place_of_words_over_a_page_break_is_in_pieces() -> None:
    text = f"{TITLE}\n\n一、总体情况\n\n制度建设为信息公开工作提供了有力的保\n\n障。一方面，制定了制度。"
    report = read(text)
    (paragraph,) = report.sections[0].blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.joined
    span = paragraph.text.find("保障")
    assert span is not None
    assert [text[piece.start : piece.end] for piece in span.pieces] == ["保", "障"]
    assert len(paragraph.span.pieces) == 2


def test_a_heading_and_a_short_text_are_not_joined() -> None:
    assert _both("四、政府信息公开行政复议、行政诉讼情况\n\n没有。") == [
        "S4 四、 政府信息公开行政复议、行政诉讼情况",
        "  ¶ 没有。",
    ]
    assert _both("三、收到和处理政府信息公开申请情况\n\n均已办结。") == [
        "S3 三、 收到和处理政府信息公开申请情况",
        "  ¶ 均已办结。",
    ]


def test_hard_wrapped_text() -> None:
    lines = [
        "一、总体情况",
        "云岭县水务局认真落实条例要求，围绕供水保障和河湖治理推进政府信息公开工作各",
        "项工作有序开展全年通过县政府门户网站主动公开政府信息三百一十二条其中供水服",
        "务类信息九十六条河湖治理类信息一百二十四条水旱灾害防御类信息九十二条并且配",
        "发解读材料。",
        "制发行政规范性文件两件废止一件均在印发后五个工作日内公开此外还认真办理依申",
        "请公开，全年新收申请二十五件均在法定期限内办结并且按照规定答复了所有的申请",
        "人。",
    ]
    outline = _both("\n".join(lines))
    assert outline[0] == "S1 一、 总体情况"
    assert [line.strip()[2:8] for line in outline[1:]] == ["云岭县水务局", "制发行政规范"]
    assert outline[1].endswith("务类信息九十六条河湖治理类信息一百二十四条水旱灾害防御类信息九十二条并且配发解读材料。")
    assert outline[2].endswith("人。")


def test_the_tree_without_sections() -> None:
    report = read("只有一段文字。")
    assert (report.title, report.sections, len(report.blocks)) == (None, (), 1)


def test_sections_know_their_blocks_and_parents() -> None:
    report = read(f"{TITLE}\n\n一、总体情况\n\n甲。\n\n（一）主动公开\n\n乙。")
    first = report.sections[0]
    (child,) = first.sections
    (paragraph,) = child.blocks
    assert report.parent(paragraph) is child
    assert report.parent(child) is first
    assert report.parent(first) is None
    assert [s.title.folded for s in report.path(report.section_of(paragraph.span))] == ["总体情况", "主动公开"]
    assert report.section_of(Span(0, 1)) is None
    assert first.length == 4
    assert report.section("S1") is first
    assert report.section("S9") is None
