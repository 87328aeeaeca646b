"""GI1: the six sections, their headings and numbers."""

from collections.abc import Iterator, Sequence

from reportlint import (
    Finding,
    Findings,
    Message,
    Paragraph,
    Report,
    Section,
    Severity,
    Table,
    read_numbering,
    rule,
)

from ..clauses import FORMAT
from ..editions import SECTION_IDS
from ..facts import Statutory, StatutorySections
from ..facts.sections import statutory_title


@rule(
    "GI101",
    "missing-section",
    Severity.ERROR,
    source=FORMAT,
    requires=[Statutory],
    tags=["structure"],
    zh="缺少法定部分“{section}”",
    en="the statutory section “{section}” is missing",
    variants={
        "heading-lost": Message(
            "“{section}”的标题缺失，只剩下它的表格", "the heading of “{section}” is lost; only its table is left"
        ),
        "none": Message("六个法定部分一个也没有", "none of the six statutory sections is there"),
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
        yield Finding(sections.missing[-1].where, "none")
        return
    for missing in sections.missing:
        variant = "heading-lost" if missing.table else ""
        yield Finding(missing.where, variant, section=statutory_title(missing.id))


@rule(
    "GI104",
    "section-numbering",
    Severity.WARNING,
    source=FORMAT,
    tags=["structure"],
    zh="标题编号“{found}”与上一个编号“{before}”不连续",
    en="the number {found} does not follow {before}",
    variants={
        "first": Message("标题编号从“{found}”开始，前面缺少编号", "the numbering begins with {found}"),
    },
)
def section_numbering(report: Report, sections: StatutorySections) -> Findings:
    """The numbers of sibling headings follow each other.

    What it does:
        Compares the numbers of headings that stand under one parent and are numbered in one style. A gap, a repeat or
        a jump is told at the heading where it shows. Headings whose text goes on in the same line count.

    Why:
        A wrong number usually means that a part was lost, or was copied in from another report.

    Bad:
        （一）主动公开 … （三）政府信息管理

    Good:
        （一）主动公开 … （二）依申请公开 … （三）政府信息管理

    Known limits:
        A gap that a missing section explains is GI101's. Numbers inside paragraphs (一是, 1.) are GI605's. A gap is
        not told when a paragraph between the two headings begins with the number that seems to be missing.
    """
    explained = {int(missing.id[1]) for missing in sections.missing}
    yield from _check_numbers(report.sections, explained)
    for parent in report.walk():
        if parent.sections:
            yield from _check_numbers(parent.sections, set(), parent)


def _check_numbers(
    siblings: Sequence[Section], explained: set[int], parent: Section | None = None
) -> Iterator[Finding]:
    last: dict[str, Section] = {}
    for section in siblings:
        ordinal = section.ordinal
        if ordinal is None:
            continue
        before = last.get(section.style)
        last[section.style] = section
        if before is None:
            lost = ordinal > 1 and parent is not None and not _stands_in_text(parent.blocks, section.style, ordinal - 1)
            if lost:
                yield Finding(section, "first", found=section.number)
            continue
        assert before.ordinal is not None
        if ordinal == before.ordinal + 1 or _explains(range(before.ordinal + 1, ordinal), explained):
            continue
        if ordinal == 1 and parent is None and section.id == "":
            continue  # a list of its own behind the sections
        if ordinal > before.ordinal + 1 and _stands_in_text(list(before.all_blocks), section.style, ordinal - 1):
            continue
        yield Finding(section, related=[before], found=section.number, before=before.number)


def _explains(skipped: range, explained: set[int]) -> bool:
    return len(skipped) > 0 and all(ordinal in explained for ordinal in skipped)


def _stands_in_text(blocks: Sequence[object], style: str, ordinal: int) -> bool:
    for block in blocks:
        if isinstance(block, Paragraph):
            number = read_numbering(block.text.folded)
            if number is not None and (number.style, number.ordinal) == (style, ordinal):
                return True
    return False


@rule(
    "GI106",
    "empty-section",
    Severity.ERROR,
    source=FORMAT,
    tags=["structure"],
    zh="标题“{section}”下没有内容",
    en="there is nothing under the heading “{section}”",
)
def empty_section(report: Report) -> Findings:
    """There is something under every heading.

    What it does:
        Tells a heading with no text, table, picture, attachment or lower heading under it.

    Why:
        An empty part says nothing to the public; where there is nothing to report, the report says so (无。).

    Bad:
        六、其他需要报告的事项

    Good:
        六、其他需要报告的事项 / 本年度没有其他需要报告的事项。

    Known limits:
        The sections of the three tables are GI301's, the problems and improvements GI601's. A heading that is itself a
        sentence counts as text.
    """
    for section in report.walk():
        if section.id in {"S2", "S3", "S4", "S5"} or section.blocks or section.sections:
            continue
        words = section.title.folded
        if section.id or (len(words) <= 25 and words[-1:] not in set("。；！？”")):
            yield Finding(section, section=section.heading.text.folded)


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
        Where a picture or an attachment stands in its place, RL002 says that it was not read.
    """
    for id, table in (("S2", "T2"), ("S3", "T3"), ("S4", "T4")):
        section = sections.get(id)
        if section is None or table in report.labelled_tables or _holds_figure(section):
            continue
        yield Finding(section, section=section.heading.text.folded)


def _holds_figure(section: Section) -> bool:
    return any(not isinstance(block, (Paragraph, Table)) for block in section.all_blocks)
