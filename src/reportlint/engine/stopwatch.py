"""Where the time of a run goes, for ``--timing``: each thing is charged with what it did itself, not with what it asked
others for."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager

from msgspec import Struct


class Spent(Struct, frozen=True, gc=False):
    """How often something was done, and the seconds it took in all."""

    calls: int = 0
    seconds: float = 0.0

    def __add__(self, other: Spent) -> Spent:
        return Spent(self.calls + other.calls, self.seconds + other.seconds)


Timings = Mapping[str, Spent]
"""By what was done: ``rule GI501``, ``fact Applications``, ``load html``, ``outline html``."""


class Stopwatch:
    """Charges time to the thing that is innermost under way."""

    def __init__(self, now: Callable[[], float] = time.perf_counter) -> None:
        self._now = now
        self._mark = 0.0
        self._under_way: list[str] = []
        self.spent: dict[str, Spent] = {}

    @contextmanager
    def timed(self, what: str) -> Iterator[None]:
        """Charge what happens inside to ``what``, except for what is timed inside by itself."""
        self._charge()
        self._under_way.append(what)
        try:
            yield
        finally:
            self._charge()
            self._under_way.pop()
            self.spent[what] = self.spent.get(what, _NOTHING) + _ONCE

    def _charge(self) -> None:
        now = self._now()
        if self._under_way:
            what = self._under_way[-1]
            self.spent[what] = self.spent.get(what, _NOTHING) + Spent(0, now - self._mark)
        self._mark = now


_NOTHING = Spent()
_ONCE = Spent(1)


def total(timings: Iterable[Timings]) -> dict[str, Spent]:
    """The sums over several files."""
    sums: dict[str, Spent] = {}
    for each in timings:
        for what, spent in each.items():
            sums[what] = sums.get(what, _NOTHING) + spent
    return sums
