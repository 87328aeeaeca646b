"""The pre-commit hook on a repository of reports, as its users run it."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from tree import ROOT, copy_tree

from reportlint.testing import WRITERS, parse

pytestmark = pytest.mark.slow
README = ROOT / "README.md"
EXAMPLES = ROOT / "examples" / "govinfo"
VALID, FAULTY = "2023-县水务局.md", "2023-县交通运输局.md"


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=test", "-c", "user.email=test@example.invalid"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture(scope="module")
def hook_repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project as it stands in the work tree, as a repository with one commit."""
    folder = tmp_path_factory.mktemp("hook") / "reportlint"
    copy_tree(folder)
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "state")
    return folder


class Repository:
    """A repository of reports whose files are all staged when a hook is tried."""

    def __init__(self, folder: Path, hooks: Path) -> None:
        self.folder = folder
        self.hooks = hooks
        git(folder, "init", "--quiet")

    def add(self, name: str, text: str | None = None) -> Path:
        """Writes a file; without a text the example report of this name."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text((EXAMPLES / path.name).read_text("utf-8") if text is None else text, "utf-8")
        return path

    def run(self, hook: str, *arguments: str) -> tuple[int, str]:
        git(self.folder, "add", "--all")
        done = subprocess.run(
            [sys.executable, "-m", "pre_commit", "try-repo", self.hooks, hook, *(arguments or ("--all-files",))],
            cwd=self.folder, capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip
        return done.returncode, done.stdout + done.stderr


@pytest.fixture
def reports(hook_repository: Path, tmp_path: Path) -> Repository:
    return Repository(tmp_path, hook_repository)


def test_the_hook_passes_a_valid_report_and_stops_a_faulty_one(reports: Repository) -> None:
    reports.add(VALID)
    code, said = reports.run("reportlint")
    assert code == 0, said
    assert "0 not checked" in said

    reports.add(FAULTY)
    code, said = reports.run("reportlint")
    assert code == 1, said
    assert f"{FAULTY}:3:175 错误 GI201" in said


def test_what_the_configuration_excludes_is_left_out_although_it_is_named(reports: Repository) -> None:
    reports.add(VALID)
    reports.add(f"old/{FAULTY}")
    reports.add("reportlint.toml", 'exclude = ["old/**"]\n')
    code, said = reports.run("reportlint")
    assert code == 0, said
    assert "GI201" not in said

    code, said = reports.run("reportlint", "--files", f"old/{FAULTY}")
    assert code == 0, said
    assert "GI201" not in said


def test_a_warning_is_seen_and_passes(reports: Repository) -> None:
    reports.add(VALID).write_text((EXAMPLES / VALID).read_text("utf-8").replace("## 二、", "## 二、二、", 1), "utf-8")
    reports.add("reportlint.toml", 'severity = { GI = "warning" }\n')
    reports.add(FAULTY)
    code, said = reports.run("reportlint")
    assert code == 0, said
    assert "GI201" in said


def test_the_fixing_hook_mends_and_stops_the_commit(reports: Repository) -> None:
    valid = (EXAMPLES / VALID).read_text("utf-8")
    path = reports.add(VALID, valid.replace("## 二、", "<!-- reportlint: ignore[GI305] -->\n## 二、", 1))
    code, said = reports.run("reportlint-fix")
    assert code == 1, said
    assert "files were modified by this hook" in said
    assert path.read_text("utf-8") == valid

    code, said = reports.run("reportlint-fix")
    assert code == 0, said
    assert path.read_text("utf-8") == valid


def test_the_collecting_hook_checks_what_the_commit_does_not_touch(reports: Repository) -> None:
    reports.add(VALID)
    reports.add(f"others/{FAULTY}")
    code, said = reports.run("reportlint", "--files", VALID)
    assert code == 0, said
    code, said = reports.run("reportlint-collection", "--files", VALID)
    assert code == 1, said
    assert f"others/{FAULTY}:3:175 错误 GI201" in said

    (reports.folder / "others" / FAULTY).unlink()
    code, said = reports.run("reportlint-collection")
    assert code == 0, said


def test_other_formats_by_additional_dependencies_as_the_readme_has_it(
    reports: Repository, hook_repository: Path
) -> None:
    """The block of the README, the repository that is tried taking the place of the published one."""
    (block,) = re.findall(r"^```yaml\n(repos:\n.*?)^```$", README.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    head = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=hook_repository, check=True, capture_output=True, encoding="utf-8"
    )
    block = re.sub(r"repo: .*", f"repo: {hook_repository.as_posix()}", block)
    reports.add(".pre-commit-config.yaml", re.sub(r"rev: .*", f"rev: {head.stdout.strip()}", block))
    document = parse((EXAMPLES / FAULTY).read_text("utf-8"))
    (reports.folder / "faulty.docx").write_bytes(WRITERS["docx"](document))
    (reports.folder / "faulty.pdf").write_bytes(WRITERS["pdf"](document))
    git(reports.folder, "add", "--all")
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "run", "--all-files"],
        cwd=reports.folder, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 1, done.stdout + done.stderr
    assert "faulty.docx:2:175（第2段） 错误 GI201" in done.stdout
    assert "faulty.pdf:3:175（第1页） 错误 GI201" in done.stdout
