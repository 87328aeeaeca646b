"""Reads what a paragraph counts: a state carries topic, body, year and what a part belongs to over its clauses."""

from collections.abc import Sequence, Set

import msgspec

from reportlint import Text

from ..searches import holds_any
from .counts_clauses import Bracket, Segment
from .counts_denials import denied, denies
from .counts_disputes import keys_among, over_disclosure
from .counts_labels import APPLICATIONS, DISPUTES, NOTHING, OUTCOMES, SHARES, Label, read_label, says_something
from .counts_lists import Piece, is_among, pieces, spread, until_share
from .counts_parts import counts_items, follows_items, narrow_carried, of_new, of_same_year, opens_on_new
from .counts_scope import SUBJECTS, TIMES, Parts, Scope, narrows
from .counts_sums import sum_of, with_carried
from .counts_tokens import COUNTING, Token
from .counts_topics import Topic
from .reporting import ReportingBody
from .stated import WHOLE, Item, Statement

_ALL = Label(APPLICATIONS, ("all-done",))
_DEEDS = frozenset(
    {"get", "accept", "handle", "finish", "closed", "make", "abolish", "publish", "announce", "render", "hear"}
)  # fmt: skip
_DONE = frozenset({"办结", "办结了", "办毕", "办理完毕", "办理完结", "办理完成", "处理完毕"})
_NOT_ALL = frozenset({"hurry", "denial", "no-denial", "before", "gap"})
_BINDING = frozenset(
    {"which", "holding", "made-of", "compare", "rate", "share", "except", "hurry", "by", "bracket"}
)  # fmt: skip
"""Words before a number that say how it belongs to others."""
_ASKERS = frozenset({"natural", "legal", "corporate"})
_OUTCOMES = frozenset(OUTCOMES)
_CARRIED_IN = ("carried-in",)
_CAME = frozenset({("received",), ("handled",), ("both",), _CARRIED_IN})
_OUTSIDE = ("不在本表", "不在上表", "不在统计", "不计入本表", "不列入本表", "未计入本表", "未列入本表")


