"""Results that wait until all reports have been read: packed, and in a temporary file when there are many."""

from __future__ import annotations

from tempfile import SpooledTemporaryFile

import msgspec
from msgspec import Struct, structs

from reportlint.engine.results import Kept, RawResult

IN_MEMORY = 8 << 20
"""Bytes that are held in memory: those of a thousand reports or so."""


class _Slot(Struct, frozen=True, gc=False):
    """Where a result lies, and behind it what the report kept."""

    start: int
    size: int
    kept: int


class WaitingRoom:
    """Raw results by number. Close it when they have been called."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(max_size=IN_MEMORY, prefix="reportlint-")  # noqa: SIM115 (closed by close)
        self._slots: list[_Slot] = []
        self._end = 0
        self._encode = msgspec.msgpack.Encoder().encode
        self._results = msgspec.msgpack.Decoder(RawResult)
        self._kept = msgspec.msgpack.Decoder(Kept)

    def __len__(self) -> int:
        return len(self._slots)

    def close(self) -> None:
        self._file.close()

    def add(self, raw: RawResult) -> int:
        """Take in a result that has kept facts; its number."""
        result, kept = self._encode(structs.replace(raw, kept=None)), self._encode(raw.kept)
        self._file.seek(self._end)
        self._file.write(result)
        self._file.write(kept)
        self._slots.append(_Slot(self._end, len(result), len(kept)))
        self._end += len(result) + len(kept)
        return len(self._slots) - 1

    def result(self, number: int) -> RawResult:
        """A result again, without what its report kept."""
        slot = self._slots[number]
        return self._results.decode(self._read(slot.start, slot.size))

    def kept(self, number: int) -> Kept:
        """What a report kept."""
        slot = self._slots[number]
        return self._kept.decode(self._read(slot.start + slot.size, slot.kept))

    def _read(self, start: int, size: int) -> bytes:
        self._file.seek(start)
        return self._file.read(size)
