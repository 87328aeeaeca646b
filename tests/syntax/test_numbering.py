"""Numbers at the beginning of headings, labels and items."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint import Number, read_numbering, strip_number
from reportlint.syntax.numbering import han_ordinal, read_ordinal, roman_ordinal


@pytest.mark.parametrize(
    ("words", "text", "style", "ordinal", "rest"),
    [
        ("一、总体情况", "一、", "一、", 1, "总体情况"),
        ("一 、总体", "一 、", "一、", 1, "总体"),
        ("一、 overview", "一、", "一、", 1, "overview"),
        ("一．总体", "一．", "一、", 1, "总体"),
        ("一.总体", "一.", "一、", 1, "总体"),
        ("十、其他", "十、", "一、", 10, "其他"),
        ("十二、其他", "十二、", "一、", 12, "其他"),
        ("二十一、其他", "二十一、", "一、", 21, "其他"),
        ("二一、其他", "二一、", "一、", 21, "其他"),
        ("一、", "一、", "一、", 1, ""),
        ("（一）主动公开", "（一）", "（一）", 1, "主动公开"),
        ("(二)主动公开", "(二)", "（一）", 2, "主动公开"),
        ("( 二 )主动公开", "( 二 )", "（一）", 2, "主动公开"),
        ("（十二）、其他", "（十二）、", "（一）", 12, "其他"),
        ("㈠主动公开", "㈠", "（一）", 1, "主动公开"),
        ("㈩、其他", "㈩、", "（一）", 10, "其他"),
        ("1.规章", "1.", "1.", 1, "规章"),
        ("1、规章", "1、", "1.", 1, "规章"),
        ("12．规章", "12．", "1.", 12, "规章"),
        ("1 .规章", "1 .", "1.", 1, "规章"),
        ("1. 12345热线", "1.", "1.", 1, "12345热线"),
        ("(1)规章", "(1)", "(1)", 1, "规章"),
        ("（12）规章", "（12）", "(1)", 12, "规章"),
        ("1)规章", "1)", "(1)", 1, "规章"),
        ("①规章", "①", "①", 1, "规章"),
        ("⑳、规章", "⑳、", "①", 20, "规章"),
        ("①是规章", "①", "①", 1, "是规章"),
        ("一是加强学习", "一是", "一是", 1, "加强学习"),
        ("3是加强学习", "3是", "一是", 3, "加强学习"),
        ("一是、加强学习", "一是", "一是", 1, "、加强学习"),
        ("十二是加强学习", "十二是", "一是", 12, "加强学习"),
        ("第一部分总体情况", "第一部分", "第一章", 1, "总体情况"),
        ("第二章：总体情况", "第二章：", "第一章", 2, "总体情况"),
        ("第一章章程", "第一章", "第一章", 1, "章程"),
        ("第一章、：总体情况", "第一章、", "第一章", 1, "：总体情况"),
        ("【一】总体情况", "【一】", "一、", 1, "总体情况"),
        ("【十二】、其他", "【十二】、", "一、", 12, "其他"),
        ("壹、总体情况", "壹、", "第一章", 1, "总体情况"),
        ("陆.其他", "陆.", "第一章", 6, "其他"),
        ("Ⅰ.总体情况", "Ⅰ.", "I.", 1, "总体情况"),
        ("Ⅻ、其他", "Ⅻ、", "I.", 12, "其他"),
        ("I. Basic Information", "I.", "I.", 1, "Basic Information"),
        ("Section XII: Backlogs", "Section XII:", "I.", 12, "Backlogs"),
        ("A. Received", "A.", "A.", 1, "Received"),
    ],
)
def test_numbers(words: str, text: str, style: str, ordinal: int, rest: str) -> None:
    assert read_numbering(words) == Number(text, style, ordinal, len(words) - len(rest))
    assert strip_number(words) == rest


@pytest.mark.parametrize(
    "words",
    [
        *("", "、", "一", "总体情况", "三安全一稳定", "一方面", "三个", "首先", "附件1", "第二十条第（一）项"),
        *("1.5万人", "2.0平台", "1.2.3", "2023年", "2021.1.1", "3件", "123.规章", "1:规章", "0.5"),
        *("二是否", "一是非", "一.5", "A person", "A.B", "Sections", "IT. is"),
        *("一县、二县", "一县是", "（甲）", "（一县）", "第甲章", "第一、", "1一、", "123是", "二十一二、", "1AL是"),
        *("陆是", "陆建国、王平", "Ⅱ类", "壹佰、", "【注】", "【1】", "【一", "一总体情况", "1总体情况"),
    ],
)
def test_no_numbers(words: str) -> None:
    assert read_numbering(words) is None
    assert strip_number(words) == words


@pytest.mark.parametrize(
    ("words", "value"),
    [("三", 3), ("十", 10), ("十二", 12), ("二十", 20), ("二十一", 21), ("二一", 21), ("〇", 0), ("零一", 1)],
)
def test_han_ordinals(words: str, value: int) -> None:
    assert han_ordinal(words) == value


@pytest.mark.parametrize(
    ("words", "ordinal", "end"),
    [
        *(("一总体", 1, 1), ("十二总体", 12, 2), ("六", 6, 1), ("1总体", 1, 1), ("12月", 12, 2)),
        *(("2023年", 0, 0), ("二〇二三年", 0, 0), ("总体", 0, 0), ("", 0, 0)),
    ],
)
def test_ordinals_without_a_mark(words: str, ordinal: int, end: int) -> None:
    assert read_ordinal(words) == (ordinal, end)


@pytest.mark.parametrize(("words", "value"), [("I", 1), ("IV", 4), ("IX", 9), ("XII", 12), ("XL", 40), ("LXI", 61)])
def test_roman_ordinals(words: str, value: int) -> None:
    assert roman_ordinal(words) == value


@given(st.text(st.sampled_from("〇零一二三十①⑳㈠（）()、．.第部分章是1２9IVXLASection \u3000"), max_size=12))
def test_nothing_raises(words: str) -> None:
    number = read_numbering(words)
    if number is not None:
        assert words.startswith(number.text)
        assert len(number.text) <= number.end <= len(words)
