"""What names of people are made of."""

from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct


class PeopleNames(Struct, frozen=True):
    """The lists of ``people.toml``."""

    surnames: str
    double_surnames: tuple[str, ...]
    words: tuple[str, ...]
    endings: str
    inside: str


@cache
def people_names() -> PeopleNames:
    import tomllib

    text = Path(__file__).with_name("people.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), PeopleNames)
