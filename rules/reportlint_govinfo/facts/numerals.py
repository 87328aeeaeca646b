"""Chinese numerals: 三千一百一十九, 二〇二三, 两万三千, 壹佰贰拾."""

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {c: i for i, c in enumerate("〇壹贰叁肆伍陆柒捌玖")}
_DIGITS |= {"两": 2, "○": 0}
_TENS = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}

NUMERALS = "零〇○一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟"
"""Every character that a Chinese numeral can hold."""


def read_numeral(words: str) -> int | None:
    """The number that a Chinese numeral says; None when it is not one."""
    if not words:
        return None
    if all(c in _DIGITS for c in words):
        return int("".join(str(_DIGITS[c]) for c in words))
    total = section = digit = 0
    last = 10**12
    for c in words:
        if c in _DIGITS:
            if digit and c not in "零〇○":
                return None
            digit = _DIGITS[c]
        elif c in _TENS:
            unit = _TENS[c]
            if unit >= last:
                return None
            section += (digit or 1) * unit
            last, digit = unit, 0
        elif c in _MYRIADS:
            if total + section + digit == 0:
                return None
            if c == "亿":
                total = (total + section + digit) * _MYRIADS[c]
            else:
                total += (section + digit) * _MYRIADS[c]
            section = digit = 0
            last = 10**12
        else:
            return None
    return total + section + digit
