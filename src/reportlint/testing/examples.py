"""The examples of a pack's rules: edits of a canonical report, at which a rule fires or stays silent.

They lie beside a module of rules, in ``<module>.examples.toml``:

    [[GI201]]
    fires = true
    base = "2021"                                     # one of Pack.bases; "./ours.md" is a file beside this one
    edits = [{ find = "自2023年1月1日", replace = "自2022年1月1日" }]
    at = "2022年1月1日"                               # words that the place holds; "" for an empty cell
    variant = ""                                      # only where the rule has variants
    row = "一、本年新收数量"           # only where the cell matters: its row and column
    column = "总计"
    formats = ["md", "txt"]                           # only where it cannot be shown in every format
    name = "2022.md"                                  # only where the name of the file matters
    previous = [{ find = "2023年", replace = "2022年" }]   # only for a rule across reports: last year's report
    note = "why"

``fires`` and ``base`` must be there, and ``at`` where the rule fires. Each ``find`` stands once in the base. An edit
with ``until`` replaces all from ``find`` to the end of the first ``until`` behind it: a whole table in two words.
``previous`` are edits that make last year's report of the same base; they change its year.
Rules of our own files take the bases of every pack that they join; "pack:2021" names one that two packs have.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType

import msgspec
from msgspec import Struct

from reportlint.authoring.examples import Edit
from reportlint.authoring.examples import Example as WrittenExample
from reportlint.authoring.rules import RuleSpec
from reportlint.config.errors import hint
from reportlint.model import Profile
from reportlint.plugins.pack import Pack
from reportlint.plugins.registry import Registry
from reportlint.syntax.toml import Malformed, read_toml

from .writers import WRITERS

FEWEST = 2
"""Firing and silent examples that each rule has at least."""


class ExampleError(Exception):
    """An example cannot be read or made. The text begins with the place: file, line, rule, number of the example."""


class Base(Struct, frozen=True):
    """A valid report that examples are edits of, in the markup of reportlint.testing."""

    name: str
    path: Path
    profile: str = ""
    """The id of the profile that it is read as; "" recognises it."""

    def read(self) -> str:
        """Its markup. ExampleError when the file cannot be read."""
        try:
            return self.path.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            why = getattr(error, "strerror", None) or "it is not UTF-8"
            raise ExampleError(f"the base {self.name!r} cannot be read: {_shown(self.path)}: {why}") from None


class Example(WrittenExample, frozen=True, kw_only=True):
    """An example as its file says it, and where it stands there. ``number`` counts a rule's examples from 1."""

    code: str
    number: int
    file: Path
    shown: str
    """The file as messages show it: from the working directory when it lies there."""
    line: int
    markup: str
    """The edited base."""
    last_markup: str = ""
    """The base with the edits that make last year's report; "" for an example without one."""
    profile: str = ""
    """The id of the profile that it is read as; "" recognises it."""

    def __str__(self) -> str:
        return f"{self.shown}:{self.line}: {self.code} example {self.number}"

    def shown_in(self, format: str) -> bool:
        return not self.formats or format in self.formats

    def file_name(self, format: str) -> str:
        """The name of the file in a format."""
        stem, dot, ending = self.name.rpartition(".")
        return f"{stem if dot and ending in WRITERS else self.name}.{format}"


def read_examples(registry: Registry, pack: Pack) -> Mapping[str, Sequence[Example]]:
    """The examples of each rule of a pack, by code; none for a rule without. Raises ExampleError."""
    profiles = [*pack.profiles, *(registry.profile(id) for id in pack.joins)]
    return examples_of(registry.rules(pack), bases_of(registry, profiles), map(_module, pack.rules))


def read_own_examples(registry: Registry, rules: Sequence[RuleSpec]) -> Mapping[str, Sequence[Example]]:
    """The examples of rules of our own files, by code, over the bases of the packs that they join. Raises
    ExampleError."""
    found: dict[str, Sequence[Example]] = {}
    for path in registry.files:
        if is_rule_file(path):
            own = {rule.code: rule for rule in rules if rule.code in codes_in(path)}
            found.update(_in_rule_file(registry, own, path))
    by_module: dict[str, list[RuleSpec]] = {}
    for rule in rules:
        if rule.code not in found:
            by_module.setdefault(rule.function.__module__, []).append(rule)
    for group in by_module.values():
        found.update(examples_of(group, _joined_bases(registry, group)))
    return {rule.code: found[rule.code] for rule in rules}


def is_rule_file(path: str) -> bool:
    """Whether a path is that of declarative rules."""
    return path.endswith((".yaml", ".yml"))


