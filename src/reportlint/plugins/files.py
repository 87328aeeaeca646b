"""Rules by path: Python files, folders of them, and YAML files that the run's configuration names."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from types import ModuleType

from reportlint.authoring.rules import DeclarationError

from .errors import PluginError, explain_import
from .listing import Entry
from .registry import Registry

_PACKAGE = "reportlint_files"


def join_files(registry: Registry, paths: Iterable[str], directory: str) -> None:
    """Load files and folders, by absolute path, into a registry. PluginError names the file and the line; for YAML files
    RuleFileError does, with all that is wrong in them.

    ``directory`` is the working directory, from which messages show paths. Nothing is written beside the files.
    """
    rule_files = []
    for path in paths:
        if path.endswith((".yaml", ".yml")):
            rule_files.append(path)
            continue
        shown = _shown(path, directory)
        modules = [_execute(file, name, _shown(file, directory)) for file, name in _modules(path)]
        if not modules:
            raise PluginError(f"{shown}: the folder holds no .py file")
        registry.join(Entry(shown, shown, "file", ""), path, modules)
    if rule_files:
        _join_rule_files(registry, rule_files, directory)
    registry.check_own_rules()


def _join_rule_files(registry: Registry, paths: Sequence[str], directory: str) -> None:
    """YAML files, behind the Python ones: those may bring the profiles that they are for."""
    from reportlint.declarative import Setting, compile_rules, facts_of, read_rule_file

    sources = []
    for path in paths:
        shown = _shown(path, directory)
        try:
            with open(path, "rb") as file:
                sources.append(read_rule_file(file.read(), shown))
        except OSError as error:
            raise PluginError(f"{shown}: cannot be read ({error.strerror})") from None
    setting = Setting(registry.profiles, registry.facts_of, registry.prefix_of)
    rules = compile_rules(sources, setting)
    registry.join_declared(paths, rules, facts_of(rules))


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
        if file.endswith(".py") and not file.startswith(("_", "test_")) and file != "conftest.py":
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
        words = explain_import(error) or f"{type(error).__name__}: {error}"
        raise PluginError(f"{shown}:{_line(error, shown)}: {words}") from error
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
