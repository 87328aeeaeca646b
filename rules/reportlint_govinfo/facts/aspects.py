"""What section one speaks of: the five aspects of its edition, and what people's governments add."""

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from reportlint import Report, Section, Term, fact, read_numbering

from ..data import read_data
from ..searches import holds_any
from .bodies import ReportBody
from .sections import StatutorySections

_CLAUSE = 24
"""Characters of the words that begin a paragraph and may name what it speaks of."""


class _Aspect(Struct, frozen=True):
    id: str
    zh: str
    en: str
    words: tuple[str, ...]
    pattern: str = ""

    @property
    def term(self) -> Term:
        return Term(self.id, self.zh, self.en)

    def is_told_in(self, said: str) -> bool:
        if holds_any(said, self.words):
            return True
        return bool(self.pattern) and _pattern(self.pattern).search(said) is not None


class _Words(Struct, frozen=True):
    aspects: tuple[_Aspect, ...]
    assessments: tuple[_Aspect, ...]


@cache
def _words() -> _Words:
    return read_data(__file__, "aspects.toml", _Words)


@cache
def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source)


def is_aspect(title: str) -> bool:
    """Whether a heading names one of the five aspects."""
    return any(aspect.is_told_in(title) for aspect in _words().aspects)


class OverviewAspects(Struct, frozen=True):
    """The aspects that section one lacks, in statutory order; ``section`` is section one."""

    section: Section
    missing: tuple[Term, ...]
    empty: bool
    """Whether section one holds nothing, or nothing but the form's own instruction."""


@fact
def overview_aspects(report: Report, sections: StatutorySections) -> OverviewAspects | None:
    """By the headings between the first section and the second, by its sentences where there are none."""
    section = sections.get("S1")
    if section is None:
        return None
    headings = [heading.title.folded for heading in _headings(report, section)]
    paragraphs = list(section.paragraphs)
    texts = [p.text.folded for p in paragraphs]
    said = "\n".join([*headings, *(map(_first_clause, texts) if section.sections else texts)])
    missing = tuple(aspect.term for aspect in _words().aspects if not aspect.is_told_in(said))
    return OverviewAspects(section, missing, not headings and all(map(_is_instruction, texts)))


def _headings(report: Report, section: Section) -> Iterator[Section]:
    """All headings below section one, and those beside it up to the next statutory section; behind that, the further
    sections that name an aspect."""
    yield from (lower for lower in section.walk() if lower is not section)
    within = False
    for top in report.sections:
        if top is section:
            within = True
        elif top.id:
            within = False
        elif within:
            yield from top.walk()
        elif is_aspect(top.title.folded):
            yield top


def _first_clause(words: str) -> str:
    """The words that begin a paragraph as a heading would: behind a number, or short and set off; else nothing."""
    number = read_numbering(words)
    start = number.end if number else 0
    ends = [at for stop in "，。：；,:;" if (at := words.find(stop, start, start + _CLAUSE)) >= 0]
    end = min(ends, default=None)
    if number is not None:
        return words[start : start + _CLAUSE if end is None else end]
    if end is None or (words[end] not in "。：:" and not words.endswith(("方面", "情况", "工作"), 0, end)):
        return ""
    if any(c.isdigit() for c in words[len("2023年") : end]):
        return ""  # a short sentence that tells a number is no heading
    return words[:end]


def _is_instruction(words: str) -> bool:
    """Whether a paragraph stands whole in brackets, as the blank form's own words do."""
    return (words[:1], words[-1:]) in {("（", "）"), ("(", ")"), ("【", "】")}


class Assessments(Struct, frozen=True):
    """Of assessment, appraisal by the public and accountability, what the report of a people's government says nothing
    of. There only when the report is a government's."""

    missing: tuple[Term, ...]


@fact
def assessments(report: Report, body: ReportBody | None) -> Assessments | None:
    """Whose report it is says the title, a line beside it or the signature."""
    if body is None or body.kind != "government" or body.source == "preamble":
        return None
    words = [p.text.folded for p in report.paragraphs]
    words += [section.title.folded for section in report.walk()]
    said = "\n".join(words)
    return Assessments(tuple(each.term for each in _words().assessments if not each.is_told_in(said)))
