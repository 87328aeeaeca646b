"""The package: a zip that is read member by member, counted, never extracted, and the XML parts in it."""

from __future__ import annotations

import io
import lzma
import posixpath
import re
import struct
import zipfile
import zlib
from functools import cache
from typing import Any

from msgspec import Struct

from reportlint.model import Limits, Unreadable

from .signature import refuse_other_kinds, wrong_type
from .tags import Element

MEMBERS = 10_000
PART_BYTES = 64 << 20
TOTAL_BYTES = 200 << 20
RATIO = 200
RATIO_FROM = 1 << 20
MARKUP = 4_000_000
"""Tags and attributes of a part: what a tree in memory costs."""
_CHUNK = 1 << 18
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    OverflowError,
    RuntimeError,
    KeyError,
)
_TYPES = "[Content_Types].xml"
_MAIN_TYPES = ("wordprocessingml.document.main+xml", "wordprocessingml.template.main+xml")
_MACRO_TYPES = ("ms-word.document.macroenabled.main+xml", "ms-word.template.macroenabledtemplate.main+xml")
_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = (
    ("wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    ("officeDocument/relationships", b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    ("officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
    ("officeDocument/extendedProperties", b"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"),
    ("drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
    ("drawingml/picture", b"http://schemas.openxmlformats.org/drawingml/2006/picture"),
    ("drawingml/chart", b"http://schemas.openxmlformats.org/drawingml/2006/chart"),
    (
        "drawingml/wordprocessingDrawing",
        b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    ),
)


class Relationship(Struct, frozen=True):
    """A link from one part to another: the last word of its type, and the part, "" when it lies outside."""

    kind: str
    part: str
    target: str


@cache
def _etree() -> Any:
    try:
        from lxml import etree
    except ImportError:
        raise Unreadable(
            "missing-extra",
            '读取.docx需要lxml：pip install "reportlint[docx]"',
            'reading .docx needs lxml: pip install "reportlint[docx]"',
        ) from None
    return etree


@cache
def _declared_encoding() -> re.Pattern[bytes]:
    return re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([^\"'>]*)[\"']")


class Package:
    """A .docx file. Everything that cannot be trusted raises Unreadable, saying which part and why."""

    def __init__(self, data: bytes, name: str, limits: Limits) -> None:
        self._etree = _etree()
        self._name = name
        if len(data) > limits.file_bytes:
            raise Unreadable(
                "too-large",
                f"文件共{len(data)}字节，超过{limits.file_bytes}字节的限制",
                f"the file has {len(data)} bytes; the limit is {limits.file_bytes}",
            )
        refuse_other_kinds(data, name)
        if data.count(b"PK\x01\x02") > MEMBERS:
            raise _too_many_members()
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            infos = self._zip.infolist()
        except _DAMAGED:
            raise _truncated() from None
        if len(infos) > MEMBERS:
            raise _too_many_members()
        if not infos:
            raise Unreadable("empty", "ZIP包是空的", "the ZIP package is empty")
        self._members: dict[str, list[zipfile.ZipInfo]] = {}
        for info in infos:
            self._members.setdefault(_key(info.filename), []).append(info)
        self._total = 0
        self._relations: dict[str, dict[str, Relationship]] = {}
        self.main = self._find_main()

    # -- parts --------------------------------------------------------------------------------------------------

    def _find_main(self) -> str:
        if _key(_TYPES) not in self._members:
            raise self._not_office()
        types = self.xml(_TYPES)
        relations = self.relationships("")
        main = next((r for r in relations.values() if r.kind == "officeDocument"), None)
        if main is None or _key(main.part) not in self._members:
            raise _missing(main.target if main else "officeDocument")
        content_type = _type_of(types, main.part)
        if not content_type.endswith((*_MAIN_TYPES, *_MACRO_TYPES)):
            raise self._not_word(content_type, main.part)
        return main.part

    def _not_office(self) -> Unreadable:
        if "mimetype" in self._members:
            kind = self.read("mimetype")[:100].decode("ascii", "replace").strip()
            if kind.startswith("application/vnd.oasis.opendocument"):
                return wrong_type(self._name, "OpenDocument 文档", "an OpenDocument file")
        if any(key.startswith("word/") for key in self._members):
            return _missing(_TYPES)
        return wrong_type(self._name, "普通ZIP压缩包", "an ordinary ZIP archive")

    def _not_word(self, content_type: str, part: str) -> Unreadable:
        if "spreadsheetml" in content_type or "ms-excel" in content_type:
            return wrong_type(self._name, "Excel 工作簿（.xlsx）", "an Excel workbook (.xlsx)")
        if "presentationml" in content_type or "ms-powerpoint" in content_type:
            return wrong_type(self._name, "PowerPoint 演示文稿（.pptx）", "a PowerPoint presentation (.pptx)")
        return Unreadable(
            "wrong-content-type",
            f"{part}的内容类型是“{content_type[:100]}”，不是Word文档",
            f'{part} has the content type "{content_type[:100]}", which is no Word document',
        )

    def relationships(self, part: str) -> dict[str, Relationship]:
        """The links of a part by id; those of the package itself for "". Nothing is followed."""
        found = self._relations.get(part)
        if found is None:
            found = self._relations[part] = self._read_relationships(part)
        return found

    def _read_relationships(self, part: str) -> dict[str, Relationship]:
        folder, _, name = part.rpartition("/")
        rels = f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"
        if _key(rels) not in self._members:
            if not part:
                raise _missing(rels)
            return {}
        found: dict[str, Relationship] = {}
        for element in self.xml(rels):
            if not str(element.tag).endswith("}Relationship"):
                continue
            target = element.get("Target") or ""
            inside = element.get("TargetMode") != "External" and ":" not in target
            where = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/") if inside else ""
            kind = (element.get("Type") or "").rsplit("/", 1)[-1]
            found.setdefault(element.get("Id") or "", Relationship(kind, where, target))
        return found

    def related(self, part: str, kind: str) -> str | None:
        """The part that another links to under a type; None without a link.

        Raises Unreadable when the link leads nowhere.
        """
        for relation in self.relationships(part).values():
            if relation.kind == kind:
                if _key(relation.part) not in self._members:
                    raise _missing(relation.target)
                return relation.part
        return None

    # -- bytes --------------------------------------------------------------------------------------------------

    def read(self, part: str) -> bytes:
        """The bytes of a part, counted while they are inflated: the size that the header states is never believed."""
        members = self._members.get(_key(part), [])
        if len(members) != 1:
            raise _missing(part) if not members else _duplicate(part)
        info = members[0]
        if info.flag_bits & 0x1:
            raise Unreadable("encrypted", f"压缩包中的{part}设有密码，无法读取", f"{part} in the package is encrypted")
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Unreadable(
                "compression",
                f"{part}使用Office不用的压缩方式（{info.compress_type}）",
                f"{part} is compressed with a method that Office does not use ({info.compress_type})",
            )
        try:
            return self._inflate(info, part)
        except _DAMAGED:
            raise Unreadable("damaged", f"{part}已损坏或不完整，无法解压", f"{part} is damaged or cut short") from None

    def _inflate(self, info: zipfile.ZipInfo, part: str) -> bytes:
        chunks: list[bytes] = []
        size = 0
        with self._zip.open(info) as member:
            while chunk := member.read(_CHUNK):
                size += len(chunk)
                self._total += len(chunk)
                if size > PART_BYTES or self._total > TOTAL_BYTES:
                    raise Unreadable(
                        "too-large",
                        f"{part}解压后超过{PART_BYTES >> 20}MB，或各部分共超过{TOTAL_BYTES >> 20}MB",
                        f"{part} is larger than {PART_BYTES >> 20} MB, or all parts than {TOTAL_BYTES >> 20} MB",
                    )
                if size > RATIO_FROM and size > RATIO * max(1, info.compress_size):
                    raise Unreadable(
                        "compression-bomb",
                        f"{part}解压后超过压缩前的{RATIO}倍，可能是压缩炸弹",
                        f"{part} inflates to more than {RATIO} times its size: it may be a zip bomb",
                    )
                chunks.append(chunk)
        return b"".join(chunks)

    # -- XML ----------------------------------------------------------------------------------------------------

    def xml(self, part: str) -> Element:
        """The root of an XML part."""
        data = self.read(part)
        _check_encoding(data, part)
        if b"<!DOCTYPE" in data or any("<!DOCTYPE".encode(code) in data for code in ("utf-16-le", "utf-16-be")):
            raise _has_dtd(part)
        if data.count(b"<") + data.count(b"=") > MARKUP:
            raise Unreadable(
                "too-large",
                f"{part}的标记超过{MARKUP}个",
                f"{part} has more than {MARKUP} tags and attributes",
            )
        if _STRICT in data[:8192]:
            data = _as_transitional(data)
        return self._parse(data, part)

    def _parse(self, data: bytes, part: str) -> Element:
        etree = self._etree
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            dtd_validation=False,
            huge_tree=False,
            recover=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise _syntax_error(part, error) from None
        except (LookupError, ValueError):
            raise _bad_encoding(part) from None
        if root.getroottree().docinfo.internalDTD is not None:
            raise _has_dtd(part)
        return root


def _key(name: str) -> str:
    """Part names are compared without regard to case."""
    return name.replace("\\", "/").lstrip("/").lower()


def _type_of(types: Element, part: str) -> str:
    by_ending = ""
    for element in types:
        tag = str(element.tag)
        if tag.endswith("}Override") and _key(element.get("PartName") or "") == _key(part):
            return (element.get("ContentType") or "").lower()
        if tag.endswith("}Default") and part.lower().endswith("." + (element.get("Extension") or "").lower()):
            by_ending = (element.get("ContentType") or "").lower()
    return by_ending


def _check_encoding(data: bytes, part: str) -> None:
    """Office writes UTF-8 and UTF-16 only; anything else could hide what is looked for here."""
    if data[:4] in (b"\xff\xfe\0\0", b"<\0\0\0"):
        raise _bad_encoding(part)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<"):
        return
    if b"\0" in data[:4]:
        raise _bad_encoding(part)
    declared = _declared_encoding().match(data.removeprefix(b"\xef\xbb\xbf")[:300])
    if declared is not None and declared[1].lower() not in (b"utf-8", b"us-ascii"):
        raise _bad_encoding(part, declared[1].decode("ascii", "replace")[:40])


def _as_transitional(data: bytes) -> bytes:
    """The same markup in the names that Word writes by default (a "Strict Open XML" document has others)."""
    for strict, plain in _TRANSITIONAL:
        for mark in (b'"', b"'"):
            data = data.replace(mark + _STRICT + strict.encode() + mark, mark + plain + mark)
    return data


# -- what is said -----------------------------------------------------------------------------------------------


def _truncated() -> Unreadable:
    return Unreadable(
        "damaged",
        "文件不完整或已损坏：不是可读的ZIP包",
        "the file is cut short or damaged: it is no readable ZIP package",
    )


def _too_many_members() -> Unreadable:
    return Unreadable(
        "too-many-members",
        f"压缩包内的文件超过{MEMBERS}个",
        f"the package holds more than {MEMBERS} members",
    )


def _missing(part: str) -> Unreadable:
    shown = part[:100] or "?"
    return Unreadable("missing-part", f"文档不完整：缺少{shown}", f"the document is incomplete: {shown} is missing")


def _duplicate(part: str) -> Unreadable:
    return Unreadable(
        "duplicate-part",
        f"压缩包内有多个{part}，无法确定哪一个是正文",
        f"the package holds {part} more than once: which one counts is unknown",
    )


def _has_dtd(part: str) -> Unreadable:
    return Unreadable("dtd", f"{part}含有DTD，Office文档不允许", f"{part} holds a DTD, which Office documents may not")


def _bad_encoding(part: str, declared: str = "") -> Unreadable:
    named = f"“{declared}”" if declared else ""
    quoted = f' "{declared}"' if declared else ""
    return Unreadable(
        "part-encoding",
        f"{part}的编码{named}不是UTF-8或UTF-16",
        f"the encoding{quoted} of {part} is neither UTF-8 nor UTF-16",
    )


def _syntax_error(part: str, error: Any) -> Unreadable:
    last = error.error_log.last_error if error.error_log is not None else None
    kind = last.type_name if last is not None else ""
    if kind == "ERR_RESOURCE_LIMIT":
        if "depth" in str(error.msg).lower():
            return too_deep(part)
        return Unreadable("too-large", f"{part}中有一段文字过长", f"{part} holds a run of text that is too long")
    line, column = error.position
    return Unreadable(
        "bad-xml",
        f"{part}不是完整的XML（第{line}行第{column}列）",
        f"{part} is not well-formed XML (line {line}, column {column})",
    )


def too_deep(part: str) -> Unreadable:
    """A part whose elements are nested deeper than can be read."""
    return Unreadable("too-deep", f"{part}的嵌套超过256层", f"{part} is nested deeper than 256 levels")
