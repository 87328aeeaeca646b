"""Rounds of fixing and checking again, until nothing more changes.

A report and the sidecar beside it are mended together: each round applies what fits, and what is checked next is what
both hold then. Fixes that never come to rest, or after which the file is no report of its kind any more, are left out,
and the others are made from the beginning.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct

from reportlint.triage.results import FileResult, Reported

from .edits import Places, Repair, apply
from .encoded import Encoded, read_encoded

MOST_ROUNDS = 10
_MOST_RESTARTS = 5


class Draft(Struct, frozen=True):
    """What is to be checked again: a report by its path as shown, and the new bytes of files, by theirs."""

    path: str
    contents: Mapping[str, bytes]


Check = Callable[[Sequence[Draft]], Iterable[FileResult]]
"""Drafts → what is reported of them, in the same order."""


class Left(Struct, frozen=True):
    """Fixes of a file that were not made: ``why`` is "encoding" (it has not all their characters), "lossy" (its bytes
    cannot be had back from its text), "unstable" (they undo each other) or "broken" (the file could not be read as the
    same kind of report behind them)."""

    path: str
    why: str
    codes: tuple[str, ...]
    encoding: str = ""


class Mending:
    """A report that is being mended. ``contents`` are its bytes and its sidecar's, by their paths as shown."""

    def __init__(self, found: FileResult, contents: Mapping[str, bytes], *, unsafe: bool) -> None:
        self.found = found
        self.original = dict(contents)
        self.unsafe = unsafe
        self.left: dict[tuple[str, str], Left] = {}
        self._left_out: set[str] = set()
        self._restarts = 0
        self._begin()

    def _begin(self) -> None:
        self.contents = dict(self.original)
        self.result = self.found
        self.fixed = 0
        self._rounds = 0
        self._last: set[str] = set()

    @property
    def draft(self) -> Draft:
        return Draft(self.found.path, dict(self.contents))

    def changed(self) -> list[str]:
        """The paths of the files that hold something else now."""
        return [path for path, data in self.contents.items() if data != self.original[path]]

    def step(self) -> bool:
        """Make what can be made now; whether something changed, so that it must be checked again."""
        while True:
            made, contents = self._make()
            if not made:
                return False
            if self._rounds < MOST_ROUNDS:
                self.contents.update(contents)
                self.fixed += len(made)
                self._last = {repair.code for repair in made}
                self._rounds += 1
                return True
            self._restart("unstable", {repair.code for repair in made})

    def take(self, result: FileResult) -> None:
        """Hear what is reported of the draft."""
        if (result.checked, result.profile) == (self.found.checked, self.found.profile):
            self.result = result
        else:
            self._restart("broken", self._last)

    def _make(self) -> tuple[list[Repair], dict[str, bytes]]:
        made: list[Repair] = []
        contents: dict[str, bytes] = {}
        for path, data in self.contents.items():
            findings = [each for each in self.result.findings if each.path == path and self._is_wanted(each)]
            if not findings:
                continue
            encoded = read_encoded(data)
            if encoded is None:
                self._leave(path, "lossy", {each.found.code for each in findings})
                continue
            repairs, text = self._repairs(path, encoded, findings)
            if repairs:
                made += repairs
                contents[path] = encoded.encode(text)
        return made, contents

    def _repairs(self, path: str, encoded: Encoded, findings: Iterable[Reported]) -> tuple[list[Repair], str]:
        places = Places(encoded.text)
        repairs = []
        for each in findings:
            repair = places.repair(each.found)
            if repair is None:
                continue
            if all(encoded.can_write(change.text) for change in repair.changes):
                repairs.append(repair)
            else:
                self._leave(path, "encoding", {repair.code}, encoded.encoding)
        applied = apply(encoded.text, repairs)
        return list(applied.repairs), applied.text

    def _is_wanted(self, each: Reported) -> bool:
        fix = each.found.fix
        takes = each.path != self.found.path or self.found.takes_edits
        return fix is not None and takes and (fix.safe or self.unsafe) and each.found.code not in self._left_out

    def _restart(self, why: str, codes: set[str]) -> None:
        """Begin again without some rules' fixes; without any when that has not helped."""
        self._restarts += 1
        if self._restarts > _MOST_RESTARTS:
            codes = {each.found.code for each in self.found.findings} | codes | self._last
        self._left_out |= codes
        self._leave(self.found.path, why, codes)
        self._begin()

    def _leave(self, path: str, why: str, codes: set[str], encoding: str = "") -> None:
        known = self.left.get((path, why))
        every = sorted({*codes, *(known.codes if known else ())})
        self.left[path, why] = Left(path, why, tuple(every), encoding)


def mend(reports: Sequence[Mending], check: Check) -> None:
    """Mend reports, all of them round by round."""
    pending = [each for each in reports if each.step()]
    while pending:
        for each, result in zip(pending, check([each.draft for each in pending]), strict=True):
            each.take(result)
        pending = [each for each in pending if each.step()]
