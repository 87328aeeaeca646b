"""Diffs, applied with the tools that people have."""

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportlint.fixes.diffs import unified

LINES = "".join(f"第{number}行\n" for number in range(1, 21))


def test_a_diff() -> None:
    assert unified("甲/a.md", LINES, LINES.replace("第9行\n", "第九行\n")) == (
        "--- a/甲/a.md\n+++ b/甲/a.md\n@@ -6,7 +6,7 @@\n 第6行\n 第7行\n 第8行\n-第9行\n+第九行\n 第10行\n 第11行\n 第12行\n"
    )


@pytest.mark.parametrize(
    ("old", "new", "diff"),
    [
        ("a\n", "a\n", ""),
        ("a", "b", "-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file\n"),
        ("a\n", "a", "-a\n+a\n\\ No newline at end of file\n"),
        ("a\r\nb\r\n", "a\r\nc\r\n", " a\r\n-b\r\n+c\r\n"),
        ("a\rb\n", "a\rc\n", "-a\rb\n+a\rc\n"),
        ("a\x0cb\u2028c\n", "a\x0cb\u2028d\n", "-a\x0cb\u2028c\n+a\x0cb\u2028d\n"),
        ("\ufeffa\n", "\ufeffb\n", "-\ufeffa\n+\ufeffb\n"),
        ("a\nb\n", "a\n", " a\n-b\n"),
        ("", "a\n", "+a\n"),
    ],
)
def test_lines_end_at_lf_alone(old: str, new: str, diff: str) -> None:
    assert unified("a.md", old, new).partition("@@\n")[2] == diff


@pytest.mark.parametrize(
    ("path", "label"),
    [
        ("a.md", "a/a.md"),
        ("/tmp/a.md", "a/tmp/a.md"),
        ("年 报.md", "a/年 报.md\t"),
        ('a"b\tc\x1b.md', '"a/a\\"b\\tc\\033.md"'),
        ("a\\b.md", '"a/a\\\\b.md"'),
    ],
)
def test_names(path: str, label: str) -> None:
    assert unified(path, "a\n", "b\n").splitlines()[0] == f"--- {label}"


def applied(tool: list[str], folder: Path, name: str, old: str, new: str) -> bytes:
    file = folder / name
    file.write_bytes(old.encode())
    done = subprocess.run(tool, cwd=folder, input=unified(name, old, new).encode(), capture_output=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return file.read_bytes()


TOOLS = [["git", "apply", "--whitespace=nowarn"], ["patch", "-p1", "--binary", "-s"]]


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool[0])
@pytest.mark.parametrize("name", ["a.md", "年报 2023.md"])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        (LINES, LINES.replace("第9行\n", "").replace("第20行", "末行")),
        ("a\r\nb\r\nc", "a\r\nB\r\nc"),
        ("a\nb", "a\nb\n"),
        ("\ufeff一\n二\r三\n", "\ufeff一、\n二\r三。\n"),
    ],
)
def test_what_tools_make_of_it(tmp_path: Path, tool: list[str], name: str, old: str, new: str) -> None:
    if shutil.which(tool[0]) is None:
        pytest.skip(f"{tool[0]} is absent")
    assert applied(tool, tmp_path, name, old, new) == new.encode()


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.data())
def test_any_change_can_be_applied(tmp_path: Path, data: st.DataObject) -> None:
    if shutil.which("git") is None:
        pytest.skip("git is absent")
    lines = st.lists(st.sampled_from(["a\n", "b\r\n", "\n", "c\rd\n", "e\u2028\n", "好\n"]), min_size=1, max_size=12)
    last = st.sampled_from(["", "x", "y\r"])
    old, new = ("".join(data.draw(lines)) + data.draw(last) for _ in range(2))
    if old != new:
        assert applied(TOOLS[0], tmp_path, "a.md", old, new) == new.encode()
