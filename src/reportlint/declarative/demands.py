"""What a rule asks for, as far as it can be made out without a profile: its place, its patterns, its requirements."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from msgspec import structs

from reportlint.syntax.expression_nodes import Comparison, Earlier, Node, walk
from reportlint.syntax.expressions import ExpressionError, parse_expression
from reportlint.syntax.patterns import Pattern, PatternError, compile_pattern
from reportlint.syntax.toml import Path

from .arithmetic import Assertion
from .places import Site
from .reading import RuleSource
from .requirements import Among, Counted, Fit, Forbid, Long, Once, Ordered, Require, Requirement, Same, Termed
from .schema import REQUIREMENTS, Count, Length, OneOf, Place, Rule, TermPair, Unique
from .years import looks_back

NOWHERE = Site("report")


class Demands:
    """The requirements of one rule. ``right`` is False when something was wrong; the problems are the source's."""

    def __init__(self, source: RuleSource, rule: Rule, path: Path) -> None:
        self.source = source
        self.rule = rule
        self.path = path
        self.right = True
        self.expression: Node | None = None
        self.site = self.site_of(rule.where, (*path, "in"))
        when = rule.when
        self.report_pattern = self._pattern(when.report, "when", "report") if when and when.report else None
        self.place_pattern = self._pattern(when.place, "when", "place") if when and when.place else None
        self.requirements: tuple[Requirement, ...] = tuple(each for each in self._all() if each is not None)

    def complain(self, path: Path, zh: str, en: str) -> None:
        self.source.problems.add(self.source.document.key(path), zh, en)
        self.right = False

    # -- places --

    def site_of(self, where: object, path: Path) -> Site:
        """The place that ``in`` names."""
        if not isinstance(where, Place):
            return Site(str(where))
        said = [key for key in ("section", "heading", "table", "property") if getattr(where, key)]
        if len(said) != 1:
            self.complain(
                path,
                "in里要有section、heading、table、property中的一个",
                "a place is one of section, heading, table and property",
            )
            return NOWHERE
        if (where.row or where.column) and not where.table:
            self.complain(path, "row和column要与table同用", "row and column go with table")
        if where.section:
            return Site("section", many(where.section))
        if where.heading:
            return Site("heading", pattern=self._compiled(where.heading, (*path, "heading")))
        if where.property:
            return Site("property", (where.property,))
        return Site("table", (where.table,), rows=many(where.row), columns=many(where.column))

    # -- patterns --

    def _pattern(self, words: str, *keys: str | int, empty: bool = False) -> Pattern | None:
        return self._compiled(words, (*self.path, *keys), empty=empty)

    def _compiled(self, words: str, path: Path, *, empty: bool = False) -> Pattern | None:
        try:
            return compile_pattern(words, empty=empty)
        except PatternError as error:
            self.source.problems.add(self.source.inside(path, error.at, words), error.zh, error.en)
            self.right = False
            return None

    def _patterns(self, key: str, value: str | list[str]) -> tuple[Pattern, ...]:
        if isinstance(value, str):
            found = [self._pattern(value, key)]
        else:
            found = [self._pattern(words, key, index) for index, words in enumerate(value)]
        return tuple(pattern for pattern in found if pattern is not None)

    # -- requirements --

    def _all(self) -> Iterator[Requirement | None]:
        rule = self.rule
        if rule.require:
            yield Require(self._patterns("require", rule.require))
        if rule.forbid:
            yield Forbid(self._patterns("forbid", rule.forbid))
        makers: Sequence[tuple[Any, Callable[[Any], Requirement | None]]] = (
            (rule.match, self._match),
            (rule.count, self._count),
            (rule.length, self._length),
            (rule.order, self._order),
            (rule.unique, self._unique),
            (rule.one_of, self._one_of),
            (rule.same_as, self._same_as),
        )
        for value, make in makers:
            if value:
                yield make(value)
        terms = rule.term if isinstance(rule.term, list) else [rule.term] if rule.term else []
        for index, term in enumerate(terms):
            yield self._term(term, ("term", index) if isinstance(rule.term, list) else ("term",))
        yield self._assertion()

    def _match(self, words: str) -> Requirement | None:
        pattern = self._pattern(words, "match", empty=True)
        return Fit(pattern) if pattern is not None else None

    def _count(self, count: Count) -> Requirement | None:
        pattern = self._pattern(count.pattern, "count", "pattern")
        self._bounds("count", count.min, count.max)
        return Counted(pattern, count.min or 0, count.max) if pattern is not None else None

    def _length(self, length: Length) -> Requirement:
        self._bounds("length", length.min, length.max)
        return Long(length.min or 0, length.max, by_cell=self.site.kind == "table")

    def _bounds(self, key: str, least: int | None, most: int | None) -> None:
        here = (*self.path, key)
        if least is None and most is None:
            self.complain(here, f"“{key}”要有min或max", f'"{key}" has min or max')
        for name, bound in (("min", least), ("max", most)):
            if bound is not None and bound < 0:
                self.complain((*here, name), f"“{name}”不能小于0", f'"{name}" cannot be less than 0')
        if least is not None and most is not None and least > most:
            self.complain(
                here, f"“min”（{least}）大于“max”（{most}）", f'"min" ({least}) is greater than "max" ({most})'
            )

    def _order(self, patterns: list[str]) -> Requirement | None:
        if len(patterns) < 2:
            self.complain((*self.path, "order"), "“order”至少要有两项", '"order" has two items at least')
        return Ordered(self._patterns("order", patterns))

    def _unique(self, unique: Unique | str) -> Requirement | None:
        if isinstance(unique, Unique):
            pattern = self._pattern(unique.pattern, "unique", "pattern")
            return Once(pattern) if pattern is not None else None
        in_table = self.site.kind == "table"
        if (unique in {"cells", "labels"}) != in_table:
            key = (*self.path, "unique")
            if in_table:
                self.complain(
                    key, f"表格里没有{unique}；请写cells或labels", f"a table has no {unique}; write cells or labels"
                )
            else:
                self.complain(key, f"{unique}要与in: {{table: …}}同用", f"{unique} goes with in: {{table: …}}")
        if unique == "headings":
            if self.site.kind not in {"report", "headings"}:
                self.complain((*self.path, "unique"), "headings要与in: headings同用", "headings goes with in: headings")
            self.site = Site("headings")
        return Once(None, labels=unique == "labels")

    def _one_of(self, wanted: OneOf | list[str | int | float]) -> Requirement | None:
        if isinstance(wanted, list):
            return Among(None, tuple(map(str, wanted)))
        pattern = self._pattern(wanted.pattern, "one-of", "pattern") if wanted.pattern else None
        return Among(pattern, tuple(map(str, wanted.values)))

    def _same_as(self, same: Any) -> Requirement:
        value = self._pattern(same.value, "same-as", "value") if same.value else None
        other = self._pattern(same.other, "same-as", "other") if same.other else value
        return Same(value, self.site_of(same.where, (*self.path, "same-as", "in")), other)

    def _term(self, term: TermPair, keys: tuple[str | int, ...]) -> Requirement | None:
        pattern = self._pattern(term.wrong, *keys, "wrong")
        if pattern is None:
            return None
        if pattern.fits(term.right) is not None:
            self.complain(
                (*self.path, *keys, "right"), "“right”本身也符合“wrong”", '"right" is itself what "wrong" looks for'
            )
        return Termed(pattern, term.right, term.fix)

    # -- numbers --

    def _assertion(self) -> Requirement | None:
        rule = self.rule
        each = rule.for_each or ""
        if not rule.claim:
            for key, said in (("for-each", each), ("together", rule.together), ("numbers", rule.numbers != "any")):
                if said:
                    self.complain((*self.path, key), f"“{key}”要与assert同用", f'"{key}" goes with assert')
            return None
        here = (*self.path, "assert")
        if self.site.kind != "table":
            self.complain(here, "assert要与in: {table: …}同用", "assert goes with in: {table: …}")
        self._refuse_other_axis(each)
        try:
            self.expression = parse_expression(rule.claim, each)
        except ExpressionError as error:
            place = self.source.inside(here, error.at, rule.claim)
            self.source.problems.add(place, error.zh, error.en)
            self.right = False
            return None
        self._refuse_others(self.expression)
        return Assertion(self.site, self.expression, each, rule.numbers == "counts", rule.together)

    def _refuse_others(self, expression: Node) -> None:
        """A rule that looks at last year's report runs when this year's is no longer at hand."""
        rule, here = self.rule, (*self.path, "assert")
        others = (getattr(rule, field.name) for field in structs.fields(Rule) if field.encode_name in REQUIREMENTS[:-1])
        if looks_back(expression) and any(others):
            at = next(piece.at for piece in walk(expression) if isinstance(piece, Earlier))
            self.source.problems.add(
                self.source.inside(here, at, rule.claim),
                "assert里有previous(…)的规则不能再有别的要求；请另写一条规则",
                "a rule with previous(…) in its assert has no other requirement; write another rule",
            )
            self.right = False

    def _refuse_other_axis(self, each: str) -> None:
        """Rows are chosen where one looks row by row, columns where one looks column by column."""
        for axis, said in (("row", self.site.rows), ("column", self.site.columns)):
            if said and each not in {axis, "cell"}:
                self.complain(
                    (*self.path, "in", axis),
                    f"有assert时，{axis}要与for-each: {axis}同用",
                    f"with assert, {axis} goes with for-each: {axis}",
                )


def many(words: str | list[str]) -> tuple[str, ...]:
    """One word or several."""
    return (words,) if isinstance(words, str) else tuple(words)


def allowed_fields(rule: Rule, requirements: Sequence[Requirement]) -> frozenset[str]:
    """The fields that a rule's message may have: those of all its requirements."""
    each = [_fields_of(rule, requirement) for requirement in requirements]
    return frozenset({"place"} | frozenset.intersection(*each)) - {"related", "fix"} if each else frozenset()


def _fields_of(rule: Rule, requirement: Requirement) -> frozenset[str]:
    in_table = isinstance(rule.where, Place) and bool(rule.where.table)
    if not isinstance(requirement, Assertion):
        fields = requirement.fields | requirement.names
        return fields if in_table else fields - {"row", "column"}
    if rule.together:
        return frozenset({"table", "differences"})
    compares = any(isinstance(node, Comparison) for node in walk(requirement.expression))
    fields = frozenset({"left", "right", "table"} if compares else {"table"})
    return fields | {axis for axis in ("row", "column") if rule.for_each in {axis, "cell"}}
