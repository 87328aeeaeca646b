"""What a cell says: a number, a number with a note, blank, a mark for nothing, words; never guessed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint import Measure, Value, ValueKind, fold_plain, read_measure, read_number, value_of


def _read(words: str) -> Value:
    return value_of(fold_plain(words))


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("0", 0),
        ("12", 12),
        ("007", 7),
        (" 12 ", 12),
        ("１２", 12),
        ("1,234", 1234),
        ("1，234，567", 1234567),
        ("1,234.50", Decimal("1234.50")),
        ("3.0", Decimal("3.0")),
        ("12．5", Decimal("12.5")),
        ("-5", -5),
        ("−5", -5),
        ("－5", -5),
        ("﹣5", -5),
        ("+461", 461),
        ("＋3", 3),
        ("-0.5", Decimal("-0.5")),
        ("1\u200b2", 12),
        ("9" * 30, int("9" * 30)),
    ],
)
def test_numbers(words: str, number: int | Decimal) -> None:
    assert _read(words) == Value(ValueKind.NUMBER, number)
    assert type(_read(words).number) is type(number)


@pytest.mark.parametrize(
    ("words", "number", "note"),
    [
        ("0件", 0, "件"),
        ("22（其中修订16件）", 22, "（其中修订16件）"),
        ("251000元", 251000, "元"),
        ("525.74万元", Decimal("525.74"), "万元"),
        ("1,234 件", 1234, "件"),
        ("2023年", 2023, "年"),
        ("3*", 3, "*"),
        ("10²", 10, "²"),
        ("22①", 22, "①"),
    ],
)
def test_numbers_with_a_note(words: str, number: int | Decimal, note: str) -> None:
    assert _read(words) == Value(ValueKind.NOTED, number, note)


@pytest.mark.parametrize("words", ["", " ", "\u3000", "\u200b", "\t \n"])
def test_blanks(words: str) -> None:
    assert _read(words) == Value(ValueKind.BLANK)
    assert _read(words).is_blank
    assert not _read(words).is_number


@pytest.mark.parametrize(
    "words",
    [
        "/",
        "／",
        "-",
        "--",
        "—",
        "——",
        "–",
        "－",
        "\\",
        "~",
        "N/A",
        "n/a",
        "NA",
        "N.A",
        "N.A.",
        "n.a.",
        "N./A",
        "N/A.",
        "N\\A",
        "N/",
    ],
)
def test_marks_for_nothing(words: str) -> None:
    assert _read(words) == Value(ValueKind.NOT_APPLICABLE)
    assert _read(words).is_blank


@pytest.mark.parametrize(
    "words",
    [
        *("若干", "无", "见附件", "增3", "一", "〇", "①", "²", "½", "Ⅴ", "٣", "１٣", "(3)", "（3）"),
        *("1e309", "NaN", "Infinity", "inf", "0x1F", "1_000", "1 O0", "1 000", "1O0", "12abc", "5G"),
        *("1,2,3", "12,34", "1234,567", "1,23", ",5", ".5", "5.", "1.2.3", "--5", "- 5", "+-5", "+", "−"),
        *("1/2", "1:2", "50%", "50％", "3-5", "3~5", "3至5", "2023.1.1", "9:30"),
        *("9" * 31, "9" * 5_000, "1." + "9" * 40, "1," + ",".join(["234"] * 20)),
        *("1、信访举报投诉类申请", "1.属于国家秘密", "2)重复申请", "3）其他", "1)"),
    ],
)
def test_words(words: str) -> None:
    assert _read(words) == Value(ValueKind.WORDS)
    assert not _read(words).is_blank


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("12件", (12, 2)),
        ("1,234件", (1234, 5)),
        ("1,2345", (1, 1)),
        ("12.", (12, 2)),
        ("12.5.3", (Decimal("12.5"), 4)),
        ("-3", (-3, 2)),
        ("", (None, 0)),
        ("-", (None, 0)),
        ("件12", (None, 0)),
        ("1" * 31, (None, 0)),
    ],
)
def test_read_number(text: str, read: tuple[int | Decimal | None, int]) -> None:
    assert read_number(text) == read


@given(st.text(max_size=60))
def test_no_words_raise(words: str) -> None:
    value = _read(words)
    assert (value.number is None) == (value.kind not in {ValueKind.NUMBER, ValueKind.NOTED})


@given(st.integers(-(10**20), 10**20))
def test_every_written_integer_is_read(number: int) -> None:
    assert value_of(str(number)).number == number
    assert value_of(f"{number:,}").number == number


@pytest.mark.parametrize(
    ("words", "measure"),
    [
        ("12", Measure(12)),
        ("1,859†", Measure(1859, note="†")),
        ("12 [1]", Measure(12, note="[1]")),
        ("<1", Measure(1, below=True)),
        ("＜ 1", Measure(1, below=True)),
        ("$1,138.26", Measure(Decimal("1138.26"), unit="$")),
        ("0.05%", Measure(Decimal("0.05"), unit="%")),
        (".5", Measure(Decimal("0.5"))),
        ("-3", Measure(-3)),
        ("0.05% *", Measure(Decimal("0.05"), unit="%", note="*")),
    ],
)
def test_measures(words: str, measure: Measure) -> None:
    assert read_measure(words) == measure


@pytest.mark.parametrize(
    "words", ["", " ", "N/A", "-", "<", "$", "%", "<1-20 Days", "21-40 Days", "10th", "2021-03-01", "12a", "none"]
)
def test_words_that_are_no_measure(words: str) -> None:
    assert read_measure(words) is None
