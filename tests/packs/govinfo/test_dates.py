"""Dates as people write them, in digits, in Chinese numerals, and in both."""

import pytest

from reportlint_govinfo.facts.dates import read_dates, read_years


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
        ("2023年1月1日至12月", [(2023, 1, 1), (None, 12, None)]),
        ("至12月三", []),
        ("共12月", []),
    ],
)
def test_dates(text: str, expected: list[tuple[int | None, int | None, int | None]]) -> None:
    assert [(token.year, token.month, token.day) for token in read_dates(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("自20231月1日起", [(1, 9)]),
        ("自20232年1月1日起", [(1, 11)]),
        ("自202311起", [(1, 7)]),
        ("至20231231日止", [(1, 10)]),
        ("20231231。", [(0, 8)]),
        ("20231231份", []),
        ("202312315日", []),
        ("20231231", []),
    ],
)
def test_dates_that_lost_characters(text: str, expected: list[tuple[int, int]]) -> None:
    found = list(read_dates(text))
    assert [(token.start, token.end) for token in found] == expected
    assert not any(token.readable for token in found)


@pytest.mark.parametrize(("end", "expected"), [(9, [(0, 9)]), (8, [])])
def test_what_stands_behind_the_end_is_not_read(end: int, expected: list[tuple[int, int]]) -> None:
    assert [(token.start, token.end) for token in read_dates("20231231日", 0, end)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023年", [(0, 4, 2023)]),
        ("二〇二三年和2022年", [(0, 4, 2023), (6, 10, 2022)]),
        ("二〇二三号", []),
        ("12023年", []),
    ],
)
def test_years(text: str, expected: list[tuple[int, int, int]]) -> None:
    assert list(read_years(text)) == expected
