"""Section five: its problems and what was or will be done about them, in the many ways that people write."""

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from reportlint import Figure, Paragraph, Report, Section, Span, Text, fact, read_numbering

from ..data import read_data
from ..searches import holds_any
from .identity import Edition
from .placeholders import Placeholders
from .sections import StatutorySections

LEAST = 50
"""Characters below which the section says too little to be judged."""
_WHOLE_CLAUSE = 8
"""Characters from which a clause of a plan says what will be done, whatever its verb."""
_LONGEST_LEAD_IN = 12
_LONGEST_LINE = 24
_LONGEST_SIGNATURE = 60
_SENTENCE_HEADING = 20
"""Characters above which a heading is a sentence."""
_ENDS = "。！？；;\n"
_STOPS = "，：,:"


class _Words(Struct, frozen=True):
    sure_lacks: tuple[str, ...]
    lacks: tuple[str, ...]
    weak_lacks: tuple[str, ...]
    hints: tuple[str, ...]
    set_phrases: tuple[str, ...]
    measures: tuple[str, ...]
    plans: tuple[str, ...]
    problems: tuple[str, ...]
    background: tuple[str, ...]
    turns: tuple[str, ...]
    concessions: tuple[str, ...]
    plan_headings: tuple[str, ...]
    problem_headings: tuple[str, ...]
    lead_ins: tuple[str, ...]
    nothing: str


@cache
def _words() -> _Words:
    return read_data(__file__, "improvements.toml", _Words)


@cache
def _any(field: str) -> re.Pattern[str]:
    """Finds any of the patterns of a list."""
    return re.compile("|".join(getattr(_words(), field)))


class PlanSentence(Struct, frozen=True, eq=False):
    """A sentence, or an item up to a semicolon. ``planned``: it stands where the report tells what is done."""

    text: Text
    start: int
    end: int
    planned: bool

    @property
    def words(self) -> str:
        return self.text.folded[self.start : self.end]

    @property
    def span(self) -> Span:
        return self.text.span(self.start, self.end)

    @property
    def clauses(self) -> Iterator[str]:
        """Its clauses, without what is only conceded before 但."""
        words = self.words
        for turn in _words().turns:
            before, found, behind = words.partition(turn)
            if found and before and _any("lacks").search(behind):
                words = behind
        for stop in _STOPS[1:]:
            words = words.replace(stop, _STOPS[0])
        return (clause for clause in words.split(_STOPS[0]) if clause)

    @property
    def tells_measure(self) -> bool:
        """Whether it tells what was or will be done, and not only what should be better."""
        return any(is_measure(clause, planned=self.planned) for clause in self.clauses)


def tells_lack(clause: str) -> bool:
    return _any("lacks").search(clause) is not None or _any("weak_lacks").search(clause) is not None


def is_measure(clause: str, *, planned: bool) -> bool:
    """Whether a clause tells a measure. In a plan also one that names the lack it mends."""
    if leads_in(clause):
        return False
    measure = _any("measures").search(clause) is not None or _figure().search(clause) is not None
    if planned:
        return measure or (len(clause) >= _WHOLE_CLAUSE and not tells_lack(clause))
    if not measure or tells_lack(clause):
        return False
    return not clause.startswith(_words().background) and _any("concessions").search(clause) is None


@cache
def _figure() -> re.Pattern[str]:
    """What was done and counted."""
    return re.compile(r"\d[\d.]{0,6}万?余?[条次件个期名人份篇项册场家处户批元套]")


def leads_in(clause: str) -> bool:
    """Whether a clause only leads in what follows: 下一步改进措施."""
    if len(clause) > _LONGEST_LEAD_IN:
        return False
    for word in _words().lead_ins:
        clause = clause.replace(word, "")
    return not any(c.isalnum() for c in clause)


