"""The examples of a pack's rules: edits of a canonical report, at which a rule fires or stays silent.

They lie beside a module of rules, in ``<module>.examples.toml``:

    [[GI201]]
    fires = true
    base = "2021"                                     # one of Pack.bases
    edits = [{ find = "自2023年1月1日", replace = "自2022年1月1日" }]
    at = "2022年1月1日"                               # words that the place holds; "" for an empty cell
    variant = ""                                      # only where the rule has variants
    row = "一、本年新收数量"           # only where the cell matters: its row and column
    column = "总计"
    formats = ["md", "txt"]                           # only where it cannot be shown in every format
    name = "2022.md"                                  # only where the name of the file matters
    note = "why"

``fires`` and ``base`` must be there, and ``at`` where the rule fires. Each ``find`` stands once in the base. An edit
with ``until`` replaces all from ``find`` to the end of the first ``until`` behind it: a whole table in two words.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType

import msgspec
from msgspec import Struct

from reportlint.authoring.rules import RuleSpec
from reportlint.plugins.pack import Pack
from reportlint.plugins.registry import Registry
from reportlint.syntax.toml import Document as TomlDocument
from reportlint.syntax.toml import Malformed, read_toml

from .writers import WRITERS

FEWEST = 2
"""Firing and silent examples that each rule has at least."""


class ExampleError(Exception):
    """An example cannot be read or made. The text begins with the place: file, line, rule, number of the example."""


class Replacement(Struct, frozen=True, forbid_unknown_fields=True):
    """Words of the base, and what stands in their place; with ``until``, all from ``find`` to the next ``until``."""

    find: str
    replace: str
    until: str = ""


class _Written(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    fires: bool
    base: str
    edits: tuple[Replacement, ...] = ()
    at: str | None = None
    variant: str = ""
    row: str = ""
    column: str = ""
    formats: tuple[str, ...] = ()
    name: str = "report"
    note: str = ""


class Example(_Written, frozen=True, kw_only=True):
    """An example as its file says it, and where it stands there. ``number`` counts a rule's examples from 1."""

    code: str
    number: int
    file: Path
    line: int
    markup: str
    """The edited base."""

    def __str__(self) -> str:
        return f"{self.file.name}:{self.line}: {self.code} example {self.number}"

    def shown_in(self, format: str) -> bool:
        return not self.formats or format in self.formats

    def file_name(self, format: str) -> str:
        """The name of the file in a format."""
        stem, dot, ending = self.name.rpartition(".")
        return f"{stem if dot and ending in WRITERS else self.name}.{format}"


def read_examples(registry: Registry, pack: Pack) -> Mapping[str, Sequence[Example]]:
    """The examples of each rule of a pack, by code; none for a rule without. Raises ExampleError."""
    found: dict[str, list[Example]] = {rule.code: [] for rule in registry.rules(pack)}
    by_module: dict[str, dict[str, RuleSpec]] = {}
    for rule in registry.rules(pack):
        by_module.setdefault(rule.function.__module__, {})[rule.code] = rule
    bases = {name: Path(path).read_text("utf-8") for name, path in pack.bases.items()}
    for module in map(_module, pack.rules):
        path = Path(module.__file__ or "").with_suffix(".examples.toml")
        if path.is_file():
            for example in _read_file(path, by_module.get(module.__name__, {}), bases):
                found[example.code].append(example)
    return found


def lacking(examples: Mapping[str, Sequence[Example]]) -> list[str]:
    """What rules lack examples: one sentence a rule."""
    complaints = []
    for code, given in examples.items():
        firing = sum(example.fires for example in given)
        silent = len(given) - firing
        if firing < FEWEST or silent < FEWEST:
            complaints.append(
                f"{code} has {firing} firing and {silent} silent examples; it needs {FEWEST} of each at least"
            )
    return complaints


def _module(module: str | ModuleType) -> ModuleType:
    if isinstance(module, str):
        return sys.modules.get(module) or import_module(module)
    return module


def _read_file(path: Path, rules: Mapping[str, RuleSpec], bases: Mapping[str, str]) -> Iterator[Example]:
    try:
        document = read_toml(path.read_bytes())
    except Malformed as error:
        raise ExampleError(f"{path.name}:{error.place[0]}: {error.en}") from None
    for code, listed in document.values.items():
        if code not in rules:
            line = document.key((code,))[0]
            raise ExampleError(f"{path.name}:{line}: {code} is no rule of the module beside it")
        if not isinstance(listed, list):
            line = document.key((code,))[0]
            raise ExampleError(f"{path.name}:{line}: {code}: examples are written under [[{code}]]")
        for index in range(len(listed)):
            yield _read_one(path, document, rules[code], index, bases)


def _read_one(path: Path, document: TomlDocument, rule: RuleSpec, index: int, bases: Mapping[str, str]) -> Example:
    line = document.place((rule.code, index))[0]
    place = f"{path.name}:{line}: {rule.code} example {index + 1}"
    listed = document.values[rule.code]
    assert isinstance(listed, list)
    try:
        written = msgspec.convert(listed[index], _Written)
    except msgspec.ValidationError as error:
        raise ExampleError(f"{place}: {error}") from None
    wrong = _wrong(written, rule, bases)
    if wrong:
        raise ExampleError(f"{place}: {wrong}")
    markup = _edited(written, bases[written.base], place)
    fields = {field: getattr(written, field) for field in written.__struct_fields__}
    return Example(**fields, code=rule.code, number=index + 1, file=path, line=line, markup=markup)


def _wrong(written: _Written, rule: RuleSpec, bases: Mapping[str, str]) -> str:
    if written.base not in bases:
        return f"there is no base {written.base!r}; the pack has {', '.join(map(repr, sorted(bases))) or 'none'}"
    for format in written.formats:
        if format not in WRITERS:
            return f"{format!r} is no format; there are {', '.join(map(repr, WRITERS))}"
    if written.variant not in rule.messages:
        return f"the rule has no variant {written.variant!r}"
    if written.fires and written.at is None:
        return "a firing example says with at = … which words the place holds"
    if not written.fires and (written.at is not None or written.variant or written.row or written.column):
        return "a silent example has neither place nor variant"
    return ""


def _edited(written: _Written, base: str, place: str) -> str:
    """The base with all edits; each is looked for in the base as it is, so their order changes nothing."""
    ranges: list[tuple[int, int, str]] = []
    for edit in written.edits:
        count = base.count(edit.find) if edit.find else 0
        if count != 1:
            raise ExampleError(
                f"{place}: find = {edit.find!r} occurs {count} times in the base {written.base!r}, not once"
            )
        start = base.index(edit.find)
        end = start + len(edit.find)
        if edit.until:
            stop = base.find(edit.until, end)
            if stop < 0:
                raise ExampleError(f"{place}: until = {edit.until!r} does not follow {edit.find!r} in the base")
            end = stop + len(edit.until)
        if base[start:end] == edit.replace:
            raise ExampleError(f"{place}: find = {edit.find!r} is replaced by itself")
        ranges.append((start, end, edit.replace))
    ranges.sort()
    pieces: list[str] = []
    done = 0
    for start, end, replace in ranges:
        if start < done:
            raise ExampleError(f"{place}: two edits overlap at {base[start:end]!r}")
        pieces += [base[done:start], replace]
        done = end
    return "".join([*pieces, base[done:]])
