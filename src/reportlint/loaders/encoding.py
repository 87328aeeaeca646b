"""Bytes → text: BOM, UTF-16 by its zeros, then UTF-8 unless GB18030 has fewer errors."""

from __future__ import annotations

from reportlint.model import Unreadable

_BOMS = (
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_SAMPLE = 65_536


def detect(data: bytes) -> tuple[str, int]:
    """The encoding of text and the length of its byte order mark."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return name, len(mark)
    sample = data[:_SAMPLE]
    if sample.count(0) > 1 and len(sample) >= 4:
        even, odd = sample[0::2].count(0), sample[1::2].count(0)
        if (odd > 4 * even and odd * 20 >= len(sample)) or (odd and not even and len(sample) < 64):
            return "utf-16-le", 0
        if (even > 4 * odd and even * 20 >= len(sample)) or (even and not odd and len(sample) < 64):
            return "utf-16-be", 0
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data" and error.start >= len(data) - 3:
            return "utf-8", 0
    else:
        return "utf-8", 0
    if _errors(sample, "gb18030") < _errors(sample, "utf-8"):
        return "gb18030", 0
    return "utf-8", 0


def _errors(data: bytes, encoding: str) -> int:
    return data.decode(encoding, "replace").count("\ufffd")


def decode(data: bytes) -> tuple[str, str]:
    """Text and the name of its encoding; bytes that cannot be decoded become U+FFFD.

    Raises Unreadable for bytes that are no text in any encoding we know.
    """
    encoding, skip = detect(data)
    text = data[skip:].decode(encoding, "replace")
    damaged = text.count("\ufffd")
    if text and damaged * 10 > len(text):
        raise Unreadable("not-text", "内容不是可识别编码的文本", "the content is not text in a known encoding")
    return text, encoding


def damaged_at(data: bytes, text: str, encoding: str) -> int:
    """Where in the text the first bytes stood that could not be decoded; -1 where all could.

    A U+FFFD that the file itself holds is a character like any other.
    """
    if "\ufffd" not in text:
        return -1
    held = data[detect(data)[1] :]
    try:
        held.decode(encoding)
    except UnicodeDecodeError as error:
        return len(held[: error.start].decode(encoding))
    return -1
