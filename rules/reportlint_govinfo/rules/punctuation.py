"""GI9: punctuation."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from reportlint import Edit, Finding, Findings, Fix, Paragraph, Severity, Span, Table, Text, read_numbering, rule

from ..facts.originals import blanks_before
from ..facts.prose import Passage, Prose
from ..searches import places_of

_FULL = {",": "，", ";": "；", ":": "：", "(": "（", ")": "）"}
_CLOSERS = "》”’）】〕％…、，。；：！？"
_OPENERS = "《“‘（【〔…"
_LONGEST_BRACKET = 300
"""Characters between two brackets of one pair."""


def _is_han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff" or "\u3400" <= character <= "\u4dbf"


@rule(
    "GI901",
    "halfwidth-punctuation",
    Severity.INFO,
    tags=["language"],
    zh="本段中文之间使用了{count}处半角标点（{marks}），应使用全角标点",
    en="half-width punctuation between Chinese characters in this paragraph: {count} ({marks})",
)
def halfwidth_punctuation(prose: Prose) -> Findings:
    """Chinese text has full-width punctuation.

    What it does:
        Tells a paragraph in which , ; : ( or ) stands between Chinese characters, spaces aside. One finding a
        paragraph, at the first such mark; the fix changes them all, with those that have Chinese on one side only.

    Why:
        GB/T 15834 gives Chinese text its own marks; half-width ones come from typing or copying and look torn.

    Bad:
        根据《条例》规定,编制本报告(以下简称《报告》)。

    Good:
        根据《条例》规定，编制本报告（以下简称《报告》）。

    Known limits:
        Times, figures, web addresses, brackets round a numeral or round letters, and lines that are no sentence are
        honest.
    """
    held = dict.fromkeys(map(prose.passage, places_of(prose.folded, _FULL)))
    for passage in held:
        wrong = None if passage.is_line else _halfwidth(passage.text.folded)
        if wrong is None:
            continue
        first, places = wrong
        marks = [passage.text.folded[at] for at in places]
        changed = frozenset(places)
        yield Finding(
            passage.text.span(first, first + 1),
            fix=Fix(safe=True, edits=[_widen(passage.text, at, changed) for at in places]),
            count=len(places),
            marks=" ".join(dict.fromkeys(marks)),
        )


@cache
def _word() -> re.Pattern[str]:
    """What is no Chinese text: web and mail addresses, links of Markdown."""
    return re.compile(r"\]\([^()\s]*\)|[A-Za-z]{2,6}://[!-'*-;=?-~]+|[A-Za-z0-9._%+\-]+@[A-Za-z0-9.\-]+")


def _halfwidth(folded: str) -> tuple[int, list[int]] | None:
    """The first mark between Chinese characters, and all that are to be changed with it."""
    brackets = _wide_brackets(folded)
    first = [at for at, sure in brackets.items() if sure]
    places = list(brackets)
    for at in places_of(folded, ",;:"):
        left, right = folded[at - 1 : at], folded[at + 1 : at + 2]
        chinese_left = _is_chinese(left, _CLOSERS) or at - 1 in brackets
        chinese_right = _is_chinese(right, _OPENERS) or at + 1 in brackets
        if chinese_left and chinese_right:
            first.append(at)
        if (chinese_left and (chinese_right or not right or right.isalnum())) or (chinese_right and left.isalnum()):
            places.append(at)
    if first and ("/" in folded or "@" in folded):
        foreign = [match.span() for match in _word().finditer(folded)]
        first, places = ([at for at in found if not _lies_in(at, foreign)] for found in (first, places))
    return (min(first), sorted(places)) if first else None


def _lies_in(at: int, ranges: Sequence[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in ranges)


def _is_chinese(character: str, signs: str) -> bool:
    return bool(character) and (_is_han(character) or character in signs)


def _wide_brackets(folded: str) -> dict[int, bool]:
    """Half-width brackets round Chinese words; whether Chinese stands before them too."""
    found: dict[int, bool] = {}
    if "(" not in folded and ")" not in folded:
        return found
    opened: list[int] = []
    for at in places_of(folded, "（）()"):
        if folded[at] in "(（":
            opened.append(at)
        elif opened:
            start = opened.pop()
            inner = folded[start + 1 : min(at, start + _LONGEST_BRACKET + 2)]
            if len(inner) > _LONGEST_BRACKET or not any(map(_is_han, inner)) or _numeral().fullmatch(inner):
                continue
            before = folded[start - 1 : start]
            if before and not _is_chinese(before, _CLOSERS) and not before.isdigit():
                continue
            for place in (start, at):
                if folded[place] in "()":
                    found[place] = not before.isdigit()
    return found


@cache
def _numeral() -> re.Pattern[str]:
    return re.compile(r" ?[一二三四五六七八九十0-9]{1,3} ?")


def _widen(text: Text, at: int, places: frozenset[int]) -> Edit:
    """The mark full-width, without the spaces round it, which full-width marks bring along."""
    own = text.span(at, at + 1)
    start, end = own.start, own.end
    before, behind = blanks_before(text, at), blanks_before(text, at + 1)
    if before is not None and text.folded[at] != "(" and at - 1 not in places:
        start = before.start
    if behind is not None and text.folded[at] != ")":
        end = behind.end
    return Edit(Span(start, end), _FULL[text.folded[at]])


class _Pair(Struct, frozen=True):
    opening: str
    closing: str


_PAIRS = (
    _Pair("（(", "）)"),
    _Pair("“", "”"),
    _Pair("‘", "’"),
    _Pair("《", "》"),
    _Pair("〔", "〕"),
    _Pair("【", "】"),
    _Pair("[［", "]］"),
)
_SIDE_BY_SIDE = tuple(opening + closing for pair in _PAIRS for opening in pair.opening for closing in pair.closing)
_KIND = {mark: pair for pair in _PAIRS for mark in pair.opening + pair.closing}
_DEEPEST = 6
"""How deep marks usually stand in each other; deeper ones are looked at one by one."""
_NEAR = 3
"""Paragraphs behind an open mark among which its partner may stand."""


@rule(
    "GI904",
    "unpaired-mark",
    Severity.WARNING,
    tags=["language"],
    zh="“{mark}”没有与之配对的“{partner}”",
    en="{mark} has no partner {partner}",
)
def unpaired_mark(prose: Prose) -> Findings:
    """Brackets, quotation marks and title marks come in pairs.

    What it does:
        Counts brackets, quotation marks, 《》, 〔〕 and 【】 in each paragraph, read over page breaks, and tells each that
        has no partner.

    Why:
        A mark without its partner leaves open where a quotation or a title ends; often words were lost with it.

    Bad:
        《条例（以下简称《条例》）的规定

    Good:
        《政府信息公开条例》（以下简称《条例》）的规定

    Known limits:
        A numeral with a closing bracket, 1） or a), is honest. A mark whose partner stands in one of the next three
        paragraphs is not told: the paragraph is broken, or the quotation is long. Straight quotation marks are not
        read.
    """
    lonely: list[tuple[int, Passage, int]] = []
    marks = [prose.folded[at] for at in places_of(prose.folded, _PAIRED + "\n")]
    for number, unmatched in enumerate(_unmatched("".join(marks)).split("\n")):
        if unmatched:
            passage = prose.passages[number]
            lonely += [(number, passage, at) for at in _unpaired(passage)]
    by_passage: dict[int, set[str]] = {}
    for number, passage, at in lonely:
        by_passage.setdefault(number, set()).add(passage.text.folded[at])
    for number, passage, at in lonely:
        mark = passage.text.folded[at]
        pair = _KIND[mark]
        opens = mark in pair.opening
        partners = pair.closing if opens else pair.opening
        near = range(number + 1, number + _NEAR + 1) if opens else range(number - _NEAR, number)
        if not any(by_passage.get(other, set()) & set(partners) for other in near):
            yield Finding(passage.text.span(at, at + 1), mark=mark, partner=partners[0])


_PAIRED = "（）()“”‘’《》〔〕【】[]［］"


def _unmatched(marks: str) -> str:
    """Marks without those that stand in pairs, one in another."""
    for _ in range(_DEEPEST):
        before = marks
        for pair in _SIDE_BY_SIDE:
            marks = marks.replace(pair, "")
        if marks == before:
            break
    return marks


def _unpaired(passage: Passage) -> Iterator[int]:
    """Indexes of the marks of a paragraph that have no partner in it."""
    folded = passage.text.folded
    opened: dict[str, list[int]] = {}
    if passage.lead is not None:
        for at in places_of(passage.lead.folded, _PAIRED):
            _pair_up(opened, passage.lead.folded[at], -1)
    lost: list[int] = []
    for at in places_of(folded, _PAIRED):
        mark = folded[at]
        if not _pair_up(opened, mark, at) and not _is_honest_closing(folded, mark, at):
            lost.append(at)
    lost += [at for places in opened.values() for at in places if at >= 0]
    yield from sorted(lost)


def _pair_up(opened: dict[str, list[int]], mark: str, at: int) -> bool:
    """Whether a mark opens something or closes what is open."""
    pair = _KIND[mark]
    places = opened.setdefault(pair.opening, [])
    if mark in pair.opening:
        places.append(at)
        return True
    if places:
        places.pop()
        return True
    return False


@cache
def _item() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?<![0-9A-Za-z.])(?:[0-9]{1,2}|[A-Za-z])|(?:^|[。；;，,、：:”])[一二三四五六七八九十]{1,3}|[①-⑳])$"
    )


def _is_honest_closing(folded: str, mark: str, at: int) -> bool:
    """1）, a) and 一） number items; ’ is also an apostrophe."""
    if mark in "）)":
        return _item().search(folded, max(0, at - 4), at) is not None
    return mark == "’" and folded[at - 1 : at].isascii()


_ENDS = "。！？；：”）)…’.!?;:】〕"
_SENTENCE = 20
"""Characters of the shortest paragraph that must end with a full stop."""
_LONE = 30
"""Characters from which a paragraph of one clause pair is a sentence."""
_ITEM = 10
"""Characters of the shortest item of a list beside it."""
_MANY = 4
"""So many paragraphs without a full stop, more than the others, mean that the file breaks its lines."""


@rule(
    "GI912",
    "missing-full-stop",
    Severity.INFO,
    tags=["language"],
    zh="段落末尾缺少句号",
    en="the paragraph ends without a full stop",
)
def missing_full_stop(prose: Prose) -> Findings:
    """A paragraph ends with a full stop.

    What it does:
        Tells a paragraph of 20 or more characters that ends without 。！？；：” ） or ).

    Why:
        A paragraph without its stop may have lost words; at best it was not read again.

    Bad:
        全年主动公开政府信息312条，其中供水服务类信息96条、河湖治理类信息124条

    Good:
        全年主动公开政府信息312条，其中供水服务类信息96条、河湖治理类信息124条。

    Known limits:
        Signatures, captions, items of a list, contact lines, what stands before a table, and a single sentence without a
        comma or under 30 characters are left out. A file whose paragraphs mostly end without a stop breaks its lines and
        is not told.
    """
    sentences = [passage for passage in prose.passages if len(passage.text.folded) >= _SENTENCE]
    open_ended = [passage for passage in sentences if passage.text.folded[-1] not in _ENDS]
    if len(open_ended) >= _MANY and 2 * len(open_ended) > len(sentences):
        return
    for passage in open_ended:
        if _wants_stop(passage):
            last = len(passage.text.folded)
            yield Finding(passage.text.span(last - 1, last))


_MIDDLE = "，、的年月自至到在为由从和与及对将把被"
"""What no sentence ends with: the paragraph is broken there."""


@cache
def _line_end() -> re.Pattern[str]:
    return re.compile(r"(?:[0-9]日|[0-9]{1,2}[.\-/][0-9]{1,2}|[A-Za-z0-9/_\-]{2,}|[0-9\-]{7,})$")


@cache
def _date() -> re.Pattern[str]:
    """The date of a signature."""
    return re.compile(r"(?:19|20)[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日[）)]?$")


@cache
def _line_beginning() -> re.Pattern[str]:
    return re.compile(
        r"附件|附表|附[:：]|注[:：]|备注|联系|电话|地址|[①-⑳]|[\u4e00-\u9fff]{2,8}[:：]"
        r"|[（(]?[一二三四五六七八九十0-9]{1,3}[）).、．]|第[一二三四五六七八九十]{1,3}[章条]"
    )


def _is_list_item(passage: Passage) -> bool:
    """Whether the paragraph beside it has no full stop either."""
    beside = [block.text.folded for block in (passage.before, passage.behind) if isinstance(block, Paragraph)]
    return any(len(words) >= _ITEM and words[-1] not in _ENDS for words in beside)


def _wants_stop(passage: Passage) -> bool:
    folded = passage.text.folded
    stops = folded.count("。")
    if stops == 0 and (folded.count("，") == 0 or len(folded) < _LONE):
        return False
    if (stops == 0 and _line_beginning().match(folded)) or _line_end().search(folded):
        return False
    if isinstance(passage.behind, Table) or (stops == 0 and _is_list_item(passage)):
        return False
    if isinstance(passage.behind, Paragraph):
        following = passage.behind.text.folded
        broken = folded[-1] in _MIDDLE or following[:1] in set("，。；、：）”》")
        goes_on = following[:1].isdigit() and read_numbering(following) is None and not _date().match(following)
        if broken or goes_on:
            return False  # the sentence goes on behind a break
    return True
