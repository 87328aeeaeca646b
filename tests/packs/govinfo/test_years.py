"""GI201 to GI205, GI207: years and tenses."""

import json
from pathlib import Path

import pytest
from edited_reports import edited, line_of, places, told

from reportlint_govinfo.facts.tense import is_to_come

OPENING = "2023年，云岭县水务局认真落实"
PLAN = "2024年，将开设“水价一图读懂”专栏"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("我局将进一步加强政策解读", True),
        ("将建立信息更新台账", True),
        ("下一步抓好落实", True),
        ("拟开设专栏", True),
        ("我局将政府信息公开纳入年度考核", False),
        ("将重点领域信息公开作为突破口", False),
        ("将推进政务公开作为重要抓手", False),
        ("将规范性文件集中公布", False),
        ("全年主动公开信息312条", False),
        ("将来", False),
    ],
)
def test_is_to_come(words: str, expected: bool) -> None:
    assert is_to_come(words) is expected


@pytest.mark.parametrize(
    "opening",
    [
        "2022年，云岭县水务局认真落实",
        "2022年度，我局认真落实",
        "2022年全县水务系统认真落实",
        "2022年，在县委、县政府领导下，认真落实",
        "2024年，我局认真落实",
    ],
)
def test_stale_openings(opening: str) -> None:
    text = edited((OPENING, opening))
    assert places(text, "GI204") == [("GI204", line_of(text, opening))]


@pytest.mark.parametrize(
    "opening",
    [
        "2022年以来，云岭县水务局认真落实",
        "2022年是水务改革的第一年，云岭县水务局认真落实",
        "2022年，国务院办公厅作出部署，云岭县水务局认真落实",
        "2022年，我局较上年多公开12条。2023年，我局认真落实",
        "2022年12月，我局完成换届，认真落实",
        "据2022年统计，云岭县水务局认真落实",
        "与2022年相比，云岭县水务局认真落实",
        "2024年，我局将继续认真落实",
    ],
)
def test_honest_openings(opening: str) -> None:
    assert told(edited((OPENING, opening)), "GI204") == []


def test_one_wrong_year_is_one_finding() -> None:
    text = edited(
        (OPENING, "2022年，我局认真落实"),
        ("全年新收政府信息公开申请25件", "2022年，我局新收政府信息公开申请25件"),
        ("改版县政府门户网站水务专栏", "2021年，我局改版县政府门户网站水务专栏"),
    )
    first, second = told(text, "GI204")
    assert (first.arguments, [place.place.line for place in first.related]) == (
        {"found": 2022, "year": 2023},
        [line_of(text, "2022年，我局新收")],
    )
    assert second.arguments == {"found": 2021, "year": 2023}


def test_a_year_that_only_the_file_is_named_by_accuses_nobody() -> None:
    text = edited(
        ("# 云岭县水务局2023年政府信息公开工作年度报告\n", ""),
        ("本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止。", ""),
    )
    assert places(text, "GI204", "GI207", name="2024年.md") == []


@pytest.mark.parametrize(
    ("plan", "year"),
    [
        ("2023年，将开设", 2023),
        ("2023年我局将重点开设", 2023),
        ("2022年，我们计划开设", 2022),
        ("2025年，将继续开设", 2025),
        ("下一步，2023年拟开设", 2023),
        ("2023年，针对存在问题，我局将着力开设", 2023),
        ("2023年，我局将给十二个水厂统一制作", 2023),
        ("答复满意率由61%上升到84%，2023年将推广到所有乡镇，并开设", 2023),
        ("**改进：** 2023年，将试行", 2023),
    ],
)
def test_plans_of_another_year(plan: str, year: int) -> None:
    text = edited((PLAN, f"{plan}“水价一图读懂”专栏"))
    (finding,) = told(text, "GI207")
    assert finding.arguments == {"found": year, "year": 2023, "next": 2024}
    assert finding.place.line == line_of(text, plan)


