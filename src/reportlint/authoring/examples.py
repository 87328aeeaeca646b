"""An example of a rule, as its author writes it: in TOML beside a module of rules, in YAML beside the rule itself."""

from __future__ import annotations

from msgspec import Struct


class Edit(Struct, frozen=True, forbid_unknown_fields=True):
    """Words of the base, and what stands in their place; with ``until``, all from ``find`` to the next ``until``."""

    find: str
    replace: str
    until: str = ""


class Example(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A report at which the rule fires or stays silent: edits of a canonical report. For a rule across reports,
    ``previous`` are edits of the same one that make last year's report."""

    fires: bool
    base: str
    edits: tuple[Edit, ...] = ()
    previous: tuple[Edit, ...] = ()
    at: str | None = None
    variant: str = ""
    row: str = ""
    column: str = ""
    formats: tuple[str, ...] = ()
    name: str = "report"
    note: str = ""
