"""Patterns of rule files: plain words and RE2 find the same, and what cannot be found is refused with what to write."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportlint.syntax.patterns import PatternError, compile_pattern

TEXT = "请拨投诉电话或监督电话，2023年收到5件。"


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("监督电话|投诉电话", ["投诉电话", "监督电话"]),
        ("电话|投诉电话", ["投诉电话", "电话"]),
        ("投诉|投诉电话", ["投诉"]),
        ("投诉电话|投诉", ["投诉电话"]),
        (r"\d+", ["2023", "5"]),
        (r"(?P<年>\d{4})年", ["2023年"]),
        (r"\p{Han}电话", ["诉电话", "督电话"]),
        ("无此", []),
        ("x*5", ["5"]),
    ],
)
def test_what_is_found(source: str, found: list[str]) -> None:
    pattern = compile_pattern(source)
    assert [TEXT[match.start : match.end] for match in pattern.finditer(TEXT)] == found
    assert pattern.may_occur(TEXT, TEXT.encode()) is bool(found)


def test_groups_are_kept_as_text() -> None:
    match = compile_pattern(r"(?P<year>\d{4})年(?P<rest>甲)?").search(TEXT)
    assert match is not None
    assert (match.groups, match.first) == ({"year": "2023", "rest": ""}, "2023")


@pytest.mark.parametrize(
    ("source", "at", "said"),
    [
        ("第１条", 1, '“１” is read as "1"; write "1"'),
        ("甲\u3000乙", 1, "U+3000 is read as a space; write a space"),
        ("甲\u200b乙", 1, "U+200B is dropped when a report is read; leave it out"),
        ("⼀", 0, '“⼀” is read as "一"; write "一"'),
        (r"甲\x{FF11}", 1, '“１” is read as "1"; write "1"'),
        ("甲 乙", 1, "a space beside Chinese characters is dropped when a report is read; leave it out"),
        ("a  b", 1, "several spaces are read as one; write one"),
        ("甲?", 0, "the pattern fits nothing at all too, so it is found everywhere; take out a * or ? or |"),
        ("甲|", 0, "the pattern fits nothing at all too, so it is found everywhere; take out a * or ? or |"),
        ("^", 0, "the pattern fits nothing at all too, so it is found everywhere; take out a * or ? or |"),
        ("甲(?!乙)", 1, "look-ahead and look-behind ((?=, (?!, (?<=, (?<!) are not to be had"),
        (r"(甲)\1", 3, r"a group cannot be referred to (\1)"),
        ("甲(", 0, r"a ) is missing; a bracket as plain text is written \("),
        ("甲)", 0, r"a ) has no (; a bracket as plain text is written \)"),
        ("[甲", 0, "a ] is missing"),
        ("甲{1001}", 1, "repetitions are limited to 1000 in all"),
        ("甲" * 1001, 0, "the pattern is longer than 1000 characters"),
    ],
)
def test_what_is_refused(source: str, at: int, said: str) -> None:
    with pytest.raises(PatternError) as error:
        compile_pattern(source)
    assert (str(error.value), error.value.at) == (said, at)
    assert error.value.zh


def test_a_space_between_brackets_or_beside_latin_is_fine() -> None:
    for source in ("[、 ]甲", "annual report", "a [甲 ]"):
        assert compile_pattern(source).source == source


def test_plain_words_do_not_need_the_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "re2", None)
    assert compile_pattern("甲|乙").search("丙乙") is not None
    with pytest.raises(PatternError) as error:
        compile_pattern("甲.")
    assert str(error.value) == (
        "this pattern needs google-re2: pip install 'reportlint[yaml-rules]' (plain words do not)"
    )


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text("甲乙a", min_size=1, max_size=3), min_size=1, max_size=3), st.text("甲乙a丙", max_size=20))
def test_words_are_found_as_a_pattern_would_find_them(words: list[str], text: str) -> None:
    found = [(match.start, match.end) for match in compile_pattern("|".join(words)).finditer(text)]
    assert found == [match.span() for match in re.finditer("|".join(words), text)]


@settings(max_examples=200, deadline=None)
@given(st.text("甲a(|)[]{}*+?.\\^$ 1１\u3000dw", max_size=12))
def test_no_source_raises_anything_else(source: str) -> None:
    try:
        pattern = compile_pattern(source)
    except PatternError as raised:
        told = raised
    else:
        list(pattern.finditer("甲a1"))
        return
    assert 0 <= told.at <= len(source)
