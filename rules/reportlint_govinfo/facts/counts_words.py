"""Words and numbers of narrative text: one tokenizer over paragraphs, and the clauses that they make."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct

from reportlint import Term

from .numerals import NUMERALS, read_numeral

OWN, OWN_GOVERNMENT = "\x01", "\x02"
"""Stand for every character of the body's own name in a text to be read."""


class Token(Struct, frozen=True, gc=False):
    """Words of a text by what they say (``kind``, as in counts.toml), a number, a mark, or a gap: words unknown here."""

    kind: str
    start: int
    end: int
    value: int | Decimal = 0
    """Of numbers, percentages and years."""
    unit: str = ""
    """The measure word of a number, else the words themselves."""
    rough: bool = False
    """Whether a number is said to be about right: 30余件, 近50件, 1.2万条."""


class Bracket(Struct, frozen=True, gc=False):
    """What stands between brackets."""

    start: int
    end: int
    segments: tuple["Segment", ...]
    kind: str = "bracket"


class Segment(Struct, frozen=True, gc=False):
    """A clause: what stands between two marks. Listed names without numbers stay together (行政复议、行政诉讼17件)."""

    tokens: tuple[Token | Bracket, ...]
    mark: str
    """The mark that ends it; "" at the end."""
    counted: bool
    """Whether it has a number with its measure word."""


class CountWords(Struct, frozen=True):
    """What counts.toml holds: words by what they say, and how messages call what is counted (Chinese, English)."""

    words: Mapping[str, tuple[str, ...]]
    names: Mapping[str, tuple[str, str]]
    results: Mapping[str, tuple[str, str]]


_UNITS = (
    "件次|余件|件|条次|条|宗|起|份|例|个|次|项|封|笔|单|案|人次|人|名|家|户|篇|期|场次|场|部|册|处|页|批次|批|台|张|本|套|"
    "幅|支|万元|亿元|元|字|分|位|款|种|轮|则|辆|所|间|块|座|粉丝|亩|吨|户次|版|组|点|类"
)
COUNTING = frozenset({"件", "件次", "条", "宗", "起", "份", "例", "个", "次", "项", "封", "笔", "单", "案", "条次"})
"""Measure words by which applications, reviews and documents are counted."""


@cache
def count_words() -> CountWords:
    import tomllib

    text = Path(__file__).with_name("counts.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), CountWords)


@cache
def lexicon() -> Mapping[str, str]:
    """What each known word says."""
    return {word: kind for kind, words in count_words().words.items() for word in words}


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


@cache
def _pattern() -> re.Pattern[str]:
    small = "[一二两三四五六七八九十]{1,3}"
    year = r"(?:(?<!\d)(?:19|20)\d\d|二[〇○零][〇○零一二三四五六七八九]{2})"
    numeral = f"[{NUMERALS}]"
    spans = rf"(?:自|从)?{year}年?[-—~～至到]{year}年度?|(?:近|最近|过去)(?:{small}|\d)年"
    lasting = "工作日|自然日|小时|分钟|百分点|天|日|周|岁|时|年|世纪|季度|方面|阶段|级|月(?:内|以上)"
    counted = (
        rf"(?P<num>\d{{1,3}}(?:,\d{{3}})+(?!\d)|\d{{1,3}}(?: \d{{1,3}})+(?=(?:{_UNITS}))|\d+)(?P<part>\.\d+)?(?P<more>余|多)?(?P<wan>万|亿)?(?P<more2>余|多)?"
        rf"(?P<unit>(?:{_UNITS})?)"
    )
    return re.compile(
        rf"(?P<junk>《[^《》]{{0,60}}》|[〔\[]\d{{4}}[〕\]]第?\d+号|第(?:\d+|{numeral}+)(?:季度)?|https?:[^\u4e00-\u9fff，。]+"
        rf"|(?<!\d)\d{{1,3}}(?:\.\d+)?个?(?:{lasting})|(?<!\d)\d+号|{small}(?:个?(?:{lasting})|是(?!否)|大)|一次性|一定|一致|一律|一般|一些"
        rf"|[（(](?:{small}|\d{{1,2}})[)）]|(?<!\d)\d{{1,2}}[.．、](?=[^\d])|[①-⑳]|{year}年(?:度)?(?=政府信息公开(?:工作)?年度报告))"
        rf"|(?P<span>{spans})"
        rf"|(?P<since>(?:自|从)?{year}年(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?(?:以来|至今|以后|以前|之前))"
        rf"|(?P<date>(?:{year}年(?:度)?)?\d{{1,2}}月(?:\d{{1,2}}[日号]|份|底|末|初|中旬|上旬|下旬)?)"
        rf"|(?P<year>{year})年(?:度|底|末)?(?:以来)?"
        r"|(?P<pct>\d+(?:\.\d+)?)[%％]"
        rf"|{counted}"
        rf"|(?<![第每逐某任这那首哪])(?P<han>{numeral}+)(?P<hanmore>余|多)?(?P<hanunit>件次|件|条|宗|起|份|例|个|次|项|人次|人|篇|期|场|家|元)"
        r"|(?P<agent>[全我本](?:街道|[省市县区州旗盟镇乡街局委办厅院部处队校所站会](?![部开]))|[我本](?:单位|机关|部门|中心|馆|分局|支队|大队|系统)|全系统)"
        rf"|(?P<own>{OWN}+|{OWN_GOVERNMENT}+)"
        rf"|(?P<word>{_words()})"
        r"|(?P<mark>[，,。；;：:、！!？?（(）)\n])"
    )


def _words() -> str:
    """All words of the lexicon as one pattern, longer ones first, grouped by their first character."""
    groups: dict[str, list[str]] = {}
    for word in sorted(lexicon(), key=len, reverse=True):
        groups.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in groups.items())


