"""``config`` and ``init``."""

import json
import tomllib
from pathlib import Path

import pytest
from cli_program import Program
from jsonschema import Draft202012Validator


@pytest.fixture
def program(tmp_path: Path) -> Program:
    program = Program(tmp_path)
    program.write("in/a.md", "演示坏")
    return program


def shown(program: Program, *arguments: str) -> dict[str, tuple[object, str, int, int]]:
    document = json.loads(program("config", "show", *arguments, "--format", "json").out)
    return {v["key"]: (v["value"], v["origin"], v["line"], v["column"]) for v in document["values"]}


def test_every_value_and_where_it_comes_from(program: Program) -> None:
    program.write("reportlint.toml", 'lang = "en"\nignore = ["DM102"]\n[options.DM101]\nleast = 3\n')
    program.write("in/reportlint.toml", 'severity = {DM101 = "info"}')
    values = shown(program, "in/a.md")
    assert values["lang"] == ("en", "reportlint.toml", 1, 8)
    assert values["fail-on"] == ("error", "default", 0, 0)
    assert values["rules.DM101"] == ("info", "in/reportlint.toml", 1, 13)
    assert values["rules.DM102"] == ("off", "reportlint.toml", 2, 11)
    assert values["options.DM101.least"] == (3, "reportlint.toml", 4, 1)
    assert values["options.DM101.other-word"] == ("劣", "default", 0, 0)
    assert shown(program)["rules.DM101"] == ("error", "default", 0, 0)
    assert shown(program, "in")["rules.DM101"] == ("info", "in/reportlint.toml", 1, 13)
    assert shown(program, "in/a.md", "--isolated")["rules.DM101"] == ("error", "default", 0, 0)
    lines = program("config", "show", "in/a.md").out.splitlines()
    assert next(line.split() for line in lines if line.startswith("lang ")) == ["lang", "en", "reportlint.toml:1:8"]


def test_an_excluded_file(program: Program) -> None:
    program.write("reportlint.toml", 'exclude = ["in/"]')
    assert program("config", "show", "in/a.md").err == "in/a.md is excluded by the configuration\n"
    assert json.loads(program("config", "show", "in/a.md", "--format=json").out)["excluded"] is True


def test_the_schema_knows_the_rules_that_are_loaded(program: Program) -> None:
    schema = json.loads(program("config", "schema").out)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert {"DM101", "bad-word", "words", "DM201.mild"} <= set(schema["$defs"]["rule"]["enum"])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["config"], "config is followed by show or schema"),
        (["config", "shw"], "config is followed by show or schema, not shw; did you mean show?"),
        (["config", "show", "none.md"], "no such file or folder: none.md"),
        (["config", "show", "a", "b"], "config show does not take so many arguments"),
        (["config", "schema", "a"], "config schema does not take so many arguments"),
        (["init", "tml"], "init knows no 'tml'; did you mean toml?"),
    ],
)
def test_wrong_usage(program: Program, arguments: list[str], message: str) -> None:
    assert program(*arguments) == (2, "", f"reportlint: {message}\n")


@pytest.mark.parametrize(
    ("kind", "file"),
    [
        ("toml", "reportlint.toml"),
        ("yaml", "reportlint.yaml"),
        ("pre-commit", ".pre-commit-config.yaml"),
        ("github", ".github/workflows/reportlint.yaml"),
        ("gitlab", ".gitlab-ci.yml"),
    ],
)
@pytest.mark.parametrize("lang", ["en_US.UTF-8", "zh_CN.UTF-8"])
def test_start_files(program: Program, kind: str, file: str, lang: str) -> None:
    done = program("init", kind, LANG=lang)
    assert (done.code, done.out) == (0, "")
    assert file in done.err
    text = (program.folder / file).read_text("utf-8")
    assert text.startswith("#")
    assert program("check", "in/a.md").code == 1
    again = program("init", kind, LANG=lang)
    assert (again.code, file in again.err) == (2, True)
    assert (program.folder / file).read_text("utf-8") == text
    assert program("init", kind, "--stdout", LANG=lang).out == text


def test_nothing_is_written_beside_another_configuration(program: Program) -> None:
    program.write("pyproject.toml", "[tool.reportlint]\n")
    program.write("x.txt", "")
    done = program("init", "pre-commit", "toml")
    message = "this folder has a configuration already, pyproject.toml; reportlint.toml was not written"
    assert done == (2, "", f"reportlint: {message}\n")
    assert sorted(p.name for p in program.folder.iterdir()) == ["in", "pyproject.toml", "x.txt"]
    assert program("init", "pyproject", "--stdout").out.splitlines()[1] == "[tool.reportlint]"


def test_every_line_of_the_start_file_works_once_its_mark_is_gone(program: Program) -> None:
    program("init")
    lines = (program.folder / "reportlint.toml").read_text("utf-8").splitlines()
    assert any(line.startswith('# fail-on = "error"') for line in lines)
    text = "\n".join(line[2:] if line == '# fail-on = "error"' else line for line in lines)
    program.write("reportlint.toml", text.replace('fail-on = "error"', 'fail-on = "never"'))
    assert program("check", "in/a.md").code == 0


@pytest.mark.parametrize(
    ("text", "right"),
    [
        (
            'profile = "govinfo"\nextends = "govinfo:strict-2026"\nselect = ["GI2", "words", "all"]\nignore = ["RL004"]',
            True,
        ),
        ('extends = "shared/base.toml"\nplugins = ["./rules/ours.py"]\nrule-files = ["rules/ours.yaml"]', True),
        ('fail-on = "never"\nlang = "zh"\nmandatory = ["bad-word"]\nrequire-reason = true\nlimits = {rows = 5}', True),
        ('severity = {DM = "warning", "DM201.mild" = "off"}\noptions.DM101 = {least = 2, other-word = "差"}', True),
        ('hierarchy = {"甲市" = ["乙县"]}\n[[overrides]]\nfiles = ["a/**"]\nsections = ["S1"]\nignore = ["DM1"]', True),
        ('profle = "govinfo"', False),
        ('select = "DM1"', False),
        ('ignore = ["DM9"]', False),
        ('severity = {DM1 = "fatal"}', False),
        ('severity = {"DM201.wild" = "off"}', False),
        ('options.DM101.least = "two"', False),
        ("options.DM101.lest = 2", False),
        ("options.DM102.x = 1", False),
        ('fail-on = "eror"', False),
        ("limits = {rows = 0}", False),
        ('extends = "govinfo:strict-2099"', False),
        ('[[overrides]]\nignore = ["DM1"]', False),
        ('[[overrides]]\nfiles = ["a"]\nlang = "zh"', False),
    ],
)
def test_the_schema_says_of_a_configuration_what_the_program_says(
    schema: Draft202012Validator, text: str, right: bool
) -> None:
    assert schema.is_valid(tomllib.loads(text)) is right


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> Draft202012Validator:
    found = json.loads(Program(tmp_path_factory.mktemp("schema"))("config", "schema").out)
    Draft202012Validator.check_schema(found)
    return Draft202012Validator(found)


def test_what_the_schema_takes_the_program_takes(program: Program) -> None:
    program.write("rules/ours.py", "")
    program.write(
        "reportlint.toml", 'options.DM101 = {least = 2, other-word = "差"}\nseverity = {"DM201.mild" = "off"}'
    )
    assert program("config", "show").code == 0
    program.write("reportlint.toml", 'severity = {"DM201.wild" = "off"}')
    assert program("config", "show").code == 2
