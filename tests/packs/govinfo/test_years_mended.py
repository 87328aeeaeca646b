"""GI201, GI202, GI204, GI205, GI207, GI607: last year's years in many wordings, and a title that is what is wrong."""

import pytest
from edited_reports import checker, edited, fixed, line_of, places, told

TITLE = "# 云岭县水务局2023年"
PERIOD = "统计期限自2023年1月1日起至2023年12月31日止"
SENTENCE = "本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止"
OPENING = "2023年，云岭县水务局认真落实"
PLAN = "2024年，将开设“水价一图读懂”专栏"
LAST = "没有其他需要报告的事项。"
YEARS = ("GI201", "GI204", "GI207", "GI208", "GI210")


@pytest.mark.parametrize("year", [2019, 2022, 2024, 2032])
def test_where_all_else_sides_with_the_period_the_title_may_be_wrong(year: int) -> None:
    text = edited((TITLE, f"# 云岭县水务局{year}年")) + "\n云岭县水务局\n\n2024年1月15日\n"
    (finding,) = told(text, *YEARS, "GI302", "GI211")
    assert (finding.code, finding.variant, finding.fix, finding.place.line) == ("GI201", "title", None, 3)
    assert (finding.arguments["period"], finding.arguments["year"]) == (2023, year)
    assert [related.place.line for related in finding.related] == [1]
    assert finding.zh == (
        f"统计期限为2023年，与标题的{year}年不一致；报告其他地方的年份与统计期限相符，可能是标题的年份写错了"
    )


def test_a_period_that_nothing_sides_with_is_wrong_itself() -> None:
    (finding,) = told(edited((PERIOD, PERIOD.replace("2023", "2022"))), *YEARS)
    assert (finding.code, finding.variant) == ("GI201", "")
    assert finding.fix is not None


def test_a_review_of_the_title_s_year_leaves_the_title_its_due() -> None:
    text = edited((PERIOD, PERIOD.replace("2023", "2022")), (PLAN, PLAN.replace("2024", "2023")))
    assert [(f.code, f.variant) for f in told(text, *YEARS)] == [("GI201", ""), ("GI207", "")]


@pytest.mark.parametrize(
    "opening",
    [
        "2022年，县水务局认真落实",
        "2022年，水务局深入贯彻、认真落实",
        "二〇二二年，我局认真落实",
        "二零二二年度，我局认真落实",
        "在2022年，我局认真落实",
    ],
)
def test_stale_openings_of_the_body_by_any_name(opening: str) -> None:
    text = edited((OPENING, opening))
    assert places(text, "GI204") == [("GI204", line_of(text, opening))]


@pytest.mark.parametrize(
    ("counted", "stale"),
    [
        ("2022年新收政府信息公开申请25件", True),
        ("2022年度新收到政府信息公开申请25件", True),
        ("2022年组织对申请的答复评查3次，新收政府信息公开申请25件", True),
        ("2022年新收的3件申请于本年度办结，新收政府信息公开申请25件", False),
        ("2022年新收政府信息公开申请20件，2023年新收政府信息公开申请25件", False),
        ("2022年组织修订的《水务信息公开办法》施行，新收政府信息公开申请25件", False),
        ("在2022年度全县考核中获评优秀，新收政府信息公开申请25件", False),
    ],
)
def test_counts_of_last_year_open_an_aspect(counted: str, stale: bool) -> None:
    found = places(edited(("全年新收政府信息公开申请25件", counted)), "GI204")
    assert bool(found) is stale


@pytest.mark.parametrize(
    "said",
    [
        "报告期为2022年1月1日至2022年12月31日",
        "本报告数据统计区间为2022年1月1日至12月31日",
        "本报告时间跨度为2022年1月1日至2022年12月31日",
        "本报告起止时间为2022年1月1日至2022年12月31日",
        "本报告反映2022年1月1日至2022年12月31日政府信息公开工作情况",
        "以下数据统计自2022年1月1日至2022年12月31日",
    ],
)
def test_the_period_under_other_nouns(said: str) -> None:
    text = edited((SENTENCE, said))
    assert [(f.code, f.place.line) for f in told(text, "GI201", "GI202", "GI203")] == [("GI201", 3)]
    assert told(text.replace("2022年", "2023年"), "GI201", "GI202", "GI203") == []


