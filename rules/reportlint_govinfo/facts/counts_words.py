"""Words and numbers of narrative text: one tokenizer over paragraphs."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache

from msgspec import Struct

from reportlint import Term

from ..data import read_data
from ..searches import holds_any
from .numerals import NUMERALS, read_numeral

OWN, OWN_GOVERNMENT = "\x01", "\x02"
"""Stand for every character of the body's own name in a text to be read."""


class Token(Struct, frozen=True, gc=False):
    """Words of a text by what they say (``kind``, as in counts.toml), a number, a mark, or a gap: unknown words."""

    kind: str
    start: int
    end: int
    value: int | Decimal = 0
    """Of numbers, percentages and years."""
    unit: str = ""
    """The measure word of a number, else the words themselves."""
    rough: bool = False
    """Whether a number is said to be about right: 30余件, 近50件, 1.2万条."""


class CountWords(Struct, frozen=True):
    """What counts.toml holds: words by what they say, lists of words, and how messages call what is counted."""

    words: Mapping[str, str]
    lists: Mapping[str, str]
    names: Mapping[str, tuple[str, str]]
    results: Mapping[str, tuple[str, str]]


_UNITS = "[件条人场批]次|余件|[万亿]元|粉丝|[件条宗起份例个次项封笔单案人名家户篇期场部册处页批台张本套幅支元字分位款种轮则辆所间块座亩吨版组点类]"
COUNTING = frozenset({"件", "件次", "条", "宗", "起", "份", "例", "个", "次", "项", "封", "笔", "单", "案", "条次"})
"""Measure words by which applications, reviews and documents are counted."""


@cache
def count_words() -> CountWords:
    return read_data(__file__, "counts.toml", CountWords)


@cache
def word_list(name: str) -> tuple[str, ...]:
    """The words of one of the lists."""
    return tuple(count_words().lists[name].split())


@cache
def lexicon() -> Mapping[str, str]:
    """What each known word says."""
    return {word: kind for kind, words in count_words().words.items() for word in words.split()}


def name_of(keys: Sequence[str]) -> Term:
    """How a message calls what is counted, several things together too."""
    pairs = [_name(key) for key in keys]
    return Term("+".join(keys), "和".join(zh for zh, _ in pairs), " and ".join(en for _, en in pairs))


def _name(key: str) -> tuple[str, str]:
    words = count_words()
    if key in words.names:
        return words.names[key]
    kind, _, result = key.partition(".")
    return words.names[kind][0] + words.results[result][0], f"{words.names[kind][1]} {words.results[result][1]}"


_LONGEST_SPAN = 16
"""Characters of a span of years at most: within them stands the second."""
_CHINESE_YEARS = ("二〇", "二○", "二零")


@cache
def _numbers(*, chinese_years: bool) -> re.Pattern[str]:
    """What begins with a digit, a Chinese numeral or one of a few other characters; years in Chinese numerals only
    where there are some, for their classes take long to compile."""
    small = "[一二两三四五六七八九十]{1,3}"
    year = r"(?:(?:19|20)\d\d|二[〇○零][〇○零一二三四五六七八九]{2})" if chinese_years else r"(?:19|20)\d\d"
    numeral = f"[{NUMERALS}]"
    lasting = "工作日|自然日|小时|分钟|百分点|天|日|周|岁|时|年|世纪|季度|方面|阶段|级|月(?:内|以上)"
    more = "(?:[件人]次|[件条宗起份例个次项人篇期场家元])"
    return re.compile(
        rf"(?P<span>(?:自|从)?{year}年?[-—~～至到]{year}年度?|[近最过](?:近|去)?(?:{small}|\d)年)"
        rf"|(?P<since>[自从]?{year}年(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?(?:以来|至今|以后|以前|之前))"
        rf"|(?P<date>(?:{year}年(?:度)?)?\d{{1,2}}月(?:\d{{1,2}}[日号]|份|底|末|初|中旬|上旬|下旬)?)"
        rf"|(?P<junk>{year}年(?:度)?(?=政府信息公开(?:工作)?年度报告)|\d{{1,9}}号|\d{{1,3}}(?:\.\d+)?个?(?:{lasting})"
        rf"|《[^《》]{{0,60}}》|[〔\[]\d{{4}}[〕\]]第?\d+号|第(?:\d{{1,9}}|{numeral}{{1,9}})(?:季度)?|https?:[^\u4e00-\u9fff，。]+"
        rf"|{small}(?:个?(?:{lasting})|是(?!否)|大)|一(?:次性|定|致|律|般|些)"
        rf"|[（(](?:{small}|\d{{1,2}})[)）]|\d{{1,2}}[.．、](?=[^\d])|[①-⑳])"
        rf"|(?P<year>{year})年(?:度|底|末)?(?:以来)?"
        r"|(?P<pct>\d{1,9}(?:\.\d{1,9})?)[%％]"
        rf"|(?P<num>\d{{1,3}}(?:,\d{{3}}){{1,5}}(?!\d)|\d{{1,3}}(?: \d{{1,3}}){{1,3}}(?=(?:{_UNITS}))|\d{{1,15}})"
        r"(?P<part>\.\d{1,9})?(?P<more>余|多)?"
        rf"(?P<wan>万|亿)?(?P<more2>余|多)?(?P<unit>(?:{_UNITS})?)"
        rf"|(?P<han>{numeral}{{1,16}})(?P<hanmore>余|多)?(?P<hanunit>{more})"
    )


