"""GI501–GI513: what they tell and where, and what honest reports never hear."""

import os
from functools import cache
from pathlib import Path

import pytest
from edited_reports import edited, line_of, told, told_with
from honest_reports import honest_report

from reportlint.batch.check import Checker, Settings
from reportlint.plugins.registry import Registry
from reportlint_govinfo.rules.narrative import RequestsReceived

CODES = tuple(f"GI5{number:02}" for number in range(1, 14))
REQUESTS = "全年新收政府信息公开申请25件，上年结转2件"
OUTCOMES = "其中予以公开11件、部分公开4件、不予公开3件、无法提供5件、不予处理2件"
ANSWERS = f"办结25件，{OUTCOMES}，结转下年度继续办理2件"
DISPUTES = "因政府信息公开被申请行政复议2件，其中结果维持1件、尚未审结1件；被提起行政诉讼1件，结果维持1件。"
FEE = "本年度发出收费通知0件，总金额0元，实际收取政府信息公开信息处理费0元。没有其他需要报告的事项。"
TITLE = ("# 云岭县水务局2023年", "# 云岭县人民政府2023年")


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (
            ("新收政府信息公开申请25件", "新收政府信息公开申请28件"),
            ["GI501 正文称收到政府信息公开申请28件，表格“一、本年新收”为25件，“一”“二”合计27件"],
        ),
        *[
            (
                (REQUESTS, f"全年收到政府信息公开申请{words}"),
                [f"GI501 正文称收到政府信息公开申请{number}件，表格“一、本年新收”为25件，“一”“二”合计27件"],
            )
            for words, number in [
                ("25件，加上上年结转的2件，共计28件", 28),
                ("25件，加上上年结转2件共计24件", 24),
                ("25件，含上年结转共28件", 28),
                ("27件，加上上年结转的2件，共27件", 27),
                ("26件，加上上年结转的2件，共28件", 26),
            ]
        ],
        *[
            ((REQUESTS, f"全年收到政府信息公开申请{words}"), [])
            for words in (
                "25件，含上年结转共27件",
                "25件，连同上年结转共27件",
                "25件，加上2022年结转共27件",
                "25件，上年结转2件，共27件",
                "25件，上年未办结2件",
                "25件，上年遗留2件",
            )
        ],
        (
            (REQUESTS, "网上申请16件、信函申请10件，共26件，上年结转2件"),
            ["GI501 正文称收到政府信息公开申请26件，表格“一、本年新收”为25件，“一”“二”合计27件"],
        ),
        (("予以公开11件", "予以公开12件"), ["GI502 正文称予以公开12件，与申请情况表不一致，表中为11件"]),
        ((f"{REQUESTS}。办结25件", "政府信息公开申请已办结23件并答复申请人"), ["GI502 正文称办结或答复23件，与申请情况表不一致，表中为25件"]),
        ((f"{REQUESTS}。办结25件", "政府信息公开申请已办结25件并答复申请人"), []),
        ((f"{REQUESTS}。办结25件", "政府信息公开申请已答复23件"), []),
        *[
            ((f"{REQUESTS}。{ANSWERS}", words), [])
            for words in (
                "新收政府信息公开申请25件，当年办结23件，当年办结率92%",
                "新收的25件政府信息公开申请中，年内办结23件",
                "新收的25件政府信息公开申请中，予以公开10件、部分公开3件",
                "上年结转的2件政府信息公开申请，答复结果为予以公开1件、无法提供1件",
            )
        ],
        (
            (f"{REQUESTS}。{ANSWERS}", "全年收到政府信息公开申请25件，办结23件"),
            ["GI502 正文称办结或答复23件，与申请情况表不一致，表中为25件"],
        ),
        (
            (f"{REQUESTS}。{ANSWERS}", "新收的25件政府信息公开申请中，予以公开8件"),
            ["GI502 正文称予以公开8件，与申请情况表不一致，表中为11件"],
        ),
        (("办结25件", "办结21件"), ["GI502 正文称办结或答复21件，与申请情况表不一致，表中为25件"]),
        (
            ("被申请行政复议2件", "被申请行政复议3件"),
            ["GI503 正文称行政复议3件，与行政复议、行政诉讼情况表不一致，表中为2件"],
        ),
        (
            (DISPUTES, "因政府信息公开被申请行政复议1件。"),
            ["GI503.pending 正文称行政复议1件，表中总计为2件，相差的是尚未审结的件数"],
        ),
        (
            (DISPUTES, "未发生因政府信息公开引起的行政诉讼。"),
            ["GI504 正文称没有行政诉讼，行政复议、行政诉讼情况表却为1"],
        ),
        (
            (DISPUTES, "未发生因政府信息公开引起的行政复议和行政诉讼。"),
            ["GI504 正文称没有行政复议和行政诉讼，行政复议、行政诉讼情况表却为3"],
        ),
        (
            (DISPUTES, "被提起政府信息公开行政诉讼1件，被纠正。"),
            ["GI503 正文称行政诉讼结果纠正1件，与行政复议、行政诉讼情况表不一致，表中为0件"],
        ),
        (
            (DISPUTES, "因政府信息公开被申请行政复议4件，均维持。"),
            ["GI503 正文称行政复议4件，与行政复议、行政诉讼情况表不一致，表中为2件"],
        ),
        (
            (DISPUTES, "因政府信息公开被申请行政复议1件，其中维持1件、尚未审结1件。"),
            ["GI503 正文称行政复议1件，与行政复议、行政诉讼情况表不一致，表中为2件"],
        ),
        ((DISPUTES, "因政府信息公开被申请行政复议1件，其中维持1件，另有1件尚未审结。"), []),
        (
            (DISPUTES, "因政府信息公开被申请行政复议1件，其中尚未审结1件。此外，2022年受理的行政复议1件在本年审结，结果维持。"),
            [],
        ),
        ((DISPUTES, "新发生政府信息公开行政复议1件，上年结转1件，合计2件。"), []),
        (
            (DISPUTES, "新发生政府信息公开行政复议3件，上年结转1件。"),
            ["GI503 正文称行政复议3件，与行政复议、行政诉讼情况表不一致，表中为2件"],
        ),
        (
            (DISPUTES, "新发生政府信息公开行政复议2件，上年结转1件，合计3件。"),
            ["GI503 正文称行政复议3件，与行政复议、行政诉讼情况表不一致，表中为2件"],
        ),
        (("上年结转2件", "上年结转3件"), ["GI505 正文称上年结转3件，与申请情况表不一致，表中为2件"]),
        (("上年结转2件", "上年遗留3件"), ["GI505 正文称上年结转3件，与申请情况表不一致，表中为2件"]),
        (("上年结转2件", "另有上年未办结3件"), ["GI505 正文称上年结转3件，与申请情况表不一致，表中为2件"]),
        (("，结转下年度继续办理2件", "，其余3件结转下年度"), ["GI505 正文称结转下年度3件，与申请情况表不一致，表中为2件"]),
        (("，结转下年度继续办理2件", "，其余2件正在办理中"), []),
        ((OUTCOMES, "其中予以公开11件，占34%"), ["GI506 11件占34%有误：按总数27、25计算应为41、44%"]),
        (("供水服务类信息96条", "供水服务类信息196条"), ["GI507 分项与总数不符：196+124+92=412条，大于总数312条"]),
        ((FEE, "没有其他需要报告的事项。"), ["GI508 “六、其他需要报告的事项”没有报告信息处理费的收取情况，未收取的也应写明"]),
        (("制发行政规范性文件2件", "制发行政规范性文件3件"), ["GI509 正文称制发行政规范性文件3件，主动公开政府信息情况表中为2件"]),
        (
            (REQUESTS, "新收政府信息公开申请25件，其中自然人申请20件"),
            ["GI510 正文称自然人申请20件，与申请情况表不一致，表中为21、23件"],
        ),
        ((f"办结25件，{OUTCOMES}，结转下年度继续办理2件", "所有申请均已办结"), ["GI512 正文称申请全部办结，但表格“四、结转下年度继续办理”为2件"]),
        ((FEE, "全年收取政府信息公开信息处理费3000元。"), ["GI513 报告称收取了信息处理费，但没有写明发出收费通知的件数"]),
    ],
)  # fmt: skip
def test_messages(edit: tuple[str, str], expected: list[str]) -> None:
    found = told(edited(edit), *CODES)
    assert [f"{f.code}{'.' if f.variant else ''}{f.variant} {f.zh}" for f in found] == expected