@pytest.mark.parametrize(
    "said",
    [
        "档案的时间跨度为2012年3月1日至2022年8月31日",
        "规划期的起止时间为2021年1月1日至2025年12月31日",
        "本报告反映了2022年6月1日以来的变化",
    ],
)
def test_other_times_are_no_period(said: str) -> None:
    assert told(edited((SENTENCE, f"{said}。{SENTENCE}")), "GI201", "GI202", "GI203") == []


@pytest.mark.parametrize(
    "words",
    [
        "203年1月1日至2023年12月31日",
        "2023年1月1日至203年12月31日",
        "2023年1月1日至年12月31日",
        "年1月1日至年12月31日",
        "X年1月1日至X年12月31日",
        "2023年1月1日至2023年12",
        "2023年1月1日至2023年",
    ],
)
def test_damaged_and_unfilled_periods(words: str) -> None:
    text = edited((PERIOD, f"统计期限为{words}"))
    (finding,) = told(text, "GI201", "GI202", "GI203")
    assert (finding.code, finding.variant, finding.arguments) == ("GI202", "unreadable", {"words": words})


@pytest.mark.parametrize(
    "words",
    [
        "2023年1月1日至2023年底",
        "2023年1月1日至2023年12月",
        "本年1月1日至12月31日",
        "二〇二三年一月一日至十二月三十一日",
    ],
)
def test_whole_periods(words: str) -> None:
    assert told(edited((PERIOD, f"统计期限为{words}")), "GI201", "GI202", "GI203") == []


def test_a_preamble_that_calls_itself_no_annual_report() -> None:
    said = "现将2022年度政府信息公开工作情况报告如下。"
    (finding,) = told(edited((SENTENCE, f"{said}{SENTENCE}")), "GI205")
    assert finding.zh == "报告年度前后不一致：标题2023年、正文开头2022年；其余内容按2023年的报告检查"
    assert told(edited((SENTENCE, f"{said.replace('2022', '2023')}{SENTENCE}")), "GI205") == []


def test_the_page_s_title_decides_between_title_and_period() -> None:
    body = (
        f"<h1>云岭县水务局2022年政府信息公开工作年度报告</h1><p>{SENTENCE}。</p><h2>一、总体情况</h2><p>{OPENING}。</p>"
    )
    text = f"<html><head>\n<title>云岭县水务局2023年政府信息公开工作年度报告</title></head><body>\n{body}</body></html>"
    result = checker(("GI205", "GI201")).check(text.encode(), "report.html")
    assert [(f.code, f.place.line, f.arguments["year"]) for f in result.findings] == [("GI205", 3, 2023)]


@pytest.mark.parametrize(
    ("plan", "told_of"),
    [
        ("2023年，要把", True),
        ("下一年度（2023年），将把", True),
        ("在2023年的工作中，将把", True),
        ("2023年工作打算：把", True),
        ("下一年度（2024年），将把", False),
        ("2024年工作打算：把", False),
        ("2023年，要求各科室把", False),
        ("在2023年的工作中，我局将公开事项纳入考核，把", False),
        ("2023年工作计划完成后，把", False),
    ],
)
def test_other_words_of_plans(plan: str, told_of: bool) -> None:
    found = told(edited((PLAN, f"{plan}“水价一图读懂”专栏公布")), "GI207")
    assert [f.arguments for f in found] == ([{"found": 2023, "year": 2023, "next": 2024}] if told_of else [])


def test_dates_speak_the_reader_s_language() -> None:
    (late,) = told(edited() + "\n云岭县水务局\n\n2024年2月18日\n", "GI208")
    assert (late.zh, late.en) == (
        "落款日期为2024年2月18日，晚于公布期限2024年1月31日",
        "signed on 18 February 2024, later than 31 January 2024",
    )
    (partial,) = told(edited((PERIOD, "统计期限自2023年2月1日至2023年12月31日止")), "GI202")
    assert partial.en == "the statistics period is 1 February 2023 to 31 December 2023, not a whole year"
    (wrong,) = told(edited((PERIOD, "统计期限自2023年1月1日至2023年11月31日止")), "GI202")
    assert wrong.en == "the statistics period is wrong: there is no 31 November 2023"


