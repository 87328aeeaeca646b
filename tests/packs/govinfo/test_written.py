"""Honest reports written by hand, in every format: their year is read, and nothing is told that is wrong."""

from __future__ import annotations

from functools import cache

import pytest
from written_reports import REPORTS

from reportlint.batch.check import Checker, Settings
from reportlint.engine.results import RawResult
from reportlint.model import Severity
from reportlint.plugins.registry import Registry
from reportlint.testing import WRITERS, parse

NEEDS = {"html": "turbohtml", "docx": "reportlint.testing.ooxml", "pdf": "reportlint.testing.pdf"}
FORMATS = ["md", "txt", "html", "docx", pytest.param("pdf", marks=pytest.mark.slow)]


@cache
def checker() -> Checker:
    return Checker(Registry(), Settings())


def check(name: str, format: str) -> RawResult:
    pytest.importorskip(NEEDS.get(format, "reportlint"))
    result = checker().check(WRITERS[format](parse(REPORTS[name][1])), f"report.{format}")
    assert (result.profile, result.checked, result.error) == ("govinfo", True, "")
    return result


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("name", REPORTS)
def test_no_warning(name: str, format: str) -> None:
    result = check(name, format)
    assert [f"{f.code} {f.place.line}: {f.zh}" for f in result.findings if f.severity >= Severity.WARNING] == []
    assert result.facts["year"] == REPORTS[name][0]


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        ("province", "全省共收到政府信息公开申请18,462件", "全省共收到政府信息公开申请18,426件", "GI501"),
        ("province", "无法提供4400件", "无法提供4401件", "GI502"),
        ("planning bureau", "部分公开9件", "部分公开8件", "GI502"),
        ("planning bureau", "（自然人131件", "（自然人132件", "GI510"),
        ("schools", "全年收到3件", "全年收到4件", "GI501"),
        ("health", "尚有1件正在办理", "尚有2件正在办理", "GI505"),
        ("street", "其他107条", "其他207条", "GI507"),
        ("tax", "共受理2件", "共受理5件", "GI501"),
        ("water", "申请十二件", "申请十五件", "GI501"),
        ("banner", "结转1件", "结转4件", "GI505"),
        ("office", "行政复议4件", "行政复议6件", "GI503"),
        ("zone", "2023年度政府信息公开工作年度报告", "2022年度政府信息公开工作年度报告", "GI201"),
        ("environment", "占62.5%", "占52.5%", "GI506"),
        ("archive", "2023年12月31日止", "2023年11月31日止", "GI202"),
        ("trading", "收到申请1件", "收到申请3件", "GI501"),
    ],
)
def test_a_slip_in_them_is_told(name: str, old: str, new: str, code: str) -> None:
    markup = REPORTS[name][1]
    assert markup.count(old) == 1, old
    data = WRITERS["md"](parse(markup.replace(old, new)))
    told = [f.code for f in checker().check(data, "report.md").findings if f.severity >= Severity.WARNING]
    assert code in told, told
