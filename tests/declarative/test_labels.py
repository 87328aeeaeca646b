"""Labels as people write them, and tables whose rows are each report's own."""

from __future__ import annotations

import pytest
from small_kind import ROWS

from reportlint.batch.check import Checker, Settings
from reportlint.declarative import RuleFileError, Setting, compile_rules, facts_of, read_rule_file
from reportlint.declarative.labels import Labels
from reportlint.plugins.registry import Registry

LABELS = Labels((*ROWS, "四、备注（可不填）", "Agency Overall", "本年增/减"))


@pytest.mark.parametrize(
    ("written", "kind", "labels"),
    [
        ("三、合计", "one", ["三、合计"]),
        ("合计", "one", ["三、合计"]),
        ("合 计", "one", ["三、合计"]),
        ("会费", "one", ["一、收入 / 会费"]),
        ("一、收入 / 其他", "one", ["一、收入 / 其他"]),
        ("收入 / 其他", "one", ["一、收入 / 其他"]),
        ("收入/其他", "one", ["一、收入 / 其他"]),
        ("其他", "several", ["一、收入 / 其他", "二、支出 / 其他"]),
        ("支出", "group", ["二、支出 / 场地", "二、支出 / 其他"]),
        ("备注", "one", ["四、备注（可不填）"]),
        ("备注（可不填）", "one", ["四、备注（可不填）"]),
        ("agency overall", "one", ["Agency Overall"]),
        ("本年增/减", "one", ["本年增/减"]),
        ("利息", "none", []),
        ("", "none", []),
        ("收入 / 利息", "none", []),
    ],
)
def test_what_a_label_names(written: str, kind: str, labels: list[str]) -> None:
    found = LABELS.find(written)
    assert (found.kind, list(found.labels)) == (kind, labels)


def test_ranges_hold_both_ends_and_whole_groups() -> None:
    assert LABELS.ranges((("会费", "支出"),)) == ROWS[:4]
    assert LABELS.ranges((("支出", "支出"), ("合计", "合计"))) == ROWS[2:]
    assert LABELS.ranges((("会费", "利息"),)) is None


OPEN = """\
profile: foia
rules:
  - code: ORG001
    name: requests-add-up
    severity: error
    message: {en: "{row}: {left} is not {right}"}
    in: {table: V.A}
    for-each: row
    numbers: counts
    assert: >-
      column("Number of Requests Pending as of Start of Fiscal Year") + column("Number of Requests Received in Fiscal Year")
      == column("Number of Requests Processed in Fiscal Year") + column("Number of Requests Pending as of End of Fiscal Year")
"""
REPORT = """\
# Annual FOIA Report for Fiscal Year 2021

## V. FOIA Requests

### A. Received, Processed and Pending FOIA Requests

| Agency / Component | Number of Requests Pending as of Start of Fiscal Year | Number of Requests Received in Fiscal Year | Number of Requests Processed in Fiscal Year | Number of Requests Pending as of End of Fiscal Year |
| --- | --- | --- | --- | --- |
| ABC | 1 | 8 | 8 | 1 |
| DEF | 2 | 9 | 8 | 1 |
"""


def foia(rules: str) -> Registry:
    registry = Registry()
    setting = Setting(registry.profiles, registry.facts_of, registry.prefix_of)
    specs = compile_rules([read_rule_file(rules.encode(), "ours.yaml")], setting)
    registry.join_declared((), specs, facts_of(specs))
    return registry


def test_rows_that_each_report_names_itself() -> None:
    checker = Checker(foia(OPEN), Settings(profile="foia"), lambda rule: rule.code == "ORG001")
    result = checker.check(REPORT.encode(), "report.md")
    assert [(f.en, f.row, f.place.line) for f in result.findings] == [("DEF: 11 is not 9", "DEF", 10)]


def test_the_columns_of_such_a_table_are_checked_all_the_same() -> None:
    with pytest.raises(RuleFileError, match=r"V\.A has no column .*; did you mean"):
        foia(OPEN.replace("Received", "Recieved"))
