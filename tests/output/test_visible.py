"""Escapes and widths."""

import json

import pytest

from reportlint.output.visible import cut, escape_json, pad, table, visible, visible_lines, width_of


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("报告 2021（一）—…“”", "报告 2021（一）—…“”"),
        ("全\u3000角\xa0空", "全\u3000角\xa0空"),
        ("a\nb\r\tc", "a\\nb\\r\\tc"),
        ("\x00\x07\x1b[2J\x7f\x9b", "\\x00\\x07\\x1b[2J\\x7f\\x9b"),
        ("\u202e\u2066\u200b\ufeff\u2028", "\\u202e\\u2066\\u200b\\ufeff\\u2028"),
        ("坏\udcff名\ud800", "坏\\xff名\\ud800"),
        ("\U000e0041", "\\U000e0041"),
        ("::error::x%0A<script>${{ x }}", "::error::x%0A<script>${{ x }}"),
    ],
)
def test_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_lines_keep_their_ends() -> None:
    assert visible_lines("a\r\nb\rc\n\td\x1b\x0b\x85") == "a\nb\nc\n\td\\x1b\\x0b\\x85"


def test_json_reads_back_the_same() -> None:
    value = {"a": "\u202e甲\u3000\x7f\u200b\U000e0041\x1b\n"}
    encoded = json.dumps(value, ensure_ascii=False)
    shown = escape_json(encoded)
    assert json.loads(shown) == value
    assert "甲" in shown
    assert shown.replace("\u3000", "").isprintable()


@pytest.mark.parametrize(
    ("text", "width"), [("abc", 3), ("收到", 4), ("（一）", 6), ("e\u0301", 1), ("“a”", 3), ("ａ", 2)]
)
def test_width(text: str, width: int) -> None:
    assert width_of(text) == width


def test_cutting_and_padding() -> None:
    assert cut("收到申请", 8) == "收到申请"
    assert cut("收到申请", 7) == "收到..."
    assert pad("收到", 6) == "收到  "


def test_a_table() -> None:
    assert table([["编号", "b"], ["a", "文字"], ["ccccc"]]) == "编号   b\na      文字\nccccc\n"
