"""Results made by hand for the tests of outputs."""

from reportlint import Severity
from reportlint.engine.results import (
    RawEdit,
    RawFinding,
    RawFix,
    RawPlace,
    RawRelated,
    RuleState,
    core_finding,
    failed_result,
)
from reportlint.model import Term
from reportlint.triage.results import FileResult, Reported, RunResult, sum_up


def raw(**settings: object) -> RawFinding:
    values: dict[str, object] = {
        "code": "DM201",
        "name": "year-mismatch",
        "variant": "",
        "severity": Severity.ERROR,
        "zh": "统计期限为2020年，与报告年度2021年不一致",
        "en": "the statistics are for 2020, the report for 2021",
        "arguments": {"period": 2020, "year": 2021},
        "place": RawPlace(5, 4, 5, 9),
        "section": ["一、总体情况"],
        "section_id": "S1",
        "table": None,
        "row": None,
        "column": None,
        "source": "《条例》第五十条",
        "tags": ["period"],
        "fix": None,
        "related": [],
        "fingerprint": "00ff",
        "excerpt": "数据自2020年起统计",
    }
    return RawFinding(**{**values, **settings})  # type: ignore[arg-type]


def file(path: str, *findings: RawFinding, lang: str = "zh", **settings: object) -> FileResult:
    values: dict[str, object] = {
        "format": "markdown",
        "encoding": "utf-8",
        "profile": "demo",
        "checked": True,
        "states": {"DM201": RuleState("ran")},
        "facts": {"year": 2021, "agency": "甲市某局", "edition": None},
    }
    reported = [Reported(path, lang, found.severity, found) for found in findings]
    return FileResult(path=path, lang=lang, findings=reported, **{**values, **settings})  # type: ignore[arg-type]


def mended() -> RawFinding:
    """A finding with a fix and a related place."""
    edits = [RawEdit(5, 4, 5, 8, "2021")]
    return raw(fix=RawFix(False, edits), related=[RawRelated(RawPlace(1, 1, 1, 5), "2021年度报告", "2021年度报告")])


def unread(path: str) -> FileResult:
    result = failed_result(path, "docx", Term("encrypted", "有密码", "it has a password"), "zh")
    return file(path, *result.findings, checked=False, format="docx", encoding="", profile="", states={}, facts={})


def not_a_report(path: str, *, named: bool = False) -> FileResult:
    return file(path, core_finding("RL005"), profile="", states={}, facts={}, named=named)


def run_of(*files: FileResult, interrupted: bool = False) -> RunResult:
    return sum_up(files, interrupted=interrupted)
