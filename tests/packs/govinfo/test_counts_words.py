"""Numbers, years and what only looks like a number, in words that count."""

from decimal import Decimal

import pytest

from reportlint_govinfo.facts.counts_words import tokens_of


@pytest.mark.parametrize(
    ("words", "value", "unit", "rough"),
    [
        ("25件，", 25, "件", False),
        ("约25件。", 25, "件", True),
        ("25件左右", 25, "件", True),
        ("30余件", 30, "件", True),
        ("1,234条", 1234, "条", False),
        ("12 345条", 12345, "条", False),
        ("64人次", 64, "人次", False),
        ("3.5万件", Decimal("35000.0"), "件", True),
        ("3万余条", 30000, "条", True),
        ("1.2万元", Decimal("1.2"), "万元", False),
        ("二十三件", 23, "件", False),
        ("三百余件次", 300, "件次", True),
    ],
)
def test_numbers_with_their_measure_words(words: str, value: int | Decimal, unit: str, rough: bool) -> None:
    token = next(token for token in tokens_of(words) if token.kind == "num")
    assert (token.value, token.unit, token.rough) == (value, unit, rough)


@pytest.mark.parametrize(
    ("words", "kind", "said"),
    [
        ("67，", "bare", ""),
        ("12 名", "bare", ""),
        ("12.5%", "pct", ""),
        ("5号楼", "junk", "5号"),
        ("20个工作日内", "junk", "20个工作日"),
        ("3个月内答复", "junk", "3个月内"),
        ("3、收到", "junk", "3、"),
        ("三是", "junk", "三是"),
        ("三是否", "gap", "三是否"),
        ("一次性告知", "junk", "一次性"),
        ("五个工作日", "junk", "五个工作日"),
        ("第三季度", "junk", "第三季度"),
        ("（一）收到", "junk", "（一）"),
        ("①收到", "junk", "①"),
        ("《条例》", "junk", "《条例》"),
        ("〔2019〕60号", "junk", "〔2019〕60号"),
        ("https://www.yunling.gov.cn/a?b=1）", "junk", "https://www.yunling.gov.cn/a?b=1"),
        ("某一件", "gap", "某一"),
        ("我局收到", "agent", "我局"),
        ("全系统", "agent", "全系统"),
        ("本馆开展", "agent", "本馆"),
        ("全局部署", "gap", "全局部署"),
    ],
)  # fmt: skip
def test_what_counts_nothing(words: str, kind: str, said: str) -> None:
    token = tokens_of(words)[0]
    assert (token.kind, token.unit) == (kind, said)


@pytest.mark.parametrize(
    ("words", "kind", "said"),
    [
        ("2023年，", "year", "2023年"),
        ("2023年度收到", "year", "2023年度"),
        ("二〇二三年收到", "year", "二〇二三年"),
        ("二〇十三年", "gap", "二〇"),
        ("2023年以来", "since", "2023年以来"),
        ("自2023年3月1日以来", "since", "自2023年3月1日以来"),
        ("2021-2023年", "span", "2021-2023年"),
        ("2021年至二〇二三年度", "span", "2021年至二〇二三年度"),
        ("近三年来", "span", "近三年"),
        ("过去5年", "span", "过去5年"),
        ("2023年3月5日", "date", "2023年3月5日"),
        ("3月底前", "date", "3月底"),
        ("2023年政府信息公开工作年度报告", "junk", "2023年"),
    ],
)
def test_years_and_dates(words: str, kind: str, said: str) -> None:
    token = tokens_of(words)[0]
    assert (token.kind, words[token.start : token.end]) == (kind, said)
