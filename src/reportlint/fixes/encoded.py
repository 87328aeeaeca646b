"""Bytes that edits may go into: their text, and the way back to the same bytes."""

from __future__ import annotations

from msgspec import Struct

from reportlint.loaders.encoding import detect


class Encoded(Struct, frozen=True):
    """The text of a file, its encoding, and its byte order mark."""

    text: str
    encoding: str
    mark: bytes = b""

    @property
    def shown(self) -> str:
        """The text as a diff shows it: the mark of UTF-8 is a character of the first line."""
        return "\ufeff" + self.text if self.mark and self.encoding == "utf-8" else self.text

    def can_write(self, words: str) -> bool:
        """Whether the encoding has all characters of some words."""
        try:
            words.encode(self.encoding)
        except UnicodeEncodeError:
            return False
        return True

    def encode(self, text: str) -> bytes:
        """The bytes of another text. UnicodeEncodeError for characters that the encoding does not have."""
        return self.mark + text.encode(self.encoding)


def read_encoded(data: bytes) -> Encoded | None:
    """The text of a file; None when the bytes could not be had back from it."""
    encoding, skip = detect(data)
    mark, body = data[:skip], data[skip:]
    try:
        text = body.decode(encoding)
        if text.encode(encoding) != body:
            return None
    except UnicodeError:
        return None
    if encoding == "gb18030" and _is_gbk(text, body):
        encoding = "gbk"  # programs that know no more than GBK must still be able to read it
    return Encoded(text, encoding, mark)


def _is_gbk(text: str, body: bytes) -> bool:
    try:
        return text.encode("gbk") == body
    except UnicodeEncodeError:
        return False
