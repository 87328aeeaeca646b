"""What the pack reads out of a report: everything here can be asked for by any rule."""

from ..publications import Publications
from ..tables import Applications, Disputes, TableRow
from .identity import Agency, Edition, ReportYear, Statutory, YearReading
from .parts import PartsList
from .period import PeriodStatement, StatisticsPeriod
from .preamble import Preamble
from .sections import MissingSection, StatutorySections
from .statements import StatedCounts

__all__ = [
    "Agency",
    "Applications",
    "Disputes",
    "Edition",
    "MissingSection",
    "PartsList",
    "PeriodStatement",
    "Preamble",
    "Publications",
    "ReportYear",
    "StatedCounts",
    "StatisticsPeriod",
    "Statutory",
    "StatutorySections",
    "TableRow",
    "YearReading",
]
