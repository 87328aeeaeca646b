"""Documents for tests as .docx files: what Word would write of them, the same bytes every time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import Literal
from xml.sax.saxutils import escape, quoteattr

from msgspec import Struct

from reportlint.loaders.docx.numerals import han

from .document import Document, DocumentCell, DocumentParagraph, DocumentTable

Headings = Literal["style", "outline", "look"]

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{_OFFICE}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
"""The prefixes that raw XML may use."""
_LINKED = {
    "word/footnotes.xml": "footnotes",
    "word/endnotes.xml": "endnotes",
    "word/comments.xml": "comments",
    "word/header1.xml": "header",
}
_DATE = (1980, 1, 1, 0, 0, 0)
_WIDTH = 9_000
"""Width of a table in twentieths of a point."""
_SIZES = {1: 44, 2: 32, 3: 30, 4: 28}
"""Half points, by level of the document."""
_HAN = {han(number): number for number in range(1, 100)}


def write_docx(
    document: Document,
    *,
    headings: Headings = "style",
    numbered: bool = False,
    before: str = "",
    after: str = "",
    styles: str = "",
    numbering: str = "",
    parts: Mapping[str, str | bytes] | None = None,
    relationships: Sequence[tuple[str, str, str]] = (),
    title: str = "",
    author: str = "",
    created: str = "2024-01-15T08:00:00Z",
    pages: int = 1,
) -> bytes:
    """The document as a .docx file.

    ``headings`` says how headings are marked: by style, by outline level, or only by their look. With ``numbered``,
    一、 and （一） at the beginning of headings become automatic numbers. ``before`` and ``after`` are raw blocks
    around the document's own, ``styles`` and ``numbering`` raw definitions (``w:abstractNum`` before ``w:num``, ids
    from 100), ``parts`` whole parts that are added or put in place of the written ones, ``relationships`` links of
    the main part: id, last word of the type, target.
    """
    writer = _Writer(headings, numbered, [0, 0])
    body = "".join(writer.block(block, following) for block, following in _pairs(document.blocks))
    lists = writer.numbering(numbering)
    written: dict[str, str | bytes] = {
        "word/document.xml": main_part(before + body + after),
        "word/styles.xml": _styles(styles),
        **({"word/numbering.xml": lists} if lists else {}),
        "docProps/core.xml": _core(title, author, created),
        "docProps/app.xml": _app(pages),
        **(parts or {}),
    }
    links = [("rIdStyles", "styles", "styles.xml")]
    if lists:
        links.append(("rIdNumbering", "numbering", "numbering.xml"))
    links += [(f"rId{kind}", kind, name.removeprefix("word/")) for name, kind in _LINKED.items() if name in written]
    written.setdefault("word/_rels/document.xml.rels", _relationships([*links, *relationships]))
    written.setdefault("_rels/.rels", _package_relationships())
    return write_package({"[Content_Types].xml": _content_types(written), **written})


def write_package(parts: Mapping[str, str | bytes], *, stored: bool = False) -> bytes:
    """A zip of parts in their order, with a fixed date."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, _DATE)
            info.create_system = 0
            info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            package.writestr(info, content)
    return buffer.getvalue()


def main_part(blocks: str) -> str:
    """``word/document.xml`` with raw blocks."""
    section = (
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1453" w:bottom="1440" '
        'w:left="1453" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr>'
    )
    return f"{_HEAD}<w:document {NAMESPACES}><w:body>{blocks}{section}</w:body></w:document>"


def notes_part(kind: Literal["footnote", "endnote"], notes: Mapping[int, str]) -> str:
    """``word/footnotes.xml`` or ``word/endnotes.xml``: the two separators that Word needs, then notes of one run."""
    separators = "".join(
        f'<w:{kind} w:type="{name}" w:id="{number}"><w:p><w:r><w:{name}/></w:r></w:p></w:{kind}>'
        for number, name in ((-1, "separator"), (0, "continuationSeparator"))
    )
    written = "".join(
        f'<w:{kind} w:id="{number}"><w:p><w:r><w:{kind}Ref/></w:r>{run(" " + text)}</w:p></w:{kind}>'
        for number, text in notes.items()
    )
    return f"{_HEAD}<w:{kind}s {NAMESPACES}>{separators}{written}</w:{kind}s>"