def test_places_and_related() -> None:
    text = edited(("予以公开11件", "予以公开12件"))
    (found,) = told(text, *CODES)
    line = text.splitlines()[line_of(text, "予以公开12件") - 1]
    assert (found.place.line, line[found.place.column - 1 : found.place.end_column - 1]) == (
        line_of(text, "予以公开12件"),
        "予以公开12件",
    )
    assert [related.place.line for related in found.related] == [line_of(text, "（一）予以公开")]


def test_the_row_of_an_outcome_that_the_table_lacks_is_related() -> None:
    text = edited(("不予处理2件", "不予处理2件、其他处理3件"))
    (found,) = told(text, *CODES)
    rows = [text.splitlines()[related.place.line - 1] for related in found.related]
    assert (found.code, len(rows), "1.申请人无正当理由逾期不补正" in rows[0]) == ("GI502", 1, True)


def test_the_sum_is_the_place() -> None:
    text = edited((REQUESTS, "全年收到政府信息公开申请25件，加上上年结转的2件，共计28件"))
    (found,) = told(text, *CODES)
    line = text.splitlines()[found.place.line - 1]
    assert line[found.place.column - 1 : found.place.end_column - 1] == "共计28件"


def test_a_wrong_number_said_twice_is_told_once() -> None:
    text = edited((DISPUTES, f"{DISPUTES}全年共办结政府信息公开申请28件。"), ("办结25件", "办结28件"))
    assert [(f.code, len(f.related)) for f in told(text, *CODES)] == [("GI502", 2)]


