"""Streams, signals and terminals: what a shell does to a program."""

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from cli_program import Program

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs pipes, signals and terminals")
full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")


@pytest.fixture
def program(tmp_path: Path) -> Program:
    program = Program(tmp_path)
    program.write("bad.md", "演示\n\n坏\n")
    return program


def shell(program: Program, line: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """A line of a shell, in which R is the program."""
    line = line.replace("R ", f"'{sys.executable}' -m reportlint ")
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", line],
        cwd=program.folder, env={**program.environment, **environment}, capture_output=True, timeout=60, check=False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("line", "code", "unbuffered"),
    [
        ("R check bad.md", 1, ""),
        ("R check bad.md", 1, "1"),
        ("R check bad.md --format json", 1, ""),
        ("R rules", 0, ""),
        ("R check --help", 0, ""),
        ("R --version", 0, ""),
        ("R --version", 0, "1"),
    ],
)
def test_a_pipe_that_nobody_reads(program: Program, line: str, code: int, unbuffered: str) -> None:
    done = shell(program, f"( {line}; echo $? >code ) | true", PYTHONUNBUFFERED=unbuffered)
    assert (program.folder / "code").read_text() == f"{code}\n"
    assert b"Traceback" not in done.stderr
    assert b"Broken pipe" not in done.stderr


def test_the_first_line_only(program: Program) -> None:
    program.write("many.md", "演示" + "坏" * 999)
    done = shell(program, "R check many.md --format concise | head -1")
    assert (done.returncode, done.stdout.decode()) == (1, "many.md:1:3: DM101 error 有“坏”字\n")
    assert done.stderr.count(b"\n") == 1


@full
@pytest.mark.parametrize(
    ("line", "unbuffered"),
    [
        ("check bad.md", ""),
        ("check bad.md", "1"),
        ("check --help", ""),
        ("--version", ""),
        ("--version", "1"),
        ("rules", ""),
    ],
)
def test_no_room_for_the_results(program: Program, line: str, unbuffered: str) -> None:
    done = shell(program, f"R {line} >/dev/full", PYTHONUNBUFFERED=unbuffered)
    assert done.returncode == 2
    assert done.stderr == b"reportlint: the results could not be written (No space left on device)\n"


@full
def test_no_room_for_what_is_told(program: Program) -> None:
    done = shell(program, "R check bad.md --format concise 2>/dev/full")
    assert (done.returncode, done.stdout.decode()) == (1, "bad.md:3:1: DM101 error 有“坏”字\n")


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-"])
def test_streams_that_are_closed(program: Program, closed: str) -> None:
    assert shell(program, f"R check bad.md {closed}").returncode == 1
    assert shell(program, f"R --version {closed}").returncode == 0


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "C", "PYTHONIOENCODING": "ascii:strict", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LANG": "zh_CN.GBK", "PYTHONIOENCODING": "gbk", "PYTHONUTF8": "0"},
        {"LANG": "no_SUCH", "LC_ALL": ""},
    ],
)
def test_any_locale(program: Program, environment: dict[str, str]) -> None:
    for line in ("check bad.md -v --show-passed", "rule DM101", "check --help"):
        done = shell(program, f"R {line}", **environment)
        assert done.returncode in {0, 1, 2}
        assert b"Traceback" not in done.stderr
        (done.stdout + done.stderr).decode("utf-8")


def started(program: Program, *arguments: str) -> subprocess.Popen[bytes]:
    """A run whose second file takes long; the first is done."""
    program.write("s/a.md", "演示坏")
    program.write("s/b.md", "演示 SLEEP")
    return program.start_to_sleep("check", "s", "--format", "concise", *arguments)


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)], ids=["interrupt", "terminate"]
)
def test_what_was_checked_is_told_when_a_signal_ends_the_run(
    program: Program, number: signal.Signals, code: int
) -> None:
    process = started(program)
    workers = children_of(process.pid)
    began = time.monotonic()
    process.send_signal(number)
    out, err = process.communicate(timeout=30)
    assert time.monotonic() - began < 10
    assert process.returncode == code
    assert out.decode() == "s/a.md:1:3: DM101 error 有“坏”字\n"
    assert "(interrupted: this is only a part)" in err.decode().splitlines()[-1]
    assert b"Traceback" not in err
    assert [worker for worker in workers if is_alive(worker)] == []


