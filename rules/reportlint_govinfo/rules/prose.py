"""GI6: what stands in the running text: too little, template text, repetitions, paragraphs cut in two."""

from collections.abc import Iterator

from reportlint import (
    Edit,
    Figure,
    Finding,
    Findings,
    Fix,
    Message,
    Options,
    Report,
    Section,
    Severity,
    Span,
    Term,
    Text,
    rule,
)

from ..clauses import FORMAT
from ..facts import Preamble, Statutory, StatutorySections
from ..facts.improvements import section_length
from ..facts.placeholders import Placeholders, running_texts
from ..facts.repetitions import Repetitions
from ..searches import holds_any

_EACH_SIDE = 8
"""Characters before and behind a cut that the place of a finding holds."""
_SHOWN = 12


class ThinOverview(Options, frozen=True):
    min_length: int = 200
    """Characters that the section has at least."""


@rule(
    "GI606",
    "thin-overview",
    Severity.WARNING,
    source=FORMAT,
    requires=[Statutory],
    tags=["content"],
    zh="“{section}”只有{length}字，少于{least}字，没有写清全年工作情况",
    en="“{section}” has only {length} characters, fewer than {least}",
)
def thin_overview(
    report: Report,
    sections: StatutorySections,
    preamble: Preamble,
    placeholders: Placeholders | None,
    options: ThinOverview,
) -> Findings:
    """Section one tells of the year's work.

    What it does:
        Counts the characters of section one, with the sections up to the next statutory one. What belongs to the
        preamble and only stands there (统计期限, 编制依据, the list of parts, contacts) does not count.

    Why:
        The overview is the account of the year; a few sentences cannot give it.

    Bad:
        一、总体情况 / 2023年，我局认真落实《条例》要求，扎实推进政府信息公开工作。

    Good:
        一、总体情况, with what was published, received, managed, built and supervised.

    Options:
        min-length = 200: characters that the section has at least, without white space, headings and tables.

    Known limits:
        A section without anything is GI106's, one with template text only GI607's; where a picture or an attachment
        stands, its words are not known.
    """
    section = sections.get("S1")
    if section is None or (placeholders is not None and placeholders.fill(section)):
        return
    parts = [section, *_behind(report, section)]
    length = sum(map(section_length, parts))
    opening = [p.text.folded for p in preamble.opening if report.parent(p) is section]
    if length >= options.min_length + sum(map(len, opening)):
        return
    blocks = [block for part in parts for block in part.all_blocks]
    length -= sum(map(_preface_length, opening))
    if not blocks or length >= options.min_length or any(isinstance(block, Figure) for block in blocks):
        return
    yield Finding(section, section=section.heading.text.folded, length=length, least=options.min_length)


def _behind(report: Report, section: Section) -> Iterator[Section]:
    """The sections between section one and the next statutory one."""
    within = False
    for top in report.sections:
        if top is section:
            within = True
        elif within and top.id:
            return
        elif within:
            yield top


_PREFACE = ("本报告", "本年报", "本年度报告", "年度报告", "统计期限", "统计时限", "电子版", "编制", "联系", "部分组成")


def _preface_length(folded: str) -> int:
    """Characters of the sentences in which a report speaks of itself, in a paragraph that begins with such a one."""
    sentences = folded.split("。")
    if not holds_any(folded, ("本报告", "本年报", "本年度报告", "统计期限", "统计时限", "部分组成")):
        return 0
    return sum(len(s) + 1 for s in sentences if holds_any(s, _PREFACE))


class PlaceholderPhrases(Options, frozen=True):
    phrases: tuple[str, ...] = ()
    """Further words that only a template has."""


