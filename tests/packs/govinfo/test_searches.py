"""Plain searches in a text."""

import pytest

from reportlint_govinfo.searches import holds_any, places_of


@pytest.mark.parametrize(
    ("words", "held"),
    [(("传真", "电话"), True), (("传真",), False), ((), False), ("，：", True), ("；", False)],
)
def test_holds_any(words: tuple[str, ...] | str, held: bool) -> None:
    assert holds_any("联系电话：0871", words) is held


@pytest.mark.parametrize(
    ("words", "places"),
    [(("邮箱", "电话"), [0, 3, 6]), ("、。", [2, 5, 8]), (("邮",), [3]), (("传真",), []), (("话、话",), [])],
)
def test_places_of(words: tuple[str, ...] | str, places: list[int]) -> None:
    """They come in the order of the text, whatever the order of the words."""
    assert places_of("电话、邮箱、电话。", words) == places
