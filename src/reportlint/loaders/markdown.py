"""Markdown and plain text: one line scanner of our own.

A CommonMark parser takes table rows that begin with a tab for code, and "1." for lists, and gives cells no place.
Read here: ATX and setext headings, tables by bars (also drawn ones) and by tabs, torn by blank lines too, paragraphs,
front matter, comments (directives), pictures and attachments, and, where the HTML reader is installed, HTML tables.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from reportlint.model import (
    Diagnostic,
    Directive,
    Figure,
    Grid,
    Limits,
    Line,
    LineIndex,
    Loaded,
    Properties,
    Span,
    Table,
    Term,
    Text,
    Unreadable,
    read,
)
from reportlint.model import StreamBlock as Block
from reportlint.syntax.directives import read_directive

from .encoding import damaged_at, decode
from .grid import flat_table
from .inline import read_inline
from .kinds import refuse_binary, refuse_pages
from .markdown_figures import is_definition, read_figure
from .markdown_marks import count_heading_marks, halves_of_strong, words_of_entry
from .rows import BARS, BLANK, bar_of, ends_drawing, is_drawn, is_rule, is_ruler, is_tab_row, row_cells
from .sourcemap import TextSource
from .wrapping import find_wrapping

_EXTRA_HINT = 'pip install "reportlint[html]"'
_FRONT_MATTER_LINES = 500
_RULES = ("-", "*", "_", "=")
"""What a rule across the page is made of."""
_SIGNS = ("#", "＃")
_INLINE = ("*", "_", "&", "<", "\\", "[]{")
"""One of which a line holds that is read as Markdown."""


@cache
def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source)


def load_markdown(data: bytes, name: str, limits: Limits) -> Loaded:
    """A Markdown file."""
    return _load(data, name, limits, markdown=True)


def load_text(data: bytes, name: str, limits: Limits) -> Loaded:
    """A plain text file: the same lines and tables, without marks for headings, quotes and emphasis."""
    return _load(data, name, limits, markdown=False)


def _load(data: bytes, name: str, limits: Limits, *, markdown: bool) -> Loaded:
    refuse_binary(data, name)
    text, encoding = decode(data)
    refuse_pages(text, name)
    if len(text) > limits.characters:
        raise Unreadable(
            "too-long",
            f"文字共{len(text)}字，超过{limits.characters}字的限制",
            f"the text has {len(text)} characters; the limit is {limits.characters}",
        )
    scanner = _Scanner(text, limits, markdown=markdown)
    scanner.scan()
    damaged = damaged_at(data, text, encoding)
    if damaged >= 0:
        zh, en = "有字节无法解码，读作\ufffd", "some bytes cannot be decoded and are read as \ufffd"
        scanner.diagnostics.append(Diagnostic(Term("damaged-text", zh, en), Span(damaged, damaged + 1)))
    if not scanner.blocks:
        raise Unreadable("no-text", "文件中没有文字", "the file holds no text")
    return Loaded(
        text,
        scanner.blocks,
        TextSource(text, scanner.index),
        encoding,
        scanner.directives,
        scanner.properties,
        scanner.diagnostics,
    )


class _Scanner:
    """One walk over the lines of a file."""

    def __init__(self, text: str, limits: Limits, *, markdown: bool) -> None:
        self.text = text
        self.limits = limits
        self.markdown = markdown
        self.index = LineIndex(text)
        count = len(self.index.starts)
        if count > limits.lines:
            raise Unreadable(
                "too-many-lines",
                f"共{count}行，超过{limits.lines}行的限制",
                f"the file has {count} lines; the limit is {limits.lines}",
            )
        self.blocks: list[Block] = []
        self.directives: list[Directive] = []
        self.diagnostics: list[Diagnostic] = []
        self.properties = Properties()
        self.gap = 1
        self.rows: list[tuple[int, int]] = []
        """The lines of the table that is being read, as ranges."""
        self.pipes = False
        self.closed: int | None = None
        self.ranges = self._line_ranges()
        self.wrapping = find_wrapping(self.ranges)
        self.halves = halves_of_strong(self.ranges) if markdown and "**" in text else set[int]()

    def _line_ranges(self) -> list[tuple[int, int, str]]:
        """Start, end and words of each line."""
        starts, text = self.index.starts, self.text
        ranges = []
        for start, stop in zip(starts, [*starts[1:], len(text)], strict=True):
            line = text[start:stop].rstrip("\r\n")
            ranges.append((start, start + len(line), line))
        return ranges

    def scan(self) -> None:
        ranges = self.ranges
        number = self._front_matter(ranges) if self.markdown else 0
        until = -1  # end of a comment or HTML table that runs over lines
        while number < len(ranges):
            start, end, line = ranges[number]
            number += 1
            if start < until:
                if end <= until:
                    continue
                start, line = until, line[until - start :]
            if "<" in line and (jump := self._markup(start, line)) is not None:
                until = jump
                if until < end and self.text[until:end].strip(BLANK):
                    number -= 1
                continue
            following = ranges[number][2] if number < len(ranges) else ""
            if self._table_line(start, end, line, following):
                continue
            self._end_table()
            if not line.strip(BLANK):
                self.gap += 1
                continue
            if self.markdown and self._setext(start, end, line, following):
                number += 1
                continue
            self._text_line(start, end, line, following)
            self.gap = 0
        self._end_table()

    # -- text ---------------------------------------------------------------------------------------------------

    def _text_line(self, start: int, end: int, line: str, following: str) -> None:
        level, item = 0, False
        body = line.lstrip(BLANK)
        at = end - len(body)
        indented = at > start
        if self.markdown:
            while body.startswith(">"):
                body = body[1:].lstrip(BLANK)
                at = end - len(body)
            if body[:1] in _SIGNS and (level := count_heading_marks(body)):
                at += level
                end -= len(body) - len(body.rstrip(BLANK).rstrip("#＃"))
            elif body[:2] in {"- ", "* ", "+ "} or body[:2] in {"-\t", "*\t", "+\t"}:
                item = True
                at += 2
            elif body[:2] in {"<h", "<H"} and (tag := _pattern(r"<[hH]([1-6])(?:\s[^<>]*)?>").match(body)) is not None:
                level = int(tag[1])
            elif body[:1] in _RULES and _pattern(r"(?:[-*_=][ \t]*){3,}").fullmatch(body.rstrip(BLANK)):
                self.gap += 1
                return
            elif body[:1] == "[" and is_definition(body):
                return
            elif entry := words_of_entry(body):
                item = True
                at += entry
            if line.endswith("\\") and following.strip(BLANK):  # the line is broken here
                end -= 1
        text, look = self._words(at, end, half=start in self.halves)
        if not text.folded:
            return
        figure = read_figure(text)
        if figure is not None:
            self.blocks.append(figure)
            return
        if level:
            text = self._heading(text, at, end)
        full = self.wrapping is not None and not level and self.wrapping.breaks(line, following)
        gap = max(self.gap, 1) if indented and not self.markdown and self.gap == 0 else self.gap
        self.blocks.append(Line(text, level, look, list_item=item, gap=gap, full=full))

    def _setext(self, start: int, end: int, line: str, following: str) -> bool:
        under = following.strip(BLANK)
        if len(under) < 3 or self.gap == 0 or set(under) not in ({"="}, {"-"}) or line.lstrip(BLANK)[:1] in "#>|-":
            return False
        text = self._heading(self._words(start, end)[0], start, end)
        if not text.folded or len(text.folded) > 80:
            return False
        self.blocks.append(Line(text, 1 if under[0] == "=" else 2, gap=self.gap))
        self.gap = 1
        return True

    def _words(self, start: int, end: int, *, half: bool = False) -> tuple[Text, int]:
        """The text of a range without emphasis marks, inline tags and escapes; 2 when all of it is strong."""
        if self.markdown and any(sign in self.text[start:end] for sign in _INLINE):
            return read_inline(self.text, start, end, half=half)
        return read(self.text, start, end), 0

    def _heading(self, text: Text, start: int, end: int) -> Text:
        """The text of a heading without what links and attributes add to its words."""
        if "]" in text.folded or "}" in text.folded:
            return read_inline(self.text, start, end, heading=True)[0]
        return text

    # -- markup -------------------------------------------------------------------------------------------------

    def _markup(self, start: int, line: str) -> int | None:
        """Where a comment that begins this line ends, or an HTML table in it, whose words before it are read; None for
        other lines."""
        body = line.lstrip(BLANK)
        at = start + len(line) - len(body)
        if body.startswith("<!--"):
            while self.text.startswith("<!--", at):
                stop = self._comment(at)
                at = stop
                while at < start + len(line) and self.text[at] in BLANK:
                    at += 1
            return stop
        if self.markdown and "<table" in line.lower() and (opens := self._table_opens(at, body)) >= 0:
            stop = _table_end(self.text, opens)
            self._end_table()
            if opens > at:
                self._text_line(at, opens, self.text[at:opens], "")
            self._html_table(opens, stop)
            return stop
        return None

    def _table_opens(self, at: int, body: str) -> int:
        """Where an HTML table opens in a line, -1 for nowhere: one that words stand before is closed somewhere."""
        found = _pattern(r"(?i)<table[\s>]").search(body)
        if found is None:
            return -1
        before = body[: found.start()]
        if before and ((self.rows and self.pipes) or "`" in before or "|" in before or at > self._last_close()):
            return -1
        return at + found.start()

    def _last_close(self) -> int:
        """Where the last HTML table is closed, -1 for nowhere."""
        if self.closed is None:
            self.closed = self.text.lower().rfind("</table")
        return self.closed

    def _comment(self, at: int) -> int:
        """Where the comment that begins here ends."""
        stop = self.text.find("-->", at + 4)
        if stop < 0:
            zh, en = "注释没有结束，其后的内容没有读取", "a comment does not end: what follows it was not read"
            self.diagnostics.append(Diagnostic(Term("open-comment", zh, en), Span(at, at + 4)))
        stop = len(self.text) if stop < 0 else stop + 3
        span = Span(at, stop)
        directive = read_directive(self.text[at + 4 : stop - 3], span)
        if directive is not None:
            self.directives.append(directive)
        return stop

    def _html_table(self, start: int, stop: int) -> None:
        from . import html

        if html.available():
            for table in html.read_fragment_tables(self.text, start, stop, self.limits):
                self._add_table(table, pipes=True)
            return
        first_line = self.text.find("\n", start)
        self.diagnostics.append(
            Diagnostic(
                Term(
                    "html-table",
                    f"HTML表格没有读取：需要安装 {_EXTRA_HINT}",
                    f"an HTML table was not read: it needs {_EXTRA_HINT}",
                ),
                Span(start, stop if first_line < 0 else min(first_line, stop)),
            )
        )
        self.blocks.append(Figure(Span(start, stop), "unread-table"))

    def _front_matter(self, ranges: list[tuple[int, int, str]]) -> int:
        """Reads ``title`` and ``date`` of a front matter; the number of lines it takes. Data, never evaluated."""
        if not ranges or ranges[0][2].rstrip() != "---":
            return 0
        found: dict[str, Text] = {}
        for number, (_, end, line) in enumerate(ranges[1:_FRONT_MATTER_LINES], 1):
            if line.rstrip() in {"---", "..."}:
                title = found.get("title")
                published = found.get("published") or found.get("date")
                self.properties = Properties(title=title, published=published)
                return number + 1
            key, colon, value = line.partition(":")
            if colon and not key.startswith((" ", "\t", "#", "-")):
                bare = value.strip(" \t\"'")
                at = end - len(value) + (value.find(bare) if bare else 0)
                found.setdefault(key.strip().lower(), read(self.text, at, at + len(bare)))
        return 0

    # -- tables -------------------------------------------------------------------------------------------------

    def _table_line(self, start: int, end: int, line: str, following: str) -> bool:
        """Whether a line was taken as a row of a table."""
        body = line.strip(BLANK)
        if is_drawn(body):
            if ends_drawing(body):
                self._end_table()
            self.gap += not self.rows and is_ruler(body)
            return True
        if "\t" in line and is_tab_row(line, self._tabs_above()):
            if self.pipes:
                self._end_table()
            self.rows.append((start, end))
            return True
        if body and (body[0] in BARS or "|" in body) and self._is_pipe_row(body, following):
            if self.rows and not self.pipes:
                self._end_table()
            self.pipes = True
            self.rows.append((start, end))
            return True
        return False

    def _tabs_above(self) -> int:
        """The tabs of the row above, -1 when no table by tabs is being read."""
        if not self.rows or self.pipes:
            return -1
        return self.text.count("\t", *self.rows[-1])

    def _is_pipe_row(self, body: str, following: str) -> bool:
        if self.rows and self.pipes:
            return True
        if body[0] in BARS and body.count(body[0]) >= 2:
            return True
        under = following.strip(BLANK)
        if is_rule(under):
            return True
        return body.endswith("|") and body.count("|") >= 2 and under.endswith("|") and under.count("|") >= 2

    def _end_table(self) -> None:
        if not self.rows:
            return
        rows, pipes = self.rows, self.pipes
        self.rows, self.pipes = [], False
        if not pipes and len(rows) == 1 and not self._beside_table():
            start, end = rows[0]
            cells = [cell for cell in self.text[start:end].split("\t") if cell.strip(BLANK)]
            if len(cells) < 3:
                self._text_line(start, end, self.text[start:end], "")
                self.gap = 0
                return
        separator = bar_of(self.text[slice(*rows[0])].strip(BLANK)) if pipes else "\t"
        ruled = pipes and any(is_rule(self.text[a:b].strip(BLANK)) for a, b in rows)
        texts = [
            row_cells(self.text, a, b, separator, self.limits.columns, marked=self.markdown)
            for a, b in rows
            if not (ruled and is_rule(self.text[a:b].strip(BLANK)))
        ]
        if not texts:
            return
        self._add_table(flat_table(texts, Span(rows[0][0], rows[-1][1]), self.limits), pipes=ruled)

    def _beside_table(self) -> bool:
        return bool(self.blocks) and isinstance(self.blocks[-1], Grid)

    def _add_table(self, table: Table, *, pipes: bool) -> None:
        beside = self._beside_table()
        self.blocks.append(Grid(table, pipes=pipes, gap=self.gap if beside else 0))
        self.gap = 0


def _table_end(text: str, start: int) -> int:
    depth = 0
    for match in _pattern(r"(?i)<(/?)table[\s>]").finditer(text, start):
        depth += -1 if match[1] else 1
        if depth == 0:
            return match.end()
    return len(text)


Load = Callable[[bytes, str, Limits], Loaded]
