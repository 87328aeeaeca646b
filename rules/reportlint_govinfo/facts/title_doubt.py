"""Whether the title's year may be the wrong one where title and statistics period disagree."""

from msgspec import Struct

from reportlint import fact

from .identity import ReportYear
from .period import StatisticsPeriod
from .publication import PublicationDate
from .tense import YearsTold


class TitleDoubt(Struct, frozen=True):
    """There where the title, or what stands for it, names one year, the statistics period another, and whatever else
    tells a year (the review, next year's plans, the date of publication or signature) sides with the period. Which of
    the two is wrong cannot be known then."""

    place: str
    """Which reading gave the report's year: "title", "preamble" or "page-title"."""
    year: int
    """The period's year."""


@fact
def title_doubt(
    year: ReportYear, period: StatisticsPeriod, told: YearsTold | None, published: PublicationDate | None
) -> TitleDoubt | None:
    place, other = year.readings[0].kind, period.year
    if place in {"period", "file-name"} or year.conflict or other in {None, year.value} or not period.main.readable:
        return None
    witnesses = {r.year for r in year.readings if r.kind == "preamble" and r is not year.readings[0]}
    if told is not None:
        witnesses.update(mention.year for mention in told.openings)
        witnesses.update(mention.year - 1 for mention in told.plans)
    if published is not None:
        dates = (published.published, published.signed)
        witnesses.update(date.day[0] - 1 for date in dates if date is not None)
    return TitleDoubt(place, other) if other in witnesses and year.value not in witnesses else None
