"""Parts and percentages that the narrative text states, whatever they are of."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from reportlint import Span, fact

from ..searches import holds_any
from .counted_text import CountedText, Passage, Sentence
from .counts_clauses import Segment
from .counts_labels import APPLICATIONS, DISPUTES, OUTCOMES
from .counts_lexicon import LEADING, OVERLAPPING
from .share_entries import Amount, Entry, Number, entries_of

_LONGEST = 100
"""Numbers of one sentence that are looked at."""


_NEAR = 100
"""Characters before a list that say what it lists."""


class Breakdown(Struct, frozen=True):
    """A number and parts that the text says to be of it."""

    total: Amount
    most: Number
    """The largest number of the same measure before the parts, or what those next to each other before them add up to:
    what they cannot exceed."""
    parts: tuple[Amount, ...]
    complete: bool
    """Whether the text says that the parts are all there is: 分别为, 由…组成, 自然人 and 法人或其他组织."""
    alike: bool
    """Whether the parts are of one kind and cannot overlap, so that they may be added."""
    applicants: bool = False
    """Whether it splits applications by who asked."""
    keys: tuple[str, ...] = ()
    """What the total counts, where it counts applications."""


class Percentage(Struct, frozen=True):
    """N 件，占 P%. ``wholes`` are what it may be of: the numbers of its sentence and the one before, and the largest
    of its paragraph."""

    amount: Amount
    percent: Decimal
    decimals: int
    rough: bool
    wholes: tuple[Number, ...]
    left: tuple[Number, ...]
    """The largest without those handed over, where it counts an outcome: 收到11件，其中5件结转；予以公开6件，占100%."""
    applications: bool
    """Whether it counts applications, so that it may be of a total of T3."""
    keys: tuple[str, ...]
    """What it counts, where that is known."""
    start: int
    end: int

    @property
    def span(self) -> Span:
        return self.amount.text.span(self.start, self.end)


class StatedShares(Struct, frozen=True):
    """Parts and percentages in reading order."""

    breakdowns: tuple[Breakdown, ...]
    percentages: tuple[Percentage, ...]


@fact
def stated_shares(text: CountedText) -> StatedShares:
    breakdowns: list[Breakdown] = []
    percentages: list[Percentage] = []
    for passage in text.passages:
        before: Sentence | None = None
        earlier: Sequence[Entry] | None = []
        """The numbers of the sentence before; None until they are read."""
        most: dict[str, Number] = {}
        """The largest numbers of the sentences before, by their measure words."""
        noted = 0
        for at, sentence in enumerate(passage.sentences):
            entries: Sequence[Entry] | None = None
            if sentence.sharing:
                if earlier is None and before is not None:
                    earlier = entries_of(before.clauses, passage)[:_LONGEST]
                entries = entries_of(sentence.clauses, passage)[:_LONGEST]
                if any(entry.percent is not None for entry in entries):
                    _note_largest(most, passage.sentences[noted:at], passage)
                    noted = at
                breakdowns += _breakdowns(entries, earlier or (), passage)
                percentages += _percentages(entries, earlier or (), most, sentence.clauses, passage)
            if sentence.counts:
                before, earlier = sentence, entries
    return StatedShares(tuple(breakdowns), tuple(percentages))


def _note_largest(most: dict[str, Number], sentences: Sequence[Sentence], passage: Passage) -> None:
    for sentence in sentences:
        for entry in entries_of(sentence.clauses, passage)[:_LONGEST]:
            unit, value = entry.amount.unit, entry.amount.value
            most[unit] = max(value, most.get(unit, 0))


# -- parts ------------------------------------------------------------------------------------------------------

_ENDING = frozenset({"beside", "sum", "except", "compare", "which", "holding", "respectively"})
_DEEDS = frozenset(
    {
        "get", "accept", "handle", "finish", "closed", "make", "abolish", "publish", "announce", "render", "hear",
        "withdrawn", "carry",
    }
)  # fmt: skip
_NO_PARTS = _DEEDS | {"year", "before", "compare", "except", "denial"}
_OUTCOMES = frozenset(OUTCOMES)
_OVER = ("结转", "转入", "延至")
"""Behind a number: these are handed over to the next year."""
_BY_ASKER = frozenset({("natural",), ("legal",), ("corporate",)})
_TOLD_ELSEWHERE = frozenset({*OUTCOMES, "opened", "answered", "carried", "carried-in", "pending"})


def _breakdowns(entries: Sequence[Entry], before: Sequence[Entry], passage: Passage) -> Iterator[Breakdown]:
    split = list(_by_applicant(entries)) if any("asker.legal" in entry.kinds for entry in entries) else []
    told = {breakdown.parts[0] for breakdown in split}
    yield from split
    for index, entry in enumerate(entries):
        if (entry.opens or entry.complete) and entry.amount not in told and not _is_told_elsewhere(entry):
            complete = entry.complete and not _leads(entry)
            found = _breakdown(entries[:index] or before, entries[index:], joined=True, complete=complete)
            if found is not None:
                yield found
        for bracket in entry.brackets:
            inner = entries_of(bracket.segments, passage)[:_LONGEST] if len(bracket.segments) > 1 else []
            if inner and not _is_told_elsewhere(inner[0]):
                earlier, joined = entries[: index + 1], inner[0].opens
                found = _breakdown(earlier, inner, joined=joined, complete=inner[0].complete)
                if found is not None:
                    yield found


def _leads(entry: Entry) -> bool:
    """申请量居前的科室为…，分别为21件和9件: whether only the largest are listed."""
    folded, start = entry.amount.text.folded, entry.amount.start
    near = max(start - _NEAR, 0)
    begin = max(near, folded.rfind("。", near, start), folded.rfind("；", near, start))
    return holds_any(folded[begin:start], LEADING)


def _is_told_elsewhere(entry: Entry) -> bool:
    """Outcomes, results and what was carried over are compared with the tables."""
    return entry.label.family == DISPUTES or not _TOLD_ELSEWHERE.isdisjoint(entry.label.keys)


def _breakdown(
    earlier: Sequence[Entry], following: Sequence[Entry], *, joined: bool, complete: bool
) -> Breakdown | None:
    unit = following[0].amount.unit
    same = [entry for entry in earlier if entry.amount.unit == unit]
    if same and same[-1].label.family == DISPUTES:
        return None
    if not unit or not same or any(entry.rough for entry in same):
        return None
    parts: list[Entry] = []
    for entry in following:
        if not _is_part(entry, unit, first=not parts) or (parts and not complete and not _goes_on(parts[-1], entry)):
            break
        parts.append(entry)
    if not parts:
        return None
    side = _side_by_side(earlier) if joined else earlier[-1:]
    alongside = [entry.amount.value for entry in side if entry.amount.unit == unit]
    if alongside and len(alongside) < len(side):
        return None  # 宣讲12场、培训3期，其中线下14场
    most = max(*(entry.amount.value for entry in same), sum(alongside))
    whole = complete and len(parts) == len(following) and len(parts) > 1 and len(alongside) < 2
    total = _total(same, parts) if whole else same[-1]
    keys = total.label.keys if total.label.family == APPLICATIONS and not total.label.part else ()
    return Breakdown(total.amount, most, tuple(part.amount for part in parts), whole, _alike(parts), keys=keys)


def _side_by_side(earlier: Sequence[Entry]) -> Sequence[Entry]:
    """The numbers next to each other at the end of some: 建议22件、提案27件, of which a 其中 behind them is all."""
    at = len(earlier) - 1
    while at > 0 and _is_beside(earlier[at - 1], earlier[at]):
        at -= 1
    return earlier[at:]


def _is_beside(before: Entry, entry: Entry) -> bool:
    """Whether two numbers are of the same rank: joined by 、 or 和, or by ， where neither counts applications."""
    if entry.opens or entry.complete or entry.rough or before.rough or not _APART.isdisjoint(entry.kinds):
        return False
    if not entry.first:
        return "and" in entry.kinds
    plain = not (before.label.family or entry.label.family) and before.amount.unit == entry.amount.unit
    return before.mark == "、" or (before.mark in {"，", ","} and plain)


_APART = frozenset({"compare", "sum", "which", "holding"})


def _total(same: Sequence[Entry], parts: Sequence[Entry]) -> Entry:
    """What parts that are all there is are of: the number that they add up to, else the last before them."""
    added = sum(part.amount.value for part in parts)
    return next((entry for entry in same if entry.amount.value == added), same[-1])


def _goes_on(before: Entry, entry: Entry) -> bool:
    """Whether a list surely goes on: behind 、, or where both are named alike (…类) or are both ways or askers."""
    if before.mark == "、" or ("类" in before.words and "类" in entry.words):
        return True
    return before.label.family == APPLICATIONS == entry.label.family and bool(before.label.part or before.label.keys)


def _is_part(entry: Entry, unit: str, *, first: bool) -> bool:
    if entry.amount.unit != unit or entry.rough or _is_told_elsewhere(entry) or entry.kinds & _NO_PARTS:
        return False
    return first or not entry.kinds & _ENDING


def _alike(parts: Sequence[Entry]) -> bool:
    """Whether parts are of one kind: all by way of asking, all by who asked, or a plain list of names."""
    if all(part.label.part == "channel" and part.label.asks for part in parts):
        return True
    named = "\n".join([part.words for part in parts])
    if holds_any(named, OVERLAPPING):
        return False
    if all(part.label.keys in _BY_ASKER or part.label.part == "asker" for part in parts):
        return True
    if any(part.label.family and part.label.part != "others" for part in parts):
        return False  # 其他52条 is the rest of a plain list
    return all(part.mark in {"、", "", "。"} for part in parts[:-1]) or all("类" in part.words for part in parts)


def _by_applicant(entries: Sequence[Entry]) -> Iterator[Breakdown]:
    """自然人 N 件，法人或其他组织 M 件: together all that came in."""
    for index in range(1, len(entries) - 1):
        first, second = entries[index], entries[index + 1]
        if {first.label.keys, second.label.keys} != {("natural",), ("legal",)}:
            continue
        total = entries[index - 1]
        units = {total.amount.unit, first.amount.unit, second.amount.unit}
        keys = total.label.keys
        known = keys in {("received",), ("handled",)} and not total.label.part
        if known and len(units) == 1 and not (total.rough or first.rough or second.rough):
            parts = (first.amount, second.amount)
            yield Breakdown(total.amount, total.amount.value, parts, True, True, applicants=True, keys=keys)


# -- percentages ------------------------------------------------------------------------------------------------


def _percentages(
    entries: Sequence[Entry],
    before: Sequence[Entry],
    most: Mapping[str, Number],
    segments: Sequence[Segment],
    passage: Passage,
) -> Iterator[Percentage]:
    told = [entry for entry in entries if entry.percent is not None]
    if not told:
        return
    asks = passage.context == APPLICATIONS or any(segment.kinds & {"ask", "by-request"} for segment in segments)
    for entry in told:
        percent, amount = entry.percent, entry.amount
        if percent is None or not entry.based or entry.rough or not isinstance(percent.value, Decimal):
            continue
        same: list[Number] = [
            other.amount.value
            for other in (*before, *entries)
            if other.amount.unit == amount.unit and other.amount.start < amount.start
        ]
        if amount.unit in most:
            same.append(most[amount.unit])
        if len(told) > 1:
            same.append(sum(other.amount.value for other in told if other.amount.unit == amount.unit))
        label = entry.label
        outcome = bool(label.keys) and _OUTCOMES.issuperset(label.keys)
        yield Percentage(
            amount,
            percent.value,
            -int(percent.value.as_tuple().exponent),
            percent.rough,
            tuple(dict.fromkeys(same)),
            _left(amount, (*before, *entries), max(same, default=0)) if outcome else (),
            label.family == APPLICATIONS and (asks or outcome),
            label.keys if label.known and not label.part else (),
            amount.start,
            percent.end,
        )


def _left(amount: Amount, entries: Sequence[Entry], most: Number) -> tuple[Number, ...]:
    """What is left of a number without those of each other number before that are handed over: 5件结转下年."""
    before = [entry.amount for entry in entries if entry.amount.start < amount.start and entry.amount.value < most]
    return tuple([most - one.value for one in before if one.text.folded.startswith(_OVER, one.end)])
