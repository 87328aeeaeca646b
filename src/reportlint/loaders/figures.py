"""Pictures and attachments that stand where a section's text or table should be: what they say was not read."""

from __future__ import annotations

from reportlint.model import Diagnostic, Figure, Paragraph, Report, Section, Table, Term

_LITTLE = 20
"""Characters beside a figure that are no more than its caption."""


def unread_figures(report: Report) -> list[Diagnostic]:
    """One diagnostic for each section that holds a figure and neither a table nor text of its own."""
    return [
        Diagnostic(_reason(section, figure), figure.span)
        for section in report.walk()
        if not section.sections and (figure := _only_figure(section)) is not None
    ]


def _only_figure(section: Section) -> Figure | None:
    figure: Figure | None = None
    words = 0
    for block in section.blocks:
        if isinstance(block, Table):
            return None
        if isinstance(block, Paragraph):
            words += len(block.text)
        elif figure is None:
            figure = block
    return figure if words <= _LITTLE else None


def _reason(section: Section, figure: Figure) -> Term:
    title = section.heading.text.folded
    zh = {"picture": "图片", "attachment": "附件"}.get(figure.kind, "表格")
    en = {"picture": "a picture", "attachment": "an attachment"}.get(figure.kind, "a table")
    return Term(
        f"unread-{figure.kind}",
        f"“{title}”下只有{zh}，其中的内容没有读取",
        f"under “{title}” there is only {en}, which was not read",
    )
