"""GI9: words and numbers."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import msgspec
from msgspec import Struct

from reportlint import Edit, Finding, Findings, Fix, Message, Options, Severity, Term, rule

from ..facts.prose import Prose
from ..searches import places_of
from .doubled_words import CHARACTERS, WORDS, Doubled


@rule(
    "GI905",
    "doubled-word",
    Severity.WARNING,
    tags=["language"],
    zh="“{words}”重复了“{word}”",
    en="“{word}” is written twice: “{words}”",
)
def doubled_word(prose: Prose) -> Findings:
    """No word is written twice.

    What it does:
        Tells 的的, 了了, 和和, 及及, 与与, 是是, 在在, 将将, 为为, and words of the pack's list twice in a row.

    Why:
        A doubled word is left over from editing; it is read by everybody and seen by nobody who wrote it.

    Bad:
        进一步加强加强政府信息公开的的管理

    Good:
        进一步加强政府信息公开的管理

    Known limits:
        Where two words meet the row is honest: 目的的, 参与与, 以及及时, 人民政府政府信息, 乐清市市政, 办事事项. Only words that no
        other word begins or ends with are in the list: 公开公开专栏 and 会议会议纪要 are never told.
    """
    folded = prose.folded
    rows = written_twice(folded)
    if not rows:
        return
    for match in re.finditer("|".join(rows), folded):
        entry = rows[match[0]]
        start, end = match.span()
        if folded.startswith(tuple(entry.behind.split()), end):
            continue
        if folded.endswith(tuple(entry.before.split()), 0, start + len(entry.word)):
            continue
        if folded.startswith(entry.word, end) or folded.endswith(entry.word, 0, start):
            continue  # three times is no slip but a sound or a quotation
        yield Finding(prose.span(start, end), words=match[0], word=entry.word)


@cache
def _others() -> Sequence[tuple[str, Doubled]]:
    """What is not written twice, by the row that it would be, but for words of two characters."""
    return [(entry.word * 2, entry) for entry in (*CHARACTERS, *WORDS) if len(entry.word) != 2]


@cache
def _words_of_two() -> Mapping[bytes, Doubled]:
    """The words of two characters by their row as ``_rows_of_two`` gives it."""
    return {(entry.word * 2).encode("utf-16")[2:]: entry for entry in WORDS if len(entry.word) == 2}


def written_twice(folded: str) -> Mapping[str, Doubled]:
    """The words that stand twice in a row. A pattern of them all takes longer to compile than many reports to check."""
    found = {row: entry for row, entry in _others() if row in folded}
    words = _words_of_two()
    found |= {entry.word * 2: entry for row in _rows_of_two(folded) if (entry := words.get(row)) is not None}
    return found


_BLOCK = 4096


def _rows_of_two(folded: str) -> set[bytes]:
    """In UTF-16, two characters twice in a row, and a little more. The text as one number, and the same moved on by two
    characters, differ in nothing there: two microseconds, where to look for each word takes a hundred."""
    written = folded.encode("utf-16", "surrogatepass")
    number = int.from_bytes(written, "little")
    difference = (number ^ number >> 32).to_bytes(len(written), "little")
    found: set[bytes] = set()
    at = difference.find(bytes(4))
    while at >= 0:
        start = at + at % 2
        found |= {written[start : start + 8], written[start + 2 : start + 10]}
        block = difference[at : at + _BLOCK]
        same = len(block) - len(block.lstrip(b"\0"))  # however long, it holds these two rows in turn
        at = difference.find(bytes(4), at + same - 3)
    return found


class _Term(Struct, frozen=True):
    """What is written, and what should be. ``wrong`` is looked for as it stands; where that is not enough, ``pattern`` is
    a regular expression round it, whose match is replaced by ``right`` (\\1 … are its groups). ``sentence``: words of
    which the same sentence must hold one. ``advice`` is told as info; ``safe`` says whether --fix may change it."""

    wrong: str
    right: str
    pattern: str = ""
    sentence: tuple[str, ...] = ()
    advice: bool = False
    safe: bool = True

    def matches(self, prose: Prose) -> Iterator[re.Match[str]]:
        if self.wrong in prose.folded:
            yield from _compiled(self.pattern or re.escape(self.wrong)).finditer(prose.folded)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


_TERMS = (
    _Term("政府信息公开工作条例", "政府信息公开条例"),
    _Term("中华人民共和国信息公开条例", "中华人民共和国政府信息公开条例"),
    _Term("信息公开体例", "信息公开条例"),
    _Term("信息公开条列", "信息公开条例"),
    _Term("国办公开函", "国办公开办函"),
    _Term("国办公开办涵", "国办公开办函"),
    _Term(
        "国办发",
        r"国办公开办函\1",
        pattern=r"国办发([〔\[［【（(]2021[〕\]］】）)]30号)",
        sentence=("年度报告", "格式"),
    ),
    _Term("统计限", "统计期限", pattern=r"统计限(?=[自为从是：:，,]|20\d\d)"),
    _Term("信息公开处理费", "政府信息公开信息处理费", pattern=r"(?:政府)?信息公开处理费", advice=True),
    _Term(
        "截止",
        "截至",
        pattern=r"(?<![^，。；：、（(“\n,;:])截止(?=20\d\d年|\d{1,2}月|去年|今年|本年|上年|年底|年末)",
        advice=True,
    ),
    _Term("截止目前", "截至目前", advice=True),
    _Term("[20", r"〔\1〕", pattern=r"(?<=[\u4e00-\u9fff])\[(20\d\d)\](?=\d{1,4}号)", advice=True),
    _Term("［20", r"〔\1〕", pattern=r"(?<=[\u4e00-\u9fff])［(20\d\d)］(?=\d{1,4}号)", advice=True),
    _Term("帐号", "账号", advice=True),
    _Term("帐户", "账户", advice=True),
    _Term("布署", "部署", advice=True),
)
"""The dictionary of GI906."""


class WrongTerm(Options, frozen=True):
    terms: dict[str, str] = msgspec.field(default_factory=dict)
    """Further wrong terms, each with the right one."""
    advice: dict[str, str] = msgspec.field(default_factory=dict)
    """The same, told as info."""
    accept: tuple[str, ...] = ()
    """Wrong terms of the pack's dictionary that are not to be told."""


