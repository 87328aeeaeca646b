"""The reader of counts: what each sentence states, of whom, and where."""

import time
from functools import cache

import pytest
from counted_sentences import BUREAU, COUNTY, SENTENCES, TOWN

from reportlint.authoring.plan import Plan
from reportlint.batch.check import Checker, Settings
from reportlint.engine.run import Facts
from reportlint.plugins.registry import Registry
from reportlint_govinfo.facts import StatedCounts
from reportlint_govinfo.facts.fees import StatedFees
from reportlint_govinfo.facts.numerals import read_numeral
from reportlint_govinfo.facts.shares import StatedShares
from reportlint_govinfo.facts.stated import Statement


@cache
def checker() -> Checker:
    return Checker(Registry(), Settings(profile="govinfo"))


@cache
def plan() -> Plan:
    registry = checker().registry
    return checker().plan(
        next(profile for pack in registry.packs for profile in pack.profiles if profile.id == "govinfo")
    )


def facts_of(text: str, who: str = BUREAU, heading: str = "（二）依申请公开情况") -> Facts:
    source = f"# {who}2023年政府信息公开工作年度报告\n\n## 一、总体情况\n\n### {heading}\n\n{text}\n"
    report, _ = checker().read(source.encode(), "report.md")
    return Facts(report, plan())


def stated(text: str, who: str = BUREAU, heading: str = "（二）依申请公开情况") -> tuple[Statement, ...]:
    counts = facts_of(text, who, heading).get(StatedCounts)
    assert isinstance(counts, StatedCounts)
    return counts.statements


def written(statement: Statement) -> str:
    return f"{'+'.join(statement.keys)}={statement.value}"


@pytest.mark.parametrize(("who", "text", "expected"), SENTENCES, ids=[text[:24] for _, text, _ in SENTENCES])
def test_whole_statements(who: str, text: str, expected: str) -> None:
    found = [written(s) for s in stated(text, who) if s.scope == "whole" and not s.rough]
    assert sorted(found) == sorted(expected.split())


@pytest.mark.parametrize(
    ("who", "text", "expected"),
    [
        (COUNTY, "全县受理申请859件，其中县政府办受理17件，予以公开9件。", ["received=859 whole"]),
        (COUNTY, "2023年共收到政府信息公开申请100件。", ["received=100 unnamed"]),
        (COUNTY, "全县受理申请25件。县政府本级，答复3件。", ["received=25 whole", "answered=3 unit"]),
        (BUREAU, "收到网上申请12件。", ["received=12 channel"]),
        (BUREAU, "2022年收到政府信息公开申请30件。", ["received=30 year"]),
        (BUREAU, "目前答复政府信息公开申请30件。", ["answered=30 year"]),
        (BUREAU, "网络申请80件，予以公开60件。", ["received=80 channel", "open=60 part"]),
        (BUREAU, "受理政府信息公开申请22件，另收到转办件3件。", ["received=22 part"]),
        (BUREAU, "按时答复政府信息公开申请23件，延期答复2件。", ["answered=23 part"]),
        (TOWN, "全镇收到政府信息公开申请2件。", ["received=2 whole"]),
    ],
)
def test_scopes(who: str, text: str, expected: list[str]) -> None:
    assert [f"{written(s)} {s.scope}" for s in stated(text, who)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年新收政府信息公开申请25件，上年结转2件。", ["新收政府信息公开申请25件", "结转2件"]),
        ("办结25件，其中11件予以公开。", ["办结25件", "11件予以公开"]),
        ("全年未收到政府信息公开申请。", ["未收到政府信息公开申请"]),
        ("政府信息公开行政复议、行政诉讼共3件。", ["政府信息公开行政复议、行政诉讼共3件"]),
    ],
)
def test_the_place_is_the_number_with_its_words(text: str, expected: list[str]) -> None:
    found = stated(text)
    assert [s.words for s in found] == expected
    assert [s.text.source[s.span.start : s.span.end] for s in found] == expected


def test_the_largest_number_received() -> None:
    counts = facts_of("受理依申请公开20件。全年共收到政府信息公开申请25件。").get(StatedCounts)
    assert isinstance(counts, StatedCounts)
    assert counts.received is not None
    assert counts.received.value == 25


