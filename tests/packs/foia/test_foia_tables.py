"""The patterns of the form's tables: those that are plain words are found as the patterns would be."""

from __future__ import annotations

import re
from itertools import product

import pytest

from reportlint_foia.tables import _holds, _plain_words, form_tables

PATTERNS = sorted(
    {column.match for form in form_tables().values() for column in form.columns if column.match}
    | {pattern for form in form_tables().values() for pattern in (form.about, form.never) if pattern}
)
PLAIN = [pattern for pattern in PATTERNS if _plain_words(pattern)]


@pytest.mark.parametrize("pattern", PLAIN)
def test_plain_words_are_found_as_their_pattern_is(pattern: str) -> None:
    for word, before, behind in product(re.findall(r"\w+", pattern), ("", "x"), ("", "x")):
        words = f"{before}{word}{behind}"
        assert _holds(pattern, words) is (re.search(pattern, words) is not None), words
    assert not _holds(pattern, "")


@pytest.mark.parametrize("pattern", ["fullgrants?$", "total.*staff", "^(number)?affirmed", "a|b.c"])
def test_other_patterns_are_no_plain_words(pattern: str) -> None:
    assert _plain_words(pattern) == ()


def test_most_patterns_are_plain_words() -> None:
    assert len(PLAIN) > len(PATTERNS) / 2
