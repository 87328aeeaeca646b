"""What the package says of itself: title, author, date of creation, pages."""

from __future__ import annotations

from reportlint.model import Properties

from .package import Package
from .tags import Element, read_integer

_LONGEST = 500


def read_properties(package: Package) -> Properties:
    """The properties that the office program wrote; none of them is trusted to be right."""
    core = _values(package, "core-properties")
    pages = read_integer(_values(package, "extended-properties").get("Pages"), 0, 1_000_000)
    return Properties(
        title=core.get("title"),
        author=core.get("creator"),
        created=core.get("created"),
        pages=pages or None,
    )


def _values(package: Package, kind: str) -> dict[str, str]:
    """The values of a part of properties, by the plain name of their element; empty ones left out."""
    part = package.related("", kind)
    if part is None:
        return {}
    found: dict[str, str] = {}
    element: Element
    for element in package.xml(part):
        text = (element.text or "").strip()
        if text:
            found.setdefault(str(element.tag).rpartition("}")[2], text[:_LONGEST])
    return found
