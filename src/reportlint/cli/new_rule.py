"""``new-rule``: a first rule that works, with its examples and its test. Nothing that is there is written over."""

from __future__ import annotations

import keyword
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

from reportlint.authoring.rules import is_code, is_name
from reportlint.batch.check import Checker, Settings
from reportlint.batch.files import find_files, read_file
from reportlint.batch.joining import load_plugins
from reportlint.config.command import command_line
from reportlint.config.errors import SettingsError, hint
from reportlint.config.finding import find_run
from reportlint.model import Limits, Profile, Unreadable
from reportlint.plugins.registry import Registry
from reportlint.testing.examples import bases_of
from reportlint.testing.starting import NoStartError, Start, pack_files, rule_files, start_of, yaml_files

from .console import Console, OutputError
from .help import Argument, Command, Option
from .naming import line_for, named_in, relative
from .options import asked_of
from .writing import OutputFile

DEFAULT_PREFIX = "ORG"
_CONFIGURATION = "reportlint.toml"
_LOOKED_AT = 10
"""So many files of the working folder tell what kind of report a rule is for."""


def make(console: Console) -> Command:
    """The command."""
    say = console.say

    def callback(words: tuple[str, ...], **values: Any) -> int:
        return new_rule(words, values, console)

    return Command(
        "new-rule",
        say,
        params=[
            Argument("words", say("名称", "NAME")),
            Option("--yaml", is_flag=True, help=say("写成YAML，不用Python", "Write it in YAML, without Python.")),
            Option("--pack", is_flag=True, help=say(
                "写成可以安装的规则包", "Write a package of that name, to be installed.")),
            Option("--profile", metavar=say("名称", "NAME"), words=("@profiles",), help=say(
                "用于哪一类报告；与--pack同用时，规则包的规则用于这类报告",
                "For which kind of report; with --pack, the package joins that kind.")),
            Option("--code", metavar=say("编号", "CODE"), help=say(
                "规则的编号，如ORG001（默认为下一个空号）", "The rule's code, like ORG001 (the next free one).")),
        ],
        callback=callback,
        help=say(
            "写一条新规则：规则、例子、测试，并在配置中写明。\n"
            "已有的文件从不覆盖。",
            "Write a new rule with its examples and its test, and name it in the configuration.\n"
            "No file is written over.",
        ),
        examples=[
            ("一个Python文件", "a Python file", "new-rule complaint-hotline"),
            ("不用编程", "without programming", "new-rule complaint-hotline --yaml"),
            ("一个可以发布的规则包", "a package that can be published", "new-rule acme-quality --pack"),
        ],
    )  # fmt: skip


def new_rule(words: Sequence[str], values: Mapping[str, Any], console: Console) -> int:
    """Run the command; the exit code."""
    if len(words) != 1:
        raise SettingsError(
            "new-rule写一条规则，要给出它的名称，如 reportlint new-rule complaint-hotline",
            "new-rule writes one rule: give its name, for example `reportlint new-rule complaint-hotline`",
        )
    if values["yaml"] and values["pack"]:
        raise SettingsError("--yaml与--pack不能同用", "--yaml does not go with --pack")
    name = words[0]
    _refuse_name(name, python=not values["yaml"])
    if values["pack"]:
        return _new_pack(name, values, console)
    asked = asked_of(values, command_line())
    registry = load_plugins(asked)
    code = _code(values.get("code") or "", registry)
    _refuse_taken(name, registry)
    said = next((each.profile.text for each in asked.run if each.profile is not None), "")
    start = _start(registry, values.get("profile") or said, console)
    files = yaml_files(start, code, name) if values["yaml"] else rule_files(start, code, name)
    _write_files("", files, console)
    first = next(iter(files))
    _name_in_configuration("rule-files" if values["yaml"] else "plugins", first, console)
    console.tell(console.say("下一步：reportlint test", "next: reportlint test"))
    return 0


def _new_pack(name: str, values: Mapping[str, Any], console: Console) -> int:
    from reportlint import __version__

    registry = Registry()
    prefix = "".join(c for c in name.partition("-")[0].upper() if c.isalpha())
    code = _code(values.get("code") or "", registry, prefix)
    if name in {pack.title for pack in registry.packs}:
        raise SettingsError(f"已有名为{name}的规则包", f"a pack called {name} is installed already")
    start = _start(registry, values["profile"], console) if values.get("profile") else None
    if os.path.lexists(name):
        raise SettingsError(f"已有{name}，没有改动", f"{name} is there already and was not changed")
    _write_files(name, pack_files(code, name, __version__, start), console)
    console.tell(
        console.say(
            f"下一步：cd {name}，pip install -e .，reportlint test {name}",
            f"next: cd {name}; pip install -e .; reportlint test {name}",
        )
    )
    return 0


def _refuse_name(name: str, *, python: bool) -> None:
    if not is_name(name):
        raise SettingsError(
            f"“{name}”不能作规则名称：用小写英文字母、数字和连字符，如complaint-hotline",
            f"{name!r} is no name for a rule: small letters and digits joined by hyphens, like complaint-hotline",
        )
    module = name.replace("-", "_")
    if python and (keyword.iskeyword(module) or module in sys.stdlib_module_names or module == "reportlint"):
        raise SettingsError(
            f"“{name}”与Python的模块或关键字同名，请换一个名称",
            f"{name!r} is the name of a Python module or keyword; take another one",
        )


