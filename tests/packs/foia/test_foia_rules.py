"""What the first rules of three families tell, to the column, and what they leave alone."""

import re
from collections.abc import Sequence

import pytest
from foia_reports import FIRST, REPORT, check, edited, said, without

from reportlint.plugins.registry import Registry

Edits = Sequence[tuple[str, str]]
Told = list[tuple[int, int, str]]

OE = "| OE | 12 | 90 | 85 | 17 |"
OS = "| OS | 3 | 41 | 44 | 0 |"
OVERALL = "| Agency Overall | 15 | 131 | 129 | 17 |"
PLAIN = re.sub(r"(?m)^#+ ", "", REPORT)


def test_the_report_itself_is_clean() -> None:
    assert said(REPORT) == []
    states = {code: state.state for code, state in check(REPORT).states.items()}
    assert {code: states[code] for code in FIRST} == {"FOIA101": "ran", "FOIA201": "ran", "FOIA301": "ran"}


def test_what_the_pack_declares() -> None:
    registry = Registry()
    pack = next(pack for pack in registry.packs if pack.title == "foia")
    rules = registry.rules(pack)
    assert [(r.code, r.name) for r in rules] == [
        ("FOIA101", "missing-section"),
        ("FOIA102", "section-order"),
        ("FOIA103", "duplicate-section"),
        ("FOIA104", "missing-part"),
        ("FOIA105", "other-agency"),
        ("FOIA201", "requests-balance"),
        ("FOIA202", "appeals-balance"),
        ("FOIA203", "consultations-balance"),
        ("FOIA204", "row-total"),
        ("FOIA205", "reasons-total"),
        ("FOIA206", "overall-sum"),
        ("FOIA207", "overall-range"),
        ("FOIA301", "fiscal-year-conflict"),
        ("FOIA302", "date-after-year"),
        ("FOIA303", "comparison-years"),
        ("FOIA401", "requests-disposed"),
        ("FOIA402", "appeals-disposed"),
        ("FOIA403", "other-reasons"),
        ("FOIA404", "processed-by-days"),
        ("FOIA405", "perfected-pending"),
        ("FOIA406", "backlog-above-pending"),
        ("FOIA407", "comparison-current"),
        ("FOIA408", "start-below-backlog"),
        ("FOIA409", "single-pending-days"),
        ("FOIA501", "days-range"),
        ("FOIA502", "oldest-order"),
        ("FOIA503", "count-value"),
        ("FOIA701", "start-of-year"),
        ("FOIA702", "comparison-last-year"),
    ]
    parts = ["What it does", "Why", "Bad", "Good", "Options", "Known limits"]
    for rule in rules:
        assert [line.strip() for line in rule.page.splitlines() if line.strip() in parts] == parts, rule.code
        assert rule.source.startswith("5 U.S.C. 552(e)"), rule.code
        assert rule.tags, rule.code


# -- FOIA101 ----------------------------------------------------------------------------------------------------


def _missing(section: str, title: str) -> str:
    return f"section {section}, {title}, is missing; the form has twelve sections, I to XII"


_I = _missing("I", "Basic Information Regarding Report")
_VI = _missing("VI", "Administrative Appeals of Initial Determinations of FOIA Requests")
_VII = _missing("VII", "FOIA Requests: Response Time for Processed and Pending Requests")
_IX = _missing("IX", "FOIA Personnel and Costs")
_X = _missing("X", "Fees Collected for Processing Requests")
_XII = _missing("XII", "Backlogs, Consultations, and Comparisons")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(without("Section VI"), [(29, 4, _VI)], id="before the next section"),
        pytest.param(without("Section I"), [(3, 4, _I)], id="the first"),
        pytest.param(without("Section XII"), [(59, 1, _XII)], id="the last, behind a paragraph"),
        pytest.param(without("Section VI", "Section VII"), [(29, 4, _VI), (29, 4, _VII)], id="two that stood together"),
        pytest.param(without("X", "Section XII"), [(51, 4, _X), (55, 1, _XII)], id="two that stood apart"),
        pytest.param(
            without("IX").replace("Two were granted.", "Section IX. FOIA Personnel and Costs are told there."),
            [(47, 4, _IX)],
            id="named in a sentence",
        ),
        pytest.param(
            without("IX").replace("### VI.A. ADMIN", "### VI.A. FOIA Personnel and Costs of ADMIN"),
            [(47, 4, _IX)],
            id="named in another section's heading",
        ),
        pytest.param(
            without("IX").replace(
                "\n## Section I:",
                "\n- I. Basic Information\n- IV. Exemption 3 Statutes\n- IX. FOIA Personnel and Costs\n"
                "- X. Fees Collected for Processing Requests\n\n## Section I:",
            ),
            [(52, 4, _IX)],
            id="in the table of contents only",
        ),
        pytest.param(
            without("Section XII").replace("Never.", "| Agency / Component | Number |\n| --- | --- |\n| OE | 0 |"),
            [(61, 8, _XII)],
            id="the last, behind a table",
        ),
    ],
)
def test_missing_section(text: str, told: Told) -> None:
    assert sorted(said(text)) == [("FOIA101", *one) for one in told]


