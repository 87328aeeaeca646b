"""Text in XML: nothing in it ends an element or an attribute, and every character is one that XML 1.0 allows."""

from __future__ import annotations

from .visible import visible

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_MARKS = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;"})


def escaped(text: str) -> str:
    """A text for an attribute or for content, in one line. What does not stand for itself is written ``\\x1b``."""
    return visible(text).translate(_MARKS)


def attributes(**values: str | int) -> str:
    """Attributes as they stand behind the name of an element."""
    return "".join(f' {name}="{escaped(str(value))}"' for name, value in values.items())
