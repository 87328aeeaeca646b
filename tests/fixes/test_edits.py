"""Edits of several findings in one text: which go in together, in which order, and the text with them."""

import pytest
from fixed_texts import finding, raw_finding
from hypothesis import given, settings
from hypothesis import strategies as st

from reportlint.engine.results import RawEdit, RawFix
from reportlint.fixes.edits import Change, Places, Repair, apply

TEXT = "0123456789"


def repair(code: str, *changes: tuple[int, int, str]) -> Repair:
    return Repair(tuple(Change(*change) for change in changes), code, "")


@pytest.mark.parametrize(
    ("repairs", "text", "waiting"),
    [
        ([], TEXT, []),
        ([repair("A", (1, 3, "x"))], "0x3456789", []),
        # one behind the other, in whatever order they come
        ([repair("B", (5, 6, "y")), repair("A", (1, 3, "x"))], "0x34y6789", []),
        ([repair("A", (1, 3, "x")), repair("B", (3, 5, "y"))], "0xy56789", []),
        # the one that begins first goes in; of two at one place the one whose code comes first
        ([repair("B", (1, 4, "x")), repair("A", (3, 5, "y"))], "0x456789", ["A"]),
        ([repair("B", (1, 3, "x")), repair("A", (1, 3, "y"))], "0y3456789", ["B"]),
        ([repair("B", (1, 4, "x")), repair("A", (1, 3, "y"))], "0y3456789", ["B"]),
        # a fix goes in with all of its edits or with none
        ([repair("A", (0, 1, "x")), repair("B", (0, 1, "y"), (8, 9, "z"))], "x123456789", ["B"]),
        ([repair("A", (4, 6, "x")), repair("B", (1, 2, "y"), (5, 7, "z"))], "0y234z789", ["A"]),
        # equal edits are made once
        ([repair("A", (1, 3, "")), repair("B", (1, 3, ""))], "03456789", []),
        ([repair("A", (2, 2, "。")), repair("B", (2, 2, "。"))], "01。23456789", []),
        ([repair("A", (1, 3, "x")), repair("B", (1, 3, "x"), (5, 6, "y"))], "0x34y6789", []),
        # insertions at one place stand in the order of their repairs, before what is replaced there
        ([repair("B", (2, 2, "a")), repair("A", (2, 2, "b"))], "01ba23456789", []),
        ([repair("A", (2, 4, "x")), repair("B", (2, 2, "b"))], "01bx456789", []),
        ([repair("B", (2, 2, "b")), repair("A", (2, 4, "x"))], "01bx456789", []),
        ([repair("A", (2, 4, "x")), repair("B", (4, 4, "b"))], "01xb456789", []),
        ([repair("A", (2, 5, "x")), repair("B", (3, 3, "b"))], "01x56789", ["B"]),
        ([repair("A", (10, 10, "\n"))], TEXT + "\n", []),
    ],
)
def test_which_go_in_together(repairs: list[Repair], text: str, waiting: list[str]) -> None:
    applied = apply(TEXT, repairs)
    assert (applied.text, [each.code for each in applied.waiting]) == (text, waiting)
    assert apply(TEXT, reversed(repairs)) == applied
    assert len(applied.repairs) + len(applied.waiting) == len(repairs)


