"""Suppressions: what they cover, their end, and what is said of those that are wrong."""

from datetime import date

import pytest
from triage_pack import chosen, demo_catalogue, directive, layer, raw_finding, raw_result

from reportlint.config import Configuration
from reportlint.engine.results import RawDirective, RawFinding, RawResult
from reportlint.triage.sieve import Sieve
from reportlint.triage.suppressions import same_label

TODAY = date(2026, 6, 15)


def sift(
    raw: RawResult, *layers: Configuration, mandatory: tuple[str, ...] = (), lang: str = ""
) -> tuple[list[str], int]:
    """What is reported: ``line CODE message``, and how many findings were silenced."""
    catalogue = demo_catalogue()
    selection = chosen(*layers, mandatory=mandatory)
    result = Sieve(catalogue, lambda path: selection, lang, TODAY).sift(raw, "a.md")
    words = [f"{f.found.place.line} {f.found.code} {f.found.variant or '-'}" for f in result.findings]
    return words, result.suppressed


def three() -> list[RawFinding]:
    return [raw_finding("DM101", 3), raw_finding("DM102", 3), raw_finding("DM101", 7)]


@pytest.mark.parametrize(
    ("directives", "reported", "silenced"),
    [
        ([], ["3 DM101 -", "3 DM102 -", "7 DM101 -"], 0),
        ([directive("ignore", ["DM101"], 2)], ["3 DM102 -", "7 DM101 -"], 1),
        ([directive("ignore", ["missing-part"], 2)], ["3 DM102 -", "7 DM101 -"], 1),
        ([directive("ignore", ["DM1"], 2)], ["7 DM101 -"], 2),
        ([directive("ignore", ["structure"], 2)], ["7 DM101 -"], 2),
        ([directive("ignore", [], 2)], ["7 DM101 -"], 2),
        ([directive("ignore", ["DM101", "DM102"], 2)], ["7 DM101 -"], 2),
        ([directive("ignore", ["DM101，DM102"], 2)], ["7 DM101 -"], 2),
        ([directive("ignore-file", ["DM101"], 9)], ["3 DM102 -"], 2),
        ([directive("ignore-file", [], 9)], [], 3),
        ([directive("ignore", ["DM101"], 2, last_line=8)], ["3 DM102 -"], 2),
        (
            [directive("ignore-start", ["DM101"], 2), directive("ignore-end", ["DM101"], 5)],
            ["3 DM102 -", "7 DM101 -"],
            1,
        ),
        ([directive("ignore-start", ["DM1"], 1), directive("ignore-end", [], 9)], [], 3),
        # two that cover the same finding are both used
        ([directive("ignore", ["DM101"], 2), directive("ignore-file", ["DM101"], 9)], ["3 DM102 -"], 2),
    ],
)
def test_what_is_silenced(directives: list[RawDirective], reported: list[str], silenced: int) -> None:
    assert sift(raw_result(three(), directives)) == (reported, silenced)


@pytest.mark.parametrize(
    ("given", "complaint"),
    [
        (directive("ignore", ["DM201"], 2), "2 RL004 -"),
        (directive("ignore", ["DM101"], 20), "20 RL004 -"),
        (directive("ignore-file", ["DM2"], 2), "2 RL004 -"),
        (directive("ignore", ["DM101"], 2, until="2026-06-14"), "2 RL004 expired"),
        (directive("ignore", ["DM101"], 2, until="2026-6-30"), "2 RL004 -"),
        (directive("ignore", ["DM101"], 2, until="2026-02-30"), "2 RL004 -"),
        (directive("ignore", ["DM101"], 2, until="20261231"), "2 RL004 -"),
        (directive("ignore-end", ["DM101"], 2), "2 RL004 -"),
        (directive("ignore", ["DM011"], 2), "2 RL006 -"),
        (directive("ignore", ["ZZ1"], 2), "2 RL006 -"),
        (directive("ignore", ["RL001"], 2), "2 RL004 -"),
    ],
)
def test_complaints(given: RawDirective, complaint: str) -> None:
    reported, silenced = sift(raw_result(three(), [given]))
    assert reported == sorted([complaint, "3 DM101 -", "3 DM102 -", "7 DM101 -"], key=lambda w: int(w.split()[0]))
    assert silenced == 0


def test_an_open_range_holds_to_the_end_and_is_told() -> None:
    assert sift(raw_result(three(), [directive("ignore-start", ["DM101"], 2)])) == (["2 RL004 -", "3 DM102 -"], 2)


def test_a_range_ends_with_the_end_of_its_own_words() -> None:
    directives = [
        directive("ignore-start", ["DM101"], 1),
        directive("ignore-start", ["DM102"], 2),
        directive("ignore-end", ["DM101"], 5),
        directive("ignore-end", ["DM102"], 9),
    ]
    assert sift(raw_result(three(), directives)) == (["7 DM101 -"], 2)


