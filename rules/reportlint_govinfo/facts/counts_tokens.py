"""The tokens of narrative text that are more than words: numbers, years, marks, bodies, each read where it begins."""

import re
from collections.abc import Callable
from decimal import Decimal
from functools import cache

from msgspec import Struct

from ..searches import holds_any
from .numerals import NUMERALS, read_numeral

OWN, OWN_GOVERNMENT = "\x01", "\x02"
"""Stand for every character of the body's own name in a text to be read."""


class Token(Struct, frozen=True, gc=False):
    """Words of a text by what they say (``kind``, as in counts_lexicon), a number, a mark, or a gap: unknown words."""

    kind: str
    start: int
    end: int
    value: int | Decimal = 0
    """Of numbers, percentages and years."""
    unit: str = ""
    """The measure word of a number, else the words themselves."""
    rough: bool = False
    """Whether a number is said to be about right: 30余件, 近50件, 1.2万条."""


COUNTING = frozenset({"件", "件次", "条", "宗", "起", "份", "例", "个", "次", "项", "封", "笔", "单", "案", "条次"})
"""Measure words by which applications, reviews and documents are counted."""


Reader = Callable[[str, int], Token | None]
"""Reads what begins at a place of a text; None where only a word of the lexicon may stand."""


def readers() -> dict[str, Reader]:
    """What reads a token, by the character it begins with."""
    by_characters: dict[str, Reader] = {
        "，,。；;：:、！!？?）)\n": _mark,
        "（(": _bracket,
        _DIGITS: _figure,
        NUMERALS: _spelled,
        "自从": _from_year,
        "近最过": _recent,
        "第": _ordinal,
        "《": _title,
        "〔[": _document,
        "h": _address,
        "①②③④⑤⑥⑦⑧⑨⑩": _circled,
        "全我本": _agent,
        OWN + OWN_GOVERNMENT: _own,
    }
    return {character: read for characters, read in by_characters.items() for character in characters}


def _past(folded: str, at: int, characters: str, most: int) -> int:
    """The end of a run of some characters that begins at a place; of a longer run the end of its first so many."""
    near = folded[at : at + most]
    return at + len(near) - len(near.lstrip(characters))


def _told(kind: str, folded: str, start: int, end: int) -> Token:
    return Token(kind, start, end, unit=folded[start:end])


def _junk(folded: str, start: int, end: int) -> Token:
    """What looks like a number and counts nothing."""
    return Token("junk", start, end, unit=folded[start:end])


def _mark(folded: str, at: int) -> Token:
    return Token("mark", at, at + 1, 0, folded[at])


def _bracket(folded: str, at: int) -> Token:
    """The mark, or the number of an item: （一）, (12)."""
    end = _past(folded, at + 1, _DIGITS, 2)
    if end == at + 1:
        end = _past(folded, at + 1, _SMALL, 3)
    if end > at + 1 and folded.startswith(("）", ")"), end):
        return _junk(folded, at, end + 1)
    return Token("mark", at, at + 1, 0, folded[at])


def _ordinal(folded: str, at: int) -> Token | None:
    """第三, 第12, 第一季度."""
    end = _past(folded, at + 1, _DIGITS, 9)
    if end == at + 1:
        end = _past(folded, at + 1, NUMERALS, 9)
    return _junk(folded, at, end + 2 * folded.startswith("季度", end)) if end > at + 1 else None


def _title(folded: str, at: int) -> Token | None:
    """The title of a document: 《…》."""
    end = folded.find("》", at + 1, at + 62)
    return _junk(folded, at, end + 1) if end > 0 and "《" not in folded[at + 1 : end] else None


def _document(folded: str, at: int) -> Token | None:
    """The number of a document: 〔2019〕60号."""
    year = _past(folded, at + 1, _DIGITS, 4)
    if year < at + 5 or not folded.startswith(("〕", "]"), year):
        return None
    first = year + 1 + folded.startswith("第", year + 1)
    end = _past(folded, first, _DIGITS, 9)
    return _junk(folded, at, end + 1) if end > first and folded.startswith("号", end) else None


