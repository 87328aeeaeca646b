"""Where configurations are looked for, and what a nearer one may say."""

import os
from pathlib import Path

import pytest
from sample_pack import complaints, write

from reportlint.config import ConfigError, find_in, find_run, read_nearer, read_run
from reportlint.config.reading import read_run as read_run_itself

SECTION = "[tool.reportlint]\nlang = 'zh'\n"


def nearer(folder: Path, files: dict[str, str | bytes], top: str = "") -> list[str]:
    """What is wrong with the configurations below a folder."""
    directory = write(folder, files)
    folders = [os.path.join(directory, os.path.dirname(name)) for name in files]
    try:
        read_nearer(folders, os.path.join(directory, top) if top else directory, directory)
    except ConfigError as error:
        return error.render().split("\n")
    return []


@pytest.mark.parametrize(
    ("files", "start", "found"),
    [
        ({"reportlint.toml": ""}, "", "reportlint.toml"),
        ({".reportlint.toml": ""}, "", ".reportlint.toml"),
        ({"reportlint.yaml": ""}, "", "reportlint.yaml"),
        ({"pyproject.toml": SECTION}, "", "pyproject.toml"),
        ({"pyproject.toml": "[tool.other]\nx = 1\n"}, "", None),
        ({"pyproject.toml": "[project]\ndependencies = ['reportlint']\n"}, "", None),
        ({"pyproject.toml": "[tool]\n'reportlint' = {}\n"}, "", "pyproject.toml"),
        ({"pyproject.toml": "[project]\nname = 'x'\n", "reportlint.toml": ""}, "", "reportlint.toml"),
        ({"reportlint.toml": "", "a/b/c.md": ""}, "a/b", "reportlint.toml"),
        ({"reportlint.toml": "", "a/pyproject.toml": "[x]\n", "a/b/c.md": ""}, "a/b", "reportlint.toml"),
        ({"reportlint.toml": "", "a/reportlint.yaml": "", "a/b/c.md": ""}, "a/b", "a/reportlint.yaml"),
    ],
)
def test_the_run_takes_the_nearest(
    tmp_path: Path, files: dict[str, str | bytes], start: str, found: str | None
) -> None:
    directory = write(tmp_path, files)
    source = find_run(os.path.join(directory, start) if start else directory)
    if found is None:
        assert source is None or not source.path.startswith(directory)
    else:
        assert source is not None
        assert source.path == os.path.join(directory, found)


def test_two_kinds_in_one_folder(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"reportlint.toml": "", "pyproject.toml": SECTION}
    assert complaints(tmp_path, files) == [
        ".: this folder holds 2 configurations: reportlint.toml, pyproject.toml; keep one"
    ]
    files |= {".reportlint.toml": "", "reportlint.yaml": ""}
    assert complaints(tmp_path, files, "zh") == [
        ".: 这个文件夹里有4份配置：reportlint.toml、.reportlint.toml、reportlint.yaml、pyproject.toml；请只留一份"
    ]


@pytest.mark.parametrize("name", ["reportlint.yml", ".reportlint.yaml"])
def test_a_name_that_is_not_read(tmp_path: Path, name: str) -> None:
    assert complaints(tmp_path, {name: ""}) == [f"{name}: a file of this name is not read; rename it reportlint.yaml"]


def test_the_file_that_is_named(tmp_path: Path) -> None:
    directory = write(
        tmp_path,
        {"reportlint.toml": "lang = 'zh'", "ci/strict.toml": "lang = 'en'", "p/pyproject.toml": "", "x.json": ""},
    )
    (named,) = read_run(directory, "ci/strict.toml")
    assert (named.shown, named.settings["lang"].value) == ("ci/strict.toml", "en")
    for path, line in (
        ("gone.toml", "gone.toml: there is no such file"),
        ("x.json", "x.json: a configuration is a .toml or .yaml file"),
        ("p/pyproject.toml", "p/pyproject.toml: it has no section [tool.reportlint]"),
    ):
        with pytest.raises(ConfigError) as caught:
            read_run(directory, path)
        assert str(caught.value) == line


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_only_regular_files_are_opened(tmp_path: Path) -> None:
    (tmp_path / "reportlint.toml").mkdir()
    assert complaints(tmp_path, {}) == ["reportlint.toml: this is not a regular file"]
    (tmp_path / "reportlint.toml").rmdir()
    os.mkfifo(tmp_path / "reportlint.toml")
    assert complaints(tmp_path, {}) == ["reportlint.toml: this is not a regular file"]
    (tmp_path / "reportlint.toml").unlink()
    (tmp_path / "reportlint.toml").symlink_to("gone")
    assert complaints(tmp_path, {}) == ["reportlint.toml: there is no such file"]


