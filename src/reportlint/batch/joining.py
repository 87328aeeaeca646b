"""The configuration of a run joined with its plugins and files: read, checked, and laid over every file."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from reportlint.config.errors import ConfigError, Problem, SettingsError
from reportlint.config.layers import Configuration, Layers
from reportlint.config.presets import pack_presets
from reportlint.config.reading import read_nearer, read_run
from reportlint.config.resolving import FileSettings, RunSettings, is_excluded, run_settings, settings_for
from reportlint.plugins.registry import Registry
from reportlint.syntax.problems import ProblemsFound
from reportlint.triage.catalogue import Catalogue
from reportlint.triage.sidecars import Ignore, has_sidecar

from .check import Choices
from .files import STDIN, Candidate, FileList


class Asked(Struct, frozen=True, eq=False):
    """What a run is asked for, before any plugin is loaded."""

    command_line: Configuration
    run: tuple[Configuration, ...] = ()
    """The run's configuration and what it extends."""
    directory: str = ""
    """The working directory; "" for a run that reads no configuration."""

    @property
    def settings(self) -> RunSettings:
        return run_settings(self.command_line, self.run)

    @property
    def top(self) -> str:
        """The folder below which configurations near the files are looked for."""
        if self.run and os.path.join(self.directory, "").startswith(os.path.join(self.run[0].folder, "")):
            return self.run[0].folder
        return self.directory


class Joined(Struct, frozen=True, eq=False):
    """What holds for every file of a run."""

    layers: Layers
    files: FileList
    """Without those that a configuration leaves out."""
    everywhere: FileSettings
    by_name: dict[str, FileSettings]
    """The settings of files that have their own, by the name that is shown."""
    catalogue: Catalogue
    sidecars: dict[str, tuple[Ignore, ...]]
    """The suppressions beside files, by the name that is shown."""

    @property
    def choices(self) -> Choices:
        return Choices(self.everywhere, self.by_name)

    def of(self, name: str) -> FileSettings:
        return self.by_name.get(name, self.everywhere)


def read_asked(command_line: Configuration, config: str = "", *, isolated: bool = False) -> Asked:
    """Read the run's configuration: the file named, else the nearest. Raises ConfigError."""
    if isolated:
        return Asked(command_line)
    try:
        directory = os.getcwd()
    except OSError:
        raise SettingsError(
            "当前文件夹已不存在；请换一个文件夹，或加--isolated",
            "the working directory is gone; go to another one, or add --isolated",
        ) from None
    return Asked(command_line, read_run(directory, config), directory)


def load_plugins(asked: Asked) -> Registry:
    """The plugins that are installed, and those that the run's configuration names. Raises PluginError, and ConfigError
    for rules in YAML."""
    registry = Registry()
    settings = asked.settings if asked.run else RunSettings()
    files = (*settings.plugins, *settings.rule_files)
    if files:
        from reportlint.plugins.files import join_files

        try:
            join_files(registry, files, asked.directory)
        except ProblemsFound as error:
            raise ConfigError(error.problems) from None
    return registry


def join(asked: Asked, registry: Registry, files: FileList) -> Joined:
    """Lay the configurations over every file. Raises ConfigError for what no loaded pack knows."""
    packs = pack_presets(registry.packs)
    nearer = {}
    if asked.directory:
        folders = {os.path.dirname(_path(each, asked)) for each in (*files.candidates, *files.excluded)}
        nearer = read_nearer(folders, asked.top, asked.directory, [each.path for each in asked.run])
    layers = Layers(command_line=asked.command_line, nearer=nearer, run=asked.run, packs=packs)
    catalogue = Catalogue(registry, packs)
    said = [asked.command_line, *asked.run, *nearer.values()]
    _check(said, layers, catalogue)
    if any(each.exclude for each in said):
        files = files.without(lambda candidate: is_excluded(_path(candidate, asked), layers))
    everywhere = settings_for("", layers)
    by_name = {}
    if nearer or any(each.overrides for each in asked.run):
        settings = ((each.shown, settings_for(_path(each, asked), layers)) for each in files.candidates)
        by_name = {name: own for name, own in settings if own is not everywhere}
    _check_options(said, (everywhere, *dict.fromkeys(by_name.values())), registry)
    return Joined(layers, files, everywhere, by_name, catalogue, _sidecars(files, asked))


def folder_exclusion(asked: Asked) -> Callable[[str], bool] | None:
    """Says of a folder whether the run's configuration leaves out all that lies in it; None when it leaves out nothing.

    Without being entered such a folder counts as one that is left out.
    """
    excluding = [each for each in asked.run if each.exclude]
    if not excluding:
        return None

    def is_excluded(folder: str) -> bool:
        path = os.path.normpath(os.path.join(asked.directory, folder))
        for each in excluding:
            if path.startswith(os.path.join(each.folder, "")):
                relative = os.path.relpath(path, each.folder).replace(os.sep, "/")
                if any(glob.matches_all_in(relative) for glob in each.exclude):
                    return True
        return False

    return is_excluded


def _sidecars(files: FileList, asked: Asked) -> dict[str, tuple[Ignore, ...]]:
    """What lies beside the files. ConfigError with what is wrong in all of them."""
    found: dict[str, tuple[Ignore, ...]] = {}
    problems: list[Problem] = []
    for each in files.candidates:
        if each.path in {"", STDIN} or not has_sidecar(each.path):
            continue
        from reportlint.triage.sidecar_reading import read_sidecar

        try:
            found[each.shown] = read_sidecar(each.path, each.shown, asked.directory)
        except ConfigError as error:
            problems += error.problems
    if problems:
        raise ConfigError(problems)
    return found


def _path(candidate: Candidate, asked: Asked) -> str:
    path = candidate.shown if candidate.path in {"", STDIN} else candidate.path
    return os.path.normpath(os.path.join(asked.directory, path))


def _check(said: Sequence[Configuration], layers: Layers, catalogue: Catalogue) -> None:
    """Check names and options. What names no rules does not make the packs be imported."""
    if any(not each.statement.is_empty or each.overrides or each.mandatory for each in said):
        from reportlint.config.checking import check, check_selection

        words = catalogue.words()
        check(said, words)
        check_selection(layers.command_line, layers.run, layers.packs, words)
    elif any(each.profile is not None or each.extends is not None for each in said):
        from reportlint.config.checking import check

        check(said, catalogue.words(rules=False))


def _check_options(said: Iterable[Configuration], settings: Iterable[FileSettings], registry: Registry) -> None:
    """Options of several configurations that do not go together are told before any file is read."""
    if any(statement.options for each in said for statement in (each.statement, *each.overrides)):
        for each in settings:
            for rule in registry.all_rules():
                each.options(rule)
