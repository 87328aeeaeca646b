"""How the lines of hard-wrapped files are known: by columns of a screen, or by characters."""

import re

import pytest
from outlines import draw

from reportlint.loaders.joining import join_lines
from reportlint.loaders.markdown import load_text
from reportlint.loaders.wrapping import Wrapping, find_wrapping
from reportlint.model import Limits, Line, Profile

PROSE = (
    "2023年，云岭县水务局认真落实有关要求，围绕供水保障、河湖治理和水旱灾害防御推进政府信息公开，各项工作有序开展。"
    "全年通过门户网站主动公开信息312条，其中供水服务类96条、河湖治理类124条、水旱灾害防御类92条。报告电子版可在网站"
    "（https://www.yunling.example/zwgk/xxgknb/index.html）查阅，电话：0871-65550123，邮编：650199，地址：云岭县滨河路"
    "18号；接待时间为工作日上午9时至12时、下午2时至5时30分，节假日除外，另有通知的按照通知办理。"
)
NOTHING = Profile(id="", score=lambda blocks, name: 0)


def wrap(words: str, width: int, wide: int) -> list[str]:
    """Lines as a program breaks them: no mark begins one, and no word of Latin letters is parted."""
    lines = [""]
    for word in re.findall(r"[!-~]+|.", words):
        size = sum(wide if c >= "\u1100" else 1 for c in lines[-1] + word)
        if lines[-1] and size > width and word not in "，。、；：）":
            lines.append("")
        lines[-1] += word
    return lines


def find(lines: list[str]) -> Wrapping | None:
    return find_wrapping([(0, 0, line) for line in [*lines, ""]])


@pytest.mark.parametrize(("wide", "widths"), [(2, range(50, 100)), (1, range(24, 56))])
def test_a_wrapped_paragraph_is_read_as_one(wide: int, widths: range) -> None:
    for width in widths:
        text = "\n".join(wrap(PROSE * 3, width, wide))
        joined = join_lines(
            [b for b in load_text(text.encode(), "a.txt", Limits()).blocks if isinstance(b, Line)],
            NOTHING,
            page_marks=False,
        )
        assert [block.text.folded for block in joined if isinstance(block, Line)] == [PROSE * 3], width


def test_the_measure_by_which_more_lines_break_is_theirs() -> None:
    lines = wrap(PROSE * 3, 30, 1)
    found = find(lines)
    assert found is not None
    assert found.wide == 1
    assert find(wrap("，".join(["一二三四五六七八九"] * 40), 60, 2)) == Wrapping(60, 2)


def test_an_address_does_not_make_the_width() -> None:
    lines = wrap("，".join(["一二三四五六七八九"] * 30), 60, 2)
    assert find([*lines, "https://www.yunling.example/" + "a" * 50, *lines]) == find(lines) == Wrapping(60, 2)


@pytest.mark.parametrize(
    "lines",
    [
        ["一二三四五六七八九十，一二三四五六七八九十"] * 3,
        ["一二三四五六七八九十，一二三四五六七八九十", ""] * 9,
        ["一二三四五六七八九十，" * 12] * 9,
        ["短句。"] * 30,
    ],
)
def test_other_files_are_not_wrapped(lines: list[str]) -> None:
    assert find(lines) is None


def test_a_sentence_ends_where_it_stops() -> None:
    wrapping = Wrapping(60, 2)
    assert wrapping.breaks("一二三四五六七八九十" * 3, "下一段")
    assert not wrapping.breaks("全年主动公开政府信息三百一十二条，均按时公开。", "下一段")
    assert wrapping.breaks("全年主动公开政府信息三百一十二条，均按时公开", "在网站")
    assert not wrapping.breaks("云岭县水务局二〇二三年政府信息公开工作年度报告", "根据有关规定编制")  # a title
    assert not wrapping.breaks("地址：云岭县滨河路", "电话：65550123")
    assert wrapping.breaks("电子版可在网站查阅", "https://www.yunling.example/zwgk/xxgknb/2023/index.html")


def test_a_heading_among_hard_wrapped_lines_is_none_of_them() -> None:
    heads = ["（一）依法规范办理依申请公开", "（二）加强政府信息公开平台建设", "（三）监督保障"]
    for width in range(38, 60):
        body = [line for head in heads for line in (head, *wrap(PROSE, width, 2))]
        assert draw("\n".join(["一、总体情况", *body]), "report.txt") == [
            "S1 一、 总体情况",
            *[line for head in heads for line in (f"  {head[:3]} {head[3:]}", f"    ¶ {PROSE}")],
        ], width


@pytest.mark.parametrize(("number", "going_on"), [("（四）", False), ("4、", False), ("四、", False), ("四，", True)])
def test_the_marks_of_a_number_are_none_of_its_words(number: str, going_on: bool) -> None:
    line = f"{number}加强信息公开平台建设"
    assert Wrapping(40, 2).breaks(line, "下一段") is going_on
    assert Wrapping(40, 2).breaks(f"\u3000\u3000{line}，其中", "下一段")


def test_a_line_that_cannot_be_the_end_goes_on() -> None:
    text = "本报告根据有关规定编制。\n本报告所列数据的统计期限自\n2023年1月1日起至2023年12月31日止。"
    blocks = load_text(text.encode(), "a.txt", Limits()).blocks
    joined = join_lines([b for b in blocks if isinstance(b, Line)], NOTHING, page_marks=False)
    assert [block.text.folded for block in joined if isinstance(block, Line)] == [
        "本报告根据有关规定编制。",
        "本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止。",
    ]
