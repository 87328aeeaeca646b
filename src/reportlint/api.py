"""Checking from Python: the same as the command line's JSON, as objects."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import cache

from reportlint.batch.files import Candidate, FileList, MissingPathError, find_files
from reportlint.batch.joining import Asked
from reportlint.batch.run import prepare, run_files
from reportlint.config.command import command_line
from reportlint.config.errors import SettingsError
from reportlint.output.json import Result, result_of
from reportlint.plugins.registry import Registry

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
    collection: bool | None = None,
) -> Result:
    """Check a file, a folder, or the bytes of a report.

    ``name`` is the file name that bytes have: its ending tells the format. ``profile`` names the kind of report when
    it is not to be recognised; ``lang`` is what messages speak, "zh" or "en", by default the profile's language;
    ``select``, ``ignore`` and ``severity`` are those of the command line; ``collection`` says whether rules across
    reports run, by default over a folder. No configuration is read.

    Raises FileNotFoundError for a path that does not exist, ValueError for a rule, profile, severity or language that
    does not, and PluginError for a plugin that does not load. What cannot be read is a finding, RL001.
    """
    levels = [f"{word}={label}" for word, label in (severity or {}).items()]
    asked = Asked(
        command_line(select=select, ignore=ignore, severity=levels, profile=profile, lang=lang, collection=collection),
    )
    if isinstance(source, bytes):
        if not name:
            raise SettingsError(
                "给出字节时要有文件名，由扩展名得知格式", "bytes need a name, whose ending tells the format"
            )
        files, data = FileList((Candidate("", name, named=True),)), source
        prepared = prepare(_registry(), asked, files)
        return result_of(run_files(files.candidates, prepared, read=lambda candidate, limit: data))
    try:
        files = find_files([os.fspath(source)])
    except MissingPathError as error:
        raise FileNotFoundError(error.path) from None
    return result_of(run_files(files.candidates, prepare(_registry(), asked, files)))


@cache
def _registry() -> Registry:
    return Registry()
