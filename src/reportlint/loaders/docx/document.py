"""A package → what a loader returns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from reportlint.loaders.grid import RawCell, build_table
from reportlint.model import Diagnostic, Figure, Grid, Limits, Line, Loaded, Span, Term, Text, Unreadable, read
from reportlint.model import StreamBlock as Block

from .body import BodyReader, Draft, FigureDraft, LineDraft
from .numbering import Numbering
from .package import Package, too_deep
from .properties import read_properties
from .runs import ParagraphReader
from .styles import Styles
from .tags import (
    ALTERNATE,
    CHOICE,
    DELETED,
    FIELD_CHAR,
    FIELD_TYPE,
    SECTION,
    VANISH,
    XML_SPACE,
    Element,
    W,
    child_value,
)

_LONGEST_HEADING = 180
"""Bytes of UTF-8: 60 Han characters, or a long line of Latin ones. A longer line never looks like a heading."""
_NOTES = (("footnotes", W + "footnote"), ("endnotes", W + "endnote"))
_KNOWN_NAMESPACES = (
    "http://schemas.microsoft.com/office/",
    "http://schemas.openxmlformats.org/",
    "urn:schemas-microsoft",
)
_USUAL_PREFIXES = frozenset(
    ("wps", "wpg", "wpc", "wpi", "w14", "w15", "w16se", "a14", "c14", "cx", "cx1", "am3d", "aink")
)
"""What Word declares at the place itself, not at the root."""


class _Survey(Struct):
    """What is looked up in a part before it is read."""

    section_breaks: list[str]
    has_hidden: bool


def read_document(data: bytes, name: str, limits: Limits) -> Loaded:
    """The report in a .docx file, read as if all tracked changes were accepted."""
    package = Package(data, name, limits)
    try:
        return _read(package, limits)
    except RecursionError:
        raise too_deep(package.main) from None


def _read(package: Package, limits: Limits) -> Loaded:
    root = package.xml(package.main)
    content = next((child for child in root if child.tag == W + "body"), None)
    if content is None:
        raise Unreadable("missing-part", f"{package.main}没有正文（w:body）", f"{package.main} has no text (w:body)")
    styles_root = _related(package, "styles")
    styles = Styles(styles_root)
    numbering = Numbering(_related(package, "numbering"), styles)
    survey = _survey(root)
    notes = {kind: _related(package, kind) for kind, _ in _NOTES}
    may_hide = survey.has_hidden or any(
        part is not None and next(part.iter(VANISH), None) is not None for part in (styles_root, *notes.values())
    )
    reader = ParagraphReader(styles, numbering, preserve=root.get(XML_SPACE) == "preserve", may_hide=may_hide)
    body = BodyReader(package, reader, survey.section_breaks, limits)
    body.begin_part(package.main, "document")
    body.read(content)
    for kind, tag in _NOTES:
        _read_notes(package, body, reader, notes[kind], kind, tag)
    return _finish(package, body, reader, limits)


def _related(package: Package, kind: str) -> Element | None:
    part = package.related(package.main, kind)
    return None if part is None else package.xml(part)


def _read_notes(
    package: Package, body: BodyReader, reader: ParagraphReader, root: Element | None, kind: str, tag: str
) -> None:
    """Append the notes that the text refers to, in the order of their part."""
    wanted = reader.notes[kind]
    part = package.related(package.main, kind)
    if root is None or part is None or not wanted:
        return
    _survey(root)
    body.begin_part(part, kind)
    for note in root:
        if note.tag == tag and note.get(W + "id") in wanted:
            body.read(note)
        else:
            body.pass_over(note)


def _survey(root: Element) -> _Survey:
    """Settle what has two spellings, mend nothing else; see what the part holds."""
    survey = _Survey([], False)
    fields: list[Element] = []
    alternates: list[Element] = []
    for element in root.iter(ALTERNATE, FIELD_CHAR, SECTION, VANISH):
        tag = element.tag
        if tag == FIELD_CHAR:
            fields.append(element)
        elif tag == ALTERNATE:
            alternates.append(element)
        elif tag == SECTION:
            survey.section_breaks.append(child_value(element, W + "type") or "nextPage")
        else:
            survey.has_hidden = True
    del survey.section_breaks[:1]  # a section's type says how it begins
    names = root.nsmap if alternates else {}
    for element in alternates:
        _keep_one(element, names)
    _drop_unpaired(fields)
    return survey


def _keep_one(alternate: Element, names: dict[str, str]) -> None:
    """Leave one of the spellings of the same thing: the first that needs nothing unknown, else the last resort."""
    kept = None
    for child in alternate:
        wanted = (child.get("Requires") or "").split() if child.tag == CHOICE else []
        if all(
            names[prefix].startswith(_KNOWN_NAMESPACES) if prefix in names else prefix in _USUAL_PREFIXES
            for prefix in wanted
        ):
            kept = child
            break
    for child in list(alternate):
        if child is not kept:
            alternate.remove(child)


def _drop_unpaired(fields: Sequence[Element]) -> None:
    """A field that never ends hides nothing: unpaired marks lose their meaning."""
    opened: list[Element] = []
    for element in fields:
        kind = element.get(FIELD_TYPE)
        if next(element.iterancestors(*DELETED), None) is not None:
            continue
        if kind == "begin":
            opened.append(element)
        elif kind == "end":
            if opened:
                opened.pop()
            else:
                element.set(FIELD_TYPE, "")
    for element in opened:
        element.set(FIELD_TYPE, "")


# -- the result -------------------------------------------------------------------------------------------------


def _finish(package: Package, body: BodyReader, reader: ParagraphReader, limits: Limits) -> Loaded:
    text, source = body.rendering.finish()
    usual = _usual_size(body.drafts)
    blocks = [_block(draft, text, usual, limits) for draft in body.drafts]
    if not any(isinstance(block, (Line, Grid)) for block in blocks):
        raise _no_text(blocks)
    return Loaded(
        text,
        blocks,
        source,
        properties=read_properties(package),
        diagnostics=_diagnostics(body, reader, len(text)),
        page_marks=True,
    )


def _no_text(blocks: Sequence[Block]) -> Unreadable:
    if blocks:
        return Unreadable(
            "no-text",
            "文档中没有文字，只有图片或附件",
            "the document holds no text, only pictures or attachments",
        )
    return Unreadable("no-text", "文件中没有文字", "the file holds no text")


def _usual_size(drafts: Sequence[Draft]) -> int:
    """The size that most characters of running text are set in, in half points."""
    lines = [draft for draft in drafts if isinstance(draft, LineDraft) and draft.size]
    running = [line for line in lines if not line.level and not line.heavy]
    characters: Counter[int] = Counter()
    for line in running or lines:
        characters[line.size] += line.end - line.start
    return characters.most_common(1)[0][0] if characters else 0


def _block(draft: Draft, text: str, usual: int, limits: Limits) -> Block:
    if isinstance(draft, LineDraft):
        words = read(text, draft.start, draft.end)
        return Line(
            words,
            draft.level,
            _look(draft, words, usual),
            draft.label,
            draft.page,
            list_item=draft.bullet,
        )
    if isinstance(draft, FigureDraft):
        return Figure(Span(draft.at, draft.at), draft.kind, draft.name)
    rows = [
        [RawCell(read(text, cell.start, cell.end), cell.rowspan, cell.colspan) for cell in row] for row in draft.rows
    ]
    table = build_table(rows, Span(draft.start, draft.end), limits)
    return Grid(table, draft.page, gap=draft.gap)


def _look(draft: LineDraft, words: Text, usual: int) -> int:
    """How many of bold, centred and larger than usual a line is, at most 2."""
    if not draft.size or len(words.folded.encode()) > _LONGEST_HEADING:
        return 0
    return min(2, draft.heavy + draft.centred + (draft.size > usual))


def _diagnostics(body: BodyReader, reader: ParagraphReader, length: int) -> list[Diagnostic]:
    said = list(body.diagnostics.values())
    revisions = reader.revisions
    if revisions.insertions or revisions.deletions:
        reason = Term(
            "tracked-changes",
            f"文档中有未接受的修订（插入{revisions.insertions}处，删除{revisions.deletions}处），"
            "按全部接受后的文字检查",
            f"the document holds tracked changes ({revisions.insertions} insertions, {revisions.deletions} deletions); "
            "it was read as if all were accepted",
        )
        said.insert(0, Diagnostic(reason, _place(body.places.get("change", 0), length)))
    if "hidden" in body.places:
        reason = Term(
            "hidden-text",
            "文档中有隐藏文字，没有检查",
            "the document holds hidden text; it was not checked",
        )
        said.append(Diagnostic(reason, _place(body.places["hidden"], length)))
    if reader.numbering.unknown_format:
        shown = reader.numbering.unknown_format[:40]
        reason = Term(
            "number-format",
            f"不认识的自动编号格式“{shown}”，按阿拉伯数字读取",
            f'the format "{shown}" of automatic numbers is unknown; they were read as digits',
        )
        said.append(Diagnostic(reason))
    return said


def _place(at: int, length: int) -> Span:
    return Span(min(at, length), min(at, length))
