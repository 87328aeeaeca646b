"""What mutants are made from: the canonical reports and, where they are at hand, real ones."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from msgspec import Struct

from reportlint import Report
from reportlint.testing import WRITERS, parse

CANONICAL = Path(__file__).resolve().parents[4] / "rules" / "reportlint_govinfo" / "canonical"
REAL = ("seed-2020-public-works.txt", "seed-2021-service-centre.md", "shuyang-2025.md")
PAGES = "huaian-2024.pdf"
"""Read as the text that its pages are shown as."""


class Original(Struct, frozen=True):
    """A report that mutants are made from, as text."""

    name: str
    year: int
    edition: str
    place: str
    """The place in its body's name, and in whatever else it names after it."""
    text: str

    @property
    def format(self) -> str:
        return self.name.rpartition(".")[2]

    @property
    def plain(self) -> bool:
        return self.format == "txt"


def canonical() -> list[Original]:
    """Each canonical report in Markdown and as plain text."""
    found = []
    for edition, year in (("2019", 2020), ("2021", 2023)):
        document = parse((CANONICAL / f"{edition}.md").read_text("utf-8"))
        for format in ("md", "txt"):
            text = WRITERS[format](document).decode()
            found.append(Original(f"canonical-{edition}.{format}", year, edition, "云岭县", text))
    return found


@cache
def real(corpus: Path, pages: Report | None) -> list[Original]:
    """The real reports, the PDF by the text of its pages."""
    about = {REAL[0]: (2020, "2019", "乐清市"), REAL[1]: (2021, "2021", "乐清市"), REAL[2]: (2025, "2021", "沐阳县")}
    found = [Original(name, *said, (corpus / name).read_text("utf-8")) for name, said in about.items()]
    if pages is not None:
        found.append(Original("huaian-2024.txt", 2024, "2021", "淮安市", pages.text))
    return found


def numbers_in(line: str) -> list[re.Match[str]]:
    """The numbers of a table's line that stand in cells of their own."""
    return list(re.finditer(r"(?<=[\t|])( ?)(\d+)(?= ?(?:[\t|]|$))", line))
