"""What is shown of configurations: effective values and their origins, the JSON Schema, start files."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import tomli
from ruamel.yaml import YAML
from sample_pack import CATALOGUE, PACK, PACKS, RULES, read, write

from reportlint.config import (
    Layers,
    Shown,
    check,
    command_line,
    config_schema,
    config_show,
    read_nearer,
    read_run,
    starter,
    starter_kinds,
)
from reportlint.config.keys import KEYS
from reportlint.syntax.yaml import read_yaml

ROOT = Path(__file__).resolve().parents[2]
FILES: dict[str, str | bytes] = {
    "reportlint.toml": 'extends = "base.toml"\nlang = "zh"\nseverity = {AB2 = "warning", "AB201.pending" = "off"}\n'
    'options.AB601.min-length = 3\nlimits.rows = 4\nexclude = ["x/"]\n',
    "base.toml": 'limits = {rows = 9, lines = 2}\nextends = "ab:strict"\nexclude = ["y/"]\nmandatory = ["AB101"]\n',
    "a/reportlint.toml": 'ignore = ["AB1"]\nprofile = "annual"\noptions.text-length.ratio = 0.25\n',
}


def test_every_value_and_where_it_comes_from(tmp_path: Path) -> None:
    directory = write(tmp_path, FILES)
    chain, near = read_run(directory), read_nearer([f"{directory}/a"], directory, directory)
    found = Layers(command_line=command_line(ignore=["AB602"]), nearer=near, run=chain, packs=PACKS)
    check([found.command_line, *near.values(), *chain], CATALOGUE)
    shown = config_show(found, f"{directory}/a/x.md", RULES)
    assert [each for each in shown if not each.key.startswith("rules.RL")] == [
        Shown("profile", "annual", "a/reportlint.toml", 2, 11),
        Shown("extends", "base.toml", "reportlint.toml", 1, 11),
        Shown("exclude", ["x/"], "reportlint.toml", 6, 11),
        Shown("exclude", ["y/"], "base.toml", 3, 11),
        Shown("fail-on", "error"),
        Shown("lang", "zh", "reportlint.toml", 2, 8),
        Shown("mandatory", ["AB101"], "base.toml", 4, 13),
        Shown("require-reason", False),
        Shown("collection", None),
        Shown("baseline", None),
        Shown("limits.rows", 4, "reportlint.toml", 5, 1),
        Shown("limits.lines", 2, "base.toml", 1, 10),
        Shown("preset.ab", "ab:strict-2026", "base.toml", 2, 11),
        Shown("preset.other", None),
        Shown("rules.AB101", "error", "ab:strict-2026"),
        Shown("rules.AB102", "off", "a/reportlint.toml", 1, 11),
        Shown("rules.AB201", "warning", "reportlint.toml", 3, 13),
        Shown("rules.AB201.pending", "off", "reportlint.toml", 3, 30),
        Shown("rules.AB202", "warning", "reportlint.toml", 3, 13),
        Shown("rules.AB601", "error", "ab:strict-2026"),
        Shown("rules.AB602", "off", "command line"),
        Shown("rules.ABC1", "warning"),
        Shown("options.AB601.min-length", 3, "reportlint.toml", 4, 15),
        Shown("options.AB601.max-length", 500),
        Shown("options.AB601.ratio", 0.25, "a/reportlint.toml", 3, 21),
        Shown("options.AB601.mode", "strict"),
        Shown("options.AB601.terms", []),
        Shown("options.AB601.weights", {}),
        Shown("options.AB601.quiet", False),
        Shown("options.AB602.step", 2),
    ]


def test_the_linters_own_rules_are_shown(tmp_path: Path) -> None:
    directory = write(tmp_path, {"reportlint.toml": 'severity = {RL004 = "error"}'})
    shown = config_show(Layers(command_line=command_line(), run=read_run(directory)))
    assert Shown("rules.RL001", "error") in shown
    assert Shown("rules.RL004", "error", "reportlint.toml", 1, 13) in shown
    assert Shown("rules.RL005", "info") in shown


def test_of_the_run_without_rules(tmp_path: Path) -> None:
    directory = write(tmp_path, {"reportlint.toml": "lang = 'zh'\nfail-on = 'info'"})
    found = Layers(command_line=command_line(fail_on="never"), run=read_run(directory))
    shown = {each.key: (each.value, each.origin) for each in config_show(found)}
    assert shown["fail-on"] == ("never", "command line")
    assert shown["lang"] == ("zh", "reportlint.toml")
    assert shown["profile"] == (None, "default")


def fits(value: Any, schema: dict[str, Any], root: dict[str, Any]) -> bool:
    """Whether a value fits a schema: the few words of JSON Schema that ours has."""
    if "$ref" in schema:
        name = schema["$ref"].removeprefix("#/$defs/")
        return fits(value, root["$defs"][name], root)
    if "anyOf" in schema and not any(fits(value, each, root) for each in schema["anyOf"]):
        return False
    if "enum" in schema:
        return value in schema["enum"]
    kind = schema.get("type")
    kinds: dict[str, Any] = {
        "object": dict,
        "array": list,
        "string": str,
        "boolean": bool,
        "integer": int,
        "number": (int, float),
    }
    if kind and (not isinstance(value, kinds[kind]) or (isinstance(value, bool) and kind != "boolean")):
        return False
    if isinstance(value, str):
        return len(value) >= schema.get("minLength", 0) and re.search(schema.get("pattern", ""), value) is not None
    if isinstance(value, list):
        inside = all(fits(item, schema.get("items", {}), root) for item in value)
        return inside and len(value) >= schema.get("minItems", 0)
    if isinstance(value, dict):
        more = schema.get("additionalProperties", True)
        known = schema.get("properties", {})
        return (
            all(name in value for name in schema.get("required", ()))
            and all(fits(name, schema.get("propertyNames", {}), root) for name in value)
            and all(
                fits(item, known[name], root) if name in known else more is True or (more and fits(item, more, root))
                for name, item in value.items()
            )
        )
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return bool(value >= schema.get("minimum", value) and value > schema.get("exclusiveMinimum", value - 1))
    return True


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("", True),
        *((str(content), True) for content in FILES.values()),
        ('[[overrides]]\nfiles = ["a"]\nignore = ["AB1"]', True),
        ('[[overrides]]\nignore = ["AB1"]', False),
        ('[[overrides]]\nfiles = []\nignore = ["AB1"]', False),
        ("hierarchy.A = ['B']", True),
        ("hierarchy.A = 'B'", False),
        ('selct = ["AB1"]', False),
        ('select = "AB1"', False),
        ('select = ["AB9"]', False),
        ('select = ["AB201.pending", "structure", "AB20", "all", "ab"]', True),
        ('severity = {AB1 = "eror"}', False),
        ('severity = {AB9 = "error"}', False),
        ('fail-on = "fatal"', False),
        ('extends = "ab:strict"', True),
        ('extends = "ab:stric"', False),
        ('profile = "anual"', False),
        ("limits.rows = 0", False),
        ("limits.secnds = 1", False),
        ("limits.seconds = 0.5", True),
        ("limits.seconds = 0", False),
        ("options.AB601.min-length = -1", False),
        ("options.AB601.min-lenght = 1", False),
        ("options.even-steps = {step = 4}", True),
        ("options.AB101.x = 1", False),
        ("require-reason = 1", False),
    ],
)
def test_the_schema_agrees_with_the_reading(tmp_path: Path, text: str, right: bool) -> None:
    schema = config_schema(RULES, PACKS, ["annual", "other"])
    assert fits(tomli.loads(text), schema, schema) is right


def test_the_schema_is_plain_data() -> None:
    schema = config_schema(RULES, PACKS, ["annual"], "zh")
    assert json.loads(json.dumps(schema)) == schema
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert list(schema["properties"]) == [key.name for key in KEYS]
    assert schema["properties"]["fail-on"] == {
        "enum": ["error", "warning", "info", "never"],
        "description": "达到哪一级才算不通过",
        "default": "error",
    }
    assert schema["$defs"]["LengthOptions"]["properties"]["ratio"] == {
        "type": "number",
        "exclusiveMinimum": 0,
        "maximum": 1,
        "default": 0.5,
    }
    assert schema["$defs"]["options"]["properties"]["text-length"] == {"$ref": "#/$defs/LengthOptions"}


def test_the_schema_without_rules() -> None:
    schema = config_schema(())
    assert schema["$defs"]["options"] == {"type": "object", "properties": {}, "additionalProperties": False}
    assert schema["properties"]["profile"]["type"] == "string"


def uncommented(text: str) -> str:
    """A start file with every example made to work; sentences stay comments."""
    lines = []
    for line in text.split("\n"):
        inside = line.removeprefix("# ")
        works = re.match(r'\[|"?[\w.-]+"? ?[=:] ', inside) is not None
        lines.append(inside if works else line)
    return "\n".join(lines)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    ("kind", "name"), [("toml", "reportlint.toml"), ("pyproject", "pyproject.toml"), ("yaml", "reportlint.yaml")]
)
def test_every_example_of_a_start_file_works(tmp_path: Path, kind: str, name: str, lang: str) -> None:
    text = uncommented(starter(kind, lang, PACK, rules=RULES))
    (configuration,) = read(tmp_path, {name: text, "rules/ours.py": "", "rules/ours.yaml": ""})
    assert set(configuration.settings) == {key.name for key in KEYS}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    ("kind", "name"), [("toml", "reportlint.toml"), ("pyproject", "pyproject.toml"), ("yaml", "reportlint.yaml")]
)
def test_a_start_file_changes_nothing(tmp_path: Path, kind: str, name: str, lang: str) -> None:
    (configuration,) = read(tmp_path, {name: starter(kind, lang)})
    assert configuration.settings == {}


@pytest.mark.parametrize("kind", starter_kinds())
def test_comments_in_two_languages(kind: str) -> None:
    zh, en = starter(kind, "zh"), starter(kind, "en")
    assert any("\u4e00" <= character <= "\u9fff" for character in zh)
    assert not any("\u4e00" <= character <= "\u9fff" for character in en)
    assert [line for line in zh.split("\n") if not line.startswith("#")] == [
        line for line in en.split("\n") if not line.startswith("#")
    ]


@pytest.mark.parametrize("kind", ["pre-commit", "github", "gitlab"])
def test_pieces_for_others_are_yaml(kind: str) -> None:
    assert read_yaml(starter(kind).encode()).values
    assert "1.2.3" not in starter(kind)
    assert "1.2.3" in starter(kind, version="1.2.3")


def test_the_piece_for_pre_commit_names_a_hook_that_is_there() -> None:
    hooks = YAML(typ="safe").load((ROOT / ".pre-commit-hooks.yaml").read_bytes())
    piece: Any = read_yaml(starter("pre-commit", version="1.2.3").encode()).values
    (repository,) = piece["repos"]
    assert (repository["repo"], repository["rev"]) == ("https://github.com/reportlint/reportlint", "v1.2.3")
    known = {hook["id"]: hook for hook in hooks}
    (hook,) = repository["hooks"]
    # pre-commit would start several processes, each of which starts as many as there are cores
    assert known[hook["id"]]["verbose"]
    assert known[hook["id"]]["require_serial"]
    assert all(name in starter("pre-commit") for name in known)
    assert re.search(hook["files"], "报告.docx")
    assert hook["additional_dependencies"] == ["reportlint[all]"]


def test_the_piece_for_github_gives_the_action_what_it_takes() -> None:
    action = YAML(typ="safe").load((ROOT / "action.yml").read_bytes())
    piece: Any = read_yaml(starter("github", version="1.2.3").encode()).values
    (job,) = piece["jobs"].values()
    ours = job["steps"][-1]
    assert ours["uses"] == "reportlint/reportlint@v1.2.3"
    assert set(ours["with"]) <= set(action["inputs"])
    assert "check --format github " in action["runs"]["steps"][2]["run"]
    assert piece["permissions"] == {"contents": "read", "security-events": "write"}


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("gitlab", "      codequality: gl-code-quality-report.json"),
        ("gitlab", "      junit: junit.xml"),
    ],
)
def test_pieces_show_findings_where_their_readers_look(kind: str, line: str) -> None:
    assert line in starter(kind).splitlines()


def test_another_kind() -> None:
    with pytest.raises(KeyError):
        starter("makefile")
