"""JUnit's XML, read back through a library for it."""

import io
from xml.etree import ElementTree

import pytest
from junitparser import JUnitXml, TestCase, TestSuite
from output_samples import SAMPLE_CONTEXT, file, not_a_report, raw, run_of, sample_run, unread

from reportlint import Severity
from reportlint.engine.results import RuleState
from reportlint.output import render
from reportlint.output.context import Context
from reportlint.triage.results import RunResult


def read(run: RunResult, context: Context = SAMPLE_CONTEXT) -> JUnitXml:
    return JUnitXml.fromroot(ElementTree.parse(io.BytesIO(render("junit", run, context=context).encode())).getroot())


def cases(suite: TestSuite) -> list[tuple[str, str]]:
    return [(case.name, _outcome(case)) for case in suite]


def _outcome(case: TestCase) -> str:
    if not case.result:
        return "passed"
    (result,) = case.result
    return f"{type(result).__name__} {result.message}"


def test_a_suite_a_file_and_a_case_a_rule() -> None:
    suites = list(read(sample_run()))
    assert [suite.name for suite in suites] == [
        "2023/甲 市.md", "2023/乙.pdf", "2023/丙.docx", "2023/丁.docx", "怪\\n,:%名.md", "README.md", "外面.md",
        "2022/甲 市.md",
    ]  # fmt: skip
    assert cases(suites[0]) == [
        ("DM201 year-mismatch", "Failure 统计期限为2020年，与报告年度2021年不一致"),
        ("DM202 cell", "passed"),
        ("DM301 sums", "Skipped 不适用：没有Applications"),
        ("DM302", "Error 未检查：time"),
        ("DM401 tone", "passed"),
        ("DM901 copied", "passed"),
        ("RL003 rule-crashed", "Error 规则DM302运行出错（ValueError），未能检查"),
    ]
    assert cases(suites[3]) == [("RL001 unreadable-file", "Error 文件无法读取：有密码")]
    assert cases(suites[5]) == [("RL005 not-a-report", "Skipped 不是已知种类的报告，没有检查；可用 --profile 指定")]
    assert cases(suites[6]) == [("DM201 year-mismatch", "passed")]


def test_the_sums_are_those_of_the_cases() -> None:
    xml = read(sample_run())
    said = [(suite.tests, suite.failures, suite.errors, suite.skipped) for suite in xml]
    assert said[0] == (7, 1, 2, 1)
    assert (xml.tests, xml.failures, xml.errors, xml.skipped) == tuple(map(sum, zip(*said, strict=True)))
    for suite in xml:
        said_here = (suite.tests, suite.failures, suite.errors, suite.skipped)
        suite.update_statistics()
        assert (suite.tests, suite.failures, suite.errors, suite.skipped) == said_here


@pytest.mark.parametrize(
    ("fail_on", "failing"),
    [
        (Severity.ERROR, ["DM1"]),
        (Severity.WARNING, ["DM1", "DM2"]),
        (Severity.INFO, ["DM1", "DM2", "DM3"]),
        (Severity.OFF, []),
    ],
)
def test_what_fails_the_run_fails_a_case(fail_on: Severity, failing: list[str]) -> None:
    found = [
        raw(code=code, name="", severity=severity)
        for code, severity in (("DM1", Severity.ERROR), ("DM2", Severity.WARNING), ("DM3", Severity.INFO))
    ]
    (suite,) = read(run_of(file("a.md", *found, states={})), Context(fail_on=fail_on))
    assert [case.name for case in suite if case.result] == failing
    assert all("统计期限" in (case.system_out or case.result[0].text) for case in suite)


def test_all_findings_of_a_rule_stand_in_its_case() -> None:
    (suite,) = read(run_of(file("a.md", raw(), raw(source=""), raw(severity=Severity.INFO), lang="en")))
    (case,) = suite
    assert (case.classname, case._elem.get("file"), case._elem.get("line")) == ("a.md", "a.md", "5")
    assert case.result[0].message == "the statistics are for 2020, the report for 2021 (and 2 more)"
    assert case.result[0].text == (
        "a.md:5:4: DM201 error the statistics are for 2020, the report for 2021\n"
        "  source: 《条例》第五十条\n"
        "a.md:5:4: DM201 error the statistics are for 2020, the report for 2021\n"
        "a.md:5:4: DM201 info the statistics are for 2020, the report for 2021\n"
        "  source: 《条例》第五十条"
    )


def test_a_file_that_was_named_and_is_no_report_and_one_that_was_not_read() -> None:
    xml = read(run_of(not_a_report("a.md", named=True), unread("b.docx")))
    assert [(suite.skipped, suite.errors) for suite in xml] == [(1, 0), (0, 1)]


def test_states_in_english_and_without_a_reason() -> None:
    states = {"A1": RuleState("not-applied", "Sum"), "A2": RuleState("not-checked"), "A3": RuleState("not-applied")}
    (suite,) = read(run_of(file("a.md", lang="en", states=states)))
    assert cases(suite) == [
        ("A1", "Skipped not applied: no Sum"), ("A2", "Error not-checked"), ("A3", "Skipped not-applied"),
    ]  # fmt: skip


def test_every_character_gives_legal_xml() -> None:
    text = "".join(map(chr, range(0x300))) + "\u200b\u202e\u2028\ufffe\uffff\ud800\udcff\U0001fffe\U0010ffff]]>"
    for name in ("junit", "checkstyle"):
        root = ElementTree.fromstring(render(name, run_of(file(text, raw(zh=text, source=text)))).encode())
        assert root.tag in {"testsuites", "checkstyle"}
