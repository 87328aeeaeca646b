"""Names in a rule against what a profile knows: sections, tables, labels, conditions, published facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from reportlint.authoring.rules import DeclarationError, FactSpec
from reportlint.model import Profile, Report, TableForm, Vocabulary, fold_plain
from reportlint.syntax.expression_nodes import Group, Reference, walk
from reportlint.syntax.problems import hint, quoted
from reportlint.syntax.toml import Path, Place

from .demands import Demands, many
from .labels import Found, labels_of
from .schema import FactRange, FactValue, Rule, SameAs
from .schema import Place as PlaceKeys

MOST_LISTED = 30
Complaint = tuple[Place, str, str]


class Named:
    """What the names of a rule are under one profile: what it asks for, or what is wrong with them."""

    def __init__(self) -> None:
        self.problems: list[Complaint] = []
        self.missing = 0
        """How many sections and tables that it names the profile does not have."""
        self.blind = False
        """Whether the profile does not tell what its sections and tables are called, and the rule names some."""
        self.requires: tuple[type, ...] = ()
        self.functions: tuple[Callable[[Report], bool], ...] = ()
        self.kinds: dict[str, type] = {}
        """The facts that are looked at, by parameter."""
        self.wanted: dict[str, FactValue] = {}
        """What they must say, by parameter."""


def look_up(rule: Rule, demands: Demands, profile: Profile, facts: Callable[[Profile], Sequence[FactSpec]]) -> Named:
    """Everything that a rule names, under a profile."""
    named = Named()
    _Lookup(rule, demands, profile, facts, named).run()
    return named


class _Lookup:
    def __init__(
        self,
        rule: Rule,
        demands: Demands,
        profile: Profile,
        facts: Callable[[Profile], Sequence[FactSpec]],
        named: Named,
    ) -> None:
        self.rule = rule
        self.demands = demands
        self.profile = profile
        self.facts = facts
        self.named = named
        self.vocabulary: Vocabulary | None = profile.vocabulary() if profile.vocabulary is not None else None

    def run(self) -> None:
        path = self.demands.path
        self._place(self.rule.where, (*path, "in"))
        if isinstance(self.rule.same_as, SameAs):
            self._place(self.rule.same_as.where, (*path, "same-as", "in"))
        self._expression((*path, "assert"))
        self._conditions((*path, "when", "condition"))
        self._facts((*path, "when", "facts"))

    def complain(self, place: Place, zh: str, en: str) -> None:
        self.named.problems.append((place, zh, en))

    def _unknown(self, path: Path, zh: str, en: str, word: str, known: Iterable[str]) -> None:
        shown, near = quoted(word), hint(word, known)
        listed = list(known)[:MOST_LISTED]
        there = (
            (f"；有：{'、'.join(listed)}", f"; there are: {', '.join(listed)}")
            if listed
            else ("；没有任何可用的", "; there is none")
        )
        self.complain(
            self.demands.source.document.place(path),
            f"{zh}{shown[0]}{near[0]}{there[0]}",
            f"{en}{shown[1]}{near[1]}{there[1]}",
        )

    # -- places --

    def _place(self, where: object, path: Path) -> None:
        if not isinstance(where, PlaceKeys):
            return
        if self.vocabulary is None:
            self.named.blind = self.named.blind or bool(where.section or where.table)
            return
        for key, word in _each(where.section, (*path, "section")):
            if word not in self.vocabulary.sections:
                self.named.missing += 1
                self._unknown(key, "没有章节", "no section is called", word, self.vocabulary.sections)
        if not where.table:
            return
        forms = self._forms(where.table, (*path, "table"))
        for axis in ("row", "column"):
            for key, word in _each(getattr(where, axis), (*path, axis)):
                place = self.demands.source.document.place(key)
                self._label(forms, axis, word, place, where.table, groups=True)

    def _forms(self, id: str, path: Path) -> list[TableForm]:
        assert self.vocabulary is not None
        forms = [form for form in self.vocabulary.tables if form.id == id]
        if not forms:
            self.named.missing += 1
            known = dict.fromkeys(form.id for form in self.vocabulary.tables)
            self._unknown(path, "没有表格", "no table is called", id, known)
        return forms

    def _expression(self, path: Path) -> None:
        where = self.rule.where
        if self.demands.expression is None or self.vocabulary is None or not isinstance(where, PlaceKeys):
            return
        forms = [form for form in self.vocabulary.tables if form.id == where.table]
        for node in walk(self.demands.expression):
            place = self.demands.source.inside(path, node.at, self.rule.claim)
            if isinstance(node, Reference):
                for axis, word in (("row", node.row), ("column", node.column)):
                    if word:
                        self._label(forms, axis, word, place, where.table, groups=False)
            elif isinstance(node, Group):
                for word in dict.fromkeys(label for ends in node.ranges for label in ends):
                    self._label(forms, node.axis, word, place, where.table, groups=True)

    def _label(
        self, forms: Sequence[TableForm], axis: str, word: str, place: Place, table: str, *, groups: bool
    ) -> None:
        """A label of a table, in any of its editions."""
        every = [form.rows if axis == "row" else form.columns for form in forms]
        known = [labels for labels in every if labels is not None]
        if not known or len(known) < len(every):
            return
        found = [labels_of(labels).find(word) for labels in known]
        if any(each.kind == "one" or (groups and each.kind == "group") for each in found):
            return
        self.complain(place, *_wrong_label(axis, word, table, found, [label for labels in known for label in labels]))

    # -- conditions and facts --

    def _conditions(self, path: Path) -> None:
        when = self.rule.when
        requires: list[type] = []
        functions: list[Callable[[Report], bool]] = []
        for key, word in _each(when.condition if when else [], path):
            condition = self.profile.conditions.get(word)
            if condition is None:
                self._unknown(key, "没有条件", "no condition is called", word, self.profile.conditions)
            elif isinstance(condition, str):
                requires.append(_class(self.profile, condition))
            else:
                functions.append(condition)
        self.named.requires, self.named.functions = tuple(requires), tuple(functions)

    def _facts(self, path: Path) -> None:
        when = self.rule.when
        if when is None or not when.facts:
            return
        published: Mapping[str, type] = {
            spec.publish: spec.provides for spec in self.facts(self.profile) if spec.publish
        }
        for index, (name, value) in enumerate(when.facts.items()):
            if name not in published:
                shown, near = quoted(name), hint(name, published)
                listed = list(published)
                self.complain(
                    self.demands.source.document.key((*path, name)),
                    f"报告没有公布{shown[0]}{near[0]}；有：{'、'.join(listed)}",
                    f"no fact is published as{shown[1]}{near[1]}; there are: {', '.join(listed)}",
                )
                continue
            self._value(published[name], value, (*path, name))
            self.named.kinds[f"fact_{index}"] = published[name]
            self.named.wanted[f"fact_{index}"] = value

    def _value(self, kind: type, value: FactValue, path: Path) -> None:
        """A value that a fact never has: words where it is a whole number."""
        if published_as(kind) is not int or isinstance(value, FactRange):
            return
        values = value if isinstance(value, list) else [value]
        strange = [word for word in values if isinstance(word, str) and not fold_plain(word).isdecimal()]
        if strange:
            shown = quoted(strange[0])
            self.complain(
                self.demands.source.document.place(path),
                f"“{path[-1]}”是整数，而不是{shown[0]}；从几到几写作{{from: 2021, to: 2023}}",
                f'"{path[-1]}" is a whole number, not{shown[1]}; a range is written {{from: 2021, to: 2023}}',
            )


def published_as(kind: type) -> object:
    """The type of what a fact publishes, as its class tells it; None where it does not."""
    stated = getattr(kind, "__annotations__", {}).get("published")
    if stated is not None:
        return stated
    return getattr(getattr(getattr(kind, "published", None), "fget", None), "__annotations__", {}).get("return")


def _each(words: str | list[str], path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(words, str):
        yield path, words
        return
    for index, word in enumerate(many(words)):
        yield (*path, index), word


def _wrong_label(axis: str, word: str, table: str, found: Sequence[Found], known: Iterable[str]) -> tuple[str, str]:
    noun = {"row": ("行", "row"), "column": ("列", "column")}[axis]
    shown = quoted(word)
    listed = list(dict.fromkeys(known))
    several = next((each for each in found if each.kind == "several"), None)
    if several is not None:
        paths = several.labels
        return (
            f"{table}里有几{noun[0]}叫{shown[0]}；请写全：{'；'.join(paths)}",
            f"{table} has several {noun[1]}s called{shown[1]}; write one of: {'; '.join(paths)}",
        )
    group = next((each for each in found if each.kind == "group"), None)
    if group is not None:
        return (
            f"{shown[0]}是{len(group.labels)}{noun[0]}的总称；各{noun[0]}相加写作 sum({axis}s({_quoted_plain(word)}))",
            f"{word} heads {len(group.labels)} {noun[1]}s; their sum is written sum({axis}s({_quoted_plain(word)}))",
        )
    near = hint(word, listed)
    return (
        f"{table}没有{noun[0]}{shown[0]}{near[0]}；有：{'；'.join(listed[:MOST_LISTED])}",
        f"{table} has no {noun[1]}{shown[1]}{near[1]}; there are: {'; '.join(listed[:MOST_LISTED])}",
    )


def _quoted_plain(word: str) -> str:
    return f'"{word}"'


def _class(profile: Profile, words: str) -> type:
    """The fact class that "module:Class" names."""
    from importlib import import_module

    module, _, name = words.partition(":")
    try:
        found: type = getattr(import_module(module), name)
    except (ImportError, AttributeError, ValueError):
        raise DeclarationError(
            f"the profile {profile.id}: there is no {words}, which one of its conditions names"
        ) from None
    return found