def codes_in(path: str) -> frozenset[str]:
    """The codes of the rules of a YAML file that was loaded."""
    from reportlint.declarative import examples_of

    return frozenset(examples_of(path))


def _in_rule_file(registry: Registry, rules: Mapping[str, RuleSpec], path: str) -> Mapping[str, Sequence[Example]]:
    from reportlint.declarative import examples_of

    found: dict[str, list[Example]] = {code: [] for code in rules}
    file = Path(path)
    for code, placed in examples_of(path, _shown(file)).items():
        if code in rules:
            bases = _joined_bases(registry, [rules[code]])
            for index, each in enumerate(placed):
                written = msgspec.to_builtins(each.example)
                found[code].append(make_example(written, rules[code], index + 1, file, each.line, bases))
    return found


def _joined_bases(registry: Registry, rules: Sequence[RuleSpec]) -> Mapping[str, Base]:
    """The bases of the kinds of reports that some of the rules run over."""
    joined = [p for p in registry.profiles if any(rule in registry.rules_of(p) for rule in rules)]
    return bases_of(registry, joined)


def bases_of(registry: Registry, profiles: Iterable[Profile]) -> Mapping[str, Base]:
    """The canonical reports of kinds of reports, by name, and by pack and name."""
    found: dict[str, Base] = {}
    twice: set[str] = set()
    wanted = list(profiles)
    for pack in registry.packs:
        under = [profile for profile in wanted if pack.runs_under(profile)]
        if not under:
            continue
        for name, path in pack.bases.items():
            base = Base(name, Path(path), under[0].id if len(under) == 1 else "")
            found[f"{pack.title}:{name}"] = base
            if name in found:
                twice.add(name)
            found[name] = base
    return {name: base for name, base in found.items() if name not in twice}


def examples_of(
    rules: Sequence[RuleSpec], bases: Mapping[str, Base], modules: Iterable[ModuleType] = ()
) -> Mapping[str, Sequence[Example]]:
    """The examples of rules, by code, from the files beside their modules, and beside ``modules``."""
    found: dict[str, list[Example]] = {rule.code: [] for rule in rules}
    by_module: dict[str, dict[str, RuleSpec]] = {module.__name__: {} for module in modules}
    for rule in rules:
        by_module.setdefault(rule.function.__module__, {})[rule.code] = rule
    for name, own in by_module.items():
        path = Path(getattr(sys.modules.get(name), "__file__", None) or "").with_suffix(".examples.toml")
        if path.is_file():
            for example in _read_file(path, own, bases):
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


def _read_file(path: Path, rules: Mapping[str, RuleSpec], bases: Mapping[str, Base]) -> Iterator[Example]:
    shown = _shown(path)
    try:
        document = read_toml(path.read_bytes())
    except Malformed as error:
        raise ExampleError(f"{shown}:{error.place[0]}: {error.en}") from None
    for code, listed in document.values.items():
        line = document.key((code,))[0]
        if code not in rules:
            near = hint(code, rules)[1]
            raise ExampleError(f"{shown}:{line}: {code} is no rule of the module beside it{near}")
        if not isinstance(listed, list):
            raise ExampleError(f"{shown}:{line}: {code}: examples are written under [[{code}]]")
        for index, written in enumerate(listed):
            line = document.place((code, index))[0]
            yield make_example(written, rules[code], index + 1, path, line, bases)


def _shown(path: Path) -> str:
    """A path as messages show it: from the working directory when it lies there, else its last name."""
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except (ValueError, OSError):
        return path.name


def make_example(
    written: object, rule: RuleSpec, number: int, path: Path, line: int, bases: Mapping[str, Base]
) -> Example:
    """The example of a rule from the plain values of its file. Raises ExampleError."""
    shown = _shown(path)
    place = f"{shown}:{line}: {rule.code} example {number}"
    try:
        said = msgspec.convert(written, WrittenExample)
    except msgspec.ValidationError as error:
        raise ExampleError(f"{place}: {_misspelt(str(error), written)}") from None
    if said.base.startswith(("./", "../")):
        bases = {said.base: Base(said.base, path.parent / said.base)}
    wrong = _wrong(said, rule, bases)
    if wrong:
        raise ExampleError(f"{place}: {wrong}")
    base = bases[said.base]
    try:
        markup = base.read()
    except ExampleError as error:
        raise ExampleError(f"{place}: {error}") from None
    fields = {field: getattr(said, field) for field in said.__struct_fields__}
    return Example(
        **fields, code=rule.code, number=number, file=path, shown=shown, line=line, profile=base.profile,
        markup=_edited(said.edits, said.base, markup, place),
        last_markup=_edited(said.previous, said.base, markup, f"{place}: previous") if said.previous else "",
    )  # fmt: skip


