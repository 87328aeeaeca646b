"""Bytes → report: one module a format, one outline for all."""

from __future__ import annotations

from importlib import import_module

from reportlint.model import Limits, Loaded, Loader


def _late(module: str, function: str = "load") -> object:
    def load(data: bytes, name: str, limits: Limits) -> Loaded:
        found: Loaded = getattr(import_module(f"reportlint.loaders.{module}"), function)(data, name, limits)
        return found

    return load


BUILTIN_LOADERS: tuple[Loader, ...] = (
    Loader("markdown", (".md", ".markdown"), _late("markdown", "load_markdown")),  # type: ignore[arg-type]
    Loader("text", (".txt",), _late("markdown", "load_text")),  # type: ignore[arg-type]
    Loader("html", (".html", ".htm"), _late("html")),  # type: ignore[arg-type]
    Loader("docx", (".docx",), _late("docx")),  # type: ignore[arg-type]
    Loader("pdf", (".pdf",), _late("pdf")),  # type: ignore[arg-type]
    Loader("doc", (".doc", ".wps"), _late("doc")),  # type: ignore[arg-type]
)
"""The program's own formats. A format's module is imported when its first file is read."""
