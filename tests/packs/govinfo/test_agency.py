"""Whose report it is: by that, the reports of several years are known to be of one body."""

import pytest

from reportlint.batch.check import Checker, Settings
from reportlint.plugins.registry import Registry

CHECKER = Checker(Registry(), Settings(profile="govinfo"))


def agency(title: str, preamble: str) -> object:
    text = f"# {title}2023年政府信息公开工作年度报告\n\n{preamble}\n\n## 一、总体情况\n\n无。\n"
    return CHECKER.check(text.encode(), "report.md").facts["agency"]


@pytest.mark.parametrize(
    ("title", "preamble", "name"),
    [
        ("云岭县水务局", "", "云岭县水务局"),
        ("本溪市水务局", "", "本溪市水务局"),
        ("市中区水务局", "", "市中区水务局"),
        ("镇海区人民政府", "", "镇海区人民政府"),
        ("", "本报告由云岭县水务局编制。", "云岭县水务局"),
        ("", "如有疑问，请与云岭县水务局联系。", "云岭县水务局"),
        ("", "云岭县水务局根据有关规定编制。", "云岭县水务局"),
        ("", "现公布云岭县水务局2023年度政府信息公开情况。", "云岭县水务局"),
        ("", "依据规定公布云岭县水务局有关情况。", None),
        ("市政务服务中心", "本报告由云岭市政务服务中心编制。", "云岭市政务服务中心"),
        ("云岭县水务局", "本报告由云岭县水利局编制。", "云岭县水务局"),
        # what any body calls one of its own is no name
        ("县政府", "", None),
        ("市政务服务中心", "", None),
        ("", "本报告由本单位办公室编制。", None),
        ("", "如有疑问，请与县政府办公室联系。", None),
        ("", "如有疑问，请与单位办公室联系。", None),
    ],
)
def test_the_body_of_a_report(title: str, preamble: str, name: str | None) -> None:
    assert agency(title, preamble) == name
