"""Whatever stands in a rule file: it is a set of rules that run, or problems with places; never anything else."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import structs
from small_kind import MINUTES, check, check_both, with_rules

from reportlint.declarative import RuleFileError
from reportlint.declarative.schema import PlaceName, Rule

KEYS = [field.encode_name for field in structs.fields(Rule)]
INNER = ["section", "heading", "table", "row", "column", "property", "pattern", "min", "max", "values", "value", "other", "in",
         "wrong", "right", "fix", "condition", "facts", "report", "place", "from", "to", "zh", "en", "year", "fires", "base", "at"]  # fmt: skip
WORDS = ["词", "人|会", r"\d+", "(", "甲*", "T1", "A1", "会费", "其他", "收入", "全年", "row", "column", "cell", "headings", "cells", "labels",
         "paragraphs", "error", "ORG001", "ours", "{place}", "{match}", "{left}≠{right}", "met", "minutes", "true", "1", "-1", "1.10", "~", "safe",
         'row("合计") == 1', 'value > cell("合计", "全年")', 'sum(rows("会费" .. "场地")) >= 3', "not blank?(value)",
         'row("合计") == previous(row("合计"))', "value >= previous(value)", 'cell("合计", "全年") < previous(1)', *PlaceName.__args__]  # fmt: skip
scalars = st.sampled_from(WORDS) | st.integers(-3, 3) | st.booleans() | st.none()
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(INNER), inner, max_size=3),
    max_leaves=5,
)
rules = st.fixed_dictionaries(
    {
        "code": st.just("ORG001"),
        "name": st.just("ours"),
        "severity": st.just("error"),
        "message": st.just("坏") | scalars,
    },
    optional={key: values for key in KEYS if key not in {"code", "name", "severity", "message"}},
)
likely = st.fixed_dictionaries(
    {
        "code": st.just("ORG001"),
        "name": st.just("ours"),
        "severity": st.just("error"),
        "message": st.sampled_from(["坏", "{place}"]),
        "in": st.sampled_from([*PlaceName.__args__, {"section": "A1"}, {"table": "T1"}, {"table": "T1", "row": "收入"},
                               {"table": "T1", "column": "全年"}, {"heading": "账|情"}, {"property": "title"}]),
    },
    optional={
        "require": st.sampled_from(WORDS),
        "forbid": st.lists(st.sampled_from(WORDS), min_size=1, max_size=3),
        "match": st.sampled_from(WORDS),
        "count": st.fixed_dictionaries({"pattern": st.sampled_from(WORDS), "max": st.integers(0, 2)}),
        "length": st.fixed_dictionaries({"min": st.integers(0, 20)}),
        "order": st.lists(st.sampled_from(WORDS), min_size=2, max_size=3),
        "unique": st.sampled_from(["paragraphs", "headings", "cells", "labels"]),
        "one-of": st.lists(st.sampled_from(WORDS), min_size=1),
        "term": st.fixed_dictionaries({"wrong": st.sampled_from(WORDS), "right": st.sampled_from(WORDS)}),
        "assert": st.sampled_from([word for word in WORDS if "==" in word or ">" in word or "?" in word]),
        "for-each": st.sampled_from(["row", "column", "cell"]),
        "same-as": st.fixed_dictionaries({"in": st.just("title"), "value": st.sampled_from(WORDS)}),
        "together": st.booleans(),
        "when": st.fixed_dictionaries({}, optional={"condition": st.just("met"), "report": st.just("人")}),
    },
)  # fmt: skip


def written(value: object) -> str:
    """A value in YAML's flow style, as JSON is."""
    import json

    return json.dumps(value, ensure_ascii=False)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rules | likely)
def test_any_rule_runs_or_is_refused(rule: dict[str, object]) -> None:
    text = f"rules:\n  - {written(rule)}\n"
    try:
        with_rules(text)
    except RuleFileError as raised:
        problems = raised.problems
    else:
        for result in (check(text, MINUTES), *check_both(text)):
            assert [finding.en for finding in result.findings if finding.code == "RL003"] == []
        return
    assert problems
    assert all(problem.line >= 1 and problem.column >= 1 and problem.zh and problem.en for problem in problems)


@settings(max_examples=100, deadline=None)
@given(st.text("rules:- {}[]\n\"'&*!|>%#code,词1\t", max_size=60).map(lambda tail: f"rules:\n  - {tail}"))
def test_any_text_is_refused_in_words(text: str) -> None:
    try:
        with_rules(text)
    except RuleFileError as raised:
        problems = raised.problems
    else:
        return
    assert problems
