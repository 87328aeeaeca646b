"""An author at work: an empty folder, the installed program, pytest."""

import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[2]
VALID = ROOT / "examples" / "govinfo" / "2023-县水务局.md"


class Done(NamedTuple):
    code: int
    out: str
    err: str


class Author:
    """Runs programs in a folder."""

    def __init__(self, folder: Path, paths: Iterable[Path] = (), program: Path | None = None) -> None:
        """``paths`` are folders of packs that count as installed; ``program`` a folder of programs to use instead of
        this environment's."""
        self.folder = folder
        self.program = program
        names = ("PATH", "HOME", "SYSTEMROOT", "PYTHONPYCACHEPREFIX", "TMPDIR")
        self.environment = {name: os.environ[name] for name in names if name in os.environ}
        self.environment |= {"LANG": "en_US.UTF-8", "COLUMNS": "100", "PYTHONDONTWRITEBYTECODE": "1"}
        self.environment["PYTHONPATH"] = os.pathsep.join(map(str, paths))

    def write(self, name: str, text: str) -> None:
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    def read(self, name: str) -> str:
        return (self.folder / name).read_text("utf-8")

    def files(self) -> list[str]:
        return sorted(p.relative_to(self.folder).as_posix() for p in self.folder.rglob("*") if p.is_file())

    def __call__(self, *arguments: str, env: Mapping[str, str] | None = None) -> Done:
        """``reportlint …``"""
        start = [sys.executable, "-m", "reportlint"] if self.program is None else [str(self.program / "reportlint")]
        return self.run(*start, *arguments, env=env)

    def pytest(self, *arguments: str) -> Done:
        python = sys.executable if self.program is None else str(self.program / "python")
        return self.run(python, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments)

    def run(self, *command: str, env: Mapping[str, str] | None = None, folder: Path | None = None) -> Done:
        done = subprocess.run(
            command,
            cwd=folder or self.folder,
            env={**self.environment, **(env or {})},
            capture_output=True,
            check=False,
        )
        return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


class Here(Author):
    """Runs commands in this process."""

    def __init__(self, folder: Path, captured: pytest.CaptureFixture[str]) -> None:
        super().__init__(folder)
        self.captured = captured

    def __call__(self, *arguments: str, env: Mapping[str, str] | None = None) -> Done:
        from reportlint.cli import run

        assert not env
        code = run(arguments)
        out, err = self.captured.readouterr()
        return Done(code, out, err)
