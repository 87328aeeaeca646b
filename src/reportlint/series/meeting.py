"""Reports brought together with those of the year before: what is to be asked for each, and the answers."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, structs

from reportlint.engine.across import Before, Pair, write_pair
from reportlint.engine.results import RawResult, RuleState

from .lineup import Lineup
from .waiting import WaitingRoom

INTERRUPTED = RuleState("not-checked", "interrupted")


class _Guest(Struct, frozen=True, gc=False):
    """A report that waits: its place among the files, its name and language, and what is to be run over it."""

    index: int
    name: str
    profile: str
    language: str
    asks: bool
    alone: bool


class Meeting:
    """The reports of a run that rules across reports are for. Close it when they have left."""

    def __init__(self) -> None:
        self._room = WaitingRoom()
        self._lineup = Lineup()
        self._guests: list[_Guest] = []
        self.called = 0
        """How many have left."""

    def close(self) -> None:
        self._room.close()

    def add(self, index: int, raw: RawResult, series: tuple[str, str] | None) -> None:
        """Take in a result with kept facts; ``index`` is that of its file, ``series`` that of its profile."""
        assert raw.kept is not None
        number = self._room.add(raw)
        self._lineup.add(number, raw.name, raw.profile, raw.facts, series)
        self._guests.append(_Guest(index, raw.name, raw.profile, raw.language, raw.kept.asks, raw.kept.alone))

    def requests(self) -> Iterator[tuple[int, str, bytes]]:
        """For each report over which rules across reports are to be run: number, name, and the packed pair."""
        for number, guest in enumerate(self._guests):
            previous = self._lineup.previous(number)
            if guest.asks and (guest.alone or not isinstance(previous, str)):
                yield number, guest.name, write_pair(self._pair(number, guest, previous))

    def results(self, answers: Iterator[tuple[int, RawResult]]) -> Iterator[tuple[int, RawResult]]:
        """Every result that waited, by the index of its file and in the order in which they were taken in, with what
        the rules across reports say. ``answers`` come in that order too, by number."""
        for number, answer in answers:
            yield from self._unasked(number)
            self.called += 1
            yield self._guests[number].index, merged(self._room.result(number), answer)
        yield from self._unasked(len(self._guests))

    def rest(self) -> Iterator[tuple[int, RawResult]]:
        """The results that have not left yet, when the run ends early: what was to be compared has not been."""
        for index, raw in self._unasked(len(self._guests)):
            yield index, _with_state(raw, INTERRUPTED)

    def _unasked(self, end: int) -> Iterator[tuple[int, RawResult]]:
        while self.called < end:
            number = self.called
            self.called += 1
            previous = self._lineup.previous(number)
            raw = self._room.result(number)
            if isinstance(previous, str):
                raw = _with_state(raw, RuleState("not-applied", previous))
            yield self._guests[number].index, raw

    def _pair(self, number: int, guest: _Guest, previous: int | str) -> Pair:
        kept = self._room.kept(number)
        if isinstance(previous, str):
            return Pair(guest.profile, guest.language, kept, None, previous)
        before = Before(self._guests[previous].name, self._lineup.period(previous), self._room.kept(previous))
        return Pair(guest.profile, guest.language, kept, before)


def merged(raw: RawResult, answer: RawResult) -> RawResult:
    """The result of a report with what the rules across reports found, behind its own findings."""
    states = answer.states
    if not answer.checked:
        why = str(answer.findings[0].arguments["error"])
        states = {code: RuleState("not-checked", why) for code, state in raw.states.items() if state.lacks_report}
    return structs.replace(
        raw,
        findings=[*raw.findings, *answer.findings],
        states={**raw.states, **states},
        partial=raw.partial or answer.partial,
        error=raw.error or answer.error,
    )


def _with_state(raw: RawResult, state: RuleState) -> RawResult:
    """The result of a report with what became of the rules that wait for last year's."""
    states = {code: state if known.lacks_report else known for code, known in raw.states.items()}
    return structs.replace(raw, states=states)