def _address(folded: str, at: int) -> Token | None:
    """A web address: its characters are those of ASCII."""
    if not folded.startswith(("http:", "https:"), at):
        return None
    end = at
    while end < len(folded) and "!" <= folded[end] <= "~":
        end += 1
    return _junk(folded, at, end)


def _circled(folded: str, at: int) -> Token:
    return _junk(folded, at, at + 1)


_BODIES = frozenset("省市县区州旗盟镇乡街局委办厅院部处队校所站会")
_OTHER_BODIES = frozenset({"单位", "机关", "中心", "分局", "支队", "大队", "系统"})


def _agent(folded: str, at: int) -> Token | None:
    """Who did it: 我局, 全县, 本机关."""
    every, two = folded[at] == "全", folded[at + 1 : at + 3]
    if two == "街道" or (two in _OTHER_BODIES and (not every or two == "系统")):
        return _told("agent", folded, at, at + 3)
    body, behind = two[:1], two[1:]
    if (body == "馆" and not every) or (body in _BODIES and behind not in {"部", "开"} and (not every or body != "部")):
        return _told("agent", folded, at, at + 2)
    return None


def _own(folded: str, at: int) -> Token:
    """The body's own name."""
    first, end = folded[at], at + 1
    while folded.startswith(first, end):
        end += 1
    return Token("own", at, end, unit=first)


# -- years and dates --------------------------------------------------------------------------------------------

_CENTURIES, _SPELLED_CENTURIES = ("19", "20"), ("二〇", "二○", "二零")
_TO = frozenset("-—~～至到")
_SINCE = ("以来", "至今", "以后", "以前", "之前")


@cache
def _since() -> re.Pattern[str]:
    return re.compile(rf"(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?(?:{'|'.join(_SINCE)})")


@cache
def _day() -> re.Pattern[str]:
    return re.compile(r"\d{1,2}月(?:\d{1,2}[日号]|份|底|末|初|中旬|上旬|下旬)?")


def _year_at(folded: str, at: int) -> int | None:
    """The year that stands at a place: 2023, 二〇二三."""
    words = folded[at : at + 4]
    if words.startswith(_CENTURIES):
        return int(words) if len(words) == 4 and words.isdecimal() else None
    spelled = words.startswith(_SPELLED_CENTURIES) and not words.strip("〇○零一二三四五六七八九")
    return read_numeral(words) if spelled and len(words) == 4 else None


def _dated(folded: str, at: int) -> Token | None:
    """What begins with a year: 2021-2023年, 2023年以来, 2023年3月5日, 2023年."""
    year = _year_at(folded, at)
    if year is None:
        return None
    end = at + 4
    named = folded.startswith("年", end)
    end += named
    if folded[end : end + 1] in _TO and folded.startswith("年", end + 5) and _year_at(folded, end + 1) is not None:
        return _told("span", folded, at, end + 6 + folded.startswith("度", end + 6))
    if not named:
        return None
    if holds_any(folded[end : end + 8], _SINCE) and (since := _since().match(folded, end)) is not None:
        return _told("since", folded, at, since.end())
    behind = end + folded.startswith("度", end)
    if folded[behind : behind + 1].isdecimal() and (day := _day().match(folded, behind)) is not None:
        return _told("date", folded, at, day.end())
    if folded.startswith(("政府信息公开年度报告", "政府信息公开工作年度报告"), behind):
        return _junk(folded, at, behind)
    end += folded.startswith(("度", "底", "末"), end)
    return Token("year", at, end + 2 * folded.startswith("以来", end), year)


def _from_year(folded: str, at: int) -> Token | None:
    """自2021年至2023年, 自2023年以来."""
    dated = _dated(folded, at + 1)
    return _told(dated.kind, folded, at, dated.end) if dated is not None and dated.kind in {"span", "since"} else None


