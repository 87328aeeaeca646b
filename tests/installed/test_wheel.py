"""The wheel, installed in an environment of its own."""

import subprocess
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[2]


def test_one_wheel_holds_both_roots_and_their_data(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    wanted = {
        "reportlint/__init__.py",
        "reportlint/py.typed",
        "reportlint_govinfo/presets.toml",
        "reportlint_govinfo/canonical/2021.md",
        "reportlint_govinfo/rules/arithmetic.py",
        "reportlint_govinfo/rules/arithmetic.zh.toml",
        "reportlint/cli/core_pages.zh.toml",
        "reportlint_foia/profile.py",
    }
    assert wanted <= names
    assert {name.split("/")[0] for name in names} == {
        "reportlint", "reportlint_govinfo", "reportlint_foia", "reportlint-0.1.0.dist-info"
    }  # fmt: skip


def test_the_installed_program_checks_the_examples(environment: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [environment / "reportlint", "check", "--isolated", "--format", "concise", ROOT / "examples" / "govinfo" / "2023-县交通运输局.md"],
        capture_output=True, text=True, cwd=tmp_path, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    codes = [line.split(": ", 1)[1].split()[0] for line in done.stdout.splitlines()]
    assert codes[:2] == ["GI201", "GI101"]


def test_plugins_are_listed_from_the_wheel(environment: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [environment / "reportlint", "plugins"], capture_output=True, text=True, cwd=tmp_path, check=False
    )
    assert done.returncode == 0
    assert "reportlint_govinfo" in done.stdout
    assert "reportlint_foia" in done.stdout
