"""A company's pack: written, built, installed beside reportlint in an environment of its own, and run there."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[2]


def run(folder: Path, *command: object) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [str(word) for word in command], cwd=folder, capture_output=True, text=True, check=False,
        env={"PATH": "", "LANG": "en_US.UTF-8", "PYTHONUTF8": "1"},
    )  # fmt: skip


@pytest.fixture(scope="module")
def built(environment: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which both packs were written, built and installed."""
    folder = tmp_path_factory.mktemp("company")
    for arguments in (["acme-quality"], ["acme-extras", "--profile", "govinfo", "--code", "ORG001"]):
        written = run(folder, environment / "reportlint", "new-rule", *arguments, "--pack")
        assert written.returncode == 0, written.stderr
        name = arguments[0]
        wheels = folder / "wheels" / name
        subprocess.run(
            [sys.executable, "-m", "build", "--wheel", "--outdir", wheels, folder / name],
            check=True, capture_output=True,
        )  # fmt: skip
        (wheel,) = wheels.glob("*.whl")
        subprocess.run(
            [environment / "python", "-m", "pip", "install", "--quiet", "--no-deps", wheel],
            check=True,
            capture_output=True,
        )
    subprocess.run(
        [environment / "python", "-m", "pip", "install", "--quiet", "pytest"], check=True, capture_output=True
    )
    return folder


def test_the_packs_are_listed_and_their_examples_pass(environment: Path, built: Path) -> None:
    listed = run(built, environment / "reportlint", "plugins").stdout
    assert re.search(r"^acme_quality +0\.1\.0 +acme[-_]quality ", listed, re.MULTILINE)
    tested = run(
        built,
        environment / "reportlint",
        "test",
        "acme-quality",
        "acme-extras",
        "--strict",
        "--format",
        "md,txt,html,docx,pdf",
    )
    assert (tested.returncode, tested.stdout, tested.stderr) == (
        0, "", "2 rules, 4 examples, 20 trials in md, txt, html, docx, pdf: all passed\n"
    )  # fmt: skip


def test_their_reports_are_checked(environment: Path, built: Path) -> None:
    report = (built / "acme-quality" / "acme_quality" / "canonical" / "2026.md").read_text("utf-8")
    (built / "bad.md").write_text(report.replace("| 12 | 9 | 3 |", "| 12 | 9 | 2 |"), "utf-8")
    (built / "valid.md").write_bytes((ROOT / "examples" / "govinfo" / "2023-县水务局.md").read_bytes())
    done = run(built, environment / "reportlint", "check", "--format", "concise", "bad.md", "valid.md")
    assert (done.returncode, done.stdout) == (
        1,
        "bad.md:10:3: ACME001 error 12 complaints were received; settled and open ones make 11\n"
        "valid.md:93:4: ORG001 warning “六、其他需要报告的事项”没有写明监督电话、投诉电话\n",
    )


@pytest.mark.parametrize("name", ["acme-quality", "acme-extras"])
def test_their_own_tests_pass_with_the_plugin_for_pytest(environment: Path, built: Path, name: str) -> None:
    done = run(built / name, environment / "python", "-m", "pytest", "-q", "-p", "no:cacheprovider")
    assert done.returncode == 0, done.stdout
    assert done.stdout.splitlines()[-1].startswith("2 passed")
