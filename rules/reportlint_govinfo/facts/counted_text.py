"""The sentences that tell numbers, cut into clauses once for all that read them."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from reportlint import Paragraph, Report, Section, Text, fact

from ..searches import holds_any
from .counts_clauses import Segment, sentences
from .counts_labels import APPLICATIONS, DISPUTES
from .counts_words import tokens_of
from .reporting import ReportingBody


class Sentence(Struct, frozen=True):
    """A sentence; one that tells no number of interest has no clauses."""

    start: int
    end: int
    clauses: tuple[Segment, ...] = ()
    telling: bool = False
    """Whether it may tell of applications, disputes or documents."""
    sharing: bool = False
    """Whether it may tell parts or percentages."""
    counts: bool = False
    """Whether it counts anything at all."""


class Passage(Struct, frozen=True):
    """A paragraph with its sentences."""

    text: Text
    context: str
    """What its headings say that it is about: "applications", "disputes" or ""."""
    follows: bool
    """Whether the passage before stands under the same heading."""
    sentences: tuple[Sentence, ...]


class CountedText(Struct, frozen=True):
    """The paragraphs with sentences that may tell counts, in reading order."""

    passages: tuple[Passage, ...]


_SHARING = ("（", "其中", "占", "包括", "含", "分别", "分为", "组成", "(", "%", "％")
_CONTEXTS = {"S3": APPLICATIONS, "S4": DISPUTES}
_TOPICAL = (
    "申请", "复议", "诉讼", "结转", "规范性文件", "规章", "行政许可", "行政处罚", "行政强制", "主动公开",
)  # fmt: skip
_DONE = (
    "收", "受理", "接到", "办结", "答复", "办理", "处理", "公开", "提供", "维持", "纠正", "审结", "败诉", "顺延", "自然人",
    "撤回",
)  # fmt: skip
"""Words that tell of applications only where the heading or what stands before does."""
_ALL = ("全部", "均", "所有", "全都", "办结率")
_DENIALS = "未没无零暂"

_SPELLED_UNITS = "件宗起份例"
_SPELLED = frozenset("一二两三四五六七八九十百零")


@cache
def _counted() -> re.Pattern[str]:
    return re.compile("[0-9](?![0-9])(?:[余多]?[万亿]? ?[件条宗起份例个次项封笔单案元部篇期场]|[，,]占)")


def _counts(folded: str) -> list[int]:
    """The places where a text counts anything: 25件, 1.2万条, 12，占, 五起."""
    found = [match.start() for match in _counted().finditer(folded)]
    for unit in _SPELLED_UNITS:
        at = folded.find(unit, 1)
        while at >= 0:
            if folded[at - 1] in _SPELLED:
                found.append(at - 1)
            at = folded.find(unit, at + 1)
    found.sort()
    return found


@fact
def counted_text(report: Report, body: ReportingBody) -> CountedText:
    found: list[Passage] = []
    before: Section | None = None
    for paragraph, section, context, problems in _told(report):
        folded = paragraph.text.folded
        if not context and not holds_any(folded, _TOPICAL) and not holds_any(folded, _SHARING):
            continue
        masked = body.masked(folded)
        counts = _counts(masked)
        if not counts and not holds_any(folded, _DENIALS) and "办结" not in folded:
            continue
        told: list[Sentence] = []
        topic = context != ""
        for start, end in _sentences(folded):
            counted = bisect_left(counts, start) < bisect_left(counts, end)
            told.append(_sentence(masked, start, end, body, topic=topic, problems=problems, counts=counted))
            topic = topic or told[-1].telling
        if any(sentence.clauses for sentence in told):
            found.append(Passage(paragraph.text, context, section is not None and section is before, tuple(told)))
            before = section
    return CountedText(tuple(found))


def _sentences(folded: str) -> Iterator[tuple[int, int]]:
    at = 0
    while 0 <= at < len(folded):
        end = folded.find("。", at)
        end = len(folded) if end < 0 else end + 1
        yield at, end
        at = end


def _sentence(
    folded: str, start: int, end: int, body: ReportingBody, *, topic: bool, problems: bool, counts: bool
) -> Sentence:
    words = folded[start:end]
    telling = not problems and _tells(words, topic=topic, counts=counts)
    sharing = counts and holds_any(words, _SHARING)
    if not telling and not sharing:
        return Sentence(start, end, counts=counts)
    tokens = body.own_tokens(tokens_of(folded, start, end))
    clauses = next(iter(sentences(tokens)), ())
    return Sentence(start, end, clauses, telling, sharing, counts)


def _tells(words: str, *, topic: bool, counts: bool) -> bool:
    """Whether a sentence may count applications, disputes or documents, deny them, or say that all is done."""
    if counts or holds_any(words, _DENIALS):
        return holds_any(words, _TOPICAL) or (topic and counts and holds_any(words, _DONE))
    return topic and "办" in words and holds_any(words, _ALL)


def _told(report: Report) -> Iterator[tuple[Paragraph, Section | None, str, bool]]:
    for block in report.blocks:
        if isinstance(block, Paragraph):
            yield block, None, "", False
    for section in report.sections:
        yield from _below(section, _CONTEXTS.get(section.id, ""), section.id == "S5")


def _below(section: Section, context: str, problems: bool) -> Iterator[tuple[Paragraph, Section | None, str, bool]]:
    title = section.title.folded
    if "申请公开" in title or "依申请" in title or "公开申请" in title:
        context = APPLICATIONS
    elif "复议" in title or "诉讼" in title:
        context = DISPUTES
    for block in section.blocks:
        if isinstance(block, Paragraph):
            yield block, section, context, problems
    for lower in section.sections:
        yield from _below(lower, context, problems)