def test_missing_section_when_none_is_there() -> None:
    result = check("# Annual FOIA Report, Fiscal Year 2021\n\nIt follows.\n")
    assert [(f.code, f.variant, f.place.line, f.place.column, f.en, f.zh) for f in result.findings] == [
        (
            "FOIA101", "none", 1, 3, "none of the sections I to XII is here; the form has twelve",
            "第I至第XII部分一个也没有找到；规定格式有十二部分",
        )
    ]  # fmt: skip
    untitled = check("Nothing of the kind.\n", profile="foia")
    assert [(f.code, f.variant, f.place.line, f.place.column) for f in untitled.findings] == [("FOIA101", "none", 1, 1)]


def test_missing_section_in_chinese() -> None:
    assert [f.zh for f in check(without("IX")).findings] == [
        "缺少第IX部分（FOIA Personnel and Costs）；规定格式有第I至第XII共十二部分"
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(edited(("## Section V\n", "## V. FOIA REQUESTS\n")), id="capitals"),
        pytest.param(edited(("## Section V\n", "## FOIA Requests\n"), ("## IX. ", "## ")), id="no numbers"),
        pytest.param(edited(("## Section V\n", ""), ("## Section VII\n", "")), id="only the heading of a part"),
        pytest.param(edited(("## IX. FOIA", "## SECTION IX - FOIA")), id="the word section and a dash"),
        pytest.param(edited(("## IX. ", "## 9. ")), id="a number of another kind"),
        pytest.param(
            edited(("## IX. FOIA Personnel and Costs\n", "| IX. FOIA Personnel and Costs |\n| --- |\n")),
            id="a table of one text",
        ),
        pytest.param(edited(("## IX. FOIA Personnel and Costs", "**IX. FOIA Personnel and Costs**")), id="bold"),
        pytest.param(
            edited(("## Section VII\n", "## Section VII: FOIA Requests: Response Time for Processed Requests\n")),
            id="a colon in the name",
        ),
        pytest.param(
            edited(("IX. FOIA Personnel and Costs", "IX. FOIA Personnel and Costs (Footnotes Stand Below)")),
            id="more words",
        ),
        pytest.param(without("IX") + "\n## IX. FOIA Personnel and Costs\n\nOne person.\n", id="in disorder"),
    ],
)
def test_sections_that_are_there(text: str) -> None:
    assert said(text) == []


def test_plain_text() -> None:
    assert said(PLAIN, "report.txt") == []
    assert said(PLAIN.replace("IX. FOIA Personnel and Costs\n", ""), "report.txt") == [("FOIA101", 50, 1, _IX)]


# -- FOIA201 ----------------------------------------------------------------------------------------------------


def _balance(component: str, start: int, received: int, processed: int, expected: int, end: int) -> str:
    return (
        f"V.A, {component}: {start} pending at the start + {received} received - {processed} processed make {expected} "
        f"pending at the end, not {end}"
    )


