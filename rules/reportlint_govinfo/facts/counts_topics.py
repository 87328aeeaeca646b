"""What words count here: the topic that a reader carries over the clauses of a paragraph."""

from msgspec import Struct

from .counts_labels import APPLICATIONS, DISPUTES, DOCUMENTS, OUTCOMES, PUBLISHED, Label
from .stated import Item

_ASKERS = frozenset({"natural", "legal", "corporate"})
_CARRIED = frozenset({"carried", "carried-in", "pending"})
_OUTCOMES = frozenset(OUTCOMES)

Keys = tuple[str, ...]


class Topic(Struct):
    """What a paragraph is about. ``context`` is what its headings or an earlier sentence say, ``current`` what was
    counted last."""

    context: str
    current: str = ""
    disputes: Keys = ()
    """The reviews or lawsuits spoken of last."""
    disputed: int = 0
    """The sentence that speaks of them."""
    responds: bool = False
    """Whether the body is the one sued (应诉)."""
    informs: bool = False
    """Whether the sentence speaks of 信息公开."""
    broken: bool = False
    """Whether the sentence counts something that is not understood."""
    sentence: int = 0
    goes_on: bool = False
    """Whether the sentence begins with 其中."""

    def begin(self, *, goes_on: bool) -> None:
        self.sentence += 1
        self.goes_on = goes_on
        if not goes_on:
            self.informs = self.broken = False

    def speak_of_applications(self) -> None:
        self.current = APPLICATIONS
        self.context = self.context or APPLICATIONS

    def speak_of_disputes(self, keys: Keys) -> None:
        self.current, self.disputed = DISPUTES, self.sentence
        self.disputes = tuple(dict.fromkeys(key.partition(".")[0] for key in keys))

    def end(self) -> None:
        """Something else is counted."""
        self.current = ""
        self.broken = True

    def bound(self, label: Label, last: Item | None, *, hears: bool, listing: bool) -> Keys:
        """A label's keys where the topic allows them; () where it does not. ``last`` is the number before."""
        keys = label.keys
        if label.family == APPLICATIONS:
            return self._bound_applications(label, last, listing=listing)
        if label.family == DISPUTES:
            return () if label.part == "heard" and hears else self._bound_disputes(label)
        if label.family == PUBLISHED:
            if keys == ("revealed",) and self.current == APPLICATIONS and not self.broken:
                return ("opened",)
            return keys if keys == ("published",) else ()
        if label.family == DOCUMENTS:
            return keys if label.explicit else self._bound_documents(keys, last)
        return ()

    def _bound_disputes(self, label: Label) -> Keys:
        keys = label.keys
        if keys and keys[0][:1] == ".":
            kinds = self.disputes if self.current == DISPUTES else ()
            return tuple(f"{kind}{key}" for kind in kinds for key in keys)
        allowed = label.explicit or ((self.informs or self.context != "") and not self.broken)
        return keys if allowed else ()

    def _bound_documents(self, keys: Keys, last: Item | None) -> Keys:
        """废止1件 behind 制发行政规范性文件2件, 行政处罚决定12件 behind 作出行政许可决定86件."""
        if last is None or not last.keys or last.family != DOCUMENTS:
            return ()
        document, _, deed = last.keys[-1].partition(".")
        if keys and keys[0].endswith(".decided"):
            return keys if deed == "decided" else ()
        return tuple(f"{document}{key}" if key[0] == "." else f"{key}.{deed}" for key in keys)

    def _bound_applications(self, label: Label, last: Item | None, *, listing: bool) -> Keys:
        keys = label.keys
        if self.current == DISPUTES and self.disputes and not label.explicit:
            return self._bound_in_dispute(label, last)
        if label.part == "channel" and not (label.asks or listing):
            return ()
        spoken_of = label.explicit or self.current == APPLICATIONS
        if keys == ("working",):
            return ("pending",) if spoken_of else ()
        if label.explicit:
            return keys
        if label.is_verb or not _ASKERS.isdisjoint(keys) or "withdrawn" in keys:
            return keys if spoken_of else ()
        return keys if (spoken_of or self.context == APPLICATIONS) and not self.broken else ()

    def _bound_in_dispute(self, label: Label, last: Item | None) -> Keys:
        """Words that tell of applications elsewhere, among reviews and lawsuits: 正在办理, 其他, 办结."""
        keys = label.keys
        if self.disputed != self.sentence and not self.goes_on:
            known = _OUTCOMES.issuperset(keys) or (label.asks and _CARRIED.issuperset(keys))
            return keys if known and self.context == APPLICATIONS and not self.broken else ()
        if keys == ("working",):
            return tuple(f"{kind}.pending" for kind in self.disputes)
        if keys == ("carried-in",):
            return tuple(f"{kind}.carried-in" for kind in self.disputes)
        if keys == ("answered",):
            return tuple(f"{kind}.closed" for kind in self.disputes)
        if label.part == "others" and last is not None and any("." in key for key in last.keys):
            return tuple(f"{kind}.other" for kind in self.disputes)
        return self.disputes if keys == ("handled",) and self.responds else ()
