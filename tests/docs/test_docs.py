"""Every command and every block of the READMEs and the documentation is run or read as its reader would."""

import tomllib
from pathlib import Path

import pytest
from doc_blocks import ROOT, Block, Desk, agrees, blocks_of, commands_of, sessions_of

ELSEWHERE = ("make ", "pip install ")
"""Run by the tests of the installed program, which make an environment."""
GUIDES = {ROOT / "docs" / "authors", ROOT / "docs" / "reference" / "yaml-rules.md"}
"""Have tests of their own, beside what they are about."""
DOCUMENTS = [
    path
    for path in [ROOT / "README.md", ROOT / "README.zh-CN.md", *sorted((ROOT / "docs").rglob("*.md"))]
    if not GUIDES & {path, *path.parents}
]
BLOCKS = [block for path in DOCUMENTS for block in blocks_of(path)]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def of(*kinds: str) -> list[Block]:
    return [block for block in BLOCKS if block.kind in kinds]


def test_every_block_says_what_it_is() -> None:
    known = {"sh", "console", "toml", "yaml", "markdown", "python", "text"}
    assert [str(block) for block in BLOCKS if block.kind not in known] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_commands_work(path: Path, desk: Desk) -> None:
    for block in blocks_of(path):
        if block.kind == "console":
            for command, said in sessions_of(block):
                done = desk.run(command)
                assert agrees(said, done.stdout.splitlines()), f"{block}: {command}\n{done.stdout}{done.stderr}"
        elif block.kind == "sh":
            for command in commands_of(block):
                if command.startswith(ELSEWHERE):
                    continue
                done = desk.run(command)
                fine = (0, 1) if command.startswith("reportlint check") else (0,)
                assert done.returncode in fine, f"{block}: {command}\n{done.stdout}{done.stderr}"


@pytest.mark.parametrize("block", of("toml"), ids=str)
def test_a_configuration_is_right(block: Block, desk: Desk) -> None:
    tomllib.loads(block.text)
    if "[[ignore]]" in block.text:
        (desk.folder / "reports" / "2020-县档案馆.txt.reportlint.toml").write_text(block.text, "utf-8")
        done = desk.run("reportlint check --isolated --exit-zero reports/2020-县档案馆.txt")
    elif "[tool." in block.text:
        (desk.folder / "pyproject.toml").write_text(block.text, "utf-8")
        done = desk.run("reportlint config show")
    else:
        (desk.folder / "reportlint.toml").write_text(block.text, "utf-8")
        done = desk.run("reportlint config show")
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("block", of("yaml"), ids=str)
def test_yaml_names_what_there_is(block: Block, desk: Desk) -> None:
    from ruamel.yaml import YAML

    read = YAML(typ="safe", pure=True).load
    held = read(block.text)
    hooks = {hook["id"] for hook in read(ROOT / ".pre-commit-hooks.yaml")}
    inputs = set(read(ROOT / "action.yml")["inputs"])
    if "repos" in held:
        assert {hook["id"] for repository in held["repos"] for hook in repository["hooks"]} <= hooks
    elif "jobs" in held:
        steps = [step for job in held["jobs"].values() for step in job["steps"]]
        ours = [step for step in steps if step.get("uses", "").startswith("reportlint/")]
        assert ours
        assert all(set(step.get("with", {})) <= inputs for step in ours)
    else:
        (job,) = held.values()
        for command in job["script"]:
            if not command.startswith(ELSEWHERE):
                done = desk.run(command)
                assert done.returncode in (0, 1), done.stderr
        assert all((desk.folder / path).is_file() for path in job["artifacts"]["reports"].values())


@pytest.mark.parametrize("block", of("markdown"), ids=str)
def test_a_suppression_is_read(block: Block, desk: Desk) -> None:
    report = desk.folder / "reports" / "2023-县水务局.md"
    report.write_text(report.read_text("utf-8").replace("## 二、", f"{block.text}\n## 二、", 1), "utf-8")
    done = desk.run("reportlint check --isolated --format concise reports/2023-县水务局.md")
    assert " RL004 warning " in done.stdout
    assert "GI305" in done.stdout


@pytest.mark.parametrize("block", of("python"), ids=str)
def test_python_is_right(block: Block, desk: Desk) -> None:
    (desk.folder / "block.py").write_text(block.text, "utf-8")
    if "from .profile" in block.text:
        compile(block.text, str(block), "exec")
    elif "reportlint_outputs" in block.text:
        (desk.folder / "reportlint.toml").write_text('plugins = ["./block.py"]\n', "utf-8")
        done = desk.run("reportlint check --format csv 2023-县交通运输局.md")
        assert done.returncode == 1, done.stderr
        assert done.stdout.splitlines()[0] == "2023-县交通运输局.md,3,GI201"
    elif "@rule" in block.text:
        (desk.folder / "reportlint.toml").write_text('plugins = ["./block.py"]\n', "utf-8")
        done = desk.run("reportlint plugins")
        assert done.returncode == 0, done.stderr
    else:
        done = desk.run("python block.py")
        assert done.returncode == 0, done.stderr
