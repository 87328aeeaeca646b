"""Whose reviews, lawsuits and applicants a number counts, by what its sentence says round it."""

import pytest
from test_statements import facts_of, stated, written

from reportlint_govinfo.facts.shares import StatedShares

HEADING = "四、行政复议、行政诉讼情况"


def whole(text: str, heading: str) -> list[str]:
    return [written(s) for s in stated(text, heading=heading) if s.scope == "whole"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # all disputes of the body, and the share over disclosure
        ("全年行政复议17件，其中政府信息公开类4件、行政处罚类13件。", ""),
        ("行政复议17件、行政诉讼9件，其中涉及信息公开的行政复议4件。", "reviews=4"),
        ("被诉案件：行政诉讼9件，其中政府信息公开案件2件，败诉1件。", "lawsuits.corrected=1"),
        ("行政复议17件，均不涉及政府信息公开。", ""),
        ("行政复议17件、行政诉讼9件，政府信息公开类均为0件。", ""),
        ("除政府信息公开案件外，另有行政复议13件。", ""),
        ("行政复议17件，系水事纠纷案件。", ""),
        ("行政复议17件、行政诉讼9件，均因行政处罚引起。", ""),
        ("行政复议4件，均因政府信息公开引起。", "reviews=4"),
        ("因政府信息公开引起的行政复议4件，均系水费争议。", "reviews=4"),
        ("行政复议4件；因政府信息公开被提起行政诉讼2件。", "reviews=4 lawsuits=2"),
        ("行政复议4件，均为维持。", "reviews=4 reviews.upheld=4"),
        # results of several together
        ("行政复议和行政诉讼结果纠正合计3件。", "reviews.corrected+lawsuits.corrected=3"),
        ("行政复议、行政诉讼被纠错3件。", "reviews.corrected+lawsuits.corrected=3"),
        ("复议被纠正2件，诉讼被纠正1件，纠错总数3件。", "reviews.corrected=2 lawsuits.corrected=1"),
        ("行政复议和行政诉讼分别为4件和2件，其中纠错分别为2件和1件。", "reviews=4 lawsuits=2"),
        ("对2件被纠正的行政复议案件，已重新答复；对1件败诉案件，已履行判决。", "reviews.corrected=2"),
        ("行政诉讼2件，其中败诉1件。", "lawsuits=2 lawsuits.corrected=1"),
        # last year's, causes, what became of them
        ("上年结转行政复议1件、行政诉讼2件。", "reviews.carried-in=1 lawsuits.carried-in=2"),
        (
            "新收行政复议3件、行政诉讼2件，连同上年未结的行政复议1件、行政诉讼1件。",
            "reviews=3 lawsuits=2 reviews.carried-in=1 lawsuits.carried-in=1",
        ),
        ("因不服不予公开答复提起行政复议3件，因不服无法提供答复提起行政复议1件。", ""),
        ("行政复议决定维持3件中，2件又提起行政诉讼。", ""),
        ("行政复议中止1件。", ""),
    ],
)
def test_disputes_over_disclosure(text: str, expected: str) -> None:
    assert whole(text, HEADING) == expected.split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("上年结转2件（自然人1件），新收申请25件（自然人21件）。", ["21"]),
        ("收到的25件申请中，自然人21件；结转的2件中，自然人1件、法人或其他组织1件。", ["21"]),
        ("延期办理的6件中，自然人申请4件，法人或其他组织申请2件。", []),
        ("公开类答复中，自然人申请9件。", []),
        ("申请撤回2件，均为自然人申请，共计自然人申请2件。", []),
        ("收到申请25件，上年结转2件，自然人21件。", ["21"]),
        ("25件申请中，自然人21件。", ["21"]),
        ("在办结的25件中，自然人21件、法人或其他组织4件。", ["21", "4"]),
    ],
)
def test_applicants_of_a_share(text: str, expected: list[str]) -> None:
    asked = {("natural",), ("legal",)}
    found = [s for s in stated(text) if s.scope == "whole" and s.keys in asked]
    assert [str(s.value) for s in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("召开发布会2场、吹风会3场，其中线上4场。", [5]),
        ("收到建议14件和提案19件，其中主办23件。", [33]),
        ("建议14件，提案19件，其中主办23件。", [33]),
        ("市级建议4件、县级建议14件、提案19件，其中主办23件。", [37]),
        ("召开发布会2场、培训3期，其中线上3场。", []),  # perhaps of both
        ("公开信息312条，组织培训3次，其中图解120条。", [312]),
        ("公开信息312条，其中文件20条、图解30条，其中视频45条。", [312, 312]),
        ("收到申请25件，办结23件，其中网上20件。", [25]),
    ],
)
def test_what_parts_may_not_exceed(text: str, expected: list[int]) -> None:
    shares = facts_of(text, heading="（一）主动公开情况").get(StatedShares)
    assert isinstance(shares, StatedShares)
    assert [b.most for b in shares.breakdowns] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收到申请25件，其中水利工程类占36%。", []),
        ("25件申请中，自然人占84%。", []),
        ("收到申请25件，主要集中在水利工程领域，占36%。", []),
        ("2023年新收25件、结转2件，自然人占比81%。", []),
        ("申请总量在全县38个部门中占比4%，其中自然人申请占全部的84%。", []),
        ("收到申请25件，其中水利工程类9件，占36%，水资源类占20%。", [9]),
        ("收到申请25件，其中网上申请20件，同比增长5%，占申请总量的80%。", [20]),
        ("收到申请25件，其中网上申请20件，数量占80%。", [20]),
        ("收到申请25件，其中网上申请20件（含邮件3件）占80%。", [20]),
    ],
)
def test_whose_percentage(text: str, expected: list[int]) -> None:
    shares = facts_of(text).get(StatedShares)
    assert isinstance(shares, StatedShares)
    assert [p.amount.value for p in shares.percentages] == expected