def _misspelt(words: str, written: object) -> str:
    """What is wrong with the keys of an example, with the nearest right spelling."""
    known: tuple[str, ...] = WrittenExample.__struct_fields__
    if "unknown field" in words:
        key = words.split("`")[1]
        if ".edits" in words or ".previous" in words:
            return f"an edit has no {key}{hint(key, Edit.__struct_fields__)[1] or '; it has find, replace, until'}"
        return f"an example has no {key}{hint(key, known)[1] or '; it has ' + ', '.join(known)}"
    if "missing required field" in words:
        key = words.split("`")[1]
        what = "an edit" if ".edits" in words or ".previous" in words else "an example"
        return f"{what} needs {key} = …"
    expected = words.split("`")[1] if "`" in words else "another kind of value"
    key = words.rpartition("`$.")[2].rstrip("`") or "it"
    given = words.split("got `")[1].split("`")[0] if "got `" in words else "another"
    return f"{key} is {_KINDS.get(expected, expected)}, not {_KINDS.get(given, given)}"


_KINDS: Mapping[str, str] = {
    "bool": "true or false", "str": "a string", "array": "a list", "object": "a table", "int": "a number",
    "float": "a number",
}  # fmt: skip


def _wrong(written: WrittenExample, rule: RuleSpec, bases: Mapping[str, Base]) -> str:
    if written.base not in bases:
        several = sorted(name for name in bases if name.endswith(f":{written.base}"))
        if several:
            return f"two packs have a base {written.base!r}; write {' or '.join(map(repr, several))}"
        near = hint(written.base, bases)[1]
        listed = ", ".join(repr(name) for name in sorted(bases) if ":" not in name) or "none"
        return f"there is no base {written.base!r}{near or f'; there are: {listed}'}"
    for format in written.formats:
        if format not in WRITERS:
            return f"{format!r} is no format; there are {', '.join(map(repr, WRITERS))}"
    if written.variant not in rule.messages:
        declared = ", ".join(repr(variant) for variant in rule.messages if variant) or "none"
        return f"the rule has no variant {written.variant!r}; it declares {declared}"
    if written.previous and not rule.across:
        return "the rule asks for nothing of last year's report, and previous = … makes one"
    if written.fires and written.at is None:
        return "a firing example says with at = … which words the place holds"
    if not written.fires and (written.at is not None or written.variant or written.row or written.column):
        return "a silent example has neither place nor variant"
    return ""


def edited(markup: str, find: str, replace: str, until: str = "", name: str = "") -> str:
    """A markup with one edit. ValueError when it cannot be made; ``name`` is that of the base."""
    start, end = _range(markup, Edit(find, replace, until), name)
    return markup[:start] + replace + markup[end:]


def _edited(edits: Iterable[Edit], name: str, base: str, place: str) -> str:
    """The base of a name with all edits; each is looked for in the base as it is, so their order changes nothing."""
    ranges: list[tuple[int, int, str]] = []
    for edit in edits:
        try:
            ranges.append((*_range(base, edit, name), edit.replace))
        except ValueError as error:
            raise ExampleError(f"{place}: {error}") from None
    ranges.sort()
    pieces: list[str] = []
    done = 0
    for start, end, replace in ranges:
        if start < done:
            raise ExampleError(f"{place}: two edits overlap at {base[start:end]!r}")
        pieces += [base[done:start], replace]
        done = end
    return "".join([*pieces, base[done:]])


def _range(base: str, edit: Edit, name: str) -> tuple[int, int]:
    """Where the words of an edit begin and end in a base. ValueError when that is not one place, or nothing changes."""
    wrong = _not_once(edit.find, base, name)
    if wrong:
        raise ValueError(f"find = {edit.find!r} {wrong}")
    start = base.index(edit.find)
    end = start + len(edit.find)
    if edit.until:
        stop = base.find(edit.until, end)
        if stop < 0:
            raise ValueError(f"until = {edit.until!r} does not follow {edit.find!r} in the base")
        end = stop + len(edit.until)
    if base[start:end] == edit.replace:
        raise ValueError(f"find = {edit.find!r} is replaced by itself")
    return start, end


def _not_once(words: str, base: str, name: str) -> str:
    """What is wrong with words that must stand once in a base."""
    count = base.count(words) if words else 0
    if count == 1:
        return ""
    if not count:
        return f"does not stand in the base {name!r}"
    first = base.count("\n", 0, base.index(words)) + 1
    second = base.count("\n", 0, base.index(words, base.index(words) + 1)) + 1
    lines = f"in lines {first} and {second}" if first != second else f"in line {first}"
    return f"stands {count} times in the base {name!r}, {lines}; take more of the words round it"
