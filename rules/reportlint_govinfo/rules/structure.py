"""GI1: the six sections, their headings and numbers."""

from collections.abc import Collection, Iterable, Sequence

from reportlint import (
    Finding,
    Findings,
    Message,
    Paragraph,
    Report,
    Section,
    Severity,
    Table,
    Term,
    read_numbering,
    rule,
)

from ..clauses import FORMAT
from ..editions import SECTION_IDS
from ..facts import Statutory, StatutorySections
from ..facts.order import HeadingOrder
from ..facts.ordinals import Misnumbered, misnumbered_between, odd_one, written_like
from ..facts.publication import holds_signature_only
from ..facts.sections import statutory_title
from ..searches import holds_any


@rule(
    "GI101",
    "missing-section",
    Severity.ERROR,
    source=FORMAT,
    requires=[Statutory],
    tags=["structure"],
    zh="缺少法定部分：{sections}",
    en="a statutory section is missing: {sections}",
    variants={
        "heading-lost": Message(
            "“{sections}”的标题缺失，只剩下它的表格", "the heading of “{sections}” is lost; only its table is left"
        ),
    },
)
def missing_section(sections: StatutorySections) -> Findings:
    """Each of the six statutory sections has a heading.

    What it does:
        Looks for a top-level heading of each of the six sections. A heading is known by its words, with or without
        number and mark, also when the text goes on in the same line. When the heading is lost but the section's
        table stands, the variant heading-lost says so.

    Why:
        Article 50 of the Regulations and the edition's notice prescribe the six parts. A part that is lost with a
        page when a file is copied is the commonest fault of published reports.

    Bad:
        二、主动公开政府信息情况 … 四、政府信息公开行政复议、行政诉讼情况

    Good:
        二、主动公开政府信息情况 … 三、收到和处理政府信息公开申请情况 … 四、政府信息公开行政复议、行政诉讼情况

    Known limits:
        Reports for 2018 and earlier are free in form and are not checked.
    """
    if len(sections.missing) == len(SECTION_IDS):
        yield Finding(sections.missing[-1].where, sections=[statutory_title(id) for id in SECTION_IDS])
        return
    for missing in sections.missing:
        variant = "heading-lost" if missing.table else ""
        yield Finding(missing.where, variant, sections=statutory_title(missing.id))


@rule(
    "GI104",
    "section-numbering",
    Severity.WARNING,
    source=FORMAT,
    tags=["structure"],
    zh="标题编号“{found}”不连续，{problem}",
    en="the number {found} is out of sequence: {problem}",
    variants={
        "unnumbered": Message(
            "标题“{section}”没有编号，应为“{expected}”",
            "the heading “{section}” has no number; it should be {expected}",
        ),
        "mark": Message(
            "标题编号“{found}”的写法与其他部分不同，应为“{expected}”",
            "the number {found} is not written as those of the other sections; it should be {expected}",
        ),
    },
)
def section_numbering(report: Report, sections: StatutorySections, statutory: Statutory | None) -> Findings:
    """The numbers of sibling headings follow each other.

    What it does:
        Compares the numbers of headings that stand under one parent and are numbered in one style. A gap, a repeat or
        a jump is told at the heading where it shows, with the right number where it is sure. A heading that stands in a
        gap without a number or with one of another style is told itself, and so is the one of the six sections that is
        numbered otherwise than all the others. Headings whose text goes on in the same line count.

    Why:
        A wrong number usually means that a part was lost, or was copied in from another report.

    Bad:
        （一）主动公开 … （三）政府信息管理

    Good:
        （一）主动公开 … （二）依申请公开 … （三）政府信息管理

    Known limits:
        What a missing section (GI101), another order (GI102), a section that stands twice (GI105) or one that is none
        of the six (GI110) explains is not told again. Numbers inside paragraphs (一是, 1.) are GI605's; a gap is not
        told when the number that seems to be missing begins a clause of the text before.
    """
    yield from _top_problems(report, sections, statutory)
    for parent in report.walk():
        if parent.sections:
            yield from _problems(parent.sections, parent)


