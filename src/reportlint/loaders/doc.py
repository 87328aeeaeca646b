"""Word 97–2003 and WPS files: an external LibreOffice makes DOCX of them, which is then read."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from reportlint.model import Limits, Loaded, Unreadable

_PROGRAMS = ("soffice", "libreoffice")
_SECONDS = 45
"""How long the conversion may take; the first one of a machine is slow."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def load(data: bytes, name: str, limits: Limits) -> Loaded:
    """The report of a .doc or .wps file. Raises Unreadable, also when no LibreOffice is there."""
    suffix = "." + name.rsplit(".", 1)[-1].lower()
    if not data.strip(b"\0"):
        raise Unreadable("empty", "文件是空的", "the file is empty")
    if data[:2] != b"PK" and not data.startswith((_OLE, b"{\\rtf")):
        raise Unreadable(
            "wrong-type",
            f"内容不是Word或WPS文档，而文件名以{suffix}结尾",
            f"the content is no Word or WPS document, but the name ends in {suffix}",
        )
    program = next((found for word in _PROGRAMS if (found := shutil.which(word))), None)
    if program is None:
        raise Unreadable(
            "missing-program",
            f"读取{suffix}文件需要安装LibreOffice；也可以另存为.docx后再检查",
            f"reading {suffix} files needs LibreOffice (the program soffice); or save the file as .docx",
        )
    from .docx import load as load_docx

    return load_docx(_convert(program, data, suffix), name.rsplit(".", 1)[0] + ".docx", limits)


def _convert(program: str, data: bytes, suffix: str) -> bytes:
    """The DOCX that LibreOffice makes, in a folder of its own with a profile of its own."""
    with tempfile.TemporaryDirectory(prefix="reportlint-") as folder:
        source = Path(folder, "report" + suffix)
        source.write_bytes(data)
        profile = Path(folder, "profile").as_uri()
        command = [
            program, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nolockcheck",
            "--convert-to", "docx", "--outdir", folder, str(source),
        ]  # fmt: skip
        try:
            subprocess.run(
                command, check=False, timeout=_SECONDS, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL, preexec_fn=_unlimited if os.name == "posix" else None,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            raise Unreadable(
                "conversion-timeout", "LibreOffice转换超过时限", "LibreOffice took too long to convert it"
            ) from None
        made = Path(folder, "report.docx")
        if not made.is_file():
            raise Unreadable(
                "conversion-failed",
                "LibreOffice无法转换这个文件，可能已损坏或有密码",
                "LibreOffice cannot convert the file; it may be damaged or have a password",
            )
        return made.read_bytes()


def _unlimited() -> None:
    """In the converter: without the worker's soft limit on memory, which is too small for an office suite."""
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (hard, hard))
