"""Sidecars: suppressions for reports that hold no comments, in ``report.docx.reportlint.toml`` beside the report."""

from __future__ import annotations

import os

from msgspec import Struct

from reportlint.engine.results import RawDirective

SUFFIX = ".reportlint.toml"


class Ignore(Struct, frozen=True):
    """One suppression of a sidecar: the directive as a comment would hold it, at its place in the sidecar."""

    directive: RawDirective
    section: str = ""
    """The id of a section, or folded words of its title; "" for the whole report."""
    text: str = ""
    """Folded words that the line of a finding must hold."""


def has_sidecar(path: str) -> bool:
    """Whether a sidecar lies beside a report."""
    return os.path.lexists(path + SUFFIX)
