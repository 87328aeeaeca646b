"""Runs rules and facts over a small report, for tests."""

from reportlint import Limits, Profile, Report
from reportlint.authoring.plan import Plan, make_plan
from reportlint.authoring.rules import FactSpec, RuleSpec
from reportlint.engine.results import RawFinding, RawResult
from reportlint.engine.run import check_report
from reportlint.loaders.markdown import load_markdown
from reportlint.loaders.outline import build_report

TEXT = """\
# 题

## 一、情况

全年收到3件。办结2件，结转1件。

| 类别 | 件数 |
|---|---|
| 甲 | 3 |
| 乙 |  |

## 二、其他

无。
"""
PROFILE = Profile(id="small", score=lambda blocks, name: 1)


def read(text: str = TEXT) -> Report:
    loaded = load_markdown(text.encode(), "report.md", Limits())
    return build_report(loaded, PROFILE, name="report.md", format="markdown")


def plan_of(*functions: object) -> Plan:
    """The plan of decorated functions, rules and facts."""
    rules: list[RuleSpec] = []
    facts: list[FactSpec] = []
    for function in functions:
        if isinstance(spec := getattr(function, "__reportlint_rule__", None), RuleSpec):
            rules.append(spec)
        if isinstance(found := getattr(function, "__reportlint_fact__", None), FactSpec):
            facts.append(found)
    return make_plan(rules, facts)


def run(*functions: object, text: str = TEXT) -> RawResult:
    return check_report(read(text), plan_of(*functions), "zh", (), ())


def said(result: RawResult) -> list[tuple[str, int, int, str]]:
    """Code, line, column and Chinese message of each finding."""
    return [(f.code, f.place.line, f.place.column, f.zh) for f in result.findings]


def only(result: RawResult) -> RawFinding:
    (finding,) = result.findings
    return finding
