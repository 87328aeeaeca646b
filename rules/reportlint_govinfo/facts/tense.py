"""The years that sentences speak of, and whether they tell of work done or of work to come."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from reportlint import Paragraph, Report, Section, Span, Text, fact

from ..searches import holds_any, places_of
from .bodies import ReportBody
from .dates import year_of
from .reporting import ReportingBody
from .sections import StatutorySections

_NEAR = 12
"""Characters behind a year among which a word makes it another topic's."""
_GAP = 16
"""Characters between the year of a plan and the word that says it is one."""
_LONGEST_SENTENCE = 1_000
"""Characters behind a year that are read: a text without stops is none that a year speaks of to its end."""
_SENTENCE_ENDS = "。！？；\n"
_CLAUSE_ENDS = _SENTENCE_ENDS + "，、：,:;"
_COMMAS = frozenset("，, ")


# How sentences that open with a year go on.

# The body that speaks of itself, right behind the year.
_SELVES = (
    "我局", "我委", "我厅", "我办", "我中心", "我县", "我市", "我区", "我省", "我州", "我旗", "我镇", "我乡",
    "我街道", "我院", "我校", "我馆", "我队", "我部", "我们", "我单位", "我机关", "我行政", "本局", "本委", "本厅",
    "本办", "本中心", "本县", "本市", "本区", "本省", "本镇", "本乡", "本街道", "本单位", "本机关", "本部门", "全市",
    "全县", "全区", "全省", "全州", "全旗", "全镇", "全乡", "全街道", "全局", "全委", "全系统", "各级", "市局",
    "县局", "区局", "市政府", "县政府", "区政府", "镇政府", "乡政府", "省政府", "州政府", "街道办", "街道",
)  # fmt: skip
# What such a sentence begins with where it leaves the body out.
_STARTS = (
    "在", "按照", "根据", "认真", "严格", "坚持", "深入", "全面", "紧紧", "紧扣", "围绕", "聚焦", "贯彻", "持续",
    "始终", "积极", "进一步", "不断", "切实", "共", "累计", "全年", "主动公开", "公开", "发布", "受理", "收到",
    "未收到", "没有收到", "办理", "通过", "政府信息公开工作", "信息公开工作", "政务公开工作",
)  # fmt: skip
# What it begins with where it counts what was done: 组织培训3次.
_COUNTED = (
    "新收", "组织", "清理", "开展", "举办", "召开", "更新", "梳理", "答复", "培训", "调整", "制发",
)  # fmt: skip
_MEASURES = "件条次期场份个项人篇"
_THIS_YEAR = ("本年", "今年", "当年")
_OWN_YEAR = ("今年", "本年")
# Words right behind the year that make it another topic than the year's work.
_TOPICS = (
    "以来", "预算", "决算", "较", "比", "同比", "针对", "结转", "印发", "年度报告", "年报", "存在问题", "存在的",
    "问题的改进", "工作中存在", "同期", "底前", "年底", "相比", "规划", "要点", "计划", "报告中", "指出", "提出的",
    "遗留",
)  # fmt: skip
# Work that is done.
_DONE = (
    "认真", "贯彻", "落实", "坚持", "开展", "推进", "推动", "公开", "完善", "加强", "强化", "围绕", "取得", "组织",
    "健全", "优化", "提升", "受理", "收到", "办理", "发布", "完成", "存在", "严格", "深入", "不断", "履行", "做好",
    "按照",
)  # fmt: skip
# Marks of the past that no plan has.
_PAST = (
    "已", "了", "累计", "全年", "取得", "完成了", "共收到", "共受理", "共公开", "共主动公开", "共发布", "共办理",
    "共制发", "期间",
)  # fmt: skip
# Marks of what is still to come; 将 only before one of ``_FUTURE_VERBS``, for 将信息公开纳入考核 is told of the past.
_PLANS = ("拟", "计划", "打算", "下一步", "今后", "力争", "准备")
# Things that are called plans.
_NO_PLANS = (
    "规划计划", "规划许可", "规划公示", "审计计划", "计划生育", "招生计划", "用地计划", "年度计划", "资金计划",
)  # fmt: skip
# Other words that begin as they do, 拟订 and 计划科, and what does not begin with such a word: 拟定期.
_OTHER_WORDS = ("拟订", "拟定", "计划科", "计划股", "计划处", "计划财务")
_NO_OTHER_WORDS = (
    "拟订阅", "拟订购", "拟订立", "拟订制", "拟定期", "拟定于", "拟定点", "拟定向", "拟定制", "计划科学", "计划科普",
    "计划科技", "计划科研", "计划处理", "计划处置",
)  # fmt: skip
_FUTURE_VERBS = (
    "每季度", "每半年", "每年", "每月", "每周", "按月", "按季度", "按季", "编印", "印发", "修订", "出台", "举办",
    "邀请", "聘请", "增设", "设立", "选派", "继续", "进一步", "主要", "重点", "着力", "着重", "从", "按照", "围绕",
    "不断", "切实", "加强", "加大", "加快", "持续", "认真", "严格", "以", "坚持", "针对", "深入", "全面", "采取",
    "做好", "开设", "编制", "建立", "健全", "完善", "推进", "推动", "组织", "开展", "强化", "提升", "提高", "优化",
    "努力", "积极", "大力", "聚焦", "紧紧", "紧扣", "在", "通过", "严把", "严守", "把", "对", "结合", "根据", "落实",
    "抓好", "抓实", "规范", "拓宽", "拓展", "丰富", "创新", "增强", "扩大", "定期", "逐步", "制定", "充分", "更加",
    "立足", "牢固", "突出", "贯彻", "探索", "深化", "细化", "推广", "试行", "给",
)  # fmt: skip
# Nouns that begin as such a verb does.
_OBJECTS = (
    "以往", "以前", "以上", "规范性", "组织机构", "重点领域", "重点工作", "重点事项", "重点民生", "主要领导",
    "主要负责", "落实情况", "贯彻落实情况", "在用", "在编", "对外", "完善情况",
    "试行方案", "试行办法", "试行情况",
)  # fmt: skip
# What is done with an object behind 将.
_DISPOSALS = ("作为", "纳入", "列入", "列为", "摆在", "摆上", "融入", "贯穿", "视为", "写入")
# What a plan of the past found: 要把…作为硬任务的做法得到肯定.
_FOUND = tuple(
    noun + verb
    for noun in ("做法", "经验", "举措", "要求", "部署", "决定", "思路", "理念", "承诺")
    for verb in ("得到", "获", "受到", "被")
)
# A year that is a goal or a programme, not the time of a plan.
_GOALS = ("目标", "规划", "十四五", "十五五", "年底前", "年前", "年末前")


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
    def opens_text(self) -> bool:
        """Whether its paragraph begins with it: 2023年, 在2023年，."""
        before = self.text.folded[: self.start]
        return not before or (before == "在" and self.text.folded[self.end : self.end + 1] in _COMMAS)

    @property
    def opens_clause(self) -> bool:
        before = self.text.folded[: self.start].removesuffix("在")
        return not before or before[-1] in _CLAUSE_ENDS or self.explains_next

    @property
    def leads_to_own_year(self) -> bool:
        """Whether its sentence goes on to the year of the report: 2022年，我局试行…，今年全面铺开。"""
        return holds_any(self.sentence.replace("本年度报告", ""), _OWN_YEAR)

    @property
    def explains_next(self) -> bool:
        """Whether it says in brackets which year the next one is: 下一年度（2024年），将……"""
        before = self.text.folded[: self.start]
        return before[-1:] in {"（", "("} and before[:-1].endswith(_NEXT)


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
def years_told(
    report: Report, sections: StatutorySections, body: ReportBody | None, reporting: ReportingBody
) -> YearsTold | None:
    overview, problems = sections.get("S1"), sections.get("S5")
    names = (*([body.name] if body is not None else []), *reporting.names, *reporting.governments)
    mentions = tuple(m for s in (overview, problems) if s is not None for m in _mentions(s))
    if not mentions:
        return None
    first = {id(text) for s in (overview, problems) if s is not None for text in _first_texts(s)}
    openings = tuple(m for m in mentions if id(m.text) in first and m.opens_text and _tells_own_work(m, names))
    plans = tuple(m for m in mentions if m.section == "S5" and _is_plan_time(m, names))
    return YearsTold(openings, plans, mentions)


