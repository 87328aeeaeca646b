"""Whether a sentence says that the body took no fee at all in the year."""

from collections.abc import Iterator

from msgspec import Struct

from reportlint import read_numbering

from ..searches import holds_any, places_of
from .counts_labels import NOTHING
from .counts_scope import Parts, Scope, of_some
from .counts_words import tokens_of
from .reporting import ReportingBody
from .stated import WHOLE

_MARKS = "，,：:、；;。！!？?"
DENIALS = ("未", "没有", "无", "不")
_BEFORE_DENIALS = "也亦均都并且暂从尚则"
_PLAIN = frozenset(
    {
        "fill", "time.whole", "year", "since", "date", "agent", "own", "members", "everybody", "info", "information",
        "by-request", "reveal", "all", "sum", "ask", "handle",
    }
)  # fmt: skip
"""What the words before a denial may say where it holds for all: 2023年度本机关."""
_SHARES = frozenset({"asker.natural", "asker.legal", "asker.corporate", "asker.kind", "channel", "others"})
"""What makes the denial behind it one of a part: 自然人申请51件，均未收取."""
_YEARS = frozenset({"time.whole", "year"})
"""Without one of these 不收取费用 is what the law says."""
_FOR_ALL = frozenset({WHOLE, "unnamed"})
_SOME = ("上述", "这些", "以上")
_CONDITIONS = ("对", "凡", "如", "若", "除", "其中")
_FEES = ("信息处理费", "处理费", "费用", "收费", "费")
_BEFORE_FEES = (
    "政府信息公开", "依申请公开", "信息公开", "政府信息", "公开", "信息", "任何", "相关", "有关", "收取", "征收", "产生", "发生", "收到",
    "申请人", "申请", "向", "对", "因", "以", "形式", "过", "收", "的",
)  # fmt: skip
_BEHIND_FEES = (
    "的情况", "的情形", "的现象", "的行为", "的事项", "收取", "收入", "情况", "情形", "现象", "行为", "事项", "等", "费用",
)  # fmt: skip
"""Between a denial and the fee, and behind it: with any other word it denies something else (加急费, 收费的投诉)."""


class FeeDenials(Struct, frozen=True):
    """Reads denials for one report: ``year`` is the report's."""

    body: ReportingBody
    year: int | None

    def holds(self, folded: str) -> bool:
        """Whether a sentence has a clause that denies the fee, and nothing before that restricts it."""
        masked = self.body.masked(folded)
        scope = Scope(self.body, self.year, Parts())
        limited, shared = False, "其中" in masked
        for words in _clauses(masked):
            at = min(places_of(words, DENIALS), default=-1)
            denies = at >= 0 and not limited and _is_fee(words, at)
            tokens = self.body.own_tokens(tokens_of(words[:at].rstrip(_BEFORE_DENIALS) if denies else words))
            kinds = frozenset([token.kind for token in tokens])
            scope.note_time(tokens, kinds)
            scope.note_agents(tokens, kinds)
            if denies and _PLAIN.issuperset(kinds) and not holds_any(words, _SOME) and not of_some(tokens):
                told = words[at] != "不" or not kinds.isdisjoint(_YEARS)
                if told and scope.of(NOTHING, share=False) in _FOR_ALL:
                    return True
            limited = limited or words.endswith("的") or words.startswith(_CONDITIONS)
            limited = limited or (not shared and not _SHARES.isdisjoint(kinds))
        return False


def behind_denial(words: str, at: int) -> int:
    """Where the word of ``DENIALS`` ends that begins at a place."""
    return at + (2 if words[at] == "没" else 1)


def _clauses(folded: str) -> Iterator[str]:
    """What stands between marks, numbers of items left out."""
    start = 0
    for end in (*places_of(folded, _MARKS), len(folded)):
        words = folded[start:end].strip()
        number = read_numbering(words)
        if words := words[number.end if number is not None else 0 :].strip(" （(）)"):
            yield words
        start = end + 1


def _is_fee(words: str, at: int) -> bool:
    """Whether what a denial denies is the fee and nothing else: 未收取任何信息处理费."""
    at = _past(words, behind_denial(words, at), _BEFORE_FEES)
    end = _past(words, at, _FEES)
    return end > at and _past(words, end, _BEHIND_FEES) == len(words)


def _past(words: str, at: int, known: tuple[str, ...]) -> int:
    """The end of a run of known words, longer ones first among those that begin alike."""
    while (word := next((word for word in known if words.startswith(word, at)), "")) != "":
        at += len(word)
    return at
