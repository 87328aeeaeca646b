"""What the first bytes of a file say it is, against what its name says."""

from __future__ import annotations

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


def refuse_binary(data: bytes, suffix: str) -> None:
    """Raise Unreadable when a text format's file holds something else, or nothing."""
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise Unreadable("empty", "文件是空的", "the file is empty")
    for magic, _, name in _MAGIC:
        if data.startswith(magic):
            raise Unreadable(
                "wrong-type",
                f"内容是{name}，而文件名以{suffix}结尾",
                f"the content is {name}, but the name ends in {suffix}",
            )


def kind_of(data: bytes) -> str:
    """ "pdf", "zip", "ole", "rtf", …; "" when no known signature stands at the beginning."""
    return next((kind for magic, kind, _ in _MAGIC if data.startswith(magic)), "")


def name_of(kind: str) -> str:
    return next((name for _, k, name in _MAGIC if k == kind), kind)
