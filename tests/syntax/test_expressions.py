"""Expressions: what is read and what is refused, and what they say of cells; against a reference on random arithmetic."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportlint.syntax.evaluation import Amount, Nothing, Outcome, Reading, amount_of, evaluate, rounded
from reportlint.syntax.expression_nodes import Earlier, Group, Reference, is_truth, reads, walk
from reportlint.syntax.expressions import ExpressionError, parse_expression

CELLS: dict[str, int | Decimal | Nothing] = {
    "a": 3,
    "b": 5,
    "half": Decimal("0.5"),
    "blank": Nothing.BLANK,
    "words": Nothing.WORDS,
    "lost": Nothing.UNKNOWN,
}


EARLIER: dict[str, int | Decimal | Nothing] = {**CELLS, "a": 2, "blank": 1, "b": Nothing.BLANK}
"""The same in the report of the year before."""


class Row:
    """One row of a table: every label of CELLS is a cell."""

    def __init__(self, cells: Mapping[str, int | Decimal | Nothing] = CELLS) -> None:
        self.cells = cells

    def one(self, reference: Reference) -> Reading:
        return self.cells[reference.row], reference.row

    def several(self, group: Group) -> Sequence[Reading]:
        return [(self.cells[label], label) for first, _ in group.ranges for label in first.split("+")]

    def earlier(self, piece: Earlier) -> Amount:
        return amount_of(piece.part, Row(EARLIER))


def outcome(source: str) -> Outcome:
    return evaluate(parse_expression(source, "column"), Row())


@pytest.mark.parametrize(
    ("source", "holds"),
    [
        ('row("a") + row("b") == 8', True),
        ('row("a") - row("b") == -2', True),
        ("1 + 2 × 3 == 7", True),
        ("(1 + 2) * 3 == 9", True),
        ("7 ÷ 2 == 3.5", True),
        ("0.1 + 0.2 == 0.3", True),
        ("2 - 3 - 4 == -5", True),
        ("−1 ＋ 2 == 1", True),
        ("1 ≤ 2 < 3 ≠ 4", True),
        ("1 < 2 > 5", False),
        ("1 == 1.0", True),
        ("not 1 == 2 and 2 == 2 or 3 == 4", True),
        ("max(1, 7, 3) - min(4, 2) == abs(0 - 5)", True),
        ('sum(rows("a"), 2, row("b")) == 10', True),
        ('count(rows("a+b+blank")) == 2', True),
        # a blank counts as 0 beside a number, and blanks alone are blank
        ('row("a") + row("blank") == 3', True),
        ('row("blank") - row("a") == -3', True),
        ('sum(rows("a+blank")) == 3', True),
        ('row("blank") == 0', None),
        ('row("blank") + row("blank") == 0', None),
        ('sum(rows("blank")) == 0', None),
        ('-row("blank") == 0', None),
        ('max(row("blank"), row("a")) == 3', True),
        ('min(rows("blank")) == 0', None),
        ('row("blank") × 2 == 0', None),
        ('abs(row("blank")) == 0', None),
        ('total(row("blank")) + row("a") == 3', None),
        ('total(row("a")) == 3', True),
        # what is unknown
        ('row("words") == 0', None),
        ('row("a") + row("words") == 3', None),
        ('sum(rows("a+lost")) == 3', None),
        ('count(rows("a+words")) == 1', None),
        ("1 ÷ 0 == 1", None),
        ('1 / (row("a") - 3) == 0', None),
        # the year before
        ('row("a") - previous(row("a")) == 1', True),
        ('row("a") == previous(row("a"))', False),
        ('previous(sum(rows("a+blank"))) == row("a")', True),
        ('row("a") >= previous(row("a") * 2) - 1 > 2', True),
        ('row("a") == previous(row("b"))', None),
        ('row("a") + previous(row("b")) == 3', True),
        ('row("a") == previous(row("words"))', None),
        ('row("a") == previous(1 / (row("a") - 2))', None),
        ('blank?(previous(row("b"))) and not blank?(row("b"))', True),
        ('known?(previous(row("lost"))) or row("a") == 3', True),
        ('max(previous(row("a")), row("b"), rows("a")) == 5', True),
        # questions
        ('blank?(row("blank"))', True),
        ('blank?(row("words"))', False),
        ('blank?(row("lost"))', None),
        ("blank?(rows_)", "error"),
        ('known?(row("a"))', True),
        ('known?(row("blank"))', False),
        ('known?(row("lost"))', False),
        # the other side decides
        ('row("lost") == 1 or 1 == 1', True),
        ('row("lost") == 1 or 1 == 2', None),
        ('row("lost") == 1 and 1 == 2', False),
        ('row("lost") == 1 and 1 == 1', None),
        ('not row("lost") == 1', None),
        # a merged cell under two labels belongs to nobody, and counts once in a sum
        ('row("a") + row("a") == 6', True),
        ('sum(row("a"), row("a"), rows("a")) == 3', True),
    ],
)
def test_what_expressions_say(source: str, holds: object) -> None:
    if holds == "error":
        with pytest.raises(ExpressionError):
            outcome(source)
    else:
        assert outcome(source).holds is holds


@pytest.mark.parametrize(
    ("source", "at", "said"),
    [
        ("", 0, "the expression is not finished"),
        ("1 + 1", 0, "a comparison was expected, such as a == b"),
        ("1 = 1", 2, "equal is written =="),
        ("1 == ", 5, "the expression is not finished"),
        ("1 == 1 1", 7, "1 cannot stand here"),
        ("(1 == 1", 7, "a ) is missing at the end"),
        ("sum(1, 2 == 3", 7, "a number was expected here, not a comparison"),
        ("1 == $", 5, '"$" is not known here'),
        ("1 == “甲”", 5, 'put a label in plain quotes (")'),
        ('1 == "甲', 5, "the closing quote is missing"),
        ('"甲" == 1', 0, 'a label goes into row, column or cell, such as row("Total")'),
        ("row(甲) == 1", 4, '"甲" is not known here'),
        ('row("") == 1', 4, "the label is empty"),
        ("sun(1) == 1", 0, "there is no function sun; did you mean sum?"),
        ("__import__ == 1", 0, "there is no function __import__"),
        ("a.b == 1", 1, '"." is not known here'),
        ("9**9 == 1", 2, "* cannot stand here"),
        ("abs(1, 2) == 1", 5, "abs takes one argument"),
        ("rows(\"a\") == 1", 0, "rows(…) goes into sum, min, max or count"),
        ("value == 1", 0, 'value goes with for-each: cell; any cell is written cell("row", "column")'),
        ('column("a") == 1', 0, 'column(…) goes with for-each: row; any cell is written cell("row", "column")'),
        ("columns(\"a\") == 1", 0, "columns(…) goes with for-each: row"),
        ("1 and 2 == 2", 0, "and, or and not go with comparisons, not with numbers"),
        ('1 == 1 and previous(row("a")) == 1', 11,
         "the expression looks at last year's report only; compare previous(…) with a cell of this year's"),
        ('row("a") == previous(previous(row("a")))', 21,
         "previous(…) goes back one year only; another previous cannot stand in it"),
        ('row("a") == previous(1 + 2)', 21, "a cell was expected in previous(…); a number is the same in every year"),
        ('row("a") == previous(row("a") == 1)', 21, "a number was expected here, not a comparison"),
        ('row("a") == previous(rows("a"))', 21, "rows(…) goes into sum, min, max or count"),
        ('row("a") == previous(column("a"))', 21,
         'column(…) goes with for-each: row; any cell is written cell("row", "column")'),
        ('row("a") == previous(row("a"), 1)', 29, "previous takes one argument"),
        ('row("a") == previous', 20, "a ( is missing at the end"),
        ('row("a") == previous()', 21, ") cannot stand here"),
        ('row("a") == prevoius(row("a"))', 12, "there is no function prevoius; did you mean previous?"),
        ("1. == 1", 0, "digits are missing behind the point"),
        ("1" * 31 + " == 1", 0, "the number has more than 30 digits"),
        ("(" * 41 + "1", 40, "the expression is nested deeper than 40"),
        ("not " * 41 + "1 == 1", 160, "the expression is nested deeper than 40"),
        ("-" * 41 + "1 == 1", 40, "the expression is nested deeper than 40"),
        ("1 + " * 300 + "1 == 1", 600 * 2, "the expression has more than 300 pieces"),
        ("(" * 10_000, 0, "the expression is longer than 2000 characters"),
    ],
)  # fmt: skip
def test_what_is_refused(source: str, at: int, said: str) -> None:
    with pytest.raises(ExpressionError) as error:
        parse_expression(source, "column")
    assert str(error.value).startswith(said.split("; did you")[0])
    assert error.value.zh
    if said != "the expression has more than 300 pieces":
        assert error.value.at == at


PIECES = st.sampled_from(
    ["1", "2.5", "row(", "rows(", '"甲"', "sum(", "max(", ")", "(", ",", "..", "+", "-", "×", "÷", "==", "<", "≥", "and ", "or ",
     "not ", "value", "blank?(", "previous(", "=", "“", "９", "\x00", "\n", " ", "cell(", "total(", "abs", "_", "\ud800"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=40).map("".join)),
    st.sampled_from(["", "row", "column", "cell"]),
)
def test_no_input_raises_anything_else(source: str, each: str) -> None:
    try:
        tree = parse_expression(source, each)
    except ExpressionError as raised:
        told = raised
    else:
        assert is_truth(tree)
        years = [node for node in walk(tree) if isinstance(node, Earlier)]
        assert not years or reads(tree)
        assert all(reads(year.part) for year in years)
        assert all(0 <= node.at < len(source) for node in walk(tree))
        return
    assert 0 <= told.at <= len(source)
    assert told.zh
    assert str(told)


NUMBERS = st.integers(0, 10**9).map(str) | st.decimals(0, 10**6, places=2).map(str)


def joined(parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    pair = st.tuples(parts, st.sampled_from(["+", "-", "*"]), parts)
    return pair.map(lambda p: f"({p[0]} {p[1]} {p[2]})") | parts.map(lambda part: f"(-{part})")


@settings(max_examples=300, deadline=None)
@given(st.recursive(NUMBERS, joined, max_leaves=12), st.recursive(NUMBERS, joined, max_leaves=4), st.sampled_from(["==", "<", "<=", ">", ">=", "!="]))  # fmt: skip
def test_arithmetic_agrees_with_exact_fractions(left: str, right: str, operator: str) -> None:
    found = outcome(f"{left} {operator} {right}")
    exact = [reference(side) for side in (left, right)]
    assert found.compared is not None
    if all(abs(side) < 10**50 for side in exact):
        assert [Fraction(found.compared.left_value), Fraction(found.compared.right_value)] == exact
        assert found.holds is eval(f"a {operator} b", {"a": exact[0], "b": exact[1]})


def reference(source: str) -> Fraction:
    import re

    value: Fraction = eval(re.sub(r"[\d.]+", lambda n: f"F('{n[0]}')", source), {"F": Fraction})
    return value


def test_numbers_are_shown_with_four_decimals_at_most() -> None:
    assert [rounded(n) for n in (3, Decimal("3.00"), Decimal(1) / Decimal(3), Decimal("2.50"))] == [
        3,
        3,
        Decimal("0.3333"),
        Decimal("2.5"),
    ]
