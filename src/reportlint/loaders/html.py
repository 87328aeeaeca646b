"""HTML: pages of sites, also broken ones, and files that office programs saved as pages.

The words of the report are read as a browser shows them, each character with its place in the file. What frames them on
a site (navigation, tools, related links) is left out; see html_content.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportlint.model import (
    Diagnostic,
    Directive,
    Grid,
    Limits,
    Line,
    Loaded,
    Loader,
    Span,
    Table,
    Term,
    Text,
    Unreadable,
)
from reportlint.model import StreamBlock as Block
from reportlint.syntax.directives import read_directive

from .encoding import damaged_at, decode
from .html_about import begins_with, find_title, read_properties, title_parts
from .html_content import Content, find_content
from .html_flow import read_flow
from .html_front import drop_furniture
from .html_page import Element, Page, available, read_page
from .html_tables import TableKind, read_table, sort_tables
from .html_text import is_blank
from .kinds import refuse_binary, refuse_untagged
from .sourcemap import TextSource

__all__ = ["LOADER", "available", "load", "read_fragment_tables"]


def load(data: bytes, name: str, limits: Limits) -> Loaded:
    """An HTML file. Raises Unreadable when it is none, holds no text, or is larger than the limits."""
    refuse_binary(data, name)
    text, encoding = decode(data)
    refuse_untagged(text, name)
    lines = text.count("\n") + 1
    if lines > limits.lines:
        raise Unreadable(
            "too-many-lines",
            f"共{lines}行，超过{limits.lines}行的限制",
            f"the file has {lines} lines; the limit is {limits.lines}",
        )
    page = read_page(text, limits)
    kinds = sort_tables(page, 0, len(page.events))
    content = find_content(page, kinds)
    properties = read_properties(page, content)
    title = find_title(page, content, properties)
    blocks = _read_blocks(page, content, kinds, limits, title_parts(properties), titled=title is not None)
    if not any(isinstance(block, Line | Grid) for block in blocks):
        raise Unreadable("no-text", "网页中没有可读的文字", "the page shows no text")
    if title is not None and not begins_with(_first_lines(blocks), title):
        blocks.insert(0, Line(title, level=1))
    return Loaded(
        text,
        blocks,
        TextSource(text),
        encoding,
        _read_directives(page),
        properties,
        _diagnose(page, damaged_at(data, text, encoding)),
    )


LOADER = Loader("html", (".html", ".htm"), load)


def _read_blocks(
    page: Page, content: Content, kinds: dict[int, TableKind], limits: Limits, titles: Sequence[str], *, titled: bool
) -> list[Block]:
    if content.named:
        return [block for block, _ in read_flow(page, content.start, content.end, kinds, limits)]
    flow = read_flow(page, content.start, content.end, kinds, limits, content.furniture.__contains__)
    kept = drop_furniture(flow, titles, titled=titled)
    if any(isinstance(block, Line | Grid) for block in kept):
        return kept
    return [block for block, _ in flow or read_flow(page, content.start, content.end, kinds, limits)]


def _first_lines(blocks: Sequence[Block]) -> list[Text]:
    return [block.text for block in blocks[:4] if isinstance(block, Line)]


def _read_directives(page: Page) -> list[Directive]:
    directives: list[Directive] = []
    for span in page.comments:
        inner = page.source[span.start : span.end].removeprefix("<!--").removesuffix("-->")
        directive = read_directive(inner, span)
        if directive is not None:
            directives.append(directive)
    return directives


def _diagnose(page: Page, damaged: int) -> list[Diagnostic]:
    found: list[tuple[str, str, str, Span | None]] = []
    if damaged >= 0:
        zh, en = "有字节无法解码，读作\ufffd", "some bytes cannot be decoded and are read as \ufffd"
        found.append(("damaged-text", zh, en, Span(damaged, damaged + 1)))
    if page.struck:
        found.append(
            ("struck-out", "带删除线的文字没有读取", "words that are struck out were not read", page.struck[0])
        )
    if page.too_deep is not None:
        zh = "标签嵌套过深，更深处的内容按并列读取，表格可能不准"
        en = "tags are nested too deeply: what lies deeper is read as standing side by side, and tables may be wrong"
        found.append(("nested-too-deeply", zh, en, page.too_deep))
    return [Diagnostic(Term(id, zh, en), span) for id, zh, en, span in found]


def read_fragment_tables(source: str, start: int, end: int, limits: Limits) -> list[Table]:
    """The tables of an HTML fragment, ``source[start:end]``, that stands inside another text.

    Places are those of ``source``. A table that only frames others stands for them, unless it has words of its own.
    Call :func:`available` first: without the parser this raises Unreadable.
    """
    page = read_page(source, limits, start, end)
    kinds = sort_tables(page, 0, len(page.events))
    tables: list[Table] = []
    waiting = _outermost(page, 0, len(page.events))
    while waiting:
        index = waiting.pop(0)
        inner = _outermost(page, index + 1, page.ends[index])
        if kinds[index] is TableKind.LAYOUT and inner and not _has_own_words(page, index):
            waiting = inner + waiting
            continue
        read = read_table(page, index, kinds, limits)
        tables.append(read.grid.table)
        waiting = [*read.inner, *waiting]
    return tables


def _outermost(page: Page, start: int, end: int) -> list[int]:
    found: list[int] = []
    at = start
    while at < end:
        event = page.events[at]
        if isinstance(event, Element) and event.tag == "table":
            found.append(at)
            at = page.ends[at]
        at += 1
    return found


def _has_own_words(page: Page, index: int) -> bool:
    """Whether a table holds words outside the tables in it."""
    at = index + 1
    while at < page.ends[index]:
        event = page.events[at]
        if isinstance(event, Element):
            if event.tag == "table":
                at = page.ends[at]
        elif not isinstance(event, int) and not is_blank(page, event):
            return True
        at += 1
    return False
