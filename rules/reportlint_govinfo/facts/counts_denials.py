"""What a clause says that there was none of: 未收到政府信息公开申请, 没有发生行政复议、行政诉讼."""

from collections.abc import Iterator, Sequence, Set

from .counts_clauses import Bracket
from .counts_labels import APPLICATIONS, DISPUTES, DOCUMENTS, Label, read_each, read_label
from .counts_scope import of_some
from .counts_tokens import Token
from .counts_topics import Keys, Topic

_LIMITING = frozenset(
    {"others", "except", "future", "hurry", "compare", "channel", "through", "no-denial", "bracket"}
)  # fmt: skip
"""Words with which a denial is only of some."""
_LONGEST = 100
"""Words of a denial that are looked at."""
_ASKERS = frozenset({"asker.natural", "asker.legal", "asker.corporate", "asker.kind"})
_CARRIED = frozenset({"carried", "carried-in", "pending"})


def denies(tokens: Sequence[Token | Bracket], at: int) -> bool:
    """Whether a "not" holds for the whole clause: no number in it but 一件."""
    numbers = [token for token in tokens if token.kind in {"num", "bare", "pct"}]
    if len(numbers) != 1:
        return not numbers
    number = numbers[0]
    return number.start > tokens[at].start and isinstance(number, Token) and number.value == 1


def denied(
    tokens: Sequence[Token | Bracket], at: int, kinds: Set[str], year: int | None, topic: Topic
) -> Iterator[tuple[Keys, int, int]]:
    """The keys of each thing that is denied, and where. ``at`` is the index of the "not"."""
    if kinds & _LIMITING:
        return
    before, behind = tokens[:at], [t for t in tokens[at + 1 :] if t.kind not in {"num", "denial"}]
    lead = read_label(before, year)
    if not lead.known or lead.part == "asker" or of_some(before):
        return
    labels = read_each(behind[:_LONGEST], year)
    if not any(label.says for label in labels):
        if not all(label.known for label in labels):
            return
        labels = read_each(before, year)
    if any(label.says and not label.known for label in labels):
        return
    told = [label for label in labels if label.says]
    start, end = tokens[at].start, tokens[at].end
    for label in told:
        keys = _keys(label, told, kinds, topic)
        if keys:
            yield keys, min(start, label.start) if label.start >= 0 else start, max(label.end, end)


def _keys(label: Label, told: Sequence[Label], kinds: Set[str], topic: Topic) -> Keys:
    if label.family == DISPUTES:
        return _disputes(label, told, topic) if kinds.isdisjoint(_ASKERS) else ()
    if label.family == DOCUMENTS:
        return label.keys if label.explicit else ()
    if label.family != APPLICATIONS or label.part not in {"", "named"}:
        return ()
    answers = bool(kinds & {"finish", "handle"})
    spoken_of = label.explicit or topic.current == APPLICATIONS
    if label.part == "named":
        return ("received",) if label.explicit and not answers else ()
    if label.keys == ("received",) or (label.keys == ("handled",) and not answers):
        return ("received",) if spoken_of else ()
    if _CARRIED.issuperset(label.keys):
        return label.keys if spoken_of or topic.context == APPLICATIONS else ()
    return ()


def _disputes(label: Label, told: Sequence[Label], topic: Topic) -> Keys:
    """A result in the list holds for all of it: 未发生行政复议、行政诉讼败诉."""
    keys = label.keys
    results = {key.partition(".")[2] for other in told for key in other.keys if other.family == DISPUTES} - {""}
    if len(results) > 1 or "closed" in results:
        return ()
    if results and not any("." in key for key in keys):
        keys = tuple(f"{key}.{next(iter(results))}" for key in keys)
    if keys[0][:1] == ".":
        keys = tuple(f"{kind}{keys[0]}" for kind in topic.disputes or ("reviews", "lawsuits"))
    return keys if label.explicit or topic.informs or topic.context else ()