class PassageReader:
    """Reads one paragraph. ``context`` is what its headings say that it is about."""

    def __init__(self, text: Text, body: ReportingBody, year: int | None, context: str) -> None:
        self.text = text
        self.year = year
        self.topic = Topic(context, context)
        self.scope = Scope(body, year, Parts())
        self.found: list[Statement] = []
        self.lead = NOTHING
        self.excepting = False
        self.going_on = False

    @property
    def parts(self) -> Parts:
        return self.scope.parts

    def sentence(self, segments: Sequence[Segment]) -> None:
        """Read one sentence; what it counts is added to ``found``."""
        goes_on = segments[0].tokens[0].kind in {"which", "holding"}
        last = self.parts.last
        words = self.text.folded[segments[0].tokens[0].start : segments[-1].tokens[-1].end]
        self.topic.begin(goes_on=goes_on)
        self.scope.begin(words, goes_on=goes_on)
        self.going_on = goes_on and (self.parts.last is None or not self.parts.last.whole)
        self.lead, self.excepting = NOTHING, False
        told = len(self.found)
        for segment in spread(segments):
            self._segment(segment)
        if "无关" in words:
            del self.found[told:]  # 均与政府信息公开无关
        elif holds_any(words, _OUTSIDE):
            self._leave_out(told, words, segments[0].tokens[0].start)
        self.found[told:] = over_disclosure(self.found[told:], words, segments[0].tokens[0].start)
        narrow_carried(self.found, told)
        if goes_on and last is not None and not last.whole:
            self._widen(told, last)

    def _widen(self, start: int, last: Item) -> None:
        """其中：予以公开… behind a share: outcomes of which one is more than the share are of all that it is a share of."""
        listed = [s for s in self.found[start:] if s.scope == "part" and _OUTCOMES.issuperset(s.keys)]
        if self.parts.base is None or not any(s.value > last.value for s in listed):
            return
        for index in range(start, len(self.found)):
            if self.found[index] in listed:
                self.found[index] = msgspec.structs.replace(self.found[index], scope=WHOLE)

    def _leave_out(self, told: int, words: str, start: int) -> None:
        """另有因征收引起的复议3件，不在本表统计范围之内: what stands before it, up to 另 or ；, is none of the table's."""
        end = min(at for word in _OUTSIDE if (at := words.find(word)) >= 0)
        begin = max(words.rfind("；", 0, end), words.rfind("另", 0, end), 0)
        self.found[told:] = [s for s in self.found[told:] if not start + begin <= s.start < start + end]

    def skip(self, start: int, end: int, *, counts: bool) -> None:
        """Pass over a sentence that tells no count of interest: other things counted there end the topic."""
        folded = self.text.folded
        self.topic.sentence += 1
        if counts and not folded.startswith("其中", start):
            self.topic.current = ""
            self.parts.last = None
        elif folded.find("依申请", start, end) >= 0 or folded.find("公开申请", start, end) >= 0:
            self.topic.speak_of_applications()
        if any(folded.find(name, start, end) >= 0 for name in self.scope.body.wholes):
            self.scope.named, self.scope.unit = True, False

    # -- clauses ------------------------------------------------------------------------------------------------

    def _segment(self, segment: Segment) -> None:
        tokens, kinds = segment.tokens, segment.kinds
        if not kinds.isdisjoint(TIMES):
            self.scope.note_time(tokens, kinds)
        if not kinds.isdisjoint(SUBJECTS):
            self.scope.note_agents(tokens, kinds)
        if "info" in kinds or "by-request" in kinds:
            self.topic.informs = True
        denial = next(i for i, token in enumerate(tokens) if token.kind == "denial") if "denial" in kinds else -1
        if denial >= 0 and denies(tokens, denial):
            if not self.excepting:
                for keys, start, end in denied(tokens, denial, kinds, self.year, self.topic):
                    self._say(keys, 0, start, end, self.scope.of(NOTHING, share=True), denied=True)
        elif segment.counted:
            self.parts.restricted = self.parts.restricted or opens_on_new(tokens, kinds)
            for piece in pieces(segment):
                self._item(piece)
        else:
            self._lead(tokens, kinds)
        if segment.mark in {"；", ";"}:
            parts = self.parts
            self.scope.end_halves()
            parts.inside = self.going_on
            parts.which = parts.restricted = parts.listing = False
            parts.shared = 0

    def _lead(self, tokens: Sequence[Token | Bracket], kinds: Set[str]) -> None:
        """A clause without a number: it may name the topic, the whole of what follows, or narrow it down."""
        if "which" in kinds or "holding" in kinds or ("made-of" in kinds and len(tokens) <= 2):
            self.parts.open(kinds)
        self.excepting = self.excepting or "except" in kinds
        label = read_label([token for token in tokens if token.kind != "asker.natural"], self.year)
        if narrows(tokens, kinds, label, self.text.folded):
            self.parts.restricted = True
        if label.family == DISPUTES and label.keys[0][:1] == ".":
            self._result(label, kinds)
        elif label.family == DISPUTES:
            self.topic.speak_of_disputes(label.keys)
            self.topic.responds = "respond" in kinds
        elif label.family == APPLICATIONS and label.explicit:
            self.topic.speak_of_applications()
        if label.family and label.known and not label.part:
            self.lead = label
        if self.topic.current == APPLICATIONS and not self.excepting and not kinds & _NOT_ALL:
            self._all_done(tokens, kinds, label)

    def _result(self, label: Label, kinds: Set[str]) -> None:
        """行政复议1件，结果纠正; 行政复议3件，均维持: the result of all that the number before counts."""
        last, disputes = self.parts.last, self.topic.disputes
        if last is None or not last.whole or last.keys != disputes or self.topic.disputed != self.topic.sentence:
            return
        if label.known and not self.parts.which and (last.value == 1 or "all" in kinds):
            keys = self.topic.bound(label, last, hears=False, listing=False)
            self._say(keys, int(last.value), label.start, label.end, self.scope.of(label, share=False))

    def _all_done(self, tokens: Sequence[Token | Bracket], kinds: Set[str], label: Label) -> None:
        """所有申请均已办结, 办结率100%."""
        words = [token for token in tokens if isinstance(token, Token)]
        scope = self.scope.of(_ALL, share=False)
        done = [token for token in words if token.kind == "finish" and token.unit in _DONE]
        if (
            done
            and "all" in kinds
            and label.keys == ("answered",)
            and label.known
            and (self.parts.everything or "ask" in kinds)
        ):
            first = next(token for token in words if token.kind == "all")
            self._say(("all-done",), 100, min(first.start, done[0].start), done[-1].end, scope)
        elif "rate" in kinds and label.keys in {(), ("handled",), ("received",)} and not kinds & {"channel", "others"}:
            rate = next(token for token in words if token.kind == "rate")
            percent = next((token for token in words if token.kind == "pct"), None)
            if rate.unit == "办结率" and percent is not None and percent.value == 100:
                self._say(("all-done",), 100, rate.start, percent.end, scope)

    # -- numbers ------------------------------------------------------------------------------------------------

    def _item(self, piece: Piece) -> None:
        kinds, right = piece.kinds, piece.right
        before: Sequence[Bracket] = ()
        if not kinds.isdisjoint(_BINDING):
            parts = self.parts
            if "which" in kinds or (kinds & {"holding", "made-of"} and (parts.owner is not None or not parts.which)):
                parts.open(kinds)
            if "compare" in kinds or "rate" in kinds or (self.lead is NOTHING and "share" in kinds):
                return
            self.excepting = self.excepting or "except" in kinds
            self.scope.timely = "hurry" in kinds or "by" in kinds
            self.scope.late = self.scope.late or "by" in kinds
            before = [token for token in piece.label if isinstance(token, Bracket)]
        if right and any(token.kind == "hurry" for token in right):
            self.scope.timely = True
        behind = [token for token in right if isinstance(token, Bracket)] if right else ()
        item = self._place(piece, self._label(piece), kinds, before, behind)
        self.scope.timely = False
        for bracket in (*before, *behind):
            if any(segment.counted for segment in bracket.segments):
                self._bracket(bracket, item)

    def _label(self, piece: Piece) -> Label:
        """What the number counts: told by the words before it, else by those behind, or by both (收到25件申请)."""
        right = until_share(piece.right) if piece.right else ()
        if not says_something(piece.kinds):
            label = read_label([*piece.label, *right], self.year)
            if label.family == DISPUTES and self.topic.broken:  # 提出异议4件，3件息诉，1件申请行政复议
                return Label("", (), known=False, says=True)
            if label.says or not label.known or not _repeats_lead(piece):
                return label
            return self._sum(piece) if "sum" in piece.kinds and self.lead is NOTHING else self.lead
        label = read_label(piece.label, self.year)
        if label.keys == _CARRIED_IN and "sum" in piece.kinds and self.topic.current != DISPUTES:
            label = with_carried(piece, label, self.found, self.year)
        if not right:
            return label
        behind = read_label(right, self.year)
        if not behind.known:
            return Label(label.family, (), known=False, says=True, start=label.start, end=label.end)
        if label.is_verb and behind.says:
            return read_label([*piece.label, *right], self.year)
        if label.part == "others" and self._remain(piece.number, behind):
            return behind
        if behind.says and behind.keys and behind.keys != ("answered",):
            return Label(label.family, (), known=False, says=True)
        return label

    def _sum(self, piece: Piece) -> Label:
        label = sum_of(piece, self.found, self.topic, self.text.folded)
        if label.family == APPLICATIONS:
            self.parts.shared = 0
        return label

    def _remain(self, number: Token, behind: Label) -> bool:
        """其余3件结转下年度: of all, unless so many may remain of those that were carried in."""
        if behind.keys not in {("pending",), ("working",)} or behind.part:
            return False
        came = next((s for s in reversed(self.found) if s.keys in _CAME), None)
        return came is None or came.keys != _CARRIED_IN or number.value > came.value

    def _place(
        self, piece: Piece, label: Label, kinds: Set[str], before: Sequence[Bracket], behind: Sequence[Bracket]
    ) -> Item:
        """Bind a label to its topic, say the statement, and remember what was counted."""
        number, parts, topic = piece.number, self.scope.parts, self.topic
        keys = topic.bound(label, parts.last, hears=self.scope.body.hears, listing=parts.listing)
        if keys and label.family == DISPUTES:
            keys = keys_among(label, keys, kinds, self.text.folded, self.found, topic)
        elif before and keys:
            keys = self._with_included(keys, before)
        if any(map(is_among, piece.right)):
            return parts.among(self._among(piece, label, keys), label)
        if number.kind == "bare" and not (keys and _OUTCOMES.issuperset(keys) and self._is_shared(number)):
            return Item(False, "", 0)
        counted = number.unit in COUNTING or number.kind == "bare"
        items = counts_items(number, keys, self.text.folded, self.found, topic.sentence)
        understood = keys and label.known and counted and not items and "future" not in kinds
        if not understood or (behind and any(map(_excludes, behind))):
            return self._unread(piece, label, kinds, counted=counted)
        share = label.part in SHARES or _ASKERS.issuperset(keys)
        if label is self.lead or "beside" in kinds:
            parts.shared = 0
        scope = self.scope.of(label, share=share)
        if scope == WHOLE and (
            of_same_year(piece.label) or (_ASKERS.issuperset(keys) and parts.splits_share(number.value))
        ):
            scope = "part"
        if label.family == APPLICATIONS and share:
            parts.shared += number.value
        if isinstance(number.value, int):
            start = label.start if 0 <= label.start < number.start else number.start
            self._say(keys, number.value, start, max(number.end, label.end), scope, rough=number.rough)
        if label.family == APPLICATIONS:
            topic.speak_of_applications()
        elif label.family == DISPUTES:
            topic.speak_of_disputes(keys)
        return parts.remember(Item(scope == WHOLE, label.family, number.value, keys))

    def _among(self, piece: Piece, label: Label, keys: tuple[str, ...]) -> Item:
        """在办结的25件中: all that were done, unless only a share of them is spoken of."""
        number = piece.number
        scope = self.scope.of(label, share=False)
        understood = label.known and not label.part
        if understood and keys == ("answered",) and scope == WHOLE and isinstance(number.value, int):
            self._say(keys, number.value, label.start, number.end, scope, rough=number.rough)
        if keys == ("received",) and of_new([*piece.label, *piece.right], piece.kinds):
            keys = ("new",)
        return Item(understood, label.family, number.value, keys if understood else ())

    def _is_shared(self, number: Token) -> bool:
        """Whether a percentage follows a number without a measure word: 部分公开67，占4.61%."""
        mark, behind = self.text.folded[number.end : number.end + 1], self.text.folded[number.end + 1 : number.end + 2]
        return (behind == "占" and mark in "，,（(") or (behind.isdigit() and mark in "（(")

    def _with_included(self, keys: tuple[str, ...], brackets: Sequence[Bracket]) -> tuple[str, ...]:
        """公开（含部分公开）14件: both."""
        for bracket in brackets:
            for segment in bracket.segments:
                if not segment.counted and segment.tokens[0].kind == "holding":
                    inner = read_label(segment.tokens, self.year).keys
                    if _OUTCOMES.issuperset(inner) and {"open", "opened"}.issuperset(keys):
                        keys = ("open", *(key for key in inner if key != "open"))
        return keys

    def _unread(self, piece: Piece, label: Label, kinds: Set[str], *, counted: bool) -> Item:
        """A number that is not understood: a share where parts are listed, else the end of the topic."""
        parts, deeds = self.parts, bool(kinds & _DEEDS)
        if "beside" in kinds and kinds & {"get", "accept"}:
            self._leave_open("received")
        once_more = label.known and not label.says and not follows_items(piece.number, self.text.folded)
        if once_more and parts.last is not None:
            return parts.last  # 共134件: all of it once more
        if (parts.listing or label.part) and not deeds and (counted or label.part):
            parts.shared += piece.number.value if counted else 0
        elif label.family == APPLICATIONS and label.part == "named" and label.explicit:
            self.topic.current = APPLICATIONS
        elif piece.label or piece.right:
            self.topic.end()
        return parts.remember(Item(False, "", piece.number.value))

    def _leave_open(self, key: str) -> None:
        """受理22件，另收到转办件3件: the number before was not all."""
        if self.found and self.found[-1].keys == (key,) and self.found[-1].sentence == self.topic.sentence:
            self.found[-1] = msgspec.structs.replace(self.found[-1], scope="part")

    def _say(
        self,
        keys: tuple[str, ...],
        value: int,
        start: int,
        end: int,
        scope: str,
        *,
        rough: bool = False,
        denied: bool = False,
    ) -> None:
        parts = self.scope.parts
        of = parts.base.keys if parts.base is not None and parts.which else ()
        named, sentence = self.scope.named, self.topic.sentence
        self.found.append(Statement(keys, value, scope, self.text, start, end, rough, denied, named, sentence, of))

    def _bracket(self, bracket: Bracket, item: Item) -> None:
        """What stands in a bracket belongs to the number before it, and changes nothing for what follows."""
        kept = msgspec.structs.replace(self.topic), msgspec.structs.replace(self.scope)
        self.scope.parts = self.parts.within(item)
        for segment in spread(bracket.segments):
            self._segment(segment)
        self.topic, self.scope = kept


def _repeats_lead(piece: Piece) -> bool:
    """Whether a bare 共25件 counts what the clause before it names."""
    return any(token.kind == "sum" for token in piece.label) or not (piece.label or piece.right)


def _excludes(bracket: Bracket) -> bool:
    """Whether a bracket says that a number is of something else: （非政府信息公开类）."""
    return any(
        isinstance(token, Token) and token.kind == "gap" and token.unit[:1] == "非"
        for segment in bracket.segments
        for token in segment.tokens
    )
