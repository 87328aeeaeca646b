"""The years that sentences speak of, and whether they tell of work done or of work to come."""

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from reportlint import Paragraph, Report, Section, Span, Text, fact

from ..data import read_data
from ..searches import holds_any
from .bodies import ReportBody
from .sections import StatutorySections

_NEAR = 12
"""Characters behind a year among which a word makes it another topic's."""
_GAP = 16
"""Characters between the year of a plan and the word that says it is one."""
_SENTENCE_ENDS = "。！？；\n"
_CLAUSE_ENDS = _SENTENCE_ENDS + "，、：,:;"


class _Words(Struct, frozen=True):
    selves: tuple[str, ...]
    starts: tuple[str, ...]
    topics: tuple[str, ...]
    done: tuple[str, ...]
    past: tuple[str, ...]
    plans: tuple[str, ...]
    no_plans: tuple[str, ...]
    future_verbs: tuple[str, ...]
    objects: tuple[str, ...]
    disposals: tuple[str, ...]
    goals: tuple[str, ...]


@cache
def _words() -> _Words:
    return read_data(__file__, "tense.toml", _Words)


class YearMention(Struct, frozen=True):
    """A year written with 年 in running text. ``sentence`` is the rest of its sentence behind the year, without the comma
    that may follow it."""

    year: int
    text: Text
    start: int
    end: int
    sentence: str
    section: str
    """"S1" or "S5"."""
    heading: bool = False
    """Whether it stands in the heading of its section."""

    @property
    def span(self) -> Span:
        return self.text.span(self.start, self.end)

    @property
    def opens(self) -> bool:
        """Whether its sentence begins with it."""
        return self.start == 0 or self.text.folded[self.start - 1] in _SENTENCE_ENDS

    @property
    def opens_clause(self) -> bool:
        before = self.text.folded[: self.start].removesuffix("在")
        return not before or before[-1] in _CLAUSE_ENDS


@cache
def _year() -> re.Pattern[str]:
    return re.compile(r"(20\d\d)年(?!度?报)度?(?=[，, ]?([^。！？；\n]*))")


class YearsTold(Struct, frozen=True):
    """What running text says of years. ``openings``: the years that the first sentences of section one, of each of its
    aspects and of section five open with, where they tell of the body's own finished work; a year in the heading of
    section one too. ``plans``: the years in which section five says that its plan is carried out. ``mentions``: every
    year in the two sections."""

    openings: tuple[YearMention, ...]
    plans: tuple[YearMention, ...]
    mentions: tuple[YearMention, ...]

    def told_as_past(self, after: int) -> Iterator[YearMention]:
        """Mentions of a year later than ``after`` that tell of it as of the past."""
        for mention in self.mentions:
            if mention.year > after and _is_told_as_past(mention):
                yield mention


@fact
def years_told(report: Report, sections: StatutorySections, body: ReportBody | None) -> YearsTold | None:
    overview, problems = sections.get("S1"), sections.get("S5")
    name = body.name if body is not None else ""
    mentions = tuple(m for s in (overview, problems) if s is not None for m in _mentions(s))
    if not mentions:
        return None
    first = {id(text) for s in (overview, problems) if s is not None for text in _first_texts(s)}
    openings = tuple(m for m in mentions if id(m.text) in first and m.start == 0 and _tells_own_work(m, name))
    plans = tuple(m for m in mentions if m.section == "S5" and _is_plan_time(m, name))
    return YearsTold(openings, plans, mentions)


def _mentions(section: Section) -> Iterator[YearMention]:
    for text in (section.title, *[p.text for p in section.paragraphs]):
        folded = text.folded
        if "20" not in folded or "年" not in folded:
            continue
        for match in _year().finditer(folded):
            start, end = match.span()
            if start and folded[start - 1].isdigit():
                continue
            heading = text is section.title
            yield YearMention(int(match[1]), text, start, end, match[2], section.id, heading)


