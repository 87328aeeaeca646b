"""A report in pieces that faults can be put into.

Numbers and words that a fault may change are tagged in the text (``⟦received|25⟧``) until it is written.
"""

from __future__ import annotations

import re

from msgspec import Struct

from reportlint.testing import WRITERS, parse


def tag(name: str, value: object) -> str:
    return f"⟦{name}|{value}⟧"


_TAG = re.compile(r"⟦([^|⟧]*)\|([^⟦⟧]*)⟧")


def plain(text: str) -> str:
    """The text without its tags."""
    while "⟦" in text:
        text, found = _TAG.subn(r"\2", text)
        if not found:
            return text
    return text


def retag(text: str, name: str, value: object) -> str:
    """The text with another value for the first tag of a name."""
    return re.sub(rf"⟦{re.escape(name)}\|[^⟦⟧]*⟧", lambda match: tag(name, value), text, count=1)


class Body(Struct, frozen=True):
    name: str
    me: str
    """How it calls itself: 我局."""
    kind: str
    """ "government", "office" (deadline of 31 March by practice) or "department"."""
    fields: tuple[str, str, str]
    place: str


class Heading(Struct):
    text: str
    level: int


class Grid(Struct):
    """Where a statutory table stands."""

    id: str


Block = str | Heading | Grid


class Section(Struct):
    id: str
    heading: Heading
    blocks: list[Block]


class Row(Struct):
    """A row of a table in markup: labels and heads as they are written, numbers as text."""

    key: str
    cells: list[str]


class Report(Struct):
    """A report in pieces."""

    seed: int
    year: int
    edition: str
    body: Body
    format: str
    name: str
    title: list[str]
    preamble: list[str]
    sections: list[Section]
    tail: list[str]
    tables: dict[str, list[Row]]
    figures: dict[str, int]

    def section(self, id: str) -> Section | None:
        return next((section for section in self.sections if section.id == id), None)

    def row(self, table: str, key: str) -> Row | None:
        return next((row for row in self.tables.get(table, []) if row.key == key), None)

    @property
    def places(self) -> list[tuple[list[Block], int]]:
        """Each paragraph behind the preamble: the list that it stands in and its index."""
        return [(s.blocks, at) for s in self.sections for at, block in enumerate(s.blocks) if isinstance(block, str)]

    def tagged(self, *names: str) -> list[tuple[list[Block] | list[str], int]]:
        """Where paragraphs with one of the tags stand."""
        front = [(self.preamble, at) for at in range(len(self.preamble))]
        every = [*front, *self.places, *[(self.tail, at) for at in range(len(self.tail))]]
        return [(blocks, at) for blocks, at in every if any(f"⟦{name}|" in str(blocks[at]) for name in names)]

    @property
    def markup(self) -> str:
        lines = [*(f"# {line}" for line in self.title), *self.preamble]
        for section in self.sections:
            for block in [section.heading, *section.blocks]:
                if isinstance(block, Heading):
                    mark = "#" * block.level + " " if block.level else ""
                    lines.append(mark + block.text)
                elif isinstance(block, Grid):
                    lines += [*("| " + " | ".join(row.cells) + " |" for row in self.tables.get(block.id, [])), ""]
                else:
                    lines.append(block)
        return plain("\n".join([*lines, *self.tail]))

    def write(self) -> bytes:
        return WRITERS[self.format](parse(self.markup))
