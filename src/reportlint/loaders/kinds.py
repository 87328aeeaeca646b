"""What the first bytes of a file say it is, against what its name says."""

from __future__ import annotations

import re

from reportlint.model import Unreadable

_MAGIC = (
    (b"%PDF-", "pdf", "PDF"),
    (b"PK\x03\x04", "zip", "ZIP/Office"),
    (b"PK\x05\x06", "zip", "ZIP"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole", "Word 97–2003 / OLE"),
    (b"{\\rtf", "rtf", "RTF"),
    (b"\x89PNG", "png", "PNG"),
    (b"\xff\xd8\xff", "jpeg", "JPEG"),
    (b"GIF8", "gif", "GIF"),
    (b"\x7fELF", "elf", "ELF"),
    (b"MZ\x90", "exe", "EXE"),
    (b"\x1f\x8b", "gzip", "gzip"),
    (b"7z\xbc\xaf", "7z", "7-Zip"),
    (b"Rar!", "rar", "RAR"),
)


def refuse_binary(data: bytes, name: str) -> None:
    """Raise Unreadable when the file of a text format holds something else, or nothing."""
    if data and not data.strip(b"\0"):
        raise Unreadable(
            "only-zeros", "文件里只有空字节（00），没有文字", "the file holds nothing but bytes of zero, and no text"
        )
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise Unreadable("empty", "文件是空的", "the file is empty")
    for magic, _, kind in _MAGIC:
        if data.startswith(magic):
            raise _wrong_type(kind, kind, name)


def refuse_pages(text: str, name: str) -> None:
    """Raise Unreadable when a file of plain text or Markdown holds a page of a site."""
    begins = _begin_of(text)
    if begins.startswith(("<!doctype html", "<html")):
        raise _wrong_type("HTML", "HTML", name)
    if begins.startswith("<?xml"):
        raise _wrong_type("XML", "XML", name)
    _refuse_archives(begins, name)


def refuse_untagged(text: str, name: str) -> None:
    """Raise Unreadable when a file of HTML holds no tag."""
    _refuse_archives(_begin_of(text), name)
    if re.search(r"<[A-Za-z!/?]", text) is None:
        raise _wrong_type("没有标签的纯文本", "plain text without any tag", name)


def _refuse_archives(begins: str, name: str) -> None:
    """Raise Unreadable for a page that a browser saved with all its parts."""
    if begins.startswith(("mime-version:", "from: <")) and "multipart/related" in begins:
        raise _wrong_type("网页存档（MHTML）", "a web archive (MHTML)", name)


def _begin_of(text: str) -> str:
    """The first words of a text, small, without comments before them."""
    begins = text[:4_000].lstrip("\ufeff \t\r\n").lower()
    while begins.startswith("<!--") and "-->" in begins:
        begins = begins.partition("-->")[2].lstrip()
    return begins


def _wrong_type(zh: str, en: str, name: str) -> Unreadable:
    suffix = "." + name.rsplit(".", 1)[-1] if "." in name else name
    return Unreadable(
        "wrong-type", f"内容是{zh}，而文件名以{suffix}结尾", f"the content is {en}, but the name ends in {suffix}"
    )


def kind_of(data: bytes) -> str:
    """ "pdf", "zip", "ole", "rtf", …; "" when no known signature stands at the beginning."""
    return next((kind for magic, kind, _ in _MAGIC if data.startswith(magic)), "")


def name_of(kind: str) -> str:
    return next((name for _, k, name in _MAGIC if k == kind), kind)
