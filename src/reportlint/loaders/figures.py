"""Pictures and attachments that stand where a section's text or table should be: what they say was not read."""

from __future__ import annotations

from reportlint.model import Diagnostic, Figure, Paragraph, Report, Section, Table, Term

_LITTLE = 20
"""Characters beside a figure that are no more than its caption."""

_KINDS = {"picture": ("图片", "a picture"), "attachment": ("附件", "an attachment")}


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
    told = figure is not None and figure.kind not in _KINDS  # the loader has said why it was not read
    return figure if words <= _LITTLE and not told else None


def _reason(section: Section, figure: Figure) -> Term:
    title = section.heading.text.folded
    zh, en = _KINDS[figure.kind]
    return Term(
        f"unread-{figure.kind}",
        f"“{title}”下只有{zh}，其中的内容没有读取",
        f"under “{title}” there is only {en}, which was not read",
    )
