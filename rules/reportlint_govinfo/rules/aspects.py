"""GI1: what the preamble announces and what section one speaks of."""

import re
from collections.abc import Sequence
from functools import cache

from reportlint import Finding, Findings, Message, Severity, rule

from ..clauses import FORMAT
from ..editions import SECTION_IDS
from ..facts import PartsList, Statutory
from ..facts.aspects import Assessments, OverviewAspects
from ..formats import SECTIONS
from ..searches import holds_any


@rule(
    "GI107",
    "overview-aspects",
    Severity.WARNING,
    source=FORMAT,
    tags=["structure"],
    zh="“{section}”没有写到{aspects}",
    en="“{section}” says nothing of: {aspects}",
)
def overview_aspects(statutory: Statutory, overview: OverviewAspects) -> Findings:
    """Section one reviews the five aspects of the work (2021 edition).

    What it does:
        Looks for 主动公开, 依申请公开, 政府信息管理, 政府信息公开平台建设 and 监督保障 in the headings between the first section and
        the second, at whatever level and also several in one paragraph (（一）…：…。（二）…：…。); in a section without
        headings, in its sentences. One finding lists what is missing.

    Why:
        The notice of 2021 asks for a review of the year under these five aspects.

    Bad:
        （一）主动公开 … （二）依申请公开

    Good:
        （一）主动公开 … （二）依申请公开 … （三）政府信息管理 … （四）政府信息公开平台建设 … （五）监督保障

    Known limits:
        What is said of an aspect is not judged. 平台 is no platform of publication where it is a platform of services.
        An empty section is GI106's, one that holds only the form's instruction GI607's, a single short sentence that names
        no aspect GI606's. Further aspects are welcome.
    """
    if statutory.edition == "2021" and overview.missing and not overview.empty:
        yield Finding(overview.section, section=overview.section.heading.text.folded, aspects=overview.missing)


@rule(
    "GI108",
    "section-list-mismatch",
    Severity.WARNING,
    source=FORMAT,
    requires=[Statutory],
    tags=["structure"],
    zh="正文称报告由{claimed}个部分组成，列出的却有{listed}个：{items}",
    en="the text says that the report has {claimed} parts and lists {listed}: {items}",
    variants={
        "incomplete": Message(
            "正文列出的各部分中没有{missing}", "the parts that the text lists lack {missing}", Severity.INFO
        )
    },
)
def section_list_mismatch(parts: PartsList) -> Findings:
    """The parts that the preamble lists are as many as it says.

    What it does:
        Compares the number of parts that the preamble claims with the parts that it lists. A list that claims to be
        whole, by a number or because no 等 closes it, and lacks one of the six parts is told as info.

    Why:
        The list is copied from year to year, and from reports of another form.

    Bad:
        本报告由总体情况、主动公开政府信息情况、存在的主要问题及改进情况六部分组成。

    Good:
        本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议、行政诉讼情况、存在的主要问题及改进情况、
        其他需要报告的事项六部分组成。

    Known limits:
        A list closed by 等 without a number is open. Tables, attachments and an introduction may count or not.
    """
    items = [item.words for item in parts.items]
    if parts.claimed not in {None, len(items)} and parts.claimed not in _possible_counts(parts, items):
        yield Finding(parts, claimed=parts.claimed or 0, listed=len(items), items=items)
    elif not parts.open_ended:
        said = "\n".join(items)
        missing = [id for id in SECTION_IDS if not _is_told(id, said)]
        if missing:
            yield Finding(parts, "incomplete", missing=[f"“{SECTIONS[id].title}”" for id in missing])


@cache
def _attached() -> re.Pattern[str]:
    return re.compile(r"附[表件图录]|统计表|引言|前言")


def _possible_counts(parts: PartsList, items: Sequence[str]) -> range:
    """From the parts alone to the parts with everything that is attached."""
    attached = sum(1 for words in items if _attached().search(words))
    joined = sum(1 for words in items if re.search("[和与及][^和与及]{0,8}附[表图件]$", words))
    behind = parts.text.folded[parts.items[-1].end : parts.end]
    return range(len(items) - attached, len(items) + joined + (1 if "附" in behind else 0) + 1)


_TOLD_BY = {
    "S1": ("总体", "概述", "概况", "基本情况", "基本工作情况", "情况综述", "主要工作"),
    "S3": ("依申请",),
    "S4": ("复议", "诉讼"),
    "S5": ("问题", "不足", "改进", "整改"),
    "S6": ("其他", "其它", "需要报告", "需要说明"),
}
"""By what the item of each statutory part is known, however it is called."""
_TOLD_WITHOUT = {"S2": ("主动公开", 8, "总体"), "S3": ("申请", 3, "行政复议")}
"""By what else, unless the last word follows, at most so many characters behind."""


def _is_told(id: str, said: str) -> bool:
    """Whether one of the items, a line each, is that of a statutory part."""
    if holds_any(said, _TOLD_BY.get(id, ())):
        return True
    if id not in _TOLD_WITHOUT:
        return False
    word, within, other = _TOLD_WITHOUT[id]
    at = said.find(word)
    while at >= 0:
        at += len(word)
        if other not in said[at : at + within + len(other)].partition("\n")[0]:
            return True
        at = said.find(word, at)
    return False


@rule(
    "GI112",
    "assessment-unreported",
    Severity.INFO,
    source=FORMAT,
    requires=[Statutory],
    tags=["structure"],
    zh="政府的年度报告没有写到{missing}情况",
    en="a people's government's report says nothing of: {missing}",
)
def assessment_unreported(overview: OverviewAspects, assessments: Assessments) -> Findings:
    """A people's government reports assessment, appraisal and accountability.

    What it does:
        In the report of a people's government, looks anywhere for 工作考核, 社会评议 and 责任追究 and what they are usually
        called. One finding names what is missing.

    Why:
        Article 50 asks people's governments at every level for the results of assessment, the appraisal by the public
        and how breaches were dealt with.

    Bad:
        （五）监督保障。全年组织业务培训2次。

    Good:
        （五）监督保障。政务公开纳入部门年度考核；开展社会评议，满意率98%；全年没有发生责任追究情形。

    Known limits:
        Only governments are asked, not their departments, offices, sub-districts and zones; the title, a line beside it
        or the signature says whose report it is. A word is enough; what is said is not judged. Without section one GI101
        tells; where it is empty or a single short sentence, GI106, GI606 or GI607.
    """
    if assessments.missing and not overview.empty:
        yield Finding(overview.section, missing=assessments.missing)
