"""The text of a sidecar → its suppressions, every key and value checked.

[[ignore]]
code = "ORG001"
section = "S2"
text = "words of the line"
until = 2027-03-31
reason = "being corrected"
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime

from msgspec import structs

from reportlint.config.errors import ConfigError, Problems, TooManyProblems
from reportlint.config.sources import read_source
from reportlint.engine.results import RawDirective, RawEdit
from reportlint.model import LineIndex, fold_plain
from reportlint.syntax.toml import Document, Path
from reportlint.syntax.values import TABLES, Values, item_label, key_label

from .sidecars import SUFFIX, Ignore
from .suppressions import last_day

KEYS = ("code", "section", "text", "until", "reason")


def read_sidecar(path: str, shown: str, directory: str) -> tuple[Ignore, ...]:
    """The suppressions beside a report, by its path. ConfigError with all that is wrong."""
    try:
        source = read_source(path + SUFFIX, directory)
    except ConfigError as error:
        raise ConfigError(structs.replace(each, path=shown + SUFFIX) for each in error.problems) from None
    return () if source is None else parse_sidecar(source.data, source.document, shown)


def parse_sidecar(data: bytes, document: Document, shown: str) -> tuple[Ignore, ...]:
    """The suppressions that a sidecar's bytes and their document hold; ``shown`` is the report. ConfigError as above."""
    problems = Problems(shown + SUFFIX)
    found: list[Ignore] = []
    lines = LineIndex(data.decode("utf-8-sig"))
    with suppress(TooManyProblems):
        found += _Reader(document, problems, lines).read()
    if problems.found:
        raise ConfigError(problems.ordered())
    return tuple(found)


class _Reader:
    """Checks the keys and values of one sidecar."""

    def __init__(self, document: Document, problems: Problems, lines: LineIndex) -> None:
        self._document = document
        self._lines = lines
        self._values = Values(document, problems)

    def read(self) -> Iterator[Ignore]:
        for key, value in self._values.entries(self._document.values, (), ("ignore",)):
            if not isinstance(value, list):
                self._values.wrong_type(key_label(key), TABLES, value, (key,))
                continue
            for index, item in enumerate(value):
                path = (key, index)
                table = self._values.table(item_label(key), item, path)
                yield self._ignore(dict(self._values.entries(table, path, KEYS)), path)

    def _ignore(self, table: Mapping[str, object], path: Path) -> Ignore:
        texts = {key: self._text(table, key, path) for key in KEYS if key != "until"}
        if "code" not in table:
            self._values.problems.add(
                self._document.place(path), "这一条没有code：要屏蔽哪条规则", "this has no code: the rule to be ignored"
            )
        line, column = self._document.place((*path, "code"))
        excerpt = self._lines.line(line)
        directive = RawDirective(
            "ignore-file", [texts["code"]], line, column, 0, 0,
            until=self._until(table, path), reason=texts["reason"], excerpt=excerpt,
            removal=self._removal(path), listed=self._listed((*path, "code"), texts["code"]),
        )  # fmt: skip
        return Ignore(directive, fold_plain(texts["section"]), fold_plain(texts["text"]))

    def _removal(self, path: Path) -> RawEdit | None:
        """The lines of an ``[[ignore]]``, with the blank ones that would be one too many; None for one in braces."""
        first = self._document.place(path)[0]
        lines, count = self._lines, len(self._lines.starts)
        if not lines.line(first).lstrip().startswith("[["):
            return None
        ends = [self._document.ends.get((*path, key), (first, 1))[0] for key in KEYS]
        behind = max([first, *ends]) + 1
        if first == 1 or not lines.line(first - 1).strip():
            while behind <= count and not lines.line(behind).strip():
                behind += 1
        if behind <= count:
            return RawEdit(first, 1, behind, 1, "")
        while first > 1 and not lines.line(first - 1).strip():
            first -= 1
        return RawEdit(first, 1, *lines.position(len(lines.text)), "")

    def _listed(self, path: Path, words: str) -> RawEdit | None:
        """Where the words of a string stand; None for one that is not written as it is read."""
        line, column = self._document.place(path)
        end_line, _ = self._document.ends.get(path, (line, column))
        if line != end_line or not words or self._lines.line(line)[column:].find(words) != 0:
            return None
        return RawEdit(line, column + 1, line, column + 1 + len(words), words)

    def _text(self, table: Mapping[str, object], key: str, path: Path) -> str:
        return self._values.text(key_label(key), table[key], (*path, key)) if key in table else ""

    def _until(self, table: Mapping[str, object], path: Path) -> str:
        value = table.get("until")
        if value is None:
            return ""
        if isinstance(value, date) and not isinstance(value, datetime):
            return value.isoformat()
        if isinstance(value, str) and last_day(value) is not None:
            return value
        self._values.problems.add(
            self._document.place((*path, "until")),
            "“until”应当是日期，如2027-03-31",
            '"until" must be a date, such as 2027-03-31',
        )
        return ""
