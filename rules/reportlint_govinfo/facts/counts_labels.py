"""What the words beside a number say that it counts."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from .counts_clauses import Bracket
from .counts_tokens import Token

APPLICATIONS, DISPUTES, DOCUMENTS, PUBLISHED = "applications", "disputes", "documents", "published"

OUTCOMES = ("open", "partial", "denied", "unavailable", "unprocessed", "other")
"""What becomes of an application, as keys of statements."""
SHARES = frozenset({"channel", "asker", "carried"})
"""What a label may count only a share of."""
DISPUTED = frozenset({"reviews", "lawsuits", "direct", "after"})
"""Reviews and lawsuits, as keys of statements."""

_NEUTRAL = frozenset(
    {
        "fill", "sum", "all", "each", "which", "holding", "respectively", "made-of", "by", "beside", "except", "and",
        "info", "information", "time.whole", "time.part", "time.now", "year", "year.before", "year.after", "since",
        "date", "span", "before", "after", "agent", "own", "members", "everybody", "hurry", "continue", "respond", "render", "decide", "compare",
        "future", "share", "rate", "denial",
    }
)  # fmt: skip
_SILENT = _NEUTRAL | {"bracket", "through"}
_UNKNOWN = frozenset({"gap", "junk", "nonsense", "no-denial", "num", "bare", "pct", "instance", "hear"})
_VERBS = {"get": "get", "accept": "get", "handle": "handle", "finish": "finish"}


class Label(Struct, frozen=True, gc=False):
    """What a run of words says. ``keys`` are counted together: 行政复议和行政诉讼 is two."""

    family: str
    """"applications", "disputes", "documents", "published"; "" for what is not understood or says nothing."""
    keys: tuple[str, ...]
    """What is counted; keys beginning with a dot are results of the dispute spoken of before."""
    explicit: bool = False
    """Whether it names its object and needs no topic: 政府信息公开申请."""
    known: bool = True
    """Whether every word of it is understood."""
    says: bool = False
    """Whether it says what is counted at all."""
    part: str = ""
    """Of whom or what it counts only a share: "channel", "asker", "carried" (结转件中予以公开3件); "heard" for reviews
    that came in (收到行政复议)."""
    asks: bool = False
    """Whether it speaks of applications: 网上申请."""
    start: int = -1
    end: int = -1
    """Where the words that say it begin and end."""

    @property
    def is_verb(self) -> bool:
        """Whether it only says what was done, to an object spoken of before: 办结."""
        plain = self.keys in {("received",), ("answered",), ("handled",)}
        return self.family == APPLICATIONS and plain and not self.explicit and not self.part


NOTHING = Label("", ())
_UNREAD = Label("", (), known=False)


class _Element(Struct):
    """What a run of words without "and" holds."""

    disputes: list[str]
    results: list[str]
    outcomes: list[str]
    verbs: list[str]
    asks: bool = False
    by_request: bool = False
    informs: bool = False
    carries: bool = False
    working: bool = False
    withdrawn: bool = False
    closed: bool = False
    judges: bool = False
    responds: bool = False
    others: bool = False
    publishes: str = ""
    information: bool = False
    continues: bool = False
    asker: str = ""
    channel: bool = False
    document: str = ""
    decision: str = ""
    makes: bool = False
    abolishes: bool = False
    renders: bool = False
    decides: bool = False
    before: bool = False
    after: bool = False
    known: bool = True
    says: bool = False
    start: int = -1
    end: int = -1
    """Indexes of the first and last word that says it."""


Kinds = tuple[str, ...]
"""What words say, one by one; of a year whether it is the one before or behind the report's."""
Run = Sequence[tuple[int, str]]
"""Some of them with their indexes."""


def says_something(kinds: Iterable[str]) -> bool:
    """Whether words, by what they say, are more than connecting ones: whether a number behind them is theirs."""
    return not _SILENT.issuperset(kinds)


def read_label(tokens: Sequence[Token | Bracket], year: int | None) -> Label:
    """What a run of words says that the number beside it counts. ``year`` is the report's."""
    return _placed(_read(_kinds(tokens, year)), tokens) if tokens else NOTHING


def _kinds(tokens: Sequence[Token | Bracket], year: int | None) -> Kinds:
    kinds = [token.kind for token in tokens]
    if "year" in kinds and year is not None:
        for index, token in enumerate(tokens):
            if isinstance(token, Token) and token.kind == "year" and abs(token.value - year) == 1:
                kinds[index] = "year.before" if token.value < year else "year.after"
    return tuple(kinds)


