"""Honest annual FOIA reports made by chance: invented agencies, consistent figures, many ways to write them, from a seed.

A report is kept as tables of words that faults can be put into; it is written as Markdown with pipe tables, as Markdown
with HTML tables among them, as a page, or as plain text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from html import escape
from random import Random

from reportlint.testing import WRITERS, Document, DocumentTable, parse

OVERALL = "AGENCY OVERALL"
NAMES = (
    "Office of Examples", "Office of Specimens", "Lighthouse Service", "Harbor Division", "Office of the Almanac",
    "Map Bureau", "Orchard Administration", "OIX", "BSA", "CQR", "LHS", "Tide & Current Center", "Office of the Clerk",
)  # fmt: skip
TOPS = {
    "I": "Basic Information Regarding Report", "II": "Making a FOIA Request",
    "III": "Acronyms, Definitions, and Exemptions", "IV": "Exemption 3 Statutes", "V": "FOIA Requests",
    "VI": "Administrative Appeals of Initial Determinations of FOIA Requests",
    "VII": "FOIA Requests: Response Time for Processed and Pending Requests",
    "VIII": "Requests for Expedited Processing and Requests for Fee Waiver", "IX": "FOIA Personnel and Costs",
    "X": "Fees Collected for Processing Requests",
    "XI": "Number of Times Subsection (C) Used; Number of Subsection (A)(2) Postings",
    "XII": "Backlogs, Consultations, and Comparisons",
}  # fmt: skip
PARTS = {
    "V.A": "FOIA Requests -- Received, Processed and Pending FOIA Requests",
    "V.B.1": "Disposition of FOIA Requests -- All Processed Requests",
    "V.B.2": 'Disposition of FOIA Requests -- "Other" Reasons for "Full Denials Based on Reasons Other than Exemptions"',
    "V.B.3": "Disposition of FOIA Requests -- Number of Times Exemptions Applied",
    "VI.A": "Administrative Appeals of Initial Determinations of FOIA Requests -- Received, Processed, and Pending "
    "Administrative Appeals",
    "VI.B": "Disposition of Administrative Appeals -- All Processed Appeals",
    "VI.C.1": "Reasons for Denial on Appeal -- Number of Times Exemptions Applied",
    "VI.C.2": "Reasons for Denial on Appeal -- Reasons Other than Exemptions",
    "VI.C.3": 'Reasons for Denial on Appeal -- "Other" Reasons',
    "VI.C.4": "Response Time for Administrative Appeals",
    "VI.C.5": "Ten Oldest Pending Administrative Appeals",
    "VII.A": "FOIA Requests -- Response Time for All Processed Perfected Requests",
    "VII.B": "Processed Requests -- Response Time for Perfected Requests in Which Information Was Granted",
    "VII.C.1": "Processed Simple Requests -- Response Time in Day Increments",
    "VII.C.2": "Processed Complex Requests -- Response Time in Day Increments",
    "VII.C.3": "Processed Requests Granted Expedited Processing -- Response Time in Day Increments",
    "VII.D": "Pending Requests -- All Pending Perfected Requests",
    "VII.E": "Pending Requests -- Ten Oldest Pending Perfected Requests",
    "VIII.A": "Requests for Expedited Processing", "VIII.B": "Requests for Fee Waiver",
    "XI.A": "Number of Times Subsection (C) Used", "XI.B": "Number of Subsection (A)(2) Postings",
    "XII.A": "Backlogs of FOIA Requests and Administrative Appeals",
    "XII.B": "Consultations on FOIA Requests -- Received, Processed, and Pending Consultations",
    "XII.C": "Consultations on FOIA Requests -- Ten Oldest Consultations Received from Other Agencies and Pending at "
    "the Agency",
    "XII.D.1": "Comparison of Numbers of Requests from Previous and Current Annual Report -- Requests Received and "
    "Processed",
    "XII.D.2": "Comparison of Numbers of Requests from Previous and Current Annual Report -- Backlogged Requests",
    "XII.E.1": "Comparison of Numbers of Administrative Appeals from Previous and Current Annual Report -- Appeals "
    "Received and Processed",
    "XII.E.2": "Comparison of Numbers of Administrative Appeals from Previous and Current Annual Report -- Backlogged "
    "Appeals",
}  # fmt: skip
OTHERS = (
    "No Records", "All Records Referred to Another Component or Agency", "Request Withdrawn", "Fee-Related Reason",
    "Records not Reasonably Described", "Improper FOIA Request for Other Reason", "Not Agency Record",
    "Duplicate Request", "Other *Explain in Chart Below",
)  # fmt: skip
ON_APPEAL = (
    "No Records", "Records Referred at Initial Request Level", "Request Withdrawn", "Fee-Related Reason",
    "Records not Reasonably Described", "Improper Request for Other Reasons", "Not Agency Record",
    "Duplicate Request or Appeal", "Request in Litigation",
    "Appeal Based Solely on Denial of Request for Expedited Processing", "Other *Explain in chart below",
)  # fmt: skip
EXEMPTIONS = tuple(f"Ex. {n}" for n in ("1", "2", "3", "4", "5", "6", *(f"7({c})" for c in "ABCDEF"), "8", "9"))
BANDS = (
    "<1-20 Days", "21-40 Days", "41-60 Days", "61-80 Days", "81-100 Days", "101-120 Days", "121-140 Days",
    "141-160 Days", "161-180 Days", "181-200 Days", "201-300 Days", "301-400 Days", "401+ Days",
)  # fmt: skip
TRACKS = ("SIMPLE", "COMPLEX", "EXPEDITED PROCESSING")
RANKS = ("10th Oldest Request", "9th", "8th", "7th", "6th", "5th", "4th", "3rd", "2nd", "Oldest Request")
AGENCY = "Agency / Component"
REASONS = ("Records held by a contractor", "Requester could not be reached", "Court sealed", "Aggregated cases")

Table = list[list[str]]


class Report:
    """A report and what may be done to it before it is written."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.random = Random(seed)
        self.year = self.random.randint(2016, 2024)
        self.format = self.random.choice(("md", "md", "mixed", "html", "txt"))
        self.tables: dict[str, Table] = {}
        self.notes: dict[str, list[str]] = {}
        self.headings = _headings(self.random)
        self.title = _title(self.random, self.year)
        self.extra = ""
        self.commas = self.random.random() < 0.7
        self.components = self.random.sample(NAMES, self.random.choice((1, 2, 2, 3, 4, 6)))
        _fill(self)

    @property
    def name(self) -> str:
        return f"report.{'md' if self.format == 'mixed' else self.format}"

    @property
    def markup(self) -> str:
        """The report in the markup of reportlint.testing."""
        blocks = [f"# {self.title}"]
        for id, heading in self.headings.items():
            blocks.append(f"{'##' if '.' not in id else '###'} {heading}")
            if id in {"I", "II", "III"}:
                blocks.append(_narrative(id, self))
            if id in self.tables:
                blocks.append("\n".join("| " + " | ".join(row) + " |" for row in self.tables[id]))
            blocks += self.notes.get(id, [])
        return "\n\n".join(blocks) + "\n"

    def write(self) -> bytes:
        document = parse(self.markup)
        if self.format != "mixed":
            return WRITERS[self.format](document)
        random = Random(self.seed)
        parts = []
        for block in document.blocks:
            html = isinstance(block, DocumentTable) and random.random() < 0.6
            parts.append(_as_html(block) if html else WRITERS["md"](Document((block,))).decode().rstrip("\n"))
        return ("\n\n".join(parts) + "\n").encode()

    def figure(self, number: int) -> str:
        return f"{number:,}" if self.commas else str(number)