def test_what_a_number_is_part_of() -> None:
    received, answered = stated("收到政府信息公开申请25件，其中23件已答复。")
    assert (received.of, answered.of) == ((), ("received",))


def test_topics_need_their_words() -> None:
    assert stated("全年收到行政复议12件、行政诉讼8件。", heading="（五）监督保障情况") == ()
    assert stated("收到申请12件，办结10件。", heading="（一）行政审批情况") == ()
    assert [written(s) for s in stated("政府信息公开行政复议12件。", heading="（五）监督保障情况")] == ["reviews=12"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("公开信息312条，其中供水类96条、河湖类124条、防御类92条。", [(312, [96, 124, 92], False, True)]),
        ("公开信息312条（供水类96条、河湖类124条、防御类92条）。", [(312, [96, 124, 92], False, True)]),
        ("召开发布会12场，分别为供水专题5场、防汛专题7场。", [(12, [5, 7], True, True)]),
        ("公开信息100条，其中网站公开100条、微信公开80条。", [(100, [100, 80], False, False)]),
        ("发布政策文件24件，其中规范性文件2件，配套解读25件。", [(24, [2], False, False)]),
        ("收到申请25件，其中予以公开11件。", []),
        ("公开信息300余条，其中政策类200条。", []),
        ("收到申请25件，结转4件。网上、信函分别为20件、5件。", [(25, [20, 5], True, False)]),
        ("收到申请25件，结转4件。申请量居前的科室为征收科、物业科，分别为9件、6件。", [(4, [9, 6], False, True)]),
    ],
)
def test_breakdowns(text: str, expected: list[tuple[int, list[int], bool, bool]]) -> None:
    shares = facts_of(text, heading="（一）主动公开情况").get(StatedShares)
    assert isinstance(shares, StatedShares)
    found = [(b.total.value, [part.value for part in b.parts], b.complete, b.alike) for b in shares.breakdowns]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收到申请25件，其中网络申请20件，占80%。", [(20, "80", (25,))]),
        ("公开及部分公开15件（60.0%）。", [(15, "60.0", ())]),
        ("收到申请11件，其中5件结转下年度。其中：予以公开6件（占100%）。", [(6, "100", (11, 5))]),
        ("收到申请25件，占全县的3%。", []),
        ("收到申请25件，同比增长80%。", []),
        ("公开11件、部分公开4件，合计占60%。", []),
        ("网站、新媒体发布20件、5件，分别占80%、20%。", []),
        ("本市20件，市外5件，各占80%和20%。", []),
        ("网上5件，信函5件，各占50%。", [(5, "50", (5,))]),
        ("收到申请25件。县政府受理2件，部门18件，乡镇5件。征地类10件，占40%。", [(10, "40", (2, 18, 5, 25))]),
    ],
)
def test_percentages(text: str, expected: list[tuple[int, str, tuple[int, ...]]]) -> None:
    shares = facts_of(text).get(StatedShares)
    assert isinstance(shares, StatedShares)
    assert [(p.amount.value, str(p.percent), p.wholes) for p in shares.percentages] == expected


@pytest.mark.parametrize(
    "text",
    [
        "制发6件内部规范性文件、2件行政规范性文件。",
        "废止4件党内规范性文件，1件行政规范性文件。",
        "清理文件56件，其中废止4件党内规范性文件、1件行政规范性文件。",
    ],
)
def test_documents_of_others_are_not_counted(text: str) -> None:
    assert stated(text, heading="（一）主动公开情况") == ()


def test_a_share_of_an_outcome_may_be_of_those_handled() -> None:
    shares = facts_of("收到申请11件，其中5件结转下年度。其中：予以公开6件（占100%）。").get(StatedShares)
    assert isinstance(shares, StatedShares)
    assert [(p.wholes, p.left) for p in shares.percentages] == [((11, 5), (6,))]


