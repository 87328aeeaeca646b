"""Paths in configurations: relative to the file that says them, and never out of the project."""

from __future__ import annotations

import os

from .finding import upwards


class PathError(ValueError):
    """A path is not allowed: why, in both languages. Never says what lies at its end."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh = zh
        self.en = en


def project_root(folder: str, directory: str) -> str:
    """The folder that a configuration's paths may not lead out of: its repository; else the working directory, when
    it lies there; else its own folder."""
    for each in upwards(folder):
        if os.path.lexists(os.path.join(each, ".git")):
            return each
    return directory if os.path.join(folder, "").startswith(os.path.join(directory, "")) else folder


def resolve(text: str, folder: str, root: str) -> str:
    """The absolute path of a path in a configuration. Raises PathError; whether anything lies there is not asked."""
    if not text.strip() or "\0" in text:
        raise PathError("路径是空的", "the path is empty")
    if "://" in text:
        raise PathError("这里应当是项目里的路径，不能是网址", "a path inside the project was expected, not a URL")
    if os.path.isabs(text) or text.startswith(("/", "\\", "~")) or text[1:2] == ":":
        raise PathError(
            "路径应当从本配置文件算起，不能是绝对路径", "a path begins at this file's folder; it cannot be absolute"
        )
    path = os.path.normpath(os.path.join(folder, text))
    try:
        inside = _is_inside(path, root) and _is_inside(os.path.realpath(path), os.path.realpath(root))
    except (OSError, ValueError):
        inside = False
    if not inside:
        raise PathError("路径不能指向项目文件夹之外", "the path leads out of the project's folder")
    return path


def resolve_existing(text: str, folder: str, root: str, kind: str) -> str:
    """The same, of something that is there: a "plugin" (a Python file or a folder) or "rules" (a YAML file)."""
    path = resolve(text, folder, root)
    if kind == "plugin":
        if os.path.isdir(path) or (os.path.isfile(path) and path.endswith(".py")):
            return path
        expected = ("应当是.py文件或文件夹", "a .py file or a folder was expected")
    else:
        if os.path.isfile(path) and path.endswith((".yaml", ".yml")):
            return path
        expected = ("应当是.yaml文件", "a .yaml file was expected")
    if not os.path.lexists(path):
        raise PathError("没有这个文件或文件夹", "there is no such file or folder")
    raise PathError(*expected)


def _is_inside(path: str, root: str) -> bool:
    return path == root or path.startswith(os.path.join(root, ""))
