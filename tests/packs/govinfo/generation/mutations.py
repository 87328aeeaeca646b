"""Honest changes to a report: other names, years, wordings, figures and layouts, and what a site puts round it.

A function returns whether the report could take the change. None of them may bring a warning or an error.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from msgspec import Struct

from .originals import Original, numbers_in
from .words import TITLES

Mutation = Callable[["Mutant", Random], bool]
MUTATIONS: list[Mutation] = []


class Mutant(Struct):
    """A report under change."""

    original: Original
    name: str
    text: str
    year: int
    done: list[str]
    encoding: str = "utf-8"

    @property
    def lines(self) -> list[str]:
        return self.text.split("\n")

    def write(self) -> bytes:
        return self.text.encode(self.encoding)

    def replace(self, random: Random, pattern: str, *choices: str) -> bool:
        """Replace what stands once."""
        found = list(re.finditer(pattern, self.text, re.M))
        if len(found) != 1:
            return False
        at = found[0]
        self.text = self.text[: at.start()] + at.expand(random.choice(choices)) + self.text[at.end() :]
        return True


def mutant(original: Original, seed: int, least: int = 1, most: int = 6) -> Mutant:
    """A report with some honest changes. The same for the same seed."""
    random = Random(f"{original.name} {seed}")
    made = Mutant(original, original.name, original.text, original.year, [])
    wanted = random.randint(least, most)
    for way in random.sample(MUTATIONS, len(MUTATIONS)):
        if len(made.done) == wanted:
            break
        if way(made, random):
            made.done.append(way.__name__)
    return made


def mutation(function: Mutation) -> Mutation:
    MUTATIONS.append(function)
    return function


# -- names and years --------------------------------------------------------------------------------------------


@mutation
def other_place(report: Mutant, random: Random) -> bool:
    old = report.original.place
    level = old[-1]
    new = random.choice([place + level for place in ("青禾", "望川", "石鼓", "南麓", "澄江")])
    report.text = report.text.replace(old, new).replace(old[:-1] + "政府", new[:-1] + "政府")
    return True


@mutation
def other_year(report: Mutant, random: Random) -> bool:
    """Every year of the report's own time moves alike."""
    last = 2020 if report.original.edition == "2019" else 2025
    by = random.choice([last - report.year, -1 if report.original.edition == "2021" else 0])
    if by == 0 or report.year + by < 2021 > report.year or report.year + by < 2019:
        return False
    if report.original.edition == "2021" and report.year + by < 2021:
        return False
    near = range(report.year - 1, report.year + 3)

    def moved(match: re.Match[str]) -> str:
        year = int(match[0])
        return str(year + by) if year in near else match[0]

    report.text = re.sub(r"(?<![\d〔\[/])20\d\d(?=[ 年-])", moved, report.text)
    report.text = re.sub(r"（20\d\d版）", lambda match: match[0], report.text)
    report.year += by
    return True


# -- wordings ---------------------------------------------------------------------------------------------------

_DATE = r"(?:自|从|为) ?\d{4} ?年 ?1 ?月 ?1 ?日(?:起)?至 ?(?:\d{4} ?年 ?)?12 ?月 ?31 ?日 ?止?"


@mutation
def other_period(report: Mutant, random: Random) -> bool:
    """The period of the same year in another shape and with another noun."""
    found = re.search(_DATE, report.text)
    if found is None:
        return False
    y = re.search(r"\d{4}", found[0])
    assert y is not None
    a, b, c = f"{y[0]}年1月1日", f"{y[0]}年12月31日", "12月31日"
    shape = random.choice((
        f"自{a}起至{b}止", f"为{a}至{b}", f"为{a}至{c}", f"自{a}至{b}", f"自{a}起至{c}止", f"从{a}到{c}止", f"自{a}起，至{b}止",
        f"从{a}至{c}", f"为{a}起至{b}止", f"自{a}始至{b}止", f"为：{a}至{b}", f"为{a}到{b}", f"是{a}至{b}", f"自{a}—{b}",
        f"均为{a}至{b}期间所产生的数据", f"自{y[0]} 年 1 月 1 日起至 {y[0]} 年 12 月 31 日止",
    ))  # fmt: skip
    report.text = report.text[: found.start()] + shape + report.text[found.end() :]
    noun = random.choice(("统计期限", "统计时限", "统计时间", "统计数据的期限", "统计周期", "统计数据时限", "统计期"))
    report.text = re.sub(r"统计期限(?=[自从为均是])", noun, report.text, count=1)
    return True