def _as_html(table: DocumentTable) -> str:
    """A table as sites write it into Markdown, merged cells and all."""
    rows = [""] * table.rows
    for cell in table.cells:
        spans = "".join(f' {name}="{n}"' for name, n in (("rowspan", cell.rowspan), ("colspan", cell.colspan)) if n > 1)
        rows[cell.row] += f"\n<td{spans}> {escape(cell.text)} </td>"
    return "<table>\n" + "\n".join(f"<tr>{row}\n</tr>" for row in rows) + "\n</table>"


def _title(random: Random, year: int) -> str:
    agency = random.choice(("Bureau of Sample Affairs", "Sample Agency", "Example Commission"))
    return random.choice((
        f"{agency}: Annual FOIA Report for Fiscal Year {year}", f"{agency} FY {year} Annual FOIA Report",
        f"{agency} Freedom of Information Act Annual Report, Fiscal Year {year}",
        f"FOIA Annual Report (FY {year})", f"{agency} {year} Annual FOIA Report",
    ))  # fmt: skip


def _headings(random: Random) -> dict[str, str]:
    """Heading by id, all in one of the ways that agencies write them."""
    style = random.choice(("Section {}: ", "{}. ", "{}.  ", "SECTION {} - "))
    capitals, dash = random.random() < 0.5, random.choice((" -- ", " — ", " - "))
    digit = random.choice(("{}.({})", "{}.{}", "{}. ({})"))
    bare = random.random() < 0.3
    found: dict[str, str] = {}
    for top, words in TOPS.items():
        parts = [id for id in PARTS if id.startswith(top + ".")]
        found[top] = f"Section {top}" if bare and parts else style.format(top) + words
        for id in parts:
            number = digit.format(id[:-2], id[-1]) if id.count(".") == 2 else id
            name = PARTS[id].replace(" -- ", dash)
            found[id] = f"{number}. {name.upper() if capitals else name}"
    return found


