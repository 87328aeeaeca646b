"""Faults of GI2: years, the statistics period and dates."""

from __future__ import annotations

import re
from random import Random

from ..pieces import Report
from .means import (
    change,
    fault,
    statutory,
    swap,
)


@fault("GI201")
def period_of_other_year(report: Report, random: Random) -> bool:
    year = report.year + random.choice((-1, -1, -1, 1))
    found = change(report, "period-start", year, every=True)
    return change(report, "period-end", year, every=True) or found


@fault("GI202")
def period_unreadable(report: Report, random: Random) -> bool:
    y = report.year
    return bool(report.tagged("period-start")) and swap(
        report,
        random,
        r"(?<=[自为从是至：])\d{4} ?年 ?1 ?月 ?1 ?日",
        random.choice((f"{y}1月1日", f"{y}11日", f"{y}{str(y)[2:]}年1月1日", f"{y}0年1月1日")),
    )


@fault("GI202")
def period_impossible(report: Report, random: Random) -> bool:
    return bool(report.tagged("period-start")) and swap(
        report,
        random,
        r"(?<=[至到—起，])( ?\d{4} ?年 ?)?12 ?月 ?31 ?日",
        r"\g<1>" + random.choice(("12月32日", "11月31日", "12月30日", "10月31日")),
        within="period-start",
    )


@fault("GI203")
def period_lost(report: Report, random: Random) -> bool:
    return bool(report.tagged("period-start")) and swap(
        report,
        random,
        r"(?<=[。）])[^。]{0,40}\d{4} ?年 ?1 ?月 ?1 ?日[^。]*。|^[^。]{0,40}\d{4} ?年 ?1 ?月 ?1 ?日[^。]*。",
        "本报告数据真实准确。",
    )


@fault("GI204")
def review_of_other_year(report: Report, random: Random) -> bool:
    section = report.section("S1")
    if not statutory(report) or section is None or "review-year" not in "".join(map(str, section.blocks[:2])):
        return False
    if "review-year" not in str(section.blocks[0]) and "⟦own-year" not in str(section.blocks[0]):
        return False  # only the first clause of the section is told, or the first behind its preface
    return change(report, "review-year", report.year - random.choice((1, 1, 2)))


@fault("GI205")
def title_of_other_year(report: Report, random: Random) -> bool:
    return bool(report.tagged("own-year")) and change(report, "own-year", report.year + random.choice((-1, -2, 1)))


@fault("GI206")
def no_year(report: Report, random: Random) -> bool:
    if report.tagged("own-year") or not statutory(report):
        return False
    report.title[:] = [f"{report.body.name}政府信息公开工作年度报告"]
    report.name = "report." + report.format
    for blocks, at in report.tagged("period-start"):
        blocks[at] = re.sub(r"⟦period-(start|end)\|[^⟧]*⟧ ?年", "", str(blocks[at]))
    return True


@fault("GI207")
def plan_of_other_year(report: Report, random: Random) -> bool:
    return change(report, "plan-year", report.year - random.choice((0, 1)))


@fault("GI208")
def signed_late(report: Report, random: Random) -> bool:
    late = (
        random.choice((4, 5, 9)) if report.year <= 2018 or report.body.kind != "department" else random.choice((3, 5))
    )
    return change(report, "signed-month", late)


@fault("GI209")
def old_basis(report: Report, random: Random) -> bool:
    if not statutory(report):
        return False
    if report.edition == "2021":
        return swap(report, random, r"〔2021〕30号", "〔2019〕60号")
    return "国令第711号" not in report.markup and swap(
        report, random, r"政府信息公开条例》", "政府信息公开条例》（国务院令第492号）", within="basis"
    )


@fault("GI210")
def signed_early(report: Report, random: Random) -> bool:
    return change(report, "signed", report.year)


@fault("GI211")
def old_notice(report: Report, random: Random) -> bool:
    old = report.year - random.choice((1, 2))
    return change(report, "basis", f"根据《关于做好{old}年政府信息公开工作年度报告编制工作的通知》要求，编制本报告。")
