"""The JSON Schema (draft 2020-12) of configurations, with the rules and options that are loaded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec import structs

from reportlint.authoring.rules import Options, RuleSpec, options_type
from reportlint.model import Limits

from .keys import BY_NAME, KEYS, LEVELS, OVERRIDE_KEYS, RUN_LIMITS, Key, limit_names
from .layers import PackPresets
from .names import Catalogue

DIALECT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]
_STRINGS: Schema = {"type": "array", "items": {"type": "string", "minLength": 1}}


def config_schema(
    rules: Sequence[RuleSpec], packs: Sequence[PackPresets] = (), profiles: Sequence[str] = (), lang: str = "en"
) -> Schema:
    """The schema as plain data. Descriptions are in ``lang``."""
    catalogue = Catalogue(rules, profiles, packs)
    definitions: Schema = {
        "rule": {"enum": list(dict.fromkeys([*catalogue.words, *catalogue.variants]))},
        "names": {"type": "array", "items": {"$ref": "#/$defs/rule"}},
        "globs": _STRINGS,
        "severity": {
            "type": "object",
            "propertyNames": {"$ref": "#/$defs/rule"},
            "additionalProperties": {"enum": list(LEVELS)},
        },
        "options": _options(rules),
    }
    definitions["override"] = _override()
    definitions.update(_option_definitions(rules))
    return {
        "$schema": DIALECT,
        "title": "reportlint",
        "type": "object",
        "properties": {key.name: _property(key, catalogue, lang) for key in KEYS},
        "additionalProperties": False,
        "$defs": definitions,
    }


def _property(key: Key, catalogue: Catalogue, lang: str) -> Schema:
    shape = _shape(key, catalogue)
    shape["description"] = key.zh if lang == "zh" else key.en
    if key.default is not None:
        shape["default"] = key.default
    return shape


def _shape(key: Key, catalogue: Catalogue) -> Schema:
    if key.shape in {"names", "globs", "severity", "options"}:
        return {"$ref": f"#/$defs/{key.shape}"}
    if key.shape == "choice":
        return {"enum": list(key.choices)}
    if key.shape == "flag":
        return {"type": "boolean"}
    if key.shape in {"plugins", "rule-files"}:
        return dict(_STRINGS)
    if key.shape == "limits":
        return {"type": "object", "properties": _limits(), "additionalProperties": False}
    if key.shape == "hierarchy":
        return {"type": "object", "additionalProperties": dict(_STRINGS)}
    if key.shape == "overrides":
        return {"type": "array", "items": {"$ref": "#/$defs/override"}}
    if key.shape == "extends" and catalogue.presets:
        return {"anyOf": [{"enum": list(catalogue.presets)}, {"type": "string", "pattern": r"\.(toml|yaml|yml)$"}]}
    if key.name == "profile" and catalogue.profiles:
        return {"enum": list(catalogue.profiles)}
    return {"type": "string", "minLength": 1}


def _limits() -> Schema:
    defaults = {field.name.replace("_", "-"): field.default for field in structs.fields(Limits)}
    found: Schema = {}
    for name in limit_names():
        found[name] = (
            {"type": "number", "exclusiveMinimum": 0} if name == "seconds" else {"type": "integer", "minimum": 1}
        )
        if name in defaults:
            found[name]["default"] = defaults[name]
        if name in RUN_LIMITS:
            found[name]["description"] = RUN_LIMITS[name][1]
    return found


def _override() -> Schema:
    shapes: Schema = {key: {"$ref": f"#/$defs/{BY_NAME[key].shape}"} for key in OVERRIDE_KEYS if key in BY_NAME}
    listed = {**_STRINGS, "minItems": 1}
    return {
        "type": "object",
        "properties": {"files": listed, "sections": listed, **shapes},
        "additionalProperties": False,
        "anyOf": [{"required": ["files"]}, {"required": ["sections"]}],
    }


def _kinds(rules: Sequence[RuleSpec]) -> dict[str, type[Options]]:
    found = {rule.code: options_type(rule) for rule in rules}
    return {code: kind for code, kind in found.items() if kind is not None}


def _options(rules: Sequence[RuleSpec]) -> Schema:
    kinds = _kinds(rules)
    refs, _ = msgspec.json.schema_components(list(kinds.values()), ref_template="#/$defs/{name}")
    properties: Schema = {}
    for rule, ref in zip([rule for rule in rules if rule.code in kinds], refs, strict=True):
        properties[rule.code] = ref
        properties.setdefault(rule.name, ref)
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _option_definitions(rules: Sequence[RuleSpec]) -> Schema:
    """The options of each rule; every default as JSON writes it."""
    _, definitions = msgspec.json.schema_components(list(_kinds(rules).values()), ref_template="#/$defs/{name}")
    plain: Schema = msgspec.json.decode(msgspec.json.encode(definitions))
    for definition in plain.values():
        if not definition.get("required", True):
            del definition["required"]
    return plain
