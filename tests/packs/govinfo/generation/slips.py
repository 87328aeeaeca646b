"""One fault put into the text of a real or canonical report, by the code that must be told."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from .faults.language import card_number, identity_number
from .mutations import Mutant
from .originals import numbers_in

Slip = Callable[[Mutant, Random], bool]
SLIPS: dict[str, list[Slip]] = {}


def slip(code: str) -> Callable[[Slip], Slip]:
    def add(function: Slip) -> Slip:
        SLIPS.setdefault(code, []).append(function)
        return function

    return add


def slipped(code: str, report: Mutant, seed: int) -> bool:
    """Put a fault of a code into a report; False where it cannot have it."""
    random = Random(f"{code} {report.name} {seed}")
    ways = random.sample(SLIPS[code], len(SLIPS[code]))
    return any(way(report, random) for way in ways)


# -- means ------------------------------------------------------------------------------------------------------


def _prose(report: Mutant, least: int = 50) -> list[int]:
    """Lines of running text in the first and fifth sections."""
    lines = report.lines
    start = next((at for at, line in enumerate(lines) if re.match(r"#* ?一、", line)), 0)
    stop = next(
        (at for at, line in enumerate(lines) if re.match(r"#* ?二、主动|#* ?二、行政机关|#* ?二、政府信息", line)),
        len(lines),
    )
    return [at for at in range(start + 1, stop) if len(lines[at]) >= least and lines[at].endswith("。")]


def _put(report: Mutant, random: Random, words: str) -> bool:
    """A sentence at the end of a paragraph."""
    places = _prose(report)
    if not places:
        return False
    lines = report.lines
    lines[random.choice(places)] += words
    report.text = "\n".join(lines)
    return True


def _swap(report: Mutant, random: Random, pattern: str, new: str) -> bool:
    """Replace a pattern once, in running text."""
    lines = report.lines
    found = [(at, match) for at in _prose(report) for match in re.finditer(pattern, lines[at])]
    if not found:
        return False
    at, match = random.choice(found)
    lines[at] = lines[at][: match.start()] + match.expand(new) + lines[at][match.end() :]
    report.text = "\n".join(lines)
    return True


def _above(lines: list[str], at: int) -> str:
    """The line of text before one, over empty ones."""
    return next((line for line in reversed(lines[:at]) if line.strip()), "")


def _headings(report: Mutant) -> list[int]:
    """Lines of the statutory headings."""
    wanted = r"#* ?[一二三四五六]、 ?(?:政府信息公开|工作|行政机关|因|存在|主动|收到|其[他它]|需要|总体|基本|概述|行政复议|信息公开)"
    return [
        at for at, line in enumerate(report.lines) if len(line) < 45 and "\t" not in line and re.match(wanted, line)
    ]


def _rows(report: Mutant, count: int) -> list[int]:
    """Lines of a table with as many numbers."""
    return [at for at, line in enumerate(report.lines) if len(numbers_in(line)) == count]


def _cell(report: Mutant, at: int, index: int, words: str) -> bool:
    lines = report.lines
    number = numbers_in(lines[at])[index]
    lines[at] = lines[at][: number.start(2)] + words + lines[at][number.end(2) :]
    report.text = "\n".join(lines)
    return True


def _is_whole(report: Mutant) -> bool:
    """Whether the table of applications has all its rows."""
    return len(_rows(report, 7)) >= 23


# -- structure and years ----------------------------------------------------------------------------------------


@slip("GI101")
def heading_lost(report: Mutant, random: Random) -> bool:
    places = _headings(report)
    if len(places) < 5:
        return False
    lines = report.lines
    del lines[random.choice(places)]
    report.text = "\n".join(lines)
    return True


@slip("GI102")
def headings_swapped(report: Mutant, random: Random) -> bool:
    """Problems behind the rest."""
    places = _headings(report)
    lines = report.lines
    five = next((at for at in places if "五、" in lines[at]), None)
    six = next((at for at in places if "六、" in lines[at]), None)
    if five is None or six is None or six < five:
        return False
    last, rest = lines[six:], lines[five:six]
    report.text = "\n".join([*lines[:five], *last, "", *rest])
    return True


@slip("GI104")
def number_off(report: Mutant, random: Random) -> bool:
    if len(_headings(report)) < 6:
        return False
    return report.replace(random, r"^(#* ?)六(、[其需])", r"\g<1>七\2", r"\g<1>八\2", r"\g<1>五\2")


@slip("GI105")
def heading_twice(report: Mutant, random: Random) -> bool:
    places = _headings(report)
    lines = report.lines
    five = next((at for at in places if "五、" in lines[at]), None)
    if five is None:
        return False
    again = [
        lines[five],
        "",
        "部分科室工作人员业务水平有待提高，公开不够及时。将于下半年举办专题培训2期，编印问答手册500册，逐项细化公开事项和时限。",
        "",
    ]
    report.text = "\n".join([*lines[:five], *again, *lines[five:]])
    return True


@slip("GI110")
def seventh(report: Mutant, random: Random) -> bool:
    mark = "## " if not report.original.plain else ""
    title = random.choice((f"{report.year + 1}年工作计划", "政府信息公开收费及减免情况", "下一步工作打算"))
    report.text = f"{report.text.rstrip()}\n\n{mark}七、{title}\n\n将继续完善公开目录，拓宽公开渠道，加强业务培训。\n"
    return True


@slip("GI201")
def period_of_other_year(report: Mutant, random: Random) -> bool:
    found = re.search(r"(?:统计|数据)[^。]{0,20}?(\d{4}) ?年[^。]*。", report.text)
    if found is None or found[1] != str(report.year):
        return False
    other = found[0].replace(found[1], str(report.year - 1))
    report.text = report.text[: found.start()] + other + report.text[found.end() :]
    return True


@slip("GI202")
def period_unreadable(report: Mutant, random: Random) -> bool:
    return report.replace(
        random,
        r"(?<=[自为从])(\d{4}) ?年 ?1 ?月 ?1 ?日(?=起?[至，到—])",
        r"\g<1>1月1日",
        r"\g<1>11日",
        r"\g<1>年13月1日",
    )


@slip("GI208")
def late(report: Mutant, random: Random) -> bool:
    if re.search(r"\d{4}年\d+月\d+日\)?$|\d{4}-\d\d-\d\d", report.text, re.M):
        return False
    report.text = (
        f"{report.text.rstrip()}\n\n{report.year + 1}年{random.choice((4, 5, 9))}月{random.randint(1, 28)}日\n"
    )
    return True


@slip("GI210")
def early(report: Mutant, random: Random) -> bool:
    if re.search(r"\d{4}年\d+月\d+日\)?$|\d{4}-\d\d-\d\d", report.text, re.M):
        return False
    report.text = f"{report.text.rstrip()}\n\n{report.year}年12月{random.randint(1, 28)}日\n"
    return True


# -- tables -----------------------------------------------------------------------------------------------------


@slip("GI303")
def row_lost(report: Mutant, random: Random) -> bool:
    rows = [at for at in _rows(report, 7) if re.search(r"[2-8][.、．]", report.lines[at])]
    if not rows or not _is_whole(report):
        return False
    lines = report.lines
    at = random.choice([at for at in rows if at + 1 in rows] or rows)
    del lines[at]
    report.text = "\n".join(lines)
    return True


@slip("GI305")
def cell_blank(report: Mutant, random: Random) -> bool:
    rows = [at for at in _rows(report, 7) if _is_whole(report) or "\t" not in report.text]
    return bool(rows) and _cell(report, random.choice(rows), random.randrange(7), random.choice("/-—"))


@slip("GI306")
def cell_in_words(report: Mutant, random: Random) -> bool:
    rows = _rows(report, 7)
    return bool(rows) and _cell(
        report, random.choice(rows), random.randrange(7), random.choice(("无", "若干", "见附件"))
    )


@slip("GI308")
def cell_impossible(report: Mutant, random: Random) -> bool:
    rows = _rows(report, 7)
    return bool(rows) and _cell(
        report, random.choice(rows), random.randrange(7), random.choice(("-1", "1.5", "−4", "（3）"))
    )


@slip("GI401")
def balance_off(report: Mutant, random: Random) -> bool:
    rows = [at for at in _rows(report, 7) if re.search("本年新收政府|上年结转政府|结转下年度", report.lines[at])]
    if not rows or not _is_whole(report):
        return False
    at, by = random.choice(rows), random.randint(1, 9)
    for index in (6, random.randrange(6)):
        _cell(report, at, index, str(int(numbers_in(report.lines[at])[index][2]) + by))
    return True


@slip("GI402")
def outcomes_off(report: Mutant, random: Random) -> bool:
    rows = [at for at in _rows(report, 7) if re.search("国家秘密|重复申请|补正后|过程性|出版物", report.lines[at])]
    if not rows or not _is_whole(report):
        return False
    at, by = random.choice(rows), random.randint(1, 9)
    for index in (6, random.randrange(6)):
        _cell(report, at, index, str(int(numbers_in(report.lines[at])[index][2]) + by))
    return True


@slip("GI403")
def applicants_off(report: Mutant, random: Random) -> bool:
    rows = _rows(report, 7)
    if not rows:
        return False
    at, index = random.choice(rows), random.randrange(7)
    return _cell(report, at, index, str(int(numbers_in(report.lines[at])[index][2]) + random.randint(1, 9)))


@slip("GI504")
def denied(report: Mutant, random: Random) -> bool:
    if not re.search("没有政府信息公开申请件|未有公民、法人", report.text):
        return False
    rows = [at for at in _rows(report, 10) if set(report.lines[at].split()) == {"0"}]
    if not rows:
        return False
    _cell(report, rows[0], 0, "1")
    return _cell(report, rows[0], 4, "1")


# -- text -------------------------------------------------------------------------------------------------------


@slip("GI501")
def received_off(report: Mutant, random: Random) -> bool:
    whole = r"(全市共受理政府信息公开申请|全县全年共受理政府信息公开申请 ?|全年新收政府信息公开申请)(\d+)"
    found = re.search(whole, report.text)
    if found is None:
        return False
    other = str(int(found[2]) + random.choice((3, 7, 10, 100)))
    report.text = report.text[: found.start(2)] + other + report.text[found.end(2) :]
    return True


@slip("GI502")
def outcome_off(report: Mutant, random: Random) -> bool:
    found = list(re.finditer(r"(?:予以公开|部分公开|不予公开|无法提供|不予处理)(\d+)(?=件)", report.text))
    if not found or report.text.count("办结25件") != 1:
        return False
    at = random.choice(found)
    report.text = report.text[: at.start(1)] + str(int(at[1]) + random.choice((1, 2, 10))) + report.text[at.end(1) :]
    return True


@slip("GI601")
def plan_lost(report: Mutant, random: Random) -> bool:
    places = _headings(report)
    lines = report.lines
    five = next((at for at in places if "五、" in lines[at]), None)
    six = next((at for at in places if "六、" in lines[at]), None)
    if five is None or six is None:
        return False
    report.text = "\n".join(
        [*lines[: five + 1], "", random.choice(("无。", "暂无。", "不存在问题。")), "", *lines[six:]]
    )
    return True


@slip("GI605")
def item_lost(report: Mutant, random: Random) -> bool:
    found = list(re.finditer(r"(?<=[；。])二是", report.text))
    if not found:
        return False
    at = random.choice(found)
    report.text = report.text[: at.start()] + random.choice(("三是", "四是")) + report.text[at.end() :]
    return True


@slip("GI607")
def template_left(report: Mutant, random: Random) -> bool:
    return _put(report, random, random.choice(("（文字描述）", "【填写】", "（请根据实际情况填写）", "此处填写。")))


@slip("GI608")
def twice(report: Mutant, random: Random) -> bool:
    lines = report.lines
    places = [at for at in _prose(report) if not re.match(r"[（(#\d一二三四五]", lines[at])]
    places = [at for at in places if len(_above(lines, at)) < 45 or _above(lines, at).endswith("。")]
    if not places:
        return False
    at = random.choice(places)
    lines[at + 1 : at + 1] = ["", lines[at]]
    report.text = "\n".join(lines)
    return True


@slip("GI801")
def identity(report: Mutant, random: Random) -> bool:
    return _put(report, random, f"申请人身份证号码为{identity_number(random)}。")


@slip("GI802")
def mobile(report: Mutant, random: Random) -> bool:
    return _put(report, random, f"联系人手机1{random.choice('3578')}9{random.randint(10000000, 99999999)}。")


@slip("GI803")
def card(report: Mutant, random: Random) -> bool:
    return _put(report, random, f"缴费账号：{card_number(random)}。")


@slip("GI806")
def named(report: Mutant, random: Random) -> bool:
    return _put(report, random, f"申请人{random.choice(('张伟', '李秀英', '陈静'))}因征地补偿问题提出申请。")


@slip("GI904")
def unpaired(report: Mutant, random: Random) -> bool:
    return _swap(report, random, r"(?<=[\u4e00-\u9fff])[》”](?=[\u4e00-\u9fff，。、])", "")


@slip("GI905")
def doubled(report: Mutant, random: Random) -> bool:
    return _swap(
        report, random, r"(?<=[\u4e00-\u9fff，；。])(加强|开展|根据|进一步|不断|按照|推进)(?=[\u4e00-\u9fff])", r"\1\1"
    )


@slip("GI907")
def garbled(report: Mutant, random: Random) -> bool:
    return _swap(report, random, r"(?:公开|信息|工作)(?=[\u4e00-\u9fff])", random.choice(("锟斤拷锟斤拷", "烫烫烫")))
