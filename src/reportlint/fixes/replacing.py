"""Files replaced whole or not at all, with their permissions, never over what somebody else wrote meanwhile."""

from __future__ import annotations

import os
import stat
from contextlib import suppress

from reportlint.model import Unreadable


def replace_file(path: str, old: bytes, new: bytes) -> None:
    """Replace a file that holds ``old``. Behind a link its target is replaced, and the link stays.

    Raises Unreadable, with the reason in both languages, when the file may not be written or holds something else.
    """
    target = os.path.realpath(path)
    try:
        status = os.stat(target)
        mode = stat.S_IMODE(status.st_mode)
        if not stat.S_ISREG(status.st_mode):
            raise _refused("changed", "已不是普通文件", "it is no regular file any more")
        if not mode & 0o222 or not os.access(target, os.W_OK):
            raise _refused("read-only", "文件是只读的", "it is read-only")
        _refuse_changed(target, old)
        beside = _write_beside(os.path.dirname(target), new)
    except OSError as error:
        raise _failed(error) from None
    try:
        with suppress(OSError):  # only the superuser gives files away
            if hasattr(os, "chown"):
                os.chown(beside, status.st_uid, status.st_gid)
        os.chmod(beside, mode)
        _refuse_changed(target, old)
        os.replace(beside, target)
    except OSError as error:
        os.unlink(beside)
        raise _failed(error) from None
    except BaseException:
        os.unlink(beside)
        raise


def _write_beside(folder: str, data: bytes) -> str:
    """A new file in the folder, under a short name: that of the report may be as long as the system allows."""
    path = os.path.join(folder, f".reportlint-{os.getpid()}.tmp")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    handle = os.open(path, flags, 0o600)
    try:
        with open(handle, "wb") as file:
            file.write(data)
    except BaseException:
        os.unlink(path)
        raise
    return path


def _refuse_changed(path: str, old: bytes) -> None:
    with open(path, "rb") as file:
        if file.read(len(old) + 1) != old:
            raise _refused("changed", "文件在检查期间被改动", "it was changed while it was being checked")


def _refused(id: str, zh: str, en: str) -> Unreadable:
    return Unreadable(id, zh, en)


def _failed(error: OSError) -> Unreadable:
    if isinstance(error, FileNotFoundError):
        return _refused("vanished", "文件已不存在", "it is no longer there")
    if isinstance(error, PermissionError):
        return _refused("no-permission", "没有写入权限", "permission to write it is denied")
    words = error.strerror or type(error).__name__
    return _refused("system-error", f"系统拒绝写入（{words}）", f"the system cannot write it ({words})")
