"""The counts that the narrative text states."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from reportlint import fact

from .counted_text import CountedText
from .counts_reading import PassageReader
from .identity import ReportYear
from .reporting import ReportingBody
from .stated import WHOLE, Statement

_MOST = 1_000
"""Statements that are kept of a report."""


class StatedCounts(Struct, frozen=True):
    """The counts of applications, reviews, lawsuits, documents and decisions that the text states, in its order."""

    statements: tuple[Statement, ...]
    whole: tuple[Statement, ...]
    """The exact statements of the whole body and year."""
    by_keys: Mapping[tuple[str, ...], Sequence[Statement]]
    """The same by what they count."""

    def of(self, *keys: str) -> Sequence[Statement]:
        """The exact statements of the whole body and year on one thing, or on several counted together."""
        return self.by_keys.get(keys, ())

    @property
    def received(self) -> Statement | None:
        """The largest number said to be the applications that the whole body received in the year."""
        said = [s for s in self.of("received") if not s.denied]
        return max(said, key=lambda s: s.value) if said else None

    @property
    def denials(self) -> tuple[Statement, ...]:
        """What the text says that there was none of."""
        return tuple(s for s in self.whole if s.denied)


@fact
def stated_counts(text: CountedText, body: ReportingBody, year: ReportYear | None) -> StatedCounts:
    found: list[Statement] = []
    reader: PassageReader | None = None
    for passage in text.passages:
        named = reader is not None and passage.follows and reader.scope.named
        reader = PassageReader(passage.text, body, year.value if year is not None else None, passage.context)
        reader.scope.named = named
        for sentence in passage.sentences:
            if sentence.telling:
                reader.sentence(sentence.clauses)
            else:
                reader.skip(sentence.start, sentence.end, counts=sentence.counts)
        found += reader.found
        if len(found) >= _MOST:
            break
    del found[_MOST:]
    whole = tuple(s for s in found if s.scope == WHOLE and not s.rough)
    by_keys: dict[tuple[str, ...], list[Statement]] = {}
    for statement in whole:
        by_keys.setdefault(statement.keys, []).append(statement)
    return StatedCounts(tuple(found), whole, by_keys)
