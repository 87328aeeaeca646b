"""The number formats of automatic numbering: 3 → 三, ③, iii, 叁 …"""

from __future__ import annotations

from collections.abc import Callable

LARGEST = 32_767
"""Word counts no further."""
_HAN = "零一二三四五六七八九"
_DIGITAL = str.maketrans("0123456789", "〇一二三四五六七八九")
_CIRCLED_ZERO = str.maketrans("0123456789", "○一二三四五六七八九")
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_FORMAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
_FORMAL_TRADITIONAL = str.maketrans("一二三四五六七八九十百千万", "壹貳參肆伍陸柒捌玖拾佰仟萬")
_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_BELOW_TWENTY = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}


def han(number: int, *, full_ten: bool = False) -> str:
    """12 is 十二, 105 is 一百零五, 1010 is 一千零一十; with ``full_ten`` 12 is 一十二."""
    if number < 10:
        return _HAN[number]
    if number >= 10_000:
        above, rest = divmod(number, 10_000)
        zero = "零" if 0 < rest < 1000 else ""
        return han(above) + "万" + zero + (han(rest, full_ten=True) if rest else "")
    written, gap = "", False
    for value, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, value)
        if digit:
            silent = unit == "十" and digit == 1 and not written and not full_ten
            written += ("零" if gap else "") + ("" if silent else _HAN[digit]) + unit
            gap = False
        elif written:
            gap = True
    return written


def roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        written += letters * count
    return written


def _letters(number: int) -> str:
    return chr(65 + (number - 1) % 26) * ((number - 1) // 26 + 1) if number else ""


def _enclosed(first: int, last: int) -> Callable[[int], str]:
    """Signs that Unicode holds ready up to ``last``; behind them Word writes plain digits."""
    return lambda number: chr(first + number - 1) if 1 <= number <= last else str(number)


def _circled(number: int) -> str:
    if number > 35:
        return chr(0x32B1 + number - 36) if number <= 50 else str(number)
    return _enclosed(0x2460, 20)(number) if number <= 20 else chr(0x3251 + number - 21)


def _cardinal(number: int) -> str:
    words: list[str] = []
    for value, name in ((1000, "thousand"), (100, "hundred")):
        count, number = divmod(number, value)
        if count:
            words += [_cardinal(count), name]
    if number or not words:
        tens, ones = divmod(number, 10)
        joined = _TENS[tens] + ("-" + _BELOW_TWENTY[ones] if ones else "")
        words.append(_BELOW_TWENTY[number] if number < 20 else joined)
    return " ".join(words)


def _ordinal_word(number: int) -> str:
    words = _cardinal(number)
    at = max(words.rfind(" "), words.rfind("-")) + 1
    last = words[at:]
    return words[:at] + (_ORDINALS.get(last) or (last[:-1] + "ieth" if last.endswith("y") else last + "th"))


def _ordinal(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return str(number) + {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)]


def _counting(number: int) -> str:
    return han(number) if number < 100 else str(number).translate(_CIRCLED_ZERO)


def _digital(number: int) -> str:
    return str(number).translate(_DIGITAL)


def _nothing(number: int) -> str:
    return ""


FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalFullWidth2": lambda number: str(number).translate(_FULL_WIDTH),
    "chineseCounting": _counting,
    "chineseCountingThousand": han,
    "japaneseCounting": han,
    "taiwaneseCounting": _counting,
    "taiwaneseCountingThousand": han,
    "ideographDigital": _digital,
    "japaneseDigitalTenThousand": _digital,
    "taiwaneseDigital": _digital,
    "koreanDigital2": _digital,
    "chineseLegalSimplified": lambda number: han(number, full_ten=True).translate(_FORMAL),
    "ideographLegalTraditional": lambda number: han(number, full_ten=True).translate(_FORMAL_TRADITIONAL),
    "ideographTraditional": _cycle("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _cycle("子丑寅卯辰巳午未申酉戌亥"),
    "upperLetter": _letters,
    "lowerLetter": lambda number: _letters(number).lower(),
    "upperRoman": roman,
    "lowerRoman": lambda number: roman(number).lower(),
    "ordinal": _ordinal,
    "cardinalText": lambda number: _cardinal(number).capitalize(),
    "ordinalText": lambda number: _ordinal_word(number).capitalize(),
    "hex": lambda number: f"{number:X}",
    "numberInDash": lambda number: f"- {number} -",
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": _enclosed(0x2474, 20),
    "decimalEnclosedFullstop": _enclosed(0x2488, 20),
    "ideographEnclosedCircle": _enclosed(0x3280, 10),
    "none": _nothing,
    "bullet": _nothing,
}
