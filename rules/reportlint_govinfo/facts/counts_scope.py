"""For whom and when a count holds: the state that a reader carries over the clauses of a paragraph."""

from collections.abc import Sequence, Set
from decimal import Decimal

from msgspec import Struct

from ..searches import holds_any
from .counts_clauses import Bracket
from .counts_labels import APPLICATIONS, OUTCOMES, SHARES, Label
from .counts_lexicon import BODIES, FIELDS, LATE
from .counts_parts import TOWARDS, of_one_kind, opens_on_new
from .counts_tokens import Token
from .reporting import ReportingBody
from .stated import WHOLE, Item

TIMES = frozenset({"year", "since", "date", "span", "time.whole", "time.part", "time.now", "before", "after"})
SUBJECTS = frozenset({"agent", "own", "members", "gap"})
_BEFORE_SUBJECT = TIMES | {"fill", "beside", "which"}
_UNTIMED = frozenset({"carry", "working", "compare", "continue"})
_FIELD_OPENERS = frozenset({"在", "针对", "围绕", "涉及", "关于", "对", "就", "从", "对于"})
_MEMBERS = "镇乡街部单"
_SURE_OPENERS = frozenset({"针对", "围绕", "涉及", "关于"})
_ASKERS = frozenset({"natural", "legal", "corporate"})
_LESSER = frozenset({*OUTCOMES, "opened", "carried", "carried-in", "pending", "withdrawn"})


class Parts(Struct):
    """What the numbers of a sentence are parts of."""

    last: Item | None = None
    """The number before."""
    base: Item | None = None
    """The number that the parts are of."""
    inside: bool = False
    """Whether they are parts of a share, or of something not understood."""
    which: bool = False
    """Whether 其中 or its like stands before them."""
    listing: bool = False
    """Whether they are listed, so that names without verbs are parts too."""
    restricted: bool = False
    """Whether the sentence speaks of one way or field only."""
    shared: int | Decimal = 0
    """What the shares so far add up to."""
    first: Item | None = None
    """The first number of the sentence."""
    told: int | Decimal = 0
    """What the parts so far add up to."""
    owner: Item | None = None
    """The number before the bracket that is read."""
    inside_owner: bool = False

    def open(self, kinds: Set[str]) -> None:
        """其中 belongs to the number before it; 含 in a bracket to the one before the bracket."""
        whole = self.owner if self.owner is not None and "which" not in kinds else self.last
        self.which = self.listing = True
        self.told = 0
        if whole is self.owner and whole is not None:
            self.inside = self.inside_owner
            self.shared = 0
        else:
            self.inside = self.inside or whole is None or not whole.whole
        if whole is not None and whole.whole:
            self.base = whole

    def within(self, item: Item) -> "Parts":
        """The state in a bracket behind a number."""
        inside = self.inside or not item.whole
        base = item if item.whole else None
        return Parts(item, base, inside, self.which, True, self.restricted, owner=item, inside_owner=inside)

    def remember(self, item: Item) -> Item:
        """Note a number that was read."""
        self.last = item
        self.first = self.first or item
        self.told += item.value
        return item

    def among(self, item: Item, label: Label) -> Item:
        """Note a number of which parts follow: 在办结的25件中, and 延期的6件中, of which nothing follows that is all."""
        if not item.whole:
            self.inside = self.inside or label.part != "named" or not label.known
        self.remember(item)
        if item.whole:
            self.open(frozenset({"which"}))
        return item

    def splits_share(self, value: int | Decimal) -> bool:
        """Whether so many applicants are those of a share only: of requests carried in, withdrawn, or of one outcome."""
        owner = self.base if self.listing else self.last
        if owner is None:
            return False
        if _ASKERS.issuperset(owner.keys) and owner.keys and not self.listing:
            return not owner.whole
        return _LESSER.issuperset(owner.keys) and bool(owner.keys) and value <= owner.value

    @property
    def everything(self) -> bool:
        """Whether 均 stands for all that came in: for the number before, with those carried in, or for its parts."""
        if self.last is None or self.first is None:
            return False
        came = {("received",), ("handled",), ("both",)}
        if self.last.keys in came and self.last.whole:
            return True
        listed = self.base is not None and self.which and self.base.keys in came and self.told == self.base.value
        both = self.first.whole and self.first.keys in came and self.last.keys == ("carried-in",)
        return listed or (both and self.last.whole and not self.which)

    @property
    def open_shares(self) -> bool:
        """Whether shares were told that do not add up to what they are of: what follows may be of the last one."""
        return bool(self.shared) and (self.base is None or self.shared != self.base.value)