def children_of(process: int) -> list[int]:
    file = Path(f"/proc/{process}/task/{process}/children")
    return [int(word) for word in file.read_text().split()] if file.exists() else []


def is_alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_a_second_interrupt_ends_at_once(program: Program) -> None:
    process = started(program)
    for _ in range(20):
        process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert b"Traceback" not in err


class Terminal:
    """The program with a terminal for stderr; stdout is a pipe."""

    def __init__(self, program: Program, *arguments: str, **environment: str) -> None:
        import pty

        held, given = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "reportlint", *arguments],
            cwd=program.folder,
            env={**program.environment, "TERM": "xterm", "COLUMNS": "60", **environment},
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=given,
        )  # fmt: skip
        os.close(given)
        self.told = b"".join(self._read(held)).decode()
        os.close(held)
        assert self.process.stdout is not None
        self.out = self.process.stdout.read().decode()
        self.process.stdout.close()
        self.code = self.process.wait(timeout=60)

    def _read(self, held: int) -> Iterator[bytes]:
        while True:
            select.select([held], [], [], 60)
            try:
                piece = os.read(held, 65536)
            except OSError:  # the other side is closed
                return
            if not piece:
                return
            yield piece


@pytest.fixture
def slow(program: Program) -> Program:
    """Twenty-two files that take some time each; and patience is short."""
    (program.folder.parent / "site" / "sitecustomize.py").write_text(
        "import reportlint.cli.progress as progress\nprogress.PATIENCE /= 10\n"
    )
    plugin = program.folder.parent / "site" / "demo_plugin.py"
    text = plugin.read_text("utf-8").replace(
        '    if "PRINT" in', '    import time; time.sleep(0.02)\n    if "PRINT" in'
    )
    plugin.write_text(text, "utf-8")
    for number in range(22):
        program.write(f"报告/{number:02}.md", "演示坏\n")
    return program


def test_progress_at_a_terminal(slow: Program) -> None:
    from reportlint.cli.progress import FEW, PATIENCE

    assert (FEW, PATIENCE) == (20, 1.0)
    shown = Terminal(slow, "check", "报告", "--jobs", "1", "--format", "concise")
    assert shown.code == 1
    assert shown.out.count("\n") == 22
    *drawn, last = shown.told.split("\r")
    lines = [line for line in drawn if "of 22 files" in line]
    assert lines
    assert all(line.startswith(tuple("123456789")) and "报告/" in line for line in lines)
    assert [line for line in shown.told.split("\n")[0].split("\r") if line.strip()][-1].startswith("22 files, ")
    wiped = shown.told.split("\n")[0].split("\r")[-2]
    assert wiped.strip() == "" or wiped.startswith("22 files")
    assert last == "\n"


@pytest.mark.parametrize(
    ("arguments", "environment"),
    [([], {"CI": "true"}), ([], {"TERM": "dumb"}), (["-q"], {})],
    ids=["in CI", "dumb", "quiet"],
)
def test_no_progress_where_nobody_wants_it(slow: Program, arguments: list[str], environment: dict[str, str]) -> None:
    shown = Terminal(slow, "check", "报告", "--jobs", "1", "--format", "concise", *arguments, **environment)
    assert "of 22 files" not in shown.told
    assert shown.out.count("\n") == 22


def test_no_progress_when_stderr_is_piped(slow: Program) -> None:
    assert slow("check", "报告", "--jobs", "1").err.count("\n") == 1


def test_no_progress_for_what_is_soon_done(program: Program) -> None:
    for number in range(22):
        program.write(f"s/{number:02}.md", "演示\n")
    assert "\r" not in Terminal(program, "check", "s").told.replace("\r\n", "\n")
