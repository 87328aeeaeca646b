"""What is said of a plugin that does not load: one sentence that names it and why."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from types import ModuleType

_PROGRAM = os.path.dirname(os.path.dirname(os.path.abspath(__file__))).replace("\\", "/") + "/"
"""The folder of the program's own modules."""


class PluginError(Exception):
    """A plugin does not load: one sentence that names it and why."""


def explain_import(error: BaseException) -> str:
    """What is wrong when a module, or a name that is imported or used, is not there; "" for any other error."""
    words = str(error)
    if isinstance(error, NameError) and error.name:
        return f"nothing is called {error.name} here{did_you_mean(error.name, _names_at(error))}"
    if isinstance(error, ModuleNotFoundError) and error.name:
        return f"there is no module {error.name}; install it where reportlint is installed"
    if not isinstance(error, ImportError) or not words.startswith("cannot import name '"):
        return ""
    name, module = words.split("'")[1], error.name or ""
    known = [word for word in dir(sys.modules.get(module)) if not word.startswith("_")]
    return f"{module} has no {name}{did_you_mean(name, known)}"


def _names_at(error: BaseException) -> list[str]:
    """The names that could have been used where an error came from, and the facts that could have been imported."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    here = list(trace.tb_frame.f_globals) if trace is not None else []
    facts = [module for name, module in list(sys.modules.items()) if name.endswith(".facts")]
    return here + [name for module in facts for name in vars(module) if not name.startswith("_")]


def wrong_hook(module: ModuleType, known: Sequence[str]) -> str:
    """What is wrong with the first function that a module means to be a hook; "" for nothing."""
    for name, value in vars(module).items():
        if not name.startswith("reportlint_") or not callable(value):
            continue
        if name not in known:
            return f"no hook is called {name}{did_you_mean(name, known)}"
        if not hasattr(value, "reportlint_impl"):
            return f"{name} is not marked; write @hookimpl above it"
    return ""


def raised_at(error: BaseException) -> str:
    """Where in a plugin an error came by last, as "ours/rules.py, line 5: "; "" for one whose words say so, or that did
    not come from a plugin's code."""
    if isinstance(error, SyntaxError):
        return ""
    at, trace = "", error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename.replace("\\", "/")
        ours = file.startswith(("<", _PROGRAM)) or "/importlib/" in file or "/pluggy/" in file
        if not ours:
            at = f"{'/'.join(file.split('/')[-2:])}, line {trace.tb_lineno}: "
        trace = trace.tb_next
    return at


def did_you_mean(word: str, known: Sequence[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(word, known, 1)
    return f"; did you mean {near[0]}?" if near else ""
