"""YAML with places: the core scalars of YAML 1.2, no tags, and a limit on what aliases expand to.

ruamel.yaml reads the events; nothing is built from them but plain data, so nothing in a file can run or blow up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from msgspec import Struct

from reportlint.model.text import LineIndex

from .toml import (
    DEEPEST,
    LONGEST_NUMBER,
    Document,
    Malformed,
    Path,
    Place,
    decode,
    duplicate_key,
    too_deep,
    too_long_number,
    too_many,
)

MOST_BYTES = 1 << 18
"""Less than for TOML: the reader takes a second for a megabyte."""
MOST_VALUES = 8_000


class _Node(Struct, frozen=True, eq=False):
    """``value`` is a scalar, a list of nodes, or a list of entries."""

    place: Place
    value: Any
    size: int
    """How many values it holds when its aliases are written out, itself among them."""


class _Entry(Struct, frozen=True, eq=False):
    key: str
    place: Place
    node: _Node


class _Merge(Struct, frozen=True, eq=False):
    """``<<: *anchor``: the mappings whose entries a mapping takes over, where it has no key of that name."""

    nodes: tuple[_Node, ...]


def read_yaml(data: bytes, most_values: int = MOST_VALUES, most_bytes: int = MOST_BYTES) -> Document:
    """The document of a YAML file. An empty one has no keys. Raises Malformed."""
    text = decode(data, most_bytes)
    root = _Composer(text, most_values).compose()
    if root is None or root.value is None:
        return Document({}, {}, {(): (1, 1)})
    if not _is_mapping(root):
        raise Malformed(root.place, "最外层应当是“键: 值”", "keys and values were expected at the top")
    builder = _Builder()
    values = builder.build(root, ())
    return Document(values, builder.keys, builder.places)


class _Composer:
    """Nodes out of events. An alias is its anchor's node itself, never a copy."""

    def __init__(self, text: str, most_values: int) -> None:
        self.text = text
        self.lines = LineIndex(text)
        self.most_values = most_values
        self._count = 0
        self._anchors: dict[str, _Node | None] = {}
        self._events = self._parse()
        self._place: Place = (1, 1)

    def compose(self) -> _Node | None:
        """The node at the top; None for a file without any."""
        root: _Node | None = None
        documents = 0
        while (event := self._next()) is not None:
            kind = type(event).__name__
            if kind == "DocumentStartEvent":
                documents += 1
                if documents > 1:
                    raise Malformed(
                        self._place, "文件里有第二个文档；只允许一个", "a second document begins here; a file holds one"
                    )
                root = self._node(self._next(), 0)
        return root

    def _parse(self) -> Iterator[Any]:
        from ruamel.yaml import YAML
        from ruamel.yaml.error import YAMLError

        try:
            yield from YAML(typ="safe", pure=True).parse(self.text)
        except YAMLError as error:
            mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
            index = mark.index if mark is not None else getattr(error, "position", None)
            place = self._place if index is None else self.lines.position(min(int(index), len(self.text)))
            said = str(getattr(error, "problem", None) or getattr(error, "reason", ""))
            before = self.text[: self.lines.starts[place[0] - 1] + place[1] - 1].rstrip()
            raise Malformed(place, *_explain(said, before)) from None
        except Exception:
            # The reader stumbles over some broken files with errors that are not its own.
            raise Malformed(self._place, *_ANYTHING) from None

    def _next(self) -> Any:
        event = next(self._events, None)
        if event is not None:
            self._place = self.lines.position(event.start_mark.index)
        return event

    def _node(self, event: Any, depth: int) -> _Node:
        place = self._place
        kind = type(event).__name__
        before = self._count
        self._count += 1
        if self._count > self.most_values:
            raise too_many(place, self.most_values)
        if depth > DEEPEST:
            raise too_deep(place)
        if kind == "AliasEvent":
            return self._alias(event.anchor, place)
        if event.tag is not None:
            raise Malformed(place, "不允许使用标签（!）", "tags (!) are not allowed")
        if event.anchor is not None:
            self._anchors[event.anchor] = None
        if kind == "ScalarEvent":
            value: Any = event.value if event.style else core_scalar(event.value, place)
        elif kind == "SequenceStartEvent":
            value = self._items(depth)
        else:
            value = self._entries(depth)
        node = _Node(place, value, self._count - before)
        if event.anchor is not None:
            self._anchors[event.anchor] = node
        return node

    def _alias(self, anchor: str, place: Place) -> _Node:
        if anchor not in self._anchors:
            raise Malformed(place, "别名所指的锚点不存在", "no anchor of this alias's name stands before it")
        node = self._anchors[anchor]
        if node is None:
            raise Malformed(place, "别名指向包含它自己的值", "this alias stands inside the value that it names")
        self._count += node.size - 1
        if self._count > self.most_values:
            raise Malformed(
                place,
                f"展开别名后值超过{self.most_values}个",
                f"with its aliases written out the file holds more than {self.most_values} values",
            )
        return node

    def _items(self, depth: int) -> tuple[_Node, ...]:
        items = []
        while type(event := self._next()).__name__ != "SequenceEndEvent":
            items.append(self._node(event, depth + 1))
        return tuple(items)

    def _entries(self, depth: int) -> list[_Entry | _Merge]:
        entries: list[_Entry | _Merge] = []
        seen: dict[str, Place] = {}
        while type(event := self._next()).__name__ != "MappingEndEvent":
            place = self._place
            if type(event).__name__ != "ScalarEvent":
                raise Malformed(place, "键应当是文字", "a key must be plain text")
            if event.tag is not None or event.anchor is not None:
                raise Malformed(place, "键不能有标签或锚点", "a key must have no tag and no anchor")
            key = event.value
            first = seen.setdefault(key, place)
            if first is not place:
                raise duplicate_key(place, first)
            value = self._next()
            if type(value).__name__ == "ScalarEvent" and not (value.value or value.style or value.tag):
                self._place = place  # the reader places what is not there at the next line
            node = self._node(value, depth + 1)
            if key == "<<" and not event.style:
                entries.append(_merge(node))
            else:
                entries.append(_Entry(key, place, node))
        return entries


