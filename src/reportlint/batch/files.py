"""Which files a run checks, and their bytes. Only regular files are opened; folders are walked in order of name."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct, structs

from reportlint.model import Unreadable

SUFFIXES = (".md", ".markdown", ".txt", ".html", ".htm", ".docx", ".pdf", ".doc", ".wps")
"""Endings of the files that a folder is searched for."""
STDIN = "-"
"""The path that stands for what is read from stdin."""
_LEFT_OUT = frozenset({"node_modules"})
_CHUNK = 1 << 20


class MissingPathError(Exception):
    """A path that was named does not exist."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


class Candidate(Struct, frozen=True):
    """A file to be checked, or something that should have been one and why it cannot be."""

    path: str
    """As the system knows it."""
    shown: str
    """As results show it: parted by slashes, without "./" in front."""
    named: bool
    """Whether it was named itself."""
    refused: Unreadable | None = None


class FileList(Struct, frozen=True):
    """What a run found: candidates in path order; those left out by patterns; links that lead out of their folder."""

    candidates: tuple[Candidate, ...]
    excluded: tuple[Candidate, ...] = ()
    strayed: tuple[str, ...] = ()
    folders: bool = False
    """Whether a folder was named."""

    def without(self, is_excluded: Callable[[Candidate], bool]) -> FileList:
        """The same list with some candidates left out."""
        kept = tuple(each for each in self.candidates if not is_excluded(each))
        left_out = tuple(sorted((*self.excluded, *(set(self.candidates) - set(kept))), key=path_order))
        return structs.replace(self, candidates=kept, excluded=left_out)

    def with_stdin(self, name: str) -> FileList:
        """The same list with what is read from stdin, under a name."""
        stdin = Candidate(STDIN, name, named=True)
        return structs.replace(self, candidates=tuple(sorted((*self.candidates, stdin), key=path_order)))


NO_FILES = FileList(())


def find_files(paths: Iterable[str], suffixes: Sequence[str] = SUFFIXES) -> FileList:
    """The files that paths stand for, each once, in path order. MissingPathError for one that does not exist."""
    search = _Search(tuple(suffixes))
    for path in paths:
        search.add(path)
    return FileList(
        tuple(sorted(search.found.values(), key=path_order)),
        strayed=tuple(sorted(search.strayed)),
        folders=search.folders,
    )