def paragraph(text: str, properties: str = "") -> str:
    """A paragraph of one run. ``properties`` is the inside of its ``w:pPr``."""
    held = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{held}{run(text)}</w:p>"


def run(text: str, properties: str = "") -> str:
    """A run. Tabs and line ends become ``w:tab`` and ``w:br``; ``properties`` is the inside of its ``w:rPr``."""
    if not text:
        return ""
    held = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    words = f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    for sign, element in (("\t", "<w:tab/>"), ("\n", "<w:br/>")):
        words = words.replace(sign, f'</w:t>{element}<w:t xml:space="preserve">')
    return f"<w:r>{held}{words}</w:r>"


def _pairs(
    blocks: Sequence[DocumentParagraph | DocumentTable],
) -> list[tuple[DocumentParagraph | DocumentTable, DocumentParagraph | DocumentTable | None]]:
    return [(block, following) for block, following in zip(blocks, [*blocks[1:], None], strict=False)]


class _Writer(Struct):
    """Writes blocks one after another; it counts as Word's automatic numbers will."""

    headings: Headings
    numbered: bool
    counts: list[int]
    """The last 一、 and the last （一） written."""
    lists: list[tuple[int, int]] = []
    """Lists beside the first one: level and value at which each begins."""

    def block(
        self, block: DocumentParagraph | DocumentTable, following: DocumentParagraph | DocumentTable | None
    ) -> str:
        if isinstance(block, DocumentParagraph):
            return self._paragraph(block)
        # Word joins tables that nothing separates, and wants a paragraph behind the last.
        return _table(block) + ("" if isinstance(following, DocumentParagraph) else "<w:p/>")

    def _paragraph(self, block: DocumentParagraph) -> str:
        if not block.level:
            return paragraph(block.text)
        level = min(block.level, 4)
        number, text = self._number(block) if self.numbered and block.level > 1 else ("", block.text)
        if self.headings == "style":
            style = "Title" if level == 1 else f"Heading{level - 1}"
            return paragraph(text, f'<w:pStyle w:val="{style}"/>{number}')
        look = f'<w:b/><w:sz w:val="{_SIZES[level]}"/>'
        centred = '<w:jc w:val="center"/>' if level == 1 else ""
        outline = f'<w:outlineLvl w:val="{level - 2}"/>' if self.headings == "outline" and level > 1 else ""
        look = "" if outline else look
        return f"<w:p><w:pPr>{number}{centred}{outline}</w:pPr>{run(text, look)}</w:p>"

    def _number(self, block: DocumentParagraph) -> tuple[str, str]:
        """The numbering properties of a heading, and its words without the number that they stand for."""
        level, value, text = _split_number(block.text)
        if not value:
            return "", text
        if value != self.counts[level] + 1:
            self.lists.append((level, value))
        self.counts[level:] = [value, *[0] * (1 - level)]
        self.counts[0] = max(1, self.counts[0])  # a level that is jumped over counts as begun
        list_id = len(self.lists) + 1
        return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>', text

    def numbering(self, raw: str) -> str:
        """``word/numbering.xml``, "" when nothing is numbered."""
        if not (self.numbered or raw):
            return ""
        levels = "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/>'
            f'<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
            for level, text in enumerate(("%1、", "（%2）"))
        )
        definition = (
            f'<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        )
        lists = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>' + "".join(
            f'<w:num w:numId="{number}"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="{level}">'
            f'<w:startOverride w:val="{value}"/></w:lvlOverride></w:num>'
            for number, (level, value) in enumerate(self.lists, 2)
        )
        return f"{_HEAD}<w:numbering {NAMESPACES}>{definition}{raw}{lists}</w:numbering>"


def _split_number(text: str) -> tuple[int, int, str]:
    """Level (0 for 一、, 1 for （一）), value (0 without a number) and the words behind the number."""
    head, mark, words = text.partition("、")
    if mark and head in _HAN:
        return 0, _HAN[head], words
    head, mark, words = text.partition("）")
    if mark and head[:1] == "（" and head[1:] in _HAN:
        return 1, _HAN[head[1:]], words
    return 0, 0, text


