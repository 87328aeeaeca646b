"""Excerpts: the window, the marks under wide and hidden characters."""

import pytest

from reportlint.output.excerpt import WINDOW, excerpt
from reportlint.output.visible import width_of


@pytest.mark.parametrize(
    ("line", "column", "end", "shown", "marks"),
    [
        ("abc", 2, 3, "abc", " ^"),
        ("收到22件", 3, 5, "收到22件", "    ^^"),
        ("收到22件", 1, 6, "收到22件", "^^^^^^^^"),
        ("收到", 3, 3, "收到", "    ^"),
        ("收到", 9, 12, "收到", "    ^"),
        ("收到22件", 3, None, "收到22件", "    ^^^^"),
        ("", 1, 1, "", "^"),
        ("    收到", 5, 7, "收到", "^^^^"),
        ("    收到", 2, 7, "   收到", "^^^^^^^"),
        ("\t1\t2", 4, 5, "1    2", "     ^"),
        ("a\x00b", 3, 4, "a\\x00b", "     ^"),
        ("a\u200bb", 2, 3, "a\\u200bb", " ^^^^^^"),
        ("e\u0301x", 3, 4, "e\u0301x", " ^"),
        ("甲\u3000乙", 3, 4, "甲\u3000乙", "    ^^"),
        ("２０２０年", 3, 5, "２０２０年", "    ^^^^"),
        ("（一）a", 4, 5, "（一）a", "      ^"),
        ("ｱｲx", 3, 4, "ｱｲx", "  ^"),
        ("😀👍x", 3, 4, "😀👍x", "    ^"),
        ("𠮷𰻝x", 2, 4, "𠮷𰻝x", "  ^^^"),
        ("“x”①", 4, 5, "“x”①", "   ^"),
        ("a\u0301\u0302甲", 4, 5, "a\u0301\u0302甲", " ^^"),
        ("👩\u200d🚒x", 4, 5, "👩\\u200d🚒x", "          ^"),
        ("甲\t乙\t丙", 5, 6, "甲    乙    丙", "            ^^"),
    ],
)
def test_marks_stand_under_the_place(line: str, column: int, end: int | None, shown: str, marks: str) -> None:
    assert excerpt(line, 1, column, end) == (shown, marks)


def test_a_long_line_is_cut_round_the_place() -> None:
    line = "甲" * 100 + "错误" + "乙" * 100
    shown, marks = excerpt(line, 1, 101, 103)
    assert shown == "..." + "甲" * 23 + "错误" + "乙" * 22 + "..."
    assert marks == " " * 49 + "^^^^"
    assert width_of(shown) <= WINDOW


def test_the_window_leans_to_where_the_line_goes_on() -> None:
    shown, marks = excerpt("错" + "a" * 300, 1, 1, 2)
    assert (shown, marks) == ("错" + "a" * 92 + "...", "^^")
    shown, marks = excerpt("a" * 300 + "错", 1, 301, 302)
    assert (shown, marks) == ("..." + "a" * 92 + "错", " " * 95 + "^^")


def test_a_place_longer_than_the_window_is_cut_too() -> None:
    shown, marks = excerpt("x" + "长" * 200, 1, 2, 202)
    assert shown == "..." + "长" * 47 + "..."
    assert marks == "   " + "^" * 94


def test_an_excerpt_that_begins_behind_the_line_says_so() -> None:
    assert excerpt("这里错了", 201, 203, 204) == ("...这里错了", "       ^^")


def test_a_million_combining_marks_do_not_take_long() -> None:
    shown, marks = excerpt("a" + "\u0301" * 600 + "b", 1, 602, 603)
    assert marks.endswith("^")
    assert width_of(shown) <= WINDOW
