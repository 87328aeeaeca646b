"""What names of people are made of."""

from functools import cache

from msgspec import Struct

from ..data import read_data


class PeopleNames(Struct, frozen=True):
    """The lists of ``people.toml``."""

    surnames: str
    double_surnames: tuple[str, ...]
    words: tuple[str, ...]
    endings: str
    inside: str


@cache
def people_names() -> PeopleNames:
    return read_data(__file__, "people.toml", PeopleNames)
