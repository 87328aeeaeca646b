"""How an annual report on government information disclosure is recognised, and what its parts are called."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from reportlint import Grid, Line, Profile, Section, StreamBlock, TableForm, Vocabulary

from .editions import fitting_section, is_label, may_name_section, plain_title, section_of_title
from .formats import SECTIONS, T2, T3, T4
from .publications import is_publications
from .searches import holds_any
from .tables import is_applications, is_disputes, read_tables

_STOPS = frozenset("，。；！？>|")
"""Characters that no title holds before its last word."""
_YEARS = ("20", "2〇", "2○", "2零", "二〇", "二○", "二零", "二0")
"""How a year begins, in whatever figures."""
_LAST = frozenset("省市州盟区旗县镇乡村局委办厅会处府部院所队署社司心室道街公")
"""Characters that end the name of a body."""
_INFORMATION = ("信息", "政府信息", "政务信息")
_NO_BODIES = ("来源", "机构", "单位", "发布", "作者", "首页", "网站")


@cache
def _title() -> re.Pattern[str]:
    return re.compile(
        r"([《<]?.{0,50}?(?:(?:政府|政务)?信息公开|(?:政府|政务)信息).{0,16}?(?:报告|年报|报吿))"
        r"(?:[（(][^）)]{1,20}[）)])?[》>]?(?:[-—]{1,2}\d{4})?"
    )


@cache
def _figures() -> re.Pattern[str]:
    return re.compile(r"\d{4}")


@cache
def _han_year() -> re.Pattern[str]:
    return re.compile(r"[二2][〇○零0][一二〇○零]")


def _holds_year(words: str) -> bool:
    return _figures().search(words) is not None or _han_year().search(words) is not None


def title_rank(folded: str) -> int:
    """4 for a title with a year and a body, 3 with a year, 2 without; 0 for anything else."""
    if not 6 <= len(folded) <= 70 or "报" not in folded or "信息" not in folded:
        return 0
    words = "".join(folded.split())
    if "通知" in words or "目录" in words or "指南" in words or "：" in words or ":" in words:
        return 0
    named = _title().fullmatch(words)
    if named is None or not _STOPS.isdisjoint(named[1]):
        return 0
    if not _holds_year(words):
        return 2
    return 4 if _begins_with_body(words) else 3


def _begins_with_body(words: str) -> bool:
    """Whether a title begins with a body or with a year and a body, before the words that name the report."""
    start = int(words[0] in "《<")
    if not holds_any(words, _NO_BODIES) and any(_goes_on(words, end) for end in _bodies(words, start, 3 - start)):
        return True
    if not _is_year(words, start):
        return False
    start += len("2023年")
    behind = start + words.startswith("度", start)
    if words.startswith(_INFORMATION, behind):
        return False
    return any(words.startswith(_INFORMATION, end) for end in _bodies(words, behind, 3 - (behind - start)))


def _bodies(words: str, start: int, shortest: int) -> Iterator[int]:
    """Where the name of a body may end that begins at a place."""
    for at, c in enumerate(words[start : start + 41], 1):
        if c.isdecimal():
            return
        if c in _LAST and at >= shortest:
            yield start + at


def _is_year(words: str, at: int) -> bool:
    return words.startswith("年", at + 4) and (words[at : at + 4].isdecimal() or words.startswith(_YEARS, at))


def _goes_on(words: str, at: int) -> bool:
    """Whether a year or what the report is on stands behind a body, a bracket and 关于 aside."""
    if words[at : at + 1] in {"（", "("}:
        closed = min([end for mark in "）)" if (end := words.find(mark, at)) >= 0], default=at)
        at = closed + 1 if 1 < closed - at <= 13 else at
    if words.startswith("关于", at):
        at += 2
    if words.startswith(("政府信息", "政务信息", "信息公开"), at):
        return True
    year = words[at : at + 4]
    return len(year) == 4 and (year.startswith(_YEARS) or (year.startswith("19") and year.isdecimal()))


def score(blocks: Sequence[StreamBlock], name: str) -> float:
    """How surely a file is such a report."""
    best = 0.35 if "信息公开" in name and ("年度报告" in name or "年报" in name) else 0.0
    sections: set[str] = set()
    tables = 0
    for index, block in enumerate(blocks):
        if isinstance(block, Line):
            words = block.text.folded
            if index < 40 and len(words) <= 70 and title_rank(words):
                best = max(best, 0.8)
            elif index < 40 and "信息公开" in words and "年度报告" in words and "统计" in words:
                best = max(best, 0.6)
            elif len(words) <= 60 and (found := _named_section(words)):
                sections.add(found)
        elif isinstance(block, Grid) and tables < 2:
            table = block.table
            tables += is_applications(table) or is_disputes(table) or is_publications(table)
        if best >= 0.8 and len(sections) >= 2:
            break
    return min(0.99, max(best, 0.2 * len(sections) + 0.3 * tables) + (0.1 if best and sections else 0))


def _named_section(words: str) -> str:
    from reportlint import strip_number

    return fitting_section(strip_number(words))


def identify(sections: Sequence[tuple[Section, str]]) -> Sequence[str]:
    """Ids of the six sections: by name; by likeness and ordinal; by the table that stands under a heading."""
    orphans = _are_orphans([section for section, _ in sections if section.level == 1], dict(sections))
    tops = [at for at, (section, _) in enumerate(sections) if section.level == 1]
    tops = [at for at in tops if not (orphans and sections[at][0].style == "（一）")]
    ids = [""] * len(sections)
    for at in tops:
        ids[at] = sections[at][1]
    for at in tops:
        section = sections[at][0]
        candidate = f"S{section.ordinal}" if section.ordinal in range(1, 7) else ""
        if not ids[at] and candidate and candidate not in ids and likeness(section.title.folded, candidate) >= 0.7:
            ids[at] = candidate
    for at in tops:
        table = _table_under(sections, at) if not ids[at] else ""
        if table and table not in ids:
            ids[at] = table
    return ids


def _are_orphans(tops: Sequence[Section], names: Mapping[Section, str]) -> bool:
    """Whether headings （一）, （二） … stand at the top only because those above them are lost: few name a section."""
    numbered = [section for section in tops if section.style == "（一）"]
    return 2 * sum(bool(names[section]) for section in numbered) < len(numbered)


def likeness(title: str, id: str) -> float:
    """How like a heading's words are to a section's statutory title, 0 to 1."""
    from difflib import SequenceMatcher

    own = SECTIONS[id].title
    return SequenceMatcher(None, plain_title(title), own).ratio()


def _table_under(sections: Sequence[tuple[Section, str]], at: int) -> str:
    blocks = list(sections[at][0].blocks)
    for below in range(at + 1, len(sections)):
        section = sections[below][0]
        if section.level == 1:
            break
        blocks += section.blocks
    from reportlint import Table

    for block in blocks:
        if isinstance(block, Table):
            if is_applications(block):
                return "S3"
            if is_disputes(block):
                return "S4"
            if is_publications(block):
                return "S2"
    return ""


def vocabulary() -> Vocabulary:
    """The six sections, and T2, T3 and T4 in each edition."""
    tables = []
    for edition in ("2021", "2019"):
        parts = [part for part in T2.parts if part.edition == edition]
        columns = tuple(dict.fromkeys(column for part in parts for column in part.columns))
        tables.append(TableForm("T2", columns, T2.rows(edition), T2.title, "S2"))
        rows = tuple(row.path for row in T3.of_edition(edition))
        tables.append(TableForm("T3", T3.columns, rows, T3.title, "S3"))
    tables.append(TableForm("T4", T4.results, T4.kinds, T4.title, "S4"))
    return Vocabulary({id: names.title for id, names in SECTIONS.items()}, tables)


PROFILE = Profile(
    id="govinfo",
    score=score,
    language="zh",
    section=section_of_title,
    may_name=may_name_section,
    is_label=is_label,
    is_title=title_rank,
    identify=identify,
    tables=read_tables,
    conditions={"statutory": "reportlint_govinfo.facts:Statutory"},
    vocabulary=vocabulary,
    series=("agency", "year"),
)
