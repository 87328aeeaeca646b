"""What section one speaks of: the five aspects of its edition, and what people's governments add."""

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from reportlint import Paragraph, Report, Section, Term, fact, read_numbering

from ..searches import holds_any
from .bodies import ReportBody
from .sections import StatutorySections

_CLAUSE = 24
"""Characters of the words that begin a paragraph and may name what it speaks of."""
_SENTENCE = 60
"""Characters of a section one that has no room to speak of anything."""


class _Aspect(Struct, frozen=True):
    id: str
    zh: str
    en: str
    words: tuple[str, ...]
    pattern: str = ""

    @property
    def term(self) -> Term:
        return Term(self.id, self.zh, self.en)

    def is_told_in(self, said: str) -> bool:
        if holds_any(said, self.words):
            return True
        return bool(self.pattern) and _pattern(self.pattern).search(said) is not None


_ASPECTS = (
    _Aspect(
        "disclosure",
        "主动公开",
        "disclosure of one's own accord",
        ("主动公开", "信息发布", "发布信息", "公开发布"),
    ),
    _Aspect(
        "requests",
        "依申请公开",
        "disclosure on request",
        ("依申请", "依法申请", "申请公开", "公开申请", "申请办理"),
    ),
    _Aspect(
        "management",
        "政府信息管理",
        "management of information",
        (
            "保密审查",
            "信息清理",
            "文件清理",
            "信息管理",
            "发布审查",
            "公开审查",
            "信息审查",
            "信息审核",
            "内容审核",
            "三审",
            "公开属性",
            "源头认定",
        ),
        r"信息(?:(?!平台|公开申请|。)[^，：；]){0,8}管理|管理(?:政府|政务|公开)信息",
    ),
    _Aspect(
        "platforms",
        "政府信息公开平台建设",
        "platforms of publication",
        ("网站", "新媒体", "公报", "公众号", "公开专栏", "公开载体", "公开平台"),
        # A platform of services is none of publication.
        r"(?<!\d\.\d)(?<!服务)(?<!审批)(?<!交易)(?<!办事)(?<!监管)(?<!业务)(?<!办公)(?<!一体化)平台",
    ),
    _Aspect(
        "supervision",
        "监督保障",
        "supervision and support",
        ("监督", "保障", "考核", "考评", "培训", "评议"),
    ),
)
"""The five aspects of section one in the 2021 edition: a heading or sentence tells an aspect by one of its words, else by
its pattern."""
_ASSESSMENTS = (
    _Aspect(
        "assessment",
        "工作考核",
        "the assessment of the work",
        ("考核", "考评", "绩效评价", "绩效评估", "绩效管理"),
    ),
    _Aspect(
        "appraisal",
        "社会评议",
        "the appraisal by the public",
        (
            "评议",
            "满意度调查",
            "满意度测评",
            "满意度评价",
            "满意度测试",
            "社会评价",
            "公众评价",
            "群众评价",
            "第三方评价",
            "第三方测评",
        ),
    ),
    _Aspect(
        "accountability",
        "责任追究",
        "how breaches were dealt with",
        ("追究", "追责", "问责", "责任倒查", "约谈", "通报批评"),
    ),
)
"""What article 50 asks of people's governments beside; accepted anywhere."""


@cache
def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source)


def is_aspect(title: str) -> bool:
    """Whether a heading names one of the five aspects."""
    return any(aspect.is_told_in(title) for aspect in _ASPECTS)


class OverviewAspects(Struct, frozen=True):
    """The aspects that section one lacks, in statutory order; ``section`` is section one."""

    section: Section
    missing: tuple[Term, ...]
    empty: bool
    """Whether section one holds nothing, nothing but the form's own instruction, or a sentence that names no aspect."""


@fact
def overview_aspects(report: Report, sections: StatutorySections) -> OverviewAspects | None:
    """By the headings between the first section and the second, by its sentences where there are none."""
    section = sections.get("S1")
    if section is None:
        return None
    headings = [heading.title.folded for heading in _headings(report, section)]
    paragraphs = list(section.paragraphs)
    texts = [p.text.folded for p in paragraphs]
    said = "\n".join([*headings, *(_labels(section) if section.sections else texts)])
    missing = tuple(aspect.term for aspect in _ASPECTS if not aspect.is_told_in(said))
    thin = len(missing) == len(_ASPECTS) and sum(map(len, texts)) < _SENTENCE
    return OverviewAspects(section, missing, not headings and (thin or all(map(_is_instruction, texts))))


def _headings(report: Report, section: Section) -> Iterator[Section]:
    """All headings below section one, and those beside it up to the next statutory section; behind that, the further
    sections that name an aspect."""
    yield from (lower for lower in section.walk() if lower is not section)
    within = False
    for top in report.sections:
        if top is section:
            within = True
        elif top.id:
            within = False
        elif within:
            yield from top.walk()
        elif is_aspect(top.title.folded):
            yield top


def _labels(section: Section) -> Iterator[str]:
    """What begins the paragraphs as a heading would, and what the further numbers name in one that begins with a number:
    （一）…：…。（二）…：…。"""
    for part in section.walk():
        numbered = part.heading.run_in
        for block in part.blocks:
            if isinstance(block, Paragraph):
                words = block.text.folded
                yield _first_clause(words)
                if numbered or read_numbering(words) is not None:
                    items = words.replace("；", "。").split("。")[1:]
                    yield from (_first_clause(item) for item in items if read_numbering(item) is not None)
            numbered = False


def _first_clause(words: str) -> str:
    """The words that begin a paragraph as a heading would: behind a number, short and set off, or a short line of their
    own; else nothing."""
    number = read_numbering(words)
    start = number.end if number else 0
    ends = [at for stop in "，。：；,:;" if (at := words.find(stop, start, start + _CLAUSE)) >= 0]
    end = min(ends, default=None)
    if number is not None:
        return words[start : start + _CLAUSE if end is None else end]
    if end is None:
        end = len(words)
        if end > _CLAUSE:
            return ""
    elif words[end] not in "。：:" and not words.endswith(("方面", "情况", "工作"), 0, end):
        return ""
    if any(c.isdigit() for c in words[len("2023年") : end]):
        return ""  # a short sentence that tells a number is no heading
    return words[:end]


def _is_instruction(words: str) -> bool:
    """Whether a paragraph stands whole in brackets, as the blank form's own words do."""
    return (words[:1], words[-1:]) in {("（", "）"), ("(", ")"), ("【", "】")}


class Assessments(Struct, frozen=True):
    """Of assessment, appraisal by the public and accountability, what the report of a people's government says nothing
    of. There only when the report is a government's."""

    missing: tuple[Term, ...]


@fact
def assessments(report: Report, body: ReportBody | None) -> Assessments | None:
    """Whose report it is says the title, a line beside it or the signature."""
    if body is None or body.kind != "government" or body.source == "preamble":
        return None
    words = [p.text.folded for p in report.paragraphs]
    words += [section.title.folded for section in report.walk()]
    said = "\n".join(words)
    return Assessments(tuple(each.term for each in _ASSESSMENTS if not each.is_told_in(said)))
