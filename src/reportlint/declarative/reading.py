"""A rule file as typed values: every key and value checked, all problems kept, each with its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from msgspec import NODEFAULT, Struct, structs

from reportlint.syntax.problems import Problem, Problems, ProblemsFound, TooManyProblems, hint, quoted
from reportlint.syntax.toml import Document, Malformed, Path, Place
from reportlint.syntax.values import FLAG, MOST_ITEMS, STRING, TABLE, Values, Words, item_label, key_label
from reportlint.syntax.yaml import read_yaml

from .schema import REQUIREMENTS, PlaceName, Rule, RuleFile
from .schema import Place as PlaceKeys


class RuleFileError(ProblemsFound):
    """Rule files are wrong: all their problems, file by file, each in order of place."""


class _Wrong:
    """Stands for a value that cannot be used; a problem says why."""


WRONG = _Wrong()


class RuleSource(Struct, frozen=True, eq=False):
    """A rule file that was read. ``paths`` are those of its rules in the document; wrong rules are left out."""

    shown: str
    document: Document
    lines: tuple[str, ...]
    file: RuleFile
    paths: tuple[Path, ...]
    problems: Problems

    def inside(self, path: Path, at: int, words: str) -> Place:
        """The place of a character of a string; the string's own where the file writes it otherwise (with escapes, over
        several lines)."""
        line, column = self.document.place(path)
        written = self.lines[line - 1] if line <= len(self.lines) else ""
        start = written.find(words, column - 1)
        return (line, start + at + 1) if start >= 0 and "\n" not in words else (line, column)


def read_rule_file(data: bytes, shown: str) -> RuleSource:
    """The rules of a file. Raises RuleFileError for a file that is no YAML; what else is wrong is in ``problems``."""
    problems = Problems(shown)
    try:
        document = read_yaml(data)
    except Malformed as error:
        raise RuleFileError([Problem(shown, *error.place, error.zh, error.en)]) from None
    lines = tuple(data.decode("utf-8-sig", "replace").split("\n"))
    reader = _Reader(document, problems)
    rules: list[tuple[Any, Path]] = []
    profile = ""
    with suppress(TooManyProblems):
        rules, profile = reader.read()
    return RuleSource(
        shown, document, lines, RuleFile([rule for rule, _ in rules], profile), tuple(p for _, p in rules), problems
    )


class _Reader:
    def __init__(self, document: Document, problems: Problems) -> None:
        self.document = document
        self.problems = problems
        self.values = Values(document, problems)

    def read(self) -> tuple[list[tuple[Any, Path]], str]:
        """The right rules with their paths, and the profile that the file names."""
        top = dict(self.values.entries(self.document.values, (), ("rules", "profile")))
        profile = self.values.text(key_label("profile"), top["profile"], ("profile",)) if "profile" in top else ""
        if "rules" not in top:
            self.problems.add((1, 1), "文件里没有rules", "the file has no rules")
            return [], profile
        listed = top["rules"]
        if not isinstance(listed, list):
            self.values.wrong_type(
                key_label("rules"),
                ("规则的列表（每条以“- ”开头）", 'a list of rules (each begins with "- ")'),
                listed,
                ("rules",),
            )
            return [], profile
        if not listed:
            self.problems.add(self.document.place(("rules",)), "“rules”是空的", '"rules" is empty')
        found: list[tuple[Any, Path]] = []
        for index, value in enumerate(listed):
            rule = self.convert(Rule, value, ("rules", index), item_label("rules"))
            if rule is not WRONG:
                found.append((rule, ("rules", index)))
        return found, profile

    def convert(self, kind: Any, value: object, path: Path, label: Words) -> Any:
        """A value as its type has it; WRONG, and a problem, where it is none."""
        kind = _bare(kind)
        members = get_args(kind) if get_origin(kind) in {Union, UnionType} else (kind,)
        fitting = next((member for member in members if _is_like(member, value)), None)
        if kind == PLACES and isinstance(value, str) and value not in get_args(PlaceName):
            return self._no_place(value, path)
        if fitting is None:
            quotable = str in members and isinstance(value, (bool, int, float))
            self.values.wrong_type(label, STRING if quotable else _expected(members), value, path)
            return WRONG
        return self._fitting(fitting, members, value, path, label)

    def _no_place(self, word: str, path: Path) -> Any:
        """A word that names no place: sections and tables are not written so."""
        shown, near = quoted(word), hint(word, get_args(PlaceName))
        listed = get_args(PlaceName)
        self.problems.add(
            self.document.place(path),
            f"“in”应当是{'、'.join(listed)}之一，或写作{_PLACE_FORMS}，而不是{shown[0]}{near[0]}",
            f'"in" must be one of {", ".join(listed)}, or written {_PLACE_FORMS}, not{shown[1]}{near[1]}',
        )
        return WRONG

    def _fitting(self, kind: Any, members: Sequence[Any], value: Any, path: Path, label: Words) -> Any:
        if isinstance(kind, type) and issubclass(kind, Struct):
            return self._table(kind, value, path, label)
        origin = get_origin(kind)
        if origin is Literal:
            free = str in members
            return value if free else self.values.choice(label, value, path, get_args(kind)) or WRONG
        if origin in {list, tuple}:
            return self._list(kind, value, path)
        if origin is dict:
            of = get_args(kind)[1]
            found = {key: self.convert(of, item, (*path, key), key_label(key)) for key, item in value.items()}
            return WRONG if any(item is WRONG for item in found.values()) else found
        if isinstance(value, str) and not _is_text(value):
            zh, en = f"{label[0]}里有不是文字的内容", f"{label[1]} holds what is no character"
            self.problems.add(self.document.place(path), zh, en)
            return WRONG
        if kind is str and path[-1] not in _MAY_BE_EMPTY:
            return self.values.text(label, value, path) or WRONG
        return value

    def _list(self, kind: Any, value: list[object], path: Path) -> Any:
        name = str(next((part for part in reversed(path) if isinstance(part, str)), ""))
        if not value and path[-1] not in _MAY_BE_EMPTY:
            self.problems.add(self.document.place(path), f"“{name}”是空的", f'"{name}" is empty')
            return WRONG
        if len(value) > MOST_ITEMS:
            place = self.document.place((*path, MOST_ITEMS))
            self.problems.add(place, f"“{name}”超过{MOST_ITEMS}项", f'"{name}" holds more than {MOST_ITEMS} items')
            return WRONG
        of = get_args(kind)[0]
        found = [self.convert(of, item, (*path, index), item_label(name)) for index, item in enumerate(value)]
        if any(item is WRONG for item in found):
            return WRONG
        return tuple(found) if get_origin(kind) is tuple else found

    def _table(self, kind: type[Struct], value: dict[str, object], path: Path, label: Words) -> Any:
        fields = _fields(kind)
        parts: dict[str, Any] = {}
        right = len(value.keys() & fields.keys()) == len(value)
        for key, item in self.values.entries(value, path, fields, listing=len(fields) <= _FEW_KEYS):
            found = self.convert(fields[key].type, item, (*path, key), key_label(key))
            right = right and found is not WRONG
            parts[fields[key].name] = found
        for key, field in fields.items():
            if key not in value and field.default is NODEFAULT and field.default_factory is NODEFAULT:
                self.problems.add(self.document.place(path), f"{label[0]}缺少“{key}”", f'{label[1]} lacks "{key}"')
                right = False
        if kind is Rule and value.keys() <= fields.keys() and not value.keys() & set(REQUIREMENTS):
            listed = "、".join(REQUIREMENTS), ", ".join(REQUIREMENTS)
            self.problems.add(
                self.document.place(path),
                f"{label[0]}没有要求：{listed[0]}至少要有一个",
                f"{label[1]} requires nothing: one of {listed[1]} must be there",
            )
            right = False
        return kind(**parts) if right else WRONG


_MAY_BE_EMPTY = frozenset({"replace", "at", "until", "variant", "row", "column", "note", "tags", "examples", "edits"})
"""Keys of examples and the like whose value may be nothing."""
PLACES = PlaceName | PlaceKeys
_PLACE_FORMS = "{section: …}, {heading: …}, {table: …}, {property: …}"
_FEW_KEYS = 10
"""A table with no more keys lists them where one is not known and none is near."""
_NAMES: Mapping[Any, Words] = {str: STRING, bool: FLAG, int: ("整数", "a whole number"), float: ("数", "a number")}


def _is_text(value: str) -> bool:
    """Whether a string can be written: an escape can stand for half a character."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _bare(kind: Any) -> Any:
    """A type without what is said about it."""
    return get_args(kind)[0] if get_origin(kind) is Annotated else kind


