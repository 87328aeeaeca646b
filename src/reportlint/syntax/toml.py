"""TOML with places: the values that tomli reads, and where every key and value stands in the file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from reportlint.model.text import LineIndex

Place = tuple[int, int]
"""Line and column, both from 1; columns are characters."""
Path = tuple[str | int, ...]
"""The keys and indexes that lead from the top of a document to a value."""

MOST_BYTES = 1 << 20
MOST_VALUES = 20_000
DEEPEST = 32
LONGEST_NUMBER = 100
_NO_CONTROLS = bytes(byte for byte in range(256) if byte in b"\t\n\r" or (byte >= 0x20 and byte != 0x7F))


class Malformed(Exception):
    """A file that cannot be read as what it should be: the place and one sentence in both languages.

    The sentence never quotes the file: what was named by mistake may be anything.
    """

    def __init__(self, place: Place, zh: str, en: str) -> None:
        super().__init__(en)
        self.place = place
        self.zh = zh
        self.en = en


class Document(Struct, frozen=True, eq=False):
    """What a file says, as plain data, and the place of each key and each value by its path."""

    values: dict[str, object]
    keys: Mapping[Path, Place]
    places: Mapping[Path, Place]
    ends: Mapping[Path, Place] = {}
    """Where a value ends, exclusive; TOML only."""

    def key(self, path: Path) -> Place:
        """Where the key of a value stands; the value's own place for what has no key."""
        return self.keys.get(path) or self.place(path)

    def place(self, path: Path) -> Place:
        """Where a value stands; the place of what holds it when the file does not have it."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, (1, 1))


def read_toml(data: bytes) -> Document:
    """The document of a TOML file. Raises Malformed."""
    text = decode(data, MOST_BYTES)
    scanner = _Scanner(text)
    scanner.scan()
    import tomli

    try:
        values = tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        raise Malformed((error.lineno, error.colno), *_explain(error.msg)) from None
    except (ValueError, RecursionError):
        raise Malformed((1, 1), *_ANYTHING) from None
    return Document(values, scanner.keys, scanner.places, scanner.ends)


def decode(data: bytes, most: int) -> str:
    """The text of a file: UTF-8, of at most so many bytes, without control characters. Raises Malformed."""
    if len(data) > most:
        size = len(data)
        raise Malformed(
            (1, 1), f"文件有{size}字节，最多允许{most}字节", f"the file has {size} bytes; at most {most} are read"
        )
    if data.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        raise Malformed(
            (1, 1), "文件的编码是UTF-16或UTF-32；请另存为UTF-8", "the file is in UTF-16 or UTF-32; save it as UTF-8"
        )
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        byte = f"0x{data[error.start]:02X}"
        place = LineIndex(before).position(len(before))
        raise Malformed(
            place, f"字节{byte}不是UTF-8；请把文件另存为UTF-8", f"the byte {byte} is not UTF-8; save the file as UTF-8"
        ) from None
    controls = data.translate(None, _NO_CONTROLS)
    if controls:
        name = f"U+{controls[0]:04X}"
        raise Malformed(
            LineIndex(text).position(text.index(chr(controls[0]))),
            f"不允许出现控制字符{name}",
            f"the control character {name} is not allowed",
        )
    return text


def too_deep(place: Place) -> Malformed:
    return Malformed(place, f"嵌套超过{DEEPEST}层", f"nested more than {DEEPEST} deep")


def too_many(place: Place, most: int) -> Malformed:
    return Malformed(place, f"值超过{most}个", f"more than {most} values")


def too_long_number(place: Place) -> Malformed:
    return Malformed(place, f"数字超过{LONGEST_NUMBER}位", f"a number of more than {LONGEST_NUMBER} digits")


def duplicate_key(place: Place, first: Place) -> Malformed:
    return Malformed(
        place,
        f"键重复，第{first[0]}行已有同名的键",
        f"this key stands here twice; it was first given in line {first[0]}",
    )


@cache
def _blank() -> re.Pattern[str]:
    return re.compile(r"(?:[ \t\r\n]++|#[^\n]*+)*+")


@cache
def _bare_key() -> re.Pattern[str]:
    return re.compile(r"[A-Za-z0-9_-]++")


@cache
def _bare() -> re.Pattern[str]:
    return re.compile(r"[^\r\n,\]}#]++")


class _Lost(Exception):
    """The text is no TOML from here on; tomli says why."""


class _Scanner:
    """Finds the places of keys and values, and stops what would be too much before tomli reads it.

    It is more lenient than TOML: what it cannot follow, tomli refuses.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.lines = LineIndex(text)
        self.keys: dict[Path, Place] = {}
        self.places: dict[Path, Place] = {(): (1, 1)}
        self.ends: dict[Path, Place] = {}
        self._given: dict[Path, Place] = {}
        self._items: dict[Path, int] = {}
        """How many tables each array of tables has so far, by its path."""

    def scan(self) -> None:
        table: Path = ()
        try:
            while self._next():
                if self._next() == "[":
                    table = self._header()
                else:
                    self._pair(table)
        except _Lost:
            return

    def _next(self) -> str:
        """The next character behind blanks and comments; "" at the end."""
        found = _blank().match(self.text, self.at)
        if found is not None:
            self.at = found.end()
        return self.text[self.at : self.at + 1]

    def _take(self, mark: str) -> None:
        if not self.text.startswith(mark, self.at):
            raise _Lost
        self.at += len(mark)

    def _skip_spaces(self) -> None:
        while self.text[self.at : self.at + 1] in {" ", "\t"}:
            self.at += 1

    def _place(self) -> Place:
        return self.lines.position(self.at)

    def _header(self) -> Path:
        array = self.text.startswith("[[", self.at)
        self._take("[[" if array else "[")
        path: Path = ()
        parts = self._key_parts()
        for index, (part, place) in enumerate(parts):
            path = (*path, part)
            self._set_key(path, place)
            if array and index == len(parts) - 1:
                self._items[path] = self._items.get(path, 0) + 1
            if path in self._items:
                path = (*path, self._items[path] - 1)
                self._set_place(path, place)
        if not array:
            self._refuse_second(path, parts[-1][1])
        self._take("]]" if array else "]")
        return path

    def _pair(self, table: Path) -> None:
        path = table
        place = (1, 1)
        for part, place in self._key_parts():
            path = (*path, part)
            self._set_key(path, place)
        self._take("=")
        self._refuse_second(path, place)
        self._skip_spaces()
        self.places[path] = self._place()
        self._value(path)

    def _key_parts(self) -> list[tuple[str, Place]]:
        parts: list[tuple[str, Place]] = []
        while True:
            self._skip_spaces()
            start, place = self.at, self._place()
            if self.text[start : start + 1] in {'"', "'"}:
                self.at = _single_end(self.text, start)
            elif (found := _bare_key().match(self.text, start)) is not None:
                self.at = found.end()
            if self.at <= start:
                raise _Lost
            if len(parts) == DEEPEST:
                raise too_deep(place)
            parts.append((_spelt(self.text[start : self.at]), place))
            self._skip_spaces()
            if self.text[self.at : self.at + 1] != ".":
                return parts
            self.at += 1

    def _value(self, path: Path) -> None:
        character = self.text[self.at : self.at + 1]
        if character == "[":
            self._array(path)
        elif character == "{":
            self._inline_table(path)
        else:
            self._scalar(character)
        self.ends[path] = self._place()

    def _scalar(self, character: str) -> None:
        place = self._place()
        if character in {'"', "'"}:
            end = _string_end(self.text, self.at)
            if not end:
                raise Malformed(place, "字符串缺少结尾的引号", "the closing quote of this string is missing")
            self.at = end
            return
        found = _bare().match(self.text, self.at)
        if found is None:
            raise _Lost
        if len(found[0]) > LONGEST_NUMBER and not found[0].strip(" \t+-0123456789_.eE"):
            raise too_long_number(place)
        self.at = found.end()

    def _array(self, path: Path) -> None:
        opened = self._place()
        self._take("[")
        index = 0
        while self._next() != "]":
            if not self._next():
                raise Malformed(opened, "数组缺少右方括号", "the ] of this array is missing")
            item = (*path, index)
            self._set_place(item, self._place())
            self._value(item)
            index += 1
            if self._next() == ",":
                self.at += 1
            elif self._next() not in {"]", ""}:
                raise _Lost
        self.at += 1

    def _inline_table(self, path: Path) -> None:
        opened = self._place()
        self._take("{")
        while self._next() != "}":
            if not self._next():
                raise Malformed(opened, "表缺少右花括号", "the } of this table is missing")
            self._pair(path)
            if self._next() == ",":
                self.at += 1
            elif self._next() not in {"}", ""}:
                raise _Lost
        self.at += 1

    def _set_key(self, path: Path, place: Place) -> None:
        self.keys.setdefault(path, place)
        self._set_place(path, place)

    def _set_place(self, path: Path, place: Place) -> None:
        if len(path) > DEEPEST:
            raise too_deep(place)
        self.places.setdefault(path, place)
        if len(self.places) > MOST_VALUES:
            raise too_many(place, MOST_VALUES)

    def _refuse_second(self, path: Path, place: Place) -> None:
        first = self._given.setdefault(path, place)
        if first != place:
            raise duplicate_key(place, first)