def test_the_last_day_still_holds() -> None:
    day = directive("ignore-file", ["DM1"], 1, until="2026-06-15")
    assert sift(raw_result(three(), [day])) == ([], 3)


@pytest.mark.parametrize(
    ("states", "complaints"),
    [
        ({"DM101": "ran", "DM201": "ran"}, ["1 RL004 -"]),
        ({"DM101": "ran", "DM201": "not-applied"}, ["1 RL004 -"]),
        ({"DM101": "ran", "DM201": "not-checked"}, []),
        ({"DM101": "ran"}, []),
    ],
)
def test_only_rules_that_were_there_to_speak_make_a_suppression_unused(
    states: dict[str, str], complaints: list[str]
) -> None:
    raw = raw_result([], [directive("ignore-file", ["DM201"], 1)], states)
    assert sift(raw) == (complaints, 0)


def test_of_two_words_only_the_idle_one_is_told() -> None:
    catalogue = demo_catalogue()
    selection = chosen()
    raw = raw_result([raw_finding("DM101", 3)], [directive("ignore", ["DM101", "DM201"], 2)])
    result = Sieve(catalogue, lambda path: selection, "", TODAY).sift(raw, "a.md")
    assert [f.message for f in result.findings] == ["suppressing DM201 suppresses nothing"]
    place = result.findings[0].found.place
    assert (place.line, place.column, place.end_line, place.end_column) == (2, 1, 2, 23)


def test_words_of_complaints() -> None:
    catalogue = demo_catalogue()
    selection = chosen()
    directives = [
        directive("ignore", ["DM101"], 2, until="2026-06-14"),
        directive("ignore", ["DM011"], 5),
        directive("ignore-start", ["DM2"], 6),
    ]
    sieve = Sieve(catalogue, lambda path: selection, "zh", TODAY)
    result = sieve.sift(raw_result([], directives), "a.md")
    assert [f.message for f in result.findings] == [
        "屏蔽DM101已于2026-06-14到期，不再有效",
        "屏蔽了不存在的规则DM011，是否指DM101？",
        "屏蔽DM2的ignore-start没有对应的ignore-end，一直屏蔽到文件末尾",
        "屏蔽DM2没有屏蔽任何问题",
    ]


def test_what_cannot_be_silenced() -> None:
    findings = [raw_finding("RL002", 3), raw_finding("DM101", 3)]
    raw = raw_result(findings, [directive("ignore-file", ["RL002", "DM101"], 1)])
    assert sift(raw) == (["1 RL004 -", "3 RL002 -"], 1)
    assert sift(raw, mandatory=("DM101",)) == (["1 RL004 -", "3 DM101 -", "3 RL002 -"], 0)


def test_complaints_can_be_switched_off_and_silenced() -> None:
    unused = directive("ignore", ["DM201"], 2)
    assert sift(raw_result([], [unused]), layer(ignore=("RL004",))) == ([], 0)
    assert sift(raw_result([], [unused, directive("ignore-file", ["RL004"], 9)])) == ([], 1)


def test_a_cell_is_named_by_its_labels() -> None:
    findings = [
        raw_finding("DM201", 5, 1, row="（五）不予处理 / 2.重复申请", cell_column="自然人"),
        raw_finding("DM201", 5, 9, row="（五）不予处理 / 2.重复申请", cell_column="总计"),
        raw_finding("DM201", 6, 1, row="（七）总计", cell_column="自然人"),
    ]
    table = {"first_line": 3, "last_line": 9}
    cell = directive("ignore", ["DM201"], 2, row="重复申请", column_label="自 然 人", **table)
    assert sift(raw_result(findings, [cell])) == (["5 DM201 -", "6 DM201 -"], 1)
    column = directive("ignore", ["DM201"], 2, column_label="自然人", **table)
    assert sift(raw_result(findings, [column])) == (["5 DM201 -"], 2)


@pytest.mark.parametrize(
    ("said", "label", "expected"),
    [
        ("", None, True),
        ("重复申请", "（五）不予处理 / 2.重复申请", True),
        ("（五）不予处理/重复申请", "（五）不予处理 / 2.重复申请", True),
        ("不予处理", "（五）不予处理 / 2.重复申请", False),
        ("（三）不予公开 / 重复申请", "（五）不予处理 / 2.重复申请", False),
        ("一、本年新收", "本年新收", True),
        ("Total", "Total", True),
        ("Total", None, False),
    ],
)
def test_labels(said: str, label: str | None, expected: bool) -> None:
    assert same_label(said, label) is expected