@pytest.mark.parametrize(
    ("edits", "told"),
    [
        pytest.param(
            [(OE, "| OE | 12 | 90 | 85 | 18 |")], [(25, 23, _balance("OE", 12, 90, 85, 17, 18))], id="a component"
        ),
        pytest.param(
            [(OVERALL, "| Agency Overall | 15 | 131 | 129 | 16 |")],
            [(27, 37, _balance("AGENCY OVERALL", 15, 131, 129, 17, 16))],
            id="the agency overall",
        ),
        pytest.param(
            [(OE, "| OE | 12 | 91 | 85 | 17 |"), (OS, "| OS | 3 | 41 | 43 | 0 |")],
            [(25, 23, _balance("OE", 12, 91, 85, 18, 17)), (26, 22, _balance("OS", 3, 41, 43, 1, 0))],
            id="two rows",
        ),
        pytest.param(
            [(OE, "| OE | 1,012 | 2,090 | 2,085 | 1,016 |")],
            [(25, 32, _balance("OE", 1012, 2090, 2085, 1017, 1016))],
            id="thousands",
        ),
        pytest.param(
            [(OE, "| OE | 12* | 90 | 85 | 18 |")],
            [(25, 24, _balance("OE", 12, 90, 85, 17, 18))],
            id="a footnote's mark",
        ),
        pytest.param(
            [(OS, "| OE | 3 | 41 | 44 | 9 |")], [(26, 22, _balance("OE (2)", 3, 41, 44, 0, 9))], id="a name given twice"
        ),
        pytest.param(
            [(OE, "|  | 12 | 90 | 85 | 18 |")],
            [(25, 21, _balance("row 2", 12, 90, 85, 17, 18))],
            id="a row without name",
        ),
        pytest.param(
            [
                ("Number of Requests Pending as of Start of Fiscal Year", "Requests pending at beginning of year"),
                ("Number of Requests Received in Fiscal Year", "Received"),
                ("Number of Requests Processed in Fiscal Year", "Processed"),
                ("Number of Requests Pending as of End of Fiscal Year", "Pending, end"),
                (OE, "| OE | 12 | 90 | 85 | 18 |"),
            ],
            [(25, 23, _balance("OE", 12, 90, 85, 17, 18))],
            id="other words in the heads",
        ),
        pytest.param(
            [
                ("### V.A. FOIA REQUESTS -- RECEIVED, PROCESSED AND PENDING FOIA REQUESTS\n", ""),
                (OE, "| OE | 12 | 90 | 85 | 18 |"),
            ],
            [(24, 23, _balance("OE", 12, 90, 85, 17, 18))],
            id="no heading over the table",
        ),
        pytest.param(
            [(OE, "| OE | 12 | 90 | 103 | 0 |")], [(25, 24, _balance("OE", 12, 90, 103, -1, 0))], id="below zero"
        ),
    ],
)
def test_requests_balance(edits: Edits, told: Told) -> None:
    assert said(edited(*edits)) == [("FOIA201", *one) for one in told]


def test_requests_balance_names_the_cell_and_the_other_three() -> None:
    (finding,) = check(edited((OE, "| OE | 12 | 90 | 85 | 18 |"))).findings
    assert (finding.table, finding.row) == ("V.A", "OE")
    assert finding.column == "Number of Requests Pending as of End of Fiscal Year"
    assert finding.arguments == {
        "component": "OE", "start": 12, "received": 90, "processed": 85, "expected": 17, "end": 18,
    }  # fmt: skip
    assert [(r.place.line, r.place.column) for r in finding.related] == [(25, 8), (25, 13), (25, 18)]
    assert finding.zh == "V.A表“OE”：年初未办结12件，加收到90件，减办结85件，年末未办结应为17件，表中为18件"
    assert finding.section == ["Section V", "V.A. FOIA REQUESTS -- RECEIVED, PROCESSED AND PENDING FOIA REQUESTS"]


