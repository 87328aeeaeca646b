"""The page of a rule: its docstring as a summary and titled parts, and the Chinese one beside the module."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from msgspec import Struct

from .rules import DeclarationError, RuleSpec

TITLES = {
    "What it does": "检查什么",
    "Why": "为什么",
    "Bad": "错误示例",
    "Good": "正确示例",
    "Options": "选项",
    "Known limits": "已知局限",
}
"""The titles that a part of a page may have, in English and in Chinese, in their order."""
_KNOWN = frozenset([*TITLES, *TITLES.values()])


def is_title(line: str) -> bool:
    """Whether a line of a page is the title of a part."""
    return line.rstrip().rstrip(":：") in _KNOWN


class Part(Struct, frozen=True):
    """A titled part of a page: lines without their common indent."""

    title: str
    body: str


class Page(Struct, frozen=True):
    """What a page says: one sentence, any further words before the first title, and the parts."""

    summary: str
    opening: str
    parts: tuple[Part, ...]


def read_page(text: str) -> Page:
    """A page from a docstring: the first line, then parts under the titles of :data:`TITLES`, indented."""
    from inspect import cleandoc

    lines = cleandoc(text).split("\n") if text.strip() else [""]
    pieces = list(_pieces(lines[1:]))
    opening = pieces[0][1] if pieces and not pieces[0][0] else ""
    return Page(lines[0].strip(), opening, tuple(Part(title, body) for title, body in pieces if title))


def _pieces(lines: list[str]) -> Iterator[tuple[str, str]]:
    from textwrap import dedent

    title, held = "", list[str]()
    for line in [*lines, None]:
        if line is not None and not is_title(line):
            held.append(line)
            continue
        body = dedent("\n".join(held)).strip("\n")
        if title or body.strip():
            yield title, body
        title, held = "" if line is None else line.rstrip().rstrip(":："), []


def page_of(spec: RuleSpec, language: str = "en") -> str:
    """The page of a rule in a language, "zh" or "en"; its docstring where there is no other.

    DeclarationError names the file of Chinese pages that cannot be read.
    """
    if language != "zh":
        return spec.page
    import sys

    module = sys.modules.get(spec.function.__module__)
    path = getattr(module, "__file__", None)
    return chinese_pages(path).get(spec.code, spec.page) if path else spec.page


@cache
def chinese_pages(module: str) -> Mapping[str, str]:
    """The Chinese pages beside a module (its ``__file__``), by the code of their rule; none where there is no file.

    They stand in ``<module>.zh.toml``, each as ``page`` under the code of its rule.
    """
    import os

    path = os.path.splitext(module)[0] + ".zh.toml"
    try:
        with open(path, "rb") as file:
            data = file.read()
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise DeclarationError(f"{path}: cannot be read ({error.strerror})") from None
    import tomllib

    try:
        held = tomllib.loads(data.decode("utf-8"))
    except ValueError as error:
        said = "it is not UTF-8" if isinstance(error, UnicodeDecodeError) else str(error)
        raise DeclarationError(f"{path}: the pages cannot be read: {said}") from None
    return {code: _page(path, code, entry) for code, entry in held.items()}


def _page(path: str, code: str, entry: object) -> str:
    page = entry.get("page") if isinstance(entry, dict) and entry.keys() == {"page"} else None
    if not isinstance(page, str) or not page.strip():
        raise DeclarationError(f"{path}: [{code}] must hold one key, page, and that a text")
    return page.strip()


def flowing(body: str) -> str:
    """A part for formats that lay out lines themselves: no line ends between two Chinese characters or marks."""
    import re

    wide = "\u2014-\u2026\u3000-\u9fff\uff00-\uffef"
    return re.sub(rf"(?<=[{wide}])\n(?=[{wide}])", "", body)