@mutation
def other_frame(report: Mutant, random: Random) -> bool:
    """The list of parts in another frame."""
    found = re.search(r"全文由([^。]{40,180}?)(?:等)?六部分组成。", report.text)
    if found is None:
        return False
    listed, count = found[1].removesuffix("等"), random.choice("六6")
    frame = random.choice((
        f"全文包括{listed}等{count}个部分。", f"本报告由{listed}，共{count}个部分组成。", f"报告共分{listed}{count}个部分。",
        f"本报告内容包括{listed}等{count}部分内容。", f"本年报由{listed}等{count}部分组成。", f"本报告共由{count}部分构成，分别为{listed}。",
        f"全文包括：{listed}等{count}项主要内容。", f"报告由{listed}等{count}大部分组成，并附相关指标统计表。", f"报告全文包括{listed}。",
        f"主要内容包括{listed}等。", "",
    ))  # fmt: skip
    report.text = report.text[: found.start()] + frame + report.text[found.end() :]
    return True


@mutation
def other_title(report: Mutant, random: Random) -> bool:
    """Another honest wording of a section's heading."""
    id = random.choice(("S1", "S5", "S6", "S2"))
    number = "一二三四五六"[int(id[1]) - 1]
    title = random.choice([title for title in TITLES[id] if "{" not in title])
    return report.replace(random, rf"^(#* ?{number}、).{{4,30}}$", rf"\g<1>{title}")


@mutation
def denied_otherwise(report: Mutant, random: Random) -> bool:
    """That nothing was asked for, in other words; only where it is said."""
    return report.replace(
        random, r"本年度未有公民、法人或其他组织提出政府信息公开申请|2021 年中心没有政府信息公开申请件",
        "本年度未收到政府信息公开申请", "全年无依申请公开事项", "全年收到依申请公开0件", "未接到任何形式的政府信息公开申请",
        "没有收到公民、法人或其他组织提出的政府信息公开申请", "未收到群众要求公开政府信息的申请", "未受理政府信息公开申请，依申请公开零报告",
    )  # fmt: skip


_ASIDES = (
    "全年接受群众电话咨询30余次。", "办理人大代表建议16件、政协提案12件，答复率100%。", "未发生泄密事件。", "举办政务公开专题培训2期，参训86人次。",
    "全年未收到关于政府信息公开工作的投诉、举报。", "上一年度反映的栏目更新不及时问题已全部整改到位。", "12345热线转办事项均按时回复。",
    "政务新媒体粉丝数较上年增加1200人。", "依申请公开答复文书均经法律顾问审核。", "未发生超期答复情况。", "梳理形成重点领域目录26项。",
)  # fmt: skip


@mutation
def aside(report: Mutant, random: Random) -> bool:
    """A sentence that counts nothing of the tables."""
    lines = report.lines
    places = [
        at for at, line in enumerate(lines) if len(line) > 60 and line.endswith("。") and "\t" not in line and at > 7
    ]
    if not places:
        return False
    lines[random.choice(places)] += random.choice(_ASIDES)
    report.text = "\n".join(lines)
    return True


@mutation
def signed(report: Mutant, random: Random) -> bool:
    """A signature with an honest date."""
    if re.search(r"^.{0,24}\d{4}年\d+月\d+日\)?$", report.text, re.M):
        return False
    report.text = f"{report.text.rstrip()}\n\n{report.year + 1}年1月{random.randint(3, 30)}日\n"
    return True


# -- what a site puts round it ----------------------------------------------------------------------------------


@mutation
def furniture_above(report: Mutant, random: Random) -> bool:
    day = f"{report.year + 1}-01-{random.randint(10, 29)}"
    noise = random.choice((
        "首页 > 政务公开 > 政府信息公开年报", "当前位置：首页 / 政府信息公开 / 年度报告", f"发布时间：{day} 来源：本站", f"发布日期：{day} 09:30",
        f"时间：{day}　浏览次数：128次　字体：大 中 小", f"索引号：000014349/{report.year + 1}-00012", "打印 关闭 收藏 分享", "无障碍浏览 长者版",
        f"信息来源：办公室 发布时间：{day} 访问量：56",
    ))  # fmt: skip
    report.text = f"{noise}\n\n{report.text.lstrip()}"
    return True


