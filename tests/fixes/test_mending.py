"""Rounds of fixing and checking: until nothing changes, and what is done when that never comes."""

import codecs
from collections.abc import Callable, Iterator, Sequence
from itertools import count

import pytest
from fixed_texts import Found, checking, finding, result
from hypothesis import given, settings
from hypothesis import strategies as st

from reportlint.fixes.mending import MOST_ROUNDS, Draft, Left, Mending, mend
from reportlint.triage.results import FileResult

Rules = Callable[[str], Iterator[Found]]


def replacing(*pairs: tuple[str, str, str, bool]) -> Rules:
    """Rules that replace words by others: code, word, the other one, whether that is safe."""

    def rules(text: str) -> Iterator[Found]:
        for code, word, other, safe in pairs:
            at = text.find(word)
            while at >= 0:
                yield code, safe, [(at, at + len(word), other)]
                at = text.find(word, at + 1)

    return rules


def mended(data: bytes, check: Callable[[bytes], FileResult], *, unsafe: bool = False) -> Mending:
    mending = Mending(check(data), {"a.md": data}, unsafe=unsafe)
    mend([mending], lambda drafts: [check(draft.contents["a.md"]) for draft in drafts])
    return mending


@pytest.mark.parametrize(
    ("text", "unsafe", "fixed", "number", "left"),
    [
        ("好", False, "好", 0, []),
        ("坏x坏", False, "好x好", 2, []),
        ("坏疑", False, "好疑", 1, ["B"]),
        ("坏疑", True, "好信", 2, []),
        # what the first round makes is mended in the second
        ("成坏", False, "成好", 1, []),
        ("生", False, "好", 2, []),
    ],
)
def test_until_nothing_changes(text: str, unsafe: bool, fixed: str, number: int, left: list[str]) -> None:
    rules = replacing(("A", "坏", "好", True), ("B", "疑", "信", False), ("C", "生", "坏", True))
    mending = mended(text.encode(), checking(rules), unsafe=unsafe)
    assert (mending.contents["a.md"].decode(), mending.fixed) == (fixed, number)
    assert [each.found.code for each in mending.result.findings] == left
    assert mending.changed() == (["a.md"] if fixed != text else [])
    assert mending.left == {}


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("gbk", b""),
    ],
)
@pytest.mark.parametrize("text", ["甲坏\r\n\r乙坏\n丙", "坏\r\n", "坏\x00公开政府信息"])
def test_bytes_beside_the_edits_stay(encoding: str, mark: bytes, text: str) -> None:
    rules = checking(replacing(("A", "坏", "好的", True)), encoding)
    mending = mended(mark + text.encode(encoding), lambda data: rules(data[len(mark) :]))
    assert mending.contents["a.md"] == mark + text.replace("坏", "好的").encode(encoding)


def test_an_edit_that_overlaps_waits_for_the_next_round() -> None:
    mending = mended(b"abc", checking(replacing(("A", "ab", "x", True), ("B", "bc", "y", True))))
    assert (mending.contents["a.md"], mending.fixed) == (b"xc", 1)
    mending = mended(b"abcbc", checking(replacing(("A", "abc", "b", True), ("B", "bc", "", True))))
    assert (mending.contents["a.md"], mending.fixed) == (b"b", 2)


def test_fixes_that_undo_each_other_are_left_out_and_the_others_made() -> None:
    rules = replacing(("A", "甲", "乙", True), ("B", "乙", "甲", True), ("C", "坏", "好", True))
    mending = mended("甲坏".encode(), checking(rules))
    assert (mending.contents["a.md"].decode(), mending.fixed) == ("甲好", 1)
    assert list(mending.left.values()) == [Left("a.md", "unstable", ("A",))]


def test_a_fix_that_never_ends_is_left_out() -> None:
    def growing(text: str) -> Iterator[Found]:
        yield "A", True, [(0, 0, "x")]
        if "坏" in text:
            yield "B", True, [(text.index("坏"), text.index("坏") + 1, "好")]

    mending = mended("坏".encode(), checking(growing))
    assert (mending.contents["a.md"].decode(), mending.left["a.md", "unstable"].codes) == ("好", ("A",))


