"""The pytest plugin: fixtures, findings that differ shown, no cost where it is not used."""

import subprocess
import sys
from pathlib import Path

TEST = """\
from reportlint import Finding, Findings, Report, Severity, rule
from reportlint.testing import Found


@rule("ZZ001", "word", Severity.INFO, zh="有“{word}”", en="has {word}")
def word(report: Report) -> Findings:
    for paragraph in report.paragraphs:
        if "收费通知" in paragraph.text.folded:
            yield Finding(paragraph, word="收费通知")


def test_right(valid_report):
    (found,) = valid_report("govinfo:2021").check(word)
    assert found.line == 95


def test_wrong(valid_report):
    assert valid_report("govinfo:2021").check(word) == [Found("ZZ001", "收费通知")]


def test_none(valid_report, check_examples):
    assert [] == valid_report("govinfo:2021").check(word)


def test_others():
    assert [1] == [2]
"""


def run(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *arguments],
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_findings_that_differ_are_shown(tmp_path: Path) -> None:
    (tmp_path / "test_word.py").write_text(TEST, "utf-8")
    done = run(tmp_path, "-q", "--tb=short")
    assert done.stdout.splitlines()[-1].split(" in ")[0] == "3 failed, 1 passed"
    shown = [line[4:] for line in done.stdout.splitlines() if line.startswith("E   ")]
    words = "本年度发出收费通知0件，总金额0元，实际收取政府信息公开信息处理费0元。没有其他需要报告的事项。"
    assert shown[:6] == [
        "assert the findings differ (- expected, + found)",
        '  - ZZ001 at "收费通知"',
        f'  + 95:1 ZZ001 at "{words}": has 收费通知',
        "assert the findings differ (- expected, + found)",
        f'  - 95:1 ZZ001 at "{words}": has 收费通知',
        "assert [1] == [2]",
    ]


def test_without_the_plugin_pytest_and_the_functions_work(tmp_path: Path) -> None:
    (tmp_path / "test_plain.py").write_text(
        "from reportlint.testing import valid_report\n\n\n"
        'def test_plain():\n    assert valid_report("govinfo:2021").check("GI201") == []\n'
    )
    assert run(tmp_path, "-q", "-p", "no:reportlint").returncode == 0


def test_a_run_that_does_not_use_it_imports_nothing_of_the_linter(tmp_path: Path) -> None:
    (tmp_path / "test_nothing.py").write_text(
        "import sys\n\n\n"
        "def test_nothing(request):\n"
        '    assert request.config.pluginmanager.hasplugin("reportlint")\n'
        '    ours = sorted(name for name in sys.modules if name.startswith("reportlint"))\n'
        '    assert ours == ["reportlint", "reportlint.testing", "reportlint.testing.fixtures"]\n'
        '    assert "msgspec" not in sys.modules\n'
    )
    done = run(tmp_path, "-q")
    assert done.returncode == 0, done.stdout
