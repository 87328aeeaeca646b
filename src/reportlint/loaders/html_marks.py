"""The text of a page with the place of every run of it, carried through the making of the tree.

turbohtml builds the tree that the HTML standard prescribes, but does not say where its text stood. So each run of text
is replaced, before the tree is built, by as many copies of a character of its own: wherever the standard then moves a
run (out of a broken table, under another parent), that character tells which run it was. White space stays, because
the standard treats it otherwise than words, and so do the offsets of all tags. Line ends become spaces of the same
length beforehand; then columns are offsets.
"""

from __future__ import annotations

from msgspec import Struct

from reportlint.model import Span, Unreadable

FIRST_MARK = 0x10000
"""The marks are the characters from here on: the tree treats them all alike."""
MARK = chr(FIRST_MARK)
_MARKS = 0x100000
_MAX_COPIES = 2_000_000
"""How many times unclosed formatting tags may be opened anew: each block repeats them all."""
_BLANK = " \t\f\0"
_RAW = frozenset(
    {"script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes", "noscript", "plaintext"}
)
"""Tags whose inside is text: the tokenizer and the tree may disagree on it in SVG, so it is left as it is."""
_FORMATTING = frozenset(
    {"a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"}
)


class Link(Struct, frozen=True, eq=False, gc=False):
    """An ``<a href>``."""

    href: str


class Piece(Struct, frozen=True, eq=False, gc=False):
    """A run of text as it stands in the file; ``chars`` are its characters where they are not those of the file."""

    start: int
    end: int
    bits: int = 0
    chars: str = ""
    link: Link | None = None


def too_many(zh: str, en: str, limit: int) -> Unreadable:
    """A page that would take too much memory: why, in both languages."""
    return Unreadable(
        "too-many-tags", f"网页过于庞杂：{zh}的限制", f"the page is too large: {en}; the limit is {limit}"
    )


class Run(Struct, frozen=True, gc=False):
    """A run of text that a mark stands for; ``lead`` characters of white space stand before it."""

    start: int
    end: int
    lead: int
    chars: str


class Marking:
    """The page with its text replaced by marks, and what they stand for."""

    def __init__(self, plain: str, base: int) -> None:
        self.plain = plain
        self.base = base
        self.runs: list[Run] = []
        self.blanks: list[tuple[int, int]] = []
        self.titles: list[Piece] = []
        self.comments: list[Span] = []
        self._parts: list[str] = []
        self._copied = 0
        self._walk()

    def marked(self) -> str:
        return "".join([*self._parts, self.plain[self._copied :]])

    def _walk(self) -> None:
        from turbohtml import TokenType, tokenize

        text, reference, opens, closes = (
            TokenType.TEXT,
            TokenType.CHARACTER_REFERENCE,
            TokenType.START_TAG,
            TokenType.END_TAG,
        )
        formatting = _Formatting()
        raw = ""
        for token in tokenize(self.plain, resolve_references=False, capture_source=True, capture_attributes=False):
            kind = token.type
            if kind is text:
                self._text(token.col, token.data or "", raw)
            elif kind is opens:
                tag = token.tag or ""
                raw = tag if tag in _RAW else ""
                if tag in _FORMATTING:
                    formatting.open(tag, token.source or "")
                elif formatting.weight:
                    formatting.block()
            elif kind is closes:
                raw = ""
                if token.tag in _FORMATTING:
                    formatting.close(token.tag)
            elif kind is reference:
                self._reference(token.col, token.source or "", token.data or "", raw)
            elif kind is TokenType.COMMENT and "reportlint:" in (token.data or ""):
                start = self.base + token.col
                self.comments.append(Span(start, start + len(token.source or "")))

    def _text(self, start: int, data: str, raw: str) -> None:
        if raw:
            self._raw_text(raw, start, data, "")
            return
        if self.plain.startswith(data, start):
            self._run(start, data)
            return
        at = 0
        while at < len(data):  # "</>" is dropped, and the text on both sides comes as one
            stop = self.plain.find("</>", start)
            part = data[at:] if stop < 0 else data[at : at + stop - start]
            if not self.plain.startswith(part, start):
                return  # found again by its words
            if part:
                self._run(start, part)
            at += len(part)
            start = stop + 3

    def _run(self, start: int, data: str) -> None:
        lead = len(data) - len(data.lstrip(_BLANK))
        end = start + len(data)
        if lead == len(data):
            self.blanks.append((self.base + start, self.base + end))
            return
        self._mark(start + lead, end, lead, "")

    def _reference(self, start: int, source: str, data: str, raw: str) -> None:
        if raw:
            self._raw_text(raw, start, source, data)
        elif data.strip(_BLANK + "\r\n"):  # written-out white space is white space to the tree too
            self._mark(start, start + len(source), 0, data)

    def _mark(self, start: int, end: int, lead: int, chars: str) -> None:
        number = len(self.runs)
        if number == _MARKS:
            raise too_many(f"文字碎片超过{_MARKS}段", "too many pieces of text", _MARKS)
        self._parts.append(self.plain[self._copied : start])
        self._parts.append(chr(FIRST_MARK + number) * (end - start))
        self._copied = end
        if not chars and "\0" in self.plain[start:end]:
            chars = self.plain[start:end].replace("\0", "\u200b")
        self.runs.append(Run(self.base + start, self.base + end, lead, chars))

    def _raw_text(self, tag: str, start: int, source: str, chars: str) -> None:
        if tag == "title":
            self.titles.append(Piece(self.base + start, self.base + start + len(source), 0, chars))
        plain = without_marks(source)
        if plain != source:  # it would pass for a mark
            self._parts.append(self.plain[self._copied : start])
            self._parts.append(plain)
            self._copied = start + len(source)


def without_marks(text: str) -> str:
    """The text with U+FFFD in the place of characters that marks are made of."""
    if text.isascii() or max(text) < MARK:
        return text
    return "".join(c if c < MARK else "\ufffd" for c in text)


class _Formatting:
    """How often unclosed formatting tags would be opened anew: a page of 80 KB can ask for millions of elements."""

    def __init__(self) -> None:
        self.weight = 0
        self._open: dict[str, list[str]] = {}
        self._alike: dict[str, int] = {}
        self._copies = 0

    def open(self, tag: str, source: str) -> None:
        self._open.setdefault(tag, []).append(source)
        alike = self._alike.get(source, 0) + 1
        self._alike[source] = alike
        if alike <= 3:  # of equal tags the standard keeps three
            self.weight += 1

    def close(self, tag: str) -> None:
        waiting = self._open.get(tag)
        if waiting:
            source = waiting.pop()
            self._alike[source] -= 1
            if self._alike[source] < 3:
                self.weight -= 1

    def block(self) -> None:
        self._copies += self.weight
        if self._copies > _MAX_COPIES:
            raise too_many(f"未关闭的格式标签展开后超过{_MAX_COPIES}个", "unclosed formatting tags", _MAX_COPIES)
