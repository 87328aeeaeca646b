"""What a file of rules may say: the types that reading, the JSON Schema for editors and the reference page go by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct, field

from reportlint.authoring.examples import Example

Words = str | list[str]


class Keys(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """A table of keys and values in a rule file."""


class Wording(Keys, frozen=True):
    zh: Annotated[str, Meta(description="What the finding says in Chinese; without it, the English is taken")] = ""
    en: Annotated[str, Meta(description="What the finding says in English; without it, the Chinese is taken")] = ""


PlaceName = Literal["report", "title", "preamble", "headings", "every-section"]
PropertyName = Literal["title", "author", "published", "created", "pages"]


class Place(Keys, frozen=True):
    """Where to look: one of ``section``, ``heading``, ``table`` and ``property``."""

    section: Annotated[Words, Meta(description="Sections by id")] = []
    heading: Annotated[str, Meta(description="Sections whose title holds this pattern")] = ""
    table: Annotated[str, Meta(description="A table by id")] = ""
    row: Annotated[Words, Meta(description="Rows of the table, by label")] = []
    column: Annotated[Words, Meta(description="Columns of the table, by label")] = []
    property: Annotated[PropertyName | None, Meta(description="What the file says of itself")] = None


class FactRange(Keys, frozen=True):
    from_: Annotated[int | None, Meta(description="The least value")] = field(default=None, name="from")
    to: Annotated[int | None, Meta(description="The greatest value")] = None


FactValue = str | int | list[str | int] | FactRange


class When(Keys, frozen=True):
    """Only where all of this holds."""

    condition: Annotated[Words, Meta(description="Named conditions of the profile")] = []
    facts: Annotated[
        dict[str, FactValue], Meta(description="Published facts, such as the year: a value, a list, or from and to")
    ] = {}
    report: Annotated[str, Meta(description="A pattern that the report holds somewhere")] = ""
    place: Annotated[str, Meta(description="A pattern that the place holds")] = ""


class Count(Keys, frozen=True):
    pattern: Annotated[str, Meta(description="What is counted")]
    min: Annotated[int | None, Meta(description="The fewest")] = None
    max: Annotated[int | None, Meta(description="The most")] = None


class Length(Keys, frozen=True):
    min: Annotated[int | None, Meta(description="The fewest characters, without white space")] = None
    max: Annotated[int | None, Meta(description="The most characters, without white space")] = None


class Unique(Keys, frozen=True):
    pattern: Annotated[str, Meta(description="What must not stand there twice; with a group, what the group holds")]


class OneOf(Keys, frozen=True):
    values: Annotated[list[str | int | float], Meta(description="What it may be")]
    pattern: Annotated[str, Meta(description="What to look at; with a group, what the group holds")] = ""


class SameAs(Keys, frozen=True):
    """A value here equals a value elsewhere."""

    where: Annotated[PlaceName | Place, Meta(description="The other place")] = field(name="in")
    value: Annotated[str, Meta(description="The value here: a pattern; with a group, what the group holds")] = ""
    other: Annotated[str, Meta(description="The value there; the same pattern unless given")] = ""


class TermPair(Keys, frozen=True):
    wrong: Annotated[str, Meta(description="The wrong words: a pattern")]
    right: Annotated[str, Meta(description="The right words")]
    fix: Annotated[
        Literal["safe", "unsafe", "none"], Meta(description="Whether --fix may put the right words there")
    ] = "unsafe"


class Rule(Keys, frozen=True):
    code: Annotated[str, Meta(description="Capital letters and a number, such as ORG001")]
    name: Annotated[str, Meta(description="Small words with hyphens, such as complaint-hotline")]
    severity: Annotated[Literal["error", "warning", "info"], Meta(description="How grave a finding is")]
    message: Annotated[Wording | str, Meta(description="What a finding says; {name} is filled in")]
    source: Annotated[str, Meta(description="The clause that the rule enforces")] = ""
    tags: Annotated[list[str], Meta(description="Words that select the rule among others")] = []
    description: Annotated[str, Meta(description="The page that `reportlint rule CODE` shows")] = ""
    where: Annotated[PlaceName | Place, Meta(description="Where to look; the whole report unless given")] = field(
        default="report", name="in"
    )
    when: Annotated[When | None, Meta(description="Only where all of this holds")] = None
    require: Annotated[Words, Meta(description="Patterns that the place must hold")] = []
    forbid: Annotated[Words, Meta(description="Patterns that it must not hold")] = []
    match: Annotated[str, Meta(description="A pattern that each paragraph or cell must fit as a whole")] = ""
    count: Annotated[Count | None, Meta(description="How often a pattern may be there")] = None
    length: Annotated[Length | None, Meta(description="How long the place may be")] = None
    order: Annotated[list[str], Meta(description="Patterns that come in this order")] = []
    unique: Annotated[
        Literal["paragraphs", "headings", "cells", "labels"] | Unique | None,
        Meta(description="What is there only once"),
    ] = None
    one_of: Annotated[list[str | int | float] | OneOf | None, Meta(description="What each cell or value may be")] = None
    same_as: Annotated[SameAs | None, Meta(description="Another place that says the same")] = None
    term: Annotated[TermPair | list[TermPair] | None, Meta(description="Wrong words and the right ones")] = None
    claim: Annotated[str, Meta(description="What must hold of the numbers of a table")] = field(
        default="", name="assert"
    )
    for_each: Annotated[
        Literal["row", "column", "cell"] | None, Meta(description="What `assert` is looked at for, one by one")
    ] = None
    numbers: Annotated[
        Literal["any", "counts"], Meta(description="counts: only whole numbers from 0 are taken for numbers")
    ] = "any"
    together: Annotated[bool, Meta(description="One finding for the whole table, with {differences}")] = False
    examples: Annotated[list[Example], Meta(description="Reports at which the rule fires or stays silent")] = []


REQUIREMENTS = (
    "require", "forbid", "match", "count", "length", "order", "unique", "one-of", "same-as", "term", "assert",
)  # fmt: skip
"""Keys of a rule of which it has at least one."""


class RuleFile(Keys, frozen=True):
    rules: Annotated[list[Rule], Meta(description="The rules")]
    profile: Annotated[
        str, Meta(description="The kind of report; otherwise every kind that has what the rules name")
    ] = ""


def rule_schema() -> Mapping[str, Any]:
    """The JSON Schema of rule files, for editors."""
    schema: dict[str, Any] = msgspec.json.schema(RuleFile)
    plain: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(schema))
    plain.pop("$ref", None)
    definitions = plain.pop("$defs")
    top = definitions.pop("RuleFile")
    definitions["Rule"]["anyOf"] = [{"required": [key]} for key in REQUIREMENTS]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **top,
        "title": "reportlint rules",
        "$defs": definitions,
    }
