"""Files replaced whole or not at all."""

import os
import stat
from pathlib import Path

import pytest

from reportlint.fixes.replacing import replace_file
from reportlint.model import Unreadable


@pytest.fixture
def report(tmp_path: Path) -> Path:
    file = tmp_path / "a.md"
    file.write_bytes(b"old")
    return file


def refused(path: Path, old: bytes = b"old") -> str:
    with pytest.raises(Unreadable) as caught:
        replace_file(str(path), old, b"new")
    return caught.value.reason.id


def test_the_file_is_replaced_with_its_permissions(report: Path) -> None:
    for mode in (0o600, 0o640, 0o664, 0o755):
        report.write_bytes(b"old")
        report.chmod(mode)
        before = report.stat().st_ino
        replace_file(str(report), b"old", b"new")
        assert (report.read_bytes(), stat.S_IMODE(report.stat().st_mode)) == (b"new", mode)
        assert report.stat().st_ino != before, "another file took its place in one step"
        assert os.listdir(report.parent) == ["a.md"]


def test_behind_a_link_the_target_is_replaced(report: Path, tmp_path: Path) -> None:
    other = tmp_path / "links"
    other.mkdir()
    (other / "b.md").symlink_to(report)
    (other / "c.md").symlink_to("b.md")
    replace_file(str(other / "c.md"), b"old", b"new")
    assert report.read_bytes() == b"new"
    assert ((other / "b.md").is_symlink(), (other / "c.md").is_symlink()) == (True, True)
    assert sorted(os.listdir(other)) == ["b.md", "c.md"]


def test_a_file_that_somebody_changed_stays(report: Path) -> None:
    for data in (b"other", b"old and more", b"ol", b""):
        report.write_bytes(data)
        assert refused(report) == "changed"
        assert (report.read_bytes(), os.listdir(report.parent)) == (data, ["a.md"])


def test_a_file_changed_at_the_last_moment_stays(report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    change = os.chmod

    def late(path: str, mode: int) -> None:
        change(path, mode)
        report.write_bytes(b"late")

    monkeypatch.setattr("os.chmod", late)
    assert refused(report) == "changed"
    assert (report.read_bytes(), os.listdir(report.parent)) == (b"late", ["a.md"])


def test_a_read_only_file_stays(report: Path) -> None:
    report.chmod(0o444)
    assert refused(report) == "read-only"
    assert (report.read_bytes(), os.listdir(report.parent)) == (b"old", ["a.md"])


def test_a_file_that_is_gone_or_another_thing(report: Path) -> None:
    report.unlink()
    assert refused(report) == "vanished"
    report.mkdir()
    assert refused(report) == "changed"


@pytest.mark.parametrize(
    ("name", "error", "id"),
    [
        ("open", PermissionError(13, "denied"), "no-permission"),
        ("open", OSError(28, "no space"), "system-error"),
        ("replace", PermissionError(13, "denied"), "no-permission"),
        ("replace", OSError(18, "another device"), "system-error"),
    ],
)
def test_nothing_is_lost_when_the_system_refuses(
    report: Path, monkeypatch: pytest.MonkeyPatch, name: str, error: OSError, id: str
) -> None:
    def fail(*arguments: object) -> None:
        raise error

    monkeypatch.setattr(f"os.{name}", fail)
    assert refused(report) == id
    assert (report.read_bytes(), os.listdir(report.parent)) == (b"old", ["a.md"])


def test_an_interrupt_leaves_the_file(report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("os.replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        replace_file(str(report), b"old", b"new")
    assert (report.read_bytes(), os.listdir(report.parent)) == (b"old", ["a.md"])


def test_a_name_as_long_as_the_system_allows(tmp_path: Path) -> None:
    file = tmp_path / ("年" * 83 + ".md")
    file.write_bytes(b"old")
    replace_file(str(file), b"old", b"new")
    assert file.read_bytes() == b"new"