def test_tolerance() -> None:
    text = edited(("新收政府信息公开申请25件", "新收政府信息公开申请28件"))
    assert [f.code for f in told_with(text, RequestsReceived(tolerance=1), "GI501")] == []
    assert [f.code for f in told_with(text, RequestsReceived(), "GI501")] == ["GI501"]


@pytest.mark.parametrize(
    "words",
    [
        "全县共受理859件，其中县政府办代表县政府受理17件，同意公开答复9件。",
        "县政府办公室共收到17件，答复17件，其中予以公开9件。",
        "共收到政府信息公开申请17件，答复17件。",
        "县自然资源局收到120件，不予公开30件。",
        "各乡镇共收到55件，均予以公开。",
    ],
)
def test_a_unit_of_the_county_is_not_the_county(words: str) -> None:
    text = edited(TITLE, (REQUESTS, words), (f"。办结25件，{OUTCOMES}，结转下年度继续办理2件", ""), (DISPUTES, ""))
    assert [f.code for f in told(text, *CODES) if f.code != "GI501" or "859" not in f.zh] == []


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        (("| 21 | 3 | 0 | 0 | 1 | 0 | 25 |", "| 21 | 3 | 0 | 0 | 1 | 0 | 26 |"), "25"),
        (("| 21 | 3 | 0 | 0 | 1 | 0 | 25 |", "| 21 | 3 | 0 | 0 | 1 | 0 | 26 |"), "26"),
    ],
)
def test_either_side_of_a_table_that_contradicts_itself(cells: tuple[str, str], words: str) -> None:
    label = "| 一、本年新收政府信息公开申请数量 | < | < "
    text = edited((label + cells[0], label + cells[1]), ("新收政府信息公开申请25件", f"新收政府信息公开申请{words}件"))
    assert told(text, "GI501") == []


def test_no_tables_no_comparison() -> None:
    text = (
        "# 云岭县水务局2023年政府信息公开工作年度报告\n\n## 一、总体情况\n\n全年收到政府信息公开申请25件，答复28件。\n"
    )
    assert told(text, *CODES) == []


@cache
def checker() -> Checker:
    return Checker(Registry(), Settings(profile="govinfo"))


@pytest.mark.parametrize("start", range(0, 200, 20))
def test_honest_reports_are_silent(start: int) -> None:
    for seed in range(start, start + 20):
        result = checker().check(honest_report(seed).encode(), "report.md")
        found = [f"{seed} {f.code} {f.place.line}:{f.place.column} {f.zh}" for f in result.findings if f.code in CODES]
        assert found == []


@pytest.mark.slow
def test_many_honest_reports_are_silent() -> None:
    for seed in range(200, 2000):
        result = checker().check(honest_report(seed).encode(), "report.md")
        assert [(seed, f.code, f.zh) for f in result.findings if f.code in CODES] == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("seed-2020-public-works.txt", []),
        ("seed-2021-service-centre.md", []),
        ("shuyang-2025.md", []),
        ("huaian-2024.pdf", ["GI513"]),
    ],
)
def test_real_reports(name: str, expected: list[str]) -> None:
    corpus = Path(os.environ.get("REPORTLINT_CORPUS", Path(__file__).parents[4] / "shared" / "corpus"))
    if not (corpus / name).is_file():
        pytest.skip(f"no {name} in {corpus}")
    if name.endswith(".pdf"):
        pytest.importorskip("pypdfium2")
    result = checker().check((corpus / name).read_bytes(), name)
    assert [f.code for f in result.findings if f.code in CODES] == expected
