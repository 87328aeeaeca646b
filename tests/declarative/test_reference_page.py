"""The reference page: every block is a right rule, and every key of the language stands there."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from textwrap import indent

import pytest
from msgspec import Struct, structs

from reportlint.declarative import Setting, compile_rules, read_rule_file, schema
from reportlint.plugins.registry import Registry
from reportlint.syntax.expressions import FUNCTIONS

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