class Improvements(Struct, frozen=True, eq=False):
    """Section five, where it says something: its sentences in reading order, headings included."""

    section: Section
    sentences: tuple[PlanSentence, ...]

    @property
    def tells_problem(self) -> bool:
        """Whether any sentence or heading tells a lack."""
        words = "\n".join(sentence.words for sentence in self.sentences)
        if holds_any(words, _words().sure_lacks):
            return True
        rest = _any("set_phrases").sub("", words)
        return tells_lack(rest) or _any("hints").search(rest) is not None

    @property
    def tells_measure(self) -> bool:
        """Whether any tells what was or will be done."""
        planned = any(sentence.tells_measure for sentence in self.sentences if sentence.planned)
        return planned or any(sentence.tells_measure for sentence in self.sentences)


@fact
def improvements(
    report: Report, sections: StatutorySections, edition: Edition | None, placeholders: Placeholders | None
) -> Improvements | None:
    section = problem_section(sections, edition)
    if section is None or any(isinstance(block, Figure) for block in section.all_blocks):
        return None
    if placeholders is not None and placeholders.fill(section):
        return None
    words = "".join(paragraph.text.folded for paragraph in section.paragraphs)
    if section_length(section) < LEAST or says_nothing(words):
        return None
    return Improvements(section, tuple(_sentences(report, section)))


def problem_section(sections: StatutorySections, edition: Edition | None) -> Section | None:
    """Section five; in a report of free form only where its heading names problems."""
    section = sections.get("S5")
    if section is not None and edition is not None and edition.id == "free" and "问题" not in section.title.folded:
        return None
    return section


def says_nothing(words: str) -> bool:
    """Whether a whole section says only 无 or its like."""
    return re.fullmatch(_words().nothing, words) is not None


def section_length(section: Section) -> int:
    """Characters of a section's text; lower headings that are sentences count as text."""
    headings = (s.title.folded for s in section.walk() if s is not section)
    return section.length + sum(len(title) for title in headings if len(title) > _SENTENCE_HEADING)


def _sentences(report: Report, section: Section) -> Iterator[PlanSentence]:
    planned = False
    for text, heading in _texts(report, section):
        if heading:
            planned = _heading_mode(text.folded, planned)
            yield PlanSentence(text, 0, len(text.folded), planned)
            continue
        if _is_line(text.folded):
            continue
        for start, end in _split(text.folded):
            words = text.folded[start:end]
            if _any("plans").search(words):
                planned = True
            elif planned and _any("problems").search(words):
                planned = False
            yield PlanSentence(text, start, end, planned)


def _is_line(folded: str) -> bool:
    """Whether a paragraph is a signature or a date, and no sentence."""
    return (
        len(folded) <= (_LONGEST_SIGNATURE if folded.endswith("日") else _LONGEST_LINE)
        and not holds_any(folded, "，。；：、！？,;:")
        and read_numbering(folded) is None
    )


def _heading_mode(title: str, planned: bool) -> bool:
    if _any("plan_headings").search(title) and not _any("problem_headings").search(title):
        return True
    return planned and not _any("problem_headings").search(title)


def _texts(report: Report, section: Section) -> Iterator[tuple[Text, bool]]:
    """The section's headings and paragraphs, and those of sections of its own kind beside it: 六、改进措施."""
    for lower in section.walk():
        if lower is not section:
            yield lower.title, True
        yield from ((block.text, False) for block in lower.blocks if isinstance(block, Paragraph))
    behind = False
    for top in report.sections:
        if top is section:
            behind = True
        elif behind and top.id:
            return
        elif behind:
            for lower in top.walk():
                yield lower.title, True
                yield from ((block.text, False) for block in lower.blocks if isinstance(block, Paragraph))


def _split(folded: str) -> Iterator[tuple[int, int]]:
    for mark in _ENDS[1:]:
        folded = folded.replace(mark, _ENDS[0])
    start = 0
    for piece in folded.split(_ENDS[0]):
        if piece:
            yield start, start + len(piece)
        start += len(piece) + 1
