"""GI9: which body a report speaks of."""

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from reportlint import Finding, Findings, Report, Severity, rule

from ..facts import Agency, Preamble
from ..facts.preamble import Statement, sentences
from ..facts.prose import Prose
from ..searches import holds_any, places_of

# What ends the name of a body.
_ENDINGS = (
    "人民政府", "政府", "办公室", "办公厅", "政务公开办", "政府办", "委员会", "管委会", "办事处", "街道", "局", "厅",
    "委", "部", "署", "院", "中心", "处", "队", "镇", "乡",
)  # fmt: skip
# What says only which kind of body it is: left out when two names are compared.
_GENERIC = (
    "人民政府", "政府", "办公室", "办公厅", "管理委员会", "委员会", "管委会", "办事处", "街道办", "管理局",
    "监督管理", "服务中心", "管理", "事务", "服务", "综合", "中心", "局", "厅", "委", "办", "部", "署", "院", "处",
    "和", "与", "及", "、", "（", "）", "(", ")",
)  # fmt: skip
# Who writes the report of a government for it.
_WRITERS = ("办", "政务", "数据", "审批", "营商", "信息", "电子", "研究室")
# What no other body's name is: oneself, and many.
_OWN = ("我", "本", "该", "各", "其", "相关", "有关", "本级")


@rule(
    "GI908",
    "agency-name",
    Severity.WARNING,
    tags=["language"],
    zh="正文称本报告由“{writer}”编制，与标题中的“{agency}”不是同一机关",
    en="the preamble says that {writer} compiled the report, the title names {agency}",
)
def agency_name(report: Report, agency: Agency, preamble: Preamble) -> Findings:
    """The body of the title is the one that compiled the report.

    What it does:
        Compares the body that the preamble names as compiler (由…编制, or a body at the beginning of the sentence) with
        the body of the title.

    Why:
        Another body's name is left over from the report that this one was copied from.

    Bad:
        云岭县水务局2023年政府信息公开工作年度报告 / 本报告由云岭县农业农村局编制。

    Good:
        云岭县水务局2023年政府信息公开工作年度报告 / 本报告由县水务局编制。

    Known limits:
        Short names, names with and without their place, an office of the same body, and the office or data bureau that
        writes a government's report are honest. A body that the title does not name is not compared.
    """
    if report.title is None or agency.span.start < report.title.start or agency.span.end > report.title.end:
        return
    for writer in _writers(preamble, agency):
        if not is_same_body(agency.name, writer.words):
            yield Finding(writer, related=[agency], writer=writer.words, agency=agency.name)
            return


_VERBS = ("编制", "编写", "撰写", "制作", "起草")


_BASES = ("按照", "根据", "依据")
_SHORTEST_WRITER = 4
"""Characters of a body's name that may stand before its basis."""


_BODY = rf"(?P<body>.{{3,30}}?(?:{'|'.join(_ENDINGS)}))"
_BASIS = rf"(?:{'|'.join(_BASES)})[^。]{{2,160}}"
_VERB = f"(?:{'|'.join(_VERBS)})(?!的)"


@cache
def _by_writer() -> re.Pattern[str]:
    """What follows 由 in 由…编制."""
    return re.compile(rf"{_BODY}(?:负责|组织)?(?:{_BASIS})?{_VERB}")


@cache
def _first_writer() -> re.Pattern[str]:
    """A body at the beginning of the sentence."""
    return re.compile(rf"{_BODY}{_BASIS}{_VERB}")


def _writer(sentence: str) -> re.Match[str] | None:
    for at in places_of(sentence, "由"):
        found = _by_writer().match(sentence, at + 1)
        if found is not None and _may_be_name(found["body"]):
            return found
    if any(sentence.find(base, _SHORTEST_WRITER) > 0 for base in _BASES):
        found = _first_writer().match(sentence)
        if found is not None and _may_be_name(found["body"]):
            return found
    return None


def _may_be_name(words: str) -> bool:
    """Whether words are Chinese and brackets alone. (In the patterns that would cost most of their time to compile.)"""
    return all("\u4e00" <= character <= "\u9fff" or character in "（）()" for character in words)


@cache
def _cited() -> re.Pattern[str]:
    return re.compile(r"《[^《》]*》")


def _writers(preamble: Preamble, agency: Agency) -> Iterator[Statement]:
    """Who is said to have compiled the report, each with the place; sentences that name the agency too say nothing."""
    for paragraph in preamble.all:
        folded = paragraph.text.folded
        if not holds_any(folded, _VERBS):
            continue
        for start, end in sentences(folded):
            words = folded[start:end]
            match = _writer(words) if holds_any(words, _VERBS) else None
            if match is None:
                continue
            writer = match["body"]
            rest = _cited().sub("", words.replace(writer, ""))
            if agency.name[-4:] in rest or ("报告" not in rest and "年报" not in rest):
                continue
            if not writer.startswith(_OWN) and "我" not in writer and "各" not in writer:
                yield Statement(paragraph.text, start + match.start("body"), start + match.end("body"))


