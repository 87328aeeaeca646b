"""Word 97–2003 and WPS files: what is said without LibreOffice, and what is read with one."""

import shutil
import subprocess
from pathlib import Path

import pytest

from reportlint import Limits, Line, Unreadable
from reportlint.loaders import doc

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)


def refused(data: bytes, name: str) -> tuple[str, str, str]:
    with pytest.raises(Unreadable) as caught:
        doc.load(data, name, Limits())
    reason = caught.value.reason
    return reason.id, reason.zh, reason.en


def test_without_the_program_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda word: None)
    assert refused(OLE, "report.wps") == (
        "missing-program",
        "读取.wps文件需要安装LibreOffice；也可以另存为.docx后再检查",
        "reading .wps files needs LibreOffice (the program soffice); or save the file as .docx",
    )


@pytest.mark.parametrize(("data", "reason"), [(b"", "empty"), (b"<html>", "wrong-type"), (b"%PDF-1.7", "wrong-type")])
def test_what_is_no_document_is_refused(data: bytes, reason: str) -> None:
    assert refused(data, "report.doc")[0] == reason


def test_a_program_that_makes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda word: "/usr/bin/soffice")
    monkeypatch.setattr(subprocess, "run", lambda *a, **k: None)
    assert refused(OLE, "report.doc")[0] == "conversion-failed"


@pytest.mark.slow
def test_a_document_is_read_through_libreoffice(tmp_path: Path) -> None:
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    from reportlint.testing.document import parse
    from reportlint.testing.ooxml import write_docx

    source = tmp_path / "report.docx"
    source.write_bytes(write_docx(parse("# 某局报告\n\n## 一、概况\n\n正文一段。\n\n| 甲 | 乙 |\n| 1 | 2 |\n")))
    subprocess.run(
        [program, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", "doc",
         "--outdir", tmp_path, source],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    loaded = doc.load((tmp_path / "report.doc").read_bytes(), "report.doc", Limits())
    assert [block.text.folded for block in loaded.blocks if isinstance(block, Line)] == [
        "某局报告",
        "一、概况",
        "正文一段。",
    ]
