"""Folders: what is found, what is left out and why, what cannot be read."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from cli_program import Program

as_user = pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root reads everything")


@pytest.fixture
def program(tmp_path: Path) -> Program:
    program = Program(tmp_path)
    for name in ("a.md", "build/b.md", "drafts/c.md", "drafts/keep.md", "x/build/d.md", "x/e.md"):
        program.write(name, "演示坏\n")
    return program


def checked(program: Program, *arguments: str) -> list[str]:
    done = program("check", *arguments, "--format", "concise")
    assert done.code in {0, 1}, done.err
    return [line.partition(":")[0] for line in done.out.splitlines()]


def test_what_gitignore_says_is_left_out_and_told(program: Program) -> None:
    program.write(".gitignore", "/build/\ndrafts/*\n!drafts/keep.md\n")
    assert checked(program, ".") == ["a.md", "drafts/keep.md", "x/build/d.md", "x/e.md"]
    done = program("check", ".", "-v")
    assert done.last.startswith(
        "4 files, 3 rules run, 0 not applied, 0 not checked, 0 suppressed, 2 left out by .gitignore: 4 errors"
    )
    assert "build/ is left out by .gitignore" in done.err.splitlines()
    assert "drafts/c.md is left out by .gitignore" in done.err.splitlines()
    chinese = program("check", ".", "-v", LANG="zh_CN.UTF-8")
    assert "build/ 被.gitignore排除" in chinese.err.splitlines()
    assert "，.gitignore排除2个：" in chinese.last


def test_what_is_named_is_checked_all_the_same(program: Program) -> None:
    program.write(".gitignore", "build/\n*.md\n!x/*.md\n")
    assert checked(program, ".") == ["x/e.md"]
    assert checked(program, "a.md", "build/b.md") == ["a.md", "build/b.md"]


def test_a_named_folder_is_entered(program: Program) -> None:
    """git would not look below it, but what its patterns say of the names inside still holds."""
    program.write(".gitignore", "build/\nx/e.md\n")
    program.write("build/.gitignore", "f.md\n")
    program.write("build/f.md", "演示坏\n")
    assert checked(program, "build") == ["build/b.md"]
    assert checked(program, "x") == [
        "x/build/d.md",
        "x/e.md",
    ]  # without a repository, files above the folder do not count
    program.write(".git/HEAD", "ref: refs/heads/main\n")
    done = program("check", "x", "--format", "concise")
    assert (done.code, done.out) == (3, "")
    assert done.err == (
        "no file to check: .gitignore leaves out 2 of the files and folders (what is named itself is checked all the same)\n"
    )


def test_the_repository_round_a_folder_counts(program: Program) -> None:
    program.write(".git/info/exclude", "a.md\nx/e.md\n")
    program.write(".gitignore", "!x/e.md\n")
    program.write("x/.gitignore", "build\n")
    assert checked(program, ".") == ["build/b.md", "drafts/c.md", "drafts/keep.md", "x/e.md"]
    assert checked(program, "x") == ["x/e.md"]


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_a_worktree_and_a_repository_inside(program: Program) -> None:
    def git(*arguments: str) -> None:
        subprocess.run(
            ["git", "-c", "user.name=n", "-c", "user.email=e@x", *arguments],
            cwd=program.folder,
            check=True,
            capture_output=True,
        )

    git("init", "-q", ".")
    program.write(".gitignore", "tree/\n")
    git("add", ".gitignore", "x/e.md", "a.md")
    git("commit", "-q", "-m", "first")
    git("worktree", "add", "-q", "tree")
    program.write(".git/info/exclude", "e.md\n")
    assert checked(program, "tree") == ["tree/a.md"]
    program.write("x/inner/.git/HEAD", "ref: refs/heads/main\n")
    program.write("x/inner/e.md", "演示坏\n")
    assert checked(program, "x") == ["x/build/d.md", "x/inner/e.md"]


def test_what_a_configuration_excludes_is_excluded_also_when_named(program: Program) -> None:
    program.write("reportlint.toml", 'exclude = ["drafts/**", "build"]\n')
    done = program("check", ".", "--format", "concise")
    assert [line.partition(":")[0] for line in done.out.splitlines()] == ["a.md", "x/e.md"]
    assert ", 3 excluded: " in done.last
    done = program("check", "drafts/c.md")
    assert (done.code, done.out) == (0, "")
    assert done.err.splitlines()[0] == "drafts/c.md is excluded by the configuration and was not checked"
    done = program("check", "drafts")
    assert (done.code, done.out) == (0, "")
    assert done.err.splitlines()[0] == "drafts is excluded by the configuration and was not checked"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root enters everything")
def test_an_excluded_folder_is_not_entered(program: Program) -> None:
    program.write("reportlint.toml", 'exclude = ["drafts/"]\n')
    os.chmod(program.folder / "drafts", 0)
    try:
        assert program("check", ".").code == 1
    finally:
        os.chmod(program.folder / "drafts", 0o700)


def test_excluded_and_ignored_folders_are_not_entered(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    from reportlint.batch import files

    monkeypatch.chdir(program.folder)
    program.write(".gitignore", "build\n")
    entered: list[str] = []
    scan = os.scandir
    monkeypatch.setattr(os, "scandir", lambda path: (entered.append(str(path)), scan(path))[1])
    files.find_files(["."], is_excluded=lambda folder: folder.endswith("drafts"))
    assert entered == [".", "./x"]


def test_a_folder_without_candidates(program: Program) -> None:
    program.write("none/a.xlsx", "words")
    done = program("check", "none")
    assert (done.code, done.out) == (3, "")
    assert done.err.startswith("no file to check: ")
    assert done.err.count("\n") == 1


def test_one_of_a_hundred_cannot_be_read(program: Program) -> None:
    for number in range(100):
        program.write(f"many/{number:02}.md", "演示\n" if number != 41 else b"")
    done = program("check", "many", "--format", "concise", "--jobs", "2")
    assert done.code == 3
    assert done.out == "many/41.md:1:1: RL001 error 文件无法读取：文件是空的\n"
    assert done.last == "100 files, 3 rules run, 0 not applied, 1 not checked, 0 suppressed: 1 error"
    assert program("check", "many", "--exit-zero").code == 3


@pytest.mark.parametrize("jobs", ["1", "3", "auto"])
def test_jobs_change_nothing(program: Program, jobs: str) -> None:
    done = program("check", ".", "--format", "json", "--jobs", jobs, "--executor", "local", "--no-cache")
    assert done.code == 1
    assert done.out == program("check", ".", "--format", "json", "--cache-dir", "../cache").out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--executor", "dusk"], "--executor knows no 'dusk'; there are: local"),
        (["--executor", "locla"], "--executor knows no 'locla'; did you mean local?"),
        (["--jobs", "0"], "--jobs is a number from 1 or auto, not '0'"),
        (["--jobs", "many"], "--jobs is a number from 1 or auto, not 'many'"),
    ],
)
def test_where_to_run(program: Program, arguments: list[str], message: str) -> None:
    assert program("check", "a.md", *arguments) == (2, "", f"reportlint: {message}\n")


def test_stdin_beside_a_folder(program: Program) -> None:
    done = program("check", "-", "x", "--stdin-filename", "new.md", "--format", "concise", stdin="演示坏".encode())
    assert [line.partition(":")[0] for line in done.out.splitlines()] == ["new.md", "x/build/d.md", "x/e.md"]


def test_quiet_and_verbose(program: Program) -> None:
    assert program("check", "a.md", "-q").err == ""
    assert program("check", "a.md").err.count("\n") == 1
    told = program("check", "a.md", "-v").err.splitlines()
    assert "demo 1.0 (demo_plugin)" in told
    assert len(told) > 1