def _string_end(text: str, at: int) -> int:
    """Where the string that begins at a quote ends; 0 when it does not."""
    quote = text[at]
    if not text.startswith(quote * 3, at):
        return _single_end(text, at)
    end = _closing(text, at + 3, quote * 3)
    more = 0 if not end else min(2, len(text[end : end + 2]) - len(text[end : end + 2].lstrip(quote)))
    return end + more  # up to two quotes before the closing three belong to the string


def _single_end(text: str, at: int) -> int:
    end = _closing(text, at + 1, text[at])
    return 0 if "\n" in text[at:end] else end


def _closing(text: str, at: int, mark: str) -> int:
    """The index behind the next closing mark that no backslash escapes; 0 when there is none."""
    found = text.find(mark, at)
    while found >= 0:
        slash = text.find("\\", at, found) if mark[0] == '"' else -1
        if slash < 0:
            return found + len(mark)
        at = slash + 2
        if at > found:
            found = text.find(mark, at)
    return 0


def _spelt(key: str) -> str:
    if key[0] not in "\"'":
        return key
    if key[0] == "'" or "\\" not in key:
        return key[1:-1]
    import tomli

    try:
        return str(tomli.loads(f"k = {key}")["k"])
    except tomli.TOMLDecodeError:
        raise _Lost from None


