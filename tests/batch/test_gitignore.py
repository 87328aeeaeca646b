"""What ``.gitignore`` leaves out: single lines, then whole trees against git itself."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportlint.batch.files import find_files, name_of
from reportlint.batch.gitignore import Ignored, read_patterns

GIT = shutil.which("git")


def left_out(lines: str, path: str) -> bool:
    """Whether lines leave a path out; a path with a slash behind is a folder."""
    ignored = Ignored(0, tuple(reversed(read_patterns(lines.encode()))))
    return ignored.leaves_out([name_of(name) for name in path.rstrip("/").split("/")], folder=path.endswith("/"))


@pytest.mark.parametrize(
    ("lines", "path", "expected"),
    [
        ("a.md", "a.md", True),
        ("a.md", "x/a.md", True),
        ("/a.md", "x/a.md", False),
        ("x/a.md", "x/a.md", True),
        ("x/a.md", "y/x/a.md", False),
        ("*.md", "x/a.md", True),
        ("x/*.md", "x/y/a.md", False),
        ("[a-/[ab].md", "a.md", True),
        ("[a-/[ab].md", "x/a.md", False),
        ("build/", "build/", True),
        ("build/", "build", False),
        ("build/", "x/build/", True),
        ("**/build/", "x/build/", True),
        ("a/**", "a/", False),
        ("a/**", "a/b/c", True),
        ("a/**/b", "a/b", True),
        ("a/**/b", "a/x/y/b", True),
        ("a/**/**/b", "a/b", True),
        ("a**b", "axyb", True),
        ("?.md", "a.md", True),
        ("?.md", "ab.md", False),
        ("?.md", "中.md", False),
        ("[ab].md", "b.md", True),
        ("[!ab].md", "b.md", False),
        ("[a-c]", "b", True),
        ("[[:digit:]]", "7", True),
        ("[[:nothing:]]", "7", False),
        ("[a", "[a", False),
        ("报告?", "报告", False),
        ("草稿/", "草稿/", True),
        ("*.md\n!a.md", "a.md", False),
        ("*.md\n!a.md\na.md", "a.md", True),
        ("# a", "# a", False),
        ("\\# a", "# a", True),
        ("\\!a", "!a", True),
        ("a  ", "a", True),
        ("a\\ ", "a ", True),
        ("a\r", "a", True),
        ("\ufeffa", "a", True),
        ("a\\", "a\\", False),
        ("\\*", "*", True),
        ("\\*", "a", False),
        ("/", "a", False),
        ("", "a", False),
        ("*", "a", True),
        ("a//b", "a/b", False),
    ],
)
def test_lines(lines: str, path: str, expected: bool) -> None:
    assert left_out(lines, path) is expected


def test_no_pattern_takes_long() -> None:
    began = time.process_time()
    assert not left_out("/".join(["**", "*a*"] * 50) + "/b", "/".join(["a" * 100] * 200))
    assert not left_out("*a" * 400 + "b", "a" * 4000)
    assert not left_out("[" * 4000, "a")
    assert time.process_time() - began < 1


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A repository with files and folders under few names, so that patterns meet them."""
    if GIT is None:
        pytest.skip("git is not installed: nothing to compare with")
    root = tmp_path_factory.mktemp("tree")
    subprocess.run([GIT, "init", "-q", str(root)], check=True, capture_output=True)
    for folder in ("", "a/", "b/", "a/b/", "a/b/a/", "d.md/", "a/é/", "a b/"):
        (root / folder).mkdir(exist_ok=True)
        for name in ("a.md", "b.md", "ab.md", "[a].md", "-.md", "é.md"):
            if not (root / folder / name).exists():
                (root / folder / name).write_text("words")
    here = Path.cwd()
    os.chdir(root)
    yield root
    os.chdir(here)


def ignored_by_git(root: Path) -> set[str]:
    assert GIT is not None
    files = [str(path.relative_to(root)) for path in root.rglob("*.md") if path.is_file()]
    done = subprocess.run(
        [GIT, "-c", "core.excludesFile=", "-c", "core.ignoreCase=false", "check-ignore", "-z", "--no-index", "--stdin"],
        input="\0".join(files).encode(), capture_output=True, check=False, cwd=root,
    )  # fmt: skip
    assert done.returncode in {0, 1}, done.stderr
    return set(done.stdout.decode().split("\0")) - {""}


pieces = st.sampled_from(
    [
        "a",
        "b",
        ".md",
        "*",
        "**",
        "?",
        "/",
        "/",
        "[ab]",
        "[!a]",
        "[",
        "]",
        "[[:alpha:]]",
        "[a-",
        "\\",
        "!",
        "-",
        "é",
        " ",
    ]
)
line = st.one_of(
    st.lists(pieces, min_size=1, max_size=5).map("".join),
    st.sampled_from(["a/**", "**/a", "a/**/b.md", "/a", "b/", "*.md", "!a.md", "!*/", "*", "!a/", "/*", "/**/", "a/*"]),
)
lines = st.lists(line, max_size=4).map("\n".join)


@settings(max_examples=250, deadline=None, suppress_health_check=list(HealthCheck))
@given(top=lines, nested=lines, deeper=lines, exclude=lines)
def test_the_same_as_git(tree: Path, top: str, nested: str, deeper: str, exclude: str) -> None:
    for name, text in [
        (".gitignore", top),
        ("a/.gitignore", nested),
        ("a/b/.gitignore", deeper),
        (".git/info/exclude", exclude),
    ]:
        (tree / name).write_text(text, encoding="utf-8")
    everything = {str(path.relative_to(tree)) for path in tree.rglob("*.md") if path.is_file()}
    found = {candidate.path.removeprefix("./") for candidate in find_files(["."]).candidates}
    assert everything - found == ignored_by_git(tree)
