"""What is going away, said in one way: to authors by pytest, to everybody else in one line of the program."""

from __future__ import annotations


class DeprecatedInterfaceWarning(DeprecationWarning):
    """Something that packs use is going away: its name, since which version, with which it is gone, what to use."""

    def __init__(self, name: str, since: str, gone_in: str, instead: str = "") -> None:
        more = f"; use {instead}" if instead else ""
        super().__init__(f"{name} is deprecated since reportlint {since} and gone in {gone_in}{more}")
        self.name = name
        self.since = since
        self.gone_in = gone_in
        self.instead = instead


def warn_deprecated(name: str, *, since: str, gone_in: str, instead: str = "", stacklevel: int = 1) -> None:
    """Warn whoever called the function that calls this; ``stacklevel`` counts the callers between, from 1."""
    import warnings

    warnings.warn(DeprecatedInterfaceWarning(name, since, gone_in, instead), stacklevel=stacklevel + 2)
