"""The running text of a report: what rules on language read, and what they leave out."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from reportlint import Block, Paragraph, Report, Section, Span, Text, fact, read_numbering

from ..editions import is_label
from ..searches import holds_any

_SHORT = 60
"""Characters up to which a line that holds a word of a page's tools is one of them."""
_LINE = 40
"""Characters up to which words without punctuation are a signature, a caption or an item."""
_SENTENCE = 1_000
"""Characters on each side of a place that its sentence is looked for in."""
_PUNCTUATION = "，。；！？：、,;!?:"


# Lines of a page round the report that say nothing of their own: no rule on language reads them.

# How such a line begins.
_BEGINNINGS = (
    "索引号", "索 引 号", "发布时间", "发布日期", "发文日期", "成文日期", "生成日期", "公开日期", "更新时间",
    "发布机构", "发布单位", "发布人", "信息来源", "发布来源", "来源：", "来源:", "文号：", "文号:", "主题分类",
    "主题词", "有效性", "浏览次数", "浏览量", "访问量", "点击数", "点击量", "阅读次数", "阅读量", "字体", "字号",
    "【字体", "[字体", "【字号", "[字号", "当前位置", "您现在", "您的位置", "您当前", "首页", "责任编辑", "打印",
    "关闭", "收藏", "分享", "扫一扫", "上一篇", "下一篇", "上一条", "下一条", "相关附件", "相关链接", "相关解读",
    "版权所有", "主办单位", "承办单位", "网站标识码", "备案序号", "友情链接", "无障碍", "长者", "技术支持：", "技术支持:", "网站维护：",
    "网站维护:", "Copyright", "copyright", "COPYRIGHT",
)  # fmt: skip
# Words of which a short line with any is such a line.
_NOISE = ("字体：", "字体:", "字号：", "字号:", "【打印】", "[打印]", "浏览次数", "ICP备", "公网安备")
# Words that stand in no sentence of a report.
_RECORDS = ("ICP备", "公网安备")
# What stands between the label of a line and its value.
_MARKS = "：: 】]>|"


class Passage(Struct, frozen=True, eq=False):
    """A paragraph of running text. ``start`` is where it stands in ``Prose.folded``; ``lead`` the heading in whose
    line it goes on; ``before`` and ``behind`` are the blocks beside it in its section, None at the ends."""

    text: Text
    start: int
    lead: Text | None = None
    before: Block | None = None
    behind: Block | None = None

    @property
    def span(self) -> Span:
        return self.text.span()

    @property
    def is_line(self) -> bool:
        """Whether it is no sentence: a signature, a caption, an item without any punctuation."""
        folded = self.text.folded
        return len(folded) <= _LINE and not holds_any(folded, _PUNCTUATION)


class Prose(Struct, frozen=True, eq=False):
    """All passages, and their folded text as one, a line each: a rule searches it once."""

    passages: tuple[Passage, ...]
    folded: str
    starts: tuple[int, ...]

    def passage(self, index: int) -> Passage:
        """The passage that holds a character of ``folded``."""
        return self.passages[bisect_right(self.starts, index) - 1]

    def span(self, start: int, end: int) -> Span:
        """The place of ``folded[start:end]``, which lies in one passage."""
        passage = self.passage(start)
        return passage.text.span(start - passage.start, end - passage.start)

    def sentence(self, index: int) -> tuple[int, int]:
        """Start and end of the sentence that holds a character of ``folded``."""
        first, last = max(0, index - _SENTENCE), min(len(self.folded), index + _SENTENCE)
        start = max(self.folded.rfind(mark, first, index) for mark in "。！？\n") + 1
        ends = [end for mark in "。！？\n" if (end := self.folded.find(mark, index, last)) >= 0]
        return max(start, first), min(ends, default=last)


def is_page_noise(folded: str) -> bool:
    """Whether a paragraph belongs to the page round the report: its date line, its tools, its navigation."""
    if folded[:1] in _beginnings() and folded.startswith(_BEGINNINGS):
        return "。" not in folded or _is_labelled(folded)
    return len(folded) <= _SHORT and holds_any(folded, _NOISE) and ("。" not in folded or holds_any(folded, _RECORDS))


def _is_labelled(folded: str) -> bool:
    """Whether a mark stands behind the word that a line begins with (打印：), and not a sentence (打印店由…)."""
    word = max((word for word in _BEGINNINGS if folded.startswith(word)), key=len)
    return word[-1] in _MARKS or folded[len(word) : len(word) + 1] in _MARKS


@cache
def _beginnings() -> frozenset[str]:
    """The characters that the lines of a page begin with."""
    return frozenset(word[0] for word in _BEGINNINGS)


def _is_numbered_label(folded: str) -> bool:
    """Whether a line is a row of T3 that stands loose: （二）部分公开（…）."""
    return folded[0] in "（(一二三四五六七八九1234567890" and is_label(folded) and read_numbering(folded) is not None


@fact
def prose(report: Report) -> Prose:
    passages: list[Passage] = []
    starts: list[int] = []
    at = 0
    for lead, blocks in _flows(report):
        for index, block in enumerate(blocks):
            if not isinstance(block, Paragraph):
                continue
            folded = block.text.folded
            if not folded or is_page_noise(folded) or _is_numbered_label(folded):
                continue
            passages.append(
                Passage(
                    block.text,
                    at,
                    lead if index == 0 else None,
                    blocks[index - 1] if index else None,
                    blocks[index + 1] if index + 1 < len(blocks) else None,
                )
            )
            starts.append(at)
            at += len(folded) + 1
    return Prose(tuple(passages), "\n".join(passage.text.folded for passage in passages), tuple(starts))


def _flows(report: Report) -> Iterator[tuple[Text | None, Sequence[Block]]]:
    """The blocks of each section, with its heading where they go on in its line."""
    yield None, report.blocks
    for section in report.walk():
        yield _lead(section), section.blocks


def _lead(section: Section) -> Text | None:
    return section.heading.text if section.heading.run_in else None