@pytest.mark.parametrize(
    ("text", "edits", "changes"),
    [
        ("ab\ncd", [RawEdit(2, 1, 2, 2, "x")], [(3, 4, "x")]),
        ("ab\r\ncd", [RawEdit(2, 1, 2, 3, "x")], [(4, 6, "x")]),
        ("ab\rcd", [RawEdit(1, 3, 2, 1, "")], [(2, 3, "")]),
        ("ab\ncd", [RawEdit(2, 3, 2, 3, "x")], [(5, 5, "x")]),
        ("ab\n", [RawEdit(2, 1, 2, 1, "x")], [(3, 3, "x")]),
        ("a😀b", [RawEdit(1, 3, 1, 4, "x")], [(2, 3, "x")]),
        # a line end that an edit brings is that of the file
        ("ab\r\ncd", [RawEdit(1, 3, 1, 3, "x\ny")], [(2, 2, "x\r\ny")]),
        ("ab\rcd", [RawEdit(1, 3, 1, 3, "x\ny")], [(2, 2, "x\ry")]),
        ("abcd", [RawEdit(1, 3, 1, 3, "x\ny")], [(2, 2, "x\ny")]),
        # in any order; equal ones once; deletions that overlap are one
        ("abcd", [RawEdit(1, 3, 1, 4, "x"), RawEdit(1, 1, 1, 2, "y")], [(0, 1, "y"), (2, 3, "x")]),
        ("abcd", [RawEdit(1, 1, 1, 2, "x"), RawEdit(1, 1, 1, 2, "x")], [(0, 1, "x")]),
        ("abcd", [RawEdit(1, 1, 1, 3, ""), RawEdit(1, 2, 1, 4, "")], [(0, 3, "")]),
        # places that the text does not have, edits over each other, nothing to be changed
        ("abcd", [RawEdit(2, 1, 2, 1, "x")], None),
        ("abcd", [RawEdit(1, 4, 1, 9, "x")], None),
        ("ab\ncd", [RawEdit(1, 5, 1, 5, "x")], None),
        ("abcd", [RawEdit(0, 1, 1, 1, "x")], None),
        ("abcd", [RawEdit(1, 0, 1, 1, "x")], None),
        ("abcd", [RawEdit(1, 3, 1, 2, "x")], None),
        ("abcd", [RawEdit(1, 1, 1, 3, "x"), RawEdit(1, 2, 1, 4, "")], None),
        ("abcd", [RawEdit(1, 1, 1, 2, "a")], None),
        ("abcd", [], None),
    ],
)
def test_the_places_of_edits(text: str, edits: list[RawEdit], changes: list[tuple[int, int, str]] | None) -> None:
    found = Places(text).repair(raw_finding("A1", RawFix(True, edits)))
    expected = None if changes is None else Repair(tuple(Change(*change) for change in changes), "A1", "")
    assert found == expected


def test_a_finding_without_a_fix_asks_for_nothing() -> None:
    assert Places("a").repair(raw_finding("A1", None)) is None


@st.composite
def texts_with_repairs(draw: st.DrawFn) -> tuple[str, list[Repair]]:
    text = draw(st.text(alphabet="ab，\r\n好", min_size=1, max_size=12))
    places = st.integers(0, len(text))
    repairs = []
    for number in range(draw(st.integers(0, 6))):
        edits = [
            (*sorted((draw(places), draw(places))), draw(st.sampled_from(["", "x", "y"])))
            for _ in range(draw(st.integers(1, 3)))
        ]
        found = Places(text).repair(finding(text, f"A{number % 3}", edits))
        if found is not None:
            repairs.append(found)
    return text, repairs


@settings(deadline=None)
@given(texts_with_repairs())
def test_what_no_repair_names_stays(given: tuple[str, list[Repair]]) -> None:
    text, repairs = given
    applied = apply(text, repairs)
    assert applied == apply(text, list(reversed(repairs)))
    changes = {change for each in applied.repairs for change in each.changes}
    touched = {at for change in changes for at in range(change.start, change.end)}
    assert sum(change.end - change.start for change in changes) == len(touched), "none lies over another"
    kept = "".join(character for at, character in enumerate(text) if at not in touched)
    brought = sorted(character for change in changes for character in change.text)
    assert sorted(applied.text) == sorted([*kept, *brought])
    rest = iter(applied.text)
    assert all(character in rest for character in kept), "in the same order"
    for each in applied.waiting:
        assert any(_overlap(change, other) for change in each.changes for other in changes)


def _overlap(one: Change, other: Change) -> bool:
    if one.start < other.end and other.start < one.end:
        return True
    return one.start == other.start and not one.inserts and not other.inserts
