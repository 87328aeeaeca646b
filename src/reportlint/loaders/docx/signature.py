"""What a file named .docx is when it is none."""

from __future__ import annotations

from reportlint.loaders.kinds import kind_of, name_of
from reportlint.model import Unreadable

_ENCRYPTED = "EncryptedPackage"
_STREAMS = (
    ("WordDocument", "Word 97–2003 文档（.doc）", "a Word 97–2003 document (.doc)"),
    ("Workbook", "Excel 97–2003 工作簿（.xls）", "an Excel 97–2003 workbook (.xls)"),
    ("Book", "Excel 97–2003 工作簿（.xls）", "an Excel 97–2003 workbook (.xls)"),
    ("PowerPoint Document", "PowerPoint 97–2003 演示文稿（.ppt）", "a PowerPoint 97–2003 presentation (.ppt)"),
)
_OLE_ENTRY = 128
_SAMPLE = 4096


def suffix_of(name: str) -> str:
    """The ending of a file name as messages show it."""
    return "." + name.rsplit(".", 1)[1] if "." in name else ".docx"


def wrong_type(name: str, zh: str, en: str) -> Unreadable:
    suffix = suffix_of(name)
    return Unreadable(
        "wrong-type", f"内容是{zh}，而文件名以{suffix}结尾", f"the content is {en}, but the name ends in {suffix}"
    )


def refuse_other_kinds(data: bytes, name: str) -> None:
    """Raise Unreadable unless the bytes begin like a package."""
    if not data:
        raise Unreadable("empty", "文件是空的", "the file is empty")
    kind = kind_of(data)
    if kind == "zip":
        return
    if kind == "ole":
        raise _refuse_ole(data, name)
    if kind:
        raise wrong_type(name, name_of(kind), name_of(kind))
    head = data[:_SAMPLE].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if not head:
        raise Unreadable("empty", "文件是空的", "the file is empty")
    if head.startswith(b"<?xml") and b"word.document" in head:
        raise wrong_type(name, "Word XML 文档（.xml）", "a Word XML document (.xml)")
    if head.startswith((b"<!doctype html", b"<html")) or b"<html" in head:
        raise wrong_type(name, "HTML", "HTML")
    if head.startswith(b"mime-version:"):
        raise wrong_type(name, "单个文件网页（MHTML）", "a single-file web page (MHTML)")
    raise Unreadable(
        "not-a-package",
        f"不是Word文档：{suffix_of(name)}文件应是ZIP包，而内容不是",
        f"not a Word document: a {suffix_of(name)} file is a ZIP package, and this is none",
    )


def _refuse_ole(data: bytes, name: str) -> Unreadable:
    if _has_stream(data, _ENCRYPTED):
        return Unreadable(
            "encrypted",
            "文档设有打开密码，无法读取：请去掉密码后再检查",
            "the document is password-protected and cannot be read: remove the password first",
        )
    for stream, zh, en in _STREAMS:
        if _has_stream(data, stream):
            return wrong_type(name, zh, en)
    return wrong_type(name, name_of("ole"), name_of("ole"))


def _has_stream(data: bytes, stream: str) -> bool:
    """Whether the directory of an OLE2 file names a stream: entries of 128 bytes, name first, its length at 64."""
    wanted = stream.encode("utf-16-le") + b"\0\0"
    at = data.find(wanted)
    while at >= 0:
        if at % _OLE_ENTRY == 0 and data[at + 64 : at + 66] == len(wanted).to_bytes(2, "little"):
            return True
        at = data.find(wanted, at + 1)
    return False
