"""Signs of symbol fonts (``w:sym``), as the characters that a reader sees."""

from __future__ import annotations

_WINGDINGS = {
    0x6C: "●",
    0x6E: "■",
    0x6F: "□",
    0x71: "❑",
    0x75: "◆",
    0x76: "❖",
    0x9F: "•",
    0xA1: "○",
    0xA7: "▪",
    0xA8: "□",
    0xD8: "➢",
    0xE0: "→",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
    **{0x81 + index: chr(0x2460 + index) for index in range(10)},
    **{0x8C + index: chr(0x2776 + index) for index in range(10)},
}
_WINGDINGS_2 = {0x50: "✓", 0x4F: "✗", 0x52: "☑", 0x53: "☒", 0xA3: "□", 0x2A: "□"}
_SYMBOL = {0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈"}
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}


def read_symbol(font: str | None, code: str | None) -> str:
    """The character of a sign: by its font where that is known, else the character that it names."""
    try:
        number = int(code or "", 16)
    except ValueError:
        return ""
    signs = _FONTS.get((font or "").strip().lower())
    if signs is not None:
        sign = signs.get(number & 0xFF if 0xF000 <= number <= 0xF0FF else number)
        if sign is not None:
            return sign
    if number < 0x20 or number > 0x10FFFF or 0xD800 <= number <= 0xDFFF:
        return ""
    return chr(number)