def test_as_many_rounds_as_are_allowed() -> None:
    rules = checking(lambda text: [("A", True, [(0, 1, "")])] if len(text) > 1 else [])
    assert mended(b"x" * (MOST_ROUNDS + 1), rules).contents["a.md"] == b"x"
    mending = mended(b"x" * (MOST_ROUNDS + 2), rules)
    assert (mending.contents["a.md"], mending.fixed, mending.changed()) == (b"x" * (MOST_ROUNDS + 2), 0, [])
    assert mending.left["a.md", "unstable"].codes == ("A",)


def test_a_fix_behind_which_it_is_no_report_is_left_out() -> None:
    inner = checking(replacing(("A", "题", "", True), ("B", "坏", "好", True)))

    def check(data: bytes) -> FileResult:
        return inner(data) if "题" in data.decode() else result([], profile="")

    mending = mended("题坏".encode(), check)
    assert mending.left["a.md", "broken"].codes == ("A", "B")
    assert mending.contents["a.md"].decode() == "题坏"


def test_all_is_left_out_when_nothing_helps() -> None:
    numbers = count()

    def rules(text: str) -> Iterator[Found]:
        yield f"A{next(numbers)}", True, [(0, 0, "x")]

    mending = mended(b"a", checking(rules))
    assert mending.contents["a.md"] == b"a"


def test_characters_that_the_encoding_lacks() -> None:
    text = "公开坏疑"
    rules = checking(replacing(("A", "坏", "😀", True), ("B", "疑", "信", True)), "gbk")
    mending = mended(text.encode("gbk"), rules)
    assert mending.contents["a.md"].decode("gbk") == "公开坏信"
    assert list(mending.left.values()) == [Left("a.md", "encoding", ("A",), "gbk")]


def test_bytes_that_could_not_be_had_back_are_not_touched() -> None:
    data = "公开坏".encode() * 20 + b"\xff"

    def check(data: bytes) -> FileResult:
        return result([finding(data.decode(errors="replace"), "A", [(2, 3, "好")])])

    mending = mended(data, check)
    assert (mending.contents["a.md"], mending.changed()) == (data, [])
    assert list(mending.left.values()) == [Left("a.md", "lossy", ("A",))]


def test_formats_whose_places_are_no_characters() -> None:
    for format, changed in (("markdown", ["a.md"]), ("text", ["a.md"]), ("html", ["a.md"]), ("docx", []), ("", [])):
        found, later = (result(told, format=format) for told in ([finding("坏", "A", [(0, 1, "好")])], []))
        mending = Mending(found, {"a.md": "坏".encode()}, unsafe=False)
        if mending.step():
            mending.take(later)
        assert mending.changed() == changed


def test_many_reports_are_checked_together() -> None:
    rules = checking(replacing(("A", "坏", "好", True), ("C", "生", "坏", True)))
    texts = ["好", "坏", "生", "生坏"]
    reports = [Mending(rules(text.encode()), {"a.md": text.encode()}, unsafe=False) for text in texts]
    asked: list[int] = []

    def check(drafts: Sequence[Draft]) -> list[FileResult]:
        asked.append(len(drafts))
        return [rules(draft.contents["a.md"]) for draft in drafts]

    mend(reports, check)
    assert [each.contents["a.md"].decode() for each in reports] == ["好", "好", "好", "好好"]
    assert asked == [3, 2]


@settings(deadline=None)
@given(
    st.text(alphabet="abcd\r\n", max_size=10),
    st.lists(
        st.tuples(
            st.sampled_from("ABC"), st.text("abcd", min_size=1, max_size=2), st.text("abcd", max_size=2), st.booleans()
        ),
        max_size=4,
    ),
    st.booleans(),
)
def test_fixing_twice_changes_nothing_more(text: str, pairs: list[tuple[str, str, str, bool]], unsafe: bool) -> None:
    """Whatever rules ask for, the first run ends, and a second one that leaves out the same rules finds nothing."""
    check = checking(replacing(*pairs))
    first = mended(text.encode(), check, unsafe=unsafe)
    out = {code for left in first.left.values() for code in left.codes}
    again = checking(replacing(*(pair for pair in pairs if pair[0] not in out)))
    second = mended(first.contents["a.md"], again, unsafe=unsafe)
    assert (second.contents["a.md"], second.fixed, second.left) == (first.contents["a.md"], 0, {})
