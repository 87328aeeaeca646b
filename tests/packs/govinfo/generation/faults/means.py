"""How faults are told of, and what puts them into reports."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from ..pieces import Heading, Report, Row, plain, retag
from ..reports import honest
from ..words import HAN

Fault = Callable[[Report, Random], bool]
FAULTS: dict[str, list[Fault]] = {}


def fault(code: str) -> Callable[[Fault], Fault]:
    def add(function: Fault) -> Fault:
        FAULTS.setdefault(code, []).append(function)
        return function

    return add


def faulty(code: str, seed: int) -> Report | None:
    """A report with one fault; None where the seed's report cannot have it."""
    report, random = honest(seed), Random(f"{code} {seed}")
    ways = list(FAULTS[code])
    random.shuffle(ways)
    return report if any(way(report, random) for way in ways) else None


def value(report: Report, name: str) -> int | None:
    """The number of the first tag of a name."""
    for blocks, at in report.tagged(name):
        found = re.search(rf"⟦{re.escape(name)}\|(\d+)⟧", str(blocks[at]))
        if found:
            return int(found[1])
    return None


def change(report: Report, name: str, new: object, every: bool = False) -> bool:
    """Writes another value into the first tag of a name, or into all of them."""
    places = report.tagged(name)
    for blocks, at in places[: None if every else 1]:
        blocks[at] = retag(str(blocks[at]), name, new)
    return bool(places)


def off(random: Random, number: int, *others: int) -> int:
    """Another number, and none of the others."""
    while True:
        new = max(0, number + random.choice((-7, -3, -2, -1, 1, 2, 3, 10, 100)))
        if new not in {number, *others}:
            return new


def paragraphs(report: Report, longest: int = 10_000, least: int = 30) -> list[tuple[list, int]]:
    """Paragraphs of running text, the preamble's too."""
    every = [(report.preamble, at) for at in range(len(report.preamble))] + report.places
    return [(blocks, at) for blocks, at in every if least <= len(plain(str(blocks[at]))) <= longest]


def add(report: Report, random: Random, words: str, id: str = "") -> bool:
    """Puts a sentence at the end of a paragraph, of a section's or of any."""
    section = report.section(id) if id else None
    places = [(b, a) for b, a in paragraphs(report) if section is None or b is section.blocks]
    places = [(b, a) for b, a in places if str(b[a]).rstrip("⟧").endswith("。")]
    if not places or (id and section is None):
        return False
    blocks, at = random.choice(places)
    blocks[at] = str(blocks[at]) + words
    return True


def swap(report: Report, random: Random, old: str, new: str, least: int = 20, within: str = "") -> bool:
    """Replaces a pattern once, in a paragraph by chance. Tags are taken off there."""
    every = report.tagged(within) if within else paragraphs(report, least=least)
    places = [(b, a) for b, a in every if re.search(old, plain(str(b[a])))]
    if not places:
        return False
    blocks, at = random.choice(places)
    text = plain(str(blocks[at]))
    match = random.choice(list(re.finditer(old, text)))
    blocks[at] = text[: match.start()] + match.expand(new) + text[match.end() :]
    return True


def statutory(report: Report) -> bool:
    return report.edition != "free"


def numbers(report: Report, table: str) -> list[Row]:
    return [row for row in report.tables.get(table, []) if not row.key.startswith(("head", "part"))]


def bump(row: Row, column: int, by: int) -> None:
    row.cells[column] = str(int(row.cells[column]) + by)


def renumber(report: Report) -> None:
    for index, section in enumerate(report.sections):
        section.heading.text = re.sub(r"^[一二三四五六七八九十]+", HAN[index + 1], section.heading.text)


def headings(report: Report) -> list[Heading]:
    """Numbered headings below the sections, with a neighbour each."""
    found = [[b for b in s.blocks if isinstance(b, Heading) and b.text.startswith("（")] for s in report.sections]
    return [heading for run in found if len(run) >= 3 for heading in run[1:-1]]


def paragraph(report: Report, name: str) -> str:
    """What the first tag of a name holds."""
    (blocks, at), *_ = report.tagged(name)
    found = re.search(rf"⟦{re.escape(name)}\|([^⟦⟧]*)⟧", str(blocks[at]))
    return found[1] if found else ""


def told(report: Report, *names: str) -> list[str]:
    """The tags whose numbers are surely the whole body's: a county's government must say 全县 or 我县 for that."""
    me = report.body.me
    whole = ("全" + me[1:], me)
    if report.edition == "free" or "管理委员会" in report.body.name or "本级" in report.title[0]:
        return []
    if report.body.name not in "".join(report.title):  # whose numbers they are is not known for sure
        return []
    free = report.body.kind != "government" or me in {"我镇", "我乡"}
    found = []
    for name in names:
        for blocks, at in report.tagged(name)[:1]:
            text = str(blocks[at])
            begin = text.index(f"⟦{name}|")
            sentence = plain(text[:begin]).rpartition("。")[2] + plain(text[begin:]).partition("。")[0]
            if (value(report, name) is not None or name in {"none-requests", "none-disputes", "all-done"}) and (
                free or any(word in plain(sentence) for word in whole)
            ):
                found.append(name)
    return found
