"""Pages drawn by hand, and pages as a .pdf file: a small writer of our own, the same bytes every time.

The font is not embedded; its character codes are UTF-16, so that readers find the characters without having it.
Coordinates are points from the upper left of the page, as in :class:`reportlint.model.Location`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

_FACES = ("STSong-Light", "SimHei")


class PdfPage:
    """A page that is drawn by hand."""

    def __init__(self, width: float = 595.0, height: float = 842.0, *, rotate: int = 0) -> None:
        self.width = width
        self.height = height
        self.rotate = rotate
        self.content: list[str] = []
        self.forms: list[tuple[PdfPage, float, float, float]] = []
        self.images = 0

    def text(self, x: float, y: float, words: str, size: float = 12.0, *, heavy: bool = False) -> None:
        """Words from ``x`` on, standing on the line ``y``."""
        self.set_text((1, 0, 0, 1), x, y, words, size, heavy=heavy)

    def set_text(
        self,
        matrix: tuple[float, float, float, float],
        x: float,
        y: float,
        words: str,
        size: float = 12.0,
        *,
        heavy: bool = False,
        actual: str = "",
    ) -> None:
        """Words in any direction; ``actual`` is what they stand for when the glyphs are others."""
        shown = f"BT /F{int(heavy)} {_n(size)} Tf {' '.join(map(_n, matrix))} {_n(x)} {_n(self.height - y)} Tm "
        shown += f"<{words.encode('utf-16-be').hex().upper()}> Tj ET"
        if actual:
            shown = f"/Span <</ActualText <FEFF{actual.encode('utf-16-be').hex().upper()}>>> BDC {shown} EMC"
        self.content.append(shown)

    def line(self, x0: float, y0: float, x1: float, y1: float, width: float = 0.5) -> None:
        """A stroke."""
        ends = f"{_n(x0)} {_n(self.height - y0)} m {_n(x1)} {_n(self.height - y1)} l S"
        self.content.append(f"{_n(width)} w {ends}")

    def bar(self, left: float, top: float, right: float, bottom: float, grey: float = 0.0) -> None:
        """A filled rectangle: a rule when it is thin, else shading."""
        self.content.append(f"q {_n(grey)} g {self._rectangle(left, top, right, bottom)} f Q")

    def box(self, left: float, top: float, right: float, bottom: float) -> None:
        """The outline of a rectangle."""
        self.content.append(f"0.5 w {self._rectangle(left, top, right, bottom)} S")

    def image(self, left: float, top: float, right: float, bottom: float) -> None:
        """A grey picture of one pixel."""
        self.images += 1
        place = f"{_n(right - left)} 0 0 {_n(bottom - top)} {_n(left)} {_n(self.height - bottom)} cm"
        self.content.append(f"q {place} /Im Do Q")

    def form(self, page: PdfPage, scale: float, x: float = 0.0, y: float = 0.0) -> None:
        """What another page shows, as a form of its own, made smaller and moved."""
        self.forms.append((page, scale, x, y))
        move = f"{_n(scale)} 0 0 {_n(scale)} {_n(x)} {_n(self.height - y - scale * page.height)} cm"
        self.content.append(f"q {move} /Fm{len(self.forms)} Do Q")

    def _rectangle(self, left: float, top: float, right: float, bottom: float) -> str:
        return f"{_n(left)} {_n(self.height - bottom)} {_n(right - left)} {_n(bottom - top)} re"


def write_pages(
    pages: Sequence[PdfPage], *, title: str = "", author: str = "", created: str = "", trailer: str = ""
) -> bytes:
    """Pages as a .pdf file. ``created`` is as the format writes dates, ``trailer`` goes into the trailer as it is."""
    shown = list(_with_forms(pages))
    objects: list[bytes] = []

    def add(body: str, stream: bytes | None = None) -> int:
        data = body.encode("ascii")
        if stream is not None:
            data = data[:-2] + b"/Length %d>>\nstream\n%s\nendstream" % (len(stream), stream)
        objects.append(data)
        return len(objects)

    add("<</Type/Catalog/Pages 2 0 R>>")
    add("")
    meant = add("<<>>", _to_unicode(_characters_of(shown)))
    fonts = " ".join(f"/F{index} {_add_font(add, name, meant)} 0 R" for index, name in enumerate(_FACES))
    picture = add("<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray>>", b"\x80")
    numbers: dict[int, int] = {}
    kids: list[int] = []
    for page in shown:
        forms = "".join(f"/Fm{at} {numbers[id(form)]} 0 R" for at, (form, *_) in enumerate(page.forms, 1))
        resources = f"/Resources<</Font<<{fonts}>>/XObject<</Im {picture} 0 R{forms}>>>>"
        content = "\n".join(page.content).encode("ascii")
        box = f"[0 0 {_n(page.width)} {_n(page.height)}]"
        if page in pages:
            stream = add("<<>>", content)
            turned = f"/Rotate {page.rotate}" if page.rotate else ""
            kids.append(add(f"<</Type/Page/Parent 2 0 R/MediaBox{box}{turned}{resources}/Contents {stream} 0 R>>"))
        else:
            numbers[id(page)] = add(f"<</Type/XObject/Subtype/Form/BBox{box}{resources}>>", content)
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(f'{kid} 0 R' for kid in kids)}]>>".encode("ascii")
    about = "".join(
        f"/{key}{value}"
        for key, value in (("Title", _string(title)), ("Author", _string(author)), ("CreationDate", f"({created})"))
        if value not in {"()", "<FEFF>"}
    )
    information = add(f"<<{about}>>")
    return _assemble(objects, f"/Root 1 0 R/Info {information} 0 R{trailer}")


class _Add(Protocol):
    """Adds an object to the file and gives its number."""

    def __call__(self, body: str, stream: bytes | None = None) -> int: ...


def _characters_of(pages: Sequence[PdfPage]) -> str:
    """Every character that pages show, once, in order."""
    shown: set[str] = set()
    for page in pages:
        for operators in page.content:
            for piece in operators.split("<")[1:]:
                words, _, after = piece.partition(">")
                if after.startswith(" Tj"):
                    shown.update(bytes.fromhex(words).decode("utf-16-be"))
    return "".join(sorted(shown))


def _with_forms(pages: Sequence[PdfPage]) -> list[PdfPage]:
    """The pages and, each before the page that shows it, their forms."""
    ordered: list[PdfPage] = []
    for page in pages:
        ordered += _with_forms([form for form, *_ in page.forms])
        ordered.append(page)
    return ordered


def _add_font(add: _Add, name: str, meant: int) -> int:
    descriptor = add(
        f"<</Type/FontDescriptor/FontName/{name}/Flags 4/FontBBox[-25 -254 1000 880]/ItalicAngle 0"
        "/Ascent 880/Descent -120/CapHeight 880/StemV 93>>"
    )
    descendant = add(
        f"<</Type/Font/Subtype/CIDFontType0/BaseFont/{name}/FontDescriptor {descriptor} 0 R/DW 1000/W[1 95 500]"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 5>>>>"
    )
    return add(
        f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/UniGB-UTF16-H/DescendantFonts[{descendant} 0 R]"
        f"/ToUnicode {meant} 0 R>>"
    )


def _to_unicode(characters: str) -> bytes:
    codes = [character.encode("utf-16-be").hex().upper() for character in characters]
    lines = ["/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def"]
    lines.append("2 begincodespacerange <0000> <D7FF> <E000> <FFFF> endcodespacerange")
    for start in range(0, len(codes), 100):
        chunk = codes[start : start + 100]
        lines.append(f"{len(chunk)} beginbfchar {' '.join(f'<{code}> <{code}>' for code in chunk)} endbfchar")
    lines.append("endcmap end end")
    return "\n".join(lines).encode("ascii")


def _string(text: str) -> str:
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


def _assemble(objects: Sequence[bytes], trailer: str) -> bytes:
    data = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places: list[int] = []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    data += f"trailer\n<</Size {len(objects) + 1}{trailer}>>\nstartxref\n{start}\n%%EOF\n".encode("ascii")
    return bytes(data)


def _n(number: float) -> str:
    return f"{number:.3f}".rstrip("0").rstrip(".")
