"""The list of parts that the preamble announces: 全文由总体情况、…、其他需要报告的事项等六部分组成."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from msgspec import Struct

from reportlint import Report, Span, Text, fact

from ..searches import holds_any, places_of
from .preamble import Preamble, Statement

_SIGNS = "由包分涵"
"""Characters one of which opens every list."""
_LONGEST_KIND = 32
"""Characters before such a one that call the report and its contents."""
_LONGEST_TAIL = 32
"""Characters of the words that close a list."""
_LAST = "况述项表施划算"
"""What the last part ends in where 组成 stands behind it."""
_APPENDED = ("并附", "以及相关", "同时附")
_LEADS = " \n:：以及和与（(0123456789一二三四五六七八九"
"""What may stand before the name of a part begins with one of these."""
_DIGITS = frozenset("一二三四五六七八九十0123456789")
_HAN = {c: i for i, c in enumerate("〇一二三四五六七八九十")} | {"两": 2, "十一": 11, "十二": 12}


class PartsList(Struct, frozen=True):
    """The parts that the preamble lists and how many it claims. ``open_ended`` when it only names some (等)."""

    items: tuple[Statement, ...]
    claimed: int | None
    open_ended: bool
    text: Text
    start: int
    end: int

    @property
    def span(self) -> Span:
        return self.text.span(self.start, self.end)


@cache
def _opener() -> re.Pattern[str]:
    """What opens a list. Any two characters may stand where the number does."""
    kind = r"(?:全文|(?:本|该)?(?:年度|次年度)?报告(?:全文|内容)?|本?年报(?:全文)?|(?:主要)?内容|全文内容)"
    return re.compile(
        rf"(?:{kind}(?:共|主要)?(?:的)?(?:内容|主要内容)?"
        r"(?:共?由(?P<early>\w{1,2}?)(?:大|个)?(?:部分|方面)(?:构成|组成|内容)?[,，]?[:：]?(?:分别为|分别是|即|包括)?[:：]?"
        r"|(?:包含|包括|分为?)以下(?P<below>\w{1,2}?)(?:个|大)?部分(?:内容)?[:：]"
        r"|(?:由|包括了?|包含了?|涵盖了?|共?分为?)[:：]?)"
        r"|(?:^|[。，]|,)(?:主要)?(?:由|包括了?)[:：]?)"
    )


@cache
def _tail() -> re.Pattern[str]:
    count = r"(?:[一二三四五六七八九十两]{1,2}|\d{1,2})"
    unit = r"(?:大|个)?(?:部分|方面|项主要内容|项内容|大方面内容|项)(?:的)?(?:主要)?(?:内容)?(?:组成|构成)?"
    return re.compile(
        rf"(?P<open>等)?[,，]?共?(?P<count>{count}){unit}$"
        r"|(?P<open2>等)(?:个)?(?:部分|方面|内容|主要内容)?(?:组成|构成)?$"
        r"|(?P<made>(?:内容)?(?:组成|构成)$)"
    )


_NAMES = (
    "情况", "情況", "概述", "概况", "事项", "措施", "举措", "计划", "打算", "安排", "思路", "附表", "附图", "统计表", "详情",
    "报告", "引言", "附件", "处理", "办理", "申诉", "诉讼", "公开", "建设", "保障", "管理", "问题", "进展", "内容", "复议",
    "支出", "收费", "方面", "公开的",
)  # fmt: skip


@cache
def _bracketed() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(_NAMES)})(?:[（(][^（）()]*[)）])?[)）]?$")


def _is_named(words: str) -> bool:
    """Whether words end as parts are called, with a bracket behind it or without."""
    return words.endswith(_NAMES) or (words.endswith(("）", ")")) and _bracketed().search(words) is not None)


_LAWSUITS = ("诉讼", "行政诉讼", "提起诉讼", "提起行政诉讼", "被诉讼", "被行政诉讼", "被提起诉讼", "被提起行政诉讼")
"""The fourth part has a comma of its own inside, between 复议 and one of these."""


@fact
def parts_list(report: Report, preamble: Preamble) -> PartsList | None:
    for paragraph in preamble.all:
        found = _find(paragraph.text)
        if found is not None:
            return found
    return None


def _find(text: Text) -> PartsList | None:
    folded = text.folded
    first = min((at for sign in _SIGNS if (at := folded.find(sign)) >= 0), default=-1)
    if first < 0:
        return None
    start = max(0, first - _LONGEST_KIND)
    while (opener := _opener().search(folded, start)) is not None:
        start, number = _opening(opener)
        stop = _stop(folded, start)
        body = folded[start:stop]
        if len(body) < 8 or (not holds_any(body, "、，,;；和及”") and "部分" not in body):
            continue
        if not holds_any(body, ("情况", "情況", "概述", "事项", "公开")):
            continue
        found = _read(text, start, stop, number)
        if found is not None and len(found.items) >= 2:
            return found
    return None


def _opening(opener: re.Match[str]) -> tuple[int, str]:
    """Where a list begins, and the number of parts that stands before it."""
    for group, before in (("early", ""), ("below", "以下")):
        number = opener[group]
        if number and not _DIGITS.issuperset(number):
            return opener.start(group) - len(before), ""
        if number:
            return opener.end(), number
    return opener.end(), ""


def _stop(folded: str, start: int) -> int:
    """The end of the sentence. A semicolon ends it only where no further part follows."""
    stop = folded.find("。", start)
    return len(folded) if stop < 0 else stop


def _read(text: Text, start: int, stop: int, number: str) -> PartsList | None:
    folded = text.folded
    tail = _ending(folded, start, stop) or _ending(folded, start, _attached(folded, start, stop))
    cut = _attached(folded, start, _begin(folded, tail) if tail else stop)
    claimed = _number(number or (tail["count"] if tail else None))
    open_ended = bool(tail and (tail["open"] or tail["open2"]) and not tail["count"])
    items = [Statement(text, start + a, start + b) for a, b in _split(folded[start:cut], claimed)]
    if not any(_is_named(item.words) for item in items):
        return None
    return PartsList(tuple(items), claimed, open_ended, text, start, stop)


def _ending(folded: str, start: int, stop: int) -> re.Match[str] | None:
    tail = _tail().search(folded, max(start, stop - _LONGEST_TAIL), stop)
    return None if tail is not None and tail["made"] and folded[tail.start() - 1] not in _LAST else tail


def _begin(folded: str, tail: re.Match[str]) -> int:
    """Where the words that close a list begin, with the mark before them."""
    begin = tail.start()
    return begin - 1 if not tail["made"] and begin > tail.pos and folded[begin - 1] in ",，、" else begin


def _attached(folded: str, start: int, stop: int) -> int:
    """Where the list ends before what is only attached: 并附…附表、附图."""
    match = _appendix().search(folded, start, stop) if holds_any(folded, _APPENDED) else None
    return match.start() if match else stop


@cache
def _appendix() -> re.Pattern[str]:
    return re.compile(rf"[,，、](?:{'|'.join(_APPENDED)})[^，。]*$")


def _number(words: str | None) -> int | None:
    if not words:
        return None
    return int(words) if words.isascii() else _HAN.get(words)


@cache
def _quotation() -> re.Pattern[str]:
    return re.compile(r"“([^“”]+)”")


@lru_cache(1024)
def _split(folded: str, claimed: int | None) -> Sequence[tuple[int, int]]:
    """Start and end of each item of a list. Where words can be one part or two, the claimed number decides.

    Most reports list the parts in the words of the format."""
    if folded.count("“") >= 3:
        quoted = [m.span(1) for m in _quotation().finditer(folded)]
        if len(quoted) >= 3:
            return quoted
    pieces: list[tuple[int, int]] = []
    at = 0
    for cut in [*_cuts(folded), len(folded)]:
        pieces.append((at, cut))
        at = cut + 1
    usual = _items(folded, _merge(folded, pieces, together=True), conjoined=True)
    if len(usual) == claimed:
        return usual
    for together, conjoined in ((False, True), (True, False)):
        other = _items(folded, _merge(folded, pieces, together=together), conjoined=conjoined)
        if len(other) == claimed:
            return other
    return usual


def _items(folded: str, pieces: list[tuple[int, int]], *, conjoined: bool) -> list[tuple[int, int]]:
    items: list[tuple[int, int]] = []
    for index, (a, b) in enumerate(pieces):
        items += _conjoined(folded, a, b) if conjoined and index >= len(pieces) - 2 else [(a, b)]
    trimmed = [_trim(folded, a, b) for a, b in items]
    return [(a, b) for a, b in trimmed if b > a]


_KINDS = {"；": "；", ";": "；", "，": "，", ",": "，", "、": "、"}


def _cuts(folded: str) -> list[int]:
    reviews = places_of(folded, ("复议、", "复议，", "复议,"))
    inside = {at + 2 for at in reviews if folded.startswith(_LAWSUITS, at + 3)}
    depth = 0
    marks: dict[str, list[int]] = {"；": [], "，": [], "、": []}
    for at in places_of(folded, "（(《）)》；;，,、"):
        c = folded[at]
        if c in "（(《":
            depth += 1
        elif c in "）)》":
            depth -= 1
        elif depth <= 0 and at not in inside:
            marks[_KINDS[c]].append(at)
    if len(marks["；"]) >= 2:
        return marks["；"]
    if len(marks["，"]) >= 3 and len(marks["、"]) <= 1:
        return marks["，"]
    return sorted(marks["、"] + marks["，"] + marks["；"])


def _merge(folded: str, pieces: list[tuple[int, int]], *, together: bool) -> list[tuple[int, int]]:
    """Pieces that end in no name go on in the next; ``together`` joins also those that may be one part."""
    merged: list[tuple[int, int]] = []
    for a, b in pieces:
        words = folded[a:b].strip()
        if merged:
            before = folded[merged[-1][0] : merged[-1][1]].strip()
            if not _is_named(before) or (together and _goes_on(before, words)):
                merged[-1] = (merged[-1][0], b)
                continue
        merged.append((a, b))
    return merged


def _goes_on(before: str, words: str) -> bool:
    """依申请公开、不予公开及咨询政府信息情况 and 存在的主要问题、改进情况 are one part each."""
    if before.endswith("依申请公开") and words.startswith("不予公开"):
        return True
    if before.endswith("问题") and words.startswith(("改进", "整改")):
        return True
    return (
        before.endswith(("复议", "诉讼"))
        and not before.endswith("情况")
        and words.startswith(("举报", "投诉", "诉讼", "提起"))
    )


_CONJOINED = ("其他", "其它", "需要说明", "需要报告", "存在", "工作存在", "政府信息公开工作存在", "主要问题")
"""How the part behind a conjunction begins."""


def _conjoined(folded: str, start: int, stop: int) -> list[tuple[int, int]]:
    """The last item and the one before it, where 和 or 及 stands between them."""
    for at in places_of(folded[start:stop], "和与及"):
        after = start + at + 1
        before = after - (2 if folded.startswith("以及", after - 2) and after - 2 >= start else 1)
        joined = folded.startswith(_CONJOINED, after, stop)
        if (joined or _is_appendix(folded, after, stop)) and _is_named(folded[start:before]):
            return [(start, before), *_conjoined(folded, after, stop)]
    return [(start, stop)]


def _is_appendix(folded: str, start: int, stop: int) -> bool:
    """Whether an item behind 及 is the table that is attached."""
    words = folded[start:stop]
    return words.endswith("附表") and len(words) <= 12 and folded[start - 1] == "及" and not holds_any(words, "、，")


@cache
def _lead() -> re.Pattern[str]:
    """What stands before the name of a part: its number, a conjunction, a colon."""
    return re.compile(
        r"(?:[\s:：]|以及|及|和(?!处理)|与|\d{1,2}[.、．](?!\d)|[一二三四五六七八九]、|[（(][一二三四五六七八九][)）])*"
    )


def _trim(folded: str, start: int, stop: int) -> tuple[int, int]:
    if folded[start : start + 1].strip(_LEADS) == "":
        lead = _lead().match(folded, start, stop)
        start = lead.end() if lead else start
    while stop > start and folded[stop - 1] in " ,，、;；:：":
        stop -= 1
    return start, stop
