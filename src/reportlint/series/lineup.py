"""Which report is last year's: the one of the same body and kind, a period before."""

from __future__ import annotations

from collections.abc import Mapping

from reportlint.engine.results import NO_PREVIOUS, NO_SERIES, SEVERAL_PREVIOUS
from reportlint.model import fold_plain

Facts = Mapping[str, int | str | None]


class Lineup:
    """Reports by what they say of themselves. The order in which they are added changes nothing."""

    def __init__(self) -> None:
        self._keys: dict[int, tuple[str, str, int]] = {}
        self._endings: dict[int, str] = {}
        self._members: dict[tuple[str, str, int], list[int]] = {}

    def add(self, number: int, name: str, profile: str, facts: Facts, series: tuple[str, str] | None) -> None:
        """Take in a report by its published facts; ``series`` names those for body and period."""
        if series is None:
            return
        body, period = facts.get(series[0]), facts.get(series[1])
        if not isinstance(body, str) or not body.strip() or not isinstance(period, int):
            return
        key = (profile, "".join(fold_plain(body).casefold().split()), period)
        self._keys[number] = key
        self._endings[number] = _ending(name)
        self._members.setdefault(key, []).append(number)

    def period(self, number: int) -> int:
        """The period of a report that has been taken in. KeyError for one that does not say it."""
        return self._keys[number][2]

    def previous(self, number: int) -> int | str:
        """The number of last year's report of the same body, else why there is none: one of NOT_ACROSS.

        Of several the one with the same file ending is it, when there is just one.
        """
        key = self._keys.get(number)
        if key is None:
            return NO_SERIES
        profile, body, period = key
        found = self._members.get((profile, body, period - 1), [])
        if len(found) > 1:
            found = [each for each in found if self._endings[each] == self._endings[number]]
            if len(found) != 1:
                return SEVERAL_PREVIOUS
        return found[0] if found else NO_PREVIOUS


def _ending(name: str) -> str:
    stem, dot, ending = name.replace("\\", "/").rpartition("/")[2].rpartition(".")
    return ending.lower() if stem and dot else ""
