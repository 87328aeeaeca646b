"""Checking from Python: the same as the command line's JSON, as objects."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import cache

from reportlint.batch.files import Candidate, MissingPathError, find_files, read_file
from reportlint.batch.run import prepare, run_files
from reportlint.model import Severity
from reportlint.output.json import Result, result_of
from reportlint.plugins.registry import Registry
from reportlint.triage.settings import Layer, RunSettings, SettingsError

__all__ = ["Result", "check"]


def check(
    source: str | os.PathLike[str] | bytes,
    *,
    name: str = "",
    profile: str = "",
    lang: str = "",
    select: Sequence[str] | None = None,
    ignore: Sequence[str] = (),
    severity: Mapping[str, str] | None = None,
) -> Result:
    """Check a file, a folder, or the bytes of a report.

    ``name`` is the file name that bytes have: its ending tells the format. ``profile`` names the kind of report when
    it is not to be recognised; ``lang`` is what messages speak, "zh" or "en", by default the profile's language;
    ``select``, ``ignore`` and ``severity`` are those of the command line. No configuration is read.

    Raises FileNotFoundError for a path that does not exist, ValueError for a rule, profile, severity or language that
    does not, and PluginError for a plugin that does not load. What cannot be read is a finding, RL001.
    """
    if lang not in {"", "zh", "en"}:
        raise SettingsError(f"没有语言{lang}；可用的有：zh, en", f"no language is called {lang!r}; there are: zh, en")
    layer = Layer(select=None if select is None else tuple(select), ignore=tuple(ignore), severity=_levels(severity))
    settings = RunSettings(layers=(layer,), profile=profile, lang=lang)
    prepared = prepare(_registry(), settings)
    if isinstance(source, bytes):
        if not name:
            raise SettingsError(
                "给出字节时要有文件名，由扩展名得知格式", "bytes need a name, whose ending tells the format"
            )
        candidates: Sequence[Candidate] = [Candidate("", name, named=True)]
        data = source
        return result_of(run_files(candidates, prepared, read=lambda candidate, limit: data))
    try:
        candidates = find_files([os.fspath(source)]).candidates
    except MissingPathError as error:
        raise FileNotFoundError(error.path) from None
    return result_of(run_files(candidates, prepared, read=read_file))


def _levels(severity: Mapping[str, str] | None) -> dict[str, Severity]:
    levels: dict[str, Severity] = {}
    for word, label in (severity or {}).items():
        try:
            levels[word] = Severity.read(label)
        except ValueError:
            raise SettingsError(
                f"没有级别{label}；可用的有：error, warning, info, off",
                f"no severity is called {label!r}; there are: error, warning, info, off",
            ) from None
    return levels


@cache
def _registry() -> Registry:
    return Registry()
