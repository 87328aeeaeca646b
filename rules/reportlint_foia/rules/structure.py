"""FOIA1: the sections of the form, their parts and their order."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from reportlint import Finding, Findings, Message, Paragraph, Report, Section, Severity, Span, Table, Term, Where, rule

from ..clauses import FORM
from ..facts.period import Form
from ..facts.sections import AgencySections
from ..facts.tables import FormTables
from ..headings import SectionHeading
from ..sections import TOPS, number_of, parts_of, squeeze, title_of, top_of

_NARRATIVE = ("I", "II", "III")
_TITLE = Term("title", "标题", "the title")


@rule(
    "FOIA101",
    "missing-section",
    Severity.ERROR,
    zh="缺少第{section}部分（{title}）；规定格式有第I至第XII共十二部分",
    en="section {section}, {title}, is missing; the form has twelve sections, I to XII",
    variants={
        "none": Message(
            "第I至第XII部分一个也没有找到；规定格式有十二部分",
            "none of the sections I to XII is here; the form has twelve",
        ),
        "part": Message(
            "文件从{first}开始，缺少前面的第{sections}部分；请确认这些部分另行发布",
            "the file begins with {first}; what stands before it ({sections}) is not here: is it published beside it?",
            Severity.INFO,
        ),
    },
    source=FORM,
    tags=["structure"],
)
def missing_section(report: Report, sections: AgencySections, form: Form) -> Findings:
    """Each of the sections I to XII is there.

    What it does
        Looks for a heading of each of the twelve sections, by its name or its number, in any of the ways that
        agencies write them. A heading of a part stands for its section: "V.A." shows that section V is there. Each
        absent section gives one finding, at the heading before which it should stand, or at the end of the report.
        When none of the twelve is found there is one finding only (none). A file that begins in the middle of
        section III, or with section IV, holds the figures only: the narrative sections are published in a file of
        their own, and one note says so (part).

    Why
        5 U.S.C. 552(e)(1) lists what an agency reports, and the Department of Justice's form gives each item its
        section. An agency that has nothing to report in a section keeps the section and says so.

    Bad
        ## VIII. Requests for Expedited Processing and Requests for Fee Waiver

        ## X. Fees Collected for Processing Requests

    Good
        ## VIII. Requests for Expedited Processing and Requests for Fee Waiver

        ## IX. FOIA Personnel and Costs

        ## X. Fees Collected for Processing Requests

    Options
        None.

    Known limits
        Where a table could not be read, a section that it may hold is not said to be missing. Headings in pictures
        are not seen. Reports for fiscal years before 2008, which had another form, are not checked.
    """
    if not sections.headings:
        if not sections.unread:
            yield Finding(_beginning(report), "none")
        return
    missing = [top for top in TOPS if sections.find(top) is None]
    first = sections.headings[0]
    apart = [top for top in _NARRATIVE if top in missing]
    if first.id in {"III.3", "IV"} and apart == list(_NARRATIVE)[: len(apart)] and len(apart) >= 2:
        missing = [top for top in missing if top not in apart]
        if not sections.hides(0, first.span.start):
            yield Finding(first, "part", first=number_of(first.id), sections=apart)
    for top in missing:
        index = TOPS.index(top)
        above = [h.span.start for t in TOPS[:index] if (h := sections.find(t)) is not None]
        below = next((h for t in TOPS[index:] if (h := sections.find(t)) is not None), None)
        stop = len(report.text) if below is None else below.span.start
        if not sections.hides(max(above, default=0), stop):
            yield Finding(
                _ending(report) if below is None else below, section=top, title=title_of(top, form.year)
            )  # fmt: skip


def _beginning(report: Report) -> Where:
    """The title, else the first thing in the report."""
    return report.title or next(_nodes(report), Span(0, 0))


def _ending(report: Report) -> Where:
    """The last thing in the report: a heading, a paragraph, the last cell of a table."""
    nodes = list(_nodes(report))
    return nodes[-1] if nodes else Span(0, 0)


def _nodes(report: Report) -> Iterator[Where]:
    """Headings, paragraphs and cells with words, in reading order."""
    holders: list[Report | Section] = [report, *report.walk()]
    for holder in holders:
        if isinstance(holder, Section):
            yield holder.heading
        for block in holder.blocks:
            if isinstance(block, Table):
                yield from (cell for cell in block.cells if cell.text.folded)
            else:
                yield block


@rule(
    "FOIA102",
    "section-order",
    Severity.ERROR,
    zh="第{section}部分的位置不对；规定格式中它紧接在{after}之后",
    en="section {section} is out of place; in the form it follows {after}",
    source=FORM,
    tags=["structure"],
)
def section_order(sections: AgencySections, form: Form) -> Findings:
    """The sections stand in the order of the form.

    What it does
        Compares the first headings of the sections I to XII, and of their parts within each section, with the order
        of the form. The fewest headings that would have to move give a finding each.

    Why
        The form's guidelines and its data format both ask for every section in the stated order; readers compare
        agencies by number.

    Bad
        ## X. Fees Collected for Processing Requests

        ## IX. FOIA Personnel and Costs

    Good
        ## IX. FOIA Personnel and Costs

        ## X. Fees Collected for Processing Requests

    Options
        None.

    Known limits
        A section whose heading stands twice is looked at where it stands first. Reports for fiscal years before 2008
        are not checked.
    """
    tops: dict[str, SectionHeading] = {}
    parts: dict[str, dict[str, SectionHeading]] = {}
    for heading in sections.headings:
        top = top_of(heading.id)
        tops.setdefault(top, heading)
        if heading.id in parts_of(top):
            parts.setdefault(top, {}).setdefault(heading.id, heading)
    yield from _displaced(tops, TOPS)
    for top, own in parts.items():
        yield from _displaced(own, parts_of(top))


def _displaced(found: Mapping[str, SectionHeading], order: Sequence[str]) -> Findings:
    """The headings that do not stand in an order: those outside the longest run that does."""
    ids = list(found)
    runs: list[list[str]] = []
    for at, id in enumerate(ids):
        before = [run for run in runs[:at] if order.index(run[-1]) < order.index(id)]
        runs.append([*max(before, key=len, default=[]), id])
    kept = max(runs, key=len, default=[])
    for id in ids:
        if id not in kept:
            earlier = [other for other in order[: order.index(id)] if other in found]
            after = number_of(earlier[-1]) if earlier else _TITLE
            yield Finding(found[id], section=number_of(id), after=after)


@cache
def _continued() -> re.Pattern[str]:
    return re.compile(r"\bcont(?:inued|['’]d|\.|d\b)", re.IGNORECASE)


@rule(
    "FOIA103",
    "duplicate-section",
    Severity.WARNING,
    zh="“{section}”的标题出现了{count}次；规定格式中每一部分只有一处",
    en="the heading of {section} stands {count} times; the form has each section once",
    source=FORM,
    tags=["structure"],
)
def duplicate_section(sections: AgencySections, form: Form) -> Findings:
    """No section of the form stands twice.

    What it does
        Counts the headings of each part (V.A, V.B.(1) …) and of each section without parts. One finding a section,
        at its second heading; the others are related.

    Why
        A heading that stands twice was copied from the section before and not changed, so that the table under it is
        taken for another one.

    Bad
        ### VII.A. RESPONSE TIME FOR ALL PROCESSED PERFECTED REQUESTS

        ### VII.A. RESPONSE TIME FOR ALL PROCESSED PERFECTED REQUESTS

    Good
        ### VII.A. RESPONSE TIME FOR ALL PROCESSED PERFECTED REQUESTS

        ### VII.B. RESPONSE TIME FOR PERFECTED REQUESTS IN WHICH INFORMATION WAS GRANTED

    Options
        None.

    Known limits
        A heading that says that it is continued counts as no other. The bare headings of sections with parts
        ("Section V") may come again over each part.
    """
    groups = {id.rpartition(".")[0] for top in TOPS for id in parts_of(top)}
    places: dict[str, list[Where]] = {}
    for heading in sections.headings:
        if heading.id not in groups and not _continued().search(heading.text.folded):
            places.setdefault(heading.id, []).append(heading.text)
    for id, (first, *others) in places.items():
        if others:
            yield Finding(others[0], related=[first, *others[1:]], section=number_of(id), count=len(others) + 1)


@rule(
    "FOIA104",
    "missing-part",
    Severity.WARNING,
    zh="第{section}部分缺少：{parts}",
    en="section {section} lacks {parts}",
    source=FORM,
    tags=["structure"],
)
def missing_part(report: Report, sections: AgencySections, tables: FormTables, form: Form) -> Findings:
    """Each section of the form has its parts.

    What it does
        Looks for the heading or the table of each part of the sections V, VI, VII, VIII, XI and XII: V.A, V.B.(1) to
        (3), VI.A … XII.E.(2). What a section lacks is one finding, at its heading. A section that is missing
        altogether is FOIA101's. From fiscal year 2016 on, section XI has the parts XI.A and XI.B; until 2015 it was
        about the FOIA regulations and had none.

    Why
        The form asks for each part in every report; an agency without appeals or consultations fills in zeros.

    Bad
        ## Section VIII

        ### VIII.A. REQUESTS FOR EXPEDITED PROCESSING

    Good
        ## Section VIII

        ### VIII.A. REQUESTS FOR EXPEDITED PROCESSING

        ### VIII.B. REQUESTS FOR FEE WAIVER

    Options
        None.

    Known limits
        A section of which no part at all is found is not checked: it may be set in a way that is not read. Nor is one
        with a table that could not be read. Reports for fiscal years before 2008 are not checked.
    """
    named = {heading.id for heading in sections.headings}
    for index, top in enumerate(TOPS):
        parts = parts_of(top, form.year)
        heading = sections.find(top)
        missing = [part for part in parts if part not in named and part not in tables.by_id]
        if heading is None or not missing or len(missing) == len(parts):
            continue
        behind = [h.span.start for t in TOPS[index + 1 :] if (h := sections.find(t)) is not None]
        if not sections.hides(heading.span.start, min(behind, default=len(report.text))):
            yield Finding(heading, section=top, parts=[number_of(part) for part in missing])


@cache
def _speaker() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w-])(?P<name>[A-Z]{2,7}) (?:does not|doesn[’']t|do not|has no|did not) (?:have |currently have )?"
        r"(?:any |separate )*(?:FOIA |agency |principal )*components?\b"
    )


@rule(
    "FOIA105",
    "other-agency",
    Severity.WARNING,
    zh="正文称“{name}”没有下属FOIA机构，而本报告不是{name}的报告",
    en="the text says of {name} that it has no components; this is not a report of {name}",
    source=FORM,
    tags=["narrative"],
)
def other_agency(report: Report, sections: AgencySections, tables: FormTables) -> Findings:
    """The narrative is about the agency itself.

    What it does
        Reads sentences such as "XYZ does not have any FOIA components", which agencies add to the definitions of
        section III, and looks for XYZ anywhere else in the report: in its title, its tables, its other text.

    Why
        The definitions are copied from report to report and from agency to agency. Another agency's name that stays
        in them is wrong in what it says of this one.

    Bad
        A report of the SAB that says: "OGE does not have any FOIA components."

    Good
        A report of the SAB that says: "The SAB does not have any FOIA components."

    Options
        None.

    Known limits
        Only this one sentence is known, and only abbreviations in capitals. An agency that calls itself nowhere else by
        its abbreviation is told too.
    """
    for paragraph in report.paragraphs:
        for match in _speaker().finditer(paragraph.text.folded):
            name = match["name"]
            if not _stands_elsewhere(report, name, paragraph) and not _abbreviates(report, name):
                yield Finding(paragraph.text.part(match.start("name"), match.end("name")), name=name)


def _stands_elsewhere(report: Report, name: str, here: Paragraph) -> bool:
    word = re.compile(rf"(?<![A-Za-z]){name}(?![A-Za-z])", re.IGNORECASE)
    for block in report.all_blocks:
        if isinstance(block, Table):
            if any(word.search(cell.text.folded) for cell in block.cells):
                return True
        elif isinstance(block, Paragraph) and block is not here and word.search(block.text.folded):
            return True
    heads = [s.heading.text.folded for s in report.walk()] + [report.title.folded if report.title else ""]
    return any(word.search(head) for head in heads) or name.lower() in squeeze(report.name)


def _abbreviates(report: Report, name: str) -> bool:
    """Whether the title's capitals spell the name."""
    title = report.title.folded if report.title is not None else ""
    return name in "".join(letter for letter in title if letter.isupper())