_CENTURY = ("20", "二〇", "二零", "二○")
_HAN_DIGITS = frozenset("〇零○一二三四五六七八九")


def _mentions(section: Section) -> Iterator[YearMention]:
    for text in (section.title, *[p.text for p in section.paragraphs]):
        folded = text.folded
        years = _years(folded) if holds_any(folded, _CENTURY) else []
        if not years:
            continue
        ended = folded
        for mark in _SENTENCE_ENDS[1:]:
            ended = ended.replace(mark, _SENTENCE_ENDS[0])
        for start, end in years:
            first = end + 1 if folded[end : end + 1] in _COMMAS else end
            last = ended.find(_SENTENCE_ENDS[0], first, first + _LONGEST_SENTENCE)
            sentence = folded[first : last if last >= 0 else first + _LONGEST_SENTENCE]
            heading = text is section.title
            yield YearMention(year_of(folded[start : start + 4]), text, start, end, sentence, section.id, heading)


def _years(folded: str) -> list[tuple[int, int]]:
    """The places of years: 2023年, 2023年度 or 二〇二三年, and no 2023年报."""
    found: list[tuple[int, int]] = []
    for at in places_of(folded, "年"):
        year, end = folded[max(0, at - 4) : at], at + 1
        if not year.startswith(_CENTURY) or len(year) < 4 or folded[at - 5 : at - 4].isdigit():
            continue
        if not year.isdecimal() and not _HAN_DIGITS.issuperset(year):
            continue
        if not folded.startswith(("报", "度报"), end):
            found.append((at - 4, end + 1 if folded[end : end + 1] == "度" else end))
    return found


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