_ANYTHING = ("不符合TOML语法", "this is not valid TOML")
_REASONS = (
    ("Invalid value", "这里不是有效的值；文字要写在引号里", "this is not a value; text must stand in quotes"),
    ("Invalid initial character", "这里应当是一个键", "a key was expected here"),
    ("Invalid statement", "这里应当是“键 = 值”或“[表]”", "a key = value or a [table] was expected here"),
    ("Expected '=' after", "键的后面缺少等号", "= is missing behind the key"),
    ("Expected newline or end", "值的后面多出了内容", "something stands behind the value"),
    ("Expected ']", "表名后面缺少右方括号", "the ] of the table's name is missing"),
    ("Illegal character", "字符串里有不允许的字符", "a string holds a character that is not allowed"),
    ("Found invalid character", "有不允许的字符", "a character that is not allowed"),
    (
        "Unescaped '\\'",
        "字符串里的反斜杠要写成两个，或改用单引号",
        "a backslash in a string must be doubled, or the string put in single quotes",
    ),
    ("Invalid hex value", "转义符后面的十六进制数不对", "the hexadecimal number behind an escape is wrong"),
    ("Escaped character", "转义符写的不是字符", "an escape does not name a character"),
    ("Invalid date", "这样的日期或时间不存在", "there is no such date or time"),
    ("Cannot declare", "这个表已经写过", "this table stands here twice"),
    ("Duplicate inline table key", "键重复", "this key stands here twice"),
    ("Cannot", "这个键已经有值，不能再写", "this key already has a value"),
)
"""How tomli's sentences begin, and ours for it."""


def _explain(said: str) -> tuple[str, str]:
    return next(((zh, en) for begin, zh, en in _REASONS if said.startswith(begin)), _ANYTHING)
