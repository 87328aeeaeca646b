"""Comments to the linter."""

import pytest

from reportlint import Directive, Span
from reportlint.syntax.directives import read_directive

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
