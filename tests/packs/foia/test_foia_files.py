"""The rules on files: the examples of the project, and real reports where they are at hand."""

import os
from pathlib import Path

import pytest
from foia_reports import check, checker

from reportlint_foia.facts import requests_table

ROOT = Path(__file__).resolve().parents[3]
EXAMPLES = ROOT / "examples" / "foia"


def _corpus(name: str) -> Path:
    path = (ROOT / os.environ.get("REPORTLINT_CORPUS", "../shared/corpus") / "foia" / name).resolve()
    if not path.exists():
        pytest.skip(f"the real report {name} is not at hand (REPORTLINT_CORPUS)")
    return path


def _told(path: Path) -> list[tuple[str, int, int]]:
    result = checker().check(path.read_bytes(), path.name)
    assert result.profile == "foia"
    return [(f.code, f.place.line, f.place.column) for f in result.findings]


def test_the_valid_example() -> None:
    assert _told(EXAMPLES / "fy2021-valid.md") == []


def test_the_example_with_faults() -> None:
    assert _told(EXAMPLES / "fy2021-faults.md") == [("FOIA201", 44, 22), ("FOIA301", 109, 38), ("FOIA101", 116, 4)]


def _html_is_read() -> None:
    html = pytest.importorskip("reportlint.loaders.html")
    if not html.available():
        pytest.skip("reading HTML tables needs the extra html")


def test_a_real_report_is_clean() -> None:
    _html_is_read()
    path = _corpus("usab-fy2021.md")
    assert _told(path) == []
    assert checker().check(path.read_bytes(), path.name).facts == {"year": 2021}


def test_a_real_report_is_clean_when_its_html_tables_are_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    html = pytest.importorskip("reportlint.loaders.html")
    monkeypatch.setattr(html, "available", lambda: False)
    assert {code for code, *_ in _told(_corpus("usab-fy2021.md"))} == {"RL002"}


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("| USAB           | 1 | 8 | 8 | 1 |", "| USAB           | 1 | 8 | 8 | 2 |", (96, 32)),
        ("| USAB           | 1 | 8 | 8 | 1 |", "| USAB           | 1 | 9 | 8 | 1 |", (96, 32)),
        ("| Agency Overall | 1 | 8 | 8 | 1 |", "| Agency Overall | 1 | 8 | 7 | 1 |", (97, 32)),
        ("| Agency Overall | 1 | 8 | 8 | 1 |", "| Agency Overall | 0 | 8 | 8 | 1 |", (97, 32)),
    ],
)
def test_a_real_report_with_one_number_changed(old: str, new: str, place: tuple[int, int], tmp_path: Path) -> None:
    _html_is_read()
    text = _corpus("usab-fy2021.md").read_text(encoding="utf-8")
    assert text.count(old) == 1
    copy = tmp_path / "usab-fy2021.md"
    copy.write_text(text.replace(old, new), encoding="utf-8")
    assert _told(copy) == [("FOIA201", *place)]


@pytest.mark.parametrize(("name", "year"), [("doj-fy2016.docx", 2016), ("doj-fy2017.docx", 2017)])
def test_real_reports_in_docx_balance(name: str, year: int) -> None:
    pytest.importorskip("reportlint.loaders.docx")
    path = _corpus(name)
    report, _ = checker().read(path.read_bytes(), path.name)
    table = requests_table(report)
    assert table is not None
    assert len(table.rows) == 38
    result = checker().check(path.read_bytes(), path.name)
    assert result.facts == {"year": year}
    assert [(f.code, f.arguments.get("section")) for f in result.findings] == [("FOIA101", "I"), ("FOIA101", "II")]


def test_examples_are_known_by_their_profile() -> None:
    for path in EXAMPLES.glob("*.md"):
        assert check(path.read_text(encoding="utf-8"), path.name).profile == "foia"
