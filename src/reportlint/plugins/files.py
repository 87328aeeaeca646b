"""Plugins by path: Python files and folders of them that the run's configuration names."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from types import ModuleType

from reportlint.authoring.rules import DeclarationError

from .listing import Entry
from .registry import PluginError, Registry

_PACKAGE = "reportlint_files"


def join_files(registry: Registry, paths: Iterable[str], directory: str) -> None:
    """Load files and folders, by absolute path, into a registry. PluginError names the file and the line.

    ``directory`` is the working directory, from which messages show paths. Nothing is written beside the files.
    """
    for path in paths:
        shown = _shown(path, directory)
        modules = [_execute(file, name, _shown(file, directory)) for file, name in _modules(path)]
        if not modules:
            raise PluginError(f"{shown}: the folder holds no .py file")
        registry.join(Entry(shown, shown, "file", ""), path, modules)
    registry.check_own_rules()


def _modules(path: str) -> Iterator[tuple[str, str]]:
    """The Python files that a path stands for, and the names of their modules."""
    stem = os.path.basename(path).removesuffix(".py")
    name = f"{_PACKAGE}.{stem}"
    number = 1
    while name in sys.modules:
        number += 1
        name = f"{_PACKAGE}.{stem}_{number}"
    if not os.path.isdir(path):
        yield path, name
        return
    package = ModuleType(name)
    package.__path__ = [path]
    sys.modules[name] = package
    for file in sorted(os.listdir(path)):
        if file.endswith(".py") and not file.startswith("_"):
            yield os.path.join(path, file), f"{name}.{file.removesuffix('.py')}"


def _execute(path: str, name: str, shown: str) -> ModuleType:
    module = ModuleType(name)
    module.__file__ = path
    module.__package__ = name.rpartition(".")[0]
    sys.modules[name] = module
    try:
        with open(path, "rb") as file:
            code = compile(file.read(), shown, "exec", dont_inherit=True)
        exec(code, vars(module))
    except DeclarationError as error:
        raise PluginError(str(error)) from None
    except SyntaxError as error:
        raise PluginError(f"{error.filename or shown}:{error.lineno or 1}: {error.msg}") from None
    except (Exception, SystemExit) as error:
        raise PluginError(f"{shown}:{_line(error, shown)}: {type(error).__name__}: {error}") from error
    return module


def _line(error: BaseException, shown: str) -> int:
    """The line of a file that an error came by last."""
    line, trace = 1, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == shown:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _shown(path: str, directory: str) -> str:
    inside = path.startswith(os.path.join(directory, ""))
    return (os.path.relpath(path, directory) if inside else path).replace(os.sep, "/")
