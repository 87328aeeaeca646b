"""``test``: the examples of rules, ours and those of packs, tried in every format."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from reportlint.authoring.rules import RuleSpec
from reportlint.batch.joining import load_plugins
from reportlint.config.command import command_line, split_words
from reportlint.config.errors import SettingsError, hint
from reportlint.config.selection import has_prefix
from reportlint.model import Limits, Unreadable
from reportlint.output.visible import visible, visible_lines
from reportlint.plugins.files import join_files
from reportlint.plugins.pack import Pack
from reportlint.plugins.registry import Registry
from reportlint.testing.document import parse
from reportlint.testing.examples import ExampleError, codes_in, is_rule_file
from reportlint.testing.trials import Trial, Trials
from reportlint.testing.writers import WRITERS

from .console import Console
from .help import Argument, Command, Option
from .language import Say
from .options import asked_of, configuration_options, one_of

FAILED = 1
"""Exit code when an example fails, or with --strict when a rule lacks examples."""
DEFAULT_FORMATS = ("md", "txt", "html")

Subject = Pack | Sequence[RuleSpec]
"""What is tested: the rules of a pack, or rules of our own."""


class TestOptions(Struct, frozen=True):
    formats: tuple[str, ...]
    chosen: bool
    """Whether the formats were asked for: one that cannot be read is then an error."""
    select: tuple[str, ...]
    strict: bool


def make(console: Console) -> Command:
    """The command."""
    say = console.say

    def callback(words: tuple[str, ...], **values: Any) -> int:
        return test(words, values, console)

    return Command(
        "test",
        say,
        params=[
            Argument("words", say("[路径|规则包...]", "[PATH|PACK...]"), words=("@files", "@plugins")),
            Option("--format", "--formats", metavar=say("名称", "NAMES"), words=tuple(WRITERS), multiple=True, help=say(
                f"用哪些格式：{'、'.join(WRITERS)}（默认{'、'.join(DEFAULT_FORMATS)}）",
                f"In which formats: {', '.join(WRITERS)} (the default is {', '.join(DEFAULT_FORMATS)}).")),
            Option("--select", metavar=say("规则", "RULES"), words=("@rules",), multiple=True, help=say(
                "只试这些规则（编号、前缀、名称）", "Only these rules: codes, prefixes, names.")),
            Option("--strict", is_flag=True, help=say(
                "规则缺少例子时也不通过", "Fail also when a rule lacks a firing or a silent example.")),
            *configuration_options(say),
        ],
        callback=callback,
        help=say(
            "试一遍规则的例子：应当提出问题的是否提出、位置对不对，不应提出的是否没有提出。\n"
            "不给路径时，试配置中写明的自己的规则；也可给出Python文件、文件夹或规则包的名称。\n"
            "退出码：0 全部符合；1 有不符合的；2 用法、配置或规则有误。",
            "Try the examples of rules: whether each fires where it should, and stays silent where it should.\n"
            "Without a path, the rules of your own that the configuration names; else files, folders, names of packs.\n"
            "Exit codes: 0 all as expected; 1 some are not; 2 wrong usage, configuration or rule.",
        ),
        examples=[
            ("配置中自己的规则", "the rules of your own that the configuration names", "test"),
            ("一个文件，各种格式", "one file, in every format", "test ours.py --format md,txt,html,docx,pdf"),
        ],
    )  # fmt: skip


def test(words: Sequence[str], values: Mapping[str, Any], console: Console) -> int:
    """Run the command; the exit code."""
    options = _read_options(values)
    asked = asked_of(values, command_line())
    registry = load_plugins(asked)
    subjects = list(_subjects(words, registry, asked.directory or os.getcwd()))
    formats = _readable(options, registry, console)
    try:
        groups = [Trials(registry, subject) for subject in subjects]
    except ExampleError as error:
        raise SettingsError(str(error), str(error)) from None
    rules = _selected([rule for subject in subjects for rule in _rules(subject, registry)], options.select)
    lacking = list(_lacking(rules, groups, console.say))
    tried, failed = 0, set[str]()
    for group in groups:
        for code in rules:
            for example in group.examples.get(code, ()):
                for format in formats:
                    if example.shown_in(format):
                        trial = group.try_in(example, format)
                        tried += 1
                        if not trial.passed:
                            failed.add(str(example))
                            console.write(_told(trial, console))
    for line in lacking:
        console.tell(visible(line))
    _sum_up(rules, groups, failed, formats, tried, console)
    return FAILED if failed or (lacking and options.strict) else 0


def _read_options(values: Mapping[str, Any]) -> TestOptions:
    formats = [one_of("--format", word, tuple(WRITERS)) for word in split_words(values["format"])]
    return TestOptions(
        tuple(formats) or DEFAULT_FORMATS, bool(formats), split_words(values["select"]), bool(values["strict"])
    )


def _subjects(words: Sequence[str], registry: Registry, directory: str) -> Iterator[Subject]:
    """What the words of the command line name; without any, what the configuration does."""
    if not words:
        own = [pack for pack in registry.packs if _is_own(pack, registry)]
        if not registry.own_rules and not own:
            names = ", ".join(pack.title for pack in registry.packs)
            raise SettingsError(
                f"配置中没有自己的规则；请给出文件、文件夹或规则包的名称：{names}",
                f"the configuration names no rules of your own; name a file, a folder or a pack: {names}",
            )
        yield from own
        yield registry.own_rules
        return
    titles = {pack.title: pack for pack in registry.packs}
    for word in words:
        if word in titles:
            yield titles[word]
        elif os.path.exists(word):
            yield from _of_path(os.path.abspath(word), word, registry, directory)
        else:
            zh, en = hint(word, titles)
            raise SettingsError(
                f"没有名为{word}的文件、文件夹或规则包{zh or '；规则包有：' + '、'.join(titles)}",
                f"no file, folder or pack is called {word}{en or '; the packs are: ' + ', '.join(titles)}",
            )


def _of_path(path: str, word: str, registry: Registry, directory: str) -> Iterator[Subject]:
    """The rules of a file or folder, loaded unless the configuration has."""
    if not os.path.isdir(path) and not path.endswith((".py", ".yaml", ".yml")):
        raise SettingsError(
            f"{word}不是Python文件或YAML文件，也不是文件夹",
            f"{word} is neither a Python or YAML file of rules nor a folder of them",
        )
    if not any(path == file or path.startswith(os.path.join(file, "")) for file in registry.files):
        packs = registry.packs
        join_files(registry, [path], directory)
        yield from (pack for pack in registry.packs if pack not in packs)
    inside = [rule for rule in registry.own_rules if _lies_in(rule, path)]
    if inside:
        yield inside
    else:
        yield from (pack for pack in registry.packs if _is_own(pack, registry) and pack.rules)


def _lies_in(rule: RuleSpec, path: str) -> bool:
    import sys

    if is_rule_file(path):
        return rule.code in codes_in(path)
    file = getattr(sys.modules.get(rule.function.__module__), "__file__", None) or ""
    return file == path or file.startswith(os.path.join(path, ""))


def _is_own(pack: Pack, registry: Registry) -> bool:
    """Whether a pack comes from a file that the configuration names."""
    return any(plugin.pack is pack and plugin.entry.distribution == "file" for plugin in registry.plugins)


def _rules(subject: Subject, registry: Registry) -> Sequence[RuleSpec]:
    return registry.rules(subject) if isinstance(subject, Pack) else subject


def _selected(rules: Iterable[RuleSpec], select: Sequence[str]) -> dict[str, RuleSpec]:
    """The rules to try, by code. SettingsError for a word that names none."""
    by_code = {rule.code: rule for rule in rules}
    if not select:
        return by_code
    chosen: dict[str, RuleSpec] = {}
    for word in select:
        found = {c: r for c, r in by_code.items() if word in {c, r.name} or has_prefix(c, word)}
        if not found:
            zh, en = hint(word, [*by_code, *(rule.name for rule in by_code.values())])
            raise SettingsError(
                f"--select：没有规则的编号、前缀或名称是“{word}”{zh}",
                f"--select: no rule here has the code, prefix or name {word!r}{en}",
            )
        chosen.update(found)
    return chosen


def _readable(options: TestOptions, registry: Registry, console: Console) -> list[str]:
    """The formats that can be read here. SettingsError for one that was asked for and cannot."""
    found = []
    for format in options.formats:
        try:
            registry.loaders[f".{format}"].load(WRITERS[format](parse("# A\n\nB.\n")), f"a.{format}", Limits())
        except Unreadable as error:
            if error.reason.id != "missing-extra":
                raise
            if options.chosen:
                raise SettingsError(error.reason.zh, error.reason.en) from None
            console.tell(console.say(f"没有试{format}：{error.reason.zh}", f"{format} was left out: {error.reason.en}"))
            continue
        found.append(format)
    return found


def _lacking(rules: Mapping[str, RuleSpec], groups: Sequence[Trials], say: Say) -> Iterator[str]:
    """What rules lack a firing or a silent example, a line each."""
    for code, rule in rules.items():
        given = [example for group in groups for example in group.examples.get(code, ())]
        kinds = {example.fires for example in given}
        if kinds == {True, False}:
            continue
        zh, en = (
            ("没有例子", "has no examples")
            if not kinds
            else ("没有应当提出问题的例子", "has no firing example")
            if True not in kinds
            else ("没有不应提出问题的例子", "has no silent example")
        )
        yield say(f"{rule.place}：{code} {rule.name}{zh}", f"{rule.place}: {code} {rule.name} {en}")


def _told(trial: Trial, console: Console) -> str:
    """A failed trial: which example, in which format, why, and what came instead."""
    lang = console.lang
    wrong = trial.wrong
    reason = "" if wrong is None else wrong.zh if lang == "zh" else wrong.en
    example = trial.example
    head = console.say(
        f"{example.shown}:{example.line}：{example.code}例{example.number}（{trial.format}）{reason}",
        f"{example.shown}:{example.line}: {example.code} example {example.number} ({trial.format}) {reason}",
    )
    lines = [head, *(f"    {line}" for line in trial.difference(lang))]
    return visible_lines("\n".join(lines) + "\n")


def _sum_up(
    rules: Mapping[str, RuleSpec], groups: Sequence[Trials], failed: set[str], formats: Sequence[str], tried: int,
    console: Console,
) -> None:  # fmt: skip
    examples = sum(len(group.examples.get(code, ())) for group in groups for code in rules)
    listed = ", ".join(formats)
    zh = f"{len(failed)}个不符合" if failed else "全部符合"
    en = f"{_count(len(failed), 'example')} failed" if failed else "all passed"
    done = f"{_count(len(rules), 'rule')}, {_count(examples, 'example')}, {_count(tried, 'trial')} in {listed}"
    console.tell(console.say(f"{len(rules)}条规则，{examples}个例子，用{listed}共试{tried}次：{zh}", f"{done}: {en}"))


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
