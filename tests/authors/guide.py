"""The author's guide as a program: files are written, commands run, Python is executed, what is shown is compared.

A fenced block with ``title="name"`` is a file, written into the page's folder. In a ``console`` block a line that begins
with ``$ `` is a command, and what follows is what it prints, however wide its columns; ``…`` stands for any lines. A ``python`` block without a
title is executed in the page's own namespace.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from author import ROOT, VALID, Author

GUIDE = ROOT / "docs" / "authors"
ANYTHING = "…"


class Block(NamedTuple):
    language: str
    title: str
    text: str
    line: int


def blocks(page: str) -> Iterator[Block]:
    """The fenced blocks of a page."""
    for match in re.finditer(r"^```(\w*)(?: title=\"([^\"]*)\")?\n(.*?)^```$", page, re.MULTILINE | re.DOTALL):
        yield Block(match[1], match[2] or "", match[3], page.count("\n", 0, match.start()) + 1)


class Reader:
    """Somebody who does what a page says, in a folder of their own with a valid report."""

    def __init__(self, folder: Path) -> None:
        self.author = Author(folder)
        self.author.environment["COLUMNS"] = "80"
        self.author.write("report.md", VALID.read_text("utf-8"))
        self.names: dict[str, object] = {}

    def follow(self, block: Block) -> str:
        """Do what a block says; what is wrong with it, or "" for nothing."""
        if block.title:
            self.author.write(block.title, block.text)
            return ""
        if block.language == "console":
            return "\n".join(filter(None, (self._compare(command, shown) for command, shown in commands(block))))
        if block.language == "python":
            exec(compile(block.text, "page", "exec", dont_inherit=True), self.names)
            return ""
        return f"a block of {block.language or 'no language'} has no title"

    def run(self, command: str) -> str:
        """What a command prints, both streams as they come."""
        words = command.split()
        start = {"reportlint": ["-m", "reportlint"], "pytest": ["-m", "pytest", "-p", "no:cacheprovider"]}
        done = subprocess.run(
            [sys.executable, *start[words[0]], *words[1:]],
            cwd=self.author.folder, env=self.author.environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            check=False,
        )  # fmt: skip
        return re.sub(r" in \d+\.\d+s", " in 0.10s", done.stdout.decode())

    def _compare(self, command: str, shown: str) -> str:
        printed = self.run(command)
        pattern = "".join(
            r"(?:.*\n)*?" if line.strip() == ANYTHING else re.escape(_narrow(line)) + r"\n"
            for line in shown.splitlines()
        )
        return "" if re.fullmatch(pattern, _narrow(printed)) else f"$ {command}\nprints:\n{printed}"


def _narrow(text: str) -> str:
    """A text with every run of spaces as one: columns are as wide as their figures."""
    return re.sub(" +", " ", text)


def commands(block: Block) -> Iterator[tuple[str, str]]:
    """The commands of a console block, each with what it prints."""
    for part in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        yield command, shown
