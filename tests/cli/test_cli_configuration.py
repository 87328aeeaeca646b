"""``check`` with configurations: found, laid over the files, refused in one clear message with its place."""

import json
import os
from pathlib import Path

import pytest
from cli_program import Program

CONCISE = ("--format", "concise")


@pytest.fixture
def program(tmp_path: Path) -> Program:
    program = Program(tmp_path)
    program.write("a.md", "演示\n\n坏疑。\n")
    program.write("in/b.md", "演示\n\n坏疑。\n")
    return program


def found(program: Program, *arguments: str) -> list[str]:
    """What is reported: ``path CODE severity``."""
    out = program("check", *(arguments or (".",)), *CONCISE).out
    return [f"{path.split(':')[0]} {rest}" for path, _, rest in (line.partition(": ") for line in out.splitlines())]


def codes(program: Program, *arguments: str) -> list[str]:
    return [" ".join(line.split()[:3]) for line in found(program, *arguments)]


BOTH = ["a.md DM101 error", "a.md DM102 warning", "in/b.md DM101 error", "in/b.md DM102 warning"]


@pytest.mark.parametrize(
    ("config", "arguments", "expected"),
    [
        ("", (), BOTH),
        ('ignore = ["DM101"]', (), ["a.md DM102 warning", "in/b.md DM102 warning"]),
        ('ignore = ["DM101"]', ("--isolated", "."), BOTH),
        ('select = ["DM101"]', (), ["a.md DM101 error", "in/b.md DM101 error"]),
        ('select = ["DM101"]', (".", "--select", "DM102"), ["a.md DM102 warning", "in/b.md DM102 warning"]),
        ('select = ["DM101"]', (".", "--extend-select", "DM102"), BOTH),
        ('severity = {DM1 = "info"}', ("a.md",), ["a.md DM101 info", "a.md DM102 info"]),
        ('severity = {DM1 = "info"}', ("a.md", "--severity", "DM101=error，DM102=error"),
         ["a.md DM101 error", "a.md DM102 error"]),
        ("", ("a.md", "--select", "DM101，DM102", "--ignore", "DM102"), ["a.md DM101 error"]),
        ('exclude = ["in/"]', (), BOTH[:2]),
        ('[[overrides]]\nfiles = ["in/**"]\nignore = ["words"]', (), BOTH[:2]),
        ('mandatory = ["DM101"]\nignore = ["DM1"]', ("a.md", "--ignore", "DM101"), ["a.md DM101 error"]),
        ('profile = "demo"', ("a.md",), BOTH[:2]),
    ],
)  # fmt: skip
def test_what_a_configuration_says(
    program: Program, config: str, arguments: tuple[str, ...], expected: list[str]
) -> None:
    program.write("reportlint.toml", config)
    assert codes(program, *arguments) == expected


@pytest.mark.parametrize(
    ("config", "arguments", "code"),
    [
        ("", ["a.md"], 1),
        ('fail-on = "never"', ["a.md"], 0),
        ('fail-on = "never"', ["a.md", "--fail-on", "error"], 1),
        ('fail-on = "warning"\nignore = ["DM101"]', ["a.md"], 1),
        ('ignore = ["DM101"]', ["a.md"], 0),
        ('exclude = ["*.md"]', ["a.md"], 0),
        ("limits = {file-bytes = 5}", ["a.md"], 3),
    ],
)
def test_exit_codes(program: Program, config: str, arguments: list[str], code: int) -> None:
    program.write("reportlint.toml", config)
    assert program("check", *arguments).code == code


def test_the_language_of_a_configuration(program: Program) -> None:
    program.write("reportlint.toml", 'lang = "en"')
    assert found(program, "a.md")[0] == "a.md DM101 error has the word 坏"
    assert found(program, "a.md", "--lang", "zh")[0] == "a.md DM101 error 有“坏”字"


