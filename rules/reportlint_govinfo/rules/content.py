"""GI6: what the sections say."""

import re
from functools import cache

from reportlint import Figure, Finding, Findings, Message, Options, Report, Section, Severity, rule

from ..clauses import PROBLEMS
from ..facts import Edition, StatutorySections


class EmptyImprovementPlan(Options, frozen=True):
    min_length: int = 50
    """Characters that the section has at least."""


@cache
def _nothing() -> re.Pattern[str]:
    return re.compile(
        r"(?:本年度?|本单位|我[局镇乡县区市委办]|暂时?|目前|20\d\d年度?)*(?:暂?无|没有|暂未发现)(?:存在)?(?:任何)?(?:主要)?(?:的)?(?:问题|内容|情况)?[。.]?"
    )


def _problem_section(sections: StatutorySections, edition: Edition | None) -> Section | None:
    section = sections.get("S5")
    if section is not None and edition is not None and edition.id == "free" and "问题" not in section.title.folded:
        return None
    return section


@rule(
    "GI601",
    "empty-improvement-plan",
    Severity.ERROR,
    source=PROBLEMS,
    tags=["content"],
    zh="“{section}”没有内容",
    en="“{section}” is empty",
    variants={
        "nothing": Message("“{section}”只写了“{words}”，没有说明问题和改进情况", "“{section}” says only “{words}”"),
        "short": Message(
            "“{section}”只有{length}字，少于{least}字，没有写清问题和改进情况",
            "“{section}” has only {length} characters, fewer than {least}",
        ),
    },
)
def empty_improvement_plan(
    sections: StatutorySections, edition: Edition | None, options: EmptyImprovementPlan
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
    section = _problem_section(sections, edition)
    if section is None or any(isinstance(block, Figure) for block in section.all_blocks):
        return
    title = section.heading.text.folded
    paragraphs = list(section.paragraphs)
    words = "".join(p.text.folded for p in paragraphs)
    if not words and not section.sections:
        yield Finding(section, section=title)
    elif words and _nothing().fullmatch(words):
        yield Finding(paragraphs[0], "nothing", section=title, words=words)
    elif section_length(section) < options.min_length:
        where = paragraphs[0] if paragraphs else section
        yield Finding(where, "short", section=title, length=section_length(section), least=options.min_length)


def section_length(section: Section) -> int:
    """Characters of a section's text; lower headings that are sentences count as text."""
    sentences = [s.title.folded for s in section.walk() if s is not section and len(s.title.folded) > 20]
    return section.length + sum(map(len, sentences))


@cache
def _measure() -> re.Pattern[str]:
    verbs = (
        "加强|强化|加大|提升|提高|完善|健全|建立|推进|推动|优化|规范|落实|改进|整改|深化|拓宽|拓展|细化|开展|组织|丰富|创新|增加|增强|"
        "督促|指导|明确|制定|编制|梳理|聚焦|抓好|抓实|做好|压实|严格|学习|培训|加快|坚持|充实|扩大|确保|配备|安排|修订|调整|解决|补齐"
    )
    return re.compile(verbs)


@cache
def _lack() -> re.Pattern[str]:
    return re.compile(
        r"需|有待|亟待|待(?:加强|提高|提升|完善|进一步|改进|优化|规范)|不够|不足|不强|不高|不全|不深|不多|不快|不及时|不到位|不完善|不规范|缺乏|欠缺|薄弱|滞后|差距|未能|没有|存在|问题|不充分|不均衡|较少|偏少|单一"
    )


@cache
def _plan() -> re.Pattern[str]:
    return re.compile(
        r"下一?步|今后|下一年|下阶段|接下来|20\d\d年[^。]{0,6}将|改进(?:措施|情况|举措)|整改(?:措施|情况)|针对(?:上述|以上|存在|这些)|为此|下一阶段"
    )


def tells_measures(words: str) -> bool:
    """Whether words tell what was or will be done, and not only what should be better."""
    for sentence in re.split("[。！？\n]", words):
        planned = _plan().search(sentence)
        clauses = re.split("[，；、：,;:]", sentence)
        for clause in clauses:
            if _measure().search(clause) and not _lack().search(clause):
                return True
            if planned and _measure().search(clause):
                return True
    return False


@rule(
    "GI603",
    "improvements-missing",
    Severity.WARNING,
    source=PROBLEMS,
    tags=["content"],
    zh="“{section}”只写了问题，没有写改进情况或措施",
    en="“{section}” tells problems but no improvements",
)
def improvements_missing(report: Report, sections: StatutorySections, edition: Edition | None) -> Findings:
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
    section = _problem_section(sections, edition)
    if section is None or any(isinstance(block, Figure) for block in section.all_blocks):
        return
    words = [p.text.folded for p in section.paragraphs]
    if section_length(section) < EmptyImprovementPlan().min_length or _nothing().fullmatch("".join(words)):
        return
    headings = [s.title.folded for s in section.walk() if s is not section]
    if not any(tells_measures(part) for part in [*words, *headings]):
        yield Finding(section, section=section.heading.text.folded)