def _placed(label: Label, tokens: Sequence[Token | Bracket]) -> Label:
    """A label with the places of the words whose indexes it holds."""
    if label.start < 0 and label.end < 0:
        return label
    start = tokens[label.start].start if label.start >= 0 else -1
    end = tokens[label.end].end if label.end >= 0 else -1
    return Label(label.family, label.keys, label.explicit, label.known, label.says, label.part, label.asks, start, end)


@lru_cache(4096)
def _read(kinds: Kinds) -> Label:
    """What words say, by their kinds alone: the same few runs of kinds come again in every report."""
    if "and" not in kinds:
        return _single(_element(list(enumerate(kinds))))
    elements = [_element(run) for run in _runs(kinds)]
    return _joined([element for element in elements if element.says or not element.known], elements)


def _single(e: _Element) -> Label:
    if not e.says:
        return NOTHING if e.known else _UNREAD
    label = _label(e)
    asks = e.asks or e.by_request
    return Label(label.family, label.keys, label.explicit, e.known, True, label.part, asks, e.start, e.end)


def read_each(tokens: Sequence[Token | Bracket], year: int | None) -> list[Label]:
    """The labels that "and" and 、 join, one by one; verbs and objects before the first hold for all."""
    elements = [e for e in map(_element, _runs(_kinds(tokens, year))) if e.says or not e.known]
    return [_placed(_joined([element], [element]), tokens) for element in _with_shared_verbs(elements)]


def _runs(kinds: Kinds) -> Iterator[Run]:
    run: list[tuple[int, str]] = []
    for index, kind in enumerate(kinds):
        if kind == "and":
            if run:
                yield run
            run = []
        else:
            run.append((index, kind))
    if run:
        yield run


def _element(run: Run) -> _Element:
    found = _Element([], [], [], [])
    for index, kind in run:
        if kind == "bracket":
            continue
        if kind in _UNKNOWN:
            found.known = False
            continue
        _note(found, kind)
        if (kind not in _NEUTRAL and kind != "through") or (found.after and found.continues):
            found.says = True
            found.start = index if found.start < 0 else found.start
            found.end = index
        elif kind == "info" and found.start < 0:
            found.start = index
    return found


def _note(found: _Element, kind: str) -> None:
    group, _, key = kind.partition(".")
    if group == "dispute":
        found.disputes.append(key)
    elif group == "result":
        found.results.append(key)
    elif group == "outcome":
        found.outcomes.append(key)
    elif group == "asker":
        found.asker = key
    elif group == "document":
        found.document = key
    elif group == "decision":
        found.decision = key
    elif kind in _VERBS:
        found.verbs.append(_VERBS[kind])
        found.closed = found.closed or (kind == "finish" and bool(found.disputes))
        found.judges = found.judges or kind in {"accept", "handle"}
    elif kind in _SHOWN:
        found.publishes = found.publishes or kind
    elif kind in _FLAGS:
        setattr(found, _FLAGS[kind], True)


_SHOWN = frozenset({"publish", "reveal", "announce"})
_FLAGS = {
    "ask": "asks", "by-request": "by_request", "info": "informs", "carry": "carries", "working": "working",
    "withdrawn": "withdrawn", "closed": "closed", "respond": "responds", "others": "others", "channel": "channel",
    "make": "makes", "abolish": "abolishes", "render": "renders", "decide": "decides", "before": "before",
    "after": "after", "year.before": "before", "year.after": "after", "continue": "continues", "through": "channel", "information": "information",
}  # fmt: skip


def _joined(telling: Sequence[_Element], elements: Sequence[_Element]) -> Label:
    """One label of elements that are counted together."""
    known = all(element.known for element in elements)
    if not telling:
        return Label("", (), known=known)
    start = min((e.start for e in telling if e.start >= 0), default=-1)
    end = max(e.end for e in telling)
    labels = [_label(element) for element in _with_shared_verbs(telling)]
    families = {label.family for label in labels}
    part = next((label.part for label in labels if label.part), "")
    says = any(element.says for element in telling)
    if len(families) != 1 or "" in families:
        return Label("", (), known=known, says=says, part=part, start=start, end=end)
    keys = _with_shared_result(tuple(dict.fromkeys(key for label in labels for key in label.keys)))
    if {"received", "answered"} <= set(keys) or ("handled" in keys and len(keys) > 1):
        keys = ("handled",)
    explicit = any(label.explicit for label in labels)
    asks = any(element.asks or element.by_request for element in telling)
    return Label(labels[0].family, keys, explicit, known, True, part, asks, start, end)


def _with_shared_result(keys: tuple[str, ...]) -> tuple[str, ...]:
    """行政复议和行政诉讼结果纠正3件: a result behind a list of disputes holds for all of it."""
    if len(keys) < 2:
        return keys
    *before, last = keys
    kind, _, result = last.partition(".")
    if not (kind and result and DISPUTED.issuperset(before)):
        return keys
    return (*(f"{key}.{result}" for key in before), last)


