"""Configurations of a run as they are read: no plugin is loaded, so names of rules are not looked at yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from os.path import realpath
from typing import TYPE_CHECKING

from .errors import ConfigError, Problem
from .finding import find_nearer, find_run
from .sources import Source, read_source

if TYPE_CHECKING:
    from .layers import Configuration
    from .section import SectionReader


def read_run(directory: str, explicit: str = "") -> tuple[Configuration, ...]:
    """The run's configuration and, behind it, the files that it extends; nothing when there is none.

    ``directory`` is the absolute working directory, ``explicit`` the file of ``--config``. Raises ConfigError with
    the problems of all these files.
    """
    source = find_run(directory, explicit)
    if source is None:
        return ()
    from .section import SectionReader

    chain: list[Configuration] = []
    problems: list[Problem] = []
    seen: list[Source] = []
    while source is not None:
        seen.append(source)
        reader = SectionReader(source, directory, quoting=not chain)
        chain.append(reader.read())
        source = _extended(reader, seen, directory)
        problems += reader.all_problems()
    if problems:
        raise ConfigError(problems)
    return tuple(chain)


def read_nearer(
    folders: Iterable[str], top: str, directory: str, known: Iterable[str] = ()
) -> dict[str, Configuration]:
    """The configurations in absolute folders and above them, below ``top`` (the folder of the run's configuration, else
    the working directory), by folder; not those whose absolute path is ``known``, which are the run's. Raises
    ConfigError with the problems of all of them.
    """
    ours = set(known)
    sources = [source for source in find_nearer(folders, top, directory) if source.path not in ours]
    if not sources:
        return {}
    from .section import SectionReader

    found: dict[str, Configuration] = {}
    problems: list[Problem] = []
    for source in sources:
        reader = SectionReader(source, directory, nearer=True)
        found[source.folder] = reader.read()
        problems += reader.all_problems()
    if problems:
        raise ConfigError(problems)
    return found


def _extended(reader: SectionReader, seen: Sequence[Source], directory: str) -> Source | None:
    """The file that a configuration extends; None when there is none, or it cannot be (a problem of the reader)."""
    if reader.extended_path is None:
        return None
    path, place = reader.extended_path
    known = [realpath(each.path) for each in seen]
    if realpath(path) in known:
        first = known.index(realpath(path))
        circle = " → ".join(each.shown for each in [*seen[first:], seen[first]])
        reader.problems.add(place, f"extends形成循环：{circle}", f"extends goes in a circle: {circle}")
        return None
    try:
        source = read_source(path, directory)
    except ConfigError as error:
        _pass_on(reader, error.problems[0], place)
        return None
    if source is None:
        zh, en = (
            "extends所指的文件没有[tool.reportlint]这一节",
            "the file that extends names has no section [tool.reportlint]",
        )
        reader.problems.add(place, zh, en)
    return source


def _pass_on(reader: SectionReader, problem: Problem, place: tuple[int, int]) -> None:
    """A problem inside the extended file keeps its place there; that it cannot be opened belongs to ``extends``."""
    if problem.line:
        reader.elsewhere.append(problem)
    else:
        reader.problems.add(place, f"extends所指的文件：{problem.zh}", f"the file that extends names: {problem.en}")