def _narrative(id: str, report: Report) -> str:
    return {
        "I": "Questions about this report go to the FOIA Officer, 1 Example Way, Sampletown, 000-555-0100.",
        "II": "Requests are received at the address above. Some are not granted, because an exemption applies.",
        "III": "A backlog holds what is pending longer than the law allows, as in fiscal year 2019.",
    }[id]


def _split(random: Random, total: int, parts: int) -> list[int]:
    """A number cut into parts by chance, most of them 0 where it is small."""
    found = [0] * parts
    weights = [random.random() ** 3 for _ in range(parts)]
    for at in random.choices(range(parts), weights, k=min(total, 40)):
        found[at] += 1
    found[0] += total - sum(found)
    return found


def _rows(report: Report, per: dict[str, list[int]], overall: bool = True) -> Table:
    """Rows of counts, with their sums as the agency overall."""
    rows = [[name, *map(report.figure, numbers)] for name, numbers in per.items()]
    if overall:
        sums = [sum(column) for column in zip(*per.values(), strict=True)]
        rows.append([report.random.choice((OVERALL, "Agency Overall")), *map(report.figure, sums)])
    return rows


def _fill(report: Report) -> None:
    random = report.random
    alone = len(report.components) == 1 and random.random() < 0.3
    appealed = report.components if random.random() < 0.5 else report.components[:1]
    data = {name: _component(random, name in appealed) for name in report.components}
    put = report.tables
    end_of_year = "as of End of Fiscal Year"

    def table(id: str, head: Sequence[str], values: Callable[[dict[str, int | list[int]]], list[int]],
              names: Sequence[str] = report.components) -> None:  # fmt: skip
        rows = _rows(report, {name: values(data[name]) for name in names})
        put[id] = [[AGENCY, *head], *(rows[-1:] if alone else rows)]

    def flow(what: str) -> list[str]:
        return [f"Number of {what} Pending as of Start of Fiscal Year", f"Number of {what} Received in Fiscal Year",
                f"Number of {what} Processed in Fiscal Year", f"Number of {what} Pending {end_of_year}"]  # fmt: skip

    put["IV"] = [["Statute", "Type of Information Withheld", "Case Citation", AGENCY,
                  "Number of Times Relied upon by Agency / Component",
                  "Total Number of Times Relied upon by Agency Overall"],
                 ["N/A", "N/A", "N/A", report.components[0], "0", "0"]]  # fmt: skip
    put["III"] = [["Component Abbreviation", "Component Name"], *([n, f"The {n}"] for n in report.components)]
    table("V.A", flow("Requests"), lambda d: d["requests"])
    table("V.B.1", (), lambda d: [*d["disposed"], sum(d["disposed"])])
    first = ["Number of Full Grants", "Number of Partial Grants / Partial Denials",
             "Number of Full Denials Based on Exemptions"]  # fmt: skip
    group = ["Number of Full Denials Based on Reasons Other than Exemptions", *["<"] * 8]
    put["V.B.1"][:1] = [[AGENCY, *first, *group, "TOTAL"], ["^", "^", "^", "^", *OTHERS, "^"]]
    put["V.B.2"] = _reasons(report, {n: data[n]["disposed"][-1] for n in report.components}, "Chart B(1)")
    table("V.B.3", EXEMPTIONS, lambda d: d["exemptions"])
    table("VI.A", flow("Appeals"), lambda d: d["appeals"], appealed)
    table("VI.B", ("Number Affirmed on Appeal", "Number Partially Affirmed & Partially Reversed / Remanded on Appeal",
                   "Number Completely Reversed / Remanded on Appeal", "Number of Appeals Closed for Other Reasons",
                   "TOTAL"), lambda d: [*d["decided"], sum(d["decided"])], appealed)  # fmt: skip
    table("VI.C.1", EXEMPTIONS, lambda d: d["appeal exemptions"], appealed)
    table("VI.C.2", ON_APPEAL, lambda d: d["appeal reasons"], appealed)
    put["VI.C.3"] = _reasons(report, {n: data[n]["appeal reasons"][-1] for n in appealed}, "Chart C(2)")
    head = ["Median Number of Days", "Average Number of Days", "Lowest Number of Days", "Highest Number of Days"]
    put["VI.C.4"] = [[AGENCY, *head], *_days(random, {n: [data[n]["appeals"][2]] for n in appealed})]
    put["VI.C.5"] = _oldest(report, {n: data[n]["appeals"][3] for n in appealed}, "Date of Appeal")
    groups = [[AGENCY, *(w for t in TRACKS for w in (t, "<", "<", "<"))], ["^", *head * 3]]
    put["VII.A"] = [*groups, *_days(random, {n: d["tracks"] for n, d in data.items()})]
    put["VII.B"] = [*groups, *_days(random, {n: d["tracks"] for n, d in data.items()})]
    for at in range(3):
        table(f"VII.C.{at + 1}", (*BANDS, "TOTAL"), lambda d, at=at: [*d["bands"][at], d["tracks"][at]])
    _pending(report, data)
    both = ["Median Number of Days to Adjudicate", "Average Number of Days to Adjudicate"]
    put["VIII.A"] = [[AGENCY, "Number Granted", "Number Denied", *both, "Number Adjudicated Within Ten Calendar Days"],
                     *_adjudicated(report, True)]  # fmt: skip
    put["VIII.B"] = [[AGENCY, "Number Granted", "Number Denied", *both], *_adjudicated(report, False)]
    _money(report)
    table("XI.A", ["Number of Times Subsection Used"], lambda d: d["times"])
    table("XI.B", ["Number of Records Posted by the FOIA Office", "Number of Records Posted by Program Offices"],
          lambda d: d["postings"])  # fmt: skip
    table("XII.A", [f"Number of Backlogged Requests {end_of_year}", f"Number of Backlogged Appeals {end_of_year}"],
          lambda d: d["backlog"])  # fmt: skip
    for row in put["XII.A"][1:] if not alone else ():
        if row[0] not in appealed and row[0].upper() != OVERALL and random.random() < 0.5:
            row[2] = random.choice(("N/A", "n/a"))
    what = "Number of Consultations Received from Other Agencies"
    table("XII.B", [f"{what} that were Pending at the Agency as of Start of the Fiscal Year",
                    f"{what} During the Fiscal Year",
                    f"{what} that were Processed by the Agency During the Fiscal Year",
                    f"{what} that were Pending at the Agency as of End of the Fiscal Year"],
          lambda d: d["consultations"])  # fmt: skip
    put["XII.C"] = _oldest(report, {n: data[n]["consultations"][3] for n in report.components}, "Date")
    _comparisons(report, data, appealed, alone)
    if random.random() < 0.5:
        _footnote(report)


