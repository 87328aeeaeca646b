"""The lists that servers read: GitLab, Checkstyle, reviewdog; JSON a line; grouped for people."""

import json
from typing import Any
from xml.etree import ElementTree

import pytest
from output_samples import SAMPLE_CONTEXT, file, mended, not_a_report, raw, run_of, sample_run, unread

from reportlint import Severity
from reportlint.engine.results import RawEdit, RawFinding, RawFix, RawPlace
from reportlint.output import render


def test_jsonl_holds_the_findings_of_json() -> None:
    run = sample_run()
    listed = [json.loads(line) for line in render("jsonl", run).splitlines()]
    assert listed == json.loads(render("json", run))["findings"]
    assert len(listed) == 10
    assert render("jsonl", run_of(file("a.md"))) == ""


def test_grouped_puts_what_concerns_a_file_together() -> None:
    run = run_of(
        file("甲.md", raw(), raw(severity=Severity.WARNING, place=RawPlace(15, 10, 15, 11), code="DM3", zh="二\n")),
        file("b.md"),
        file("c.pdf", raw(place=RawPlace(1, 1, 1, 2, page=3)), lang="en"),
        not_a_report("d.md"),
    )
    assert render("grouped", run) == (
        "甲.md\n"
        "  5:4    错误  DM201  统计期限为2020年，与报告年度2021年不一致\n"
        "  15:10  警告  DM3    二\\n\n"
        "\n"
        "c.pdf\n"
        "  1:1  error  DM201  the statistics are for 2020, the report for 2021 (page 3)\n"
    )
    assert render("grouped", run_of(file("a.md", raw(zh="错"))), color=True) == (
        "\x1b[1ma.md\x1b[0m\n  5:4  \x1b[31m错误\x1b[0m  DM201  错\n"
    )


def test_gitlab() -> None:
    issues = json.loads(render("gitlab", sample_run(), context=SAMPLE_CONTEXT))
    assert issues[0] == {
        "description": "统计期限为2020年，与报告年度2021年不一致",
        "check_name": "DM201",
        "fingerprint": issues[0]["fingerprint"],
        "severity": "major",
        "location": {"path": "reports/2023/甲 市.md", "lines": {"begin": 5, "end": 5}},
    }
    assert [issue["severity"] for issue in issues] == [
        "major", "minor", "info", "blocker", "major", "major", "blocker", "major", "minor",
    ]  # fmt: skip
    assert render("gitlab", run_of(file("a.md"))) == "[]\n"


def test_gitlab_fingerprints_differ_within_a_run_and_stay_from_run_to_run() -> None:
    def fingerprints(*paths: str) -> list[str]:
        run = run_of(*(file(path, raw(), raw()) for path in paths))
        return [issue["fingerprint"] for issue in json.loads(render("gitlab", run))]

    assert len(set(fingerprints("a.md", "b.md"))) == 4
    assert fingerprints("a.md", "b.md")[2:] == fingerprints("b.md")


def test_checkstyle() -> None:
    root = ElementTree.fromstring(render("checkstyle", run_of(file("a.md", mended()), file("b.md"), unread("c.docx"))))
    assert [(each.get("name"), len(each)) for each in root] == [("a.md", 1), ("b.md", 0), ("c.docx", 1)]
    assert root[0][0].attrib == {
        "line": "5",
        "column": "4",
        "severity": "error",
        "message": "统计期限为2020年，与报告年度2021年不一致",
        "source": "reportlint.DM201",
    }


def diagnostic(found: RawFinding, **settings: object) -> dict[str, Any]:
    run = run_of(file("a.md", found, **settings))  # type: ignore[arg-type]
    (single,) = json.loads(render("rdjson", run))["diagnostics"]
    return single  # type: ignore[no-any-return]


def test_rdjson() -> None:
    assert diagnostic(mended()) == {
        "message": "统计期限为2020年，与报告年度2021年不一致",
        "location": {"path": "a.md", "range": {"start": {"line": 5, "column": 10}, "end": {"line": 5, "column": 17}}},
        "severity": "ERROR",
        "code": {"value": "DM201"},
        "suggestions": [
            {"range": {"start": {"line": 5, "column": 10}, "end": {"line": 5, "column": 14}}, "text": "2021"}
        ],
        "related_locations": [
            {"message": "2021年度报告", "location": {"path": "a.md", "range": {"start": {"line": 1}}}}
        ],
    }


def test_rdjson_counts_bytes_as_the_file_has_them() -> None:
    line = "一𠮷e\u0301x"
    found = raw(excerpt=line, place=RawPlace(5, 5, 5, 6), fix=RawFix(True, [RawEdit(5, 5, 5, 6, "y")]))
    (suggestion,) = diagnostic(found)["suggestions"]
    begin, end = (suggestion["range"][side]["column"] - 1 for side in ("start", "end"))
    assert line.encode()[begin:end] == b"x"


def test_several_edits_are_one_suggestion() -> None:
    edits = [RawEdit(5, 8, 5, 8, "度"), RawEdit(5, 4, 5, 8, "2021"), RawEdit(5, 9, 5, 10, "")]
    (suggestion,) = diagnostic(raw(fix=RawFix(True, edits)))["suggestions"]
    assert suggestion == {
        "range": {"start": {"line": 5, "column": 10}, "end": {"line": 5, "column": 20}},
        "text": "2021度年",
    }


@pytest.mark.parametrize(
    ("changes", "settings"),
    [
        ({"fix": RawFix(True, [RawEdit(6, 1, 6, 2, "x")])}, {}),
        ({"fix": RawFix(True, [RawEdit(5, 4, 6, 2, "x")])}, {}),
        ({"fix": RawFix(True, [])}, {}),
        ({"excerpt_column": 201}, {}),
        ({"excerpt": "1101************2X在2020年"}, {}),
        ({"excerpt": "短"}, {}),
        ({}, {"encoding": "gb18030"}),
        ({}, {"format": "docx"}),
    ],
)
def test_no_suggestion_where_the_bytes_are_not_known(changes: dict[str, object], settings: dict[str, object]) -> None:
    place = RawPlace(5, 20, 5, 22) if "*" in str(changes) else RawPlace(5, 4, 5, 8)
    fix = RawFix(True, [RawEdit(5, place.column, 5, place.end_column, "2021")])
    found = diagnostic(raw(**{"place": place, "fix": fix, **changes}), **settings)
    assert "suggestions" not in found
    if "fix" not in changes:
        assert found["location"]["range"] == {"start": {"line": 5}, "end": {"line": 5}}
