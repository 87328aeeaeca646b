"""Reads what a paragraph counts: a small state that carries topic, body, year and what a part belongs to over clauses."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

import msgspec
from msgspec import Struct

from reportlint import Span, Text

from .reporting import ReportingBody
from .counts_labels import APPLICATIONS, DISPUTES, DOCUMENTS, NOTHING, OUTCOMES, PUBLISHED, Label, read_each, read_label, says_something
from .counts_words import COUNTING, Bracket, Segment, Token

WHOLE = "whole"


class Statement(Struct, frozen=True, gc=False):
    """A count that the text states.

    ``keys`` are what is counted, together when they are several (行政复议和行政诉讼17件): received, handled, answered,
    carried-in, pending, carried (one of the two), withdrawn, open, partial, denied, unavailable, unprocessed, other,
    opened (公开, with 部分公开 or without), natural, legal; reviews, lawsuits, direct, after and their results
    (reviews.upheld); documents.made, regulations.abolished, permits.decided …; published; all-done.
    """

    keys: tuple[str, ...]
    value: int
    scope: str
    """"whole": the whole body and year; else "unit", "channel", "year" or "part": only a share, or another year's; or
    "unnamed": in the report of a whole area, where it may be of its government alone."""
    text: Text
    start: int
    end: int
    rough: bool = False
    denied: bool = False
    """Whether the text says that there was none."""
    named: bool = False
    """Whether the body is named: 全县."""
    sentence: int = 0
    """The number of its sentence in the paragraph."""
    of: tuple[str, ...] = ()
    """What it is said to be part of: the keys of the number before its 其中."""

    @property
    def span(self) -> Span:
        return self.text.span(self.start, self.end)

    @property
    def words(self) -> str:
        return self.text.folded[self.start : self.end]


class _Item(Struct, gc=False):
    """A counted thing as it is read: what the next 其中 belongs to."""

    whole: bool
    family: str
    value: int | Decimal
    keys: tuple[str, ...] = ()


class Piece(Struct, gc=False):
    """A number with the words on both sides and the bracket behind it."""

    label: list[Token | Bracket]
    number: Token
    right: list[Token | Bracket]


class PassageReader:
    """Reads one paragraph. ``context`` is what its headings say that it is about."""

    def __init__(self, text: Text, body: ReportingBody, year: int | None, context: str) -> None:
        self.text = text
        self.body = body
        self.year = year
        self.context = context
        self.topic = context
        self.found: list[Statement] = []
        self.disputes: tuple[str, ...] = ()
        self.disputed = 0
        self.responds = False
        self.unit = False
        self.named = False
        self.in_year = True
        self.number = 0
        self.last: _Item | None = None
        self.owner: _Item | None = None
        self.inside_owner = False
        self.goes_on = False
        self._begin()

    def _begin(self) -> None:
        self.broken = False
        self.inside = False
        self.going_on = False
        self.restricted = False
        self.which = False
        self.excepting = False
        self.lead = NOTHING
        self.verb = ""
        self.document = ""
        self.shared: int | Decimal = 0
        self.base: _Item | None = None
        self.listing = False
        self.informs = False
        self.late = False
        self.timely = False

    def sentence(self, segments: Sequence[Segment]) -> None:
        """Read one sentence; what it counts is added to ``found``."""
        goes_on = self.goes_on = bool(segments) and segments[0].tokens[0].kind in {"which", "holding"}
        broken, base, informs = self.broken, self.base, self.informs
        if goes_on and base is not None and self.shared == base.value:
            self.last = base
        self._begin()
        if goes_on:
            self.broken, self.base, self.informs = broken, base, informs
            self.going_on = self.last is None or not self.last.whole
        self.number += 1
        first, last = segments[0].tokens[0].start, segments[-1].tokens[-1].end
        self.late = any(word in self.text.folded[first:last] for word in _LATE)
        told = len(self.found)
        for segment in spread(segments):
            self.segment(segment)
        if "无关" in self.text.folded[first:last]:
            del self.found[told:]  # 均与政府信息公开无关

    # -- clauses ------------------------------------------------------------------------------------------------

    def segment(self, segment: Segment) -> None:
        tokens = segment.tokens
        kinds = {token.kind for token in tokens}
        self._time(tokens, kinds)
        self._agents(tokens)
        self.informs = self.informs or "info" in kinds or "by-request" in kinds
        denial = next((i for i, token in enumerate(tokens) if token.kind == "denial"), None)
        if denial is not None and _denies(tokens, denial):
            self._deny(tokens, denial)
        elif segment.counted:
            for piece in pieces(tokens):
                self._item(piece)
        else:
            self._lead(tokens, kinds)
        if segment.mark in {"；", ";"}:
            self.inside = self.going_on
            self.which = self.restricted = self.listing = False
            self.shared = 0

    def _time(self, tokens: Sequence[Token | Bracket], kinds: set[str]) -> None:
        if kinds & {"carry", "working", "compare"} or not kinds & _TIMES:
            return
        told = [verdict for token in tokens if (verdict := self._is_own_time(token)) is not None]
        if told:
            self.in_year = all(told)

    def _is_own_time(self, token: Token | Bracket) -> bool | None:
        if isinstance(token, Bracket):
            return None
        if token.kind in {"time.part", "span", "before", "after"}:
            return False
        if token.kind == "time.whole":
            return True
        if token.kind == "year":
            return self.year is None or token.value == self.year
        if token.kind == "since":
            return self.year is not None and token.unit.lstrip("自从") in {f"{self.year}年以来", f"{self.year}年1月以来"}
        if token.kind == "date":
            words = token.unit
            if words[:4].isdigit():
                if self.year is not None and int(words[:4]) != self.year:
                    return False
                words = words[4:].lstrip("年度")
            return words in {"1月1日", "12月31日", "12月底", "12月末", "1月"}
        return None

    def _agents(self, tokens: Sequence[Token | Bracket]) -> None:
        verdicts = [
            self.body.is_whole(self.body_words(token))
            for token in tokens
            if isinstance(token, Token) and token.kind in {"agent", "own"}
        ]
        if verdicts:
            self.unit = not all(verdicts)
            self.named = not self.unit
        elif any(token.kind == "members" for token in tokens) and not self.named:
            self.restricted = True
        first = next((token for token in tokens if token.kind not in _BEFORE_SUBJECT), None)
        if isinstance(first, Token) and first.kind == "gap" and _is_body(first.unit):
            self.unit = True

    def body_words(self, token: Token) -> str:
        return token.unit

    def _lead(self, tokens: Sequence[Token | Bracket], kinds: set[str]) -> None:
        """A clause without a number: it may name the topic, the whole of what follows, or narrow it down."""
        if "which" in kinds or "holding" in kinds or ("made-of" in kinds and len(tokens) <= 2):
            self._opens_parts(kinds)
        if "except" in kinds:
            self.excepting = True
        label = read_label([token for token in tokens if token.kind != "asker.natural"], self.year)
        if _narrows(tokens, label, self.text.folded):
            self.restricted = True
        if label.family == DISPUTES and label.keys[0][:1] != ".":
            self.disputes = tuple(key.partition(".")[0] for key in label.keys)
            self.topic, self.disputed = DISPUTES, self.number
            self.responds = "respond" in kinds
        elif label.family == APPLICATIONS and label.explicit:
            self.topic = APPLICATIONS
            self.context = self.context or APPLICATIONS
        if label.family and label.known and not label.part:
            self.lead = label
        self._all_done(tokens, kinds, label)

    def _all_done(self, tokens: Sequence[Token | Bracket], kinds: set[str], label: Label) -> None:
        """所有申请均已办结, 办结率100%."""
        if self.topic != APPLICATIONS or self.excepting or kinds & {"hurry", "denial", "no-denial", "before", "gap"}:
            return
        done = [t for t in tokens if isinstance(t, Token) and t.kind == "finish" and t.unit in _DONE]
        scope = self._scope(_ALL, share=False)
        everything = "ask" in kinds or (self.last is not None and self.last.whole and self.last.keys in {("received",), ("handled",)})
        if done and "all" in kinds and label.keys == ("answered",) and label.known and everything:
            first = next(t for t in tokens if t.kind == "all")
            self._say(("all-done",), 100, min(first.start, done[0].start), done[-1].end, scope)
        elif "rate" in kinds and label.keys == ():
            rate = next(t for t in tokens if t.kind == "rate")
            percent = next((t for t in tokens if t.kind == "pct"), None)
            if isinstance(rate, Token) and rate.unit == "办结率" and isinstance(percent, Token) and percent.value == 100:
                self._say(("all-done",), 100, rate.start, percent.end, scope)

    # -- numbers ------------------------------------------------------------------------------------------------

    def _item(self, piece: Piece) -> None:
        kinds = {token.kind for token in piece.label}
        if "which" in kinds or (kinds & {"holding", "made-of"} and (self.owner is not None or not self.which)):
            self._opens_parts(kinds)
        if "compare" in kinds or (self.lead is NOTHING and "share" in kinds):
            return
        if "rate" in kinds:
            return
        before = [token for token in piece.label if isinstance(token, Bracket)]
        told_left = says_something(piece.label)
        label = self._label(piece, told_left=told_left)
        self.excepting = self.excepting or "except" in kinds
        self.timely = "hurry" in kinds or "by" in kinds or any(token.kind == "hurry" for token in piece.right)
        self.late = self.late or "by" in kinds
        item = self._place(piece, label, kinds, before)
        self.timely = False
        brackets = before + [token for token in piece.right if isinstance(token, Bracket)]
        for bracket in brackets:
            if any(segment.counted for segment in bracket.segments):
                self._bracket(bracket, item)

    def _opens_parts(self, kinds: set[str]) -> None:
        """其中 belongs to the number before it; 含 in a bracket to the one before the bracket."""
        whole = self.owner if self.owner is not None and "which" not in kinds else self.last
        self.which = self.listing = True
        if whole is self.owner and whole is not None:
            self.inside = self.inside_owner
            self.shared = 0
        else:
            self.inside = self.inside or whole is None or not whole.whole
        if whole is not None and whole.whole:
            self.base = whole

    def _label(self, piece: Piece, *, told_left: bool) -> Label:
        """What the number counts: told by the words before it, else by those behind, or by both (收到25件申请)."""
        right = _until_share(piece.right)
        if not told_left:
            label = read_label([*piece.label, *right], self.year)
            return self.lead if not label.says and label.known and self._repeats_lead(piece) else label
        label = read_label(piece.label, self.year)
        behind = read_label(right, self.year)
        if not behind.known:
            return Label(label.family, (), known=False, says=True, start=label.start, end=label.end)
        if label.is_verb and behind.says:
            return read_label([*piece.label, *right], self.year)
        if behind.says and behind.keys and behind.keys != ("answered",):
            return Label(label.family, (), known=False, says=True)
        return label

    def _repeats_lead(self, piece: Piece) -> bool:
        """Whether a bare 共25件 counts what the clause before it names."""
        return any(token.kind == "sum" for token in piece.label) or (not piece.label and not piece.right)

    def _place(self, piece: Piece, label: Label, kinds: set[str], before: list[Bracket]) -> _Item:
        """Bind a label to its topic, say the statement, and remember what was counted."""
        number = piece.number
        keys = self._bound(label)
        if before and keys:
            keys = self._with_included(keys, before)
        if any(token.kind == "fill" and self.text.folded[token.start : token.end] in {"中", "内"} for token in piece.right):
            return self._remember(_Item(label.known and not label.part, label.family, number.value))
        if number.kind == "bare" and not (keys and set(keys) <= set(OUTCOMES) and self._is_shared(number)):
            return _Item(False, "", 0)
        if any(_excludes(token) for token in piece.right if isinstance(token, Bracket)):
            keys = ()
        counted = number.unit in COUNTING or number.kind == "bare"
        if not keys or not label.known or not counted or "future" in kinds:
            return self._unread(piece, label, counted=counted)
        share = label.part in {"channel", "asker"} or {"natural", "legal", "corporate"} >= set(keys)
        if label is self.lead:
            self.shared = 0
        scope = self._scope(label, share=share)
        if label.family == APPLICATIONS and share:
            self.shared += number.value
        start = label.start if 0 <= label.start < number.start else number.start
        end = max(number.end, label.end)
        if isinstance(number.value, int):
            self._say(keys, number.value, start, end, scope, rough=number.rough)
        self._remember(_Item(scope == WHOLE, label.family, number.value, keys))
        if label.family == APPLICATIONS:
            self.topic = APPLICATIONS
            self.context = self.context or APPLICATIONS
        elif label.family == DISPUTES:
            self.topic, self.disputed = DISPUTES, self.number
            self.disputes = tuple(dict.fromkeys(key.partition(".")[0] for key in keys))
        assert self.last is not None
        return self.last

    def _is_shared(self, number: Token) -> bool:
        """Whether a percentage follows a number without a measure word: 部分公开67，占4.61%."""
        behind = self.text.folded[number.end : number.end + 2]
        return behind[:1] in {"，", ",", "（", "("} and (behind[1:] == "占" or (behind[:1] in {"（", "("} and behind[1:].isdigit()))

    def _remember(self, item: _Item) -> _Item:
        self.last = item
        return item

    def _with_included(self, keys: tuple[str, ...], brackets: list[Bracket]) -> tuple[str, ...]:
        """公开（含部分公开）14件: both."""
        for bracket in brackets:
            for segment in bracket.segments:
                if not segment.counted and segment.tokens[0].kind == "holding":
                    inner = read_label(segment.tokens, self.year).keys
                    if keys and set(inner) <= set(OUTCOMES) and set(keys) <= {"open", "opened"}:
                        keys = ("open", *(key for key in inner if key != "open"))
        return keys

    def _unread(self, piece: Piece, label: Label, *, counted: bool) -> _Item:
        """A number that is not understood: a share where parts are listed, else the end of the topic."""
        kinds = {token.kind for token in piece.label}
        verbs = bool(kinds & _DEEDS)
        if "beside" in kinds and kinds & {"get", "accept"}:
            self._leave_open("received")
        if counted and self.listing and not verbs:
            self.shared += piece.number.value
        elif label.part and not verbs:
            self.shared += piece.number.value if counted else 0
        elif label.family == APPLICATIONS and label.part == "named" and label.explicit:
            self.topic = APPLICATIONS
        elif piece.label or piece.right:
            self.topic = ""
            self.broken = True
        return self._remember(_Item(False, "", piece.number.value))

    def _leave_open(self, key: str) -> None:
        """受理22件，另收到转办件3件: the number before was not all."""
        if self.found and self.found[-1].keys == (key,) and self.found[-1].sentence == self.number:
            self.found[-1] = msgspec.structs.replace(self.found[-1], scope="part")

    def _bound(self, label: Label) -> tuple[str, ...]:
        """A label's keys where the topic allows them; () where it does not."""
        keys = label.keys
        if label.family == APPLICATIONS:
            return self._bound_applications(label)
        if label.family == DISPUTES:
            if label.part == "heard" and self.body.hears:
                return ()
            if keys and keys[0][:1] == ".":
                fits = self.topic == DISPUTES and self.disputes
                return tuple(f"{kind}{key}" for kind in self.disputes for key in keys) if fits else ()
            allowed = label.explicit or self.informs or self.context
            return keys if allowed and not (self.broken and not label.explicit) else ()
        if label.family == PUBLISHED:
            if keys == ("revealed",) and self.topic == APPLICATIONS and not self.broken:
                return ("opened",)
            return keys if keys == ("published",) else ()
        if label.family == DOCUMENTS:
            return keys if label.explicit else self._bound_documents(keys)
        return ()

    def _bound_documents(self, keys: tuple[str, ...]) -> tuple[str, ...]:
        """废止1件 behind 制发行政规范性文件2件."""
        if self.last is None or self.last.family != DOCUMENTS or self.broken:
            return ()
        document, _, deed = self.last.keys[-1].partition(".")
        return tuple(f"{document}{key}" if key[0] == "." else f"{key}.{deed}" for key in keys)

    def _bound_applications(self, label: Label) -> tuple[str, ...]:
        keys = label.keys
        if self.topic == DISPUTES and self.disputes and not label.explicit:
            return self._bound_in_dispute(label)
        if label.part == "channel" and not (label.asks or self.listing):
            return ()
        if label.explicit:
            return keys
        if label.is_verb or set(keys) & {"natural", "legal", "corporate", "withdrawn"} or keys == ("pending",):
            return keys if self.topic == APPLICATIONS else ()
        return keys if (self.topic == APPLICATIONS or self.context == APPLICATIONS) and not self.broken else ()

    def _bound_in_dispute(self, label: Label) -> tuple[str, ...]:
        """Words that tell of applications elsewhere, among reviews and lawsuits: 正在办理, 其他, 办结."""
        keys = label.keys
        if keys == ("pending",):
            return tuple(f"{kind}.pending" for kind in self.disputes)
        if keys == ("answered",):
            return tuple(f"{kind}.closed" for kind in self.disputes)
        if label.part == "others" and self.last is not None and any("." in key for key in self.last.keys):
            return tuple(f"{kind}.other" for kind in self.disputes)
        if keys == ("handled",):
            return self.disputes if self.responds else ()
        if self.disputed == self.number or self.goes_on:
            return ()
        if set(keys) <= set(OUTCOMES) or (label.asks and set(keys) <= {"carried", "carried-in", "pending"}):
            return keys if self.context == APPLICATIONS and not self.broken else ()
        return ()

    def _scope(self, label: Label, *, share: bool) -> str:
        if not self.in_year:
            return "year"
        if self.unit:
            return "unit"
        if label.part in {"channel", "asker"}:
            return "channel"
        open_shares = self.shared and (self.base is None or self.shared != self.base.value)
        if self.timely and self.late:
            return "part"
        if self.body.kind == "area" and not self.named:
            return "unnamed"
        if self.inside or self.restricted or (open_shares and not share and label.family == APPLICATIONS):
            return "part"
        return WHOLE

    def _say(
        self, keys: tuple[str, ...], value: int, start: int, end: int, scope: str = "", *, rough: bool = False, denied: bool = False
    ) -> None:
        scope = scope or self._scope(NOTHING, share=True)
        self.found.append(
            Statement(
                keys, value, scope, self.text, start, end, rough, denied, self.named, self.number, self.base.keys if self.base is not None and self.which else ()
            )
        )

    def _bracket(self, bracket: Bracket, item: _Item) -> None:
        """What stands in a bracket belongs to the number before it."""
        kept = (self.last, self.inside, self.shared, self.base, self.listing, self.which, self.restricted, self.broken)
        outer = (self.owner, self.inside_owner)
        topic, disputes, unit, in_year, named = self.topic, self.disputes, self.unit, self.in_year, self.named
        self.last, self.base = item, item if item.whole else None
        self.inside, self.shared, self.listing = self.inside or not item.whole, 0, True
        self.owner, self.inside_owner = item, self.inside
        for segment in spread(bracket.segments):
            self.segment(segment)
        self.last, self.inside, self.shared, self.base, self.listing, self.which, self.restricted, self.broken = kept
        self.owner, self.inside_owner = outer
        self.topic, self.disputes, self.unit, self.in_year, self.named = topic, disputes, unit, in_year, named

    # -- denials ------------------------------------------------------------------------------------------------

    def _deny(self, tokens: Sequence[Token | Bracket], at: int) -> None:
        """未收到政府信息公开申请, 没有发生行政复议、行政诉讼: counts of nought."""
        kinds = {token.kind for token in tokens}
        if self.excepting or kinds & {"others", "except", "future", "hurry", "compare", "channel", "through", "no-denial", "bracket"}:
            return
        before, behind = tokens[:at], [t for t in tokens[at + 1 :] if t.kind not in {"num", "denial"}]
        if not read_label(before, self.year).known and not self.unit:
            return
        labels = read_each(behind, self.year)
        if not any(label.says for label in labels):
            if behind and not all(label.known for label in labels):
                return
            labels = read_each(before, self.year)
        if any(label.says and not label.known for label in labels):
            return
        told = [label for label in labels if label.says and label.known]
        start = tokens[at].start
        for label in told:
            keys = self._denied(label, told, kinds)
            if keys:
                first = min(start, label.start) if label.start >= 0 else start
                self._say(keys, 0, first, max(label.end, tokens[at].end), denied=True)

    def _denied(self, label: Label, told: Sequence[Label], kinds: set[str]) -> tuple[str, ...]:
        keys = label.keys
        if label.family == DISPUTES:
            results = {key.partition(".")[2] for other in told for key in other.keys if other.family == DISPUTES} - {""}
            if len(results) > 1 or results & {"closed"}:
                return ()
            if results and not any("." in key for key in keys):
                keys = tuple(f"{key}.{next(iter(results))}" for key in keys)
            if keys[0][:1] == ".":
                keys = tuple(f"{kind}{keys[0]}" for kind in self.disputes or ("reviews", "lawsuits"))
            return keys if label.explicit or self.informs or self.context else ()
        if label.family == DOCUMENTS:
            return keys if label.explicit else ()
        if label.family != APPLICATIONS or label.part not in {"", "named"}:
            return ()
        if label.part == "named":
            return ("received",) if label.explicit and not kinds & {"finish", "handle"} else ()
        if keys == ("received",) or (keys == ("handled",) and not kinds & {"handle", "finish"}):
            return ("received",) if label.explicit or self.topic == APPLICATIONS else ()
        if set(keys) <= {"carried", "carried-in", "pending"}:
            return keys if label.explicit or self.context == APPLICATIONS or self.topic == APPLICATIONS else ()
        return ()


