"""One fault put into an honest report, by the code that must be told.

A function returns whether the report could take the fault; several functions of one code are tried in an order made by
chance.
"""

from . import content, language, narrative, period, structure, tables
from .means import FAULTS, faulty

__all__ = ["FAULTS", "content", "faulty", "language", "narrative", "period", "structure", "tables"]
