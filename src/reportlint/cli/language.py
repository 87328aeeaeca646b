"""The language of help and errors: that of the locale. Findings never follow it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

Say = Callable[[str, str], str]
"""Chinese and English words → those of the language in use."""


def locale_language(environment: Mapping[str, str]) -> str:
    """ "zh" or "en", by the first of LC_ALL, LC_MESSAGES and LANG that is set."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(name, "")
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"


def speaker(lang: str) -> Say:
    """Picks the words of a language."""
    return (lambda zh, en: zh) if lang == "zh" else (lambda zh, en: en)
