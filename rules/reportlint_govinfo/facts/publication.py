"""When a report was published, and the date that it is signed with."""

from collections.abc import Iterator

from msgspec import Struct

from reportlint import Paragraph, Report, Section, Span, Term, Text, fact, fold_plain

from .bodies import is_body_name, last_paragraphs
from .dates import DateToken, day_words, read_dates

_LABELLED = 40
"""Characters before a date among which its label stands."""
_SIGNED = 45
"""Characters of a line that holds a signature and its date."""
_LABELS = ("发布时间", "发布日期", "公开时间", "公开日期", "发布于")
"""Words before a date that say when a report was published."""
_OTHERS = ("成文", "生成", "创建", "制作", "印发", "打印", "更新")
"""Words before a date that say something else: when a document was made, not when it was published."""


class DatedPlace(Struct, frozen=True):
    """A day and where it stands; ``span`` is nothing (0, 0) for metadata that has no place in the text."""

    day: tuple[int, int, int]
    span: Span

    @property
    def said(self) -> Term:
        """2024年1月22日."""
        return day_words(*self.day)


class PublicationDate(Struct, frozen=True):
    """``published``: the earliest date that metadata, the front matter or a line such as 发布时间 gives; ``signed``: the
    date of the signature at the end or under the title. At least one is there. Dates of creation are never read."""

    published: DatedPlace | None
    signed: DatedPlace | None

    @property
    def main(self) -> DatedPlace:
        """The date that says when the report was published, the signature's where nothing else does."""
        found = self.published or self.signed
        assert found is not None
        return found

    @property
    def span(self) -> Span:
        return self.main.span


@fact
def publication_date(report: Report) -> PublicationDate | None:
    dates = [*_stated(report), *_labelled(report)]
    published = min(dates, key=lambda place: place.day, default=None)
    signed = _signed(report)
    return None if published is None and signed is None else PublicationDate(published, signed)


def _day(token: DateToken) -> tuple[int, int, int] | None:
    if token.year is None or token.month is None or token.day is None or not token.readable or not token.exists:
        return None
    return token.year, token.month, token.day


def _stated(report: Report) -> Iterator[DatedPlace]:
    """The date of the metadata or front matter."""
    published = report.properties.published
    if published is None:
        return
    if isinstance(published, str):
        words, span = fold_plain(published), Span(0, 0)
    else:
        words, span = published.folded, published.span()
        before = report.text[max(0, span.start - _LABELLED) : span.start]
        if any(other in before for other in _OTHERS) and not any(label in before for label in _LABELS):
            return
    if len(words) >= 8 and words[:8].isdigit():
        words = f"{words[:4]}-{words[4:6]}-{words[6:8]}"
    day = next((day for token in read_dates(words) if (day := _day(token)) is not None), None)
    if day is not None:
        yield DatedPlace(day, span)


def _labelled(report: Report) -> Iterator[DatedPlace]:
    """Dates behind 发布时间 and its like in lines before the first section or at the end."""
    paragraphs = [block for block in report.blocks if isinstance(block, Paragraph)]
    for paragraph in [*paragraphs, *last_paragraphs(report)]:
        words = paragraph.text.folded
        if "发布" not in words and "公开" not in words:
            continue
        for label in _LABELS:
            at = words.find(label)
            if at < 0:
                continue
            behind = at + len(label)
            token = next(read_dates(words, behind, behind + 16), None)
            if token is not None and token.start - behind <= 2 and (day := _day(token)) is not None:
                yield DatedPlace(day, paragraph.text.span(token.start, token.end))


def _signed(report: Report) -> DatedPlace | None:
    """The date of a line that holds nothing else but perhaps the body's name: the last at the end, else the first
    under the title, else in brackets behind it."""
    for paragraph in reversed(last_paragraphs(report)):
        if (found := _signature(paragraph.text)) is not None:
            return found
    for block in report.blocks:
        if isinstance(block, Paragraph) and (found := _signature(block.text)) is not None:
            return found
    title = report.title
    if title is not None and title.folded.endswith(("日)", "日）")):
        return next(
            (DatedPlace(day, title.span(t.start, t.end)) for t in read_dates(title.folded) if (day := _day(t))), None
        )
    return None


def holds_signature_only(report: Report, section: Section) -> bool:
    """Whether under the last heading of a report, one of a statutory section, stands only who signed it and when."""
    if not section.id or section.sections or section is not report.sections[-1]:
        return False
    return all(isinstance(block, Paragraph) and _is_signed(block.text) for block in section.blocks)


def _is_signed(text: Text) -> bool:
    return is_body_name(text.folded) or _signature(text) is not None


def _signature(text: Text) -> DatedPlace | None:
    words = text.folded
    if len(words) > _SIGNED or words[-1:] not in "日号)）0123456789" or not words:
        return None
    token = next(read_dates(words), None)
    if token is None or (day := _day(token)) is None:
        return None
    before, behind = words[: token.start].strip("（( "), words[token.end :].strip("）) ")
    if behind or (before and not is_body_name(before)):
        return None
    return DatedPlace(day, text.span(token.start, token.end))
