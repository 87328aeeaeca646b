"""Faults of GI1: sections, headings and the title."""

from __future__ import annotations

import re
from random import Random

from ..pieces import Grid, Heading, Report, Section
from ..words import HAN
from .means import (
    change,
    fault,
    headings,
    renumber,
    statutory,
)


@fault("GI101")
def heading_lost(report: Report, random: Random) -> bool:
    if not statutory(report):
        return False
    section = random.choice(report.sections)
    at = report.sections.index(section)
    if at and isinstance(section.blocks[0], Grid):
        report.sections[at - 1].blocks += section.blocks
    report.sections.pop(at)
    return True


@fault("GI102")
def sections_swapped(report: Report, random: Random) -> bool:
    if not statutory(report):
        return False
    at = random.randrange(0, 5)
    sections = report.sections
    sections[at], sections[at + 1] = sections[at + 1], sections[at]
    if random.random() < 0.5:
        renumber(report)
    return True


@fault("GI103")
def title_off(report: Report, random: Random) -> bool:
    if not statutory(report):
        return False
    id, title = random.choice(
        (
            ("S1", "概述"),
            ("S1", "基本情况"),
            ("S5", "现存问题与改进举措"),
            ("S6", "其他事项"),
            ("S2", "主动公开信息情况"),
            ("S6", "其他报告事项"),
            ("S3", "收到和处理信息公开申请情况"),
        )
    )
    section = report.section(id)
    assert section is not None
    section.heading.text = re.sub(r"、( ?).*", rf"、\1{title}", section.heading.text)
    return True


@fault("GI104")
def number_off(report: Report, random: Random) -> bool:
    found = headings(report)
    if not found:
        return False
    heading = random.choice(found)
    number = HAN.index(heading.text[1])
    heading.text = f"（{HAN[number + random.choice((-1, 1, 2))]}" + heading.text[2:]
    return True


@fault("GI104")
def section_number_off(report: Report, random: Random) -> bool:
    at = random.randrange(1, len(report.sections))
    heading = report.sections[at].heading
    heading.text = HAN[random.choice((at, at + 2))] + heading.text[1:]
    return True


@fault("GI105")
def printed_twice(report: Report, random: Random) -> bool:
    if not statutory(report):
        return False
    at = random.randrange(6)
    again = report.sections[at]
    report.sections.insert(
        at + 1, Section(again.id, Heading(again.heading.text, again.heading.level), list(again.blocks))
    )
    return True


@fault("GI106")
def nothing_under(report: Report, random: Random) -> bool:
    found: list[tuple[list, int]] = []
    for section in report.sections:
        for at, block in enumerate(section.blocks[:-1]):
            if (
                isinstance(block, Heading)
                and not block.text.endswith("。")
                and isinstance(section.blocks[at + 1], str)
                and section.id != "S5"
            ):
                found.append((section.blocks, at + 1))
    if found and random.random() < 0.6:
        blocks, at = random.choice(found)
        blocks.pop(at)
        return True
    if statutory(report):
        section = report.section(random.choice(("S1", "S6")))
        assert section is not None
        if section.id == "S6":
            report.tail.clear()
        section.blocks.clear()
        return True
    return False


@fault("GI107")
def aspect_missing(report: Report, random: Random) -> bool:
    section = report.section("S1")
    if (
        report.edition != "2021"
        or section is None
        or "。" in "".join(b.text for b in section.blocks if isinstance(b, Heading))
    ):
        return False
    at = [i for i, block in enumerate(section.blocks) if isinstance(block, Heading) and "⟦aspect" in block.text]
    if not at:
        return False
    gone = random.choice(at)
    del section.blocks[gone : gone + 2]
    number = 0
    for block in section.blocks:
        if isinstance(block, Heading):
            number += 1
            block.text = re.sub(r"^（[一二三四五六]", f"（{HAN[number]}", block.text)
    return True


@fault("GI108")
def parts_miscounted(report: Report, random: Random) -> bool:
    return statutory(report) and change(report, "parts", random.choice("四三八九48"))


@fault("GI109")
def level_off(report: Report, random: Random) -> bool:
    if not statutory(report) or report.format == "txt":
        return False
    random.choice(report.sections[1:]).heading.level = random.choice((3, 4, 0) if report.format == "md" else (3, 4))
    return True


@fault("GI110")
def seventh_section(report: Report, random: Random) -> bool:
    if not statutory(report):
        return False
    title = random.choice(
        (f"{report.year + 1}年工作计划", "下一步工作打算", "政府信息公开收费及减免情况", "咨询处理情况")
    )
    text = f"{report.body.me}将继续完善公开目录，拓宽公开渠道，加强业务培训，提高工作水平。"
    report.sections.append(Section("", Heading("七、" + title, report.sections[0].heading.level), [text]))
    return True


@fault("GI111")
def title_form(report: Report, random: Random) -> bool:
    y, name = report.year, report.body.name
    report.title[:] = [
        random.choice(
            (
                f"{name}{y}年度政府信息公开年度报告",
                f"{name}{y}年政府信息公开年报",
                f"{name}{y}年政务信息公开工作年度报告",
                f"{y}年政府信息公开工作年度报告",
            )
        )
    ]
    return True


@fault("GI112")
def assessment_lost(report: Report, random: Random) -> bool:
    if report.body.kind != "government" or not statutory(report) or report.body.name not in "".join(report.title):
        return False
    return change(report, "assessment", "")
