"""A declarative rule at work: a callable that asks for facts like any rule, and yields findings."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct

from reportlint.authoring.rules import FactSpec, Finding
from reportlint.model import Argument, Report, fold_plain
from reportlint.syntax.patterns import Pattern

from .places import Part, Places, Site
from .requirements import Hit, Requirement
from .schema import FactRange, FactValue


def places(report: Report) -> Places:
    """The fact that every declarative rule asks for."""
    return Places(report)


PLACES = FactSpec(Places, places, "", __name__)
WHOLE = Site("report")


class Condition(Struct, frozen=True, eq=False):
    """``when``, as far as it is looked at in the report: what the facts must say, and what must stand there."""

    facts: Mapping[str, FactValue] = {}
    """By the name under which the rule asks for the fact."""
    functions: tuple[Callable[[Report], bool], ...] = ()
    report: Pattern | None = None
    place: Pattern | None = None

    def holds(self, places: Places, facts: Mapping[str, object]) -> bool:
        for name, wanted in self.facts.items():
            if not _agrees(getattr(facts[name], "published", None), wanted):
                return False
        if self.report is not None and not any(part.holds(self.report) for part in places.parts(WHOLE)):
            return False
        return all(function(places.report) for function in self.functions)


def _agrees(published: object, wanted: FactValue) -> bool:
    if isinstance(wanted, FactRange):
        if not isinstance(published, int):
            return False
        return (wanted.from_ is None or published >= wanted.from_) and (wanted.to is None or published <= wanted.to)
    values = wanted if isinstance(wanted, list) else [wanted]
    return any(_word(value) == _word(published) for value in values)


def _word(value: object) -> str:
    return fold_plain(str(value))


class Check:
    """What a declarative rule does. ``__annotations__`` say what it asks for, as those of a function do."""

    def __init__(
        self,
        site: Site,
        requirements: Sequence[Requirement],
        used: frozenset[str],
        condition: Condition,
        kinds: Mapping[str, type],
    ) -> None:
        """``used`` are the fields of the message, ``kinds`` the facts that ``condition`` looks at, by name."""
        self._site = site
        self._requirements = tuple(requirements)
        self._used = sorted(used)
        self._condition = condition
        self.__annotations__ = {"places": Places, **kinds}

    def __call__(self, places: Places, **facts: object) -> Iterator[Finding]:
        if not self._condition.holds(places, facts):
            return
        parts: Sequence[Part] = places.parts(self._site)
        wanted = self._condition.place
        if wanted is not None:
            parts = [part for part in parts if part.holds(wanted)]
        for requirement in self._requirements:
            for hit in requirement.check_places(places, parts):
                yield self._finding(hit)

    def _finding(self, hit: Hit) -> Finding:
        arguments: dict[str, Argument] = {name: hit.fields[name] for name in self._used}
        return Finding(hit.where, related=hit.related, fix=hit.fix, **arguments)
