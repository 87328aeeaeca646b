"""Templates are filled by a fixed substitution; nothing is evaluated."""

from decimal import Decimal

import pytest

from reportlint import Argument, Term
from reportlint.authoring.messages import TemplateError, fields_of, plain, render, say

WORD = Term("word", "词", "word")


@pytest.mark.parametrize(
    ("template", "fields"),
    [("", ()), ("说", ()), ("{a}", ("a",)), ("{a}和{b}、{a}", ("a", "b")), ("{名}", ("名",))],
)
def test_fields(template: str, fields: tuple[str, ...]) -> None:
    assert fields_of(template) == fields


@pytest.mark.parametrize(
    "template", ["{", "}", "{a", "a}", "{}", "{a b}", "{0}", "{a!r}", "{a[0]}", "{a.__class__}", "{{a}}"]
)
def test_what_is_no_template(template: str) -> None:
    with pytest.raises(TemplateError):
        fields_of(template)


@pytest.mark.parametrize(
    ("argument", "zh", "en", "carried"),
    [
        (3, "3", "3", 3),
        (-3, "-3", "-3", -3),
        (Decimal("1E+3"), "1000", "1000", 1000.0),
        (Decimal("0.10"), "0.10", "0.10", 0.1),
        ("中", "中", "中", "中"),
        ("", "", "", ""),
        (WORD, "词", "word", "word"),
        ([1, "二", WORD], "1、二、词", "1, 二, word", [1, "二", "word"]),
        ([], "", "", []),
        (("一",), "一", "一", ["一"]),
        ([1, 2, 3, 4, 5, 6], "1、2、3、4、5、6", "1, 2, 3, 4, 5, 6", [1, 2, 3, 4, 5, 6]),
        ([1, 2, 3, 4, 5, 6, 7], "1、2、3、4、5、……", "1, 2, 3, 4, 5, …", [1, 2, 3, 4, 5, 6, 7]),
    ],
)
def test_arguments(argument: Argument, zh: str, en: str, carried: object) -> None:
    assert (say(argument, "zh"), say(argument, "en")) == (zh, en)
    assert plain(argument) == carried


def test_render() -> None:
    assert render("{a}≠{b}：{a}", {"a": 1, "b": "{a}"}, "zh") == "1≠{a}：1"
    assert render("没有", {}, "zh") == "没有"
    assert render("{a}", {"a": "{0.__class__}"}, "en") == "{0.__class__}"
