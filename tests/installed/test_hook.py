"""The pre-commit hook on a repository of reports, as its users run it."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[2]


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=test", "-c", "user.email=test@example.invalid"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture(scope="module")
def hook_repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project as it stands in the work tree, as a repository with one commit."""
    folder = tmp_path_factory.mktemp("hook") / "reportlint"
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    for name in filter(None, listed.stdout.decode().split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "state")
    return folder


def try_repo(hooks: Path, reports: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", "try-repo", hooks, "reportlint", "--all-files"],
        cwd=reports, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_the_hook_passes_a_valid_report_and_stops_a_faulty_one(hook_repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    shutil.copy(ROOT / "examples" / "govinfo" / "2023-县水务局.md", tmp_path)
    git(tmp_path, "add", "--all")
    passed = try_repo(hook_repository, tmp_path)
    assert passed.returncode == 0, passed.stdout + passed.stderr

    shutil.copy(ROOT / "examples" / "govinfo" / "2023-县交通运输局.md", tmp_path)
    git(tmp_path, "add", "--all")
    failed = try_repo(hook_repository, tmp_path)
    assert failed.returncode == 1, failed.stdout + failed.stderr
    assert "GI201" in failed.stdout
