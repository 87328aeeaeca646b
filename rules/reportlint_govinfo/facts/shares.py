"""Parts and percentages that the narrative text states, whatever they are of."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from reportlint import Span, Text, fact

from .counted_text import CountedText, Passage, Sentence
from .counts_labels import APPLICATIONS, DISPUTES, OUTCOMES, Label, read_label
from .counts_lists import pieces
from .counts_words import Bracket, Segment, Token

Number = int | Decimal
_LONGEST = 100
"""Numbers of one sentence that are looked at."""


class Amount(Struct, frozen=True):
    """A number of a text with its measure word."""

    value: Number
    unit: str
    text: Text
    start: int
    end: int

    @property
    def span(self) -> Span:
        return self.text.span(self.start, self.end)


class Breakdown(Struct, frozen=True):
    """A number and parts that the text says to be of it."""

    total: Amount
    most: Number
    """The largest number of the same measure before the parts: what they cannot exceed."""
    parts: tuple[Amount, ...]
    complete: bool
    """Whether the text says that the parts are all there is: 分别为, 由…组成, 自然人 and 法人或其他组织."""
    alike: bool
    """Whether the parts are of one kind and cannot overlap, so that they may be added."""
    applicants: bool = False
    """Whether it splits applications by who asked."""


class Percentage(Struct, frozen=True):
    """N 件，占 P%. ``wholes`` are the numbers of its sentence and the one before that it may be of."""

    amount: Amount
    percent: Decimal
    decimals: int
    rough: bool
    wholes: tuple[Number, ...]
    applications: bool
    """Whether it counts applications, so that it may be of a total of T3."""
    start: int
    end: int

    @property
    def span(self) -> Span:
        return self.amount.text.span(self.start, self.end)


class StatedShares(Struct, frozen=True):
    """Parts and percentages in reading order."""

    breakdowns: tuple[Breakdown, ...]
    percentages: tuple[Percentage, ...]


class _Entry(Struct):
    """A number of a sentence as the lists see it."""

    amount: Amount
    rough: bool
    tokens: Sequence[Token | Bracket]
    """The words that say what it counts."""
    kinds: set[str]
    words: str
    mark: str
    """The mark behind its clause."""
    first: bool
    """Whether it is the first number of its clause."""
    opens: bool
    """Whether parts begin with it: 其中, 含."""
    complete: bool
    brackets: tuple[Bracket, ...] = ()
    percent: Token | None = None
    based: bool = True
    """Whether the words between 占 and the percentage are understood."""
    read: Label | None = None

    @property
    def label(self) -> Label:
        if self.read is None:
            self.read = read_label(self.tokens, None)
        return self.read


@fact
def stated_shares(text: CountedText) -> StatedShares:
    breakdowns: list[Breakdown] = []
    percentages: list[Percentage] = []
    for passage in text.passages:
        before: Sentence | None = None
        for sentence in passage.sentences:
            if sentence.sharing:
                earlier = _entries(before.clauses, passage)[:_LONGEST] if before is not None else []
                entries = _entries(sentence.clauses, passage)[:_LONGEST]
                breakdowns += _breakdowns(entries, earlier, passage)
                percentages += _percentages(entries, earlier, sentence.clauses, passage)
            before = sentence if sentence.counts else before
    return StatedShares(tuple(breakdowns), tuple(percentages))


def _entries(segments: Sequence[Segment], passage: Passage) -> list[_Entry]:
    found: list[_Entry] = []
    opening = complete = False
    for segment in segments:
        kinds = segment.kinds
        if not segment.counted:
            opening = opening or bool(kinds & {"which", "holding"})
            complete = "respectively" in kinds or "made-of" in kinds
            _add_percent(found, segment.tokens)
            continue
        for index, piece in enumerate(pieces(segment.tokens)):
            own = {token.kind for token in piece.label}
            if piece.number.kind == "num":
                opens = opening or bool(own & {"which", "holding"})
                whole = not opens and (complete or bool(own & {"respectively"}) or _divides(piece.label, passage))
                amount = _amount(piece.number, passage.text)
                words = passage.text.folded[segment.tokens[0].start : piece.number.start]
                brackets = tuple(t for t in (*piece.label, *piece.right) if isinstance(t, Bracket))
                found.append(
                    _Entry(
                        amount,
                        piece.number.rough,
                        piece.label or piece.right,
                        own,
                        words,
                        segment.mark,
                        index == 0,
                        opens,
                        whole,
                        brackets,
                    )
                )
                opening = complete = False
            _add_percent(found, piece.right)
    return found


def _divides(tokens: Sequence[Token | Bracket], passage: Passage) -> bool:
    """分为 and 由 (…组成) at the beginning of a label."""
    first = tokens[0] if tokens else None
    if first is None or first.kind not in {"made-of", "by"}:
        return False
    words = passage.text.folded[first.start : first.end]
    return words == "分为" or (words == "由" and "组成" in passage.text.folded[first.end : first.end + 60])


def _amount(number: Token, text: Text) -> Amount:
    unit = {"余件": "件", "件次": "件", "条次": "条"}.get(number.unit, number.unit)
    return Amount(number.value, unit, text, number.start, number.end)


def _add_percent(found: list[_Entry], tokens: Sequence[Token | Bracket]) -> None:
    """Give the last number the percentage that stands behind it."""
    if not found or found[-1].percent is not None:
        return
    share = next((i for i, token in enumerate(tokens) if token.kind == "share"), None)
    percent = next((token for token in tokens if token.kind == "pct"), None)
    kinds = {token.kind for token in tokens}
    if isinstance(percent, Token) and share is not None and not kinds & {"compare", "rate", "num", "respectively"}:
        before = {token.kind for token in tokens[:share]}
        if tokens[share].start < percent.start and not before & {"gap", "sum", "and"}:
            found[-1].percent = percent
            found[-1].based = all(_is_base(token) for token in tokens[share + 1 : tokens.index(percent)])
        return
    for token in tokens[:1]:
        if isinstance(token, Bracket) and len(token.segments) == 1:
            inner = [t for t in token.segments[0].tokens if t.kind not in {"fill", "share"}]
            if len(inner) == 1 and isinstance(inner[0], Token) and inner[0].kind == "pct":
                found[-1].percent = inner[0]


def _is_base(token: Token | Bracket) -> bool:
    """Whether a word between 占 and the percentage leaves the whole to the sentence: 占申请总数的."""
    return token.kind.partition(".")[0] in {
        "fill",
        "sum",
        "ask",
        "info",
        "by-request",
        "all",
        "get",
        "accept",
        "finish",
        "handle",
        "time",
    }


# -- parts ------------------------------------------------------------------------------------------------------

_ENDING = frozenset({"beside", "sum", "except", "compare", "which", "holding", "respectively"})
_DEEDS = frozenset(
    {
        "get",
        "accept",
        "handle",
        "finish",
        "closed",
        "make",
        "abolish",
        "publish",
        "announce",
        "render",
        "hear",
        "withdrawn",
        "carry",
    }
)
_BY_ASKER = frozenset({("natural",), ("legal",), ("corporate",)})
_OVERLAPPING = (
    "网站", "微信", "微博", "公众号", "抖音", "媒体", "平台", "客户端", "公报", "视频", "图文", "图解", "原创", "转载", "头条",
    "小程序", "电视", "报纸", "广播", "公示栏", "专栏", "栏目", "渠道", "以上", "人次", "通过", "包含", "新增", "涉及",
)  # fmt: skip


def _breakdowns(entries: Sequence[_Entry], before: Sequence[_Entry], passage: Passage) -> Iterator[Breakdown]:
    for index, entry in enumerate(entries):
        if (entry.opens or entry.complete) and not _is_told_elsewhere(entry):
            earlier = entries[:index] or before
            found = _breakdown(earlier, entries[index:], passage, complete=entry.complete)
            if found is not None:
                yield found
    if any("asker.legal" in entry.kinds for entry in entries):
        yield from _by_applicant(entries)


def _is_told_elsewhere(entry: _Entry) -> bool:
    """Outcomes, results and what was carried over are compared with the tables."""
    keys = set(entry.label.keys)
    return entry.label.family == DISPUTES or bool(
        keys & {*OUTCOMES, "opened", "answered", "carried", "carried-in", "pending"}
    )


def _breakdown(
    earlier: Sequence[_Entry], following: Sequence[_Entry], passage: Passage, *, complete: bool
) -> Breakdown | None:
    unit = following[0].amount.unit
    total = next((e for e in reversed(earlier) if e.amount.unit == unit), None)
    if total is None or total.rough or not unit:
        return None
    parts: list[_Entry] = []
    for entry in following:
        if not _is_part(entry, unit, first=not parts) or (parts and not complete and not _goes_on(parts[-1], entry)):
            break
        parts.append(entry)
    if not parts:
        return None
    whole_list = len(parts) == len(following)
    most = max(e.amount.value for e in earlier if e.amount.unit == unit)
    if any(e.rough for e in earlier if e.amount.unit == unit):
        return None
    return Breakdown(
        total.amount, most, tuple(e.amount for e in parts), complete and whole_list and len(parts) > 1, _alike(parts)
    )


def _goes_on(before: _Entry, entry: _Entry) -> bool:
    """Whether a list surely goes on: behind 、, or where both are named alike (…类) or are both ways or askers."""
    if before.mark == "、" or ("类" in before.words and "类" in entry.words):
        return True
    return before.label.family == APPLICATIONS == entry.label.family and bool(before.label.part or before.label.keys)


def _is_part(entry: _Entry, unit: str, *, first: bool) -> bool:
    if entry.amount.unit != unit or entry.rough or _is_told_elsewhere(entry):
        return False
    if entry.kinds & (_DEEDS | {"year", "before", "compare", "except", "denial", "future"}):
        return False
    return first or not entry.kinds & _ENDING


def _alike(parts: Sequence[_Entry]) -> bool:
    """Whether parts are of one kind: all by way of asking, all by who asked, or a plain list of names."""
    if all(part.label.part == "channel" and part.label.asks for part in parts):
        return True
    if any(word in part.words for part in parts for word in _OVERLAPPING):
        return False
    if all(part.label.keys in _BY_ASKER or part.label.part == "asker" for part in parts):
        return True
    if any(part.label.family for part in parts):
        return False
    return all(part.mark in {"、", "", "。"} for part in parts[:-1]) or all("类" in part.words for part in parts)


def _by_applicant(entries: Sequence[_Entry]) -> Iterator[Breakdown]:
    """自然人 N 件，法人或其他组织 M 件: together all that came in."""
    for index in range(1, len(entries) - 1):
        first, second = entries[index], entries[index + 1]
        if {first.label.keys, second.label.keys} != {("natural",), ("legal",)}:
            continue
        total = entries[index - 1]
        units = {total.amount.unit, first.amount.unit, second.amount.unit}
        known = total.label.keys in {("received",), ("handled",)} and not total.label.part
        if known and len(units) == 1 and not (total.rough or first.rough or second.rough):
            parts = (first.amount, second.amount)
            yield Breakdown(total.amount, total.amount.value, parts, complete=True, alike=True, applicants=True)


# -- percentages ------------------------------------------------------------------------------------------------


def _percentages(
    entries: Sequence[_Entry], before: Sequence[_Entry], segments: Sequence[Segment], passage: Passage
) -> Iterator[Percentage]:
    told = [entry for entry in entries if entry.percent is not None]
    if not told:
        return
    asks = passage.context == APPLICATIONS or any(segment.kinds & {"ask", "by-request"} for segment in segments)
    for entry in told:
        percent = entry.percent
        if percent is None or not entry.based or entry.rough or not isinstance(percent.value, Decimal):
            continue
        unit = entry.amount.unit
        same = [
            e.amount.value for e in (*before, *entries) if e.amount.unit == unit and e.amount.start < entry.amount.start
        ]
        siblings = sum(e.amount.value for e in told if e.amount.unit == unit)
        decimals = -int(percent.value.as_tuple().exponent)
        yield Percentage(
            entry.amount,
            percent.value,
            decimals,
            percent.rough,
            tuple(dict.fromkeys([*same, *([siblings] if len(told) > 1 else [])])),
            asks and entry.label.family == APPLICATIONS,
            entry.amount.start,
            percent.end,
        )
