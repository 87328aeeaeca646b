"""Examples put to the test: a trial passes, or says exactly why not."""

from pathlib import Path

import pytest
from small_pack import make

from reportlint.testing import Trials

EDIT = 'edits = [{ find = "收到3件", replace = "收到4件" }]\n'
CELL = 'edits = [{ find = "| 甲 | 3 |", replace = "| 甲 | 4 |" }]\n'
EMPTY = 'edits = [{ find = "全年", replace = "留空全年" }]\n'


def _fires(rest: str) -> str:
    return f'[[T1]]\nfires = true\nbase = "甲"\n{rest}\n'


def _reasons(folder: Path, examples: str, formats: tuple[str, ...] = ("md",)) -> list[str]:
    return [trial.reason for trial in Trials(*make(folder, examples)).run(formats)]


@pytest.mark.parametrize(
    ("examples", "reason"),
    [
        pytest.param(_fires(EDIT + 'at = "4"'), "", id="passes"),
        pytest.param('[[T1]]\nfires = false\nbase = "甲"\n', "", id="stays silent"),
        pytest.param(_fires(CELL + 'at = "4"\nvariant = "cell"\nrow = "甲"\ncolumn = "件数"'), "", id="in its cell"),
        pytest.param(_fires(EMPTY + 'at = ""\nvariant = "cell"'), "", id="an empty cell"),
        pytest.param(
            f'[[T1]]\nfires = false\nbase = "甲"\n{EDIT}',
            "fired where it should not: 5:5: '4': 有三 / three",
            id="fired",
        ),
        pytest.param(_fires('at = "4"'), "did not fire", id="did not fire"),
        pytest.param(
            _fires(EDIT + 'at = "收到"'), "fired at other words than '收到': 5:5: '4': 有三 / three", id="other words"
        ),
        pytest.param(
            _fires(EDIT + 'at = ""'), "fired at other words than '': 5:5: '4': 有三 / three", id="not an empty place"
        ),
        pytest.param(
            _fires(EMPTY + 'at = "乙"\nvariant = "cell"'),
            "fired at other words than '乙': 10:7, row 乙, column 件数: '' (cell): 表中有三 / three in a cell",
            id="an empty place",
        ),
        pytest.param(
            _fires(EDIT + 'at = "4"\nvariant = "cell"'),
            "fired as another variant than 'cell': 5:5: '4': 有三 / three",
            id="other variant",
        ),
        pytest.param(
            _fires(CELL + 'at = "4"\nvariant = "cell"\nrow = "乙"'),
            "fired in another row than '乙': 9:7, row 甲, column 件数: '4' (cell): 表中有三 / three in a cell",
            id="other row",
        ),
        pytest.param(
            _fires(CELL + 'at = "4"\nvariant = "cell"\ncolumn = "金额"'),
            "fired in another column than '金额': 9:7, row 甲, column 件数: '4' (cell): 表中有三 / three in a cell",
            id="other column",
        ),
        pytest.param(
            _fires(
                'edits = [{ find = "收到3件", replace = "收到4件" }, { find = "| 甲 | 3 |", replace = "| 甲 | 4 |" }]\nat = "4"'
            ),
            "fired also where it should not: 9:7, row 甲, column 件数: '4' (cell): 表中有三 / three in a cell",
            id="fired twice",
        ),
        pytest.param(
            '[[T1]]\nfires = false\nbase = "甲"\nedits = [{ find = "全年", replace = "崩" }]\n',
            "crashed: ValueError: 崩溃",
            id="crashed",
        ),
        pytest.param(
            '[[T1]]\nfires = false\nbase = "甲"\nedits = [{ find = "# 甲乙报告\\n", until = "| 乙 |  |", replace = "" }]\n',
            "the file cannot be read: the file is empty",
            id="unreadable",
        ),
    ],
)
def test_reasons(tmp_path: Path, examples: str, reason: str) -> None:
    assert _reasons(tmp_path, examples) == [reason]


def test_every_format_is_tried(tmp_path: Path) -> None:
    trials = Trials(*make(tmp_path, _fires(EDIT + 'at = "收到4"') + 'formats = ["md", "html"]\n'))
    said = [str(trial) for trial in trials.run(("md", "txt", "html"))]
    assert said == [
        "small.examples.toml:1: T1 example 1 (md): fired at other words than '收到4': 5:5: '4': 有三 / three",
        "small.examples.toml:1: T1 example 1 (html): fired at other words than '收到4': 17:86: '4': 有三 / three",
    ]
    trials = Trials(*make(tmp_path, _fires(EDIT + 'at = "4"')))
    assert [(trial.format, trial.passed) for trial in trials.run()] == [("md", True), ("txt", True), ("html", True)]
    assert str(next(trials.run())) == "small.examples.toml:1: T1 example 1 (md): passed"


def test_why_a_rule_was_not_applied(tmp_path: Path) -> None:
    rules = '''\
from msgspec import Struct

from reportlint import Finding, Findings, Report, Severity, fact, rule


class Nothing(Struct, frozen=True):
    pass


@fact
def nothing(report: Report) -> Nothing | None:
    return None


@rule("T1", "needs", Severity.ERROR, zh="无", en="none")
def needs(nothing: Nothing) -> Findings:
    """Needs what is never there."""
    yield Finding(nothing)
'''
    trials = Trials(*make(tmp_path, _fires('at = "4"'), rules))
    assert [trial.reason for trial in trials.run(["md"])] == ["did not fire (not-applied: no Nothing)"]
