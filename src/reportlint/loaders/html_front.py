"""What stands round the report on a page: lines that only furnish it, links and lists that lead to others."""

from __future__ import annotations

from collections.abc import Sequence

from reportlint.model import Grid, Line
from reportlint.model import StreamBlock as Block
from reportlint.syntax.numbering import read_numbering

from .html_flow import FlowBlock
from .html_sites import RELATED, is_furniture_line, is_written_date

_NUMBERS = frozenset("一（(1")
"""What the first numbered heading begins with."""


def drop_furniture(flow: Sequence[FlowBlock], titles: Sequence[str], *, titled: bool) -> list[Block]:
    """The blocks of the report. ``titles`` are the words, without blanks, that may be its title; ``titled``: it stands
    before these blocks."""
    begin = _beginning(flow)
    front = [block for block, linked in flow[:begin] if isinstance(block, Line) and not linked]
    titled = titled or any(line.level == 1 or _words(line) in titles for line in front)
    kept: list[Block] = []
    for index, (block, linked) in enumerate(flow[: _ending(flow, begin)]):
        if isinstance(block, Line) and not block.level:
            words = block.text.folded
            if is_furniture_line(words) and not (index >= begin and is_written_date(words)):
                continue
            if linked and titled and index < begin and _words(block) not in titles:
                continue  # earlier reports, parts of the site
        kept.append(block)
    return kept


def _beginning(flow: Sequence[FlowBlock]) -> int:
    """The index of the first block that is surely the report's: a sentence, a table, a numbered heading."""
    for index, (block, linked) in enumerate(flow):
        if isinstance(block, Grid):
            return index
        if isinstance(block, Line) and not linked:
            words = block.text.folded
            if "。" in words or (words[:1] in _NUMBERS and read_numbering(words) is not None):
                return index
    return len(flow)


def _ending(flow: Sequence[FlowBlock], begin: int) -> int:
    """The index of the heading behind which only lists of other pages stand, else the number of blocks."""
    end = len(flow)
    for index in range(end - 1, begin, -1):
        block = flow[index].block
        if isinstance(block, Grid):
            break
        if isinstance(block, Line):
            words = block.text.folded
            if words.rstrip("：:") in RELATED:
                end = index
            elif "。" in words or is_written_date(words):
                break
        elif block.kind != "picture":
            break
    return end


def _words(line: Line) -> str:
    return line.text.folded.replace(" ", "")