def _first_texts(section: Section) -> Iterator[Text]:
    """The first paragraph of section one, past the preamble where it stands there, of its aspects, and of section
    five."""
    if section.id == "S1":
        yield section.title
    own = [block.text for block in section.blocks if isinstance(block, Paragraph)]
    yield from own[:1]
    if section.id == "S1":
        if own and holds_any(own[0].folded, ("统计期限", "统计时限", "本报告", "年度报告")):
            yield from own[1:2]
        for aspect in section.sections:
            first = next((block for block in aspect.blocks if isinstance(block, Paragraph)), None)
            if first is not None:
                yield first.text
    elif not own and section.sections:
        first = next((block for block in section.all_blocks if isinstance(block, Paragraph)), None)
        if first is not None:
            yield first.text


@cache
def _some_body() -> re.Pattern[str]:
    """A body that a clause begins with: in a report that does not name its own, that is the one."""
    return re.compile(
        r"[\u4e00-\u9fff]{1,20}?(?:局|办公室|办事处|人民政府|委员会|管委会|中心)(?=[严认坚积全切深大扎高紧不])"
    )


def _tells_own_work(mention: YearMention, name: str) -> bool:
    """Whether the body itself, or work that only it can have done, follows the year, as finished work."""
    sentence = mention.sentence
    if mention.heading:
        return "情况" in sentence
    words = _words()
    named = sentence.startswith(name) if name else _some_body().match(sentence) is not None
    if not named and not sentence.startswith(words.selves + words.starts):
        return False
    behind = sentence.removeprefix(name)
    if holds_any(behind[:_NEAR], words.topics):
        return False
    return not is_to_come(behind) and holds_any(behind, words.done)


def is_to_come(words: str) -> bool:
    """Whether words tell of what is still to be done. 将信息公开纳入考核 does not."""
    at = words.find("将")
    while at >= 0:
        if _is_future(words, at + 1):
            return True
        at = words.find("将", at + 1)
    for name in _words().no_plans:
        words = words.replace(name, "")
    return holds_any(words, _words().plans)


def _tells_goal(words: str) -> bool:
    """Whether words name a goal or a plan of years. 规划计划 is only what is published."""
    for name in _words().no_plans:
        words = words.replace(name, "")
    return holds_any(words, _words().goals)


def _is_future(words: str, behind: int) -> bool:
    """Whether 将 says that something will be done; it also stands before the object of what was done."""
    known = _words()
    if not words.startswith(known.future_verbs, behind) or words.startswith(known.objects, behind):
        return False
    clause = words[behind : next((i for i in range(behind, len(words)) if words[i] in _CLAUSE_ENDS), len(words))]
    return not holds_any(clause, known.disposals)


_PLAN_MARKS = ("将", "拟", "计划", "打算", "准备")


@cache
def _plan_mark() -> re.Pattern[str]:
    cause = "(?:(?:针对|按照|根据|围绕|结合|对照|为)[^，。；：]{1,20}[，,])?"
    return re.compile(rf"{cause}(?P<gap>[^，。；：,;:]{{0,{_GAP}}}?)(?P<mark>{'|'.join(_PLAN_MARKS)})")


def _is_plan_time(mention: YearMention, name: str) -> bool:
    """Whether a clause opens with the year and goes on with what will be done."""
    sentence = mention.sentence
    if not holds_any(sentence, _PLAN_MARKS) or not mention.opens_clause:
        return False
    match = _plan_mark().match(sentence)
    if match is None:
        return False
    words = _words()
    if match["mark"] == "将" and not _is_future(sentence, match.end()):
        return False
    if match["mark"] == "计划" and sentence.startswith(("生育", "单列", "外", "内", "安排"), match.end()):
        return False
    gap = match["gap"].strip()
    if gap and not (gap == name or gap.startswith(words.selves) or gap in {"也", "还", "继续", "起"}):
        return False
    return not holds_any(sentence, words.past) and not _tells_goal(sentence)


def _is_told_as_past(mention: YearMention) -> bool:
    words = _words()
    sentence = mention.sentence
    if is_to_come(sentence) or _tells_goal(sentence):
        return False
    if mention.text.folded[: mention.start].endswith("截至"):
        return sentence[:1] in {"底", "末", "1", "6", "9"} or mention.text.folded[mention.end : mention.end + 1] == "，"
    if not mention.opens or holds_any(sentence[:_NEAR], words.topics):
        return False
    return sentence.startswith(words.selves) and holds_any(sentence, words.past)
