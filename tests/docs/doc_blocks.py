"""The fenced blocks of a document, and a folder in which its commands are run."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
FAULTY = "2023-县交通运输局.md"
_FENCE = re.compile(r"^( *)```(\w*)[^\n]*\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)


class Block(NamedTuple):
    """``line`` is that of the opening fence."""

    path: str
    line: int
    kind: str
    text: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"


def blocks_of(path: Path) -> Iterator[Block]:
    """The blocks of a document, in order, without their indent."""
    text = path.read_text("utf-8")
    for found in _FENCE.finditer(text):
        body = re.sub(rf"^{found[1]}", "", found[3], flags=re.MULTILINE)
        yield Block(str(path.relative_to(ROOT)), text.count("\n", 0, found.start()) + 1, found[2], body)


class Desk:
    """A folder with the example reports, as a reader has it who tries what a document says."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(ROOT / "examples" / "govinfo", folder / "reports")
        shutil.copy(ROOT / "examples" / "govinfo" / FAULTY, folder)
        names = ("HOME", "SYSTEMROOT", "TMPDIR", "PYTHONPYCACHEPREFIX")
        self.environment = {name: os.environ[name] for name in names if name in os.environ}
        programs = str(Path(sys.executable).parent)
        self.environment |= {"PATH": programs + os.pathsep + os.environ["PATH"], "LANG": "C.UTF-8"}

    def run(self, line: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            line, shell=True, cwd=self.folder, env=self.environment, capture_output=True, encoding="utf-8", check=False
        )


def commands_of(block: Block) -> Iterator[str]:
    """The commands of a ``sh`` block, without comments."""
    for line in block.text.splitlines():
        command = re.sub(r"(^|\s+)#.*", "", line).strip()
        if command:
            yield command


def sessions_of(block: Block) -> Iterator[tuple[str, list[str]]]:
    """The commands of a ``console`` block and the lines that each prints; "…" stands for any lines."""
    command, said = "", list[str]()
    for line in [*block.text.splitlines(), "$ "]:
        if line.startswith("$ "):
            if command:
                yield command, said
            command, said = line[2:].strip(), []
        else:
            said.append(line)


def agrees(said: list[str], printed: list[str]) -> bool:
    """Whether lines are those that a document shows."""
    pattern = "".join(r"(?:.*\n)*?" if line.strip() == "…" else re.escape(line.rstrip()) + r"\n" for line in said)
    return re.fullmatch(pattern, "".join(f"{line.rstrip()}\n" for line in printed)) is not None
