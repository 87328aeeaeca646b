"""Options of rules against the types that the rules declare for them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from math import isfinite
from typing import Any

import msgspec
from msgspec import structs

from reportlint.authoring.rules import Options, RuleSpec, options_type
from reportlint.syntax.toml import Path
from reportlint.syntax.values import FLAG, STRING, TABLE, Values, Words, item_label, key_label

from .errors import hint
from .layers import OptionTable


def check_options(table: OptionTable, spec: RuleSpec, values: Values) -> None:
    """Check the options that a configuration gives to a rule. Problems go to ``values``."""
    kind = options_type(spec)
    if kind is None:
        place = (table.rule.line, table.rule.column)
        values.problems.add(place, f"{spec.code}没有选项", f"{spec.code} has no options")
        return
    fields = {field.encode_name: field for field in structs.fields(kind)}
    right = True
    for key, value in table.values.items():
        path = (*table.path, key)
        if key not in fields:
            word, near = values.quote(key), hint(key, fields)
            values.problems.add(
                table.document.key(path),
                f"{spec.code}没有选项{word[0]}{near[0]}",
                f"{spec.code} has no option{word[1]}{near[1]}",
            )
            right = False
        elif not _check_value(key, value, path, fields[key].type, values):
            right = False
    if right:
        _check_together(table, spec, kind, values)


def _check_value(key: str, value: object, path: Path, kind: Any, values: Values) -> bool:
    label = key_label(key)
    try:
        converted = msgspec.convert(value, kind)
        if not _is_finite(converted):
            raise msgspec.ValidationError
        return True
    except msgspec.ValidationError as error:
        inside, wrong = _inside(value, str(error))
    schema = _resolve(msgspec.json.schema(kind))
    if len(inside) == 1 and isinstance(inside[0], int):
        label, schema = item_label(key), _resolve(schema.get("items") or schema, schema)
    expected = describe(schema)
    place = (*path, *inside)
    if _fits_kind(wrong, schema):
        got = values.quote(wrong) if isinstance(wrong, str) else (str(wrong), f" {wrong}")
        near = hint(wrong, [str(word) for word in schema.get("enum", ())]) if isinstance(wrong, str) else ("", "")
        values.problems.add(
            values.document.place(place),
            f"{label[0]}应当是{expected[0]}{'，而不是' if got[0] else ''}{got[0]}{near[0]}",
            f"{label[1]} must be {expected[1]}{', not' if got[1] else ''}{got[1]}{near[1]}",
        )
    elif (schema.get("type"), type(wrong)) in {("array", list), ("object", dict)}:
        zh, en = f"{label[0]}应当是{expected[0]}", f"{label[1]} must be {expected[1]}"
        values.problems.add(values.document.place(place), zh, en)
    else:
        values.wrong_type(label, STRING if expected == STRING else expected, wrong, place)
    return False


def _check_together(table: OptionTable, spec: RuleSpec, kind: type[Options], values: Values) -> None:
    """What the values must be to each other: a least one is not above its most, and what the rule itself asks."""
    place = (table.rule.line, table.rule.column)
    try:
        options = msgspec.convert(dict(table.values), kind)
    except msgspec.ValidationError as error:
        values.problems.add(place, f"{spec.code}的选项有误：{error}", f"the options of {spec.code} are wrong: {error}")
        return
    crossed = crossed_bounds(options)
    if crossed is None:
        return
    least, most = crossed
    low, high = (getattr(options, name.replace("-", "_")) for name in crossed)
    given = [table.document.place((*table.path, key)) for key in crossed if key in table.values]
    values.problems.add(
        max(given, default=place),
        f"“{least}”（{low}）大于“{most}”（{high}）",
        f'"{least}" ({low}) is greater than "{most}" ({high})',
    )


def crossed_bounds(options: Options) -> tuple[str, str] | None:
    """The first pair of options ``min-…`` and ``max-…`` of which the least is above the most."""
    fields = {field.encode_name: field.name for field in structs.fields(type(options))}
    for least in fields:
        most = "max" + least[3:]
        if least[:3] == "min" and least[3:4] in {"", "-"} and most in fields:
            low, high = getattr(options, fields[least]), getattr(options, fields[most])
            try:
                if low is not None and high is not None and low > high:
                    return least, most
            except TypeError:
                continue
    return None


def _is_finite(value: object) -> bool:
    if isinstance(value, float):
        return isfinite(value)
    if isinstance(value, (list, tuple, set, frozenset)):
        return all(_is_finite(item) for item in value)
    if isinstance(value, Mapping):
        return all(_is_finite(item) for item in value.values())
    return True


@cache
def _steps() -> re.Pattern[str]:
    return re.compile(r"\[(\d+)\]")


def _inside(value: object, said: str) -> tuple[Path, object]:
    """Where in a list the wrong item stands, as the validator says (``$[1]``), and the item; else the whole value."""
    _, _, steps = said.partition(" - at `$")
    path: Path = ()
    for match in _steps().finditer(steps):
        index = int(match[1])
        if not isinstance(value, list) or index >= len(value):
            break
        path, value = (*path, index), value[index]
    return path, value


def _resolve(schema: dict[str, Any], root: dict[str, Any] | None = None) -> dict[str, Any]:
    """A schema whose reference is followed and whose null is left out."""
    definitions = (root or schema).get("$defs", {})
    if "$ref" in schema:
        schema = {**definitions.get(schema["$ref"].rsplit("/", 1)[-1], {}), "$defs": definitions}
    if "anyOf" in schema:
        kinds = [each for each in schema["anyOf"] if each.get("type") != "null"]
        if len(kinds) == 1:
            return _resolve({**kinds[0], "$defs": definitions})
    return schema


def describe(schema: dict[str, Any]) -> Words:
    """What a JSON Schema asks for, in words."""
    if "anyOf" in schema:
        kinds = [describe(_resolve(each, schema)) for each in schema["anyOf"] if each.get("type") != "null"]
        return "或".join(zh for zh, _ in kinds), " or ".join(en for _, en in kinds)
    if "enum" in schema:
        words = [str(word) for word in schema["enum"]]
        return f"{'、'.join(words)}之一", f"one of {', '.join(words)}"
    kind = schema.get("type")
    if kind in {"integer", "number"} or schema.get("format") == "decimal":
        bounds = _bounds(schema)
        noun: Words = ("整数", "a whole number") if kind == "integer" else ("数", "a number")
        return f"{bounds[0]}{noun[0]}", f"{noun[1]}{bounds[1]}"
    if kind == "string":
        return _described_string(schema)
    if kind == "boolean":
        return FLAG
    if kind == "array":
        zh, en = describe(_resolve(schema.get("items") or {}, schema))
        least = schema.get("minItems", 0)
        more = (f"、至少{least}项", f", at least {least}") if least else ("", "")
        return f"{zh}列表{more[0]}", f"a list of {_plural(en)}{more[1]}"
    if kind == "object" and isinstance(schema.get("additionalProperties"), dict):
        zh, en = describe(_resolve(schema["additionalProperties"], schema))
        return f"值为{zh}的一组键值", f"a table of {_plural(en)}"
    return TABLE if kind == "object" else ("另一种值", "another kind of value")


def _described_string(schema: dict[str, Any]) -> Words:
    pattern, least, most = schema.get("pattern"), schema.get("minLength"), schema.get("maxLength")
    if pattern:
        return f"符合{pattern}的字符串", f"a string like {pattern}"
    if least is None and most is None:
        return STRING
    if most is None:
        return f"至少{least}个字符的字符串", f"a string of at least {least} characters"
    return f"{least or 0}到{most}个字符的字符串", f"a string of {least or 0} to {most} characters"


def _plural(words: str) -> str:
    """a whole number of at least 1 → whole numbers of at least 1."""
    for noun in ("string", "whole number", "number", "list", "table"):
        if words.startswith(f"a {noun}"):
            return f"{noun}s{words[len(noun) + 2 :]}"
    return words


def _bounds(schema: dict[str, Any]) -> Words:
    parts = [
        (f"{zh}{schema[key]}", f"{en} {schema[key]}")
        for key, zh, en in (
            ("minimum", "不小于", "of at least"),
            ("exclusiveMinimum", "大于", "above"),
            ("maximum", "不大于", "of at most"),
            ("exclusiveMaximum", "小于", "below"),
        )
        if key in schema
    ]
    if not parts:
        return "", ""
    return "、".join(zh for zh, _ in parts) + "的", " " + " and ".join(en for _, en in parts)


def _fits_kind(value: object, schema: dict[str, Any]) -> bool:
    """Whether a value is of the right kind, so that what is wrong is the value itself."""
    kind = schema.get("type")
    if isinstance(value, bool):
        return False
    if "enum" in schema:
        return isinstance(value, str) and any(isinstance(word, str) for word in schema["enum"])
    if kind == "integer":
        return isinstance(value, int)
    if kind == "number" or schema.get("format") == "decimal":
        return isinstance(value, (int, float, str)) and not (kind == "number" and isinstance(value, str))
    return kind == "string" and isinstance(value, str)