def _top_problems(report: Report, sections: StatutorySections, statutory: Statutory | None) -> list[Finding]:
    """Problems that stay whichever of the other structure rules' faults are thought away."""
    explained = {int(missing.id[1]) for missing in sections.missing} if statutory is not None else set()
    as_they_stand = _problems(report.sections, None, explained)
    if statutory is None:
        return as_they_stand
    own = [section for section in report.sections if sections.get(section.id) is section]
    odd = odd_one(own)
    if odd is not None and len(sections.every[odd.section.id]) == 1:
        same_style = odd.section.style == odd.like.style
        if as_they_stand or not same_style or odd.section.ordinal == odd.ordinal:
            return [_misnumbered(odd)]
    if not as_they_stand:
        return as_they_stand
    in_order = sorted(own, key=lambda section: section.id)
    problems = _problems(own, None, explained)
    return problems if problems and (in_order == own or _problems(in_order, None, explained)) else []


def _misnumbered(odd: Misnumbered) -> Finding:
    """A heading of which it is sure what its number should be."""
    section, expected = odd.section, odd.expected
    if section.ordinal is None:
        return Finding(section, "unnumbered", section=section.heading.text.folded, expected=expected)
    if section.ordinal == odd.ordinal and section.style == odd.like.style:
        return Finding(section, "mark", found=section.number, expected=expected)
    return Finding(section, related=[odd.like], found=section.number, problem=_should_be(expected))


_FIRST = Term("first", "前面缺少编号", "nothing stands before it")


def _should_be(number: str) -> Term:
    return Term(f"not {number}", f"应为“{number}”", f"it should be {number}")


def _problem(section: Section, before: Section, place: int, rest: Sequence[Section]) -> Term:
    """What is wrong with a number; which one is right where the one before is repeated, or the next heading or the
    section tells it."""
    expected = written_like(before, place + 1)
    if expected and place == before.ordinal == section.ordinal:
        return Term(
            f"{before.number} again",
            f"与上一个编号重复，应为“{expected}”",
            f"it repeats the one before; it should be {expected}",
        )
    behind = next((other.ordinal for other in rest if other.style == section.style), None)
    if expected and (behind == place + 2 or section.id == f"S{place + 1}"):
        return _should_be(expected)
    return Term(before.number, f"上一个编号是“{before.number}”", f"the one before is {before.number}")


def _problems(siblings: Sequence[Section], parent: Section | None, explained: Collection[int] = ()) -> list[Finding]:
    """A finding for each number that fits neither the one before it nor the place that a wrong one before it took."""
    problems: list[Finding] = []
    last: dict[str, tuple[Section, int]] = {}
    for at, section in enumerate(siblings):
        ordinal = section.ordinal
        if ordinal is None:
            continue
        if section.style not in last:
            if parent is not None and _lost_first(section, parent):
                problems.append(Finding(section, found=section.number, problem=_FIRST))
            last[section.style] = (section, ordinal)
            continue
        before, place = last[section.style]
        assert before.ordinal is not None
        if ordinal in {before.ordinal + 1, place + 1} or _follows(section, before, parent, explained):
            last[section.style] = (section, ordinal)
            continue
        odd = misnumbered_between(siblings, before, at) if place == before.ordinal else None
        if odd is not None:
            problems.append(_misnumbered(odd))
            last[section.style] = (section, ordinal)
            continue
        problem = _problem(section, before, place, siblings[at + 1 :])
        problems.append(Finding(section, related=[before], found=section.number, problem=problem))
        last[section.style] = (section, place + 1)
    return problems


def _follows(section: Section, before: Section, parent: Section | None, explained: Collection[int]) -> bool:
    """Whether a number that is not the next one is right nonetheless."""
    assert section.ordinal is not None
    assert before.ordinal is not None
    skipped = range(before.ordinal + 1, section.ordinal)
    if skipped and all(ordinal in explained for ordinal in skipped):
        return True
    if section.ordinal == 1 and parent is None and not section.id:
        return True  # a list of its own behind the sections
    return bool(skipped) and _stands_in_text(before.all_blocks, section.style, section.ordinal - 1)