def _is_like(kind: Any, value: object) -> bool:
    """Whether a value is of the sort of a type, so that what else is wrong is its content."""
    origin = get_origin(kind)
    if origin is Literal:
        return isinstance(value, str)
    if origin in {list, tuple}:
        return isinstance(value, list)
    if origin is dict or (isinstance(kind, type) and issubclass(kind, Struct)):
        return isinstance(value, dict)
    if kind is type(None):
        return False
    if isinstance(value, bool):
        return kind is bool
    return isinstance(value, kind)


def _expected(members: Sequence[Any]) -> Words:
    """What the types of a value are, in words. A key that may be left out is still not written empty."""
    names = list(dict.fromkeys(_expected_name(member) for member in members if member is not type(None)))
    return names[0] if len(names) == 1 else ("或".join(zh for zh, _ in names), " or ".join(en for _, en in names))


def _expected_name(kind: Any) -> Words:
    if get_origin(kind) is Literal:
        listed = get_args(kind)
        return f"{'、'.join(listed)}之一", f"one of {', '.join(listed)}"
    if get_origin(kind) in {list, tuple}:
        of = _expected_name(get_args(kind)[0]) if get_args(kind) else STRING
        return ("字符串列表", "a list of strings") if of == STRING else ("列表", "a list")
    return _NAMES.get(kind, TABLE)


@cache
def _fields(kind: type[Struct]) -> Mapping[str, structs.FieldInfo]:
    """The keys of a table."""
    return {field.encode_name: field for field in structs.fields(kind)}