# -- tables -----------------------------------------------------------------------------------------------------


def _table(table: DocumentTable) -> str:
    width = _WIDTH // max(1, table.columns)
    places = {(cell.row + r, cell.column): cell for cell in table.cells for r in range(cell.rowspan)}
    rows = "".join(
        "<w:tr>"
        + "".join(_cell(places[row, column], row, width) for column in range(table.columns) if (row, column) in places)
        + "</w:tr>"
        for row in range(table.rows)
    )
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = f'<w:gridCol w:w="{width}"/>' * table.columns
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{width * table.columns}" w:type="dxa"/><w:tblBorders>{edges}</w:tblBorders>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _cell(cell: DocumentCell, row: int, width: int) -> str:
    span = f'<w:gridSpan w:val="{cell.colspan}"/>' if cell.colspan > 1 else ""
    merge = ""
    if cell.rowspan > 1:
        merge = '<w:vMerge w:val="restart"/>' if row == cell.row else "<w:vMerge/>"
    text = paragraph(cell.text) if row == cell.row else "<w:p/>"
    return f'<w:tc><w:tcPr><w:tcW w:w="{width * cell.colspan}" w:type="dxa"/>{span}{merge}</w:tcPr>{text}</w:tc>'


# -- the other parts --------------------------------------------------------------------------------------------


def _styles(raw: str) -> str:
    fonts = '<w:rFonts w:ascii="Times New Roman" w:eastAsia="宋体" w:hAnsi="Times New Roman"/>'
    heads = "".join(
        f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
        '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/>'
        f'<w:pPr><w:keepNext/><w:outlineLvl w:val="{level - 1}"/></w:pPr>'
        f'<w:rPr><w:b/><w:sz w:val="{_SIZES[level + 1]}"/></w:rPr></w:style>'
        for level in (1, 2, 3)
    )
    return (
        f"{_HEAD}<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>{fonts}"
        '<w:sz w:val="24"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:qFormat/>'
        f'<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:sz w:val="{_SIZES[1]}"/></w:rPr></w:style>'
        f"{heads}{raw}</w:styles>"
    )


def _core(title: str, author: str, created: str) -> str:
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>{escape(author)}</dc:creator>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{escape(created)}</dcterms:created></cp:coreProperties>'
    )


def _app(pages: int) -> str:
    namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return f'{_HEAD}<Properties xmlns="{namespace}"><Pages>{pages}</Pages></Properties>'


def _content_types(parts: Mapping[str, str | bytes]) -> str:
    types = {
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        "word/document.xml": f"{_WORD}.document.main+xml",
        "word/styles.xml": f"{_WORD}.styles+xml",
        "word/numbering.xml": f"{_WORD}.numbering+xml",
        **{name: f"{_WORD}.{kind}+xml" for name, kind in _LINKED.items()},
    }
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{types[name]}"/>' for name in parts if name in types
    )
    defaults = "".join(
        f'<Default Extension="{ending}" ContentType="{kind}"/>'
        for ending, kind in (
            ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
            ("xml", "application/xml"),
            ("png", "image/png"),
            ("bin", "application/vnd.openxmlformats-officedocument.oleObject"),
        )
    )
    return f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">{defaults}{overrides}</Types>'


def _relationships(links: Sequence[tuple[str, str, str]]) -> str:
    written = "".join(
        f"<Relationship Id={quoteattr(id)} Type={quoteattr(f'{_OFFICE}/{kind}')} Target={quoteattr(target)}"
        + (' TargetMode="External"/>' if "://" in target else "/>")
        for id, kind, target in links
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{written}</Relationships>'


def _package_relationships() -> str:
    core = f"{_PACKAGE}/relationships/metadata/core-properties"
    links = (
        ("rId1", f"{_OFFICE}/officeDocument", "word/document.xml"),
        ("rId2", core, "docProps/core.xml"),
        ("rId3", f"{_OFFICE}/extended-properties", "docProps/app.xml"),
    )
    written = "".join(f'<Relationship Id="{id}" Type="{kind}" Target="{target}"/>' for id, kind, target in links)
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{written}</Relationships>'
