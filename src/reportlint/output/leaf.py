"""The page or paragraph of a place, for formats that know them: lines are those of the plain rendering there."""

from __future__ import annotations

from reportlint.triage.results import Reported

from .visible import visible


def leaf(page: int | None, paragraph: int | None, *, zh: bool) -> str:
    """In brackets, to stand behind a line; "" for text formats."""
    if page is not None:
        return f"（第{page}页）" if zh else f" (page {page})"
    if paragraph is not None:
        return f"（第{paragraph}段）" if zh else f" (paragraph {paragraph})"
    return ""


def message_of(finding: Reported) -> str:
    """What a finding says, in one line, with the page or paragraph behind."""
    place = finding.found.place
    return visible(finding.message + leaf(place.page, place.paragraph, zh=finding.lang == "zh"))
