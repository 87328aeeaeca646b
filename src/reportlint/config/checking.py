"""Configurations against what is loaded: names of rules, profiles and presets, and the options of rules."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import structs

from reportlint.syntax.values import Values, Words

from .errors import ConfigError, Problem, Problems, TooManyProblems, hint
from .layers import Configuration, Layers, Named, OptionTable, PackPresets, Statement
from .names import Catalogue
from .options import check_options
from .resolving import Decision, settings_for
from .selection import PROTECTED, Naming


def check(configurations: Iterable[Configuration], catalogue: Catalogue) -> None:
    """Check every name and option. Raises ConfigError with the problems of all configurations, each in order."""
    problems: list[Problem] = []
    for configuration in configurations:
        checker = _Checker(configuration, catalogue)
        checker.check()
        problems += checker.problems()
    if problems:
        raise ConfigError(problems)


def check_selection(
    command_line: Configuration, run: Sequence[Configuration], packs: Sequence[PackPresets], catalogue: Catalogue
) -> None:
    """Raises ConfigError when no rule is left to run: a check of nothing is no success."""
    plain = [structs.replace(each, overrides=()) for each in run]
    settings = settings_for("", Layers(command_line=command_line, run=plain, packs=packs))
    if not catalogue.rules or any(settings.wanted(rule) for rule in catalogue.rules):
        return
    path, line, column = _blame(settings.decide(catalogue.rules[0]), command_line, run)
    zh, en = "没有剩下任何要运行的规则，等于什么都不检查", "no rule is left to run, so nothing would be checked"
    raise ConfigError([Problem(path, line, column, zh, en)])


def _blame(decision: Decision, command_line: Configuration, run: Sequence[Configuration]) -> tuple[str, int, int]:
    """The place of what left a rule out; an empty ``select`` has no word that could be pointed at."""
    if not decision.origin:
        said = command_line.statement
        option = "--select" if said.select is not None else "--ignore" if said.ignore else "--severity"
        return option, 0, 0
    setting = next((each.settings.get("select") for each in run if each.shown == decision.origin), None)
    if decision.line or setting is None:
        return decision.origin, decision.line, decision.column
    return decision.origin, setting.line, setting.column


class _Checker:
    """Checks one configuration."""

    def __init__(self, configuration: Configuration, catalogue: Catalogue) -> None:
        self.configuration = configuration
        self.catalogue = catalogue
        self._by_path: dict[str, Problems] = {}

    def problems(self) -> list[Problem]:
        return [problem for found in self._by_path.values() for problem in found.ordered()]

    def check(self) -> None:
        configuration = self.configuration
        try:
            for statement in (configuration.statement, *configuration.overrides):
                self._statement(statement)
            self._words("mandatory", configuration.mandatory)
            self._one("profile", configuration.profile, self.catalogue.profiles, ("种类", "knows the profile"))
            self._one("extends", configuration.extends, self.catalogue.presets, ("预设", "has the preset"))
        except TooManyProblems:
            return

    def _values(self, key: str) -> Values:
        """Problems of a key: those of a file together, those of the command line under their option."""
        path = self.configuration.shown or f"--{key}"
        problems = self._by_path.setdefault(path, Problems(path))
        return Values(self.configuration.document, problems, quoting=self.configuration.quoting)

    def _statement(self, statement: Statement) -> None:
        self._words("select", statement.select or ())
        self._words("extend-select", statement.extend_select)
        self._words("ignore", statement.ignore, changes=True)
        self._words("severity", [level.rule for level in statement.severity], changes=True)
        for table in statement.options:
            self._options(table)

    def _words(self, key: str, words: Iterable[Named], *, changes: bool = False) -> None:
        values = self._values(key)
        for word in words:
            fault = self.catalogue.fault(word.text, values.quote(word.text))
            if fault is None and changes:
                fault = self._protected(word)
            if fault is not None:
                values.problems.add((word.line, word.column), *fault)

    def _protected(self, word: Named) -> Words | None:
        core = [rule for rule in self.catalogue.core if rule.code in PROTECTED]
        codes = [rule.code for rule in core if Naming({}).rank(word.text, rule, "")]
        if not codes:
            return None
        return f"{'、'.join(codes)}不能更改，也不能关闭", f"{', '.join(codes)} cannot be changed or switched off"

    def _one(self, key: str, named: Named | None, known: Sequence[str], noun: Words) -> None:
        if named is None or named.text in known:
            return
        values = self._values(key)
        word, near = values.quote(named.text), hint(named.text, known)
        values.problems.add(
            (named.line, named.column),
            f"已加载的规则包里没有{noun[0]}{word[0]}{near[0]}",
            f"no loaded pack {noun[1]}{word[1] or ' given here'}{near[1]}",
        )

    def _options(self, table: OptionTable) -> None:
        values = self._values("options")
        word = table.rule.text
        spec = self.catalogue.named(word)
        if spec is not None:
            check_options(table, spec, values)
            return
        quote = values.quote(word)
        fault = self.catalogue.fault(word, quote)
        if fault is None:
            fault = (
                f"选项属于一条规则；{quote[0] or '这里'}不是一条规则的代码或名称",
                f"options belong to one rule; this is not the code or name of one:{quote[1]}",
            )
            if any(word in {core.code, core.name} for core in self.catalogue.core):
                fault = (f"{word}没有选项", f"{word} has no options")
        values.problems.add((table.rule.line, table.rule.column), *fault)
