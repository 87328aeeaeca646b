"""The plain rendering of a document, and the way back from it.

A paragraph is a line, a line break (``w:br``) inside it ends the line as it does on the page; a row of a table is a
line whose cells are separated by TAB, with nothing between the tabs for places that a merged cell covers. Paragraphs
and line breaks inside a cell are separated by a space. Before and behind a table stands an empty line.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right

from reportlint.model import Limits, LineIndex, Location, Unreadable


class DocumentSource:
    """Leads from the rendering to line and column, part of the package, paragraph and run."""

    __slots__ = ("_lines", "_paragraphs", "_parts", "_runs", "_starts")

    def __init__(
        self, text: str, starts: array[int], paragraphs: array[int], runs: array[int], parts: list[tuple[int, str]]
    ) -> None:
        self._lines = LineIndex(text)
        self._starts = starts
        self._paragraphs = paragraphs
        self._runs = runs
        self._parts = parts

    def locate(self, start: int, end: int) -> Location:
        """The place of a range; ``run`` is None for an automatic number, which lies in no run."""
        line, column = self._lines.position(start)
        end_line, end_column = self._lines.position(max(start, end))
        at = bisect_right(self._starts, start) - 1
        part = next((name for offset, name in reversed(self._parts) if offset <= start), "")
        if at < 0:
            return Location(line, column, end_line, end_column, part=part)
        return Location(
            line,
            column,
            end_line,
            end_column,
            part=part,
            paragraph=self._paragraphs[at],
            run=self._runs[at] or None,
        )

    def line(self, number: int) -> str:
        return self._lines.line(number)


class Rendering:
    """The rendering while it grows."""

    __slots__ = ("_after_table", "_blank", "_limits", "_lines", "_marks", "_parts", "_pieces", "blank_lines", "length")

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._pieces: list[str] = []
        self._marks: tuple[array[int], array[int], array[int]] = (array("L"), array("L"), array("L"))
        self._parts: list[tuple[int, str]] = []
        self._lines = 1
        self._blank = True
        self._after_table = False
        self.length = 0
        self.blank_lines = 0
        """Empty lines written since the last line that has text."""

    def write(self, text: str) -> None:
        self._pieces.append(text)
        self.length += len(text)
        if self.length > self._limits.characters:
            raise Unreadable(
                "too-long",
                f"文字超过{self._limits.characters}字的限制",
                f"the text has more than {self._limits.characters} characters",
            )

    def mark(self, paragraph: int, run: int) -> None:
        """What is written from here on lies in a run (0: in none yet) of a paragraph."""
        starts, paragraphs, runs = self._marks
        if starts and starts[-1] == self.length:
            if run:
                paragraphs[-1], runs[-1] = paragraph, run
            return
        starts.append(self.length)
        paragraphs.append(paragraph)
        runs.append(run)

    def begin_part(self, name: str) -> None:
        self._parts.append((self.length, name))

    def begin_line(self, blank: bool) -> None:
        """What follows is a line, set off from a table above it."""
        if self._after_table and not blank:
            self._new_line(True)
        self._after_table = False

    def end_line(self, blank: bool, breaks: int = 0) -> None:
        """End the line; it held ``breaks`` line breaks."""
        self._lines += breaks
        self._new_line(blank)

    def begin_table(self) -> None:
        if not self._blank:
            self._new_line(True)
        self._after_table = False

    def end_table(self) -> None:
        self._after_table = True

    def _new_line(self, blank: bool) -> None:
        self.write("\n")
        self._blank = blank
        self.blank_lines = self.blank_lines + 1 if blank else 0
        self._lines += 1
        if self._lines > self._limits.lines:
            raise Unreadable(
                "too-many-lines",
                f"超过{self._limits.lines}行的限制",
                f"the document has more than {self._limits.lines} lines",
            )

    def finish(self) -> tuple[str, DocumentSource]:
        text = "".join(self._pieces)
        return text, DocumentSource(text, *self._marks, self._parts)
