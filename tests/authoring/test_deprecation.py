"""What is going away is said in one way: a Python warning, and one line of the program."""

import subprocess
import sys
import warnings
from pathlib import Path

import pytest

from reportlint import DeprecatedInterfaceWarning, warn_deprecated


def old_name() -> int:
    warn_deprecated("old_name", since="0.2", gone_in="1.0", instead="new_name")
    return 1


def test_the_caller_is_warned() -> None:
    with pytest.warns(DeprecatedInterfaceWarning) as caught:
        assert old_name() == 1
    (warning,) = caught
    assert str(warning.message) == "old_name is deprecated since reportlint 0.2 and gone in 1.0; use new_name"
    assert isinstance(warning.message, DeprecatedInterfaceWarning)
    said = warning.message
    assert (said.name, said.since, said.gone_in, said.instead) == ("old_name", "0.2", "1.0", "new_name")
    assert warning.filename == __file__
    assert str(DeprecatedInterfaceWarning("x", "0.2", "1.0")) == "x is deprecated since reportlint 0.2 and gone in 1.0"


def test_it_is_an_error_where_warnings_are() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(DeprecatedInterfaceWarning):
            old_name()


OURS = """\
from reportlint import Finding, Findings, Report, Severity, rule, warn_deprecated


def old_name():
    warn_deprecated("old_name", since="0.2", gone_in="1.0", instead="new_name")


old_name()
old_name()


@rule("ORG001", "first", Severity.INFO, zh="一", en="one")
def first(report: Report) -> Findings:
    return []
"""


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "reportlint: ours.py:8: old_name is deprecated since reportlint 0.2 and gone in 1.0; use new_name"),
        ("zh_CN", "reportlint: ours.py:8: old_name自reportlint 0.2起不再推荐，1.0版将取消，请改用new_name"),
    ],
)
def test_the_program_tells_it_once_in_one_line(tmp_path: Path, lang: str, line: str) -> None:
    (tmp_path / "ours.py").write_text(OURS, "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "reportlint", "test", "ours.py", "--format", "md"],
        cwd=tmp_path, env={"LANG": lang, "PYTHONUTF8": "1"}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr.splitlines()[0]) == (0, line)
    assert done.stderr.count("old_name") == 1
