"""Values of files that people write against the types that they should have. Every check gives the value, or a problem."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from .problems import Problems, hint, quoted
from .toml import Document, Path

Words = tuple[str, str]
"""The same words in Chinese and in English."""

MOST_ITEMS = 1000
STRING: Words = ("字符串", "a string")
STRINGS: Words = ("字符串列表", "a list of strings")
FLAG: Words = ("true或false", "true or false")
TABLE: Words = ("一组键值", "a table of keys and values")
TABLES: Words = ("表的列表", "a list of tables")


def kind_of(value: object) -> Words:
    """What a value is, in words."""
    if value is None:
        return "空值", "nothing"
    if isinstance(value, bool):
        return "布尔值", "true or false"
    if isinstance(value, int):
        return "整数", "a whole number"
    if isinstance(value, float):
        return "小数", "a decimal number"
    if isinstance(value, str):
        return "字符串", "a string"
    if isinstance(value, list):
        return "列表", "a list"
    if isinstance(value, dict):
        return "一组键值", "a table"
    return ("日期", "a date") if hasattr(value, "year") else ("时间", "a time")


def key_label(key: str) -> Words:
    """A key of ours as sentences name it."""
    return f"“{key}”", f'"{key}"'


def item_label(key: str) -> Words:
    return f"“{key}”里的一项", f'an item of "{key}"'


class Values:
    """Checks values of a document. ``quoting`` is off for a file whose words must not be repeated."""

    def __init__(self, document: Document, problems: Problems, *, quoting: bool = True) -> None:
        self.document = document
        self.problems = problems
        self.quoting = quoting

    def quote(self, word: str) -> Words:
        """A word of the file in quotes, with a space before it in English; nothing when it must not be quoted."""
        return quoted(word) if self.quoting else ("", "")

    def wrong_type(self, label: Words, expected: Words, value: object, path: Path) -> None:
        got = kind_of(value)
        how: Words = ("", "")
        if expected is STRING and value is not None and not isinstance(value, (list, dict)):
            how = ("；请加引号", "; put it in quotes")
        elif expected is STRINGS and isinstance(value, str):
            how = ("；请放进方括号", "; put it in square brackets")
        elif expected is TABLES and isinstance(value, dict):
            how = (f"；在TOML里写作[[{path[-1]}]]", f"; in TOML write [[{path[-1]}]]")
        self.problems.add(
            self.document.place(path),
            f"{label[0]}应当是{expected[0]}，而不是{got[0]}{how[0]}",
            f"{label[1]} must be {expected[1]}, not {got[1]}{how[1]}",
        )

    def table(self, label: Words, value: object, path: Path) -> dict[str, object]:
        if isinstance(value, dict):
            return value
        self.wrong_type(label, TABLE, value, path)
        return {}

    def entries(
        self, table: dict[str, object], path: Path, known: Collection[str], *, listing: bool = False
    ) -> Iterator[tuple[str, object]]:
        """The entries of a table whose keys are known; a problem for every other key, with ``listing`` one that names
        the known ones where none is near."""
        for key, value in table.items():
            if key in known:
                yield key, value
                continue
            word, near = self.quote(key), hint(key, known)
            if listing and not near[0]:
                near = f"；有：{'、'.join(known)}", f"; there are: {', '.join(known)}"
            self.problems.add(
                self.document.key((*path, key)), f"未知的键{word[0]}{near[0]}", f"unknown key{word[1]}{near[1]}"
            )

    def text(self, label: Words, value: object, path: Path) -> str:
        """A string that is not empty; "" and a problem for anything else."""
        if not isinstance(value, str):
            self.wrong_type(label, STRING, value, path)
            return ""
        if not value.strip():
            self.problems.add(self.document.place(path), f"{label[0]}是空的", f"{label[1]} is empty")
            return ""
        return value

    def texts(self, key: str, value: object, path: Path) -> Iterator[tuple[str, Path]]:
        """The strings of a list, each with its path."""
        if not isinstance(value, list):
            self.wrong_type(key_label(key), STRINGS, value, path)
            return
        if len(value) > MOST_ITEMS:
            place = self.document.place((*path, MOST_ITEMS))
            self.problems.add(place, f"“{key}”超过{MOST_ITEMS}项", f'"{key}" holds more than {MOST_ITEMS} items')
            return
        for index, item in enumerate(value):
            here = (*path, index)
            text = self.text(item_label(key), item, here)
            if text:
                yield text, here

    def flag(self, key: str, value: object, path: Path) -> bool | None:
        if isinstance(value, bool):
            return value
        self.wrong_type(key_label(key), FLAG, value, path)
        return None

    def choice(self, label: Words, value: object, path: Path, choices: Iterable[str]) -> str:
        """One of some words; "" and a problem for anything else."""
        text = self.text(label, value, path)
        if not text or text in choices:
            return text
        near = hint(text, choices)
        word = self.quote(text)
        listed = list(choices)
        self.problems.add(
            self.document.place(path),
            f"{label[0]}应当是{'、'.join(listed)}之一{'，而不是' if word[0] else ''}{word[0]}{near[0]}",
            f"{label[1]} must be one of {', '.join(listed)}{', not' if word[1] else ''}{word[1]}{near[1]}",
        )
        return ""

    def count(self, label: Words, value: object, path: Path, *, whole: bool = True) -> int | float | None:
        """A number of at least 1; above 0 when it need not be whole."""
        expected: Words = (
            ("至少为1的整数", "a whole number of at least 1") if whole else ("大于0的数", "a number above 0")
        )
        if isinstance(value, bool) or not isinstance(value, (int, float)) or (whole and isinstance(value, float)):
            self.wrong_type(label, expected, value, path)
            return None
        if value >= 1 if whole else 0 < value < float("inf"):
            return value
        self.problems.add(
            self.document.place(path),
            f"{label[0]}应当是{expected[0]}，而不是{value}",
            f"{label[1]} must be {expected[1]}, not {value}",
        )
        return None