def test_an_excluded_file_that_is_named_is_said(program: Program) -> None:
    program.write("reportlint.toml", 'exclude = ["in/"]')
    done = program("check", "in/b.md")
    assert (done.code, done.out) == (0, "")
    assert done.err.splitlines() == [
        "in/b.md is excluded by the configuration and was not checked",
        "0 files, 0 rules run, 0 not applied, 0 not checked, 0 suppressed, 1 excluded: no findings",
    ]


def test_the_nearest_above_the_working_directory_or_the_one_named(program: Program) -> None:
    program.write("reportlint.toml", 'ignore = ["DM101"]')
    program.write("ci/strict.toml", 'ignore = ["DM102"]')
    program.folder /= "in"
    assert codes(program, "b.md") == ["b.md DM102 warning"]
    assert codes(program, "b.md", "--config", "../ci/strict.toml") == ["b.md DM101 error"]
    assert program("check", "b.md", "--config", "none.toml") == (
        2,
        "",
        "reportlint: none.toml: there is no such file\n",
    )
    done = program("check", "b.md", "--config", "../ci/strict.toml", "--isolated")
    assert done.err == "reportlint: --isolated reads no configuration; it does not go with --config\n"


def test_a_configuration_in_yaml_and_in_pyproject(program: Program) -> None:
    program.write("in/reportlint.yaml", "ignore: [DM101]")
    program.write("pyproject.toml", '[tool.reportlint]\nignore = ["DM102"]')
    assert codes(program) == ["a.md DM101 error"]


def test_options_reach_the_rules(program: Program) -> None:
    plugin = program.folder.parent / "site" / "demo_plugin.py"
    plugin.write_text(plugin.read_text("utf-8").replace('find("坏")', "find(options.other_word)"), encoding="utf-8")
    program.write("reportlint.toml", '[options.DM101]\nother-word = "疑"')
    program.write("in/reportlint.toml", '[options.bad-word]\nother-word = "坏"')
    out = program("check", ".", "--select", "DM101", *CONCISE).out.splitlines()
    assert [line.split(": ")[0] for line in out] == ["a.md:3:2", "in/b.md:3:1"]
    assert program("check", ".", "--select", "DM101", *CONCISE, "--jobs", "2").out.splitlines() == out


def test_a_nearer_file_speaks_for_its_folder_only(program: Program) -> None:
    program.write("in/reportlint.toml", 'severity = {DM101 = "info"}\nignore = ["DM102"]')
    assert codes(program) == [*BOTH[:2], "in/b.md DM101 info"]
    program.write("in/deep/reportlint.toml", 'severity = {DM101 = "warning"}')
    program.write("in/deep/c.md", "演示 坏疑")
    assert codes(program, "in") == ["in/b.md DM101 info", "in/deep/c.md DM101 warning"]


def test_many_files_with_settings_of_their_own_in_workers(program: Program) -> None:
    program.write("reportlint.toml", '[[overrides]]\nfiles = ["*5.md"]\nignore = ["DM101"]')
    for number in range(40):
        program.write(f"many/{number:02}.md", "演示坏")
    reported = codes(program, "many", "--jobs", "2")
    assert reported == [f"many/{number:02}.md DM101 error" for number in range(40) if number % 10 != 5]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('plugins = ["./evil.py"]', '1:1: "plugins" can be set by the run\'s configuration only: one near the reports cannot run code'),
        ('rule-files = ["x.yaml"]', '1:1: "rule-files" can be set by the run\'s configuration only: one near the reports cannot run code'),
        ('lang = "en"', '1:1: "lang" can be set by the run\'s configuration only: one near the reports cannot decide for the whole run'),
        ('fail-on = "never"', '1:1: "fail-on" can be set by the run\'s configuration only: one near the reports cannot decide for the whole run'),
        ("mandatory = []", '1:1: "mandatory" can be set by the run\'s configuration only: one near the reports cannot decide for the whole run'),
        ('baseline = "b.json"', '1:1: "baseline" can be set by the run\'s configuration only: one near the reports cannot decide for the whole run'),
        ("limits = {rows = 1}", '1:1: "limits" can be set by the run\'s configuration only: one near the reports cannot decide for the whole run'),
        ('extends = "../reportlint.toml"', '1:11: "extends" can be a preset (pack:name) only, not a file: a configuration near the reports cannot bring in another file'),
        ('ignore = ["RL003"]', "1:11: RL003 cannot be changed or switched off"),
    ],
)  # fmt: skip
def test_a_folder_that_somebody_sent_cannot_run_code_or_change_the_run(program: Program, text: str, line: str) -> None:
    program.write("reportlint.toml", "")
    program.write("in/reportlint.toml", text)
    program.write("in/evil.py", "open('ran', 'w')")
    assert program("check", ".") == (2, "", f"in/reportlint.toml:{line}\n")
    assert not (program.folder / "ran").exists()