@rule(
    "GI906",
    "wrong-term",
    Severity.WARNING,
    tags=["language"],
    zh="“{wrong}”有误，应为“{right}”",
    en="“{wrong}” is wrong, it should be “{right}”",
    variants={
        "advice": Message("“{wrong}”宜写作“{right}”", "“{wrong}” is better written “{right}”", Severity.INFO),
    },
)
def wrong_term(prose: Prose, options: WrongTerm) -> Findings:
    """Documents and terms are called by their names.

    What it does:
        Looks for the wrong terms of the pack's dictionary and of the configuration: misspelt names of the Regulations
        and of the notices on the format as warnings, usual slips of the pen (截止目前, 帐号, [2021]30号) as the variant
        advice.

    Why:
        A document that is called by a wrong name or number cannot be found; the slip is copied from year to year.

    Bad:
        依据《中华人民共和国政府信息公开工作条例》

    Good:
        依据《中华人民共和国政府信息公开条例》

    Options:
        terms = {}: further wrong terms with the right ones, {"政务公开条例" = "政府信息公开条例"}.
        advice = {}: the same, told as info.
        accept = []: wrong terms of the dictionary that are not to be told.

    Known limits:
        A term is looked for as it stands. 国令第711号 is the decree's own number, and “…12月31日截止” is right.
    """
    own = [_Term(wrong, right) for wrong, right in options.terms.items() if wrong]
    own += [_Term(wrong, right, advice=True) for wrong, right in options.advice.items() if wrong]
    taken: list[tuple[int, int]] = []
    for term in (*own, *_TERMS):
        if term.wrong in options.accept:
            continue
        for match in term.matches(prose):
            start, end = match.span()
            right = match.expand(term.right) if term.pattern else term.right
            if right == match[0] or any(a < end and start < b for a, b in taken):
                continue
            if not _stands(prose, term, match) or _is_part_of_right(prose.folded, start, end, right):
                continue
            taken.append((start, end))
            where = prose.span(start, end)
            yield Finding(
                where,
                "advice" if term.advice else "",
                fix=Fix(safe=term.safe, edits=[Edit(where, right)]),
                wrong=match[0],
                right=right,
            )


def _stands(prose: Prose, term: _Term, match: re.Match[str]) -> bool:
    if not term.sentence:
        return True
    start, end = prose.sentence(match.start())
    return any(prose.folded.find(word, start, end) >= 0 for word in term.sentence)


def _is_part_of_right(folded: str, start: int, end: int, right: str) -> bool:
    """Whether the wrong term stands in the right one: it is right already."""
    offset = right.find(folded[start:end])
    return offset >= 0 and folded.startswith(right, start - offset)


@rule(
    "GI910",
    "number-style",
    Severity.INFO,
    tags=["language"],
    zh="数字“{words}”写法不当：{problem}",
    en="the number “{words}” is not well put: {problem}",
)
def number_style(prose: Prose) -> Findings:
    """Round words stand with round numbers, and every figure has its measure word.

    What it does:
        Tells 余 and 多 behind, 近 and 约 before a number of things that is not a round one, and in a list of three or more
        figures the only one that lacks the measure word of all others.

    Why:
        GB/T 15835 gives approximations round numbers; “3256余件” is either 3256 or “3200余件”.

    Bad:
        全年公开信息3256余件，其中政策文件12件、工作动态83、通知公告20件

    Good:
        全年公开信息3200余件，其中政策文件12件、工作动态83件、通知公告20件

    Known limits:
        Years, percentages, 万 and 亿 are left out; 近 and 约 are told from 100 on, and 5 at the end counts as round there.
    """
    for start, end, problem in [*_approximations(prose.folded), *_bare_figures(prose)]:
        yield Finding(prose.span(start, end), words=prose.folded[start:end], problem=problem)


