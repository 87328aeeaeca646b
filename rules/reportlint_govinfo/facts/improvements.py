"""Section five: its problems and what was or will be done about them, in the many ways that people write."""

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from reportlint import Figure, Paragraph, Report, Section, Span, Table, Text, fact, read_numbering

from ..searches import holds_any
from .identity import Edition
from .improvement_words import (
    BACKGROUND,
    CONCESSIONS,
    HINTS,
    LACKS,
    LEAD_INS,
    MEASURES,
    PLAN_HEADINGS,
    PLANS,
    PROBLEM_HEADINGS,
    PROBLEMS,
    SET_PHRASES,
    SURE_LACKS,
    TURNS,
    WEAK_LACKS,
)
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
        for turn in TURNS:
            before, found, behind = words.partition(turn)
            if found and before and LACKS.stand_in(behind):
                words = behind
        for stop in _STOPS[1:]:
            words = words.replace(stop, _STOPS[0])
        return (clause for clause in words.split(_STOPS[0]) if clause)

    @property
    def tells_measure(self) -> bool:
        """Whether it tells what was or will be done, and not only what should be better."""
        return any(is_measure(clause, planned=self.planned) for clause in self.clauses)


def tells_lack(clause: str) -> bool:
    return holds_any(clause, WEAK_LACKS) or LACKS.stand_in(clause)


def is_measure(clause: str, *, planned: bool) -> bool:
    """Whether a clause tells a measure. In a plan also one that names the lack it mends."""
    if leads_in(clause):
        return False
    measure = MEASURES.stand_in(clause) or _holds_figure(clause)
    if planned:
        return measure or (len(clause) >= _WHOLE_CLAUSE and not tells_lack(clause))
    if not measure or tells_lack(clause):
        return False
    return not clause.startswith(BACKGROUND) and not holds_any(clause, CONCESSIONS)


def _holds_figure(clause: str) -> bool:
    """Whether a clause tells what was done and counted."""
    return any(map(str.isdecimal, clause)) and _figure().search(clause) is not None


@cache
def _figure() -> re.Pattern[str]:
    return re.compile(r"\d[\d.]{0,6}万?余?[条次件个期名人份篇项册场家处户批元套]")


def leads_in(clause: str) -> bool:
    """Whether a clause only leads in what follows: 下一步改进措施."""
    if len(clause) > _LONGEST_LEAD_IN:
        return False
    for word in LEAD_INS:
        clause = clause.replace(word, "")
    return not any(c.isalnum() for c in clause)


class Improvements(Struct, frozen=True, eq=False):
    """Section five, where it says something: its sentences in reading order, headings included, and behind them those
    of a table of problems and improvements."""

    section: Section
    sentences: tuple[PlanSentence, ...]

    @property
    def tells_problem(self) -> bool:
        """Whether any sentence or heading tells a lack."""
        words = "\n".join(sentence.words for sentence in self.sentences)
        if holds_any(words, SURE_LACKS):
            return True
        rest = re.sub(SET_PHRASES, "", words)
        return tells_lack(rest) or re.search(HINTS, rest) is not None

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
    listed = (sentence for table in section.tables for sentence in _listed(table))
    return Improvements(section, (*_sentences(report, section), *listed))


def problem_section(sections: StatutorySections, edition: Edition | None) -> Section | None:
    """Section five; in a report of free form only where its heading names problems."""
    section = sections.get("S5")
    if section is not None and edition is not None and edition.id == "free" and "问题" not in section.title.folded:
        return None
    return section


def says_nothing(words: str) -> bool:
    """Whether a whole section says only 无 or its like."""
    return "，" not in words and _nothing().fullmatch(words) is not None


@cache
def _nothing() -> re.Pattern[str]:
    return re.compile(
        r"(?:本年度?|本单位|我[局镇乡县区市委办]|暂时?|目前|20\d\d年度?)*(?:暂?无|没有|暂未发现)"
        r"(?:存在)?(?:任何)?(?:主要)?(?:的)?(?:问题|内容|情况)?[。.]?"
    )


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
            if planned:
                planned = not PROBLEMS.stand_in(words) or _begins_plan(words)
            else:
                planned = _begins_plan(words)
            yield PlanSentence(text, start, end, planned)


def _listed(table: Table) -> Iterator[PlanSentence]:
    """What a table with the heads 主要问题 and 改进情况 tells; of other tables nothing."""
    heads = {cell.column: cell.text.folded for cell in table.cells if cell.row == 0}
    if not any(holds_any(head, _LISTED) for head in heads.values()):
        return
    for cell in table.cells:
        head = heads.get(cell.column, "")
        if cell.row or holds_any(head, PROBLEM_HEADINGS):
            planned = _heading_mode(head, planned=False)
            for start, end in _split(cell.text.folded):
                yield PlanSentence(cell.text, start, end, planned)


_LISTED = ("问题", "不足", "短板", "改进", "整改")


def _begins_plan(words: str) -> bool:
    return PLANS.stand_in(words) or (
        "20" in words and holds_any(words, _WILL) and _year_plan().search(words) is not None
    )


_WILL = ("将", "拟", "计划")


@cache
def _year_plan() -> re.Pattern[str]:
    return re.compile(rf"20\d\d年[^。；]{{0,20}}(?:{'|'.join(_WILL)})")


def _is_line(folded: str) -> bool:
    """Whether a paragraph is a signature or a date, and no sentence."""
    return (
        len(folded) <= (_LONGEST_SIGNATURE if folded.endswith("日") else _LONGEST_LINE)
        and not holds_any(folded, "，。；：、！？,;:")
        and read_numbering(folded) is None
    )


def _heading_mode(title: str, planned: bool) -> bool:
    return (planned or holds_any(title, PLAN_HEADINGS)) and not holds_any(title, PROBLEM_HEADINGS)


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
