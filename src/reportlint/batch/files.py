"""Which files a run checks, and their bytes. Only regular files are opened; folders are walked in order of name."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct, structs

from reportlint.model import Unreadable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .gitignore import Ignored

SUFFIXES = (".md", ".markdown", ".txt", ".html", ".htm", ".docx", ".pdf", ".doc", ".wps")
"""Endings of the files that a folder is searched for."""
STDIN = "-"
"""The path that stands for what is read from stdin."""
_LEFT_OUT = frozenset({"node_modules"})
_GIT, _IGNORE = ".git", ".gitignore"
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
    """What a run found, each in path order."""

    candidates: tuple[Candidate, ...]
    excluded: tuple[Candidate, ...] = ()
    """What a configuration leaves out: files, and folders that were therefore not entered."""
    strayed: tuple[str, ...] = ()
    """Links that lead out of their folder."""
    ignored: tuple[str, ...] = ()
    """What ``.gitignore`` leaves out: files, and folders (with a slash behind) that were therefore not entered."""
    folders: bool = False
    """Whether a folder was named."""

    def without(self, is_excluded: Callable[[Candidate], bool]) -> FileList:
        """The same list with some candidates left out."""
        kept = tuple(each for each in self.candidates if not is_excluded(each))
        left_out = tuple(sorted((*self.excluded, *(set(self.candidates) - set(kept))), key=path_order))
        return structs.replace(self, candidates=kept, excluded=left_out)

    def with_stdin(self, name: str) -> FileList:
        """The same list with what is read from stdin, under a name: in the place of the file of that name."""
        stdin = Candidate(STDIN, name, named=True)
        others = [each for each in self.candidates if each.shown != name]
        return structs.replace(self, candidates=tuple(sorted((*others, stdin), key=path_order)))


NO_FILES = FileList(())


def find_files(
    paths: Iterable[str], suffixes: Sequence[str] = SUFFIXES, is_excluded: Callable[[str], bool] | None = None
) -> FileList:
    """The files that paths stand for, each once, in path order. MissingPathError for one that does not exist.

    Below a folder, what ``.gitignore`` says is left out; what is named itself never is. ``is_excluded`` says of a
    folder whether a configuration leaves out all that lies in it: such are not entered.
    """
    search = _Search(tuple(suffixes), is_excluded)
    for path in paths:
        search.add(path)
    return FileList(
        tuple(sorted(search.found.values(), key=path_order)),
        excluded=tuple(sorted(search.excluded.values(), key=path_order)),
        strayed=tuple(sorted(search.strayed)),
        ignored=tuple(sorted(search.ignored)),
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

    def __init__(self, suffixes: tuple[str, ...], is_excluded: Callable[[str], bool] | None = None) -> None:
        self.suffixes = suffixes
        self.is_excluded = is_excluded or (lambda folder: False)
        self.found: dict[object, Candidate] = {}
        self.excluded: dict[str, Candidate] = {}
        self.strayed: set[str] = set()
        self.ignored: set[str] = set()
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
        git = _Repository(inside)
        folders = [(root, git.names, git.above)]
        while folders:
            folder, names, above = folders.pop()
            if self._is_left_out(folder, named=folder == root):
                continue
            try:
                with os.scandir(folder) as entries:
                    ordered = sorted(entries, key=lambda entry: entry.name)
            except OSError as error:
                self._refuse(folder, unreadable(error), named=folder == root)
                continue
            ignored = git.of(folder, names, above, ordered)
            deeper = []
            for entry in ordered:
                is_folder = self._is_folder(entry)
                if not is_folder and not self._is_candidate(entry):
                    continue
                if ignored is not None and ignored.leaves_out((*names, name_of(entry.name)), folder=is_folder):
                    self.ignored.add(shown_path(entry.path) + "/" * is_folder)
                elif is_folder:
                    deeper.append((entry.path, (*names, name_of(entry.name)), ignored))
                else:
                    self._look_at(entry, inside)
            folders += reversed(deeper)

    def _is_left_out(self, folder: str, *, named: bool) -> bool:
        if not self.is_excluded(folder):
            return False
        shown = shown_path(folder)
        self.excluded[shown] = Candidate(folder, shown, named)
        return True

    def _is_folder(self, entry: os.DirEntry[str]) -> bool:
        """Whether to walk into an entry: a real folder that is neither hidden nor somebody else's."""
        if not entry.is_dir(follow_symlinks=False):
            return False
        return not entry.name.startswith(".") and entry.name not in _LEFT_OUT

    def _is_candidate(self, entry: os.DirEntry[str]) -> bool:
        return entry.name.lower().endswith(self.suffixes) and not entry.name.startswith((".", "~$"))

    def _look_at(self, entry: os.DirEntry[str], inside: str) -> None:
        try:
            if entry.is_symlink() and not os.path.realpath(entry.path, strict=True).startswith(inside):
                self.strayed.add(shown_path(entry.path))
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


class _Repository:
    """What git leaves out round a folder that is walked. Its own module is loaded for the first file that says so."""

    def __init__(self, root: str) -> None:
        """``root`` is a real path with a slash behind."""
        folder = os.path.dirname(root)
        self.names: tuple[str, ...] = ()
        """Those that lead to the folder from the root of its repository; none outside of one."""
        self.above: Ignored | None = None
        parents = [folder]
        while not os.path.lexists(os.path.join(parents[-1], _GIT)):
            parent = os.path.dirname(parents[-1])
            if parent == parents[-1]:
                return
            parents.append(parent)
        self.names = tuple(name_of(os.path.basename(each)) for each in reversed(parents[:-1]))
        self.above = self._excludes(parents[-1], 0)
        for depth, each in enumerate(reversed(parents[1:])):
            self.above = self._read(each, depth, self.above)

    def of(
        self, folder: str, names: tuple[str, ...], above: Ignored | None, entries: Iterable[os.DirEntry[str]]
    ) -> Ignored | None:
        """What holds in a folder that is walked. A repository inside another one begins anew."""
        there = {entry.name for entry in entries if entry.name in {_GIT, _IGNORE}}
        if _GIT in there:
            above = self._excludes(folder, len(names))
        return self._read(folder, len(names), above) if _IGNORE in there else above

    def _excludes(self, folder: str, depth: int) -> Ignored | None:
        git = os.path.join(folder, _GIT)
        if os.path.isdir(git) and not os.path.exists(os.path.join(git, "info", "exclude")):
            return None
        from .gitignore import exclude_file, read_ignored

        return read_ignored(exclude_file(git), depth, None)

    def _read(self, folder: str, depth: int, above: Ignored | None) -> Ignored | None:
        file = os.path.join(folder, _IGNORE)
        if not os.path.lexists(file):
            return above
        from .gitignore import read_ignored

        return read_ignored(file, depth, above)


def name_of(name: str) -> str:
    """The name of a file or folder as git matches it: a character a byte."""
    return name if name.isascii() else os.fsencode(name).decode("latin-1")
