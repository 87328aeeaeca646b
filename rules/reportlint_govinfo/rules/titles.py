"""GI1: the form of the title."""

from reportlint import Finding, Findings, Paragraph, Report, Severity, Term, Text, rule

from ..clauses import FORMAT
from ..facts import ReportYear
from ..facts.bodies import ReportBody, lacks_place
from ..facts.title_doubt import TitleDoubt

_LONGEST_LINE = 40


@rule(
    "GI111",
    "title-form",
    Severity.INFO,
    source=FORMAT,
    tags=["structure"],
    zh="标题不规范：{problems}。规范写法为“{expected}”",
    en="the title is not in the usual form: {problems}; it should read “{expected}”",
)
def title_form(report: Report, body: ReportBody | None, year: ReportYear | None, doubt: TitleDoubt | None) -> Findings:
    """The title names the body, the year and the report as usual.

    What it does:
        Tells a title whose year has a digit too many or too few or lacks its 年, that says 年度 twice, 年报 for 年度报告 or 政务信息 for 政府信息, that lacks 工作 or the body, or whose body does
        not say of which place it is.

    Why:
        The Regulations call it 政府信息公开工作年度报告; a body without its place is anybody's once the report leaves its site.

    Bad:
        市政务服务中心2021年度政府信息公开年度报告

    Good:
        云岭市政务服务中心2021年政府信息公开工作年度报告

    Known limits:
        The year first, a title over two lines, （本级） and （文字版）, a place alone for its government and a usual short name
        are honest. A body that stands in a line beside the title is read with it.
    """
    title = report.title or _first_line(report)
    if title is None:
        return
    own = body if body is not None and body.source in {"title", "line"} else None
    problems = [*_wording(title.folded), *_naming(own)]
    if problems:
        known = own is not None and not lacks_place(own.name) and not any(c.isdigit() for c in own.name)
        name = own.name if own is not None and known else "（冠以地名的机关全称）"
        when = str(year.value) if year is not None and doubt is None else "××××"
        yield Finding(title, problems=problems, expected=f"{name}{when}年政府信息公开工作年度报告")


def _first_line(report: Report) -> Text | None:
    """A line before the preamble that can only be meant as the title, where none names the report fully."""
    for block in report.blocks[:2]:
        if isinstance(block, Paragraph):
            words = block.text.folded
            short = len(words) <= _LONGEST_LINE and not any(c in "，。；：" for c in words)
            if short and "年度报告" in words and words.endswith(("报告", "格式", "模板", "）", "》")):
                return block.text
    return None


_YEAR = 4
"""Digits of a year."""
_TWICE = Term("年度", "“年度”重复", "年度 stands twice")
_SHORT = Term("年报", "“年报”应为“年度报告”", "年报 for 年度报告")
_AFFAIRS = Term("政务信息", "“政务信息”应为“政府信息”", "政务信息 for 政府信息")
_WORK = Term("工作", "缺少“工作”二字", "工作 is missing")
_NOBODY = Term("body", "没有写明编制机关", "it names no body")


def _wording(title: str) -> list[Term]:
    found: list[Term] = _year_faults(title)
    if title.count("年度") > 1:
        found.append(_TWICE)
    if "年报" in title.replace("年报告", ""):
        found.append(_SHORT)
    if "政务信息公开" in title:
        found.append(_AFFAIRS)
    if "信息" in title and "工作" not in title[title.index("信息") :]:
        found.append(_WORK)
    return found


def _year_faults(title: str) -> list[Term]:
    """A year with a digit too many or too few, or without its 年: 20233年, 203年, 2023政府信息公开."""
    for mark in ("年", "政府信息公开"):
        at = title.find(mark)
        start = at
        while start > 0 and title[start - 1].isdecimal():
            start -= 1
        digits = title[start : max(at, 0)]
        if mark == "年" and len(digits) in {_YEAR - 1, _YEAR + 1, _YEAR + 2}:
            return [Term(digits, f"“{digits}年”不是年份", f"{digits}年 is no year")]
        if mark != "年" and len(digits) == _YEAR and digits.startswith(("19", "20")):
            return [Term(digits, f"“{digits}”后面缺少“年”字", f"年 is missing behind {digits}")]
    return []


def _naming(body: ReportBody | None) -> list[Term]:
    if body is None:
        return [_NOBODY]
    if lacks_place(body.name):
        return [Term(body.name, f"“{body.name}”没有写明所在地", f"{body.name} does not say of which place it is")]
    return []