def is_same_body(one: str, other: str) -> bool:
    """Whether two names can be of one body: shortened, without its place, or its own office. Unsure is yes."""
    if _is_subsequence(one, other) or _is_subsequence(other, one):
        return True
    here, there = _places(one), _places(other)
    if here and there and not any(_is_same_place(a, b) for a in here for b in there):
        return False
    left, right = _core(one, here), _core(other, there)
    if not left or not right:
        return not (left or right) or _is_writer(one if left else other)
    if _is_subsequence(left, right) or _is_subsequence(right, left):
        return True
    return 2 * len(set(left) & set(right)) > min(len(set(left)), len(set(right)))


def _is_subsequence(short: str, long: str) -> bool:
    rest = iter(long)
    return all(character in rest for character in short)


@cache
def _place() -> re.Pattern[str]:
    return re.compile(r"[\u4e00-\u9fff]{2,7}?(?:省|自治区|自治州|市|县|区|州|盟|旗)(?!场|政|容)")


def _places(name: str) -> list[str]:
    """The places that a body's name begins with, each with its kind: 临河市, 云岭县."""
    found: list[str] = []
    at = 0
    while (match := _place().match(name, at)) is not None:
        found.append(match[0])
        at = match.end()
    return found


def _is_same_place(one: str, other: str) -> bool:
    """Whether two places are one, a wrong character or a changed kind aside."""
    if one == other or one[:-1] == other[:-1] or one.endswith(other) or other.endswith(one):
        return True
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _core(name: str, places: list[str]) -> str:
    """What is a body's own in its name."""
    core = name[sum(map(len, places)) :]
    core = core.lstrip("省市县区州盟旗")
    for word in _GENERIC:
        core = core.replace(word, "")
    return core


def _is_writer(name: str) -> bool:
    return holds_any(name, _WRITERS)


class _Kind(Struct, frozen=True):
    """A kind of bodies, by the end of their names, and what such a body never calls itself."""

    endings: tuple[str, ...]
    never: tuple[str, ...]


# The first that fits counts.
_KINDS = (
    _Kind(
        ("镇人民政府", "乡人民政府", "镇政府", "乡政府", "街道办事处", "街道办", "街道", "镇", "乡"),
        ("我局", "我厅", "我委", "我校", "我院"),
    ),
    _Kind(
        ("人民政府办公室", "人民政府办公厅", "政府办公室", "政府办公厅", "政府办", "人民政府", "政府"),
        ("我镇", "我乡", "我街道", "我厅", "我校"),
    ),
    _Kind(("管理委员会", "管委会"), ("我厅", "我校")),
    _Kind(("局",), ("我镇", "我乡", "我街道", "我厅", "我校", "我院")),
    _Kind(("委员会", "委"), ("我镇", "我乡", "我街道", "我局", "我厅", "我校", "我院")),
    _Kind(("厅",), ("我镇", "我乡", "我街道", "我局", "我校", "我院", "我县")),
    _Kind(("中心",), ("我镇", "我乡", "我街道", "我局", "我厅", "我委", "我校", "我院")),
)
_QUOTED = 200
"""Characters of a quotation before and behind a word in it."""
# What may follow such a word when it is none: 我委托, 自我局限.
_BEHIND = {
    "我局": "限部面势",
    "我委": "托派员婉任屈",
    "我院": "落子士",
    "我校": "对验正准订",
    "我厅": "级堂",
    "我镇": "街静压定痛",
    "我乡": "村镇亲土下音",
}


@rule(
    "GI911",
    "self-name",
    Severity.WARNING,
    tags=["language"],
    zh="报告主体是“{agency}”，文中却自称“{word}”",
    en="the report is that of {agency}, but calls it “{word}”",
)
def self_name(agency: Agency, prose: Prose) -> Findings:
    """The report calls its body what it is.

    What it does:
        Tells 我镇 in the report of a bureau, 我局 in that of a township, and their like, once each.

    Why:
        Such a word is left over from the report of another body.

    Bad:
        云岭县水务局2023年…年度报告 / 我镇认真落实《条例》

    Good:
        云岭县水务局2023年…年度报告 / 我局认真落实《条例》

    Known limits:
        我县, 我市, 我区, 我单位 and 我办 are honest in almost every report, and so is what is quoted: 居民说“我镇……”. Bodies
        whose kind the name does not tell are not checked.
    """
    kind = next((kind for kind in _KINDS if agency.name.endswith(kind.endings)), None)
    if kind is None:
        return
    for word in kind.never:
        at = prose.folded.find(word)
        while at >= 0:
            behind = prose.folded[at + len(word) : at + len(word) + 1]
            own = prose.folded[at - 1 : at] not in {"自", "忘"} and behind not in set(_BEHIND.get(word, ""))
            if own and not _is_quoted(prose.folded, at):
                yield Finding(prose.span(at, at + len(word)), related=[agency], agency=agency.name, word=word)
                break
            at = prose.folded.find(word, at + 1)


def _is_quoted(folded: str, at: int) -> bool:
    """Whether words stand between marks that name or quote something: 栏目“我镇我家”."""
    first = max(folded.rfind("\n", 0, at) + 1, at - _QUOTED)
    line = folded[first : at + _QUOTED].split("\n", 1)[0]
    at -= first
    for opening, closing in ("“”", "《》"):
        if line.rfind(opening, 0, at) > line.rfind(closing, 0, at) and line.find(closing, at) >= 0:
            return True
    return line.count('"', 0, at) % 2 == 1 and '"' in line[at:]
