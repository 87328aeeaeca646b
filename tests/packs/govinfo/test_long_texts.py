"""A paragraph four times as long takes no more than some four times as long: nobody writes one, but files hold them."""

from pathlib import Path

import pytest

from clock import assert_ratio, least
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