class Scope(Struct):
    """Whose and which year's numbers a paragraph tells."""

    body: ReportingBody
    year: int | None
    parts: Parts
    unit: bool = False
    """Whether a unit or a wider system speaks."""
    named: bool = False
    """Whether the whole body is named."""
    in_year: bool = True
    far: bool = False
    """Whether it tells what was carried over in other years than the report's and those beside it: 近三年结转."""
    now: bool = False
    """Whether the sentence tells the state when it was written (目前)."""
    halved: bool = False
    """Whether only parts are of another time (其中上半年31件，下半年22件): what follows their list is not."""
    late: bool = False
    """Whether the sentence tells of some that were early or late: what was done in time is then a part."""
    timely: bool = False

    def begin(self, words: str, *, goes_on: bool) -> None:
        """A new sentence; one that begins with 其中 goes on with the parts of the one before."""
        before = self.parts
        self.parts = Parts(before.last)
        if goes_on:
            if before.base is not None and before.shared == before.base.value:
                self.parts.last = before.base
            self.parts.base = before.base
        else:
            self.end_halves()
        self.now = self.timely = self.far = False
        self.late = holds_any(words, LATE)

    def note_time(self, tokens: Sequence[Token | Bracket], kinds: Set[str]) -> None:
        self.now = self.now or "time.now" in kinds
        self.far = "carry" in kinds and ("span" in kinds or any(map(self._is_far, tokens)))
        if kinds & _UNTIMED:
            return
        told = [own for token in tokens if token.kind in TIMES and (own := self._is_own_time(token)) is not None]
        if told:
            parts = self.parts.which or "which" in kinds
            self.halved = self.halved or (parts and self.in_year and "time.part" in kinds)
            self.in_year = all(told)

    def _is_far(self, token: Token | Bracket) -> bool:
        if self.year is None or not isinstance(token, Token) or token.kind != "year":
            return False
        return not self.year - 1 <= token.value <= self.year + 1

    def end_halves(self) -> None:
        """The end of a list of parts: the whole year is spoken of again."""
        self.in_year = self.in_year or self.halved
        self.halved = False

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
            return self.year is not None and token.unit.lstrip("自从") in {
                f"{self.year}年以来",
                f"{self.year}年1月以来",
            }
        if token.kind == "date":
            words = token.unit
            if words[:4].isdigit():
                if self.year is not None and int(words[:4]) != self.year:
                    return False
                words = words[4:].lstrip("年度")
            return words in {"1月1日", "12月31日", "12月底", "12月末", "1月"}
        return None

    def note_agents(self, tokens: Sequence[Token | Bracket], kinds: Set[str]) -> None:
        if "agent" in kinds or "own" in kinds:
            agents = [t.unit for t in tokens if isinstance(t, Token) and t.kind in {"agent", "own"}]
            self.unit = not all(map(self.body.is_whole, agents))
            self.named = not self.unit
        elif "members" in kinds and not self.named:
            self.parts.restricted = True
        if "gap" in kinds:
            first = next((token for token in tokens if token.kind not in _BEFORE_SUBJECT), None)
            if isinstance(first, Token) and first.kind == "gap" and _is_body(first.unit):
                self.unit = True

    def of(self, label: Label, *, share: bool) -> str:
        """The scope of a statement; ``share`` where it is itself a share by channel or applicant."""
        parts = self.parts
        if not self.in_year or self.now or self.far:
            return "year"
        if self.unit:
            return "unit"
        if label.part in SHARES:
            return "part" if parts.inside else "channel"
        if self.timely and self.late:
            return "part"
        if self.body.kind == "area" and not self.named:
            return "unnamed"
        if parts.inside or parts.restricted or (parts.open_shares and not share and label.family == APPLICATIONS):
            return "part"
        return WHOLE


def of_some(tokens: Sequence[Token | Bracket]) -> bool:
    """Whether only members of the body are spoken of, not all of it: 各乡镇, not 全县各乡镇 or 各级行政机关."""
    if any(token.kind in {"agent", "own"} for token in tokens):
        return False
    members = [token.unit for token in tokens if isinstance(token, Token) and token.kind == "members"]
    return any(holds_any(words, _MEMBERS) and "级" not in words for words in members)


def _is_body(words: str) -> bool:
    """Whether unknown words begin with the name of a body: 区自然资源局高度重视."""
    if words.endswith(BODIES):
        return True
    return words[0] in "省市县区州旗" and any(c in "局委办厅" for c in words[1:16])


def narrows(tokens: Sequence[Token | Bracket], kinds: Set[str], label: Label, folded: str) -> bool:
    """Whether a clause speaks only of one way, field or kind of applicant: 通过政府网站, 在征地拆迁领域, 对科研机构."""
    if "channel" in kinds and "through" in kinds:
        return True
    first, last = tokens[0], tokens[-1]
    opens = folded[first.start : first.end]
    if opens_on_new(tokens, kinds):
        return True
    if of_one_kind(tokens, kinds) and (opens in TOWARDS or folded.endswith(FIELDS, 0, last.end)):
        return True
    if label.part == "asker" and (label.known or opens in TOWARDS):
        return True
    if label.known and label.keys and _LESSER.issuperset(label.keys) and folded.endswith("中", 0, last.end):
        return True  # 公开类答复中
    if label.known or opens not in _FIELD_OPENERS:
        return False
    return opens in _SURE_OPENERS or folded.endswith(FIELDS, 0, last.end)
