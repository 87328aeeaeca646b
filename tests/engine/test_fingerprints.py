"""Fingerprints hold on to what a finding says, not to where it stands."""

import pytest
from small_runs import TEXT, run

from reportlint import Finding, Findings, Report, Severity, rule


@rule("F1", "numbers", Severity.INFO, zh="{n}", en="{n}")
def numbers(report: Report) -> Findings:
    """Tells every 3 in text and cells."""
    for paragraph in report.paragraphs:
        found = paragraph.text.find("3")
        if found is not None:
            yield Finding(found, n=3)
    for table in report.tables:
        for cell in table.cells:
            if cell.column == 1 and cell.row:
                yield Finding(cell, n=cell.text.folded)


def _fingerprints(text: str) -> list[str]:
    return [finding.fingerprint for finding in run(numbers, text=text).findings]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("# 题", "# 题\n\n前言。\n\n再一段。", id="lines before"),
        pytest.param("## 二、其他", "又一段。\n\n## 二、其他", id="lines behind"),
        pytest.param("办结2件，结转1件。", "其余办结。", id="another sentence of the paragraph"),
        pytest.param("全年收到3件。", "此外，还有。全年收到3件。", id="a sentence before it"),
        pytest.param("全年收到3件。", "全年 收到 3 件。", id="white space"),
        pytest.param("| 乙 |  |", "| 乙 |  |\n| 丙 |  |", id="a row behind"),
        pytest.param("| 甲 | 3 |", "|   甲 | 3   |", id="white space in a row"),
        pytest.param("\n", "\r\n", id="line ends"),
    ],
)
def test_stable(old: str, new: str) -> None:
    assert TEXT.replace(old, new) != TEXT
    assert _fingerprints(TEXT.replace(old, new))[:3] == _fingerprints(TEXT)


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        pytest.param("全年收到3件", "全年收到3件次", [True, False, False], id="the sentence"),
        pytest.param("| 甲 | 3 |", "| 甲 | 4 |", [False, True, False], id="a number in a cell"),
        pytest.param("| 甲 | 3 |", "| 丙 | 3 |", [False, True, False], id="the row"),
        pytest.param("| 类别 | 件数 |", "| 类别 | 条数 |", [False, True, True], id="the column"),
        pytest.param("| 乙 |  |", "| 乙 | 0 |", [False, False, True], id="a blank that is filled"),
    ],
)
def test_changed(old: str, new: str, changed: list[bool]) -> None:
    before, after = _fingerprints(TEXT), _fingerprints(TEXT.replace(old, new))
    assert [a != b for a, b in zip(before, after, strict=True)] == changed


def test_code_variant_and_arguments_count() -> None:
    @rule("F1", "numbers", Severity.INFO, zh="{n}", en="{n}")
    def other_argument(report: Report) -> Findings:
        """The same place with another argument."""
        for paragraph in report.paragraphs:
            found = paragraph.text.find("3")
            if found is not None:
                yield Finding(found, n=4)

    @rule("F2", "numbers", Severity.INFO, zh="{n}", en="{n}")
    def other_code(report: Report) -> Findings:
        """The same place under another code."""
        for paragraph in report.paragraphs:
            found = paragraph.text.find("3")
            if found is not None:
                yield Finding(found, n=3)

    prints = {run(function).findings[0].fingerprint for function in (numbers, other_argument, other_code)}
    assert len(prints) == 3


def test_it_is_a_short_hash() -> None:
    assert all(len(found) == 16 and int(found, 16) >= 0 for found in _fingerprints(TEXT))