def _recent(folded: str, at: int) -> Token | None:
    """近三年, 最近5年, 过去两年."""
    end = folded.find("年", at + 2, at + 6)
    said = folded[at + 1 : end] if end > 0 else ""
    said = said[1:] if said[:1] in {"近", "去"} else said
    few = len(said) == 1 if said.isdecimal() else 0 < len(said) <= 3 and not said.strip(_SMALL)
    return _told("span", folded, at, end + 1) if few else None


# -- numbers ----------------------------------------------------------------------------------------------------

_DIGITS = "0123456789"
_SMALL = "一二两三四五六七八九十"
_UNITS = frozenset(
    "件条宗起份例个次项封笔单案人名家户篇期场部册处页批台张本套幅支元字分位款种轮则辆所间块座亩吨版组点类"
)
_LONG_UNITS = frozenset({"件次", "条次", "人次", "场次", "批次", "万元", "亿元", "粉丝"})
_SPELLED_UNITS = frozenset("件条宗起份例个次项人篇期场家元")
_LASTING = frozenset(
    {
        "工作日", "自然日", "小时", "分钟", "百分点", "天", "日", "周", "岁", "时", "年", "世纪", "季度", "方面", "阶段",
        "级", "月内", "月以上",
    }
)  # fmt: skip
"""Measures of which a number counts nothing."""
_FIXED = frozenset({"一定", "一致", "一律", "一般", "一些"})
_NO_NUMERAL = frozenset("第每逐某任这那首哪")
_CLOSING, _LISTING = frozenset("，。、；"), frozenset(".．、")
_MORE = ("余", "多")
_MYRIADS = {"万": 10**4, "亿": 10**8}
_ROUGH_BEFORE = ("约", "近", "超", "逾", "达到近", "将近", "大约", "接近", "超过")
_ROUGH_BEHIND = ("左右", "以上", "上下", "有余")
_ROUGH_ENDS = frozenset(word[-1] for word in _ROUGH_BEFORE)


@cache
def _groups() -> re.Pattern[str]:
    """What follows the first digits of 12,345 and 12 345."""
    return re.compile(r"(?:,\d{3}){1,5}(?!\d)|(?: \d{1,3}){1,3}")


def _figure(folded: str, at: int) -> Token:
    """What begins with a digit: a number, a year, a date."""
    near = folded[at : at + 15]
    end = at + len(near) - len(near.lstrip(_DIGITS))
    behind = folded[end : end + 1]
    if behind in _SPELLED_UNITS and folded[end + 1 : end + 2] in _CLOSING:  # 25件，: so it is most often
        rough = folded[at - 1] in _ROUGH_ENDS and _is_rough(folded, at, end + 1)
        return Token("num", at, end + 1, int(folded[at:end]), behind, rough)
    if end - at == 4 and (dated := _dated(folded, at)) is not None:
        return dated
    if behind == "月" and end - at < 3 and (day := _day().match(folded, at)) is not None:
        return _told("date", folded, at, day.end())
    return _uncounted(folded, at, end) or _number(folded, at, end)


_HOTLINE, _NUMBERED = "12345", frozenset({*_UNITS, *" 万亿余多,."})


def _uncounted(folded: str, at: int, end: int) -> Token | None:
    """Digits that are no number of things: 5号, 3天, 3、 and 12.5%."""
    digits, behind = end - at, folded[end : end + 1]
    if digits == 5 and folded.startswith(_HOTLINE, at) and behind not in _NUMBERED:
        return _junk(folded, at, end)
    if behind == "号" and digits < 10:
        return _junk(folded, at, end + 1)
    if behind in _LISTING and digits < 3 and end + 1 < len(folded) and not folded[end + 1].isdecimal():
        return _junk(folded, at, end + 1)
    last = _fraction(folded, end)
    if digits < 4 and (lasting := _lasting(folded, last)):
        return _junk(folded, at, lasting)
    if digits < 10 and folded.startswith(("%", "％"), last):
        return Token("pct", at, last + 1, Decimal(folded[at:last]), rough=_is_rough(folded, at, last + 1))
    return None