def read_file(candidate: Candidate, limit: int) -> bytes:
    """All bytes of a file, read once. Unreadable when it is no regular file, may not be read, or is too large."""
    if candidate.refused is not None:
        raise candidate.refused
    try:
        # without O_NONBLOCK a pipe that took the file's place would be waited for
        handle = os.open(candidate.path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        try:
            status = os.fstat(handle)
            if not stat.S_ISREG(status.st_mode):
                raise not_regular(status.st_mode)
            return _read_all(lambda: os.read(handle, _CHUNK), limit, status.st_size)
        finally:
            os.close(handle)
    except OSError as error:
        raise unreadable(error) from None


def read_stream(read: Callable[[int], bytes], limit: int) -> bytes:
    """All bytes of a stream. Unreadable when it holds more than ``limit``."""
    return _read_all(lambda: read(_CHUNK), limit, 0)


def _read_all(read: Callable[[], bytes], limit: int, expected: int) -> bytes:
    parts: list[bytes] = []
    size = 0
    while size <= limit and expected <= limit:
        part = read()
        if not part:
            return b"".join(parts)
        parts.append(part)
        size += len(part)
    raise Unreadable(
        "file-too-large",
        f"文件有{max(size, expected)}字节，超过{limit}字节的限制" if expected else f"内容超过{limit}字节的限制",
        f"the file has {max(size, expected)} bytes; the limit is {limit}" if expected else f"more than {limit} bytes",
    )


def not_regular(mode: int) -> Unreadable:
    """Why something that is no regular file is not opened."""
    kinds = (
        (stat.S_ISDIR, "文件夹", "a folder"),
        (stat.S_ISFIFO, "管道", "a pipe"),
        (stat.S_ISSOCK, "套接字", "a socket"),
        (stat.S_ISCHR, "设备", "a device"),
        (stat.S_ISBLK, "设备", "a device"),
    )
    zh, en = next(((zh, en) for test, zh, en in kinds if test(mode)), ("特殊文件", "a special file"))
    return Unreadable("not-regular", f"不是普通文件，而是{zh}", f"it is no regular file but {en}")


def unreadable(error: OSError) -> Unreadable:
    """Why the system does not let something be read."""
    if isinstance(error, PermissionError):
        return Unreadable("no-permission", "没有读取权限", "permission to read it is denied")
    if isinstance(error, FileNotFoundError):
        return Unreadable("vanished", "文件已不存在", "it is no longer there")
    words = error.strerror or type(error).__name__
    return Unreadable("system-error", f"系统拒绝读取（{words}）", f"the system cannot read it ({words})")


def shown_path(path: str) -> str:
    """A path as results show it; bytes of a name that are no text are written ``\\xff``."""
    shown = os.path.normpath(path).encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return shown.replace(os.sep, "/") if os.sep != "/" else shown


def path_order(candidate: Candidate) -> tuple[list[str], str]:
    """The key by which files are sorted: folder by folder, by name."""
    return candidate.shown.split("/"), candidate.shown


class _Search:
    """Collects the files of one run; a file under two names is taken under the first."""

    def __init__(self, suffixes: tuple[str, ...]) -> None:
        self.suffixes = suffixes
        self.found: dict[object, Candidate] = {}
        self.strayed: list[str] = []
        self.folders = False

    def add(self, path: str) -> None:
        try:
            status = os.stat(path)
        except (FileNotFoundError, NotADirectoryError, ValueError):
            raise MissingPathError(path) from None
        except OSError as error:
            self._refuse(path, unreadable(error), named=True)
            return
        if stat.S_ISDIR(status.st_mode):
            self.folders = True
            self._walk(path)
        elif stat.S_ISREG(status.st_mode):
            self._take(path, status, named=True)
        else:
            self._refuse(path, not_regular(status.st_mode), named=True)

    def _walk(self, root: str) -> None:
        inside = os.path.join(os.path.realpath(root), "")
        folders = [root]
        while folders:
            folder = folders.pop()
            try:
                with os.scandir(folder) as entries:
                    ordered = sorted(entries, key=lambda entry: entry.name)
            except OSError as error:
                self._refuse(folder, unreadable(error), named=folder == root)
                continue
            deeper = []
            for entry in ordered:
                if self._is_folder(entry):
                    deeper.append(entry.path)
                elif entry.name.lower().endswith(self.suffixes) and not entry.name.startswith((".", "~$")):
                    self._look_at(entry, inside)
            folders += reversed(deeper)

    def _is_folder(self, entry: os.DirEntry[str]) -> bool:
        """Whether to walk into an entry: a real folder that is neither hidden nor somebody else's.

        Those that a configuration leaves out are walked too, so that their files are known as left out.
        """
        if not entry.is_dir(follow_symlinks=False):
            return False
        return not entry.name.startswith(".") and entry.name not in _LEFT_OUT

    def _look_at(self, entry: os.DirEntry[str], inside: str) -> None:
        try:
            if entry.is_symlink() and not os.path.realpath(entry.path, strict=True).startswith(inside):
                self.strayed.append(shown_path(entry.path))
                return
            status = os.stat(entry.path)
        except OSError as error:
            self._refuse(entry.path, unreadable(error), named=False)
            return
        if stat.S_ISREG(status.st_mode):
            self._take(entry.path, status, named=False)

    def _take(self, path: str, status: os.stat_result, *, named: bool) -> None:
        candidate = Candidate(path, shown_path(path), named)
        key: object = (status.st_dev, status.st_ino) if status.st_ino else os.path.realpath(path)
        known = self.found.get(key)
        if known is None or (not candidate.named, path_order(candidate)) < (not known.named, path_order(known)):
            self.found[key] = candidate

    def _refuse(self, path: str, why: Unreadable, *, named: bool) -> None:
        shown = shown_path(path)
        self.found.setdefault(shown, Candidate(path, shown, named, why))
