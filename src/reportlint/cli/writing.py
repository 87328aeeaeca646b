"""Results into files: whole or not at all, and never over a report."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable

from reportlint.batch.files import Candidate
from reportlint.config.errors import SettingsError

from .console import Console, OutputError


class OutputFile:
    """Where one format goes: a file, or stdout under the name "". Refuses what the run reads before it begins."""

    def __init__(self, path: str, inputs: Iterable[Candidate], others: Iterable[str] = ()) -> None:
        """``others`` are paths of what is read beside the reports."""
        self._shown = path
        self._path = os.path.realpath(path) if path else ""
        if path:
            self._refuse_inputs(inputs, others)

    @property
    def key(self) -> str:
        """What two outputs have in common that go to the same place."""
        known = _identity(self._path) if self._path else None
        return f"{known}" if known else os.path.normcase(self._path)

    def write(self, text: str, console: Console) -> None:
        """Write the results. OutputError when that is not possible."""
        if not self._path:
            console.write(text)
            return
        try:
            self._write(text.encode("utf-8", "backslashreplace"))
        except OSError as error:
            words = error.strerror or type(error).__name__
            raise OutputError(
                console.say(f"无法写入{self._shown}（{words}）", f"{self._shown} could not be written ({words})")
            ) from None

    def _refuse_inputs(self, inputs: Iterable[Candidate], others: Iterable[str]) -> None:
        target = _identity(self._path)
        if target is None:
            return
        if stat.S_ISDIR(os.stat(self._path).st_mode):
            raise SettingsError(
                f"{self._shown}是文件夹，不能写入结果", f"{self._shown} is a folder; results go to a file"
            )
        if any(_identity(candidate.path) == target for candidate in inputs):
            raise SettingsError(
                f"结果不能写入{self._shown}：它是要检查的报告",
                f"results cannot go to {self._shown}: it is one of the reports to be checked",
            )
        if any(_identity(other) == target for other in others):
            raise SettingsError(
                f"结果不能写入{self._shown}：检查要读取它", f"results cannot go to {self._shown}: the run reads it"
            )

    def _write(self, data: bytes) -> None:
        if os.path.exists(self._path) and not os.path.isfile(self._path):
            with open(self._path, "wb") as device:
                device.write(data)
            return
        mode = stat.S_IMODE(os.stat(self._path).st_mode) if os.path.exists(self._path) else 0o666
        beside = os.path.join(os.path.dirname(self._path), f".reportlint-{os.getpid()}.tmp")
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
        try:
            with open(handle, "wb") as file:
                file.write(data)
            os.replace(beside, self._path)
        except BaseException:
            os.unlink(beside)
            raise


def _identity(path: str) -> tuple[int, int] | None:
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_dev, status.st_ino
