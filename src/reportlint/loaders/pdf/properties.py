"""What the file says of itself: title, author, date of creation, pages."""

from __future__ import annotations

import ctypes
import re
from functools import cache
from typing import Any

from reportlint.model import Properties

_LONGEST = 500


def read_properties(raw: Any, document: Any, pages: int) -> Properties:
    """The properties of an open document; none of them is trusted to be right."""
    return Properties(
        title=_value(raw, document, "Title"),
        author=_value(raw, document, "Author"),
        created=_date(_value(raw, document, "CreationDate")),
        pages=pages,
    )


def _value(raw: Any, document: Any, key: str) -> str | None:
    name = key.encode("ascii")
    length = raw.FPDF_GetMetaText(document, name, None, 0)
    if not 2 < length < 1 << 20:
        return None
    buffer = ctypes.create_string_buffer(length)
    raw.FPDF_GetMetaText(document, name, buffer, length)
    text = buffer.raw[: length - 2].decode("utf-16-le", "replace")
    return " ".join(text.replace("\0", " ").split())[:_LONGEST] or None


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(r"D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:([+-])(\d\d)'?(\d\d)?|(Z))?", re.ASCII)


def _date(written: str | None) -> str | None:
    """A date as formats other than PDF write it: 2025-02-25T10:02:50+08:00; one that is none stays as it is."""
    match = None if written is None else _pattern().match(written)
    if match is None:
        return written
    year, month, day, hour, minute, second, sign, hours, minutes, utc = match.groups()
    date = "-".join(part for part in (year, month, day) if part)
    if hour is None:
        return date
    zone = "Z" if utc else f"{sign}{hours}:{minutes or '00'}" if sign else ""
    return f"{date}T{hour}:{minute or '00'}:{second or '00'}{zone}"
