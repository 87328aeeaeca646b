"""The reference page: every block is a right rule, and every key of the language stands there."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from textwrap import indent

import jsonschema
import pytest
from msgspec import Struct, structs

from reportlint.declarative import Setting, compile_rules, read_rule_file, schema
from reportlint.plugins.registry import Registry
from reportlint.syntax.expressions import FUNCTIONS
from reportlint.syntax.yaml import read_yaml

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "yaml-rules.md"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
HEAD = "code: ORG001\nname: ours\nseverity: error\n"


def blocks(kind: str) -> Iterator[str]:
    return (found[2] for found in BLOCK.finditer(PAGE.read_text("utf-8")) if found[1] == kind)


def as_file(block: str) -> str:
    if block.startswith("rules:"):
        return block
    message = "" if "message:" in block else "message: 有误\n"
    return "rules:\n  -" + indent(HEAD + message + block, "    ")[3:]


@pytest.mark.parametrize("block", list(blocks("yaml")), ids=lambda block: block.split("\n")[0])
def test_a_block_is_a_right_rule(block: str) -> None:
    registry = Registry()
    setting = Setting([registry.profile("govinfo")], registry.facts_of, registry.prefix_of)
    (spec,) = compile_rules([read_rule_file(as_file(block).encode(), "page.yaml")], setting)
    assert spec.profiles == ("govinfo",)


def _schema() -> jsonschema.Draft202012Validator:
    face = schema.rule_schema()
    jsonschema.Draft202012Validator.check_schema(face)
    return jsonschema.Draft202012Validator(face)


@pytest.mark.parametrize(
    "text",
    [*map(as_file, blocks("yaml")), (Path(__file__).parent / "arithmetic.yaml").read_text("utf-8")],
    ids=lambda text: text[:60].replace("\n", " "),
)
def test_the_schema_for_editors_takes_what_the_program_takes(text: str) -> None:
    assert [error.message for error in _schema().iter_errors(read_yaml(text.encode()).values)] == []


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "requier: 词\n",
        "in: S1\nrequire: 词\n",
        "severity: fatal\nrequire: 词\n",
        "count: {min: 2}\n",
        "require: 12\n",
    ],
)
def test_the_schema_for_editors_refuses_what_the_program_refuses(wrong: str) -> None:
    head = HEAD.replace("severity: error\n", "") if "severity" in wrong else HEAD
    text = "rules:\n  -" + indent(f"{head}message: 坏\n{wrong}", "    ")[3:]
    assert read_rule_file(text.encode(), "ours.yaml").problems.found
    assert not _schema().is_valid(read_yaml(text.encode()).values)


def test_the_configuration_is_right() -> None:
    assert [tomllib.loads(block) for block in blocks("toml")] == [{"rule-files": ["./rules/ours.yaml"]}]


def test_every_key_and_function_stands_on_the_page() -> None:
    text = PAGE.read_text("utf-8")
    tables = [kind for kind in vars(schema).values() if isinstance(kind, type) and issubclass(kind, Struct)]
    keys = {field.encode_name for kind in tables for field in structs.fields(kind)}
    assert len(keys) > 40
    assert sorted(key for key in keys if f"`{key}" not in text and f"{key}:" not in text) == []
    assert [name for name in FUNCTIONS if name not in text] == []
    places = [*schema.PlaceName.__args__, *schema.PropertyName.__args__]
    assert [name for name in places if f"`{name}`" not in text] == []
    assert [key for key in schema.REQUIREMENTS if f"### `{key}`" not in text] == []