def _with_shared_verbs(elements: Sequence[_Element]) -> list[_Element]:
    """收到和处理申请: a verb without its object goes to the next; 制定规章、规范性文件: it holds for the next too."""
    kept: list[_Element] = []
    waiting: list[str] = []
    for index, element in enumerate(elements):
        only_verb = element.verbs and not (element.asks or element.by_request or element.disputes or element.outcomes)
        bare = only_verb and not (element.carries or element.asker or element.channel)
        if bare and index + 1 < len(elements) and element.known:
            waiting += element.verbs
            continue
        element.verbs = [*waiting, *element.verbs]
        waiting = []
        if kept and element.document and not (element.makes or element.abolishes):
            element.makes, element.abolishes = kept[-1].makes, kept[-1].abolishes
        kept.append(element)
    return kept


def _label(e: _Element) -> Label:
    for read in (_of_documents, _of_disputes, _of_applications):
        label = read(e)
        if label is not None:
            return label
    if e.publishes and not e.verbs:
        what = "announced" if e.publishes == "reveal" and e.information else f"{e.publishes}ed"
        return Label(PUBLISHED, (what,))
    return NOTHING


def _of_documents(e: _Element) -> Label | None:
    if e.decision:
        if e.decides and not (e.document or e.makes or e.disputes or e.publishes):
            return Label(DOCUMENTS, (f"{e.decision}.decided",), explicit=e.renders)
        return Label("", (f"{e.decision}",))
    if not (e.document or e.makes or e.abolishes):
        return None
    if e.publishes or e.disputes or (e.makes and e.abolishes):
        return NOTHING
    if e.document and not (e.makes or e.abolishes):
        return Label(DOCUMENTS, (e.document,))
    return Label(DOCUMENTS, (f"{e.document}.{'made' if e.makes else 'abolished'}",), explicit=bool(e.document))


def _of_disputes(e: _Element) -> Label | None:
    if not (e.disputes or e.results or e.closed):
        return None
    result = e.results[-1] if e.results else "closed" if e.closed else ""
    if e.disputes and e.working and not result:
        result = "pending"
    if (e.carries or e.working) and e.before and result in {"", "closed", "pending"}:
        result = "carried-in"
    if e.judges and not e.responds and not result:
        return NOTHING  # the body may be the one that hears the review
    if e.disputes and (e.outcomes or (e.others and not e.results)):
        return NOTHING  # 因其他工作引起的行政复议, 因不予公开引起的行政复议: only those of one cause
    if len(set(e.results)) > 1:
        return NOTHING
    kinds = [
        key for key in dict.fromkeys(e.disputes) if not (key == "lawsuits" and {"direct", "after"} & set(e.disputes))
    ]
    suffix = f".{result}" if result else ""
    keys = tuple(f"{kind}{suffix}" for kind in kinds) or (suffix,)
    part = "heard" if "get" in e.verbs and "reviews" in kinds and not e.responds else ""
    return Label(DISPUTES, keys, explicit=e.informs or e.asks or e.by_request, part=part)


def _of_applications(e: _Element) -> Label | None:
    explicit = e.by_request or (e.asks and (e.informs or e.publishes == "reveal"))
    part = "channel" if e.channel else "asker" if e.asker == "kind" else ""
    keys: tuple[str, ...] = ()
    if e.outcomes:
        keys = tuple(dict.fromkeys(e.outcomes))
        part = part or ("asker" if e.asker and e.asks else "carried" if e.carries else "")
    elif e.carries:
        keys = ("carried",) if e.before == e.after else ("carried-in",) if e.before else ("pending",)
    elif e.after and e.continues:
        keys = ("pending",)
    elif e.working:
        keys = ("carried-in",) if e.before and not e.after else ("working",)
    elif e.withdrawn:
        keys = ("withdrawn",)
    elif e.asker in {"natural", "legal", "corporate"}:
        keys = (e.asker,)
    elif e.publishes == "reveal" and set(e.verbs) == {"finish"} and not (e.asks or e.by_request):
        keys = ("opened",)
    elif e.verbs:
        done = set(e.verbs)
        keys = ("received",) if done == {"get"} else ("answered",) if done == {"finish"} else ("handled",)
    elif e.asks and (e.informs or e.publishes == "reveal"):
        keys = ("handled",)
    elif e.channel and not e.others:
        keys = ("received",)
    elif e.asker or e.others or e.asks or e.by_request:
        return Label(APPLICATIONS, (), explicit=explicit, part=part or ("others" if e.others else "named"))
    if not keys:
        return None
    return Label(APPLICATIONS, keys, explicit=explicit, part=part)
