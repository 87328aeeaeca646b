"""What a page says of the report outside its text: title, date of publication, author."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from reportlint.model import Properties, Text, fold_plain, read

from .html_content import Content
from .html_marks import Piece
from .html_page import BREAK, SPACE, Element, Page
from .html_sites import TITLE_NAMES
from .html_text import is_blank, read_pieces

_PUBLISHED = (
    "pubdate",
    "publishdate",
    "publish_date",
    "publishtime",
    "publish_time",
    "article:published_time",
    "firstpublishedtime",
)
_VAGUE = frozenset({"时间", "日期"})
"""Labels that speak of publication only where they stand alone, outside the report."""
_SHORTEST_TITLE = 6
_LONGEST_TITLE = 100
_FIRST_LINES = 12
"""How many pieces at the beginning of a report may still hold the line with its date of publication."""
_LABELLED = 80


@cache
def _published() -> re.Pattern[str]:
    return re.compile(
        r"(?P<label>发布时间|发布日期|发布于|公开时间|公开日期|发文日期|发文时间|成文日期|生成日期|时间|日期)\s*[\]】]?\s*[:：]?\s*"
        r"(?P<date>\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?)"
    )


class _Meta(Struct, frozen=True):
    """``<meta>`` elements by their name in lower case: the content, with its place when it stands there as it is."""

    contents: dict[str, Text | str]

    def first(self, names: Sequence[str]) -> Text | str | None:
        return next((self.contents[name] for name in names if name in self.contents), None)


def read_properties(page: Page, content: Content) -> Properties:
    """Title, author and date of publication, each as the page writes it."""
    meta = _read_meta(page)
    title: Text | str | None = read_pieces(page, page.titles) if page.titles else None
    if isinstance(title, Text) and not title.folded:
        title = None
    author = meta.first(["author"])
    return Properties(
        title=title or meta.first(["articletitle"]),
        author=str(author) if author is not None else None,
        published=meta.first(_PUBLISHED) or _find_published(page, content),
    )


def _read_meta(page: Page) -> _Meta:
    contents: dict[str, Text | str] = {}
    for node in page.document.iter_elements("meta"):
        attr = node.attr
        name = (attr("name") or attr("property") or "").strip().lower()
        value = attr("content") or ""
        if not name or name in contents or not value.strip():
            continue
        contents[name] = fold_plain(value)
        where = node.source_location
        span = where.attrs.get("content") if where is not None else None
        if span is not None:
            at = page.source.find(value, page.base + span.start_offset, page.base + span.end_offset)
            if at >= 0:
                contents[name] = read(page.source, at, at + len(value))
    return _Meta(contents)


# -- date -------------------------------------------------------------------------------------------------------


def _find_published(page: Page, content: Content) -> Text | None:
    """The date behind a label outside the report or in its first lines; labels that say more come first."""
    best: Text | None = None
    rank = 2
    first = 0
    for index, event in enumerate(page.events):
        if not isinstance(event, Piece) or event.start < 0:
            continue
        if content.start < index < content.end:
            first += 1
            if first > _FIRST_LINES:
                continue
        words = event.chars or page.source[event.start : event.end]
        if "时间" not in words and "日期" not in words and "发布于" not in words:
            continue
        text = read_pieces(page, _following(page, index))
        found = _published().search(text.folded) if text is not None else None
        if text is None or found is None:
            continue
        own = 0 if found["label"].startswith(("发布", "公开")) else 1
        if found["label"] in _VAGUE and (found.start() > 1 or content.start < index < content.end):
            continue
        if own < rank:
            best, rank = text.part(found.start("date"), found.end("date")), own
    return best


def _following(page: Page, index: int) -> list[Piece]:
    """The pieces from an index on, as far as a label and its value reach."""
    pieces: list[Piece] = []
    size = 0
    for event in page.events[index : index + 40]:
        if not isinstance(event, Piece):
            pieces.append(BREAK)
            continue
        pieces.append(event)
        size += event.end - event.start
        if size > _LABELLED and len(pieces) > 1:
            break
    return pieces


# -- title ------------------------------------------------------------------------------------------------------


def find_title(page: Page, content: Content, properties: Properties) -> Text | None:
    """The title of the report where it stands before its text: what the page's own title repeats, ``<h1>``, or an
    element that is named for it."""
    named = title_parts(properties)
    best: Text | None = None
    rank = 0
    at = 0
    while at < content.start:
        event = page.events[at]
        if isinstance(event, Element) and at in content.furniture:
            at = page.ends[at]
        elif isinstance(event, Element) and _may_be_title(page, at, content):
            text = _title_text(page, at)
            own = _title_rank(event, text, named) if text is not None else 0
            if own and own >= rank:
                best, rank = text, own
        at += 1
    return best


def title_parts(properties: Properties) -> list[str]:
    """The page's own title and what its marks part (report_section_site), without blanks."""
    said = properties.title
    whole = said.folded if isinstance(said, Text) else said or ""
    parts = [part.strip() for part in re.split(r"[_|｜]| ?[-–—]{1,2} ?(?!\d)", whole)]
    return [part.replace(" ", "") for part in [whole, *parts] if len(part) >= _SHORTEST_TITLE]


def _may_be_title(page: Page, index: int, content: Content) -> bool:
    end = page.ends[index]
    return page.element(index).block and end < content.start and end - index <= 40


def _title_text(page: Page, index: int) -> Text | None:
    pieces: list[Piece] = []
    for event in page.events[index : page.ends[index]]:
        if isinstance(event, Piece):
            if event.link is not None and not is_blank(page, event):
                return None
            pieces.append(event)
        elif isinstance(event, Element) and event.block:
            pieces.append(SPACE)
    text = read_pieces(page, pieces)
    if text is None or not _SHORTEST_TITLE <= len(text.folded) <= _LONGEST_TITLE:
        return None
    return text


def _title_rank(element: Element, text: Text, named: Sequence[str]) -> int:
    words = text.folded.replace(" ", "")
    if words in named:
        return 4
    if element.tag == "h1":
        return 3 if any(words in part or part in words for part in named) else 2
    if not TITLE_NAMES.isdisjoint(element.names):
        return 2 if any(words in part or part in words for part in named) else 1
    return 1 if element.tag in {"h2", "h3"} else 0


def begins_with(lines: Sequence[Text], title: Text) -> bool:
    """Whether the first lines of a report say its title already, perhaps over several lines."""
    words = title.folded.replace(" ", "")
    said = ""
    for line in lines:
        said += line.folded.replace(" ", "")
        if words in said:
            return True
    return False