@rule(
    "GI607",
    "placeholder",
    Severity.ERROR,
    tags=["content"],
    zh="“{words}”是模板中的提示文字，应当换成实际内容",
    en="“{words}” is template text that was to be replaced",
    variants={
        "crosses": Message(
            "“{words}”是没有填写的内容，全文共{count}处",
            "“{words}” was not filled in ({count} such places)",
            Severity.WARNING,
        )
    },
)
def placeholder(report: Report, placeholders: Placeholders | None, options: PlaceholderPhrases) -> Findings:
    """No template text is left.

    What it does:
        Looks for the form's instructions (（文字描述）, 【填写】, 此处填写, （请根据实际情况填写）, （具体网址）, （200字左右）, 宋体加粗小四号字),
        empty 【】 and ____ in the title, headings and paragraphs. Crosses for names and numbers (××局, XX年) that stand at
        least twice, or alone in a section, are the variant crosses.

    Why:
        A report that still holds its template was not finished.

    Bad:
        一、总体情况 / （文字描述）

    Good:
        一、总体情况 / 2023年，我局……

    Options:
        phrases = []: further words that only a template has.

    Known limits:
        李×× is a person whose name is hidden, “1+X” a policy's name, 标注“有效期至××××年” a form that is quoted. Crosses in telephone numbers and addresses are
        GI805's. A section that holds nothing but template text is told here alone.
    """
    if placeholders is not None:
        for left in placeholders.instructions:
            yield Finding(left, words=left.words)
        crosses = placeholders.told_crosses
        if crosses:
            yield Finding(crosses[0], "crosses", related=crosses[1:], words=crosses[0].words, count=len(crosses))
    for phrase in options.phrases:
        if phrase and phrase in report.text:
            yield from _phrase(report, phrase)


def _phrase(report: Report, phrase: str) -> Iterator[Finding]:
    for text in running_texts(report):
        where = text.find(phrase)
        if where is not None:
            yield Finding(where, words=phrase)


@rule(
    "GI608",
    "repeated-paragraph",
    Severity.WARNING,
    tags=["content"],
    zh="{what}与前文重复：“{words}”",
    en="{what} stands before too: “{words}”",
)
def repeated_paragraph(repetitions: Repetitions) -> Findings:
    """No paragraph or sentence stands twice.

    What it does:
        Compares the paragraphs and sentences of 30 or more characters in the body of the report. The second place is
        told, once a paragraph.

    Why:
        A repetition was usually pasted in twice, over something else that should stand there.

    Bad:
        The same sentence under （三）政府信息管理情况 and under （五）监督保障情况.

    Good:
        What each aspect has of its own.

    Known limits:
        Tables, headings and the title are not compared; a number before the sentence does not matter. That nothing
        happened (没有发生行政诉讼) may be said in two sections. Of a section that stands twice GI105 speaks.
    """
    for repetition in repetitions.found:
        words = repetition.words
        shown = words if len(words) <= 2 * _SHOWN else f"{words[:_SHOWN]}……{words[-_SHOWN:]}"
        what = _PARAGRAPH if repetition.whole else _SENTENCE
        yield Finding(repetition, related=[repetition.first], what=what, words=shown)


_PARAGRAPH = Term("paragraph", "整段文字", "the paragraph")
_SENTENCE = Term("sentence", "这句话", "the sentence")


@rule(
    "GI609",
    "broken-paragraph",
    Severity.INFO,
    tags=["content"],
    zh="一句话被分成了两段：“……{before}”和“{after}……”",
    en="a sentence is cut into two paragraphs: “…{before}” and “{after}…”",
)
def broken_paragraph(report: Report) -> Findings:
    """A sentence stands in one paragraph.

    What it does:
        Tells a sentence that the end of a page cut into two paragraphs. All other rules read it as one.

    Why:
        The cut comes from copying a document page by page; readers and programs take the rest for a new paragraph.

    Bad:
        修订信息公开指南和目录，为信息公开工作提供了制度保 / 障。全年没有发生泄密事件。

    Good:
        修订信息公开指南和目录，为信息公开工作提供了制度保障。全年没有发生泄密事件。

    Known limits:
        The pages of a PDF are no fault and never told. The fix joins the two lines, in Markdown and text.
    """
    if report.format == "pdf":
        return
    for text in running_texts(report):
        for join in text.joins:
            before, after = text.folded[:join].rstrip(), text.folded[join:]
            yield Finding(
                text.span(max(0, len(before) - _EACH_SIDE), join + _EACH_SIDE),
                fix=_joined(report, text, join),
                before=before[-_SHOWN:],
                after=after[:_SHOWN],
            )


def _joined(report: Report, text: Text, join: int) -> Fix | None:
    """Takes out what stands between the two halves, where that is white space alone."""
    if report.format not in {"markdown", "text"}:
        return None
    spaced = text.folded[join - 1] == " "
    upper = text.span(join - 2, join - 1) if spaced else text.span(join - 1, join)
    between = Span(upper.end, text.span(join, join + 1).start)
    if report.text[between.start : between.end].strip():
        return None
    return Fix(safe=True, edits=[Edit(between, " " if spaced else "")])
