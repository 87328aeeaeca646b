"""Folding: what rules read instead of what the file says, and the way back."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint import Text, fold_character, fold_plain
from reportlint.model import read
from reportlint.model.text import read_mapped


@pytest.mark.parametrize(
    ("raw", "folded"),
    [
        ("", ""),
        ("三、收到", "三、收到"),
        ("２０２３年", "2023年"),
        ("ＡＢＣａｂｃ", "ABCabc"),
        ("⼀、总体⽬录", "一、总体目录"),
        ("⾏政⼤厅", "行政大厅"),
        ("⺠政⻔⼾", "民政门户"),
        ("\uf9d1\uf90a", "六金"),
        ("\U0002f800", "丽"),
        ("2023 年 1 月", "2023年1月"),
        ("收 到", "收到"),
        ("收\u3000\u3000到", "收到"),
        ("12\u00a034", "12 34"),
        ("a \t\n b", "a b"),
        ("annual\u2009report", "annual report"),
        ("  首尾  ", "首尾"),
        (" a ", "a"),
        ("\u3000", ""),
        ("收\u200b到\ufeff", "收到"),
        ("1\u200b2", "12"),
        ("a\u200b b", "a b"),
        ("a \u200b b", "a b"),
        ("第\u00ad一", "第一"),
        ("a\x7fb\x00c\x1bd", "abcd"),
        ("a\x0bb\x0cc\x85d\u2028e\u2029f", "a b c d e f"),
        ("， a", "，a"),
        ("a ，", "a，"),
        ("“ a ”", "“a”"),
        ("a — b", "a—b"),
        ("a … b", "a…b"),
    ],
)
def test_what_is_folded(raw: str, folded: str) -> None:
    assert fold_plain(raw) == folded


@pytest.mark.parametrize(
    "kept",
    [
        "22①件",
        "10²",
        "㎡",
        "½",
        "㈠",
        "（一）",
        "，。；：",
        "％",
        "－",
        "～",
        "〔2021〕30号",
        "Ⅴ",
        "é",
        "ﬁ",
        "①②③",
        "\ufdfa",
    ],
)
def test_what_stays(kept: str) -> None:
    assert fold_plain(kept) == kept


def test_it_is_not_nfkc() -> None:
    assert [fold_plain(words) for words in ("22①件", "10²", "5㎡")] == ["22①件", "10²", "5㎡"]
    assert [unicodedata.normalize("NFKC", words) for words in ("22①件", "10²", "5㎡")] == ["221件", "102", "5m2"]


def test_every_single_fold_is_one_character_or_nothing() -> None:
    for code in range(0x30000):
        assert len(fold_character(chr(code))) <= 1
        if fold_character(chr(code)) not in {chr(code), "", " "}:
            assert fold_character(fold_character(chr(code))) == fold_character(chr(code))


CHARACTERS = st.one_of(
    st.sampled_from(list(" \t\n\u3000\u00a0\u200b\ufeff\x7f２３Ａ⼀⺠一年月日，。“”…—①²㈠a1b-")),
    st.characters(exclude_categories=["Cs"]),
)
TEXTS = st.text(CHARACTERS, max_size=40)


@given(TEXTS, TEXTS, TEXTS)
def test_every_folded_character_leads_back_to_one_that_folds_to_it(before: str, raw: str, behind: str) -> None:
    source = before + raw + behind
    text = read(source, len(before), len(before) + len(raw))
    assert text.folded == fold_plain(raw)
    _leads_back(text, len(before), len(before) + len(raw))


@given(TEXTS, st.integers(0, 40), st.integers(0, 40))
def test_a_part_leads_back_too(raw: str, start: int, end: int) -> None:
    text = read(raw, 0, len(raw))
    part = text.part(min(start, len(text)), min(max(start, end), len(text)))
    assert part.folded == text.folded[start : max(start, end)].strip(" ")
    _leads_back(part, 0, len(raw))


@given(TEXTS)
def test_characters_that_a_reader_decoded_lead_back_too(raw: str) -> None:
    source = "".join(f"&{character};" for character in raw)
    text = read_mapped(source, raw, range(0, len(source), 3), dict.fromkeys(range(len(raw)), 3))
    assert text.folded == fold_plain(raw)
    for index, character in enumerate(text.folded):
        span = text.span(index, index + 1)
        assert source[span.start] + source[span.end - 1] == "&;"
        assert fold_character(source[span.start + 1]) == character


def _leads_back(text: Text, first: int, last: int) -> None:
    behind = first
    for index, character in enumerate(text.folded):
        span = text.span(index, index + 1)
        assert span.end == span.start + 1
        assert first <= behind <= span.start < last
        assert fold_character(text.source[span.start]) == character
        behind = span.end
    assert text.span() == text.span(0, len(text))
    if text.folded:
        assert text.raw == text.source[text.span().start : text.span().end]


@given(TEXTS)
def test_folding_twice_changes_nothing(raw: str) -> None:
    once = fold_plain(raw)
    assert fold_plain(once) == once
    assert once == once.strip(" ")
    assert "  " not in once


def test_a_text_that_needs_nothing_has_no_map() -> None:
    source = "前三、收到和处理后"
    text = read(source, 1, 8)
    assert (text.folded, text.offsets, text.start, text.end) == ("三、收到和处理", None, 1, 8)
    spaced = read("  三、收到  ", 0, 8)
    assert (spaced.folded, spaced.offsets, spaced.start, spaced.end) == ("三、收到", None, 2, 6)


def test_no_character_that_folding_changes_is_passed_over() -> None:
    """What a text is searched for before it is folded holds every character of the table."""
    wrong = []
    for code in (*range(0xD800), *range(0xE000, 0x10000), *range(0x2F800, 0x2FA20)):
        alone = fold_character(chr(code))
        if fold_plain(f"甲{chr(code)}乙") != f"甲{alone.strip()}乙":
            wrong.append(hex(code))
    assert wrong == []
