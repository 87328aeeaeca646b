"""Results made by hand for the tests of outputs."""

from reportlint import Severity
from reportlint.authoring.messages import Message
from reportlint.engine.results import (
    NO_PREVIOUS,
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
from reportlint.output.context import Context, RulePage
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


SAMPLE_CONTEXT = Context(
    root="/repo",
    located=lambda shown: {"外面.md": "/elsewhere/外面.md"}.get(shown, f"reports/{shown}"),
    rule=lambda code, lang: PAGES.get(code),
)
PAGES = {
    "DM201": RulePage(
        "DM201", "year-mismatch", Severity.WARNING, "《条例》第五十条", ("period", "years"),
        "The years agree.\n\nWhat it does:\n    Compares <the> *years*.\n\nBad:\n    2020 ~~~~ 2021\n\nGood:\n    2021\n",
        {"": Message("统计期限为{period}年，与报告年度{year}年不一致", "the statistics are for {period}, the report for {year}")},
    ),
    "DM301": RulePage("DM301", "sums", Severity.ERROR, "", (), "", {"": Message("合计不符", "the sum is wrong")}),
    "DM401": RulePage("DM401", "tone", Severity.OFF, "", (), "", {"": Message("语气", "tone")}),
}  # fmt: skip


def sample_run() -> RunResult:
    """An invented body's reports with one of everything that outputs have to show."""
    states = {
        "DM201": RuleState("ran"),
        "DM301": RuleState("not-applied", "Applications"),
        "DM302": RuleState("not-checked", "time"),
        "DM401": RuleState("ran"),
    }
    cell = raw(
        code="DM202", name="cell", severity=Severity.WARNING, zh="“22①件”应为数字", en="22①件 is no number",
        arguments={"cell": "22①件"}, place=RawPlace(9, 12, 9, 16), table="T3", row="（一）予以公开", column="自然人",
        source="", fix=RawFix(True, [RawEdit(9, 14, 9, 16, "")]), fingerprint="0a01", excerpt="| 一 | 予以公开 | 22①件 |",
    )  # fmt: skip
    crashed = core_finding("RL003", what=Term("rule", "规则DM302", "the rule DM302"), error="ValueError")
    hint = raw(
        code="DM401", name="tone", severity=Severity.INFO, zh="用语可以更简洁", en="could be shorter", arguments={},
        variant="mild", place=RawPlace(30, 1, 31, 5), section=["三、问题", "（一）不足"], source="", tags=[],
        fingerprint="0a02", excerpt="存在一些不足，", fix=RawFix(False, [RawEdit(30, 1, 31, 5, "不足：")]),
    )  # fmt: skip
    page = raw(place=RawPlace(40, 1, 40, 3, page=2), excerpt="二〇二〇", zh="第二页的年份", fingerprint="0a03")
    paragraph = raw(place=RawPlace(41, 1, 41, 3, paragraph=7), zh="第七段的年份", fingerprint="0a04")
    hostile = raw(
        zh="题为“]]></x>::error::%0A@all | [a](b) ${{ x }}\x1b\u202e”",
        arguments={"title": "\x1b]]>"},
        fingerprint="0a05",
    )
    copied = raw(
        code="DM901", name="copied", severity=Severity.WARNING, zh="与上年相同", fingerprint="0a06", across=True,
        related=[RawRelated(RawPlace(8, 1, 8, 3), "上年", "上年", "2022/甲 市.md")],
    )  # fmt: skip
    return sum_up(
        [
            file("2023/甲 市.md", mended(), cell, copied, hint, crashed, states=states, suppressed=1),
            file("2023/乙.pdf", page, format="pdf", encoding="", partial=True),
            file("2023/丙.docx", paragraph, format="docx", encoding="", lang="en"),
            unread("2023/丁.docx"),
            file("怪\n,:%名.md", hostile),
            not_a_report("README.md"),
            file("外面.md"),
            file("2022/甲 市.md", states={"DM901": RuleState("not-applied", NO_PREVIOUS)}),
        ],
    )


def many_findings(count: int = 10_000, files: int = 100) -> RunResult:
    """A run of so many findings, spread over so many files."""
    findings = [
        raw(
            place=RawPlace(n % 997 + 1, 4, n % 997 + 1, 9), fingerprint=f"{n:016x}", zh=f"第{n}处：统计期限与年度不一致"
        )
        for n in range(count)
    ]
    return sum_up([file(f"报告/{n}.md", *findings[n::files]) for n in range(files)])
