"""Configurations: found, read, checked against what is loaded, and resolved for each file.

A run goes ``read_run`` → (plugins are loaded) → ``check`` → ``read_nearer`` → ``settings_for``. Importing this package
imports none of its modules: each comes with the first use of a name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

_HOMES = {
    "checking": ("check", "check_selection"),
    "command": ("command_line",),
    "errors": ("ConfigError", "Problem", "SettingsError"),
    "finding": ("find_in", "find_run"),
    "layers": ("Configuration", "Layers", "PackPresets"),
    "names": ("Catalogue",),
    "presets": ("pack_presets",),
    "reading": ("read_nearer", "read_run"),
    "resolving": ("FileSettings", "RunSettings", "is_excluded", "run_settings", "settings_for"),
    "schema": ("config_schema",),
    "show": ("Shown", "config_show"),
    "starters": ("starter", "starter_kinds"),
}

if TYPE_CHECKING:
    from .checking import check, check_selection
    from .command import command_line
    from .errors import ConfigError, Problem, SettingsError
    from .finding import find_in, find_run
    from .layers import Configuration, Layers, PackPresets
    from .names import Catalogue
    from .presets import pack_presets
    from .reading import read_nearer, read_run
    from .resolving import FileSettings, RunSettings, is_excluded, run_settings, settings_for
    from .schema import config_schema
    from .show import Shown, config_show
    from .starters import starter, starter_kinds

__all__ = [
    "Catalogue",
    "ConfigError",
    "Configuration",
    "FileSettings",
    "Layers",
    "PackPresets",
    "Problem",
    "RunSettings",
    "SettingsError",
    "Shown",
    "check",
    "check_selection",
    "command_line",
    "config_schema",
    "config_show",
    "find_in",
    "find_run",
    "is_excluded",
    "pack_presets",
    "read_nearer",
    "read_run",
    "run_settings",
    "settings_for",
    "starter",
    "starter_kinds",
]

_homes = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    module = _homes.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    found: object = getattr(import_module(f"{__name__}.{module}"), name)
    globals()[name] = found
    return found
