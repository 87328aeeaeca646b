"""Faults of GI5: what the text counts."""

from __future__ import annotations

import re
from random import Random

from ..pieces import Report
from .means import (
    add,
    bump,
    change,
    fault,
    off,
    paragraph,
    statutory,
    told,
    value,
)


@fault("GI501")
def received_off(report: Report, random: Random) -> bool:
    n = report.figures
    both = n["new"] + n["carried"]
    if told(report, "both"):
        return both > 0 and change(report, "both", max(1, off(random, both, n["new"], 0)))
    return n["new"] > 0 and bool(told(report, "new")) and change(report, "new", max(1, off(random, n["new"], both, 0)))


@fault("GI502")
def outcome_off(report: Report, random: Random) -> bool:
    n = report.figures
    names = told(report, "open", "partial", "denied", "unavailable", "unprocessed", "other", "total-again")
    names += told(report, "total") if "信函" not in report.markup else []
    if not names:
        return False
    name = random.choice(names)
    honest_ones = (
        n["total"] - n["other"],
        n["total"] - n["carried"],
        n["new"],
        n["new"] + n["carried"],
        n["open"] + n["partial"],
    )
    if name in {"total", "total-again"}:  # fewer may be those that were not withdrawn
        return change(report, name, n["new"] + n["carried"] + random.randint(1, 90))
    return change(report, name, off(random, n[name], *honest_ones))


@fault("GI503")
def disputes_off(report: Report, random: Random) -> bool:
    n = report.figures
    names = told(
        report, "reviews", "lawsuits", "reviews.upheld", "reviews.corrected", "lawsuits.upheld", "lawsuits.other"
    )
    names = [name for name in names if n[name]]
    if not names:
        return False
    name = random.choice(names)
    return change(report, name, max(1, off(random, n[name], n[name] - n.get(name + ".pending", 0), 0, 1)))


@fault("GI504")
def denied_in_words(report: Report, random: Random) -> bool:
    if not statutory(report):
        return False
    if told(report, "none-requests") and "0件" not in paragraph(report, "none-requests"):
        for key in ("new", "open", "total"):
            bump(report.row("T3", key), 3, 2)  # type: ignore[arg-type]
            bump(report.row("T3", key), -1, 2)  # type: ignore[arg-type]
        return True
    if told(report, "none-disputes") and "0件" not in paragraph(report, "none-disputes"):
        row = report.row("T4", "numbers")
        assert row is not None
        at = random.choice((0, 5, 10))
        bump(row, at + 1, 1)
        bump(row, at + 4, 1)
        return True
    return False


@fault("GI505")
def carried_off(report: Report, random: Random) -> bool:
    n = report.figures
    names = told(report, "carried", "pending")
    if not names:
        return False
    name = random.choice(names)
    return change(report, name, off(random, n[name], n["pending" if name == "carried" else "carried"]))


@fault("GI506")
def share_off(report: Report, random: Random) -> bool:
    places = report.tagged("share")
    if not statutory(report) or not places or report.tagged("natural"):
        return False
    blocks, at = places[0]
    found = re.search(r"⟦share\|([\d.]+)%⟧", str(blocks[at]))
    assert found is not None
    places_ = len(found[1].partition(".")[2])
    return change(report, "share", f"{(float(found[1]) + random.choice((7, 13, 21))) % 100:.{places_}f}%")


@fault("GI507")
def parts_off(report: Report, random: Random) -> bool:
    whole, part = value(report, "whole"), value(report, "part")
    if whole is None or part is None:
        return False
    return change(report, "part", whole + random.randint(1, 90))


@fault("GI507")
def channels_off(report: Report, random: Random) -> bool:
    return (
        statutory(report)
        and value(report, "channel") is not None
        and change(report, "channel", report.figures["new"] + random.randint(1, 20))
    )


@fault("GI508")
def fee_unreported(report: Report, random: Random) -> bool:
    return report.edition == "2021" and change(report, "fee", "没有需要报告的其他情况。")


@fault("GI509")
def documents_off(report: Report, random: Random) -> bool:
    n = report.figures
    names = told(report, "made", "abolished", "permits", "penalties")
    if not names:
        return False
    name = random.choice(names)
    return change(report, name, max(1, off(random, n[name], 0)))


@fault("GI510")
def applicants_split(report: Report, random: Random) -> bool:
    n = report.figures
    if not told(report, "natural"):
        return False
    t3 = {row.key: row for row in report.tables["T3"]}
    honest_ones = {int(t3[k].cells[3]) for k in ("new", "total")} | {
        int(t3["new"].cells[3]) + int(t3["carried"].cells[3])
    }
    return change(report, "natural", off(random, n["natural"], *honest_ones))


@fault("GI511")
def counted_twice(report: Report, random: Random) -> bool:
    n = report.figures
    if not told(report, "new") or value(report, "both") is not None or not n["new"]:
        return False
    if n["new"] < 2 or value(report, "handled") is not None:
        return False
    sentence = next(
        s for blocks, at in report.tagged("new")[:1] for s in re.split("。", str(blocks[at])) if "⟦new|" in s
    )
    verb = "受理" if "受理" in sentence else "收到"
    others = [i for i in range(1, min(n["new"], 500)) if n["new"] - i != n["carried"]]
    if not others:
        return False
    other = random.choice(others)
    return add(report, random, f"{report.year}年，{report.body.me}共{verb}政府信息公开申请{other}件。", "S1")


@fault("GI512")
def all_done(report: Report, random: Random) -> bool:
    n = report.figures
    if (
        not told(report, "new")
        or not n["new"]
        or n["pending"]
        or report.tagged("pending", "pending-none", "channel", "share")
    ):
        return False
    (blocks, at), *_ = report.tagged("new")
    done = random.choice(("所有政府信息公开申请均已办结。", "所有申请均已全部办结。", "政府信息公开申请办结率100%。"))
    blocks[at] = re.sub(r"(⟦new\|[^。]*。)", lambda match: match[0] + done, str(blocks[at]), count=1)
    change(report, "all-done", "已受理登记")
    column = random.choice((3, 4))
    for key in ("new", "pending"):
        bump(report.row("T3", key), column, 1)  # type: ignore[arg-type]
        bump(report.row("T3", key), -1, 1)  # type: ignore[arg-type]
    who = "natural" if column == 3 else "legal"
    for name, number in (
        ("new", n["new"]),
        ("both", n["new"] + n["carried"]),
        ("handled", n["new"] + n["carried"]),
        (who, n[who]),
    ):
        change(report, name, number + 1)
    return True


@fault("GI513")
def fee_without_figures(report: Report, random: Random) -> bool:
    return report.edition == "2021" and change(
        report,
        "fee",
        random.choice(("本年度发出收费通知2件，并已收取信息处理费。", "全年共收取政府信息公开信息处理费120元。")),
    )