_ALL = Label(APPLICATIONS, ("all-done",))
_TIMES = frozenset({"year", "since", "date", "span", "time.whole", "time.part", "before", "after"})
_BEFORE_SUBJECT = _TIMES | {"fill", "beside", "which"}
_DEEDS = frozenset({"get", "accept", "handle", "finish", "closed", "make", "abolish", "publish", "announce", "render", "hear"})
_DONE = frozenset({"办结", "办结了", "办毕", "办理完毕", "办理完结", "办理完成", "处理完毕"})
_BODIES = ("局", "委", "办", "办公室", "厅", "院", "镇", "乡", "街道", "管委会", "中心", "分局", "大队", "支队", "单位", "部门", "政府")


_LATE = ("延期", "延长", "超期", "逾期", "提前", "当场")


def _excludes(bracket: Bracket) -> bool:
    """Whether a bracket says that a number is of something else: （非政府信息公开类）."""
    return any(
        isinstance(token, Token) and token.kind == "gap" and token.unit[:1] == "非"
        for segment in bracket.segments
        for token in segment.tokens
    )


def _is_body(words: str) -> bool:
    """Whether unknown words begin with the name of a body: 区自然资源局高度重视."""
    if words.endswith(_BODIES):
        return True
    at = next((i for i, c in enumerate(words[:16]) if c in "局委办厅"), -1)
    return at >= 1 and words[0] in "省市县区州旗"