def _tells_own_work(mention: YearMention, names: Sequence[str]) -> bool:
    """Whether the body itself, or work that only it can have done, follows the year, as finished work."""
    sentence = mention.sentence
    if mention.heading:
        return "情况" in sentence
    name = max((name for name in names if sentence.startswith(name)), key=len, default="")
    behind = sentence[len(name) :]
    if holds_any(behind[:_NEAR], _TOPICS) or is_to_come(behind):
        return False
    if name or sentence.startswith((*_SELVES, *_STARTS)) or (not names and _some_body().match(sentence) is not None):
        return holds_any(behind, _DONE)
    return _counts_work(sentence)


def _counts_work(sentence: str) -> bool:
    """Whether words say how much was done, and of nothing that goes on in the year of the report: 组织培训3次."""
    start = next((len(verb) for verb in _COUNTED if sentence.startswith(verb)), 0)
    if not start or sentence.startswith("的", start) or holds_any(sentence, _THIS_YEAR) or "《" in sentence:
        return False
    return any(c in _MEASURES and sentence[at - 1].isdigit() for at, c in enumerate(sentence) if at)


def is_to_come(words: str) -> bool:
    """Whether words tell of what is still to be done. 将信息公开纳入考核 does not."""
    at = words.find("将")
    while at >= 0:
        if _is_future(words, at + 1):
            return True
        at = words.find("将", at + 1)
    for name in _NO_PLANS:
        words = words.replace(name, "")
    return any(not _is_other_word(words, at) for at in places_of(words, _PLANS))


def _is_other_word(words: str, at: int) -> bool:
    """Whether what looks like the mark of a plan begins another word: 拟订《办法》, 计划科牵头."""
    return words.startswith(_OTHER_WORDS, at) and not words.startswith(_NO_OTHER_WORDS, at)