def test_a_folder_that_somebody_sent_cannot_silence_mandatory_rules(program: Program) -> None:
    program.write("reportlint.toml", 'mandatory = ["DM101"]')
    program.write("in/reportlint.toml", 'ignore = ["DM"]\nseverity = {DM101 = "info"}')
    program.write("in/b.md", "演示\n\n<!-- reportlint: ignore-file -->\n\n坏疑\n")
    assert codes(program, "in") == ["in/b.md RL004 warning", "in/b.md DM101 error"]
    assert program("check", "in").code == 1


@pytest.mark.parametrize("said", ['exclude = ["**"]', 'profile = "govinfo"', 'exclude = ["b.md"]\nprofile = "foia"'])
def test_nor_by_leaving_out_files_or_naming_another_kind(program: Program, said: str) -> None:
    program.write("in/reportlint.toml", said)
    program.write("in/b.md", "演示\n\n坏疑\n")
    program.write("reportlint.toml", "")
    assert not any(" DM" in line for line in codes(program, "in"))
    program.write("reportlint.toml", 'mandatory = ["DM101"]')
    assert "in/b.md DM101 error" in codes(program, "in")
    assert ("in/b.md DM102 warning" in codes(program, "in")) is ("exclude" not in said)
    assert program("check", "in").code == 1
    program.write("reportlint.toml", 'mandatory = ["DM101"]\nexclude = ["in/"]')
    assert codes(program, "in") == []


def test_a_folder_whose_configuration_leaves_no_rule_is_not_green(program: Program) -> None:
    program.write("reportlint.toml", "")
    program.write("in/reportlint.toml", 'ignore = ["all"]')
    done = program("check", "in")
    assert (done.code, done.err.splitlines()[0]) == (3, "not one rule could be run, so nothing was checked")


def test_what_is_wrong_in_all_configurations_is_told_at_once(program: Program) -> None:
    program.write("reportlint.toml", 'selct = ["DM1"]\nignore = ["DM9"]\n[options.DM101]\nleats = 1\nleast = "x"\n')
    assert program("check", ".") == (
        2,
        "",
        'reportlint.toml:1:1: unknown key "selct"; did you mean select?\n',
    )
    program.write("reportlint.toml", 'ignore = ["DM9"]\n[options.DM101]\nleats = 1\nleast = "x"\n')
    program.write("in/reportlint.toml", 'profile = "dmeo"')
    unknown = "no loaded rule has the code, name, prefix or tag"
    assert program("check", ".", "--ignore", "zzzz") == (
        2,
        "",
        f'reportlint: --ignore: {unknown} "zzzz"\n'
        f'reportlint.toml:1:11: {unknown} "DM9"; did you mean DM?\n'
        'reportlint.toml:3:1: DM101 has no option "leats"; did you mean least?\n'
        'reportlint.toml:4:9: "least" must be a whole number, not a string\n'
        'in/reportlint.toml:1:11: no loaded pack knows the profile "dmeo"; did you mean demo?\n',
    )
    assert program("check", "a.md", LANG="zh_CN").err.splitlines()[0] == (
        "reportlint.toml:1:11: 没有规则的代码、名称、前缀或标签是“DM9”，是否指DM？"
    )


