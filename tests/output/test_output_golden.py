"""Every format, exactly: the files under golden/ are what one invented run gives.

After a wanted change, `REPORTLINT_RENEW=1 pytest tests/output/test_output_golden.py` writes them anew; read the
difference before it is kept.
"""

import os
from pathlib import Path

import pytest
from output_samples import SAMPLE_CONTEXT, sample_run

import reportlint
from reportlint.output import FORMATS, render

GOLDEN = Path(__file__).parent / "golden"
SUFFIXES = {"json": "json", "sarif": "json", "gitlab": "json", "rdjson": "json", "junit": "xml", "checkstyle": "xml"}


def golden(name: str) -> Path:
    return GOLDEN / f"{name}.{SUFFIXES.get(name, 'txt')}"


@pytest.mark.parametrize("name", FORMATS)
def test_a_format(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reportlint, "__version__", "1.2.3")
    text = render(name, sample_run(), context=SAMPLE_CONTEXT)
    if os.environ.get("REPORTLINT_RENEW"):
        GOLDEN.mkdir(exist_ok=True)
        golden(name).write_bytes(text.encode())
    assert text == golden(name).read_bytes().decode()


def test_colours_are_for_people_only() -> None:
    run = sample_run()
    coloured = {name for name in FORMATS if render(name, run, color=True) != render(name, run)}
    assert coloured == {"full", "grouped"}


def test_there_is_no_file_of_a_format_that_is_gone() -> None:
    assert sorted(path.name for path in GOLDEN.iterdir()) == sorted(golden(name).name for name in FORMATS)