def _tells_goal(words: str) -> bool:
    """Whether words name a goal or a plan of years. 规划计划 is only what is published."""
    for name in _NO_PLANS:
        words = words.replace(name, "")
    return holds_any(words, _GOALS)


def _is_future(words: str, behind: int) -> bool:
    """Whether 将 says that something will be done; it also stands before the object of what was done."""
    if not words.startswith(_FUTURE_VERBS, behind) or words.startswith(_OBJECTS, behind):
        return False
    if any(words.startswith(verb + "的", behind) for verb in _FUTURE_VERBS):  # 将试行的办法固定为制度
        return False
    clause = _clause(words, behind)
    return clause.startswith("把") or not holds_any(clause, _DISPOSALS)


def _clause(words: str, start: int) -> str:
    """The words from a place to the end of its clause."""
    return words[start : next((i for i in range(start, len(words)) if words[i] in _CLAUSE_ENDS), len(words))]


_PLAN_MARKS = ("将", "拟", "计划", "打算", "准备", "要")
# What 要 stands before where it tells a plan.
_DUTIES = "把|进一步|继续|着力|重点|加强|加大|加快|切实|持续|不断|坚持|努力|抓"
_NEXT = ("下一年度", "下一年", "下年度", "下年", "明年", "来年")
_IN_WORK = ("的工作中，", "工作中，", "的工作里，", "工作里，")
# What heads a plan: 2024年工作打算：.
_HEADED = ("工作", "重点工作", "主要工作", "下一步工作", "政府信息公开工作", "信息公开工作", "政务公开工作")


@cache
def _plan_mark() -> re.Pattern[str]:
    """How a sentence goes on behind a year to the word that makes it a plan; no sentence holds 。 or ；."""
    cause = "(?:(?:针对|按照|根据|围绕|结合|对照|为)[^，：]{1,20}[，,])?"
    return re.compile(
        rf"{cause}(?P<gap>(?:(?![,:;])[^，：]){{0,{_GAP}}}?)(?P<mark>{'|'.join(_PLAN_MARKS)}(?={_DUTIES}))"
    )


def _is_plan_time(mention: YearMention, names: Sequence[str]) -> bool:
    """Whether a clause opens with the year and goes on with what will be done."""
    sentence = mention.sentence
    if mention.explains_next:
        sentence = sentence.lstrip("）)，, ")
    for words in _IN_WORK:
        sentence = sentence.removeprefix(words)
    if not holds_any(sentence, _PLAN_MARKS) or not mention.opens_clause:
        return False
    match = _plan_mark().match(sentence)
    if match is None:
        return False
    if match["mark"] == "将" and not _is_future(sentence, match.end()):
        return False
    if _is_other_word(sentence, match.start("mark")) or holds_any(_clause(sentence, match.end()), _FOUND):
        return False
    if match["mark"] == "计划" and sentence.startswith(("生育", "单列", "外", "内", "安排"), match.end()):
        return False
    gap = match["gap"].strip()
    if gap in _HEADED:
        return match["mark"] in {"打算", "计划"} and sentence.startswith(("：", ":"), match.end())
    if gap and not (gap in names or gap.startswith(_SELVES) or gap in {"也", "还", "继续", "起"}):
        return False
    return not holds_any(sentence, _PAST) and not _tells_goal(sentence)


def _is_told_as_past(mention: YearMention) -> bool:
    sentence = mention.sentence
    if is_to_come(sentence) or _tells_goal(sentence):
        return False
    if mention.text.folded[: mention.start].endswith("截至"):
        return sentence[:1] in {"底", "末", "1", "6", "9"} or mention.text.folded[mention.end : mention.end + 1] == "，"
    if not mention.opens or holds_any(sentence[:_NEAR], _TOPICS):
        return False
    return sentence.startswith(_SELVES) and holds_any(sentence, _PAST)
