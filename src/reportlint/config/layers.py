"""Configurations as data: what one file, preset or command line says, and all of them one above the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from reportlint.model import Severity
from reportlint.syntax.toml import Document, Path

if TYPE_CHECKING:
    from .globs import Glob

NO_DOCUMENT = Document({}, {}, {})


class Named(Struct, frozen=True):
    """A word of a configuration and its place; line 0 for the command line and presets."""

    text: str
    line: int = 0
    column: int = 0


class Level(Struct, frozen=True):
    """A severity for the rules that a word names."""

    rule: Named
    severity: Severity


class OptionTable(Struct, frozen=True, eq=False):
    """The options that a configuration gives to one rule, and where they stand."""

    rule: Named
    values: Mapping[str, object]
    document: Document = NO_DOCUMENT
    path: Path = ()
    """Where the table stands in the document."""


class Statement(Struct, frozen=True, eq=False, kw_only=True):
    """What is said of rules in one place: at the top of a configuration, in an override, in a preset."""

    origin: str
    """The path, option or preset that says it, as messages show it."""
    line: int = 0
    nearer: bool = False
    """Whether a configuration near the reports says it: it does not count for mandatory rules."""
    for_mandatory: bool = False
    """Whether it counts for mandatory rules only: the run's preset behind the one of a nearer configuration."""
    scope: str = ""
    """The prefix of the pack that a preset speaks of; "" for all rules."""
    files: tuple[Glob, ...] = ()
    sections: tuple[str, ...] = ()
    """Ids, or folded words of titles, of the sections that it speaks of; none for the whole report."""
    select: tuple[Named, ...] | None = None
    extend_select: tuple[Named, ...] = ()
    ignore: tuple[Named, ...] = ()
    severity: tuple[Level, ...] = ()
    options: tuple[OptionTable, ...] = ()

    @property
    def is_empty(self) -> bool:
        return self.select is None and not (self.extend_select or self.ignore or self.severity or self.options)


class Setting(Struct, frozen=True, eq=False):
    """The value of a key and where it stands."""

    value: object
    line: int = 0
    column: int = 0


class Configuration(Struct, frozen=True, eq=False, kw_only=True):
    """One file, or the command line, as it was read: checked but for the names of rules and their options."""

    path: str
    """Absolute; "" for the command line."""
    shown: str
    folder: str
    nearer: bool = False
    quoting: bool = True
    """Whether messages may repeat its words: not those of a file that another one names."""
    document: Document = NO_DOCUMENT
    data: bytes = b""
    statement: Statement
    overrides: tuple[Statement, ...] = ()
    profile: Named | None = None
    extends: Named | None = None
    """A preset; a path in ``extends`` has become the next configuration of the run."""
    mandatory: tuple[Named, ...] = ()
    exclude: tuple[Glob, ...] = ()
    settings: Mapping[str, Setting] = {}
    """Every key that it sets, by name, with the value as plain data; paths are absolute."""

    @property
    def digest(self) -> str:
        """A hash of the file's bytes."""
        from hashlib import blake2b

        return blake2b(self.data, digest_size=16).hexdigest()


class PackPresets(Struct, frozen=True, eq=False):
    """The presets of a pack as statements, by full name and by alias, and the name of the one that holds unless told
    otherwise; "" when there is none and every rule runs."""

    pack: str
    prefix: str
    presets: Mapping[str, Statement]
    default: str = ""
    is_plain: bool = False
    """Whether the default says of every rule what the rule says of itself, and need not be read."""


class Layers(Struct, frozen=True, eq=False, kw_only=True):
    """All that decides the settings of a file, strongest first."""

    command_line: Configuration
    nearer: Mapping[str, Configuration] = {}
    """By folder."""
    run: Sequence[Configuration] = ()
    """The run's configuration and, behind it, what it extends."""
    packs: Sequence[PackPresets] = ()


NO_COMMAND_LINE = Configuration(path="", shown="", folder="", statement=Statement(origin=""))