def _denies(tokens: Sequence[Token | Bracket], at: int) -> bool:
    """Whether a "not" holds for the whole clause: no number in it but 一件."""
    numbers = [token for token in tokens if token.kind in {"num", "bare", "pct"}]
    return not numbers or (
        len(numbers) == 1 and numbers[0].start > tokens[at].start and isinstance(numbers[0], Token) and numbers[0].value == 1
    )


def _narrows(tokens: Sequence[Token | Bracket], label: Label, folded: str) -> bool:
    """Whether a clause speaks only of one way or field: 通过政府网站, 在征地拆迁领域."""
    if any(token.kind == "channel" for token in tokens) and any(token.kind == "through" for token in tokens):
        return True
    first, last = tokens[0], tokens[-1]
    opens = folded[first.start : first.end]
    if label.known or opens not in {"在", "针对", "围绕", "涉及", "关于", "对", "就", "从", "对于"}:
        return False
    fields = ("方面", "领域", "中", "上", "类", "事项", "问题", "项目")
    return opens in {"针对", "围绕", "涉及", "关于"} or folded[: last.end].endswith(fields)


def _until_share(tokens: Sequence[Token | Bracket]) -> list[Token | Bracket]:
    """The words behind a number up to a percentage or comparison."""
    kept: list[Token | Bracket] = []
    for token in tokens:
        if token.kind in {"share", "compare", "pct", "rate"}:
            break
        kept.append(token)
    return kept


