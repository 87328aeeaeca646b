"""Which reviews and lawsuits a number counts, by what its sentence says round it."""

from collections.abc import Sequence, Set

from ..searches import holds_any
from .counts_labels import DISPUTED, Label
from .counts_topics import Keys, Topic
from .stated import Statement

_TOGETHER = frozenset({"sum", "respectively", "each"})
_JOINING = frozenset({"、", "和", "与", "及", "以及"})
_MARKS = "，,；;、（(）)：:。"
_DISCLOSURE = ("信息公开", "政务公开")
_ALL = ("均", "全部", "都")
_NOT = ("不", "非", "无", "未", "0", "零")
_CAUSAL = ("均因", "均由", "均为", "均系", "均属", "系", "属于", "案由")
_CASES = ("引起", "引发", "案件", "纠纷", "争议")
_SETTLED = ("公开", "答复", "申请", "维持", "纠正", "审结", "审理", "结转", "复议", "诉讼", "结案", "撤")
"""In a clause that tells how cases ended, or that they are over disclosure after all."""


def keys_among(
    label: Label, keys: Keys, kinds: Set[str], folded: str, found: Sequence[Statement], topic: Topic
) -> Keys:
    """The keys of a number on disputes; () where it may be of others than those spoken of last."""
    last = found[-1] if found and found[-1].sentence == topic.sentence else None
    if last is None:
        return keys
    if label.keys[0][:1] != ".":
        joined = last.keys[0].endswith(".carried-in") and folded[last.end : max(label.start, 0)] in _JOINING
        return tuple(f"{key}.carried-in" for key in keys) if joined and DISPUTED.issuperset(keys) else keys
    if "败诉" in folded[max(label.start, 0) : label.end] and any(key[:7] == "reviews" for key in keys):
        return ()  # said of lawsuits: 对1件败诉案件
    if kinds & _TOGETHER and not _told_alone(found, topic):
        return ()  # 复议被纠正2件，诉讼被纠正1件，纠错总数3件
    return keys


def _told_alone(found: Sequence[Statement], topic: Topic) -> bool:
    """Whether the sentence told only of those disputes that it spoke of last."""
    for statement in reversed(found[-_NEAR:]):
        if statement.sentence != topic.sentence:
            return True
        kinds = {key.partition(".")[0] for key in statement.keys}
        if kinds & DISPUTED and not kinds.issubset(topic.disputes):
            return False
    return True


_NEAR = 12
"""Statements that are looked back on."""


def over_disclosure(found: Sequence[Statement], words: str, start: int) -> Sequence[Statement]:
    """The statements of a sentence without the disputes over other things: 行政复议41件，其中政府信息公开类12件, and
    行政复议3件，均因行政处罚引起. ``start`` is where the sentence begins."""
    if not any(key.partition(".")[0] in DISPUTED for s in found for key in s.keys):
        return found
    first = min((at for word in _DISCLOSURE if (at := words.find(word)) >= 0), default=-1)
    if first < 0:
        begin, end = 0, _other_cause(words)
    else:
        clause_start, clause = _clause_at(words, first)
        half = words.rfind("；", 0, first) + 1
        begin, end = 0 if words.startswith("其中", half) else half, clause_start
        if clause[:1] == "除" and clause[-1:] == "外" and not any(c.isdecimal() for c in clause):
            begin, end = first, len(words)
        elif holds_any(clause, _ALL) and not holds_any(clause, _NOT):
            return found
    begin, end = begin + start, end + start
    return [s for s in found if s.denied or s.keys[0].partition(".")[0] not in DISPUTED or not begin <= s.start < end]


def _clause_at(words: str, at: int) -> tuple[int, str]:
    """The clause that holds a place, and where it begins."""
    start = max(words.rfind(mark, 0, at) for mark in _MARKS) + 1
    end = min((stop for mark in _MARKS if (stop := words.find(mark, at)) >= 0), default=len(words))
    return start, words[start:end]


def _other_cause(words: str) -> int:
    """Where a sentence that does not speak of disclosure names what its cases are over: 系林权纠纷案件; else 0."""
    if not holds_any(words, _CASES):
        return 0
    for opener in _CAUSAL:
        at = words.find(opener, 1)
        if at > 0 and words[at - 1] in _MARKS:
            clause = _clause_at(words, at)[1]
            if holds_any(clause, _CASES) and not holds_any(clause, _SETTLED):
                return at
    return 0