OWN = """
from reportlint import Finding, Findings, Report, Severity, Span, fact, rule

class Hotline:
    def __init__(self, at: int) -> None:
        self.at = at

@fact
def hotline(report: Report) -> Hotline | None:
    at = report.text.find("电话")
    return Hotline(at) if at >= 0 else None

@rule("ORG001", "hotline", Severity.WARNING, zh="有电话", en="a hotline")
def has_hotline(line: Hotline) -> Findings:
    yield Finding(Span(line.at, line.at + 2))

@rule("ORG002", "length", Severity.INFO, zh="共{count}字", en="{count} characters")
def length(report: Report) -> Findings:
    yield Finding(Span(0, 1), count=len(report.text))
"""


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_rules_of_our_own_in_a_file_and_in_a_folder(program: Program, jobs: str) -> None:
    program.write("rules/ours.py", OWN)
    program.write("more/one.py", OWN.replace("ORG", "TWO"))
    program.write("more/_notes.py", "raise SystemExit(1)")
    program.write("reportlint.toml", 'plugins = ["./rules/ours.py", "more"]\nignore = ["DM", "TWO001"]')
    program.write("a.md", "演示 电话")
    assert found(program, "a.md", "--jobs", jobs) == [
        "a.md ORG002 info 共5字",
        "a.md TWO002 info 共5字",
        "a.md ORG001 warning 有电话",
    ]
    assert codes(program, "a.md", "--select", "ORG001") == ["a.md ORG001 warning"]
    assert codes(program, "a.md", "--isolated") == []
    assert not list(program.folder.rglob("__pycache__"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("import nothing_of_this_name", "rules/ours.py:1: there is no module nothing_of_this_name; install it where reportlint is installed"),
        ("x = 1\ndef f(:", "rules/ours.py:2: invalid syntax"),
        ("\nraise SystemExit(0)", "rules/ours.py:2: SystemExit: 0"),
        (OWN.replace("(line: Hotline)", "(line: Severity)"), "rules/ours.py:13: ORG001: no loaded pack gives Severity; what can be asked for is Report, options, and facts by their classes"),
        (OWN.replace("ORG001", "DM999"), "rules/ours.py:13: codes that begin with DM belong to others: DM999; take a prefix of your own, like ORG001"),
        (OWN.replace("ORG001", "ORG002"), "rules/ours.py:17: the code ORG002 is taken by rules/ours.py:13"),
    ],
)  # fmt: skip
def test_a_file_of_rules_that_does_not_load_is_one_line(program: Program, text: str, message: str) -> None:
    program.write("rules/ours.py", text)
    program.write("reportlint.toml", 'plugins = ["./rules/ours.py"]')
    assert program("check", "a.md") == (2, "", f"reportlint: {message}\n")


def test_show_reads_a_file_as_check_does(program: Program) -> None:
    program.write("other.md", "别的\n")
    program.write("reportlint.toml", 'profile = "demo"')
    for arguments, profile in (([], "demo"), (["--isolated"], None)):
        done = program("show", "other.md", "--format", "json", *arguments)
        assert json.loads(done.out)["profile"] == profile
    program.write("reportlint.toml", "profil = 1")
    assert program("show", "other.md").err == 'reportlint.toml:1:1: unknown key "profil"; did you mean profile?\n'


@pytest.mark.skipif(os.name != "posix", reason="needs a folder that goes away")
def test_a_working_directory_that_is_gone(program: Program) -> None:
    gone = program.folder / "gone"
    gone.mkdir()
    program.environment["PYTHONPATH"] += os.pathsep + os.fspath(Path(__file__).parents[2] / "src")
    import subprocess
    import sys

    code = f"import os, sys; os.chdir({os.fspath(gone)!r}); os.rmdir({os.fspath(gone)!r}); sys.path[0:1] = []\n"
    code += "sys.argv = ['reportlint', 'check', '/x.md']\nfrom reportlint.__main__ import main\nsys.exit(main())"
    done = subprocess.run([sys.executable, "-c", code], env=program.environment, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (
        2,
        "reportlint: the working directory is gone; go to another one, or add --isolated\n",
    )
