"""What is wrong in a file that a person wrote: every problem has a place and one sentence, in Chinese and in English."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

MOST_PROBLEMS = 100
_LONGEST_WORD = 60


class Problem(Struct, frozen=True):
    """One thing that is wrong. ``line`` is 0 where there is no file: ``path`` is then a folder or an option."""

    path: str
    line: int
    column: int
    zh: str
    en: str

    def message(self, lang: str = "en") -> str:
        return self.zh if lang == "zh" else self.en

    def render(self, lang: str = "en") -> str:
        """``path:line:column: sentence``."""
        place = f"{printable(self.path)}:{self.line}:{self.column}" if self.line else printable(self.path)
        return f"{place}: {self.message(lang)}"


class ProblemsFound(ValueError):
    """Files are wrong: all their problems, file by file, each in order of place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(self.render())

    def render(self, lang: str = "en") -> str:
        """All problems, one a line."""
        return "\n".join(problem.render(lang) for problem in self.problems)


class TooManyProblems(Exception):
    """There are so many problems in a file that reading on is of no use."""


class Problems:
    """Collects the problems of one file."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.found: list[Problem] = []

    def add(self, place: tuple[int, int], zh: str, en: str) -> None:
        """Take a problem in. Raises TooManyProblems behind the hundredth."""
        if len(self.found) == MOST_PROBLEMS:
            zh, en = (
                f"问题超过{MOST_PROBLEMS}个，其余不再列出",
                f"more than {MOST_PROBLEMS} problems; the rest is not listed",
            )
            self.found.append(Problem(self.path, *place, zh, en))
            raise TooManyProblems
        self.found.append(Problem(self.path, *place, zh, en))

    def ordered(self) -> list[Problem]:
        return sorted(self.found, key=lambda problem: (problem.line, problem.column))


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that is spelt most like a word; "" when none is near."""
    if not word or len(word) > _LONGEST_WORD:
        return ""
    from difflib import SequenceMatcher, get_close_matches

    small = word.lower().replace("_", "-")
    by_small = {name.lower(): name for name in sorted(known, reverse=True)}

    def distance(name: str) -> tuple[float, bool, int, str]:
        alike = next((i for i, (a, b) in enumerate(zip(small, name, strict=False)) if a != b), len(name))
        return -SequenceMatcher(None, name, small).ratio(), sorted(small) != sorted(name), -alike, name

    near = get_close_matches(small, by_small, 5)
    return by_small[min(near, key=distance)] if near else ""


def hint(word: str, known: Iterable[str]) -> tuple[str, str]:
    """How a sentence goes on when a known word is near: Chinese, English."""
    near = nearest(word, known)
    return (f"，是否指{near}？", f"; did you mean {near}?") if near else ("", "")


def quoted(word: str) -> tuple[str, str]:
    """A word of a file as sentences quote it, cut and without anything that a terminal would obey."""
    word = printable(word if len(word) <= _LONGEST_WORD else word[: _LONGEST_WORD - 1] + "…")
    return f"“{word}”", f' "{word}"'


def printable(text: str) -> str:
    """A text with every character that does not print written as its number."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)
