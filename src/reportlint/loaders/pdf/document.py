"""A file → what the loader says of it: pages read one by one, then joined."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import pairwise
from typing import Any

from reportlint.loaders.kinds import kind_of, name_of
from reportlint.model import Diagnostic, Limits, Loaded, Term, Unreadable

from .alignment import AlignedTable, Doubtful, find_aligned
from .columns import Item, in_order
from .furniture import drop_furniture
from .lines import TextLine
from .pages import Page, PageGrid, Picture, read_page
from .paragraphs import Paragraph, Paragraphs, look_of, read_setting
from .properties import read_properties
from .rendering import Rendering
from .substitute import install_substitute
from .tables import RuledTable, goes_on, join, table_of

MOST_PAGES = 500
_MANY_TURNED = 10
_PASSWORD_ERRORS = (4, 5)
_FORM_FIELD, _TYPED_NOTE = 20, 3
"""Kinds of annotations whose words stand on the page: FPDF_ANNOT_WIDGET and FPDF_ANNOT_FREETEXT."""

Block = TextLine | RuledTable | AlignedTable | Picture


_substitute: Any = None


@cache
def _pdfium() -> Any:
    try:
        import pypdfium2
    except ImportError:
        raise Unreadable(
            "missing-extra",
            '读取PDF需要pypdfium2：pip install "reportlint[pdf]"',
            'reading PDF needs pypdfium2: pip install "reportlint[pdf]"',
        ) from None
    global _substitute
    _substitute = install_substitute(pypdfium2.raw)
    return pypdfium2


def read_document(data: bytes, name: str, limits: Limits) -> Loaded:
    """The report in a PDF file. Raises Unreadable, saying why."""
    data = _body(data, limits)
    raw = _pdfium().raw
    with _opened(data) as document:
        count = len(document)
        _check_pages(count)
        properties = read_properties(raw, document.raw, count)
        damaged = not raw.FPDF_DocumentHasValidCrossReferenceTable(document.raw)
        pages, lost = _read_pages(document, count, limits)
    _check_text(pages, lost)
    drop_furniture(pages)
    rendering = _render(pages, limits)
    text, blocks, source, diagnostics = rendering.finish()
    if not text.strip():
        raise _no_text()
    return Loaded(
        text,
        blocks,
        source,
        properties=properties,
        diagnostics=[*_of_document(pages, lost, damaged), *diagnostics],
        page_marks=True,
    )


# -- opening ----------------------------------------------------------------------------------------------------


def _body(data: bytes, limits: Limits) -> bytes:
    """The file from its signature on."""
    if len(data) > limits.file_bytes:
        raise Unreadable(
            "too-large",
            f"文件有{len(data)}字节，超过{limits.file_bytes}字节的限制",
            f"the file has {len(data)} bytes; the limit is {limits.file_bytes}",
        )
    if not data.strip(b"\0 \t\r\n"):
        raise Unreadable("empty", "文件是空的", "the file is empty")
    start = data.find(b"%PDF-")
    if start < 0:
        kind = kind_of(data)
        if kind:
            raise Unreadable(
                "wrong-type",
                f"内容是{name_of(kind)}，而文件名以.pdf结尾",
                f"the content is {name_of(kind)}, but the name ends in .pdf",
            )
        raise _damaged()
    return data[start:]


@contextmanager
def _opened(data: bytes) -> Iterator[Any]:
    pdfium = _pdfium()
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", 0) in _PASSWORD_ERRORS:
            raise Unreadable("encrypted", "文件已加密，不能读取", "the file is encrypted and cannot be read") from None
        raise _damaged() from None
    try:
        yield document
    finally:
        document.close()


def _damaged() -> Unreadable:
    return Unreadable("damaged", "文件已损坏，不是可读取的PDF", "the file is damaged: not a PDF that can be read")


def _no_text() -> Unreadable:
    return Unreadable(
        "no-text-layer",
        "PDF中没有文字层，可能是扫描件，需先做文字识别",
        "the PDF has no text layer: it may be a scan, which needs character recognition first",
    )


def _check_pages(count: int) -> None:
    if count < 1:
        raise _damaged()
    if count > MOST_PAGES:
        raise Unreadable(
            "too-many-pages",
            f"共{count}页，超过{MOST_PAGES}页的限制",
            f"the file has {count} pages; the limit is {MOST_PAGES}",
        )


def _read_pages(document: Any, count: int, limits: Limits) -> tuple[list[Page], list[int]]:
    """The pages, and the numbers of those that cannot be read."""
    pages: list[Page] = []
    lost: list[int] = []
    characters = 0
    for index in range(count):
        page = _read_one(document, index, limits.characters - characters)
        if page is None:
            lost.append(index + 1)
        else:
            pages.append(page)
            characters += page.characters
    return pages, lost


def _read_one(document: Any, index: int, most: int) -> Page | None:
    pdfium = _pdfium()
    raw = pdfium.raw
    try:
        page = document[index]
    except pdfium.PdfiumError:
        return None
    try:
        if _has_typed_words(raw, page.raw):
            raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY)
            page.close()
            page = document[index]
        text_page = page.get_textpage()
    except pdfium.PdfiumError:
        page.close()
        return None
    try:
        count = text_page.count_chars()
        if count > most:
            raise Unreadable("too-long", "文字过多，超过字数限制", "the file has more characters than the limit allows")
        return read_page(raw, page.raw, text_page.raw, count, index + 1)
    finally:
        text_page.close()
        page.close()


def _has_typed_words(raw: Any, page: Any) -> bool:
    """Whether words stand on a page as fields of a form or as notes typed on it: they are no part of its content."""
    for index in range(min(raw.FPDFPage_GetAnnotCount(page), 1000)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        kind = raw.FPDFAnnot_GetSubtype(annotation)
        raw.FPDFPage_CloseAnnot(annotation)
        if kind in (_FORM_FIELD, _TYPED_NOTE):
            return True
    return False


def _check_text(pages: Sequence[Page], lost: Sequence[int]) -> None:
    if not pages:
        raise _damaged()
    characters = sum(page.characters for page in pages)
    if not characters or all(page.scanned for page in pages):
        raise _no_text()
    unknown = sum(page.unknown for page in pages)
    if 2 * unknown > characters:
        raise Unreadable(
            "no-text-layer",
            "字体没有字符对应表，读不出文字",
            "the fonts do not say which characters they show: no text can be read",
        )


# -- joining ----------------------------------------------------------------------------------------------------


def _render(pages: Sequence[Page], limits: Limits) -> Rendering:
    flow, doubtful = _flow(pages)
    setting = read_setting([item for items in flow for item in items if isinstance(item, TextLine)])
    alone = {id(line) for doubt in doubtful for line in doubt.lines}
    paragraphs = Paragraphs(setting, lambda line: id(line) in alone)
    rendering = Rendering(limits)
    blocks: list[Paragraph | Block | Page] = []
    for page, items in zip(pages, flow, strict=True):
        if page.scanned:
            paragraphs.close()
            blocks.append(page)
        for item in items:
            if not isinstance(item, TextLine):
                paragraphs.close()
                blocks.append(item)
            elif (paragraph := paragraphs.add(item)) is not None:
                blocks.append(paragraph)
    _mark_ends(blocks)
    for block in blocks:
        if isinstance(block, Paragraph):
            block.look = look_of(block, setting)
            rendering.add_paragraph(block)
        elif isinstance(block, RuledTable):
            rendering.add_ruled(block)
        elif isinstance(block, AlignedTable):
            rendering.add_aligned(block)
        elif isinstance(block, Picture):
            rendering.add_picture(block)
        elif isinstance(block, Page):
            rendering.say_here(_scanned(block.number), block.number, block.frame)
    for doubt in doubtful:
        rendering.say_of_lines(_BORDERLESS, doubt.lines)
    return rendering


def _mark_ends(blocks: Sequence[Paragraph | Block | Page]) -> None:
    """Say of paragraphs that a page ends between them and the next."""
    for upper, lower in pairwise(blocks):
        if isinstance(upper, Paragraph) and isinstance(lower, Paragraph):
            upper.ends_page = upper.last.page < lower.pieces[0][0].page


def _flow(pages: Sequence[Page]) -> tuple[list[list[Block]], list[Doubtful]]:
    """What stands on the pages in reading order, tables joined over pages, and lines that may be tables."""
    ordered = [in_order(page) for page in pages]
    tables = _join_tables(ordered)
    for page, items in zip(pages, ordered, strict=True):
        frames = [item for item in items if isinstance(item, PageGrid) and tables[id(item)].is_small]
        if frames:
            page.lines += [line for grid in frames for line in grid.all_lines()]
            page.grids = [grid for grid in page.grids if grid not in frames]
            items[:] = in_order(page)
    flow: list[list[Block]] = []
    doubtful: list[Doubtful] = []
    for items in ordered:
        found, doubts = find_aligned(items)
        doubtful += doubts
        flow.append(
            [tables[id(item)] if isinstance(item, PageGrid) else item for item in found if _begins(item, tables)]
        )
    return flow, doubtful


def _join_tables(ordered: Sequence[Sequence[Item]]) -> dict[int, RuledTable]:
    """The table of each grid, by the grid's identity; one that goes on over pages is that of several."""
    tables: dict[int, RuledTable] = {}
    before: RuledTable | None = None
    for items in ordered:
        for position, item in enumerate(items):
            if not isinstance(item, PageGrid):
                before = None
                continue
            table = table_of(item)
            if position == 0 and before is not None and goes_on(before, table):
                join(before, table)
                tables[id(item)] = before
            else:
                tables[id(item)] = before = table
        if not items:
            before = None
    return tables


