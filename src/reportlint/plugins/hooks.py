"""The hooks that a plugin may implement. A specification may grow arguments, never lose them."""

from __future__ import annotations

from collections.abc import Sequence

import pluggy

from reportlint.model import Loader

from .outputs import Output
from .pack import Pack

hookspec = pluggy.HookspecMarker("reportlint")
hookimpl = pluggy.HookimplMarker("reportlint")
"""Marks a function of a plugin as the implementation of the hook of its name."""


@hookspec
def reportlint_pack() -> Pack:  # type: ignore[empty-body]
    """The pack that the plugin brings."""


@hookspec
def reportlint_loaders() -> Sequence[Loader]:  # type: ignore[empty-body]
    """Loaders for further formats; they win over the program's own of the same ending."""


@hookspec
def reportlint_outputs() -> Sequence[Output]:  # type: ignore[empty-body]
    """Further formats of results, for ``--format``."""
