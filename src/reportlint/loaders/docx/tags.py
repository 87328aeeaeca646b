"""Names of WordprocessingML and the values that its attributes hold."""

from __future__ import annotations

from typing import Any, TypeAlias

Element: TypeAlias = Any
"""An element of lxml, which ships no types."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
VML = "{urn:schemas-microsoft-com:vml}"
OFFICE = "{urn:schemas-microsoft-com:office:office}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

VAL = W + "val"
P, RUN, TEXT = W + "p", W + "r", W + "t"
P_PR, R_PR = W + "pPr", W + "rPr"
TABLE, ROW, CELL = W + "tbl", W + "tr", W + "tc"
SDT, SDT_CONTENT = W + "sdt", W + "sdtContent"
INS, DEL, MOVE_TO, MOVE_FROM = W + "ins", W + "del", W + "moveTo", W + "moveFrom"
STYLE, BASED_ON, NAME = W + "style", W + "basedOn", W + "name"
P_STYLE, R_STYLE, OUTLINE, JC, NUM_PR = W + "pStyle", W + "rStyle", W + "outlineLvl", W + "jc", W + "numPr"
NUM_ID, ILVL = W + "numId", W + "ilvl"
BOLD, SIZE, FONTS, VANISH = W + "b", W + "sz", W + "rFonts", W + "vanish"
SECTION, PAGE_BEFORE = W + "sectPr", W + "pageBreakBefore"
FIELD_CHAR, FIELD_TYPE = W + "fldChar", W + "fldCharType"
TEXT_BOX = W + "txbxContent"
ALTERNATE, CHOICE, FALLBACK = MC + "AlternateContent", MC + "Choice", MC + "Fallback"

PASSED_THROUGH = frozenset(
    {
        *(W + name for name in ("sdt", "sdtContent", "smartTag", "customXml", "hyperlink", "fldSimple", "bdo", "dir")),
        INS,
        MOVE_TO,
        ALTERNATE,
        CHOICE,
        FALLBACK,
    }
)
"""Elements that hold others and say nothing of their own."""
INSERTED = frozenset({INS, MOVE_TO})
DELETED = frozenset({DEL, MOVE_FROM})
_OFF = frozenset({"0", "false", "off", "none"})


def is_on(element: Element) -> bool:
    """Whether a switch such as ``<w:b/>`` is on."""
    return element.get(VAL) not in _OFF


def read_integer(value: str | None, low: int, high: int) -> int | None:
    """A whole number, put inside the limits; None for anything else."""
    if value is None:
        return None
    digits = value.strip().removeprefix("+")
    negative = digits.startswith("-")
    digits = digits.removeprefix("-")
    if not (digits.isascii() and digits.isdigit()):
        return None
    number = high if len(digits) > 12 else int(digits)
    return max(low, min(high, -number if negative else number))


def child_value(element: Element | None, tag: str) -> str | None:
    """``w:val`` of the first child with a tag."""
    if element is not None:
        for child in element:
            if child.tag == tag:
                value: str | None = child.get(VAL)
                return value
    return None
