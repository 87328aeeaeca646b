"""Long numbers: which are identity, card and mobile numbers, and which only look like one."""

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from reportlint import Report, Span, Text, ValueKind, fact

from .dates import DateToken
from .prose import Prose

_SHORTEST = 11
_CARD = 16
_BEFORE = 12
"""Characters before a number among which a word says what kind it is."""
_CARD_BEFORE = 16
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"


# Resident identity numbers: region, birth date, serial, check character (GB 11643).
_PROVINCES = frozenset(
    {
        11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46,
        50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83,
    }
)  # fmt: skip
"""The first two digits; 71, 81 to 83 are those of residents of Taiwan, Hong Kong and Macao."""
_PREFECTURES = ((0, 70), (90, 90))
"""The third and fourth: prefectures, and those of former years."""
_COUNTIES = ((0, 99),)
"""The fifth and sixth."""

# Numbers of other kinds.
_OTHERS = (
    "索引号", "信用代码", "编号", "文号", "标识码", "受理号", "流水号", "备案", "代码", "许可证", "单号", "案号", "编码", "序号", "批号",
    "合同号", "统一码", "二维码", "查询码", "公众号", "微信号", "QQ", "群号", "ISBN", "刊号", "版号", "车架", "设备号",
)  # fmt: skip
"""Words that stand before them."""
_CARDS = ("账号", "帐号", "卡号", "账户", "帐户", "银行")
_MEASURES = frozenset("元件条万亿个人次项份户吨亩米升度字")
"""What is counted: behind them a long number is a figure."""


class LongNumber(Struct, frozen=True):
    """A number in words of a report. ``kind`` is "identity", "mobile" or "card"."""

    kind: str
    digits: str
    text: Text
    start: int
    end: int

    @property
    def span(self) -> Span:
        return self.text.span(self.start, self.end)


class LongNumbers(Struct, frozen=True):
    """All identity, mobile and card numbers of a report, in reading order."""

    found: tuple[LongNumber, ...]

    def of(self, kind: str) -> Iterator[LongNumber]:
        return (number for number in self.found if number.kind == kind)


@fact
def long_numbers(report: Report, prose: Prose) -> LongNumbers:
    figures = "\n".join([cell.text.folded for table in report.tables for cell in table.cells])
    texts = _other_texts(report, cells=_may_hold_run(figures))
    if _may_hold_run(prose.folded):
        texts += [passage.text for passage in prose.passages]
    elif not _may_hold_run("\n".join([text.folded for text in texts])):
        return LongNumbers(())
    found = [number for text in texts for number in _read(text)]
    found.sort(key=lambda number: number.text.start)
    return LongNumbers(tuple(found))


def _other_texts(report: Report, *, cells: bool) -> list[Text]:
    """Title, headings and cells that are long enough. A cell that is nothing but a number is a figure."""
    texts = [section.heading.text for section in report.walk()]
    if report.title is not None:
        texts.append(report.title)
    for table in report.tables if cells else ():
        for cell in table.cells:
            length = len(cell.text.folded)
            if length >= _SHORTEST and (length >= _CARD or cell.value.kind is not ValueKind.NUMBER):
                texts.append(cell.text)
    return texts


_ALL_NOUGHTS = bytes.maketrans(b"123456789", b"000000000")


def _may_hold_run(folded: str) -> bool:
    """Whether so many digits stand in a row; with all digits alike it is a plain search, which takes no time."""
    return b"0" * _SHORTEST in folded.encode("ascii", "replace").translate(_ALL_NOUGHTS)


@cache
def _run() -> re.Pattern[str]:
    return re.compile(r"[0-9]{11,20}[Xx]?(?![0-9A-Za-z])")


def _read(text: Text) -> Iterator[LongNumber]:
    folded = text.folded
    for match in _run().finditer(folded):
        start, end = match.span()
        before = folded[start - 1 : start]
        if (before.isascii() and before.isalnum()) or is_in_address(folded, start, end):
            continue
        kind = _kind(match[0].upper(), folded, start, end)
        if kind:
            yield LongNumber(kind, match[0], text, start, end)


def is_in_address(folded: str, start: int, end: int) -> bool:
    """Whether characters are part of a web address or another word made of letters and signs."""
    before = folded[start - 1 : start]
    behind = folded[end : end + 1]
    if (before and before in "=?&%_@.#\\") or (behind and behind in "=?&%_@#\\"):
        return True
    after = folded[end + 1 : end + 2]
    if behind and behind in "./-" and after.isascii() and after.isalnum() and (not after.isdigit() or behind != "/"):
        return True
    first = start
    while first > 0 and "!" <= folded[first - 1] <= "~":
        first -= 1
    return "://" in folded[first:start] or "www." in folded[first:start]


def _kind(digits: str, folded: str, start: int, end: int) -> str:
    before = folded[max(0, start - _BEFORE) : start]
    if folded[start - 1 : start] == "-" and not before.endswith(("86-", "机-", "话-")):
        return ""
    if any(word in before for word in _OTHERS) and "身份" not in before:
        return ""
    if is_identity_number(digits):
        return "identity"
    if len(digits) == 11 and digits[0] == "1" and digits[1] in "3456789":
        return "" if folded[end : end + 1] in _MEASURES else "mobile"
    beside = folded[max(0, start - _CARD_BEFORE) : start] + folded[end : end + 4]
    return "card" if is_card_number(digits) and any(word in beside for word in _CARDS) else ""


def is_identity_number(digits: str) -> bool:
    """A resident identity number: region, birth date and check character hold."""
    if len(digits) != 18 or not digits[:17].isdigit():
        return False
    if int(digits[:2]) not in _PROVINCES:
        return False
    for ranges, part in ((_PREFECTURES, int(digits[2:4])), (_COUNTIES, int(digits[4:6]))):
        if not any(first <= part <= last for first, last in ranges):
            return False
    year = int(digits[6:10])
    if not 1900 <= year <= 2099 or not DateToken(0, 0, year, int(digits[10:12]), int(digits[12:14])).exists:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=False))
    return _CHECKS[total % 11] == digits[17]


def is_card_number(digits: str) -> bool:
    """16 to 19 digits whose Luhn check holds."""
    if not 16 <= len(digits) <= 19 or not digits.isdigit() or len(set(digits)) == 1:
        return False
    total = 0
    for index, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if index % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0