@pytest.mark.parametrize(
    "plan",
    [
        "今年，将开设",
        "到2027年底前，将开设",
        "2025年底前，将开设",
        "按照2023年计划安排，开设",
        "2023年，我局将专栏纳入考核，开设",
        "2023年，已开设",
        "2023年，将试行方案公布，开设",
        "答复满意率由61%上升到84%，2024年将推广到所有乡镇，并开设",
        "“十五五”期间，将开设",
        "2024年，将开设热线；2025年，将开设",
    ],
)
def test_honest_plans(plan: str) -> None:
    assert told(edited((PLAN, f"{plan}“水价一图读懂”专栏")), "GI207") == []


PERIOD = "自2023年1月1日起至2023年12月31日止"
YEARS = ("GI201", "GI202", "GI204", "GI205", "GI207")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("2022年度报告见本网站。", []),
        ("2022年度报告详见往期。", []),
        ("本报告体例与2022年度报告一致。", []),
        ("2022年度报告的更正说明附后。", []),
        ("2022年度政府信息公开工作年度报告可在历年年报中查阅。", []),
        ("统计口径沿用2022年度报告。", []),
        ("2022年度报告见附件。", ["GI205"]),
        ("2022年度报告可在县政府网站下载。", ["GI205"]),
        ("2022年度报告公布如下，数据口径一致。", ["GI205"]),
        ("现公布云岭县水务局2022年政府信息公开工作年度报告。", ["GI205"]),
        ("2021年度报告见本网站。现公布云岭县水务局2022年政府信息公开工作年度报告。", ["GI205"]),
    ],
)
def test_reports_that_the_preamble_names(said: str, expected: list[str]) -> None:
    text = edited((f"{PERIOD}。", f"{PERIOD}。{said}"))
    assert [finding.code for finding in told(text, *YEARS)] == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("，与2022年度报告（数据统计期限为2022年1月1日至12月31日）口径一致。", []),
        ("，个别历史数据的统计期限为2019年1月1日至2023年12月31日。", []),
        ("。第三部分数据的统计期限为2022年1月1日至12月31日。", ["GI201"]),
        ("。本部分数据的统计期限为2022年1月1日至2023年12月31日。", ["GI202"]),
    ],
)
def test_periods_beside_the_report_s(said: str, expected: list[str]) -> None:
    text = edited((f"{PERIOD}。", f"{PERIOD}{said}"))
    assert [finding.code for finding in told(text, *YEARS)] == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("云岭县水务局 政府信息公开年报 2024年01月19日", []),
        ("云岭县水务局政府信息公开年报（2024-01-19）", []),
        ("云岭县水务局2023年政府信息公开年报 2024年1月19日", []),
        ("云岭县水务局2022年政府信息公开年报 2024年1月19日", [2022]),
        ("云岭县水务局2022年政府信息公开年报", [2022]),
    ],
)
def test_a_day_in_the_title_of_the_page(title: str, expected: list[int]) -> None:
    text = f"---\ntitle: {title}\n---\n{edited()}"
    year = next((finding.arguments["places"] for finding in told(text, "GI205")), [])
    assert [place for place in year if "page-title" in str(place)] == [f"page-title {value}" for value in expected]


def test_the_period_is_missing_where_nothing_states_it(corpus: Path) -> None:
    missing = []
    for line in (corpus / "openings.jsonl").read_text("utf-8").splitlines():
        opening = json.loads(line)
        if told(opening["text"], "GI203", name=f"{opening['id']}.txt"):
            missing.append(opening["id"])
            assert opening["truth"]["period_start"] is None
    assert missing == [
        "syn-039", "syn-146", "syn-150", "syn-207", "syn-223", "syn-226", "syn-230", "syn-233", "syn-286", "syn-343", "syn-350",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["seed-2020-public-works.txt", "seed-2021-service-centre.md", "shuyang-2025.md"])
def test_real_reports_are_silent(corpus: Path, name: str) -> None:
    assert places((corpus / name).read_text("utf-8"), "GI203", "GI204", "GI207", name=name) == []