def _begins(item: Item | AlignedTable, tables: dict[int, RuledTable]) -> bool:
    """Whether something is more than the rest of a table that began on a page before."""
    return not isinstance(item, PageGrid) or tables[id(item)].page == item.page


# -- what is said of the file -----------------------------------------------------------------------------------

_BORDERLESS = Term(
    "borderless-table", "疑似无框线表格，按文字行读取", "this may be a table without lines; it is read as lines"
)


def _scanned(page: int) -> Term:
    return Term("scanned-page", f"第{page}页是图片，没有文字", f"page {page} is a picture and has no text")


def _of_document(pages: Sequence[Page], lost: Sequence[int], damaged: bool) -> list[Diagnostic]:
    said: list[Term] = []
    if damaged:
        said.append(
            Term(
                "recovered",
                "文件结构已损坏，内容可能不全",
                "the structure of the file is damaged; some of its content may be missing",
            )
        )
    if lost:
        listed = "、".join(map(str, lost[:10])), ", ".join(map(str, lost[:10]))
        said.append(Term("lost-page", f"第{listed[0]}页不能读取", f"page {listed[1]} cannot be read"))
    for id, zh, en, found in (
        ("unknown-characters", "有些字符的字体没有对应表", "fonts do not say what some characters are", _unknown),
        ("text-off-page", "有文字在页面之外", "text stands outside of the page", _off_page),
        ("turned-text", "有横放的文字未读取", "text that runs another way is not read", _turned),
        ("too-many-shapes", "图形过多，可能漏读表格线", "too many shapes; lines of tables may be missed", _incomplete),
    ):
        numbers = [page.number for page in pages if found(page)]
        if numbers:
            listed = "、".join(map(str, numbers[:10])), ", ".join(map(str, numbers[:10]))
            said.append(Term(id, f"第{listed[0]}页{zh}", f"page {listed[1]}: {en}"))
    return [Diagnostic(reason) for reason in said]


def _unknown(page: Page) -> bool:
    return page.unknown > 0


def _off_page(page: Page) -> bool:
    return page.off_page > 0


def _turned(page: Page) -> bool:
    return page.turned >= _MANY_TURNED


def _incomplete(page: Page) -> bool:
    return not page.complete
