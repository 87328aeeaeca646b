"""GI1: how the headings of the six sections stand: order, wording, level, and what is there besides."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from reportlint import Edit, Finding, Findings, Fix, Report, Section, Severity, Span, Term, rule

from ..clauses import FORMAT
from ..editions import fitting_section, joined_sections, section_of_title
from ..facts import Statutory, StatutorySections
from ..facts.copies import PrintedTwice
from ..facts.order import Displaced, HeadingOrder
from ..formats import SECTIONS


def _named(section: Section) -> str:
    return section.heading.text.folded


@rule(
    "GI102",
    "section-order",
    Severity.WARNING,
    source=FORMAT,
    requires=[Statutory],
    tags=["structure"],
    zh="各部分没有按法定顺序排列：“{section}”{place}",
    en="the sections are not in the statutory order: “{section}” {place}",
)
def section_order(order: HeadingOrder) -> Findings:
    """The six statutory sections stand in their order.

    What it does:
        Compares the order of the top-level headings that name statutory sections with the order of the edition. One
        finding names the section that is out of its place and the one that it should stand before or behind.

    Why:
        The notice prescribes the order; readers and programs find a part by its place.

    Bad:
        三、收到和处理政府信息公开申请情况 … 二、主动公开政府信息情况

    Good:
        二、主动公开政府信息情况 … 三、收到和处理政府信息公开申请情况

    Known limits:
        Sections that are missing or there twice are GI101's and GI105's. When the numbers would be right in the
        statutory order, GI104 says nothing of them.
    """
    if order.displaced is not None:
        found = order.displaced
        yield Finding(found.section, related=[found.neighbour], section=_named(found.section), place=_place(found))


def _place(found: Displaced) -> Term:
    name = _named(found.neighbour)
    if found.before:
        return Term(f"before {name}", f"应排在“{name}”之前", f"belongs before “{name}”")
    return Term(f"behind {name}", f"应排在“{name}”之后", f"belongs behind “{name}”")


@rule(
    "GI103",
    "section-title",
    Severity.INFO,
    source=FORMAT,
    requires=[Statutory],
    tags=["structure"],
    zh="标题“{found}”不是规范表述，应为“{expected}”",
    en="the heading “{found}” is not the statutory one, “{expected}”",
)
def section_title(sections: StatutorySections) -> Findings:
    """The headings of the six sections bear their statutory wording.

    What it does:
        Tells a heading that was understood as one of the six sections, by likeness or by the table under it, although
        its words are not the statutory ones. The fix writes the statutory wording; it is safe where the words were
        understood, and unsafe where only the table says which section it is or words of another meaning would be lost.

    Why:
        The notice prescribes the headings, and the public looks for the same part in every report.

    Bad:
        五、现存问题与改进举措

    Good:
        五、存在的主要问题及改进情况

    Known limits:
        The law's own wording (…的情况), 和 or 及 for 、, the year or the body's name before 总体情况, and 行政复议和行政诉讼情况
        are honest. A heading that names a second section too is told without a fix, and not at all where that section
        has no heading of its own (GI101).
    """
    for id, every in sections.every.items():
        if any(_fitting(section.title.folded) == id for section in every):
            continue
        section = every[0]
        if id == "S4" and _short_disputes().fullmatch("".join(section.title.folded.split())):
            continue
        expected = SECTIONS[id].title
        understood = bool(section_of_title(section.title.folded)) or _is_alike(section.title.folded, expected)
        if not understood and section.style != _usual_style(sections):
            continue  # an item of section one under which the table of a lost heading stands
        others = joined_sections(section.title.folded) - {id}
        if any(map(sections.lacks, others)):
            continue
        safe = understood and not _loses_words(section.title.folded, expected)
        fix = None if others else Fix(safe=safe, edits=[Edit(section.title.span(), expected)])
        yield Finding(section.title, fix=fix, found=section.title.folded, expected=expected)


def _usual_style(sections: StatutorySections) -> str:
    styles = [section.style for section in sections.by_id.values()]
    return max(styles, key=styles.count)


@lru_cache(4096)
def _fitting(title: str) -> str:
    return fitting_section(title)


@cache
def _short_disputes() -> re.Pattern[str]:
    return re.compile(r"(?:申请)?行政复议(?:、|和|及|以及|与|或|，)?(?:提起)?行政诉讼(?:的)?情况")


def _is_alike(found: str, expected: str) -> bool:
    from difflib import SequenceMatcher

    return SequenceMatcher(None, found, expected).ratio() >= 0.7


_LEAST_LOST = 3
"""Characters in a row that make another wording one that says more."""
_SUBJECT = ("政府信息公开", "政务公开", "信息公开", "政府信息", "本年度", "工作")
"""What a report is on, which no heading has to say."""


def _loses_words(found: str, expected: str) -> bool:
    """Whether the statutory wording would not say what a heading says: …及下一步工作打算."""
    from difflib import SequenceMatcher

    for word in _SUBJECT:
        if word not in expected:
            found = found.replace(word, "")
    changes = SequenceMatcher(None, found, expected, autojunk=False).get_opcodes()
    return any(end - start >= _LEAST_LOST for tag, start, end, _, _ in changes if tag != "equal")


@rule(
    "GI105",
    "duplicate-section",
    Severity.ERROR,
    source=FORMAT,
    requires=[Statutory],
    tags=["structure"],
    zh="{sections}出现了两次{what}",
    en="{sections} is there twice{what}",
)
def duplicate_section(order: HeadingOrder, twice: PrintedTwice | None) -> Findings:
    """No statutory section and no statutory table is there twice.

    What it does:
        Tells the second of two top-level headings whose wording fits one section, and the second printing of a
        statutory table. A list of contents before the sections is no second heading.

    Why:
        Of two parts with one name nobody knows which holds; usually one was left over from copying.

    Bad:
        二、主动公开政府信息情况 … 二、主动公开政府信息情况

    Good:
        二、主动公开政府信息情况 … 三、收到和处理政府信息公开申请情况

    Known limits:
        A table with other figures under a heading of its own (the last year's, a lower body's) is honest. Where the
        aspects of section one stand at the top level, GI110 says so.
    """
    told = {sections[0].id for sections in order.duplicates}
    findings = [
        Finding(again, related=[first], sections=[f"“{_named(again)}”"], what=_HEADING)
        for first, again, *_ in order.duplicates
    ]
    if len(findings) > _WHOLE:
        names = [f"“{_named(again)}”" for _, again, *_ in order.duplicates]
        findings = [Finding(order.duplicates[0][1], related=order.duplicates[0][:1], sections=names, what=_HEADING)]
    yield from findings
    for section, (first, second) in twice.tables.items() if twice is not None else ():
        if section not in told:
            title = f"“{SECTIONS[section].title}”"
            yield Finding(second, related=[first], sections=[title], what=_TABLE)


_WHOLE = 2
"""More sections than this that are there twice are one fault: the text was copied twice."""
_HEADING = Term("heading", "", "")
_TABLE = Term("table", "：表格重复", ": its table is printed again")


@rule(
    "GI109",
    "heading-level",
    Severity.INFO,
    source=FORMAT,
    requires=[Statutory],
    tags=["structure"],
    zh="标题“{section}”的级别与“{first}”不同：这里{found}，那里{expected}",
    en="the heading “{section}” stands at another level than “{first}”: {found} here, {expected} there",
)
def heading_level(report: Report, sections: StatutorySections) -> Findings:
    """The headings of the six sections stand at one level.

    What it does:
        Compares the levels that the format gives to the headings of the six sections (``##``, a heading style,
        ``<h2>``). The first one's is taken to be right; one finding at the first that differs, the others related.

    Why:
        A heading at another level is hung under the wrong part in contents, navigation and reading aids.

    Bad:
        ## 一、总体情况 … #### 四、政府信息公开行政复议、行政诉讼情况

    Good:
        ## 一、总体情况 … ## 四、政府信息公开行政复议、行政诉讼情况

    Known limits:
        Plain text has no levels. A heading whose text goes on in its line is not asked for a mark. The fix is made in
        Markdown only.
    """
    if report.format == "text":
        return
    found = [s for every in sections.every.values() for s in every if not s.heading.run_in]
    if len({section.heading.mark for section in found}) < 2:
        return
    found.sort(key=lambda section: section.span.start)
    first = found[0]
    odd = [section for section in found if section.heading.mark != first.heading.mark]
    yield Finding(
        odd[0],
        related=odd[1:],
        fix=_level_fix(report, odd, first.heading.mark),
        section=_named(odd[0]),
        first=_named(first),
        found=_level(report, odd[0].heading.mark),
        expected=_level(report, first.heading.mark),
    )


def _level(report: Report, mark: int) -> Term:
    if not mark:
        return Term("unmarked", "没有标题标记", "no mark")
    if report.format == "markdown":
        return Term("#" * mark, f"为“{'#' * mark}”", f"“{'#' * mark}”")
    return Term(str(mark), f"为{mark}级标题", f"level {mark}")


def _level_fix(report: Report, odd: Sequence[Section], mark: int) -> Fix | None:
    """Markdown: the right number of ``#`` before each heading. None where a line begins with anything else, and where
    the first heading is the unmarked one."""
    if report.format != "markdown" or not mark:
        return None
    edits: list[Edit] = []
    for section in odd:
        begin = report.text.rfind("\n", 0, section.span.start) + 1
        before = report.text[begin : section.span.start]
        end = begin + len(before) - len(before.lstrip("# \t\u3000"))
        if before[end - begin :].strip("*_") or _is_underlined(report.text, section.span.end):
            return None
        edits.append(Edit(Span(begin, end), "#" * mark + " "))
    return Fix(safe=True, edits=edits)


def _is_underlined(text: str, end: int) -> bool:
    """Whether the line below a heading is what makes it one (``===``, ``---``)."""
    below = text[end:].split("\n", 2)[1:2]
    return bool(below) and len(below[0].strip()) >= 3 and set(below[0].strip()) in ({"="}, {"-"})


@rule(
    "GI110",
    "unexpected-section",
    Severity.WARNING,
    source=FORMAT,
    requires=[Statutory],
    tags=["structure"],
    zh="有法定六部分之外的一级标题：{sections}",
    en="there are top-level headings beside the six sections: {sections}",
)
def unexpected_section(sections: StatutorySections, order: HeadingOrder) -> Findings:
    """There are no numbered sections besides the six.

    What it does:
        Lists top-level headings that are numbered like the six sections and are none of them, in one finding at the
        first: next year's plan, fees, the aspects of section one.

    Why:
        The report has six parts. Plans belong into section five, fees into section six, the aspects into section one.

    Bad:
        六、其他需要报告的事项 … 七、2024年工作计划

    Good:
        六、其他需要报告的事项

    Known limits:
        附件, 附表 and 名词解释 are honest. A nested list that is numbered 一、 too is not told. A report that has none of the
        six sections is GI101's.
    """
    at = [missing.where for missing in sections.missing]
    found = [section for section in order.unexpected if section not in at]
    if found and sections.by_id:
        yield Finding(found[0], related=found[1:], sections=[_named(section) for section in found])
