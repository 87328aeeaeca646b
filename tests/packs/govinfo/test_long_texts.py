"""A paragraph four times as long takes no more than some four times as long: nobody writes one, but files hold them."""

from pathlib import Path

import pytest

from clock import assert_ratio, least, loop
from reportlint.batch.check import Checker, Settings
from reportlint.plugins.registry import Registry

EXAMPLE = Path(__file__).parents[3] / "examples" / "govinfo" / "2023-县水务局.md"


@pytest.fixture(scope="module")
def checker() -> Checker:
    checker = Checker(Registry(), Settings())
    checker.check(EXAMPLE.read_bytes(), "report.md")
    return checker


@pytest.mark.timing
@pytest.mark.parametrize(
    ("words", "heading"),
    [
        ("截止日期", "# "),
        ("统计数据的期限", "# "),
        ("101 ", "## 五"),
        ("政 府 信 息", "## 五"),
        ("2023年", "## 五"),
        ("7件", "## 一"),
        ("其中7件", "## 一"),
        ("包括", "# "),
        ("复议、诉讼", "# "),
        ("加强加强", "## 五"),
        ("0871-65550123", "## 六"),
    ],
)
def test_a_long_paragraph_takes_time_in_proportion(checker: Checker, words: str, heading: str) -> None:
    report = EXAMPLE.read_text("utf-8")
    at = report.index("\n", report.index(heading)) + 1

    def seconds(characters: int) -> float:
        text = f"{report[:at]}\n{words * (characters // len(words))}\n\n{report[at:]}".encode()
        assert checker.check(text, "report.md").checked
        return least(2, lambda: checker.check(text, "report.md"))

    assert_ratio(6, lambda: seconds(64_000), lambda: seconds(16_000), allowance=0.1)


@pytest.mark.timing
@pytest.mark.parametrize("words", ["a", "甲", "总计"])
def test_lines_of_many_words_are_soon_known_for_no_rows(checker: Checker, words: str) -> None:
    """Lines that might be rows of a table without lines cost some 20 loops, where each cut of each was tried 800."""
    line = " ".join([words] * (130 // (len(words) + 1))) + " 3\n"
    report = (
        f"# 安平县2023年政府信息公开工作年度报告\n\n一、总体情况\n{line * 500}\n二、主动公开政府信息情况\n".encode()
    )
    assert checker.check(report, "report.md").checked
    assert_ratio(200, lambda: least(1, lambda: checker.check(report, "report.md")), lambda: least(5, loop))