def _number(folded: str, at: int, end: int) -> Token:
    """A number with its measure word if it has one: 30余件, 1.2万条, 3万元, 12,345条."""
    if folded[end : end + 1] in {",", " "} and end - at < 4:
        end = _past_groups(folded, end)
    value: int | Decimal = int(folded[at:end].replace(",", "").replace(" ", ""))
    last = _fraction(folded, end)
    if last > end:
        value = Decimal(f"{value}{folded[end:last]}")
    more = last + folded.startswith(_MORE, last)
    myriads = _MYRIADS.get(folded[more : more + 1], 0)
    behind = more + (myriads > 0)
    still_more = behind + folded.startswith(_MORE, behind)
    unit = _unit_at(folded, still_more)
    end = still_more + len(unit)
    rough = more > last or still_more > behind or _is_rough(folded, at, end)
    if myriads and unit == "元":
        unit = folded[more] + unit
    elif myriads:
        value, rough = value * myriads, True
    return Token("num" if unit else "bare", at, end, value, unit, rough)


def _past_groups(folded: str, end: int) -> int:
    """The end of a number of which the first digits are known: 12,345, and 12 345 before a measure word."""
    groups = _groups().match(folded, end)
    if groups is None:
        return end
    last = groups.end()
    is_one = folded[end] == "," or _unit_at(folded, last) or folded.startswith("余件", last)
    return last if is_one else end


def _fraction(folded: str, at: int) -> int:
    """The end of decimals that may stand at a place."""
    end = _past(folded, at + 1, _DIGITS, 9) if folded.startswith(".", at) else at
    return end if end > at + 1 else at


def _unit_at(folded: str, at: int) -> str:
    two = folded[at : at + 2]
    if two in _LONG_UNITS:
        return two
    return two[:1] if two[:1] in _UNITS else ""


def _lasting(folded: str, at: int) -> int:
    """The end of a time or degree that may stand at a place (3天, 3个工作日, 3个百分点); 0 where none does."""
    at += folded.startswith("个", at)
    for end in (at + 1, at + 2, at + 3):
        if folded[at:end] in _LASTING:
            return end
    return 0


def _spelled(folded: str, at: int) -> Token | None:
    """What begins with a Chinese numeral: 二十三件, 二〇二三年; 三天, 三是 and 一般 count nothing."""
    if folded.startswith(_SPELLED_CENTURIES, at) and (dated := _dated(folded, at)) is not None:
        return dated
    end = _past(folded, at, _SMALL, 4)
    if at < end < at + 4:
        lasting = _lasting(folded, end)
        if not lasting and folded.startswith(("是", "大"), end) and not folded.startswith("是否", end):
            lasting = end + 1
        if lasting:
            return _junk(folded, at, lasting)
    if folded[at : at + 2] in _FIXED or folded.startswith("一次性", at):
        return _junk(folded, at, at + 3 if folded[at + 1] == "次" else at + 2)
    last = _past(folded, at, NUMERALS, 16)
    more = last + folded.startswith(_MORE, last)
    two = folded[more : more + 2]
    unit = two if two in {"件次", "人次"} else two[:1]
    if unit[:1] not in _SPELLED_UNITS or folded[max(0, at - 1) : at] in _NO_NUMERAL:
        return None
    value, end = read_numeral(folded[at:last]), more + len(unit)
    if value is None:
        return _told("gap", folded, at, end)
    return Token("num", at, end, value, unit, more > last or _is_rough(folded, at, end))


def _is_rough(folded: str, start: int, end: int) -> bool:
    return folded.startswith(_ROUGH_BEHIND, end) or folded.endswith(_ROUGH_BEFORE, 0, start)
