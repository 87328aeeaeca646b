"""File patterns: what they match, and that nothing explodes."""

import fnmatch
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.config.globs import GlobError, read_glob

PATHS = ("a.md", "b.txt", "2019/a.md", "2019/x/y.md", "archive/a.md", "k/archive/q/a.md", "k/x/a.md", "中文/报告.md")


@pytest.mark.parametrize(
    ("pattern", "matched"),
    [
        ("*.md", [p for p in PATHS if p.endswith(".md")]),
        ("a.md", ["a.md", "2019/a.md", "archive/a.md", "k/archive/q/a.md", "k/x/a.md"]),
        ("./a.md", ["a.md", "2019/a.md", "archive/a.md", "k/archive/q/a.md", "k/x/a.md"]),
        ("2019/a.md", ["2019/a.md"]),
        ("2019/*", ["2019/a.md"]),
        ("2019/**", ["2019/a.md", "2019/x/y.md"]),
        ("2019", ["2019/a.md", "2019/x/y.md"]),
        ("20??/", ["2019/a.md", "2019/x/y.md"]),
        ("20??", []),
        ("archive", ["archive/a.md", "k/archive/q/a.md"]),
        ("archive/", ["archive/a.md", "k/archive/q/a.md"]),
        ("k/archive", ["k/archive/q/a.md"]),
        ("**/x/*.md", ["2019/x/y.md", "k/x/a.md"]),
        ("k/**/a.md", ["k/archive/q/a.md", "k/x/a.md"]),
        ("**/**/**/*", list(PATHS)),
        ("**", list(PATHS)),
        ("[ab].*", ["a.md", "b.txt", "2019/a.md", "archive/a.md", "k/archive/q/a.md", "k/x/a.md"]),
        ("[!a]*.md", ["2019/x/y.md", "中文/报告.md"]),
        ("中文/*", ["中文/报告.md"]),
        ("A.md", []),
    ],
)
def test_matching(pattern: str, matched: list[str]) -> None:
    assert [path for path in PATHS if read_glob(pattern).matches(path)] == matched


@given(
    st.text(st.sampled_from("ab*?[]!-^"), min_size=1, max_size=8),
    st.text(st.sampled_from("ab-]^[!"), min_size=1, max_size=6),
)
def test_names_match_as_in_a_shell(pattern: str, name: str) -> None:
    try:
        glob = read_glob(pattern)
    except GlobError:
        return
    if "[^" not in pattern and not any(f"[{c}" in pattern for c in "!") and glob.names[-1] == pattern:
        assert glob.matches(name) == fnmatch.fnmatchcase(name, pattern)


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("*a" * 300 + "b", "a" * 3000),
        ("**/a/" * 150 + "b", "a/" * 2000 + "c"),
        ("**/**/**/**/*", "a/" * 2000),
        ("?" * 900, "a" * 900),
        ("[a]*" * 200 + "b", "a" * 3000),
    ],
)
def test_no_pattern_explodes(pattern: str, path: str) -> None:
    glob = read_glob(pattern)
    began = time.process_time()
    glob.matches(path)
    assert time.process_time() - began < 5


def test_a_pattern_has_an_end() -> None:
    with pytest.raises(GlobError) as caught:
        read_glob("a" * 1001)
    assert str(caught.value) == "the pattern has more than 1000 characters"


@pytest.mark.parametrize(
    ("pattern", "folder", "expected"),
    [
        ("drafts", "drafts", True),
        ("drafts/", "x/drafts", True),
        ("drafts", "drafts/2023", True),
        ("drafts/**", "drafts", True),
        ("a/**", "a/b", True),
        ("a/drafts", "drafts", False),
        ("drafts/*", "drafts", False),
        ("*.md", "x.md", False),
        ("**/*.md", "drafts", False),
        ("**", "drafts", True),
    ],
)
def test_whole_folders(pattern: str, folder: str, expected: bool) -> None:
    glob = read_glob(pattern)
    assert glob.matches_all_in(folder) is expected
    if expected:
        assert all(glob.matches(f"{folder}/{name}") for name in ("a.md", "b/c.docx", "drafts2/x"))