@pytest.mark.parametrize(
    ("words", "at"),
    [
        ("（200字左右）", "（200字左右）"),
        ("收费情况：请填写。", "请填写"),
        ("【】", "【】"),
        ("共收取____元。", "____"),
        ("收取____", "____"),
    ],
)
def test_unfilled_places(words: str, at: str) -> None:
    (finding,) = told(edited((LAST, words)), "GI607")
    assert finding.arguments == {"words": at}


@pytest.mark.parametrize(
    "words",
    ["需要获取信息的，请填写《申请表》。", "申请人可在线填写申请。", "摘要200字左右的信息12条。", "由李××答复。"],
)
def test_honest_neighbours_of_unfilled_places(words: str) -> None:
    assert told(edited((LAST, words)), "GI607") == []


@pytest.mark.parametrize("left", ["××××××。", "（文字描述）", "此处填写其他需要报告的事项。"])
def test_a_last_section_of_template_text_is_told_once(left: str) -> None:
    fee = "本年度发出收费通知0件，总金额0元，实际收取政府信息公开信息处理费0元。"
    assert [f.code for f in told(edited((f"{fee}{LAST}", left)), "GI607", "GI508", "GI106")] == ["GI607"]


@pytest.mark.parametrize(
    ("opening", "stale"),
    [
        ("在2022年，我局被列为基层政务公开试点，今年进一步深化试点。", False),
        ("在2022年，我局探索推行“政策公开讲”，今年全面铺开。", False),
        ("2022年，我局探索推行“政策公开讲”，今年全面铺开。", False),
        ("二〇二二年，我局建成政务公开专区，今年接待群众230人次。", False),
        ("二〇二一年，水务局门户网站并入县政府网站，今年完成栏目优化。", False),
        ("2022年，本局公开信息272条，本年度公开312条。", False),
        ("在2022年，我局被列为基层政务公开试点，进一步深化试点。", True),
        ("2022年，我局公开信息312条。本年度工作有序开展。", True),
        ("2022年，我局认真落实《条例》要求，编制本年度报告。", True),
        ("2024年，我局认真落实《条例》要求，今年公开信息312条。", True),
    ],
)
def test_a_sentence_that_goes_on_to_this_year(opening: str, stale: bool) -> None:
    text = edited(
        (f"{OPENING}《条例》要求，围绕供水保障、河湖治理和水旱灾害防御推进政府信息公开，各项工作有序开展。", opening)
    )
    assert bool(told(text, "GI204")) is stale


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("为2023年度（1月1日—12月31日）", []),
        ("：2023年（1月1日至12月31日）", []),
        ("为2023年（2023年1月1日至2023年12月31日）", []),
        ("为2023年1月1日0时至2024年1月1日0时", []),
        ("为2023年度（1月1日至11月30日）", [("GI202", "partial", "2023年1月1日至2023年11月30日")]),
        ("为2023年度（12月31日至1月1日）", [("GI202", "", "2023年12月31日")]),
        ("为2022年度（1月1日至12月31日）", [("GI201", "", "统计期限为2022年")]),
        ("为2022年1月1日0时至2023年1月1日0时", [("GI201", "", "统计期限为2022年")]),
        ("为2023年1月1日至2024年1月1日", [("GI202", "partial", "2023年1月1日至2024年1月1日")]),
    ],
)
def test_the_days_of_a_year_in_brackets_and_midnights(words: str, expected: list[tuple[str, str, str]]) -> None:
    found = told(edited((PERIOD, f"统计期限{words}")), "GI201", "GI202", "GI203")
    assert [(f.code, f.variant) for f in found] == [(code, variant) for code, variant, _ in expected]
    assert all(said in f.zh for f, (_, _, said) in zip(found, expected, strict=True))


