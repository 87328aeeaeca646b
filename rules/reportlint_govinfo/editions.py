"""What a report's headings and labels are in the statutory formats."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from reportlint import read_numbering

from .formats import SECTIONS, SIMPLIFIED, T2, T3, T4, TRADITIONAL, ApplicationRow, SectionNames
from .searches import holds_any


@cache
def application_keys(edition: str) -> frozenset[str]:
    """The keys of the rows of T3 that an edition has."""
    return frozenset([row.key for row in T3.of_edition(edition)])


@cache
def application_order(edition: str) -> tuple[str, ...]:
    """The same in statutory order."""
    return tuple([row.key for row in T3.of_edition(edition)])


@cache
def application_paths(edition: str) -> tuple[str, ...]:
    """The rows of T3 that an edition has, as they are addressed."""
    return tuple([row.path for row in T3.of_edition(edition)])


SECTION_IDS = ("S1", "S2", "S3", "S4", "S5", "S6")


@cache
def _traditional() -> dict[int, str]:
    return str.maketrans(TRADITIONAL, SIMPLIFIED)  # type: ignore[return-value]


def simplified(words: str) -> str:
    """Words with the traditional characters of titles and labels made simplified."""
    return words.translate(_traditional())


@cache
def _fits(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


_SIGNS = "总概基主申诉问其總訴"
"""Characters one of which every name of a section holds, traditional ones too."""


def plain_title(title: str) -> str:
    """A heading's words as the patterns know them: simplified, without white space and end punctuation."""
    return "".join(simplified(title).split()).rstrip("：:。；;，,")


def fitting_section(title: str) -> str:
    """The id of the section whose statutory name a heading's words are; "" for none."""
    return _fitting(plain_title(title)) if holds_any(title, _SIGNS) else ""


@cache
def _titles() -> Mapping[str, str]:
    """The sections by their statutory titles, which most headings are."""
    return {names.title: id for id, names in SECTIONS.items()}


@lru_cache(4096)
def _fitting(plain: str) -> str:
    if plain in _titles() or not 2 <= len(plain) <= 48:
        return _titles().get(plain, "")
    return next((id for id, names in _named_in(plain) if _fits(names.pattern).fullmatch(plain)), "")


@cache
def _words() -> tuple[str, ...]:
    """Words one of which every name of a section holds."""
    return tuple([word for names in SECTIONS.values() for word in names.words])


def _named_in(plain: str) -> list[tuple[str, SectionNames]]:
    """The sections that a plain title may name."""
    if not holds_any(plain, _words()):
        return []
    return [(id, names) for id, names in SECTIONS.items() if holds_any(plain, names.words)]


def may_name_section(words: str) -> bool:
    """Whether a longer run of words may hold the name of a section."""
    return holds_any(words, _SIGNS) and holds_any(plain_title(words), _words())


@lru_cache(4096)
def section_of_title(title: str) -> str:
    """The id of the section that a heading's words name, by its statutory or a further name; "" for none."""
    if not holds_any(title, _SIGNS):
        return ""
    plain = plain_title(title)
    named = _named_in(plain)
    fitting = _fitting(plain) if named else ""
    if fitting:
        return fitting
    if plain[-1:] in {"）", ")"} and (bare := _bracketed().sub("", plain)):
        return section_of_title(bare) if bare != plain else ""
    if not 2 <= len(plain) <= 40:
        return ""
    return next((id for id, names in named if _fits(names.also).fullmatch(plain)), "")


@lru_cache(4096)
def joined_sections(title: str) -> frozenset[str]:
    """The ids of the sections that a heading names beside others: S6 in 存在的主要问题及改进情况和其他需要报告的事项."""
    joints = [at for at, sign in enumerate(title) if sign in _JOINTS]
    parts = [part for at in joints for part in (title[:at], title[at + 1 :])] if len(title) <= _LONGEST_JOINED else []
    found = {section_of_title(part) for part in parts} - {"", section_of_title(title)}
    return frozenset(found)


_JOINTS = frozenset("和及与、")
"""What stands between two names in one heading."""
_LONGEST_JOINED = 80


# -- labels -----------------------------------------------------------------------------------------------------


@cache
def _bracketed() -> re.Pattern[str]:
    return re.compile(r"[（(][^（）()]*[)）]")


@lru_cache(8192)
def plain_label(folded: str) -> str:
    """A label as the tables below know it: simplified, without number, brackets, white space and punctuation."""
    number = read_numbering(folded)
    words = simplified(folded[number.end :] if number else folded)
    bare = _bracketed().sub("", words) or words
    return "".join(c for c in bare if c.isalnum())


@cache
def application_labels() -> Mapping[str, ApplicationRow]:
    """Rows of T3 by plain label; the short forms too. 其他 and 总计 are heads as well and not here."""
    labels: dict[str, ApplicationRow] = {}
    for row in T3.rows:
        for label in (row.label, *row.also):
            plain = plain_label(label)
            if plain not in {"其他", "总计"}:
                labels.setdefault(plain, row)
    return labels


@cache
def group_labels() -> Mapping[str, str]:
    """Group labels of T3 by plain label: 不予公开 → （三）不予公开."""
    return {plain_label(row.group): row.group for row in T3.rows if row.group}


@cache
def publication_labels() -> frozenset[str]:
    """Plain row labels of T2 of both editions."""
    return frozenset(plain_label(row) for part in T2.parts for row in part.rows)


@cache
def publication_heads() -> Mapping[str, str]:
    """Heads of T2 by plain label, short forms too."""
    heads = {plain_label(column): column for part in T2.parts for column in part.columns}
    heads |= {"".join(c for c in column if c.isalnum()): column for part in T2.parts for column in part.columns}
    heads |= {plain_label(alias): name for alias, name in T2.aliases.items() if plain_label(name) in heads}
    return heads


@cache
def _item() -> re.Pattern[str]:
    return re.compile(r"第二十条第.{0,5}项?.{0,4}")


def is_label(folded: str) -> bool:
    """Whether words are a label of T2, T3 or T4, number and all."""
    if len(folded) > 60:
        return False
    plain = plain_label(folded)
    if plain in application_labels() or plain in publication_labels() or plain in publication_heads():
        return True
    if plain in _further_labels():
        return True
    number = read_numbering(folded)
    if number is not None and plain in group_labels():
        return True
    if number is not None and number.style == "（一）" and (number.ordinal, plain) in {(7, "总计"), (6, "其他")}:
        return True
    return "二十条" in folded and _item().fullmatch("".join(folded.split())) is not None


@cache
def _further_labels() -> frozenset[str]:
    return frozenset({plain_label(head) for head in T3.heads} | set(T4.results[:4]) | {"信息内容", "本年度办理结果"})
