"""What hangs in a run beside its words: pictures, attachments, text boxes."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from .tags import OFFICE, TEXT_BOX, VML, Element, R, W

_PICTURES = frozenset(
    {
        "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic",
        "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart",
        "{http://schemas.microsoft.com/office/drawing/2014/chartex}chart",
        "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds",
    }
)
_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_PROPERTIES = _DRAWING + "docPr"
_IMAGE = VML + "imagedata"
_OLE = OFFICE + "OLEObject"


class Drawing(Struct, frozen=True):
    """A picture or attachment with its name and the id of the relationship to its part, or a text box."""

    kind: str = ""
    """"picture" or "attachment"; "" for a text box."""
    name: str = ""
    relation: str = ""
    box: Element | None = None
    """The content of a text box."""


def read_drawing(element: Element) -> Iterator[Drawing]:
    """What a ``w:drawing``, ``w:pict`` or ``w:object`` shows, in its order."""
    if element.tag == W + "object":
        attachment = next(element.iter(_OLE), None)
        if attachment is not None:
            yield Drawing("attachment", attachment.get("ProgID") or "", attachment.get(R + "id") or "")
            return
    name = ""
    waiting = [element]
    while waiting:
        at = waiting.pop()
        tag = at.tag
        if tag == TEXT_BOX:
            yield Drawing(box=at)
            continue
        if tag == _PROPERTIES:
            name = at.get("descr") or at.get("title") or at.get("name") or ""
        elif tag in _PICTURES:
            blip = next(at.iter(_BLIP), None)
            relation = "" if blip is None else blip.get(R + "embed") or blip.get(R + "link") or ""
            yield Drawing("picture", name, relation)
            continue
        elif tag == _IMAGE:
            yield Drawing("picture", at.get(OFFICE + "title") or "", at.get(R + "id") or "")
        waiting.extend(reversed(at))
