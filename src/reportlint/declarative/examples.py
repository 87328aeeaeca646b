"""The examples that a rule file carries, for whoever runs them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from reportlint.authoring.examples import Example

from .reading import RuleFileError, read_rule_file


class PlacedExample(Struct, frozen=True):
    """An example and the line of the file that it begins on."""

    line: int
    example: Example


def examples_of(path: str, shown: str = "") -> Mapping[str, Sequence[PlacedExample]]:
    """The examples of each rule of a file, by code; none for a rule without. Raises RuleFileError, and OSError where
    the file cannot be read. ``shown`` is the path as messages show it."""
    with open(path, "rb") as file:
        source = read_rule_file(file.read(), shown or path)
    if source.problems.found:
        raise RuleFileError(source.problems.ordered())
    return {
        rule.code: tuple(
            PlacedExample(source.document.place((*place, "examples", index))[0], example)
            for index, example in enumerate(rule.examples)
        )
        for rule, place in zip(source.file.rules, source.paths, strict=True)
    }