_EXACT = Term("exact", "概数应当用整数", "an approximate number is a round one")


def _no_measure(measure: str) -> Term:
    return Term(
        f"no-measure: {measure}",
        f"同一列举中其他数字都带“{measure}”，此处缺少",
        f"it lacks {measure}, which all others of the list have",
    )


_MEASURES = frozenset("件条次人项个家户份名场期篇起宗例处封幅部批")


@cache
def _figure() -> re.Pattern[str]:
    return re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+")


_OTHER_WORDS = "附最临邻接靠预节签条公合履违特邀契誓相爽制集"
"""Characters that 近 and 约 are the second half of a word behind: 附近, 预约."""


def _approximations(folded: str) -> Iterator[tuple[int, int, Term]]:
    for end in places_of(folded, "余多"):
        if folded[end + 1 : end + 2] not in _MEASURES or folded[end + 2 : end + 3] in {"体", "门", "理"}:
            continue
        start = _figure_start(folded, end)
        before = folded[start - 1 : start]
        figure = folded[start:end]
        if not figure or figure[-1] == "0" or _is_hotline(figure) or before in {".", "-", "第"}:
            continue
        if not (before.isascii() and before.isalpha()):
            yield start, end + 2, _EXACT
    for at in places_of(folded, "近约"):
        match = _figure().match(folded, at + 1)
        if match is None:
            continue
        figure, end = match[0], match.end()
        if folded[end : end + 1] not in _MEASURES or folded[end + 1 : end + 2] == "月":
            continue
        if folded[at - 1 : at] in set(_OTHER_WORDS) or _is_hotline(figure):
            continue
        if len(figure) >= 3 and figure[-1] not in "05":
            yield at, end + 1, _EXACT


def _figure_start(folded: str, end: int) -> int:
    """Where the figure begins that ends at a place; the place itself when there is none."""
    start = end
    while start > 0 and ("0" <= folded[start - 1] <= "9" or (folded[start - 1] == "," and folded[start].isdigit())):
        start -= 1
    return start if start == end or folded[start] != "," else start + 1


def _is_hotline(figure: str) -> bool:
    return len(figure) == 5 and figure.isdigit() and figure.startswith(("12", "95", "96"))


_NAMES = (
    "热线", "电话", "平台", "号", "码", "第", "附件", "表", "图", "版", "年", "栋", "室", "路", "邮编", "服务", "频道", "网", "系统",
    "占比", "评分", "得分", "排名", "率",
)  # fmt: skip
"""What a number behind it is part of, not a count of."""


@cache
def _bare() -> re.Pattern[str]:
    """A figure's last digit and a mark, or what stands between the four marks in Unicode."""
    return re.compile("[0-9][、-。，-；]")


_NEAR = 120
"""Characters on each side of a figure that its list is looked for in."""


@cache
def _item() -> re.Pattern[str]:
    return re.compile(r"[^0-9]{2,}?([0-9]+)([\u4e00-\u9fff]{0,2})")


def _bare_figures(prose: Prose) -> Iterator[tuple[int, int, Term]]:
    folded = prose.folded
    for match in _bare().finditer(folded):
        end = match.start() + 1
        if folded[end] not in "、，。；":
            continue
        start = _figure_start(folded, end)
        figure, name = folded[start:end], folded[max(0, start - 4) : start]
        if not "\u4e00" <= name[-1:] <= "\u9fff" or name.endswith(_NAMES) or _is_hotline(figure) or _is_year(figure):
            continue
        measure = _measure_of_list(prose, start)
        if measure:
            yield start, end, _no_measure(measure)


def _measure_of_list(prose: Prose, at: int) -> str:
    """The measure word that all other figures have in the list that a bare one stands in; "" for none."""
    start, end = prose.sentence(at)
    start, end = max(start, at - _NEAR), min(end, at + _NEAR)
    pieces: list[tuple[int, str]] = []
    for part in re.split(r"(?<=[、，；])", prose.folded[start:end]):
        pieces.append((start, part.rstrip("、，；")))
        start += len(part)
    mine = next(i for i, (begin, part) in enumerate(pieces) if begin <= at < begin + len(part))
    first = last = mine
    while first > 0 and _item().fullmatch(pieces[first - 1][1]):
        first -= 1
    while last + 1 < len(pieces) and _item().fullmatch(pieces[last + 1][1]):
        last += 1
    measures = {match[2] for i in range(first, last + 1) if i != mine and (match := _item().fullmatch(pieces[i][1]))}
    if last - first < 2 or len(measures) != 1:
        return ""
    measure = measures.pop()
    return measure if measure[:1] in _MEASURES else ""


def _is_year(figure: str) -> bool:
    return len(figure) == 4 and figure.startswith(("19", "20"))
