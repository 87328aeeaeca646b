"""Declaring rules and facts. What is declared here is resolved by the plan."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from types import NoneType, UnionType
from typing import Any, Generic, ParamSpec, TypeVar, Union, get_args, get_origin, overload

import msgspec
from msgspec import Struct

from reportlint.model import Argument, Fix, Severity, Where

from .messages import Message, TemplateError, fields_of

P = ParamSpec("P")
T = TypeVar("T")


class Options(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """Base of a rule's options: fields with a type, a default and a docstring. Written ``min-length`` in files."""


class Finding:
    """Something wrong at a place.

    ``where`` is a node or a span; ``related`` are further places that the message speaks of; ``arguments`` are exactly
    the fields of the message.
    """

    __slots__ = ("arguments", "fix", "related", "variant", "where")

    def __init__(
        self,
        where: Where,
        variant: str = "",
        /,
        *,
        related: Sequence[Where] = (),
        fix: Fix | None = None,
        **arguments: Argument,
    ) -> None:
        self.where = where
        self.variant = variant
        self.related = related
        self.fix = fix
        self.arguments = arguments

    def __repr__(self) -> str:
        said = "".join(f", {name}={value!r}" for name, value in self.arguments.items())
        return f"Finding({self.where!r}, {self.variant!r}{said})"


Findings = Iterable[Finding]


class Previous(Struct, Generic[T], frozen=True):
    """A fact of last year's report by the same body: what a rule across reports asks for, ``last: Previous[Carried]``.

    Such a rule asks for nothing else but facts that can travel from report to report, and options. Its findings stand at
    a :class:`Located` of this year's report; those of last year's are related places. They take no fix.
    """

    value: T
    period: int
    """The year of that report."""
    name: str
    """Its path as shown."""


class DeclarationError(Exception):
    """A rule or fact is declared wrongly. The text begins with the place: file, line."""


class RuleSpec(Struct, frozen=True, eq=False):
    """A declared rule."""

    code: str
    name: str
    severity: Severity
    source: str
    requires: tuple[type, ...]
    messages: Mapping[str, Message]
    """By variant; "" is the main one."""
    tags: tuple[str, ...]
    function: Callable[..., Findings]
    page: str
    place: str
    profiles: tuple[str, ...] = ()
    """Ids of the only profiles that it is for; none for all that give the facts it needs."""
    across: bool = False
    """Whether it asks for facts of last year's report too: it runs only where reports are checked together."""

    @property
    def fields(self) -> Mapping[str, tuple[str, ...]]:
        return _fields(self)


@cache
def _fields(spec: RuleSpec) -> Mapping[str, tuple[str, ...]]:
    return {variant: fields_of(message.zh) for variant, message in spec.messages.items()}


class FactSpec(Struct, frozen=True, eq=False):
    """A declared fact: the function that reads it and the class by which rules ask for it."""

    provides: type
    function: Callable[..., object]
    publish: str
    place: str


def place_of(function: Callable[..., object]) -> str:
    code = getattr(function, "__code__", None)
    if code is None:
        return getattr(function, "__module__", "?")
    return f"{code.co_filename}:{code.co_firstlineno}"


def rule(
    code: str,
    name: str,
    severity: Severity,
    /,
    *,
    zh: str,
    en: str,
    source: str = "",
    requires: Sequence[type] = (),
    variants: Mapping[str, Message] | None = None,
    tags: Sequence[str] = (),
    profiles: Sequence[str] = (),
) -> Callable[[Callable[P, Findings]], Callable[P, Findings]]:
    """Declare a rule: a generator of findings that asks for what it needs by type.

    ``zh`` and ``en`` are the message; ``source`` the clause that it enforces; ``requires`` facts that must be there
    although the function does not read them; ``variants`` further messages by name; ``profiles`` the ids of the only
    kinds of reports that it is for. The function stays a plain function. Its docstring is the rule's page.
    """

    def declare(function: Callable[P, Findings]) -> Callable[P, Findings]:
        place = place_of(function)
        _refuse_names(place, code, name, severity)
        if isinstance(profiles, str):
            raise DeclarationError(f'{place}: {code}: profiles is a list; write profiles=["{profiles}"]')
        messages = {"": Message(zh, en), **(variants or {})}
        for variant, message in messages.items():
            try:
                same = set(fields_of(message.zh)) == set(fields_of(message.en))
            except TemplateError as error:
                raise DeclarationError(f"{place}: {code}: {error}") from None
            if not same:
                which = f"variant {variant!r}" if variant else "the message"
                raise DeclarationError(f"{place}: {code}: {which} has other fields in zh than in en")
        spec = RuleSpec(
            code,
            name,
            severity,
            source,
            tuple(requires),
            messages,
            tuple(tags),
            function,
            function.__doc__ or "",
            place,
            tuple(profiles),
            across=any(map(_asks_previous, function.__annotations__.values())),
        )
        function.__reportlint_rule__ = spec  # type: ignore[attr-defined]
        return function

    return declare


