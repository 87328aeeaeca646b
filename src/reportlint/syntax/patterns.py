"""Patterns that people write in rule files: RE2 over folded text, so that none takes more than linear time.

Plain words, also several parted by ``|``, are looked for without RE2, which is imported for the first other pattern.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from msgspec import Struct

from reportlint.model.folding import fold_character, fold_plain

LONGEST = 1_000
MOST_MEMORY = 8 << 20
_SPECIAL = frozenset("\\.^$*+?{}[]()")
INSTALL = "pip install 'reportlint[yaml-rules]'"


class PatternError(ValueError):
    """A pattern cannot be used: why, in both languages, and at which of its characters, from 0."""

    def __init__(self, zh: str, en: str, at: int = 0) -> None:
        super().__init__(en)
        self.zh = zh
        self.en = en
        self.at = at


class Match(Struct, frozen=True, gc=False):
    """Where a pattern was found, and its named groups as text."""

    start: int
    end: int
    groups: Mapping[str, str]
    first: str
    """The first group; the whole match when there is none."""


class Pattern:
    """A pattern ready to be looked for."""

    __slots__ = ("_bytes", "_regexp", "_words", "names", "source")

    def __init__(self, source: str, words: tuple[str, ...], regexp: Any, coarse: Any) -> None:
        self.source = source
        self._words = words
        self._regexp = regexp
        self._bytes = coarse
        self.names: frozenset[str] = frozenset(regexp.groupindex if regexp is not None else ())

    def may_occur(self, joined: str, encoded: bytes) -> bool:
        """False when no text among those joined by line ends holds the pattern. ``encoded`` is ``joined`` in UTF-8."""
        if self._words:
            return any(word in joined for word in self._words)
        return self._bytes is None or self._bytes.search(encoded) is not None

    def search(self, text: str) -> Match | None:
        """The first match."""
        return next(self.finditer(text), None)

    def fits(self, text: str) -> Match | None:
        """The match of the whole text."""
        if self._words:
            return Match(0, len(text), {}, text) if text in self._words else None
        found = self._regexp.fullmatch(text)
        return None if found is None else _read(found, self.names)

    def finditer(self, text: str) -> Iterator[Match]:
        """All matches from left to right; empty ones are none."""
        if self._words:
            yield from _find_words(self._words, text)
            return
        for found in self._regexp.finditer(text):
            if found.end() > found.start():
                yield _read(found, self.names)


def _read(found: Any, names: frozenset[str]) -> Match:
    groups = {name: found[name] or "" for name in names} if names else {}
    first = found[1] if found.re.groups else found[0]
    return Match(found.start(), found.end(), groups, first or "")


def _find_words(words: tuple[str, ...], text: str) -> Iterator[Match]:
    """Words as alternatives: the leftmost, among those that begin at one place the first."""
    nexts = [text.find(word) for word in words]
    while True:
        start, index = min(((at, i) for i, at in enumerate(nexts) if at >= 0), default=(-1, 0))
        if start < 0:
            return
        end = start + len(words[index])
        yield Match(start, end, {}, words[index])
        nexts = [at if at < 0 or at >= end else text.find(word, end) for at, word in zip(nexts, words, strict=True)]


def compile_pattern(source: str, *, empty: bool = False) -> Pattern:
    """A pattern out of its source. Raises PatternError; for one that fits nothing at all unless ``empty``."""
    if len(source) > LONGEST:
        raise PatternError(f"模式超过{LONGEST}个字符", f"the pattern is longer than {LONGEST} characters")
    _refuse_unfolded(source)
    words = tuple(source.split("|"))
    if all(words) and not _SPECIAL & set(source):
        return Pattern(source, words, None, None)
    regexp = _compiled(source)
    if not empty and (not source or regexp.fullmatch("") is not None):
        raise PatternError(
            "这个模式也匹配空文字，到处都会匹配；请去掉多余的“*”“?”或“|”",
            "the pattern fits nothing at all too, so it is found everywhere; take out a * or ? or |",
        )
    return Pattern(source, (), regexp, None if _has_anchor(source) else _compiled(source.encode()))


def _compiled(source: str | bytes) -> Any:
    re2 = _engine()
    options = re2.Options()
    options.log_errors = False
    options.max_mem = MOST_MEMORY
    try:
        return re2.compile(source, options)
    except re2.error as error:
        said = error.args[0]
        raise _explain(said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said), source) from None


def _engine() -> Any:
    try:
        import re2
    except ImportError:
        raise PatternError(
            f"这个模式需要google-re2：{INSTALL}（普通文字不需要）",
            f"this pattern needs google-re2: {INSTALL} (plain words do not)",
        ) from None
    return re2


def _has_anchor(source: str) -> bool:
    """Whether a pattern speaks of where a text begins or ends, so that texts cannot be searched as one."""
    return any(mark in source for mark in ("^", "$", "\\A", "\\z", "\\b", "\\B"))


# -- characters that no text holds -------------------------------------------------------------------------------


@cache
def _numbered() -> re.Pattern[str]:
    return re.compile(r"\\x(?:\{([0-9A-Fa-f]{1,6})\}|([0-9A-Fa-f]{2}))")


def _refuse_unfolded(source: str) -> None:
    """Text is read folded: a character that folding changes or drops is never found."""
    for at, character in enumerate(source):
        _refuse_character(character, at)
    for match in _numbered().finditer(source):
        code = int(match[1] or match[2], 16)
        if code <= 0x10FFFF:
            _refuse_character(chr(code), match.start())
    _refuse_spaces(source)


def _refuse_character(character: str, at: int) -> None:
    if character == " ":
        return
    folded = fold_character(character)
    if folded == character:
        return
    name = _shown(character)
    if character == "\b":
        raise PatternError(
            "双引号里的\\b是退格；模式不需要单词边界：请删去",
            "double quotes make a backspace of \\b; patterns need no word boundaries: leave it out",
            at,
        )
    if not folded:
        raise PatternError(f"{name}读取时会去掉；请删去", f"{name} is dropped when a report is read; leave it out", at)
    what = ("空格", "a space") if folded == " " else (f"“{folded}”", f'"{folded}"')
    raise PatternError(f"{name}读作{what[0]}；请写{what[0]}", f"{name} is read as {what[1]}; write {what[1]}", at)


def _shown(character: str) -> str:
    return f"“{character}”" if character.isprintable() else f"U+{ord(character):04X}"


def _refuse_spaces(source: str) -> None:
    """A space beside Chinese and a second space are dropped. Inside […] a space stands for itself alone."""
    inside = False
    for at, character in enumerate(source):
        if character in "[]" and source[at - 1 : at] != "\\":
            inside = character == "["
        if character != " " or inside:
            continue
        before, behind = source[at - 1 : at], source[at + 1 : at + 2]
        if behind == " ":
            raise PatternError("连续的空格读作一个；请只写一个", "several spaces are read as one; write one", at)
        if any(fold_plain(f"a{side} a") != f"a{side} a" for side in (before, behind) if side):
            raise PatternError(
                "汉字和中文标点旁边的空格读取时会去掉；请删去这个空格",
                "a space beside Chinese characters is dropped when a report is read; leave it out",
                at,
            )


# -- what RE2 says, in words -------------------------------------------------------------------------------------

_REASONS = (
    (
        "missing ): ",
        "缺少右括号“)”；作为普通文字的括号写作“\\(”",
        "a ) is missing; a bracket as plain text is written \\(",
    ),
    (
        "unexpected ): ",
        "多了一个“)”；作为普通文字的括号写作“\\)”",
        "a ) has no (; a bracket as plain text is written \\)",
    ),
    ("missing ]: ", "缺少右方括号“]”", "a ] is missing"),
    ("bad repetition operator: ", "重复符号不能连用", "two repetitions stand side by side"),
    (
        "no argument for repetition operator: ",
        "重复符号前面没有内容；作为普通文字的符号前面加“\\”",
        "nothing stands before this repetition; as plain text it is written with \\ before it",
    ),
    ("invalid repetition size: ", "重复次数合起来不能超过1000", "repetitions are limited to 1000 in all"),
    ("invalid character class range: ", "方括号里的范围有误", "the range in […] is wrong"),
    ("invalid UTF-8", "有不是文字的内容", "this is no text"),
    ("trailing \\", "末尾多了一个“\\”", "a \\ stands at the end"),
    ("invalid named capture group: ", "命名的组写作(?P<名称>…)", "a named group is written (?P<name>…)"),
    ("pattern too large", "模式过大，请减少重复次数", "the pattern is too large; repeat less often"),
)


def _explain(said: str, source: str | bytes) -> PatternError:
    text = source if isinstance(source, str) else source.decode()
    _, _, part = said.partition(": ")
    at = max(text.find(part), 0) if part else 0
    if said.startswith("invalid perl operator: (?"):
        if part[2:3] in {"=", "!", "<"}:
            return PatternError(
                "不能用先行或后行断言（(?=、(?!、(?<=、(?<!）",
                "look-ahead and look-behind ((?=, (?!, (?<=, (?<!) are not to be had",
                at,
            )
        return PatternError(f"不认识“{part}”", f"{part} is not known", at)
    if said.startswith("invalid escape sequence: "):
        if part[1:2] in {"u", "U"}:
            return PatternError(
                "不能用\\u写字符；请直接写这个字符，任何汉字写作\\p{Han}",
                "a character cannot be written with \\u; write the character itself, and \\p{Han} for any Chinese one",
                at,
            )
        if part[1:2].isdigit():
            return PatternError("不能引用前面的组（\\1）", "a group cannot be referred to (\\1)", at)
        return PatternError(f"不认识“{part}”", f"{part} is not known", at)
    for begin, zh, en in _REASONS:
        if said.startswith(begin):
            return PatternError(zh, en, at if len(part) < len(text) else 0)
    return PatternError(f"模式有误（{said[:80]}）", f"the pattern is wrong ({said[:80]})", at)