def pieces(tokens: Sequence[Token | Bracket]) -> Iterator[Piece]:
    """The numbers of a clause. Words between two belong to the second unless the first has none of its own."""
    groups: list[list[Token | Bracket]] = [[]]
    numbers: list[Token] = []
    for token in tokens:
        if isinstance(token, Token) and token.kind in {"num", "bare"}:
            numbers.append(token)
            groups.append([])
        else:
            groups[-1].append(token)
    left = groups[0]
    for index, number in enumerate(numbers):
        between = groups[index + 1]
        is_last = index + 1 == len(numbers)
        if is_last or not says_something(left):
            yield Piece(left, number, between)
            left = []
        else:
            cut = next((i for i, token in enumerate(between) if not isinstance(token, Bracket)), len(between))
            yield Piece(left, number, between[:cut])
            left = between[cut:]


# -- lists that share their numbers -----------------------------------------------------------------------------


def spread(segments: Sequence[Segment]) -> Iterator[Segment]:
    """行政复议、行政诉讼分别为2件、1件 and 行政复议、行政诉讼各1件, written out one by one."""
    index = 0
    while index < len(segments):
        segment = segments[index]
        kinds = [token.kind for token in segment.tokens]
        if "and" in kinds and segment.counted:
            if "respectively" in kinds:
                rewritten, used = _respectively(segments, index, kinds.index("respectively"))
                yield from rewritten
                index += used
                continue
            each = next((i for i, kind in enumerate(kinds[:-1]) if kind in {"each", "all"} and kinds[i + 1] == "num"), -1)
            if each > 0 and len(elements := _elements(segment.tokens[:each])) > 1:
                number = segment.tokens[each + 1]
                for at, element in enumerate(elements):
                    mark = segment.mark if at + 1 == len(elements) else "、"
                    yield Segment((*element, number), mark, True)
                index += 1
                continue
        yield segment
        index += 1


