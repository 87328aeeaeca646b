"""Reports made by chance from a seed: honest ones, and ones with a single fault."""

from .faults import FAULTS, faulty
from .pieces import Report
from .reports import honest

__all__ = ["FAULTS", "Report", "faulty", "honest"]
