"""A configuration file as text with places, before any of its keys is looked at."""

from __future__ import annotations

import os
import stat

from msgspec import Struct

from reportlint.syntax.toml import Document, Malformed, Path, read_toml

from .errors import ConfigError, Problem

PYPROJECT = "pyproject.toml"
SECTION: Path = ("tool", "reportlint")
SUFFIXES = (".toml", ".yaml", ".yml")
MOST_BYTES = 1 << 20


class Source(Struct, frozen=True, eq=False):
    """A file that was read: its absolute path, the path that messages show, its bytes, and where its keys begin."""

    path: str
    shown: str
    data: bytes
    document: Document
    section: Path = ()

    @property
    def folder(self) -> str:
        return os.path.dirname(self.path)

    @property
    def values(self) -> object:
        """What stands in the section that is ours; None when there is none."""
        return section_of(self.document, self.section)


def read_source(path: str, directory: str) -> Source | None:
    """A configuration file; None for a pyproject.toml without our section. Raises ConfigError."""
    path = os.path.abspath(os.path.join(directory, path))
    shown = shown_path(path, directory)
    data = read_bytes(path, shown)
    if os.path.basename(path) == PYPROJECT:
        if b"reportlint" not in data:
            return None
        document = _parsed(path, shown, data)
        if section_of(document, SECTION) is None:
            return None
        return Source(path, shown, data, document, SECTION)
    return Source(path, shown, data, _parsed(path, shown, data))


def section_of(document: Document, section: Path) -> object:
    found: object = document.values
    for part in section:
        found = found.get(part) if isinstance(found, dict) else None
    return found


def read_bytes(path: str, shown: str) -> bytes:
    """The bytes of a regular file, of one more than the limit at most. Raises ConfigError."""
    if not path.endswith(SUFFIXES):
        raise _error(shown, "配置文件应当是.toml或.yaml", "a configuration is a .toml or .yaml file")
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            raise _error(shown, "不是普通文件", "this is not a regular file")
        with open(path, "rb") as file:
            return file.read(MOST_BYTES + 1)
    except ConfigError:
        raise
    except FileNotFoundError:
        raise _error(shown, "没有这个文件", "there is no such file") from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or type(error).__name__
        raise _error(shown, f"无法读取（{why}）", f"cannot be read ({why})") from None


def shown_path(path: str, directory: str) -> str:
    """A path as messages show it: from the working directory when it lies there, with / between names."""
    inside = path.startswith(os.path.join(directory, "")) or path == directory
    return posix(os.path.relpath(path, directory) if inside else path)


def posix(path: str) -> str:
    return path.replace(os.sep, "/") if os.sep != "/" else path


def _parsed(path: str, shown: str, data: bytes) -> Document:
    try:
        if path.endswith(".toml"):
            return read_toml(data)
        from reportlint.syntax.yaml import read_yaml

        return read_yaml(data)
    except Malformed as error:
        raise ConfigError([Problem(shown, *error.place, error.zh, error.en)]) from None


def _error(shown: str, zh: str, en: str) -> ConfigError:
    return ConfigError([Problem(shown, 0, 0, zh, en)])
