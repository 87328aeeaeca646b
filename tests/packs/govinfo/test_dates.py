"""Dates as people write them, in digits, in Chinese numerals, and in both."""

import pytest

from reportlint_govinfo.facts.dates import read_dates


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023年1月1日至12月31日", [(2023, 1, 1), (None, 12, 31)]),
        ("二〇二三年一月一日", [(2023, 1, 1)]),
        ("2023年十二月三十一日", [(2023, 12, 31)]),
        ("2023年3月十五日", [(2023, 3, 15)]),
        ("3月十五日", [(None, 3, 15)]),
        ("十二月31日", [(None, 12, 31)]),
        ("2024.1.31", [(2024, 1, 31)]),
        ("一是2023年度", [(2023, None, None)]),
    ],
)
def test_dates(text: str, expected: list[tuple[int | None, int | None, int | None]]) -> None:
    assert [(token.year, token.month, token.day) for token in read_dates(text)] == expected
