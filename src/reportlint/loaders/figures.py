"""Pictures and attachments that stand where a section's text or table should be: what they say was not read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from reportlint.model import Diagnostic, Figure, Paragraph, Profile, Report, Section, Table, Term, Unreadable

from .loose import LOOSE

_LITTLE = 20
"""Characters beside a figure that are no more than its caption."""
_NOTE = 200
"""Characters that only lead to a file: when it was published, by whom, where it is to be had."""

_KINDS = {"picture": ("图片", "a picture"), "attachment": ("附件", "an attachment")}


def refuse_figures_alone(report: Report) -> None:
    """Raises Unreadable for a report of which there is only a title beside pictures or attachments."""
    if report.sections or report.tables:
        return
    figure = next((block for block in report.blocks if isinstance(block, Figure)), None)
    words = sum(len(block.text) for block in report.blocks if isinstance(block, Paragraph))
    if figure is not None and figure.kind in _KINDS and words <= _NOTE:
        zh, en = _KINDS[figure.kind]
        raise Unreadable(
            "no-text", f"正文在{zh}中，文件里没有可读的正文", f"the report is in {en}: there is no text of it to read"
        )


def unread_parts(report: Report, profile: Profile) -> list[Diagnostic]:
    """One diagnostic for each section that holds a figure and neither a table nor text of its own, or a figure and not
    the table that reports of this kind have in it; one for each that holds a table without rows and columns; and one for
    each table that the profile knows but cannot read."""
    found = {
        section: Diagnostic(_reason(section, figure), figure.span)
        for section in report.walk()
        if not section.sections and (figure := _only_figure(section)) is not None
    }
    unread: list[Diagnostic] = []
    with suppress(Exception):  # a profile that cannot say what tables it knows: the facts that ask for them tell it
        for section, figure in _in_place_of_tables(report, profile):
            if not any(below in found for below in section.walk()):
                found[section] = Diagnostic(_no_table(section, figure), figure.span)
        unread = [Diagnostic(table.reason, table.span) for table in report.unread_tables.values()]
    return [*found.values(), *_loose_tables(report), *unread]


def _loose_tables(report: Report) -> list[Diagnostic]:
    """One diagnostic for each section that holds tables of which rows and columns cannot be told."""
    found: dict[str, Diagnostic] = {}
    for block in report.all_blocks:
        if isinstance(block, Figure) and block.kind == LOOSE:
            section = report.section_of(block.span)
            title = section.heading.text.folded if section is not None else ""
            found.setdefault(title, Diagnostic(_no_rows(title), block.span))
    return list(found.values())


def _no_rows(title: str) -> Term:
    zh, en = (f"“{title}”下的", f"under “{title}” ") if title else ("", "")
    return Term(
        f"{LOOSE} {title}",
        f"{zh}表格分不出行和列，表中数据没有读取，也没有核对",
        f"{en}the rows and columns of a table cannot be told: it was not read",
    )


def _only_figure(section: Section) -> Figure | None:
    words = 0
    for block in section.blocks:
        if isinstance(block, Table):
            return None
        if isinstance(block, Paragraph):
            words += len(block.text)
    return _figure(section) if words <= _LITTLE else None


def _figure(section: Section) -> Figure | None:
    """The first figure of a section and those below it; None where the loader has said why it was not read."""
    figure = next((block for block in section.all_blocks if isinstance(block, Figure)), None)
    return figure if figure is not None and figure.kind in _KINDS else None


def _in_place_of_tables(report: Report, profile: Profile) -> Iterator[tuple[Section, Figure]]:
    """The sections that lack their table and hold a figure, and the figure."""
    named = [
        (section, figure) for section in report.sections if section.id and (figure := _figure(section)) is not None
    ]
    if not named or profile.vocabulary is None:
        return
    homes = {form.section: form.id for form in profile.vocabulary().tables if form.section}
    for section, figure in named:
        table = homes.get(section.id)
        if table is not None and table not in report.labelled_tables and table not in report.unread_tables:
            yield section, figure


def _reason(section: Section, figure: Figure) -> Term:
    title = section.heading.text.folded
    zh, en = _KINDS[figure.kind]
    return Term(
        f"unread-{figure.kind}",
        f"“{title}”下只有{zh}，其中的内容没有读取",
        f"under “{title}” there is only {en}, which was not read",
    )


def _no_table(section: Section, figure: Figure) -> Term:
    title = section.heading.text.folded
    zh, en = _KINDS[figure.kind]
    return Term(
        f"unread-{figure.kind}",
        f"“{title}”下没有读到应有的表格，{zh}中的内容没有读取",
        f"under “{title}” its table was not found; what {en} there shows was not read",
    )
