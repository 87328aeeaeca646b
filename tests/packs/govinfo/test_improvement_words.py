"""Words near each other that tell a lack, a measure, a plan."""

from __future__ import annotations

import pytest

from reportlint_govinfo.facts.improvement_words import LACKS, MEASURES, PLANS, PROBLEMS, Near, Signs

AWAY = "甲乙丙丁戊己"


@pytest.mark.parametrize(
    ("signs", "said", "held"),
    [
        (LACKS, "制度仍需进一步", True),
        (LACKS, "制度需要提高", True),
        (LACKS, "制度需求提高", False),
        (LACKS, "需在制度上完善", True),
        (LACKS, "需在制度，也完善", False),
        (LACKS, f"不能{AWAY}{AWAY}满足", True),
        (LACKS, f"不能{AWAY}{AWAY}甲满足", False),
        (LACKS, "存在一些情况", True),
        (LACKS, "存在：情况", False),
        (LACKS, "有较大的差距", True),
        (LACKS, "有很大的差距", False),
        (MEASURES, f"已经{AWAY}完成", True),
        (MEASURES, f"已{AWAY}完成", True),
        (MEASURES, f"已{AWAY}甲完成", False),
        (PLANS, "采取了以下措施", True),
        (PLANS, "采取了许多措施", False),
        (PROBLEMS, "还有一些的不足", True),
        (PROBLEMS, "还有的不足", False),
    ],
)
def test_signs(signs: Signs, said: str, held: bool) -> None:
    assert signs.stand_in(said) is held


@pytest.mark.parametrize(
    ("said", "held"),
    [("无甲乙", True), ("无，甲乙", False), ("无，甲无乙", True), ("无甲甲乙", False), ("甲乙无", False), ("", False)],
)
def test_a_word_behind_another(said: str, held: bool) -> None:
    assert Near(("无",), 1, ("乙",)).stands_in(said) is held


def test_no_word_is_longer_than_what_is_looked_through() -> None:
    """``Near`` looks through so many characters behind the gap."""
    pairs = [pair for signs in (LACKS, MEASURES, PLANS, PROBLEMS) for pair in signs.pairs]
    assert max(len(word) for pair in pairs for word in pair.behind) <= 4
