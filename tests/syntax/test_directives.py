"""Comments to the linter."""

import pytest

from reportlint import Directive, Span
from reportlint.syntax.directives import find_listed, find_removal, read_directive

HERE = Span(3, 40)


@pytest.mark.parametrize(
    ("comment", "directive"),
    [
        ("reportlint: ignore[GI201]", Directive("ignore", ("GI201",), HERE)),
        (" reportlint:ignore [ GI201 , GI3 ] ", Directive("ignore", ("GI201", "GI3"), HERE)),
        ("reportlint: ignore", Directive("ignore", (), HERE)),
        ("reportlint: ignore[]", Directive("ignore", (), HERE)),
        ("reportlint: ignore-file[GI9]", Directive("ignore-file", ("GI9",), HERE)),
        ("reportlint: ignore-start[GI503.pending]", Directive("ignore-start", ("GI503.pending",), HERE)),
        ("reportlint: ignore-end[GI9]", Directive("ignore-end", ("GI9",), HERE)),
        (
            "reportlint: ignore[GI201] until=2027-03-31 reason: 上年数据，已说明",
            Directive("ignore", ("GI201",), HERE, until="2027-03-31", reason="上年数据，已说明"),
        ),
        (
            'reportlint: ignore[GI305] row="一、本年新收" column=“总计” reason：空白',
            Directive("ignore", ("GI305",), HERE, row="一、本年新收", column="总计", reason="空白"),
        ),
        (
            "reportlint: ignore[GI305] column=总计 row=规章",
            Directive("ignore", ("GI305",), HERE, row="规章", column="总计"),
        ),
        ("reportlint: ignore[GI201] 另有说明", Directive("ignore", ("GI201",), HERE, reason="另有说明")),
        (
            "reportlint: ignore[GI201] until=2027-03-31\nreason: 两行\n说明",
            Directive("ignore", ("GI201",), HERE, until="2027-03-31", reason="两行\n说明"),
        ),
        ("reportlint: ignore[GI201，GI3]", Directive("ignore", ("GI201，GI3",), HERE)),
        # written otherwise: never more than what it says
        ("reportlint: ignore GI201", Directive("ignore", ("GI201",), HERE)),
        ("reportlint: ignore(GI201, GI3) reason: x", Directive("ignore", ("GI201", "GI3"), HERE, reason="x")),
        ("reportlint: ignore【GI201】", Directive("ignore", ("GI201",), HERE)),
        ("reportlint: ignore-file［GI201，GI3］", Directive("ignore-file", ("GI201，GI3",), HERE)),
        ("reportlint: ignore-next[GI201]", Directive("ignore", ("-next[GI201]",), HERE)),
        ("reportlint: ignore 上年数据 已说明", Directive("ignore", ("上年数据",), HERE, reason="已说明")),
        ("reportlint: ignore reason: x", Directive("ignore", (), HERE, reason="x")),
        ("reportlint: ignore until=2027-03-31", Directive("ignore", (), HERE, until="2027-03-31")),
        ("reportlint: ignore-end 到此为止", Directive("ignore-end", (), HERE, reason="到此为止")),
        # an end is never lost
        ("reportlint: ignore[A] until = 2027-03-31 reason: x", Directive("ignore", ("A",), HERE, "2027-03-31", "x")),
        ("reportlint: ignore[A] until：2027-03-31", Directive("ignore", ("A",), HERE, "2027-03-31")),
        (
            "reportlint: ignore[A] row＝总计 until:2027-03-31",
            Directive("ignore", ("A",), HERE, "2027-03-31", row="总计"),
        ),
        ("reportlint: ignore[A] untill=2027-03-31", Directive("ignore", ("A",), HERE, "untill=2027-03-31")),
        (
            "reportlint: ignore[A] Until: 2027-03-31 reason: x",
            Directive("ignore", ("A",), HERE, "Until: 2027-03-31", "x"),
        ),
        ("reportlint: ignore[A] 见说明2027-03-31", Directive("ignore", ("A",), HERE, reason="见说明2027-03-31")),
    ],
)
def test_directives(comment: str, directive: Directive) -> None:
    assert read_directive(comment, HERE) == directive


@pytest.mark.parametrize(
    "comment",
    [
        *("", "说明", "ignore[GI201]", "reportlint ignore[GI201]", "reportlint:", "reportlint: skip[GI201]"),
        *("see reportlint: ignore[GI201]", "Reportlint: ignore"),
    ],
)
def test_other_comments(comment: str) -> None:
    assert read_directive(comment, HERE) is None


@pytest.mark.parametrize(
    ("marked", "left"),
    [
        # «…» is the comment
        ("a\n«c»\nb", "a\nb"),
        ("a\r\n«c»\r\nb", "a\r\nb"),
        ("a\r«c»\rb", "a\rb"),
        ("a\n\n«c»\n\nb", "a\n\n\nb"),
        ("a\n\t «c» \nb", "a\nb"),
        ("«c»\nb", "b"),
        ("«c»", ""),
        # a file keeps ending as it does
        ("a\n«c»\n", "a\n"),
        ("a\n«c»", "a"),
        ("a\r\n«c» ", "a"),
        # words beside it
        ("a\n«c» b\n", "a\nb\n"),
        ("a\nb «c» d\n", "a\nb  d\n"),
        ("a\nb«c»\n", "a\nb\n"),
    ],
)
def test_what_goes_with_a_comment(marked: str, left: str) -> None:
    start, end = marked.index("«"), marked.index("»") - 1
    text = marked.replace("«", "").replace("»", "")
    span = find_removal(text, Span(start, end))
    assert text[: span.start] + text[span.end :] == left


@pytest.mark.parametrize(
    ("comment", "listed"),
    [
        ("<!-- reportlint: ignore[GI201, GI3] until=2027-03-31 -->", "GI201, GI3"),
        ("<!--reportlint:ignore-start [ A ]-->", " A "),
        ("<!-- reportlint: ignore[] -->", ""),
        ("<!-- reportlint: ignore reason: [x] -->", None),
    ],
)
def test_where_codes_stand(comment: str, listed: str | None) -> None:
    text = f"a[b]\n{comment}\nreportlint: ignore[C]"
    span = find_listed(text, Span(5, 5 + len(comment)))
    assert (None if span is None else text[span.start : span.end]) == listed
