"""Formats of results that plugins bring."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from reportlint.output.json import Result


class Output(Struct, frozen=True):
    """A format that a plugin brings: the name that ``--format`` takes, and what makes text of the results.

    ``render`` is given what the JSON output says, as objects. It is a pure function: it writes nothing itself.
    """

    name: str
    render: Callable[[Result], str]


def read_outputs(groups: Iterable[Iterable[object]]) -> tuple[Output, ...]:
    """What implementations of the hook return, checked. TypeError and ValueError say what is wrong."""
    outputs: dict[str, Output] = {}
    for output in (each for group in groups for each in group):
        if not isinstance(output, Output):
            raise TypeError(f"reportlint_outputs returns Output objects, not {type(output).__name__}")
        name = output.name
        if not (name.isascii() and name.replace("-", "").isalnum() and name == name.lower()):
            raise ValueError(f"the name of an output is made of small letters, digits and hyphens, not {name!r}")
        if not callable(output.render):
            raise TypeError(f"the render of the output {name} cannot be called")
        if name in outputs:
            raise ValueError(f"it brings the output {name} twice")
        outputs[name] = output
    return tuple(outputs.values())
