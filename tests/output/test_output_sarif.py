"""SARIF: valid by the official schema, and each thing that readers of it rely on."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from output_samples import SAMPLE_CONTEXT, file, mended, not_a_report, raw, run_of, sample_run, unread

from reportlint import Severity
from reportlint.engine.results import RawEdit, RawFix, RawPlace, RawRelated
from reportlint.output import render
from reportlint.output.context import Context
from reportlint.triage.results import RunResult

SCHEMA = json.loads((Path(__file__).parent / "sarif-2.1.0.json").read_text("utf-8"))


def log_of(run: RunResult, context: Context = SAMPLE_CONTEXT) -> dict[str, Any]:
    log = json.loads(render("sarif", run, context=context))
    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(log)] == []
    found: dict[str, Any] = log["runs"][0]
    return found


def test_runs_of_all_kinds_are_valid() -> None:
    for run in (sample_run(), run_of(), run_of(file("a.md")), run_of(file("a.md", mended()), interrupted=True)):
        log_of(run)
        log_of(run, Context())


def test_a_result() -> None:
    found = raw(
        place=RawPlace(9, 2, 10, 1), table="T3", row="一", column="自然人", variant="mild",
        related=[RawRelated(RawPlace(1, 1, 1, 5), "标题", "the title")], fix=RawFix(True, [RawEdit(9, 2, 9, 4, "二")]),
    )  # fmt: skip
    (result,) = log_of(run_of(file("甲/a b.md", found)))["results"]
    location = {"uri": "reports/%E7%94%B2/a%20b.md", "uriBaseId": "%SRCROOT%"}
    assert result == {
        "ruleId": "DM201",
        "ruleIndex": 0,
        "level": "error",
        "message": {"text": "统计期限为2020年，与报告年度2021年不一致"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {**location, "index": 0},
                    "region": {"startLine": 9, "startColumn": 2, "endLine": 10, "endColumn": 1},
                },
                "logicalLocations": [
                    {"name": "自然人", "fullyQualifiedName": "一、总体情况 > T3 > 一 > 自然人", "kind": "element"}
                ],
            }
        ],
        "partialFingerprints": {"primaryLocationLineHash": "00ff", "reportlint/v1": "00ff"},
        "relatedLocations": [
            {
                "physicalLocation": {
                    "artifactLocation": {**location, "index": 0},
                    "region": {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 5},
                },
                "message": {"text": "标题"},
            }
        ],
        "fixes": [
            {
                "description": {"text": "可以安全修改"},
                "artifactChanges": [
                    {
                        "artifactLocation": location,
                        "replacements": [
                            {
                                "deletedRegion": {"startLine": 9, "startColumn": 2, "endLine": 9, "endColumn": 4},
                                "insertedContent": {"text": "二"},
                            }
                        ],
                    }
                ],
            }
        ],
        "properties": {"variant": "mild", "source": "《条例》第五十条", "arguments": {"period": 2020, "year": 2021}},
    }


def test_rules_carry_their_clause_page_tags_and_own_level() -> None:
    rules = log_of(sample_run())["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [
        "DM201", "DM202", "DM301", "DM302", "DM401", "DM901", "RL001", "RL003", "RL005",
    ]  # fmt: skip
    assert rules[0] == {
        "id": "DM201",
        "shortDescription": {"text": "统计期限为…年，与报告年度…年不一致"},
        "fullDescription": {"text": "The years agree."},
        "help": {
            "text": (
                "The years agree.\n\nWhat it does:\n    Compares <the> *years*.\n\nBad:\n    2020 ~~~~ 2021\n\n"
                "Good:\n    2021\n\n依据：《条例》第五十条"
            ),
            "markdown": (
                "The years agree.\n\n**What it does**\n\nCompares <the> *years*.\n\n"
                "**Bad**\n\n~~~~~\n2020 ~~~~ 2021\n~~~~~\n\n**Good**\n\n~~~~\n2021\n~~~~\n\n依据：《条例》第五十条"
            ),
        },
        "defaultConfiguration": {"level": "warning"},
        "name": "year-mismatch",
        "properties": {"problem.severity": "warning", "tags": ["period", "years"], "source": "《条例》第五十条"},
    }
    assert rules[4]["defaultConfiguration"] == {"enabled": False}
    english = log_of(run_of(file("a.md", raw(), lang="en")))
    assert english["language"] == "en-US"
    assert english["tool"]["driver"]["rules"][0]["shortDescription"] == {
        "text": "the statistics are for …, the report for …"
    }


def test_rule_numbers_lead_to_their_rules() -> None:
    log = log_of(sample_run())
    rules = log["tool"]["driver"]["rules"]
    assert [rules[result["ruleIndex"]]["id"] for result in log["results"]] == [
        result["ruleId"] for result in log["results"]
    ]
    assert [log["artifacts"][index]["location"]["uri"] for index in (0, 4, 6)] == [
        "reports/2023/%E7%94%B2%20%E5%B8%82.md",
        "reports/%E6%80%AA%0A%2C%3A%25%E5%90%8D.md",
        "file:///elsewhere/%E5%A4%96%E9%9D%A2.md",
    ]


def test_what_was_not_checked_is_a_notification_and_no_success() -> None:
    (invocation,) = log_of(sample_run())["invocations"]
    assert invocation["executionSuccessful"] is False
    assert [(each["level"], each["message"]["text"]) for each in invocation["toolExecutionNotifications"]] == [
        ("error", "RL003: 规则DM302运行出错（ValueError），未能检查"),
        ("error", "RL001: 文件无法读取：有密码"),
        ("note", "RL005: 不是已知种类的报告，没有检查；可用 --profile 指定"),
        ("error", "一条规则的问题过多，其余的没有列出"),
    ]
    assert log_of(run_of(file("a.md", raw())))["invocations"] == [{"executionSuccessful": True}]
    (cut,) = log_of(run_of(file("a.md", lang="en"), interrupted=True))["invocations"]
    assert cut["toolExecutionNotifications"][0]["message"]["text"] == "the run was interrupted: this is only a part"


def test_a_file_that_is_no_report_is_a_result_only_when_named() -> None:
    assert log_of(run_of(file("a.md"), not_a_report("b.md")))["results"] == []
    assert [r["ruleId"] for r in log_of(run_of(file("a.md"), not_a_report("b.md", named=True)))["results"]] == ["RL005"]
    assert [r["ruleId"] for r in log_of(run_of(unread("b.docx")))["results"]] == ["RL001"]


@pytest.mark.parametrize(
    ("located", "location"),
    [
        ("a.md", {"uri": "a.md", "uriBaseId": "%SRCROOT%"}),
        ("a:b/%41#?.md", {"uri": "a%3Ab/%2541%23%3F.md", "uriBaseId": "%SRCROOT%"}),
        ("-甲\n\udcff\u202e.md", {"uri": "-%E7%94%B2%0A%FF%E2%80%AE.md", "uriBaseId": "%SRCROOT%"}),
        ("/tmp/a b.md", {"uri": "file:///tmp/a%20b.md"}),
        ("C:/x/a.md", {"uri": "file:///C%3A/x/a.md"}),
    ],
)
def test_paths_are_percent_encoded(located: str, location: dict[str, str]) -> None:
    context = Context(root="/repo/甲", located=lambda shown: located)
    log = log_of(run_of(file("a.md", raw())), context)
    assert log["artifacts"][0]["location"] == location
    assert log["originalUriBaseIds"] == {"%SRCROOT%": {"uri": "file:///repo/%E7%94%B2/"}}


def test_places_in_renderings_are_not_mended_and_keep_page_and_paragraph() -> None:
    fix = RawFix(True, [RawEdit(5, 4, 5, 8, "2021")])
    (result,) = log_of(run_of(file("a.pdf", raw(place=RawPlace(5, 4, 5, 9, page=2), fix=fix), format="pdf")))["results"]
    assert "fixes" not in result
    assert result["properties"]["page"] == 2
    assert result["message"]["text"].endswith("（第2页）")


def test_levels() -> None:
    run = run_of(file("a.md", *(raw(severity=s) for s in (Severity.ERROR, Severity.WARNING, Severity.INFO))))
    assert [result["level"] for result in log_of(run)["results"]] == ["error", "warning", "note"]


def test_a_message_holds_no_link() -> None:
    (result,) = log_of(run_of(file("a.md", raw(zh="见[这里](http://x.invalid)\x1b\n"))))["results"]
    assert result["message"]["text"] == "见[这里] (http://x.invalid)\\x1b\\n"
