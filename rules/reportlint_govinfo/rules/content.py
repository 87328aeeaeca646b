"""GI6: what the sections say."""

from reportlint import Figure, Finding, Findings, Options, Severity, Table, Term, rule

from ..clauses import PROBLEMS
from ..facts import Edition, StatutorySections
from ..facts.improvements import LEAST, Improvements, problem_section, says_nothing, section_length
from ..facts.placeholders import Placeholders


class EmptyImprovementPlan(Options, frozen=True):
    min_length: int = LEAST
    """Characters that the section has at least."""


@rule(
    "GI601",
    "empty-improvement-plan",
    Severity.ERROR,
    source=PROBLEMS,
    tags=["content"],
    zh="“{section}”{problem}",
    en="“{section}” {problem}",
)
def empty_improvement_plan(
    sections: StatutorySections,
    edition: Edition | None,
    placeholders: Placeholders | None,
    options: EmptyImprovementPlan,
) -> Findings:
    """The section on problems and improvements says something.

    What it does:
        Tells a section five whose text is empty, only 无 or its like, or shorter than min-length characters.

    Why:
        Article 50 asks for the main problems and how they are mended; an empty plan mends nothing.

    Bad:
        五、存在的主要问题及改进情况 / 无。

    Good:
        五、存在的主要问题及改进情况 / 存在的问题：一是…… 改进措施：一是……

    Options:
        min-length = 50: characters that the section has at least, without white space, headings and tables.

    Known limits:
        What the text says is judged by GI602 to GI604.
    """
    section = problem_section(sections, edition)
    if section is None or any(isinstance(block, Figure) for block in section.all_blocks):
        return
    if placeholders is not None and placeholders.fill(section):
        return
    title = section.heading.text.folded
    paragraphs = list(section.paragraphs)
    words = "".join(p.text.folded for p in paragraphs)
    if not words and not section.sections:
        tables = any(isinstance(block, Table) for block in section.all_blocks)
        yield Finding(section, section=title, problem=_ONLY_TABLES if tables else _EMPTY)
    elif words and says_nothing(words):
        yield Finding(paragraphs[0], section=title, problem=_only(words))
    elif section_length(section) < options.min_length:
        where = paragraphs[0] if paragraphs else section
        yield Finding(where, section=title, problem=_short(section_length(section), options.min_length))


_EMPTY = Term("empty", "没有内容", "is empty")
_ONLY_TABLES = Term("only tables", "只有表格，没有文字", "has a table but no text")


def _only(words: str) -> Term:
    return Term(words, f"只写了“{words}”，没有说明问题和改进情况", f"says only “{words}”")


def _short(length: int, least: int) -> Term:
    return Term(
        f"{length} < {least}",
        f"只有{length}字，少于{least}字，没有写清问题和改进情况",
        f"has only {length} characters, fewer than {least}",
    )


@rule(
    "GI603",
    "improvements-missing",
    Severity.WARNING,
    source=PROBLEMS,
    tags=["content"],
    zh="“{section}”只写了问题，没有写改进情况或措施",
    en="“{section}” tells problems but no improvements",
)
def improvements_missing(plan: Improvements) -> Findings:
    """The section on problems and improvements tells what was or will be done.

    What it does:
        Looks in section five, headings included, for a clause that tells a measure, in the past or to come. A clause
        that only wishes (有待加强, 需进一步完善) is none.

    Why:
        Article 50 asks for the problems and for how they are mended.

    Bad:
        一是公开不够及时；二是内容有待丰富。

    Good:
        一是公开不够及时。下一步，将建立信息更新台账，按月检查。

    Known limits:
        Whether a measure fits the problem is not judged. An empty section is GI601's.
    """
    if not plan.tells_measure:
        yield Finding(plan.section, section=plan.section.heading.text.folded)
