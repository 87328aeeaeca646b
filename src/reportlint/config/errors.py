"""What is wrong in configurations: every problem has a place and one sentence, in Chinese and in English."""

from __future__ import annotations

from reportlint.syntax.problems import (
    Problem,
    Problems,
    ProblemsFound,
    TooManyProblems,
    hint,
    nearest,
    printable,
    quoted,
)

__all__ = [
    "ConfigError",
    "Problem",
    "Problems",
    "ProblemsFound",
    "SettingsError",
    "TooManyProblems",
    "hint",
    "nearest",
    "printable",
    "quoted",
]


class SettingsError(ValueError):
    """A wish that cannot be met, in one sentence: what is wrong, what was expected, the nearest right spelling."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh = zh
        self.en = en


class ConfigError(ProblemsFound):
    """A configuration is wrong: all its problems, file by file, each in order of place."""
