"""What a rule found, in the words that examples and tests speak of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reportlint.engine.results import RawFix

_LONGEST = 60


class Found:
    """A finding as a test states it: the rule, the words at its place, the variant, and the cell where that matters.

    Two are equal when these are; a row or column that one of them does not state is not compared. The message and the
    position are beside them: ``zh``, ``en``, ``line``, ``offset`` (lines and columns from 1), and ``fix``, None or what
    is ``safe`` and its ``edits``, each with its ``text``.
    """

    __slots__ = ("at", "code", "column", "en", "fix", "line", "offset", "row", "variant", "zh")

    def __init__(
        self,
        code: str,
        at: str = "",
        variant: str = "",
        *,
        row: str = "",
        column: str = "",
        zh: str = "",
        en: str = "",
        line: int = 0,
        offset: int = 0,
        fix: RawFix | None = None,
    ) -> None:
        self.code = code
        self.at = at
        self.variant = variant
        self.row = row
        self.column = column
        self.zh = zh
        self.en = en
        self.line = line
        self.offset = offset
        self.fix = fix

    @property
    def key(self) -> tuple[str, str, str]:
        return self.code, self.at, self.variant

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Found) or self.key != other.key:
            return False
        stated = ((self.row, other.row), (self.column, other.column))
        return all(mine == theirs for mine, theirs in stated if mine and theirs)

    def __hash__(self) -> int:
        return hash(self.key)

    def __repr__(self) -> str:
        given = [repr(self.code), repr(self.at), *([repr(self.variant)] if self.variant else [])]
        given += [f"{name}={getattr(self, name)!r}" for name in ("row", "column") if getattr(self, name)]
        return f"Found({', '.join(given)})"

    def __str__(self) -> str:
        """One line for people: 91:4 ORG001 at "六、其他" (variant): message."""
        return self.told("en")

    def told(self, lang: str) -> str:
        """The line with the message in a language."""
        where = f"{self.line}:{self.offset} " if self.line else ""
        shown = self.at if len(self.at) <= _LONGEST else self.at[:_LONGEST] + "…"
        variant = f" ({self.variant})" if self.variant else ""
        cell = "".join(f" in {name} {word}" for name, word in (("row", self.row), ("column", self.column)) if word)
        message = self.zh if lang == "zh" else self.en
        return f'{where}{self.code}{variant} at "{shown}"{cell}' + (f": {message}" if message else "")


def difference(found: Sequence[Found], expected: Iterable[Found], lang: str = "en") -> Iterator[str]:
    """What was found against what was expected, a line each: "- " for what is missing, "+ " for what came besides."""
    left = list(found)
    for each in expected:
        if each in left:
            yield f"  {left.pop(left.index(each)).told(lang)}"
        else:
            yield f"- {each.told(lang)}"
    for each in left:
        yield f"+ {each.told(lang)}"