def _refuse_taken(name: str, registry: Registry) -> None:
    other = next((rule for rule in registry.all_rules() if rule.name == name), None)
    if other is not None:
        raise SettingsError(
            f"{other.code}已用了“{name}”这个名称，请换一个", f"{other.code} is called {name} already; take another name"
        )


def _code(word: str, registry: Registry, prefix: str = DEFAULT_PREFIX) -> str:
    """The code that is asked for, else the next free one of a prefix. SettingsError for one that belongs to others."""
    taken = {rule.code for rule in registry.all_rules()}
    code = word or next(c for c in (f"{prefix}{number:03}" for number in range(1, 10_000)) if c not in taken)
    if not is_code(code):
        raise SettingsError(
            f"“{code}”不能作规则编号：用大写字母加数字，如ORG001",
            f"{code!r} is no code: capital letters and then digits, like ORG001",
        )
    letters = code.rstrip("0123456789")
    if letters in {"RL", *(pack.prefix for pack in registry.packs)}:
        raise SettingsError(
            f"以{letters}开头的编号属于别的规则包；请用--code另取，如ORG001",
            f"codes that begin with {letters} belong to others; take another with --code, like ORG001",
        )
    if code in taken:
        raise SettingsError(f"编号{code}已被使用", f"the code {code} is taken")
    return code


def _start(registry: Registry, word: str, console: Console) -> Start:
    """What the rule is about: the kind of report that is named, else that of the reports here, else one that speaks the
    console's language."""
    if word:
        ids = [profile.id for profile in registry.profiles]
        if word not in ids:
            zh, en = hint(word, ids)
            listed = ", ".join(ids)
            raise SettingsError(
                f"没有规则包认识“{word}”这类报告{zh or f'；有：{listed}'}",
                f"no pack knows the kind of report {word!r}{en or f'; there are: {listed}'}",
            )
        profile = registry.profile(word)
    else:
        profile = _first_profile(registry, console)
    try:
        return start_of(registry, profile)
    except NoStartError as error:
        raise SettingsError(error.zh, error.en) from None


def _first_profile(registry: Registry, console: Console) -> Profile:
    able = [profile for profile in registry.profiles if bases_of(registry, [profile])]
    speaking = [profile for profile in able if profile.language == console.lang]
    if not able:
        raise SettingsError(
            "没有装有规范报告的规则包；可用reportlint new-rule --pack 写一个",
            "no installed pack has a canonical report; `reportlint new-rule --pack NAME` writes a pack",
        )
    return _kind_here(registry, able) or (speaking or able)[0]


def _kind_here(registry: Registry, able: Sequence[Profile]) -> Profile | None:
    """The kind that most of the first reports in the working folder are of."""
    checker = Checker(registry, Settings())
    found: list[Profile] = []
    for candidate in find_files(["."]).candidates[:_LOOKED_AT]:
        with suppress(Unreadable):
            loaded, _ = checker.load(read_file(candidate, Limits().file_bytes), candidate.shown)
            profile = checker.recognise(loaded, candidate.shown)
            if profile is not None and profile in able:
                found.append(profile)
    return max(found, key=found.count, default=None)


def _write_files(folder: str, files: Mapping[str, str], console: Console) -> None:
    """Write all files or, when one is there already, none."""
    paths = {os.path.join(folder, *path.split("/")): text for path, text in files.items()}
    for path in paths:
        if os.path.lexists(path):
            raise SettingsError(f"已有{path}，什么也没有写", f"{path} is there already; nothing was written")
    for path, text in paths.items():
        try:
            if os.path.dirname(path):
                os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "x", encoding="utf-8", newline="\n") as file:
                file.write(text)
        except OSError as error:
            words = error.strerror or type(error).__name__
            raise OutputError(
                console.say(f"无法写入{path}（{words}）", f"{path} could not be written ({words})")
            ) from None
        shown = path.replace(os.sep, "/")
        console.tell(console.say(f"写好了{shown}", f"wrote {shown}"))


def _name_in_configuration(key: str, file: str, console: Console) -> None:
    """Name the file in the run's configuration; say the line where that cannot be done safely."""
    directory = os.getcwd()
    source = find_run(directory)
    if source is None:
        path = relative(os.path.join(directory, file), directory)
        _write_files("", {_CONFIGURATION: f'{key} = ["{path}"]\n'}, console)
        return
    path = relative(os.path.join(directory, file), source.folder)
    text = named_in(source, key, path)
    if text is None:
        line = line_for(source, key, path)
        console.tell(
            console.say(
                f"请在{source.shown}中写明：{line}", f"{source.shown} does not name it yet; write there: {line}"
            )
        )
        return
    OutputFile(source.path, ()).write(text, console)
    console.tell(console.say(f"已在{source.shown}的{key}中写明", f"named it in {source.shown} under {key}"))
