"""What the address of a link, a picture or a frame names."""

from __future__ import annotations

LONGEST_NAME = 100
_DOCUMENTS = (
    ".doc", ".docx", ".pdf", ".xls", ".xlsx", ".wps", ".et", ".ofd", ".ppt", ".pptx", ".zip", ".rar", ".csv",
)  # fmt: skip
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".svg", ".webp")


def is_document(address: str) -> bool:
    """Whether an address or a file name names a document for an office program, be it in what it asks for (?file=a.pdf)."""
    words = address[-300:].lower().replace("#", "?").replace("&", "?").split("?")
    return any(word.rstrip().endswith(_DOCUMENTS) for word in words)


def is_picture(address: str) -> bool:
    """Whether an address names a picture."""
    return address.split("?")[0].lower().endswith(_PICTURES)


def base_name(address: str) -> str:
    """The last part of an address; "" for one that holds its data itself."""
    if address[:5].lower() == "data:":
        return ""
    return address.split("?")[0].split("#")[0].rstrip("/").rsplit("/", 1)[-1].strip()[:LONGEST_NAME]
