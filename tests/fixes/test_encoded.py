"""Text of files and the way back to their bytes."""

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportlint.fixes.encoded import read_encoded

WORDS = "一、总体情况\r\n公开312条\n\r末行"


@pytest.mark.parametrize(
    ("data", "encoding", "mark"),
    [
        (WORDS.encode(), "utf-8", b""),
        (codecs.BOM_UTF8 + WORDS.encode(), "utf-8", codecs.BOM_UTF8),
        (codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"), "utf-16-le", codecs.BOM_UTF16_LE),
        (codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"), "utf-16-be", codecs.BOM_UTF16_BE),
        (codecs.BOM_UTF32_LE + WORDS.encode("utf-32-le"), "utf-32-le", codecs.BOM_UTF32_LE),
        (WORDS.encode("gbk"), "gbk", b""),
        ((WORDS + "㐂").encode("gb18030"), "gb18030", b""),
    ],
)
def test_text_and_bytes(data: bytes, encoding: str, mark: bytes) -> None:
    encoded = read_encoded(data)
    assert encoded is not None
    assert (encoded.encoding, encoded.mark) == (encoding, mark)
    assert encoded.encode(encoded.text) == data
    assert encoded.shown == ("\ufeff" if mark == codecs.BOM_UTF8 else "") + encoded.text


@pytest.mark.parametrize(
    "data",
    [
        b"\xe5\x85\xac\xe5\xbc\x80 \xff " * 20,
        "公开政府信息".encode() + b"\xe5\x85",
        "公开政府信息".encode("gbk") * 20 + b"\xff",
        codecs.BOM_UTF16_LE + b"\x00\xd8a\x00",
        codecs.BOM_UTF16_LE + b"a\x00b",
    ],
)
def test_bytes_that_could_not_be_had_back(data: bytes) -> None:
    assert read_encoded(data) is None


def test_characters_that_an_encoding_lacks() -> None:
    gbk, gb18030, utf8 = (read_encoded(data) for data in (WORDS.encode("gbk"), "㐂公开".encode("gb18030"), b"a"))
    assert gbk is not None
    assert gb18030 is not None
    assert utf8 is not None
    assert (gbk.can_write("开，"), gbk.can_write("㐂"), gbk.can_write("😀")) == (True, False, False)
    assert (gb18030.can_write("😀"), utf8.can_write("😀"), utf8.can_write("\ud800")) == (True, True, False)


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_either_the_same_bytes_or_none(data: bytes) -> None:
    encoded = read_encoded(data)
    assert encoded is None or encoded.encode(encoded.text) == data