def _is_mapping(node: _Node) -> bool:
    return isinstance(node.value, list)


def _merge(node: _Node) -> _Merge:
    nodes = node.value if isinstance(node.value, tuple) else (node,)
    for merged in nodes:
        if not _is_mapping(merged):
            raise Malformed(
                merged.place, "“<<”后面应当是一组键值", "behind << an alias of keys and values was expected"
            )
    return _Merge(nodes)


class _Builder:
    """Plain data out of nodes, every alias written out."""

    def __init__(self) -> None:
        self.keys: dict[Path, Place] = {}
        self.places: dict[Path, Place] = {}

    def build(self, node: _Node, path: Path) -> Any:
        if len(path) > DEEPEST:
            raise too_deep(node.place)
        self.places[path] = node.place
        if isinstance(node.value, tuple):
            return [self.build(item, (*path, index)) for index, item in enumerate(node.value)]
        if _is_mapping(node):
            values: dict[str, object] = {}
            for entry in self._entries(node):
                here = (*path, entry.key)
                self.keys[here] = entry.place
                values[entry.key] = self.build(entry.node, here)
            return values
        return node.value

    def _entries(self, node: _Node) -> list[_Entry]:
        """A mapping's own entries, then those that it takes over."""
        found = {entry.key: entry for entry in node.value if isinstance(entry, _Entry)}
        for merge in node.value:
            if isinstance(merge, _Merge):
                for merged in merge.nodes:
                    for entry in self._entries(merged):
                        found.setdefault(entry.key, entry)
        return list(found.values())


_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_FLAGS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_FIRST = frozenset("+-.0123456789")


@cache
def _numbers() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"),
        re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"),
        re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"),
    )


def core_scalar(text: str, place: Place = (1, 1)) -> str | int | float | bool | None:
    """What a plain scalar is by the core schema of YAML 1.2: ``no`` and ``12:30`` are words, ``010`` is ten."""
    if text in _NULLS:
        return None
    if text in _FLAGS:
        return _FLAGS[text]
    if text[0] not in _FIRST:
        return text
    whole, fraction, special = _numbers()
    is_whole = whole.fullmatch(text)
    if not is_whole and not fraction.fullmatch(text):
        return float(text.replace(".", "", 1)) if special.fullmatch(text) else text
    if len(text) > LONGEST_NUMBER:
        raise too_long_number(place)
    if not is_whole:
        return float(text)
    return int(text, {"0o": 8, "0x": 16}.get(text[:2], 10))


_ANYTHING = ("不符合YAML语法", "this is not valid YAML")
_REASONS = (
    (
        "mapping values are not allowed",
        "这里不能有“键: 值”；检查缩进和引号",
        "a key and value cannot stand here; look at the indentation and the quotes",
    ),
    (
        "sequence entries are not allowed",
        "这里不能有“- ”列表项；检查缩进",
        "a list item cannot stand here; look at the indentation",
    ),
    ("could not find expected ':'", "键的后面缺少冒号", "the colon behind a key is missing"),
    ("found character '\\t'", "不能用制表符缩进；请用空格", "a tab cannot indent; use spaces"),
    ("found character", "值不能以这个字符开头；请加引号", "a value cannot begin with this character; put it in quotes"),
    ("found unexpected end of stream", "字符串缺少结尾的引号", "the closing quote of a string is missing"),
    (
        "found unknown escape",
        "双引号里没有这样的转义符；反斜杠要写成两个，或改用单引号",
        "double quotes know no such escape; double the backslash or use single quotes",
    ),
    (
        "expected <block end>",
        "这一行的缩进与前面不一致，或前面的值没有写完",
        "the indentation of this line does not fit, or the value before it is not finished",
    ),
    ("expected ',' or ']'", "列表缺少逗号或右方括号", "a comma or the ] of a list is missing"),
    ("expected ',' or '}'", "缺少逗号或右花括号", "a comma or the } is missing"),
    ("expected the node content", "这里缺少值", "a value is missing here"),
    (
        "expected '<document start>'",
        "前面的内容已经结束，这里不能再有内容",
        "what stands before is finished; nothing more can stand here",
    ),
    ("special characters", "有不允许的字符", "a character that is not allowed"),
    ("found undefined tag handle", "不允许使用标签（!）", "tags (!) are not allowed"),
)
"""How the reader's sentences begin, and ours for it."""


_GOES_ON = (
    "以{或[开头的文字要放进引号",
    "words that begin with { or [ go in quotes",
)


def _explain(said: str, before: str) -> tuple[str, str]:
    """The reader's sentence in our words. ``before`` is the text before the place."""
    if before.endswith(("}", "]")) and said.startswith(("expected <block end>", "expected ',' or")):
        return _GOES_ON
    return next(((zh, en) for begin, zh, en in _REASONS if said.startswith(begin)), _ANYTHING)