@mutation
def furniture_below(report: Mutant, random: Random) -> bool:
    noise = random.choice(
        ("扫一扫在手机打开当前页", "打印本页 关闭窗口", "相关附件：", "主办单位：本站编辑部", "相关解读")
    )
    report.text = f"{report.text.rstrip()}\n\n{noise}\n"
    return True


# -- figures and tables -----------------------------------------------------------------------------------------


@mutation
def other_decisions(report: Mutant, random: Random) -> bool:
    """Another number of decisions, where the text does not tell it."""
    lines = report.lines
    rows = [
        at for at, line in enumerate(lines) if re.search(r"行政(?:许可|处罚|强制)[\t |]", line) and numbers_in(line)
    ]
    if not rows:
        return False
    at = random.choice(rows)
    number = numbers_in(lines[at])[-1]
    if int(number[2]) and report.text.count(number[2]) > 1:
        return False
    lines[at] = lines[at][: number.start(2)] + str(random.randint(0, 90_000)) + lines[at][number.end(2) :]
    report.text = "\n".join(lines)
    return True


@mutation
def other_reasons(report: Mutant, random: Random) -> bool:
    """Applications of one reason become those of another reason of the same outcome."""
    lines = report.lines
    group = random.choice(
        (
            ("国家秘密", "三安全", "第三方", "内部事务", "过程性", "执法案卷", "行政查询"),
            ("不掌握", "现成信息", "补正后"),
        )
    )
    rows = [
        at for at, line in enumerate(lines) if any(f"{word}" in line for word in group) and len(numbers_in(line)) == 7
    ]
    taking = [at for at in rows if int(numbers_in(lines[at])[0][2]) > 0]
    if not taking or len(rows) < 2:
        return False
    one = random.choice(taking)
    other = random.choice([at for at in rows if at != one])
    by = random.randint(1, int(numbers_in(lines[one])[0][2]))
    for at, change in ((one, -by), (other, by)):
        for index in (6, 0):
            number = numbers_in(lines[at])[index]
            lines[at] = f"{lines[at][: number.start(2)]}{int(number[2]) + change}{lines[at][number.end(2) :]}"
    report.text = "\n".join(lines)
    return True


@mutation
def spaced_cells(report: Mutant, random: Random) -> bool:
    """Spaces round what stands in the cells of a tabbed table."""
    if "\t" not in report.text or report.original.edition == "2019":
        return False
    lines = [re.sub(r"(?<=\t)(\d+)(?=\t|$)", r" \1 ", line) for line in report.lines]
    report.text = "\n".join(lines)
    return True


@mutation
def grouped_digits(report: Mutant, random: Random) -> bool:
    """Thousands set apart in cells."""
    lines = report.lines
    rows = [at for at, line in enumerate(lines) if re.search(r"(?<=[\t|])( ?)\d{4,6}(?= ?(?:[\t|]|$))", line)]
    if not rows:
        return False
    at = random.choice(rows)
    lines[at] = re.sub(r"(?<=[\t|])( ?)(\d{1,3})(\d{3})(?= ?(?:[\t|]|$))", r"\1\2,\3", lines[at])
    report.text = "\n".join(lines)
    return True


@mutation
def other_points(report: Mutant, random: Random) -> bool:
    """1、 for 1. in the labels of the table of applications."""
    old = re.compile(
        r"(?<=[\t|])( ?)(\d)[.] ?(?=(?:属于|其他|危及|保护|本机关|没有|补正|信访|重复|要求|无正当|申请人))"
    )
    if len(old.findall(report.text)) < 5:
        return False
    point = random.choice(("、", "．", ". "))
    report.text = old.sub(rf"\1\2{point}", report.text)
    return True


@mutation
def other_bytes(report: Mutant, random: Random) -> bool:
    """Another encoding, a byte order mark, or other ends of lines."""
    way = random.choice(("gb18030", "utf-16", "utf-8-sig", "crlf"))
    if way == "crlf":
        report.text = report.text.replace("\n", "\r\n") if "\r" not in report.text else report.text
    else:
        report.encoding = way
    return True
