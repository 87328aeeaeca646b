"""JSON of schema 1: every key, its order, its value."""

import json

from output_samples import file, mended, not_a_report, raw, run_of, unread

import reportlint
from reportlint import Severity
from reportlint.engine.results import RawPlace
from reportlint.output import render


def test_the_whole_document() -> None:
    text = render("json", run_of(file("a.md", mended(), suppressed=2)))
    document = json.loads(text)
    assert document == {
        "schema": 1,
        "tool": {"name": "reportlint", "version": reportlint.__version__},
        "findings": [
            {
                "code": "DM201",
                "name": "year-mismatch",
                "variant": "",
                "severity": "error",
                "message": "统计期限为2020年，与报告年度2021年不一致",
                "arguments": {"period": 2020, "year": 2021},
                "path": "a.md",
                "line": 5,
                "column": 4,
                "end_line": 5,
                "end_column": 9,
                "page": None,
                "section": ["一、总体情况"],
                "table": None,
                "row": None,
                "cell_column": None,
                "source": "《条例》第五十条",
                "fix": {
                    "safety": "unsafe",
                    "edits": [{"line": 5, "column": 4, "end_line": 5, "end_column": 8, "text": "2021"}],
                },
                "related": [{"path": "a.md", "line": 1, "column": 1, "message": "2021年度报告"}],
                "fingerprint": "00ff",
            }
        ],
        "files": [
            {
                "path": "a.md",
                "format": "markdown",
                "encoding": "utf-8",
                "profile": "demo",
                "checked": True,
                "facts": {"year": 2021, "agency": "甲市某局", "edition": None},
            }
        ],
        "summary": {
            "files": 1,
            "not_checked": 0,
            "error": 1,
            "warning": 0,
            "info": 0,
            "suppressed": 2,
            "baselined": 0,
            "rules_run": 1,
        },
    }
    assert list(document) == ["schema", "tool", "findings", "files", "summary"]
    assert list(document["findings"][0]) == [
        "code", "name", "variant", "severity", "message", "arguments", "path", "line", "column", "end_line",
        "end_column", "page", "section", "table", "row", "cell_column", "source", "fix", "related", "fingerprint",
    ]  # fmt: skip
    assert list(document["files"][0]) == ["path", "format", "encoding", "profile", "checked", "facts"]
    assert list(document["summary"]) == [
        "files", "not_checked", "error", "warning", "info", "suppressed", "baselined", "rules_run",
    ]  # fmt: skip
    assert text.endswith("}\n")


def test_paragraph_and_page_stand_beside_each_other() -> None:
    document = json.loads(render("json", run_of(file("a.docx", raw(place=RawPlace(5, 4, 5, 9, paragraph=7))))))
    keys = list(document["findings"][0])
    assert keys[keys.index("page") : keys.index("section")] == ["page", "paragraph"]
    assert document["findings"][0]["paragraph"] == 7


def test_partial_results_say_so() -> None:
    document = json.loads(render("json", run_of(file("a.md", partial=True), interrupted=True)))
    assert document["files"][0]["partial"] is True
    assert document["partial"] is True
    assert document["summary"]["not_checked"] == 1


def test_files_that_could_not_be_read_and_files_that_are_no_reports() -> None:
    document = json.loads(render("json", run_of(unread("a.docx"), not_a_report("b.md"))))
    assert [finding["code"] for finding in document["findings"]] == ["RL001", "RL005"]
    assert document["files"] == [
        {"path": "a.docx", "format": "docx", "encoding": None, "profile": None, "checked": False, "facts": {}},
        {"path": "b.md", "format": "markdown", "encoding": "utf-8", "profile": None, "checked": True, "facts": {}},
    ]
    assert document["summary"]["not_checked"] == 1


def test_the_language_and_the_severity_are_those_of_the_run() -> None:
    finding = json.loads(render("json", run_of(file("a.md", raw(severity=Severity.INFO), lang="en"))))["findings"][0]
    assert finding["severity"] == "info"
    assert finding["message"] == "the statistics are for 2020, the report for 2021"


def test_dangerous_characters_are_escaped_and_lone_surrogates_replaced() -> None:
    text = render("json", run_of(file("a\udcff\x1b.md", raw(arguments={"title": "甲\u202e\x9b\ud800"}))))
    assert "\\u202e" in text
    assert "\\u009b" in text
    assert text.replace("\n", "").isprintable()
    document = json.loads(text)
    assert document["findings"][0]["arguments"] == {"title": "甲\u202e\x9b?"}
    assert document["files"][0]["path"] == "a\\xff\\x1b.md"