def _respectively(segments: Sequence[Segment], index: int, at: int) -> tuple[list[Segment], int]:
    """The segments that a 分别 list stands for, and how many were read; none when names and numbers do not pair."""
    segment = segments[index]
    elements = _elements(segment.tokens[:at])
    tail = segment.tokens[at + 1 :]
    words = [t for t in tail if t.kind not in {"num", "and", "fill"}]
    numbers: list[Token | Bracket] = [t for t in tail if t.kind == "num"]
    used = 1
    while len(numbers) < len(elements) and index + used < len(segments):
        following = segments[index + used].tokens
        if any(t.kind not in {"num", "and", "fill", "bracket"} for t in following):
            break
        numbers += [t for t in following if t.kind == "num"]
        used += 1
    if len(elements) < 2:
        return [segment], 1
    mark = segments[index + used - 1].mark
    if len(elements) != len(numbers):
        return [Segment(segment.tokens[:at], mark, False)], used
    spreading = [
        Segment((*element, *words, number), "、", True) for element, number in zip(elements, numbers, strict=True)
    ]
    return [*spreading[:-1], Segment(spreading[-1].tokens, mark, True)], used


def _elements(tokens: Sequence[Token | Bracket]) -> list[tuple[Token | Bracket, ...]]:
    found: list[tuple[Token | Bracket, ...]] = []
    here: list[Token | Bracket] = []
    for token in tokens:
        if token.kind == "and":
            if here:
                found.append(tuple(here))
            here = []
        else:
            here.append(token)
    if here:
        found.append(tuple(here))
    return found
