"""Faults of GI6: what the sections say."""

from __future__ import annotations

import re
from random import Random

from ..pieces import Report, plain
from ..words import HAN
from .means import (
    add,
    fault,
    statutory,
    swap,
)


@fault("GI601")
def no_plan(report: Report, random: Random) -> bool:
    section = report.section("S5")
    assert section is not None
    section.blocks[:] = [random.choice(("无。", "暂无。", "本年度无。", "不存在问题。", "政府信息公开工作正常开展。"))]
    if not statutory(report):
        report.tail.clear()
    return True


@fault("GI602")
def no_problem(report: Report, random: Random) -> bool:
    section = report.section("S5")
    assert section is not None
    me = report.body.me
    section.blocks[:] = [
        f"下一步，{me}将建立信息报送台账，按月通报各科室报送情况；编印《政务公开问答手册》2000册，在办事窗口发放；开设图解专栏，每季度发布图解{random.randint(3, 9)}篇。"
    ]
    return True


@fault("GI603")
def no_improvement(report: Report, random: Random) -> bool:
    section = report.section("S5")
    assert section is not None
    section.blocks[:] = [
        f"{report.body.me}政府信息公开工作还存在以下问题：一是部分信息更新不及时；二是政策解读形式比较单一，群众看不懂；三是工作人员业务能力不足，对公开与不公开的界限把握不准。"
    ]
    return True


@fault("GI604")
def stock_plan(report: Report, random: Random) -> bool:
    section = report.section("S5")
    assert section is not None
    phrases = random.sample(
        ("进一步加强组织领导", "进一步完善工作制度", "进一步提高思想认识", "加强队伍建设", "不断提升公开质量"), 3
    )
    section.blocks[:] = [
        "政府信息公开工作还存在公开不够及时、内容不够全面、形式不够丰富等问题。",
        "下一步，将" + "；".join(f"{HAN[i + 1]}是{p}" for i, p in enumerate(phrases)) + "。",
    ]
    return True


@fault("GI605")
def item_lost(report: Report, random: Random) -> bool:
    return swap(report, random, "(?<![；。])二是|(?<=[；。])二是", random.choice(("三是", "四是")))


@fault("GI606")
def thin(report: Report, random: Random) -> bool:
    section = report.section("S1")
    if section is None:
        return False
    section.blocks[:] = [
        f"{report.year}年，{report.body.me}认真落实《条例》要求，扎实推进主动公开、依申请公开、信息管理、平台建设和监督保障各项工作。"
    ]
    return True


@fault("GI607")
def template_left(report: Report, random: Random) -> bool:
    return add(
        report,
        random,
        random.choice(("（文字描述）", "【填写】", "（请根据实际情况填写）", "网站地址为（具体网址）。", "此处填写。")),
    )


@fault("GI608")
def paragraph_twice(report: Report, random: Random) -> bool:
    places = [
        (blocks, at)
        for blocks, at in report.places
        if len(plain(str(blocks[at]))) >= 45 and str(blocks[at])[0] not in "（一二三四五1234"
    ]
    if not places:
        return False
    blocks, at = random.choice(places)
    blocks.insert(at + 1, blocks[at])
    return True


@fault("GI609")
def paragraph_cut(report: Report, random: Random) -> bool:
    places = [(b, a) for b, a in report.places if len(plain(str(b[a]))) >= 60]
    if not places:
        return False
    blocks, at = random.choice(places)
    text = plain(str(blocks[at]))
    cuts = [
        i
        for i in range(32, len(text) - 20)
        if re.match(r"[\u4e00-\u9fff]{4}", text[i - 2 : i + 2]) and text[i] not in "一二三四五六七八九十"
    ]
    if not cuts:
        return False
    cut = random.choice(cuts)
    blocks[at : at + 1] = [text[:cut], text[cut:]]
    return True
