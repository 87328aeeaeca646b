"""Identity and card numbers are masked wherever words of a report leave it."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from reportlint.model import fold_plain

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"


@cache
def _long_number() -> re.Pattern[str]:
    return re.compile(r"(?<![0-9A-Za-z])\d{15,18}[\dXxＸｘ]?(?![0-9A-Za-z])")


@lru_cache(maxsize=16)  # the findings of a paragraph have its words in common
def mask(text: str) -> str:
    """The text with the middle of every identity and card number replaced by stars."""
    if not any(text[i : i + 8].isdigit() for i in range(0, max(len(text) - 7, 0), 4)):
        return text
    return _long_number().sub(_mask_one, text)


def _mask_one(match: re.Match[str]) -> str:
    digits = fold_plain(match[0]).upper()
    if is_identity_number(digits) or is_card_number(digits):
        return digits[:4] + "*" * (len(digits) - 6) + digits[-2:]
    return match[0]


def is_identity_number(digits: str) -> bool:
    """A resident identity number of 18 characters whose birth date and check character hold."""
    if len(digits) != 18 or not digits[:17].isdigit():
        return False
    year, month, day = int(digits[6:10]), int(digits[10:12]), int(digits[12:14])
    if not (1900 <= year <= 2100 and 1 <= month <= 12 and 1 <= day <= 31):
        return False
    total = sum(int(d) * w for d, w in zip(digits, _WEIGHTS, strict=False))
    return _CHECKS[total % 11] == digits[17]


def is_card_number(digits: str) -> bool:
    """16 to 19 digits whose Luhn check holds."""
    if not (16 <= len(digits) <= 19 and digits.isdigit()):
        return False
    total = 0
    for index, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if index % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0