def _component(random: Random, appeals: bool) -> dict[str, list]:
    size = random.choice((3, 20, 150, 1500))
    tracks = [random.randint(0, size), random.randint(0, size), random.choice((0, 0, random.randint(0, 9)))]
    processed = sum(tracks) + random.randint(0, size // 3)
    end = random.choice((0, random.randint(0, size)))
    start = random.randint(0, processed + end)
    partial = [random.randint(0, end // 2), random.randint(0, end // 4), 0]
    backlog = random.randint(0, sum(partial))
    done = random.randint(0, 12) if appeals else 0
    left = random.randint(0, 6) if appeals else 0
    begun = random.randint(0, done + left)
    reasons = _split(random, random.randint(0, 5) if done else 0, len(ON_APPEAL))
    begun_consultations = random.randint(0, 3)
    consulted = random.randint(0, begun_consultations)
    return {
        "tracks": tracks, "bands": [_split(random, n, len(BANDS)) for n in tracks],
        "requests": [start, processed + end - start, processed, end],
        "disposed": _split(random, processed, 12), "exemptions": _split(random, processed // 2, len(EXEMPTIONS)),
        "appeals": [begun, done + left - begun, done, left], "decided": _split(random, done, 4),
        "appeal exemptions": _split(random, done // 2, len(EXEMPTIONS)), "appeal reasons": reasons,
        "pending": partial, "backlog": [backlog, random.randint(0, left)], "times": [random.choice((0, 0, 3))],
        "postings": [random.randint(0, 90), random.randint(0, 90)],
        "consultations": [begun_consultations, 2, consulted + 2, begun_consultations - consulted],
        "last backlog": [random.randint(0, start), random.randint(0, begun)],
    }  # fmt: skip


def _reasons(report: Report, counts: dict[str, int], chart: str) -> Table:
    rows: Table = [[AGENCY, f'Description of "Other" Reasons for Denials from {chart}',
                    'Number of Times "Other" Reason Was Relied Upon', "TOTAL"]]  # fmt: skip
    for name, count in counts.items():
        parts = [n for n in _split(report.random, count, len(REASONS)) if n] or [0]
        for at, part in enumerate(parts):
            words = REASONS[at] if count else "N/A"
            rows.append([name if not at else "^", words, report.figure(part), report.figure(count) if not at else "^"])
    return [*rows, [OVERALL, "", "", report.figure(sum(counts.values()))]]


def _days(random: Random, per: dict[str, list[int]]) -> Table:
    """Median, average, lowest and highest days of each track; N/A where nothing was processed."""
    ranges: dict[str, list[tuple[int, int] | None]] = {}
    for name, tracks in per.items():
        ranges[name] = [(random.choice((0, 1, 4)), random.randint(5, 900)) if count else None for count in tracks]
    together = [[r for r in column if r is not None] for column in zip(*ranges.values(), strict=True)]
    ranges[OVERALL] = [(min(r[0] for r in rs), max(r[1] for r in rs)) if rs else None for rs in together]
    rows: Table = []
    for name, tracks in ranges.items():
        row = [name]
        for track in tracks:
            if track is None:
                row += ["N/A"] * 4
                continue
            low, high = track
            row += [str(random.randint(max(low, 1), high)), f"{random.uniform(max(low, 1), high):.2f}"]
            row += [str(low) if low else "<1", str(high)]
        rows.append(row)
    return rows


def _oldest(report: Report, counts: dict[str, int], words: str) -> Table:
    rows: Table = [[AGENCY, "", *RANKS]]
    for name, count in [*counts.items(), (OVERALL, sum(counts.values()))]:
        shown = min(10, count)
        days = sorted(report.random.sample(range(5, 900), shown))
        end = date(report.year, 9, 30)
        blank = 10 - shown
        rows.append([name, words, *["N/A"] * blank, *((end - timedelta(d)).isoformat() for d in days)])
        rows.append(["^", "Number of Days", *["0"] * blank, *map(str, days)])
    return rows


def _pending(report: Report, data: dict[str, dict[str, list]]) -> None:
    """VII.D and VII.E, which speak of the same requests."""
    counts = {name: sum(d["pending"]) for name, d in data.items()}
    oldest = _oldest(report, counts, "Date of Receipt")
    days = {oldest[at][0]: oldest[at + 1][-1] for at in range(1, len(oldest), 2)}
    head = ["Number Pending", "Median Number of Days", "Average Number of Days"]
    rows: Table = [[AGENCY, *(w for t in TRACKS for w in (t, "<", "<"))], ["^", *head * 3]]
    sums = [sum(column) for column in zip(*(d["pending"] for d in data.values()), strict=True)]
    for name, tracks in [*((n, d["pending"]) for n, d in data.items()), (OVERALL, sums)]:
        row = [name]
        for count in tracks:
            one = days[name] if sum(tracks) == 1 else str(report.random.randint(1, 400))
            row += [report.figure(count), one if count else "N/A", one if count else "N/A"]
        rows.append(row)
    report.tables["VII.D"], report.tables["VII.E"] = rows, oldest


def _adjudicated(report: Report, ten: bool) -> Table:
    random = report.random
    rows: Table = []
    sums = [0, 0, 0]
    for name in report.components:
        granted, denied = random.randint(0, 5), random.randint(0, 5)
        inside = random.randint(0, granted + denied)
        sums = [a + b for a, b in zip(sums, (granted, denied, inside), strict=True)]
        days = ["3", "4.5"] if granted + denied else ["N/A", "N/A"]
        within = str(inside) if granted + denied else random.choice(("0", "N/A"))
        rows.append([name, str(granted), str(denied), *days, *([within] if ten else [])])
    return [*rows, [OVERALL, str(sums[0]), str(sums[1]), "3", "4.1", *([str(sums[2])] if ten else [])]]


def _money(report: Report) -> None:
    random = report.random
    sign = random.choice(("$", ""))
    rows: Table = []
    fees: Table = []
    sums = [0.0] * 5
    for name in report.components:
        staff, equal = random.randint(0, 9), random.randint(0, 300) / 100
        cost, court = random.randint(1, 10**8) / 100, random.choice((0, random.randint(1, 10**7) / 100))
        fee = random.choice((0, random.randint(0, 10**5) / 100))
        sums = [a + b for a, b in zip(sums, (staff, equal, cost, court, fee), strict=True)]
        rows.append([name, str(staff), f"{equal:.2f}", f"{staff + equal:.2f}", f"{sign}{cost:,.2f}",
                     f"{sign}{court:,.2f}", f"{sign}{cost + court:,.2f}"])  # fmt: skip
        fees.append([name, f"{sign}{fee:,.2f}", f"{100 * fee / cost:.2f}%"])
    staff, equal, cost, court, fee = sums
    rows.append([OVERALL, f"{staff:.0f}", f"{equal:.2f}", f"{staff + equal:.2f}", f"{sign}{cost:,.2f}",
                 f"{sign}{court:,.2f}", f"{sign}{cost + court:,.2f}"])  # fmt: skip
    fees.append([OVERALL, f"{sign}{fee:,.2f}", f"{100 * fee / cost:.2f}%"])
    words = random.choice((["PERSONNEL", "<", "<", "COSTS", "<", "<"], ["Personnel", "<", "<", "Costs", "<", "<"]))
    head = ['Number of "Full-Time FOIA Employees"', 'Number of "Equivalent Full-Time FOIA Employees"',
            'Total Number of "Full-Time FOIA Staff"', "Processing Costs", "Litigation-Related Costs", "Total Costs"]  # fmt: skip
    report.tables["IX"] = [[AGENCY, *words], ["^", *head], *rows]
    report.tables["X"] = [[AGENCY, "Total Amount of Fees Collected", "Percentage of Total Costs"], *fees]


def _comparisons(report: Report, data: dict[str, dict[str, list]], appealed: Sequence[str], alone: bool) -> None:
    dated = report.random.random() < 0.4
    last = f"Fiscal Year {report.year - 1}" if dated else "Fiscal Year from Last Year's Annual Report"
    now = f"Fiscal Year {report.year}" if dated else "Fiscal Year from Current Annual Report"
    for top, key, names in (("D", "requests", report.components), ("E", "appeals", list(appealed))):
        what, at = key.capitalize(), 0 if key == "requests" else 1
        per = {}
        for name in names:
            received, processed = data[name][key][1:3]
            older = report.random.randint(0, received + 5)
            per[name] = [older, received, older, processed]
        rows = _rows(report, per)
        report.tables[f"XII.{top}.1"] = [
            [AGENCY, f"NUMBER OF {what.upper()} RECEIVED", "<", f"NUMBER OF {what.upper()} PROCESSED", "<"],
            ["^", f"Number Received During {last}", f"Number Received During {now}",
             f"Number Processed During {last}", f"Number Processed During {now}"],
            *(rows[-1:] if alone else rows),
        ]  # fmt: skip
        rows = _rows(report, {n: [data[n]["last backlog"][at], data[n]["backlog"][at]] for n in names})
        words = f"Number of Backlogged {what} as of End of the"
        report.tables[f"XII.{top}.2"] = [[AGENCY, f"{words} {last}", f"{words} {now}"], *(rows[-1:] if alone else rows)]


def _footnote(report: Report) -> None:
    """A component that corrected last year's number, and says so under V.A."""
    row = report.tables["V.A"][1]
    mark = report.random.choice(("*", " *", "**", "†"))
    if report.random.random() < 0.5:
        row[0] += mark
    else:
        row[1] += mark
    report.notes["V.A"] = [f"{mark.strip()} The number pending at the start was corrected after a review of the files."]


def honest(seed: int) -> Report:
    return Report(seed)
