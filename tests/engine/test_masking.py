"""Identity and card numbers: which are known, and what is left of them."""

import pytest

from reportlint.engine.masking import is_card_number, is_identity_number, mask

IDENTITY = "11010519491231002X"
CARD = "4111111111111111"


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        (IDENTITY, "1101************2X"),
        (IDENTITY.lower(), "1101************2X"),
        ("110105194912310030", "110105194912310030"),
        (f"身份证{IDENTITY}，卡号{CARD}。", "身份证1101************2X，卡号4111**********11。"),
        ("１１０１０５１９４９１２３１００２Ｘ", "1101************2X"),
        ("卡号４１１１１１１１１１１１１１１１", "卡号4111**********11"),
        (f"a{CARD}", f"a{CARD}"),
        (f"{CARD}5", f"{CARD}5"),
        ("4111 1111 1111 1111", "4111 1111 1111 1111"),
        ("索引号11330382MB1A234567890123", "索引号11330382MB1A234567890123"),
        ("20231231", "20231231"),
        ("", ""),
        ("无", "无"),
    ],
)
def test_mask(text: str, masked: str) -> None:
    assert mask(text) == masked


@pytest.mark.parametrize("at", range(9))
def test_a_number_is_found_wherever_it_begins(at: int) -> None:
    assert IDENTITY not in mask("甲" * at + IDENTITY + "乙" * at)
    assert CARD not in mask("甲" * at + CARD + "乙" * at)


@pytest.mark.parametrize(
    ("digits", "known"),
    [
        (IDENTITY, True),
        ("110105194912310021", False),
        ("11010519491331002X", False),
        ("11010518491231002X", False),
        ("1101051949123100", False),
        ("X" * 18, False),
    ],
)
def test_identity_numbers(digits: str, known: bool) -> None:
    assert is_identity_number(digits) is known


@pytest.mark.parametrize(
    ("digits", "known"),
    [
        (CARD, True),
        ("4111111111111112", False),
        ("411111111111111", False),
        ("4" * 20, False),
        ("411111111111111X", False),
    ],
)
def test_card_numbers(digits: str, known: bool) -> None:
    assert is_card_number(digits) is known
