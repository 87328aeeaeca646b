"""Checking from Python."""

from pathlib import Path

import pytest

from reportlint.api import Result, check

TEXT = "不是任何一种报告。\n"


def test_bytes_and_files_give_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text(TEXT, encoding="utf-8")
    result = check("a.md")
    assert isinstance(result, Result)
    assert [(f.code, f.path, f.severity) for f in result.findings] == [("RL005", "a.md", "info")]
    assert check(TEXT.encode(), name="a.md") == result
    assert check(Path("a.md")) == result
    assert check(tmp_path).summary == result.summary


def test_what_cannot_be_read_is_a_finding() -> None:
    result = check(b"", name="x.md")
    assert [finding.message for finding in result.findings] == ["文件无法读取：文件是空的"]
    assert (result.files[0].checked, result.summary.not_checked) == (False, 1)
    assert check(b"", name="x.md", lang="en").findings[0].message == "the file cannot be read: the file is empty"


def test_rules_can_be_switched_off() -> None:
    assert check(TEXT.encode(), name="a.md", ignore=["RL005"]).findings == []
    assert check(TEXT.encode(), name="a.md", severity={"RL005": "error"}).findings[0].severity == "error"


def test_what_does_not_exist() -> None:
    with pytest.raises(FileNotFoundError):
        check("no such file.md")
    for settings, message in [
        ({"select": ["XX999999"]}, '--select: no loaded rule has the code, name, prefix or tag "XX999999"'),
        ({"profile": "zzzzzz"}, '--profile: no loaded pack knows the profile "zzzzzz"'),
        ({"lang": "de"}, '--lang: one of zh, en was expected, not "de"'),
        ({"severity": {"RL005": "fatal"}}, '--severity: one of error, warning, info, off was expected, not "fatal"'),
        ({"name": ""}, "bytes need a name"),
    ]:
        with pytest.raises(ValueError, match=message):
            check(TEXT.encode(), **{"name": "a.md", **settings})  # type: ignore[arg-type]
