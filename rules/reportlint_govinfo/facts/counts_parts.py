"""Which counts of a sentence hold for a part only: for those that came in new, were carried in, or for one kind of
applicant; or count items of information."""

from collections.abc import Sequence, Set

import msgspec

from .counts_clauses import Bracket
from .counts_labels import OUTCOMES
from .counts_tokens import Token
from .stated import Statement

Tokens = Sequence[Token | Bracket]

_OUTCOMES = frozenset(OUTCOMES)
_DONE = frozenset({*OUTCOMES, "opened", "answered", "handled"})
_CARRIED = frozenset({("carried-in",), ("carried",)})
_ORGANISATIONS = frozenset({"asker.legal", "asker.corporate", "asker.kind"})
_ASKED = ("申请", "政府信息公开申请", "信息公开申请", "依申请")
_ITEM_UNITS = frozenset({"项", "条", "个"})
TOWARDS = frozenset({"对", "对于"})


def of_one_kind(tokens: Tokens, kinds: Set[str]) -> bool:
    """Whether a clause speaks of the applications of natural persons only, or of organisations only; 公民 may be all."""
    if "ask" not in kinds or ("asker.natural" in kinds) == (not kinds.isdisjoint(_ORGANISATIONS)):
        return False
    return not any(isinstance(t, Token) and t.kind == "asker.natural" and t.unit == "公民" for t in tokens)


def of_new(tokens: Tokens, kinds: Set[str]) -> bool:
    """Whether a clause speaks of those that came in new, not of all: 新收的96件申请中."""
    came = any(isinstance(t, Token) and t.kind in {"get", "accept"} and "新" in t.unit for t in tokens)
    return came and "carry" not in kinds


def opens_on_new(tokens: Tokens, kinds: Set[str]) -> bool:
    """对新收申请作出答复, 对91件新收申请作出答复."""
    first = tokens[0]
    return isinstance(first, Token) and first.unit in TOWARDS and "finish" in kinds and of_new(tokens, kinds)


def of_same_year(tokens: Tokens) -> bool:
    """当年申请当年办结25件."""
    return sum(isinstance(t, Token) and t.kind == "time.whole" and t.unit == "当年" for t in tokens) > 1


def narrow_carried(found: list[Statement], told: int) -> None:
    """上年结转2件，其中予以公开1件; 上年结转的2件申请，答复结果为…: what became of those carried in, if they are no more
    than these. Without 其中 only where nothing else is counted before and their number stands before 申请."""
    carried, first, listed = 0, False, list[int]()
    for at in range(told, len(found)):
        said = found[at]
        if said.keys in _CARRIED:
            _leave(found, listed, carried)
            carried, first, listed = said.value, at == told and _opens_on(said), []
        elif _DONE.issuperset(said.keys) and (said.of in _CARRIED or (first and not said.of)):
            listed.append(at)
        else:
            first = False
    _leave(found, listed, carried)


def _opens_on(carried: Statement) -> bool:
    """上年结转的2件申请, 2件结转申请."""
    return carried.words.endswith("申请") or carried.text.folded.startswith(_ASKED, carried.end)


def _leave(found: list[Statement], listed: Sequence[int], carried: int) -> None:
    results = sum(found[at].value for at in listed if _OUTCOMES.issuperset(found[at].keys))
    for at in listed:
        said = found[at]
        if (results if _OUTCOMES.issuperset(said.keys) else said.value) <= carried:
            found[at] = msgspec.structs.replace(said, scope="part")


def counts_items(number: Token, keys: Sequence[str], folded: str, found: list[Statement], sentence: int) -> bool:
    """公开8项、部分公开2项、不予公开1项信息: items of information, and so in the list before."""
    if number.unit not in _ITEM_UNITS or not _DONE.issuperset(keys):
        return False
    if not folded.startswith(("信息", "政府信息", "事项"), number.end):
        return False
    for at, said in enumerate(found):
        if said.sentence == sentence and _DONE.issuperset(said.keys) and said.words.endswith(number.unit):
            found[at] = msgspec.structs.replace(said, scope="part")
    return True


def follows_items(number: Token, folded: str) -> bool:
    """收到申请9件，涉及信息公开事项12项: not these 9 once more."""
    return number.unit in _ITEM_UNITS and folded.endswith(("信息", "事项"), 0, number.start)
