"""One configuration on top of another: paths, circles, and words that are not repeated."""

from pathlib import Path

import pytest
from sample_pack import complaints, read

from reportlint.config import run_settings
from reportlint.config.layers import NO_COMMAND_LINE


def test_a_chain(tmp_path: Path) -> None:
    chain = read(
        tmp_path,
        {
            "reportlint.toml": 'extends = "shared/base.yaml"\nlang = "zh"\nplugins = ["./ours.py"]\nlimits.rows = 5\n',
            "shared/base.yaml": "extends: ../deep/er.toml\nlang: en\nfail-on: info\nplugins: [./theirs]\nlimits: {rows: 7, lines: 9}\n",
            "deep/er.toml": 'extends = "ab:strict"\nmandatory = ["AB101"]\n[hierarchy]\nA = ["B"]\n',
            "ours.py": "",
            "shared/theirs/x.py": "",
        },
    )
    assert [each.shown for each in chain] == ["reportlint.toml", "shared/base.yaml", "deep/er.toml"]
    run = run_settings(NO_COMMAND_LINE, chain)
    assert (run.lang, run.fail_on) == ("zh", "info")
    assert run.plugins == (f"{tmp_path}/shared/theirs", f"{tmp_path}/ours.py")
    assert run.limits == {"rows": 5, "lines": 9}
    assert (run.file_limits.rows, run.file_limits.lines, run.file_limits.columns) == (5, 9, 1000)
    assert run.hierarchy == {"A": ("B",)}
    assert chain[2].extends is not None
    assert chain[2].extends.text == "ab:strict"


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (
            {"reportlint.toml": 'extends = "reportlint.toml"'},
            ["reportlint.toml:1:11: extends goes in a circle: reportlint.toml → reportlint.toml"],
        ),
        (
            {
                "reportlint.toml": 'extends = "a.toml"',
                "a.toml": '\nextends = "b/c.yaml"',
                "b/c.yaml": "extends: ../a.toml",
            },
            ["b/c.yaml:1:10: extends goes in a circle: a.toml → b/c.yaml → a.toml"],
        ),
        (
            {"reportlint.toml": 'extends = "pyproject.toml"\n', "pyproject.toml": "[project]\nname = 'x'\n"},
            ["reportlint.toml:1:11: the file that extends names has no section [tool.reportlint]"],
        ),
        (
            {"reportlint.toml": 'extends = "a.toml"\nx = 1', "a.toml": "extends = 'gone.toml'\ny = 1"},
            [
                'reportlint.toml:2:1: unknown key "x"',
                "a.toml:1:11: the file that extends names: there is no such file",
                "a.toml:2:1: unknown key",
            ],
        ),
    ],
    ids=["itself", "circle", "no section", "all problems"],
)
def test_what_goes_wrong(tmp_path: Path, files: dict[str, str | bytes], expected: list[str]) -> None:
    assert complaints(tmp_path, files) == expected


def test_a_circle_through_links(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(".")
    assert complaints(
        tmp_path, {"reportlint.toml": 'extends = "loop/a.toml"', "a.toml": 'extends = "loop/a.toml"'}
    ) == ["loop/a.toml:1:11: extends goes in a circle: loop/a.toml → loop/a.toml"]


def test_nothing_outside_the_project_is_read(tmp_path: Path) -> None:
    outside = tmp_path / "secret.toml"
    outside.write_text("lang = 'hunter2'")
    project = tmp_path / "project"
    (project / ".git").mkdir(parents=True)
    (project / "link.toml").symlink_to(outside)
    (project / "up").symlink_to("..")
    for path in ("../secret.toml", "link.toml", "up/secret.toml", "a/../../secret.toml"):
        assert complaints(project, {"reportlint.toml": f'extends = "{path}"'}) == [
            "reportlint.toml:1:11: the path leads out of the project's folder"
        ]


def test_the_repository_is_the_project(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    files: dict[str, str | bytes] = {"shared.toml": "lang = 'en'", "team/reportlint.toml": 'extends = "../shared.toml"'}
    read(tmp_path, files, "team/reportlint.toml")
    (tmp_path / "team" / ".git").mkdir()
    assert complaints(tmp_path, files, explicit="team/reportlint.toml") == [
        "team/reportlint.toml:1:11: the path leads out of the project's folder"
    ]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("hunter2 = 1", "1:1: unknown key"),
        ("lang = 'hunter2'", '1:8: "lang" must be one of zh, en'),
        ("select = ['hunter2']", "1:11: no loaded rule has the code, name, prefix or tag given here"),
        ("severity = {hunter2 = 'hunter2'}", "1:23: the severity of a rule must be one of error, warning, info, off"),
        ("severity = {AB1 = 'hunter2'}", "1:19: the severity of a rule must be one of error, warning, info, off"),
        (
            "options = {hunter2 = 1}",
            "1:22: the options of a rule must be a table of keys and values, not a whole number",
        ),
        ("options.AB601.mode = 'hunter2'", '1:22: "mode" must be one of lenient, strict'),
        ("options.AB601.hunter2 = 1", "1:15: AB601 has no option"),
        ("profile = 'hunter2'", "1:11: no loaded pack knows the profile given here"),
        ("hierarchy = {hunter2 = ['hunter2']}", "1:25: this item already stands elsewhere, or above itself"),
        ("exclude = ['hunter2[']", "1:12: the ] of the pattern is missing"),
        ("root:x:0:0:hunter2", "1:5: = is missing behind the key"),
        ("a = hunter2", "1:5: this is not a value; text must stand in quotes"),
        ("extends = 'hunter2.toml'", "1:11: the file that extends names: there is no such file"),
        ("extends = '../hunter2.toml'", "1:11: the path leads out of the project's folder"),
        ("severity = {'AB201.hunter2' = 'off'}", "1:13: AB201 has no variant given here"),
        ("options.AB6.x = 1", "1:9: options belong to one rule; this is not the code or name of one:"),
    ],
)
def test_an_extended_file_is_not_quoted(tmp_path: Path, content: str, expected: str) -> None:
    files: dict[str, str | bytes] = {"reportlint.toml": 'extends = "a.toml"', "a.toml": content}
    for lang in ("en", "zh"):
        assert "hunter2" not in "\n".join(complaints(tmp_path, files, lang))
    assert complaints(tmp_path, files) == [f"a.toml:{expected}"]