_IGNORED = frozenset(" “”‘’\"'「」『』·…—-–")
_ROUGH_BEFORE = ("约", "近", "超", "逾", "达到近", "将近", "大约", "接近", "超过")
_ROUGH_BEHIND = ("左右", "以上", "上下", "有余")


def tokens_of(folded: str) -> list[Token]:
    """The tokens of a folded text, marks and gaps included."""
    found: list[Token] = []
    at = 0
    kinds = lexicon()
    for match in _pattern().finditer(folded):
        start, end = match.span()
        if start > at and (gap := _gap(folded, at, start)) is not None:
            _add_gap(found, gap, folded)
        group = match.lastgroup or ""
        if group == "word":
            found.append(Token(kinds[match[0]], start, end, unit=match[0]))
        elif group in {"mark", "agent", "own", "junk", "span", "since", "date"}:
            found.append(Token(group, start, end, unit=match[0]))
        elif group == "year":
            found.append(Token("year", start, end, read_numeral(match[group]) or int(match[group])))
        elif group == "pct":
            found.append(Token("pct", start, end, Decimal(match[group]), rough=_is_rough(folded, start, end)))
        else:
            found.append(_number(folded, match))
        at = end
    if at < len(folded) and (gap := _gap(folded, at, len(folded))) is not None:
        _add_gap(found, gap, folded)
    return found


def _add_gap(found: list[Token], gap: Token, folded: str) -> None:
    """Add unknown words; a word of one character between two of them is part of them: 自 in 县自然资源局."""
    if len(found) >= 2 and found[-1].kind in _WEAK and found[-2].kind == "gap":
        one, before = found[-1], found[-2]
        if one.end - one.start == 1 and one.end == gap.start and before.end == one.start:
            found[-2:] = [Token("gap", before.start, gap.end, unit=folded[before.start : gap.end])]
            return
    found.append(gap)


_WEAK = frozenset({"fill", "through", "and", "future", "all", "made-of", "beside", "each", "compare", "denial", "share", "except"})


def _gap(folded: str, start: int, end: int) -> Token | None:
    while start < end and folded[start] in _IGNORED:
        start += 1
    while end > start and folded[end - 1] in _IGNORED:
        end -= 1
    return Token("gap", start, end, unit=folded[start:end]) if start < end else None


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


# -- clauses ----------------------------------------------------------------------------------------------------


def sentences(tokens: Sequence[Token]) -> Iterator[tuple[Segment, ...]]:
    """The clauses of each sentence; 。！？ end one."""
    reader = _Clauses(tokens)
    while reader.at < len(tokens):
        segments = reader.read()
        if segments:
            yield tuple(segments)


class _Clauses:
    """Reads clauses from tokens, brackets within brackets."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.at = 0
        self.closed = _closed_brackets(tokens)

    def read(self, depth: int = 0) -> list[Segment]:
        """Clauses up to the sentence's end, or to the closing bracket."""
        segments: list[Segment] = []
        here: list[Token | Bracket] = []
        counted = told = False
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            if token.kind != "mark":
                counted = counted or token.kind in {"num", "bare"}
                told = counted or told or token.kind == "pct"
                here.append(token)
                continue
            mark = token.unit
            if mark in "（(":
                if self.at - 1 in self.closed and depth < _DEEPEST:
                    inner = self.read(depth + 1)
                    here.append(Bracket(token.start, self.tokens[self.at - 1].end, tuple(inner)))
                continue
            if mark in "）)":
                if depth and self.at - 1 in self.closed:
                    break
                continue
            if mark == "、" and not told:
                here.append(Token("and", token.start, token.end, unit="、"))
                continue
            if here:
                segments.append(Segment(tuple(here), mark, counted))
                here, counted, told = [], False, False
            if mark in _ENDS and not depth:
                break
        if here:
            segments.append(Segment(tuple(here), "", counted))
        return segments


_DEEPEST = 3
_ENDS = "。！!？?\n"


def _closed_brackets(tokens: Sequence[Token]) -> frozenset[int]:
    """Indexes of the brackets that are opened and closed within one sentence."""
    found: list[int] = []
    opened: list[int] = []
    for index, token in enumerate(tokens):
        if token.kind == "mark":
            if token.unit in "（(":
                opened.append(index)
            elif token.unit in "）)" and opened:
                found += [opened.pop(), index]
            elif token.unit in "。\n":
                opened = []
    return frozenset(found)