@cache
def _plain_count() -> re.Pattern[str]:
    """The count that is met most, 25件 at the end of a clause: _numbers reads it alike, at six times the cost."""
    return re.compile("[0-9]{1,15}[件条宗份](?=[，。、；])")


@cache
def _agents() -> re.Pattern[str]:
    return re.compile(
        r"[全我本](?:街道|[省市县区州旗盟镇乡街局委办厅院部处队校所站会](?![部开]))"
        r"|[我本](?:单位|机关|部门|中心|馆|分局|支队|大队|系统)|全系统"
    )


@cache
def _lengths() -> Mapping[str, Sequence[int]]:
    """The lengths of words of three characters and more by the first three of them, longer ones first."""
    groups: dict[str, set[int]] = {}
    for word in lexicon():
        if len(word) > 2:
            groups.setdefault(word[:3], set()).add(len(word))
    return {first: sorted(lengths, reverse=True) for first, lengths in groups.items()}


_MARKS = frozenset("，,。；;：:、！!？?（(）)\n")
_NUMBERED = frozenset(f"0123456789第《〔[h近最过自从（(①②③④⑤⑥⑦⑧⑨⑩{NUMERALS}")
_IN_LEXICON, _MARK, _SPECIAL = range(3)


@cache
def _beginnings() -> Mapping[str, int]:
    """Every character that a token begins with: of words, a mark and nothing else, or of more than words."""
    found = {word[0]: _IN_LEXICON for word in lexicon()}
    found |= dict.fromkeys(_MARKS | _NUMBERED | _AGENTS | {OWN, OWN_GOVERNMENT}, _SPECIAL)
    return found | dict.fromkeys(_MARKS - _NUMBERED, _MARK)


_DIGITS = frozenset("0123456789")
_AGENTS = frozenset("全我本")
_NO_NUMERAL = frozenset("第每逐某任这那首哪")
_IGNORED = frozenset(" “”‘’\"'「」『』·…—-–")
_ROUGH_BEFORE = ("约", "近", "超", "逾", "达到近", "将近", "大约", "接近", "超过")
_ROUGH_BEHIND = ("左右", "以上", "上下", "有余")
_ROUGH_ENDS = frozenset(word[-1] for word in _ROUGH_BEFORE)