def _refuse_names(place: str, code: object, name: object, severity: object) -> None:
    if not (isinstance(code, str) and is_code(code)):
        raise DeclarationError(f"{place}: {code!r} is no code; write capital letters and then digits, like ORG001")
    if not (isinstance(name, str) and is_name(name)):
        raise DeclarationError(
            f"{place}: {code}: {name!r} is no name; write small letters and digits joined by hyphens, "
            "like complaint-hotline"
        )
    if not isinstance(severity, Severity):
        raise DeclarationError(
            f"{place}: {code}: the severity is Severity.ERROR, Severity.WARNING or Severity.INFO, not {severity!r}"
        )


def is_code(word: str) -> bool:
    """Whether a word can be the code of a rule: capital letters and then digits, ORG001."""
    letters = word.rstrip("0123456789")
    return letters.isascii() and letters.isalpha() and letters.isupper() and letters != word


def is_name(word: str) -> bool:
    """Whether a word can be the name of a rule: small letters and digits joined by hyphens."""
    parts = word.split("-")
    return word.isascii() and word == word.lower() and all(part.isalnum() for part in parts) and word[:1].isalpha()


@overload
def fact(function: Callable[P, T], /) -> Callable[P, T]: ...
@overload
def fact(*, publish: str = "") -> Callable[[Callable[P, T]], Callable[P, T]]: ...
def fact(function: Callable[P, T] | None = None, /, *, publish: str = "") -> Any:
    """Declare a fact: a function that reads something out of the report, found by the class that it returns.

    It asks for the report and for other facts by type, and returns an object of a class of its own, or None where the
    report does not have it. A published fact (``publish="year"``) appears in results under that name.
    """

    def declare(function: Callable[P, T]) -> Callable[P, T]:
        place = place_of(function)
        provides = _provided(function, place)
        function.__reportlint_fact__ = FactSpec(provides, function, publish, place)  # type: ignore[attr-defined]
        return function

    return declare if function is None else declare(function)


def _provided(function: Callable[..., object], place: str) -> type:
    annotation = function.__annotations__.get("return")
    if isinstance(annotation, str):
        raise DeclarationError(f"{place}: {string_annotations(function)}")
    provides, _ = without_none(annotation)
    if not isinstance(provides, type) or provides.__module__ == "builtins":
        raise DeclarationError(
            f"{place}: the fact {function.__name__} must return a class of its own, or that class | None, "
            f"not {annotation!r}"
        )
    return provides


def string_annotations(function: Callable[..., object]) -> str:
    return f"{function.__name__} has string annotations; remove 'from __future__ import annotations' from its module"


def without_none(annotation: object) -> tuple[object, bool]:
    """``X | None`` → (X, True); X → (X, False)."""
    if get_origin(annotation) in {Union, UnionType}:
        kinds = [kind for kind in get_args(annotation) if kind is not NoneType]
        if len(kinds) == 1 and len(get_args(annotation)) == 2:
            return kinds[0], True
    return annotation, False


def previous_of(annotation: object) -> type | None:
    """``Previous[X]`` → X; None for anything else."""
    if isinstance(annotation, type) or get_origin(annotation) is not Previous:
        return None
    (asked,) = get_args(annotation)
    return asked if isinstance(asked, type) else None


def _asks_previous(annotation: object) -> bool:
    return not isinstance(annotation, type) and previous_of(without_none(annotation)[0]) is not None


def declared_in(module: object) -> Iterator[RuleSpec | FactSpec]:
    """The rules and facts that a module declares, in the order of its text."""
    for value in list(vars(module).values()):
        if callable(value) and getattr(value, "__module__", None) == getattr(module, "__name__", None):
            for attribute in ("__reportlint_rule__", "__reportlint_fact__"):
                spec = getattr(value, attribute, None)
                if spec is not None:
                    yield spec


def options_type(spec: RuleSpec) -> type[Options] | None:
    """The options class that a rule asks for."""
    for name, annotation in spec.function.__annotations__.items():
        if name != "return" and isinstance(annotation, type) and issubclass(annotation, Options):
            return annotation
    return None


def default_options(kind: type[Options]) -> Options:
    """The options of a rule as it declares them. Raises OptionsError."""
    try:
        options = msgspec.convert({}, kind)
        msgspec.convert(msgspec.to_builtins(options), kind)
    except msgspec.ValidationError as error:
        words = str(error)
        name = words.partition("`")[2].partition("`")[0] if "missing" in words else ""
        if name:
            raise OptionsError(
                f"the option {name} has no default; write for example {name.replace('-', '_')}: int = 1"
            ) from None
        field = words.partition("`$.")[2].rstrip("`") or "an option"
        raise OptionsError(f"the default of {field} is not of its type: {words.partition(' - at')[0]}") from None
    except TypeError as error:
        raise OptionsError(f"an option has a type that no file can write: {error}") from None
    return options


class OptionsError(ValueError):
    """A class of options cannot be used: one sentence."""
