"""``config``: what holds and where it comes from, and the schema that editors check configurations with."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from reportlint.batch.files import NO_FILES, Candidate, FileList, MissingPathError, shown_path
from reportlint.batch.joining import Asked, join, load_plugins
from reportlint.config import Shown, config_schema, config_show
from reportlint.config.command import command_line
from reportlint.config.errors import SettingsError, hint
from reportlint.output.visible import table, visible

from .console import Console
from .help import Argument, Command, Option
from .options import asked_of, configuration_options, one_of

ACTIONS = ("show", "schema")
SCHEMA = 1


class ShownConfiguration(Struct, frozen=True):
    """What ``config show --format json`` gives."""

    schema: int
    path: str
    excluded: bool
    values: Sequence[Shown]


def make(console: Console) -> Command:
    """The command."""
    say = console.say

    def callback(words: tuple[str, ...], **values: Any) -> int:
        return config(words, values, console)

    return Command(
        "config",
        say,
        params=[
            Argument("words", say("show [路径] | schema", "show [PATH] | schema"), words=ACTIONS, later=("@files",)),
            Option(
                "--format",
                metavar=say("名称", "NAME"),
                default="text",
                words=("text", "json"),
                help=say("show的格式：text、json", "Format of show: text, json."),
            ),
            Option(
                "--rules",
                is_flag=True,
                help=say("schema：改为YAML规则文件的", "schema: the one of rule files in YAML."),
            ),
            *configuration_options(say),
        ],
        callback=callback,
        help=say(
            "show：列出对整个运行或一个文件有效的每一项设置，以及它来自哪里。\nschema：输出配置文件的JSON Schema，供编辑器使用；加--rules则输出YAML规则文件的。",
            "show: every setting that holds for the run or for a file, and where it comes from.\n"
            "schema: the JSON Schema of configurations, for editors; with --rules that of rule files in YAML.",
        ),
        examples=[
            ("对整个运行有效的设置", "what holds for the run", "config show"),
            ("对一个文件有效的设置", "what holds for a file", "config show 报告.docx|report.docx"),
            ("供编辑器使用的Schema", "the schema for editors", "config schema"),
            ("YAML规则文件的Schema", "the schema of rule files", "config schema --rules"),
        ],
    )


def config(words: Sequence[str], values: Mapping[str, Any], console: Console) -> int:
    """Run the command; the exit code."""
    action = words[0] if words else ""
    if action not in ACTIONS:
        zh, en = hint(action, ACTIONS)
        raise SettingsError(
            f"config后面应当是show或schema{zh}",
            f"config is followed by show or schema{f', not {action}' * bool(action)}{en}",
        )
    format = one_of("--format", values["format"], ("text", "json"))
    if len(words) > (2 if action == "show" else 1):
        raise SettingsError(f"config {action}的参数过多", f"config {action} does not take so many arguments")
    if action == "schema" and values["rules"]:
        return _rule_schema(console)
    asked = asked_of(values, command_line())
    if action == "schema":
        return _schema(asked, console)
    return _show(words[1] if len(words) > 1 else "", asked, format, console)


def _rule_schema(console: Console) -> int:
    from reportlint.declarative.schema import rule_schema
    from reportlint.output.json import encode

    console.write(encode(rule_schema()))
    return 0


def _schema(asked: Asked, console: Console) -> int:
    from reportlint.output.json import encode

    registry = load_plugins(asked)
    joined = join(asked, registry, NO_FILES)
    profiles = [profile.id for profile in registry.profiles]
    console.write(encode(config_schema(registry.all_rules(), joined.layers.packs, profiles, console.lang)))
    return 0


def _show(path: str, asked: Asked, format: str, console: Console) -> int:
    registry = load_plugins(asked)
    joined = join(asked, registry, _file(path))
    absolute = os.path.abspath(os.path.join(path, "_") if os.path.isdir(path) else path) if path else ""
    values = config_show(joined.layers, absolute, registry.all_rules())
    excluded = bool(joined.files.excluded)
    if format == "json":
        from reportlint.output.json import encode

        console.write(encode(ShownConfiguration(SCHEMA, shown_path(path) if path else "", excluded, values)))
        return 0
    console.write(table([[each.key, _value(each.value), _origin(each, console)] for each in values]))
    if excluded:
        shown = visible(shown_path(path))
        console.tell(console.say(f"{shown} 被配置排除，不会检查", f"{shown} is excluded by the configuration"))
    return 0


def _file(path: str) -> FileList:
    if not path:
        return NO_FILES
    if not os.path.lexists(path):
        raise MissingPathError(path)
    inside = os.path.join(path, "_") if os.path.isdir(path) else path
    return FileList((Candidate(inside, shown_path(path), named=True),))


def _value(value: object) -> str:
    if value is None:
        return "-"
    if isinstance(value, str):
        return value
    import json

    return json.dumps(value, ensure_ascii=False, default=str)


def _origin(shown: Shown, console: Console) -> str:
    if shown.origin == "default":
        return console.say("默认", "default")
    return f"{shown.origin}:{shown.line}:{shown.column}" if shown.line else shown.origin
