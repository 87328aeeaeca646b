"""Which files a run finds, and what it refuses to open."""

import os
from pathlib import Path

import pytest

from reportlint import Unreadable
from reportlint.batch.files import Candidate, MissingPathError, find_files, read_file, read_stream, shown_path

posix = pytest.mark.skipif(os.name != "posix", reason="needs links, pipes and modes")
as_user = pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root reads everything")


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own, which is the working directory."""
    root = tmp_path / "tree"
    root.mkdir()
    monkeypatch.chdir(root)
    return root


def write(*paths: str) -> None:
    for path in paths:
        file = Path(path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("words")


def found(*paths: str) -> list[str]:
    return [candidate.shown for candidate in find_files(paths).candidates]


def test_folders_are_walked_in_order_of_name(tree: Path) -> None:
    write("b.md", "a/z.txt", "a/b/c.DOCX", "a-b/x.html", "a/b.pdf", "c.doc", "c.wps", "d.markdown", "e.htm")
    write("notes.xlsx", "Makefile", "x.md.bak")
    assert found(".") == [
        "a/b/c.DOCX", "a/b.pdf", "a/z.txt", "a-b/x.html", "b.md", "c.doc", "c.wps", "d.markdown", "e.htm",
    ]  # fmt: skip
    assert found("./a") == ["a/b/c.DOCX", "a/b.pdf", "a/z.txt"]
    assert find_files(["."]).folders
    assert not find_files(["b.md"]).folders


def test_hidden_folders_lock_files_and_packages_are_left_out(tree: Path) -> None:
    write(".git/a.md", ".venv/a.md", "node_modules/a.md", ".hidden.md", "~$a.docx", "._a.docx", "a.md")
    assert found(".") == ["a.md"]
    assert found(".git", ".hidden.md") == [".git/a.md", ".hidden.md"]


def test_named_files_are_taken_whatever_they_end_in(tree: Path) -> None:
    write("a.xlsx", "b.md")
    candidates = find_files(["b.md", "a.xlsx", "./b.md", "."]).candidates
    assert [(c.shown, c.named) for c in candidates] == [("a.xlsx", True), ("b.md", True)]


def test_a_missing_path_is_an_error(tree: Path) -> None:
    for path in ["none.md", "", "a\0b"]:
        with pytest.raises(MissingPathError) as caught:
            find_files([path])
        assert caught.value.path == path


@posix
def test_links(tree: Path, tmp_path: Path) -> None:
    write("docs/a.md", "../outside.md", "../far/b.md")
    os.symlink("a.md", "docs/alias.md")
    os.symlink("../../outside.md", "docs/out.md")
    os.symlink("../../far", "docs/folder")
    os.symlink("..", "docs/up")
    os.symlink("gone.md", "docs/lost.md")
    os.link("docs/a.md", "docs/z.md")
    listed = find_files(["docs"])
    assert [(c.shown, c.refused.reason.id if c.refused else "") for c in listed.candidates] == [
        ("docs/a.md", ""),
        ("docs/lost.md", "vanished"),
    ]
    assert listed.strayed == ("docs/out.md",)
    assert found("docs/out.md") == ["docs/out.md"]
    assert found("docs/folder") == ["docs/folder/b.md"]


@posix
def test_links_in_a_circle_end(tree: Path) -> None:
    os.symlink("b.md", "a.md")
    os.symlink("a.md", "b.md")
    assert [(c.shown, c.refused is not None) for c in find_files(["."]).candidates] == [("a.md", True), ("b.md", True)]


@posix
def test_pipes_and_devices_are_never_opened(tree: Path) -> None:
    os.mkfifo("pipe.md")
    os.mkdir("folder.docx")
    write("folder.docx/a.md")
    assert found(".") == ["folder.docx/a.md"]
    for path, words in [
        ("pipe.md", "it is no regular file but a pipe"),
        ("/dev/zero", "it is no regular file but a device"),
    ]:
        (candidate,) = find_files([path]).candidates
        assert candidate.named
        with pytest.raises(Unreadable) as caught:
            read_file(candidate, 1000)
        assert caught.value.reason.en == words


@posix
def test_a_pipe_that_took_a_files_place_is_not_waited_for(tree: Path) -> None:
    os.mkfifo("a.md")
    with pytest.raises(Unreadable) as caught:
        read_file(Candidate("a.md", "a.md", named=True), 1000)
    assert caught.value.reason.zh == "不是普通文件，而是管道"


def test_files_that_change_behind_our_back(tree: Path) -> None:
    os.mkdir("b.md")
    with pytest.raises(Unreadable) as gone:
        read_file(Candidate("a.md", "a.md", named=False), 1000)
    assert (gone.value.reason.zh, gone.value.reason.en) == ("文件已不存在", "it is no longer there")
    with pytest.raises(Unreadable):
        read_file(Candidate("b.md", "b.md", named=False), 1000)


def test_size_limits(tree: Path) -> None:
    Path("a.md").write_bytes(b"x" * 11)
    candidate = Candidate("a.md", "a.md", named=True)
    assert read_file(candidate, 11) == b"x" * 11
    with pytest.raises(Unreadable) as caught:
        read_file(candidate, 10)
    assert caught.value.reason.en == "the file has 11 bytes; the limit is 10"
    with open("a.md", "rb") as stream, pytest.raises(Unreadable) as streamed:
        read_stream(stream.read, 10)
    assert streamed.value.reason.zh == "内容超过10字节的限制"


@as_user
def test_what_may_not_be_read_is_told_and_the_rest_checked(tree: Path) -> None:
    write("a.md", "closed/b.md", "c.md")
    os.chmod("closed", 0)
    os.chmod("c.md", 0)
    try:
        candidates = find_files(["."]).candidates
        assert [(c.shown, c.refused.reason.zh if c.refused else "") for c in candidates] == [
            ("a.md", ""),
            ("c.md", ""),
            ("closed", "没有读取权限"),
        ]
        with pytest.raises(Unreadable):
            read_file(candidates[1], 1000)
    finally:
        os.chmod("closed", 0o700)


@posix
def test_names_that_are_no_text(tree: Path) -> None:
    name = os.fsdecode(b"b\xff\n.md")
    try:
        Path(name).write_text("words")
    except OSError:
        pytest.skip("the file system refuses such names")
    (candidate,) = find_files(["."]).candidates
    assert candidate.shown == "b\\xff\n.md"
    assert read_file(candidate, 100) == b"words"


def test_deep_folders_are_no_trouble(tree: Path) -> None:
    deep = "/".join(["d"] * 200)
    write(f"{deep}/a.md")
    assert found(".") == [f"{deep}/a.md"]


def test_exclusion_keeps_account(tree: Path) -> None:
    write("a.md", "drafts/b.md", "x/drafts/c.md")
    listed = find_files(["."]).without(lambda candidate: "drafts/" in candidate.shown)
    assert [c.shown for c in listed.candidates] == ["a.md"]
    assert [c.shown for c in listed.excluded] == ["drafts/b.md", "x/drafts/c.md"]


def test_shown_paths() -> None:
    assert [shown_path(p) for p in ("./a.md", "a//b.md", "../a.md", "/a/b.md")] == [
        "a.md",
        "a/b.md",
        "../a.md",
        "/a/b.md",
    ]
