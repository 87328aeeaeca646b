"""Rules and facts resolved against each other: who needs what, and that all of it is there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from reportlint.model import Report

from .rules import (
    DeclarationError,
    FactSpec,
    Findings,
    Options,
    OptionsError,
    Previous,
    RuleSpec,
    default_options,
    previous_of,
    string_annotations,
    without_none,
)


class Need(Struct, frozen=True):
    """One parameter of a rule or fact: the report, options, or a fact by its class."""

    name: str
    kind: type | None
    """None for the report and for options."""
    optional: bool = False
    options: Options | None = None
    previous: bool = False
    """Whether it is the fact of last year's report that is asked for."""


class PlannedRule(Struct, frozen=True, eq=False):
    spec: RuleSpec
    needs: tuple[Need, ...]
    call: Callable[..., Findings]
    needed: tuple[type, ...] = ()
    """The facts of the report itself without which it is not run."""


class Plan(Struct, frozen=True, eq=False):
    """What to run over a report of one profile."""

    rules: tuple[PlannedRule, ...]
    facts: Mapping[type, FactSpec]
    fact_needs: Mapping[type, tuple[Need, ...]]
    published: tuple[tuple[str, type], ...] = ()
    """The published facts: name and class."""
    across: tuple[PlannedRule, ...] = ()
    """The rules across reports: they run when all reports have been read, over the facts that those kept."""
    left_out: tuple[str, ...] = ()
    """The codes of rules across reports that do not run because reports are checked one by one."""
    kept: tuple[type, ...] = ()
    """The facts that the report keeps for rules across reports."""
    marked: tuple[type, ...] = ()
    """Those of which it only keeps whether they are there."""


def make_plan(
    rules: Sequence[RuleSpec], facts: Sequence[FactSpec], options: Mapping[str, Options] | None = None
) -> Plan:
    """Resolve rules against facts. DeclarationError names the first thing that is wrong, its place first."""
    by_type: dict[type, FactSpec] = {}
    for spec in facts:
        other = by_type.setdefault(spec.provides, spec)
        if other is not spec:
            raise DeclarationError(
                f"{spec.place}: {spec.provides.__name__} is given by another fact too, at {other.place}"
            )
    needs = {kind: _needs(spec, by_type, None) for kind, spec in by_type.items()}
    _refuse_cycles(by_type, needs)
    planned: list[PlannedRule] = []
    across: list[PlannedRule] = []
    for rule in rules:
        for kind in rule.requires:
            if kind not in by_type:
                raise DeclarationError(f"{rule.place}: {rule.code}: {_unknown(kind, by_type)}")
        own = _needs(rule, by_type, (options or {}).get(rule.code))
        needed = [*rule.requires, *(n.kind for n in own if n.kind is not None and not (n.optional or n.previous))]
        made = PlannedRule(rule, own, rule.function, tuple(dict.fromkeys(needed)))
        (across if any(need.previous for need in own) else planned).append(made)
    published = tuple((spec.publish, kind) for kind, spec in by_type.items() if spec.publish)
    plan = Plan(tuple(planned), by_type, needs, published)
    if across:
        from .travelling import with_across

        return with_across(plan, across)
    return plan


def _needs(spec: RuleSpec | FactSpec, facts: Mapping[type, FactSpec], options: Options | None) -> tuple[Need, ...]:
    function = spec.function
    who = spec.code if isinstance(spec, RuleSpec) else f"the fact {function.__name__}"
    code = getattr(function, "__code__", None)
    names = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount] if code else tuple(function.__annotations__)
    found = []
    for name in names:
        annotation = function.__annotations__.get(name)
        if annotation is None:
            raise DeclarationError(
                f"{spec.place}: {who}: the parameter {name} has no type; write {name}: Report, or {name}: the class of a "
                "fact or of options"
            )
        if isinstance(annotation, str):
            raise DeclarationError(f"{spec.place}: {string_annotations(function)}")
        kind, optional = without_none(annotation)
        if kind is Report:
            found.append(Need(name, None))
        elif isinstance(kind, type) and issubclass(kind, Options):
            if isinstance(spec, FactSpec):
                raise DeclarationError(f"{spec.place}: {who}: a fact takes no options")
            found.append(Need(name, None, options=options or _defaults(kind, spec.place, who)))
        elif isinstance(kind, type) and kind in facts:
            found.append(Need(name, kind, optional))
        elif (asked := previous_of(kind)) is not None and asked in facts:
            if isinstance(spec, FactSpec):
                raise DeclarationError(
                    f"{spec.place}: {who}: a fact is read from one report; only rules ask for Previous"
                )
            found.append(Need(name, asked, optional, previous=True))
        elif asked is not None:
            raise DeclarationError(f"{spec.place}: {who}: {_unknown(asked, facts)}")
        elif getattr(kind, "__origin__", kind) is Previous:
            raise DeclarationError(
                f"{spec.place}: {who}: Previous takes the class of a fact: {name}: Previous[Carried]"
            )
        else:
            raise DeclarationError(f"{spec.place}: {who}: {_unknown(kind, facts)}")
    return tuple(found)


def _defaults(kind: type[Options], place: str, who: str) -> Options:
    try:
        return default_options(kind)
    except OptionsError as error:
        raise DeclarationError(f"{place}: {who}: {kind.__name__}: {error}") from None


def _unknown(kind: object, facts: Mapping[type, FactSpec]) -> str:
    from difflib import get_close_matches

    name = getattr(kind, "__name__", repr(kind))
    known = {fact.__name__: fact for fact in facts}
    near = get_close_matches(name, known, 1)
    hint = (
        f"; did you mean {known[near[0]].__module__}.{near[0]}?"
        if near
        else "; what can be asked for is Report, options, and facts by their classes"
    )
    return f"no loaded pack gives {name}{hint}"


def _refuse_cycles(facts: Mapping[type, FactSpec], needs: Mapping[type, tuple[Need, ...]]) -> None:
    done: set[type] = set()
    for start in facts:
        path: list[type] = []
        _visit(start, path, done, facts, needs)


def _visit(
    kind: type,
    path: list[type],
    done: set[type],
    facts: Mapping[type, FactSpec],
    needs: Mapping[type, tuple[Need, ...]],
) -> None:
    if kind in done:
        return
    if kind in path:
        circle = " → ".join(k.__name__ for k in [*path[path.index(kind) :], kind])
        raise DeclarationError(f"{facts[kind].place}: facts need each other in a circle: {circle}")
    path.append(kind)
    for need in needs[kind]:
        if need.kind is not None:
            _visit(need.kind, path, done, facts, needs)
    path.pop()
    done.add(kind)
