"""Whose report it is: the body's name wherever it stands, and what kind of body that is."""

from collections.abc import Sequence
from functools import cache, lru_cache

from msgspec import Struct

from reportlint import Paragraph, Report, Span, Text, fact

from ..data import read_data
from .identity import Agency

_LONGEST = 30
"""Characters of a body's name that stands in a line of its own."""
_LAST_LINES = 6
"""How many paragraphs at the end may hold the signature."""


class BodyNames(Struct, frozen=True):
    """The words of ``bodies.toml``."""

    endings: tuple[str, ...]
    vague_endings: tuple[str, ...]
    governments: tuple[str, ...]
    places: tuple[str, ...]
    zones: tuple[str, ...]
    government_offices: tuple[str, ...]
    bare_levels: tuple[str, ...]
    bare_townships: tuple[str, ...]
    not_bare: tuple[str, ...]
    generic_endings: tuple[str, ...]
    generic_words: tuple[str, ...]


@cache
def body_names() -> BodyNames:
    return read_data(__file__, "bodies.toml", BodyNames)


class ReportBody(Struct, frozen=True):
    """The body whose report it is. ``kind`` is "government" for a people's government, "office" for its office and
    for sub-districts and zones, else "department"; ``source`` is "title", "line" (beside the title), "signature" or
    "preamble"."""

    name: str
    kind: str
    source: str
    span: Span


@fact
def report_body(report: Report, agency: Agency | None) -> ReportBody | None:
    """By the title, a line beside it, the signature, else what the preamble says."""
    title = report.title
    if agency is not None and title is not None and title.start <= agency.span.start and agency.span.end <= title.end:
        return ReportBody(agency.name, kind_of_body(agency.name), "title", agency.span)
    beside = _beside_title(report)
    if beside is not None:
        return ReportBody(beside.folded, kind_of_body(beside.folded), "line", beside.span())
    signed = _signature(report)
    if signed is not None:
        return ReportBody(signed.folded, kind_of_body(signed.folded), "signature", signed.span())
    if agency is not None:
        return ReportBody(agency.name, kind_of_body(agency.name), "preamble", agency.span)
    return None


def _beside_title(report: Report) -> Text | None:
    """The brackets that end the title, the line before it or one of the two behind it, when a body's name is there."""
    lines = [block.text for block in report.blocks if isinstance(block, Paragraph)]
    title = report.title
    if title is None:
        near = lines[:2]
    else:
        at = title.start
        opened = max(title.folded.rfind("（"), title.folded.rfind("("))
        near = [title.part(opened + 1, len(title) - 1)] if opened >= 0 and title.folded.endswith(("）", ")")) else []
        near += [text for text in lines if text.start < at][-1:] + [text for text in lines if text.start > at][:2]
    return next((text for text in near if is_body_name(text.folded)), None)


def last_paragraphs(report: Report) -> Sequence[Paragraph]:
    """The last paragraphs of a report, where it is signed."""
    blocks = report.blocks
    if report.sections:
        *_, last = report.sections[-1].walk()
        blocks = last.blocks
    return [block for block in blocks[-_LAST_LINES:] if isinstance(block, Paragraph)]


def _signature(report: Report) -> Text | None:
    return next((p.text for p in reversed(last_paragraphs(report)) if is_body_name(p.text.folded)), None)


def is_body_name(words: str) -> bool:
    """Whether words are the name of a body and nothing else."""
    if not 3 <= len(words) <= _LONGEST:
        return False
    names = body_names()
    if not words.endswith(names.endings):
        placed = any(place in words[1:-1] for place in names.places)
        if not placed or not words.endswith(names.vague_endings):
            return False
    return all("\u4e00" <= c <= "\u9fff" or c in "（）()" for c in words)


@lru_cache(512)
def kind_of_body(name: str) -> str:
    """ "government", "office" or "department"."""
    names = body_names()
    if name.endswith(names.governments):
        return "government"
    if name.endswith(names.government_offices + names.zones):
        return "office"
    return "government" if name.endswith(names.places) else "department"


@lru_cache(512)
def lacks_place(name: str) -> bool:
    """Whether a body's name does not say of which place it is: 市交通运输局, 教育局."""
    names = body_names()
    if name.startswith(names.not_bare):
        return False
    if name.startswith(names.bare_levels) or name in names.bare_townships:
        return True
    ending = max((e for e in names.generic_endings if name.endswith(e)), key=len, default="")
    if not ending:
        return name in names.governments
    return _is_generic(name, names)


def _is_generic(name: str, names: BodyNames) -> bool:
    """Whether a name is put together from the words of any department, whatever the way to split it."""
    reached = {0}
    for at in range(len(name)):
        if at not in reached:
            continue
        if name[at] in "和与、（）()":
            reached.add(at + 1)
        for word in names.generic_words:
            if name.startswith(word, at):
                reached.add(at + len(word))
        if at and any(name[at:] == ending for ending in names.generic_endings):
            return True
    return False
