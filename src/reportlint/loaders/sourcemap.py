"""Source maps: from characters of ``Report.text`` to lines and columns."""

from __future__ import annotations

from reportlint.model import LineIndex, Location


class TextSource:
    """The source map of a format whose ``Report.text`` is the decoded file itself."""

    __slots__ = ("_lines",)

    def __init__(self, text: str, lines: LineIndex | None = None) -> None:
        """``lines``: the index of the text, where its reader has made one."""
        self._lines = lines or LineIndex(text)

    def locate(self, start: int, end: int) -> Location:
        line, column = self._lines.position(start)
        end_line, end_column = self._lines.position(max(start, end))
        return Location(line, column, end_line, end_column)

    def line(self, number: int) -> str:
        return self._lines.line(number)