@pytest.mark.parametrize(
    ("words", "mended"),
    [
        ("为2022年度（1月1日至12月31日）", "为2023年度（1月1日至12月31日）"),
        ("为2022年1月1日0时至2023年1月1日0时", None),
    ],
)
def test_the_year_of_such_a_period_is_mended_where_it_stands_once(words: str, mended: str | None) -> None:
    text = edited((PERIOD, f"统计期限{words}"))
    (finding,) = told(text, "GI201")
    assert (fixed(text, finding) if finding.fix is not None else None) == (mended and text.replace(words, mended))


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("我局公开了统计年报（统计期限为2022年度）等信息", []),
        ("我局公开了本年度报告（统计期限为2022年度）等信息", ["GI201"]),
    ],
)
def test_the_period_of_statistics(said: str, expected: list[str]) -> None:
    assert [f.code for f in told(edited((OPENING, f"{said}。{OPENING}")), "GI201")] == expected


@pytest.mark.parametrize(
    ("said", "told_of"),
    [
        ("根据2022年年度报告评估反馈意见，编制本报告。", False),
        ("在2022年年度报告的基础上，完善了数据口径。", False),
        ("吸取2022年度报告评议意见，", False),
        ("现将本年度情况报告如下（2022年度报告可在网站查阅）。", False),
        ("现将2022年以来政府信息公开情况报告如下：", False),
        ("现公布2022年年度报告，接受社会评议。", True),
        ("现将2022年政府信息公开情况报告如下：", True),
        ("2022年度报告可在网站查阅。", True),
    ],
)
def test_earlier_reports_that_the_preamble_builds_on(said: str, told_of: bool) -> None:
    assert bool(told(edited((SENTENCE, f"{said}{SENTENCE}")), "GI205")) is told_of


@pytest.mark.parametrize(
    ("plan", "told_of"),
    [
        ("2023年，我局要把信息报送作为硬任务的做法得到县政府肯定，2024年将继续推行。", False),
        ("2023年，我局要把信息报送作为硬任务。", True),
        ("2023年，要把做法好、群众得到实惠的事项公开。", True),
        ("2023年，我局拟订《供水信息公开办法》并印发。", False),
        ("2023年，我局拟定期公开水质信息。", True),
        ("2023年，我局拟制定《供水信息公开办法》。", True),
        ("2023年，我局计划科牵头编印手册。", False),
        ("2023年，我局计划科学编制公开目录。", True),
        ("2023年，我局将试行的“水价听证公开”固定为制度。", False),
        ("2023年，我局将试行“水价听证公开”制度。", True),
        ("2023年将推广经验写入全县典型案例。", False),
        ("2023年将推广经验做法到各乡镇。", True),
        ("2023年，我局将把公开要求写入合同。", True),
    ],
)
def test_words_that_only_look_like_plans(plan: str, told_of: bool) -> None:
    text = edited((f"{PLAN}，每季度公布一次水质检测结果。", plan))
    assert [f.arguments["found"] for f in told(text, "GI207")] == ([2023] if told_of else [])


@pytest.mark.parametrize("later", ["2023年，我局拟订《办法》并印发。", "2023年，我局计划科牵头编印手册。"])
def test_a_review_in_such_words_is_one_of_this_year(later: str) -> None:
    assert told(edited((OPENING, f"2022年，我局认真清理文件。{later}{OPENING[6:]}")), "GI204") == []


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("统计期限自2023年1月1日起至2023年", "12月31日止。", []),
        ("统计期限自2023年1月1日起至2023年12", "月31日止。", []),
        ("统计期限自2022年1月1日起至2022年12", "月31日止。", [("GI201", "")]),
        ("统计期限自2023年1月1日起至2023年12", "报告电子版可在网站查阅。", [("GI202", "unreadable")]),
    ],
)
def test_a_period_whose_last_date_stands_on_two_lines(first: str, second: str, expected: list[tuple[str, str]]) -> None:
    body = f"本报告根据《中华人民共和国政府信息公开条例》编制，全文由六部分组成。{first}\n{second}"
    text = f"云岭县水务局2023年政府信息公开工作年度报告\n\n{body}\n\n一、总体情况\n\n{OPENING}《条例》要求。\n"
    assert [(f.code, f.variant) for f in told(text, "GI201", "GI202", "GI203", name="report.txt")] == expected


def test_a_report_without_a_paragraph_before_its_sections() -> None:
    text = "# 云岭县水务局2023年政府信息公开工作年度报告\n\n## 一、总体情况\n\n### （一）主动公开\n\n公开信息312条。\n"
    assert [f.zh for f in told(text, "RL003")] == []