def tokens_of(folded: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of a folded text, marks and gaps included."""
    found: list[Token] = []
    known, lengths, beginnings = lexicon(), _lengths(), _beginnings()
    end = len(folded) if end is None else end
    at = gap = start
    while at < end:
        first = folded[at]
        begins = beginnings.get(first)
        if begins is None:
            at += 1
            continue
        token: Token | None = None
        if begins:
            token = Token("mark", at, at + 1, 0, first) if begins == _MARK else _special(folded, at, first)
        if token is None:
            for length in lengths.get(folded[at : at + 3], ()):
                kind = known.get(word := folded[at : at + length])
                if kind is not None:
                    break
            else:
                kind = known.get(word := folded[at : at + 2]) or known.get(word := first)
                if kind is None:
                    at += 1
                    continue
            token = Token(kind, at, at + len(word), 0, word)
        if at > gap:
            _add_gap(found, folded, gap, at)
        found.append(token)
        at = gap = token.end
    if end > gap:
        _add_gap(found, folded, gap, end)
    return found


def _special(folded: str, at: int, first: str) -> Token | None:
    """The number, body or mark that begins at a place."""
    if first in _NUMBERED:
        count = _plain_count().match(folded, at) if first in _DIGITS else None
        if count is not None:
            end = count.end()
            rough = folded[at - 1] in _ROUGH_ENDS and _is_rough(folded, at, end)
            return Token("num", at, end, int(folded[at : end - 1]), folded[end - 1], rough)
        near = folded[at : at + _LONGEST_SPAN]
        match = _numbers(chinese_years=holds_any(near, _CHINESE_YEARS)).match(folded, at)
        if match is not None and (token := _numbered(folded, match)) is not None:
            return token
    if first in _MARKS:
        return Token("mark", at, at + 1, 0, first)
    if first in _AGENTS:
        match = _agents().match(folded, at)
        known = match is not None and not folded.startswith("全部", at)
        return Token("agent", at, match.end(), unit=match[0]) if match is not None and known else None
    if first in {OWN, OWN_GOVERNMENT}:
        end = at + 1
        while folded.startswith(first, end):
            end += 1
        return Token("own", at, end, unit=first)
    return None


def _numbered(folded: str, match: re.Match[str]) -> Token | None:
    start, end = match.span()
    group = match.lastgroup or ""
    if group in {"junk", "span", "since", "date"}:
        return Token(group, start, end, unit=match[0])
    if group == "year":
        return Token("year", start, end, read_numeral(match[group]) or int(match[group]))
    if group == "pct":
        return Token("pct", start, end, Decimal(match[group]), rough=_is_rough(folded, start, end))
    if match["han"] and start and folded[start - 1] in _NO_NUMERAL:
        return None
    return _number(folded, match)


def _add_gap(found: list[Token], folded: str, start: int, end: int) -> None:
    """Add unknown words; a word of one character between two of them is part of them: 自 in 县自然资源局."""
    while start < end and folded[start] in _IGNORED:
        start += 1
    while end > start and folded[end - 1] in _IGNORED:
        end -= 1
    if start == end:
        return
    if len(found) >= 2 and found[-1].kind in _WEAK and found[-2].kind == "gap":
        one, before = found[-1], found[-2]
        if one.end - one.start == 1 and one.end == start and before.end == one.start:
            found[-2:] = [Token("gap", before.start, end, unit=folded[before.start : end])]
            return
    found.append(Token("gap", start, end, unit=folded[start:end]))


_WEAK = frozenset(
    {
        "fill",
        "through",
        "and",
        "future",
        "all",
        "made-of",
        "by",
        "beside",
        "each",
        "compare",
        "denial",
        "share",
        "except",
        "get",
        "sum",
    }
)


def _number(folded: str, match: re.Match[str]) -> Token:
    start, end = match.span()
    rough = bool(match["more"] or match["more2"] or match["hanmore"]) or _is_rough(folded, start, end)
    if match["han"]:
        value: int | Decimal | None = read_numeral(match["han"])
        if value is None:
            return Token("gap", start, end, unit=match[0])
        return Token("num", start, end, value, match["hanunit"], rough)
    value = int(match["num"].replace(",", "").replace(" ", ""))
    if match["part"]:
        value = Decimal(f"{value}{match['part']}")
    unit = match["unit"]
    if match["wan"] and unit != "元":
        value, rough = value * (10**4 if match["wan"] == "万" else 10**8), True
    elif match["wan"]:
        unit = match["wan"] + unit
    if unit == "余件":
        unit, rough = "件", True
    return Token("num" if unit else "bare", start, end, value, unit, rough)


def _is_rough(folded: str, start: int, end: int) -> bool:
    return folded.startswith(_ROUGH_BEHIND, end) or folded.endswith(_ROUGH_BEFORE, 0, start)
