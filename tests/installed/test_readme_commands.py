"""The commands of the READMEs on a fresh machine: a copy of the project, and an environment of a user."""

import os
import re
import subprocess
import sys
import venv
from pathlib import Path

import pytest
from tree import ROOT, copy_tree

pytestmark = pytest.mark.slow
READMES = ["README.md", "README.zh-CN.md"]


def blocks(name: str) -> list[str]:
    return re.findall(r"^```sh\n(.*?)^```$", (ROOT / name).read_text("utf-8"), re.MULTILINE | re.DOTALL)


def outside() -> dict[str, str]:
    """The environment without the one that the tests run in."""
    kept = {name: value for name, value in os.environ.items() if name not in {"VIRTUAL_ENV", "PYTHONPATH"}}
    return kept | {"LANG": "C.UTF-8"}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no make")
def test_make_demo_installs_and_shows_findings(tmp_path: Path) -> None:
    assert any("make demo " in block for block in blocks("README.md"))
    assert any("make demo " in block for block in blocks("README.zh-CN.md"))
    copy_tree(tmp_path / "fresh")
    done = subprocess.run(
        ["make", "demo", f"PYTHON={sys.executable}"],
        cwd=tmp_path / "fresh", env=outside(), capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "examples/govinfo/2023-县交通运输局.md:3:175 错误 GI201 " in done.stdout
    assert "examples/foia/fy2021-faults.md:" in done.stdout
    assert re.search(r"^5 files, \d+ rules run, .* 0 not checked", done.stderr, re.MULTILINE)


@pytest.fixture(scope="module")
def user(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment made by the command of the README, the wheel taking the place of the name."""
    folder = tmp_path_factory.mktemp("user")
    venv.create(folder, with_pip=True)
    programs = folder / ("Scripts" if sys.platform == "win32" else "bin")
    (command,) = {
        line for name in READMES for block in blocks(name) for line in block.splitlines() if "pip install" in line
    }
    assert command == 'pip install "reportlint[html,docx,pdf]"'
    subprocess.run(
        [programs / "python", "-m", "pip", "install", "--quiet", f"{wheel}[html,docx,pdf]"],
        check=True,
        capture_output=True,
    )
    return programs


@pytest.mark.parametrize("name", READMES)
def test_the_other_commands_work_in_the_environment_of_a_user(name: str, user: Path, tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    for path in (ROOT / "examples" / "govinfo").iterdir():
        (tmp_path / "reports" / path.name).write_bytes(path.read_bytes())
    environment = outside() | {"PATH": str(user) + os.pathsep + os.environ["PATH"], "HOME": str(tmp_path)}
    lines = [re.sub(r"(^|\s+)#.*", "", line) for block in blocks(name) for line in block.splitlines()]
    commands = [line for line in lines if line.startswith("reportlint ")]
    assert len(commands) >= 5
    for command in commands:
        done = subprocess.run(
            command, shell=True, cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", check=False
        )
        fine = (0, 1) if command.startswith("reportlint check") else (0,)
        assert done.returncode in fine, f"{command}\n{done.stdout}{done.stderr}"