@pytest.mark.parametrize(
    "edits",
    [
        pytest.param([(OE, "| OE | 12 | 90 | 85 |  |")], id="a blank"),
        pytest.param([(OE, "| OE | N/A | 90 | 85 | 18 |")], id="not applicable"),
        pytest.param([(OE, "| OE | <1 | 90 | 85 | 18 |")], id="words"),
        pytest.param([(OE, "| OE | 12 | 90 |")], id="a short row"),
        pytest.param([("| OE | 1 | 2 | 3 | 0 |", "| OE | 1 | 2 | 3 | 5 |")], id="VI.A, which is not asked here"),
        pytest.param(
            [("Number of Requests Received in Fiscal Year", "Remarks"), (OE, "| OE | 12 | 90 | 85 | 18 |")],
            id="a head that is not there",
        ),
        pytest.param([(OS, OS + "\n| * carried over from 2020 |  |  |  |  |")], id="a note in a row"),
        pytest.param([(OE, "| OE | N/A | N/A | N/A | N/A |")], id="a component without requests"),
        pytest.param([(OE, "| OE | 0 | 0 | 0 | 0 |")], id="zeros"),
    ],
)
def test_requests_that_balance_or_cannot_be_added(edits: Edits) -> None:
    assert said(edited(*edits)) == []


def test_requests_balance_in_a_table_with_its_columns_in_another_order() -> None:
    table = (
        "| Component | Requests received | Requests pending at end | Requests pending at start | Requests processed |\n"
        "| --- | --- | --- | --- | --- |\n| OE | 90 | 18 | 12 | 85 |\n"
    )
    begin, end = REPORT.index("| Agency / Component"), REPORT.index("\n## Section VI\n")
    text = REPORT[:begin] + table + REPORT[end:]
    assert said(text) == [("FOIA201", 25, 13, _balance("OE", 12, 90, 85, 17, 18))]
    assert said(text.replace("| 18 |", "| 17 |")) == []


def test_requests_balance_in_plain_text() -> None:
    rows = [line for line in PLAIN.splitlines() if not re.fullmatch(r"[| -]+", line) or not line]
    text = re.sub(r"(?m)^\| (.*) \|$", lambda row: row[1].replace(" | ", "\t"), "\n".join(rows))
    assert said(text, "report.txt") == []
    assert said(text.replace("85\t17", "85\t18"), "report.txt") == [
        ("FOIA201", 24, 13, _balance("OE", 12, 90, 85, 17, 18))
    ]


# -- FOIA301 ----------------------------------------------------------------------------------------------------


def _conflict(place: str, said: int, year: int) -> str:
    return f"{place} says fiscal year {said}; the report is for fiscal year {year}"


TITLE = "Report for Fiscal Year 2021"
NINE, TEN = "FOIA Personnel and Costs", "Fees Collected for Processing Requests"
RECEIVED, PROCESSED = "Number of Requests Received in Fiscal Year", "Number of Requests Processed in Fiscal Year"


@pytest.mark.parametrize(
    ("edits", "name", "told", "related"),
    [
        pytest.param(
            [(NINE, f"{NINE}, FY 2020")],
            "report.md",
            [(47, 34, _conflict("the heading", 2020, 2021))],
            ["Fiscal Year 2021"],
            id="a heading",
        ),
        pytest.param(
            [(NINE, f"{NINE}, FY 2020"), (TEN, f"{TEN} (Fiscal Year 2020)")],
            "report.md",
            [(47, 34, _conflict("the heading", 2020, 2021))],
            ["Fiscal Year 2020", "Fiscal Year 2021"],
            id="one year in two headings",
        ),
        pytest.param(
            [(NINE, f"{NINE}, FY 2020"), (TEN, f"{TEN}, FY19")],
            "report.md",
            [(47, 34, _conflict("the heading", 2020, 2021)), (51, 47, _conflict("the heading", 2019, 2021))],
            ["Fiscal Year 2021"],
            id="two years",
        ),
        pytest.param(
            [(RECEIVED, f"{RECEIVED} 2020"), (PROCESSED, "Number of Requests Processed in FY20")],
            "report.md",
            [(23, 111, _conflict("the head of the table", 2020, 2021))],
            ["FY20", "Fiscal Year 2021"],
            id="the heads of V.A",
        ),
        pytest.param(
            [("One and a half persons.", "| Staff in FY 2020 | Number |\n| --- | --- |\n| Full-time | 1 |")],
            "report.md",
            [(49, 12, _conflict("the head of the table", 2020, 2021))],
            ["Fiscal Year 2021"],
            id="the head of a table",
        ),
        pytest.param(
            [(TITLE, "Report for Fiscal Year 2020"), (NINE, f"{NINE}, FY 2021")],
            "foia-fy2021.md",
            [(1, 52, _conflict("the title", 2020, 2021))],
            ["FY 2021"],
            id="the title, against headings and file name",
        ),
        pytest.param(
            [(TITLE, "Report for Fiscal Year 2020"), (NINE, f"{NINE}, FY 2021")],
            "report.md",
            [(47, 34, _conflict("the heading", 2021, 2020))],
            ["Fiscal Year 2020"],
            id="the title among equals",
        ),
        pytest.param(
            [("# Bureau", "---\ntitle: FY 2020 Annual FOIA Report\n---\n# Bureau")],
            "report.md",
            [(2, 8, _conflict("the title", 2020, 2021))],
            ["Fiscal Year 2021"],
            id="the front matter",
        ),
        pytest.param(
            [("\n## Section I:", "\nFiscal Year 2020\n\n## Section I:")],
            "report.md",
            [(3, 1, _conflict("the title", 2020, 2021))],
            ["Fiscal Year 2021"],
            id="a line under the title",
        ),
        pytest.param(
            [(f"Annual FOIA {TITLE}", "2020 Annual FOIA Report"), (NINE, f"{NINE}, FY 2021")],
            "report.md",
            [(47, 34, _conflict("the heading", 2021, 2020))],
            ["2020"],
            id="a title that does not say fiscal",
        ),
    ],
)
def test_fiscal_year_conflict(edits: Edits, name: str, told: Told, related: list[str]) -> None:
    result = check(edited(*edits), name)
    assert [(f.code, f.place.line, f.place.column, f.en) for f in result.findings] == [("FOIA301", *t) for t in told]
    assert [place.en for place in result.findings[0].related] == related