@pytest.mark.parametrize(
    ("text", "notices", "asked", "received", "denied"),
    [
        ("发出收费通知2件，总金额3000元，实际收取1,200元。", 2, 3000, 1200, False),
        ("全年收取政府信息公开信息处理费0.2万元。", None, None, 2000, False),
        ("本年度未收取任何政府信息公开费用。", None, None, None, True),
        ("信息处理费标准为每件100元。", None, None, None, False),
        ("全年减免信息处理费200元。", None, None, None, False),
    ],
)
def test_fees(text: str, notices: int | None, asked: int | None, received: int | None, denied: bool) -> None:
    fees = facts_of(f"依申请公开：{text}").get(StatedFees)
    assert isinstance(fees, StatedFees)
    (found,) = fees.statements
    assert (found.notices, found.asked, found.received, found.denied) == (notices, asked, received, denied)


DENIALS = [
    "本年度没有发生信息处理费收取情况。",
    "（一）2023年未收取信息处理费。",
    "云岭县水务局2023年度未向申请人收取任何费用。",
    "严格执行收费规定，全年未收取费用。",
    "办理申请9件，均未收费。",
    "2023年不收取信息处理费。",
    "未以任何形式收取费用，也没有其他需要报告的事项。",
]
NO_DENIALS = [
    "此外，未收取其他费用。",
    "未收取快递费、加急费。",
    "通过邮箱提供的，不收取信息处理费。",
    "行政机关依申请提供政府信息，不收取费用。",
    "企业申请一律未收费。",
    "自然人申请8件，均未收取信息处理费。",
    "对困难群众，未收取信息处理费。",
    "未收费的申请8件。",
    "提供信息以不收费为原则。",
    "局属事业单位没有收费情况。",
    "没有因收费问题引起的投诉。",
    "也未收到关于收费的投诉。",
    "没有委托收费情况。",
    "2022年，我局未收取信息处理费。",
]


@pytest.mark.parametrize(
    ("who", "text", "denied"),
    [
        *((BUREAU, text, True) for text in DENIALS),
        *((BUREAU, text, False) for text in NO_DENIALS),
        (COUNTY, "全县各级行政机关均未收取信息处理费。", True),
        (COUNTY, "县本级未收取信息处理费。", False),
        (COUNTY, "全县收费3件，各乡镇未收取信息处理费。", False),
    ],
)
def test_a_denial_of_fees_is_for_all_or_none(who: str, text: str, denied: bool) -> None:
    fees = facts_of(f"依申请公开：{text}", who).get(StatedFees)
    assert isinstance(fees, StatedFees)
    assert [statement.denied for statement in fees.statements] == [denied]
    assert not any(statement.takes for statement in fees.statements)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("十", 10), ("十二", 12), ("二十", 20), ("一百零五", 105), ("一千零一十", 1010), ("两万三千", 23000),
        ("一亿二千万", 120_000_000), ("壹佰贰拾叁", 123), ("二〇二三", 2023), ("三千一百一十九", 3119),
        ("", None), ("百十", 110), ("甲", None), ("十十", None), ("万", None),
    ],
)  # fmt: skip
def test_numerals(words: str, number: int | None) -> None:
    assert read_numeral(words) == number


@pytest.mark.parametrize(
    "text",
    [
        "收到申请" + "1" * 50_000 + "件",
        "收到申请" + "一" * 50_000 + "件",
        "收到申请" + "1 " * 50_000 + "件",
        "收到申请25件，" + "其中1件，" * 10_000,
        "（" * 50_000 + "收到申请25件",
        "收到申请25件" + "（收到1件" * 10_000 + "）" * 10_000,
        "未收到申请" + "、行政复议" * 10_000,
        "行政复议、" * 10_000 + "分别为" + "1件、" * 10_000,
        "《" * 50_000 + "收到申请25件",
        "收取信息处理费" + "1" * 50_000 + "元",
        "未收取" + "任何" * 30_000 + "费用" * 10_000,
        "未收取加急费，" * 10_000,
    ],
    ids=lambda text: text[:12],
)
def test_long_paragraphs_take_linear_time(text: str) -> None:
    facts = facts_of(text)
    started = time.process_time()
    for kind in (StatedCounts, StatedShares, StatedFees):
        facts.get(kind)
    assert facts.crashes == []
    assert time.process_time() - started < 10
