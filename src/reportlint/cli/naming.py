"""Naming a file of rules in a configuration: one string put in, or the line that a person is to put in."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence

from reportlint.config.sources import PYPROJECT, Source
from reportlint.syntax.toml import Malformed, Place, read_toml


def named_in(source: Source, key: str, path: str) -> str | None:
    """The text of a configuration in which ``key``, a list of paths, names one more file; None when that cannot be
    done without changing anything else."""
    if not source.path.endswith(".toml"):
        return None
    try:
        text = source.data.decode()
    except UnicodeDecodeError:
        return None
    values = source.values
    listed = values.get(key) if isinstance(values, dict) else None
    changed = (
        _appended(text, source, key, listed, path)
        if isinstance(listed, list)
        else _inserted(text, source, key, path)
        if listed is None
        else None
    )
    return changed if changed is not None and _is_right(changed, source, key, listed, path) else None


def line_for(source: Source, key: str, path: str) -> str:
    """The line that a person is to write."""
    values = source.values
    listed = values.get(key) if isinstance(values, dict) else None
    paths = [*(listed if isinstance(listed, list) else []), path]
    return f"{key}{' =' if source.path.endswith('.toml') else ':'} {json.dumps(paths, ensure_ascii=False)}"


def relative(file: str, folder: str) -> str:
    """A file as a configuration in a folder names it."""
    return "./" + os.path.relpath(file, folder).replace(os.sep, "/")


def _inserted(text: str, source: Source, key: str, path: str) -> str | None:
    """With a line of its own: in front of the first key, below the heading of our section in a pyproject.toml."""
    end = "\r\n" if "\r\n" in text else "\n"
    line = f"{key} = [{_quoted(path)}]{end}"
    if source.section:
        at = _offset(text, source.document.key(source.section))
        if at is None or os.path.basename(source.path) != PYPROJECT:
            return None
        below = text.find("\n", at) + 1
        return text[:below] + line + text[below:] if below else None
    first = min((place for path_, place in source.document.keys.items() if len(path_) == 1), default=None)
    at = len(text) if first is None else _offset(text, (first[0], 1))
    if at is None:
        return None
    return text[:at] + ("" if at == 0 or text[at - 1] == "\n" else end) + line + text[at:]


def _appended(text: str, source: Source, key: str, listed: Sequence[object], path: str) -> str | None:
    """With one more string in the list."""
    where = (*source.section, key)
    if not listed:
        at = _offset(text, source.document.place(where))
        return None if at is None else text[: at + 1] + _quoted(path) + text[at + 1 :]
    start = _offset(text, source.document.place((*where, len(listed) - 1)))
    if start is None or text[start] not in "\"'":
        return None
    stop = text.find(text[start], start + 1) + 1
    return text[:stop] + f", {_quoted(path)}" + text[stop:] if stop else None


def _is_right(text: str, source: Source, key: str, listed: Sequence[object] | None, path: str) -> bool:
    """Whether a changed text says all that it said before, the one path more, and nothing else."""
    try:
        changed = read_toml(text.encode()).values
    except Malformed:
        return False
    wanted = _copy(source.document.values)
    section: dict[str, object] = wanted
    for part in source.section:
        inner = section.get(str(part))
        if not isinstance(inner, dict):
            return False
        section = inner
    section[key] = [*(listed or ()), path]
    return changed == wanted


def _copy(values: dict[str, object]) -> dict[str, object]:
    return {key: _copy(value) if isinstance(value, dict) else value for key, value in values.items()}


def _offset(text: str, place: Place) -> int | None:
    """The character at a line and column, which count from 1."""
    lines = text.splitlines(keepends=True)
    line, column = place
    if line > len(lines):
        return len(text) if line == len(lines) + 1 else None
    at = sum(map(len, lines[: line - 1])) + column - 1 + (text[:1] == "\ufeff" and line == 1)
    return at if at <= len(text) else None


def _quoted(path: str) -> str:
    return json.dumps(path, ensure_ascii=False)
