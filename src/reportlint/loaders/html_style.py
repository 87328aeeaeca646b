"""What tags and inline styles mean to the eye: what is hidden, what stands in a block of its own, what is emphasised.

Style sheets are not read: only what an element says itself counts.
"""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

HEAVY = 1
"""Bold, or in a face that is used for headings."""
LARGE = 2
CENTRED = 4
RAISED = 8
LOWERED = 16
KEPT = 32
"""Line ends count, as in ``<pre>``."""


def _tags(words: str) -> frozenset[str]:
    return frozenset(words.split())


HIDDEN_TAGS = _tags(
    "script style template noscript head title meta link base select option optgroup datalist textarea button frame "
    "frameset noframes noembed audio video canvas svg progress meter input rp param source "
    "track colgroup col map area"
)
FIGURE_TAGS = frozenset({"img", "iframe", "embed", "object"})
"""Pictures and files that are shown in the page: what they say is not in it, nor is what stands inside the tags."""
STRUCK_TAGS = frozenset({"del", "s", "strike"})
BLOCK_TAGS = _tags(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol p plaintext pre search "
    "section summary table tbody td tfoot th thead tr ul xmp"
)
HEADING_TAGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
PLAIN_TAGS = _tags("a abbr b big bdi bdo cite code em font i ins kbd label o:p q small span strong u var")
"""Inline tags that only colour their text."""

_TAG_BITS = {
    "b": HEAVY,
    "strong": HEAVY,
    "center": CENTRED,
    "sup": RAISED,
    "sub": LOWERED,
    "pre": KEPT,
    "xmp": KEPT,
    "listing": KEPT,
    "plaintext": KEPT,
}
_HEAVY_FACES = ("黑体", "simhei", "小标宋")
_LARGE_POINTS = 20.0
_LARGE_WORDS = frozenset({"x-large", "xx-large", "xxx-large"})


class Effect(Struct, frozen=True, gc=False):
    """What an inline style changes: the bits of ``mask`` become those of ``value``."""

    mask: int = 0
    value: int = 0
    display: str = ""
    """"none", "block", "inline", or "" when the style does not say."""
    struck: bool = False


NO_EFFECT = Effect()


def bits_of(tag: str, inherited: int) -> int:
    """How the text of an element looks, before its attributes."""
    if tag in HEADING_TAGS:
        return inherited | HEAVY
    if tag == "table":  # what is centred around a table is the table, not the words in it
        return inherited & ~CENTRED
    return inherited | _TAG_BITS.get(tag, 0)


def align_bits(align: str, bits: int) -> int:
    """The bits with an ``align`` attribute applied."""
    return bits | CENTRED if align.strip().lower() in {"center", "middle"} else bits & ~CENTRED


def font_bits(size: str, bits: int) -> int:
    """The bits with ``<font size>`` applied."""
    size = size.strip()
    return bits | LARGE if size in {"5", "6", "7", "+2", "+3", "+4"} else bits & ~LARGE


@cache
def _length() -> re.Pattern[str]:
    return re.compile(r"(?:^|[\s:/])(\d{1,4}(?:\.\d{1,6})?)(pt|px)\b")


def read_style(style: str) -> Effect:
    """What a ``style`` attribute changes."""
    said: dict[int, bool] = {}
    display = ""
    face = struck = False
    for declaration in style[:4096].split(";"):
        name, colon, words = declaration.partition(":")
        if not colon:
            continue
        name, words = name.strip().lower(), words.strip().lower()
        if name == "display":
            display = _read_display(words)
        elif name == "visibility" and words.startswith(("hidden", "collapse")):
            display = "none"
        elif name == "text-align":
            said[CENTRED] = "center" in words
        elif name.startswith("text-decoration") and "line-through" in words:
            struck = True
        elif name in {"font-weight", "font-family", "font-size", "font"}:
            said.update(_read_font(name, words))
            face = face or any(heavy in words for heavy in _HEAVY_FACES)
    if face:  # a face makes heavy, whatever its weight
        said[HEAVY] = True
    return Effect(sum(said), sum(bit for bit, on in said.items() if on), display, struck)


def _read_display(words: str) -> str:
    word = words.split("!")[0].strip()
    if word == "none":
        return "none"
    if word.startswith("inline") or word == "contents":
        return "inline"
    return "block" if word in {"block", "flex", "grid", "list-item", "table", "flow-root"} else ""


def _read_font(name: str, words: str) -> dict[int, bool]:
    """What a declaration of the font settles."""
    said: dict[int, bool] = {}
    if name in {"font-weight", "font"}:
        bold = any(w in {"bold", "bolder", "600", "700", "800", "900"} for w in words.split("!")[0].split())
        if bold or name == "font-weight":
            said[HEAVY] = bold
    if name in {"font-size", "font"}:
        found = _length().search(words)
        if found is not None:
            said[LARGE] = float(found[1]) * (0.75 if found[2] == "px" else 1) >= _LARGE_POINTS
        elif words in _LARGE_WORDS:
            said[LARGE] = True
    return said
