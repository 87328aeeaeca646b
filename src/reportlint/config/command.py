"""What the command line says, as the strongest configuration."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportlint.model import Severity

from .errors import ConfigError, Problem, hint, quoted
from .keys import BY_NAME, LEVELS
from .layers import Configuration, Level, Named, Setting, Statement


def command_line(
    *,
    select: Sequence[str] | None = None,
    extend_select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    severity: Sequence[str] = (),
    profile: str = "",
    fail_on: str = "",
    lang: str = "",
    collection: bool | None = None,
    baseline: str = "",
) -> Configuration:
    """The options of a command as a configuration. Lists may hold words joined by commas; ``severity`` is CODE=LEVEL.

    ``baseline`` is an absolute path. Raises ConfigError with every option that is wrong.
    """
    problems: list[Problem] = []
    settings: dict[str, Setting] = {}
    for key, word in (("fail-on", fail_on), ("lang", lang)):
        choices = BY_NAME[key].choices
        if word and word not in choices:
            problems.append(_not_one_of(f"--{key}", word, choices))
        elif word:
            settings[key] = Setting(word)
    if collection is not None:
        settings["collection"] = Setting(collection)
    if baseline:
        settings["baseline"] = Setting(baseline)
    levels = tuple(_levels(severity, problems))
    if problems:
        raise ConfigError(problems)
    return Configuration(
        path="",
        shown="",
        folder="",
        profile=Named(profile) if profile else None,
        statement=Statement(
            origin="",
            select=None if select is None else tuple(_words(select)),
            extend_select=tuple(_words(extend_select)),
            ignore=tuple(_words(ignore)),
            severity=levels,
        ),
        settings=settings,
    )


def split_words(lists: Iterable[str]) -> tuple[str, ...]:
    """Words given one by one or parted by commas, Chinese ones too."""
    words = (word.strip() for listed in lists for word in listed.replace("，", ",").split(","))
    return tuple(dict.fromkeys(word for word in words if word))


def _words(lists: Iterable[str]) -> Iterable[Named]:
    return map(Named, split_words(lists))


def _levels(severities: Iterable[str], problems: list[Problem]) -> Iterable[Level]:
    for said in _words(severities):
        rule, equals, level = said.text.partition("=")
        if not equals or not rule.strip():
            word = quoted(said.text)
            zh, en = f"应当写成“规则=级别”，而不是{word[0]}", f"RULE=LEVEL was expected, not{word[1]}"
            problems.append(Problem("--severity", 0, 0, zh, en))
        elif level.strip() not in LEVELS:
            problems.append(_not_one_of("--severity", level.strip(), LEVELS))
        else:
            yield Level(Named(rule.strip()), Severity.read(level.strip()))


def _not_one_of(option: str, word: str, choices: Sequence[str]) -> Problem:
    quote, near = quoted(word), hint(word, choices)
    return Problem(
        option,
        0,
        0,
        f"应当是{'、'.join(choices)}之一，而不是{quote[0]}{near[0]}",
        f"one of {', '.join(choices)} was expected, not{quote[1]}{near[1]}",
    )