def test_fiscal_year_conflict_in_chinese() -> None:
    (finding,) = check(edited((NINE, f"{NINE}, FY 2020"))).findings
    assert finding.zh == "章节标题中的财政年度为2020年，而本报告的财政年度为2021年"
    assert finding.arguments == {"place": "heading", "said": 2020, "year": 2021}


XIID = """
### XII.D.(1). COMPARISON OF NUMBERS OF REQUESTS FROM PREVIOUS AND CURRENT ANNUAL REPORT

#### Received in FY 2020

| Agency / Component | Received in FY 2020 |
| --- | --- |
| OE | 77 |
"""


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(edited(("Never.", "Never, as in FY 2020. In fiscal year 2019 it was used once.")), id="text"),
        pytest.param(REPORT + XIID, id="XII.D"),
        pytest.param(edited(("### XI.A. Number", "### XI.A. Changes since FY 2020: Number")), id="a comparison"),
        pytest.param(edited(("### XI.A. Number", "### XI.A. Plans for FY 2022: Number")), id="a plan"),
        pytest.param(
            edited(
                ("Number of Requests Pending as of Start of", "Number of Requests Pending at Start, End of FY 2020 or")
            ),
            id="the end of the year before",
        ),
        pytest.param(edited((NINE, f"{NINE}, FY 2020-FY 2021")), id="a span of years"),
        pytest.param(
            edited(
                ("One and a half persons.", "| Staff | FY 2020 | FY 2021 |\n| --- | --- | --- |\n| Full-time | 1 | 2 |")
            ),
            id="a table of two years",
        ),
        pytest.param(
            edited(("None were relied upon.", "### Sample Authorization Act for Fiscal Year 2019\n\nOnce.")),
            id="a statute",
        ),
        pytest.param(
            edited(("Six requests.", "| Oldest | Days |\n| --- | --- |\n| 2019-10-04 | 500 |\n| FY 2019 | 2 |")),
            id="dates",
        ),
        pytest.param(
            edited((TITLE, "Report, Fiscal Year Ending September 30, 2021"), (NINE, f"{NINE}, FY21")), id="forms"
        ),
        pytest.param(
            edited(
                ("\n## Section I:", "\nThis report follows that for fiscal year 2020, and is longer.\n\n## Section I:")
            ),
            id="the preamble",
        ),
        pytest.param(
            edited(
                ("# Bureau of Sample Affairs: Annual", "# Annual"),
                ("\n## Section I:", "\nFY 2020 Annual FOIA Report\n\n## Section I:"),
            ),
            id="the name of another report",
        ),
        pytest.param(edited(("\n## Section I:", "\nFY 2020\n\nFY 2019\n\n## Section I:")), id="a list of years"),
    ],
)
def test_other_years_that_are_honest(text: str) -> None:
    assert said(text) == []


