"""The counts that the narrative text states."""

from msgspec import Struct

from reportlint import fact

from .counted_text import CountedText
from .counts_reading import WHOLE, PassageReader, Statement
from .reporting import ReportingBody
from .identity import ReportYear


class StatedCounts(Struct, frozen=True):
    """Every count of applications, reviews, lawsuits, documents and decisions that the text states, in reading order."""

    statements: tuple[Statement, ...]

    @property
    def whole(self) -> tuple[Statement, ...]:
        """The exact statements of the whole body and year."""
        return tuple(s for s in self.statements if s.scope == WHOLE and not s.rough)

    def of(self, *keys: str) -> tuple[Statement, ...]:
        """The exact statements of the whole body and year on one thing, or on several counted together."""
        return tuple(s for s in self.whole if s.keys == keys)

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
        if passage.telling:
            named = reader is not None and passage.follows and reader.named
            reader = PassageReader(passage.text, body, year.value if year is not None else None, passage.context)
            reader.named = named
            for sentence in passage.sentences:
                reader.sentence(sentence)
            found += reader.found
    return StatedCounts(tuple(found))
