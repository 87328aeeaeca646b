"""Completion, in the shells themselves."""

import os
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from cli_program import Program

SHELLS = ("bash", "zsh", "fish")
BIN = str(Path(sys.executable).parent)

CASES = [
    (["chec"], ["check"]),
    (["check", "--exit"], ["--exit-zero"]),
    (["check", "--format", "sar"], ["sarif"]),
    (["check", "--fail-on", "ne"], ["never"]),
    (["check", "--lang", "z"], ["zh"]),
    (["check", "--color", "al"], ["always"]),
    (["check", "--select", "DM2"], ["DM201"]),
    (["check", "--select", "RL001,DM2"], ["RL001,DM201"]),
    (["check", "--ignore", "DM2"], ["DM201"]),
    (["check", "--profile", "dem"], ["demo"]),
    (["check", "rep"], ["report.DOCX", "reports/"]),
    (["check", "报"], ["报告 一.md"]),
    (["rule", "DM2"], ["DM201"]),
    (["rules", "--format", "js"], ["json"]),
    (["baseline", "pru"], ["prune"]),
    (["baseline", "prune", "rep"], ["report.DOCX", "reports/"]),
    (["config", "sche"], ["schema"]),
    (["completion", "zs"], ["zsh"]),
    (["check", "--cache-dir", "rep"], ["reports/"]),
]


@pytest.fixture
def program(tmp_path: Path) -> Program:
    program = Program(tmp_path)
    for name in ("report.DOCX", "report.xlsx", "reports/a.md", "报告 一.md"):
        program.write(name, "words")
    program.environment["PATH"] = f"{BIN}{os.pathsep}{os.environ['PATH']}"
    return program


def script(program: Program, shell: str) -> str:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    done = program("completion", shell)
    assert (done.code, done.err) == (0, "")
    (program.folder.parent / "script").write_text(done.out, encoding="utf-8")
    return str(program.folder.parent / "script")


def run(program: Program, command: Sequence[str]) -> str:
    done = subprocess.run(
        command, cwd=program.folder, env={**program.environment, "LC_ALL": "C.UTF-8"}, capture_output=True, timeout=60
    )
    assert done.stderr == b""
    return done.stdout.decode()


def test_bash(program: Program) -> None:
    path = script(program, "bash")
    lines = [f"source {path}"]
    for words, _ in CASES:
        listed = " ".join(f"'{word}'" for word in ["reportlint", *words])
        lines.append(f'COMP_WORDS=({listed}); COMP_CWORD={len(words)}; _reportlint; (IFS=/; echo "${{COMPREPLY[*]}}")')
    answers = run(program, ["bash", "--norc", "-c", "\n".join(lines)]).splitlines()
    for (words, expected), answer in zip(CASES, answers, strict=True):
        assert sorted(answer.split("/")) == sorted(word.rstrip("/") for word in expected), words


def test_bash_parts_words_at_an_equals_sign(program: Program) -> None:
    path = script(program, "bash")
    cases = {
        "check --format = sar": "sarif",
        "check --fail-on = ''": "error warning info never",
        "check --severity DM101 = wa": "warning",
        "check --severity = DM10": "DM101 DM102",
    }
    lines = [f"source {path}"]
    for words in cases:
        lines.append(f"COMP_WORDS=(reportlint {words}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); _reportlint")
        lines.append('echo "${COMPREPLY[*]}"')
    assert run(program, ["bash", "--norc", "-c", "\n".join(lines)]).splitlines() == list(cases.values())


def test_fish(program: Program) -> None:
    path = script(program, "fish")
    lines = [f"source {path}"]
    for words, _ in CASES:
        lines.append(
            f"echo (complete -C 'reportlint {' '.join(words)}' | string replace -r '\\t.*' '' | string join /)"
        )
    answers = run(program, ["fish", "--no-config", "-c", "\n".join(lines)]).splitlines()
    for (words, expected), answer in zip(CASES, answers, strict=True):
        found = [word.replace("\\ ", " ") for word in answer.split("/") if word]
        assert sorted(found) == sorted(word.rstrip("/") for word in expected), words


@pytest.mark.skipif(os.name != "posix", reason="needs a terminal")
def test_zsh(program: Program) -> None:
    """At a terminal: what is completed is told by a function in the program's place."""
    path = script(program, "zsh")
    import pty

    process, terminal = pty.fork()
    if process == 0:
        os.chdir(program.folder)
        os.execvpe("zsh", ["zsh", "-f", "-i"], {**program.environment, "TERM": "dumb", "LC_ALL": "C.UTF-8", "PS1": ">"})
    try:
        answer(terminal, "autoload -Uz compinit; compinit -u -D; setopt no_beep", ">")
        answer(terminal, f"source {path}; reportlint() {{ print -r -- GOT:$*:E''ND }}; echo REA''DY", "READY")
        for words, expected in CASES:
            if len(expected) == 1:
                said = answer(terminal, f"reportlint {' '.join(words)}\t", ":END")
                whole = " ".join([*words[:-1], *expected]).rstrip("/")
                assert f"GOT:{whole}:END" in said, said
    finally:
        os.close(terminal)
        os.waitpid(process, 0)


def answer(terminal: int, line: str, mark: str) -> str:
    """What a shell says to a line, until it says the mark."""
    os.write(terminal, line.encode() + b"\r")
    said = b""
    ends = time.monotonic() + 20
    while mark.encode() not in said and time.monotonic() < ends:
        if select.select([terminal], [], [], 0.1)[0]:
            said += os.read(terminal, 65536)
    return said.decode(errors="replace")


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("rules", ["RL001", "RL006", "DM101", "ORG001"]),
        ("profiles", ["demo", "govinfo"]),
        ("plugins", ["demo", "foia", "govinfo"]),
    ],
)
def test_what_scripts_ask_for(program: Program, kind: str, expected: list[str]) -> None:
    program.write("reportlint.toml", 'plugins = ["./ours.py"]\n')
    program.write(
        "ours.py",
        "from reportlint import Findings, Report, Severity, rule\n"
        '@rule("ORG001", "ours", Severity.INFO, zh="甲", en="a")\n'
        "def ours(report: Report) -> Findings:\n    yield from ()\n",
    )
    done = program("completion", kind)
    assert (done.code, done.err) == (0, "")
    assert set(expected) <= set(done.out.splitlines())


def test_wrong_usage(program: Program) -> None:
    assert program("completion").err == "reportlint: completion is followed by one of bash, zsh, fish\n"
    assert program("completion", "fihs") == (2, "", "reportlint: completion knows no 'fihs'; did you mean fish?\n")


@pytest.mark.parametrize("shell", SHELLS)
def test_scripts_speak_the_language_of_the_locale(program: Program, shell: str) -> None:
    chinese = program("completion", shell, LANG="zh_CN.UTF-8").out
    assert ("检查报告" in chinese) is (shell != "bash")
    assert "检查报告" not in program("completion", shell).out
