"""Words and figures that lie beside a module as TOML."""

import os
from typing import TypeVar

import msgspec

T = TypeVar("T")


def read_data(module: str, name: str, kind: type[T]) -> T:
    """The file of a name beside a module (its ``__file__``), as a Struct of its shape."""
    import tomli  # compiled: tomllib takes three times as long, which a first check feels

    with open(os.path.join(os.path.dirname(module), name), "rb") as file:
        return msgspec.convert(tomli.load(file), kind)
