"""The rules on files: the examples of the project, and real reports where they are at hand."""

import os
from pathlib import Path

import pytest
from foia_reports import check, checker

from reportlint_foia.facts.tables import components, form_tables, requests

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
    assert _told(EXAMPLES / "fy2021-faults.md") == [
        ("FOIA105", 21, 5), ("FOIA408", 42, 8), ("FOIA201", 42, 22), ("FOIA204", 91, 24), ("FOIA501", 147, 8),
        ("FOIA302", 205, 80), ("FOIA301", 221, 38), ("FOIA101", 230, 4),
        ("FOIA406", 267, 8), ("FOIA206", 268, 20), ("FOIA407", 306, 14), ("FOIA407", 308, 12), ("FOIA206", 309, 20),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("| OS | 3 | 41 | 44 | 1 |", [("FOIA201", 42, 22)]),  # one wrong cell: the row says it
        ("| OS | 4 | 41 | 44 | 0 |", [("FOIA201", 42, 22)]),
        ("| OS | 4 | 41 | 44 | 1 |", [("FOIA206", 44, 20)]),  # the row adds up: the columns say it
        ("| OS | 5 | 41 | 44 | 1 |", [("FOIA201", 42, 22), ("FOIA206", 44, 20)]),  # two cells, two faults
        ("| OS | N/A | 41 | 44 | 0 |", [("FOIA206", 44, 20)]),  # nothing is said of a row without a number
    ],
)
def test_one_wrong_cell_is_told_once(row: str, told: list[tuple[str, int, int]], tmp_path: Path) -> None:
    text = (EXAMPLES / "fy2021-valid.md").read_text(encoding="utf-8")
    assert text.count("| OS | 3 | 41 | 44 | 0 |") == 1
    copy = tmp_path / "report.md"
    copy.write_text(text.replace("| OS | 3 | 41 | 44 | 0 |", row), encoding="utf-8")
    assert [one for one in _told(copy) if one[0] in {"FOIA201", "FOIA206"}] == told


def _html_is_read() -> None:
    html = pytest.importorskip("reportlint.loaders.html")
    if not html.available():
        pytest.skip("reading HTML tables needs the extra html")


USAB = [
    ("FOIA105", 49, 428),  # OGE has no components, says the report of the Access Board
    ("FOIA409", 826, 40),  # the one pending request: 282 days in VII.D, 382 in VII.E
    ("FOIA409", 838, 40),  # the same for the agency overall
]


def test_a_real_report_has_the_faults_that_it_has() -> None:
    _html_is_read()
    path = _corpus("usab-fy2021.md")
    assert _told(path) == USAB
    result = checker().check(path.read_bytes(), path.name)
    assert result.facts == {"agency": "USAB", "year": 2021}
    assert {code for code, state in result.states.items() if state.state != "ran"} == {"FOIA701", "FOIA702"}


def test_a_real_report_when_its_html_tables_are_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    html = pytest.importorskip("reportlint.loaders.html")
    monkeypatch.setattr(html, "available", lambda: False)
    told = _told(_corpus("usab-fy2021.md"))
    assert {code for code, *_ in told} == {"FOIA105", "RL002"}
    assert len([code for code, *_ in told if code == "RL002"]) == 27


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
    told = [one for one in _told(copy) if one not in USAB]
    assert [one for one in told if one[0] == "FOIA201"] == [("FOIA201", *place)]
    assert {code for code, *_ in told} <= {"FOIA201", "FOIA206", "FOIA401", "FOIA404", "FOIA407", "FOIA408"}


DOJ = {
    2016: [
        # the file holds the tables only, from the third item of section III on
        ("FOIA101", "part", {"first": "III.3", "sections": ["I", "II"]}),
        # 50 were backlogged at the end of 2015 and 49 pending at the start; the footnote names seventeen others
        ("FOIA408", "", {"component": "JMD", "table": "V.A", "start": 49, "comparison": "XII.D.(2)", "backlog": 50}),
        # 199, 1,089 and 1,079 against 200, 1,091 and 1,082
        ("FOIA206", "several", {"table": "VIII.A", "count": 3, "columns": ["Number Granted", "Number Denied",
            "Number Adjudicated Within Ten Calendar Days"]}),
        # a note says that eight of OIP's were decided on appeal; the two numbers differ by four
        ("FOIA206", "", {"table": "VIII.B", "column": "Number Denied", "expected": 1521, "said": 1517}),
    ],
    2017: [
        ("FOIA101", "part", {"first": "III.3", "sections": ["I", "II"]}),
        ("FOIA206", "", {"table": "VIII.A", "column": "Number Denied", "expected": 1948, "said": 1949}),
    ],
}  # fmt: skip


@pytest.mark.parametrize("year", [2016, 2017])
def test_real_reports_in_docx_have_the_faults_that_they_have(year: int) -> None:
    """Each sum was added up by hand from the table's own cells."""
    pytest.importorskip("reportlint.loaders.docx")
    path = _corpus(f"doj-fy{year}.docx")
    report, _ = checker().read(path.read_bytes(), path.name)
    assert len(report.labelled_tables) == 32
    assert len(report.labelled_tables["V.A"].rows) == 38
    result = checker().check(path.read_bytes(), path.name)
    assert result.facts == {"agency": "doj", "year": year}
    assert [(f.code, f.variant, f.arguments) for f in result.findings] == DOJ[year]


def test_examples_are_known_by_their_profile() -> None:
    for path in EXAMPLES.glob("*.md"):
        assert check(path.read_text(encoding="utf-8"), path.name).profile == "foia"


def test_declarative_rules_may_name_the_tables_and_a_condition() -> None:
    profile = checker().registry.profile("foia")
    assert profile.vocabulary is not None
    tables = {table.id: table.columns for table in profile.vocabulary().tables}
    assert len(tables) == 32
    assert tables["VII.D"][:2] == ("SIMPLE / Number Pending", "SIMPLE / Median Number of Days")
    assert profile.conditions == {"decentralized": "reportlint_foia.facts.tables:Components"}
    report, _ = checker().read((EXAMPLES / "fy2021-valid.md").read_bytes(), "report.md")
    for id, table in report.labelled_tables.items():
        assert set(table.columns) <= set(tables[id])
        assert {column for _, column in table.cells} <= set(tables[id])
        assert {row for row, _ in table.cells} <= set(table.rows)
    table = requests(form_tables(report))
    found = components(table) if table is not None else None
    assert found is not None
    assert found.names == ("OE", "OS", "LS")
