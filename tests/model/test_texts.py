"""Runs of text: parts, joins over page breaks, places in pieces; lines and columns."""

import pytest

from reportlint import Span, span_of
from reportlint.model import LineIndex, read
from reportlint.model.text import read_mapped

SOURCE = "制度 保\n\n 障。一 方面，"
#         0123456 789...


def test_find_and_span() -> None:
    text = read("共 12 件，其中 3 件", 0, 13)
    assert text.folded == "共12件，其中3件"
    assert text.find("12") == Span(2, 4)
    assert text.find("3件") == Span(10, 13)
    assert text.find("3件", 8) is None
    assert text.span(1, 4) == Span(2, 6)
    assert text.span(3, 3) == Span(5, 5)
    assert text.span(9, 9) == Span(13, 13)
    assert text.span(-5, 99) == Span(0, 13)
    assert "其中" in text
    assert 5 not in text  # type: ignore[comparison-overlap]
    assert (str(text), len(text)) == ("共12件，其中3件", 9)


def test_part() -> None:
    text = read("共 12 ab 件", 0, 9)
    assert text.folded == "共12 ab件"
    part = text.part(3, 7)
    assert (part.folded, part.start, part.end, part.raw) == ("ab件", 5, 9, "ab 件")
    assert part.span(2, 3) == Span(8, 9)
    empty = text.part(3, 4)
    assert (empty.folded, empty.span().start, empty.span().end) == ("", 5, 5)


def test_two_runs_joined_over_a_page_break() -> None:
    text = read(SOURCE, 0, 4).joined(read(SOURCE, 6, 15))
    assert text.folded == "制度保障。一方面，"
    assert text.joins == (3,)
    assert text.span() == Span(0, 4, (Span(7, 14),))
    assert text.span(2, 4) == Span(3, 4, (Span(7, 8),))
    assert text.span(0, 3) == Span(0, 4)
    assert text.span(3, 5) == Span(7, 9)
    assert text.find("保障") == Span(3, 4, (Span(7, 8),))
    assert text.find("保障").pieces == (Span(3, 4), Span(7, 8))  # type: ignore[union-attr]
    assert [SOURCE[piece.start : piece.end] for piece in text.span(2, 4).pieces] == ["保", "障"]
    part = text.part(2)
    assert (part.folded, part.joins) == ("保障。一方面，", (1,))
    assert text.part(3).joins == ()


def test_lines_of_one_paragraph_have_one_place() -> None:
    text = read(SOURCE, 0, 4).joined(read(SOURCE, 6, 15), page_break=False)
    assert text.joins == ()
    assert text.span(2, 4) == Span(3, 8)


def test_words_of_letters_are_kept_apart() -> None:
    source = "annual\nreport"
    text = read(source, 0, 6).joined(read(source, 7, 13))
    assert text.folded == "annual report"
    assert text.joins == (7,)
    assert text.span(0, 13) == Span(0, 7, (Span(7, 13),))
    assert text.find("report") == Span(7, 13)
    assert read("年\n1", 0, 1).joined(read("年\n1", 2, 3)).folded == "年1"


def test_three_runs() -> None:
    source = "甲 乙 丙"
    text = read(source, 0, 1).joined(read(source, 2, 3)).joined(read(source, 4, 5))
    assert text.folded == "甲乙丙"
    assert text.joins == (1, 2)
    assert text.span() == Span(0, 1, (Span(2, 3), Span(4, 5)))
    other = read(source, 0, 1).joined(read(source, 2, 3).joined(read(source, 4, 5)))
    assert (other.folded, other.joins, other.span()) == (text.folded, text.joins, text.span())


def test_widths_go_through_joins_and_parts() -> None:
    source = "a&amp;b c"
    text = read_mapped(source, "a&b", [0, 1, 6], {1: 5})
    assert [text.span(i, i + 1) for i in range(3)] == [Span(0, 1), Span(1, 6), Span(6, 7)]
    joined = text.joined(read(source, 8, 9))
    assert joined.folded == "a&b c"
    assert joined.span(1, 2) == Span(1, 6)
    assert joined.part(1, 3).span() == Span(1, 7)
    assert read_mapped(source, "", []).span() == Span(0, 0)
    assert read_mapped(source, " ", [7]).span() == Span(7, 7)


def test_span_of() -> None:
    text = read("三、收到", 0, 4)
    assert span_of(text) == Span(0, 4)
    assert span_of(Span(1, 2)) == Span(1, 2)


# -- lines ------------------------------------------------------------------------------------------------------

LINES = "a\rb\nc\r\nd\x0be\x0cf\x85g\u2028h\u2029i\n\r"


def test_lines_end_as_editors_count() -> None:
    index = LineIndex(LINES)
    assert index.starts == [0, 2, 4, 7, 19, 20]
    assert [index.line(n) for n in range(1, 7)] == ["a", "b", "c", "d\x0be\x0cf\x85g\u2028h\u2029i", "", ""]
    assert [index.position(LINES.index(c)) for c in "abcdi"] == [(1, 1), (2, 1), (3, 1), (4, 1), (4, 11)]
    assert index.line_span(4) == Span(7, 18)
    assert index.line_span(6) == Span(20, 20)


@pytest.mark.parametrize(
    ("text", "lines"),
    [("", 1), ("a", 1), ("a\n", 2), ("\n\n", 3), ("\r\n\r\n", 3), ("\n\r", 3), ("\r\r", 3), ("\r", 2)],
)
def test_number_of_lines(text: str, lines: int) -> None:
    assert len(LineIndex(text).starts) == lines


def test_positions_at_ends() -> None:
    index = LineIndex("ab\r\ncd")
    assert [index.position(offset) for offset in range(7)] == [
        (1, 1),
        (1, 2),
        (1, 3),
        (1, 4),
        (2, 1),
        (2, 2),
        (2, 3),
    ]
