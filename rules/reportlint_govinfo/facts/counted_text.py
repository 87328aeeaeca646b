"""The paragraphs that tell numbers, cut into clauses once for all that read them."""

from collections.abc import Iterator

from msgspec import Struct

from reportlint import Paragraph, Report, Section, Text, fact

from .reporting import ReportingBody
from .counts_labels import APPLICATIONS, DISPUTES
from .counts_words import Segment, sentences, tokens_of


class Passage(Struct, frozen=True):
    """A paragraph with its clauses, sentence by sentence."""

    text: Text
    context: str
    """What its headings say that it is about: "applications", "disputes" or ""."""
    telling: bool
    """Whether it may tell of applications, disputes or documents."""
    problems: bool
    """Whether it stands under the problems and improvements."""
    follows: bool
    """Whether the paragraph before stands under the same heading."""
    sentences: tuple[tuple[Segment, ...], ...]


class CountedText(Struct, frozen=True):
    """The paragraphs that may tell counts, in reading order."""

    passages: tuple[Passage, ...]


_TELLING = ("申请", "复议", "诉讼", "结转", "规范性文件", "规章", "行政许可", "行政处罚", "行政强制", "主动公开")
_SHARING = ("其中", "分别", "分为", "组成", "占", "%", "％", "（")
_CONTEXTS = {"S3": APPLICATIONS, "S4": DISPUTES}


@fact
def counted_text(report: Report, body: ReportingBody) -> CountedText:
    found: list[Passage] = []
    before: Section | None = None
    for paragraph, section, context, problems in _told(report):
        folded = paragraph.text.folded
        telling = not problems and (context != "" or any(word in folded for word in _TELLING))
        if telling or (any(word in folded for word in _SHARING) and any(c.isdigit() for c in folded)):
            tokens = body.own_tokens(tokens_of(body.masked(folded)))
            follows = bool(found) and section is before and section is not None
            found.append(Passage(paragraph.text, context, telling, problems, follows, tuple(sentences(tokens))))
            before = section
    return CountedText(tuple(found))


def _told(report: Report) -> Iterator[tuple[Paragraph, Section | None, str, bool]]:
    for block in report.blocks:
        if isinstance(block, Paragraph):
            yield block, None, "", False
    for section in report.sections:
        yield from _below(section, _CONTEXTS.get(section.id, ""), section.id == "S5")


def _below(section: Section, context: str, problems: bool) -> Iterator[tuple[Paragraph, Section | None, str, bool]]:
    title = section.title.folded
    if "申请公开" in title or "依申请" in title or "公开申请" in title:
        context = APPLICATIONS
    elif "复议" in title or "诉讼" in title:
        context = DISPUTES
    for block in section.blocks:
        if isinstance(block, Paragraph):
            yield block, section, context, problems
    for lower in section.sections:
        yield from _below(lower, context, problems)
