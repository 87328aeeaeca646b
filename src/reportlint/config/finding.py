"""Where configurations lie: the run's own, and those nearer to the reports."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from .errors import ConfigError, Problem
from .sources import PYPROJECT, Source, read_source, shown_path

NAMES = ("reportlint.toml", ".reportlint.toml", "reportlint.yaml", PYPROJECT)
_MISNAMED = {"reportlint.yml": "reportlint.yaml", ".reportlint.yaml": "reportlint.yaml"}


def find_run(directory: str, explicit: str = "") -> Source | None:
    """The run's configuration: the file named, else the nearest at or above the working directory.

    Raises ConfigError.
    """
    if explicit:
        source = read_source(explicit, directory)
        if source is None:
            shown = shown_path(os.path.abspath(os.path.join(directory, explicit)), directory)
            zh, en = "没有[tool.reportlint]这一节", "it has no section [tool.reportlint]"
            raise ConfigError([Problem(shown, 0, 0, zh, en)])
        return source
    for folder in upwards(directory):
        source = find_in(folder, directory)
        if source is not None:
            return source
    return None


def find_in(folder: str, directory: str) -> Source | None:
    """The configuration that lies in a folder. Raises ConfigError when two do."""
    present = [name for name in (*NAMES, *_MISNAMED) if os.path.lexists(os.path.join(folder, name))]
    if not present:
        return None
    for name in present:
        if name in _MISNAMED:
            shown = shown_path(os.path.join(folder, name), directory)
            right = _MISNAMED[name]
            zh, en = f"这个文件名不会被读取；请改名为{right}", f"a file of this name is not read; rename it {right}"
            raise ConfigError([Problem(shown, 0, 0, zh, en)])
    if len(present) == 1:
        return read_source(os.path.join(folder, present[0]), directory)
    return _only(folder, present, directory)


def _only(folder: str, present: list[str], directory: str) -> Source | None:
    """The one of several files that counts: a pyproject.toml without our section does not."""
    others = [name for name in present if name != PYPROJECT]
    if len(others) < len(present):
        project = read_source(os.path.join(folder, PYPROJECT), directory)
        if project is None:
            present = others
    if len(present) == 1:
        return read_source(os.path.join(folder, present[0]), directory)
    zh = f"这个文件夹里有{len(present)}份配置：{'、'.join(present)}；请只留一份"
    en = f"this folder holds {len(present)} configurations: {', '.join(present)}; keep one"
    raise ConfigError([Problem(shown_path(folder, directory), 0, 0, zh, en)])


def find_nearer(folders: Iterable[str], top: str, directory: str) -> list[Source]:
    """The configurations in folders and above them, below ``top``. Raises ConfigError with what is wrong in all."""
    found: list[Source] = []
    problems: list[Problem] = []
    seen: set[str] = set()
    for start in sorted({os.path.normpath(folder) for folder in folders}):
        for folder in below(start, os.path.normpath(top)):
            if folder in seen:
                break
            seen.add(folder)
            try:
                source = find_in(folder, directory)
            except ConfigError as error:
                problems += error.problems
                continue
            if source is not None:
                found.append(source)
    if problems:
        raise ConfigError(problems)
    return found


def upwards(folder: str) -> Iterator[str]:
    """A folder and those that hold it, to the root."""
    while True:
        yield folder
        parent = os.path.dirname(folder)
        if parent == folder:
            return
        folder = parent


def below(folder: str, top: str) -> Iterator[str]:
    """A folder and those that hold it, up to but without ``top``; nothing for a folder outside it."""
    prefix = os.path.join(top, "")
    if not folder.startswith(prefix):
        return
    for each in upwards(folder):
        if each == top:
            return
        yield each