def _lost_first(section: Section, parent: Section) -> bool:
    """Whether the headings before the first of its style are lost; one alone may be an item of a list."""
    if section.ordinal is None or section.ordinal < 2:
        return False
    alone = sum(other.style == section.style for other in parent.sections) == 1
    if alone and section.style != "（一）":
        return False
    return not _stands_in_text(parent.blocks, section.style, section.ordinal - 1)


def _stands_in_text(blocks: Iterable[object], style: str, ordinal: int) -> bool:
    """Whether a clause begins with a number."""
    for block in blocks:
        if isinstance(block, Paragraph):
            for clause in block.text.folded.translate(_CLAUSE_ENDS).split("\n"):
                number = read_numbering(clause)
                if number is not None and (number.style, number.ordinal) == (style, ordinal):
                    return True
    return False


_CLAUSE_ENDS = str.maketrans(dict.fromkeys("。；;：:", "\n"))


@rule(
    "GI106",
    "empty-section",
    Severity.ERROR,
    source=FORMAT,
    tags=["structure"],
    zh="标题“{section}”下没有内容",
    en="there is nothing under the heading “{section}”",
)
def empty_section(report: Report, statutory: Statutory | None, order: HeadingOrder) -> Findings:
    """There is something under every heading.

    What it does:
        Tells a heading with no text, table, picture, attachment or lower heading under it. The signature at the end of
        the report is no text of the last section.

    Why:
        An empty part says nothing to the public; where there is nothing to report, the report says so (无。).

    Bad:
        六、其他需要报告的事项

    Good:
        六、其他需要报告的事项 / 本年度没有其他需要报告的事项。

    Known limits:
        The sections of the three statutory tables are GI301's, the problems and improvements GI601's; a heading that stands again
        with its text is GI105's. A heading that is itself a sentence counts as text.
    """
    others = {"S5"} if statutory is None else {"S2", "S3", "S4", "S5"}
    for section in report.walk():
        if section.id in others or section.sections or section in order.twins:
            continue
        if section.blocks and not holds_signature_only(report, section):
            continue
        words = section.title.folded
        if not section.id and (len(words) > 25 or _says_there_is_none(section)):
            continue
        if words[-1:] not in set("。；！？”无"):
            yield Finding(section, section=section.heading.text.folded)


def _says_there_is_none(section: Section) -> bool:
    heading = section.heading.text.folded
    return heading[-1:] == "。" and holds_any(heading, ("无", "没有", "未")) and not heading.endswith("情况。")


@rule(
    "GI301",
    "missing-table",
    Severity.ERROR,
    source=FORMAT,
    requires=[Statutory],
    tags=["tables"],
    zh="“{section}”中没有法定表格",
    en="the statutory table of “{section}” is missing",
)
def missing_table(report: Report, sections: StatutorySections) -> Findings:
    """Sections two, three and four hold their statutory tables.

    What it does:
        Looks for each of the three tables by the labels of its rows and heads, anywhere in the report.

    Why:
        The figures of article 50 are reported in the tables of the edition's notice.

    Bad:
        四、政府信息公开行政复议、行政诉讼情况 / 本年度没有发生行政复议、行政诉讼。

    Good:
        四、政府信息公开行政复议、行政诉讼情况, with the table, all zeros.

    Known limits:
        Where a picture or an attachment stands in its place, or a table whose rows and columns cannot be told, RL002 says
        that it was not read.
    """
    for id, table in (("S2", "T2"), ("S3", "T3"), ("S4", "T4")):
        section = sections.get(id)
        if section is None or table in report.labelled_tables or table in report.unread_tables:
            continue
        if _holds_figure(section):
            continue
        yield Finding(section, section=section.heading.text.folded)


def _holds_figure(section: Section) -> bool:
    return any(not isinstance(block, (Paragraph, Table)) for block in section.all_blocks)
