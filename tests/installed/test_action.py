"""The step of the GitHub action that checks, run as a runner does: bash, inputs in the environment, files for outputs."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parents[2]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed"),
]


def action() -> dict[str, dict[str, object]]:
    held: dict[str, dict[str, object]] = YAML(typ="safe", pure=True).load(ROOT / "action.yml")
    return held


class Step:
    """Runs the step over a folder with the example reports."""

    def __init__(self, folder: Path, program: Path) -> None:
        self.folder = folder / "work"
        self.temporary = folder / "runner temp"
        self.temporary.mkdir()
        shutil.copytree(ROOT / "examples" / "govinfo", self.folder / "the reports")
        steps = {step.get("id"): step for step in action()["runs"]["steps"]}  # type: ignore[attr-defined]
        self.script = steps["check"]["run"]
        self.environment = {
            "PATH": os.environ["PATH"],
            "PROGRAM": str(program),
            "RUNNER_TEMP": str(self.temporary),
            "GITHUB_OUTPUT": str(folder / "outputs"),
            "GITHUB_STEP_SUMMARY": str(folder / "summary"),
        }
        self.outputs = folder / "outputs"
        self.summary = folder / "summary"

    def run(self, **inputs: str) -> "subprocess.CompletedProcess[str]":
        given = {name: str(value.get("default", "")) for name, value in action()["inputs"].items()}  # type: ignore[attr-defined]
        given |= {name.replace("_", "-"): value for name, value in inputs.items()}
        environment = {name.upper().replace("-", "_"): value for name, value in given.items()}
        return subprocess.run(
            ["bash", "-e", "-o", "pipefail", "-c", self.script],
            cwd=self.folder, env=environment | self.environment, capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip

    def output(self, name: str) -> str:
        lines = dict(line.split("=", 1) for line in self.outputs.read_text("utf-8").splitlines())
        return lines[name]


@pytest.fixture
def step(tmp_path: Path, environment: Path) -> Step:
    return Step(tmp_path, environment / "reportlint")


def test_findings_are_annotated_summed_up_and_written_as_sarif(step: Step) -> None:
    done = step.run(paths="the reports")
    assert done.returncode == 0, done.stderr
    assert step.output("exit-code") == "1"
    assert any(line.startswith("::error ") and "GI201" in line for line in done.stdout.splitlines())
    assert Path(step.output("sarif")).is_file()
    assert "GI201" in step.summary.read_text("utf-8")


def test_inputs_are_words_never_code(step: Step) -> None:
    done = step.run(paths="the reports/2023-县水务局.md\n$(touch stolen)", summary="false")
    assert step.output("exit-code") == "2"
    assert not (step.folder / "stolen").exists()
    assert "$(touch stolen)" in done.stderr
    assert not step.summary.exists()


def test_arguments_and_level_are_passed_on(step: Step) -> None:
    step.run(paths="the reports", fail_on="never", arguments="--select\nGI2\n--lang=en")
    assert step.output("exit-code") == "0"
