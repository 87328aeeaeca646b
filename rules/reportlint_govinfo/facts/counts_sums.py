"""What a number counts that adds those carried in to those that came in: 新收25件，加上上年结转2件，共27件."""

from collections.abc import Sequence

import msgspec

from ..searches import holds_any
from .counts_labels import APPLICATIONS, DISPUTES, NOTHING, Label, read_label
from .counts_lists import Piece
from .counts_tokens import Token
from .counts_topics import Topic
from .stated import Statement

_ADDING = ("加上", "连同", "算上")
_CAME, _CARRIED_IN, _NEW = ("received",), ("carried-in",), ("new",)
_ASKERS = frozenset({("natural",), ("legal",), ("corporate",)})
_UNREAD = Label("", (), known=False, says=True)


def sum_of(piece: Piece, found: list[Statement], topic: Topic, folded: str) -> Label:
    """What a bare 共5件 counts that ends a list of the same sentence; NOTHING where it ends no such list."""
    if topic.broken:
        return NOTHING
    return _of_both(piece, found, topic, folded) or _of_ways(piece, found, topic) or _of_disputes(found, topic, folded)


def with_carried(piece: Piece, label: Label, found: list[Statement], year: int | None) -> Label:
    """What 含上年结转共27件 counts, where ``label`` takes it for the number carried in: 27 are too many to be that."""
    kinds = [token.kind for token in piece.label]
    at = len(kinds) - 1 - kinds[::-1].index("sum")
    adds = any(isinstance(token, Token) and token.unit in _ADDING for token in piece.label[:at])
    if "carry" not in kinds[:at] or "carry" in kinds[at:] or not (adds or "holding" in kinds[:at]):
        return label
    said = read_label(piece.label[at + 1 :], year)
    if said.says:
        return said  # 加上上年结转共办理27件
    came = next((i for i in range(len(found) - 1, -1, -1) if found[i].keys in {_CAME, _NEW}), -1)
    if came < 0:
        return _UNREAD if adds else label
    if found[came].value > piece.number.value:
        return label
    if adds:
        _leave_new(found, came)
    return _label(("both",), piece)


def _of_both(piece: Piece, found: list[Statement], topic: Topic, folded: str) -> Label | None:
    """新收25件，上年结转2件，共27件; with 加上 before 上年结转 the 25 have none of these."""
    near = [
        i
        for i in range(max(0, len(found) - _NEAR), len(found))
        if found[i].sentence == topic.sentence and found[i].scope != "channel" and found[i].keys not in _ASKERS
    ]
    if len(near) < 2:
        return None
    new, carried = found[near[-2]], found[near[-1]]
    if new.keys != _CAME or carried.keys != _CARRIED_IN or carried.of:
        return None
    if holds_any(folded[new.end : carried.start], _ADDING):
        _leave_new(found, near[-2])
    return _label(("both",), piece)


_NEAR = 12
"""Statements that are looked back on."""


def _leave_new(found: list[Statement], at: int) -> None:
    found[at] = msgspec.structs.replace(found[at], keys=_NEW)


def _of_ways(piece: Piece, found: Sequence[Statement], topic: Topic) -> Label | None:
    """网上申请15件、信函申请10件，共25件: all that came in, if the paragraph told no other number of these before."""
    came = [s for s in found if s.keys in {_CAME, _NEW}]
    ways = all(s.scope == "channel" and s.sentence == topic.sentence for s in came)
    if len(came) < 2 or not ways or sum(s.value for s in came) != piece.number.value:
        return None
    return _label(_CAME, piece)


def _of_disputes(found: Sequence[Statement], topic: Topic, folded: str) -> Label:
    """新发生行政复议4件，上年结转1件，合计5件: reviews, if nothing else is counted up to the ；."""
    if len(found) < 2:
        return NOTHING
    new, carried = found[-2:]
    if carried.keys != (f"{new.keys[0]}.carried-in",) or carried.of:
        return NOTHING
    if {new.sentence, carried.sentence} != {topic.sentence}:
        return NOTHING
    before = found[-3].end if len(found) > 2 and found[-3].sentence == new.sentence else -1
    if before >= 0 and folded.find("；", before, new.start) < 0:
        return NOTHING
    return Label(DISPUTES, new.keys, explicit=True, says=True)


def _label(keys: tuple[str, ...], piece: Piece) -> Label:
    start = next((token.start for token in piece.label if token.kind == "sum"), -1)
    return Label(APPLICATIONS, keys, explicit=True, says=True, start=start)