def test_a_file_name_alone_says_nothing() -> None:
    assert said(REPORT, "foia-fy2020.md") == []


@pytest.mark.parametrize(
    ("text", "name", "year"),
    [
        (REPORT, "report.md", 2021),
        (edited((f" for {TITLE[11:]}", "")), "report.md", None),
        (edited((f" for {TITLE[11:]}", "")), "2020/sample-foia-FY21.md", 2021),
        (edited((f" for {TITLE[11:]}", "")), "foia_annual_2021.md", 2021),
        (edited((f" for {TITLE[11:]}", "")), "foia-2022-03-31.md", None),
        (edited((TITLE, "Report, F.Y. 2021")), "report.md", 2021),
        (edited((TITLE, "Report (FY’21)")), "report.md", 2021),
        (edited((f"Annual FOIA {TITLE}", "2021 Annual FOIA Report")), "report.md", 2021),
        (edited((f"Annual FOIA {TITLE}", "Annual FOIA Report, October 1, 2020 to September 30, 2021")), "r.md", None),
    ],
)
def test_fiscal_year_of_a_report(text: str, name: str, year: int | None) -> None:
    assert check(text, name).facts == {"agency": "Bureau of Sample Affairs", "year": year}


# -- what could not be read -------------------------------------------------------------------------------------


def test_nothing_wrong_is_said_where_tables_could_not_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    html = pytest.importorskip("reportlint.loaders.html")
    monkeypatch.setattr(html, "available", lambda: False)
    begin, end = REPORT.index("| Agency / Component"), REPORT.index("\n## Section VI\n")
    table = "<table><tr><td>OE</td><td>12</td></tr></table>\n\n<table><tr><td>IX. FOIA Personnel</td></tr></table>\n"
    assert [code for code, *_ in said(REPORT[:begin] + table + REPORT[end:])] == ["RL002", "RL002"]
    assert [code for code, *_ in said(edited(("## IX. FOIA Personnel and Costs\n", table)))] == ["RL002", "RL002"]
    assert check(REPORT[:begin] + table + REPORT[end:]).states["FOIA201"].state == "not-applied"


HTML = """<html><head><title>Annual FOIA Report</title></head><body>
<h1>Bureau of Sample Affairs: Annual FOIA Report for Fiscal Year 2021</h1>
%s</body></html>
"""


def _html() -> str:
    body = []
    for line in REPORT.splitlines()[2:]:
        marks = len(line) - len(line.lstrip("#"))
        if marks:
            body.append(f"<h{marks}>{line.lstrip('# ')}</h{marks}>\n")
        elif line.startswith("| ---"):
            continue
        elif line.startswith("|"):
            cells = "".join(f"<td>{cell.strip()}</td>" for cell in line.strip("|").split("|"))
            body.append(f"<table>\n<tr>{cells}</tr>\n</table>\n")
        elif line:
            body.append(f"<p>{line}</p>\n")
    return HTML % "".join(body).replace("</table>\n<table>\n", "")


def test_html() -> None:
    html = pytest.importorskip("reportlint.loaders.html")
    if not html.available():
        pytest.skip("reading HTML needs the extra html")
    text = _html()
    line = text.splitlines().index("<tr><td>OE</td><td>12</td><td>90</td><td>85</td><td>17</td></tr>") + 1
    assert said(text, "report.html") == []
    assert said(text.replace("<td>85</td><td>17</td>", "<td>85</td><td>18</td>"), "report.html") == [
        ("FOIA201", line, 53, _balance("OE", 12, 90, 85, 17, 18))
    ]
    at = text.splitlines().index("<h2>X. Fees Collected for Processing Requests</h2>")
    assert said(text.replace("<h2>IX. FOIA Personnel and Costs</h2>\n", ""), "report.html") == [("FOIA101", at, 5, _IX)]
    assert said(text.replace("Costs</h2>", "Costs, FY 2020</h2>"), "report.html") == [
        ("FOIA301", at - 1, 35, _conflict("the heading", 2020, 2021))
    ]