def test_a_file_outside_the_working_directory_is_shown_whole(tmp_path: Path) -> None:
    directory = write(tmp_path, {"reportlint.toml": "x = 1", "a/b/c.md": ""})
    with pytest.raises(ConfigError) as caught:
        read_run_itself(os.path.join(directory, "a", "b"))
    assert str(caught.value) == f'{directory}/reportlint.toml:1:1: unknown key "x"'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('plugins = ["./x.py"]', '1:1: "plugins" can be set by the run\'s configuration only: one near the reports cannot run code'),
        ('rule-files = ["./x.yaml"]', '1:1: "rule-files" can be set by the run\'s configuration only: one near the reports cannot run code'),
        ('mandatory = ["AB101"]', '1:1: "mandatory" can be set by the run\'s configuration only: one near the reports cannot decide for the whole run'),
        ('lang = "zh"', '1:1: "lang" can be set by the run\'s configuration only: one near the reports cannot decide for the whole run'),
        ('\nfail-on = "never"', '2:1: "fail-on" can be set by the run\'s configuration only: one near the reports cannot decide for the whole run'),
        ('baseline = "b.json"', '1:1: "baseline" can be set by the run\'s configuration only: one near the reports cannot decide for the whole run'),
        ('[hierarchy]\nA = ["B"]', '1:2: "hierarchy" can be set by the run\'s configuration only: one near the reports cannot decide for the whole run'),
        ("[limits]\nrows = 3", '1:2: "limits" can be set by the run\'s configuration only: one near the reports cannot decide for the whole run'),
        ('extend-select = ["AB1"]', '1:1: "extend-select" can be set by the run\'s configuration only: one near the reports cannot decide for the whole run'),
        ("require-reason = false", '1:1: "require-reason" can be set by the run\'s configuration only: one near the reports cannot decide for the whole run'),
        ("collection = false", '1:1: "collection" can be set by the run\'s configuration only: one near the reports cannot decide for the whole run'),
        ('extends = "../reportlint.toml"', '1:11: "extends" can be a preset (pack:name) only, not a file: a configuration near the reports cannot bring in another file'),
        ('extends = "/etc/passwd"', '1:11: "extends" can be a preset (pack:name) only, not a file: a configuration near the reports cannot bring in another file'),
    ],
)  # fmt: skip
def test_what_a_nearer_one_may_not_say(tmp_path: Path, text: str, expected: str) -> None:
    assert nearer(tmp_path, {"sent/reportlint.toml": text}) == [f"sent/reportlint.toml:{expected}"]


def test_what_a_nearer_one_may_say(tmp_path: Path) -> None:
    text = (
        'profile = "annual"\nextends = "ab:strict"\nselect = ["AB1"]\nignore = ["AB101"]\nexclude = ["drafts/"]\n'
        'severity = {AB1 = "info"}\noptions.AB601.min-length = 3\n[[overrides]]\nfiles = ["*.md"]\nignore = ["AB2"]\n'
    )
    assert nearer(tmp_path, {"sent/reportlint.toml": text}) == []


def test_all_nearer_ones_are_read_once_and_all_problems_told(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "reportlint.toml": "this is not read here",
        "a/reportlint.toml": "x = 1",
        "a/b/reportlint.yaml": "lang: zh",
        "a/b/c/d.md": "",
        "e/.reportlint.toml": "ignore = [1]",
        "e/reportlint.yaml": "",
        "f/g/pyproject.toml": "[tool.reportlint]\nignore = 3",
    }
    assert nearer(tmp_path, files) == [
        "e: this folder holds 2 configurations: .reportlint.toml, reportlint.yaml; keep one"
    ]
    del files["e/reportlint.yaml"]
    (tmp_path / "e" / "reportlint.yaml").unlink()
    found = nearer(tmp_path, files)
    assert [line.split(": ")[0] for line in found] == [
        "a/reportlint.toml:1:1",
        "a/b/reportlint.yaml:1:1",
        "e/.reportlint.toml:1:11",
        "f/g/pyproject.toml:2:10",
    ]


def test_nothing_is_nearer_than_a_configuration_elsewhere(tmp_path: Path) -> None:
    directory = write(tmp_path, {"ci/strict.toml": "", "reports/reportlint.toml": "lang = 'zh'"})
    assert read_nearer([f"{directory}/reports"], f"{directory}/ci", directory) == {}
    assert read_nearer([f"{directory}/reports"], f"{directory}/reports", directory) == {}


def test_an_empty_folder_has_none(tmp_path: Path) -> None:
    assert find_in(str(tmp_path), str(tmp_path)) is None
